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
  for (const std::uint8_t channel : {color.r, color.g, color.b, color.a})
    rows.push_back(static_cast<float>(channel) / 255.0F);
}

void put(Rows& rows, Point p, float scale) {
  rows.push_back(p.x * scale);
  rows.push_back(p.y * scale);
}

bool touches(const scene::LinkShape& shape, const geometry::Box& region) {
  geometry::Box box;
  for (const Point p : {shape.start, shape.control, shape.end}) box.include(p);
  return box.grown(shape.width + 20.0F).overlaps(region);  // an arrow reaches 20 px beyond its line
}

void add_line(LineBatches& out, const scene::LinkShape& shape, Color color, float scale) {
  Rows& rows = shape.curved ? out.curved : out.straight;
  for (const Point p : {shape.start, shape.end, shape.control}) put(rows, p, scale);
  const float length = shape.dash_on > 0.0F ? scene::length_of(shape) : 0.0F;
  for (const float x : {shape.width, shape.dash_on, shape.dash_off, length}) rows.push_back(x * scale);
  put(rows, color);
}

geometry::Box whole(const scene::MapView& view) {
  return geometry::box_at({}, view.camera.width_px, view.camera.height_px);
}

/// Whether a disc's name is lit: all are when nothing is pointed at.
bool is_lit(const scene::MapView& view, std::uint32_t disc) {
  if (view.highlight == nullptr || view.highlight->discs.empty()) return true;
  return std::ranges::find(view.highlight->discs, disc) != view.highlight->discs.end();
}

void add_glyph(Rows& rows, const text::AtlasEntry& entry, Point pen, Color color, bool halo) {
  const auto width = static_cast<float>(entry.rect.width);
  const auto height = static_cast<float>(entry.rect.height);
  rows.insert(rows.end(), {pen.x + static_cast<float>(entry.left), pen.y + static_cast<float>(entry.top), width, height,
                           static_cast<float>(entry.rect.x), static_cast<float>(entry.rect.y), width, height});
  put(rows, color);
  rows.insert(rows.end(), {halo ? 1.0F : 0.0F, 0.0F});
}

/// An icon on its disc; nothing when `source` has no width.
struct Icon {
  std::size_t page = 0;
  geometry::Box box;  // device pixels from the disc's center
  text::PixelRect source;
  Color color;
};

Rows& run_on(std::vector<Run>& runs, std::size_t page) {
  if (runs.empty() || runs.back().page != page) runs.push_back({page, {}});
  return runs.back().rows;
}

class DiscBuilder {
 public:
  DiscBuilder(const scene::MapView& view, const geometry::Box& region, text::Atlas& atlas)
      : view_(view), scene_(*view.scene), atlas_(atlas), scale_(view.device_scale), region_(region) {}

  DiscBatches build() {
    for (const scene::Link& link : scene_.links) add_marks(link);
    for (const scene::Disc& disc : scene_.discs) add(disc);
    return std::move(out_);
  }
  DiscBatches build_tints() {
    for (const scene::Tint& tint : scene_.tints) {
      put_tint(tint, radius_px(tint, view_.camera) + scene::kTintRimPx, tint.rim);
      put_tint(tint, radius_px(tint, view_.camera), tint.fill);
    }
    for (const scene::Tint& tint : scene_.tints)
      put_tint(tint, radius_px(tint, view_.camera) * scene::kTintCore, tint.fill);
    return std::move(out_);
  }
  DiscBatches build(const scene::Highlight& highlight) {
    for (const scene::Link& link : highlight.links) add_marks(link);
    for (std::size_t i = highlight.discs.size(); i-- > 0;) add(scene_.discs[highlight.discs[i]]);
    return std::move(out_);
  }

 private:
  void put_tint(const scene::Tint& tint, float radius, Color color) {
    for (const Point world : tint.centers) {
      const Point center = view_.camera.screen_from_world(world);
      if (region_.grown(radius + 1.0F).contains(center)) disc_at(center, radius, color);
    }
  }

