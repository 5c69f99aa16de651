// Pack: disconnected parts are put beside one another, close, without overlap (after Freivalds, Dogrusoz, Kikusts
// 2001).
#pragma once

#include <span>
#include <stop_token>
#include <vector>

#include "xylem/geometry/shapes.h"

namespace xylem::layout {

/// What a part covers, as discs: its nodes, and points along its ties.
struct Shape {
  std::vector<geometry::Point> centers;
  std::vector<float> radii;
  [[nodiscard]] geometry::Box box() const;
};

/// Where to move each shape so that all are at least `gap` apart and fill a box of about `aspect` (width over height).
/// The first stays where it is; give the largest first. Cost about O(cells covered) per shape and try. When stopped,
/// shapes may overlap.
[[nodiscard]] std::vector<geometry::Point> packed(std::span<const Shape> shapes, float aspect, float gap,
                                                  const std::stop_token& stop = {});

/// Turns `points` so that their box comes near `aspect`, then stretches one axis and shrinks the other by at
/// most a fifth to come nearer.
void turn_to_aspect(std::vector<geometry::Point>& points, float aspect);

}  // namespace xylem::layout
