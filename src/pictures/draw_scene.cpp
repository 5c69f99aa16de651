// Links below, discs on them, labels on top; every size comes from the scene's drawing rules.
#include "draw_scene.h"

#include <algorithm>

#include "xylem/scene/labels.h"

namespace xylem::pictures {
namespace {

using geometry::Camera;
using geometry::Color;
using scene::Disc;
using scene::DiscShape;
using scene::Link;
using scene::LinkShape;
using scene::Scene;

bool outside(const LinkShape& shape, const Camera& camera) {
  geometry::Box box;
  for (const auto& p : {shape.start, shape.control, shape.end}) box.include(p);
  return !box.grown(shape.width + 20.0F).overlaps(geometry::box_at({}, camera.width_px, camera.height_px));
}

void draw_link(Canvas& canvas, const Scene& scene, const Link& link, const Camera& camera) {
  const LinkShape shape = shape_of(link, scene, camera);
  if (!shape.visible || outside(shape, camera)) return;
  canvas.link(shape, link.color);
  const Color strong = scene::tip_color(link);
  if (link.grains) {
    for (const auto& grain : scene::grains(shape, 0.5F)) canvas.disc(grain, scene::grain_radius(shape.width), strong);
  }
  if (shape.arrow) canvas.triangle(shape.arrow_tip, shape.arrow_left, shape.arrow_right, strong);
}

void draw_pin(Canvas& canvas, const Scene& scene, const DiscShape& shape) {
  canvas.disc(shape.pin_center, shape.pin_radius + 1.0F, scene.hairline);
  canvas.disc(shape.pin_center, shape.pin_radius, scene.ground);
  canvas.icon(shape.pin_center, scene::kPinIcon, shape.pin_radius * 1.5F, scene.text);
}

void draw_disc(Canvas& canvas, const Scene& scene, const Disc& disc, const Camera& camera) {
  const DiscShape shape = shape_of(disc, camera);
  const auto viewport = geometry::box_at({}, camera.width_px, camera.height_px);
  if (!viewport.grown(std::max(shape.reach, shape.halo)).contains(shape.center)) return;
  if (shape.halo > 0.0F) canvas.disc(shape.center, shape.halo, disc.ring_color.with_alpha(scene::kGhostHaloOpacity));
  if (shape.ring.width > 0.0F) {
    const bool soft = disc.ring == scene::Ring::backbone;
    canvas.ring(shape.center, shape.ring,
                soft ? disc.ring_color.with_alpha(scene::kBackboneRingOpacity) : disc.ring_color);
  }
  canvas.ring(shape.center, shape.selection, scene.accent);
  if (shape.rim > 0.0F) canvas.disc(shape.center, shape.radius + shape.rim, scene.ground);
  canvas.disc(shape.center, shape.radius, disc.fill);
  canvas.ring(shape.center, shape.outline, disc.ring_color);
  if (shape.icon_size > 0.0F) canvas.icon(shape.center, disc.icon, shape.icon_size, disc.icon_color);
  if (shape.pin_radius > 0.0F) draw_pin(canvas, scene, shape);
}

void draw_leader(Canvas& canvas, const scene::LeaderPiece& piece, Color color) {
  LinkShape shape;
  shape.visible = true;
  shape.start = piece.from;
  shape.end = piece.to;
  shape.control = lerp(shape.start, shape.end, 0.5F);
  shape.width = scene::kLeaderWidthPx;
  canvas.link(shape, color.with_alpha(scene::kLeaderOpacity));
}

}  // namespace

void draw_marks(Canvas& canvas, const Scene& scene, const Camera& camera) {
  for (const scene::Tint& tint : scene.tints) {
    const float radius = radius_px(tint, camera);
    for (const auto& center : tint.centers)
      canvas.disc(camera.screen_from_world(center), radius + scene::kTintRimPx, tint.rim);
    for (const auto& center : tint.centers) canvas.disc(camera.screen_from_world(center), radius, tint.fill);
  }
  for (const scene::Tint& tint : scene.tints) {
    const float radius = radius_px(tint, camera) * scene::kTintCore;
    for (const auto& center : tint.centers) canvas.disc(camera.screen_from_world(center), radius, tint.fill);
  }
  for (const Link& link : scene.links) draw_link(canvas, scene, link, camera);
  for (const Disc& disc : scene.discs) draw_disc(canvas, scene, disc, camera);
}

void draw_names(Canvas& canvas, const Scene& scene, const Camera& camera, text::Measure& measure, float text_scale) {
  const auto labels = place_labels(scene, camera, measure, {.text_scale = text_scale});
  for (const scene::PlacedLabel& placed : labels) {
    for (const scene::LeaderPiece& piece : placed.leader) draw_leader(canvas, piece, scene.labels[placed.label].color);
  }
  for (const scene::PlacedLabel& placed : labels) {
    const scene::Label& label = scene.labels[placed.label];
    for (const scene::LabelLine& line : scene::lines_of(placed, label.text)) {
      canvas.text(line.pen, line.text, style_of(label, text_scale), label.color, scene::kLabelHaloPx * text_scale,
                  scene.ground);
    }
  }
}

void draw_swatch(Canvas& canvas, const Scene& scene, const geometry::Box& box, const scene::LegendRow& row) {
  if (row.color.a == 0) return;
  // The sign is drawn as the map would: one disc or one link before a camera of its own.
  const float side = box.width();
  const Camera camera{{}, 1.0F, side, side};
  Scene sign;
  sign.ground = scene.ground;
  sign.accent = scene.accent;
  sign.discs.resize(row.line ? 2 : 1);
  canvas.set_origin(box.min);
  if (row.line) {
    LinkShape shape;
    Link link;
    link.width = row.width_px;
    link.dash = row.dash;
    shape.visible = true;
    shape.start = {-side * 0.1F, side * 0.5F};
    shape.control = {side * 0.5F, side * 0.5F};
    shape.end = {side * 1.1F, side * 0.5F};
    shape.width = row.width_px;
    if (row.dash != scene::Dash::solid) {
      shape.dash_on = row.dash == scene::Dash::dashed ? 4.5F : 1.5F;
      shape.dash_off = row.dash == scene::Dash::dashed ? 2.5F : 3.0F;
    }
    canvas.link(shape, row.color);
  } else {
    Disc disc;
    disc.radius = side * 0.5F;
    disc.fill = row.color;
    disc.icon = row.icon;
    disc.icon_color = row.icon_color;
    disc.ring = row.ring;
    disc.ring_color = row.ring_color;
    if (row.ring != scene::Ring::none) disc.radius *= 0.8F;
    draw_disc(canvas, sign, disc, camera);
    const bool too_small = shape_of(disc, camera).icon_size <= 0.0F;  // on the map; a legend shows it all the same
    if (too_small && row.icon != 0) canvas.icon({side * 0.5F, side * 0.5F}, row.icon, side * 0.64F, row.icon_color);
  }
  canvas.set_origin({});
}

}  // namespace xylem::pictures
