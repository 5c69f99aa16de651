// The Why of the figures of a whole network, of what holds it together and of what crosses groups.
#include <algorithm>
#include <cassert>
#include <string>

#include "analysis/why_terms.h"
#include "xylem/analysis/whys.h"

namespace xylem::analysis {
namespace {

using graph::Graph;

double pairs_of(double n) { return n * (n - 1.0) / 2.0; }

/// Each organization's number of different partners.
std::vector<double> degrees_of(const Graph& graph) {
  std::vector<double> degrees;
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    const auto ties = graph.neighbors(node);  // in order of the other end
    double different = 0.0;
    for (std::size_t i = 0; i < ties.size(); ++i) different += i == 0 || ties[i].node != ties[i - 1].node ? 1.0 : 0.0;
    degrees.push_back(different);
  }
  return degrees;
}

/// The counts behind the figures, each where the formula asks for it.
class FigureTerms {
 public:
  FigureTerms(const Graph& graph, const NetworkFigures& figures, Why& why)
      : graph_(graph), figures_(figures), why_(why), n_(graph.node_count()) {}

  void add(std::string_view id) {
    if (id == "density") {
      count("Partnerships", graph_.edge_count());
      count("Possible pairs", pairs_of(n_) * (graph_.directed() ? 2.0 : 1.0));
    } else if (id == "mean_distance" || id == "diameter" || id == "efficiency" || id == "fragmentation" ||
               id == "components") {
      add_reach(id);
    } else if (id == "transitivity" || id == "mean_clustering") {
      add_triangles(id);
    } else if (id.ends_with("_centralization")) {
      add_centralization(id);
    } else if (id.starts_with("core_")) {
      add_core();
    } else if (id != "organizations" && id != "partnerships") {
      count(graph_.directed() ? "Arrows" : "Partnerships", graph_.edge_count());
    }
  }

 private:
  void count(std::string name, double value, std::string note = {}) {
    why_.terms.push_back(count_term(std::move(name), value, std::move(note)));
  }
  void add_reach(std::string_view id) {
    const graph::Components parts = graph::components(graph_);
    double reached = 0.0;
    for (const std::uint32_t size : parts.sizes) reached += pairs_of(size);
    if (id == "components") {
      count("Organizations", n_);
      if (!parts.sizes.empty()) count("In the largest part", parts.sizes.front());
      count("Without any partner", static_cast<double>(std::ranges::count(parts.sizes, 1U)));
      return;
    }
    count("Pairs", pairs_of(n_));
    count("Pairs that can reach each other", reached);
    const double value = figures_.of(id).value_or(0.0);
    if (id == "mean_distance") count("Their distances, added up", value * reached);
    if (id == "efficiency") count("1 divided by the distance of each, added up", value * pairs_of(n_));
  }
  void add_triangles(std::string_view id) {
    double pairs = 0.0;
    double two_or_more = 0.0;
    for (const double degree : degrees_of(graph_)) {
      pairs += pairs_of(degree);
      two_or_more += degree >= 2.0 ? 1.0 : 0.0;
    }
    if (id == "mean_clustering") {
      count("Organizations", n_);
      count("Of these with two partners or more", two_or_more);
      return;
    }
    count("Pairs of partners of one organization", pairs);
    count("Of these, partners themselves", figures_.of(id).value_or(0.0) * pairs);
  }
  void add_centralization(std::string_view id) {
    const bool directed = graph_.directed();
    const bool by_routes = id == "betweenness_centralization";
    const bool by_closeness = id == "closeness_centralization";
    const bool by_arcs = id.starts_with("in_") || id.starts_with("out_");
    const double star = by_routes      ? (n_ - 1.0) * (n_ - 1.0) * (n_ - 2.0) / (directed ? 1.0 : 2.0)
                        : by_closeness ? (n_ - 1.0) * (n_ - 2.0) / (2.0 * n_ - 3.0)
                        : by_arcs      ? (n_ - 1.0) * (n_ - 1.0)
                                       : (n_ - 1.0) * (n_ - 2.0);
    count("Differences from the largest, added up", figures_.of(id).value_or(0.0) * star);
    count("The same in a star of as many", star);
    if (by_routes || by_closeness || by_arcs) return;
    const auto degrees = degrees_of(graph_);
    if (!degrees.empty()) count("Most partners", *std::ranges::max_element(degrees));
  }
  void add_core() {
    count("Organizations in the core", figures_.of("core_size").value_or(0.0));
    count("Misfits", figures_.of("core_misfits").value_or(0.0), "pairs");
    count("Pairs that work together", graph_.edge_count());
    count("Pairs that do not", pairs_of(n_) - graph_.edge_count());
  }

