// The tokens of the two themes, and what color blindness makes of them.
#include "xylem/scene/theme.h"

#include <algorithm>
#include <cmath>

namespace xylem::scene {
namespace {

using geometry::Color;
using geometry::rgb;

// Funders are darker than a gold of #A8821A would be: who lacks red cones cannot tell that one from industry.
constexpr std::array kSectorColors{rgb(0x1F8A4C), rgb(0x2F6FDE), rgb(0x7A4FD1), rgb(0xD9731A),
                                   rgb(0x0B8F86), rgb(0xD1416B), rgb(0x5A6B7E), rgb(0x8C6D1F)};
constexpr std::array kCapitalColors{rgb(0xD9A514), rgb(0x7A4FD1), rgb(0xD9731A), rgb(0x0B8F86), rgb(0x2F6FDE)};

constexpr Theme kLight{
    .name = "light",
    .dark = false,
    .window = rgb(0xF6F7F4),
    .canvas = rgb(0xFBFBF9),
    .panel = rgb(0xFFFFFF),
    .hairline = rgb(0xE2E5DF),
    .soft = rgb(0xEEF1EC),
    .text = rgb(0x1C2420),
    .muted = rgb(0x5C6761),
    .edge = rgb(0xB9C2BC),
    .accent = rgb(0x197741),
    .accent_soft = rgb(0xE2F2E8),
    .on_accent = rgb(0xFFFFFF),
    .gap = rgb(0xB43A08),
    .gap_soft = rgb(0xFCEBE2),
    .gives = rgb(0x197741),
    .receives = rgb(0x4667AE),
    .gives_fill = rgb(0x197741),
    .receives_fill = rgb(0x6E8BC9),
    .icon = rgb(0xFFFFFF),
    .sectors = kSectorColors,
    .capitals = kCapitalColors,
    .unknown_sector = rgb(0x7B857F),
};

constexpr Theme kDark{
    .name = "dark",
    .dark = true,
    .window = rgb(0x0F1513),
    .canvas = rgb(0x121917),
    .panel = rgb(0x182120),
    .hairline = rgb(0x2A3532),
    .soft = rgb(0x202B29),
    .text = rgb(0xE8EEEA),
    .muted = rgb(0x93A29B),
    .edge = rgb(0x3B4945),
    .accent = rgb(0x4CC27C),
    .accent_soft = rgb(0x1C3A2A),
    .on_accent = rgb(0x0F1513),
    .gap = rgb(0xFB923C),
    .gap_soft = rgb(0x3A2516),
    .gives = rgb(0x4CC27C),
    .receives = rgb(0x8FA8DD),
    .gives_fill = rgb(0x4CC27C),
    .receives_fill = rgb(0x6E8BC9),
    .icon = rgb(0xFFFFFF),
    .sectors = kSectorColors,
    .capitals = kCapitalColors,
    .unknown_sector = rgb(0x7B857F),
};

// Sky blue, orange, bluish green, yellow, reddish purple, vermilion.
constexpr std::array kTintColors{rgb(0x56B4E9), rgb(0xE69F00), rgb(0x009E73),
                                 rgb(0xF0E442), rgb(0xCC79A7), rgb(0xD55E00)};
static_assert(kTintColors.size() == kTintHues);

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t encoded(double value) {
  value = std::clamp(value, 0.0, 1.0);
  const double c = value <= 0.0031308 ? value * 12.92 : 1.055 * std::pow(value, 1.0 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(c * 255.0));
}

using Matrix = std::array<double, 9>;
constexpr Matrix kProtan{0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998};
constexpr Matrix kDeutan{0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881};
constexpr Matrix kTritan{1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900};

const Matrix& matrix_of(ColorVision vision) {
  switch (vision) {
    case ColorVision::protan:
      return kProtan;
    case ColorVision::deutan:
      return kDeutan;
    case ColorVision::tritan:
      return kTritan;
  }
  return kProtan;
}

}  // namespace

const Theme& light_theme() { return kLight; }
const Theme& dark_theme() { return kDark; }

TintLook tint_look(std::size_t hue, const Theme& theme) {
  const Color color = kTintColors.at(hue);
  return {mixed(theme.canvas, color, 0.17F),
          mixed(mixed(theme.canvas, color, theme.dark ? 0.5F : 0.7F), theme.text, theme.dark ? 0.0F : 0.16F)};
}

std::vector<Pairing> pairings(const Theme& theme) {
  std::vector<Pairing> list;
  const std::array grounds{theme.window, theme.canvas, theme.panel, theme.soft};
  for (const Color ground : grounds) {
    list.push_back({"text", theme.text, ground});
    list.push_back({"muted text", theme.muted, ground});
    list.push_back({"accent as text", theme.accent, ground});
    list.push_back({"gap as text", theme.gap, ground});
    list.push_back({"gives as text", theme.gives, ground});
    list.push_back({"receives as text", theme.receives, ground});
  }
  list.push_back({"text on accent", theme.on_accent, theme.accent});
  list.push_back({"text on soft accent", theme.text, theme.accent_soft});
  list.push_back({"muted text on soft accent", theme.muted, theme.accent_soft});
  list.push_back({"text on soft gap", theme.text, theme.gap_soft});
  list.push_back({"gap as text on soft gap", theme.gap, theme.gap_soft});
  for (std::size_t hue = 0; hue < kTintHues; ++hue) {
    list.push_back({"text on a tint", theme.text, tint_look(hue, theme).fill});
    list.push_back({"muted text on a tint", theme.muted, tint_look(hue, theme).fill, 3.0});
  }
  for (const Color sector : theme.sectors) {
    list.push_back({"icon on a disc", theme.icon, sector, 3.0});
    list.push_back({"disc on the canvas", sector, theme.canvas, 3.0});
  }
  list.push_back({"icon on a disc without sector", theme.icon, theme.unknown_sector, 3.0});
  list.push_back({"disc without sector on the canvas", theme.unknown_sector, theme.canvas, 3.0});
  list.push_back({"ghost's outline", theme.gap, theme.canvas, 3.0});
  return list;
}

Color seen_with(ColorVision vision, Color color) {
  const Matrix& m = matrix_of(vision);
  const double r = linear(color.r);
  const double g = linear(color.g);
  const double b = linear(color.b);
  return {encoded(m[0] * r + m[1] * g + m[2] * b), encoded(m[3] * r + m[4] * g + m[5] * b),
          encoded(m[6] * r + m[7] * g + m[8] * b), color.a};
}

}  // namespace xylem::scene
