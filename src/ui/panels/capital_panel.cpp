// The Capital panel: how strong each cooperation is, what it is made of, and which ones lose ground.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ui/lookup.h"
#include "ui/panels/parts.h"
#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

using analysis::Interval;
using analysis::PartnershipCapital;

constexpr std::size_t kFewRows = 8;
constexpr std::size_t kFewLosing = 5;

const std::vector<Column>& columns() {
  static const std::vector<Column> kColumns{
      {"Partnership"},
      {"Condition", 70.0F, Align::right, true, "Mean of exchange, trust and mutual understanding on this day, 0 to 1."},
      {"Capital", 86.0F, Align::right, true,
       "What of the condition lasts: earlier conditions fade with the half-life of the phase. With its bounds."}};
  return kColumns;
}

/// Two digits, so that a column of them stands in line.
std::string index_text(double value) { return fmt::format("{:.2f}", value); }

std::string bounds_text(const Interval& interval) {
  if (index_text(interval.low) == index_text(interval.high)) return "";
  return index_text(interval.low) + " \u2013 " + index_text(interval.high);
}

scene::Subject partnership(const PartnershipCapital& row) { return {scene::Subject::Kind::partnership, row.id.text()}; }

/// Rows that are shown, by the column that is sorted; what is not known comes last.
void put_in_order(CapitalPanel& panel) {
  const auto& rows = panel.kept->capital.partnerships;
  panel.order.clear();
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].ended && rows[i].capital) panel.order.push_back(i);
  }
  const auto by = [&](auto value) {
    std::ranges::stable_sort(panel.order, [&](std::uint32_t a, std::uint32_t b) {
      return panel.sort.descending ? value(rows[b]) < value(rows[a]) : value(rows[a]) < value(rows[b]);
    });
  };
  if (panel.sort.column == 0) by([](const PartnershipCapital& row) { return base::folded(row.name); });
  if (panel.sort.column == 1) by([](const PartnershipCapital& row) { return row.condition.value.mid; });
  if (panel.sort.column == 2) by([](const PartnershipCapital& row) { return row.capital->mid; });
  panel.ordered = true;
}

/// The partnership of the card: the one that is selected, else the one that lost most, else the strongest.
const PartnershipCapital* card_of(const CapitalPanel& panel, const session::ViewState& view) {
  const auto& rows = panel.kept->capital.partnerships;
  const auto find = [&](const std::string& id) -> const PartnershipCapital* {
    const auto found = std::ranges::find(rows, id, [](const PartnershipCapital& row) { return row.id.text(); });
    return found == rows.end() ? nullptr : &*found;
  };
  if (view.selected.size() == 1 && view.selected.front().kind == scene::Subject::Kind::partnership) {
    return find(view.selected.front().id);
  }
  if (!panel.kept->losing.empty()) return find(panel.kept->losing.front().id.text());
  return panel.order.empty() ? nullptr : &rows[panel.order.front()];
}

/// "Development since March 2025 · memorandum to June 2027".
std::string standing(const PartnershipCapital& row, const graph::Snapshot& snapshot) {
  const ecosystem::Ecosystem& all = *snapshot.ecosystem;
  std::string text = "Phase not known";
  for (const auto& phase : all.all<ecosystem::PhaseRecord>()) {
    if (phase.partnership != row.id || !ecosystem::covers(phase.from, phase.to, snapshot.view.day)) continue;
    text = ecosystem::term_label(all, "phase", phase.phase.text());
    if (phase.from) text += " since " + ecosystem::readable(*phase.from);
  }
  for (const auto& agreement : all.all<ecosystem::Agreement>()) {
    if (std::ranges::find(agreement.partnerships, row.id) == agreement.partnerships.end()) continue;
    if (!ecosystem::covers(agreement.signed_on, agreement.expires, snapshot.view.day)) continue;
    text += " \u00b7 " + ecosystem::term_label(all, "agreement_kind", agreement.kind.text());
    if (agreement.expires) text += " to " + ecosystem::readable(*agreement.expires);
    break;
  }
  if (row.out_of_date) text += " \u00b7 out of date";
  return text;
}

