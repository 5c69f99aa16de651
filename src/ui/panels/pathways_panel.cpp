// The tabs Pathways and Equity of the Gaps panel.
#include <algorithm>
#include <cmath>

#include "ui/panels/gaps_shown.h"
#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

using analysis::Continuity;
using analysis::Parity;

constexpr std::size_t kFewDeadEnds = 6;
constexpr double kParityShown = 2.0;  // parity at the right end of a bar

const Continuity& chosen_of(const GapsPanel& panel, const analysis::Pathways& pathways) {
  for (const Continuity& one : pathways.populations) {
    if (one.population.text() == panel.population) return one;
  }
  return pathways.everybody;
}

void choose_population(GapsPanel& panel, const analysis::Pathways& pathways, Widgets& w) {
  if (pathways.populations.empty()) return;
  std::vector<Option> options{{.key = "", .label = "Everybody"}};
  for (const Continuity& one : pathways.populations)
    options.push_back({.key = one.population.text(), .label = one.label});
  const Continuity& shown = chosen_of(panel, pathways);
  const std::string label = shown.population.empty() ? "Everybody" : shown.label;
  w.space(w.px(4.0F));
  if (const auto picked = w.choice("For whom", w.take(w.px(32.0F)), label, options)) panel.population = *picked;
}

/// Why a continuity: which pairs count, and what links each.
analysis::Why why_continuity(const Continuity& continuity) {
  analysis::Why why;
  why.formula = "Pairs of neighboring stages that a program links, over the pairs that matter";
  for (const analysis::StageLink& link : continuity.links) {
    why.terms.push_back({link.label, static_cast<double>(link.programs), "links", ""});
    if (link.unknown > 0) why.missing.push_back(link.label + ": learners of " + base::counted(link.unknown, "link"));
  }
  why.source = "Xylem's own";
  return why;
}

void draw_link(const analysis::StageLink& link, Widgets& w) {
  Rect row = w.take(w.px(26.0F));
  std::string what = "nothing leads on";
  if (link.linked()) {
    what = base::counted(link.programs, "link");
    if (link.learners > 0.0) what += ", " + base::readable(link.learners, 0) + " learners a year";
    if (link.unknown > 0 && link.learners <= 0.0) what += ", learners not known";
  }
  w.press(link.label, row, what, false);
  std::string tip = link.label + ": " + what + ".";
  if (link.unknown > 0)
    tip += " " + base::counted(link.unknown, "link does", "links do") + " not say how many learners.";
  w.tooltip(tip);
  const geometry::Color color = link.linked() ? w.theme().accent : w.theme().gap;
  w.icon(link.linked() ? icons::kArrow : icons::kBroken, row.cut_left(w.px(18.0F)).center(), w.px(15.0F), color);
  row.cut_left(w.px(6.0F));
  w.words(row.cut_right(std::min(w.width_of(what, Type::small), row.w * 0.55F)), what,
          {Type::small, link.linked() ? w.theme().muted : w.theme().gap, Align::right});
  row.cut_right(w.px(8.0F));
  w.words(row, link.label);
}

void draw_stages(const Continuity& shown, Widgets& w) {
  w.section("Stages");
  w.scope("Stages", [&] {
    std::uint32_t most = 1;
    for (const analysis::StageRow& stage : shown.stages) most = std::max(most, stage.programs);
    for (const analysis::StageRow& stage : shown.stages) {
      Rect row = w.take(w.px(26.0F));
      std::string what = base::counted(stage.programs, "program");
      if (stage.dead_end) what = "dead end \u00b7 " + what;
      if (stage.cold_start) what = "cold start \u00b7 " + what;
      w.press(stage.label, row, what, false);
      w.tooltip(stage.dead_end     ? "Programs run here, and none leads to a later stage."
                : stage.cold_start ? "Programs run here, and none of an earlier stage leads here."
                                   : "Programs that run for this stage.");
      const bool bad = stage.dead_end || stage.cold_start || stage.programs == 0;
      w.words(row.cut_right(w.px(138.0F)), what, {Type::small, bad ? w.theme().gap : w.theme().muted, Align::right});
      const Rect bar = row.cut_right(w.px(76.0F)).middle(w.px(68.0F), w.px(6.0F));
      w.bar(bar, static_cast<float>(stage.programs) / static_cast<float>(most), w.theme().accent);
      row.cut_right(w.px(8.0F));
      w.words(row, stage.label);
    }
  });
}

