// xylem-cli analyze: every figure of the network, every measure of every organization, gaps and flows.
#include <cmath>
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/json_flows.h"
#include "cli/json_parts.h"
#include "cli/loading.h"
#include "cli/speaking.h"
#include "xylem/analysis/balance.h"
#include "xylem/analysis/catalog.h"
#include "xylem/analysis/ghosts.h"
#include "xylem/analysis/mixing.h"
#include "xylem/analysis/network.h"
#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"
#include "xylem/graph/snapshot.h"

namespace xylem::cli {
namespace {

/// Everything one run answers. What there is nothing to say about stays null.
struct Report {
  std::shared_ptr<const graph::Snapshot> snapshot;
  graph::Graph graph;
  analysis::NetworkFigures network;
  analysis::AllMeasures measures;
  const ecosystem::TargetProfile* profile = nullptr;
  analysis::Answers answers;
  analysis::Mixing mixing;  // of the graph
  bool leave_one_out = false;
};

base::Result<graph::Graph> graph_for(const graph::Snapshot& snapshot, const std::string& which) {
  if (which == "partnerships") return snapshot.partnerships;
  if (which == "flows") return graph::flow_graph(snapshot);
  if (which.starts_with("flows:")) {
    const std::string resource = which.substr(6);
    for (const graph::Flow& flow : snapshot.flows) {
      if (flow.resource.text() == resource) return graph::flow_graph(snapshot, flow.resource);
    }
    return base::Error{base::ErrorKind::not_found, "Nothing of \"" + resource + "\" flows here", "--graph", "Run it with --graph flows to see what does."};
  }
  return base::Error{base::ErrorKind::invalid_argument, "\"" + which + "\" is no graph", "--graph", "partnerships, flows or flows:RESOURCE"};
}

base::Result<Report> report_on(const AnalyzeRequest& request) {
  auto opened = load(request.file, request.sector_from, request.ties);
  if (!opened) return opened.error();
  const auto day = day_for(*opened->document.ecosystem, request.as_of);
  if (!day) return day.error();
  Report report;
  report.leave_one_out = request.leave_one_out;
  report.snapshot = graph::snapshot_of(opened->document.ecosystem.shared(), {*day});
  auto graph = graph_for(*report.snapshot, request.graph);
  if (!graph) return graph.error();
  report.graph = *std::move(graph);

  jobs::Progress progress;
  auto network = analysis::network_figures(report.graph, {}, progress);
  if (!network) return network.error();
  report.network = *std::move(network);
  analysis::MeasureOptions options;
  options.weighted = request.weighted;
  auto measures = analysis::measure_all(report.graph, options, {}, progress);
  if (!measures) return measures.error();
  report.measures = *std::move(measures);

  report.profile = analysis::profile_in_use(*report.snapshot->ecosystem);
  auto answers = analysis::answers_of(*report.snapshot, report.profile, {});
  if (!answers) return answers.error();
  report.answers = *std::move(answers);
  report.mixing = report.answers.mixing;
  if (request.graph != "partnerships") {
    auto mixing = analysis::mixing(report.graph, report.answers.sectors, {});
    if (!mixing) return mixing.error();
    report.mixing = *std::move(mixing);
  }
  return report;
}

/// Nothing for a document without dates.
std::optional<ecosystem::Date> as_of(const Report& report) {
  const ecosystem::Day day = report.snapshot->view.day;
  return day == 0 ? std::nullopt : std::optional(ecosystem::date_of(day));
}

std::string id_of(const Report& report, std::uint32_t node) { return report.snapshot->organizations[node]->id.text(); }
std::string name_of(const Report& report, std::uint32_t node) { return report.snapshot->organizations[node]->name; }

Json network_json(const Report& report) {
  Json all = Json::object();
  for (const auto& figure : report.network.figures) {
    const bool count = figure.id == "organizations" || figure.id == "partnerships" || figure.id == "bridges" || figure.id == "components" || figure.id == "diameter" || figure.id == "core_size" || figure.id == "core_misfits";
    const std::string id(figure.id);
    all[id] = count && figure.value ? Json(std::llround(*figure.value)) : number(figure.value);
  }
  return all;
}

Json organizations_json(const Report& report) {
  Json all = Json::array();
  for (std::uint32_t node = 0; node < report.snapshot->size(); ++node) {
    const auto& organization = *report.snapshot->organizations[node];
    Json measures = Json::object();
    for (const auto& row : analysis::catalog()) measures[std::string(row.id)] = number(report.measures.of(row.measure)[node]);
    all.push_back({{"id", organization.id.text()},
                   {"name", organization.name},
                   {"sector", organization.sector.empty() ? Json(nullptr) : Json(organization.sector.text())},
                   {"measures", std::move(measures)}});
  }
  return all;
}

Json gaps_json(const Report& report) {
  if (report.profile == nullptr) return nullptr;
  Json cells = Json::array();
  for (const auto& cell : report.answers.coverage->cells) {
    cells.push_back({{"label", cell.label}, {"target", cell.target}, {"unit", cell.counts_providers ? "organizations" : cell.unit},
                     {"supply", cell.supply}, {"unknown_amounts", cell.unknown_amounts}, {"coverage", cell.coverage},
                     {"status", analysis::to_text(cell.status)}, {"single_provider", cell.single_provider}});
  }
  Json ghosts = Json::array();
  for (const auto& ghost : report.answers.ghosts) {
    Json ties = Json::array();
    for (const std::uint32_t node : ghost.ties) ties.push_back(id_of(report, node));
    ghosts.push_back({{"label", ghost.label}, {"sector", ghost.sector.text()}, {"reason", ghost.reason}, {"rank", ghost.rank}, {"ties", std::move(ties)}});
  }
  return {{"profile", report.answers.coverage->profile_name}, {"coverage_index", number(report.answers.coverage->index)},
          {"covered", report.answers.coverage->covered},      {"short", report.answers.coverage->short_of()},
          {"cells", std::move(cells)},               {"ghosts", std::move(ghosts)}};
}

Json spread_json(const analysis::Spread& spread) {
  return {{"hhi", number(spread.hhi)}, {"effective", number(spread.effective)}, {"hhi_normalized", number(spread.hhi_normalized)},
          {"gini", number(spread.gini)}, {"gini_corrected", number(spread.gini_corrected)}};
}

Json balance_json(const Report& report, const analysis::Balance& balance) {
  Json organizations = Json::array();
  for (const auto& one : balance.organizations) {
    organizations.push_back({{"id", id_of(report, one.node)}, {"gives", one.gives}, {"receives", one.receives}, {"net", one.net()},
                             {"balance", number(one.balance())}, {"reciprocated", number(one.reciprocated)},
                             {"unknown_given", one.unknown_given}, {"unknown_received", one.unknown_received}});
  }
  Json sectors = Json::array();
  for (const auto& one : balance.sectors) {
    sectors.push_back({{"sector", one.sector.empty() ? Json(nullptr) : Json(one.sector.text())}, {"gives", one.gives}, {"receives", one.receives}, {"net", one.net()}});
  }
  return {{"resource", balance.scope.resource.empty() ? Json(nullptr) : Json(balance.scope.resource.text())},
          {"title", balance.title},
          {"unit", balance.unit},
          {"flows", balance.flows},
          {"unknown_amounts", balance.unknown},
          {"disputed", balance.disputed},
          {"total", balance.total},
          {"from_outside", balance.from_outside},
          {"to_outside", balance.to_outside},
          {"to_learners", balance.to_learners},
          {"reciprocity", {{"weighted", number(balance.reciprocity.weighted)}, {"arcs", number(balance.reciprocity.arcs)}, {"dyads", number(balance.reciprocity.dyads)}}},
          {"giving", spread_json(balance.giving)},
          {"receiving", spread_json(balance.receiving)},
          {"organizations", std::move(organizations)},
          {"sectors", std::move(sectors)}};
}

Json mixing_json(const Report& report) {
  const analysis::Mixing& mixing = report.answers.mixing;
  const analysis::CrossIndex& cross = mixing.cross;
  return {{"sectors", report.answers.sectors.keys},
          {"sizes", mixing.sizes},
          {"e_i", number(cross.value)},
          {"e_i_expected", number(cross.expected)},
          {"e_i_chance_of_as_much", number(cross.chance_of_as_much)},
          {"assortativity", number(mixing.assortativity)}};
}

void print_json(const Report& report, const std::string& scenario) {
  Json scopes = Json::array();
  for (const auto& flow : report.answers.flows) {
    if (flow.balance.scope.capital.empty()) scopes.push_back(balance_json(report, flow.balance));
  }
  const auto date = as_of(report);
  Json answer = {{"as_of", date ? Json(ecosystem::to_text(*date)) : Json(nullptr)},
                       {"network", network_json(report)},
                       {"organizations", organizations_json(report)},
                       {"mixing", mixing_json(report)},
                       {"gaps", gaps_json(report)},
                       {"flows", {{"scopes", std::move(scopes)}}}};
  answer["A1"] = position_json(*report.snapshot, report.graph, report.network, report.measures, report.answers.sectors, report.mixing);
  answer["A2"] = shape_json(*report.snapshot, report.answers.shape, report.leave_one_out);
  add_gaps(*report.snapshot, report.answers, answer);
  add_flows(*report.snapshot, report.answers, answer);
  add_outlook(*report.snapshot, report.answers, report.profile, scenario, answer);
  fmt::print("{}\n", answer.dump(2, ' ', false, Json::error_handler_t::replace));
}

void print_leaders(const Report& report) {
  constexpr std::size_t kShown = 10;
  const auto& values = report.measures.of(analysis::Measure::betweenness_normalized);
  const auto ranks = analysis::ranks(values);
  std::vector<std::uint32_t> order;
  for (std::uint32_t node = 0; node < values.size(); ++node) {
    if (values[node] && *values[node] > 0.0) order.push_back(node);
  }
  std::ranges::stable_sort(order, {}, [&](std::uint32_t node) { return ranks[node]; });
  if (order.size() > kShown) order.resize(kShown);
  fmt::print("\nWho lies between others (share of shortest routes)\n");
  for (const std::uint32_t node : order) fmt::print("  {:>3}  {:>7}  {}\n", ranks[node], analysis::percent_in_words(*values[node]), name_of(report, node));
}

void print_words(const Report& report) {
  if (const auto date = as_of(report)) fmt::print("As of {}\n\n", ecosystem::readable(*date));
  for (const auto& figure : report.network.figures) {
    fmt::print("{:<28} {}{}\n", figure.title, figure.value ? base::readable(*figure.value, 3) : "not defined",
               figure.value && !figure.unit.empty() ? " " + std::string(figure.unit) : "");
  }
  fmt::print("\n{}\n", analysis::sectors_sentence(report.answers.sectors, report.answers.mixing));
  print_leaders(report);
  fmt::print("\n{}\n", analysis::gaps_sentence(*report.snapshot, report.answers.known_coverage()));
  for (const auto& ghost : report.answers.ghosts) fmt::print("  missing: {} ({})\n", ghost.label, ghost.reason);
  if (report.answers.flows.empty()) fmt::print("\n{}\n", analysis::flows_sentence(nullptr));
  for (const auto& flow : report.answers.flows) {
    if (flow.balance.scope.capital.empty()) fmt::print("\n{}\n", analysis::flows_sentence(&flow.balance));
  }
}

}  // namespace

int analyze(const AnalyzeRequest& request) {
  const auto report = report_on(request);
  if (!report) return complain(report.error());
  if (request.json) {
    print_json(*report, request.scenario);
  } else {
    print_words(*report);
  }
  return kDone;
}

}  // namespace xylem::cli
