// Structural holes: constraint and effective size over what each pair of nodes has with one another, directions added.
#include "analysis/structural_holes.h"

#include <algorithm>
#include <utility>

#include "analysis/cancelled.h"
#include "analysis/paths.h"

namespace xylem::analysis {
namespace {

using graph::Graph;
using graph::Neighbor;

/// Ties of each pair in both directions added: an undirected graph whose weights are a_ij + a_ji.
struct Mutual {
  Graph graph;
  std::vector<double> sums;       // of all ties of a node
  std::vector<double> strongest;  // of the ties of a node

  Mutual(const Graph& original, bool weighted) {
    std::vector<graph::Edge> edges(original.edges().begin(), original.edges().end());
    if (!weighted) std::ranges::for_each(edges, [](graph::Edge& edge) { edge.weight = 1.0F; });
    graph = graph::merged(original.node_count(), std::move(edges));
    sums.assign(graph.node_count(), 0.0);
    strongest.assign(graph.node_count(), 0.0);
    for (const graph::Edge& edge : graph.edges()) {
      for (const std::uint32_t node : {edge.from, edge.to}) {
        sums[node] += static_cast<double>(edge.weight);
        strongest[node] = std::max(strongest[node], static_cast<double>(edge.weight));
      }
    }
  }
  [[nodiscard]] double weight(const Neighbor& neighbor) const {
    return static_cast<double>(graph.edges()[neighbor.edge].weight);
  }
};

double constraint_of(const Mutual& mutual, std::uint32_t node, std::vector<double>& invested) {
  const auto share = [&](std::uint32_t of, const Neighbor& with) { return mutual.weight(with) / mutual.sums[of]; };
  for (const Neighbor& partner : mutual.graph.neighbors(node)) invested[partner.node] += share(node, partner);
  for (const Neighbor& between : mutual.graph.neighbors(node)) {
    const double first = share(node, between);
    for (const Neighbor& partner : mutual.graph.neighbors(between.node)) {
      invested[partner.node] += first * share(between.node, partner);
    }
  }
  double sum = 0.0;
  for (const Neighbor& partner : mutual.graph.neighbors(node)) sum += invested[partner.node] * invested[partner.node];
  for (const Neighbor& between : mutual.graph.neighbors(node)) {
    invested[between.node] = 0.0;
    for (const Neighbor& partner : mutual.graph.neighbors(between.node)) invested[partner.node] = 0.0;
  }
  return sum;
}

double effective_size_of(const Mutual& mutual, std::uint32_t node, std::vector<double>& share_with) {
  for (const Neighbor& partner : mutual.graph.neighbors(node)) {
    share_with[partner.node] = mutual.weight(partner) / mutual.sums[node];
  }
  double size = 0.0;
  for (const Neighbor& partner : mutual.graph.neighbors(node)) {
    double redundant = 0.0;
    for (const Neighbor& other : mutual.graph.neighbors(partner.node)) {
      redundant += share_with[other.node] * mutual.weight(other) / mutual.strongest[partner.node];
    }
    size += 1.0 - redundant;
  }
  for (const Neighbor& partner : mutual.graph.neighbors(node)) share_with[partner.node] = 0.0;
  return size;
}

template <class Of>
base::Result<HoleValues> for_each_node(const Graph& graph, bool weighted, const std::stop_token& stop, Of&& of) {
  const Mutual mutual(graph, weighted);
  std::vector<double> scratch(graph.node_count(), 0.0);
  HoleValues values(graph.node_count());
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    if (stop.stop_requested()) return cancelled();
    if (mutual.graph.degree(node) > 0) values[node] = of(mutual, node, scratch);
  }
  return values;
}

}  // namespace

base::Result<HoleValues> constraint(const Graph& graph, bool weighted, const std::stop_token& stop) {
  return for_each_node(graph, weighted, stop, constraint_of);
}

base::Result<HoleValues> effective_size(const Graph& graph, bool weighted, const std::stop_token& stop) {
  return for_each_node(graph, weighted, stop, effective_size_of);
}

}  // namespace xylem::analysis