/// A part of the condition: what is known, and paler as far as missing answers could take it.
void draw_part(std::string_view name, const Interval& part, bool weakest, Widgets& w) {
  const scene::Theme& theme = w.theme();
  Rect row = w.take(w.px(23.0F));
  const std::string value = index_text(part.mid);
  const std::string bounds = bounds_text(part);
  w.note(name, bounds.empty() ? value : value + ", " + bounds, row);
  w.hint(row, bounds.empty() ? std::string(name) : std::string(name) + ": " + bounds + " with the missing answers");
  w.words(row.cut_left(w.px(98.0F)), name, {weakest ? Type::strong : Type::body, {}, Align::left});
  w.words(row.cut_right(w.px(34.0F)), value, {Type::strong, {}, Align::right});
  row.cut_right(w.px(8.0F));
  const Rect track = row.middle(row.w, w.px(7.0F));
  const auto upto = [&](double share) {
    return Rect{track.x, track.y, track.w * static_cast<float>(std::clamp(share, 0.0, 1.0)), track.h};
  };
  w.fill(track, theme.soft, w.px(3.5F));
  if (part.high > 0.005) w.fill(upto(part.high), geometry::mixed(theme.soft, theme.accent, 0.35F), w.px(3.5F));
  if (part.mid > 0.005) w.fill(upto(part.mid), theme.accent, w.px(3.5F));
}

void draw_total(std::string_view name, const std::optional<Interval>& value, Widgets& w) {
  Rect row = w.take(w.px(24.0F));
  const std::string text = value ? index_text(value->mid) : "not enough answers";
  w.note(name, text, row);
  w.words(row.cut_left(w.px(98.0F)), name, {Type::strong, {}, Align::left});
  const Type type = value ? Type::figure : Type::body;
  w.words(row.cut_right(w.width_of(text, type)), text, {type, {}, Align::right});
  if (value) w.words(row, bounds_text(*value), {Type::body, w.theme().muted, Align::left});
}

/// The course of the capital: known at its observations, flat and dashed since the last one.
void draw_course(const PartnershipCapital& row, ecosystem::Day today, Widgets& w) {
  std::vector<std::pair<ecosystem::Day, Interval>> points;
  for (const analysis::CapitalObservation& one : row.course) {
    if (one.capital) points.emplace_back(one.day, *one.capital);
  }
  if (points.size() < 2) return;
  w.space(w.px(6.0F));
  const scene::Theme& theme = w.theme();
  Rect place = w.take(w.px(54.0F));
  w.note("Course", base::counted(points.size(), "observation"), place);
  const Rect foot = place.cut_bottom(w.px(15.0F));
  const auto first = static_cast<float>(points.front().first);
  const float span = std::max(1.0F, static_cast<float>(today) - first);
  const auto x = [&](ecosystem::Day day) { return place.x + place.w * (static_cast<float>(day) - first) / span; };
  const auto y = [&](double value) {
    return place.bottom() - place.h * static_cast<float>(std::clamp(value, 0.0, 1.0));
  };
  for (std::size_t i = 1; i < points.size(); ++i) {
    const auto& [day, now] = points[i];
    const auto& [earlier, before] = points[i - 1];
    const float from = x(earlier);
    const float to = std::max(x(day), from + 1.0F);
    for (float at = from; at < to; at += 1.0F) {  // the bounds, a column of pixels at a time
      const double t = static_cast<double>((at - from) / (to - from));
      const float top = y(std::lerp(before.high, now.high, t));
      const float bottom = y(std::lerp(before.low, now.low, t));
      if (bottom - top > 1.0F) w.fill({at, top, 1.0F, bottom - top}, theme.accent_soft);
    }
    w.line({from, y(before.mid)}, {to, y(now.mid)}, theme.accent, w.px(1.8F));
  }
  const auto& [last_day, last] = points.back();
  if (x(last_day) < place.right() - 2.0F) {
    w.dashed({x(last_day), y(last.mid)}, {place.right(), y(last.mid)}, theme.accent, w.px(1.5F), 4.0F, 3.0F);
  }
  for (const auto& [day, value] : points) w.disc({x(day), y(value.mid)}, w.px(2.6F), theme.accent);
  w.words(foot, ecosystem::readable(ecosystem::date_of(points.front().first)), {Type::small, theme.muted, Align::left});
  w.words(foot, ecosystem::readable(ecosystem::date_of(today)), {Type::small, theme.muted, Align::right});
}

