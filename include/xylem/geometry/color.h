// Colors: straight (not premultiplied) sRGB with alpha, and the contrast between two of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace xylem::geometry {

struct Color {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
  std::uint8_t a = 255;

  [[nodiscard]] constexpr Color with_alpha(float alpha) const {
    return {r, g, b, static_cast<std::uint8_t>(alpha <= 0.0F ? 0.0F : alpha >= 1.0F ? 255.0F : alpha * 255.0F + 0.5F)};
  }
  friend bool operator==(Color, Color) = default;
};

/// The color written as 0xRRGGBB, opaque.
[[nodiscard]] constexpr Color rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16U), static_cast<std::uint8_t>(hex >> 8U), static_cast<std::uint8_t>(hex)};
}

/// "#rgb", "#rrggbb" or "#rrggbbaa", any case; nothing for other text.
[[nodiscard]] std::optional<Color> color_from(std::string_view text);
/// "#rrggbb", with "aa" behind when not opaque.
[[nodiscard]] std::string to_text(Color color);

/// `top` over an opaque `ground`, blended as the screen does it (in sRGB, source over).
[[nodiscard]] Color over(Color top, Color ground);
[[nodiscard]] Color mixed(Color a, Color b, float t);

/// Relative luminance, 0 (black) to 1 (white). Source: WCAG 2.1.
[[nodiscard]] double luminance(Color color);
/// Contrast ratio of two opaque colors, 1 to 21, order does not matter. Source: WCAG 2.1.
[[nodiscard]] double contrast(Color a, Color b);

}  // namespace xylem::geometry
