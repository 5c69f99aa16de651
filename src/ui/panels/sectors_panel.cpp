// The Sectors panel: who is here, who works with whom across sectors, and which roles they bring.
#include <algorithm>
#include <array>

#include "ui/panels/sectors_shown.h"
#include "xylem/analysis/whys.h"
#include "xylem/base/text.h"

namespace xylem::ui {
namespace {

constexpr std::size_t kFewHoles = 5;

void draw_groups(const SectorsShown& shown, const session::ViewState& view, Widgets& widgets,
                 session::CommandQueue& commands, Wishes& wishes) {
  std::size_t most = 1;
  for (const SectorsShown::Group& group : shown.groups) most = std::max(most, group.members.size());
  widgets.scope("Groups", [&] {
    for (const SectorsShown::Group& group : shown.groups) {
      Rect place = widgets.take(widgets.px(28.0F));
      const std::string count = base::readable(static_cast<double>(group.members.size()), 0);
      const Press press = widgets.press(group.label, place, count);
      widgets.tooltip("Selects them on the map.");
      row_ground(widgets, place, !view.selected.empty() && view.selected == group.members, press.hovered);
      if (press.clicked) select(group.members, view, commands, wishes);
      widgets.sector_disc(place.cut_left(widgets.px(18.0F)).center(), widgets.px(9.0F), group.color, group.icon);
      place.cut_left(widgets.px(8.0F));
      widgets.words(place.cut_right(widgets.px(40.0F)), count, {Type::strong, {}, Align::right});
      const Rect bar = place.cut_right(widgets.px(96.0F)).middle(widgets.px(96.0F), widgets.px(6.0F));
      widgets.bar(bar, static_cast<float>(group.members.size()) / static_cast<float>(most), group.color);
      place.cut_right(widgets.px(8.0F));
      widgets.words(place, group.label);
    }
  });
}

void draw_matrix_head(const SectorsShown& shown, Rect row, float label, float cell, Widgets& widgets) {
  row.cut_left(label);
  for (const std::uint32_t group : shown.in_matrix) {
    const Rect place = row.cut_left(cell);
    const SectorsShown::Group& column = shown.groups[group];
    widgets.press("Column " + column.label, place, column.label, false);
    widgets.tooltip(column.label);
    widgets.sector_disc(place.center(), widgets.px(8.0F), column.color, column.icon);
  }
}

void draw_matrix(SectorsPanel& panel, const SectorsShown& shown, Widgets& widgets) {
  const scene::Theme& theme = widgets.theme();
  const auto count = static_cast<float>(shown.in_matrix.size());
  widgets.scope("Mixing", [&] {
    const Rect head = widgets.take(widgets.px(24.0F));
    const float cell = std::min((head.w - widgets.px(112.0F)) / count, widgets.px(44.0F));
    const float label = head.w - cell * count;
    draw_matrix_head(shown, head, label, cell, widgets);
    for (std::size_t r = 0; r < shown.in_matrix.size(); ++r) {
      Rect row = widgets.take(widgets.px(28.0F));
      const SectorsShown::Group& group = shown.groups[shown.in_matrix[r]];
      Rect name = row.cut_left(label);
      name.cut_right(widgets.px(6.0F));
      row_name(widgets, name, group.label, Type::small);
      for (std::size_t c = 0; c < shown.in_matrix.size(); ++c) {
        const SectorsShown::Cell& value = shown.matrix[r][c];
        const Rect place = row.cut_left(cell).inset(widgets.px(1.5F));
        const std::string pair = group.label + " × " + shown.groups[shown.in_matrix[c]].label;
        if (widgets.press(pair, place, value.text + (value.hole ? " hole" : ""), false)) {
          const session::SectorsAnswer& answer = *shown.key.answer;
          const analysis::GroupPair& asked = answer.mixing.of(shown.in_matrix[r], shown.in_matrix[c]);
          ask_why(panel.why, pair, place,
                  [&] { return analysis::why_group_pair(answer.sectors, answer.mixing, asked); });
        }
        widgets.tooltip(value.tip);
        const geometry::Color full = geometry::mixed(theme.panel, theme.accent, 0.45F);
        widgets.fill(place, value.hole ? theme.gap_soft : geometry::mixed(theme.soft, full, value.heat),
                     widgets.px(4.0F));
        if (value.hole) widgets.frame(place, theme.gap, widgets.px(4.0F));
        widgets.words(place, value.text, {value.hole ? Type::small_strong : Type::small, theme.text, Align::center});
      }
    }
  });
  widgets.space(widgets.px(4.0F));
  std::string note = "Partnerships between each two sectors; darker = a larger share of all pairs.";
  if (!shown.holes.empty()) note += " Outlined = far fewer than chance would give.";
  if (shown.in_matrix.size() < shown.key.answer->mixing.sizes.size())
    note += " Only the largest " + std::to_string(shown.in_matrix.size()) + " are shown.";
  small_print(widgets, "Matrix note", note);
}

void draw_holes(const SectorsShown& shown, const session::ViewState& view, Widgets& widgets,
                session::CommandQueue& commands, Wishes& wishes) {
  widgets.section("Missing links between sectors");
  widgets.scope("Holes", [&] {
    for (std::size_t i = 0; i < std::min(shown.holes.size(), kFewHoles); ++i) {
      const SectorsShown::Hole& hole = shown.holes[i];
      Rect place = widgets.take(widgets.px(40.0F));
      const Press press = widgets.press(hole.label, place, hole.what);
      widgets.tooltip("Selects both sectors on the map.");
      row_ground(widgets, place, view.selected == hole.members, press.hovered);
      if (press.clicked) select(hole.members, view, commands, wishes);
      place = place.inset(0.0F, widgets.px(3.0F));
      widgets.words(place.cut_top(widgets.px(18.0F)), hole.label);
      widgets.words(place, hole.what, {Type::small, widgets.theme().gap, Align::left});
    }
  });
}

void draw_roles(const SectorsShown& shown, Widgets& widgets) {
  widgets.section("Roles");
  if (shown.roles.empty()) {
    return empty_note(widgets, "No roles",
                      "No roles recorded yet. Add who does what in each organization to see which roles meet.");
  }
  widgets.scope("Roles", [&] {
    for (const SectorsShown::Roles& roles : shown.roles) {
      Rect place = widgets.take(widgets.px(24.0F));
      widgets.note(roles.label, roles.what, place);
      widgets.words(place, roles.label);
      widgets.words(place, roles.what, {Type::small, widgets.theme().muted, Align::right});
    }
  });
}

/// Roles of each orientation at the end of each quarter, as columns.
void draw_roles_over_time(const analysis::RolesOverTime& roles, Widgets& w) {
  if (roles.now.total() == 0 && roles.quarters.empty()) return;
  const scene::Theme& theme = w.theme();
  const std::array<geometry::Color, analysis::kOrientations> colors{
      theme.accent, geometry::mixed(theme.accent, theme.soft, 0.45F), theme.receives_fill, theme.muted};
  for (std::size_t i = 0; i < analysis::kOrientations; ++i) {
    if (roles.now.count.at(i) == 0) continue;
    const std::string title(analysis::title_of(static_cast<analysis::Orientation>(i)));
    Rect row = w.take(w.px(22.0F));
    const std::string count = std::to_string(roles.now.count.at(i));
    w.note(title, count, row);
    w.fill(row.cut_left(w.px(10.0F)).middle(w.px(10.0F), w.px(10.0F)), colors.at(i), w.px(2.0F));
    row.cut_left(w.px(8.0F));
    w.words(row, title);
    w.words(row, count, {Type::small, theme.muted, Align::right});
  }
  if (roles.quarters.size() > 1) {
    w.space(w.px(4.0F));
    std::uint32_t most = 1;
    for (const analysis::RolesAt& quarter : roles.quarters) most = std::max(most, quarter.total());
    Rect place = w.take(w.px(56.0F));
    const Rect foot = place.cut_bottom(w.px(15.0F));
    w.note("Over time", base::counted(roles.quarters.size(), "quarter"), place);
    const float step = place.w / static_cast<float>(roles.quarters.size());
    for (std::size_t q = 0; q < roles.quarters.size(); ++q) {
      const analysis::RolesAt& quarter = roles.quarters[q];
      float bottom = place.bottom();
      const float x = place.x + step * static_cast<float>(q);
      for (std::size_t i = 0; i < analysis::kOrientations; ++i) {
        const float height = place.h * static_cast<float>(quarter.count.at(i)) / static_cast<float>(most);
        if (height <= 0.0F) continue;
        bottom -= height;
        w.fill({x, bottom, std::max(step - 1.5F, 1.0F), height}, colors.at(i));
      }
      w.hint({x, place.y, step, place.h},
             ecosystem::readable(ecosystem::date_of(quarter.end)) + ": " + base::counted(quarter.total(), "role"));
    }
    w.words(foot, ecosystem::readable(ecosystem::date_of(roles.quarters.front().end)),
            {Type::small, theme.muted, Align::left});
    w.words(foot, ecosystem::readable(ecosystem::date_of(roles.now.end)), {Type::small, theme.muted, Align::right});
  }
  std::string turnover =
      "In 12 months " + base::counted(roles.began, "role") + " began, " + std::to_string(roles.ended) + " ended.";
  if (roles.undated > 0) turnover += " " + base::counted(roles.undated, "role has", "roles have") + " no beginning.";
  small_print(w, "Turnover", turnover);
}

}  // namespace

void draw(SectorsPanel& panel, const graph::Snapshot& snapshot, const session::Answers& answers,
          const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes) {
  widgets.scope("Sectors", [&] {
    widgets.margins(widgets.px(kMargin), [&] {
      panel_title(widgets, "Sectors", 0.0F);
      const SectorsShown::Key key{answers.sectors, widgets.theme().dark};
      const SectorsShown* shown = kept_or_made(panel.kept, answers.sectors != nullptr, key, [&] {
        return sectors_shown(key, snapshot, answers.sentence, widgets.theme());
      });
      if (shown == nullptr) return measuring(answers, widgets, commands);
      lead(widgets, shown->sentence);
      if (shown->groups.empty()) return;
      widgets.section("Who is here");
      draw_groups(*shown, view, widgets, commands, wishes);
      widgets.section("Who works with whom");
      if (shown->matrix.empty()) {
        empty_note(widgets, "No mixing", "No partnership is between two organizations whose sectors are given.");
      } else {
        draw_matrix(panel, *shown, widgets);
        if (!shown->crossing.empty()) {
          widgets.space(widgets.px(8.0F));
          const float top = widgets.cursor_y();
          widgets.paragraph(shown->crossing);
          const Rect line = widgets.take(0.0F);
          const Rect place{line.x, top, line.w, line.y - top};
          if (widgets.press("Crossing", place, shown->crossing, false)) {
            ask_why(panel.why, "Partnerships that cross sectors", place,
                    [&] { return analysis::why_crossing(shown->key.answer->mixing); });
          }
          widgets.tooltip(shown->crossing_term + " Click for why.");
        }
        if (!shown->holes.empty()) draw_holes(*shown, view, widgets, commands, wishes);
      }
      draw_roles(*shown, widgets);
      if (answers.sectors != nullptr) draw_roles_over_time(answers.sectors->roles_over_time, widgets);
      how_sure(widgets, shown->sureness);
    });
    draw_why_box(panel.why, widgets);
  });
}

}  // namespace xylem::ui
