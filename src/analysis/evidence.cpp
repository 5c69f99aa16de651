// Evidence: sorting records by the partnership and the organizations they speak of.
#include "analysis/evidence.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>
#include <utility>

#include "analysis/neighborhood.h"
#include "analysis/supply.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using ecosystem::Day;

constexpr Day kBeforeAll = std::numeric_limits<Day>::min();

Day begin_of(const std::optional<ecosystem::Date>& date) { return date ? date->first_day() : kBeforeAll; }

/// The places of all pairs of `nodes` that are ties.
template <class Visit>
void for_each_tie(const graph::Graph& graph, const std::vector<std::uint32_t>& nodes, Visit&& visit) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    for (std::size_t j = i + 1; j < nodes.size(); ++j) {
      if (const auto edge = edge_between(graph, nodes[i], nodes[j])) visit(*edge);
    }
  }
}

std::vector<std::uint32_t> nodes_of(const graph::Snapshot& snapshot,
                                    const std::vector<ecosystem::OrganizationId>& ids) {
  std::vector<std::uint32_t> nodes;
  for (const ecosystem::OrganizationId& id : ids) {
    if (const auto node = snapshot.node_of(id)) nodes.push_back(*node);
  }
  std::ranges::sort(nodes);
  const auto repeated = std::ranges::unique(nodes);
  nodes.erase(repeated.begin(), repeated.end());
  return nodes;
}

}  // namespace

std::optional<bool> in_months_before(const std::optional<ecosystem::Date>& date, Day day, int months) {
  if (!date) return std::nullopt;
  return date->last_day() > ecosystem::months_before(day, months) && date->first_day() <= day;
}

Evidence::Evidence(const graph::Snapshot& snapshot) : snapshot_(snapshot), organizations_(snapshot.size()) {
  add_pairs();
  add_agreements();
  add_flows();
  add_convenings();
  add_programs();
  add_phases();
  add_ratings();
  add_roles_and_goals();
}

void Evidence::add_pairs() {
  const auto edges = snapshot_.partnerships.edges();
  for (std::uint32_t edge = 0; edge < edges.size(); ++edge) {
    PairEvidence pair;
    pair.partnership = snapshot_.ecosystem->find<ecosystem::Partnership>(snapshot_.facts[edge].id);
    pair.nodes = {edges[edge].from, edges[edge].to};
    pair_of_id_.emplace(snapshot_.facts[edge].id.text(), edge);
    pairs_.push_back(std::move(pair));
  }
}

PairEvidence* Evidence::pair_of(const ecosystem::PartnershipId& id) {
  const auto found = pair_of_id_.find(id.text());
  return found == pair_of_id_.end() ? nullptr : &pairs_[found->second];
}

void Evidence::add_agreements() {
  for (const auto& agreement : snapshot_.ecosystem->all<ecosystem::Agreement>()) {
    any_agreements_ = true;
    std::set<PairEvidence*> about;
    for (const ecosystem::PartnershipId& id : agreement.partnerships) about.insert(pair_of(id));
    const std::vector<std::uint32_t> parties = nodes_of(snapshot_, agreement.parties);
    for (const std::uint32_t node : parties) ++organizations_[node].agreements;
    for_each_tie(snapshot_.partnerships, parties, [&](std::uint32_t edge) { about.insert(&pairs_[edge]); });
    about.erase(nullptr);
    for (PairEvidence* pair : about) pair->agreements.push_back(&agreement);
  }
}

void Evidence::add_flows() {
  for (const auto& flow : snapshot_.ecosystem->all<ecosystem::ResourceFlow>()) {
    any_exchange_ = true;
    for (const auto& end : {flow.from_org, flow.to_org}) {
      if (const auto node = snapshot_.node_of(end)) ++organizations_[*node].flows;
    }
  }
  std::unordered_map<std::string_view, const ecosystem::Term*> resources;
  for (std::uint32_t place = 0; place < snapshot_.flows.size(); ++place) {
    const graph::Flow& flow = snapshot_.flows[place];
    const auto* record = snapshot_.ecosystem->find<ecosystem::ResourceFlow>(flow.id);
    const auto [resource, added] = resources.try_emplace(flow.resource.text(), nullptr);
    if (added) resource->second = ecosystem::find_term(*snapshot_.ecosystem, "resource", flow.resource.text());
    flows_.push_back({record, resource->second});
    undated_flows_ += record->from ? 0U : 1U;
    if (flow.from == flow.to) continue;
    const bool from_here = flow.from < snapshot_.size();
    const bool to_here = flow.to < snapshot_.size();
    if (to_here) organizations_[flow.to].inflows.push_back(place);
    if (!from_here || !to_here) continue;
    if (const auto edge = edge_between(snapshot_.partnerships, flow.from, flow.to))
      pairs_[*edge].flows.push_back(place);
  }
}

void Evidence::add_convenings() {
  for (const auto& convening : snapshot_.ecosystem->all<ecosystem::Convening>()) {
    any_exchange_ = true;
    if (convening.date && convening.date->first_day() > snapshot_.view.day) continue;
    std::vector<ecosystem::OrganizationId> ids = convening.co_hosts;
    ids.push_back(convening.host_org);
    for (const ecosystem::Attendance& attendance : convening.attended) ids.push_back(attendance.org);
    Meeting meeting{&convening, nodes_of(snapshot_, ids)};
    for (const std::uint32_t node : meeting.there) {
      organizations_[node].convenings.push_back(static_cast<std::uint32_t>(meetings_.size()));
    }
    meetings_.push_back(std::move(meeting));
  }
  std::vector<std::uint32_t> both;
  for (PairEvidence& pair : pairs_) {
    both.clear();
    std::ranges::set_intersection(organizations_[pair.nodes[0]].convenings, organizations_[pair.nodes[1]].convenings,
                                  std::back_inserter(both));
    for (const std::uint32_t place : both) pair.convenings.push_back(meetings_[place].record);
  }
}

