// The Change panel: what is different from another day or another scenario: who joined and left, what began, ended,
// moved.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ui/panels/parts.h"
#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

using analysis::ChangedTie;
using session::ComparedWith;

constexpr std::size_t kFew = 5;
constexpr std::string_view kUsual = "usual";
constexpr std::string_view kDocument = "map";
constexpr std::string_view kScenario = "scenario:";
constexpr std::string_view kDay = "day:";

/// The days of the map's past that are worth comparing with, and its scenarios.
std::vector<Option> options_of(const graph::Snapshot& snapshot, const session::ViewState& view) {
  std::vector<Option> options;
  const bool in_scenario = !view.scenario.empty();
  if (in_scenario) options.push_back({.key = std::string(kDocument), .label = "The map as it is"});
  const auto add_day = [&](ecosystem::Day day, std::string label) {
    options.push_back({.key = std::string(kDay) + ecosystem::to_text(ecosystem::date_of(day)),
                       .label = std::move(label),
                       .detail = ecosystem::readable(ecosystem::date_of(day))});
  };
  for (const auto& [months, label] : {std::pair(3, "3 months before"),
                                      {6, "6 months before"},
                                      {12, "A year before"},
                                      {24, "2 years before"},
                                      {60, "5 years before"}}) {
    add_day(ecosystem::months_before(snapshot.view.day, months), label);
  }
  for (const auto& wave : snapshot.ecosystem->all<ecosystem::Wave>()) {
    if (wave.date && wave.date->first_day() < snapshot.view.day) add_day(wave.date->first_day(), wave.label);
  }
  for (const auto& scenario : snapshot.ecosystem->all<ecosystem::Scenario>()) {
    if (scenario.id != view.scenario) {
      options.push_back(
          {.key = std::string(kScenario) + scenario.id.text(), .label = scenario.name, .detail = "scenario"});
    }
  }
  return options;
}

ComparedWith chosen(std::string_view key) {
  ComparedWith with;
  if (key == kDocument) with.what = ComparedWith::What::scenario;
  if (key.starts_with(kScenario)) {
    with.what = ComparedWith::What::scenario;
    with.scenario = ecosystem::ScenarioId(key.substr(kScenario.size()));
  }
  if (key.starts_with(kDay)) {
    with.what = ComparedWith::What::day;
    with.date = ecosystem::date_from(key.substr(kDay.size()));
  }
  return with;
}

void choose_earlier(const session::ChangesAnswer& answer, const graph::Snapshot& snapshot, Rect place,
                    const session::ViewState& view, Widgets& w, session::CommandQueue& commands) {
  const auto picked = w.choice("Compared with", place, answer.against, options_of(snapshot, view));
  if (picked) commands.push(session::CompareWith{chosen(*picked)});
}

/// Any day, typed.
void write_day(const session::ViewState& view, const session::ChangesAnswer& answer, Widgets& w,
               session::CommandQueue& commands) {
  if (view.compared_with.what == ComparedWith::What::scenario) return;
  if (!view.scenario.empty() && view.compared_with.what == ComparedWith::What::usual) return;
  w.space(w.px(6.0F));
  Rect row = w.take(w.px(30.0F));
  w.words(row.cut_left(w.px(98.0F)), "Compared with", {Type::body, w.theme().muted, Align::left});
  const ecosystem::Date date = ecosystem::date_of(answer.changes.from);
  if (const auto written = w.edit_date("Day", row.cut_left(w.px(140.0F)), date); written && *written) {
    commands.push(session::CompareWith{{ComparedWith::What::day, **written, {}}});
  }
}

/// A list of which the first few are shown, under its name and count.
class List {
 public:
  List(ChangePanel& panel, std::string name, std::size_t count)
      : panel_(panel), name_(std::move(name)), count_(count) {}

  template <class Draw>
  void draw(Widgets& w, Draw draw_row) {
    if (count_ == 0) return;
    w.section(name_ + " \u00b7 " + base::readable(static_cast<double>(count_), 0));
    w.scope(name_, [&] {
      const auto open = std::ranges::find(panel_.unfolded, name_);
      bool all = open != panel_.unfolded.end();
      w.rows(all ? count_ : std::min(count_, kFew), w.px(30.0F), draw_row);
      const bool before = all;
      more_link(w, count_, kFew, all);
      if (all && !before) panel_.unfolded.push_back(name_);
      if (!all && before) panel_.unfolded.erase(open);
    });
  }

 private:
  ChangePanel& panel_;
  std::string name_;
  std::size_t count_;
};

struct Drawing {
  const graph::Snapshot& snapshot;
  const session::ViewState& view;
  Widgets& w;
  session::CommandQueue& commands;
  Wishes& wishes;
};

