// Eligibility: sectors, stages, populations, months and barriers held against each other.
#include "xylem/analysis/eligibility.h"

#include <algorithm>

#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

constexpr const char* kEverybody = "all";  // the population that all others are part of

template <class Value>
bool share_one(const std::vector<Value>& a, const std::vector<Value>& b) {
  return std::ranges::any_of(a, [&](const Value& value) { return std::ranges::find(b, value) != b.end(); });
}
template <class Value>
bool overlap_or_open(const std::vector<Value>& a, const std::vector<Value>& b) {
  return a.empty() || b.empty() || share_one(a, b);
}
bool has_everybody(const std::vector<ecosystem::PopulationId>& populations) {
  return std::ranges::any_of(populations, [](const auto& population) { return population.text() == kEverybody; });
}

bool for_all(const ecosystem::Barrier& barrier) { return barrier.populations.empty() && barrier.orgs.empty(); }

}  // namespace

double times_a_year(ecosystem::Period period) {
  switch (period) {
    case ecosystem::Period::month:
      return 12.0;
    case ecosystem::Period::quarter:
      return 4.0;
    case ecosystem::Period::one_off:
    case ecosystem::Period::year:
      break;
  }
  return 1.0;
}

std::optional<double> yearly(const std::optional<double>& amount, ecosystem::Period period) {
  return amount ? std::optional(*amount * times_a_year(period)) : std::nullopt;
}

bool runs(const graph::Snapshot& snapshot, const ecosystem::Offer& offer) {
  return snapshot.node_of(offer.org) && ecosystem::covers(offer.from, offer.to, snapshot.view.day);
}
bool runs(const graph::Snapshot& snapshot, const ecosystem::Need& need) {
  return need.status == ecosystem::NeedStatus::open && snapshot.node_of(need.org) &&
         ecosystem::covers(need.from, need.to, snapshot.view.day);
}

bool meant_for(const graph::Snapshot& snapshot, const ecosystem::Offer& offer, const ecosystem::Need& need) {
  if (offer.resource != need.resource || offer.org == need.org) return false;
  const auto node = snapshot.node_of(need.org);
  if (!node) return false;
  const auto& sectors = offer.eligible_sectors;
  if (!sectors.empty() && std::ranges::find(sectors, snapshot.organizations[*node]->sector) == sectors.end()) {
    return false;
  }
  const bool populations = overlap_or_open(offer.populations, need.populations) || has_everybody(offer.populations) ||
                           has_everybody(need.populations);
  return populations && overlap_or_open(offer.stages, need.stages) && overlap_or_open(offer.months, need.months);
}

bool stands_before(const graph::Snapshot& snapshot, const ecosystem::Barrier& barrier, const ecosystem::Need& need) {
  if (for_all(barrier) || has_everybody(barrier.populations)) return true;
  if (std::ranges::find(barrier.orgs, need.org) != barrier.orgs.end()) return true;
  if (!need.populations.empty()) return share_one(barrier.populations, need.populations);
  const auto node = snapshot.node_of(need.org);
  return node && share_one(barrier.populations, snapshot.organizations[*node]->populations);
}

double access_factor(const graph::Snapshot& snapshot, const ecosystem::Offer& offer, const ecosystem::Need& need,
                     const ecosystem::Barrier* without) {
  if (!meant_for(snapshot, offer, need)) return 0.0;
  const bool said = offer.accessible_amount && offer.amount && *offer.amount > 0.0;
  double left = said ? std::clamp(*offer.accessible_amount / *offer.amount, 0.0, 1.0) : 1.0;
  for (const ecosystem::Barrier& barrier : offer.barriers) {
    if (&barrier == without || (said && for_all(barrier)) || !stands_before(snapshot, barrier, need)) continue;
    left *= 1.0 - std::clamp(barrier.severity, 0.0, 1.0);
  }
  return left;
}

bool eligible(const graph::Snapshot& snapshot, const ecosystem::Offer& offer, const ecosystem::Need& need) {
  return access_factor(snapshot, offer, need) > 0.0;
}

bool is_rival(const ecosystem::Ecosystem& ecosystem, const ecosystem::ResourceId& resource) {
  const ecosystem::Term* term = ecosystem::find_term(ecosystem, "resource", resource.text());
  return term == nullptr || term->rival.value_or(true);
}

}  // namespace xylem::analysis
