// The Flows panel: who gives, who gets, and how much of it comes back, one unit at a time.
#include <algorithm>
#include <array>

#include "ui/panels/flows_parts.h"
#include "ui/panels/flows_shown.h"
#include "xylem/analysis/whys.h"
#include "xylem/base/text.h"

namespace xylem::ui {
namespace {

constexpr std::size_t kFewRows = 12;
constexpr std::size_t kFewPairs = 10;

void choose_scope(const FlowsShown& shown, Rect place, Widgets& widgets, session::CommandQueue& commands) {
  if (shown.scopes.size() < 2) {
    widgets.words(place, shown.title, {Type::body, widgets.theme().muted, Align::right});
    widgets.note("What", shown.title, place);
    return;
  }
  const auto picked = widgets.choice("What", place, shown.title, shown.scopes);
  if (!picked) return;
  const FlowsShown::Scope* scope = shown.scope_of(*picked);
  if (scope != nullptr && *picked != shown.chosen)
    commands.push(session::SetResource{scope->resource, scope->unit, scope->capital});
}

void draw_capitals(const FlowsShown& shown, Widgets& widgets) {
  widgets.space(widgets.px(10.0F));
  const float height = widgets.px(26.0F);
  Rect row = widgets.take(height);
  for (const FlowsShown::Capital& capital : shown.capitals) {
    const float wide = widgets.chip_width(capital.label, true);
    if (wide > row.w) {
      widgets.space(widgets.px(6.0F));
      row = widgets.take(height);
    }
    const Rect chip = row.cut_left(wide);
    row.cut_left(widgets.px(6.0F));
    widgets.note("Capital " + capital.label, capital.label, chip);
    widgets.fill(chip, widgets.theme().soft, widgets.px(6.0F));
    Rect inner = chip.inset(widgets.px(9.0F), 0.0F);
    widgets.disc(inner.cut_left(widgets.px(14.0F)).middle(widgets.px(9.0F), 0.0F).center(), widgets.px(4.5F),
                 capital.color);
    widgets.words(inner, capital.label, {Type::body, {}, Align::right});
  }
}

/// Gives to the left, gets to the right of a line in the middle.
void draw_bars(const FlowsShown::Row& row, double largest, Rect place, Widgets& widgets) {
  const scene::Theme& theme = widgets.theme();
  const float middle = place.center().x;
  const float half = place.w * 0.5F - widgets.px(2.0F);
  const float height = widgets.px(14.0F);
  const float top = place.center().y - height * 0.5F;
  const auto length = [&](double amount) {
    return amount > 0.0 && largest > 0.0 ? std::max(half * static_cast<float>(amount / largest), widgets.px(2.0F))
                                         : 0.0F;
  };
  const float left = length(row.gives);
  const float right = length(row.receives);
  if (left > 0.0F) widgets.fill({middle - left, top, left, height}, theme.gives_fill, widgets.px(2.0F));
  if (right > 0.0F) widgets.fill({middle, top, right, height}, theme.receives_fill, widgets.px(2.0F));
  widgets.line({middle, place.y + widgets.px(3.0F)}, {middle, place.bottom() - widgets.px(3.0F)}, theme.muted);
}

void draw_row(const FlowsShown::Row& row, double largest, Rect place, Widgets& widgets) {
  const scene::Theme& theme = widgets.theme();
  const bool gives = row.gives > row.receives;
  const geometry::Color color = row.net.empty() || row.net == "even" ? theme.muted
                                : gives                              ? theme.gives
                                                                     : theme.receives;
  const Rect words = place.cut_right(widgets.px(98.0F));
  const Rect bars = place.cut_right(widgets.px(92.0F));
  widgets.words(words, row.net.empty() ? "amounts not known" : row.net, {Type::small_strong, color, Align::right});
  place.cut_right(widgets.px(6.0F));
  row_name(widgets, place, row.name);
  draw_bars(row, largest, bars, widgets);
}

/// Who gave whom how much, both ways: the name and two amounts.
void draw_pairs(std::string_view head, std::string_view capitals, const std::vector<FlowsShown::Pair>& pairs,
                const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes) {
  if (pairs.empty() || !widgets.fold(head, capitals)) return;
  const scene::Theme& theme = widgets.theme();
  widgets.scope(head, [&] {
    const std::size_t count = std::min(kFewPairs, pairs.size());
    for (std::size_t i = 0; i < count; ++i) {
      const FlowsShown::Pair& pair = pairs[i];
      Rect place = widgets.take(widgets.px(28.0F));
      const bool there = !pair.partnership.empty();
      const Press press = widgets.press("Pair " + std::to_string(i + 1), place, pair.names + " " + pair.text, there);
      widgets.tooltip(pair.tip);
      const scene::Subject subject{scene::Subject::Kind::partnership, pair.partnership};
      row_ground(widgets, place, there && is_selected(view, subject), press.hovered && there);
      if (press.clicked && there) select({subject}, view, commands, wishes);
      const float wide = std::min(widgets.width_of(pair.text, Type::small_strong), place.w * 0.45F);
      widgets.words(place.cut_right(wide), pair.text, {Type::small_strong, theme.text, Align::right});
      place.cut_right(widgets.px(8.0F));
      widgets.words(place, pair.names);
    }
    if (pairs.size() > count)
      small_print(widgets, "More", "and " + std::to_string(pairs.size() - count) + " more of smaller amounts");
  });
}

void draw_rows(FlowsPanel& panel, const graph::Snapshot& snapshot, const FlowsShown& shown,
               const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes) {
  widgets.section(shown.head);
  widgets.scope("Organizations", [&] {
    const std::size_t all = shown.organizations.size();
    widgets.rows(panel.all_rows ? all : std::min(all, kFewRows), widgets.px(28.0F), [&](std::size_t at, Rect place) {
      const FlowsShown::Row& row = shown.organizations[at];
      const scene::Subject subject = organization(row.id);
      const std::string net = row.net.empty() ? "amounts not known" : row.net;
      // Before the row itself: who is asked first has the click.
      Rect rest = place;
      const Rect number = rest.cut_right(widgets.px(98.0F));
      if (widgets.press("Why " + row.id, number, net, false)) {
        const analysis::Balance& balance = shown.key.answer->balance;
        ask_why(panel.why, shown.title + ": " + row.name, number,
                [&] { return analysis::why_balance(snapshot, balance, balance.organizations[at]); });
      }
      widgets.tooltip("Why? " + row.tip);
      const Press press = widgets.press(row.id, place, net);
      widgets.tooltip(row.name + ". " + row.tip);
      row_ground(widgets, place, is_selected(view, subject), press.hovered);
      if (press.clicked) select({subject}, view, commands, wishes);
      draw_row(row, shown.largest, place, widgets);
    });
    more_link(widgets, all, kFewRows, panel.all_rows);
  });
  const auto sums = [&](std::string_view head, std::string_view kind, const std::vector<FlowsShown::Row>& rows,
                        double largest, std::string_view note) {
    if (rows.size() < 2) return;
    widgets.section(head);
    widgets.scope(head, [&] {
      for (const FlowsShown::Row& row : rows) {
        const Rect place = widgets.take(widgets.px(28.0F));
        widgets.press(std::string(kind) + " " + row.id, place, row.net, false);
        widgets.tooltip(row.name + ". " + row.tip + std::string(note));
        draw_row(row, largest, place, widgets);
      }
    });
  };
  sums("Between sectors", "Sector", shown.sectors, shown.largest_of_sectors,
       " What stays inside the sector is left out.");
  draw_pairs("Between roles", "BETWEEN ROLES", shown.role_pairs, view, widgets, commands, wishes);
  draw_pairs("Within partnerships", "WITHIN PARTNERSHIPS", shown.partnerships, view, widgets, commands, wishes);
}

void choose_tab(FlowsPanel& panel, Widgets& widgets) {
  static const std::array<std::string, 4> kTabs{"Balance", "Matching", "Access", "Fairness"};
  widgets.space(widgets.px(6.0F));
  const auto chosen =
      widgets.segments("Tabs", widgets.take(widgets.px(34.0F)), kTabs, static_cast<std::size_t>(panel.tab));
  if (chosen) panel.tab = static_cast<FlowsTab>(*chosen);
  widgets.space(widgets.px(4.0F));
}

void draw_balance(FlowsPanel& panel, const graph::Snapshot& snapshot, const session::Answers& answers,
                  const FlowsShown& shown, const session::ViewState& view, Widgets& widgets,
                  session::CommandQueue& commands, Wishes& wishes) {
  if (shown.organizations.empty() && shown.title.empty()) return empty_note(widgets, "Empty", shown.sentence);
  lead(widgets, shown.sentence);
  draw_capitals(shown, widgets);
  figure_cards(widgets, shown.figures, &panel.why, &snapshot);
  draw_rows(panel, snapshot, shown, view, widgets, commands, wishes);
  widgets.space(widgets.px(6.0F));
  for (std::size_t i = 0; i < shown.notes.size(); ++i) {
    small_print(widgets, "Note " + std::to_string(i + 1), shown.notes[i]);
    widgets.space(widgets.px(4.0F));
  }
  if (answers.circulation != nullptr)
    draw_circulation(panel.why, snapshot, *answers.circulation, view, widgets, commands, wishes);
}

}  // namespace

void draw(FlowsPanel& panel, const graph::Snapshot& snapshot, const session::Answers& answers,
          const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes) {
  widgets.scope("Flows", [&] {
    widgets.margins(widgets.px(kMargin), [&] {
      const Rect chooser = panel_title(widgets, "Flows", 250.0F);
      const FlowsShown::Key key{answers.flows, view.resource, view.flow_unit, view.flow_capital, widgets.theme().dark};
      const FlowsShown* shown = kept_or_made(panel.kept, answers.flows != nullptr, key, [&] {
        return flows_shown(key, snapshot, answers.sentence, widgets.theme());
      });
      panel.why.asleep = answers.flows == nullptr;
      if (shown == nullptr) return measuring(answers, widgets, commands);
      const bool balance = panel.tab == FlowsTab::balance;
      if (balance && !shown->title.empty()) choose_scope(*shown, chooser, widgets, commands);
      choose_tab(panel, widgets);
      if (answers.exchange != nullptr) panel.exchange = answers.exchange;
      if (balance) {
        draw_balance(panel, snapshot, answers, *shown, view, widgets, commands, wishes);
      } else if (answers.exchange == nullptr) {
        return measuring(answers, widgets, commands);
      } else if (panel.tab == FlowsTab::matching) {
        draw_matching(panel.why, panel.all_needs, snapshot, answers.exchange->matching, view, widgets, commands,
                      wishes);
      } else if (panel.tab == FlowsTab::access) {
        draw_access(panel.why, snapshot, *answers.exchange, view, widgets, commands, wishes);
      } else {
        draw_fairness(panel.why, snapshot, answers.exchange->fairness, view, widgets, commands, wishes);
      }
      how_sure(widgets, shown->sureness);
    });
    draw_why_box(panel.why, widgets);
  });
}

}  // namespace xylem::ui
