// The Influence panel: who connects, who is boxed in, and what happens when one drops out.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "ui/panels/influence_shown.h"
#include "ui/panels/shape_parts.h"
#include "xylem/analysis/network.h"
#include "xylem/analysis/sentences.h"
#include "xylem/analysis/whys.h"
#include "xylem/base/text.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

using analysis::Measure;
using analysis::MeasureRow;

constexpr std::size_t kFewRows = 12;
constexpr std::size_t kFewFindings = 5;

void choose_measure(const MeasureRow& chosen, Rect place, Widgets& widgets, session::CommandQueue& commands) {
  std::vector<Option> options;
  for (const MeasureRow& row : analysis::catalog()) {
    if (row.directed_only) continue;  // partnerships have no direction
    options.push_back({.key = std::string(row.id),
                       .label = std::string(row.title),
                       .detail = std::string(row.unit),
                       .also_found_by = std::string(row.term)});
  }
  const auto picked = widgets.choice("Measure", place, chosen.title, options);
  if (picked && *picked != chosen.id) commands.push(session::SetMeasure{*picked});
}

/// A name for the column, short enough for its head: the whole title stands in the chooser above.
std::string head_of(const MeasureRow& measure) {
  const std::string_view title = measure.title.substr(0, measure.title.find(','));
  return title.size() <= 12 ? std::string(title) : "Value";
}

/// The columns that make sense for the measure, each with what it sorts by.
struct Table {
  std::vector<Column> columns;
  std::vector<InfluenceColumn> sorts;
};
Table table_for(const MeasureRow& measure, bool few) {
  Table table;
  const auto add = [&](InfluenceColumn sort, Column column) {
    table.sorts.push_back(sort);
    table.columns.push_back(std::move(column));
  };
  add(InfluenceColumn::name, {"Organization"});
  add(InfluenceColumn::value, {head_of(measure), 74.0F, Align::right, true, std::string(measure.term) + "."});
  if (few) return table;
  if (measure.measure != Measure::harmonic) {
    add(InfluenceColumn::nearness, {"Near", 38.0F, Align::right, true,
                                    std::string(analysis::row_of(Measure::harmonic).sentence) + " (" +
                                        std::string(analysis::row_of(Measure::harmonic).term) + ".)"});
  }
  if (measure.measure != Measure::degree) {
    add(InfluenceColumn::partners, {"Ties", 30.0F, Align::right, true, "How many partners it has."});
  }
  if (has_ranks(measure.measure)) {
    add(InfluenceColumn::rank, {"Rank", 42.0F, Align::right, true, "Equal values share their places: 2–4."});
  }
  return table;
}

/// What a row needs to say why.
struct Behind {
  WhyBox& box;
  const graph::Snapshot& snapshot;
  const InfluenceShown& shown;
  const analysis::LeaveOneOut* certainty = nullptr;  // of the shown measure; null = not known yet

  /// The Why of one row's value, with how far its rank hangs on any one of the others.
  [[nodiscard]] analysis::Why why(std::uint32_t node) const {
    const InfluenceShown::Key& key = shown.key;
    analysis::Why why = analysis::why_measure(snapshot.partnerships, *key.measures, key.measure, node);
    if (certainty == nullptr || certainty->measure != key.measure || certainty->ranks.size() <= node) return why;
    const analysis::LeaveOneOut::RankRange& range = certainty->ranks[node];
    if (range.rank == 0) return why;
    std::string note = range.best == range.worst ? "always " + std::to_string(range.best)
                                                 : std::to_string(range.best) + " to " + std::to_string(range.worst);
    note += ", among the first three in " + analysis::percent_in_words(range.in_top_three);
    why.terms.push_back(
        {"Rank with any one of the others left out", static_cast<double>(range.rank), "", std::move(note)});
    return why;
  }
};

