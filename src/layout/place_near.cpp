// place_near: where a new node goes.
#include <cmath>
#include <limits>

#include "xylem/base/random.h"
#include "xylem/layout/layouts.h"

namespace xylem::layout {

using geometry::Point;

Point place_near(std::span<const Point> positions, std::span<const std::uint32_t> partners, float radius,
                 std::uint64_t seed) {
  Point mean;
  for (const std::uint32_t partner : partners)
    mean = mean + positions[partner] * (1.0F / static_cast<float>(partners.size()));
  const auto clearance = [&](Point at) {
    float least = std::numeric_limits<float>::max();
    for (const Point p : positions) {
      if (std::isnan(p.x) || std::isnan(p.y)) continue;
      least = std::min(least, geometry::distance(p, at));
    }
    return least;
  };
  const float clear = 2.5F * radius + 1e-3F;
  if (clearance(mean) >= 2.0F * clear) return mean;
  base::Random random(seed);
  const float turn = static_cast<float>(random.unit() * 6.283185307179586);
  Point best = mean;
  float best_clearance = -1.0F;
  constexpr int kDirections = 16;
  for (int ring = 1; best_clearance < clear; ++ring) {
    for (int k = 0; k < kDirections; ++k) {
      const float angle =
          turn + (static_cast<float>(k) + 0.5F * static_cast<float>(ring % 2)) * (6.2831853F / kDirections);
      const float r = 2.0F * clear * static_cast<float>(ring);
      const Point at = mean + Point{std::cos(angle), std::sin(angle)} * r;
      const float now = clearance(at);
      if (now <= best_clearance) continue;
      best_clearance = now;
      best = at;
    }
  }
  return best;
}

}  // namespace xylem::layout
