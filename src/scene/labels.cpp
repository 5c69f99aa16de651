// Placing labels: greedy by importance, twelve places around each disc, farther out and on two lines for the important.
#include "xylem/scene/labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "label_places.h"
#include "occupied.h"
#include "xylem/scene/drawing.h"

namespace xylem::scene {
namespace {

using geometry::Box;
using geometry::Camera;
using geometry::Point;

constexpr std::array kSides{Side::below,
                            Side::right,
                            Side::left,
                            Side::above,
                            Side::below_slid_right,
                            Side::below_slid_left,
                            Side::above_slid_right,
                            Side::above_slid_left,
                            Side::below_right,
                            Side::below_left,
                            Side::above_right,
                            Side::above_left};

/// How much farther out the `kFirst` most important may stand when there is no room at their disc.
constexpr std::array kAway{0.0F, 7.0F};
constexpr std::size_t kFirst = 60;
/// The most important of all may stand anywhere around, with a line to their disc that crosses no other disc; the very
/// first also with one that passes behind discs.
constexpr std::size_t kHubs = 20;
constexpr std::size_t kTopHubs = 10;
constexpr float kApartFromPx = 10.0F;
constexpr float kApartStepPx = 6.0F;
constexpr float kApartClearPx = 90.0F;
constexpr float kApartMostPx = 320.0F;
constexpr std::size_t kApartDirections = 32;
constexpr float kLeaderFromPx = 9.0F;  // nearer labels need no line
constexpr float kLeaderStepPx = 3.0F;
constexpr std::size_t kMostArrows = 1500;  // with more, arrow heads are everywhere
constexpr std::size_t kMostTries = 6000;   // where so many important names found no room, the others will not either
constexpr float kLinePitch = 0.96F;        // of the lines' height

/// Evenly around, the first to the right.
std::array<Point, kApartDirections> directions() {
  constexpr float kTurn = 6.2831853F;
  std::array<Point, kApartDirections> ways;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    const float angle = kTurn * static_cast<float>(i) / static_cast<float>(kApartDirections);
    ways[i] = {std::cos(angle), std::sin(angle)};
  }
  return ways;
}

/// A label's words as they are set: on one line, or on two of about the same width.
struct Setting {
  std::size_t break_at = 0;
  text::Extent first;
  text::Extent second;
  float width = 0.0F;
  float height = 0.0F;
  [[nodiscard]] float pitch() const { return std::round(first.height() * kLinePitch); }
};

Setting on_one_line(const text::Extent& size) { return {0, size, {}, size.width, size.height()}; }

/// Broken at the blank that leaves the two lines narrowest; nothing when that gains little.
std::optional<Setting> on_two_lines(std::string_view words, const text::Extent& whole, const text::TextStyle& style,
                                    text::Measure& measure) {
  std::optional<Setting> best;
  for (std::size_t blank = words.find(' '); blank != std::string_view::npos; blank = words.find(' ', blank + 1)) {
    Setting setting{blank + 1, measure(words.substr(0, blank), style), measure(words.substr(blank + 1), style), 0, 0};
    setting.width = std::max(setting.first.width, setting.second.width);
    setting.height = setting.pitch() + setting.second.height();
    if (!best || setting.width < best->width) best = setting;
  }
  constexpr float kWorthIt = 0.75F;
  return best && best->width < whole.width * kWorthIt ? best : std::nullopt;
}

/// Where a label stood before: it tries that first.
struct Stood {
  Side side = Side::below;
  float away = 0.0F;
  bool two_lines = false;
  Point offset;  // of the box from its disc
};
using Before = std::unordered_map<std::uint32_t, Stood>;

/// Moved so that the pen stands on whole pixels: glyphs then are as sharp as in the atlas.
Box on_whole_pixels(const Box& box, const text::Extent& first) {
  const float baseline = box.min.y + first.ascent;
  const Point by{std::round(box.min.x) - box.min.x, std::round(baseline) - baseline};
  return {box.min + by, box.max + by};
}

/// Where within `room` more than its words a line begins, seen from the side on which the label stands.
float indent(Side side, float room) {
  switch (side) {
    case Side::right:
    case Side::below_right:
    case Side::above_right:
      return 0.0F;
    case Side::left:
    case Side::below_left:
    case Side::above_left:
      return std::round(room);
    default:
      return std::round(room * 0.5F);
  }
}

struct Placing {
  const Scene& scene;
  std::span<const Label> labels;
  const Camera& camera;
  const LabelOptions& options;
  bool has_arrows = false;
  DiscShape disc;  // of the label that is being placed
  Occupied occupied;
  Occupied arrows;  // their heads: better not covered
  Box viewport;
  std::array<Point, kApartDirections> ways = directions();

