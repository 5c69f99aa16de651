// BoxTree: points along a Hilbert curve, sixteen to a leaf, under nested boxes, so that far crowds can be seen as one
// body (Barnes and Hut 1986).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "layout/kernels.h"
#include "xylem/geometry/shapes.h"

namespace xylem::layout {

/// What acts on the points of one place: whole far boxes, and all points of near leaves (its own among them).
struct Surroundings {
  std::vector<std::uint32_t> far;   ///< numbers in BoxTree::boxes()
  std::vector<std::uint32_t> near;  ///< numbers of leaves
};

/// Leaves are full but for the last, so that vectors are too; each four leaves have a box, each four of those one, and
/// so on up. Four neighbors along the curve make the same boxes as a quadtree's cells would where points are even, and
/// tighter ones where they are not.
class BoxTree {
 public:
  /// Builds from the start. Without `sorted`, points stay in their own order: for trees of which nothing is far.
  /// Cost O(n).
  void build(std::span<const float> x, std::span<const float> y, std::span<const float> mass, bool sorted = true);
  /// Takes over moved points but keeps who is in which leaf: right at any movement, fast while movements are small.
  void refresh(std::span<const float> x, std::span<const float> y);

  [[nodiscard]] std::uint32_t leaves() const { return leaves_; }
  /// The points in the order of the curve, padded to whole leaves by bodies without mass.
  [[nodiscard]] Bodies points() const { return {x_.data(), y_.data(), mass_.data(), order_.size()}; }
  /// Which they were; as many as there are points.
  [[nodiscard]] std::span<const std::uint32_t> order() const { return order_; }
  /// Every box as one body, the leaves first.
  [[nodiscard]] Bodies boxes() const { return {center_x_.data(), center_y_.data(), whole_.data(), whole_.size()}; }
  /// The box of a leaf.
  [[nodiscard]] geometry::Box box_of(std::uint32_t leaf) const {
    return {{min_x_[leaf], min_y_[leaf]}, {max_x_[leaf], max_y_[leaf]}};
  }
  /// Collects what acts on points within `place`; a box is far when its longer side is below `theta` times its
  /// distance. With a theta of 0 nothing is. Cost O(log n) for even points.
  void around(const geometry::Box& place, float theta, Surroundings& around) const;

 private:
  void sort_along_curve(std::span<const float> x, std::span<const float> y);
  void lay_out_boxes();
  void sum_up();
  void sum_up_leaf(std::uint32_t leaf);
  void sum_up_box(std::size_t box, std::size_t first, std::size_t last);

  std::vector<std::uint32_t> key_, order_, spare_key_, spare_order_;
  std::vector<float> x_, y_, mass_;
  std::uint32_t leaves_ = 0;
  std::vector<std::uint32_t> tiers_;  ///< where each tier of boxes begins; the last entry is where they end
  std::vector<float> min_x_, min_y_, max_x_, max_y_;
  std::vector<float> center_x_, center_y_, whole_;  ///< center of mass, and the mass
  std::vector<float> side_;                         ///< the longer one, squared
};

/// The numbers 0 to n in the order in which a Hilbert curve through the box of the points meets them. Cost O(n).
[[nodiscard]] std::vector<std::uint32_t> along_curve(std::span<const float> x, std::span<const float> y);

}  // namespace xylem::layout
