// The functions behind the catalogue's rows.
#include "analysis/measures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "analysis/structural_holes.h"
#include "xylem/analysis/fragility.h"

namespace xylem::analysis::measures {
namespace {

using base::Result;
using graph::Graph;

template <class Number>
Values defined(const std::vector<Number>& numbers) {
  Values values;
  values.reserve(numbers.size());
  for (const Number number : numbers) values.emplace_back(static_cast<double>(number));
  return values;
}

/// How many arcs have the node at that end; not defined without directions.
Values arcs_at(const Graph& graph, std::uint32_t graph::Edge::*end) {
  if (!graph.directed()) return Values(graph.node_count());
  std::vector<std::uint32_t> counts(graph.node_count(), 0);
  for (const graph::Edge& edge : graph.edges()) ++counts[edge.*end];
  return defined(counts);
}

/// One part of an undirected graph as a graph of its own; `nodes` are its nodes in the whole.
struct Part {
  std::vector<std::uint32_t> nodes;
  std::vector<graph::Edge> edges;
};
std::vector<Part> parts_of(const Graph& graph) {
  const graph::Components components = graph::components(graph);
  std::vector<Part> parts(components.count());
  std::vector<std::uint32_t> place(graph.node_count());
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    auto& nodes = parts[components.of_node[node]].nodes;
    place[node] = static_cast<std::uint32_t>(nodes.size());
    nodes.push_back(node);
  }
  for (const graph::Edge& edge : graph.edges()) {
    parts[components.of_node[edge.from]].edges.push_back({place[edge.from], place[edge.to], edge.weight});
  }
  return parts;
}

/// The best of several divisions, so that it depends little on the order of the nodes.
Result<igraph_gate::Division> best_division(const Graph& graph, Groundwork& ground) {
  constexpr double kMostEdges = 400'000.0;  // of all attempts together: each takes about a second for so many
  const int tries = static_cast<int>(std::clamp(kMostEdges / std::max(1U, graph.edge_count()), 1.0, 8.0));
  igraph_gate::Division best;
  for (std::uint64_t attempt = 0; attempt < static_cast<std::uint64_t>(tries); ++attempt) {
    auto found = igraph_gate::leiden(graph, ground.weights(), ground.options().seed + attempt, ground.call());
    if (!found) return found.error();
    if (attempt == 0 || found->modularity > best.modularity + 1e-12) best = std::move(*found);
    ground.progress().set_fraction(static_cast<float>(attempt + 1) / static_cast<float>(tries));
  }
  return best;
}

}  // namespace

Result<Values> degree(Groundwork& ground) {
  Values values;
  const Graph& graph = ground.undirected();
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) values.emplace_back(graph.degree(node));
  return values;
}

Result<Values> in_degree(Groundwork& ground) { return arcs_at(ground.graph(), &graph::Edge::to); }
Result<Values> out_degree(Groundwork& ground) { return arcs_at(ground.graph(), &graph::Edge::from); }

Result<Values> strength(Groundwork& ground) {
  std::vector<double> sums(ground.graph().node_count(), 0.0);
  for (const graph::Edge& edge : ground.graph().edges()) {
    sums[edge.from] += static_cast<double>(edge.weight);
    sums[edge.to] += static_cast<double>(edge.weight);
  }
  return defined(sums);
}

Result<Values> betweenness(Groundwork& ground) {
  const auto raw = ground.betweenness();
  if (!raw) return raw.error();
  return defined(*raw);
}

Result<Values> betweenness_normalized(Groundwork& ground) {
  const auto raw = ground.betweenness();
  if (!raw) return raw.error();
  const double n = ground.graph().node_count();
  if (n < 3) return Values(raw->size());
  const double pairs = (n - 1.0) * (n - 2.0) / (ground.graph().directed() ? 1.0 : 2.0);
  Values values;
  for (const double number : *raw) values.emplace_back(number / pairs);
  return values;
}

Result<Values> closeness(Groundwork& ground) {
  const auto reaches = ground.reaches();
  if (!reaches) return reaches.error();
  Values values;
  for (const Reach& reach : *reaches) values.push_back(analysis::closeness(reach, ground.graph().node_count()));
  return values;
}

