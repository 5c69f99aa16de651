// Where a label stands beside its disc.
#pragma once

#include "xylem/scene/drawing.h"
#include "xylem/scene/labels.h"

namespace xylem::scene {

inline constexpr float kFromDiscPx = 3.0F;  // between a disc's rim and its label
inline constexpr float kSlide = 0.3F;       // of its width, for a slid label

struct BoxSize {
  float width = 0.0F;
  float height = 0.0F;
};

/// The box of words of `size` on `side` of a disc, `away` px farther than usual.
inline geometry::Box box_on(Side side, const DiscShape& disc, const BoxSize& size, float away) {
  const float reach = disc.reach + kFromDiscPx + away;
  const float slant = disc.reach * 0.7071F + kFromDiscPx + away * 0.7071F;
  const float w = size.width;
  const float h = size.height;
  const geometry::Point c = disc.center;
  switch (side) {
    case Side::below:
      return geometry::box_at({c.x - w / 2, c.y + reach}, w, h);
    case Side::above:
      return geometry::box_at({c.x - w / 2, c.y - reach - h}, w, h);
    case Side::below_slid_right:
      return geometry::box_at({c.x - w * (0.5F - kSlide), c.y + reach}, w, h);
    case Side::below_slid_left:
      return geometry::box_at({c.x - w * (0.5F + kSlide), c.y + reach}, w, h);
    case Side::above_slid_right:
      return geometry::box_at({c.x - w * (0.5F - kSlide), c.y - reach - h}, w, h);
    case Side::above_slid_left:
      return geometry::box_at({c.x - w * (0.5F + kSlide), c.y - reach - h}, w, h);
    case Side::right:
      return geometry::box_at({c.x + reach + 1.0F, c.y - h / 2}, w, h);
    case Side::left:
      return geometry::box_at({c.x - reach - 1.0F - w, c.y - h / 2}, w, h);
    case Side::below_right:
      return geometry::box_at({c.x + slant, c.y + slant}, w, h);
    case Side::below_left:
      return geometry::box_at({c.x - slant - w, c.y + slant}, w, h);
    case Side::above_right:
      return geometry::box_at({c.x + slant, c.y - slant - h}, w, h);
    case Side::above_left:
      return geometry::box_at({c.x - slant - w, c.y - slant - h}, w, h);
    case Side::apart:
      break;
  }
  return {};
}

}  // namespace xylem::scene
