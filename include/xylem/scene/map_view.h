// MapView: one view of one scene, which every backend of the map is given.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "xylem/geometry/camera.h"
#include "xylem/scene/highlight.h"
#include "xylem/scene/labels.h"
#include "xylem/scene/scene.h"

namespace xylem::scene {

/// What a map shows. Equal views give equal pictures.
struct MapView {
  std::shared_ptr<const Scene> scene;
  geometry::Camera camera;  // logical pixels
  std::vector<PlacedLabel> labels;
  float device_scale = 1.0F;  // device pixels for one logical pixel
  float text_scale = 1.0F;
  std::optional<float> grain_phase;            // 0 to 1; nothing = no grains
  std::shared_ptr<const Highlight> highlight;  // what is lit; null or empty = everything
  friend bool operator==(const MapView&, const MapView&) = default;
};

}  // namespace xylem::scene