  Placing(const Scene& s, std::span<const Label> l, const Camera& c, const LabelOptions& o)
      : scene(s),
        labels(l),
        camera(c),
        options(o),
        occupied(c.width_px, c.height_px, discs_in_view()),
        arrows(c.width_px, c.height_px, heads_in_view()),
        viewport(viewport_of(c)) {
    for (const Box& box : options.covered) occupied.put_box(box);
  }

  static Box viewport_of(const Camera& camera) { return geometry::box_at({}, camera.width_px, camera.height_px); }

  [[nodiscard]] std::vector<Round> discs_in_view() const {
    const Box seen = viewport_of(camera);
    std::vector<Round> rounds;
    for (const Disc& each : scene.discs) {
      if (each.ring == Ring::none && !each.selected && !each.pinned) {  // most: no need to ask for the whole shape
        const float radius = radius_px(each, camera);
        const float reach = radius + rim_px(radius);
        const Point center = camera.screen_from_world(each.center);
        if (seen.grown(reach).contains(center)) rounds.push_back({center, reach + options.air_px * 0.5F});
        continue;
      }
      const DiscShape shape = shape_of(each, camera);
      if (!seen.grown(std::max(shape.reach, shape.halo)).contains(shape.center)) continue;
      rounds.push_back({shape.center, shape.reach + options.air_px * 0.5F});
      if (shape.pin_radius > 0.0F) rounds.push_back({shape.pin_center, shape.pin_radius});
    }
    return rounds;
  }

  [[nodiscard]] std::vector<Round> heads_in_view() {
    const Box seen = viewport_of(camera);
    std::vector<Round> rounds;
    const auto count = static_cast<std::size_t>(std::ranges::count(scene.links, true, &Link::arrow));
    has_arrows = count > 0 && count <= kMostArrows;
    if (!has_arrows) return rounds;
    for (const Link& link : scene.links) {
      if (!link.arrow) continue;
      const LinkShape shape = shape_of(link, scene, camera);
      if (!shape.arrow || !seen.contains(shape.arrow_tip)) continue;
      const float half = distance(shape.arrow_left, shape.arrow_right) * 0.5F;
      rounds.push_back({lerp(shape.arrow_tip, lerp(shape.arrow_left, shape.arrow_right, 0.5F), 0.5F), half});
    }
    return rounds;
  }

  [[nodiscard]] bool wanted(const Label& label) const {
    const Disc& named = scene.discs[label.disc];
    return !label.text.empty() && viewport.contains(camera.screen_from_world(named.center)) &&
           (label.strong || radius_px(named, camera) >= label.from_radius_px);
  }

  /// The line from the disc to `placed`, unless it would cross a label, or a disc that it may not cross.
  [[nodiscard]] bool put_leader(PlacedLabel& placed, bool over_discs) const {
    const Box& box = placed.box;
    const Point to{std::clamp(disc.center.x, box.min.x, box.max.x), std::clamp(disc.center.y, box.min.y, box.max.y)};
    const float gap = distance(disc.center, to);
    const Point along = (to - disc.center) * (1.0F / std::max(gap, 1e-3F));
    const float begin = disc.reach + options.air_px;
    const float end = gap - 2.0F;
    bool drawing = false;
    for (float at = begin; at < end; at += kLeaderStepPx) {
      const Point p = disc.center + along * at;
      const Box dot{p, p};
      if (!occupied.free_of_boxes(dot)) return false;
      const bool seen = occupied.free(dot);
      if (!seen && !over_discs) return false;
      if (seen && !drawing) placed.leader.push_back({p, p});
      if (seen) placed.leader.back().to = disc.center + along * std::min(at + kLeaderStepPx, end);
      drawing = seen;
    }
    if (end - begin < kLeaderFromPx) placed.leader.clear();
    return true;
  }

