// Placing labels: greedy by importance, eight places around each disc, overlaps found in a grid of small cells.
#include "xylem/scene/labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <unordered_map>

#include "xylem/scene/drawing.h"

namespace xylem::scene {
namespace {

using geometry::Box;
using geometry::Camera;
using geometry::Point;

constexpr float kFromDiscPx = 3.0F;  // between a disc's rim and its label
constexpr float kSlide = 0.3F;       // of its width, for a slid label
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

/// How much farther out a label may stand when there is no room at its disc; the last two only what is pointed at.
constexpr std::array kAway{0.0F, 7.0F, 15.0F, 24.0F};
constexpr std::size_t kFirst = 60;  // so many labels may stand farther out
using Sides = std::unordered_map<std::uint32_t, Side>;

/// Discs and boxes of one viewport, filed by the cells they touch.
class Occupied {
 public:
  Occupied(float width_px, float height_px)
      : columns_(static_cast<int>(width_px / kCell) + 1),
        rows_(static_cast<int>(height_px / kCell) + 1),
        discs_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)),
        boxes_(discs_.size()) {}

  void put_disc(Point center, float radius) {
    for_cells({{center.x - radius, center.y - radius}, {center.x + radius, center.y + radius}}, [&](std::size_t cell) {
      discs_[cell].push_back({center, radius});
      return true;
    });
  }
  void put_box(const Box& box) {
    for_cells(box, [&](std::size_t cell) {
      boxes_[cell].push_back(box);
      return true;
    });
  }
  [[nodiscard]] bool free(const Box& box) const {
    return for_cells(box, [&](std::size_t cell) {
      return std::ranges::none_of(boxes_[cell], [&](const Box& other) { return other.overlaps(box); }) &&
             std::ranges::none_of(discs_[cell], [&](const Circle& disc) { return touches(disc, box); });
    });
  }

 private:
  struct Circle {
    Point center;
    float radius;
  };
  static constexpr float kCell = 48.0F;

  static bool touches(const Circle& disc, const Box& box) {
    const Point nearest{std::clamp(disc.center.x, box.min.x, box.max.x),
                        std::clamp(disc.center.y, box.min.y, box.max.y)};
    const Point gap = disc.center - nearest;
    return dot(gap, gap) < disc.radius * disc.radius;
  }
  /// Calls `visit` for every cell `box` touches until it says false; whether all said true.
  template <class Visit>
  bool for_cells(const Box& box, Visit&& visit) const {
    const auto cell = [](float px, int count) {
      return std::clamp(static_cast<int>(std::floor(px / kCell)), 0, count - 1);
    };
    const int right = cell(box.max.x, columns_);
    const int bottom = cell(box.max.y, rows_);
    for (int y = cell(box.min.y, rows_); y <= bottom; ++y) {
      for (int x = cell(box.min.x, columns_); x <= right; ++x) {
        if (!visit(static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x)))
          return false;
      }
    }
    return true;
  }

  int columns_;
  int rows_;
  std::vector<std::vector<Circle>> discs_;
  std::vector<std::vector<Box>> boxes_;
};

/// The box of a text of `size` on `side` of a disc, `away` px farther than usual.
Box box_on(Side side, const DiscShape& disc, const text::Extent& size, float away) {
  const float reach = disc.reach + kFromDiscPx + away;
  const float slant = disc.reach * 0.7071F + kFromDiscPx + away * 0.7071F;
  const float w = size.width;
  const float h = size.height();
  const Point c = disc.center;
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
  }
  return {};
}

/// Moved so that the pen stands on whole pixels: glyphs then are as sharp as in the atlas.
Box on_whole_pixels(const Box& box, const text::Extent& size) {
  const float baseline = box.min.y + size.ascent;
  const Point by{std::round(box.min.x) - box.min.x, std::round(baseline) - baseline};
  return {box.min + by, box.max + by};
}

