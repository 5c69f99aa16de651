// What-if: two states of an ecosystem compared line by line; never as one score.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/analysis/ghosts.h"
#include "xylem/analysis/why.h"
#include "xylem/base/result.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// Which way is usually wished; neither = it depends, and is only reported.
enum class Better : std::uint8_t { higher, lower, neither };

/// One figure in both states; not given = not known or not defined there, and then there is no change either.
struct WhatIfLine {
  std::string id;     // "coverage_index"; stable, for files and for sorting
  std::string title;  // "Coverage of the target profile"
  std::string unit;   // "" = a share or an index; else "organizations", "hours", …
  Better better = Better::neither;
  std::optional<double> before;
  std::optional<double> after;
  std::string note;  // which organization or cell stands behind it; may be empty
  [[nodiscard]] std::optional<double> change() const {
    return before && after ? std::optional(*after - *before) : std::nullopt;
  }
};

/// An organization of either state and what changes for it.
struct Load {
  ecosystem::OrganizationId organization;
  std::uint32_t gained = 0;  // ties that it has only after
  std::uint32_t lost = 0;    // ties that it had only before, to organizations that are still there
};

struct WhatIf {
  std::vector<WhatIfLine> lines;
  std::vector<ecosystem::OrganizationId> joined;
  std::vector<ecosystem::OrganizationId> left;
  std::vector<ecosystem::OrganizationId> cut_off;  // there in both, and only after without a way to the largest part
  std::vector<std::string> newly_covered;          // labels of cells of the profile
  std::vector<std::string> no_longer_covered;
  std::vector<std::string> holes_closed;  // "Industry and business · Museums"
  std::vector<std::string> holes_opened;
  std::vector<Load> load;  // most gained first; only where something changed
  /// The line of that id, or null.
  [[nodiscard]] const WhatIfLine* line(std::string_view id) const;
};

/// `after` against `before`, both of one day and by one profile (null = none: lines of it are left out).
///
/// Distances and fragmentation are among the organizations that are in both, over all ways there are; so a newcomer
/// never looks like a loss. Adding organizations, ties or offers never lowers coverage, efficiency or the value of the
/// best matching, and never raises fragmentation. Density and the efficiency of the whole are no lines, because
/// newcomers lower both.
/// Errors  cancelled.
/// Cost    O(n m) for efficiency and fragmentation (left out beyond kMostForPaths organizations), one coverage, one
///         matching and one access each; 120 organizations take a few milliseconds.
/// Source  Borgatti (2006) for fragmentation, Latora and Marchiori (2001) for efficiency; the list is Xylem's own.
[[nodiscard]] base::Result<WhatIf> what_if(const graph::Snapshot& before, const graph::Snapshot& after,
                                           const ecosystem::TargetProfile* profile, const std::stop_token& stop);
inline constexpr std::uint32_t kMostForPaths = 5000;

/// What a line measures, both values and what goes wrong with it. Every line of what_if() has one.
[[nodiscard]] Why why_line(const WhatIfLine& line);

/// The ecosystem without an organization and all that cannot be without it: for the preview of a loss.
[[nodiscard]] ecosystem::Ecosystem without_organization(const ecosystem::Ecosystem& ecosystem,
                                                        const ecosystem::OrganizationId& organization);

/// The ecosystem with a missing partner in it: an organization named like the ghost, active in its stages, offering
/// what its cells are short of, tied to those the ghost would be tied to.
struct Trial {
  ecosystem::Ecosystem ecosystem;
  ecosystem::OrganizationId organization;
};
[[nodiscard]] Trial with_ghost(const graph::Snapshot& snapshot, const Coverage& coverage, const Ghost& ghost);

}  // namespace xylem::analysis
