// Window: what of one flow falls into the twelve months that end on a day.
#pragma once

#include <optional>

#include "xylem/ecosystem/records.h"

namespace xylem::graph {

/// What moved. `amount` not given = something moved, nobody knows how much.
struct Moved {
  std::optional<double> amount;  // in the unit of the resource
  bool disputed = false;  // the two sides differ by more than a quarter of the larger amount: `amount` is the mean
};

/// What of `flow` falls into the twelve months that end with `day`, whatever its status; nothing when it does not touch
/// them. Recurring amounts count by the days that overlap, one-off flows without a date always.
[[nodiscard]] std::optional<Moved> moved_until(const ecosystem::ResourceFlow& flow, ecosystem::Day day);

}  // namespace xylem::graph
