// Figures of a whole network.
#include "xylem/analysis/network.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>

#include "analysis/shared_ground.h"
#include "xylem/analysis/balance.h"
#include "xylem/analysis/core_periphery.h"
#include "xylem/analysis/fragility.h"

namespace xylem::analysis {
namespace {

using graph::Graph;
using graph::Neighbor;
using Value = std::optional<double>;

constexpr std::size_t kDiameter = 3;  // its place in the catalogue

Value density(const Graph& graph) {
  const double n = graph.node_count();
  if (n < 2) return std::nullopt;
  return graph.edge_count() * (graph.directed() ? 1.0 : 2.0) / (n * (n - 1.0));
}

struct Clustering {
  Value transitivity;
  Value mean;  // nodes with fewer than two partners count 0
};
Clustering clustering(const Graph& graph) {
  std::vector<bool> partner(graph.node_count(), false);
  double closed = 0.0;
  double open_or_closed = 0.0;
  double sum = 0.0;
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    for (const Neighbor& neighbor : graph.neighbors(node)) partner[neighbor.node] = true;
    double twice_triangles = 0.0;
    for (const Neighbor& neighbor : graph.neighbors(node)) {
      for (const Neighbor& other : graph.neighbors(neighbor.node)) twice_triangles += partner[other.node] ? 1.0 : 0.0;
    }
    for (const Neighbor& neighbor : graph.neighbors(node)) partner[neighbor.node] = false;
    const double twice_pairs = static_cast<double>(graph.degree(node)) * (graph.degree(node) - 1.0);
    closed += twice_triangles;
    open_or_closed += twice_pairs;
    if (twice_pairs > 0.0) sum += twice_triangles / twice_pairs;
  }
  Clustering result;
  if (open_or_closed > 0.0) result.transitivity = closed / open_or_closed;
  if (graph.node_count() > 0) result.mean = sum / graph.node_count();
  return result;
}

/// Pearson's correlation of the degrees at both ends of a tie; not defined when all ends are equal.
Value degree_assortativity(const Graph& graph) {
  double product = 0.0;
  double sum = 0.0;
  double squares = 0.0;
  const double ends = 2.0 * graph.edge_count();
  if (ends == 0.0) return std::nullopt;
  for (const graph::Edge& edge : graph.edges()) {
    const double a = graph.degree(edge.from);
    const double b = graph.degree(edge.to);
    product += 2.0 * a * b;
    sum += a + b;
    squares += a * a + b * b;
  }
  const double mean = sum / ends;
  const double variance = squares / ends - mean * mean;
  if (variance <= 1e-12) return std::nullopt;
  return (product / ends - mean * mean) / variance;
}

template <class Numbers>
double sum_below_largest(const Numbers& numbers) {
  const double largest = *std::ranges::max_element(numbers);
  double sum = 0.0;
  for (const double number : numbers) sum += largest - number;
  return sum;
}

struct Distances {
  Value diameter;
  Value mean;
  Value efficiency;
  Value centralization;  // of closeness, in one part only
};
Distances distances(const std::vector<Reach>& reaches) {
  const double n = static_cast<double>(reaches.size());
  double reached = 0.0;
  double sum = 0.0;
  double inverse = 0.0;
  double farthest = 0.0;
  std::vector<double> closenesses;
  for (const Reach& reach : reaches) {
    reached += reach.reached;
    sum += reach.distance_sum;
    inverse += reach.inverse_sum;
    farthest = std::max(farthest, reach.farthest);
    closenesses.push_back(closeness(reach, static_cast<std::uint32_t>(reaches.size())).value_or(0.0));
  }
  Distances result;
  if (reached > 0.0) {
    result.diameter = farthest;
    result.mean = sum / reached;
  }
  if (n >= 2) result.efficiency = inverse / (n * (n - 1.0));
  const bool connected = reached == n * (n - 1.0);
  if (n >= 3 && connected) {
    result.centralization = sum_below_largest(closenesses) / ((n - 1.0) * (n - 2.0) / (2.0 * n - 3.0));
  }
  return result;
}

Value freeman_degree(const Graph& graph) {
  const double n = graph.node_count();
  if (n < 3) return std::nullopt;
  std::vector<double> degrees;
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) degrees.push_back(graph.degree(node));
  return sum_below_largest(degrees) / ((n - 1.0) * (n - 2.0));
}