/// A row that selects what it is about; what it says at the right is muted or a warning.
void draw_row(const Drawing& d, const scene::Subject& subject, std::string_view name, std::string_view note, bool bad,
              Rect place) {
  const Press press = d.w.press(subject.id, place, note.empty() ? name : note);
  d.w.tooltip(name);
  row_ground(d.w, place, is_selected(d.view, subject), press.hovered);
  if (press.clicked) select({subject}, d.view, d.commands, d.wishes);
  if (!note.empty()) {
    const geometry::Color color = bad ? d.w.theme().gap : d.w.theme().muted;
    d.w.words(place.cut_right(std::min(d.w.width_of(note, Type::small), place.w * 0.55F)), note,
              {Type::small, color, Align::right});
    place.cut_right(d.w.px(8.0F));
  }
  row_name(d.w, place, name);
}

void draw_members(ChangePanel& panel, const Drawing& d, const char* name,
                  const std::vector<analysis::ChangedMember>& members) {
  List(panel, name, members.size()).draw(d.w, [&](std::size_t at, Rect place) {
    draw_row(d, organization(members[at].id.text()), members[at].name, "", false, place);
  });
}

void draw_ties(ChangePanel& panel, const Drawing& d, const char* name, const std::vector<ChangedTie>& ties, bool bad) {
  const auto phase = [&](const ecosystem::PhaseId& id) {
    return id.empty() ? std::string() : ecosystem::term_label(*d.snapshot.ecosystem, "phase", id.text());
  };
  List(panel, name, ties.size()).draw(d.w, [&](std::size_t at, Rect place) {
    const ChangedTie& tie = ties[at];
    std::string note = phase(tie.to.empty() ? tie.from : tie.to);
    if (!tie.from.empty() && !tie.to.empty()) note = phase(tie.from) + " \u2192 " + phase(tie.to);
    if (tie.side_left) note = "one of them left";
    draw_row(d, {scene::Subject::Kind::partnership, tie.id.text()}, tie.name, note, bad, place);
  });
}

/// "40 \u2192 65 hours", its tip says what is not known.
void draw_resources(ChangePanel& panel, const Drawing& d, const std::vector<analysis::ChangedResource>& resources) {
  List(panel, "What flows in 12 months", resources.size()).draw(d.w, [&](std::size_t at, Rect place) {
    const analysis::ChangedResource& row = resources[at];
    const bool amounts = row.amount_before > 0.0 || row.amount_after > 0.0;
    const std::string from = amounts ? base::readable(row.amount_before, 0) : std::to_string(row.flows_before);
    const std::string to = amounts ? base::readable(row.amount_after, 0) : std::to_string(row.flows_after);
    const std::string unit = amounts ? row.unit : "flows";
    const std::string text = from + " \u2192 " + to + (unit.empty() ? "" : " " + unit);
    std::string tip =
        base::counted(row.flows_before, "flow") + " before, " + base::counted(row.flows_after, "flow") + " now.";
    if (row.unknown_before + row.unknown_after > 0) {
      tip += " Without an amount: " + std::to_string(row.unknown_before) + " before, " +
             std::to_string(row.unknown_after) + " now; they are in no sum.";
    }
    d.w.press(row.resource.text(), place, text, false);
    d.w.tooltip(tip);
    d.w.words(place.cut_right(std::min(d.w.width_of(text), place.w * 0.6F)), text,
              {Type::body, d.w.theme().muted, Align::right});
    place.cut_right(d.w.px(8.0F));
    row_name(d.w, place, row.label);
  });
}

void draw_capital(ChangePanel& panel, const Drawing& d, const std::vector<analysis::ChangedCapital>& rows) {
  List(panel, "Cooperation capital", rows.size()).draw(d.w, [&](std::size_t at, Rect place) {
    // The largest losses and the largest gains in turn: the list is ordered from loss to gain.
    const analysis::ChangedCapital& row = rows[at % 2 == 0 ? at / 2 : rows.size() - 1 - at / 2];
    const double change = row.change();
    const std::string text =
        (change < 0.0 ? "\u2212" : "+") + fmt::format("{:.2f}", std::abs(change)) + (row.sure() ? "" : " ?");
    const scene::Subject subject{scene::Subject::Kind::partnership, row.id.text()};
    const Press press = d.w.press(row.id.text(), place, text);
    d.w.tooltip(row.name + ": " + fmt::format("{:.2f}", row.before.mid) + " before, " + base::readable(row.after.mid) +
                " now." + (row.sure() ? "" : " Missing answers could turn this round."));
    row_ground(d.w, place, is_selected(d.view, subject), press.hovered);
    if (press.clicked) select({subject}, d.view, d.commands, d.wishes);
    const geometry::Color color = change < 0.0 ? d.w.theme().gap : d.w.theme().accent;
    d.w.icon(change < 0.0 ? icons::kTrendDown : icons::kTrendUp, place.cut_left(d.w.px(18.0F)).center(), d.w.px(16.0F),
             color);
    place.cut_left(d.w.px(6.0F));
    d.w.words(place.cut_right(d.w.px(56.0F)), text, {Type::strong, color, Align::right});
    row_name(d.w, place, row.name);
  });
}

