// Neighborhood: who is tied to whom and whom two organizations both know, answered fast for many pairs.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "xylem/analysis/matching.h"
#include "xylem/graph/graph.h"

namespace xylem::analysis {

/// The tie of two nodes, or nothing. Cost O(log degree).
[[nodiscard]] inline std::optional<std::uint32_t> edge_between(const graph::Graph& graph, std::uint32_t a,
                                                               std::uint32_t b) {
  if (graph.degree(b) < graph.degree(a)) std::swap(a, b);
  const auto neighbors = graph.neighbors(a);
  const auto found = std::ranges::lower_bound(neighbors, b, {}, &graph::Neighbor::node);
  if (found == neighbors.end() || found->node != b) return std::nullopt;
  return found->edge;
}

class Neighborhood {
 public:
  explicit Neighborhood(const graph::Graph& graph) : graph_(graph) {}

  [[nodiscard]] bool tied(std::uint32_t a, std::uint32_t b) const { return edge_between(graph_, a, b).has_value(); }
  /// Partners of both, in order. Cost O(degrees).
  [[nodiscard]] std::vector<std::uint32_t> common(std::uint32_t a, std::uint32_t b) const {
    std::vector<std::uint32_t> both;
    walk_common(a, b, [&](std::uint32_t node) { both.push_back(node); });
    return both;
  }
  [[nodiscard]] std::uint32_t common_count(std::uint32_t a, std::uint32_t b) const {
    std::uint32_t count = 0;
    walk_common(a, b, [&](std::uint32_t) { ++count; });
    return count;
  }
  [[nodiscard]] Nearness nearness(std::uint32_t a, std::uint32_t b) const {
    if (tied(a, b)) return Nearness::partners;
    return common_count(a, b) > 0 ? Nearness::one_broker : Nearness::apart;
  }

 private:
  template <class Visit>
  void walk_common(std::uint32_t a, std::uint32_t b, Visit&& visit) const {
    const auto left = graph_.neighbors(a);
    const auto right = graph_.neighbors(b);
    for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
      if (left[i].node < right[j].node) {
        ++i;
      } else if (right[j].node < left[i].node) {
        ++j;
      } else {
        visit(left[i].node);
        ++i;
        ++j;
      }
    }
  }

  const graph::Graph& graph_;
};

}  // namespace xylem::analysis
