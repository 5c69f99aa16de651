// Camera: which part of the world the map shows. In the world y points up, on the screen down.
#pragma once

#include "xylem/geometry/shapes.h"

namespace xylem::geometry {

/// A view of the world: `center` (world) lies in the middle of a viewport of `width_px` x `height_px`;
/// `scale` is pixels per world unit, > 0.
struct Camera {
  Point center;
  float scale = 1.0F;
  float width_px = 1.0F;
  float height_px = 1.0F;

  [[nodiscard]] Point screen_from_world(Point world) const {
    return {(world.x - center.x) * scale + width_px * 0.5F, (center.y - world.y) * scale + height_px * 0.5F};
  }
  [[nodiscard]] Point world_from_screen(Point screen) const {
    return {(screen.x - width_px * 0.5F) / scale + center.x, center.y - (screen.y - height_px * 0.5F) / scale};
  }
  /// The part of the world that is visible.
  [[nodiscard]] Box visible_world() const;
  /// The same view scaled by `factor` with the world point under `screen` staying where it is.
  [[nodiscard]] Camera zoomed_at(Point screen, float factor) const;
  /// The same view moved by a drag of `by_px` on the screen.
  [[nodiscard]] Camera dragged(Point by_px) const;
  friend bool operator==(const Camera&, const Camera&) = default;
};

/// The camera that shows all of `world` within the viewport less `margin_px` on each side; a sensible one for an
/// empty or point-like box. The scale is at most `largest_scale`.
[[nodiscard]] Camera fitted(const Box& world, float width_px, float height_px, float margin_px, float largest_scale = 2.0F);

/// Between `a` and `b` for t in 0..1: the scale moves geometrically, so that a zoom looks even.
[[nodiscard]] Camera between(const Camera& a, const Camera& b, float t);

}  // namespace xylem::geometry
