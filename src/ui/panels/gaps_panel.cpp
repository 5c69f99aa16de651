// The Gaps panel: what the target profile wants against what is there, and who is missing.
#include <algorithm>
#include <array>
#include <numeric>

#include "ui/panels/gaps_shown.h"
#include "xylem/analysis/whys.h"
#include "xylem/base/text.h"
#include "xylem/document/edit.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

constexpr std::size_t kFewGhosts = 5;

void choose_profile(const GapsShown& shown, const graph::Snapshot& snapshot, Rect place, Widgets& widgets,
                    session::CommandQueue& commands) {
  const std::string label = "Target: " + shown.profile_name;
  if (shown.profiles.size() < 2) {
    widgets.words(place, label, {Type::small, widgets.theme().muted, Align::right});
    return widgets.note("Target", label, place);
  }
  const auto picked = widgets.choice("Target", place, label, shown.profiles);
  if (!picked || *picked == shown.profile) return;
  ecosystem::About about = snapshot.ecosystem->about;
  about.profile = ecosystem::TargetProfileId(*picked);
  commands.push(session::Change{document::Put<ecosystem::About>{std::move(about)}, {}});
}

/// What a panel needs to say why.
struct Behind {
  WhyBox& box;
  const graph::Snapshot& snapshot;
  const session::GapsAnswer& answer;
};

/// Of one cell of the profile its own; of several, how they make up the share of their place in the matrix.
analysis::Why why_place(const Behind& behind, const GapsShown::Cell& cell) {
  if (cell.cells.size() == 1) {
    return analysis::why_cell(behind.snapshot, behind.answer.coverage.cells[cell.cells.front()]);
  }
  analysis::Why why;
  why.formula = "Mean coverage of the cells of the profile that fall here, by their weight";
  for (const std::uint32_t one : cell.cells) {
    const analysis::CoverageCell& part = behind.answer.coverage.cells[one];
    const bool known = part.status != analysis::CellStatus::not_known;
    why.terms.push_back({part.label, known ? std::optional(part.coverage) : std::nullopt, "",
                         "weight " + base::readable(part.row.weight)});
    if (!known) why.missing.push_back(part.label);
  }
  return why;
}

void draw_cell(const Behind& behind, const GapsShown::Cell& cell, std::string_view name, Rect place, Widgets& widgets) {
  const scene::Theme& theme = widgets.theme();
  const bool pressed = widgets.press(name, place, cell.text, false).clicked;
  if (pressed && cell.wanted) ask_why(behind.box, name, place, [&] { return why_place(behind, cell); });
  widgets.tooltip(cell.wanted ? cell.tip + "\nClick for why." : cell.tip);
  widgets.fill(place, cell_ground(cell, theme), widgets.px(4.0F));
  const bool gap = cell.wanted && cell.status != analysis::CellStatus::covered;
  if (gap && cell.status != analysis::CellStatus::not_known) widgets.frame(place, theme.gap, widgets.px(4.0F));
  if (cell.single_provider) {
    widgets.disc({place.right() - widgets.px(5.5F), place.y + widgets.px(5.5F)}, widgets.px(2.5F), theme.text);
  }
  widgets.words(place, cell.text,
                {gap ? Type::strong : Type::body, cell.wanted ? theme.text : theme.muted, Align::center});
}

void draw_matrix(const Behind& behind, const GapsShown::Matrix& matrix, Widgets& widgets) {
  const auto count = static_cast<float>(std::max<std::size_t>(matrix.columns.size(), 1));
  widgets.scope("Matrix", [&] {
    Rect head = widgets.take(widgets.px(22.0F));
    const float label = widgets.px(112.0F);
    const float wide = (head.w - label) / count;
    head.cut_left(label);
    for (const std::string& column : matrix.columns)
      widgets.words(head.cut_left(wide), column, {Type::small, widgets.theme().muted, Align::center});
    for (const GapsShown::Row& row : matrix.rows) {
      Rect place = widgets.take(widgets.px(29.0F));
      Rect name = place.cut_left(label);
      name.cut_right(widgets.px(6.0F));
      row_name(widgets, name, row.label, Type::small);
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const Rect cell = place.cut_left(wide).inset(widgets.px(1.5F));
        draw_cell(behind, row.cells[i], row.label + " × " + matrix.columns[i], cell, widgets);
      }
    }
  });
}

