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

/// What only a graph with directions has.
void add_directed_figures(const Graph& graph, NetworkFigures& figures) {
  const Reciprocity two_way = reciprocity_of(graph);
  const NetworkFigure more[]{
      {"reciprocity_weighted", "Reciprocity, by weight", "", "Share of all that is given that comes back as much.",
       two_way.weighted},
      {"reciprocity_arcs", "Reciprocity, of arcs", "", "Share of arrows with an arrow back.", two_way.arcs},
      {"reciprocity_dyads", "Reciprocity, of pairs", "", "Share of pairs with any arrow that have both.",
       two_way.dyads},
      {"in_centralization", "Centralization of arrows in", "", "0 all receive from equally many, 1 one from everybody.",
       degree_centralization(graph, ArcEnd::in)},
      {"out_centralization", "Centralization of arrows out", "", "0 all give to equally many, 1 one to everybody.",
       degree_centralization(graph, ArcEnd::out)},
  };
  figures.figures.insert(figures.figures.end(), std::begin(more), std::end(more));
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
  NetworkFigures figures{{
      {"organizations", "Organizations", "", "Organizations on the map.", graph.node_count()},
      {"partnerships", "Partnerships", "", "Pairs that work together.", graph.edge_count()},
      {"density", "Density", "", "Out of all possible pairs, this share works together. It falls as the map grows.",
       density(graph)},
      {"diameter", "Diameter", "steps",
       sources == 0 ? "The longest of all shortest routes between two organizations."
                    : "The longest of the shortest routes that the sample has: no less than this.",
       far.diameter},
      {"mean_distance", "Mean distance", "steps", "Steps between two organizations on average.", far.mean},
      {"transitivity", "Transitivity", "", "How often two partners of one organization are partners too.",
       closed.transitivity},
      {"mean_clustering", "Mean clustering", "",
       "How closely an organization's partners are tied to one another, on average over organizations.", closed.mean},
      {"degree_assortativity", "Degree assortativity", "",
       "Above 0, those with many partners work with one another; below 0, with those who have few.",
       degree_assortativity(undirected)},
      {"efficiency", "Efficiency", "", "How near any two organizations are on average: 1 all direct, 0 none in reach.",
       far.efficiency},
      {"degree_centralization", "Degree centralization", "", "0 all have equally many partners, 1 one has them all.",
       freeman_degree(undirected)},
      {"betweenness_centralization", "Betweenness centralization", "",
       "0 all lie on equally many routes, 1 one lies on every route.",
       freeman_betweenness(*betweenness, graph.directed())},
      {"closeness_centralization", "Closeness centralization", "",
       "0 all are equally near to everybody, 1 one is next to all and no others are. Only for a map in one part.",
       far.centralization},
      {"bridges", "Bridges", "", "Partnerships that are the only link between two parts.", bridges},
      {"components", "Parts", "", "Parts of the map that are not linked to each other.", parts.count()},
      {"fragmentation", "Fragmentation", "", "Share of pairs that cannot reach each other.",
       fragmentation(parts.sizes)},
      {"core_size", "Core size", "organizations", "How many make up the tight center, if there is one.", core.size},
      {"core_misfits", "Core misfits", "pairs", "Missing partnerships in the core and partnerships outside it.",
       core.misfits},
      {"core_fit", "Core fit", "", "1 a clear center that others are attached to, 0 none at all.", core.fit},
  }};
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
