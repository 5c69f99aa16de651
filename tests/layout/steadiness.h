// How steady a map is when something is added: what is measured, and graphs to measure it on.
#pragma once

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

#include "layout/arrange.h"
#include "layout/drawing.h"

namespace xylem::layout {

inline constexpr geometry::Point kNoPlace{std::numeric_limits<float>::quiet_NaN(),
                                          std::numeric_limits<float>::quiet_NaN()};

/// Groups of about 25, ties mostly within, hubs here and there: about three ties for each node. Connected.
inline graph::Graph clustered(std::uint32_t n, std::uint64_t seed) {
  base::Random random(seed);
  const auto any = [&](std::uint32_t from, std::uint32_t count) {  // low numbers more often: they become hubs
    const double u = random.unit();
    return from + static_cast<std::uint32_t>(u * u * static_cast<double>(count));
  };
  constexpr std::uint32_t kGroup = 25;
  std::vector<graph::Edge> edges;
  for (std::uint32_t node = 1; node < n; ++node) {
    const std::uint32_t first = node / kGroup * kGroup;
    edges.push_back(node > first ? graph::Edge{node, any(first, node - first)}
                                 : graph::Edge{node, static_cast<std::uint32_t>(random.below(node))});
    for (int more = 0; more < 2; ++more) {
      const bool inside = random.unit() < 0.93;
      const std::uint32_t size = std::min(kGroup, n - first);
      const std::uint32_t to = inside ? any(first, size) : static_cast<std::uint32_t>(random.below(n));
      if (to != node) edges.push_back({node, to});
    }
  }
  graph::Graph merged = graph::merged(n, std::move(edges));
  std::vector<graph::Edge> even(merged.edges().begin(), merged.edges().end());
  for (graph::Edge& edge : even) edge.weight = 1.0F;
  return {n, std::move(even)};
}

/// A list of ties, one "a b" a line; empty when the file is not there.
inline graph::Graph read_ties(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<graph::Edge> edges;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t n = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#' || line[0] == '%') continue;
    if (std::sscanf(line.c_str(), "%u %u", &a, &b) != 2) continue;
    edges.push_back({a, b});
    n = std::max({n, a + 1, b + 1});
  }
  return {n, std::move(edges)};
}

inline std::vector<float> lengths_of_ties(const graph::Graph& graph, const Positions& points) {
  std::vector<float> lengths;
  for (const graph::Edge& edge : graph.edges())
    lengths.push_back(geometry::distance(points[edge.from], points[edge.to]));
  std::ranges::sort(lengths);
  return lengths;
}

/// What adding one node with two ties did. Lengths are in middle lengths of the ties before.
struct Steadiness {
  double mean_move = 0.0;  ///< of the others
  double most_move = 0.0;
  double longest_tie = 0.0;  ///< of the two new ones
  double half_way = 0.0;     ///< half the distance of the two partners before: no tie can be shorter unless they move
  double stress = 0.0;
  double stress_free = 0.0;  ///< of the same warm start when nothing holds the others
  std::size_t overlaps = 0;
};

inline Positions settled_from(const Request& request, bool holds_old) {
  jobs::Progress progress;
  const std::vector<PartLevel> parts = part_levels(*request.graph, graph::components(*request.graph));
  const std::vector<float> radii(request.graph->node_count(), 10.0F);
  jobs::Crew crew(1);
  return *arranged_from_start({request, parts, radii, {}, progress, {}, crew, holds_old});
}

inline Steadiness added_node(const graph::Graph& before, const Positions& places, std::uint32_t a, std::uint32_t b) {
  const std::uint32_t n = before.node_count();
  std::vector<graph::Edge> edges(before.edges().begin(), before.edges().end());
  edges.push_back({a, n});
  edges.push_back({b, n});
  const graph::Graph after(n + 1, edges);
  Positions start = places;
  start.push_back(kNoPlace);
  Request request;
  request.graph = &after;
  request.start = start;
  const Positions held = settled_from(request, true);
  const Positions free = settled_from(request, false);
  const std::vector<float> lengths = lengths_of_ties(before, places);
  const double middle = static_cast<double>(lengths[lengths.size() / 2]);
  Steadiness result;
  for (std::uint32_t i = 0; i < n; ++i) {
    const double move = static_cast<double>(geometry::distance(held[i], places[i])) / middle;
    result.mean_move += move / n;
    result.most_move = std::max(result.most_move, move);
  }
  result.longest_tie =
      static_cast<double>(std::max(geometry::distance(held[n], held[a]), geometry::distance(held[n], held[b]))) /
      middle;
  result.half_way = static_cast<double>(geometry::distance(places[a], places[b])) / 2.0 / middle;
  result.stress = stress_of(after, held);
  result.stress_free = stress_of(after, free);
  result.overlaps = overlaps(held, std::vector<float>(n + 1, 10.0F));
  return result;
}

}  // namespace xylem::layout
