// Supply: reading offers, flows and programs into lines that cells can add up.
#include "analysis/supply.h"

#include <map>
#include <set>
#include <utility>

#include "xylem/analysis/eligibility.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using ecosystem::PopulationId;
using ecosystem::StageId;

constexpr const char* kEverybody = "all";  // the population that all others are part of

template <class Id>
const std::vector<Id>& first_given(const std::vector<Id>& own, const std::vector<Id>& otherwise) {
  return own.empty() ? otherwise : own;
}

bool meets_stage(const std::vector<StageId>& stages, const StageId& stage) {
  return stage.empty() || contains(stages, stage);
}
bool meets_population(const std::vector<PopulationId>& populations, const PopulationId& population) {
  return population.empty() || population.text() == kEverybody || contains(populations, population) ||
         contains(populations, PopulationId(kEverybody));
}

/// What one organization provides of one resource for one cell.
struct Provided {
  double offered = 0.0;
  double flowed = 0.0;
  bool any = false;      // something, if only of unknown amount
  bool unknown = false;  // some amount is not known
};

}  // namespace

std::optional<double> accessible_amount(const ecosystem::Offer& offer, const PopulationId& population) {
  double open = 1.0;
  for (const ecosystem::Barrier& barrier : offer.barriers) {
    const bool for_all = barrier.populations.empty() && barrier.orgs.empty();
    if (for_all || (!population.empty() && contains(barrier.populations, population))) open *= 1.0 - barrier.severity;
  }
  if (offer.accessible_amount) return *offer.accessible_amount * times_a_year(offer.period);
  if (open <= 0.0) return 0.0;
  if (!offer.amount) return std::nullopt;
  return *offer.amount * open * times_a_year(offer.period);
}

Supply::Supply(const graph::Snapshot& snapshot) : snapshot_(snapshot), served_(snapshot.size()) {
  add_organizations();
  add_offers();
  add_flows();
}

void Supply::add_organizations() {
  for (std::uint32_t node = 0; node < snapshot_.size(); ++node) {
    const ecosystem::Organization& organization = *snapshot_.organizations[node];
    served_[node].push_back({organization.stages, organization.populations});
  }
  for (const auto& program : snapshot_.ecosystem->all<ecosystem::Program>()) {
    if (!ecosystem::covers(program.from, program.to, snapshot_.view.day)) continue;
    std::vector<ecosystem::OrganizationId> runners = program.partner_orgs;
    runners.push_back(program.lead_org);
    for (const ecosystem::OrganizationId& runner : runners) {
      const auto node = snapshot_.node_of(runner);
      if (node) served_[*node].push_back({program.stages, program.populations});
    }
  }
}

void Supply::add_offers() {
  const ecosystem::Ecosystem& ecosystem = *snapshot_.ecosystem;
  for (const auto& offer : ecosystem.all<ecosystem::Offer>()) {
    const auto node = snapshot_.node_of(offer.org);
    if (!node || !ecosystem::covers(offer.from, offer.to, snapshot_.view.day)) continue;
    const ecosystem::Organization& giver = *snapshot_.organizations[*node];
    SupplyLine line;
    line.node = *node;
    line.resource = offer.resource;
    line.capital = ecosystem::capital_of(ecosystem, offer.resource);
    line.unit = ecosystem::unit_of(ecosystem, offer.resource);
    line.stages = first_given(offer.stages, giver.stages);
    line.populations = first_given(offer.populations, giver.populations);
    line.amount = accessible_amount(offer, {});
    line.is_offer = true;
    line.offer = &offer;
    if (!offer.stages.empty()) served_[*node].push_back({line.stages, line.populations});
    lines_.push_back(std::move(line));
  }
}

void Supply::add_flows() {
  const ecosystem::Ecosystem& ecosystem = *snapshot_.ecosystem;
  for (const graph::Flow& flow : snapshot_.flows) {
    if (flow.from >= snapshot_.size()) continue;  // only organizations on the map count as providers
    const ecosystem::ResourceFlow& record = *ecosystem.find<ecosystem::ResourceFlow>(flow.id);
    const ecosystem::Organization& giver = *snapshot_.organizations[flow.from];
    const ecosystem::Organization& receiver = flow.to < snapshot_.size() ? *snapshot_.organizations[flow.to] : giver;
    SupplyLine line;
    line.node = flow.from;
    line.resource = flow.resource;
    line.capital = ecosystem::capital_of(ecosystem, flow.resource);
    line.unit = ecosystem::unit_of(ecosystem, flow.resource);
    line.stages = first_given(receiver.stages, giver.stages);
    if (!record.stage.empty()) line.stages = {record.stage};
    line.populations = first_given(record.populations, first_given(receiver.populations, giver.populations));
    line.amount = flow.amount;
    if (!record.stage.empty()) served_[flow.from].push_back({line.stages, line.populations});
    lines_.push_back(std::move(line));
  }
}

