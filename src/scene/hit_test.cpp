// Hit testing: discs from the top, then links by distance.
#include "xylem/scene/hit_test.h"

#include <algorithm>
#include <limits>

#include "xylem/scene/drawing.h"

namespace xylem::scene {
namespace {

using geometry::Box;
using geometry::Camera;
using geometry::Point;

constexpr float kTolerancePx = 5.0F;
constexpr float kSmallestTargetPx = 6.0F;  // radius

bool can_be_hit(const Subject& subject) { return subject.kind != Subject::Kind::none; }

float distance_to(const LinkShape& link, Point p) {
  if (!link.curved) return distance_to_segment(p, link.start, link.arrow ? link.arrow_tip : link.end);
  constexpr int kChords = 16;
  float nearest = link.arrow ? distance_to_segment(p, link.end, link.arrow_tip) : std::numeric_limits<float>::max();
  Point last = link.start;
  for (int i = 1; i <= kChords; ++i) {
    const Point next = point_at(link, static_cast<float>(i) / kChords);
    nearest = std::min(nearest, distance_to_segment(p, last, next));
    last = next;
  }
  return nearest;
}

/// Whether a link between these discs can pass near `p` at all; its curve stays within the triangle of its control
/// point.
bool may_pass(const Link& link, const Scene& scene, const Camera& camera, Point p) {
  const Point a = camera.screen_from_world(scene.discs[link.from].center);
  const Point b = camera.screen_from_world(scene.discs[link.to].center);
  Box box;
  box.include(a);
  box.include(b);
  const float bulge = std::abs(link.bend) * distance(a, b) * 0.5F;
  return box.grown(kTolerancePx + bulge + width_px(link, camera) * 0.5F).contains(p);
}

}  // namespace

std::optional<Hit> hit(const Scene& scene, const Camera& camera, Point screen) {
  for (std::size_t i = scene.discs.size(); i-- > 0;) {
    const Disc& disc = scene.discs[i];
    if (!can_be_hit(disc.subject)) continue;
    const float reach = std::max(kSmallestTargetPx, radius_px(disc, camera));
    if (distance(camera.screen_from_world(disc.center), screen) <= reach) {
      return Hit{Hit::Part::disc, static_cast<std::uint32_t>(i), disc.subject};
    }
  }
  std::optional<std::size_t> best;
  float nearest = kTolerancePx;
  for (std::size_t i = scene.links.size(); i-- > 0;) {
    const Link& link = scene.links[i];
    if (!can_be_hit(link.subject) || !may_pass(link, scene, camera, screen)) continue;
    const LinkShape shape = shape_of(link, scene, camera);
    if (!shape.visible) continue;
    const float gap = std::max(0.0F, distance_to(shape, screen) - shape.width * 0.5F);
    if (gap < nearest || (!best && gap <= nearest)) {
      nearest = gap;
      best = i;
    }
  }
  if (!best) return std::nullopt;
  return Hit{Hit::Part::link, static_cast<std::uint32_t>(*best), scene.links[*best].subject};
}

std::vector<std::uint32_t> discs_inside(const Scene& scene, const Camera& camera, const std::vector<Point>& corners) {
  std::vector<std::uint32_t> inside;
  for (std::size_t i = 0; i < scene.discs.size(); ++i) {
    const Disc& disc = scene.discs[i];
    if (can_be_hit(disc.subject) &&
        inside_polygon(camera.screen_from_world(disc.center), corners.data(), corners.size())) {
      inside.push_back(static_cast<std::uint32_t>(i));
    }
  }
  return inside;
}

}  // namespace xylem::scene
