// Points and boxes in one plane; whose plane (world, screen) stands in the names of the variables.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

namespace xylem::geometry {

struct Point {
  float x = 0.0F;
  float y = 0.0F;

  friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
  friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
  friend Point operator*(Point a, float s) { return {a.x * s, a.y * s}; }
  friend Point operator*(float s, Point a) { return a * s; }
  friend bool operator==(Point, Point) = default;
};

[[nodiscard]] inline float dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }
[[nodiscard]] inline float length(Point a) { return std::sqrt(dot(a, a)); }
[[nodiscard]] inline float distance(Point a, Point b) { return length(a - b); }
[[nodiscard]] inline Point lerp(Point a, Point b, float t) { return a + (b - a) * t; }

/// An axis-aligned box; empty until something is included. `min` <= `max` in both coordinates unless empty.
struct Box {
  Point min{std::numeric_limits<float>::max(), std::numeric_limits<float>::max()};
  Point max{std::numeric_limits<float>::lowest(), std::numeric_limits<float>::lowest()};

  [[nodiscard]] bool empty() const { return min.x > max.x || min.y > max.y; }
  [[nodiscard]] float width() const { return empty() ? 0.0F : max.x - min.x; }
  [[nodiscard]] float height() const { return empty() ? 0.0F : max.y - min.y; }
  [[nodiscard]] Point center() const { return empty() ? Point{} : lerp(min, max, 0.5F); }
  [[nodiscard]] bool contains(Point p) const { return p.x >= min.x && p.x <= max.x && p.y >= min.y && p.y <= max.y; }
  [[nodiscard]] bool overlaps(const Box& other) const {
    return min.x < other.max.x && other.min.x < max.x && min.y < other.max.y && other.min.y < max.y;
  }
  void include(Point p) {
    min = {std::min(min.x, p.x), std::min(min.y, p.y)};
    max = {std::max(max.x, p.x), std::max(max.y, p.y)};
  }
  [[nodiscard]] Box grown(float by) const {
    return empty() ? *this : Box{{min.x - by, min.y - by}, {max.x + by, max.y + by}};
  }
  friend bool operator==(const Box&, const Box&) = default;
};

[[nodiscard]] inline Box box_at(Point corner, float width, float height) {
  return {corner, {corner.x + width, corner.y + height}};
}

/// Distance from `p` to the segment from `a` to `b`.
[[nodiscard]] float distance_to_segment(Point p, Point a, Point b);

/// Whether `p` lies inside the polygon whose corners are `corners[0..count)` (even-odd rule); false below three corners.
[[nodiscard]] bool inside_polygon(Point p, const Point* corners, std::size_t count);

}  // namespace xylem::geometry
