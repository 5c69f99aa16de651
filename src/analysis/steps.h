// Steps: a graph as rows of numbers for walks that count steps, near nodes near in memory.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "xylem/graph/graph.h"

namespace xylem::analysis {

/// Who is one step away from each node, as compressed rows.
struct StepRows {
  std::vector<std::uint32_t> offsets{0};
  std::vector<std::uint32_t> targets;
  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t node) const {
    return std::span(targets).subspan(offsets[node], offsets[node + 1] - offsets[node]);
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(offsets.size() - 1); }
};

/// The nodes that are not `left_out`, near ones together: what walks from neighbors touch lies together, and those
/// walks are in step with one another. Directions are ignored. Cost O(n + m) times a small constant.
[[nodiscard]] std::vector<std::uint32_t> near_order(const graph::Graph& graph, const std::vector<bool>& left_out);

enum class Along { ties, arrows, against };
/// The rows of the nodes in `order`, called by their place in it; ties to other nodes are left out. Cost O(n + m log
/// m).
[[nodiscard]] StepRows rows_of(const graph::Graph& graph, std::span<const std::uint32_t> order, Along along);

/// How many threads are worth their while for about so many visits of a tie; 0 = as many as there are cores.
[[nodiscard]] int threads_for(double visits, int wanted);

}  // namespace xylem::analysis
