// The Why of a measure's value for one organization, and of communities.
#include <algorithm>
#include <cmath>
#include <string>

#include "analysis/why_terms.h"
#include "xylem/analysis/fragility.h"
#include "xylem/analysis/whys.h"

namespace xylem::analysis {
namespace {

using graph::Graph;

/// The distinct others that `node` is tied to, whichever way.
std::vector<std::uint32_t> partners_of(const Graph& graph, std::uint32_t node) {
  std::vector<std::uint32_t> partners;
  for (const graph::Neighbor& neighbor : graph.neighbors(node)) partners.push_back(neighbor.node);
  std::ranges::sort(partners);
  const auto repeated = std::ranges::unique(partners);
  partners.erase(repeated.begin(), repeated.end());
  return partners;
}

/// Pairs of its partners who are partners themselves.
double tied_pairs(const Graph& graph, const std::vector<std::uint32_t>& partners) {
  double ends = 0.0;
  for (const std::uint32_t partner : partners) {
    for (const std::uint32_t other : partners_of(graph, partner)) {
      ends += std::ranges::binary_search(partners, other) ? 1.0 : 0.0;
    }
  }
  return ends / 2.0;
}

/// Adds the terms of one measure behind its value.
class Terms {
 public:
  Terms(const Graph& graph, const AllMeasures& measures, Measure which, std::uint32_t node, Why& why)
      : graph_(graph),
        measures_(measures),
        value_(measures.of(which)[node].value_or(0.0)),
        node_(node),
        why_(why),
        partners_(partners_of(graph, node)),
        others_(graph.node_count() - 1.0) {}

  void add(Measure which) {
    switch (which) {
      case Measure::degree:
      case Measure::in_degree:
      case Measure::out_degree:
        count("Others on the map", others_);
        break;
      case Measure::strength:
        add_partners();
        break;
      case Measure::betweenness:
      case Measure::betweenness_normalized:
        add_routes();
        break;
      case Measure::closeness:
      case Measure::harmonic:
        add_distances(which);
        break;
      case Measure::eigenvector:
      case Measure::pagerank:
      case Measure::hub:
      case Measure::authority:
        add_flow_of_rank(which);
        break;
      case Measure::constraint:
      case Measure::effective_size:
      case Measure::ego_efficiency:
        add_holes(which);
        break;
      case Measure::coreness:
        add_core();
        break;
      case Measure::community:
        add_community();
        break;
      case Measure::articulation:
        add_parts();
        break;
    }
  }

 private:
  void count(std::string name, double value, std::string note = {}) {
    why_.terms.push_back(count_term(std::move(name), value, std::move(note)));
  }
  void add_partners() { count("Partners", static_cast<double>(partners_.size())); }

  void add_routes() {
    const double pairs = others_ * (others_ - 1.0) / (graph_.directed() ? 1.0 : 2.0);
    count("Pairs of others whose routes pass through it", measures_.of(Measure::betweenness)[node_].value_or(0.0),
          "shares of pairs with several shortest routes added up");
    count("Pairs of others", pairs);
    add_partners();
  }

  void add_distances(Measure which) {
    const graph::Components parts = graph::components(graph_);
    const double reached = parts.sizes[parts.of_node[node_]] - 1.0;
    count("Others it can reach", reached);
    count("Others on the map", others_);
    if (which == Measure::harmonic) {
      count("1 divided by the distance to each, added up", value_ * others_);
    } else if (value_ > 0.0) {
      why_.terms.push_back({"Mean distance to those", reached / others_ / value_, "steps", ""});
    }
  }

  void add_flow_of_rank(Measure which) {
    add_partners();
    if (which == Measure::pagerank) {
      count("An equal share", 1.0 / graph_.node_count(), "what it would have if all had the same");
      return;
    }
    if (which != Measure::eigenvector) return;
    double sum = 0.0;
    for (const std::uint32_t partner : partners_) sum += measures_.of(which)[partner].value_or(0.0);
    count("Values of its partners, added up", sum);
  }

  void add_holes(Measure which) {
    add_partners();
    const double size = static_cast<double>(partners_.size());
    if (which == Measure::ego_efficiency) {
      const auto& different = measures_.of(Measure::effective_size)[node_];
      why_.terms.push_back({"Different partners", different, "partners", ""});
    }
    count("Pairs of its partners", size * (size - 1.0) / 2.0);
    count("Of these, partners themselves", tied_pairs(graph_, partners_));
  }

  void add_core() {
    add_partners();
    const Values& coreness = measures_.of(Measure::coreness);
    const auto inside = std::ranges::count_if(
        partners_, [&](std::uint32_t partner) { return coreness[partner].value_or(0) >= value_; });
    count("Of these, in the same core or a tighter one", static_cast<double>(inside));
  }

