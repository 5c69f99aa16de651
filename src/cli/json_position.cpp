// Analyses A1 and A2 as JSON.
// A1  betweenness_raw and every measure of the catalogue by its id, each {organization: value}; constraint_weighted,
//     effective_size_weighted; freeman {degree, betweenness, closeness}; articulation, bridges,
//     fragmentation_after_removal; EI {groups, value, expected, p_ge, p_le, exact, of_organization}; assortativity,
//     modularity; lip {k, Z, fit, core}; efficiency; density; brokerage {by organization, whole}; with directions
//     recip_weighted, recip_arc, recip_dyad, hhi_out, gini_out, hhi_in, gini_in; traps; unknown; findings.
// A2  name, title, n, n_L, C_D, rho1, density, k, fit, mu, top, hubs, core, tests, near_threshold, sentence,
// next_moves,
//     leave_one_out (null unless asked for) {same_name, verdict, others, left_out, exact, measure, ranks,
//     top_three_stability}, findings. Of partnerships, whatever graph A1 is about.
#include <algorithm>
#include <optional>
#include <utility>

#include "cli/json_parts.h"
#include "xylem/analysis/balance.h"
#include "xylem/analysis/brokerage.h"
#include "xylem/analysis/core_periphery.h"
#include "xylem/analysis/fragility.h"
#include "xylem/analysis/position.h"
#include "xylem/analysis/shape.h"
#include "xylem/analysis/unsaid.h"

namespace xylem::cli {
namespace {

using analysis::Measure;
using graph::Snapshot;

Json id_of(const Snapshot& snapshot, std::uint32_t node) { return snapshot.organizations[node]->id.text(); }
Json ids_of(const Snapshot& snapshot, const std::vector<std::uint32_t>& nodes) {
  Json ids = Json::array();
  for (const std::uint32_t node : nodes) ids.push_back(id_of(snapshot, node));
  return ids;
}
/// {organization: value}.
template <class Numbers>
Json by_organization(const Snapshot& snapshot, const Numbers& numbers) {
  JsonByKey all;
  for (std::uint32_t node = 0; node < numbers.size(); ++node) {
    all.add(snapshot.organizations[node]->id.text(), number(numbers[node]));
  }
  return all.take();
}

Json roles_json(const analysis::BrokerRoles& roles) {
  return {{"coordinator", roles.coordinator},       {"consultant", roles.consultant}, {"gatekeeper", roles.gatekeeper},
          {"representative", roles.representative}, {"liaison", roles.liaison},       {"total", roles.total()}};
}

Json brokerage_json(const Snapshot& snapshot, const graph::Graph& graph, const analysis::Grouping& sectors) {
  const auto found = analysis::brokerage_of(graph, sectors, {});
  if (!found) return nullptr;
  JsonByKey all;
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    Json roles = roles_json(found->of_node[node]);
    const double routes = found->whole.total();
    roles["share"] = routes > 0.0 ? Json(found->of_node[node].total() / routes) : Json(nullptr);
    roles["expected"] = roles_json(found->expected[node]);
    all.add(snapshot.organizations[node]->id.text(), std::move(roles));
  }
  return {{"of_organization", all.take()}, {"whole", roles_json(found->whole)}};
}

Json cross_json(const Snapshot& snapshot, const analysis::Grouping& sectors, const analysis::Mixing& mixing) {
  JsonByKey groups;
  for (std::uint32_t node = 0; node < snapshot.size(); ++node) {
    const auto& group = sectors.of_node[node];
    groups.add(snapshot.organizations[node]->id.text(), group ? Json(sectors.keys[*group]) : Json(nullptr));
  }
  return {{"groups", groups.take()},
          {"value", number(mixing.cross.value)},
          {"expected", number(mixing.cross.expected)},
          {"p_ge", number(mixing.cross.chance_of_as_much)},
          {"p_le", number(mixing.cross.chance_of_as_little)},
          {"exact", mixing.cross.exact},
          {"of_organization", by_organization(snapshot, mixing.cross_of_node)}};
}

void add_fragile(const Snapshot& snapshot, const graph::Graph& graph, Json& answer) {
  const analysis::Fragility fragile = analysis::fragile_points(graph);
  std::vector<std::string> articulation;
  for (const auto& node : fragile.nodes) articulation.push_back(id_of(snapshot, node.node));
  std::ranges::sort(articulation);
  Json bridges = Json::array();
  for (const auto& tie : fragile.ties) {
    const graph::Edge& edge = graph.edges()[tie.edge];
    bridges.push_back({id_of(snapshot, edge.from), id_of(snapshot, edge.to)});
  }
  answer["articulation"] = articulation;
  answer["bridges"] = std::move(bridges);
  const auto without = analysis::fragmentation_without_each(graph);
  answer["fragmentation_after_removal"] =
      by_organization(snapshot, std::vector<std::optional<double>>(without.begin(), without.end()));
}

void add_directed(const graph::Graph& graph, Json& answer) {
  const analysis::Reciprocity two_way = analysis::reciprocity_of(graph);
  answer["recip_weighted"] = number(two_way.weighted);
  answer["recip_arc"] = number(two_way.arcs);
  answer["recip_dyad"] = number(two_way.dyads);
  std::vector<double> given(graph.node_count(), 0.0);
  std::vector<double> received(graph.node_count(), 0.0);
  for (const graph::Edge& edge : graph.edges()) {
    given[edge.from] += static_cast<double>(edge.weight);
    received[edge.to] += static_cast<double>(edge.weight);
  }
  std::vector<double> out;  // of those who take part
  std::vector<double> in;
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    if (graph.degree(node) == 0) continue;
    out.push_back(given[node]);
    in.push_back(received[node]);
  }
  const auto giving = analysis::spread_of(out).value_or({});
  const auto receiving = analysis::spread_of(in).value_or({});
  answer["hhi_out"] = number(giving.hhi);
  answer["hhi_out_normalized"] = number(giving.hhi_normalized);
  answer["effective_out"] = number(giving.effective);
  answer["gini_out"] = number(giving.gini);
  answer["hhi_in"] = number(receiving.hhi);
  answer["hhi_in_normalized"] = number(receiving.hhi_normalized);
  answer["effective_in"] = number(receiving.effective);
  answer["gini_in"] = number(receiving.gini);
}

