// The Capital panel: how strong each cooperation is, what it is made of, and which ones lose ground.
#include <algorithm>

#include "ui/panels/capital_card.h"
#include "ui/panels/parts.h"
#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

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
        if (draw_capital_card(panel.why, *row, snapshot, w)) select({partnership(*row)}, view, commands, wishes);
      draw_losing(panel, view, w, commands, wishes);
      draw_table(panel, view, w, commands, wishes);
      w.space(w.px(8.0F));
      how_sure(w, sureness_of(snapshot));
    });
  });
}

}  // namespace xylem::ui
