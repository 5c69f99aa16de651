// Flow scope: which flows belong to a scope, and what it is called.
#pragma once

#include <string>
#include <vector>

#include "xylem/analysis/balance.h"

namespace xylem::analysis {

[[nodiscard]] bool in_scope(const graph::Snapshot& snapshot, const FlowScope& scope, const graph::Flow& flow);
/// The flows of the scope, in their order. Looks each resource up once.
[[nodiscard]] std::vector<const graph::Flow*> flows_in(const graph::Snapshot& snapshot, const FlowScope& scope);
/// What amounts of the scope are counted in; "" where there is no unit.
[[nodiscard]] std::string unit_of(const graph::Snapshot& snapshot, const FlowScope& scope);
/// "Mentoring, hours"; "Everything in hours".
[[nodiscard]] std::string title_of(const graph::Snapshot& snapshot, const FlowScope& scope);

}  // namespace xylem::analysis
