// Whys: what stands behind the numbers that panels show of one organization, one cell, one ghost or the whole map.
#pragma once

#include <cstdint>
#include <string_view>

#include "xylem/analysis/balance.h"
#include "xylem/analysis/brokerage.h"
#include "xylem/analysis/catalog.h"
#include "xylem/analysis/coverage.h"
#include "xylem/analysis/fragility.h"
#include "xylem/analysis/ghosts.h"
#include "xylem/analysis/matching.h"
#include "xylem/analysis/mixing.h"
#include "xylem/analysis/network.h"
#include "xylem/analysis/why.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// A measure of one organization: its value with its rank ("rank 3 of 24") first, then what the formula asks for, as
/// partners, pairs and distances. `graph` is the one that was measured. Cost O(n log n + m).
[[nodiscard]] Why why_measure(const graph::Graph& graph, const AllMeasures& measures, Measure which,
                              std::uint32_t node);

/// A figure of the whole network, by its id in figure_catalog(). The counts behind it are those of `graph`.
/// Cost O(n + m).
[[nodiscard]] Why why_figure(const graph::Graph& graph, const NetworkFigures& figures, std::string_view id);

/// How many communities there are: their sizes, and how much more ties lie within than chance would give.
[[nodiscard]] Why why_communities(const graph::Graph& graph, const AllMeasures& measures);
/// The same of communities found alone; `weighted`: by the weights of the ties.
[[nodiscard]] Why why_communities(const graph::Graph& graph, const Values& communities, bool weighted);

/// How many organizations hold parts together: the most damaging with how many each would cut off.
[[nodiscard]] Why why_single_points(const graph::Snapshot& snapshot, const Fragility& fragility);
/// What the loss of one organization does: into how many parts its own breaks, and who is then cut off from the rest.
[[nodiscard]] Why why_single_point(const graph::Snapshot& snapshot, const Fragility& fragility, std::uint32_t node);

/// The E-I index of the whole map; of one organization; of one group.
[[nodiscard]] Why why_crossing(const Mixing& mixing);
[[nodiscard]] Why why_crossing_of(const graph::Graph& graph, const Grouping& groups, const Mixing& mixing,
                                  std::uint32_t node);
/// The ties of a pair of groups against what chance would give.
[[nodiscard]] Why why_group_pair(const Grouping& groups, const Mixing& mixing, const GroupPair& pair);

/// One cell of the target profile: supply, target, each provider; who could count and says too little.
[[nodiscard]] Why why_cell(const graph::Snapshot& snapshot, const CoverageCell& cell);
/// The coverage index: the weights, and the cells that are short, worst first.
[[nodiscard]] Why why_coverage(const Coverage& coverage);

/// A missing partner's rank: the gaps it would fill, and whom it would be tied to.
[[nodiscard]] Why why_ghost(const graph::Snapshot& snapshot, const Coverage& coverage, const Ghost& ghost);

/// The balance of one organization in a scope: what it gets and gives, flow by flow, largest first.
[[nodiscard]] Why why_balance(const graph::Snapshot& snapshot, const Balance& balance, const OrganizationBalance& row);
/// An open need: which offers the plan gives it, from whom, and what is not known.
[[nodiscard]] Why why_need(const graph::Snapshot& snapshot, const Matching& matching, std::uint32_t need);

/// Who one organization stands between: the five roles, each with what chance would give.
[[nodiscard]] Why why_broker(const Grouping& groups, const Brokerage& brokerage, std::uint32_t node);

/// How unevenly giving (or receiving) is spread: the largest shares, and as if it came from how many equal ones.
enum class SpreadOf : std::uint8_t { giving, receiving };
[[nodiscard]] Why why_spread(const graph::Snapshot& snapshot, const Balance& balance, SpreadOf what);

}  // namespace xylem::analysis
