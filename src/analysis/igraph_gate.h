// The one door to igraph: it lets in one call at a time, turns its errors and cancelling into Results, and checks
// first.
#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

#include "xylem/base/result.h"
#include "xylem/graph/graph.h"
#include "xylem/jobs/progress.h"

namespace xylem::analysis::igraph_gate {

/// Who may stop a call and who hears how far it is. Betweenness and Leiden stop within a millisecond or so, the others
/// when they are done (they are quick).
struct Call {
  std::stop_token stop;
  jobs::Progress* progress = nullptr;
};

enum class Weights : std::uint8_t { ignored, used };

// Errors of all: invalid_argument when a weight that is to be used is not finite and > 0, cancelled, too_large for
// memory.

/// Raw betweenness, following directions; a weight w makes a tie 1 / w long. Cost O(n m), weighted O(n m log n).
/// Source  Brandes, A faster algorithm for betweenness centrality (2001).
[[nodiscard]] base::Result<std::vector<double>> betweenness(const graph::Graph& graph, Weights weights,
                                                            const Call& call);

/// PageRank with damping .85, following directions; what nodes without a way out hold is shared out to all alike; sums
/// to 1. Source  Brin and Page (1998); solver PRPACK.
[[nodiscard]] base::Result<std::vector<double>> page_rank(const graph::Graph& graph, Weights weights, const Call& call);

/// The leading eigenvector of one connected undirected graph of at least two nodes, largest entry 1, and its
/// eigenvalue. Source  Bonacich (1972); solver ARPACK.
struct Leading {
  double value = 0.0;
  std::vector<double> vector;
};
[[nodiscard]] base::Result<Leading> leading_eigenvector(const graph::Graph& graph, Weights weights, const Call& call);

/// The largest k such that the node is in a part where all have k partners. Ignores directions. Cost O(n + m).
/// Source  Batagelj and Zaveršnik (2003).
[[nodiscard]] base::Result<std::vector<std::uint32_t>> coreness(const graph::Graph& graph, const Call& call);

/// A division of an undirected graph and its modularity. The same seed gives the same division.
/// Source  Traag, Waltman and van Eck, From Louvain to Leiden (2019).
struct Division {
  double modularity = 0.0;
  std::vector<std::uint32_t> of_node;
};
[[nodiscard]] base::Result<Division> leiden(const graph::Graph& graph, Weights weights, std::uint64_t seed,
                                            const Call& call);

}  // namespace xylem::analysis::igraph_gate
