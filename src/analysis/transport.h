// Transport: sharing out what is offered among those who want it so that the gain is as large as it can be.
#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

#include "xylem/base/result.h"

namespace xylem::analysis {

/// Units of `offer` that may go to `need`, each worth `gain` > 0.
struct TransportArc {
  std::uint32_t offer = 0;
  std::uint32_t need = 0;
  std::int64_t gain = 0;
};
struct TransportProblem {
  std::vector<std::int64_t> supply;  // whole units >= 0
  std::vector<std::int64_t> demand;
  std::vector<TransportArc> arcs;  // at most one for each offer and need
};
/// Prices are what one unit more of an offer, or one wanted more, would add; value = sum supply * price + sum demand *
/// price.
struct TransportPlan {
  std::vector<std::int64_t> amounts;  // one for each arc
  std::vector<std::int64_t> offer_prices;
  std::vector<std::int64_t> need_prices;
  std::int64_t value = 0;
};

/// The best plan and its shadow prices, exact in whole units: augmenting along the most gainful routes first, all of
/// the same gain at once; prices from the routes left at the end (of several optimal prices the lowest for offers).
/// Errors: cancelled. Cost     at most as many rounds as there are different gains of routes, each O(arcs) to
/// O(arcs * nodes). Source   Ford and Fulkerson, Flows in Networks (1962), the primal-dual method.
[[nodiscard]] base::Result<TransportPlan> best_plan(const TransportProblem& problem, const std::stop_token& stop);

}  // namespace xylem::analysis
