// Boxes of the window in whole device pixels.
#pragma once

#include <algorithm>
#include <cmath>

#include "xylem/geometry/shapes.h"

namespace xylem::app {

/// What lies in both; empty when that is nothing.
inline geometry::Box common(const geometry::Box& a, const geometry::Box& b) {
  const geometry::Box both{{std::max(a.min.x, b.min.x), std::max(a.min.y, b.min.y)},
                           {std::min(a.max.x, b.max.x), std::min(a.max.y, b.max.y)}};
  return both.min.x < both.max.x && both.min.y < both.max.y ? both : geometry::Box{};
}

/// Boxes of logical pixels in whole device pixels: none of it lost, or each side on the nearest.
inline geometry::Box spread(const geometry::Box& box, float scale) {
  if (box.empty()) return {};
  return {{std::floor(box.min.x * scale), std::floor(box.min.y * scale)},
          {std::ceil(box.max.x * scale), std::ceil(box.max.y * scale)}};
}
inline geometry::Box snapped(const geometry::Box& box, float scale) {
  if (box.empty()) return {};
  return {{std::round(box.min.x * scale), std::round(box.min.y * scale)},
          {std::round(box.max.x * scale), std::round(box.max.y * scale)}};
}

}  // namespace xylem::app
