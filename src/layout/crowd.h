// Crowd: how nodes that move are pushed, by those that stand and by one another.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "layout/box_tree.h"
#include "layout/pulls.h"

namespace xylem::layout {

/// Pushes on a few nodes or on all. Keeps its trees from step to step, and what far nodes do for a few steps: near ones
/// count in every step, far ones change slowly (multiple time steps; Tuckerman, Berne and Martyna, J. Chem. Phys. 97,
/// 1992).
class Crowd {
 public:
  /// `standing` never moves. A far cell is one body when its width is below `theta` times its distance; crowds of a few
  /// hundred are exact.
  Crowd(Repulsion law, const Places& standing, float theta);

  /// Works out what pushes each of `moving`, each of mass 1; as many as the time before, if there was one. Who is in
  /// which cell is kept from the time before unless `regroup` says otherwise: right at any movement, and places that
  /// rest are pushed by the same bytes. Cost O(moving * log n).
  void push(const Places& moving, bool regroup);

  [[nodiscard]] std::span<const float> x() const { return x_; }
  [[nodiscard]] std::span<const float> y() const { return y_; }
  /// How fast the push changes with a small movement.
  [[nodiscard]] std::span<const float> stiffness() const { return stiffness_; }

 private:
  struct Sums {
    std::vector<float> x, y, stiffness;
    void resize(std::size_t count);
    [[nodiscard]] Pushes at(std::size_t place) {
      return {x.data() + place, y.data() + place, stiffness.data() + place};
    }
  };
  /// What is around a leaf of `moving_`.
  struct Sides {
    Surroundings moving;
    Surroundings standing;
  };

  void look_far(std::uint32_t leaf);
  void look_near(std::uint32_t leaf);
  /// Adds to the sums of a leaf what standing ones do to it.
  void add_standing(std::uint32_t leaf, std::span<const std::uint32_t> far, std::span<const std::uint32_t> near,
                    Sums& sums);

  Repulsion law_;
  float theta_;
  bool standing_small_;
  BoxTree standing_;
  BoxTree moving_;
  std::vector<Sides> around_;  // each leaf of `moving_`
  std::size_t turn_ = 0;
  Sums far_, near_, one_leaf_;  // in the order of `moving_`
  std::vector<float> x_, y_, stiffness_;
};

}  // namespace xylem::layout
