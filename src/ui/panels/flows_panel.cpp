// The Flows panel: who gives, who gets, and how much of it comes back, one unit at a time.
#include <algorithm>

#include "ui/panels/flows_shown.h"
#include "xylem/analysis/whys.h"
#include "xylem/base/text.h"

namespace xylem::ui {
namespace {

constexpr std::size_t kFewRows = 12;

void choose_scope(const FlowsShown& shown, Rect place, Widgets& widgets, session::CommandQueue& commands) {
  if (shown.scopes.size() < 2) {
    widgets.words(place, shown.title, {Type::body, widgets.theme().muted, Align::right});
    widgets.note("What", shown.title, place);
    return;
  }
  const auto picked = widgets.choice("What", place, shown.title, shown.scopes);
  if (!picked) return;
  const ecosystem::ResourceId resource(*picked == "*" ? std::string() : *picked);
  if (resource != shown.key.resource) commands.push(session::SetResource{resource});
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
  if (shown.sectors.size() < 2) return;
  widgets.section("Between sectors");
  widgets.scope("Between sectors", [&] {
    for (const FlowsShown::Row& row : shown.sectors) {
      const Rect place = widgets.take(widgets.px(28.0F));
      widgets.press("Sector " + row.id, place, row.net, false);
      widgets.tooltip(row.name + ". " + row.tip + " What stays inside the sector is left out.");
      draw_row(row, shown.largest_of_sectors, place, widgets);
    }
  });
}

}  // namespace

void draw(FlowsPanel& panel, const graph::Snapshot& snapshot, const session::Answers& answers,
          const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes) {
  widgets.scope("Flows", [&] {
    widgets.margins(widgets.px(kMargin), [&] {
      const Rect chooser = panel_title(widgets, "Flows", 250.0F);
      const FlowsShown::Key key{answers.flows, view.resource, widgets.theme().dark};
      const FlowsShown* shown = kept_or_made(panel.kept, answers.flows != nullptr, key, [&] {
        return flows_shown(key, snapshot, answers.sentence, widgets.theme());
      });
      panel.why.asleep = answers.flows == nullptr;
      if (shown == nullptr) return measuring(answers, widgets, commands);
      if (shown->organizations.empty() && shown->title.empty()) return empty_note(widgets, "Empty", shown->sentence);
      choose_scope(*shown, chooser, widgets, commands);
      lead(widgets, shown->sentence);
      draw_capitals(*shown, widgets);
      figure_cards(widgets, shown->figures, &panel.why, &snapshot);
      draw_rows(panel, snapshot, *shown, view, widgets, commands, wishes);
      widgets.space(widgets.px(6.0F));
      for (std::size_t i = 0; i < shown->notes.size(); ++i) {
        small_print(widgets, "Note " + std::to_string(i + 1), shown->notes[i]);
        widgets.space(widgets.px(4.0F));
      }
      how_sure(widgets, shown->sureness);
    });
    draw_why_box(panel.why, widgets);
  });
}

}  // namespace xylem::ui
