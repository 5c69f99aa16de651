// Weak points: what would break, or is breaking, in the work of the partners; seven kinds, each with what is not known.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "xylem/analysis/coverage.h"
#include "xylem/analysis/finding.h"
#include "xylem/analysis/fragility.h"
#include "xylem/base/result.h"
#include "xylem/graph/snapshot.h"
#include "xylem/jobs/progress.h"

namespace xylem::analysis {

/// The thresholds, as a region may change them.
struct WeakPointThresholds {
  double funding_concentration = 0.5;  // HHI of what an organization is given above this
  double trust = 2.0;                  // mean of the three trust items (1 to 4) below this
  int days_to_expiry = 180;
  int silent_months = 12;
};

/// c. Money from few givers: sum of squared shares of what each gave in the window, of one unit.
struct FundingConcentration {
  std::uint32_t node = 0;
  std::string unit;
  std::optional<Interval> hhi;  // 0 to 1; not given = no amount is known. What is not known could come from new givers
  std::uint32_t givers = 0;     // with known amounts; all that comes from outside the map counts as one
  std::uint32_t largest_giver = 0;  // a node or graph::kOutside
  double largest = 0.0;
  double total = 0.0;
  std::uint32_t unknown_amounts = 0;
};

/// d. One side of a partnership with fewer than two people in current roles.
struct SingleContact {
  std::uint32_t edge = 0;    // in Snapshot::partnerships
  std::uint32_t node = 0;    // the side
  std::uint32_t people = 0;  // at most so many; 0 or 1
};

/// e. What is wrong with the agreement of a partnership in development or consolidation.
enum class AgreementGap : std::uint8_t { none_recorded, expired, expiring, not_known_if_signed };
[[nodiscard]] std::string_view to_text(AgreementGap gap);
struct AgreementPoint {
  std::uint32_t edge = 0;
  AgreementGap gap = AgreementGap::none_recorded;
  ecosystem::AgreementId agreement;  // the one that runs or ran longest; empty when there is none
  std::optional<int> days;           // until it expires; below 0 = since
};

/// f. One side that hardly trusts the other.
struct LowTrust {
  std::uint32_t edge = 0;
  std::uint32_t from = 0;              // who answered
  Interval mean;                       // 1 to 4
  std::optional<double> of_the_other;  // what the other side says
};

/// g. A partnership said to run of which nothing was seen in the window, and which did not begin in it.
struct SilentPartnership {
  std::uint32_t edge = 0;
  std::optional<ecosystem::Day> last;  // the last sign of life, if there is a dated one
  bool could_be_undated = false;       // something between them, or its beginning, has no date
};

/// What is not recorded, hence neither weak nor sound.
struct WeakPointUnknowns {
  std::uint32_t funding = 0;          // organizations of which money comes in without any known amount
  std::uint32_t funding_amounts = 0;  // single amounts of money
  std::uint32_t contacts = 0;         // sides of partnerships whose people are not known
  std::uint32_t agreements = 0;       // partnerships of which no one knows: none recorded anywhere, or not if signed
  std::uint32_t agreement_ends = 0;   // agreements without an end: they count as running
  std::uint32_t phases = 0;           // partnerships of no known phase: no agreement is asked of them
  std::uint32_t trust = 0;            // sides that did not answer
  std::uint32_t trust_items = 0;      // single questions left out in the newest answers
  std::uint32_t undated_ratings = 0;
  std::uint32_t silence = 0;        // partnerships: nothing is recorded of anybody, or only what has no date
  std::uint32_t undated_flows = 0;  // without a beginning; counted as of the window
  std::uint32_t cells = 0;          // target cells whose providers are not known
};

struct WeakPoints {
  Fragility fragility;                               // a
  std::vector<std::uint32_t> single_provider_cells;  // b, in Coverage::cells
  std::vector<FundingConcentration> funding;         // c: everybody who is given money; most concentrated first
  std::vector<SingleContact> single_contacts;        // d
  std::vector<AgreementPoint> agreements;            // e
  std::vector<LowTrust> low_trust;                   // f
  std::vector<SilentPartnership> silent;             // g
  WeakPointUnknowns unknown;
  WeakPointThresholds thresholds;
};

/// Partnerships are those of P (running, not dormant). `coverage` null = there is no profile: no kind b. Money is what
/// belongs to the economic capital. An agreement without an end runs on. Only organizations with roles recorded can
/// have a single contact; only where any agreement is recorded can one be missing.
/// Cost O(records log records). Source: the seven kinds are Xylem's own; HHI: Herfindahl (1950), Hirschman (1945).
[[nodiscard]] WeakPoints weak_points_of(const graph::Snapshot& snapshot, const Coverage* coverage,
                                        const WeakPointThresholds& thresholds = {});

/// How firm the place of the organization with the largest betweenness is: its raw betweenness without each tie.
struct TopWithoutTies {
  std::uint32_t top = 0;
  std::vector<double> of_top;  // without each tie of P, in their order
  bool stable = false;         // it stays first (alone or with others) whichever tie is lost
};
/// Nothing without ties. Errors: cancelled. Cost O(m) times the betweenness of all: for small maps.
[[nodiscard]] base::Result<std::optional<TopWithoutTies>> top_without_ties(const graph::Graph& graph,
                                                                           const std::stop_token& stop,
                                                                           jobs::Progress& progress);

/// One finding for each point but these: funding only above the threshold; bridges only where both sides have two
/// organizations or more (a partner with one tie stands behind an organization already named); agreements that are
/// missing, or of which nobody said whether they were signed, are one finding each over all partnerships. By rule:
///   single_point_of_failure  .2 + .5 * min(1, (cut off - 1) / 4) + .25 * share of others cut off
///   bridge                   .25 + .5 * share of others on the smaller side
///   single_provider          .3 + .1 * weight of the cell, at most .5
///   single_funder            .15 + .3 * HHI, and .1 more where a second, smaller giver is there to build on
///   single_contact           .25; .45 in consolidation
///   agreement_missing .3, agreement_expired .6, agreement_expiring .4 to .55, the sooner the more
///   agreement_not_signed     .2
///   low_trust                .5 + .2 * (2 - mean)
///   silent_partnership       .45
///   silent_partnerships      .3: one finding where a third of all partnerships or more show no sign: then the records
///                            rather than the partners may be silent
[[nodiscard]] std::vector<Finding> findings_of(const graph::Snapshot& snapshot, const Coverage* coverage,
                                               const WeakPoints& weak_points);

}  // namespace xylem::analysis
