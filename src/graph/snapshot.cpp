// Snapshots: which organizations, partnerships and flows count on one day.
#include "xylem/graph/snapshot.h"

#include <algorithm>
#include <map>
#include <utility>

#include "xylem/graph/window.h"

namespace xylem::graph {
namespace {

using ecosystem::Day;
using ecosystem::Ecosystem;

/// The phases of each partnership by their beginning.
using PhasesByPartnership = std::unordered_map<std::string, std::vector<const ecosystem::PhaseRecord*>>;

PhasesByPartnership phases_by_partnership(const Ecosystem& ecosystem) {
  PhasesByPartnership phases;
  for (const auto& phase : ecosystem.all<ecosystem::PhaseRecord>()) phases[phase.partnership.text()].push_back(&phase);
  for (auto& [id, list] : phases) {
    std::ranges::stable_sort(list, {},
                             [](const auto* phase) { return phase->from ? phase->from->first_day() : Day{-1000000}; });
  }
  return phases;
}

/// What the phases say of one day: the phase then (empty in a gap), and whether the last one begun was the end.
struct PhaseOnDay {
  ecosystem::PhaseId phase;
  bool over = false;
};
PhaseOnDay phase_on(const PhasesByPartnership& phases, const ecosystem::PartnershipId& partnership, Day day) {
  PhaseOnDay result;
  const auto found = phases.find(partnership.text());
  if (found == phases.end()) return result;
  for (const auto* phase : found->second) {
    if (phase->from && phase->from->first_day() > day) continue;
    result.over = phase->phase.text() == "ended";
    if (ecosystem::covers(phase->from, phase->to, day)) result.phase = phase->phase;
  }
  return result;
}

/// The newest level each side gave, by partnership.
class Levels {
 public:
  Levels(const Ecosystem& ecosystem, Day day) {
    for (const auto& rating : ecosystem.all<ecosystem::Rating>()) {
      const Day when = rating.date ? rating.date->first_day() : Day{-1000000};
      if (!rating.level || when > day) continue;
      Answer& answer = answers_[rating.partnership.text()][rating.from_org.text()];
      if (answer.count > 0 && when < answer.when) continue;
      if (when > answer.when || answer.count == 0) answer = {when, 0.0, 0};
      answer.sum += static_cast<double>(*rating.level);  // several phones of one organization are averaged
      ++answer.count;
    }
  }
  [[nodiscard]] std::optional<double> of(const ecosystem::Partnership& partnership) const {
    const auto found = answers_.find(partnership.id.text());
    if (found == answers_.end()) {
      return partnership.level ? std::optional(static_cast<double>(*partnership.level)) : std::nullopt;
    }
    double sum = 0.0;
    for (const auto& [side, answer] : found->second) sum += answer.sum / answer.count;
    return sum / static_cast<double>(found->second.size());
  }

