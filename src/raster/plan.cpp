// Planning: the scene's drawing rules say where everything goes; what is outside is left out here.
#include "raster/plan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "xylem/scene/drawing.h"

namespace xylem::raster {
namespace {

using geometry::Box;
using geometry::Color;
using geometry::Point;

constexpr std::size_t kDiscBlock = 2048;
constexpr float kPinRoomPx = 12.0F;  // a pin stands out by so much

Box box_around(Point center, float reach) { return {center - Point{reach, reach}, center + Point{reach, reach}}; }
Box box_of(const Circle& circle) {
  return box_around(circle.center, circle.radius + circle.ring_width * 0.5F + circle.rim + 1.0F);
}
Box viewport_of(const scene::MapView& view) {
  return geometry::box_at({}, view.camera.width_px, view.camera.height_px);
}

}  // namespace

void Planner::find_ends(const scene::MapView& view, const PackedScene& packed) {
  const auto& discs = packed.discs();
  ends_.resize(discs.size());
  crew_.each((discs.size() + kDiscBlock - 1) / kDiscBlock, [&](std::size_t block, std::size_t) {
    const std::size_t end = std::min(discs.size(), (block + 1) * kDiscBlock);
    for (std::size_t i = block * kDiscBlock; i < end; ++i) {
      if (discs[i].plain) {
        const float radius = std::max(discs[i].smallest_px, discs[i].radius * view.camera.scale);
        ends_[i] = {view.camera.screen_from_world(discs[i].center), radius + scene::rim_px(radius)};
      } else {
        const scene::DiscShape shape = shape_of(view.scene->discs[i], view.camera);
        ends_[i] = {shape.center, shape.reach};
      }
    }
  });
}

void Planner::add_marks(const scene::MapView& view, const scene::Link& link, const scene::LinkShape& shape,
                        MarkBlock& marks) {
  const float scale = view.device_scale;
  const Color strong = scene::tip_color(link);
  if (link.grains && view.grain_phase) {
    for (const Point p : scene::grains(shape, *view.grain_phase)) {
      Circle grain;
      grain.center = p * scale;
      grain.radius = scene::grain_radius(shape.width) * scale;
      grain.color = strong;
      marks.grains.push_back(grain);
    }
  }
  if (!shape.arrow) return;
  marks.arrows.push_back({shape.arrow_tip * scale, shape.arrow_left * scale, shape.arrow_right * scale, strong});
}

void Planner::plan_tie(const scene::MapView& view, const PackedScene& packed, std::size_t which, std::size_t at,
                       const Bands& bands, Layer& layer, MarkBlock& marks) const {
  const PackedScene::Tie& tie = packed.ties()[which];
  const End& from = ends_[tie.from];
  const End& to = ends_[tie.to];
  Lines& lines = layer.lines;
  if (tie.color.a == 0) return lines.put_nothing(at);
  const float scale = view.device_scale;
  if (tie.plain) {
    const scene::Between line = scene::between(from.center, from.reach, to.center, to.reach);
    if (!line.visible) return lines.put_nothing(at);
    if (tie.veil != 0 && layer.veil.holds(tie.veil - 1U)) {
      const std::uint32_t number = tie.veil - 1U;
      return lines.put_veiled(at, line.start * scale, line.end * scale, layer.veil.width(number), number, bands);
    }
    const float width = scene::link_width_px(tie.width, view.camera.scale);
    return lines.put_straight(at, line.start * scale, line.end * scale, width * scale, tie.color, bands);
  }
  const float bulge = std::abs(tie.bend) * distance(from.center, to.center);
  Box box;
  box.include(from.center);
  box.include(to.center);
  if (!box.grown(bulge + 24.0F).overlaps(viewport_of(view))) return lines.put_nothing(at);
  const scene::Link& link = view.scene->links[which];
  const scene::LinkShape shape = shape_of(link, *view.scene, view.camera);
  lines.put(at, shape, link.color, scale, bands);
  if (shape.visible) add_marks(view, link, shape, marks);
}

void Planner::prepare_veil(const scene::MapView& view, const PackedScene& packed, VeilInk& veil) {
  veil.clear(packed.veil_color());
  for (const PackedScene::VeilLook& look : packed.veil_looks())
    veil.add(scene::link_width_px(look.width, view.camera.scale) * view.device_scale);
}

void Planner::plan_links(const scene::MapView& view, const PackedScene& packed, const Bands& bands,
                         const DrawOptions& options, Layer& layer) {
  const std::size_t count = packed.ties().size();
  prepare_veil(view, packed, layer.veil);
  double share = 1.0;
  layer.lines.resize(0);
  if (options.links == Links::sample && count > options.sampled_links) {
    // So many as would be drawn if all were in view tell how many are, and so which share of all to draw.
    Order order{count, static_cast<std::size_t>(0.6180339887 * static_cast<double>(count))};
    while (std::gcd(order.step, count) != 1) ++order.step;
    const std::size_t first = std::max<std::size_t>(options.sampled_links, 1);
    const std::size_t seen = plan_ties(view, packed, bands, order, 0, first, layer);
    const double wanted = static_cast<double>(first) * static_cast<double>(first) / static_cast<double>(count);
    share = seen == 0 ? 1.0 : wanted / static_cast<double>(seen);
    if (share < 1.0) {
      const auto more = static_cast<std::size_t>(share * static_cast<double>(count));
      if (more > first) plan_ties(view, packed, bands, order, first, more, layer);
      share = static_cast<double>(std::max(first, more)) / static_cast<double>(count);
      thicken(packed, order, share, layer.lines);
    }
  }
  if (share >= 1.0) {
    share = 1.0;
    plan_ties(view, packed, bands, {count, 1}, 0, count, layer);
  }
  for (std::size_t number = 0; number < layer.veil.classes(); ++number) {
    const auto opacity = static_cast<float>(packed.veil_looks()[number].opacity) / 255.0F;
    if (layer.veil.holds(number)) layer.veil.fill(number, opacity, share);
  }
  gather(mark_blocks_, layer.lines.blocks(), bands, layer);
}

/// Plans the lines from `from` to before `to`, those before staying when there are any; returns how many of them are
/// seen.
std::size_t Planner::plan_ties(const scene::MapView& view, const PackedScene& packed, const Bands& bands,
                               const Order& order, std::size_t from, std::size_t to, Layer& layer) {
  Lines& lines = layer.lines;
  const std::size_t done = from == 0 ? 0 : lines.blocks();
  lines.resize(to);
  if (mark_blocks_.size() < lines.blocks()) mark_blocks_.resize(lines.blocks());
  const std::size_t first_block = from / Lines::kBlock;
  crew_.each(lines.blocks() - first_block, [&](std::size_t number, std::size_t) {
    const std::size_t block = first_block + number;
    MarkBlock& marks = mark_blocks_[block];
    if (block >= done) {
      lines.begin_block(block);
      marks.grains.clear();
      marks.arrows.clear();
    }
    marks.seen = 0;
    const std::size_t end = std::min(to, (block + 1) * Lines::kBlock);
    for (std::size_t at = std::max(from, block * Lines::kBlock); at < end; ++at) {
      plan_tie(view, packed, order(at), at, bands, layer, marks);
      marks.seen += lines.shown(at) ? 1U : 0U;
    }
  });
  std::size_t seen = 0;
  for (std::size_t block = first_block; block < lines.blocks(); ++block) seen += mark_blocks_[block].seen;
  return seen;
}

/// Makes what is drawn of `share` more opaque: where k links lay one over another, one must now cover as much.
void Planner::thicken(const PackedScene& packed, const Order& order, double share, Lines& lines) {
  std::array<float, 256> opacity{};
  for (std::size_t alpha = 0; alpha < opacity.size(); ++alpha) {
    const double through = 1.0 - static_cast<double>(alpha) / 255.0;
    opacity.at(alpha) = static_cast<float>(1.0 - std::pow(through, 1.0 / share));
  }
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (lines.shown(at) && !lines.veiled(at)) lines.set_opacity(at, opacity[packed.ties()[order(at)].color.a]);
  }
}

