// Drawing the map of a scene on a canvas.
#pragma once

#include "canvas.h"
#include "xylem/geometry/camera.h"
#include "xylem/scene/scene.h"

namespace xylem::pictures {

/// Draws links and discs of `scene` as `camera` sees them, within the camera's viewport at the canvas's origin.
void draw_marks(Canvas& canvas, const scene::Scene& scene, const geometry::Camera& camera);
/// The names that find room beside them.
void draw_names(Canvas& canvas, const scene::Scene& scene, const geometry::Camera& camera, text::Measure& measure,
                float text_scale);

/// The sign of one legend row in `box`, as the map shows it.
void draw_swatch(Canvas& canvas, const scene::Scene& scene, const geometry::Box& box, const scene::LegendRow& row);

}  // namespace xylem::pictures