struct Placing {
  const Scene& scene;
  const Camera& camera;
  const LabelOptions& options;
  std::vector<DiscShape> discs;
  Occupied occupied;
  Box viewport;

  Placing(const Scene& s, const Camera& c, const LabelOptions& o)
      : scene(s),
        camera(c),
        options(o),
        occupied(c.width_px, c.height_px),
        viewport(geometry::box_at({}, c.width_px, c.height_px)) {
    discs.reserve(scene.discs.size());
    for (const Disc& disc : scene.discs) {
      discs.push_back(shape_of(disc, camera));
      const DiscShape& shape = discs.back();
      const float reach = std::max(shape.reach, shape.halo);
      if (!viewport.grown(reach).contains(shape.center)) continue;
      occupied.put_disc(shape.center, shape.reach + options.air_px * 0.5F);
      if (shape.pin_radius > 0.0F) occupied.put_disc(shape.pin_center, shape.pin_radius);
    }
    for (const Box& box : options.covered) occupied.put_box(box);
  }

  [[nodiscard]] bool wanted(const Label& label) const {
    const DiscShape& disc = discs[label.disc];
    return !label.text.empty() && viewport.contains(disc.center) &&
           (label.strong || disc.radius >= std::max(options.smallest_disc_px, label.from_radius_px));
  }

  [[nodiscard]] std::optional<PlacedLabel> try_side(std::uint32_t index, Side side, const text::Extent& size,
                                                    float away) const {
    const Box box = on_whole_pixels(box_on(side, discs[scene.labels[index].disc], size, away), size);
    if (box.min.x < 1.0F || box.min.y < 1.0F || box.max.x > viewport.max.x - 1.0F ||
        box.max.y > viewport.max.y - 1.0F) {
      return std::nullopt;
    }
    if (!occupied.free(box)) return std::nullopt;
    return PlacedLabel{index, side, box, {box.min.x, box.min.y + size.ascent}};
  }

  /// The first free place: where the label stood, else around the disc, else - of the `rank` most important and what is
  /// pointed at - a little farther out.
  [[nodiscard]] std::optional<PlacedLabel> best(std::uint32_t index, std::size_t rank, const Sides& stood,
                                                const text::Extent& size) const {
    const std::size_t tries = scene.labels[index].strong ? kAway.size() : rank < kFirst ? 2 : 1;
    const auto before = stood.find(index);
    for (const float away : std::span(kAway).first(tries)) {
      if (before != stood.end()) {
        if (const auto found = try_side(index, before->second, size, away)) return found;
      }
      for (const Side side : kSides) {
        if (const auto found = try_side(index, side, size, away)) return found;
      }
    }
    return std::nullopt;
  }
};

std::vector<std::uint32_t> by_importance(const std::vector<Label>& labels) {
  std::vector<std::uint32_t> order(labels.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::uint32_t i) { return labels[i].importance; });
  return order;
}

}  // namespace

std::vector<PlacedLabel> place_labels(const Scene& scene, const Camera& camera, text::Measure& measure,
                                      const LabelOptions& options, std::span<const PlacedLabel> previous) {
  Placing placing(scene, camera, options);
  Sides stood;
  for (const PlacedLabel& label : previous) stood.emplace(label.label, label.side);

  std::vector<PlacedLabel> placed;
  std::size_t rank = 0;
  for (const std::uint32_t index : by_importance(scene.labels)) {
    if (placed.size() >= options.most) break;
    const Label& label = scene.labels[index];
    if (!placing.wanted(label)) continue;
    ++rank;
    const text::Extent size = measure(label.text, style_of(label, options.text_scale));
    const std::optional<PlacedLabel> found = placing.best(index, rank, stood, size);
    if (!found) continue;
    // Only the label that came first carries the air between the two.
    placing.occupied.put_box(found->box.grown(options.air_px));
    placed.push_back(*found);
  }
  return placed;
}

}  // namespace xylem::scene
