// Fairness, part by part: each is worked out on its own and put together by fairness_of().
#pragma once

#include <cmath>

#include "analysis/influence_ratings.h"
#include "analysis/need_ledger.h"
#include "xylem/analysis/fairness.h"

namespace xylem::analysis {

/// Within a tenth of a limit.
[[nodiscard]] inline bool near_limit(double value, double limit) { return std::abs(value - limit) <= .1 * limit; }

[[nodiscard]] std::vector<IdleCapacity> idle_of(const graph::Snapshot& snapshot, const FairnessLimits& limits,
                                                const NeedLedger& needs);
/// Fills in organizations, roles, convenings; adds to `undated`. The limits must be set.
void add_margins(const graph::Snapshot& snapshot, const NeedLedger& needs, const InfluenceRatings& influence,
                 Fairness& fairness);
[[nodiscard]] std::vector<PowerBalance> power_of(const graph::Snapshot& snapshot, const FairnessLimits& limits,
                                                 const InfluenceRatings& influence);

}  // namespace xylem::analysis
