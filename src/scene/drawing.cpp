// Drawing rules: sizes clamped to what can be seen, links cut at the rims of their discs.
#include "xylem/scene/drawing.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace xylem::scene {
namespace {

using geometry::Camera;
using geometry::Point;

constexpr float kGrainSpacingPx = 44.0F;

RingShape dashed_circle(float radius, float width) {
  // A whole number of dashes, so that the last one meets the first.
  const float around = 2.0F * 3.14159265F * radius;
  const float period = around / std::max(6.0F, std::round(around / 7.0F));
  return {radius, width, period * 0.58F, period * 0.42F};
}

struct Curve {
  Point a, b, c;
};

Point at(const Curve& curve, float t) { return lerp(lerp(curve.a, curve.b, t), lerp(curve.b, curve.c, t), t); }

/// Where, between `inside` and `outside`, the curve crosses the circle around `center`.
float crossing(const Curve& curve, Point center, float radius, float inside, float outside) {
  for (int i = 0; i < 14; ++i) {
    const float middle = (inside + outside) * 0.5F;
    (distance(at(curve, middle), center) < radius ? inside : outside) = middle;
  }
  return outside;
}

/// The part of `curve` between t0 and t1.
Curve part(const Curve& curve, float t0, float t1) {
  const Point control = lerp(lerp(curve.a, curve.b, t0), lerp(curve.b, curve.c, t0), t1);
  return {at(curve, t0), control, at(curve, t1)};
}

void put_dashes(LinkShape& shape, Dash dash) {
  if (dash == Dash::dashed) {
    shape.dash_on = std::max(5.0F, shape.width * 2.6F);
    shape.dash_off = std::max(4.0F, shape.width * 2.0F);
  } else if (dash == Dash::dotted) {
    shape.dash_on = std::max(1.5F, shape.width);
    shape.dash_off = std::max(3.5F, shape.width * 2.0F);
  }
}

float arrow_length(float width) { return std::clamp(5.0F + width * 1.6F, 6.0F, 20.0F); }

void put_arrow(LinkShape& shape, Point tip, Point towards) {
  const float size = length(towards);
  if (size <= 0.0F) return;
  const Point along = towards * (1.0F / size);
  const float back = arrow_length(shape.width);
  const Point base = tip - along * back;
  const Point side = Point{along.y, -along.x} * (back * 0.45F);
  shape.arrow = true;
  shape.arrow_tip = tip;
  shape.arrow_left = base + side;
  shape.arrow_right = base - side;
}

/// What stands around a disc of `shape.radius`; each part moves `reach` outward.
void put_rings(DiscShape& shape, const Disc& disc) {
  if (disc.ring == Ring::backbone) {
    const float width = std::clamp(shape.radius * 0.16F, 1.25F, 6.0F);
    shape.ring = {shape.reach + width * 0.9F, width};
    shape.reach = shape.ring.radius + width * 0.5F;
  } else if (disc.ring == Ring::marked) {
    const float width = std::clamp(shape.radius * 0.12F, 1.25F, 4.0F);
    shape.ring = {shape.reach + width * 0.5F, width};
    shape.reach = shape.ring.radius + width * 0.5F;
  } else if (disc.ring == Ring::ghost) {
    shape.rim = 0.0F;
    shape.halo = shape.radius * kGhostHalo;
    shape.outline = dashed_circle(shape.radius, std::clamp(shape.radius * 0.11F, 1.25F, 3.0F));
    shape.reach = shape.radius + 1.5F;
  }
  if (disc.selected) {
    const float width = std::clamp(shape.radius * 0.14F, 2.0F, 4.0F);
    shape.selection = {shape.reach + 1.0F + width * 0.5F, width};
    shape.reach = shape.selection.radius + width * 0.5F;
  }
}

/// A straight link: `head` is the length of the arrow, 0 without one.
void put_line(LinkShape& shape, const DiscShape& from, const DiscShape& to, float to_reach, float head) {
  const Between line = between(from.center, from.reach, to.center, to_reach);
  const float size = distance(line.start, line.end);
  const Point along = (line.end - line.start) * (1.0F / size);
  shape.start = line.start;
  shape.end = line.end - along * std::min(head * 0.8F, size);
  shape.control = lerp(shape.start, shape.end, 0.5F);
  if (head > 0.0F) put_arrow(shape, line.end, along);
}

void put_curve(LinkShape& shape, const DiscShape& from, const DiscShape& to, float to_reach, float head, float bend) {
  const Point chord = to.center - from.center;
  const Point left_of_it{chord.y, -chord.x};  // as long as the chord; y points down here
  const Curve whole{from.center, lerp(from.center, to.center, 0.5F) + left_of_it * bend, to.center};
  const float t0 = crossing(whole, from.center, from.reach, 0.0F, 0.5F);
  const float t_tip = crossing(whole, to.center, to_reach, 1.0F, 0.5F);
  const float t1 = head > 0.0F ? std::max(t0, crossing(whole, to.center, to_reach + head * 0.8F, 1.0F, 0.5F)) : t_tip;
  const Curve cut = part(whole, t0, t1);
  shape.curved = true;
  shape.start = cut.a;
  shape.control = cut.b;
  shape.end = cut.c;
  if (head > 0.0F) put_arrow(shape, at(whole, t_tip), at(whole, t_tip) - cut.c);
}

}  // namespace

