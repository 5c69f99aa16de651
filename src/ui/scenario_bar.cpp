// The bar over the map while a scenario is shown: what is tried, and what may become of it.
#include <algorithm>

#include "ui/panels.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/scenario.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

using ecosystem::Scenario;

std::string size_in_words(const ecosystem::ScenarioSize& size) {
  std::vector<std::string> parts;
  const auto add = [&](std::size_t count, std::string_view what) {
    if (count > 0) parts.push_back(base::readable(static_cast<double>(count), 0) + " " + std::string(what));
  };
  add(size.added, "added");
  add(size.changed, "changed");
  add(size.removed, "taken away");
  return parts.empty() ? "Nothing tried yet: add, connect or delete on the map" : base::joined(parts, ", ");
}

}  // namespace

void draw_scenario_bar(Rect place, const session::Session& session, Widgets& w, session::CommandQueue& commands,
                       Wishes& wishes) {
  const auto* scenario = session.document().ecosystem->find<Scenario>(session.view().scenario);
  if (scenario == nullptr) return;
  w.panel("Scenario", place, w.theme().gap_soft, [&] {
    Rect row = place.inset(w.px(12.0F), w.px(6.0F));
    const auto button = [&](std::string_view name, std::string_view tip, ButtonLook look) {
      const bool pressed = w.button(name, row.cut_right(w.button_width(name)), name, look);
      w.tooltip(tip);
      row.cut_right(w.px(8.0F));
      return pressed;
    };
    if (button("Keep", "Make this part of the map, in one step that can be undone", ButtonLook::primary)) {
      commands.push(session::KeepScenario{scenario->id});
    }
    if (button("Discard", "Forget what was tried; the map stays as it is", ButtonLook::quiet)) {
      commands.push(session::DiscardScenario{scenario->id});
    }
    if (button("Back to the map", "Show the map as it is; what was tried can be shown again", ButtonLook::quiet)) {
      commands.push(session::ShowScenario{});
    }
    if (button("What changes", "The lines of the map, before and after", ButtonLook::quiet)) {
      wishes.push_back(Wish::show_what_if);
    }
    const std::string head = "What if:";
    w.words(row.cut_left(w.width_of(head, Type::strong) + w.px(6.0F)), head, {Type::strong, w.theme().gap, {}});
    const float wide = std::clamp(w.width_of(scenario->name, Type::strong) + w.px(24.0F), w.px(90.0F), row.w * 0.6F);
    if (const auto name = w.edit("Name", row.cut_left(wide), scenario->name, {.framed = false, .type = Type::strong})) {
      Scenario renamed = *scenario;
      renamed.name = *name;
      commands.push(session::Change{document::Put<Scenario>{std::move(renamed)}, {}});
    }
    const std::string size = size_in_words(ecosystem::size_of(*session.document().ecosystem, *scenario));
    w.note("Size", size, row);
    w.words(row.inset(w.px(8.0F), 0.0F), size, {Type::body, w.theme().muted, Align::left});
  });
}

void draw_scenarios(const session::Session& session, Widgets& w, session::CommandQueue& commands, Wishes& wishes) {
  const auto row = [&](std::string_view name, const ecosystem::ScenarioId& id) {
    const bool shown = session.view().scenario == id;
    const Rect place = w.take(w.px(28.0F)).inset(w.px(8.0F), 0.0F);
    const Press press = w.press(name, place, shown ? "on" : "off");
    if (shown || press.hovered) w.fill(place, shown && !id.empty() ? w.theme().gap_soft : w.theme().soft, w.px(6.0F));
    Rect text = place.inset(w.px(8.0F), 0.0F);
    w.words(text, name, {shown ? Type::strong : Type::body, {}, Align::left});
    if (!press.clicked || shown) return;
    commands.push(session::ShowScenario{id});
    if (!id.empty()) wishes.push_back(Wish::show_what_if);
  };
  const auto& scenarios = session.document().ecosystem->all<Scenario>();
  if (!scenarios.empty()) row("The map as it is", {});
  for (const Scenario& scenario : scenarios) row(scenario.name, scenario.id);
  const Rect place = w.take(w.px(28.0F)).inset(w.px(16.0F), 0.0F);
  if (w.link("New scenario", place, "Try something")) {
    commands.push(session::StartScenario{});
    wishes.push_back(Wish::show_what_if);
  }
  w.tooltip("Add, connect or take away without touching the map, and see what it would change");
}

}  // namespace xylem::ui
