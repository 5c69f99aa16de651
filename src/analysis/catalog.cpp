// The catalogue of measures.
#include "xylem/analysis/catalog.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <map>
#include <string>

#include "analysis/measures.h"
#include "analysis/shared_ground.h"

namespace xylem::analysis {
namespace {

constexpr std::optional<double> kUnbounded = std::nullopt;

const std::array<MeasureRow, kMeasureCount> kCatalog{{
    {Measure::degree, "degree", "Partners", "partners", 0.0, kUnbounded, Directions::ignored, WeightUse::none,
     "How many partners it has.", "Degree centrality", "Freeman, Centrality in social networks (1979)",
     measures::degree},
    {Measure::betweenness, "betweenness", "Routes, counted", "pairs", 0.0, kUnbounded, Directions::followed,
     WeightUse::length, "For how many pairs of others it lies on the shortest route between them.",
     "Betweenness centrality, not normalized",
     "Freeman (1977); Brandes, A faster algorithm for betweenness centrality (2001)", measures::betweenness},
    {Measure::betweenness_normalized, "betweenness_normalized", "Routes", "", 0.0, 1.0, Directions::followed,
     WeightUse::length, "How often it lies on the shortest route between two others.",
     "Betweenness centrality, share of all pairs of others", "Freeman (1977); Brandes (2001)",
     measures::betweenness_normalized},
    {Measure::closeness, "closeness", "Closeness", "", 0.0, 1.0, Directions::ignored, WeightUse::length,
     "How few steps it is away from everybody it can reach, lowered by those it cannot.",
     "Closeness centrality, Wasserman and Faust's form for maps in several parts",
     "Wasserman and Faust, Social Network Analysis (1994)", measures::closeness},
    {Measure::harmonic, "harmonic", "Nearness", "", 0.0, 1.0, Directions::ignored, WeightUse::length,
     "How near it is to everybody on average; who cannot be reached counts 0.", "Harmonic centrality",
     "Marchiori and Latora, Harmony in the small-world (2000)", measures::harmonic},
    {Measure::eigenvector, "eigenvector", "Well connected", "", 0.0, 1.0, Directions::ignored, WeightUse::strength,
     "How well it is connected to those who are well connected themselves; 1 for the best.",
     "Eigenvector centrality, largest value 1; 0 outside the best connected part",
     "Bonacich, Factoring and weighting approaches to status scores (1972)", measures::eigenvector},
    {Measure::pagerank, "pagerank", "Where things end up", "", 0.0, 1.0, Directions::followed, WeightUse::strength,
     "Where resources end up if they keep being passed on at random.",
     "PageRank, damping .85, sum 1; who passes nothing on shares out to all alike",
     "Brin and Page, The anatomy of a large-scale hypertextual web search engine (1998)", measures::page_rank},
    {Measure::constraint, "constraint", "Boxed in", "", 0.0, 1.4, Directions::followed, WeightUse::strength,
     "How boxed in it is: high when its partners all know each other.",
     "Burt's constraint; can pass 1 (three who all know each other: 1.125); not defined without partners",
     "Burt, Structural Holes (1992)", measures::constraint},
    {Measure::effective_size, "effective_size", "Different partners", "partners", 0.0, kUnbounded, Directions::followed,
     WeightUse::strength, "How many really different partners it has: those who know each other count for less.",
     "Effective size of the ego network", "Burt, Structural Holes (1992); Borgatti, Structural holes (1997)",
     measures::effective_size},
    {Measure::coreness, "coreness", "Core", "partners", 0.0, kUnbounded, Directions::ignored, WeightUse::none,
     "It is in a group where everyone has at least this many partners inside the group.", "Coreness (k-core)",
     "Seidman, Network structure and minimum degree (1983); Batagelj and Zaveršnik (2003)", measures::coreness},
    {Measure::community, "community", "Community", "", 1.0, kUnbounded, Directions::ignored, WeightUse::strength,
     "The group it works most with, numbered from the largest: a suggestion, other divisions may be nearly as good.",
     "Community by modularity, Leiden algorithm", "Traag, Waltman and van Eck, From Louvain to Leiden (2019)",
     measures::community},
    {Measure::articulation, "articulation", "Holds parts together", "", 0.0, 1.0, Directions::ignored, WeightUse::none,
     "Whether the map falls apart if it drops out: 1 yes, 0 no.", "Articulation point (cut vertex)",
     "Tarjan, Depth-first search and linear graph algorithms (1972)", measures::articulation},
}};

}  // namespace

std::span<const MeasureRow> catalog() { return kCatalog; }

const MeasureRow& row_of(Measure measure) {
  const MeasureRow& row = kCatalog[static_cast<std::size_t>(measure)];
  assert(row.measure == measure);
  return row;
}

const MeasureRow* find_measure(std::string_view id) {
  const auto found = std::ranges::find(kCatalog, id, &MeasureRow::id);
  return found == kCatalog.end() ? nullptr : &*found;
}

base::Result<Values> measure(Measure measure, const graph::Graph& graph, const MeasureOptions& options,
                             const std::stop_token& stop, jobs::Progress& progress) {
  if (stop.stop_requested()) return base::Error{base::ErrorKind::cancelled, "The analysis was cancelled", "", ""};
  Groundwork ground(graph, options, stop, progress);
  const MeasureRow& row = row_of(measure);
  progress.set_phase("Measuring: " + std::string(row.title));
  return row.compute(ground);
}

base::Result<AllMeasures> measure_all(Groundwork& ground) {
  AllMeasures all;
  for (const MeasureRow& row : kCatalog) {
    if (ground.stop().stop_requested()) {
      return base::Error{base::ErrorKind::cancelled, "The analysis was cancelled", "", ""};
    }
    ground.progress().set_phase("Measuring: " + std::string(row.title));
    auto values = row.compute(ground);
    if (!values) return values.error();
    all.values.push_back(std::move(*values));
  }
  return all;
}

base::Result<AllMeasures> measure_all(const graph::Graph& graph, const MeasureOptions& options,
                                      const std::stop_token& stop, jobs::Progress& progress) {
  Groundwork ground(graph, options, stop, progress);
  return measure_all(ground);
}

std::size_t group_count(const Values& communities) {
  std::map<int, std::size_t> sizes;
  for (const auto& community : communities) {
    if (community) ++sizes[static_cast<int>(*community)];
  }
  return static_cast<std::size_t>(std::ranges::count_if(sizes, [](const auto& group) { return group.second > 1; }));
}

std::vector<std::uint32_t> ranks(const Values& values) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t node = 0; node < values.size(); ++node) {
    if (values[node]) order.push_back(node);
  }
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::uint32_t node) { return *values[node]; });
  std::vector<std::uint32_t> places(values.size(), 0);
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    const bool equal = i > 0 && std::abs(*values[order[i]] - *values[order[i - 1]]) <= 1e-9;
    places[order[i]] = equal ? places[order[i - 1]] : i + 1;
  }
  return places;
}

}  // namespace xylem::analysis