void add_weighted(const Snapshot& snapshot, const graph::Graph& graph, Json& answer) {
  analysis::MeasureOptions options;
  options.weighted = true;
  for (const Measure which : {Measure::constraint, Measure::effective_size}) {
    jobs::Progress unheard;
    const auto values = analysis::measure(which, graph, options, {}, unheard);
    const std::string key = std::string(analysis::row_of(which).id) + "_weighted";
    answer[key] = values ? by_organization(snapshot, *values) : Json(nullptr);
  }
}

Json leave_one_out_json(const Snapshot& snapshot, const std::optional<analysis::LeaveOneOut>& found) {
  if (!found) return nullptr;
  Json others = Json::array();
  for (const auto& other : found->others) {
    others.push_back({{"name", analysis::row_of(other.kind).id}, {"share", other.share}});
  }
  Json ranks = Json::object();
  for (std::uint32_t node = 0; node < found->ranks.size(); ++node) {
    const auto& range = found->ranks[node];
    ranks[snapshot.organizations[node]->id.text()] = {
        {"rank", range.rank},       {"best", range.best},         {"worst", range.worst},
        {"low", number(range.low)}, {"high", number(range.high)}, {"in_top_three", range.in_top_three}};
  }
  return {{"same_name", found->same_name}, {"verdict", found->verdict()},
          {"others", std::move(others)},   {"left_out", found->left_out},
          {"exact", found->exact},         {"measure", analysis::row_of(*found->measure).id},
          {"ranks", std::move(ranks)},     {"top_three_stability", number(found->top_three_stability)}};
}