void draw_coverage(GapsPanel& panel, const Behind& behind, const GapsShown& shown, Widgets& widgets) {
  static const std::array<std::string, 2> kRows{"By sector", "By kind of resource"};
  widgets.space(widgets.px(10.0F));
  const bool sectors = panel.rows == analysis::MatrixRows::sectors;
  if (const auto chosen = widgets.segments("Rows", widgets.take(widgets.px(32.0F)), kRows, sectors ? 0 : 1))
    panel.rows = *chosen == 0 ? analysis::MatrixRows::sectors : analysis::MatrixRows::capitals;
  widgets.space(widgets.px(6.0F));
  const GapsShown::Matrix& matrix = sectors ? shown.by_sector : shown.by_capital;
  if (matrix.rows.empty()) {
    return empty_note(widgets, "No rows",
                      sectors ? "The target profile wants no organizations of any sector."
                              : "The target profile wants no resources.");
  }
  draw_matrix(behind, matrix, widgets);
  widgets.space(widgets.px(4.0F));
  std::string legend = "0/1: none of 1 wanted is there. Outlined: short. ?: not known. Pale: nothing wanted.";
  const auto single = [](const GapsShown::Row& row) {
    return std::ranges::any_of(row.cells, [](const GapsShown::Cell& cell) { return cell.single_provider; });
  };
  if (std::ranges::any_of(matrix.rows, single)) legend += " With a dot: one organization gives nearly all.";
  if (matrix.left_out > 0) {
    legend +=
        " Left out: " + base::counted(matrix.left_out, sectors ? "sector" : "kind") + " of which nothing is wanted.";
  }
  small_print(widgets, "Matrix note", legend);
  if (!shown.index.empty()) {
    const float top = widgets.cursor_y();
    widgets.paragraph(shown.index, {Type::small, widgets.theme().muted, Align::left});
    const Rect end = widgets.take(0.0F);
    const Rect place{end.x, top, end.w, end.y - top};
    if (widgets.press("Index", place, shown.index, false)) {
      ask_why(behind.box, "Coverage index", place, [&] { return analysis::why_coverage(behind.answer.coverage); });
    }
    widgets.tooltip(
        "Coverage index: sum of weight times coverage over all target cells, over the sum of weights. Click for why.");
  }
}

/// "Coverage of the target profile: 61% → 66%".
std::string line_text(const analysis::WhatIf& trial, const std::string& id) {
  const analysis::WhatIfLine* line = trial.line(id);
  if (line == nullptr || !line->before || !line->after) return {};
  const auto figure = [&](double value) { return line->unit.empty() ? share_text(value) : base::readable(value, 1); };
  return line->title + ": " + figure(*line->before) + " → " + figure(*line->after);
}

