// Forces: one step of the simulation on one level, whatever its size.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "layout/box_tree.h"
#include "layout/kernels.h"
#include "layout/level.h"
#include "layout/pulls.h"
#include "xylem/geometry/shapes.h"
#include "xylem/jobs/crew.h"

namespace xylem::layout {

/// What the ties and the nodes want. Lengths are in units in which a lone tie is about 1 long. The defaults show groups
/// (linear attraction gathers them) and keep far things far (charges, and a little quadratic attraction against long
/// ties).
struct Law {
  Repulsion repulsion;
  float repulsion_strength = 0.2F;
  Attraction attraction;
  /// A far cell is one body when its width is below theta times its distance.
  float theta = 1.5F;
};

/// How far nodes may go in one step.
struct Step {
  float limit = 1.0F;
  float momentum = 0.8F;
  /// Empty, or for each node a factor of the limit, padded for the kernels; 0 = stays exactly.
  std::span<const float> freedom;
  /// Whether who is near whom may be kept from the step before.
  bool keep_tree = false;
};

/// Forces of one level. Same bytes for any number of threads.
class Forces {
 public:
  Forces(const Level& level, const Law& law, jobs::Crew& crew);
  /// Moves `places` once. Cost O(n log n + m), O(n^2) for small levels.
  void step(Places& places, const Step& step);
  /// Factor by which all places should grow for ties and nodes to be in balance on the whole, about; 1 when they are.
  [[nodiscard]] float balance(const Places& places);

 private:
  void repel(const Places& places, bool keep_tree);
  void repel_leaves(std::size_t block, bool keep);

  const Level& level_;
  Law law_;
  jobs::Crew& crew_;
  BoxTree tree_;
  std::vector<Surroundings> around_;  ///< each leaf, of the step in which the tree was built
  Pulls pulls_;
  std::vector<float> mass_;  // padded, as all arrays of numbers here
  std::vector<float> push_x_, push_y_, push_stiffness_;
  Places velocity_;
};

}  // namespace xylem::layout