float smallest_px_for(std::size_t discs) {
  constexpr float kLargest = 3.0F;
  constexpr float kSmallest = 0.7F;
  constexpr float kFew = 5000.0F;
  return std::clamp(kLargest * std::sqrt(kFew / static_cast<float>(std::max<std::size_t>(discs, 1))), kSmallest,
                    kLargest);
}

float radius_px(const Disc& disc, const Camera& camera) {
  return std::max(disc.smallest_px, disc.radius * camera.scale);
}

DiscShape shape_of(const Disc& disc, const Camera& camera) {
  DiscShape shape;
  shape.center = camera.screen_from_world(disc.center);
  shape.radius = radius_px(disc, camera);
  shape.rim = rim_px(shape.radius);
  shape.reach = shape.radius + shape.rim;
  if (disc.icon != 0 && shape.radius >= kIconFromRadiusPx) shape.icon_size = shape.radius * 1.2F;
  put_rings(shape, disc);
  if (disc.pinned && shape.radius >= kIconFromRadiusPx) {
    shape.pin_radius = std::clamp(shape.radius * 0.42F, 5.5F, 10.0F);
    shape.pin_center = shape.center + Point{0.72F, -0.72F} * (shape.radius + shape.rim);
  }
  return shape;
}

LinkShape shape_of(const Link& link, const Scene& scene, const Camera& camera) {
  LinkShape shape;
  if (link.from == link.to) return shape;
  assert(link.from < scene.discs.size() && link.to < scene.discs.size());
  const DiscShape from = shape_of(scene.discs[link.from], camera);
  const DiscShape to = shape_of(scene.discs[link.to], camera);
  shape.width = width_px(link, camera);
  const float head = link.arrow ? arrow_length(shape.width) : 0.0F;
  const float to_reach = to.reach + (link.arrow ? 1.0F : 0.0F);
  if (distance(from.center, to.center) <= from.reach + to_reach + 1.0F) return shape;
  shape.visible = true;
  put_dashes(shape, link.dash);
  if (std::abs(link.bend) < 1e-4F) {
    put_line(shape, from, to, to_reach, head);
  } else {
    put_curve(shape, from, to, to_reach, head, link.bend);
  }
  return shape;
}

Point point_at(const LinkShape& link, float t) {
  return link.curved ? at({link.start, link.control, link.end}, t) : lerp(link.start, link.end, t);
}

float length_of(const LinkShape& link) {
  if (!link.curved) return distance(link.start, link.end);
  float sum = 0.0F;
  Point last = link.start;
  for (int i = 1; i <= 8; ++i) {
    const Point next = point_at(link, static_cast<float>(i) / 8.0F);
    sum += distance(last, next);
    last = next;
  }
  return sum;
}

std::vector<Point> grains(const LinkShape& link, float phase) {
  std::vector<Point> points;
  if (!link.visible) return points;
  const auto count = static_cast<std::size_t>(std::max(1.0F, std::round(length_of(link) / kGrainSpacingPx)));
  points.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    points.push_back(point_at(link, (static_cast<float>(i) + phase - std::floor(phase)) / static_cast<float>(count)));
  }
  return points;
}

float grain_radius(float width) { return std::clamp(width * 0.55F + 0.9F, 1.6F, 6.0F); }

geometry::Color tip_color(const Link& link) {
  return link.color.with_alpha(static_cast<float>(link.color.a) / 255.0F * 1.7F);
}

text::TextStyle style_of(const Label& label, float text_scale) {
  return {label.size_px * text_scale, label.strong ? text::Weight::semibold : text::Weight::medium, false};
}

float edge_opacity(std::size_t links) {
  const float many = std::max(1.0F, static_cast<float>(links) / 120.0F);
  return std::max(0.12F, 0.9F * std::pow(many, -0.285F));
}

}  // namespace xylem::scene
