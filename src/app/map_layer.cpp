// The map under the panels.
#include "app/map_layer.h"

#include <algorithm>

namespace xylem::app {

void MapLayer::draw(const std::shared_ptr<const scene::Scene>& scene, const geometry::Camera& camera, float device_scale,
                    float text_scale, std::optional<float> grain_phase, std::span<const geometry::Box> covered) {
  const bool same_labels = view_.scene == scene && view_.camera == camera && view_.text_scale == text_scale &&
                           std::ranges::equal(covered_, covered);
  if (!same_labels) {
    scene::LabelOptions options;
    options.text_scale = text_scale;
    options.covered = covered;
    view_.labels = scene::place_labels(*scene, camera, measure_, options, view_.labels);
    covered_.assign(covered.begin(), covered.end());
  }
  view_.scene = scene;
  view_.camera = camera;
  view_.device_scale = device_scale;
  view_.text_scale = text_scale;
  view_.grain_phase = grain_phase;
  renderer_->draw(view_);
}

}  // namespace xylem::app
