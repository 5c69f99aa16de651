// Flows: of directed ties with a weight, and of edges that say what flows.
#include <algorithm>
#include <cmath>

#include "files/tie_records.h"
#include "xylem/base/text.h"

namespace xylem::files {
namespace {

using base::Severity;
using ecosystem::FlowId;
using ecosystem::OrganizationId;
using ecosystem::ResourceFlow;

ecosystem::PartnershipId partnership_of(const PairPartnerships& pairs, const Reported& tie) {
  const std::uint32_t pair = pairs.pairs.find(tie.from, tie.to);
  return pair == FlatIndex::kNone ? ecosystem::PartnershipId() : pairs.ids[pair];
}

ResourceFlow flow_between(const Importing& import, const Reported& tie, const PairPartnerships& pairs) {
  ResourceFlow flow;
  flow.from_org = OrganizationId(import.entities[tie.from].id);
  flow.to_org = OrganizationId(import.entities[tie.to].id);
  flow.from = tie.edge->since;
  flow.to = tie.edge->until;
  flow.partnership = partnership_of(pairs, tie);
  return flow;
}

/// What a flow is called that nobody named: "giver-receiver".
std::string both_ends(const Importing& import, const Reported& tie) {
  return import.entities[tie.from].id.text() + "-" + import.entities[tie.to].id.text();
}

/// An amount is what a weight that is not negative says.
bool take_amount(Importing& import, const Edge& edge, ResourceFlow& flow) {
  if (!edge.weight) return true;
  if (std::isfinite(*edge.weight) && *edge.weight >= 0.0) {
    flow.amount = edge.weight;
    return true;
  }
  import.tally.add("negative weights", Severity::warning, import.where(edge.line),
                   "The weight " + base::text_from(*edge.weight) + " is no amount that can flow",
                   "The tie was kept without a flow; a flow goes the other way instead.");
  return false;
}

}  // namespace

bool says_flow(const std::optional<std::uint32_t>& resource_column, const Edge& edge) {
  if (!edge.kind.empty() && base::folded(edge.kind) == "flow") return true;
  return resource_column && value_in(edge.cells, *resource_column).given();
}

void add_flows_of_ties(Importing& import, FlowBatch& batch, const std::vector<Reported>& ties,
                       const PairPartnerships& pairs) {
  if (import.options.ties == Ties::partnerships) return;
  const bool flows_only = import.options.ties == Ties::flows;
  std::size_t undirected = 0;
  for (const Reported& tie : ties) {
    const Edge& edge = *tie.edge;
    if (edge.direction != EdgeDirection::directed) ++undirected;
    if (edge.direction != EdgeDirection::directed || (!edge.weight && !flows_only)) continue;
    ResourceFlow flow = flow_between(import, tie, pairs);
    if (!take_amount(import, edge, flow)) continue;
    flow.id = batch.fresh_id(both_ends(import, tie));
    flow.resource = ecosystem::ResourceId("unspecified");
    flow.source_ref = edge.id;
    flow.note = edge.kind.empty() ? edge.label : edge.kind;
    batch.add(std::move(flow));
  }
  if (flows_only && undirected > 0) {
    import.say(Severity::warning,
               base::counted(undirected, "tie has", "ties have") + " no direction and became no flow",
               "Import ties as partnerships, or as both, to keep them.");
  }
}

void add_reported_flows(Importing& import, FlowBatch& batch, const std::vector<Reported>& flows,
                        const PairPartnerships& pairs) {
  if (flows.empty()) return;
  if (import.options.ties == Ties::partnerships) {
    import.say(Severity::warning,
               base::counted(flows.size(), "flow") + " of the file left out: only partnerships were asked for",
               "Import ties as flows, or as both, to keep them.");
    return;
  }
  const auto& kind = ecosystem::describe<ResourceFlow>();
  std::vector<PlannedRow> rows;
  for (const Reported& tie : flows) rows.push_back({&tie.edge->cells, tie.edge->label});
  ColumnPlans plans = plan_columns(kind, import.table.edge_columns, rows, import.words);
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (base::folded(import.table.edge_columns[i].name) == "unit") plans[i] = {ColumnUse::handled, nullptr, {}};
  }
  for (const Reported& tie : flows) {
    ResourceFlow flow = flow_between(import, tie, pairs);
    flow.id = batch.id_like(tie.edge->id, both_ends(import, tie));
    apply_cells(kind, import.table.edge_columns, plans, tie.edge->cells, &flow, flow.custom, import.words,
                import.ecosystem);
    if (!flow.amount && !take_amount(import, *tie.edge, flow)) continue;
    if (flow.resource.empty()) flow.resource = ecosystem::ResourceId("unspecified");
    if (!import.written_by_us() && flow.source_ref.empty()) flow.source_ref = tie.edge->id;
    batch.add(std::move(flow));
  }
}

}  // namespace xylem::files
