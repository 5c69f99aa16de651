// The catalogue of measures.
#include "xylem/analysis/catalog.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <map>
#include <string>

#include "analysis/cancelled.h"
#include "analysis/measures.h"
#include "analysis/shared_ground.h"
#include "xylem/base/text.h"

namespace xylem::analysis {
namespace {

constexpr std::optional<double> kUnbounded = std::nullopt;

const std::array<MeasureRow, kMeasureCount> kCatalog{{
    {Measure::degree, "degree", "Partners", "partners", 0.0, kUnbounded, Directions::ignored, WeightUse::none, false,
     "How many partners it has.", "Everyone it has a tie with, counted once", "Degree centrality",
     "Freeman, Centrality in social networks (1979)", "Who did not answer looks as if it had few partners.",
     measures::degree},
    {Measure::in_degree, "in_degree", "Givers to it", "partners", 0.0, kUnbounded, Directions::followed,
     WeightUse::none, true, "How many give to it.", "Everyone who has a tie that points to it, counted once",
     "In-degree", "Freeman (1979)", "What reaches it unreported is not counted; many givers of little look like much.",
     measures::in_degree},
    {Measure::out_degree, "out_degree", "Receivers from it", "partners", 0.0, kUnbounded, Directions::followed,
     WeightUse::none, true, "How many receive from it.", "Everyone whom a tie of it points to, counted once",
     "Out-degree", "Freeman (1979)", "Those who write their giving down look more generous than those who do not.",
     measures::out_degree},
    {Measure::strength, "strength", "Strength", "", 0.0, kUnbounded, Directions::ignored, WeightUse::strength, false,
     "How strong its partnerships are, added up.", "The weights of all its ties, added up",
     "Strength: the sum of the weights of all ties",
     "Barrat, Barthelemy, Pastor-Satorras and Vespignani, The architecture of complex weighted networks (2004)",
     "One very strong tie and many weak ones can give the same sum: look at the number of partners beside it.",
     measures::strength},
    {Measure::betweenness, "betweenness", "Routes, counted", "pairs", 0.0, kUnbounded, Directions::followed,
     WeightUse::length, false, "For how many pairs of others it lies on the shortest route between them.",
     "For each pair of others the share of their shortest routes that pass through it, added up",
     "Betweenness centrality, not normalized",
     "Freeman (1977); Brandes, A faster algorithm for betweenness centrality (2001)",
     "One missing tie can change who comes first, and equal values are common: read ranks with their range.",
     measures::betweenness},
    {Measure::betweenness_normalized, "betweenness_normalized", "Routes", "", 0.0, 1.0, Directions::followed,
     WeightUse::length, false, "How often it lies on the shortest route between two others.",
     "For each pair of others the share of their shortest routes that pass through it, added up and divided by the "
     "number of these pairs",
     "Betweenness centrality, share of all pairs of others", "Freeman (1977); Brandes (2001)",
     "One missing tie can change who comes first, and equal values are common: read ranks with their range.",
     measures::betweenness_normalized},
    {Measure::closeness, "closeness", "Closeness", "", 0.0, 1.0, Directions::ignored, WeightUse::length, false,
     "How few steps it is away from everybody it can reach, lowered by those it cannot.",
     "The share of the others it can reach, divided by its mean distance to them",
     "Closeness centrality, Wasserman and Faust's form for maps in several parts",
     "Wasserman and Faust, Social Network Analysis (1994)",
     "On maps in several parts programs define it differently; values lie close together, so ranks change easily.",
     measures::closeness},
    {Measure::harmonic, "harmonic", "Nearness", "", 0.0, 1.0, Directions::ignored, WeightUse::length, false,
     "How near it is to everybody on average; who cannot be reached counts 0.",
     "1 divided by the distance to each of the others, 0 for whom it cannot reach; the mean of that",
     "Harmonic centrality", "Marchiori and Latora, Harmony in the small-world (2000)",
     "Safe with organizations without partners; values still lie close together on small maps.", measures::harmonic},
    {Measure::eigenvector, "eigenvector", "Well connected", "", 0.0, 1.0, Directions::ignored, WeightUse::strength,
     false, "How well it is connected to those who are well connected themselves; 1 for the best.",
     "Proportional to the values of its partners added up, scaled so that the largest is 1",
     "Eigenvector centrality, largest value 1; 0 outside the best connected part",
     "Bonacich, Factoring and weighting approaches to status scores (1972)",
     "Zero outside the best connected part, and other programs scale it differently.", measures::eigenvector},
    {Measure::pagerank, "pagerank", "Where things end up", "", 0.0, 1.0, Directions::followed, WeightUse::strength,
     false, "Where resources end up if they keep being passed on at random.",
     "15% of everything shared out equally, and 85% of what each partner (giver, where ties have directions) has, "
     "passed on in proportion to its ties; all together are 1",
     "PageRank, damping .85, sum 1; who passes nothing on shares out to all alike",
     "Brin and Page, The anatomy of a large-scale hypertextual web search engine (1998)",
     "With few organizations differences are tiny, and the rule for those who pass nothing on matters.",
     measures::page_rank},
    {Measure::hub, "hub", "Giver to receivers", "", 0.0, 1.0, Directions::followed, WeightUse::strength, true,
     "How much it gives to those who receive the most; 1 for the best giver.",
     "Proportional to the authority scores of those it gives to, each times what it gives, added up; the largest is 1",
     "Hub score (HITS), largest value 1", "Kleinberg, Authoritative sources in a hyperlinked environment (1999)",
     "Other programs scale it to sum 1; when two parts are equally strong the scores are not unique.", measures::hub},
    {Measure::authority, "authority", "Receiver from givers", "", 0.0, 1.0, Directions::followed, WeightUse::strength,
     true, "How much it receives from those who give the most; 1 for the best receiver.",
     "Proportional to the hub scores of those who give to it, each times what they give, added up; the largest is 1",
     "Authority score (HITS), largest value 1", "Kleinberg, Authoritative sources in a hyperlinked environment (1999)",
     "Other programs scale it to sum 1; when two parts are equally strong the scores are not unique.",
     measures::authority},
    {Measure::constraint, "constraint", "Boxed in", "", 0.0, 1.4, Directions::followed, WeightUse::strength, false,
     "How boxed in it is: high when its partners all know each other.",
     "For each partner the share of its ties that go there, with what leads there through its other partners, squared; "
     "added up over its partners",
     "Burt's constraint; can pass 1 (three who all know each other: 1.125); not defined without partners",
     "Burt, Structural Holes (1992)",
     "With one partner it is always 1, so small organizations look boxed in; it can pass 1.", measures::constraint},
    {Measure::effective_size, "effective_size", "Different partners", "partners", 0.0, kUnbounded, Directions::followed,
     WeightUse::strength, false, "How many really different partners it has: those who know each other count for less.",
     "The number of its partners, less the mean number of ties that each of them has to the others",
     "Effective size of the ego network", "Burt, Structural Holes (1992); Borgatti, Structural holes (1997)",
     "It grows with the number of partners: look at the share of different partners beside it.",
     measures::effective_size},
    {Measure::ego_efficiency, "ego_efficiency", "Different partners, share", "", 0.0, 1.0, Directions::followed,
     WeightUse::strength, false, "Which share of its partners are really different ones.",
     "How many different partners it has, divided by how many partners it has",
     "Efficiency of the ego network: effective size over the number of partners", "Burt, Structural Holes (1992)",
     "With one or two partners it is 1 or nearly so and says nothing.", measures::ego_efficiency},
    {Measure::coreness, "coreness", "Core", "partners", 0.0, kUnbounded, Directions::ignored, WeightUse::none, false,
     "It is in a group where everyone has at least this many partners inside the group.",
     "Take away everyone with fewer than k partners until nobody with fewer is left: the largest k at which it stays",
     "Coreness (k-core)", "Seidman, Network structure and minimum degree (1983); Batagelj and Zaveršnik (2003)",
     "On sparse maps nearly everyone is in the 1- or 2-core; below about 20 organizations it says little.",
     measures::coreness},
    {Measure::community, "community", "Community", "", 1.0, kUnbounded, Directions::ignored, WeightUse::strength, false,
     "The group it works most with, numbered from the largest: a suggestion, other divisions may be nearly as good.",
     "The division with the most ties inside groups above what chance would give (modularity), the best of up to eight "
     "tries",
     "Community by modularity, Leiden algorithm", "Traag, Waltman and van Eck, From Louvain to Leiden (2019)",
     "Different divisions are almost equally good, and groups below a certain size are never found.",
     measures::community},
    {Measure::articulation, "articulation", "Holds parts together", "", 0.0, 1.0, Directions::ignored, WeightUse::none,
     false, "Whether the map falls apart if it drops out: 1 yes, 0 no.",
     "1 when there are more parts without it than with it, else 0", "Articulation point (cut vertex)",
     "Tarjan, Depth-first search and linear graph algorithms (1972)",
     "Many partners with a single tie make a long list: order it by how much is cut off.", measures::articulation},
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
  if (stop.stop_requested()) return cancelled();
  Groundwork ground(graph, options, stop, progress);
  const MeasureRow& row = row_of(measure);
  progress.set_phase("Measuring: " + std::string(row.title));
  return row.compute(ground);
}

std::uint32_t sample_for(const graph::Graph& graph) {
  constexpr double kMostSteps = 5e8;  // about ten seconds of one core
  constexpr double kSampledSteps = 2e8;
  const double each = static_cast<double>(graph.node_count()) + 2.0 * graph.edge_count();
  if (graph.directed() || each * graph.node_count() <= kMostSteps) return 0;
  return static_cast<std::uint32_t>(std::max(64.0, kSampledSteps / each));
}

std::string sample_in_words(std::uint32_t sources, std::uint32_t node_count) {
  if (sources == 0) return {};
  return "From a sample of " + base::readable(sources, 0) + " of " + base::readable(node_count, 0) + " organizations.";
}

base::Result<AllMeasures> measure_all(Groundwork& ground) {
  AllMeasures all;
  all.sources = ground.sources();
  all.weighted = ground.options().weighted;
  for (const MeasureRow& row : kCatalog) {
    if (ground.stop().stop_requested()) {
      return cancelled();
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
