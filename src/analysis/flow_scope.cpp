// Flow scope: resources, units and capitals of flows.
#include "analysis/flow_scope.h"

#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {

bool in_scope(const graph::Snapshot& snapshot, const FlowScope& scope, const graph::Flow& flow) {
  if (!scope.resource.empty()) return flow.resource == scope.resource;
  const ecosystem::Ecosystem& ecosystem = *snapshot.ecosystem;
  if (ecosystem::unit_of(ecosystem, flow.resource) != scope.unit) return false;
  return scope.capital.empty() || ecosystem::capital_of(ecosystem, flow.resource) == scope.capital.text();
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
