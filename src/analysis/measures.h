// The functions behind the catalogue's rows.
#pragma once

#include "analysis/groundwork.h"

namespace xylem::analysis::measures {

[[nodiscard]] base::Result<Values> degree(Groundwork& ground);
[[nodiscard]] base::Result<Values> in_degree(Groundwork& ground);
[[nodiscard]] base::Result<Values> out_degree(Groundwork& ground);
[[nodiscard]] base::Result<Values> strength(Groundwork& ground);
[[nodiscard]] base::Result<Values> betweenness(Groundwork& ground);
[[nodiscard]] base::Result<Values> betweenness_normalized(Groundwork& ground);
[[nodiscard]] base::Result<Values> closeness(Groundwork& ground);
[[nodiscard]] base::Result<Values> harmonic(Groundwork& ground);
[[nodiscard]] base::Result<Values> eigenvector(Groundwork& ground);
[[nodiscard]] base::Result<Values> page_rank(Groundwork& ground);
[[nodiscard]] base::Result<Values> hub(Groundwork& ground);
[[nodiscard]] base::Result<Values> authority(Groundwork& ground);
[[nodiscard]] base::Result<Values> constraint(Groundwork& ground);
[[nodiscard]] base::Result<Values> effective_size(Groundwork& ground);
[[nodiscard]] base::Result<Values> ego_efficiency(Groundwork& ground);
[[nodiscard]] base::Result<Values> coreness(Groundwork& ground);
[[nodiscard]] base::Result<Values> community(Groundwork& ground);
[[nodiscard]] base::Result<Values> articulation(Groundwork& ground);

}  // namespace xylem::analysis::measures
