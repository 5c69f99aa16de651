// Colors: reading, blending, contrast.
#include "xylem/geometry/color.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace xylem::geometry {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t blended(std::uint8_t a, std::uint8_t b, float t) {
  return static_cast<std::uint8_t>(static_cast<float>(a) + (static_cast<float>(b) - static_cast<float>(a)) * t + 0.5F);
}

}  // namespace

std::optional<Color> color_from(std::string_view text) {
  if (text.empty() || text.front() != '#') return std::nullopt;
  text.remove_prefix(1);
  if (text.size() != 3 && text.size() != 6 && text.size() != 8) return std::nullopt;
  std::array<int, 8> digits{};
  for (std::size_t i = 0; i < text.size(); ++i) {
    digits.at(i) = hex_digit(text[i]);
    if (digits.at(i) < 0) return std::nullopt;
  }
  const auto pair = [&](std::size_t i) { return static_cast<std::uint8_t>(digits.at(i) * 16 + digits.at(i + 1)); };
  if (text.size() == 3) {
    return Color{static_cast<std::uint8_t>(digits[0] * 17), static_cast<std::uint8_t>(digits[1] * 17),
                 static_cast<std::uint8_t>(digits[2] * 17)};
  }
  return Color{pair(0), pair(2), pair(4), text.size() == 8 ? pair(6) : std::uint8_t{255}};
}

std::string to_text(Color color) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = "#";
  const auto put = [&](std::uint8_t channel) {
    text += kDigits[channel >> 4U];
    text += kDigits[channel & 15U];
  };
  put(color.r);
  put(color.g);
  put(color.b);
  if (color.a != 255) put(color.a);
  return text;
}

Color over(Color top, Color ground) {
  const float alpha = static_cast<float>(top.a) / 255.0F;
  return {blended(ground.r, top.r, alpha), blended(ground.g, top.g, alpha), blended(ground.b, top.b, alpha), ground.a};
}

Color mixed(Color a, Color b, float t) {
  t = std::clamp(t, 0.0F, 1.0F);
  return {blended(a.r, b.r, t), blended(a.g, b.g, t), blended(a.b, b.b, t), blended(a.a, b.a, t)};
}

double luminance(Color color) { return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b); }

double contrast(Color a, Color b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace xylem::geometry