void draw_ghost(const Behind& behind, const GapsShown::Ghost& ghost, const std::string& line,
                const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes) {
  const scene::Theme& theme = widgets.theme();
  widgets.space(widgets.px(8.0F));
  const float start = widgets.px(36.0F);
  const float width = widgets.take(0.0F).w - start - widgets.px(12.0F);
  std::string text = ghost.where + " · " + ghost.reason;
  if (!line.empty()) text += ". **" + line + "**";
  const float height = widgets.paragraph_height(text, width);
  Rect card = widgets.take(height + widgets.px(44.0F));
  // Before the card itself: who is asked first has the click.
  constexpr std::string_view kTry = "Try it";
  const float gaps = widgets.width_of(ghost.gaps, Type::small);
  const float wide = widgets.width_of(kTry, Type::strong);
  const Rect attempt{card.right() - widgets.px(20.0F) - gaps - wide, card.y + widgets.px(10.0F), wide,
                     widgets.px(18.0F)};
  const Press tried = widgets.press("Try " + ghost.label, attempt, kTry);
  widgets.tooltip("Put this partner on the map as a trial and see what would change");
  if (tried.clicked) {
    commands.push(session::TryGhost{ghost.label});
    wishes.push_back(Wish::show_what_if);
  }
  const Rect number{card.right() - widgets.px(12.0F) - gaps, attempt.y, gaps, attempt.h};
  if (widgets.press("Why " + ghost.label, number, ghost.gaps)) {
    ask_why(behind.box, ghost.label, number, [&] {
      return analysis::why_ghost(behind.snapshot, behind.answer.coverage, behind.answer.ghosts[ghost.place]);
    });
  }
  widgets.tooltip("Why?");
  const Press press = widgets.press(ghost.label, card, ghost.reason);
  widgets.tooltip(ghost.tip);
  if (press.clicked) select({ghost.subject}, view, commands, wishes);
  const bool selected = is_selected(view, ghost.subject);
  if (selected || press.hovered) widgets.fill(card, selected ? theme.gap_soft : theme.soft, widgets.px(8.0F));
  widgets.frame(card, selected ? theme.gap : theme.hairline, widgets.px(8.0F));
  card = card.inset(0.0F, widgets.px(10.0F));
  widgets.icon(icons::kAddCircle, {card.x + start * 0.5F, card.y + widgets.px(9.0F)}, widgets.px(18.0F), theme.gap);
  card.cut_left(start);
  card.cut_right(widgets.px(12.0F));
  Rect head = card.cut_top(widgets.px(18.0F));
  widgets.words(head.cut_right(widgets.width_of(ghost.gaps, Type::small)), ghost.gaps, {Type::small, theme.muted});
  head.cut_right(widgets.px(8.0F));
  widgets.words(attempt, kTry, {Type::strong, theme.accent, Align::left});
  head.cut_right(wide + widgets.px(8.0F));
  widgets.words(head, ghost.label, {Type::strong, {}, Align::left});
  card.cut_top(widgets.px(4.0F));
  widgets.paragraph_in(card, text, {Type::body, theme.muted, Align::left});
}

/// By how much a trial changes a line to the better; negative = to the worse.
double gain_of(const analysis::WhatIf& trial, const std::string& line) {
  const analysis::WhatIfLine* found = trial.line(line);
  if (found == nullptr) return 0.0;
  const double change = found->change().value_or(0.0);
  return found->better == analysis::Better::lower ? -change : change;
}

/// What the list is ordered by: the gaps a partner fills, or any line of what it would change.
void choose_order(GapsPanel& panel, const session::Answers& answers, Widgets& widgets,
                  session::CommandQueue& commands) {
  Rect row = widgets.take(widgets.px(30.0F));
  if (answers.trials == nullptr || answers.trials->empty()) {
    constexpr std::string_view kCompare = "Compare what each would change";
    const bool waits = panel.wants_trials;
    if (waits)
      return widgets.words(row, "Trying each of them…", {Type::small, widgets.theme().muted, Align::left}), void();
    if (widgets.link("Compare", row, kCompare)) {
      panel.wants_trials = true;
      commands.push(session::TryGhosts{});
    }
    return;
  }
  std::vector<Option> options{{.key = "", .label = "Gaps they fill"}};
  std::string shown = "Gaps they fill";
  for (const analysis::WhatIfLine& line : answers.trials->front().lines) {
    if (line.better == analysis::Better::neither) continue;
    options.push_back({.key = line.id, .label = line.title});
    if (line.id == panel.ghosts_by) shown = line.title;
  }
  widgets.words(row.cut_left(widgets.px(60.0F)), "Sort by", {Type::body, widgets.theme().muted, Align::left});
  if (const auto picked = widgets.choice("Sort by", row, shown, options)) panel.ghosts_by = *picked;
}

/// The ghosts in that order, and what the line says of each.
std::vector<std::size_t> order_of(const GapsPanel& panel, const GapsShown& shown, const session::Answers& answers) {
  std::vector<std::size_t> order(shown.ghosts.size());
  std::iota(order.begin(), order.end(), 0U);
  if (panel.ghosts_by.empty() || answers.trials == nullptr || answers.trials->size() != order.size()) return order;
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return gain_of((*answers.trials)[a], panel.ghosts_by) > gain_of((*answers.trials)[b], panel.ghosts_by);
  });
  return order;
}

