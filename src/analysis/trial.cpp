// Trial: a missing partner as it would be if it came.
#include <algorithm>

#include "xylem/analysis/what_if.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using ecosystem::Ecosystem;
using ecosystem::Organization;

/// The resource an offer for this cell would be of: the one it names, else the first of its capital in its unit.
ecosystem::ResourceId resource_for(const Ecosystem& ecosystem, const CoverageCell& cell) {
  if (!cell.row.resource.empty()) return cell.row.resource;
  for (const ecosystem::Term* term : ecosystem::terms_of(ecosystem, "resource")) {
    const bool fits = cell.unit.empty() || term->unit == cell.unit;
    if (!cell.row.capital.empty() && term->parent == cell.row.capital.text() && fits) {
      return ecosystem::ResourceId(term->key);
    }
  }
  return {};
}

void add_offer(Ecosystem& ecosystem, const Organization& owner, const CoverageCell& cell) {
  ecosystem::Offer offer;
  offer.resource = resource_for(ecosystem, cell);
  if (offer.resource.empty()) return;
  offer.id = ecosystem::fresh_id<ecosystem::Offer>(ecosystem, owner.id.text() + "-" + offer.resource.text());
  offer.org = owner.id;
  if (!cell.counts_providers) offer.amount = cell.target - cell.supply;
  if (!cell.row.stage.empty()) offer.stages = {cell.row.stage};
  if (!cell.row.population.empty()) offer.populations = {cell.row.population};
  ecosystem.put(offer);
}

template <class Id>
void include(std::vector<Id>& list, const Id& id) {
  if (!id.empty() && std::ranges::find(list, id) == list.end()) list.push_back(id);
}

}  // namespace

Trial with_ghost(const graph::Snapshot& snapshot, const Coverage& coverage, const Ghost& ghost) {
  Trial trial{*snapshot.ecosystem, {}};
  Ecosystem& all = trial.ecosystem;
  Organization newcomer;
  newcomer.id = trial.organization = ecosystem::fresh_id<Organization>(all, ghost.label);
  newcomer.name = ghost.label;
  newcomer.sector = ghost.sector;
  for (const std::uint32_t index : ghost.cells) {
    const CoverageCell& cell = coverage.cells[index];
    include(newcomer.stages, cell.row.stage);
    include(newcomer.populations, cell.row.population);
    const auto* type = ecosystem::find_term(all, "org_type", cell.row.usual_provider.text());
    if (newcomer.org_type.empty() && type != nullptr && type->parent == ghost.sector.text()) {
      newcomer.org_type = cell.row.usual_provider;
    }
  }
  all.put(newcomer);
  for (const std::uint32_t index : ghost.cells) {
    const CoverageCell& cell = coverage.cells[index];
    if (!cell.row.resource.empty() || !cell.row.capital.empty()) add_offer(all, newcomer, cell);
  }
  for (const std::uint32_t node : ghost.ties) {
    const auto& partner = snapshot.organizations[node]->id;
    ecosystem::Partnership tie;
    tie.id = ecosystem::fresh_id<ecosystem::Partnership>(
        all, newcomer.id.text().substr(0, 26) + "--" + partner.text().substr(0, 26));
    tie.org_a = newcomer.id;
    tie.org_b = partner;
    all.put(tie);
  }
  return trial;
}

}  // namespace xylem::analysis
