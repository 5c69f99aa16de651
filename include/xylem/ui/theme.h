// What panels are drawn with: the fonts in their sizes, and ImGui's style from the program's theme.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "xylem/scene/theme.h"
#include "xylem/text/fonts.h"
#include "xylem/text/measure.h"
#include "xylem/ui/imgui_compat.h"

namespace xylem::ui {

/// The kinds of words: 11 px small print and section heads, 13 px body, 15 px titles, 18 px figures, 17 px the field of
/// the start screen, 34 px its question; `strong` is semibold.
enum class Type : std::uint8_t { small, small_strong, body, strong, title, figure, lead, display };
inline constexpr std::size_t kTypes = 8;

/// A font at the size it is drawn in, logical pixels at text scale 1.
struct Face {
  ImFont* font = nullptr;
  float size = 13.0F;
};
struct Faces {
  std::array<Face, kTypes> words;
  Face icons;
  [[nodiscard]] const Face& of(Type type) const { return words.at(static_cast<std::size_t>(type)); }
};

/// Puts Inter and Material Icons into `atlas` in all sizes, sharp for `text_scale` on a screen with `device_scale`
/// pixels per logical one, and builds it; types that nobody writes in get the letters of European Latin only. What
/// stood in the atlas is gone: its texture must be made anew. Cost  about 80 ms.
[[nodiscard]] Faces load_faces(ImFontAtlas& atlas, const text::Fonts& fonts, float text_scale, float device_scale);
/// ImGui's own font in every role, for tests that only ask by name.
[[nodiscard]] Faces plain_faces(ImFontAtlas& atlas);

/// Sets ImGui's colors and measures: no grey, no borders, room on an 8 px grid.
void apply(const scene::Theme& theme, float text_scale, ImGuiStyle& style);

[[nodiscard]] inline ImU32 ink(geometry::Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }

/// A word as a picture: for text that ImGui draws wrongly (right to left, shaped, scripts that Inter lacks).
struct TextPicture {
  ImTextureID texture{};
  ImVec2 uv0, uv1;
  ImVec2 offset;        // of its top-left corner from the left end of the baseline, logical pixels
  ImVec2 size;          // logical pixels
  text::Extent extent;  // logical pixels
};
/// Opaque pixels row by row from the top, four bytes each: red, green, blue, alpha.
struct Dots {
  int width = 0;
  int height = 0;
  std::vector<std::uint32_t> pixels;
};
/// Where such pictures come from: the window makes them with Pango; tests have none.
class TextTextures {
 public:
  virtual ~TextTextures() = default;
  /// White on nothing, to be drawn in any color; nothing when it cannot be made.
  virtual std::optional<TextPicture> picture(std::string_view text, const text::TextStyle& style) = 0;
  /// The one picture that panels draw themselves; it may have another name after every put.
  virtual void put_dots(const Dots& /*dots*/) {}
  [[nodiscard]] virtual ImTextureID dots() const { return {}; }
};
[[nodiscard]] text::TextStyle style_of(Type type, float text_scale);

}  // namespace xylem::ui
