// Need ledger: open needs and what flowed to those who have them.
#include "analysis/need_ledger.h"

#include <algorithm>

#include "xylem/analysis/eligibility.h"

namespace xylem::analysis {

double NeedRow::unmet_share() const { return needed > 0.0 ? std::max(0.0, 1.0 - received / needed) : 0.0; }

NeedLedger need_ledger(const graph::Snapshot& snapshot) {
  NeedLedger ledger;
  for (const auto& need : snapshot.ecosystem->all<ecosystem::Need>()) {
    if (!runs(snapshot, need)) continue;
    NeedRow& row = ledger[{snapshot.node_of(need.org).value(), need.resource.text()}];
    row.needs.push_back(&need);
    const auto amount = yearly(need.amount, need.period);
    row.needed += amount.value_or(0.0);
    row.unknown_needed += amount ? 0U : 1U;
  }
  for (const graph::Flow& flow : snapshot.flows) {
    if (flow.to >= snapshot.size() || flow.to == flow.from) continue;
    const auto found = ledger.find({flow.to, flow.resource.text()});
    if (found == ledger.end()) continue;
    found->second.received += flow.amount.value_or(0.0);
    found->second.unknown_received += flow.amount ? 0U : 1U;
  }
  return ledger;
}

}  // namespace xylem::analysis
