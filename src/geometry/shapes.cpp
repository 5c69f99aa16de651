// Distances and polygons.
#include "xylem/geometry/shapes.h"

namespace xylem::geometry {

float distance_to_segment(Point p, Point a, Point b) {
  const Point along = b - a;
  const float squared = dot(along, along);
  const float t = squared > 0.0F ? std::clamp(dot(p - a, along) / squared, 0.0F, 1.0F) : 0.0F;
  return distance(p, a + along * t);
}

bool inside_polygon(Point p, const Point* corners, std::size_t count) {
  if (count < 3) return false;
  bool inside = false;
  for (std::size_t i = 0, j = count - 1; i < count; j = i++) {
    const Point a = corners[i];
    const Point b = corners[j];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

}  // namespace xylem::geometry
