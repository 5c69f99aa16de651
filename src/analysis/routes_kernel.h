// Shortest routes from eight sources side by side: the inner loop of betweenness.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/steps.h"

namespace xylem::analysis {

inline constexpr std::size_t kLanes = 8;  // sources side by side: one double of each fills a cache line

/// One number of each source at one node.
struct alignas(64) Line {
  std::array<double, kLanes> lane{};
};

/// A network of steps. `weight` is how many nodes each stands for (itself and those folded into it).
struct StepNetwork {
  StepRows out;
  StepRows in;  // as `out` when the ties have no direction
  std::vector<double> weight;
};

/// Where the walks of some sources met a node for the first time: those whose bits are set, at the same distance.
struct Arrival {
  std::uint32_t node = 0;
  std::uint32_t mask = 0;
};

/// Working memory of one thread, about 300 bytes a node.
struct RoutesField {
  explicit RoutesField(std::uint32_t nodes);
  std::vector<Line> routes;            // how many shortest routes lead from each source to the node
  std::vector<Line> shares;            // (weight + dependency) / routes
  std::vector<Line> fresh;             // of the arrivals of one level, not yet open to others
  std::vector<std::uint8_t> seen;      // which walks were there
  std::vector<std::uint8_t> fresh_at;  // which get there in this step
  std::vector<Arrival> arrivals;       // by distance
  std::vector<std::size_t> levels;     // where each distance begins among them
};

/// Adds to `sums`, for each node, weight(source) times the dependency of the source on it, over up to kLanes sources
/// (Brandes 2001). In the same order, and so with the same digits, on every instruction set.
void add_dependencies(const StepNetwork& network, std::span<const std::uint32_t> sources, RoutesField& field,
                      std::span<double> sums);

}  // namespace xylem::analysis
