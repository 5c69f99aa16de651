// Position: what is worth saying about who stands where.
#pragma once

#include <vector>

#include "xylem/analysis/catalog.h"
#include "xylem/analysis/finding.h"
#include "xylem/analysis/mixing.h"

namespace xylem::analysis {

/// From this share of all routes on, an organization is said to lie on most of them.
inline constexpr double kMostRoutes = 0.5;
/// Up to this share of labelings with as few crossing ties, sectors are said to keep to themselves.
inline constexpr double kByChance = 0.05;

/// The organization on most routes, and sectors that keep to themselves more than chance would have it. Fewer than
/// five organizations: nothing. `routes` is the measure betweenness_normalized, `mixing` that of `sectors`.
[[nodiscard]] std::vector<Finding> findings_of(const graph::Snapshot& snapshot, const Values& routes,
                                               const Grouping& sectors, const Mixing& mixing);

}  // namespace xylem::analysis
