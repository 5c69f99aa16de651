// Shortest routes from every node: how far, how many are within reach, and what closeness makes of it.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "xylem/base/result.h"
#include "xylem/graph/graph.h"
#include "xylem/jobs/progress.h"

namespace xylem::analysis {

/// The graph without its directions: ties of a pair made one, their weights added. An undirected graph is copied.
[[nodiscard]] graph::Graph without_directions(const graph::Graph& graph);

enum class Lengths : std::uint8_t { steps, one_over_weight };

/// Sums over the shortest routes from one node. `reached` does not count the node itself.
struct Reach {
  std::uint32_t reached = 0;
  double distance_sum = 0.0;
  double inverse_sum = 0.0;  // sum of 1 / distance
  double farthest = 0.0;
};

/// The reach of every node of an undirected graph; the same digits for any number of `threads` (0 = as many as there
/// are cores, where that is worth it; lengths are walked on one). Weights must be > 0 where lengths come from them
/// (invalid_argument).
/// Cost    O(n m) in steps, 512 walks at once: 10,000 nodes with 28,000 ties take about 40 ms; O(n m log n) by weight.
/// Source  Then et al., The more the merrier: efficient multi-source graph traversal (2014).
[[nodiscard]] base::Result<std::vector<Reach>> reach_of_all(const graph::Graph& graph, Lengths lengths,
                                                            const std::stop_token& stop, jobs::Progress& progress,
                                                            int threads = 0);

/// What reach_of_all() and betweenness say, estimated.
struct SampledRoutes {
  std::vector<Reach> reaches;
  std::vector<double> betweenness;
};
/// Goes over the shortest routes, in steps, of `sources` nodes of an undirected graph, chosen at random, and scales up
/// to all. Sums are unbiased; `farthest` is no more than the true one. Cost O(sources m). Source  Brandes and Pich,
/// Centrality estimation in large networks (2007); Eppstein and Wang (2004).
[[nodiscard]] base::Result<SampledRoutes> sampled_routes(const graph::Graph& graph, std::uint32_t sources,
                                                         std::uint64_t seed, const std::stop_token& stop,
                                                         jobs::Progress& progress);

/// (r - 1) / (n - 1) * (r - 1) / sum of distances, r = reached nodes and itself; 0 for an isolate, nothing for n < 2.
/// Source  Wasserman and Faust, Social Network Analysis (1994), eq. 5.3 in its form for unconnected graphs.
[[nodiscard]] std::optional<double> closeness(const Reach& reach, std::uint32_t node_count);
/// Sum of 1 / distance over n - 1; nothing for n < 2. Source  Marchiori and Latora (2000).
[[nodiscard]] std::optional<double> harmonic(const Reach& reach, std::uint32_t node_count);

}  // namespace xylem::analysis
