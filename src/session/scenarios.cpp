// Commands about scenarios: what is tried lies beside the document until it is kept.
#include <algorithm>
#include <set>

#include "session/state.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/scenario.h"

namespace xylem::session {
namespace {

using document::Document;
using ecosystem::Ecosystem;
using ecosystem::Organization;
using ecosystem::Scenario;

/// `after`, and where it left some of `before` out, that place again if its organization is in `ecosystem`.
document::Places places_with(const document::Places& before, const document::Places& after,
                             const Ecosystem& ecosystem) {
  document::Places all = after;
  document::Places::compare(before, after, [&](const auto& old, const auto& now) {
    if (old && !now && ecosystem.find<Organization>(old->id) != nullptr) all = all.with(old);
  });
  return all;
}

/// Only the places of organizations that are there, in the document or in one of its scenarios.
document::Places places_of(const document::Places& places, const Ecosystem& ecosystem) {
  std::set<std::string> tried;
  for (const Scenario& scenario : ecosystem.all<Scenario>()) {
    for (const ecosystem::ScenarioChange& change : scenario.changes) {
      if (change.kind == ecosystem::describe<Organization>().key) tried.insert(change.subject);
    }
  }
  document::Places kept = places;
  for (const document::Place& place : places) {
    const bool there = ecosystem.find<Organization>(place.id) != nullptr || tried.contains(place.id.text());
    if (!there) kept = kept.without(place.id);
  }
  return kept;
}

}  // namespace

void Session::State::refresh_branch() {
  const auto& base = history.now().ecosystem;
  refresh_compared_branch();
  const Scenario* scenario = view.scenario.empty() ? nullptr : base->find<Scenario>(view.scenario);
  if (scenario == nullptr) {
    view.scenario = {};
    branch.reset();
    return;
  }
  if (branch && branch->id == view.scenario && branch->made_from == base.stamp()) return;
  base::Problems problems;
  branch = Branch{view.scenario, base.stamp(), {ecosystem::branch_of(*base, *scenario, problems), stamps.fresh()}};
  tell_problems(problems);
}

void Session::State::refresh_compared_branch() {
  const auto& base = history.now().ecosystem;
  const bool with_scenario = view.compared_with.what == ComparedWith::What::scenario;
  const Scenario* scenario = with_scenario ? base->find<Scenario>(view.compared_with.scenario) : nullptr;
  if (scenario == nullptr) return compared_branch.reset();
  if (compared_branch && compared_branch->id == scenario->id && compared_branch->made_from == base.stamp()) return;
  base::Problems problems;  // told when the scenario itself is shown
  compared_branch = Branch{scenario->id, base.stamp(), {ecosystem::branch_of(*base, *scenario, problems), stamps.fresh()}};
}

Document Session::State::with_branch(const Document& after) {
  const Document& now = history.now();
  Ecosystem base = *now.ecosystem;
  base.about = after.ecosystem->about;
  base.all<Scenario>() = after.ecosystem->all<Scenario>();
  const Scenario* shown_one = base.find<Scenario>(view.scenario);
  if (shown_one != nullptr) {
    Scenario changed = *shown_one;
    changed.changes = ecosystem::changes_between(base, *after.ecosystem);
    base.put(std::move(changed));
  }
  document::Part<Ecosystem> part =
      base == *now.ecosystem ? now.ecosystem : document::Part<Ecosystem>{std::move(base), stamps.fresh()};
  if (after.places.same_as(now.places)) return {std::move(part), now.places};
  return {std::move(part), {places_with(*now.places, *after.places, *now.ecosystem), stamps.fresh()}};
}

void Session::State::begin_scenario(const std::string& name, const Ecosystem& after) {
  const Ecosystem& base = *history.now().ecosystem;
  Scenario scenario;
  scenario.name = name.empty() ? "Scenario " + std::to_string(base.all<Scenario>().size() + 1) : name;
  scenario.id = ecosystem::fresh_id<Scenario>(base, scenario.name);
  scenario.changes = ecosystem::changes_between(base, after);
  view.scenario = {};
  branch.reset();  // the record itself is part of the document
  if (!change(document::several({document::Put<Scenario>{scenario}}, "Try: " + scenario.name))) return;
  obey(ShowScenario{scenario.id});
}

void Session::State::obey(const StartScenario& command) { begin_scenario(command.name, *shown()); }

void Session::State::obey(const ShowScenario& command) {
  let_go();
  view.scenario = command.id;
  refresh_branch();
  const bool untouched = file == nullptr && !creating_file && history.now() == last_saved;
  ensure_places();
  if (untouched) last_saved = history.now();  // looking alone leaves no map behind
}

void Session::State::obey(const KeepScenario& command) {
  const Scenario* scenario = history.now().ecosystem->find<Scenario>(command.id);
  if (scenario == nullptr) return;
  obey(ShowScenario{command.id});
  Ecosystem kept = *shown();
  const std::string label = "Keep: " + scenario->name;
  kept.all<Scenario>() = kept.all<Scenario>().without(command.id);
  const Document whole{{std::move(kept), {}}, history.now().places};
  view.scenario = {};
  branch.reset();
  change(document::Replace{whole, label});
}

void Session::State::obey(const DiscardScenario& command) {
  const Scenario* scenario = history.now().ecosystem->find<Scenario>(command.id);
  if (scenario == nullptr) return;
  let_go();
  const std::string label = "Discard: " + scenario->name;
  if (view.scenario == command.id) view.scenario = {};
  branch.reset();
  Ecosystem rest = *history.now().ecosystem;
  rest.all<Scenario>() = rest.all<Scenario>().without(command.id);
  document::Places places = places_of(*history.now().places, rest);
  change(document::Replace{Document{{std::move(rest), {}}, {std::move(places), {}}}, label});
}

void Session::State::obey(const TryGhost& command) {
  if (!answers.gaps) return;
  const auto& ghosts = answers.gaps->ghosts;
  const auto ghost = std::ranges::find(ghosts, command.label, &analysis::Ghost::label);
  if (ghost == ghosts.end()) return;
  const analysis::Trial trial = analysis::with_ghost(*snapshot, answers.gaps->coverage, *ghost);
  begin_scenario(ghost->label, trial.ecosystem);
  if (branch) view.selected = {{scene::Subject::Kind::organization, trial.organization.text()}};
}

void Session::State::obey(const TryWithout& command) {
  const auto* organization = shown()->find<Organization>(command.id);
  if (organization == nullptr) return;
  begin_scenario("Without " + organization->name, analysis::without_organization(*shown(), command.id));
}

}  // namespace xylem::session