void draw_card(CapitalPanel& panel, const PartnershipCapital& row, const graph::Snapshot& snapshot,
               const session::ViewState& view, Widgets& w, session::CommandQueue& commands, Wishes& wishes) {
  const scene::Theme& theme = w.theme();
  w.space(w.px(12.0F));
  const Rect edge = w.take(0.0F);
  const float top = edge.y;
  w.space(w.px(12.0F));
  w.scope("Card", [&] {
    w.margins(w.px(12.0F), [&] {
      Rect head = w.take(w.px(22.0F));
      const Press press = w.press("Name", head, row.name);
      w.tooltip(row.name);
      if (press.clicked) select({partnership(row)}, view, commands, wishes);
      Rect discs = head.cut_left(w.px(32.0F));
      for (const std::uint32_t node : {row.b, row.a}) {
        const auto look = look_of(*snapshot.ecosystem, *snapshot.organizations[node], theme);
        const float x = discs.x + w.px(node == row.a ? 9.0F : 21.0F);
        w.sector_disc({x, discs.center().y}, w.px(9.0F), look.fill, look.icon);
      }
      head.cut_left(w.px(6.0F));
      w.words(head, row.name, {Type::strong, {}, Align::left});
      const std::string how = standing(row, snapshot);
      w.paragraph(how, {Type::small, theme.muted, Align::left});
      w.space(w.px(6.0F));
      const analysis::Condition& c = row.condition;
      draw_part("Exchange", c.exchange, c.enough && c.weakest == analysis::CapitalPart::exchange, w);
      draw_part("Trust", c.trust, c.enough && c.weakest == analysis::CapitalPart::trust, w);
      draw_part("Understanding", c.understanding, c.enough && c.weakest == analysis::CapitalPart::understanding, w);
      w.space(w.px(4.0F));
      w.rule();
      w.space(w.px(4.0F));
      draw_total("Condition", c.enough ? std::optional(c.value) : std::nullopt, w);
      draw_total("Capital", row.capital, w);
      draw_course(row, snapshot.view.day, w);
      w.space(w.px(8.0F));
      Rect buttons = w.take(w.px(30.0F));
      const std::string why = "Why " + (c.enough ? index_text(c.value.mid) : std::string("not")) + "?";
      if (w.button("Why", buttons.cut_left(w.button_width(why)), why)) panel.why = !panel.why;
      buttons.cut_left(w.px(10.0F));
      const std::string known = base::readable(c.known, 0) + " of " + std::to_string(analysis::kPieces) + " answers";
      w.note("Answers", known, buttons);
      w.words(buttons, known, {Type::body, theme.muted, Align::left});
      if (panel.why) draw_why(analysis::why_condition(snapshot, row), w);
    });
  });
  w.space(w.px(12.0F));
  const float bottom = w.take(0.0F).y;
  w.frame({edge.x, top, edge.w, bottom - top}, theme.hairline, w.px(8.0F));
}

void draw_losing(const CapitalPanel& panel, const session::ViewState& view, Widgets& w, session::CommandQueue& commands,
                 Wishes& wishes) {
  const auto& losing = panel.kept->losing;
  if (losing.empty()) return;
  w.section("Losing ground in a year");
  w.scope("Losing", [&] {
    for (std::size_t i = 0; i < std::min(losing.size(), kFewLosing); ++i) {
      const analysis::ChangedCapital& one = losing[i];
      const scene::Subject subject{scene::Subject::Kind::partnership, one.id.text()};
      Rect row = w.take(w.px(28.0F));
      const std::string fall = "\u2212" + index_text(-one.change());
      const Press press = w.press(one.id.text(), row, fall);
      w.tooltip(one.sure() ? "It lost, whatever the missing answers are." : "Missing answers could turn this round.");
      row_ground(w, row, is_selected(view, subject), press.hovered);
      if (press.clicked) select({subject}, view, commands, wishes);
      w.icon(icons::kTrendDown, row.cut_left(w.px(18.0F)).center(), w.px(16.0F), w.theme().gap);
      row.cut_left(w.px(6.0F));
      w.words(row.cut_right(w.px(44.0F)), fall, {Type::strong, w.theme().gap, Align::right});
      w.words(row.cut_right(w.px(40.0F)), index_text(one.after.mid), {Type::body, w.theme().muted, Align::right});
      row_name(w, row, one.name);
    }
    if (losing.size() > kFewLosing) {
      const std::string rest =
          "and " + base::readable(static_cast<double>(losing.size() - kFewLosing), 0) + " more, each by less";
      w.words(w.take(w.px(22.0F)), rest, {Type::small, w.theme().muted, Align::left});
    }
  });
}

