// Fonts: the faces Xylem draws with - Inter for words, Material Icons for signs, Noto for every other script.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "xylem/base/result.h"

namespace xylem::text {

enum class Weight { regular, medium, semibold, bold };

/// A face on disk, as ImGui's font atlas wants it; `face` is the number of the face in a collection (.ttc).
struct FontFile {
  std::filesystem::path path;
  int face = 0;
  friend bool operator==(const FontFile&, const FontFile&) = default;
};

/// A private set of fonts: the program's own fontconfig and Pango state, apart from any other in the process.
/// A cheap value: copies share one set.
///
/// Threads  every function of this room may be called from any thread; calls that share one set wait for one another
///          (one label shapes in about 0.1 ms).
class Fonts {
 public:
  /// The fonts of the system, or only those that the fontconfig file `config` names (tests: the same text everywhere).
  /// Errors  not_found, naming the font and the Debian package, when Inter or Material Icons is not there; not_found
  ///         when `config` is given and cannot be read.
  /// Cost    20 to 100 ms, more when fontconfig has no cache yet.
  [[nodiscard]] static base::Result<Fonts> open(const std::filesystem::path& config = {});

  /// The file of Inter in `weight`.
  [[nodiscard]] const FontFile& words(Weight weight) const;
  /// The file of Material Icons.
  [[nodiscard]] const FontFile& icons() const;
  /// The first font, Noto before others, that has a glyph for `code_point`; nothing when no font has. Cost: ~1 ms.
  [[nodiscard]] std::optional<FontFile> with_glyph(char32_t code_point) const;

  /// What is private to the room.
  struct State;
  [[nodiscard]] State& state() const { return *state_; }

 private:
  explicit Fonts(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::shared_ptr<State> state_;
};

/// Versions of the shaping and drawing libraries, as "1.50.12 1.16.0" (Pango, Cairo): pictures with text are alike,
/// pixel by pixel, only between equal ones.
[[nodiscard]] std::string library_versions();

}  // namespace xylem::text