Value freeman_betweenness(const std::vector<double>& raw, bool directed) {
  const double n = static_cast<double>(raw.size());
  if (n < 3) return std::nullopt;
  return sum_below_largest(raw) / ((n - 1.0) * (n - 1.0) * (n - 2.0) / (directed ? 1.0 : 2.0));
}

/// The figure that stands at place `at` of the catalogue.
NetworkFigure figure(std::size_t at, const Value& value) {
  const FigureRow& row = figure_catalog()[at];
  return {row.id, row.title, row.unit, row.sentence, value};
}

/// What only a graph with directions has.
void add_directed_figures(const Graph& graph, NetworkFigures& figures) {
  const Reciprocity two_way = reciprocity_of(graph);
  for (const Value& value : {two_way.weighted, two_way.arcs, two_way.dyads, degree_centralization(graph, ArcEnd::in),
                             degree_centralization(graph, ArcEnd::out)}) {
    figures.figures.push_back(figure(figures.figures.size(), value));
  }
}

}  // namespace

const std::optional<double>& NetworkFigures::of(std::string_view id) const {
  const auto found = std::ranges::find(figures, id, &NetworkFigure::id);
  assert(found != figures.end());
  return found->value;
}

base::Result<NetworkFigures> network_figures(const Graph& graph, const std::stop_token& stop,
                                             jobs::Progress& progress) {
  return network_figures(graph, {}, stop, progress);
}

base::Result<NetworkFigures> network_figures(const Graph& graph, const MeasureOptions& options,
                                             const std::stop_token& stop, jobs::Progress& progress) {
  Groundwork ground(graph, options, stop, progress);
  return network_figures(ground);
}

base::Result<NetworkFigures> network_figures(Groundwork& ground) {
  assert(!ground.options().weighted);
  ground.progress().set_phase("Measuring the network");
  const Graph& graph = ground.graph();
  const Graph& undirected = ground.undirected();
  const auto reaches = ground.reaches();
  if (!reaches) return reaches.error();
  const auto betweenness = ground.betweenness();
  if (!betweenness) return betweenness.error();
  const Distances far = distances(*reaches);
  const Clustering closed = clustering(undirected);
  const std::uint32_t sources = ground.sources();
  const double bridges = static_cast<double>(fragile_points(undirected).ties.size());
  const graph::Components parts = graph::components(graph);
  const CorePeriphery core = core_periphery(undirected);
  const Value values[]{graph.node_count(),
                       graph.edge_count(),
                       density(graph),
                       far.diameter,
                       far.mean,
                       closed.transitivity,
                       closed.mean,
                       degree_assortativity(undirected),
                       far.efficiency,
                       freeman_degree(undirected),
                       freeman_betweenness(*betweenness, graph.directed()),
                       far.centralization,
                       bridges,
                       parts.count(),
                       fragmentation(parts.sizes),
                       core.size,
                       core.misfits,
                       core.fit};
  NetworkFigures figures;
  for (const Value& value : values) figures.figures.push_back(figure(figures.figures.size(), value));
  if (sources > 0) {
    figures.figures[kDiameter].sentence = "The longest of the shortest routes that the sample has: no less than this.";
  }
  figures.sources = sources;
  if (graph.directed()) add_directed_figures(graph, figures);
  return figures;
}

std::optional<double> degree_centralization(const Graph& graph, ArcEnd end) {
  const double n = graph.node_count();
  if (n < 2) return std::nullopt;
  std::vector<double> degrees(graph.node_count(), 0.0);
  for (const graph::Edge& edge : graph.edges()) degrees[end == ArcEnd::in ? edge.to : edge.from] += 1.0;
  return sum_below_largest(degrees) / ((n - 1.0) * (n - 1.0));
}

}  // namespace xylem::analysis
