// Brokerage: every open two-step route is looked at once.
#include "xylem/analysis/brokerage.h"

#include <cassert>

#include "analysis/cancelled.h"
#include "analysis/steps.h"

namespace xylem::analysis {
namespace {

using graph::Graph;

/// Everyone's out-ties by their own positions.
StepRows out_rows(const Graph& graph) {
  std::vector<std::uint32_t> order(graph.node_count());
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) order[node] = node;
  return rows_of(graph, order, graph.directed() ? Along::arrows : Along::ties);
}

double& role_in(BrokerRoles& roles, std::uint32_t from, std::uint32_t broker, std::uint32_t to) {
  if (from == to) return from == broker ? roles.coordinator : roles.consultant;
  if (broker == to) return roles.gatekeeper;
  return broker == from ? roles.representative : roles.liaison;
}

void add(BrokerRoles& sum, const BrokerRoles& more) {
  sum.coordinator += more.coordinator;
  sum.consultant += more.consultant;
  sum.gatekeeper += more.gatekeeper;
  sum.representative += more.representative;
  sum.liaison += more.liaison;
}

/// The chances of the five patterns for three members drawn without putting back.
BrokerRoles chances(const Grouping& groups) {
  std::vector<double> sizes(groups.count(), 0.0);
  double n = 0.0;
  for (const auto& group : groups.of_node) {
    if (!group) continue;
    sizes[*group] += 1.0;
    n += 1.0;
  }
  BrokerRoles result;
  if (n < 3.0) return result;
  const double triples = n * (n - 1.0) * (n - 2.0);
  for (const double size : sizes) {
    result.coordinator += size * (size - 1.0) * (size - 2.0) / triples;
    result.consultant += size * (size - 1.0) * (n - size) / triples;
  }
  result.gatekeeper = result.representative = result.consultant;  // two alike, one other, in either order
  result.liaison = 1.0 - result.coordinator - 3.0 * result.consultant;
  return result;
}

}  // namespace

base::Result<Brokerage> brokerage_of(const Graph& graph, const Grouping& groups, const std::stop_token& stop) {
  assert(groups.of_node.size() == graph.node_count());
  const StepRows out = out_rows(graph);
  Brokerage result;
  result.of_node.resize(graph.node_count());
  std::vector<bool> direct(graph.node_count(), false);
  for (std::uint32_t from = 0; from < graph.node_count(); ++from) {
    if (stop.stop_requested()) return cancelled();
    if (!groups.of_node[from]) continue;
    for (const std::uint32_t to : out.of(from)) direct[to] = true;
    for (const std::uint32_t broker : out.of(from)) {
      if (!groups.of_node[broker]) continue;
      for (const std::uint32_t to : out.of(broker)) {
        if (to == from || direct[to] || !groups.of_node[to]) continue;
        role_in(result.of_node[broker], *groups.of_node[from], *groups.of_node[broker], *groups.of_node[to]) += 1.0;
      }
    }
    for (const std::uint32_t to : out.of(from)) direct[to] = false;
  }
  const BrokerRoles chance = chances(groups);
  for (const BrokerRoles& roles : result.of_node) {
    const double routes = roles.total();
    result.expected.push_back({routes * chance.coordinator, routes * chance.consultant, routes * chance.gatekeeper,
                               routes * chance.representative, routes * chance.liaison});
    add(result.whole, roles);
  }
  return result;
}

}  // namespace xylem::analysis