void draw_row(const Behind& behind, const InfluenceShown::Row& row, const Table& table, Rect place,
              const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes) {
  const scene::Subject subject = organization(row.id);
  // Before the row itself: who is asked first has the click.
  const auto column = std::ranges::find(table.sorts, InfluenceColumn::value) - table.sorts.begin();
  Rect value = widgets.cells(table.columns, place)[static_cast<std::size_t>(column)];
  const Rect number = value.cut_right(widgets.px(48.0F));
  if (widgets.press("Why " + row.id, number, row.value_text, false)) {
    const auto node = static_cast<std::uint32_t>(&row - behind.shown.rows.data());
    ask_why(behind.box, std::string(analysis::row_of(behind.shown.key.measure).title) + ": " + row.name, number,
            [&] { return behind.why(node); });
  }
  widgets.tooltip("Why " + row.value_text + "?");
  const Press press = widgets.press(row.id, place, row.name + " " + row.value_text);
  row_ground(widgets, place, is_selected(view, subject), press.hovered);
  if (press.clicked) select({subject}, view, commands, wishes);
  const scene::Theme& theme = widgets.theme();
  const auto cells = widgets.cells(table.columns, place);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    Rect cell = cells[i];
    switch (table.sorts[i]) {
      case InfluenceColumn::name:
        widgets.disc(cell.cut_left(widgets.px(10.0F)).center(), widgets.px(4.5F), row.color);
        cell.cut_left(widgets.px(8.0F));
        cell.cut_right(widgets.px(4.0F));
        row_name(widgets, cell, row.name);
        break;
      case InfluenceColumn::value: {
        const Rect text = cell.cut_right(widgets.px(48.0F));
        widgets.words(text, row.value_text, {Type::strong, {}, Align::right});
        const float length = widgets.px(22.0F) * row.fraction;
        if (length > 0.5F) {
          const Rect bar = cell.cut_right(widgets.px(26.0F)).middle(widgets.px(22.0F), widgets.px(6.0F));
          widgets.fill({bar.right() - length, bar.y, std::max(length, widgets.px(4.0F)), bar.h}, theme.accent,
                       widgets.px(3.0F));
        }
        break;
      }
      case InfluenceColumn::nearness:
        widgets.words(cell, fmt::format("{:.2f}", row.nearness), {Type::body, theme.muted, Align::right});
        break;
      case InfluenceColumn::partners:
        widgets.words(cell, std::to_string(row.partners), {Type::body, theme.muted, Align::right});
        break;
      case InfluenceColumn::rank:
        widgets.words(cell, rank_text(row), {Type::body, theme.muted, Align::right});
        break;
    }
  }
}

void draw_table(InfluencePanel& panel, const Behind& behind, const Table& table, const session::ViewState& view,
                Widgets& widgets, session::CommandQueue& commands, Wishes& wishes) {
  const InfluenceShown& shown = behind.shown;
  auto sorted = std::ranges::find(table.sorts, panel.sorted_by);
  if (sorted == table.sorts.end()) sorted = table.sorts.begin() + 1;
  SortMemory sort{static_cast<std::size_t>(sorted - table.sorts.begin()), panel.descending};
  bool changed = panel.order_of != &shown;
  if (widgets.table_head("Order", table.columns, sort)) {
    changed = true;
    panel.sorted_by = table.sorts[sort.column];
    panel.descending = sort.descending;
  }
  if (changed) panel.order = ordered(shown, table.sorts[sort.column], panel.descending);
  panel.order_of = &shown;
  const std::size_t count = panel.all_rows ? panel.order.size() : std::min(panel.order.size(), kFewRows);
  const float height = widgets.px(28.0F);
  widgets.rows(count, height, [&](std::size_t at, Rect place) {
    draw_row(behind, shown.rows[panel.order[at]], table, place, view, widgets, commands, wishes);
  });
  // What is selected is in sight even where it comes late.
  for (std::size_t at = count; at < panel.order.size(); ++at) {
    const InfluenceShown::Row& row = shown.rows[panel.order[at]];
    if (view.selected.size() == 1 && view.selected.front() == organization(row.id))
      draw_row(behind, row, table, widgets.take(height), view, widgets, commands, wishes);
  }
  more_link(widgets, shown.rows.size(), kFewRows, panel.all_rows);
}

void draw_findings(std::string_view name, const std::vector<InfluenceShown::Finding>& findings,
                   const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes) {
  const scene::Theme& theme = widgets.theme();
  widgets.scope(name, [&] {
    const std::size_t count = std::min(findings.size(), kFewFindings);
    for (std::size_t i = 0; i < count; ++i) {
      const InfluenceShown::Finding& finding = findings[i];
      Rect place = widgets.take(widgets.px(28.0F));
      const Press press = widgets.press(finding.subject.id, place, finding.name + ": " + finding.what);
      widgets.tooltip(finding.name + ". " + finding.tip);
      row_ground(widgets, place, is_selected(view, finding.subject), press.hovered);
      if (press.clicked) select({finding.subject}, view, commands, wishes);
      widgets.icon(icons::kBroken, place.cut_left(widgets.px(16.0F)).center(), widgets.px(16.0F), theme.gap);
      place.cut_left(widgets.px(8.0F));
      const float wide = std::min(widgets.width_of(finding.what, Type::small), place.w * 0.55F);
      widgets.words(place.cut_right(wide), finding.what, {Type::small, theme.muted, Align::right});
      place.cut_right(widgets.px(8.0F));
      widgets.words(place, finding.name);
    }
    if (findings.size() > count) {
      small_print(
          widgets, "More",
          "and " + base::readable(static_cast<double>(findings.size() - count), 0) + " more, each with less damage");
    }
  });
}