void Planner::add_disc(const scene::MapView& view, const scene::Disc& disc, const DiscBlock& block) const {
  const scene::DiscShape shape = shape_of(disc, view.camera);
  const float scale = view.device_scale;
  const auto push = [&](const Circle& circle) { return block.circles.push(circle, box_of(circle), block.bands); };
  const auto add = [&](Point center, float radius, Color color, float rim) {
    if (radius <= 0.0F || (color.a == 0 && rim <= 0.0F)) return false;
    Circle circle;
    circle.center = center * scale;
    circle.radius = radius * scale;
    circle.rim = rim * scale;
    circle.color = color;
    return push(circle);
  };
  const auto add_ring = [&](const scene::RingShape& ring, Color color) {
    if (ring.width <= 0.0F || color.a == 0) return;
    push({shape.center * scale, ring.radius * scale, ring.width * scale, 0.0F, ring.dash_on * scale,
          ring.dash_off * scale, color, kNone, false});
  };
  const auto wish = [&](char32_t code_point, float size_px, Color color) {
    if (code_point != 0 && size_px > 0.0F)
      block.icons.push_back({block.number, block.circles.marks.size() - 1, code_point, size_px, color});
  };
  add(shape.center, shape.halo, disc.ring_color.with_alpha(scene::kGhostHaloOpacity), 0.0F);
  const bool soft = disc.ring == scene::Ring::backbone;
  add_ring(shape.ring, soft ? disc.ring_color.with_alpha(scene::kBackboneRingOpacity) : disc.ring_color);
  add_ring(shape.selection, view.scene->accent);
  if (add(shape.center, shape.radius, disc.fill, shape.rim)) wish(disc.icon, shape.icon_size, disc.icon_color);
  add_ring(shape.outline, disc.ring_color);
  if (shape.pin_radius <= 0.0F) return;
  add(shape.pin_center, shape.pin_radius + 1.0F, view.scene->hairline, 0.0F);
  if (add(shape.pin_center, shape.pin_radius, view.scene->ground, 0.0F))
    wish(scene::kPinIcon, shape.pin_radius * 1.5F, view.scene->text);
}

