// Sentences: each lens summed up in a line or two that a workshop participant understands.
#pragma once

#include <string>

#include "xylem/analysis/balance.h"
#include "xylem/analysis/catalog.h"
#include "xylem/analysis/coverage.h"
#include "xylem/analysis/fragility.h"
#include "xylem/analysis/mixing.h"

namespace xylem::analysis {

/// "24 organizations from 7 sectors; 70% of their partnerships cross sectors." and the emptiest pair of sectors, if
/// any.
[[nodiscard]] std::string sectors_sentence(const Grouping& sectors, const Mixing& mixing);

/// "One organization carries 31% of all shortest routes. Without it, 9 others are cut off." Fewer than five
/// organizations: counts only.
[[nodiscard]] std::string influence_sentence(const graph::Graph& graph, const AllMeasures& measures,
                                             const Fragility& fragility);

/// "25 of 34 target cells are covered. 9 are short." `coverage` null = there is no target profile.
[[nodiscard]] std::string gaps_sentence(const graph::Snapshot& snapshot, const Coverage* coverage);

/// "Mentoring, hours: 133 moved in 12 months, as if from 3.6 equal givers; 27% of it is two-way." `balance` null =
/// nothing flows at all.
[[nodiscard]] std::string flows_sentence(const Balance* balance);

/// 0.314 as "31%"; "less than 1%" and "more than 99%" where rounding would say none or all.
[[nodiscard]] std::string percent_in_words(double share);

}  // namespace xylem::analysis