void draw_goals(ChangePanel& panel, const Drawing& d, const std::vector<analysis::ChangedGoal>& goals) {
  List(panel, "Goals", goals.size()).draw(d.w, [&](std::size_t at, Rect place) {
    const analysis::ChangedGoal& goal = goals[at];
    std::string text =
        std::to_string(goal.committed_before) + " \u2192 " + std::to_string(goal.committed_after) + " committed";
    if (goal.fell_due) text = goal.status == ecosystem::GoalStatus::met ? "fell due, met" : "fell due, not met";
    d.w.press(goal.id.text(), place, text, false);
    d.w.tooltip(goal.text + (goal.undated > 0
                                 ? " " + base::counted(goal.undated, "commitment") + " without a date, counted in both."
                                 : ""));
    const bool bad = goal.fell_due && goal.status != ecosystem::GoalStatus::met;
    d.w.words(place.cut_right(d.w.width_of(text, Type::small)), text,
              {Type::small, bad ? d.w.theme().gap : d.w.theme().muted, Align::right});
    place.cut_right(d.w.px(8.0F));
    row_name(d.w, place, goal.text);
  });
}

void draw_measures(ChangePanel& panel, const Drawing& d, const std::vector<analysis::ChangedMeasure>& measures) {
  List(panel, "Measures", measures.size()).draw(d.w, [&](std::size_t at, Rect place) {
    const analysis::ChangedMeasure& row = measures[at];
    const std::string before = row.before ? base::readable(*row.before) : "?";
    const std::string after = row.after ? base::readable(*row.after) : "?";
    const std::string text = before + " \u2192 " + after + (row.unit.empty() ? "" : " " + row.unit);
    d.w.press(row.label, place, text, false);
    d.w.tooltip(row.label + ". " +
                (!row.before   ? "Measured for the first time."
                 : !row.better ? ""
                 : *row.better ? "The way that is wished."
                               : "Away from what is wished."));
    const geometry::Color color = !row.better ? d.w.theme().muted : *row.better ? d.w.theme().accent : d.w.theme().gap;
    d.w.words(place.cut_right(std::min(d.w.width_of(text, Type::strong), place.w * 0.5F)), text,
              {Type::strong, color, Align::right});
    place.cut_right(d.w.px(8.0F));
    row_name(d.w, place, row.label);
  });
}

std::vector<Figure> figures_of(const analysis::Changes& changes) {
  const auto figure = [](const char* name, std::uint32_t before, std::uint32_t after) {
    const auto number = [](std::uint32_t n) { return base::readable(n, 0); };
    return Figure{name, number(before) + " \u2192 " + number(after), std::string(name) + " then and now."};
  };
  return {figure("Organizations", changes.organizations_before, changes.organizations_after),
          figure("Partnerships", changes.partnerships_before, changes.partnerships_after)};
}

}  // namespace

void draw(ChangePanel& panel, const graph::Snapshot& snapshot, const session::Answers& answers,
          const session::ViewState& view, Widgets& w, session::CommandQueue& commands, Wishes& wishes) {
  w.scope("Change", [&] {
    w.margins(w.px(kMargin), [&] {
      const Rect chooser = panel_title(w, "Change", 260.0F);
      if (answers.changes != nullptr || answers.stopped) panel.kept = answers.changes;
      if (panel.kept == nullptr) return measuring(answers, w, commands);
      const analysis::Changes& changes = panel.kept->changes;
      choose_earlier(*panel.kept, snapshot, chooser, view, w, commands);
      if (!answers.sentence.empty()) lead(w, answers.sentence);
      write_day(view, *panel.kept, w, commands);
      figure_cards(w, figures_of(changes));
      const Drawing d{snapshot, view, w, commands, wishes};
      draw_members(panel, d, "Joined", changes.joined);
      draw_members(panel, d, "Left", changes.left);
      draw_ties(panel, d, "Partnerships that began", changes.began, false);
      draw_ties(panel, d, "Partnerships that ended", changes.ended, true);
      draw_ties(panel, d, "Moved on a phase", changes.moved_on, false);
      draw_ties(panel, d, "Fell back a phase", changes.fell_back, true);
      draw_resources(panel, d, changes.resources);
      draw_capital(panel, d, changes.capital.rows);
      draw_goals(panel, d, changes.goals);
      draw_measures(panel, d, changes.measures);
      w.space(w.px(8.0F));
      std::string unknown;
      if (changes.phase_not_known > 0) {
        unknown += "Of " + base::counted(changes.phase_not_known, "partnership") +
                   " the phase is not known on one of the two sides. ";
      }
      if (changes.capital.not_known > 0) {
        unknown += "Of " + base::counted(changes.capital.not_known, "partnership") +
                   " too few answers are known to compare cooperation capital.";
      }
      if (!unknown.empty()) small_print(w, "Unknown", unknown);
      how_sure(w, sureness_of(snapshot));
    });
  });
}

}  // namespace xylem::ui