bool Supply::in_sector(std::uint32_t node, const ecosystem::SectorId& sector) const {
  return sector.empty() || snapshot_.organizations[node]->sector == sector;
}

bool Supply::serves(std::uint32_t node, const StageId& stage, const PopulationId& population) const {
  if (stage.empty() && population.empty()) return true;
  const ecosystem::Organization& own = *snapshot_.organizations[node];
  return std::ranges::any_of(served_[node], [&](const Served& served) {
    return meets_stage(first_given(served.stages, own.stages), stage) &&
           meets_population(first_given(served.populations, own.populations), population);
  });
}

bool Supply::counts(const SupplyLine& line, const ecosystem::TargetRow& row, bool count_providers,
                    const std::string& unit) const {
  const bool wanted = row.resource.empty() ? line.capital == row.capital.text() : line.resource == row.resource;
  return wanted && in_sector(line.node, row.sector) && meets_population(line.populations, row.population) &&
         (count_providers || line.unit == unit);
}

bool Supply::unplaced(std::uint32_t node) const {
  return std::ranges::all_of(served_[node], [](const Served& served) { return served.stages.empty(); });
}

Supply::Unplaced Supply::unplaced(const ecosystem::TargetRow& row, bool count_providers,
                                  const std::string& unit) const {
  Unplaced result;
  if (row.resource.empty() && row.capital.empty()) {
    for (std::uint32_t node = 0; node < snapshot_.size(); ++node) {
      const bool no_sector = !row.sector.empty() && snapshot_.organizations[node]->sector.empty();
      const bool no_stage = !row.stage.empty() && unplaced(node);
      if (!no_sector && (!no_stage || !in_sector(node, row.sector))) continue;
      if (serves(node, no_stage ? ecosystem::StageId() : row.stage, row.population)) ++result.organizations;
    }
    return result;
  }
  if (row.stage.empty()) return result;
  std::set<std::uint32_t> nodes;
  for (const SupplyLine& line : lines_) {
    if (!line.stages.empty() || !counts(line, row, count_providers, unit)) continue;
    nodes.insert(line.node);
    result.amount += line.amount.value_or(0.0);
  }
  result.organizations = static_cast<std::uint32_t>(nodes.size());
  return result;
}

std::vector<Provider> Supply::providers(const ecosystem::TargetRow& row, bool count_providers,
                                        const std::string& unit) const {
  std::vector<Provider> result;
  if (row.resource.empty() && row.capital.empty()) {
    for (std::uint32_t node = 0; node < snapshot_.size(); ++node) {
      if (in_sector(node, row.sector) && serves(node, row.stage, row.population)) result.push_back({node, 1.0});
    }
    return result;
  }
  std::map<std::pair<std::uint32_t, std::string>, Provided> by_resource;
  for (const SupplyLine& line : lines_) {
    if (!counts(line, row, count_providers, unit) || !meets_stage(line.stages, row.stage)) continue;
    const auto amount = line.is_offer ? accessible_amount(*line.offer, row.population) : line.amount;
    if (amount && *amount <= 0.0) continue;
    Provided& provided = by_resource[{line.node, line.resource.text()}];
    provided.any = true;
    provided.unknown = provided.unknown || !amount;
    const double share = row.stage.empty() ? 1.0 : 1.0 / static_cast<double>(line.stages.size());
    (line.is_offer ? provided.offered : provided.flowed) += amount.value_or(0.0) * share;
  }
  for (const auto& [key, provided] : by_resource) {
    const double amount = std::max(provided.offered, provided.flowed);
    if (result.empty() || result.back().node != key.first) result.push_back({key.first, std::nullopt});
    std::optional<double>& sum = result.back().amount;
    if (amount > 0.0) sum = sum.value_or(0.0) + amount;
    result.back().more = result.back().more || provided.unknown;
  }
  return result;
}

}  // namespace xylem::analysis
