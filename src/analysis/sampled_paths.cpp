// Routes of a sample of the nodes, for networks in which those of all would take minutes.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "analysis/cancelled.h"
#include "analysis/paths.h"
#include "xylem/base/random.h"

namespace xylem::analysis {
namespace {

using graph::Graph;

constexpr std::uint32_t kUnreached = std::numeric_limits<std::uint32_t>::max();

/// `count` different nodes.
std::vector<std::uint32_t> chosen(std::uint32_t node_count, std::uint32_t count, std::uint64_t seed) {
  base::Random random(seed);
  std::vector<std::uint32_t> nodes(node_count);
  std::iota(nodes.begin(), nodes.end(), 0U);
  for (std::uint32_t i = 0; i < count; ++i) {
    std::swap(nodes[i], nodes[i + static_cast<std::uint32_t>(random.below(node_count - i))]);
  }
  nodes.resize(count);
  return nodes;
}

/// One source's view of all nodes, in memory that every source uses again.
struct Field {
  explicit Field(std::uint32_t node_count)
      : distance(node_count, kUnreached), routes(node_count, 0.0), share(node_count, 0.0) {}

  std::vector<std::uint32_t> distance;
  std::vector<double> routes;  // how many shortest ones there are from the source
  std::vector<double> share;   // of the routes to others that lead over the node, summed over those others
  std::vector<std::uint32_t> order;
};

void walk(const Graph& graph, std::uint32_t source, Field& field) {
  field.distance[source] = 0;
  field.routes[source] = 1.0;
  field.order.push_back(source);
  for (std::size_t at = 0; at < field.order.size(); ++at) {
    const std::uint32_t node = field.order[at];
    const std::uint32_t further = field.distance[node] + 1;
    for (const graph::Neighbor& neighbor : graph.neighbors(node)) {
      if (field.distance[neighbor.node] == kUnreached) {
        field.distance[neighbor.node] = further;
        field.order.push_back(neighbor.node);
      }
      if (field.distance[neighbor.node] == further) field.routes[neighbor.node] += field.routes[node];
    }
  }
}

/// Farthest first: what leads over a node is handed on to those before it.
void hand_back(const Graph& graph, Field& field) {
  for (std::size_t at = field.order.size(); at-- > 1;) {
    const std::uint32_t node = field.order[at];
    const double each = (1.0 + field.share[node]) / field.routes[node];
    for (const graph::Neighbor& neighbor : graph.neighbors(node)) {
      if (field.distance[neighbor.node] + 1 == field.distance[node])
        field.share[neighbor.node] += field.routes[neighbor.node] * each;
    }
  }
}

/// Adds what the source saw, and clears the field.
void take_in(std::uint32_t source, Field& field, std::vector<Reach>& sums, std::vector<double>& betweenness) {
  for (const std::uint32_t node : field.order) {
    const double distance = field.distance[node];
    if (node != source) {
      Reach& reach = sums[node];
      ++reach.reached;
      reach.distance_sum += distance;
      reach.inverse_sum += 1.0 / distance;
      reach.farthest = std::max(reach.farthest, distance);
      betweenness[node] += field.share[node];
    }
    field.distance[node] = kUnreached;
    field.routes[node] = 0.0;
    field.share[node] = 0.0;
  }
  field.order.clear();
}

}  // namespace

base::Result<SampledRoutes> sampled_routes(const Graph& graph, std::uint32_t sources, std::uint64_t seed,
                                           const std::stop_token& stop, jobs::Progress& progress) {
  const std::uint32_t n = graph.node_count();
  SampledRoutes result{std::vector<Reach>(n), std::vector<double>(n, 0.0)};
  std::vector<std::uint8_t> is_source(n, 0);
  Field field(n);
  std::uint32_t done = 0;
  for (const std::uint32_t source : chosen(n, std::min(sources, n), seed)) {
    if (stop.stop_requested()) return cancelled();
    progress.set_fraction(static_cast<float>(done++) / static_cast<float>(sources));
    is_source[source] = 1;
    walk(graph, source, field);
    hand_back(graph, field);
    take_in(source, field, result.reaches, result.betweenness);
  }
  for (std::uint32_t node = 0; node < n; ++node) {
    const double others = done - is_source[node];  // sources that looked at the node
    const double to_all = others == 0.0 ? 0.0 : (n - 1.0) / others;
    Reach& reach = result.reaches[node];
    reach.reached = static_cast<std::uint32_t>(std::lround(reach.reached * to_all));
    reach.distance_sum *= to_all;
    reach.inverse_sum *= to_all;
    result.betweenness[node] *= to_all / 2.0;  // each pair has two ends to begin at
  }
  return result;
}

}  // namespace xylem::analysis
