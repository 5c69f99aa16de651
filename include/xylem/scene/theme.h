// Themes: every color of the program, light and dark; shared by the map, pictures and panels.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "xylem/geometry/color.h"

namespace xylem::scene {

/// The eight groups of sectors that the legend shows first.
enum class SectorGroup : std::uint8_t {
  backbone,
  schools,
  higher_education,
  industry,
  museums,
  community,
  government,
  funders
};
inline constexpr std::size_t kSectorGroups = 8;

/// The five kinds of capital that move between partners.
enum class Capital : std::uint8_t { economic, didactic, cultural, infrastructural, social };
inline constexpr std::size_t kCapitals = 5;

struct Theme {
  std::string_view name;  // "light", "dark"
  bool dark = false;
  geometry::Color window, canvas, panel;  // grounds
  geometry::Color hairline, soft;         // lines between parts; quiet fills
  geometry::Color text, muted;            // words
  geometry::Color edge;                   // partnerships
  geometry::Color accent, accent_soft, on_accent;
  geometry::Color gap;                        // what is missing
  geometry::Color gap_soft;                   // its quiet fill
  geometry::Color gives, receives;            // as text
  geometry::Color gives_fill, receives_fill;  // as bars
  geometry::Color icon;                       // on discs of any sector
  std::array<geometry::Color, kSectorGroups> sectors;
  std::array<geometry::Color, kCapitals> capitals;
  geometry::Color unknown_sector;  // no sector given

  [[nodiscard]] geometry::Color of(SectorGroup group) const { return sectors.at(static_cast<std::size_t>(group)); }
  [[nodiscard]] geometry::Color of(Capital capital) const { return capitals.at(static_cast<std::size_t>(capital)); }
};

[[nodiscard]] const Theme& light_theme();
[[nodiscard]] const Theme& dark_theme();

/// The grounds of groups: so pale that words, ties and discs stay as clear on them, told apart by their rims as well.
/// Hues by M. Okabe, K. Ito, Color Universal Design (2008), which color-blind people tell apart.
struct TintLook {
  geometry::Color fill;
  geometry::Color rim;
};
inline constexpr std::size_t kTintHues = 6;
/// `hue` below kTintHues.
[[nodiscard]] TintLook tint_look(std::size_t hue, const Theme& theme);

/// What is read on what, for the test of contrast: text needs 4.5:1, large type and signs 3:1. Source: WCAG 2.1.
struct Pairing {
  std::string_view what;
  geometry::Color ink;
  geometry::Color ground;
  double least = 4.5;
};
[[nodiscard]] std::vector<Pairing> pairings(const Theme& theme);

/// `color` as somebody sees it who lacks one kind of cone.
/// Source: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, A Physiologically-based Model for Simulation of Color
/// Vision Deficiency (2009), severity 1, applied to linear RGB.
enum class ColorVision : std::uint8_t { protan, deutan, tritan };
[[nodiscard]] geometry::Color seen_with(ColorVision vision, geometry::Color color);

}  // namespace xylem::scene
