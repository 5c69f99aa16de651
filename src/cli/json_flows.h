// What `analyze --json` says of flows: "A9" to "A13".
#pragma once

#include "cli/json_parts.h"

namespace xylem::cli {

/// Adds, with `findings` in each:
///   A9   scopes (by resource, unit, and capital): recip_weighted, recip_arc, recip_dyad, hhi_out, gini_out, hhi_in,
///        gini_in, net {organization: amount}, roles, partnerships; common_value
///   A10  limits, idle, marginalization, roles, power
///   A11  resources: acc {organization: share}, available, accessible, lost, no_taker, barriers
///   A12  scopes: ena {z, y, own, kept, T, TST, TSTp, FCI, FCIb, APL, AMI, A, C, overhead, a, robustness, H,
///        origin_use}, or null with a `reason`
///   A13  title, summary, partnerships: R, T, U, C, K (each [low, mid, high] but R and T, which are mids),
///   weight_range,
///        course
/// What is not known is null and counted beside.
void add_flows(const graph::Snapshot& snapshot, const analysis::Answers& answers, Json& answer);

}  // namespace xylem::cli
