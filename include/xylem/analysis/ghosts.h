// Ghosts: partners that are missing, as they would stand on the map.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "xylem/analysis/coverage.h"
#include "xylem/analysis/finding.h"

namespace xylem::analysis {

/// All that is short of one sector, gathered into one missing partner.
struct Ghost {
  ecosystem::SectorId sector;
  std::string label;                 // "Workforce board", or "A partner from Government"
  std::string reason;                // "Career entry: none of the 2 wanted organizations, and 3 more gaps"
  double rank = 0.0;                 // sum of w (1 - c) over its cells: larger = missed more
  std::vector<std::uint32_t> cells;  // places in Coverage::cells, worst first
  bool below_minimum = false;        // the sector has fewer organizations than the profile wants at all
  std::vector<std::uint32_t> ties;   // up to four nodes it would be tied to, most needy first
};

/// The missing partners, most missed first, then by label. Cells that name a resource or a capital instead of a sector
/// go to the sector the profile says usually gives it (a capital's row: first to the sector of the type it names);
/// cells for which it says nothing make no ghost, nor do cells that are not known to be short. A sector below its
/// minimum is short by its weight (1 - there / wanted). Cost O(cells * needs + organizations).
[[nodiscard]] std::vector<Ghost> ghosts_of(const graph::Snapshot& snapshot, const ecosystem::TargetProfile& profile,
                                           const Coverage& coverage);

/// What is short in one cell, in words: "1 of the 3 wanted organizations", "60 of 200 hours a year".
[[nodiscard]] std::string shortage_in_words(const CoverageCell& cell);

/// stage_without_provider: nobody at all is there for a stage that the profile asks for; its cells are then not named
/// one by one. Weight .8.
/// target_short: one finding for each other cell that is known to be short. Weight .25 + .35 * w (1 - c), at most .7.
/// sector_below_minimum: fewer organizations of a sector than wanted at all. Weight .3 + .35 * w (1 - c), at most .75.
[[nodiscard]] std::vector<Finding> findings_of(const graph::Snapshot& snapshot, const Coverage& coverage,
                                               const std::vector<Ghost>& ghosts);

}  // namespace xylem::analysis