void Evidence::add_programs() {
  for (const auto& program : snapshot_.ecosystem->all<ecosystem::Program>()) {
    if (!ecosystem::covers(program.from, program.to, snapshot_.view.day)) continue;
    std::vector<ecosystem::OrganizationId> ids = program.partner_orgs;
    ids.push_back(program.lead_org);
    const std::vector<std::uint32_t> nodes = nodes_of(snapshot_, ids);
    for (const std::uint32_t node : nodes) organizations_[node].programs += nodes.size() > 1 ? 1U : 0U;
    for_each_tie(snapshot_.partnerships, nodes, [&](std::uint32_t edge) { pairs_[edge].programs.push_back(&program); });
  }
}

void Evidence::add_phases() {
  for (const auto& phase : snapshot_.ecosystem->all<ecosystem::PhaseRecord>()) {
    PairEvidence* pair = pair_of(phase.partnership);
    if (pair != nullptr && begin_of(phase.from) <= snapshot_.view.day) pair->phases.push_back(&phase);
  }
  for (PairEvidence& pair : pairs_) {
    std::ranges::stable_sort(pair.phases, {}, [](const auto* phase) { return begin_of(phase->from); });
  }
}

void Evidence::add_ratings() {
  for (const auto& rating : snapshot_.ecosystem->all<ecosystem::Rating>()) {
    any_exchange_ = true;
    PairEvidence* pair = pair_of(rating.partnership);
    const auto from = snapshot_.node_of(rating.from_org);
    if (pair == nullptr || !from || begin_of(rating.date) > snapshot_.view.day) continue;
    if (*from == pair->nodes[0]) pair->ratings[0].push_back(&rating);
    if (*from == pair->nodes[1]) pair->ratings[1].push_back(&rating);
  }
}

void Evidence::add_roles_and_goals() {
  for (const auto& role : snapshot_.ecosystem->all<ecosystem::RoleAssignment>()) {
    const auto node = snapshot_.node_of(role.org);
    if (!node) continue;
    organizations_[*node].roles_ever = true;
    const auto [term, added] = roles_.try_emplace(role.role.text(), nullptr);
    if (added) term->second = ecosystem::find_term(*snapshot_.ecosystem, "role", role.role.text());
    if (ecosystem::covers(role.from, role.to, snapshot_.view.day)) organizations_[*node].roles.push_back(&role);
  }
  for (const auto& goal : snapshot_.ecosystem->all<ecosystem::Goal>()) {
    for (const ecosystem::Commitment& commitment : goal.committed_orgs) {
      const auto node = snapshot_.node_of(commitment.org);
      if (node && begin_of(commitment.since) <= snapshot_.view.day) organizations_[*node].goals.push_back(&goal);
    }
  }
}

std::vector<const ecosystem::RoleAssignment*> Evidence::roles_of(const PairEvidence& pair, std::size_t side) const {
  std::vector<const ecosystem::RoleAssignment*> roles;
  for (const auto* role : organizations_[pair.nodes[side]].roles) {
    const bool everywhere = role->partnership.empty() && role->program.empty();
    if (everywhere || role->partnership == pair.partnership->id) roles.push_back(role);
  }
  return roles;
}

People Evidence::people_of(const PairEvidence& pair, std::size_t side) const {
  People people;
  people.recorded = organizations_[pair.nodes[side]].roles_ever;
  std::set<std::string> named;
  for (const auto* role : roles_of(pair, side)) {
    role->person.empty() ? static_cast<void>(++people.unnamed) : static_cast<void>(named.insert(role->person.text()));
  }
  people.named = static_cast<std::uint32_t>(named.size());
  return people;
}

TrustOfSide Evidence::trust_of(const PairEvidence& pair, std::size_t side) {
  TrustOfSide trust;
  Day newest = kBeforeAll;
  for (const auto* rating : pair.ratings[side]) newest = std::max(newest, begin_of(rating->date));
  double sum = 0.0;
  for (const auto* rating : pair.ratings[side]) {
    if (begin_of(rating->date) != newest) continue;
    for (const auto& item : {rating->reliability, rating->shared_mission, rating->openness}) {
      ++trust.asked;
      if (!item) continue;
      ++trust.known;
      sum += static_cast<double>(*item);
    }
  }
  if (trust.known == 0) return trust;
  const double missing = trust.asked - trust.known;
  trust.mean = Interval{(sum + missing) / trust.asked, sum / trust.known, (sum + 4.0 * missing) / trust.asked};
  return trust;
}

const std::string& Evidence::capital_of(std::uint32_t place) const {
  static const std::string kNone;
  const ecosystem::Term* term = resource_of(place);
  return term == nullptr ? kNone : term->parent;
}

const ecosystem::Term* Evidence::role_of(const ecosystem::RoleAssignment& assignment) const {
  const auto found = roles_.find(assignment.role.text());
  return found == roles_.end() ? nullptr : found->second;
}

std::string Evidence::names(const PairEvidence& pair) const {
  return name(pair.nodes[0]) + " and " + name(pair.nodes[1]);
}

}  // namespace xylem::analysis
