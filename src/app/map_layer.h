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
  MapLayer(std::unique_ptr<gl::SceneRenderer> renderer, text::Fonts fonts) : renderer_(std::move(renderer)), measure_(std::move(fonts)) {}

  /// Draws `scene` for `camera` unless that is what it shows already. `covered`: where tools stand, so that no label
  /// goes there, logical pixels of the map.
  void draw(const std::shared_ptr<const scene::Scene>& scene, const geometry::Camera& camera, float device_scale, float text_scale,
            std::optional<float> grain_phase, std::span<const geometry::Box> covered);
  void blit(unsigned framebuffer, int x, int y) const { renderer_->blit(framebuffer, x, y); }

 private:
  std::unique_ptr<gl::SceneRenderer> renderer_;
  text::Measure measure_;
  gl::MapView view_;
  std::vector<geometry::Box> covered_;
};

}  // namespace xylem::app
