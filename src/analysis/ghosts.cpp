// Ghosts: gathering what is short by sector and finding who needs it most.
#include "xylem/analysis/ghosts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "analysis/supply.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using ecosystem::Ecosystem;
using ecosystem::SectorId;
using ecosystem::TargetProfile;
using ecosystem::TargetRow;
using graph::Snapshot;

constexpr std::size_t kMostTies = 4;

SectorId sector_of_type(const Ecosystem& ecosystem, const ecosystem::OrgTypeId& type) {
  const ecosystem::Term* term = ecosystem::find_term(ecosystem, "org_type", type.text());
  return SectorId(term == nullptr ? std::string() : term->parent);
}

/// Who usually gives a resource, or what belongs to a capital; empty when the profile does not say.
SectorId usual_sector(const TargetProfile& profile, const ecosystem::ResourceId& resource, const std::string& capital) {
  for (const ecosystem::UsualProvider& usual : profile.usual_providers) {
    if (!resource.empty() && usual.resource == resource) return usual.sector;
  }
  for (const ecosystem::UsualProvider& usual : profile.usual_providers) {
    if (usual.resource.empty() && !capital.empty() && usual.capital.text() == capital) return usual.sector;
  }
  return {};
}

SectorId sector_for(const Ecosystem& ecosystem, const TargetProfile& profile, const TargetRow& row) {
  if (!row.sector.empty()) return row.sector;
  const SectorId by_type = sector_of_type(ecosystem, row.usual_provider);
  if (row.resource.empty() && !by_type.empty()) return by_type;
  const std::string capital = row.capital.empty() ? ecosystem::capital_of(ecosystem, row.resource) : row.capital.text();
  const SectorId usual = usual_sector(profile, row.resource, capital);
  return usual.empty() ? by_type : usual;
}

/// "A partner from Government", or the type that the profile names for the first of its cells that names one of the
/// sector.
std::string label_for(const Ecosystem& ecosystem, const SectorId& sector,
                      const std::vector<ecosystem::OrgTypeId>& types) {
  for (const ecosystem::OrgTypeId& type : types) {
    if (!type.empty() && sector_of_type(ecosystem, type) == sector) {
      return ecosystem::term_label(ecosystem, "org_type", type.text());
    }
  }
  return "A partner from " + ecosystem::term_label(ecosystem, "sector", sector.text());
}

/// The part of a cell's label that is not the sector: "Career entry"; the whole label when nothing is left.
std::string subject_of(const Ecosystem& ecosystem, const CoverageCell& cell) {
  const std::string sector = ecosystem::term_label(ecosystem, "sector", cell.row.sector.text()) + " · ";
  return !cell.row.sector.empty() && cell.label.starts_with(sector) ? cell.label.substr(sector.size()) : cell.label;
}

bool would_serve(const Ecosystem& ecosystem, const TargetProfile& profile, const Ghost& ghost, const TargetRow& row,
                 const ecosystem::Need& need, const ecosystem::Organization& owner) {
  const std::string capital = ecosystem::capital_of(ecosystem, need.resource);
  const bool names_resource = !row.resource.empty() || !row.capital.empty();
  const bool gives = !row.resource.empty()  ? row.resource == need.resource
                     : !row.capital.empty() ? row.capital.text() == capital
                                            : usual_sector(profile, need.resource, capital) == ghost.sector;
  if (!gives || (!names_resource && row.sector != ghost.sector)) return false;
  const auto& stages = need.stages.empty() ? owner.stages : need.stages;
  const bool stage = row.stage.empty() || stages.empty() || contains(stages, row.stage);
  const auto& populations = need.populations;
  return stage && (row.population.empty() || populations.empty() || contains(populations, row.population));
}

/// How needy each organization is: the priorities of its open needs that the ghost would serve, or of all of them.
struct Neediness {
  std::vector<double> served;
  std::vector<double> all;
};
Neediness neediness(const Snapshot& snapshot, const TargetProfile& profile, const Coverage& coverage,
                    const Ghost& ghost) {
  const Ecosystem& ecosystem = *snapshot.ecosystem;
  Neediness result{std::vector<double>(snapshot.size(), 0.0), std::vector<double>(snapshot.size(), 0.0)};
  for (const auto& need : ecosystem.all<ecosystem::Need>()) {
    const auto node = snapshot.node_of(need.org);
    if (!node || need.status != ecosystem::NeedStatus::open) continue;
    if (!ecosystem::covers(need.from, need.to, snapshot.view.day)) continue;
    const double priority = static_cast<double>(need.priority);
    result.all[*node] += priority;
    const bool served = std::ranges::any_of(ghost.cells, [&](std::uint32_t cell) {
      return would_serve(ecosystem, profile, ghost, coverage.cells[cell].row, need, *snapshot.organizations[*node]);
    });
    if (served) result.served[*node] += priority;
  }
  return result;
}

