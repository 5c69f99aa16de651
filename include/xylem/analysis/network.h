// Figures of a whole network: how dense, how far apart, how centered it is.
#pragma once

#include <optional>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

#include "xylem/analysis/catalog.h"
#include "xylem/base/result.h"
#include "xylem/graph/graph.h"
#include "xylem/jobs/progress.h"

namespace xylem::analysis {

/// Fewer nodes than this say little by shares and indices: show counts.
inline constexpr std::uint32_t kFewestForShares = 5;

/// One figure. `value` not given = not defined for this network. All but the reciprocity by
/// weight count steps and ignore weights; all but density, betweenness and those of directed graphs ignore directions.
struct NetworkFigure {
  std::string_view id;        // "mean_distance"
  std::string_view title;     // "Mean distance"
  std::string_view unit;      // "steps", or ""
  std::string_view sentence;  // for a workshop
  std::optional<double> value;
};

/// A figure in the catalogue. `low` and `high` bound it; high not given = nothing does, or the number of organizations.
struct FigureRow {
  std::string_view id;
  std::string_view title;
  std::string_view unit;
  double low;
  std::optional<double> high;
  bool directed_only;  // not defined for a graph without directions
  std::string_view sentence;
  std::string_view formula;  // how it is worked out, in words
  std::string_view source;
  std::string_view trap;  // what goes wrong with it on maps of ten to two hundred organizations
};
/// In the order of NetworkFigures.
[[nodiscard]] std::span<const FigureRow> figure_catalog();
/// The row of that id, or null.
[[nodiscard]] const FigureRow* find_figure(std::string_view id);

/// The figures by these ids, in this order: organizations partnerships density diameter mean_distance transitivity
/// mean_clustering degree_assortativity efficiency degree_centralization betweenness_centralization
/// closeness_centralization bridges components fragmentation core_size core_misfits core_fit; for a directed graph also
/// reciprocity_weighted reciprocity_arcs reciprocity_dyads in_centralization out_centralization.
struct NetworkFigures {
  std::vector<NetworkFigure> figures;
  std::uint32_t sources = 0;  // nodes from which distances and routes were taken; 0 = all
  /// Asserts that there is one of that id.
  [[nodiscard]] const std::optional<double>& of(std::string_view id) const;
};

/// `graph` must be simple. Distances are over the pairs that can reach each other. Errors: cancelled.
/// Cost    O(n m): 1,285 nodes and 6,462 ties take about a quarter of a second.
/// Source  Freeman (1979) for centralization; Watts and Strogatz (1998) for mean clustering; Newman (2002) for
///         assortativity; Latora and Marchiori (2001) for efficiency; Lip (2011) for the core; Borgatti (2006) for
///         fragmentation; Squartini and others (2013) for reciprocity.
[[nodiscard]] base::Result<NetworkFigures> network_figures(const graph::Graph& graph, const std::stop_token& stop,
                                                           jobs::Progress& progress);
/// The same with distances and routes from `options.sample` nodes; the diameter is then no less than said.
[[nodiscard]] base::Result<NetworkFigures> network_figures(const graph::Graph& graph, const MeasureOptions& options,
                                                           const std::stop_token& stop, jobs::Progress& progress);

enum class ArcEnd { in, out };
/// Freeman's degree centralization of a directed graph by its arcs in or out, denominator (n - 1)^2; nothing for n < 2.
[[nodiscard]] std::optional<double> degree_centralization(const graph::Graph& graph, ArcEnd end);

}  // namespace xylem::analysis