void draw_ghosts(GapsPanel& panel, const Behind& behind, const GapsShown& shown, const session::Answers& answers,
                 const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes) {
  widgets.section("Who is missing");
  if (shown.ghosts.empty())
    return empty_note(widgets, "Nobody missing",
                      "Nobody: as far as it is known, nothing that the profile wants is short.");
  widgets.scope("Missing", [&] {
    choose_order(panel, answers, widgets, commands);
    const auto order = order_of(panel, shown, answers);
    const std::size_t count = panel.all_ghosts ? shown.ghosts.size() : std::min(shown.ghosts.size(), kFewGhosts);
    for (std::size_t i = 0; i < count; ++i) {
      const GapsShown::Ghost& ghost = shown.ghosts[order[i]];
      const bool tried = answers.trials != nullptr && answers.trials->size() == order.size();
      draw_ghost(behind, ghost, tried ? line_text((*answers.trials)[order[i]], panel.ghosts_by) : "", view, widgets,
                 commands, wishes);
    }
    widgets.space(widgets.px(4.0F));
    more_link(widgets, shown.ghosts.size(), kFewGhosts, panel.all_ghosts);
  });
}

void choose_tab(GapsPanel& panel, Widgets& widgets) {
  static const std::array<std::string, 3> kTabs{"Coverage", "Pathways", "Equity"};
  widgets.space(widgets.px(6.0F));
  const auto chosen =
      widgets.segments("Tabs", widgets.take(widgets.px(34.0F)), kTabs, static_cast<std::size_t>(panel.tab));
  if (chosen) panel.tab = static_cast<GapsTab>(*chosen);
  widgets.space(widgets.px(4.0F));
}

void draw_minimums(const GapsShown& shown, Widgets& widgets) {
  if (!shown.any_minimum) return;
  widgets.section("Organizations of each sector");
  if (shown.minimums.empty()) {
    return empty_note(widgets, "No minimums", "Every sector has as many organizations as the profile wants at least.");
  }
  widgets.scope("Minimums", [&] {
    for (const GapsShown::Minimum& minimum : shown.minimums) {
      const Rect place = widgets.take(widgets.px(24.0F));
      widgets.note(minimum.label, minimum.what, place);
      widgets.words(place, minimum.label);
      widgets.words(place, minimum.what, {Type::strong, widgets.theme().gap, Align::right});
    }
  });
}

}  // namespace

void draw(GapsPanel& panel, const graph::Snapshot& snapshot, const session::Answers& answers,
          const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes) {
  widgets.scope("Gaps", [&] {
    widgets.margins(widgets.px(kMargin), [&] {
      const Rect chooser = panel_title(widgets, "Gaps", 280.0F);
      const GapsShown::Key key{answers.gaps};
      const GapsShown* shown = kept_or_made(panel.kept, answers.gaps != nullptr, key,
                                            [&] { return gaps_shown(key, snapshot, answers.sentence); });
      panel.why.asleep = answers.gaps == nullptr;
      if (shown == nullptr) return measuring(answers, widgets, commands);
      if (!shown->profile.empty()) choose_profile(*shown, snapshot, chooser, widgets, commands);
      choose_tab(panel, widgets);
      const Behind behind{panel.why, snapshot, *shown->key.answer};
      switch (panel.tab) {
        case GapsTab::coverage:
          if (shown->profile.empty()) return empty_note(widgets, "Empty", shown->sentence);
          lead(widgets, shown->sentence);
          draw_coverage(panel, behind, *shown, widgets);
          draw_ghosts(panel, behind, *shown, answers, view, widgets, commands, wishes);
          draw_minimums(*shown, widgets);
          break;
        case GapsTab::pathways:
          draw_pathways(panel, *shown->key.answer, snapshot, view, widgets, commands, wishes);
          break;
        case GapsTab::equity:
          draw_equity(panel, *shown->key.answer, snapshot, widgets);
          break;
      }
      how_sure(widgets, shown->sureness);
    });
    draw_why_box(panel.why, widgets);
  });
}

}  // namespace xylem::ui
