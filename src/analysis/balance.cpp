// Balance: adding up flows of one unit by organization and sector.
#include "xylem/analysis/balance.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "analysis/flow_scope.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using base::Error;
using base::ErrorKind;
using graph::Flow;
using graph::Snapshot;

bool is_node(const Snapshot& snapshot, std::uint32_t end) { return end < snapshot.size(); }

/// What is known of the flows of a scope, ready to be turned round.
class Ledger {
 public:
  Ledger(const Snapshot& snapshot, Balance& balance) : snapshot_(snapshot), balance_(balance) {}

  void enter(const Flow& flow) {
    ++balance_.flows;
    balance_.disputed += flow.disputed ? 1U : 0U;
    const bool from_node = is_node(snapshot_, flow.from);
    const bool to_node = is_node(snapshot_, flow.to);
    if (!flow.amount) {
      ++balance_.unknown;
      if (from_node) ++row(flow.from).unknown_given;
      if (to_node) ++row(flow.to).unknown_received;
      return;
    }
    const double amount = *flow.amount;
    if (from_node && flow.from == flow.to) {
      row(flow.from).within += amount;
      return;
    }
    if (from_node) row(flow.from).gives += amount;
    if (to_node) row(flow.to).receives += amount;
    if (from_node && to_node) {
      balance_.total += amount;
      between_[{flow.from, flow.to}] += amount;
    } else if (to_node) {
      balance_.from_outside += amount;
    } else if (from_node) {
      (flow.to == graph::kToLearners ? balance_.to_learners : balance_.to_outside) += amount;
    }
    add_to_sectors(flow, amount);
  }

  void close() {
    for (auto& [node, row] : rows_) balance_.organizations.push_back(row);
    add_returned();
    std::ranges::stable_sort(balance_.organizations, std::ranges::greater{},
                             [](const OrganizationBalance& row) { return row.gives + row.receives; });
    for (auto& [key, sector] : sectors_) balance_.sectors.push_back(std::move(sector));
    std::ranges::stable_sort(balance_.sectors,
                             [](const SectorBalance& a, const SectorBalance& b) { return a.net() < b.net(); });
  }

 private:
  OrganizationBalance& row(std::uint32_t node) {
    OrganizationBalance& found = rows_[node];
    found.node = node;
    return found;
  }

  SectorBalance& sector_of(std::uint32_t node) {
    const ecosystem::SectorId& sector = snapshot_.organizations[node]->sector;
    const auto [found, added] = sectors_.try_emplace(sector.text());
    if (added) {
      found->second.sector = sector;
      found->second.label =
          sector.empty() ? "Sector not given" : ecosystem::term_label(*snapshot_.ecosystem, "sector", sector.text());
    }
    return found->second;
  }
  void add_to_sectors(const Flow& flow, double amount) {
    const bool from_node = is_node(snapshot_, flow.from);
    const bool to_node = is_node(snapshot_, flow.to);
    const bool inside =
        from_node && to_node && snapshot_.organizations[flow.from]->sector == snapshot_.organizations[flow.to]->sector;
    if (from_node) sector_of(flow.from).gives += inside ? 0.0 : amount;
    if (to_node) sector_of(flow.to).receives += inside ? 0.0 : amount;
  }
  void add_returned() {
    std::map<std::uint32_t, double> returned;
    std::map<std::uint32_t, double> exchanged;
    for (const auto& [ends, amount] : between_) {
      const auto back = between_.find({ends.second, ends.first});
      if (back != between_.end()) returned[ends.first] += 2.0 * std::min(amount, back->second);
      exchanged[ends.first] += amount;
      exchanged[ends.second] += amount;
    }
    for (OrganizationBalance& row : balance_.organizations) {
      if (exchanged[row.node] > 0.0) row.reciprocated = returned[row.node] / exchanged[row.node];
    }
  }

  const Snapshot& snapshot_;
  Balance& balance_;
  std::map<std::uint32_t, OrganizationBalance> rows_;
  std::map<std::string, SectorBalance> sectors_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> between_;
};

graph::Graph graph_of(const Snapshot& snapshot, const std::vector<const Flow*>& flows) {
  std::vector<graph::Edge> edges;
  for (const Flow* flow : flows) {
    if (!is_node(snapshot, flow->from) || !is_node(snapshot, flow->to)) continue;
    if (!flow->amount || *flow->amount <= 0.0) continue;
    edges.push_back({flow->from, flow->to, static_cast<float>(*flow->amount)});
  }
  return graph::merged(snapshot.size(), std::move(edges), graph::Direction::directed);
}

}  // namespace

std::optional<double> OrganizationBalance::balance() const {
  if (gives + receives <= 0.0) return std::nullopt;
  return net() / (gives + receives);
}

