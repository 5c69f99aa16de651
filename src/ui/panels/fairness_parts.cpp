// Who is left out and whose word counts less than what they give, in the Flows panel.
#include <algorithm>
#include <cmath>

#include "ui/panels/flows_parts.h"
#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"

namespace xylem::ui {
namespace {

using analysis::Fairness;
using analysis::Marginalization;
using analysis::PowerBalance;

constexpr std::size_t kFewRows = 8;

/// Bounds pale, the value full.
void draw_score(const Marginalization& row, double limit, Rect place, Widgets& w) {
  const scene::Theme& theme = w.theme();
  const Rect track = place.middle(place.w, w.px(6.0F));
  const auto x = [&](double value) { return track.x + track.w * static_cast<float>(std::clamp(value, 0.0, 1.0)); };
  const geometry::Color color = row.flagged ? theme.gap : theme.accent;
  w.fill(track, theme.soft, w.px(3.0F));
  w.fill({x(row.score.low), track.y, std::max(x(row.score.high) - x(row.score.low), 2.0F), track.h},
         geometry::mixed(theme.panel, color, 0.4F), w.px(3.0F));
  w.disc({x(row.score.mid), track.center().y}, w.px(4.0F), color);
  w.line({x(limit), place.y + w.px(4.0F)}, {x(limit), place.bottom() - w.px(4.0F)}, theme.muted);
}

std::string parts_of(const Marginalization& row) {
  const auto part = [](std::string_view name, const analysis::Piece& piece) {
    return std::string(name) + " " + (piece.known ? analysis::percent_in_words(*piece.known) : "not known");
  };
  return part("needs not met", row.unmet) + ", " + part("absent from convenings", row.absence) + ", " +
         part("little say", row.unheard);
}

void draw_rows(WhyBox& why, const std::vector<const Marginalization*>& rows, const graph::Snapshot& snapshot,
               double limit, const session::ViewState& view, Widgets& w, session::CommandQueue& commands,
               Wishes& wishes) {
  for (const Marginalization* row : rows) {
    const bool whole = row->role_class.empty();
    const std::string id = whole ? snapshot.organizations[row->node]->id.text() : row->role_class;
    const std::string& name = row->name;
    const std::string text = base::readable(row->score.mid, 2);
    Rect place = w.take(w.px(28.0F));
    Rect rest = place;
    const Rect number = rest.cut_right(w.px(44.0F));
    if (w.press("Why " + id, number, text, false))
      ask_why(why, "Left out: " + row->name, number, [&] { return analysis::why_marginal(*row); });
    w.tooltip("Why " + text + "?");
    const Press press = w.press(id, place, name + " " + text, whole);
    w.tooltip(name + ": " + parts_of(*row) + "." + (row->near_threshold ? " Close to the line." : ""));
    row_ground(w, place, whole && is_selected(view, organization(id)), press.hovered && whole);
    if (press.clicked && whole) select({organization(id)}, view, commands, wishes);
    w.words(place.cut_right(w.px(44.0F)), text,
            {Type::small_strong, row->flagged ? w.theme().gap : w.theme().text, Align::right});
    draw_score(*row, limit, place.cut_right(w.px(92.0F)), w);
    place.cut_right(w.px(8.0F));
    row_name(w, place, name);
  }
}

std::vector<const Marginalization*> known_of(const std::vector<Marginalization>& all) {
  std::vector<const Marginalization*> rows;
  for (const Marginalization& row : all) {
    if (row.enough) rows.push_back(&row);
  }
  std::ranges::stable_sort(rows, std::ranges::greater{}, [](const Marginalization* row) { return row->score.mid; });
  return rows;
}

std::string what_is_uneven(const PowerBalance& row, const std::string& a, const std::string& b) {
  if (row.gives_more_counts_less == 1) return a + " gives more and counts less";
  if (row.gives_more_counts_less == 2) return b + " gives more and counts less";
  return (*row.difference > 0.0 ? b : a) + " has more say";
}

void draw_power(WhyBox& why, const graph::Snapshot& snapshot, const Fairness& fairness, const session::ViewState& view,
                Widgets& w, session::CommandQueue& commands, Wishes& wishes) {
  std::vector<const PowerBalance*> rows;
  std::size_t rated = 0;
  for (const PowerBalance& row : fairness.power) {
    rated += row.difference ? 1U : 0U;
    if (row.difference && (row.flagged || row.gives_more_counts_less != 0)) rows.push_back(&row);
  }
  w.section("Uneven say in partnerships");
  if (rows.empty()) {
    return empty_note(w, "No uneven power",
                      rated == 0 ? "Not known: in no partnership both sides said how much influence the other has."
                                 : "In none of " + base::counted(rated, "partnership") + " that both sides rated.");
  }
  std::ranges::stable_sort(rows, std::ranges::greater{}, [](const PowerBalance* row) {
    return std::abs(*row->difference) + (row->gives_more_counts_less != 0 ? 1.0 : 0.0);
  });
  w.scope("Power", [&] {
    const std::size_t count = std::min(kFewRows, rows.size());
    for (std::size_t i = 0; i < count; ++i) {
      const PowerBalance& row = *rows[i];
      const std::string& a = snapshot.organizations[row.a]->name;
      const std::string& b = snapshot.organizations[row.b]->name;
      const scene::Subject subject{scene::Subject::Kind::partnership, row.id.text()};
      const std::string text = base::readable(std::abs(*row.difference), 2);
      Rect place = w.take(w.px(40.0F));
      Rect rest = place;
      const Rect number = rest.cut_right(w.px(44.0F)).middle(w.px(44.0F), w.px(22.0F));
      if (w.press("Why " + row.id.text(), number, text, false))
        ask_why(why, a + " and " + b, number, [&] { return analysis::why_power(snapshot, row); });
      w.tooltip("Why " + text + "?");
      const Press press = w.press(row.id.text(), place, what_is_uneven(row, a, b));
      w.tooltip(a + " and " + b + ": " + what_is_uneven(row, a, b) + ". Difference of influence, 0 to 1.");
      row_ground(w, place, is_selected(view, subject), press.hovered);
      if (press.clicked) select({subject}, view, commands, wishes);
      w.words(place.cut_right(w.px(44.0F)), text, {Type::small_strong, {}, Align::right});
      place.cut_right(w.px(6.0F));
      w.words(place.cut_top(place.h * 0.5F + w.px(1.0F)), a + " and " + b);
      w.words(place, what_is_uneven(row, a, b), {Type::small, w.theme().muted, Align::left});
    }
    if (rows.size() > count) small_print(w, "More", "and " + std::to_string(rows.size() - count) + " more");
  });
}

}  // namespace

void draw_fairness(WhyBox& why, const graph::Snapshot& snapshot, const Fairness& fairness,
                   const session::ViewState& view, Widgets& w, session::CommandQueue& commands, Wishes& wishes) {
  w.scope("Fairness", [&] {
    auto rows = known_of(fairness.organizations);
    const auto flagged =
        static_cast<std::size_t>(std::ranges::count_if(rows, [](const Marginalization* row) { return row->flagged; }));
    if (rows.empty()) {
      lead(w, "Who is left out cannot be said yet.");
      empty_note(
          w, "Empty",
          "It takes two of three of each organization: needs with amounts and what flowed, convenings with who came, "
          "and answers on how much influence partners have.");
    } else {
      std::string text = std::to_string(flagged) + " of " + base::counted(rows.size(), "organization") +
                         (flagged == 1 ? " stands" : " stand") +
                         " above the line from which it is worth asking who is left out";
      if (const std::size_t others = fairness.organizations.size() - rows.size(); others > 0)
        text += "; of " + std::to_string(others) + " too little is known";
      lead(w, text + ".");
      w.section("Left out, 0 to 1");
      const std::size_t count = std::min(rows.size(), kFewRows);
      rows.resize(count);
      w.scope("Organizations",
              [&] { draw_rows(why, rows, snapshot, fairness.limits.marginal, view, w, commands, wishes); });
      const auto roles = known_of(fairness.roles);
      if (!roles.empty()) {
        w.section("By role");
        w.scope("Roles", [&] { draw_rows(why, roles, snapshot, fairness.limits.marginal, view, w, commands, wishes); });
      }
      small_print(
          w, "Meaning",
          "The mean of needs not met, convenings missed and little say, as far as they are known; the pale bar holds "
          "what missing answers could make of it. The line is where somebody should ask.");
    }
    draw_power(why, snapshot, fairness, view, w, commands, wishes);
    if (fairness.undated > 0) {
      small_print(w, "Undated",
                  base::counted(fairness.undated, "convening or rating", "convenings and ratings") +
                      " without a date count nowhere.");
    }
  });
}

}  // namespace xylem::ui
