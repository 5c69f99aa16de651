// Batches: the shapes of scene/drawing.h as rows for the GPU.
#include "gl/batches.h"

#include <algorithm>
#include <cmath>

#include "xylem/scene/drawing.h"

namespace xylem::gl {
namespace {

using geometry::Color;
using geometry::Point;

void put(Rows& rows, Color color) {
  for (const std::uint8_t channel : {color.r, color.g, color.b, color.a}) rows.push_back(static_cast<float>(channel) / 255.0F);
}

class Builder {
 public:
  Builder(const MapView& view, text::Atlas& atlas) : view_(view), scene_(*view.scene), atlas_(atlas), scale_(view.device_scale) {
    screen_.include({0.0F, 0.0F});
    screen_.include({view.camera.width_px, view.camera.height_px});
  }

  Batches build() {
    for (const scene::Link& link : scene_.links) add(link);
    for (const scene::Disc& disc : scene_.discs) add(disc);
    for (const scene::PlacedLabel& label : view_.labels) add(label);
    return std::move(out_);
  }

 private:
  void add(const scene::Link& link) {
    const scene::LinkShape shape = scene::shape_of(link, scene_, view_.camera);
    if (!shape.visible) return;
    geometry::Box box;
    for (const Point p : {shape.start, shape.control, shape.end}) box.include(p);
    if (!box.grown(shape.width + 12.0F).overlaps(screen_)) return;
    Rows& rows = shape.curved ? out_.curved : out_.straight;
    for (const Point p : {shape.start, shape.end, shape.control}) put(rows, p);
    const float length = shape.dash_on > 0.0F ? scene::length_of(shape) : 0.0F;
    for (const float x : {shape.width, shape.dash_on, shape.dash_off, length}) rows.push_back(x * scale_);
    gl::put(rows, link.color);
    if (shape.arrow) {
      for (const Point p : {shape.arrow_tip, shape.arrow_left, shape.arrow_right}) put(out_.arrows, p);
      gl::put(out_.arrows, link.color);
    }
    if (link.grains && view_.grain_phase) {
      const Color bright = link.color.with_alpha(1.0F);
      for (const Point p : scene::grains(shape, *view_.grain_phase)) circle(out_.grains, p, scene::grain_radius(shape.width), bright);
    }
  }

  void add(const scene::Disc& disc) {
    const scene::DiscShape shape = scene::shape_of(disc, view_.camera);
    geometry::Box box;
    box.include(shape.center);
    const float reach = std::max({shape.reach, shape.halo, shape.radius + shape.rim});
    if (!box.grown(reach + 2.0F).overlaps(screen_)) return;
    Rows& rows = out_.discs;
    if (shape.halo > 0.0F) circle(rows, shape.center, shape.halo, disc.ring_color.with_alpha(scene::kGhostHaloOpacity));
    const bool soft = disc.ring == scene::Ring::backbone;
    ring(rows, shape.center, shape.ring, soft ? disc.ring_color.with_alpha(scene::kBackboneRingOpacity) : disc.ring_color);
    ring(rows, shape.center, shape.selection, scene_.accent);
    if (shape.rim > 0.0F) circle(rows, shape.center, shape.radius + shape.rim, scene_.ground);
    circle(rows, shape.center, shape.radius, disc.fill);
    ring(rows, shape.center, shape.outline, disc.ring_color);
    if (shape.icon_size > 0.0F && disc.icon != 0) icon(disc.icon, shape.center, shape.icon_size, disc.icon_color);
    if (shape.pin_radius > 0.0F) {
      circle(rows, shape.pin_center, shape.pin_radius, scene_.ground);
      icon(scene::kPinIcon, shape.pin_center, shape.pin_radius * 1.5F, scene_.text);
    }
  }

  void add(const scene::PlacedLabel& placed) {
    const scene::Label& label = scene_.labels[placed.label];
    text::TextStyle style = scene::style_of(label, view_.text_scale);
    style.size_px *= scale_;
    const auto entry = atlas_.label(label.text, style, scene::kLabelHaloPx * view_.text_scale * scale_);
    const Point pen{std::round(placed.pen.x * scale_), std::round(placed.pen.y * scale_)};
    glyph(out_.labels, entry, pen, scene_.ground, true);
    glyph(out_.labels, entry, pen, label.color, false);
  }

  void icon(char32_t code_point, Point center, float size_px, Color color) {
    const Point pen{std::round(center.x * scale_), std::round(center.y * scale_)};
    glyph(out_.icons, atlas_.icon(code_point, size_px * scale_), pen, color, false);
  }

  static void glyph(std::vector<Rows>& pages, const text::AtlasEntry& entry, Point pen, Color color, bool halo) {
    if (entry.rect.width == 0 || color.a == 0) return;
    if (pages.size() <= entry.page) pages.resize(entry.page + 1);
    Rows& rows = pages[entry.page];
    const auto width = static_cast<float>(entry.rect.width);
    const auto height = static_cast<float>(entry.rect.height);
    rows.insert(rows.end(), {pen.x + static_cast<float>(entry.left), pen.y + static_cast<float>(entry.top), width, height,
                             static_cast<float>(entry.rect.x), static_cast<float>(entry.rect.y), width, height});
    gl::put(rows, color);
    rows.insert(rows.end(), {halo ? 1.0F : 0.0F, 0.0F});
  }

  void circle(Rows& rows, Point center, float radius, Color color) {
    if (color.a == 0 || radius <= 0.0F) return;
    put(rows, center);
    rows.insert(rows.end(), {radius * scale_, 0.0F, 0.0F, 0.0F});
    gl::put(rows, color);
  }
  void ring(Rows& rows, Point center, const scene::RingShape& shape, Color color) {
    if (shape.width <= 0.0F || color.a == 0) return;
    put(rows, center);
    for (const float x : {shape.radius, shape.width, shape.dash_on, shape.dash_off}) rows.push_back(x * scale_);
    gl::put(rows, color);
  }
  void put(Rows& rows, Point p) const {
    rows.push_back(p.x * scale_);
    rows.push_back(p.y * scale_);
  }

  const MapView& view_;
  const scene::Scene& scene_;
  text::Atlas& atlas_;
  float scale_;
  geometry::Box screen_;
  Batches out_;
};

}  // namespace

Batches batches_of(const MapView& view, text::Atlas& atlas) { return Builder(view, atlas).build(); }

}  // namespace xylem::gl
