// Pulls: what the ties of a level do to its nodes.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "layout/crew.h"
#include "layout/kernels.h"
#include "layout/level.h"
#include "xylem/geometry/shapes.h"

namespace xylem::layout {

/// Positions as two arrays, for the kernels.
struct Places {
  std::vector<float> x;
  std::vector<float> y;
  [[nodiscard]] std::size_t size() const { return x.size(); }
};

/// Sums the ties of each node in the order of its row: same bytes for any number of threads.
class Pulls {
 public:
  Pulls(const Level& level, Crew& crew);
  /// Cost O(m). With `alike`, all ties count 1 whatever their weight.
  void work_out(const Places& places, Attraction law, bool alike = false);

  [[nodiscard]] std::span<const float> x() const { return x_; }
  [[nodiscard]] std::span<const float> y() const { return y_; }
  /// How fast the pull changes with a small movement.
  [[nodiscard]] std::span<const float> stiffness() const { return stiffness_; }

 private:
  /// What is worked out for some hundred ties at a time.
  struct Ties {
    std::vector<float> dx, dy, stiffness;
  };
  void work_out_rows(Attraction law, bool alike, std::uint32_t first, std::uint32_t last, Ties& ties);

  const Level& level_;
  Crew& crew_;
  std::vector<Ties> ties_;                 // per worker
  std::vector<geometry::Point> together_;  // x beside y: half the cache lines when hopping along ties
  std::vector<float> ones_;
  std::vector<float> x_, y_, stiffness_;
};

}  // namespace xylem::layout