 private:
  struct Answer {
    Day when = 0;
    double sum = 0.0;
    int count = 0;
  };
  std::unordered_map<std::string, std::map<std::string, Answer>> answers_;
};

/// Level, else the sum of the weights that were reported and run on the day, else 1.
float strength(const ecosystem::Partnership& partnership, const std::optional<double>& level, Day day) {
  if (level && *level > 0.0) return static_cast<float>(*level);
  double sum = 0.0;
  for (const ecosystem::Tie& tie : partnership.ties) {
    if (tie.weight && *tie.weight > 0.0 && ecosystem::covers(tie.from, tie.to, day)) sum += *tie.weight;
  }
  return sum > 0.0 ? static_cast<float>(sum) : 1.0F;
}

void add_partnerships(const Ecosystem& ecosystem, Snapshot& snapshot) {
  const Day day = snapshot.view.day;
  const PhasesByPartnership phases = phases_by_partnership(ecosystem);
  const Levels levels(ecosystem, day);
  struct Candidate {
    Edge edge;
    PartnershipFacts facts;
  };
  std::vector<Candidate> found;
  for (const auto& partnership : ecosystem.all<ecosystem::Partnership>()) {
    const auto a = snapshot.node_of(partnership.org_a);
    const auto b = snapshot.node_of(partnership.org_b);
    if (!a || !b || *a == *b || partnership.state == ecosystem::TieState::planned) continue;
    if (!ecosystem::covers(partnership.started, partnership.ended, day)) continue;
    if (partnership.state == ecosystem::TieState::ended && !partnership.ended) continue;
    const PhaseOnDay phase = phase_on(phases, partnership.id, day);
    if (phase.over) continue;
    const Edge edge{std::min(*a, *b), std::max(*a, *b)};
    if (phase.phase.text() == "dormant" && !snapshot.view.dormant) {
      snapshot.dormant.push_back({edge.from, edge.to, partnership.id});
      continue;
    }
    const auto level = levels.of(partnership);
    if (level && *level < snapshot.view.least_level) continue;
    found.push_back({{edge.from, edge.to, strength(partnership, level, day)},
                     {partnership.id, phase.phase, partnership.state, level}});
  }
  std::ranges::stable_sort(found, {}, [](const Candidate& c) { return std::pair(c.edge.from, c.edge.to); });
  std::vector<Edge> edges;
  for (Candidate& candidate : found) {  // two open records of one pair are one tie: the first stands for it
    if (!edges.empty() && edges.back().from == candidate.edge.from && edges.back().to == candidate.edge.to) continue;
    edges.push_back(candidate.edge);
    snapshot.facts.push_back(std::move(candidate.facts));
  }
  snapshot.partnerships = Graph(snapshot.size(), std::move(edges));
}

std::optional<std::uint32_t> end_of(const Snapshot& snapshot, const ecosystem::OrganizationId& id) {
  if (id.text() == ecosystem::kExternal) return kOutside;
  if (id.text() == ecosystem::kLearners) return kToLearners;
  return snapshot.node_of(id);
}

void add_flows(const Ecosystem& ecosystem, Snapshot& snapshot) {
  for (const auto& flow : ecosystem.all<ecosystem::ResourceFlow>()) {
    if (flow.status != snapshot.view.flow_status) continue;
    const auto from = end_of(snapshot, flow.from_org);
    const auto to = end_of(snapshot, flow.to_org);
    const auto moved = moved_until(flow, snapshot.view.day);
    if (from && to && moved) snapshot.flows.push_back({flow.id, *from, *to, flow.resource, moved->amount, moved->disputed});
  }
}

}  // namespace

std::shared_ptr<const Snapshot> snapshot_of(std::shared_ptr<const Ecosystem> ecosystem, const View& view) {
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->view = view;
  for (const auto& organization : ecosystem->all<ecosystem::Organization>()) {
    if (organization.status != ecosystem::OrganizationStatus::active) continue;
    if (!ecosystem::covers(organization.joined, organization.left, view.day)) continue;
    snapshot->node_of_id.emplace(organization.id.text(), snapshot->size());
    snapshot->organizations.push_back(&organization);
  }
  add_partnerships(*ecosystem, *snapshot);
  add_flows(*ecosystem, *snapshot);
  snapshot->ecosystem = std::move(ecosystem);
  return snapshot;
}

Graph flow_graph(const Snapshot& snapshot, const ecosystem::ResourceId& resource) {
  std::vector<Edge> edges;
  for (const Flow& flow : snapshot.flows) {
    const bool between_nodes = flow.from < snapshot.size() && flow.to < snapshot.size() && flow.from != flow.to;
    if (!between_nodes || !flow.amount || *flow.amount <= 0.0) continue;
    if (!resource.empty() && flow.resource != resource) continue;
    edges.push_back({flow.from, flow.to, static_cast<float>(*flow.amount)});
  }
  return merged(snapshot.size(), std::move(edges), Direction::directed);
}

Day day_of(const ecosystem::About& about, Day today) { return about.as_of ? about.as_of->last_day() : today; }

std::vector<TimelineBin> timeline(const Ecosystem& ecosystem, Day until) {
  constexpr int kMostBins = 80;
  std::optional<Day> first;
  const auto note = [&](const std::optional<ecosystem::Date>& date) {
    if (date && (!first || date->first_day() < *first)) first = date->first_day();
  };
  for (const auto& partnership : ecosystem.all<ecosystem::Partnership>()) note(partnership.started);
  for (const auto& phase : ecosystem.all<ecosystem::PhaseRecord>()) note(phase.from);
  if (!first || *first > until) return {};
  const auto quarter = [](Day day) {
    const ecosystem::Date date = ecosystem::date_of(day);
    return date.year * 4 + (date.month - 1) / 3;
  };
  const int last = quarter(until);
  const PhasesByPartnership phases = phases_by_partnership(ecosystem);
  std::vector<TimelineBin> bins;
  for (int q = std::max(quarter(*first), last - kMostBins + 1); q <= last; ++q) {
    const ecosystem::Date month{static_cast<std::int16_t>(q / 4), static_cast<std::uint8_t>(q % 4 * 3 + 3)};
    TimelineBin bin{month.last_day()};
    for (const auto& partnership : ecosystem.all<ecosystem::Partnership>()) {
      if (!ecosystem::covers(partnership.started, partnership.ended, bin.end)) continue;
      const PhaseOnDay phase = phase_on(phases, partnership.id, bin.end);
      const std::string& key = phase.phase.text();
      if (phase.over || (!partnership.started && key.empty())) continue;
      ++(key == "initiation"      ? bin.initiation
         : key == "development"   ? bin.development
         : key == "consolidation" ? bin.consolidation
                                  : bin.other);
    }
    bins.push_back(bin);
  }
  return bins;
}

}  // namespace xylem::graph