void draw_network(InfluencePanel& panel, const graph::Snapshot& snapshot, const InfluenceShown& shown,
                  Widgets& widgets) {
  if (!widgets.fold("Network figures", "NETWORK FIGURES")) return;
  widgets.scope("Network", [&] {
    for (const InfluenceShown::NetworkLine& line : shown.network) {
      Rect place = widgets.take(widgets.px(24.0F));
      const Press press = widgets.press(line.title, place, line.value, false);
      widgets.tooltip(line.tip + " Click for why.");
      if (press.hovered) row_ground(widgets, place, false, true);
      if (press.clicked) {
        ask_why(panel.why, line.title, place,
                [&] { return analysis::why_figure(snapshot.partnerships, *shown.key.network, line.id); });
      }
      const Rect value = place.cut_right(widgets.px(120.0F));
      widgets.words(place, line.title, {Type::body, widgets.theme().muted, Align::left});
      widgets.words(value, line.value, {Type::body, {}, Align::right});
    }
  });
}

void draw_answer(InfluencePanel& panel, const graph::Snapshot& snapshot, const session::Answers& answers,
                 const InfluenceShown& shown, const MeasureRow& measure, const session::ViewState& view,
                 Widgets& widgets, session::CommandQueue& commands, Wishes& wishes) {
  lead(widgets, shown.sentence);
  const bool few = shown.rows.size() < analysis::kFewestForShares;
  widgets.space(widgets.px(8.0F));
  std::string means = std::string(measure.title) + ": " + std::string(measure.sentence);
  small_print(widgets, "Meaning", means, std::string(measure.term) + ". " + std::string(measure.source) + ".");
  if (!measure.trap.empty()) small_print(widgets, "Trap", "Careful: " + std::string(measure.trap));
  widgets.space(widgets.px(4.0F));
  const Behind behind{panel.why, snapshot, shown, answers.certainty.get()};
  draw_table(panel, behind, table_for(measure, few), view, widgets, commands, wishes);
  if (!few) draw_shape(panel.why, snapshot, answers, view, widgets, commands, wishes);
  widgets.section("If one drops out");
  if (shown.losses.empty()) {
    empty_note(widgets, "No losses", "Nobody is cut off when any one of them leaves.");
  } else {
    draw_findings("Losses", shown.losses, view, widgets, commands, wishes);
  }
  if (!shown.bridges.empty()) {
    widgets.section("Partnerships that are the only link");
    draw_findings("Bridges", shown.bridges, view, widgets, commands, wishes);
  }
  if (few) return how_sure(widgets, shown.sureness);
  if (answers.shape != nullptr) draw_brokers(panel.why, snapshot, *answers.shape, view, widgets, commands, wishes);
  widgets.section("Groups");
  const float top = widgets.cursor_y();
  empty_note(widgets, "Groups", shown.communities);
  const Rect end = widgets.take(0.0F);
  const Rect groups{end.x, top, end.w, end.y - top};
  if (widgets.press("Why groups", groups, shown.communities, false)) {
    ask_why(panel.why, "Communities", groups,
            [&] { return analysis::why_communities(snapshot.partnerships, *shown.key.measures); });
  }
  widgets.tooltip("Why these groups?");
  draw_network(panel, snapshot, shown, widgets);
  how_sure(widgets, shown.sureness);
}

}  // namespace

void draw(InfluencePanel& panel, const graph::Snapshot& snapshot, const session::Answers& answers,
          const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes) {
  widgets.scope("Influence", [&] {
    widgets.margins(widgets.px(kMargin), [&] {
      const Rect chooser = panel_title(widgets, "Influence", 220.0F);
      const MeasureRow* measure = analysis::find_measure(view.measure);
      const bool few = snapshot.size() < analysis::kFewestForShares;
      if (measure == nullptr || few) measure = &analysis::row_of(Measure::degree);
      if (!few) choose_measure(*measure, chooser, widgets, commands);
      if (snapshot.partnerships.edge_count() == 0) {
        return empty_note(widgets, "Empty",
                          snapshot.size() == 0
                              ? "No organizations yet. Add the first one, paste a table or open a file."
                              : "No partnerships yet. Add who works with whom to see who connects whom.");
      }
      const bool answered = answers.measures && answers.fragility && answers.network;
      const InfluenceShown::Key key{answers.measures, answers.fragility, answers.network, measure->measure,
                                    widgets.theme().dark};
      panel.why.asleep = !answered;
      const InfluenceShown* shown = kept_or_made(
          panel.kept, answered, key, [&] { return influence_shown(key, snapshot, answers, widgets.theme()); });
      if (shown == nullptr) return measuring(answers, widgets, commands);
      draw_answer(panel, snapshot, answers, *shown, *measure, view, widgets, commands, wishes);
    });
    draw_why_box(panel.why, widgets);
  });
}

}  // namespace xylem::ui
