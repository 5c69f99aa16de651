// Change: two snapshots side by side.
#include "xylem/analysis/change.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using graph::Snapshot;

constexpr double kSame = 1e-9;

/// Every partnership of a state, with its phase; dormant ones too.
std::map<std::string, ecosystem::PhaseId> phases_of_ties(const Snapshot& snapshot) {
  std::map<std::string, ecosystem::PhaseId> phases;
  for (const graph::PartnershipFacts& facts : snapshot.facts) phases.emplace(facts.id.text(), facts.phase);
  for (const graph::DormantTie& tie : snapshot.dormant) phases.emplace(tie.id.text(), ecosystem::PhaseId("dormant"));
  return phases;
}

/// Where a phase stands in the sequence; dormant is below all others.
std::int64_t place_of(const Snapshot& snapshot, const ecosystem::PhaseId& phase) {
  if (phase.text() == "dormant") return -1;
  const auto* term = ecosystem::find_term(*snapshot.ecosystem, "phase", phase.text());
  return term == nullptr ? 0 : term->order;
}

const std::string& name_in(const Snapshot& snapshot, const ecosystem::OrganizationId& id) {
  static const std::string kNobody;
  const auto* organization = snapshot.ecosystem->find<ecosystem::Organization>(id);
  return organization == nullptr ? kNobody : organization->name;
}

/// The tie of that id as `snapshot` knows it.
ChangedTie tie_of(const Snapshot& snapshot, const std::string& id) {
  ChangedTie tie;
  tie.id = ecosystem::PartnershipId(id);
  if (const auto* partnership = snapshot.ecosystem->find<ecosystem::Partnership>(tie.id)) {
    tie.a = partnership->org_a;
    tie.b = partnership->org_b;
    tie.name = name_in(snapshot, tie.a) + " and " + name_in(snapshot, tie.b);
  }
  return tie;
}

void add_members(const Snapshot& before, const Snapshot& after, Changes& changes) {
  const auto only_in = [](const Snapshot& here, const Snapshot& there) {
    std::vector<ChangedMember> members;
    for (const auto* organization : here.organizations) {
      if (!there.node_of(organization->id)) members.push_back({organization->id, organization->name});
    }
    return members;
  };
  changes.joined = only_in(after, before);
  changes.left = only_in(before, after);
}

void add_ties(const Snapshot& before, const Snapshot& after, Changes& changes) {
  const auto was = phases_of_ties(before);
  const auto is = phases_of_ties(after);
  for (const auto& [id, phase] : is) {
    const auto old = was.find(id);
    ChangedTie tie = tie_of(after, id);
    tie.to = phase;
    if (old == was.end()) {
      changes.began.push_back(std::move(tie));
      continue;
    }
    tie.from = old->second;
    if (tie.from == tie.to) continue;
    if (tie.from.empty() || tie.to.empty()) {
      ++changes.phase_not_known;
      continue;
    }
    const bool back = place_of(after, tie.to) < place_of(after, tie.from);
    (back ? changes.fell_back : changes.moved_on).push_back(std::move(tie));
  }
  for (const auto& [id, phase] : was) {
    if (is.contains(id)) continue;
    ChangedTie tie = tie_of(before, id);
    tie.from = phase;
    tie.side_left = !after.node_of(tie.a) || !after.node_of(tie.b);
    changes.ended.push_back(std::move(tie));
  }
}

void add_resources(const Snapshot& before, const Snapshot& after, Changes& changes) {
  std::map<std::string, ChangedResource> rows;
  const auto count = [&](const Snapshot& snapshot, auto flows, auto amount, auto unknown) {
    for (const graph::Flow& flow : snapshot.flows) {
      ChangedResource& row = rows[flow.resource.text()];
      ++(row.*flows);
      if (flow.amount) {
        row.*amount += *flow.amount;
      } else {
        ++(row.*unknown);
      }
    }
  };
  count(before, &ChangedResource::flows_before, &ChangedResource::amount_before, &ChangedResource::unknown_before);
  count(after, &ChangedResource::flows_after, &ChangedResource::amount_after, &ChangedResource::unknown_after);
  for (auto& [key, row] : rows) {
    if (row.flows_before == row.flows_after && row.unknown_before == row.unknown_after &&
        std::abs(row.amount_before - row.amount_after) < kSame * std::max(1.0, row.amount_before)) {
      continue;
    }
    row.resource = ecosystem::ResourceId(key);
    row.label = ecosystem::term_label(*after.ecosystem, "resource", key);
    row.unit = ecosystem::unit_of(*after.ecosystem, row.resource);
    changes.resources.push_back(std::move(row));
  }
  std::ranges::stable_sort(changes.resources, {}, &ChangedResource::label);
}

