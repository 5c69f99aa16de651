// Fragile points: organizations and partnerships without which the map falls apart.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "xylem/graph/graph.h"

namespace xylem::analysis {

/// A node whose loss leaves more parts than before (an articulation point).
struct FragileNode {
  std::uint32_t node = 0;
  std::uint32_t parts = 0;     // what its part breaks into without it, >= 2
  std::uint32_t cut_off = 0;   // nodes of its part that are then outside the largest of those
  double fragmentation = 0.0;  // share of all pairs of the other nodes that cannot reach each other then, 0 to 1
  friend bool operator==(const FragileNode&, const FragileNode&) = default;
};

/// A tie whose loss leaves more parts than before (a bridge).
struct FragileTie {
  std::uint32_t edge = 0;      // in Graph::edges()
  std::uint32_t cut_off = 0;   // nodes on its smaller side
  double fragmentation = 0.0;  // share of all pairs that cannot reach each other then, 0 to 1
  friend bool operator==(const FragileTie&, const FragileTie&) = default;
};

/// Most damaging first, then by position.
struct Fragility {
  std::vector<FragileNode> nodes;
  std::vector<FragileTie> ties;
  double fragmentation = 0.0;  // as it is now
};

/// Finds all articulation points and bridges; directions are ignored, parallel ties make no bridge.
/// Cost O(n + m). Source  Tarjan, Depth-first search and linear graph algorithms (1972); fragmentation: Borgatti
/// (2006).
[[nodiscard]] Fragility fragile_points(const graph::Graph& graph);

/// 1 - sum over parts of s (s - 1) / (n (n - 1)): the share of pairs that cannot reach each other; 0 for n < 2.
[[nodiscard]] double fragmentation(const std::vector<std::uint32_t>& part_sizes);

/// For each node the share of pairs of the others that cannot reach each other when it drops out, whether or not it
/// holds parts together. With `counted` (0 or 1 for each node; empty = all) only pairs of counted nodes, over all ways
/// that there are. Cost O(n + m).
[[nodiscard]] std::vector<double> fragmentation_without_each(const graph::Graph& graph,
                                                             std::span<const std::uint8_t> counted = {});

/// The parts that the part of `node` breaks into without it, largest first, each in order of position. Cost O(n + m).
[[nodiscard]] std::vector<std::vector<std::uint32_t>> parts_without(const graph::Graph& graph, std::uint32_t node);

}  // namespace xylem::analysis
