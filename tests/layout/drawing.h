// What tests ask of a drawing: stress, overlaps, its box.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "xylem/base/random.h"
#include "xylem/layout/layouts.h"

namespace xylem::layout {

inline graph::Graph path(std::uint32_t n) {
  std::vector<graph::Edge> edges;
  for (std::uint32_t i = 1; i < n; ++i) edges.push_back({i - 1, i});
  return {n, std::move(edges)};
}
inline graph::Graph star(std::uint32_t leaves) {
  std::vector<graph::Edge> edges;
  for (std::uint32_t i = 1; i <= leaves; ++i) edges.push_back({0, i});
  return {leaves + 1, std::move(edges)};
}
inline graph::Graph grid(std::uint32_t width, std::uint32_t height) {
  std::vector<graph::Edge> edges;
  for (std::uint32_t y = 0; y < height; ++y) {
    for (std::uint32_t x = 0; x < width; ++x) {
      const std::uint32_t node = y * width + x;
      if (x + 1 < width) edges.push_back({node, node + 1});
      if (y + 1 < height) edges.push_back({node, node + width});
    }
  }
  return {width * height, std::move(edges)};
}
/// Connected: each node is tied to an earlier one, and `more` further ties join any two.
inline graph::Graph tangle(std::uint32_t n, std::uint32_t more, std::uint64_t seed) {
  base::Random random(seed);
  std::vector<graph::Edge> edges;
  for (std::uint32_t i = 1; i < n; ++i) edges.push_back({static_cast<std::uint32_t>(random.below(i)), i});
  for (std::uint32_t i = 0; i < more; ++i) {
    edges.push_back({static_cast<std::uint32_t>(random.below(n)), static_cast<std::uint32_t>(random.below(n))});
  }
  return graph::merged(n, std::move(edges));
}

/// Where by_force() puts everything that nothing is known of.
inline Positions from_nothing(const graph::Graph& graph) {
  Request request;
  request.graph = &graph;
  jobs::Progress progress;
  return by_force(request, {}, progress).value();
}

inline geometry::Box box_of(const Positions& points) {
  geometry::Box box;
  for (const geometry::Point p : points) box.include(p);
  return box;
}

inline std::size_t overlaps(const Positions& points, const std::vector<float>& radii) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j)
      count += geometry::distance(points[i], points[j]) < radii[i] + radii[j] ? 1U : 0U;
  }
  return count;
}

/// Mean of ((s * drawn - ties) / ties)^2 over all pairs that are joined, at the best scale s. 0 = perfect.
inline double stress_of(const graph::Graph& graph, const Positions& points) {
  double sum = 0.0;
  double squares = 0.0;
  double pairs = 0.0;
  for (std::uint32_t root = 0; root < graph.node_count(); ++root) {
    std::vector<int> distance(graph.node_count(), -1);
    std::vector<std::uint32_t> queue{root};
    distance[root] = 0;
    for (std::size_t next = 0; next < queue.size(); ++next) {
      for (const graph::Neighbor& neighbor : graph.neighbors(queue[next])) {
        if (distance[neighbor.node] >= 0) continue;
        distance[neighbor.node] = distance[queue[next]] + 1;
        queue.push_back(neighbor.node);
      }
    }
    for (const std::uint32_t node : queue) {
      if (node == root) continue;
      const double ratio = static_cast<double>(geometry::distance(points[root], points[node])) / distance[node];
      sum += ratio;
      squares += ratio * ratio;
      pairs += 1.0;
    }
  }
  return squares > 0.0 ? 1.0 - sum * sum / squares / pairs : 0.0;
}

/// Mean share of the nearest nodes (as many as there are partners) that are partners, by Jaccard. 1 = perfect.
inline double nearness_of(const graph::Graph& graph, const Positions& points) {
  double sum = 0.0;
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    std::vector<std::pair<float, std::uint32_t>> others;
    for (std::uint32_t other = 0; other < graph.node_count(); ++other) {
      if (other != node) others.emplace_back(geometry::distance(points[node], points[other]), other);
    }
    std::ranges::sort(others);
    others.resize(graph.degree(node));
    double both = 0.0;
    for (const graph::Neighbor& neighbor : graph.neighbors(node)) {
      both += std::ranges::any_of(others, [&](const auto& near) { return near.second == neighbor.node; }) ? 1.0 : 0.0;
    }
    sum += both / std::max(1.0, 2.0 * graph.degree(node) - both);
  }
  return sum / graph.node_count();
}

inline double mean_tie_length(const graph::Graph& graph, const Positions& points) {
  double sum = 0.0;
  for (const graph::Edge& edge : graph.edges())
    sum += static_cast<double>(geometry::distance(points[edge.from], points[edge.to]));
  return graph.edge_count() == 0 ? 0.0 : sum / graph.edge_count();
}

}  // namespace xylem::layout
