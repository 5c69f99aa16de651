// Spread: a grid of buckets finds close pairs; pushing is Gauss-Seidel in the order of the grid, so it has one outcome.
#include "layout/spread.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "layout/box_tree.h"

namespace xylem::layout {
namespace {

using geometry::Point;

constexpr int kPasses = 150;
constexpr std::size_t kUnsortedUpTo = 5000;
constexpr int kPatience = 3;  // passes before the whole grows a little, when everything may move
constexpr float kGrowth = 1.03F;
constexpr std::size_t kFew = 1000;  // when fewer than one in so many pairs is too close, each finds a place by itself
constexpr float kSlack =
    1e-3F;  // of the wanted distance: pushes aim a little further, so that rounding leaves no overlap

/// Buckets of a uniform grid; points far outside share the border buckets.
class Grid {
 public:
  Grid(std::span<const Point> points, float cell) {
    geometry::Box box;
    for (const Point p : points) box.include(p);
    const double most = std::max(16.0, 2.0 * static_cast<double>(points.size()));
    const double area = static_cast<double>(box.width()) * static_cast<double>(box.height());
    cell_ = std::max({cell, static_cast<float>(std::sqrt(area / most)),
                      std::max(box.width(), box.height()) / static_cast<float>(most), 1e-6F});
    corner_ = box.min;
    columns_ = static_cast<int>(box.width() / cell_) + 1;
    rows_ = static_cast<int>(box.height() / cell_) + 1;
    starts_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_) + 1, 0);
    for (const Point p : points) ++starts_[bucket(column(p), row(p)) + 1];
    std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
    members_.resize(points.size());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (std::uint32_t i = 0; i < points.size(); ++i) members_[next[bucket(column(points[i]), row(points[i]))]++] = i;
  }

  /// The points bucket by bucket.
  [[nodiscard]] std::span<const std::uint32_t> members() const { return members_; }

  /// Calls `visit(a, b)` once for all pairs of places in members() whose buckets are one or touch.
  template <class Visit>
  void each_pair(const Visit& visit) const {
    for (int y = 0; y < rows_; ++y) {
      for (int x = 0; x < columns_; ++x) {
        const std::uint32_t last = starts_[bucket(x, y) + 1];
        const std::uint32_t beside = starts_[bucket(std::min(x + 1, columns_ - 1), y) + 1];
        const bool above = y + 1 < rows_;
        const std::uint32_t from = above ? starts_[bucket(std::max(x - 1, 0), y + 1)] : 0;
        const std::uint32_t to = above ? starts_[bucket(std::min(x + 1, columns_ - 1), y + 1) + 1] : 0;
        for (std::uint32_t a = starts_[bucket(x, y)]; a < last; ++a) {
          for (std::uint32_t b = a + 1; b < beside; ++b) visit(a, b);
          for (std::uint32_t b = from; b < to; ++b) visit(a, b);
        }
      }
    }
  }

  /// Calls `visit(other)` for every point whose bucket may hold something within `reach` of `at`.
  template <class Visit>
  void around(Point at, float reach, const Visit& visit) const {
    const int left = column({at.x - reach, at.y});
    const int right = column({at.x + reach, at.y});
    const int bottom = row({at.x, at.y - reach});
    const int top = row({at.x, at.y + reach});
    for (int y = bottom; y <= top; ++y) {
      for (int x = left; x <= right; ++x) {
        const std::size_t b = bucket(x, y);
        for (std::uint32_t k = starts_[b]; k < starts_[b + 1]; ++k) visit(members_[k]);
      }
    }
  }

 private:
  [[nodiscard]] int column(Point p) const { return index((p.x - corner_.x) / cell_, columns_); }
  [[nodiscard]] int row(Point p) const { return index((p.y - corner_.y) / cell_, rows_); }
  static int index(float cells, int count) {
    return static_cast<int>(std::clamp(cells, 0.0F, static_cast<float>(count - 1)));
  }
  [[nodiscard]] std::size_t bucket(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x);
  }

  Point corner_;
  float cell_ = 1.0F;
  int columns_ = 1;
  int rows_ = 1;
  std::vector<std::uint32_t> starts_;
  std::vector<std::uint32_t> members_;
};

float largest(std::span<const float> radii) { return radii.empty() ? 0.0F : *std::ranges::max_element(radii); }

/// A direction for two points at one place, different for each pair.
Point any_direction(std::uint32_t a, std::uint32_t b) {
  const float angle = static_cast<float>((a * 31U + b * 17U) % 360U) * 0.0174533F;
  return {std::cos(angle), std::sin(angle)};
}

/// A disc in the order of the grid, so that close ones are close in memory.
struct Disc {
  Point center;
  float radius;
  float mobility;
};