void Planner::plan_tints(const scene::MapView& view, const Bands& bands, Layer& layer) {
  layer.tints.clear();
  const float scale = view.device_scale;
  const auto put = [&](const scene::Tint& tint, float radius, Color color) {
    Circle circle;
    circle.radius = radius * scale;
    circle.color = color;
    for (const Point center : tint.centers) {
      circle.center = view.camera.screen_from_world(center) * scale;
      layer.tints.push(circle, box_of(circle), bands);
    }
  };
  for (const scene::Tint& tint : view.scene->tints) {
    put(tint, radius_px(tint, view.camera) + scene::kTintRimPx, tint.rim);
    put(tint, radius_px(tint, view.camera), tint.fill);
  }
  for (const scene::Tint& tint : view.scene->tints)
    put(tint, radius_px(tint, view.camera) * scene::kTintCore, tint.fill);
}

void Planner::plan_map(const scene::MapView& view, const PackedScene& packed, const Bands& bands,
                       const DrawOptions& options, Layer& layer) {
  plan_tints(view, bands, layer);
  find_ends(view, packed);
  plan_links(view, packed, bands, options, layer);

  plan_discs(view, packed, bands, layer);
}

void Planner::plan_discs(const scene::MapView& view, const PackedScene& packed, const Bands& bands, Layer& layer) {
  const float scale = view.device_scale;
  const std::size_t count = packed.discs().size();
  const std::size_t blocks = (count + kDiscBlock - 1) / kDiscBlock;
  layer.discs.resize(blocks);
  if (icon_blocks_.size() < blocks) icon_blocks_.resize(blocks);
  stamps_.make_for(scale);
  const Box viewport = viewport_of(view);
  crew_.each(blocks, [&](std::size_t number, std::size_t) {
    const DiscBlock block{number, layer.discs[number], icon_blocks_[number], bands};
    block.circles.clear();
    block.icons.clear();
    const std::size_t end = std::min(count, (number + 1) * kDiscBlock);
    for (std::size_t i = number * kDiscBlock; i < end; ++i) {
      const PackedScene::Disc& disc = packed.discs()[i];
      const float radius = std::max(disc.smallest_px, disc.radius * view.camera.scale);
      if (disc.plain && disc.fill.a == 255 && radius < scene::kIconFromRadiusPx &&
          radius * scale <= Stamps::kMostRadius) {
        Circle circle;
        circle.center = ends_[i].center * scale;
        circle.radius = radius * scale;
        circle.rim = scene::rim_px(radius) * scale;
        circle.color = disc.fill;
        circle.stamped = true;
        block.circles.push(circle, box_of(circle), bands);
      } else if (viewport.grown(ends_[i].reach * 2.0F + kPinRoomPx).contains(ends_[i].center)) {
        // A ghost's halo may go beyond its reach, but not beyond twice that.
        add_disc(view, view.scene->discs[i], block);
      }
    }
  });
  layer.icons.clear();
  for (std::size_t number = 0; number < blocks; ++number) add_icons(icon_blocks_[number], scale, layer);
}

void Planner::plan_highlight(const scene::MapView& view, const Bands& bands, Layer& layer) {
  const scene::Highlight& highlight = *view.highlight;
  std::vector<MarkBlock> marks(1);
  layer.lines.resize(highlight.links.size());
  for (std::size_t block = 0; block < layer.lines.blocks(); ++block) layer.lines.begin_block(block);
  for (std::size_t i = 0; i < highlight.links.size(); ++i) {
    const scene::Link& link = highlight.links[i];
    const scene::LinkShape shape = shape_of(link, *view.scene, view.camera);
    layer.lines.put(i, shape, link.color, view.device_scale, bands);
    if (shape.visible) add_marks(view, link, shape, marks[0]);
  }
  gather(marks, 1, bands, layer);
  layer.discs.resize(1);
  layer.discs[0].clear();
  layer.icons.clear();
  std::vector<IconWish> icons;
  const DiscBlock block{0, layer.discs[0], icons, bands};
  for (std::size_t i = highlight.discs.size(); i-- > 0;) add_disc(view, view.scene->discs[highlight.discs[i]], block);
  add_icons(icons, view.device_scale, layer);
}

