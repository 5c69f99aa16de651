// The catalogue of measures: one row each, from which panels, the command line, reports and tests are made.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/base/result.h"
#include "xylem/graph/graph.h"
#include "xylem/jobs/progress.h"

namespace xylem::analysis {

/// In the order of the catalogue.
enum class Measure : std::uint8_t {
  degree,
  in_degree,
  out_degree,
  strength,
  betweenness,
  betweenness_normalized,
  closeness,
  harmonic,
  eigenvector,
  pagerank,
  hub,
  authority,
  constraint,
  effective_size,
  ego_efficiency,
  coreness,
  community,
  articulation
};
inline constexpr std::size_t kMeasureCount = 18;

/// One value a node; not given = not defined there (the constraint of a node without ties), never 0 instead.
using Values = std::vector<std::optional<double>>;

/// What a measure makes of the directions of a directed graph.
enum class Directions : std::uint8_t { ignored, followed };
/// What a measure makes of weights when it is asked to use them.
enum class WeightUse : std::uint8_t { none, strength, length };

struct MeasureOptions {
  bool weighted = false;   // default: every tie counts the same
  std::uint64_t seed = 1;  // for communities and samples
  /// Distances and routes are taken from so many nodes only, chosen at random, and scaled up; 0 = from all. Exact all
  /// the same where there are no more nodes than that, and with weights or directions. See sample_for().
  std::uint32_t sample = 0;
  friend bool operator==(const MeasureOptions&, const MeasureOptions&) = default;
};

class Groundwork;

/// The sample with which measuring `graph` takes some seconds at most; 0 = all can be asked in that time. 100,000 nodes
/// and 300,000 ties: 285 instead of twenty minutes.
[[nodiscard]] std::uint32_t sample_for(const graph::Graph& graph);
/// "From a sample of 285 of 100,000 organizations."; empty when `sources` is 0.
[[nodiscard]] std::string sample_in_words(std::uint32_t sources, std::uint32_t node_count);

/// One measure. Where `directed_only`, it is not defined for a graph without directions. `low` and `high` hold for
/// unweighted graphs of `n` nodes; high not given = n - 1 bounds it, or nothing.
struct MeasureRow {
  Measure measure;
  std::string_view id;     // for files and the command line: "betweenness_normalized"
  std::string_view title;  // for a table head: "Routes"
  std::string_view unit;   // "partners"; "" for shares and indices
  double low;
  std::optional<double> high;
  Directions directions;
  WeightUse weights;
  bool directed_only;
  std::string_view sentence;  // for a workshop
  std::string_view formula;   // how it is worked out, in words
  std::string_view term;      // the field's own words, for tooltip and report
  std::string_view source;
  std::string_view trap;  // what goes wrong with it on maps of ten to two hundred organizations
  base::Result<Values> (*compute)(Groundwork&);
};

[[nodiscard]] std::span<const MeasureRow> catalog();
[[nodiscard]] const MeasureRow& row_of(Measure measure);
/// The row of that id, or null.
[[nodiscard]] const MeasureRow* find_measure(std::string_view id);

/// Computes one measure: one value for each node of `graph`, which must be simple (see graph::merged).
/// Errors  cancelled; invalid_argument when weights are to be used and one is not a number above 0.
/// Cost    at most O(n m) (betweenness, closeness, harmonic), with lengths O(n m log n); the others about O(n + m).
[[nodiscard]] base::Result<Values> measure(Measure measure, const graph::Graph& graph, const MeasureOptions& options,
                                           const std::stop_token& stop, jobs::Progress& progress);

/// How many groups `communities` (the measure of that name) tells apart, less those of a single node.
[[nodiscard]] std::size_t group_count(const Values& communities);

/// All measures, by their place in the catalogue.
struct AllMeasures {
  std::vector<Values> values;
  std::uint32_t sources = 0;  // nodes from which distances and routes were taken; 0 = all
  bool weighted = false;      // whether ties counted by their weight
  [[nodiscard]] const Values& of(Measure which) const { return values[static_cast<std::size_t>(which)]; }
};
/// As measure() for all, sharing what several need. 1,285 nodes and 6,462 ties take about half a second.
[[nodiscard]] base::Result<AllMeasures> measure_all(const graph::Graph& graph, const MeasureOptions& options,
                                                    const std::stop_token& stop, jobs::Progress& progress);

/// Places of values from 1 for the largest, equal values (within 1e-9) sharing the best place; 0 where there is none.
[[nodiscard]] std::vector<std::uint32_t> ranks(const Values& values);

}  // namespace xylem::analysis
