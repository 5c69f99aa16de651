// Hubs and authorities: who gives to those that receive, and who receives from those that give.
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "xylem/base/result.h"
#include "xylem/graph/graph.h"

namespace xylem::analysis {

/// One value a node, the largest of each kind 1; nothing for an undirected graph or one without ties.
struct Hits {
  std::vector<std::optional<double>> hubs;
  std::vector<std::optional<double>> authorities;
};

/// The leading singular vectors of the matrix of arcs, by power iteration from equal scores: where several are equally
/// strong, all of them take part. `weighted` false takes every arc as 1. Errors: cancelled; invalid_argument when a
/// weight that is to be used is not a number above 0.
/// Cost    O(m) a round, at most 10,000 rounds. Source  Kleinberg (1999).
[[nodiscard]] base::Result<Hits> hits_of(const graph::Graph& graph, bool weighted, const std::stop_token& stop);

}  // namespace xylem::analysis
