// Labels that go with the map: where they stood beside their discs, for another camera.
#include <algorithm>
#include <cmath>

#include "label_places.h"

namespace xylem::scene {
namespace {

using geometry::Box;
using geometry::Camera;
using geometry::Point;

void move(PlacedLabel& label, Point by) {
  label.box = {label.box.min + by, label.box.max + by};
  label.pen = label.pen + by;
  label.second_pen = label.second_pen + by;
  for (LeaderPiece& piece : label.leader) piece = {piece.from + by, piece.to + by};
}

/// Whether `label` is within the viewport and under nothing.
struct Room {
  Box inside;
  std::span<const Box> covered;

  Room(const Camera& camera, float rim_px, std::span<const Box> tools)
      : inside(geometry::box_at({}, camera.width_px, camera.height_px).grown(-rim_px)), covered(tools) {}
  [[nodiscard]] bool holds(const Box& box) const {
    return inside.contains(box.min) && inside.contains(box.max) &&
           std::ranges::none_of(covered, [&](const Box& tool) { return tool.overlaps(box); });
  }
};

}  // namespace

std::vector<PlacedLabel> moved(std::span<const PlacedLabel> placed, Point by, const Camera& camera, float rim_px,
                               std::span<const Box> covered) {
  const Room room(camera, rim_px, covered);
  std::vector<PlacedLabel> labels;
  for (PlacedLabel label : placed) {
    move(label, by);
    if (room.holds(label.box)) labels.push_back(std::move(label));
  }
  return labels;
}

std::vector<PlacedLabel> carried(std::span<const PlacedLabel> placed, const Scene& scene, const Camera& camera,
                                 const LabelOptions& options) {
  const Room room(camera, options.rim_px, options.covered);
  std::vector<PlacedLabel> labels;
  for (PlacedLabel label : placed) {
    const DiscShape disc = shape_of(scene.discs[scene.labels[label.label].disc], camera);
    const Point corner = label.side == Side::apart
                             ? disc.center + label.offset
                             : box_on(label.side, disc, {label.box.width(), label.box.height()}, label.away).min;
    const Point by = corner - label.box.min;
    move(label, {std::round(by.x), std::round(by.y)});
    const auto in_the_way = [&](const PlacedLabel& other) { return other.box.overlaps(label.box); };
    if (room.holds(label.box) && std::ranges::none_of(labels, in_the_way)) labels.push_back(std::move(label));
  }
  return labels;
}

}  // namespace xylem::scene
