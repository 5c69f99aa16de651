// Core and periphery: whatever the size of the core, those with the most ties belong to it (Lip 2011).
#include "xylem/analysis/core_periphery.h"

#include <algorithm>
#include <numeric>

#include "analysis/paths.h"

namespace xylem::analysis {
namespace {

using graph::Graph;

std::vector<std::uint32_t> by_degree(const Graph& graph) {
  std::vector<std::uint32_t> order(graph.node_count());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::uint32_t node) { return graph.degree(node); });
  return order;
}

double share_twice_tied(const Graph& graph, const std::vector<bool>& in_core, std::uint32_t core_size) {
  double twice = 0.0;
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    if (in_core[node]) continue;
    const auto inward = [&](const graph::Neighbor& neighbor) { return in_core[neighbor.node]; };
    if (std::ranges::count_if(graph.neighbors(node), inward) >= 2) twice += 1.0;
  }
  return core_size < graph.node_count() ? twice / (graph.node_count() - core_size) : 0.0;
}

CorePeriphery undirected_core(const Graph& graph) {
  CorePeriphery result;
  const double ties = graph.edge_count();
  const double n = graph.node_count();
  const std::vector<std::uint32_t> order = by_degree(graph);
  result.misfits = ties;
  double degrees = 0.0;
  for (std::uint32_t k = 1; k <= graph.node_count(); ++k) {
    degrees += graph.degree(order[k - 1]);
    const double misfits = k * (k - 1.0) / 2.0 + ties - degrees;
    if (misfits >= result.misfits) continue;
    result.misfits = misfits;
    result.size = k;
  }
  const double open = std::min(ties, n * (n - 1.0) / 2.0 - ties);
  if (open > 0.0) result.fit = 1.0 - result.misfits / open;
  result.core.assign(order.begin(), order.begin() + result.size);
  std::ranges::sort(result.core);
  std::vector<bool> in_core(graph.node_count(), false);
  for (const std::uint32_t node : result.core) in_core[node] = true;
  result.twice_tied = share_twice_tied(graph, in_core, result.size);
  return result;
}

}  // namespace

CorePeriphery core_periphery(const Graph& graph) {
  return graph.directed() ? undirected_core(without_directions(graph)) : undirected_core(graph);
}

}  // namespace xylem::analysis