Json tests_json(const analysis::Shape& shape) {
  Json tests = Json::array();
  for (const auto& test : shape.tests) {
    tests.push_back({{"id", test.id},
                     {"name", test.name},
                     {"value", test.value},
                     {"threshold", test.threshold},
                     {"at_least", test.from_here_on},
                     {"met", test.met},
                     {"near_threshold", test.near_threshold}});
  }
  return tests;
}

}  // namespace

Json position_json(const Snapshot& snapshot, const graph::Graph& graph, const analysis::NetworkFigures& figures,
                   const analysis::AllMeasures& measures, const analysis::Grouping& sectors,
                   const analysis::Mixing& mixing) {
  Json answer = Json::object();
  answer["betweenness_raw"] = by_organization(snapshot, measures.of(Measure::betweenness));
  Json traps = Json::object();
  for (const auto& row : analysis::catalog()) {
    const std::string id(row.id);
    if (row.measure == Measure::articulation || (row.directed_only && !graph.directed())) continue;
    if (row.measure != Measure::betweenness) answer[id] = by_organization(snapshot, measures.of(row.measure));
    traps[id] = row.trap;
  }
  add_weighted(snapshot, graph, answer);
  answer["freeman"] = {{"degree", number(figures.of("degree_centralization"))},
                       {"betweenness", number(figures.of("betweenness_centralization"))},
                       {"closeness", number(figures.of("closeness_centralization"))}};
  add_fragile(snapshot, graph, answer);
  answer["EI"] = cross_json(snapshot, sectors, mixing);
  answer["assortativity"] = number(mixing.assortativity);
  answer["modularity"] = number(mixing.modularity);
  const auto core = analysis::core_periphery(graph);
  answer["lip"] = {{"k", core.size}, {"Z", core.misfits}, {"fit", number(core.fit)}};
  answer["efficiency"] = number(figures.of("efficiency"));
  answer["density"] = number(figures.of("density"));
  answer["brokerage"] = brokerage_json(snapshot, graph, sectors);
  if (graph.directed()) add_directed(graph, answer);
  answer["traps"] = std::move(traps);
  const analysis::Unsaid unsaid = analysis::unsaid_in(snapshot);
  answer["unknown"] = {{"sectors", unsaid.sectors}, {"levels", unsaid.levels}, {"answer_dates", unsaid.answer_dates}};
  answer["findings"] =
      findings_json(analysis::findings_of(snapshot, measures.of(Measure::betweenness_normalized), sectors, mixing));
  return answer;
}

Json shape_json(const Snapshot& snapshot, const analysis::Shape& shape, bool leave_one_out) {
  std::optional<analysis::LeaveOneOut> certainty;
  if (leave_one_out) {
    jobs::Progress unheard;
    auto found = analysis::leave_one_out(snapshot, Measure::betweenness, {}, unheard);
    if (found) certainty = std::move(*found);
  }
  const auto* const known = certainty ? &*certainty : nullptr;
  const auto& row = analysis::row_of(shape.kind);
  Json next_moves = Json::array();
  for (const std::string_view move : row.next_moves) next_moves.push_back(move);
  return {{"name", row.id},
          {"title", row.title},
          {"n", shape.organizations},
          {"n_L", shape.largest_part},
          {"C_D", number(shape.centralization)},
          {"rho1", number(shape.left_together)},
          {"density", number(shape.density)},
          {"k", shape.core_size ? Json(*shape.core_size) : Json(nullptr)},
          {"fit", number(shape.core_fit)},
          {"mu", number(shape.twice_tied)},
          {"top", shape.top ? id_of(snapshot, *shape.top) : Json(nullptr)},
          {"hubs", ids_of(snapshot, shape.hubs)},
          {"core", ids_of(snapshot, shape.core)},
          {"tests", tests_json(shape)},
          {"near_threshold", shape.near_threshold()},
          {"sentence", analysis::shape_sentence(shape, known)},
          {"next_moves", std::move(next_moves)},
          {"leave_one_out", leave_one_out_json(snapshot, certainty)},
          {"findings", findings_json(analysis::findings_of(snapshot, shape, known))}};
}

}  // namespace xylem::cli
