// Cooperation capital: what a partnership is made of just now, and what of it lasts. Xylem's own index, not validated:
// for change in one partnership under the same questions, never for ranking partners or for money.
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

/// Stands wherever the index is shown.
inline constexpr std::string_view kCapitalTitle = "Xylem's own index";

/// What is asked about one pair, and where the index stops being shown.
inline constexpr std::uint32_t kPieces = 16;  // 3 of exchange, 6 of trust, 6 of understanding, 1 pair of levels
inline constexpr double kLeastCompleteness = .5;
inline constexpr double kMonthsUntilOutOfDate = 18.0;
inline constexpr double kHalfLifeWhenEnded = 6.0;         // months
inline constexpr std::uint32_t kFewestForBootstrap = 10;  // partnerships

/// What one side says about the other.
struct SideAnswers {
  ecosystem::OrganizationId from;
  ecosystem::OrganizationId about;
  std::array<Piece, 3> trust;          // reliability, shared mission, openness, each (x - 1) / 3
  std::array<Piece, 3> understanding;  // goals agreed, roles clear, knows our constraints
  Piece level;                         // 0 to 5, not 0 to 1: bounds [0, 5]
  std::uint32_t respondents = 0;       // people behind the answers
  [[nodiscard]] Piece trust_of_side() const;
  [[nodiscard]] Piece understanding_of_side() const;
};

enum class CapitalPart : std::uint8_t { exchange, trust, understanding };
[[nodiscard]] std::string_view to_text(CapitalPart part);

/// The three parts of a partnership on one day, and the condition C made of them.
struct Condition {
  Piece delivery;  // R1: actual / agreed, at most 1 each, over what was agreed; not known when nothing was
  Piece breadth;   // R2: distinct capitals with an actual flow / 5
  Piece two_way;   // R3: 2 min(c_ab, c_ba) / (c_ab + c_ba) by distinct capitals in each direction
  std::array<SideAnswers, 2> sides;       // what org_a says, what org_b says
  Piece levels_agree;                     // U2: 1 - |level_ab - level_ba| / 5
  Interval exchange;                      // R; mid goes by the known pieces
  Interval trust;                         // T
  Interval understanding;                 // U
  Interval value;                         // C, weights one third each; 0 to 1
  std::optional<double> trust_asymmetry;  // |T_ab - T_ba| where both sides answered
  std::uint32_t known = 0;                // pieces of kPieces
  std::uint32_t unknown_amounts = 0;      // flows of the window without an amount, undated flows and undated answers
  bool enough = false;                    // known / kPieces >= kLeastCompleteness and each part has a known piece
  CapitalPart weakest = CapitalPart::exchange;
  /// C for all weights of at least .2 that sum to 1, at the mid values.
  double lowest_by_weights = 0.0;
  double highest_by_weights = 0.0;
  [[nodiscard]] double completeness() const { return static_cast<double>(known) / kPieces; }
};

/// The condition for other weights; they must be >= 0 and sum to 1 (asserted).
struct CapitalWeights {
  double exchange = 1.0 / 3.0;
  double trust = 1.0 / 3.0;
  double understanding = 1.0 / 3.0;
};
[[nodiscard]] Interval condition_by(const Condition& condition, const CapitalWeights& weights);

/// What `previous` is worth `months` later when nothing new is seen: times 2^(-months / half_life).
[[nodiscard]] double decayed(double previous, double months, double half_life);
/// K(t) = K(t0) 2^(-dt/h) + C(t) (1 - 2^(-dt/h)), for low, mid and high. Where the half-life is not known, low and high
/// hold for any, and mid takes 12 months.
[[nodiscard]] Interval capital_after(const Interval& previous, const Interval& condition, double months,
                                     const std::optional<double>& half_life);

/// One wave of answers about a partnership.
struct CapitalObservation {
  ecosystem::Day day = 0;
  std::string wave;                 // label; may be empty
  ecosystem::PhaseId phase;         // on the day; empty = not known
  std::optional<double> half_life;  // of the phase, months
  Condition condition;              // by the answers of this wave and the flows of the twelve months before it
  std::optional<Interval> capital;  // K; nothing where the answers are not enough
};

/// A partnership: its condition on the snapshot's day, its capital and its course.
struct PartnershipCapital {
  ecosystem::PartnershipId id;
  std::uint32_t a = 0;  // nodes of org_a and org_b
  std::uint32_t b = 0;
  std::string name;                        // "Alder High School and Tern Robotics"
  Condition condition;                     // by the newest answers of each side and the flows of the last twelve months
  std::vector<CapitalObservation> course;  // earliest first; between them K is flat (drawn dashed)
  std::optional<Interval> capital;         // K on the day; nothing = "not enough answers"
  std::optional<double> months_since;      // since the last observation with a K
  bool out_of_date = false;                // more than kMonthsUntilOutOfDate
  bool ended = false;                      // over before the day: K decays with kHalfLifeWhenEnded
  std::uint32_t best_rank = 0;             // among those with a condition, whatever the weights; 0 = not ranked
  std::uint32_t worst_rank = 0;            // ranges that overlap are tied
};

/// Over the active partnerships.
struct CapitalSummary {
  std::uint32_t partnerships = 0;
  std::uint32_t shown = 0;  // with a K
  std::optional<double> median;
  std::optional<double> lower_quartile;  // by linear interpolation
  std::optional<double> upper_quartile;
  std::optional<Interval> median_bounds;  // median of the lows, of the mids, of the highs
  std::optional<Interval> bootstrap;      // 90 %, mid = median; only for kFewestForBootstrap or more
  std::optional<double> response_rate;    // of the newest wave: responded / surveyed
  [[nodiscard]] std::optional<double> share_shown() const;
};

struct CooperationCapital {
  std::vector<PartnershipCapital> partnerships;  // active ones in the order of their ids, then ended ones
  CapitalSummary summary;
};

/// Cost O(observations * flows and answers of the pair + partnerships^2 for the ranks).
/// Source  Xylem's own; trust items after the PARTNER tool (Varda), levels after Frey et al. (2006).
[[nodiscard]] CooperationCapital cooperation_capital_of(const graph::Snapshot& snapshot);

/// Median, quartiles and bootstrap of values; asserts that none is NaN.
struct Quartiles {
  double lower = 0.0;
  double median = 0.0;
  double upper = 0.0;
};
/// By linear interpolation between order statistics. Nothing for an empty list.
[[nodiscard]] std::optional<Quartiles> quartiles_of(std::vector<double> values);

/// The formula and every answer behind a condition.
[[nodiscard]] Why why_condition(const graph::Snapshot& snapshot, const PartnershipCapital& partnership);
/// "Xylem's own index: median .59 over 41 of 60 partnerships (quartiles .50 and .67); 82% of those asked answered."
[[nodiscard]] std::string capital_sentence(const CapitalSummary& summary);

/// "Half of the 41 partnerships with enough answers stand above .59. What holds most of them back is mutual
/// understanding: it is the weakest part of 26."
[[nodiscard]] std::string capital_sentence(const CooperationCapital& capital);

/// Rules  one_sided_trust: the sides' trust differs by at least .5 (weight .4 + .6 of the difference, at most 1);
///        weak_part: the weakest part of a partnership in development or consolidation is at most a quarter even at its
///        highest (weight .3 + .4 of what is missing);
///        capital_out_of_date: no answers for more than 18 months (weight .2, together for all).
[[nodiscard]] std::vector<Finding> findings_of(const graph::Snapshot& snapshot, const CooperationCapital& capital);

}  // namespace xylem::analysis
