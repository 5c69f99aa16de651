// Drawing rules: how large a disc, how wide a line, where a link ends - one answer for every backend and for hit
// testing.
//
// All lengths here are logical pixels of the camera's viewport, y downward; a backend for a sharper screen multiplies
// what it gets by its device scale.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "xylem/geometry/camera.h"
#include "xylem/scene/scene.h"
#include "xylem/text/measure.h"

namespace xylem::scene {

inline constexpr float kIconFromRadiusPx = 5.75F;  // smaller discs show no icon and no pin
inline constexpr float kLabelHaloPx = 2.0F;  // the halo of the ground's color around labels, at text scale 1
inline constexpr float kGhostHalo = 1.5F;    // radius of a ghost's halo over its own
inline constexpr float kGhostHaloOpacity = 0.14F;
inline constexpr float kBackboneRingOpacity = 0.35F;
inline constexpr char32_t kPinIcon = U'\uf10d';

/// A circle to be stroked; nothing when `width` is 0.
struct RingShape {
  float radius = 0.0F;  // of the line's middle
  float width = 0.0F;
  float dash_on = 0.0F;  // 0 = solid
  float dash_off = 0.0F;
};

/// A disc on the screen. Draw in this order: halo (disc of `ring_color` at kGhostHaloOpacity), `ring` (backbone: at
/// kBackboneRingOpacity; marked: full), `selection` (the scene's accent), rim (disc of `radius + rim` in the ground's
/// color), the disc of `radius` in its fill, `outline` (ghosts: `ring_color`), the icon, the pin (disc in the ground's
/// color with kPinIcon in the text's color).
struct DiscShape {
  geometry::Point center;
  float radius = 0.0F;
  float rim = 0.0F;
  float halo = 0.0F;  // radius; 0 = none
  RingShape ring;
  RingShape selection;
  RingShape outline;
  float icon_size = 0.0F;  // side of the icon's square; 0 = too small to be seen
  geometry::Point pin_center;
  float pin_radius = 0.0F;  // 0 = none; the pin's icon is 1.5 x as wide
  /// Up to where nothing else may be put: labels keep away from this radius, links end at it.
  float reach = 0.0F;
};

/// Width of the line around a tint, px. A tint is drawn as all its discs of radius + this in its rim's color, then all
/// of them in its fill. After all tints each has its discs again, smaller: where grounds overlap, everybody stands on
/// the own one.
inline constexpr float kTintRimPx = 1.25F;
inline constexpr float kTintCore = 0.45F;  // of the radius
inline constexpr float kSmallestTintPx = 5.0F;
/// The radius of a tint's discs on the screen.
[[nodiscard]] inline float radius_px(const Tint& tint, const geometry::Camera& camera) {
  return std::max(kSmallestTintPx, tint.radius * camera.scale);
}

/// A link on the screen: a line, or a quadratic curve, from rim to rim. Not to be drawn when not `visible`.
struct LinkShape {
  bool visible = false;
  bool curved = false;
  geometry::Point start;
  geometry::Point control;  // the middle of a straight line
  geometry::Point end;      // of the line; the arrow's base when there is one
  float width = 0.0F;
  float dash_on = 0.0F;  // 0 = solid
  float dash_off = 0.0F;
  bool arrow = false;
  geometry::Point arrow_tip;
  geometry::Point arrow_left;
  geometry::Point arrow_right;
};

[[nodiscard]] DiscShape shape_of(const Disc& disc, const geometry::Camera& camera);

/// The radius of `disc` on the screen, at least its smallest.
[[nodiscard]] float radius_px(const Disc& disc, const geometry::Camera& camera);

/// Disc::smallest_px on a map of so many discs: 3 px up to 5,000, then less, so that together they cover about a tenth
/// of a window, but never below 0.7 px: of 100,000 discs of 3 px nothing could be seen but one large spot.
[[nodiscard]] float smallest_px_for(std::size_t discs);

/// Width of the rim of a disc of that radius.
[[nodiscard]] inline float rim_px(float radius) {
  return radius < 3.0F ? 0.25F * radius : radius < 5.0F ? 0.75F : radius < 9.0F ? 1.25F : 2.0F;
}

/// The line between two discs, from rim to rim.
struct Between {
  bool visible = false;  // not when the discs touch or are one
  geometry::Point start;
  geometry::Point end;
};
/// How a straight link without an arrow runs; `reach` of each end as in DiscShape.
[[nodiscard]] inline Between between(geometry::Point from, float from_reach, geometry::Point to, float to_reach) {
  const geometry::Point chord = to - from;
  const float gap = length(chord);
  if (gap <= from_reach + to_reach + 1.0F) return {};
  const geometry::Point along = chord * (1.0F / gap);
  return {true, from + along * from_reach, to - along * to_reach};
}

/// Width of a link's line: `width` of the link through a camera of `scale`, within 0.75 to 16 px.
[[nodiscard]] inline float link_width_px(float width, float scale) { return std::clamp(width * scale, 0.75F, 16.0F); }
[[nodiscard]] inline float width_px(const Link& link, const geometry::Camera& camera) {
  return link_width_px(link.width, camera.scale);
}

/// `link` of `scene` as it is drawn. Invisible when its ends overlap or are one. Cost: about 0.1 us straight, 1 us
/// curved.
[[nodiscard]] LinkShape shape_of(const Link& link, const Scene& scene, const geometry::Camera& camera);

/// The point at `t` (0 start, 1 end) of a link's line.
[[nodiscard]] geometry::Point point_at(const LinkShape& link, float t);
/// Length of the line, px (of a curve: by eight chords).
[[nodiscard]] float length_of(const LinkShape& link);

/// Where the grains of a link with `grains` are: evenly apart, all moved on by `phase` (0 to 1 = one spacing).
[[nodiscard]] std::vector<geometry::Point> grains(const LinkShape& link, float phase);
/// Radius of a grain on a line of `width`, px.
[[nodiscard]] float grain_radius(float width);

/// The color of a link's arrow and grains: the link's own, up to 1.7 times as opaque.
[[nodiscard]] geometry::Color tip_color(const Link& link);

/// The style in which a label is measured and drawn.
[[nodiscard]] text::TextStyle style_of(const Label& label, float text_scale);

/// Opacity of the edges of a map with `links` of them, so that many edges stay a veil and few stay clear: 0.9 up to
/// 120 edges, 0.29 at 6,500, never below 0.12.
[[nodiscard]] float edge_opacity(std::size_t links);

}  // namespace xylem::scene