void Planner::gather(const std::vector<MarkBlock>& blocks, std::size_t count, const Bands& bands, Layer& layer) {
  layer.grains.clear();
  layer.arrows.clear();
  for (std::size_t i = 0; i < count; ++i) {
    for (const Circle& grain : blocks[i].grains) layer.grains.push(grain, box_of(grain), bands);
    for (const Triangle& arrow : blocks[i].arrows) {
      Box box;
      for (const Point p : {arrow.a, arrow.b, arrow.c}) box.include(p);
      layer.arrows.push(arrow, box.grown(1.0F), bands);
    }
  }
}

/// Icons as large as they should be: the atlas has them in whole pixels.
void Planner::add_icons(std::span<const IconWish> wishes, float scale, Layer& layer) {
  for (const IconWish& wish : wishes) {
    const float size = wish.size_px * scale;
    const text::AtlasEntry entry = atlas_.icon(wish.code_point, size);
    if (entry.rect.width == 0) continue;
    Circle& circle = layer.discs[wish.block].marks[wish.circle];
    const float shrink = size / std::ceil(size);
    const Point corner = Point{static_cast<float>(entry.left), static_cast<float>(entry.top)} * shrink;
    const auto width = static_cast<float>(entry.rect.width);
    const auto height = static_cast<float>(entry.rect.height);
    const Point from{static_cast<float>(entry.rect.x), static_cast<float>(entry.rect.y)};
    circle.icon = static_cast<std::uint32_t>(layer.icons.size());
    layer.icons.push_back({entry.page, nullptr, 0,
                           geometry::box_at(circle.center + corner, width * shrink, height * shrink),
                           geometry::box_at(from, width, height), wish.color});
  }
}

void Planner::find_pages(Layer& layer) const {
  for (Icon& icon : layer.icons) {
    const text::AtlasPage& page = atlas_.pages()[icon.page];
    icon.texels = page.pixels.data();
    icon.page_size = page.size;
  }
}

void Planner::plan_names(const scene::MapView& view, const Bands& bands, Names& names) {
  const float scale = view.device_scale;
  const bool any_lit = view.highlight != nullptr && !view.highlight->discs.empty();
  const auto color_of = [&](const scene::Label& label) {
    const bool lit = !any_lit || std::ranges::find(view.highlight->discs, label.disc) != view.highlight->discs.end();
    return lit ? label.color : mixed(label.color, view.scene->ground, scene::kVeilOpacity);
  };
  std::size_t pieces = 0;
  for (const scene::PlacedLabel& placed : view.labels) pieces += placed.leader.size();
  names.leaders.resize(pieces);
  names.words.clear();
  std::size_t piece = 0;
  for (const scene::PlacedLabel& placed : view.labels) {
    const scene::Label& label = view.scene->labels[placed.label];
    const Color color = color_of(label);
    for (const scene::LeaderPiece& line : placed.leader) {
      names.leaders.put_straight(piece++, line.from * scale, line.to * scale, scene::kLeaderWidthPx * scale,
                                 color.with_alpha(scene::kLeaderOpacity), bands);
    }
    text::TextStyle style = scene::style_of(label, view.text_scale);
    style.size_px *= scale;
    for (const scene::LabelLine& line : scene::lines_of(placed, label.text)) {
      const auto entry = atlas_.label(line.text, style, scene::kLabelHaloPx * view.text_scale * scale);
      if (entry.rect.width == 0) continue;
      Words words;
      words.page = entry.page;
      words.from = entry.rect;
      words.x = static_cast<int>(std::lround(line.pen.x * scale)) + entry.left;
      words.y = static_cast<int>(std::lround(line.pen.y * scale)) + entry.top;
      words.color = color;
      const Point corner{static_cast<float>(words.x), static_cast<float>(words.y)};
      names.words.push(
          words, geometry::box_at(corner, static_cast<float>(entry.rect.width), static_cast<float>(entry.rect.height)),
          bands);
    }
  }
  for (Words& words : names.words.marks) {
    const text::AtlasPage& page = atlas_.pages()[words.page];
    words.texels = page.pixels.data();
    words.page_size = page.size;
  }
}

}  // namespace xylem::raster
