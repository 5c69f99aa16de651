// World: from the units of the law to world units, and what every layout asks of its request.
#pragma once

#include <optional>
#include <vector>

#include "layout/forces.h"
#include "layout/pack.h"
#include "xylem/layout/layouts.h"

namespace xylem::layout {

/// The fault of `request`, if it has one.
[[nodiscard]] std::optional<base::Error> fault_of(const Request& request);
[[nodiscard]] base::Error cancelled();

/// The same request with its airiness in the length of ties.
[[nodiscard]] Request spaced(Request request);

/// The radii asked for, one per node.
[[nodiscard]] std::vector<float> radii_of(const Request& request);
/// Free space between two discs: a little, and more where ties are long.
[[nodiscard]] float gap_of(const Request& request);

/// Scales points of one part so that its middle tie has the wanted length, or more where nodes would stand too dense.
void scale_to(Positions& points, const Level& part, std::span<const float> radii, const Request& request);

/// Factor by which most neighborhoods must grow for their discs to have room; at most 1 when they have it.
[[nodiscard]] float growth_for_discs(const Positions& points, std::span<const float> radii, const Request& request);

/// What a part covers on the map: its discs and its ties.
[[nodiscard]] Shape shape_of(const Positions& points, const Level& part, std::span<const float> radii,
                             float edge_length);

/// Rows of nodes without ties under `above` (about as wide), or around the origin when that is empty.
[[nodiscard]] Positions rows_of(std::span<const float> radii, const geometry::Box& above, const Request& request);

/// Puts pinned nodes where they are pinned and moves what overlaps them out of the way.
void keep_pinned(Positions& points, const Request& request, const std::stop_token& stop);

}  // namespace xylem::layout
