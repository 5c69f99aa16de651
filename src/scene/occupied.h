// Occupied: what already stands in a viewport - discs and boxes - filed by small cells, so that free places are found
// quickly.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "xylem/geometry/shapes.h"

namespace xylem::scene {

/// Discs and boxes of one viewport, filed by the cells they touch.
class Occupied {
 public:
  Occupied(float width_px, float height_px)
      : columns_(static_cast<int>(width_px / kCell) + 1),
        rows_(static_cast<int>(height_px / kCell) + 1),
        discs_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)),
        boxes_(discs_.size()) {}

  void put_disc(geometry::Point center, float radius) {
    for_cells({{center.x - radius, center.y - radius}, {center.x + radius, center.y + radius}}, [&](std::size_t cell) {
      discs_[cell].push_back({center, radius});
      return true;
    });
  }
  void put_box(const geometry::Box& box) {
    for_cells(box, [&](std::size_t cell) {
      boxes_[cell].push_back(box);
      return true;
    });
  }
  [[nodiscard]] bool free_of_boxes(const geometry::Box& box) const {
    return for_cells(box, [&](std::size_t cell) {
      return std::ranges::none_of(boxes_[cell], [&](const geometry::Box& other) { return other.overlaps(box); });
    });
  }
  [[nodiscard]] bool free(const geometry::Box& box) const {
    return for_cells(box, [&](std::size_t cell) {
      return std::ranges::none_of(boxes_[cell], [&](const geometry::Box& other) { return other.overlaps(box); }) &&
             std::ranges::none_of(discs_[cell], [&](const Circle& disc) { return touches(disc, box); });
    });
  }

 private:
  struct Circle {
    geometry::Point center;
    float radius;
  };
  static constexpr float kCell = 48.0F;

  static bool touches(const Circle& disc, const geometry::Box& box) {
    const geometry::Point nearest{std::clamp(disc.center.x, box.min.x, box.max.x),
                                  std::clamp(disc.center.y, box.min.y, box.max.y)};
    const geometry::Point gap = disc.center - nearest;
    return dot(gap, gap) < disc.radius * disc.radius;
  }
  /// Calls `visit` for every cell `box` touches until it says false; whether all said true.
  template <class Visit>
  bool for_cells(const geometry::Box& box, Visit&& visit) const {
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
  std::vector<std::vector<geometry::Box>> boxes_;
};

}  // namespace xylem::scene
