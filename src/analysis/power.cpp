// Power: whose word counts within a partnership, beside who gives.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "analysis/fairness_parts.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using graph::Snapshot;

/// What two organizations gave each other: a share where all of it is counted in one unit.
class Gifts {
 public:
  explicit Gifts(const Snapshot& snapshot) {
    for (const graph::Flow& flow : snapshot.flows) {
      if (flow.from >= snapshot.size() || flow.to >= snapshot.size() || flow.from == flow.to) continue;
      Pair& pair = pairs_[std::minmax(flow.from, flow.to)];
      pair.unknown = pair.unknown || !flow.amount;
      const double amount = flow.amount.value_or(0.0);
      const std::size_t side = flow.from < flow.to ? 0 : 1;
      const std::string unit = ecosystem::unit_of(*snapshot.ecosystem, flow.resource);
      pair.units.insert(unit.empty() ? "\x01" + flow.resource.text() : unit);  // without a unit only itself compares
      pair.amount[side] += amount;
      const auto* term = ecosystem::find_term(*snapshot.ecosystem, "resource", flow.resource.text());
      pair.valued = pair.valued && term != nullptr && term->value_mid.has_value();
      if (pair.valued) pair.value[side] += amount * *term->value_mid;
    }
  }
  [[nodiscard]] std::optional<double> given_by(std::uint32_t a, std::uint32_t b) const {
    const auto found = pairs_.find(std::minmax(a, b));
    if (found == pairs_.end() || found->second.unknown) return std::nullopt;
    const Pair& pair = found->second;
    const bool one_unit = pair.units.size() == 1;
    if (!one_unit && !pair.valued) return std::nullopt;
    const auto& sides = one_unit ? pair.amount : pair.value;
    if (sides[0] + sides[1] <= 0.0) return std::nullopt;
    return sides[a < b ? 0 : 1] / (sides[0] + sides[1]);
  }

 private:
  struct Pair {
    std::set<std::string> units;
    std::array<double, 2> amount{};
    std::array<double, 2> value{};
    bool unknown = false;
    bool valued = true;
  };
  std::map<std::pair<std::uint32_t, std::uint32_t>, Pair> pairs_;
};

}  // namespace

std::vector<PowerBalance> power_of(const Snapshot& snapshot, const FairnessLimits& limits,
                                   const InfluenceRatings& influence) {
  const Gifts gifts(snapshot);
  std::vector<PowerBalance> rows;
  for (const graph::PartnershipFacts& facts : snapshot.facts) {
    const auto* partnership = snapshot.ecosystem->find<ecosystem::Partnership>(facts.id);
    PowerBalance row{facts.id,
                     snapshot.node_of(partnership->org_a).value(),
                     snapshot.node_of(partnership->org_b).value(),
                     {},
                     {},
                     {},
                     {}};
    if (const auto said = influence.of(partnership->org_b, partnership->org_a)) row.influence_of_a = said->known;
    if (const auto said = influence.of(partnership->org_a, partnership->org_b)) row.influence_of_b = said->known;
    row.given_by_a = gifts.given_by(row.a, row.b);
    if (row.influence_of_a && row.influence_of_b) {
      constexpr double kRounding = 1e-12;
      const double difference = (*row.influence_of_b - *row.influence_of_a) / 3.0;
      row.difference = difference;
      row.flagged = std::abs(difference) >= limits.influence - kRounding;
      row.near_threshold = near_limit(std::abs(difference), limits.influence);
      const bool a_gives = row.given_by_a && *row.given_by_a > limits.gives_more;
      const bool b_gives = row.given_by_a && 1.0 - *row.given_by_a > limits.gives_more;
      if (row.flagged && a_gives && difference > 0.0) row.gives_more_counts_less = 1;
      if (row.flagged && b_gives && difference < 0.0) row.gives_more_counts_less = 2;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace xylem::analysis
