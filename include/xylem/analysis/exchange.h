// Exchange: balances by capital, by pair of roles and by partnership, and one common value where every unit has one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "xylem/analysis/balance.h"
#include "xylem/analysis/finding.h"

namespace xylem::analysis {

/// What two ends gave each other in one scope, amounts of twelve months.
struct PairBalance {
  std::string a;  // ids of organizations, or keys of roles; a <= b; empty = the role is not given
  std::string b;
  std::string label_a;
  std::string label_b;
  std::string partnership;  // id of the tie between organizations a and b; empty where there is none, and for roles
  double there = 0.0;       // from a to b; for a == b everything
  double back = 0.0;        // from b to a
  std::uint32_t flows = 0;
  std::uint32_t unknown = 0;  // of these, amount not known: in no sum
  [[nodiscard]] double net_of_a() const { return back - there; }
  /// (in - out) / (in + out) of a, -1 to 1; nothing when nothing known moved.
  [[nodiscard]] std::optional<double> balance_of_a() const;
};

/// The flows of `scope` by pair of roles (giver's and receiver's), largest first. Cost O(flows log flows).
[[nodiscard]] std::vector<PairBalance> role_pairs_of(const graph::Snapshot& snapshot, const FlowScope& scope);
/// The same by pair of organizations.
[[nodiscard]] std::vector<PairBalance> partnership_balances_of(const graph::Snapshot& snapshot, const FlowScope& scope);

/// One scope for each capital and unit that flows, by capital, then unit.
[[nodiscard]] std::vector<FlowScopeRow> capital_scopes(const graph::Snapshot& snapshot);

/// Everything that flows in one common value, which there is only where every resource involved has a value triple.
struct CommonValue {
  struct Row {
    std::uint32_t node = 0;
    Interval gives;
    Interval receives;
    Interval
        net;  // receives - gives with the same value for all: low, mid and high go together, so low may exceed high
  };
  std::vector<std::string> without_value;  // labels of resources that flow and have no triple
  std::optional<Interval> total;           // between organizations; nothing while `without_value` is not empty
  Interval from_outside;
  Interval to_outside;
  Interval to_learners;
  std::vector<Row> organizations;  // in the order of the nodes; empty without a total
  std::uint32_t flows = 0;
  std::uint32_t unknown = 0;  // amounts not known: in no sum
};
/// Cost O(flows log flows).
[[nodiscard]] CommonValue common_value_of(const graph::Snapshot& snapshot);

/// The formula of reciprocity, its terms, and what is not known.
[[nodiscard]] Why why_reciprocity(const Balance& balance);

/// Rule  one_giver: a resource that at least three others get comes as if from fewer than two equal givers (HHI of
/// giving
///       above .5; weight .25 + .4 of the largest giver's share).
[[nodiscard]] std::vector<Finding> findings_of(const graph::Snapshot& snapshot, const Balance& balance);

}  // namespace xylem::analysis
