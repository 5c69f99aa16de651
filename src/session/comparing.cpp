// What the Capital and the Change lens show: ties by strength, and one state against another.
#include <cmath>
#include <limits>
#include <unordered_map>
#include <utility>

#include "session/state.h"

namespace xylem::session {
namespace {

constexpr int kMonthsBack = 12;
constexpr const char* kAsItIs = "against the map as it is";

/// Places of ties in the snapshot by their id.
std::unordered_map<std::string, std::size_t> ties_by_id(const graph::Snapshot& snapshot) {
  std::unordered_map<std::string, std::size_t> ties;
  for (std::size_t tie = 0; tie < snapshot.facts.size(); ++tie) ties.emplace(snapshot.facts[tie].id.text(), tie);
  return ties;
}

std::string since(ecosystem::Day day) { return "since " + ecosystem::readable(ecosystem::date_of(day)); }

}  // namespace

CapitalAnswer capital_of(const graph::Snapshot& snapshot) {
  CapitalAnswer answer;
  answer.capital = analysis::cooperation_capital_of(snapshot);
  answer.strength.assign(snapshot.facts.size(), std::numeric_limits<double>::quiet_NaN());
  const auto ties = ties_by_id(snapshot);
  for (const analysis::PartnershipCapital& row : answer.capital.partnerships) {
    const auto tie = ties.find(row.id.text());
    if (tie != ties.end() && row.capital) answer.strength[tie->second] = row.capital->mid;
  }
  graph::View year_before = snapshot.view;
  year_before.day = ecosystem::months_before(snapshot.view.day, kMonthsBack);
  const auto before = graph::snapshot_of(snapshot.ecosystem, year_before);
  for (analysis::ChangedCapital& row : analysis::changes_of_capital(*before, answer.capital).rows) {
    if (row.change() < 0.0) answer.losing.push_back(std::move(row));
  }
  return answer;
}

ChangesAnswer changes_of(const graph::Snapshot& before, const graph::Snapshot& after, std::string against) {
  ChangesAnswer answer;
  answer.changes = analysis::changes_between(before, after);
  answer.against = std::move(against);
  answer.joined.assign(after.size(), 0);
  for (const analysis::ChangedMember& member : answer.changes.joined) {
    if (const auto node = after.node_of(member.id)) answer.joined[*node] = 1;
  }
  answer.ties.assign(after.facts.size(), scene::TieChange::none);
  const auto ties = ties_by_id(after);
  const auto mark = [&](const std::vector<analysis::ChangedTie>& changed, scene::TieChange as) {
    for (const analysis::ChangedTie& one : changed) {
      const auto tie = ties.find(one.id.text());
      if (tie != ties.end()) answer.ties[tie->second] = as;
    }
  };
  mark(answer.changes.began, scene::TieChange::began);
  mark(answer.changes.moved_on, scene::TieChange::moved_on);
  mark(answer.changes.fell_back, scene::TieChange::fell_back);
  const auto between = [&](const analysis::ChangedTie& one, std::vector<scene::EndedTie>& list) {
    const auto a = after.node_of(one.a);
    const auto b = after.node_of(one.b);
    if (a && b) list.push_back({one.id, *a, *b});
  };
  for (const analysis::ChangedTie& one : answer.changes.ended) between(one, answer.ended);
  for (const analysis::ChangedTie& one : answer.changes.fell_back) {
    if (one.to.text() == "dormant") between(one, answer.fell_asleep);
  }
  for (const analysis::ChangedMember& member : answer.changes.left) {
    const auto* organization = before.ecosystem->find<ecosystem::Organization>(member.id);
    if (organization == nullptr) continue;
    answer.left.push_back({member.id, organization->name, organization->sector, organization->org_type, {}});
  }
  return answer;
}

Session::State::Earlier Session::State::earlier_state() const {
  const ComparedWith& with = view.compared_with;
  const auto& now = history.now().ecosystem;
  const auto a_year_before = [&] { return ecosystem::months_before(day(), kMonthsBack); };
  switch (with.what) {
    case ComparedWith::What::day: {
      const ecosystem::Day day = with.date ? with.date->first_day() : a_year_before();
      return {shown(), day, since(day)};
    }
    case ComparedWith::What::scenario: {
      if (with.scenario.empty()) return {now, day(), kAsItIs};
      const auto* scenario = now->find<ecosystem::Scenario>(with.scenario);
      if (scenario == nullptr || !compared_branch) break;
      return {compared_branch->part, day(), "against \u201c" + scenario->name + "\u201d"};
    }
    case ComparedWith::What::usual:
      break;
  }
  if (branch) return {now, day(), kAsItIs};
  return {shown(), a_year_before(), since(a_year_before())};
}

scene::ChangeMarks Session::State::marks_of(const ChangesAnswer& changes) const {
  scene::ChangeMarks marks;
  marks.joined = changes.joined;
  marks.ties = changes.ties;
  marks.ended = changes.ended;
  marks.fell_asleep = changes.fell_asleep;
  for (scene::Departed one : changes.left) {
    const document::Place* place = history.now().places->find(one.id);
    if (place == nullptr) continue;  // never had a place on the map
    one.at = place->point();
    marks.left.push_back(std::move(one));
  }
  return marks;
}

}  // namespace xylem::session
