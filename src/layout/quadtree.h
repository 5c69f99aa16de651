// Quadtree: points in Morton order under square cells, so that far crowds can be seen as one body (Barnes and Hut
// 1986).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "layout/kernels.h"

namespace xylem::layout {

/// A square of the tree with the points [begin, end) in Morton order; `skip` is the next cell that is not below it.
struct Cell {
  float x = 0.0F;  ///< center of mass
  float y = 0.0F;
  float mass = 0.0F;
  float min_x = 0.0F;  ///< tight box around the points
  float min_y = 0.0F;
  float max_x = 0.0F;
  float max_y = 0.0F;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t skip = 0;
  bool leaf = false;
};

/// The bodies that act on one leaf: whole far cells and single near points.
struct Sources {
  std::vector<float> x;
  std::vector<float> y;
  std::vector<float> mass;
  [[nodiscard]] Bodies bodies() const { return {x.data(), y.data(), mass.data(), x.size()}; }
};

inline constexpr std::uint32_t kLeafSize = 40;

class Quadtree {
 public:
  /// Builds from the start; a cell of at most `leaf_size` points is not divided. Cost O(n).
  void build(std::span<const float> x, std::span<const float> y, std::span<const float> mass,
             std::uint32_t leaf_size = kLeafSize);
  /// Takes over moved points but keeps who is in which cell: right at any movement, fast while movements are small.
  void refresh(std::span<const float> x, std::span<const float> y);

  [[nodiscard]] std::span<const Cell> cells() const { return cells_; }
  /// Positions in cells() of the cells without children, in Morton order.
  [[nodiscard]] std::span<const std::uint32_t> leaves() const { return leaves_; }
  /// The points in Morton order, padded for the kernels, and which they were.
  [[nodiscard]] const float* x() const { return x_.data(); }
  [[nodiscard]] const float* y() const { return y_.data(); }
  [[nodiscard]] std::span<const std::uint32_t> order() const { return order_; }
  /// Collects what acts on `leaf`; a cell counts as one body when its width is below `theta` times its distance.
  void gather(const Cell& leaf, float theta, Sources& sources) const;

 private:
  void sort_by_key(std::span<const float> x, std::span<const float> y);
  std::uint32_t divide(std::uint32_t begin, std::uint32_t end, int shift, std::uint32_t leaf_size);
  void sum_up();

  std::vector<std::uint32_t> key_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> spare_key_;
  std::vector<std::uint32_t> spare_order_;
  std::vector<float> x_;
  std::vector<float> y_;
  std::vector<float> mass_;
  std::vector<Cell> cells_;
  std::vector<std::uint32_t> leaves_;
};

}  // namespace xylem::layout
