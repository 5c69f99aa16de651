// Encoding: how a fact becomes a color, a size, a dash - the words of the map's language.
#pragma once

#include <string_view>

#include "xylem/ecosystem/ecosystem.h"
#include "xylem/geometry/color.h"
#include "xylem/scene/scene.h"
#include "xylem/scene/theme.h"

namespace xylem::scene {

inline constexpr float kSmallestRadius = 9.0F;  // world units
inline constexpr float kLargestRadius = 23.0F;

/// The radius of a disc whose measure is `value` where the largest is `largest`: its area grows with the value, from
/// kSmallestRadius at 0 to kLargestRadius. The smallest for a value that is unknown (not finite) or negative, and when
/// `largest` is 0.
[[nodiscard]] float radius_for(double value, double largest);

/// How a sector looks: its term's color, fit for the theme, and its icon.
struct SectorLook {
  geometry::Color fill;
  geometry::Color icon_color;
  char32_t icon = 0;  // 0: sector not given
};
/// The look of organizations of `sector` (empty = not given) and `org_type` (whose own icon, when it has one, is
/// shown).
/// A term without a color or icon gets one of a spare set by its place among such terms: no two of the first 64 look
/// alike. Cost: about 1 us, 50 us for such a term.
[[nodiscard]] SectorLook look_of(const ecosystem::Ecosystem& ecosystem, const ecosystem::SectorId& sector,
                                 const ecosystem::OrgTypeId& org_type, const Theme& theme);

/// `color` moved toward black or white just so far that it stands out from the canvas by 3:1.
[[nodiscard]] geometry::Color on_canvas(geometry::Color color, const Theme& theme);
/// The theme's icon color, or its dark counterpart where that is better read on `fill`.
[[nodiscard]] geometry::Color icon_color_on(geometry::Color fill, const Theme& theme);

/// How a partnership's line looks.
struct LineLook {
  Dash dash = Dash::solid;
  float width = 1.6F;  // world units
};
/// By phase ("initiation" dashed, "development" solid, "consolidation" wide, "prospect" dotted; empty = not known:
/// thin) and state: what only one side claims is dashed, what is planned dotted.
[[nodiscard]] LineLook look_of(const ecosystem::PhaseId& phase, ecosystem::TieState state);

/// The color of a kind of capital by its term's key; the muted text color for one that is not known.
[[nodiscard]] geometry::Color color_of_capital(std::string_view key, const Theme& theme);

/// `color` faded into the canvas by `amount`, 0 to 1; its opacity stays.
[[nodiscard]] geometry::Color dimmed(geometry::Color color, const Theme& theme, float amount);

}  // namespace xylem::scene