  /// `box` as a placed label when it is free.
  [[nodiscard]] std::optional<PlacedLabel> try_box(std::uint32_t index, const Box& wanted_box, const Stood& where,
                                                   const Setting& setting, bool over_arrows) const {
    const Box box = on_whole_pixels(wanted_box, setting.first);
    const Box inside = viewport.grown(-options.rim_px);
    if (!inside.contains(box.min) || !inside.contains(box.max)) return std::nullopt;
    if (!occupied.free(box) || (has_arrows && !over_arrows && !arrows.free(box))) return std::nullopt;
    PlacedLabel placed{index, where.side, where.away, setting.break_at, {}, box, {}, {}, {}};
    placed.offset = box.min - disc.center;
    const float first_room = setting.width - setting.first.width;
    placed.pen = {box.min.x + indent(where.side, first_room), box.min.y + setting.first.ascent};
    placed.second_pen = {box.min.x + indent(where.side, setting.width - setting.second.width),
                         placed.pen.y + setting.pitch()};
    return placed;
  }

  [[nodiscard]] std::optional<PlacedLabel> try_side(std::uint32_t index, const Stood& where, const Setting& setting,
                                                    bool over_arrows) const {
    return try_box(index, box_on(where.side, disc, {setting.width, setting.height}, where.away), where, setting,
                   over_arrows);
  }

  [[nodiscard]] std::optional<PlacedLabel> try_apart(std::uint32_t index, const Box& box, const Stood& where,
                                                     const Setting& setting, bool over_discs) const {
    auto placed = try_box(index, box, where, setting, true);
    if (placed && !put_leader(*placed, over_discs)) placed.reset();
    return placed;
  }

  /// The nearest free place at the disc, on one line or two.
  [[nodiscard]] std::optional<PlacedLabel> beside(std::uint32_t index, std::size_t tries, const Setting& one,
                                                  const std::optional<Setting>& two, bool over_arrows) const {
    for (const float away : std::span(kAway).first(tries)) {
      for (const bool two_lines : {false, true}) {
        if (two_lines && !two) continue;
        for (const Side side : kSides) {
          const Stood where{side, away, two_lines, {}};
          if (const auto found = try_side(index, where, two_lines ? *two : one, over_arrows)) return found;
        }
      }
    }
    return std::nullopt;
  }

