// Exchange: flows gathered by roles, partners and capitals, and valued where a value was entered.
#include "xylem/analysis/exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "analysis/flow_scope.h"
#include "analysis/neighborhood.h"
#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using graph::Flow;
using graph::Snapshot;

/// Gathers flows under two names each.
class Pairs {
 public:
  void enter(const std::string& from, const std::string& to, const Flow& flow) {
    const auto [a, b] = std::minmax(from, to);
    PairBalance& row = rows_[{a, b}];
    ++row.flows;
    if (!flow.amount) ++row.unknown;
    (from <= to ? row.there : row.back) += flow.amount.value_or(0.0);
  }
  template <class Label>
  [[nodiscard]] std::vector<PairBalance> rows(Label&& label) {
    std::vector<PairBalance> result;
    for (auto& [names, row] : rows_) {
      row.a = names.first;
      row.b = names.second;
      row.label_a = label(row.a);
      row.label_b = label(row.b);
      result.push_back(std::move(row));
    }
    std::ranges::stable_sort(result, std::ranges::greater{},
                             [](const PairBalance& row) { return row.there + row.back; });
    return result;
  }

 private:
  std::map<std::pair<std::string, std::string>, PairBalance> rows_;
};

void add(Interval& sum, double amount, const Interval& value) {
  sum.low += amount * value.low;
  sum.mid += amount * value.mid;
  sum.high += amount * value.high;
}
std::optional<Interval> value_of(const Snapshot& snapshot, const ecosystem::ResourceId& resource) {
  const auto* term = ecosystem::find_term(*snapshot.ecosystem, "resource", resource.text());
  if (term == nullptr || !term->value_low || !term->value_mid || !term->value_high) return std::nullopt;
  return Interval{*term->value_low, *term->value_mid, *term->value_high};
}

void add_flow(const Snapshot& snapshot, const Flow& flow, const Interval& value, CommonValue& result) {
  const bool from_node = flow.from < snapshot.size();
  const bool to_node = flow.to < snapshot.size();
  if (flow.from == flow.to || !flow.amount) return;
  if (from_node) add(result.organizations[flow.from].gives, *flow.amount, value);
  if (to_node) add(result.organizations[flow.to].receives, *flow.amount, value);
  if (from_node && to_node) {
    add(*result.total, *flow.amount, value);
  } else if (to_node) {
    add(result.from_outside, *flow.amount, value);
  } else if (from_node) {
    add(flow.to == graph::kToLearners ? result.to_learners : result.to_outside, *flow.amount, value);
  }
}

}  // namespace

std::optional<double> PairBalance::balance_of_a() const {
  return there + back > 0.0 ? std::optional(net_of_a() / (there + back)) : std::nullopt;
}

std::vector<PairBalance> role_pairs_of(const Snapshot& snapshot, const FlowScope& scope) {
  Pairs pairs;
  for (const Flow* flow : flows_in(snapshot, scope)) {
    const auto* record = snapshot.ecosystem->find<ecosystem::ResourceFlow>(flow->id);
    pairs.enter(record->from_role.text(), record->to_role.text(), *flow);
  }
  return pairs.rows([&](const std::string& role) {
    return role.empty() ? std::string("Role not given") : ecosystem::term_label(*snapshot.ecosystem, "role", role);
  });
}

std::vector<PairBalance> partnership_balances_of(const Snapshot& snapshot, const FlowScope& scope) {
  Pairs pairs;
  for (const Flow* flow : flows_in(snapshot, scope)) {
    if (flow->from >= snapshot.size() || flow->to >= snapshot.size() || flow->from == flow->to) continue;
    pairs.enter(snapshot.organizations[flow->from]->id.text(), snapshot.organizations[flow->to]->id.text(), *flow);
  }
  const auto node = [&](const std::string& id) { return snapshot.node_of(ecosystem::OrganizationId(id)).value(); };
  auto rows = pairs.rows([&](const std::string& id) { return snapshot.organizations[node(id)]->name; });
  for (PairBalance& row : rows) {
    if (const auto edge = edge_between(snapshot.partnerships, node(row.a), node(row.b))) {
      row.partnership = snapshot.facts[*edge].id.text();
    }
  }
  return rows;
}

std::vector<FlowScopeRow> capital_scopes(const Snapshot& snapshot) {
  std::map<std::pair<std::string, std::string>, std::uint32_t> counts;
  for (const Flow& flow : snapshot.flows) {
    const std::string capital = ecosystem::capital_of(*snapshot.ecosystem, flow.resource);
    if (!capital.empty()) ++counts[{capital, ecosystem::unit_of(*snapshot.ecosystem, flow.resource)}];
  }
  std::vector<FlowScopeRow> rows;
  for (const auto& [key, count] : counts) {
    const FlowScope scope{{}, key.second, ecosystem::CapitalId(key.first)};
    rows.push_back({scope, title_of(snapshot, scope), key.second, count});
  }
  return rows;
}

