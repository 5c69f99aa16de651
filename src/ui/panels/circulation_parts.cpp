// How much comes round again, how far one unit goes and who uses what others brought in, in the Flows panel.
#include <algorithm>
#include <cmath>

#include "ui/panels/flows_parts.h"
#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"

namespace xylem::ui {
namespace {

using analysis::Circulation;

constexpr std::size_t kFewRows = 8;

std::string name_of(const graph::Snapshot& snapshot, const Circulation& figures, std::uint32_t place) {
  return snapshot.organizations[figures.nodes[place]]->name;
}

analysis::Why why_path(const Circulation& figures) {
  analysis::Why why{
      "All that goes through organizations, over all that comes in: how many of them one unit passes",
      {},
      {},
      "Finn (1976)",
      "Books are closed first: who gives more than it gets has own resources, who gets more uses or keeps it."};
  double in = 0.0;
  for (const double input : figures.inputs) in += input;
  why.terms = {{"Path length", figures.path_length, "", ""},
               {"Goes through organizations", figures.tst, figures.unit, ""},
               {"Comes in", in, figures.unit, "own resources included"},
               {"Flows between organizations", figures.between, figures.unit, ""}};
  if (figures.unknown > 0) why.missing.push_back(base::counted(figures.unknown, "amount"));
  return why;
}

analysis::Why why_fixed(const Circulation& figures) {
  analysis::Why why{
      "Ascendency over capacity: how much of all that could be chosen is settled by fixed routes",
      {},
      {},
      "Ulanowicz (1986), Ulanowicz et al. (2009)",
      "Neither end is good: fixed routes break together, loose ones carry little. Most living systems lie near .4."};
  why.terms = {{"Fixed", figures.fixed, "", "0 many routes, 1 one route"},
               {"Ascendency", figures.ascendency, "", "amount times bits"},
               {"Capacity", figures.capacity, "", "the joint capacity"},
               {"Overhead", figures.overhead, "", "capacity less ascendency"},
               {"Robustness", figures.robustness, "", "-a ln a, at most .37"}};
  if (figures.unknown > 0) why.missing.push_back(base::counted(figures.unknown, "amount"));
  return why;
}

void draw_origins(const graph::Snapshot& snapshot, const Circulation& figures, const session::ViewState& view,
                  Widgets& w, session::CommandQueue& commands, Wishes& wishes) {
  auto rows = figures.origin_use;
  std::erase_if(rows, [](const analysis::OriginUse& row) { return row.origin == row.use; });
  if (rows.empty()) return;
  std::ranges::stable_sort(rows, std::ranges::greater{}, &analysis::OriginUse::amount);
  w.words(w.take(w.px(26.0F)), "Brought in by, used by", {Type::small_strong, w.theme().muted, Align::left});
  const std::size_t count = std::min(rows.size(), kFewRows);
  for (std::size_t i = 0; i < count; ++i) {
    const analysis::OriginUse& row = rows[i];
    const std::string names = name_of(snapshot, figures, row.origin) + " → " + name_of(snapshot, figures, row.use);
    const std::string text = base::readable(row.amount, row.amount < 10.0 ? 1 : 0);
    Rect place = w.take(w.px(26.0F));
    const Press press = w.press("Origin " + std::to_string(i + 1), place, names + " " + text);
    w.tooltip(names + ": " + text + (figures.unit.empty() ? "" : " " + figures.unit) +
              ", on whatever way. Shows both on the map.");
    std::vector<scene::Subject> subjects{organization(snapshot.organizations[figures.nodes[row.origin]]->id.text()),
                                         organization(snapshot.organizations[figures.nodes[row.use]]->id.text())};
    row_ground(w, place, view.selected == subjects, press.hovered);
    if (press.clicked) select(std::move(subjects), view, commands, wishes);
    w.words(place.cut_right(w.px(60.0F)), text, {Type::body, {}, Align::right});
    place.cut_right(w.px(6.0F));
    w.words(place, names);
  }
}

}  // namespace

void draw_circulation(WhyBox& why, const graph::Snapshot& snapshot, const session::CirculationAnswer& answer,
                      const session::ViewState& view, Widgets& w, session::CommandQueue& commands, Wishes& wishes) {
  w.section("Comes round again");
  w.scope("Circulation", [&] {
    if (!answer.figures) return empty_note(w, "Why not", answer.why_not);
    const Circulation& figures = *answer.figures;
    const float top = w.cursor_y();
    w.paragraph(with_strong_numbers(analysis::circulation_sentence(figures)));
    const Rect end = w.take(0.0F);
    w.note("Sentence", analysis::circulation_sentence(figures), {end.x, top, end.w, end.y - top});
    const Figure cards[]{
        {"Comes round", analysis::percent_in_words(figures.finn),
         "Finn's cycling index: throughflow that comes from cycling.",
         [&](const graph::Snapshot& s) { return analysis::why_cycling(s, figures); }},
        {"Path length", base::readable(figures.path_length, 1), "How many organizations one unit that comes in passes.",
         [&](const graph::Snapshot&) { return why_path(figures); }},
        {"Fixed routes", figures.fixed ? base::readable(*figures.fixed, 2) : "not defined",
         "0 = many routes for everything, 1 = one route for each (ascendency over capacity).",
         [&](const graph::Snapshot&) { return why_fixed(figures); }}};
    figure_cards(w, cards, &why, &snapshot);
    w.space(w.px(6.0F));
    draw_origins(snapshot, figures, view, w, commands, wishes);
    double own = 0.0;
    double kept = 0.0;
    for (const double amount : figures.own) own += amount;
    for (const double amount : figures.kept) kept += amount;
    const std::string unit = figures.unit.empty() ? "" : " " + figures.unit;
    small_print(w, "Books",
                "The books were closed: " + base::readable(own, 0) + unit +
                    " given beyond what came in count as own "
                    "resources, " +
                    base::readable(kept, 0) + unit + " received beyond what was given as used or kept.");
  });
}

}  // namespace xylem::ui
