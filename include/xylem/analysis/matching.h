// Matching: which open needs the offers of the day could meet, at best, and what one more of each would be worth.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "xylem/analysis/finding.h"
#include "xylem/base/result.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// How two organizations stand to each other: what they exchange is preferred in this order, but only as a tie-break.
enum class Nearness : std::uint8_t { partners, one_broker, apart };
[[nodiscard]] std::string_view to_text(Nearness nearness);
/// 1 for partners, .95 where somebody knows both, .9 otherwise.
[[nodiscard]] double preference_of(Nearness nearness);

/// Partners of both, in order of position: who could introduce them. Cost O(degrees).
[[nodiscard]] std::vector<std::uint32_t> introducers_of(const graph::Graph& graph, std::uint32_t a, std::uint32_t b);

/// Amounts are those of a year in the unit of the resource.
struct MatchOffer {
  ecosystem::OfferId id;
  std::uint32_t node = 0;
  ecosystem::ResourceId resource;
  std::optional<double> amount;    // what of it can be reached; not given = nobody knows
  bool amount_worked_out = false;  // by its barriers: nobody said how much of it can be reached
  double flows = 0.0;              // of the resource from the organization in the window, known amounts
  double planned = 0.0;
  double price = 0.0;        // shadow price: what one more of it would add to the value; 0 for what does not run out
  std::uint32_t takers = 0;  // needs that could use it
  [[nodiscard]] double idle() const { return amount.value_or(0.0) - planned; }
  [[nodiscard]] double left() const { return amount ? std::max(0.0, *amount - flows) : 0.0; }
};
struct MatchNeed {
  ecosystem::NeedId id;
  std::uint32_t node = 0;
  ecosystem::ResourceId resource;
  std::optional<double> amount;
  std::int64_t priority = 2;
  double flows = 0.0;  // of the resource to the organization in the window, known amounts
  double planned = 0.0;
  double price = 0.0;        // what one more wanted would add to the value
  std::uint32_t offers = 0;  // that could serve it
  [[nodiscard]] double unmet() const { return amount.value_or(0.0) - planned; }
};
/// An offer that could serve a need.
struct Match {
  std::uint32_t offer = 0;  // in Matching::offers
  std::uint32_t need = 0;
  Nearness nearness = Nearness::apart;
  double planned = 0.0;  // 0 = not in the plan
};
/// One resource with open needs or offers.
struct ResourceMatching {
  ecosystem::ResourceId resource;
  std::string label;
  std::string unit;
  bool rival = true;
  double value = 0.0;  // sum priority * preference * amount of the plan
  double offered = 0.0;
  double wanted = 0.0;
  double planned = 0.0;
};
/// A pair of organizations without a partnership that the plan would bring together.
struct NewPartnership {
  std::uint32_t giver = 0;
  std::uint32_t receiver = 0;
  double value = 0.0;
  Nearness nearness = Nearness::apart;
};

struct Matching {
  std::vector<MatchOffer> offers;
  std::vector<MatchNeed> needs;
  std::vector<Match> matches;
  std::vector<ResourceMatching> resources;       // by their key
  std::vector<NewPartnership> new_partnerships;  // most value first
  double value = 0.0;                            // by what is known
  double rival_value = 0.0;                      // of this, of resources that run out
  double dual_value = 0.0;                       // sum of amounts times shadow prices of those; equal to rival_value
  /// The value if everything that is not known were as good as it can be; not given = there is no bound, because an
  /// offer and a need that fit both have no amount.
  std::optional<double> value_high;
  std::uint32_t offers_without_amount = 0;
  std::uint32_t needs_without_amount = 0;
  std::uint32_t amounts_worked_out = 0;            // offers of which nobody said how much can be reached
  std::uint32_t needs_without_sector = 0;          // whose organization names no sector, while an offer names some
  std::uint32_t resources_of_unknown_rivalry = 0;  // taken as what runs out
};

/// The best plan. An offer fits a need when it is eligible (eligibility.h): localities count as within reach unless a
/// barrier of severity 1 says otherwise. What one uses another cannot (rival)
/// is shared out exactly; of what does not run out every need gets up to its amount. Of several best plans one is
/// given; the value is the same for all. Errors: cancelled.
/// Cost    offers * needs of each resource, and the exact plan: some milliseconds for hundreds of each.
/// Source  a transportation problem (Hitchcock 1941); priorities and preferences are Xylem's own.
[[nodiscard]] base::Result<Matching> matching_of(const graph::Snapshot& snapshot, const std::stop_token& stop);

/// What the offers of each of two organizations are worth to the open needs of the other: sum priority * amount.
struct PairValue {
  std::uint32_t a = 0;
  std::uint32_t b = 0;  // > a
  double value = 0.0;
  std::uint32_t unknown = 0;  // offers that fit a need while an amount is not given
};
/// All pairs with any fitting offer, by (a, b). Cost O(matches log matches).
[[nodiscard]] std::vector<PairValue> pair_values(const Matching& matching);

/// unmet_need_two_steps_away: an open need, not met by flows yet, that no partner could help with while an offer with
/// something left is of somebody whom a partner knows. Weight .3 + .1 * priority.
/// need_without_offer: open needs of one resource that nothing on the map fits. Weight .15 + .1 * the highest priority
/// + .05 for each, up to four.
[[nodiscard]] std::vector<Finding> findings_of(const graph::Snapshot& snapshot, const Matching& matching);

}  // namespace xylem::analysis
