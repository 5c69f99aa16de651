// Influence: one groundwork for the measures and, where both count steps, for the figures of the network.
#include "xylem/analysis/influence.h"

#include <utility>

#include "analysis/shared_ground.h"

namespace xylem::analysis {

base::Result<Influence> influence_of(const graph::Graph& graph, const MeasureOptions& options,
                                     const std::stop_token& stop, jobs::Progress& progress) {
  Groundwork ground(graph, options, stop, progress);
  auto measures = measure_all(ground);
  if (!measures) return measures.error();
  auto figures = options.weighted ? network_figures(graph, stop, progress) : network_figures(ground);
  if (!figures) return figures.error();
  return Influence{std::move(*measures), std::move(*figures), fragile_points(graph)};
}

}  // namespace xylem::analysis
