// Window: periods, dates and what two sides say, made one amount of twelve months.
#include "xylem/graph/window.h"

#include <algorithm>
#include <cmath>

namespace xylem::graph {
namespace {

using ecosystem::Day;

double days_of(ecosystem::Period period) {
  switch (period) {
    case ecosystem::Period::month:
      return 30.4375;
    case ecosystem::Period::quarter:
      return 91.3125;
    case ecosystem::Period::year:
      return 365.25;
    case ecosystem::Period::one_off:
      break;
  }
  return 0.0;
}

/// How much of one period's amount falls into the window (begin, end]; nothing when the flow does not touch it.
std::optional<double> share_in_window(const ecosystem::ResourceFlow& flow, Day begin, Day end) {
  if (flow.period == ecosystem::Period::one_off) {
    if (!flow.from) return !flow.to || flow.to->last_day() > begin ? std::optional(1.0) : std::nullopt;
    const bool inside = flow.from->first_day() <= end && flow.from->last_day() > begin;
    return inside ? std::optional(1.0) : std::nullopt;
  }
  const Day first = flow.from ? std::max(flow.from->first_day(), begin + 1) : begin + 1;
  const Day behind_last = flow.to ? std::min(flow.to->first_day(), end + 1) : end + 1;
  if (behind_last <= first) return std::nullopt;
  // A window is twelve months whatever the leap years: a flow that runs all of it counts exactly one year.
  const bool whole = first == begin + 1 && behind_last == end + 1;
  const double days = whole ? 365.25 : static_cast<double>(behind_last - first);
  return days / days_of(flow.period);
}

/// One amount for what the two sides said.
std::optional<double> agreed_amount(const ecosystem::ResourceFlow& flow, bool& disputed) {
  const auto& giver = flow.amount_by_giver;
  const auto& receiver = flow.amount_by_receiver;
  if (giver && receiver) {
    disputed = std::abs(*giver - *receiver) > 0.25 * std::max(*giver, *receiver);
    return (*giver + *receiver) / 2.0;
  }
  if (flow.amount) return flow.amount;
  return giver ? giver : receiver;
}

}  // namespace

std::optional<Moved> moved_until(const ecosystem::ResourceFlow& flow, Day day) {
  const auto share = share_in_window(flow, ecosystem::months_before(day, 12), day);
  if (!share) return std::nullopt;
  Moved moved;
  if (const auto amount = agreed_amount(flow, moved.disputed)) moved.amount = *amount * *share;
  return moved;
}

}  // namespace xylem::graph