void draw_dead_ends(GapsPanel& panel, const analysis::Pathways& pathways, const session::ViewState& view, Widgets& w,
                    session::CommandQueue& commands, Wishes& wishes) {
  if (pathways.dead_ends.empty()) return;
  w.section("Programs that lead nowhere");
  w.scope("Dead ends", [&] {
    const std::size_t all = pathways.dead_ends.size();
    w.rows(panel.all_dead_ends ? all : std::min(all, kFewDeadEnds), w.px(26.0F), [&](std::size_t at, Rect place) {
      const ecosystem::Program& program = *pathways.dead_ends[at];
      const Press press = w.press(program.id.text(), place, program.name);
      w.tooltip(program.name + ": no program of a later stage follows it. Shows who leads it.");
      const scene::Subject lead = organization(program.lead_org.text());
      row_ground(w, place, !program.lead_org.empty() && is_selected(view, lead), press.hovered);
      if (press.clicked && !program.lead_org.empty()) select({lead}, view, commands, wishes);
      w.words(place, program.name);
    });
    more_link(w, all, kFewDeadEnds, panel.all_dead_ends);
  });
}

/// A bar around 1: as many as live here. The interval is drawn, not only the value.
void draw_parity_bar(const analysis::Interval& parity, bool excludes_one, Rect place, Widgets& w) {
  const scene::Theme& theme = w.theme();
  const auto x = [&](double value) {
    return place.x + place.w * static_cast<float>(std::clamp(value / kParityShown, 0.0, 1.0));
  };
  const Rect track = place.middle(place.w, w.px(6.0F));
  w.fill(track, theme.soft, w.px(3.0F));
  const geometry::Color color = excludes_one && parity.mid < 1.0 ? theme.gap : theme.accent;
  const float from = x(parity.low);
  w.fill({from, track.y, std::max(x(parity.high) - from, 2.0F), track.h}, geometry::mixed(theme.panel, color, 0.45F),
         w.px(3.0F));
  w.disc({x(parity.mid), track.center().y}, w.px(4.0F), color);
  w.line({x(1.0), place.y + w.px(2.0F)}, {x(1.0), place.bottom() - w.px(2.0F)}, theme.muted);
}

analysis::Why why_parity(const Parity& parity) {
  analysis::Why why;
  why.formula =
      "Share of the population among participants, over its share of the region; bounds by Wilson's 95% interval";
  why.terms.push_back({"Of this population", parity.count, "people", ""});
  why.terms.push_back({"Participants", parity.of, "people", ""});
  why.terms.push_back({"Share of participants", parity.share, "", ""});
  why.terms.push_back({"Share of the region", parity.reference, "", ""});
  if (parity.parity) {
    why.terms.push_back({"Parity", parity.parity->mid, "",
                         base::readable(parity.parity->low) + " to " + base::readable(parity.parity->high)});
  }
  if (!parity.reference) why.missing.push_back("its share of the region");
  why.source = "Wilson (1927)";
  return why;
}

/// With the name of what was measured, where that is a program or an organization.
std::string title_of(const Parity& parity, const ecosystem::Ecosystem& all) {
  if (const auto* program = all.find<ecosystem::Program>(ecosystem::ProgramId(parity.subject))) {
    return program->name + ": " + parity.label;
  }
  const auto* measured = all.find<ecosystem::Organization>(ecosystem::OrganizationId(parity.subject));
  return measured == nullptr ? parity.label : measured->name + ": " + parity.label;
}

void draw_parity(GapsPanel& panel, const Parity& parity, const std::string& title, std::size_t number, Widgets& w) {
  Rect place = w.take(w.px(parity.parity ? 46.0F : 28.0F));
  const std::string text = parity.suppressed ? "too few people to show"
                           : parity.parity   ? base::readable(parity.parity->mid, 2)
                           : parity.share    ? analysis::percent_in_words(*parity.share) + " of participants"
                                             : "not known";
  const Press press = w.press("Parity " + std::to_string(number), place, title + ": " + text, !parity.suppressed);
  w.tooltip(parity.suppressed ? "Fewer than 10 participants, or fewer than 5 of this population: no number is shown."
                              : analysis::in_words(parity) + ". Click for why.");
  if (press.clicked && !parity.suppressed) ask_why(panel.why, title, place, [&] { return why_parity(parity); });
  row_ground(w, place, false, press.hovered && !parity.suppressed);
  place = place.inset(0.0F, w.px(3.0F));
  Rect head = place.cut_top(w.px(20.0F));
  const bool below = parity.excludes_one() && parity.parity->mid < 1.0;
  const geometry::Color color = below ? w.theme().gap : parity.parity ? w.theme().text : w.theme().muted;
  const Type type = parity.parity ? Type::strong : Type::small;
  w.words(head.cut_right(w.width_of(text, type)), text, {type, color, Align::right});
  head.cut_right(w.px(8.0F));
  w.words(head, title);
  if (parity.parity) draw_parity_bar(*parity.parity, parity.excludes_one(), place, w);
}

}  // namespace

