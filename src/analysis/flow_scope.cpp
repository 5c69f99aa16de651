// Flow scope: resources, units and capitals of flows.
#include "analysis/flow_scope.h"

#include <unordered_map>

#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {

bool in_scope(const graph::Snapshot& snapshot, const FlowScope& scope, const graph::Flow& flow) {
  if (!scope.resource.empty()) return flow.resource == scope.resource;
  const ecosystem::Term* term = ecosystem::find_term(*snapshot.ecosystem, "resource", flow.resource.text());
  if ((term == nullptr ? std::string_view() : std::string_view(term->unit)) != scope.unit) return false;
  return scope.capital.empty() || (term != nullptr && term->parent == scope.capital.text());
}

std::vector<const graph::Flow*> flows_in(const graph::Snapshot& snapshot, const FlowScope& scope) {
  std::vector<const graph::Flow*> flows;
  std::unordered_map<std::string_view, bool> inside;
  for (const graph::Flow& flow : snapshot.flows) {
    if (!scope.resource.empty()) {
      if (flow.resource == scope.resource) flows.push_back(&flow);
      continue;
    }
    const auto [found, added] = inside.try_emplace(flow.resource.text(), false);
    if (added) found->second = in_scope(snapshot, scope, flow);
    if (found->second) flows.push_back(&flow);
  }
  return flows;
}

std::string unit_of(const graph::Snapshot& snapshot, const FlowScope& scope) {
  return scope.resource.empty() ? scope.unit : ecosystem::unit_of(*snapshot.ecosystem, scope.resource);
}

std::string title_of(const graph::Snapshot& snapshot, const FlowScope& scope) {
  const std::string unit = unit_of(snapshot, scope);
  if (scope.resource.empty() && scope.capital.empty()) {
    return unit.empty() ? "Everything without a unit" : "Everything in " + unit;
  }
  const ecosystem::Ecosystem& ecosystem = *snapshot.ecosystem;
  const std::string label = scope.resource.empty()
                                ? ecosystem::term_label(ecosystem, "capital", scope.capital.text())
                                : ecosystem::term_label(ecosystem, "resource", scope.resource.text());
  return unit.empty() ? label : label + ", " + unit;
}

}  // namespace xylem::analysis