/// The first few of `candidates`: most needy, then by number of partners, then by name.
std::vector<std::uint32_t> neediest(const Snapshot& snapshot, std::vector<std::uint32_t> candidates,
                                    const std::vector<double>& need) {
  std::ranges::stable_sort(candidates, [&](std::uint32_t a, std::uint32_t b) {
    const auto key = [&](std::uint32_t node) {
      return std::pair(-need[node], -static_cast<double>(snapshot.partnerships.degree(node)));
    };
    return key(a) != key(b) ? key(a) < key(b) : snapshot.organizations[a]->name < snapshot.organizations[b]->name;
  });
  if (candidates.size() > kMostTies) candidates.resize(kMostTies);
  return candidates;
}

std::vector<std::uint32_t> ties_of(const Snapshot& snapshot, const TargetProfile& profile, const Coverage& coverage,
                                   const Supply& supply, const Ghost& ghost) {
  const Neediness needy = neediness(snapshot, profile, coverage, ghost);
  std::vector<std::uint32_t> in_need;
  for (std::uint32_t node = 0; node < snapshot.size(); ++node) {
    if (needy.served[node] > 0.0) in_need.push_back(node);
  }
  if (!in_need.empty()) return neediest(snapshot, std::move(in_need), needy.served);
  std::vector<std::uint32_t> same_stages;
  for (std::uint32_t node = 0; node < snapshot.size(); ++node) {
    const bool serves = std::ranges::any_of(ghost.cells, [&](std::uint32_t cell) {
      const ecosystem::StageId& stage = coverage.cells[cell].row.stage;
      return !stage.empty() && supply.serves(node, stage, {});
    });
    if (serves) same_stages.push_back(node);
  }
  return neediest(snapshot, std::move(same_stages), needy.all);
}

/// What is gathered for one sector before the ghost is written.
struct Gathered {
  std::vector<std::uint32_t> cells;
  double rank = 0.0;
  const SectorCount* minimum = nullptr;
};

std::string reason_of(const Ecosystem& ecosystem, const Coverage& coverage, const Gathered& gathered) {
  std::string reason;
  const std::size_t more = gathered.cells.size() + (gathered.minimum != nullptr ? 1 : 0) - 1;
  if (!gathered.cells.empty()) {
    const CoverageCell& worst = coverage.cells[gathered.cells.front()];
    reason = subject_of(ecosystem, worst) + ": " + shortage_in_words(worst);
  } else {
    const auto wanted = static_cast<std::size_t>(gathered.minimum->minimum.count);
    const std::string there = gathered.minimum->actual == 0 ? "none" : base::readable(gathered.minimum->actual, 0);
    const std::string count = there + " of at least " + base::counted(wanted, "organization");
    reason = gathered.minimum->label + ": " + (wanted == 1 ? "nobody yet" : count);
  }
  if (more > 0) reason += ", and " + base::counted(more, "more gap");
  return reason;
}

}  // namespace

std::string shortage_in_words(const CoverageCell& cell) {
  if (!cell.counts_providers) {
    const std::string wanted = base::readable(cell.target) + (cell.unit.empty() ? "" : " " + cell.unit) + " a year";
    if (cell.supply <= 0.0) return (cell.unknown_amounts > 0 ? "amounts not known of " : "nothing of ") + wanted;
    return base::readable(cell.supply) + " of " + wanted;
  }
  const auto wanted = static_cast<std::size_t>(cell.target);
  if (wanted == 1) return cell.supply > 0.0 ? "covered" : "nobody yet";
  const std::string there = cell.supply <= 0.0 ? "none" : base::readable(cell.supply, 0);
  return there + " of the " + base::counted(wanted, "wanted organization");
}

std::vector<Ghost> ghosts_of(const Snapshot& snapshot, const TargetProfile& profile, const Coverage& coverage) {
  if (snapshot.size() == 0) return {};  // nobody is there yet to miss somebody
  const Ecosystem& ecosystem = *snapshot.ecosystem;
  const Supply supply(snapshot);
  std::map<SectorId, Gathered> sectors;
  for (const std::uint32_t cell : coverage.deficits) {
    const SectorId sector = sector_for(ecosystem, profile, coverage.cells[cell].row);
    if (sector.empty()) continue;
    sectors[sector].cells.push_back(cell);
    sectors[sector].rank += coverage.cells[cell].deficit();
  }
  for (const SectorCount& count : coverage.sectors) {
    if (count.deficit() <= 0.0 || count.not_known) continue;
    sectors[count.minimum.sector].minimum = &count;
    sectors[count.minimum.sector].rank += count.deficit();
  }
  std::vector<Ghost> ghosts;
  for (const auto& [sector, gathered] : sectors) {
    std::vector<ecosystem::OrgTypeId> types;
    for (const std::uint32_t cell : gathered.cells) types.push_back(coverage.cells[cell].row.usual_provider);
    if (gathered.minimum != nullptr) types.push_back(gathered.minimum->minimum.usual_provider);
    Ghost ghost{sector,
                label_for(ecosystem, sector, types),
                reason_of(ecosystem, coverage, gathered),
                gathered.rank,
                gathered.cells,
                gathered.minimum != nullptr,
                {}};
    ghost.ties = ties_of(snapshot, profile, coverage, supply, ghost);
    ghosts.push_back(std::move(ghost));
  }
  std::ranges::stable_sort(
      ghosts, [](const Ghost& a, const Ghost& b) { return a.rank != b.rank ? a.rank > b.rank : a.label < b.label; });
  return ghosts;
}

}  // namespace xylem::analysis
