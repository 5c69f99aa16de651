// Measures and figures over a groundwork that others use too.
#pragma once

#include "analysis/groundwork.h"
#include "xylem/analysis/network.h"

namespace xylem::analysis {

[[nodiscard]] base::Result<AllMeasures> measure_all(Groundwork& ground);
/// The groundwork must count steps: its options are not weighted.
[[nodiscard]] base::Result<NetworkFigures> network_figures(Groundwork& ground);

}  // namespace xylem::analysis
