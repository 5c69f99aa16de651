// Minimap: the whole map in a corner of a large one, with a frame around what is seen, which can be dragged.
#pragma once

#include <memory>
#include <optional>

#include "xylem/geometry/camera.h"
#include "xylem/scene/scene.h"
#include "xylem/ui/widgets.h"

namespace xylem::ui {

/// Every disc of `scene` as a dot on its ground, as `camera` sees it, `scale` pixels for each of its own; ghosts are
/// left out. Cost  1 ms for 100,000.
[[nodiscard]] Dots dots_of(const scene::Scene& scene, const geometry::Camera& camera, float scale);

/// Whether a map is so large, or `camera` so near, that one loses sight of the whole.
[[nodiscard]] bool wants_minimap(const scene::Scene& scene, const geometry::Camera& camera);

class Minimap {
 public:
  /// In the lower right corner of `map`; returns the point of the world to look at when somebody moves the frame.
  std::optional<geometry::Point> draw(Rect map, const geometry::Camera& camera,
                                      const std::shared_ptr<const scene::Scene>& scene, Widgets& widgets);
  /// It is not there.
  void leave() { place_ = {}; }
  /// Where it stands; empty while it does not.
  [[nodiscard]] const Rect& place() const { return place_; }

 private:
  [[nodiscard]] std::optional<geometry::Point> moved_to(const Press& press, const geometry::Camera& camera);
  void draw_dots(const std::shared_ptr<const scene::Scene>& scene, Widgets& widgets);
  void draw_frame(const geometry::Box& seen, Widgets& widgets) const;

  Rect place_;
  Rect inside_;
  geometry::Camera whole_;                     // of the small map
  std::shared_ptr<const scene::Scene> drawn_;  // what the picture shows
  geometry::Camera drawn_camera_;
  float drawn_scale_ = 0.0F;
  std::optional<geometry::Point> grip_;  // from the frame's middle to where it was taken, world units
  bool held_ = false;
};

}  // namespace xylem::ui