  const Graph& graph_;
  const NetworkFigures& figures_;
  Why& why_;
  double n_;
};

constexpr std::string_view kTraps = "Many partners with a single tie make a long list: look at how many each cuts off.";

WhyTerm cut_off(const graph::Snapshot& snapshot, const FragileNode& fragile) {
  return {snapshot.organizations[fragile.node]->name, static_cast<double>(fragile.cut_off), "cut off",
          "breaks into " + base::counted(fragile.parts, "part")};
}

}  // namespace

Why why_figure(const Graph& graph, const NetworkFigures& figures, std::string_view id) {
  const FigureRow* row = find_figure(id);
  assert(row != nullptr);
  Why why{std::string(row->formula), {}, {}, std::string(row->source), std::string(row->trap)};
  const std::optional<double>& value = figures.of(id);
  why.terms.push_back({std::string(row->title), value, std::string(row->unit), ""});
  if (!value) why.missing.push_back("Not defined for this map");
  if (value) FigureTerms(graph, figures, why).add(id);
  const bool by_distance = id == "mean_distance" || id == "diameter" || id == "efficiency" ||
                           id == "betweenness_centralization" || id == "closeness_centralization";
  if (figures.sources > 0 && by_distance) why.missing.push_back(sample_in_words(figures.sources, graph.node_count()));
  return why;
}

Why why_single_points(const graph::Snapshot& snapshot, const Fragility& fragility) {
  const MeasureRow& row = row_of(Measure::articulation);
  Why why{"Organizations without which there are more parts than with them, counted",
          {},
          {},
          std::string(row.source),
          std::string(kTraps)};
  why.terms.push_back(
      count_term("Organizations that hold parts together", static_cast<double>(fragility.nodes.size())));
  why.terms.push_back(count_term("Partnerships that do", static_cast<double>(fragility.ties.size())));
  std::vector<WhyTerm> each;
  for (const FragileNode& fragile : fragility.nodes) each.push_back(cut_off(snapshot, fragile));
  add_terms(why, std::move(each));
  return why;
}

Why why_single_point(const graph::Snapshot& snapshot, const Fragility& fragility, std::uint32_t node) {
  Why why{"The share of all pairs of the others that cannot reach each other once it drops out",
          {},
          {},
          "Borgatti (2006)",
          std::string(kTraps)};
  const auto found = std::ranges::find(fragility.nodes, node, &FragileNode::node);
  const double alone = fragmentation_without_each(snapshot.partnerships)[node];
  why.terms.push_back(count_term("Pairs that cannot reach each other without it", alone, "share of all others' pairs"));
  why.terms.push_back(count_term("The same with it", fragility.fragmentation));
  if (found == fragility.nodes.end()) {
    why.terms.push_back(count_term("Others cut off", 0.0));
    return why;
  }
  why.terms.push_back(count_term("Parts that its own breaks into", found->parts));
  why.terms.push_back(count_term("Others cut off from the largest of these", found->cut_off));
  const auto parts = parts_without(snapshot.partnerships, node);
  std::vector<WhyTerm> each;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::string& name = snapshot.organizations[parts[i].front()]->name;
    each.push_back({"Part of " + name, static_cast<double>(parts[i].size()), "organizations", ""});
  }
  add_terms(why, std::move(each));
  return why;
}

namespace {
constexpr std::string_view kCrossFormula =
    "Partnerships across groups less partnerships within, divided by both: -1 everyone stays in the own group, 1 all "
    "cross";
constexpr std::string_view kCrossSource = "Krackhardt and Stern, Informal networks and organizational crises (1988)";
constexpr std::string_view kCrossTrap =
    "What chance would give depends on the sizes of the groups: compare with that, not with 0.";
}  // namespace

