// Drawing the map of a scene on a canvas.
#pragma once

#include "canvas.h"
#include "xylem/geometry/camera.h"
#include "xylem/scene/scene.h"

namespace xylem::pictures {

struct MapOptions {
  bool labels = true;
  float text_scale = 1.0F;
};

/// Draws links, discs and labels of `scene` as `camera` sees them, within the camera's viewport at the canvas's origin.
void draw_map(Canvas& canvas, const scene::Scene& scene, const geometry::Camera& camera, text::Measure& measure,
              const MapOptions& options);

/// The sign of one legend row in `box`, as the map shows it.
void draw_swatch(Canvas& canvas, const scene::Scene& scene, const geometry::Box& box, const scene::LegendRow& row);

}  // namespace xylem::pictures