void add_goals(const Snapshot& before, const Snapshot& after, Changes& changes) {
  for (const auto& goal : after.ecosystem->all<ecosystem::Goal>()) {
    ChangedGoal changed{goal.id, goal.text, 0, 0, 0, false, goal.status};
    const auto* old = before.ecosystem->find<ecosystem::Goal>(goal.id);
    const auto committed = [](const ecosystem::Goal& one, ecosystem::Day day) {
      return static_cast<std::uint32_t>(std::ranges::count_if(
          one.committed_orgs, [&](const auto& org) { return !org.since || org.since->first_day() <= day; }));
    };
    changed.committed_after = committed(goal, after.view.day);
    if (old != nullptr) changed.committed_before = committed(*old, before.view.day);
    changed.undated = static_cast<std::uint32_t>(
        std::ranges::count_if(goal.committed_orgs, [](const auto& org) { return !org.since; }));
    if (goal.due) {
      const ecosystem::Day due = goal.due->last_day();
      changed.fell_due = due > before.view.day && due <= after.view.day;
    }
    const bool status_changed = old != nullptr && old->status != goal.status;
    if (changed.committed_before != changed.committed_after || changed.fell_due || status_changed || old == nullptr) {
      changes.goals.push_back(std::move(changed));
    }
  }
}

void add_measures(const Snapshot& before, const Snapshot& after, Changes& changes) {
  using SeriesKey = std::tuple<std::string, std::string, std::string>;
  const auto key_of = [](const IndicatorSeries& one) {
    return SeriesKey{one.indicator->id.text(), one.subject, one.population.text()};
  };
  std::map<SeriesKey, std::optional<double>> old;
  for (const IndicatorSeries& one : indicator_series(before)) old.emplace(key_of(one), one.latest);
  for (const IndicatorSeries& one : indicator_series(after)) {
    const auto found = old.find(key_of(one));
    const std::optional<double> was = found == old.end() ? std::nullopt : found->second;
    if (!one.latest || was == one.latest) continue;
    ChangedMeasure changed{one.label, one.indicator->unit, was, one.latest, {}};
    if (was && one.indicator->direction != ecosystem::IndicatorDirection::range) {
      changed.better = (*one.latest > *was) == (one.indicator->direction == ecosystem::IndicatorDirection::up);
    }
    changes.measures.push_back(std::move(changed));
  }
}

}  // namespace

ChangesOfCapital changes_of_capital(const Snapshot& before, const CooperationCapital& after) {
  const CooperationCapital old = cooperation_capital_of(before);
  std::map<std::string, const PartnershipCapital*> known;
  for (const PartnershipCapital& row : old.partnerships) {
    if (!row.ended) known.emplace(row.id.text(), &row);
  }
  ChangesOfCapital changes;
  for (const PartnershipCapital& row : after.partnerships) {
    const auto found = known.find(row.id.text());
    if (row.ended || found == known.end()) continue;
    if (!row.capital || !found->second->capital) {
      ++changes.not_known;
      continue;
    }
    ChangedCapital changed{row.id, row.name, *found->second->capital, *row.capital};
    if (changed.before != changed.after) changes.rows.push_back(std::move(changed));
  }
  std::ranges::stable_sort(changes.rows, {}, &ChangedCapital::change);
  return changes;
}

bool Changes::nothing() const {
  return joined.empty() && left.empty() && began.empty() && ended.empty() && moved_on.empty() && fell_back.empty() &&
         phase_not_known == 0 && resources.empty() && capital.rows.empty() && goals.empty() && measures.empty();
}

Changes changes_between(const Snapshot& before, const Snapshot& after) {
  Changes changes;
  changes.from = before.view.day;
  changes.to = after.view.day;
  changes.organizations_before = before.size();
  changes.organizations_after = after.size();
  changes.partnerships_before = static_cast<std::uint32_t>(before.facts.size());
  changes.partnerships_after = static_cast<std::uint32_t>(after.facts.size());
  add_members(before, after, changes);
  add_ties(before, after, changes);
  add_resources(before, after, changes);
  changes.capital = changes_of_capital(before, cooperation_capital_of(after));
  add_goals(before, after, changes);
  add_measures(before, after, changes);
  return changes;
}

std::string change_sentence(const Changes& changes, const std::string& against) {
  if (changes.nothing()) return "Nothing changed " + against + ".";
  const auto two = [](std::size_t first, std::string_view what, std::string_view did, std::size_t second,
                      std::string_view other) {
    if (first == 0 && second == 0)
      return "no " + std::string(what) + " " + std::string(did) + " or " + std::string(other);
    std::string text = base::counted(first, what) + " " + std::string(did);
    return text + ", " + base::readable(static_cast<double>(second), 0) + " " + std::string(other);
  };
  std::string head = against;
  if (!head.empty()) head[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(head[0])));
  std::string text = head + ": " + two(changes.joined.size(), "organization", "joined", changes.left.size(), "left") +
                     "; " + two(changes.began.size(), "partnership", "began", changes.ended.size(), "ended");
  const std::size_t on = changes.moved_on.size();
  const std::size_t back = changes.fell_back.size();
  if (on + back > 0) {
    text += "; " + base::readable(static_cast<double>(on), 0) + " moved on a phase, " +
            base::readable(static_cast<double>(back), 0) + " fell back";
  }
  return text + ".";
}

}  // namespace xylem::analysis