CommonValue common_value_of(const Snapshot& snapshot) {
  CommonValue result;
  std::map<std::string, std::optional<Interval>> values;
  for (const Flow& flow : snapshot.flows) {
    ++result.flows;
    result.unknown += flow.amount ? 0U : 1U;
    const auto [found, added] = values.try_emplace(flow.resource.text());
    if (added) found->second = value_of(snapshot, flow.resource);
  }
  for (const auto& [resource, value] : values) {
    if (value) continue;
    result.without_value.push_back(ecosystem::term_label(*snapshot.ecosystem, "resource", resource));
  }
  if (!result.without_value.empty() || values.empty()) return result;
  result.total = Interval{};
  result.organizations.resize(snapshot.size());
  for (std::uint32_t node = 0; node < snapshot.size(); ++node) result.organizations[node].node = node;
  for (const Flow& flow : snapshot.flows) add_flow(snapshot, flow, *values[flow.resource.text()], result);
  for (CommonValue::Row& row : result.organizations) {
    row.net = {row.receives.low - row.gives.low, row.receives.mid - row.gives.mid, row.receives.high - row.gives.high};
  }
  return result;
}

Why why_reciprocity(const Balance& balance) {
  Why why;
  why.formula =
      "What comes back, at most what went there, summed over all pairs and divided by all that flows between "
      "organizations";
  why.terms = {{"Flows between organizations", balance.total, balance.unit, base::counted(balance.flows, "flow")},
               {"Weighted", balance.reciprocity.weighted, "", "the one shown"},
               {"By links", balance.reciprocity.arcs, "", "share of links with a link back"},
               {"By pairs", balance.reciprocity.dyads, "", "share of connected pairs that are two-way"}};
  if (balance.unknown > 0) why.missing.push_back(base::counted(balance.unknown, "flow") + " without a known amount");
  if (balance.disputed > 0) {
    why.missing.push_back("The two sides differ on " + base::counted(balance.disputed, "flow") + ": the mean is used");
  }
  why.source = "Squartini, Picciolo, Ruzzenenti and Garlaschelli (2013)";
  return why;
}

std::vector<Finding> findings_of(const Snapshot& snapshot, const Balance& balance) {
  constexpr double kConcentrated = .5;  // HHI: as if it came from two equal givers
  constexpr std::ptrdiff_t kFewestReceivers = 3;
  if (balance.scope.resource.empty()) return {};
  double given = 0.0;
  for (const OrganizationBalance& row : balance.organizations) given += row.gives;
  const auto most = std::ranges::max_element(balance.organizations, {}, &OrganizationBalance::gives);
  if (given <= 0.0 || balance.giving.hhi.value_or(0.0) <= kConcentrated) return {};
  const auto receivers = std::ranges::count_if(balance.organizations, [&](const OrganizationBalance& row) {
    return row.receives > 0.0 && row.node != most->node;
  });
  if (receivers < kFewestReceivers) return {};
  const std::string& name = snapshot.organizations[most->node]->name;
  const double share = most->gives / given;
  Finding finding;
  finding.kind = "one_giver";
  finding.analysis = "A9";
  finding.sentence =
      fmt::format("{} gives {} of all that is known to flow: {}", name, percent_in_words(share), balance.title);
  finding.weight = .25 + .4 * share;
  finding.certainty = balance.unknown > 0 ? Certainty::likely : Certainty::sure;
  if (balance.unknown > 0) finding.certainty_note = base::counted(balance.unknown, "amount") + " not known";
  finding.subjects = {{FindingSubject::Kind::organization, snapshot.organizations[most->node]->id.text()}};
  finding.why = {"What it gives divided by all that is given",
                 {{"Given by " + name, most->gives, balance.unit, ""},
                  {"Given by all", given, balance.unit, ""},
                  {"Equal givers it is as if it came from", balance.giving.effective, "", "1 / HHI"}},
                 {},
                 "Herfindahl (1950), Hirschman (1945)"};
  if (balance.unknown > 0)
    finding.why.missing.push_back(base::counted(balance.unknown, "flow") + " without a known amount");
  finding.next_move = fmt::format("Ask who else could give some of it, before {} has to stop", name);
  return {finding};
}

}  // namespace xylem::analysis
