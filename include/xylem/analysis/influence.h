// Influence: everything the Influence lens shows of one graph, asked at once.
#pragma once

#include "xylem/analysis/catalog.h"
#include "xylem/analysis/fragility.h"
#include "xylem/analysis/network.h"

namespace xylem::analysis {

struct Influence {
  AllMeasures measures;
  NetworkFigures figures;
  Fragility fragility;
};

/// As measure_all(), network_figures() and fragile_points(), sharing the shortest routes. `graph` must be simple.
/// Errors and cost as measure_all(); 1,285 nodes and 6,462 ties take about half a second.
[[nodiscard]] base::Result<Influence> influence_of(const graph::Graph& graph, const MeasureOptions& options,
                                                   const std::stop_token& stop, jobs::Progress& progress);

}  // namespace xylem::analysis