/// Pushes close pairs once, bucket by bucket; returns how many were too close.
std::size_t push_once(std::vector<Point>& points, const Discs& discs, float strength) {
  const Grid grid(points, 2.0F * largest(discs.radii) + discs.gap);
  const auto members = grid.members();
  std::vector<Disc> near;
  near.reserve(points.size());
  for (const std::uint32_t i : members) near.push_back({points[i], discs.radii[i], discs.mobility[i]});
  std::size_t close = 0;
  grid.each_pair([&](std::uint32_t a, std::uint32_t b) {
    Disc& one = near[a];
    Disc& two = near[b];
    const float wanted = one.radius + two.radius + discs.gap;
    const Point between = two.center - one.center;
    const float squared = geometry::dot(between, between);
    if (squared >= wanted * wanted) return;
    const float willing = one.mobility + two.mobility;
    if (willing <= 0.0F) return;
    ++close;
    const float now = std::sqrt(squared);
    const Point direction = now > 1e-3F * wanted ? between * (1.0F / now) : any_direction(members[a], members[b]);
    const float push = strength * (wanted * (1.0F + kSlack) - now) / willing;
    one.center = one.center - direction * (push * one.mobility);
    two.center = two.center + direction * (push * two.mobility);
  });
  for (std::size_t k = 0; k < near.size(); ++k) points[members[k]] = near[k].center;
  return close;
}

/// Looks for free places one disc after another.
class Room {
 public:
  Room(std::vector<Point>& points, const Discs& discs)
      : points_(points), discs_(discs), widest_(largest(discs.radii)), grid_(points, cell()) {}

  [[nodiscard]] bool is_free(std::uint32_t self, Point at) const {
    bool free = true;
    const auto look_at = [&](std::uint32_t other) {
      if (other == self) return;
      const float wanted = discs_.radii[self] + discs_.radii[other] + discs_.gap;
      const Point between = points_[other] - at;
      free = free && geometry::dot(between, between) >= wanted * wanted;
    };
    grid_.around(at, discs_.radii[self] + widest_ + discs_.gap, look_at);
    std::ranges::for_each(moved_, look_at);
    return free;
  }
  /// To the nearest free place along a spiral (sunflower order).
  void move(std::uint32_t self) {
    const Point home = points_[self];
    const float pitch = 0.7F * (discs_.radii[self] + discs_.gap) + 1e-3F * (widest_ + 1.0F);
    Point at = home;
    for (std::uint32_t k = 1; !is_free(self, at); ++k) {
      const float angle = 2.3999632F * static_cast<float>(k % 100000U);
      const float r = pitch * std::sqrt(static_cast<float>(k));
      at = home + Point{r * std::cos(angle), r * std::sin(angle)};
    }
    points_[self] = at;
    moved_.push_back(self);
    if (moved_.size() < kMovedAtMost) return;
    grid_ = Grid(points_, cell());
    moved_.clear();
  }

 private:
  static constexpr std::size_t kMovedAtMost = 200;
  [[nodiscard]] float cell() const { return 2.0F * widest_ + discs_.gap; }

  std::vector<Point>& points_;
  const Discs& discs_;
  float widest_;
  Grid grid_;
  std::vector<std::uint32_t> moved_;  // since the grid was made, in which they stand where they were
};

/// Gives every disc that still overlaps another a free place, one after another.
void find_room(std::vector<Point>& points, const Discs& discs, const std::stop_token& stop) {
  Room room(points, discs);
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    if (discs.mobility[i] <= 0.0F || room.is_free(i, points[i])) continue;
    if (stop.stop_requested()) return;
    room.move(i);
  }
}

void spread_as_they_come(std::vector<Point>& points, const Discs& discs, const std::stop_token& stop) {
  const bool all_move = std::ranges::all_of(discs.mobility, [](float m) { return m >= 1.0F; });
  for (int pass = 0; pass < kPasses; ++pass) {
    if (stop.stop_requested()) return;
    const std::size_t close = push_once(points, discs, 1.0F);
    if (close == 0) return;
    if (all_move && close * kFew < points.size()) break;
    if (all_move && pass % kPatience == kPatience - 1) {
      for (Point& p : points) p = p * kGrowth;
    }
  }
  find_room(points, discs, stop);
}

/// The same with the points sorted, so that in large maps what is close is close in memory.
void spread_along_curve(std::vector<Point>& points, const Discs& discs, const std::stop_token& stop) {
  std::vector<float> x, y;
  for (const Point p : points) {
    x.push_back(p.x);
    y.push_back(p.y);
  }
  const std::vector<std::uint32_t> order = along_curve(x, y);
  std::vector<Point> sorted;
  std::vector<float> radii, mobility;
  for (const std::uint32_t i : order) {
    sorted.push_back(points[i]);
    radii.push_back(discs.radii[i]);
    mobility.push_back(discs.mobility[i]);
  }
  spread_as_they_come(sorted, {radii, mobility, discs.gap}, stop);
  for (std::size_t k = 0; k < order.size(); ++k) points[order[k]] = sorted[k];
}

}  // namespace

void loosen(std::vector<Point>& points, const Discs& discs, int passes) {
  for (int pass = 0; pass < passes; ++pass) {
    if (push_once(points, discs, 0.5F) == 0) return;
  }
}

void spread_apart(std::vector<Point>& points, const Discs& discs, const std::stop_token& stop) {
  if (points.size() > kUnsortedUpTo) {
    spread_along_curve(points, discs, stop);
  } else {
    spread_as_they_come(points, discs, stop);
  }
}

}  // namespace xylem::layout
