// MapLayer: the map under the panels: labels placed for the camera, drawn by OpenGL only when something changed.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "xylem/gl/scene_renderer.h"
#include "xylem/scene/labels.h"
#include "xylem/text/measure.h"

namespace xylem::app {

class MapLayer {
 public:
  MapLayer(std::unique_ptr<gl::SceneRenderer> renderer, text::Fonts fonts)
      : renderer_(std::move(renderer)), measure_(std::move(fonts)) {}

  struct Wanted {
    std::shared_ptr<const scene::Scene> scene;
    geometry::Camera camera;
    float device_scale = 1.0F;
    float text_scale = 1.0F;
    std::optional<float> grain_phase;
    std::optional<scene::Subject> hovered;
    /// Where tools stand, so that no label goes there; logical pixels of the map.
    std::span<const geometry::Box> covered;
  };
  /// Draws `wanted` unless that is what it shows already; whether it drew.
  bool draw(const Wanted& wanted);
  void blit(unsigned framebuffer, int x, int y) const { renderer_->blit(framebuffer, x, y); }

 private:
  bool move_labels(const Wanted& wanted);
  void place_labels(const Wanted& wanted);

  std::unique_ptr<gl::SceneRenderer> renderer_;
  text::Measure measure_;
  scene::MapView view_;
  std::vector<scene::PlacedLabel> placed_;  // for `placed_for_`
  geometry::Camera placed_for_;
  int moved_in_a_row_ = 0;
  std::vector<scene::PlacedLabel> labels_;  // those of `view_` while nothing is pointed at
  std::optional<scene::Subject> hovered_;
  std::vector<geometry::Box> covered_;
};

}  // namespace xylem::app
