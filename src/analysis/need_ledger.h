// Need ledger: what each organization needs of each resource, what it got, and what is left to be met.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// Of one organization and resource, amounts of a year.
struct NeedRow {
  std::vector<const ecosystem::Need*> needs;
  double needed = 0.0;
  double received = 0.0;
  std::uint32_t unknown_needed = 0;
  std::uint32_t unknown_received = 0;
  /// max(0, 1 - received / needed) by the known amounts; 0 where nothing of known amount is needed.
  [[nodiscard]] double unmet_share() const;
};
using NeedLedger = std::map<std::pair<std::uint32_t, std::string>, NeedRow>;  // by node and resource

/// The open needs of the snapshot's organizations. Cost O(records log n).
[[nodiscard]] NeedLedger need_ledger(const graph::Snapshot& snapshot);

}  // namespace xylem::analysis
