// Sizes, colors and dashes of facts.
#include "xylem/scene/encoding.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "xylem/ecosystem/taxonomy.h"
#include "xylem/scene/icons.h"

namespace xylem::scene {
namespace {

using ecosystem::Ecosystem;
using geometry::Color;

constexpr double kGraphicsContrast = 3.0;  // WCAG 2.1, 1.4.11

/// Icons for terms that somebody made up: plain shapes of no meaning.
constexpr std::array<std::string_view, 8> kSpareIcons{"star",   "flag",  "place",     "work",
                                                      "public", "build", "lightbulb", "layers"};

/// Which of the sectors without a color of their own `sector` is, by key: near ones then look different.
std::size_t place_among_spare(const Ecosystem& ecosystem, const ecosystem::SectorId& sector) {
  const auto before = [&](const ecosystem::Term& term) {
    return term.taxonomy == "sector" && !geometry::color_from(term.color) && term.key < sector.text();
  };
  return static_cast<std::size_t>(std::ranges::count_if(ecosystem.all<ecosystem::Term>(), before));
}

std::optional<char32_t> icon_of(const ecosystem::Term* term) {
  return term == nullptr ? std::nullopt : icon_from(term->icon);
}

}  // namespace

float radius_for(double value, double largest) {
  if (!std::isfinite(value) || value <= 0.0 || !(largest > 0.0)) return kSmallestRadius;
  const double share = std::min(1.0, value / largest);
  const double small = static_cast<double>(kSmallestRadius) * static_cast<double>(kSmallestRadius);
  const double large = static_cast<double>(kLargestRadius) * static_cast<double>(kLargestRadius);
  return static_cast<float>(std::sqrt(small + (large - small) * share));
}

Color on_canvas(Color color, const Theme& theme) {
  const Color pole = theme.dark ? geometry::rgb(0xFFFFFF) : geometry::rgb(0x000000);
  for (float t = 0.0F; t <= 1.0F; t += 0.04F) {
    const Color moved = mixed(color, pole, t);
    if (contrast(moved, theme.canvas) >= kGraphicsContrast) return moved;
  }
  return pole;
}

Color icon_color_on(Color fill, const Theme& theme) {
  const Color ink = geometry::rgb(0x0F1513);
  return contrast(theme.icon, fill) >= kGraphicsContrast || contrast(theme.icon, fill) >= contrast(ink, fill)
             ? theme.icon
             : ink;
}

SectorLook look_of(const Ecosystem& ecosystem, const ecosystem::SectorId& sector, const ecosystem::OrgTypeId& org_type,
                   const Theme& theme) {
  const ecosystem::Term* term = find_term(ecosystem, "sector", sector.text());
  SectorLook look;
  const auto own_color = term == nullptr ? std::nullopt : geometry::color_from(term->color);
  const bool has_icon = term != nullptr && icon_from(term->icon).has_value();
  const bool needs_spare = !sector.empty() && !(own_color && has_icon);
  const std::size_t place = needs_spare ? place_among_spare(ecosystem, sector) : 0;
  const Color spare = sector.empty() ? theme.unknown_sector : theme.sectors.at(place % kSectorGroups);
  look.fill = on_canvas(own_color.value_or(spare), theme);
  look.icon_color = icon_color_on(look.fill, theme);
  auto icon = icon_of(find_term(ecosystem, "org_type", org_type.text()));
  if (!icon) icon = icon_of(term);
  if (!icon && !sector.empty()) icon = icon_from(kSpareIcons.at((place + place / kSectorGroups) % kSpareIcons.size()));
  look.icon = icon.value_or(U'\0');
  return look;
}

LineLook look_of(const ecosystem::PhaseId& phase, ecosystem::TieState state) {
  LineLook look;
  if (phase.text() == "initiation") look = {Dash::dashed, 1.6F};
  if (phase.text() == "development") look = {Dash::solid, 1.9F};
  if (phase.text() == "consolidation") look = {Dash::solid, 3.2F};
  if (phase.text() == "prospect" || phase.text() == "dormant") look = {Dash::dotted, 1.3F};
  if (state == ecosystem::TieState::claimed) look.dash = Dash::dashed;
  if (state == ecosystem::TieState::planned) look.dash = Dash::dotted;
  return look;
}

Color color_of_capital(std::string_view key, const Theme& theme) {
  constexpr std::array<std::string_view, kCapitals> kKeys{"economic", "didactic", "cultural", "infrastructural",
                                                          "social"};
  const auto found = std::ranges::find(kKeys, key);
  if (found == kKeys.end()) return theme.muted;
  return on_canvas(theme.capitals.at(static_cast<std::size_t>(found - kKeys.begin())), theme);
}

Color dimmed(Color color, const Theme& theme, float amount) {
  Color faded = mixed(Color{color.r, color.g, color.b, 255}, theme.canvas, amount);
  faded.a = color.a;
  return faded;
}

}  // namespace xylem::scene
