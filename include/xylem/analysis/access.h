// Access: how much of what is needed exists, how much of it can be reached, and what each barrier costs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "xylem/analysis/finding.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// One offer, amounts of a year.
struct AccessOffer {
  ecosystem::OfferId offer;
  std::uint32_t node = 0;
  double amount = 0.0;             // A
  std::optional<double> per_need;  // R: amount for each unit of need that turns to it; nothing = no taker
};
/// One need.
struct AccessNeed {
  ecosystem::NeedId need;
  std::uint32_t node = 0;
  double amount = 0.0;      // N
  double accessible = 0.0;  // Acc: share of it that can be reached; above 1 where there is more than enough
  [[nodiscard]] double share() const { return accessible < 1.0 ? accessible : 1.0; }
};
/// What one barrier of one offer keeps back.
struct BarrierCost {
  ecosystem::OfferId offer;
  std::uint32_t node = 0;  // who offers
  ecosystem::BarrierId barrier;
  double severity = 0.0;
  double freed = 0.0;    // accessible without it less accessible with it; may be below 0 where demand would move away
  double reached = 0.0;  // the same, but no need counted beyond what it asks for
  std::vector<std::uint32_t> losers;  // places of `Access::needs` that would reach more without it, most first
};

/// One resource that what one uses another cannot.
struct Access {
  ecosystem::ResourceId resource;
  std::string title;  // "Mentoring, hours"
  std::string unit;
  double available = 0.0;            // sum of the offers that somebody eligible needs
  double no_taker = 0.0;             // sum of the others: in no figure below
  double needed = 0.0;               // sum of the needs
  double accessible = 0.0;           // sum of N Acc
  double lost = 0.0;                 // available - accessible: lost to barriers
  std::uint32_t unknown_offers = 0;  // amount not known: in no sum
  std::uint32_t unknown_needs = 0;
  std::vector<AccessOffer> offers;                              // in the order of their ids
  std::vector<AccessNeed> needs;                                // in the order of their ids
  std::vector<BarrierCost> barriers;                            // that stand before somebody; largest freed first
  [[nodiscard]] std::optional<double> available_share() const;  // of what is needed
  [[nodiscard]] std::optional<double> accessible_share() const;
};

/// Each rival resource that is both offered and needed on the day, by its id. Demand of a need is split over the offers
/// by how open they are to it (no demand inflation); what is reached of an offer shrinks by its barriers once more.
/// Making one barrier higher may let the total rise where demand then turns to an open offer; it never does where each
/// need has a single offer.
/// Cost O(offers * needs * (1 + barriers)) for each resource.
/// Source  Paez, Higgins and Vivona (2019) for the split of demand; the second factor is Xylem's own.
[[nodiscard]] std::vector<Access> access_of(const graph::Snapshot& snapshot);

/// "Mentoring, hours: 82% of what is needed exists, 67% can be reached; barriers keep back 12.6."
[[nodiscard]] std::string access_sentence(const Access& access);

/// The formula of the accessible amount, each need's share, and what is not known.
[[nodiscard]] Why why_access(const graph::Snapshot& snapshot, const Access& access);

/// Rule  barrier_cost: a barrier of at least one half without which at least a twentieth of all that is needed of the
///       resource could be reached more. Weight .35 + .6 of that share.
[[nodiscard]] std::vector<Finding> findings_of(const graph::Snapshot& snapshot, const std::vector<Access>& all);

}  // namespace xylem::analysis
