// Introductions: which two organizations should meet, who could introduce them, and what it would do for the whole.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "xylem/analysis/matching.h"
#include "xylem/analysis/mixing.h"
#include "xylem/base/result.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// Two organizations that are not partners.
struct Introduction {
  std::uint32_t a = 0;
  std::uint32_t b = 0;                     // > a
  double gain = 0.0;                       // efficiency with this tie less efficiency as it is, 0 to 1
  std::vector<std::uint32_t> introducers;  // partners of both, in order of position
  double need_value = 0.0;            // sum priority * amount of what each offers and the other needs; known amounts
  std::uint32_t unknown_amounts = 0;  // fitting offers and needs without an amount: in no sum
  std::vector<ecosystem::StageId> stages;  // both serve
  std::vector<ecosystem::PopulationId> populations;
  /// The share of pairs cut off by the worst loss of one organization, if these two were partners.
  double worst_fragmentation = 0.0;
  bool across_hole = false;  // their sectors hardly work together
};

struct Introductions {
  std::optional<double> efficiency;  // mean of 1 / distance over pairs, 0 to 1; not defined below two organizations
  double worst_fragmentation = 0.0;  // after the worst loss of one organization, as it is
  std::vector<Introduction> pairs;   // best first
  std::uint64_t not_tied = 0;        // pairs without a partnership
  std::uint64_t tried = 0;           // of these, how many were worked out
  std::string basis;                 // "All 6,805 pairs without a partnership" or what was looked at instead
};

struct IntroductionOptions {
  std::uint32_t shown = 100;            // of the best
  std::uint32_t shown_of_hole = 3;      // of each hole between sectors, beyond those
  std::uint32_t all_pairs_up_to = 300;  // organizations; beyond, only candidates
  std::uint32_t most_candidates = 10000;
  std::uint32_t most_organizations = 4000;  // beyond, nothing is worked out
};

/// Best first: largest gain, then more introducers, then more need value, then names. Of maps larger than
/// `all_pairs_up_to` only pairs across holes between sectors are tried (all where there is no hole), those of most
/// partners first, up to `most_candidates`; `basis` says so. `mixing` and `sectors` must be of the same snapshot.
/// Errors: cancelled. Cost     O(n m) for the distances, then only the routes that get shorter, and
/// those only of pairs that could be among the shown; 120 organizations take some milliseconds. Source   Latora and
/// Marchiori (2001) for efficiency; Borgatti (2006) for fragmentation; the ranking is Xylem's own.
[[nodiscard]] base::Result<Introductions> introductions_of(const graph::Snapshot& snapshot, const Grouping& sectors,
                                                           const Mixing& mixing, const Matching& matching,
                                                           const std::stop_token& stop,
                                                           const IntroductionOptions& options = {});

/// sector_hole: two sectors of which hardly anybody works together, with the pair that would gain most. Weight .4 + .5
/// * the share of the partnerships missing that chance would give.
[[nodiscard]] std::vector<Finding> findings_of(const graph::Snapshot& snapshot, const Grouping& sectors,
                                               const Mixing& mixing, const Introductions& introductions);

}  // namespace xylem::analysis