  /// The nearest free place anywhere around, up to `most` px from the disc.
  [[nodiscard]] std::optional<PlacedLabel> apart(std::uint32_t index, const Setting& one,
                                                 const std::optional<Setting>& two, float most, bool over_discs) const {
    for (float away = kApartFromPx; away <= most; away += kApartStepPx) {
      for (const bool two_lines : {false, true}) {
        if (two_lines && !two) continue;
        const Setting& setting = two_lines ? *two : one;
        for (const Point way : ways) {
          const Point middle = disc.center + way * (disc.reach + away) +
                               Point{way.x * setting.width * 0.5F, way.y * setting.height * 0.5F};
          const Point corner = middle - Point{setting.width * 0.5F, setting.height * 0.5F};
          const Stood where{Side::apart, away, two_lines, {}};
          const Box box = geometry::box_at(corner, setting.width, setting.height);
          if (auto found = try_apart(index, box, where, setting, over_discs)) return found;
        }
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<PlacedLabel> where_it_stood(std::uint32_t index, const Stood& stood,
                                                          const Setting& setting) const {
    if (stood.side != Side::apart) return try_side(index, stood, setting, true);
    const Point corner = disc.center + stood.offset;
    return try_apart(index, geometry::box_at(corner, setting.width, setting.height), stood, setting, true);
  }

  /// Where the label stood, else the nearest place, rather not over an arrow's head; hubs and what is pointed at also
  /// far away.
  [[nodiscard]] std::optional<PlacedLabel> best(std::uint32_t index, std::size_t rank, const Before& before,
                                                text::Measure& measure) {
    const Label& label = labels[index];
    disc = shape_of(scene.discs[label.disc], camera);
    const text::TextStyle style = style_of(label, options.text_scale);
    const Setting one = on_one_line(measure(label.text, style));
    const bool first = label.strong || rank <= kFirst;
    const auto two = first ? on_two_lines(label.text, one.first, style, measure) : std::nullopt;
    if (const auto stood = before.find(index); stood != before.end() && (!stood->second.two_lines || two)) {
      if (auto found = where_it_stood(index, stood->second, stood->second.two_lines ? *two : one)) return found;
    }
    const std::size_t tries = first ? kAway.size() : 1;
    if (has_arrows) {
      if (auto found = beside(index, tries, one, two, false)) return found;
    }
    if (auto found = beside(index, tries, one, two, true)) return found;
    if ((!label.strong && rank > kHubs) || !options.far_off) return std::nullopt;
    if (auto found = apart(index, one, two, kApartClearPx, false)) return found;
    if (!label.strong && rank > kTopHubs) return std::nullopt;
    return apart(index, one, two, kApartMostPx, true);
  }

  /// Only the label that came first carries the air between the two.
  void keep(const PlacedLabel& placed) {
    occupied.put_box(placed.box.grown(options.air_px));
    for (const LeaderPiece& piece : placed.leader) {
      const float length = std::max(distance(piece.from, piece.to), 1.0F);
      for (float at = 0.0F; at < length; at += kLeaderStepPx) {
        const Point p = lerp(piece.from, piece.to, at / length);
        occupied.put_box({p - Point{1.0F, 1.0F}, p + Point{1.0F, 1.0F}});
      }
    }
  }
};

/// The labels that may be shown, the most important first, equally important ones in their order: as many as are worth
/// trying.
std::vector<std::uint32_t> worth_trying(const Placing& placing) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < placing.labels.size(); ++i) {
    if (placing.wanted(placing.labels[i])) order.push_back(i);
  }
  const auto first = [&](std::uint32_t a, std::uint32_t b) {
    const float of_a = placing.labels[a].importance;
    const float of_b = placing.labels[b].importance;
    return of_a != of_b ? of_a > of_b : a < b;
  };
  const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(order.size(), kMostTries));
  std::partial_sort(order.begin(), end, order.end(), first);
  order.erase(end, order.end());
  return order;
}

}  // namespace

std::vector<LabelLine> lines_of(const PlacedLabel& placed, std::string_view text) {
  if (placed.break_at == 0) return {{text, placed.pen}};
  return {{text.substr(0, placed.break_at - 1), placed.pen}, {text.substr(placed.break_at), placed.second_pen}};
}

std::vector<PlacedLabel> place_labels(const Scene& scene, const Camera& camera, text::Measure& measure,
                                      const LabelOptions& options, std::span<const PlacedLabel> previous) {
  return place_labels(scene, scene.labels, camera, measure, options, previous);
}

std::vector<PlacedLabel> place_labels(const Scene& scene, std::span<const Label> labels, const Camera& camera,
                                      text::Measure& measure, const LabelOptions& options,
                                      std::span<const PlacedLabel> previous) {
  Placing placing(scene, labels, camera, options);
  Before before;
  for (const PlacedLabel& label : previous)
    before[label.label] = {label.side, label.away, label.break_at > 0, label.offset};

  std::vector<PlacedLabel> placed;
  std::size_t rank = 0;
  for (const std::uint32_t index : worth_trying(placing)) {
    if (placed.size() >= options.most) break;
    const std::optional<PlacedLabel> found = placing.best(index, ++rank, before, measure);
    if (!found) continue;
    placing.keep(*found);
    placed.push_back(*found);
  }
  return placed;
}

}  // namespace xylem::scene
