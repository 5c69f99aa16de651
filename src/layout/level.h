// Level: one connected graph as the forces see it, and the coarser graphs made of it by pairing nodes.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "layout/kernels.h"
#include "xylem/base/random.h"
#include "xylem/graph/graph.h"

namespace xylem::layout {

/// A simple undirected graph in rows; a node of a coarse level stands for all the nodes below it and has their mass.
struct Level {
  std::vector<std::uint32_t> offsets{0};
  std::vector<std::uint32_t> targets;
  std::vector<float> weights;  ///< padded for the kernels
  std::vector<float> mass;

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(mass.size()); }
  [[nodiscard]] std::span<const std::uint32_t> row(std::uint32_t node) const {
    return std::span(targets).subspan(offsets[node], offsets[node + 1] - offsets[node]);
  }
  [[nodiscard]] std::span<const float> row_weights(std::uint32_t node) const {
    return std::span(weights).subspan(offsets[node], offsets[node + 1] - offsets[node]);
  }
};

/// Mean weight of the ties of `graph`; 1 when that is not above 0.
[[nodiscard]] double mean_weight(const graph::Graph& graph);
/// How hard a tie pulls when the mean one pulls 1: a strong tie pulls more, but not so much that it swallows its ends.
[[nodiscard]] float pull_of(double weight, double mean);

/// The nodes of one part of a graph, breadth first so that neighbors are near in memory, and their ties: parallel and
/// opposite ties made one. Weights are by pull_of().
struct PartLevel {
  std::vector<std::uint32_t> nodes;
  Level level;
};
/// Cuts each part out of `graph`. Cost O(n + m).
[[nodiscard]] std::vector<PartLevel> part_levels(const graph::Graph& graph, const graph::Components& parts);

/// What belongs to the nodes of `part`, in their order, out of what belongs to the nodes of the whole graph.
template <class Value>
[[nodiscard]] std::vector<Value> picked(std::span<const Value> whole, const PartLevel& part) {
  std::vector<Value> values;
  values.reserve(part.nodes.size());
  for (const std::uint32_t node : part.nodes) values.push_back(whole[node]);
  return values;
}

/// A level of about half the size, and which node of it each node went into.
struct Coarser {
  Level level;
  std::vector<std::uint32_t> parent;
};
/// Pairs nodes along ties that are heavy for the masses of their ends; who finds no partner is paired with another one
/// left over around the same neighbor (leaves of a star), or joins a neighbor's pair. Cost O(m).
[[nodiscard]] Coarser coarsen(const Level& fine, base::Random& random);

}  // namespace xylem::layout
