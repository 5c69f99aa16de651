// Commands that change how the document is looked at. Nothing here is saved or undoable.
#include <algorithm>

#include "session/state.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::session {
namespace {

/// Toggles `key` among the hidden ones; `only` hides all the others, or shows everything when it was alone already.
void toggle(std::set<std::string>& hidden, const std::set<std::string>& all, const std::string& key, bool only) {
  if (!only) {
    if (hidden.erase(key) == 0) hidden.insert(key);
    return;
  }
  std::set<std::string> others = all;
  others.erase(key);
  hidden = hidden == others ? std::set<std::string>{} : others;
}

}  // namespace

void Session::State::obey(const SetLens& command) {
  view.lens = command.lens;
  view.side = Side::lens;
}
void Session::State::obey(const SetMeasure& command) { view.measure = command.id; }
void Session::State::obey(const SetResource& command) {
  view.resource = command.resource;
  view.flow_unit = command.resource.empty() ? command.unit : std::string();
  view.flow_capital = command.resource.empty() ? command.capital : ecosystem::CapitalId();
}

void Session::State::obey(const Select& command) {
  if (command.mode == Select::Mode::only) {
    view.selected = command.subjects;
    return;
  }
  for (const scene::Subject& subject : command.subjects) {
    const auto found = std::ranges::find(view.selected, subject);
    if (found == view.selected.end()) {
      view.selected.push_back(subject);
    } else if (command.mode == Select::Mode::toggle) {
      view.selected.erase(found);
    }
  }
}

void Session::State::obey(const ShowSide& command) { view.side = command.side; }
void Session::State::obey(const TryGhosts& command) { view.try_ghosts = command.wanted; }
void Session::State::obey(const CompareWith& command) { view.compared_with = command.with; }
void Session::State::obey(const PreviewLoss& command) { view.loss_of = command.id; }
void Session::State::obey(const Hover& command) { view.hovered = command.subject; }

void Session::State::obey(const ToggleSector& command) {
  std::set<std::string> all;
  for (const auto& organization : shown()->all<ecosystem::Organization>()) all.insert(organization.sector.text());
  toggle(view.hidden_sectors, all, command.key, command.only);
}

void Session::State::obey(const TogglePhase& command) {
  std::set<std::string> all{""};
  for (const auto& phase : shown()->all<ecosystem::PhaseRecord>()) all.insert(phase.phase.text());
  toggle(view.hidden_phases, all, command.key, command.only);
}

void Session::State::obey(const ShowLayer& command) {
  switch (command.layer) {
    case Layer::labels: view.labels = command.shown; break;
    case Layer::roles: view.roles = command.shown; break;
    case Layer::tints:
      view.tints = command.shown;
      view.programs = view.programs && !command.shown;
      break;
    case Layer::programs:
      view.programs = command.shown;
      view.tints = view.tints && !command.shown;
      break;
    case Layer::minimap: view.minimap = command.shown; break;
    case Layer::ghosts: view.ghosts = command.shown; break;
  }
}

void Session::State::obey(const SetFocus& command) { view.focus = command.focus; }
void Session::State::obey(const SetTheme& command) { view.dark = command.dark; }
void Session::State::obey(const SetTextScale& command) { view.text_scale = std::clamp(command.scale, 0.75F, 2.0F); }
void Session::State::obey(const SetMapShape& command) { view.map_aspect = std::clamp(command.aspect, 0.25F, 4.0F); }
void Session::State::obey(const SetReduceMotion& command) { view.reduce_motion = command.reduced; }

void Session::State::obey(const MeasureAgain& /*command*/) { stopped.clear(); }

void Session::State::obey(const DismissNotice& command) {
  std::erase_if(notices, [&](const Notice& notice) { return notice.number == command.number; });
}

}  // namespace xylem::session