void draw_pathways(GapsPanel& panel, const session::GapsAnswer& answer, const graph::Snapshot& /*snapshot*/,
                   const session::ViewState& view, Widgets& w, session::CommandQueue& commands, Wishes& wishes) {
  const analysis::Pathways& pathways = answer.pathways;
  if (pathways.everybody.programs == 0) {
    return empty_note(
        w, "Empty",
        "No program runs on this day. Add programs with their stages, and what each leads to, to see where "
        "learners can go on.");
  }
  choose_population(panel, pathways, w);
  const Continuity& shown = chosen_of(panel, pathways);
  const auto dead = std::ranges::count_if(shown.stages, &analysis::StageRow::dead_end);
  std::string sentence = std::to_string(shown.linked) + " of " + base::counted(shown.relevant, "step") +
                         " from stage to stage " + (shown.linked == 1 ? "is" : "are") + " linked by a program";
  if (dead > 0)
    sentence += "; " + base::counted(static_cast<std::size_t>(dead), "stage is a dead end", "stages are dead ends");
  lead(w, sentence + ".");
  const Figure figures[]{{"Continuity", shown.value ? analysis::percent_in_words(*shown.value) : "not defined",
                          "Share of the steps between neighboring stages that a program links."},
                         {"Programs", std::to_string(shown.programs), "That run on this day and are open to them."}};
  figure_cards(w, figures);
  w.section("From stage to stage");
  w.scope("Links", [&] {
    const float top = w.cursor_y();
    for (const analysis::StageLink& link : shown.links) draw_link(link, w);
    const Rect end = w.take(w.px(24.0F));
    if (w.link("Why", end, "Why " + std::string(figures[0].value) + "?")) {
      ask_why(panel.why, "Continuity", {end.x, top, end.w, end.bottom() - top}, [&] { return why_continuity(shown); });
    }
  });
  draw_stages(shown, w);
  if (shown.population.empty()) draw_dead_ends(panel, pathways, view, w, commands, wishes);
  if (pathways.without_stage > 0) {
    small_print(w, "Without stage",
                base::counted(pathways.without_stage, "program names", "programs name") + " no stage and " +
                    (pathways.without_stage == 1 ? "counts" : "count") + " nowhere.");
  }
}

void draw_equity(GapsPanel& panel, const session::GapsAnswer& answer, const graph::Snapshot& snapshot, Widgets& w) {
  const auto& parities = answer.parities;
  const auto below =
      std::ranges::count_if(parities, [](const Parity& one) { return one.excludes_one() && one.parity->mid < 1.0; });
  const auto compared = std::ranges::count_if(parities, [](const Parity& one) { return one.parity.has_value(); });
  if (parities.empty() && answer.pathways.everybody.programs == 0) {
    return empty_note(w, "Empty",
                      "It takes measurements that say how many participants are of a population, or programs that name "
                      "the populations they are open to.");
  }
  if (compared == 0) {
    lead(w, "Nothing can be compared yet: of no population that was counted is its share of the region known.");
  } else {
    lead(w, base::counted(static_cast<std::size_t>(below), "population is", "populations are") +
                " surely below parity in " + base::counted(static_cast<std::size_t>(compared), "comparison") +
                " with the region.");
  }
  if (!parities.empty()) {
    w.section("Who takes part, against who lives here");
    w.scope("Parities", [&] {
      for (std::size_t i = 0; i < parities.size(); ++i)
        draw_parity(panel, parities[i], title_of(parities[i], *snapshot.ecosystem), i + 1, w);
    });
    small_print(w, "Parity note",
                "1 = as many as live here (the line). The pale bar holds the true value in 95% of such counts; counts "
                "below 10 people, or below 5 of a population, are not shown.");
  }
  if (answer.pathways.populations.empty() || answer.pathways.everybody.programs == 0) return;
  w.section("Who can go on from stage to stage");
  w.scope("Continuity", [&] {
    for (const Continuity& one : answer.pathways.populations) {
      Rect row = w.take(w.px(28.0F));
      const std::string text = std::to_string(one.linked) + " of " + std::to_string(one.relevant);
      const Press press = w.press(one.population.text(), row, text);
      w.tooltip("Shows their pathways.");
      row_ground(w, row, false, press.hovered);
      if (press.clicked) {
        panel.population = one.population.text();
        panel.tab = GapsTab::pathways;
      }
      w.words(row.cut_right(w.px(60.0F)), text, {Type::strong, {}, Align::right});
      const Rect bar = row.cut_right(w.px(96.0F)).middle(w.px(84.0F), w.px(6.0F));
      w.bar(bar, static_cast<float>(one.value.value_or(0.0)), w.theme().accent);
      w.words(row, one.label);
    }
  });
}

}  // namespace xylem::ui