  void add_marks(const scene::Link& link) {
    if (!link.arrow && !(link.grains && view_.grain_phase)) return;
    const scene::LinkShape shape = scene::shape_of(link, scene_, view_.camera);
    if (!shape.visible || !touches(shape, region_)) return;
    const Color strong = scene::tip_color(link);
    if (link.grains && view_.grain_phase) {
      for (const Point p : scene::grains(shape, *view_.grain_phase)) {
        circle(out_.grains, p, scene::grain_radius(shape.width), strong);
      }
    }
    if (!shape.arrow) return;
    for (const Point p : {shape.arrow_tip, shape.arrow_left, shape.arrow_right}) put(out_.arrows, p, scale_);
    put(out_.arrows, strong);
  }

  void add(const scene::Disc& disc) {
    const scene::DiscShape shape = scene::shape_of(disc, view_.camera);
    const float reach = std::max({shape.reach, shape.halo, shape.radius + shape.rim});
    if (!region_.grown(reach + 12.0F).contains(shape.center)) return;  // a pin stands out by 12 px
    disc_at(shape.center, shape.halo, disc.ring_color.with_alpha(scene::kGhostHaloOpacity));
    const bool soft = disc.ring == scene::Ring::backbone;
    ring_at(shape.center, shape.ring, soft ? disc.ring_color.with_alpha(scene::kBackboneRingOpacity) : disc.ring_color);
    ring_at(shape.center, shape.selection, scene_.accent);
    disc_at(shape.center, shape.radius, disc.fill, icon_of(disc.icon, shape.icon_size, disc.icon_color), shape.rim);
    ring_at(shape.center, shape.outline, disc.ring_color);
    if (shape.pin_radius <= 0.0F) return;
    disc_at(shape.pin_center, shape.pin_radius + 1.0F, scene_.hairline);
    disc_at(shape.pin_center, shape.pin_radius, scene_.ground,
            icon_of(scene::kPinIcon, shape.pin_radius * 1.5F, scene_.text));
  }

  /// The icon as large as it should be: the atlas has it in whole pixels.
  Icon icon_of(char32_t code_point, float size_px, Color color) {
    if (code_point == 0 || size_px <= 0.0F) return {};
    const float size = size_px * scale_;
    const text::AtlasEntry entry = atlas_.icon(code_point, size);
    const float shrink = size / std::ceil(size);
    const Point corner = Point{static_cast<float>(entry.left), static_cast<float>(entry.top)} * shrink;
    return {entry.page,
            geometry::box_at(corner, static_cast<float>(entry.rect.width) * shrink,
                             static_cast<float>(entry.rect.height) * shrink),
            entry.rect, color};
  }

  /// Where a disc goes that has no icon, hence may go anywhere.
  Rows& last_discs() {
    if (out_.discs.empty()) out_.discs.emplace_back();
    return out_.discs.back().rows;
  }

  void disc_at(Point center, float radius, Color color) {
    if (color.a > 0 && radius > 0.0F) circle(last_discs(), center, radius, color);
  }
  void disc_at(Point center, float radius, Color color, const Icon& icon, float rim = 0.0F) {
    circle(icon.source.width > 0 ? run_on(out_.discs, icon.page) : last_discs(), center, radius, color, rim, icon);
  }
  void ring_at(Point center, const scene::RingShape& shape, Color color) {
    if (shape.width <= 0.0F || color.a == 0) return;
    Rows& rows = last_discs();
    put(rows, center, scale_);
    for (const float x : {shape.radius, shape.width, shape.dash_on, shape.dash_off}) rows.push_back(x * scale_);
    put(rows, color);
    put(rows, Icon{});
  }
  void circle(Rows& rows, Point center, float radius, Color color, float rim = 0.0F, const Icon& icon = {}) const {
    put(rows, center, scale_);
    rows.insert(rows.end(), {radius * scale_, 0.0F, rim * scale_, 0.0F});
    put(rows, color);
    put(rows, icon);
  }
  static void put(Rows& rows, Point p, float scale) { gl::put(rows, p, scale); }
  static void put(Rows& rows, Color color) { gl::put(rows, color); }
  static void put(Rows& rows, const Icon& icon) {
    const text::PixelRect& from = icon.source;
    const bool any = from.width > 0;
    rows.insert(rows.end(), {any ? icon.box.min.x : 0.0F, any ? icon.box.min.y : 0.0F, icon.box.width(),
                             icon.box.height(), static_cast<float>(from.x), static_cast<float>(from.y),
                             static_cast<float>(from.width), static_cast<float>(from.height)});
    gl::put(rows, icon.color);
  }