  void add_community() {
    const Values& of = measures_.of(Measure::community);
    const auto members = std::ranges::count_if(of, [&](const auto& other) { return other == of[node_]; });
    const auto inside = std::ranges::count_if(partners_, [&](std::uint32_t other) { return of[other] == of[node_]; });
    count("Organizations in it", static_cast<double>(members));
    count("Partners inside", static_cast<double>(inside));
    count("Partners outside", static_cast<double>(partners_.size()) - static_cast<double>(inside));
  }

  void add_parts() {
    const auto parts = parts_without(graph_, node_);
    count("Parts that its own breaks into without it", static_cast<double>(parts.size()));
    double cut_off = 0.0;
    for (std::size_t i = 1; i < parts.size(); ++i) cut_off += static_cast<double>(parts[i].size());
    count("Others cut off from the largest of these", cut_off);
  }

  const Graph& graph_;
  const AllMeasures& measures_;
  double value_;
  std::uint32_t node_;
  Why& why_;
  std::vector<std::uint32_t> partners_;
  double others_;
};

std::string rank_in_words(const Values& values, std::uint32_t node) {
  const auto places = ranks(values);
  const auto ranked = std::ranges::count_if(places, [](std::uint32_t place) { return place > 0; });
  const auto equal = std::ranges::count(places, places[node]);
  std::string text =
      "rank " + base::readable(places[node], 0) + " of " + base::readable(static_cast<double>(ranked), 0);
  if (equal > 1) text += ", shared by " + base::readable(static_cast<double>(equal), 0);
  return text;
}

}  // namespace

Why why_measure(const Graph& graph, const AllMeasures& measures, Measure which, std::uint32_t node) {
  const MeasureRow& row = row_of(which);
  const std::optional<double>& value = measures.of(which)[node];
  Why why{std::string(row.formula), {}, {}, std::string(row.source), std::string(row.trap)};
  const bool ranked = value && which != Measure::community && which != Measure::articulation;
  why.terms.push_back({std::string(row.title), value, std::string(row.unit),
                       ranked ? rank_in_words(measures.of(which), node) : std::string()});
  if (!value) {
    why.missing.push_back(row.directed_only && !graph.directed() ? "Partnerships have no direction: ask it of flows"
                                                                 : "Not defined for an organization without partners");
    return why;
  }
  Terms(graph, measures, which, node, why).add(which);
  if (measures.weighted && row.weights != WeightUse::none && which != Measure::strength) {
    why.terms.push_back({"Weights of its ties, added up", measures.of(Measure::strength)[node], "",
                         row.weights == WeightUse::length ? "a strong tie counts as short" : "strong ties count more"});
  }
  const bool by_distance = which == Measure::betweenness || which == Measure::betweenness_normalized ||
                           which == Measure::closeness || which == Measure::harmonic;
  if (measures.sources > 0 && by_distance) why.missing.push_back(sample_in_words(measures.sources, graph.node_count()));
  return why;
}

Why why_communities(const Graph& graph, const AllMeasures& measures) {
  return why_communities(graph, measures.of(Measure::community), measures.weighted);
}

Why why_communities(const Graph& graph, const Values& of, bool weighted) {
  const MeasureRow& row = row_of(Measure::community);
  Why why{std::string(row.formula), {}, {}, std::string(row.source), std::string(row.trap)};
  std::vector<double> sizes;
  std::vector<double> ends;
  const auto place = [&](std::uint32_t node) { return static_cast<std::size_t>(of[node].value_or(1.0)) - 1; };
  for (std::uint32_t node = 0; node < of.size(); ++node) {
    if (!of[node]) continue;
    if (place(node) >= sizes.size()) sizes.resize(place(node) + 1, 0.0);
    sizes[place(node)] += 1.0;
  }
  ends.resize(sizes.size(), 0.0);
  double all = 0.0;
  double inside = 0.0;
  for (const graph::Edge& edge : graph.edges()) {
    const double weight = weighted ? static_cast<double>(edge.weight) : 1.0;
    all += weight;
    if (of[edge.from] == of[edge.to]) inside += weight;
    ends[place(edge.from)] += weight;
    ends[place(edge.to)] += weight;
  }
  const auto alone = std::ranges::count_if(sizes, [](double size) { return size < 2.0; });
  why.terms.push_back(count_term("Communities of two or more", static_cast<double>(group_count(of))));
  why.terms.push_back(count_term("Organizations in none", static_cast<double>(alone)));
  if (all <= 0.0) return why;
  double by_chance = 0.0;
  for (const double end : ends) by_chance += end / (2.0 * all) * (end / (2.0 * all));
  why.terms.push_back(count_term("Share of ties inside", inside / all));
  why.terms.push_back(count_term("Share that chance would give", by_chance));
  why.terms.push_back(count_term("Modularity", inside / all - by_chance, "the difference"));
  std::vector<WhyTerm> largest;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    if (sizes[i] > 1.0) largest.push_back({"Community " + std::to_string(i + 1), sizes[i], "organizations", ""});
  }
  add_terms(why, std::move(largest));
  return why;
}

}  // namespace xylem::analysis
