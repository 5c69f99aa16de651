// Structural holes after Burt: how boxed in a node is by partners who know each other.
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "xylem/base/result.h"
#include "xylem/graph/graph.h"

namespace xylem::analysis {

/// One value a node; nothing for a node without ties.
using HoleValues = std::vector<std::optional<double>>;

/// Burt's constraint: sum over partners j of (p_ij + sum_q p_iq p_qj)^2, where p_ij is the share of i's ties (both
/// directions added) that it has with j. Up to 1.125 in a simple undirected graph, a little more in a directed one.
/// `weighted` false takes every tie as 1. Errors: cancelled. Cost O(sum of degree squared).
/// Source  Burt, Structural Holes (1992), eq. 2.4.
[[nodiscard]] base::Result<HoleValues> constraint(const graph::Graph& graph, bool weighted,
                                                  const std::stop_token& stop);

/// Effective size: partners j, each counted as 1 - sum_q p_iq m_jq, m_jq = tie of j and q over j's strongest tie.
/// From 1 to the number of partners. Source  Burt (1992), eq. 2.2; without weights Borgatti (1997): n - 2t / n.
[[nodiscard]] base::Result<HoleValues> effective_size(const graph::Graph& graph, bool weighted,
                                                      const std::stop_token& stop);

}  // namespace xylem::analysis
