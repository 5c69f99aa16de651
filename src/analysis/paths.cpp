// Shortest routes from every node: hundreds of walks at once in steps, Dijkstra where ties have lengths.
#include "analysis/paths.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <memory>
#include <queue>
#include <utility>

#include "analysis/cancelled.h"
#include "analysis/in_order.h"
#include "analysis/reach_kernel.h"
#include "analysis/steps.h"
#include "xylem/jobs/crew.h"

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

base::Result<std::vector<Reach>> reach_by_length(const Graph& graph, const std::stop_token& stop,
                                                 jobs::Progress& progress) {
  const std::uint32_t n = graph.node_count();
  Field field{std::vector<double>(n, kUnreached), {}, {}};
  std::vector<Reach> result;
  result.reserve(n);
  for (std::uint32_t source = 0; source < n; ++source) {
    if (stop.stop_requested()) return cancelled();
    progress.set_fraction(static_cast<float>(source) / static_cast<float>(n));
    walk_lengths(graph, source, field);
    result.push_back(summed_and_cleared(source, field));
  }
  return result;
}

void add_to(std::vector<Reach>& total, const std::vector<Reach>& part) {
  for (std::size_t i = 0; i < part.size(); ++i) {
    total[i].reached += part[i].reached;
    total[i].distance_sum += part[i].distance_sum;
    total[i].inverse_sum += part[i].inverse_sum;
    total[i].farthest = std::max(total[i].farthest, part[i].farthest);
  }
}

/// Hundreds of walks at once; each batch is a block whose sums are added in order.
base::Result<std::vector<Reach>> reach_in_steps(const Graph& graph, int threads, const std::stop_token& stop,
                                                jobs::Progress& progress) {
  const std::uint32_t n = graph.node_count();
  const std::vector<std::uint32_t> order = near_order(graph, std::vector<bool>(n, false));
  const StepRows rows = rows_of(graph, order, Along::ties);
  const std::size_t batches = (n + kWalks - 1) / kWalks;
  std::vector<Reach> total(n);
  const auto add_to_total = [&total](const std::vector<Reach>& part) { add_to(total, part); };
  InOrder<std::vector<Reach>, decltype(add_to_total)> in_order(add_to_total);
  constexpr double kVisitsAtOnce = 64.0;
  const double visits = static_cast<double>(n) * static_cast<double>(rows.targets.size()) / kVisitsAtOnce;
  jobs::Crew crew(threads_for(visits, threads));
  std::vector<std::unique_ptr<ReachField>> fields(crew.size());
  crew.each(batches, [&](std::size_t batch, std::size_t who) {
    if (stop.stop_requested()) return;
    if (fields[who] == nullptr) fields[who] = std::make_unique<ReachField>(n);
    std::vector<Reach> part(n);
    const std::size_t first = batch * kWalks;
    add_reach(rows, static_cast<std::uint32_t>(first), std::min(kWalks, n - first), *fields[who], part);
    in_order.take(batch, std::move(part));
    progress.set_fraction(static_cast<float>(batch) / static_cast<float>(batches));
  });
  if (in_order.done() < batches) return cancelled();
  std::vector<Reach> result(n);
  for (std::size_t at = 0; at < order.size(); ++at) result[order[at]] = total[at];
  return result;
}

}  // namespace

Graph without_directions(const Graph& graph) {
  if (!graph.directed()) return graph;
  const auto edges = graph.edges();
  return graph::merged(graph.node_count(), {edges.begin(), edges.end()});
}

base::Result<std::vector<Reach>> reach_of_all(const Graph& graph, Lengths lengths, const std::stop_token& stop,
                                              jobs::Progress& progress, int threads) {
  if (lengths == Lengths::steps) return reach_in_steps(graph, threads, stop, progress);
  const auto bad = [](const graph::Edge& edge) { return !std::isfinite(edge.weight) || edge.weight <= 0.0F; };
  if (std::ranges::any_of(graph.edges(), bad)) {
    return Error{ErrorKind::invalid_argument, "The weight of a tie must be a number above 0", "", "Correct the weight"};
  }
  return reach_by_length(graph, stop, progress);
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
