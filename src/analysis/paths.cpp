// Shortest routes from every node: breadth first in steps, Dijkstra where ties have lengths.
#include "analysis/paths.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>
#include <utility>

namespace xylem::analysis {
namespace {

using base::Error;
using base::ErrorKind;
using graph::Graph;

constexpr double kUnreached = std::numeric_limits<double>::infinity();

/// Working memory that every source uses again.
struct Field {
  std::vector<double> distance;
  std::vector<std::uint32_t> order;
  std::priority_queue<std::pair<double, std::uint32_t>, std::vector<std::pair<double, std::uint32_t>>, std::greater<>>
      queue;
};

void walk_steps(const Graph& graph, std::uint32_t source, Field& field) {
  field.distance[source] = 0.0;
  field.order.push_back(source);
  for (std::size_t at = 0; at < field.order.size(); ++at) {
    const std::uint32_t node = field.order[at];
    for (const graph::Neighbor& neighbor : graph.neighbors(node)) {
      if (field.distance[neighbor.node] != kUnreached) continue;
      field.distance[neighbor.node] = field.distance[node] + 1.0;
      field.order.push_back(neighbor.node);
    }
  }
}

void walk_lengths(const Graph& graph, std::uint32_t source, Field& field) {
  field.distance[source] = 0.0;
  field.queue.emplace(0.0, source);
  while (!field.queue.empty()) {
    const auto [distance, node] = field.queue.top();
    field.queue.pop();
    if (distance > field.distance[node]) continue;
    field.order.push_back(node);
    for (const graph::Neighbor& neighbor : graph.neighbors(node)) {
      const double further = distance + 1.0 / static_cast<double>(graph.edges()[neighbor.edge].weight);
      if (further >= field.distance[neighbor.node]) continue;
      field.distance[neighbor.node] = further;
      field.queue.emplace(further, neighbor.node);
    }
  }
}

Reach summed_and_cleared(std::uint32_t source, Field& field) {
  Reach reach;
  for (const std::uint32_t node : field.order) {
    const double distance = std::exchange(field.distance[node], kUnreached);
    if (node == source) continue;
    ++reach.reached;
    reach.distance_sum += distance;
    reach.inverse_sum += 1.0 / distance;
    reach.farthest = std::max(reach.farthest, distance);
  }
  field.order.clear();
  return reach;
}

}  // namespace

Graph without_directions(const Graph& graph) {
  if (!graph.directed()) return graph;
  const auto edges = graph.edges();
  return graph::merged(graph.node_count(), {edges.begin(), edges.end()});
}

base::Result<std::vector<Reach>> reach_of_all(const Graph& graph, Lengths lengths, const std::stop_token& stop,
                                              jobs::Progress& progress) {
  const auto bad = [](const graph::Edge& edge) { return !std::isfinite(edge.weight) || edge.weight <= 0.0F; };
  if (lengths == Lengths::one_over_weight && std::ranges::any_of(graph.edges(), bad)) {
    return Error{ErrorKind::invalid_argument, "The weight of a tie must be a number above 0", "", "Correct the weight"};
  }
  const std::uint32_t n = graph.node_count();
  Field field{std::vector<double>(n, kUnreached), {}, {}};
  std::vector<Reach> result;
  result.reserve(n);
  for (std::uint32_t source = 0; source < n; ++source) {
    if (stop.stop_requested()) return Error{ErrorKind::cancelled, "The analysis was cancelled", "", ""};
    progress.set_fraction(static_cast<float>(source) / static_cast<float>(n));
    lengths == Lengths::steps ? walk_steps(graph, source, field) : walk_lengths(graph, source, field);
    result.push_back(summed_and_cleared(source, field));
  }
  return result;
}

std::optional<double> closeness(const Reach& reach, std::uint32_t node_count) {
  if (node_count < 2) return std::nullopt;
  if (reach.reached == 0) return 0.0;
  const double others = reach.reached;
  return others / (node_count - 1.0) * others / reach.distance_sum;
}

std::optional<double> harmonic(const Reach& reach, std::uint32_t node_count) {
  if (node_count < 2) return std::nullopt;
  return reach.inverse_sum / (node_count - 1.0);
}

}  // namespace xylem::analysis
