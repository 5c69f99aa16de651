// Fairness: what lies idle and why, who is left out, and whose word counts less than what they give.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/analysis/finding.h"
#include "xylem/analysis/piece.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// Thresholds, shown beside the results.
struct FairnessLimits {
  double release = .5;           // idle below this share of what is available
  double idle_to_unmet = .25;    // and only where at least this much of the unmet need lies idle
  double barrier = .5;           // a barrier of at least this severity explains it
  std::uint32_t steps = 2;       // to the needy, in partnerships
  double marginal = .5;          // flagged above
  double influence = 1.0 / 3.0;  // difference flagged from here on
  double gives_more = .6;        // share of what two give each other
};

/// Why something that is offered is not used. Explained before anybody is asked, and nobody is blamed.
enum class IdleReason : std::uint8_t {
  in_use,         // release is high enough
  too_little,     // idle, but little beside what is needed
  not_known,      // amounts that nobody knows decide
  blocked,        // a high barrier stands before it
  no_taker,       // nobody eligible needs it
  not_connected,  // nobody who needs it is within reach
  ask,            // idle: ask
};
[[nodiscard]] std::string_view to_text(IdleReason reason);
/// What explains that it lies idle, for people: "a barrier stands before it"; empty where it does not, or nobody knows.
[[nodiscard]] std::string_view reason_in_words(IdleReason reason);

/// What one organization offers of one rival resource, amounts of a year.
struct IdleCapacity {
  std::uint32_t node = 0;
  ecosystem::ResourceId resource;
  std::string title;  // "Lab or research facility, hours"
  std::string unit;
  double available = 0.0;  // the larger of what is offered and what flows out
  double out = 0.0;
  Interval release;           // out / available
  double idle = 0.0;          // available - out
  double unmet = 0.0;         // need that is eligible (barriers aside) and not met
  std::uint32_t unknown = 0;  // offers, outflows and needs without an amount
  IdleReason reason = IdleReason::in_use;
  bool near_threshold = false;  // release within a tenth of the limit
  std::vector<ecosystem::OfferId> offers;
  std::vector<ecosystem::NeedId> needs;  // eligible and unmet, largest unmet first
  std::vector<std::string> barriers;     // labels of the high ones
};

/// How far an organization, or a class of roles, is left out: the mean of the known parts, at least two of three.
struct Marginalization {
  std::uint32_t node = 0;  // of an organization
  std::string role_class;  // of a class of roles; then `node` means nothing
  std::string name;
  Piece unmet;           // max(0, 1 - received / needed), mean over resources
  Piece absence;         // 1 - share of the convenings of twelve months attended
  Piece unheard;         // 1 - (mean influence rating received - 1) / 3
  Interval score;        // mid = mean of the known parts
  bool enough = false;   // two parts are known
  bool flagged = false;  // enough, and mid above the limit
  bool near_threshold = false;
};

/// Influence and giving within one partnership. Missing ratings leave the difference open.
struct PowerBalance {
  ecosystem::PartnershipId id;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::optional<double> influence_of_a;  // 1 to 4, as b says
  std::optional<double> influence_of_b;  // as a says
  std::optional<double> difference;      // (influence of b - influence of a) / 3; above 0: b counts more
  std::optional<double> given_by_a;      // share of what the two gave each other, one unit or a common value
  bool flagged = false;
  bool near_threshold = false;
  /// The side with more than limits.gives_more of the giving has the lower influence: 0 = neither, 1 = a, 2 = b.
  std::uint8_t gives_more_counts_less = 0;
};

struct Fairness {
  FairnessLimits limits;
  std::vector<IdleCapacity> idle;              // everything offered; by organization, then resource
  std::vector<Marginalization> organizations;  // in the order of the nodes
  std::vector<Marginalization> roles;          // by class
  std::vector<PowerBalance> power;             // one for each partnership that is a tie, in its order
  std::uint32_t convenings = 0;                // of the twelve months
  std::uint32_t undated = 0;                   // convenings and ratings without a date: in no share
};

/// Cost O(offers * needs + records * log n) and one walk of two steps for each offer.
/// Source  Xylem's own; influence items after the PARTNER tool (Varda).
[[nodiscard]] Fairness fairness_of(const graph::Snapshot& snapshot, const FairnessLimits& limits = {});

/// Rules  idle_capacity: idle and worth asking about (weight .4 + .2 of how much of the unmet need it could meet + .2
/// of
///        its idle share); idle_not_connected: the same, with nobody needy within reach (.3 + ...);
///        blocked_capacity: idle behind a high barrier (.5 + .3 of its idle share);
///        marginalized: an organization above the limit in each of the three parts (.4 + .5 of the score);
///        marginalized_role likewise (.3 + .4);
///        uneven_power: influence differs by two thirds or more (.3 + .4 of it);
///        gives_more_counts_less (.5).
[[nodiscard]] std::vector<Finding> findings_of(const graph::Snapshot& snapshot, const Fairness& fairness);

[[nodiscard]] Why why_idle(const IdleCapacity& row);
[[nodiscard]] Why why_marginal(const Marginalization& row);
[[nodiscard]] Why why_power(const graph::Snapshot& snapshot, const PowerBalance& row);

}  // namespace xylem::analysis
