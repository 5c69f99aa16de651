// Measuring text: how much room a string takes, in any script and direction.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "xylem/text/fonts.h"

namespace xylem::text {

struct TextStyle {
  float size_px = 13.0F;  // em size in pixels
  Weight weight = Weight::regular;
  bool tabular = false;  // digits of equal width
  friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

/// The room of one line in pixels: `width` is the advance, `ascent` goes up and `descent` down from the baseline; both
/// are those of the fonts used, the same for all words of one script.
struct Extent {
  float width = 0.0F;
  float ascent = 0.0F;
  float descent = 0.0F;
  [[nodiscard]] float height() const { return ascent + descent; }
  friend bool operator==(const Extent&, const Extent&) = default;
};

/// Measures and remembers. Text is not hinted, so one measurement serves every size.
///
/// Threads  one thread at a time for each Measure; several may share one Fonts.
/// Cost     about 0.1 ms for a new string, well under 1 us for a known one; forgets all beyond 50,000 strings.
class Measure {
 public:
  explicit Measure(Fonts fonts) : fonts_(std::move(fonts)) {}

  /// The extent of `text` (UTF-8; line breaks and control characters count as blanks, ill-formed bytes as U+FFFD) on
  /// one line. Only the first 2,000 bytes of a longer text are measured, as only they are drawn.
  [[nodiscard]] Extent operator()(std::string_view text, const TextStyle& style);

  [[nodiscard]] const Fonts& fonts() const { return fonts_; }

 private:
  Fonts fonts_;
  std::unordered_map<std::string, Extent> known_;
};

/// `text` on at most `max_lines` lines of `width_px`: the extent of the block (`width` of the widest line, `ascent` to
/// the first baseline, `descent` from it to the bottom of the last line). What does not fit ends in "…".
[[nodiscard]] Extent measure_block(const Fonts& fonts, std::string_view text, const TextStyle& style, float width_px,
                                   int max_lines);

/// Whether ImGui's own text drawing shows `text` rightly: left to right, no shaping, code points below U+10000.
/// False for Arabic, Hebrew, the Indic and South-East Asian scripts, combining marks, emoji: draw those from the Atlas.
[[nodiscard]] bool is_simple(std::string_view text);

}  // namespace xylem::text