Why why_crossing(const Mixing& mixing) {
  Why why{std::string(kCrossFormula), {}, {}, std::string(kCrossSource), std::string(kCrossTrap)};
  why.terms = {{"E-I index", mixing.cross.value, "", ""},
               count_term("Partnerships across groups", mixing.crossing),
               count_term("Partnerships within", static_cast<double>(mixing.ties) - mixing.crossing),
               {"By chance", mixing.cross.expected, "", "groups of these sizes, partners dealt out at random"},
               {"Chance of as much crossing or more", mixing.cross.chance_of_as_much, "",
                (mixing.cross.exact ? "all of " : "a sample of ") + base::counted(mixing.cross.labelings, "labeling")}};
  if (mixing.left_out > 0) {
    why.missing.push_back(base::counted(mixing.left_out, "partnership") + " with an end in no group");
  }
  return why;
}

Why why_crossing_of(const Graph& graph, const Grouping& groups, const Mixing& mixing, std::uint32_t node) {
  Why why{std::string(kCrossFormula), {}, {}, std::string(kCrossSource), std::string(kCrossTrap)};
  double across = 0.0;
  double within = 0.0;
  std::size_t unknown = 0;
  for (const graph::Neighbor& neighbor : graph.neighbors(node)) {
    const auto& own = groups.of_node[node];
    const auto& other = groups.of_node[neighbor.node];
    if (!own || !other) {
      ++unknown;
      continue;
    }
    (own == other ? within : across) += 1.0;
  }
  why.terms = {{"E-I index", mixing.cross_of_node[node], "", ""},
               count_term("Its partners in other groups", across),
               count_term("Its partners in the same group", within)};
  if (!groups.of_node[node]) why.missing.push_back("Its own group is not given");
  if (groups.of_node[node] && unknown > 0) {
    why.missing.push_back(base::counted(unknown, "partner") + " whose group is not given");
  }
  return why;
}

Why why_group_pair(const Grouping& groups, const Mixing& mixing, const GroupPair& pair) {
  Why why{"Partnerships that are there against those that chance would give: log2 of (there + ½) / (by chance + ½)",
          {},
          {},
          "Xylem's own",
          "With few possible pairs say how many of them there are, not the score."};
  const std::string names = groups.labels[pair.a] + " and " + groups.labels[pair.b];
  why.terms = {count_term("Score", pair.score, pair.hole ? "a missing link: fewer than chance would give" : ""),
               count_term("Partnerships of " + names, pair.ties),
               count_term("Possible pairs", static_cast<double>(pair.possible)),
               count_term("Partnerships by chance", pair.expected, "if all kept as many partners as they have"),
               count_term("All partnerships between groups that are given", mixing.ties)};
  if (mixing.left_out > 0) {
    why.missing.push_back(base::counted(mixing.left_out, "partnership") + " with an end in no group");
  }
  return why;
}

Why why_broker(const Grouping& groups, const Brokerage& brokerage, std::uint32_t node) {
  const BrokerRoles& roles = brokerage.of_node[node];
  const BrokerRoles& chance = brokerage.expected[node];
  Why why{
      "Routes from one partner over it to another that has no tie to the first, told apart by the sectors of the "
      "three; a "
      "tie counts in both directions",
      {},
      {},
      "Gould and Fernandez (1989)",
      "Who has more partners has more of them: look at the shares, and beside them at what chance would give."};
  const auto term = [](std::string name, double count, double expected) {
    return count_term(std::move(name), count, base::readable(expected, expected < 10.0 ? 1 : 0) + " by chance");
  };
  why.terms = {count_term("Routes in all", roles.total()),
               term("Liaison: between two other sectors", roles.liaison, chance.liaison),
               term("Gatekeeper: into its own sector", roles.gatekeeper, chance.gatekeeper),
               term("Representative: out of its own sector", roles.representative, chance.representative),
               term("Consultant: between two of another sector", roles.consultant, chance.consultant),
               term("Coordinator: inside its own sector", roles.coordinator, chance.coordinator)};
  if (!groups.of_node[node]) why.missing.push_back("Its own sector is not given: none of its routes counts");
  return why;
}

}  // namespace xylem::analysis
