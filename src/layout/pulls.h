// Pulls: what the ties of a level do to its nodes.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "layout/kernels.h"
#include "layout/level.h"
#include "xylem/jobs/crew.h"

namespace xylem::layout {

/// Positions as two arrays, for the kernels.
struct Places {
  std::vector<float> x;
  std::vector<float> y;
  [[nodiscard]] std::size_t size() const { return x.size(); }
};

/// Sums the ties of each node in their order: same bytes for any number of threads. Ties are stored for eight nodes
/// with about as many ties at a time, so that vectors go across nodes (sliced ELLPACK; Kreutzer et al. 2014).
class Pulls {
 public:
  /// With `alike`, all ties count 1 whatever their weight. Cost O(m).
  Pulls(const Level& level, jobs::Crew& crew, bool alike = false);
  /// Cost O(m).
  void work_out(const Places& places, Attraction law);

  /// What work_out() found, padded; how fast a pull changes with a small movement is its stiffness.
  [[nodiscard]] Pushed sums() const { return {x_.data(), y_.data(), stiffness_.data()}; }

 private:
  /// Up to kLongestRow ties of one node.
  struct Piece {
    std::uint32_t node;
    std::uint32_t first;
    std::uint32_t length;
  };
  struct Slice {
    std::uint32_t first;  ///< in targets_
    std::uint32_t length;
  };
  void store(const Level& level, std::span<Piece> pieces, bool alike);
  void work_out_block(std::size_t block, Attraction law);

  jobs::Crew& crew_;
  std::size_t nodes_;
  std::vector<std::uint32_t> block_starts_{0};  ///< in slices_
  std::vector<Slice> slices_;
  std::vector<std::uint32_t> who_;  ///< kRowsTogether nodes of each slice
  std::vector<std::uint32_t> targets_;
  std::vector<float> weights_;
  std::vector<Spot> spots_;
  std::vector<float> x_, y_, stiffness_;
};

}  // namespace xylem::layout
