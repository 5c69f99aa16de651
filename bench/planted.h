// Graphs for benchmarks: groups planted in noise, as ecosystems have them, of any size and always the same.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "xylem/base/random.h"
#include "xylem/graph/graph.h"

namespace xylem::bench {

/// `nodes` in groups of about 30, joined by about `ties` ties, four of five within a group. Connected: every node is
/// tied to an earlier one. Degrees are uneven: an early node of a group is met more often.
inline graph::Graph planted(std::uint32_t nodes, std::uint32_t ties, std::uint64_t seed = 42) {
  constexpr std::uint32_t kGroup = 30;
  base::Random random(seed);
  std::vector<graph::Edge> edges;
  edges.reserve(ties);
  for (std::uint32_t node = 1; node < nodes; ++node) {
    const std::uint32_t first = node - node % kGroup;
    const std::uint32_t before = node == first ? 0 : first;
    edges.push_back({before + static_cast<std::uint32_t>(random.below(node - before)), node});
  }
  while (edges.size() < ties) {
    const auto a = static_cast<std::uint32_t>(random.below(nodes));
    const std::uint32_t first = a - a % kGroup;
    const std::uint32_t size = std::min(kGroup, nodes - first);
    const auto early = static_cast<std::uint32_t>(static_cast<double>(size) * random.unit() * random.unit());
    const auto anyone = static_cast<std::uint32_t>(random.below(nodes));
    const std::uint32_t b = random.unit() < 0.8 ? first + early : anyone;
    if (a != b) edges.push_back({a, b});
  }
  return graph::merged(nodes, std::move(edges));
}

}  // namespace xylem::bench