  const scene::MapView& view_;
  const scene::Scene& scene_;
  text::Atlas& atlas_;
  float scale_;
  geometry::Box region_;
  DiscBatches out_;
};

}  // namespace

LineBatches lines_of(const scene::MapView& view, const geometry::Box& region) {
  LineBatches out;
  for (const scene::Link& link : view.scene->links) {
    const scene::LinkShape shape = scene::shape_of(link, *view.scene, view.camera);
    if (shape.visible && link.color.a > 0 && touches(shape, region))
      add_line(out, shape, link.color, view.device_scale);
  }
  return out;
}

DiscBatches tints_of(const scene::MapView& view, const geometry::Box& region, text::Atlas& atlas) {
  return DiscBuilder(view, region, atlas).build_tints();
}
DiscBatches discs_of(const scene::MapView& view, const geometry::Box& region, text::Atlas& atlas) {
  return DiscBuilder(view, region, atlas).build();
}

LineBatches lit_lines_of(const scene::MapView& view) {
  LineBatches out;
  for (const scene::Link& link : view.highlight->links) {
    const scene::LinkShape shape = scene::shape_of(link, *view.scene, view.camera);
    if (shape.visible) add_line(out, shape, link.color, view.device_scale);
  }
  return out;
}

DiscBatches lit_discs_of(const scene::MapView& view, text::Atlas& atlas) {
  return DiscBuilder(view, whole(view), atlas).build(*view.highlight);
}

LineBatches veil_of(const scene::MapView& view) {
  LineBatches out;
  const geometry::Box all = whole(view);
  scene::LinkShape band;
  band.start = {all.min.x, all.center().y};
  band.end = {all.max.x, all.center().y};
  band.control = all.center();
  band.width = all.height() + 2.0F;
  add_line(out, band, view.scene->ground.with_alpha(scene::kVeilOpacity), view.device_scale);
  return out;
}

LabelBatches labels_of(const scene::MapView& view, text::Atlas& atlas) {
  LabelBatches out;
  for (const scene::PlacedLabel& placed : view.labels) {
    const scene::Label& label = view.scene->labels[placed.label];
    const Color color =
        is_lit(view, label.disc) ? label.color : mixed(label.color, view.scene->ground, scene::kVeilOpacity);
    for (const scene::LeaderPiece& piece : placed.leader) {
      scene::LinkShape line;
      line.start = piece.from;
      line.end = piece.to;
      line.control = lerp(line.start, line.end, 0.5F);
      line.width = scene::kLeaderWidthPx;
      add_line(out.leaders, line, color.with_alpha(scene::kLeaderOpacity), view.device_scale);
    }
    text::TextStyle style = scene::style_of(label, view.text_scale);
    style.size_px *= view.device_scale;
    for (const scene::LabelLine& line : scene::lines_of(placed, label.text)) {
      const auto entry = atlas.label(line.text, style, scene::kLabelHaloPx * view.text_scale * view.device_scale);
      if (entry.rect.width == 0) continue;
      const Point pen{std::round(line.pen.x * view.device_scale), std::round(line.pen.y * view.device_scale)};
      Rows& rows = run_on(out.glyphs, entry.page);
      add_glyph(rows, entry, pen, view.scene->ground, true);
      add_glyph(rows, entry, pen, color, false);
    }
  }
  return out;
}

}  // namespace xylem::gl