void draw_table(CapitalPanel& panel, const session::ViewState& view, Widgets& w, session::CommandQueue& commands,
                Wishes& wishes) {
  if (panel.order.empty()) return;
  w.section("Partnerships");
  w.scope("Partnerships", [&] {
    if (w.table_head("Order", columns(), panel.sort)) put_in_order(panel);
    const std::size_t count = panel.all_rows ? panel.order.size() : std::min(panel.order.size(), kFewRows);
    w.rows(count, w.px(28.0F), [&](std::size_t at, Rect place) {
      const PartnershipCapital& row = panel.kept->capital.partnerships[panel.order[at]];
      const Press press = w.press(row.id.text(), place, index_text(row.capital->mid));
      row_ground(w, place, is_selected(view, partnership(row)), press.hovered);
      if (press.clicked) select({partnership(row)}, view, commands, wishes);
      auto cells = w.cells(columns(), place);
      cells[0].cut_right(w.px(4.0F));
      row_name(w, cells[0], row.name);
      const std::string condition = row.condition.enough ? index_text(row.condition.value.mid) : "?";
      w.words(cells[1], condition, {Type::body, w.theme().muted, Align::right});
      w.words(cells[2].cut_right(w.px(36.0F)), index_text(row.capital->mid), {Type::strong, {}, Align::right});
      const Rect bar = cells[2].cut_right(w.px(44.0F)).middle(w.px(36.0F), w.px(6.0F));
      w.bar(bar, static_cast<float>(row.capital->mid), w.theme().accent);
    });
    more_link(w, panel.order.size(), kFewRows, panel.all_rows);
  });
}

std::vector<Figure> figures_of(const analysis::CapitalSummary& summary) {
  std::vector<Figure> figures;
  if (summary.median && summary.lower_quartile && summary.upper_quartile) {
    std::string tip = "Half of the partnerships with enough answers stand above it; the middle half between " +
                      index_text(*summary.lower_quartile) + " and " + index_text(*summary.upper_quartile) + ".";
    if (summary.bootstrap) {
      tip += " Between " + index_text(summary.bootstrap->low) + " and " + index_text(summary.bootstrap->high) +
             " in 90% of the samples that could have been drawn (bootstrap).";
    }
    figures.push_back({"Median", index_text(*summary.median), tip});
  }
  if (summary.partnerships > 0) {
    figures.push_back({"Enough answers", std::to_string(summary.shown) + " of " + std::to_string(summary.partnerships),
                       "Partnerships of which at least half of the sixteen answers are known."});
  }
  return figures;
}

}  // namespace

void draw(CapitalPanel& panel, const graph::Snapshot& snapshot, const session::Answers& answers,
          const session::ViewState& view, Widgets& w, session::CommandQueue& commands, Wishes& wishes) {
  w.scope("Capital", [&] {
    w.margins(w.px(kMargin), [&] {
      const Rect side = panel_title(w, "Capital", 260.0F);
      if ((answers.capital != nullptr || answers.stopped) && panel.kept != answers.capital) {
        panel.kept = answers.capital;
        panel.ordered = false;
      }
      // A kept answer of another snapshot names nodes that may not be there.
      if (panel.kept == nullptr || answers.capital == nullptr) return measuring(answers, w, commands);
      if (!panel.ordered) put_in_order(panel);
      const analysis::CapitalSummary& summary = panel.kept->capital.summary;
      if (summary.response_rate) {
        const std::string rate = analysis::percent_in_words(*summary.response_rate) + " of those asked answered";
        w.words(side, rate, {Type::small, w.theme().muted, Align::right});
      }
      lead(w, answers.sentence);
      if (summary.shown == 0) {
        w.space(w.px(8.0F));
        return empty_note(
            w, "Empty",
            "It takes what each side says of the other (trust, what is understood, the level) and what "
            "flowed between them. Select a partnership and add a rating, or import the answers of a survey.");
      }
      figure_cards(w, figures_of(summary));
      if (const PartnershipCapital* row = card_of(panel, view))
        draw_card(panel, *row, snapshot, view, w, commands, wishes);
      draw_losing(panel, view, w, commands, wishes);
      draw_table(panel, view, w, commands, wishes);
      w.space(w.px(8.0F));
      small_print(w, "Own index",
                  std::string(analysis::kCapitalTitle) +
                      ", not validated. Compare a partnership with itself over time, not with others.");
      how_sure(w, sureness_of(snapshot));
    });
  });
}

}  // namespace xylem::ui