std::string net_in_words(const OrganizationBalance& balance) {
  if (balance.gives + balance.receives <= 0.0) {
    return balance.unknown_given + balance.unknown_received > 0 ? "amounts not known" : "nothing moved";
  }
  const std::string size = base::readable(std::abs(balance.net()), std::abs(balance.net()) < 10.0 ? 1 : 0);
  if (size == "0") return "gives as much as it gets";
  if (balance.receives == 0.0) return "gives " + size;
  if (balance.gives == 0.0) return "gets " + size;
  return (balance.net() < 0.0 ? "gives " : "gets ") + size + " more";
}

base::Result<Spread> spread_of(std::span<const double> amounts) {
  const auto bad = std::ranges::find_if(amounts, [](double amount) { return !std::isfinite(amount) || amount < 0.0; });
  if (bad != amounts.end()) {
    return Error{ErrorKind::invalid_argument,
                 "Amount " + std::to_string(bad - amounts.begin() + 1) + " is not an amount", "", ""};
  }
  Spread spread;
  std::vector<double> sorted(amounts.begin(), amounts.end());
  std::ranges::sort(sorted);
  const double n = static_cast<double>(sorted.size());
  const double sum = std::accumulate(sorted.begin(), sorted.end(), 0.0);
  if (sum <= 0.0) return spread;
  double hhi = 0.0;
  double ranked = 0.0;
  for (std::size_t k = 0; k < sorted.size(); ++k) {
    hhi += sorted[k] / sum * sorted[k] / sum;
    ranked += (2.0 * static_cast<double>(k + 1) - n - 1.0) * sorted[k];
  }
  spread.hhi = hhi;
  spread.effective = 1.0 / hhi;
  spread.gini = std::max(0.0, ranked / (n * sum));
  if (n > 1.0) {
    spread.hhi_normalized = std::clamp((hhi - 1.0 / n) / (1.0 - 1.0 / n), 0.0, 1.0);
    spread.gini_corrected = *spread.gini * n / (n - 1.0);
  }
  return spread;
}

Reciprocity reciprocity_of(const graph::Graph& flows) {
  Reciprocity result;
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> amount;
  double sum = 0.0;
  for (const graph::Edge& edge : flows.edges()) {
    amount[{edge.from, edge.to}] += static_cast<double>(edge.weight);
    sum += static_cast<double>(edge.weight);
  }
  double returned = 0.0;
  for (const auto& [ends, there] : amount) {
    const auto back = amount.find({ends.second, ends.first});
    if (back == amount.end()) {
      ++result.one_way;
      continue;
    }
    returned += std::min(there, back->second);
    result.mutual += ends.first < ends.second ? 1U : 0U;
  }
  if (amount.empty()) return result;
  if (sum > 0.0) result.weighted = returned / sum;
  result.arcs = 2.0 * result.mutual / static_cast<double>(amount.size());
  result.dyads = static_cast<double>(result.mutual) / (result.mutual + result.one_way);
  return result;
}

std::vector<FlowScopeRow> flow_scopes(const Snapshot& snapshot) {
  std::map<std::string, std::uint32_t> by_resource;
  for (const Flow& flow : snapshot.flows) ++by_resource[flow.resource.text()];
  std::vector<FlowScopeRow> rows;
  std::map<std::string, std::pair<std::uint32_t, std::uint32_t>> by_unit;  // resources, flows
  for (const auto& [resource, count] : by_resource) {
    const FlowScope scope{ecosystem::ResourceId(resource), {}, {}};
    const std::string unit = unit_of(snapshot, scope);
    rows.push_back({scope, title_of(snapshot, scope), unit, count});
    ++by_unit[unit].first;
    by_unit[unit].second += count;
  }
  std::ranges::stable_sort(rows, std::ranges::greater{}, &FlowScopeRow::flows);
  for (const auto& [unit, counts] : by_unit) {
    if (counts.first > 1 && !unit.empty()) {
      const FlowScope scope{{}, unit, {}};
      rows.push_back({scope, title_of(snapshot, scope), unit, counts.second});
    }
  }
  return rows;
}

Balance balance_of(const Snapshot& snapshot, const FlowScope& scope) {
  Balance balance;
  balance.scope = scope;
  balance.unit = unit_of(snapshot, scope);
  balance.title = title_of(snapshot, scope);
  Ledger ledger(snapshot, balance);
  const std::vector<const Flow*> flows = flows_in(snapshot, scope);
  for (const Flow* flow : flows) ledger.enter(*flow);
  ledger.close();
  balance.reciprocity = reciprocity_of(graph_of(snapshot, flows));
  std::vector<double> given;
  std::vector<double> received;
  for (const OrganizationBalance& row : balance.organizations) {
    if (row.gives + row.receives <= 0.0) continue;
    given.push_back(row.gives);
    received.push_back(row.receives);
  }
  balance.giving = spread_of(given).value_or({});
  balance.receiving = spread_of(received).value_or({});
  return balance;
}

}  // namespace xylem::analysis
