// The camera: zooming, dragging, fitting.
#include "xylem/geometry/camera.h"

namespace xylem::geometry {

Box Camera::visible_world() const {
  Box box;
  box.include(world_from_screen({0.0F, 0.0F}));
  box.include(world_from_screen({width_px, height_px}));
  return box;
}

Camera Camera::zoomed_at(Point screen, float factor) const {
  const Point fixed = world_from_screen(screen);
  Camera camera = *this;
  camera.scale *= factor;
  camera.center = camera.center + (fixed - camera.world_from_screen(screen));
  return camera;
}

Camera Camera::dragged(Point by_px) const {
  Camera camera = *this;
  camera.center = {center.x - by_px.x / scale, center.y + by_px.y / scale};
  return camera;
}

Camera fitted(const Box& world, float width_px, float height_px, float margin_px, float largest_scale) {
  Camera camera{world.center(), largest_scale, std::max(width_px, 1.0F), std::max(height_px, 1.0F)};
  if (world.empty()) return camera;
  const float room_x = std::max(camera.width_px - 2.0F * margin_px, 1.0F);
  const float room_y = std::max(camera.height_px - 2.0F * margin_px, 1.0F);
  if (world.width() > 0.0F) camera.scale = std::min(camera.scale, room_x / world.width());
  if (world.height() > 0.0F) camera.scale = std::min(camera.scale, room_y / world.height());
  return camera;
}

Camera between(const Camera& a, const Camera& b, float t) {
  Camera camera = b;
  camera.center = lerp(a.center, b.center, t);
  camera.scale = a.scale * std::pow(b.scale / a.scale, t);
  return camera;
}

}  // namespace xylem::geometry