Result<Values> harmonic(Groundwork& ground) {
  const auto reaches = ground.reaches();
  if (!reaches) return reaches.error();
  Values values;
  for (const Reach& reach : *reaches) values.push_back(analysis::harmonic(reach, ground.graph().node_count()));
  return values;
}

Result<Values> eigenvector(Groundwork& ground) {
  const Graph& graph = ground.undirected();
  Values values(graph.node_count());
  if (graph.edge_count() == 0) return values;
  std::ranges::fill(values, 0.0);
  std::vector<Part> parts = parts_of(graph);  // part by part: solvers mix up parts whose eigenvalues are equal
  std::vector<igraph_gate::Leading> leading(parts.size());
  double largest = 0.0;
  for (std::size_t i = 0; i < parts.size() && parts[i].nodes.size() >= 2; ++i) {
    const Graph part(static_cast<std::uint32_t>(parts[i].nodes.size()), std::move(parts[i].edges));
    auto found = igraph_gate::leading_eigenvector(part, ground.weights(), ground.call());
    if (!found) return found.error();
    leading[i] = std::move(*found);
    largest = std::max(largest, leading[i].value);
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (leading[i].vector.empty() || leading[i].value < largest * (1.0 - 1e-9)) continue;
    for (std::size_t at = 0; at < parts[i].nodes.size(); ++at) {
      // rounded: the solver's last digits depend on where its memory happens to lie
      values[parts[i].nodes[at]] = std::round(std::clamp(leading[i].vector[at], 0.0, 1.0) * 1e10) / 1e10;
    }
  }
  return values;
}

Result<Values> page_rank(Groundwork& ground) {
  if (ground.graph().node_count() == 0) return Values{};
  const auto found = igraph_gate::page_rank(ground.graph(), ground.weights(), ground.call());
  if (!found) return found.error();
  return defined(*found);
}

Result<Values> hub(Groundwork& ground) {
  const auto scores = ground.hits();
  if (!scores) return scores.error();
  return scores->hubs;
}
Result<Values> authority(Groundwork& ground) {
  const auto scores = ground.hits();
  if (!scores) return scores.error();
  return scores->authorities;
}

Result<Values> constraint(Groundwork& ground) {
  return analysis::constraint(ground.graph(), ground.options().weighted, ground.stop());
}

Result<Values> effective_size(Groundwork& ground) {
  return analysis::effective_size(ground.graph(), ground.options().weighted, ground.stop());
}

Result<Values> ego_efficiency(Groundwork& ground) {
  auto sizes = effective_size(ground);
  if (!sizes) return sizes.error();
  const Graph& graph = ground.undirected();
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    if ((*sizes)[node]) *(*sizes)[node] /= graph.degree(node);
  }
  return sizes;
}

Result<Values> coreness(Groundwork& ground) {
  const auto found = igraph_gate::coreness(ground.undirected(), ground.call());
  if (!found) return found.error();
  return defined(*found);
}

Result<Values> community(Groundwork& ground) {
  const Graph& graph = ground.undirected();
  Values values(graph.node_count());
  if (graph.edge_count() == 0) return values;
  const auto division = best_division(graph, ground);
  if (!division) return division.error();
  struct Group {
    std::uint32_t size = 0;
    std::uint32_t first = 0;
  };
  std::map<std::uint32_t, Group> groups;  // of those who have partners
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    if (graph.degree(node) == 0) continue;
    Group& group = groups.try_emplace(division->of_node[node], Group{0, node}).first->second;
    ++group.size;
  }
  std::vector<std::pair<std::uint32_t, Group>> order(groups.begin(), groups.end());
  std::ranges::sort(order, [](const auto& a, const auto& b) {
    return std::pair(b.second.size, a.second.first) < std::pair(a.second.size, b.second.first);
  });
  std::map<std::uint32_t, double> number;
  for (std::size_t i = 0; i < order.size(); ++i) number[order[i].first] = static_cast<double>(i + 1);
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    if (graph.degree(node) > 0) values[node] = number[division->of_node[node]];
  }
  return values;
}

Result<Values> articulation(Groundwork& ground) {
  Values values(ground.graph().node_count(), 0.0);
  for (const FragileNode& fragile : fragile_points(ground.undirected()).nodes) values[fragile.node] = 1.0;
  return values;
}

}  // namespace xylem::analysis::measures
