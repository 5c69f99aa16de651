// Routes: on how many shortest routes each node lies, counted in steps.
#pragma once

#include <stop_token>
#include <vector>

#include "xylem/base/result.h"
#include "xylem/graph/graph.h"
#include "xylem/jobs/progress.h"

namespace xylem::analysis {

/// Raw betweenness of a simple graph, following directions, every tie one step: for each node the pairs of others
/// whose shortest routes pass it, routes of equal length sharing a pair. Exact; the same digits for any number of
/// `threads` (0 = as many as there are cores) and on every processor.
/// Errors  cancelled.
/// Cost    O(n m) in the worst case, walks of eight neighboring sources sharing the ties they cross together; nodes
///         that hang on one tie cost nothing. 10,000 nodes with 28,000 ties take about 2 s of CPU.
/// Source  Brandes (2001); folding of hanging trees after Baglioni, Geraci, Pellegrini and Lastres (2012).
[[nodiscard]] base::Result<std::vector<double>> betweenness_in_steps(const graph::Graph& graph, int threads,
                                                                     const std::stop_token& stop,
                                                                     jobs::Progress& progress);

}  // namespace xylem::analysis
