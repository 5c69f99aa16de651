// The What-if panel: every line before and after, and who gains or loses; never one score.
#include <algorithm>
#include <cmath>

#include "ui/lookup.h"
#include "ui/panels.h"
#include "ui/panels/parts.h"
#include "xylem/base/text.h"

namespace xylem::ui {
namespace {

using analysis::Better;
using analysis::WhatIf;
using analysis::WhatIfLine;

constexpr double kSame = 5e-10;

std::string figure(const WhatIfLine& line, const std::optional<double>& value) {
  if (!value) return "not known";
  return line.unit.empty() ? share_text(*value) : base::readable(*value, 1);
}

std::string change_text(const WhatIfLine& line) {
  const auto change = line.change();
  if (!change) return "";
  if (std::abs(*change) < kSame) return "same";
  const double size = (line.unit.empty() ? 100.0 : 1.0) * std::abs(*change);
  const std::string figure = size < 0.05 ? "under 0.1" : base::readable(size, 1);
  return (*change > 0.0 ? "+" : "−") + figure + (line.unit.empty() ? " points" : "");
}

geometry::Color color_of(const WhatIfLine& line, const scene::Theme& theme) {
  const double change = line.change().value_or(0.0);
  if (std::abs(change) < kSame || line.better == Better::neither) return theme.muted;
  return (change > 0.0) == (line.better == Better::higher) ? theme.accent : theme.gap;
}

std::string_view verdict(const WhatIfLine& line) {
  const double change = line.change().value_or(0.0);
  if (std::abs(change) < kSame || line.better == Better::neither) return "";
  return (change > 0.0) == (line.better == Better::higher) ? "better" : "worse";
}

void draw_line(const WhatIfLine& line, WhyBox& why, Widgets& w) {
  Rect row = w.take(w.px(44.0F));
  const std::string change = change_text(line);
  const std::string numbers = figure(line, line.before) + " → " + figure(line, line.after);
  const Press press = w.press(line.id, row, numbers + (change.empty() ? "" : ", " + change));
  w.tooltip((line.note.empty() ? line.title : line.title + ": " + line.note) + ". Click for why.");
  if (press.hovered) row_ground(w, row, false, true);
  if (press.clicked) ask_why(why, line.title, row, [&] { return analysis::why_line(line); });
  Rect right = row.cut_right(w.px(104.0F));
  w.words(right.cut_top(w.px(22.0F)), change, {Type::strong, color_of(line, w.theme()), Align::right});
  w.words(right.cut_top(w.px(18.0F)), verdict(line), {Type::small, color_of(line, w.theme()), Align::right});
  row_name(w, row.cut_top(w.px(22.0F)), line.title);
  w.words(row.cut_top(w.px(18.0F)), numbers, {Type::small, w.theme().muted, Align::left});
}

void draw_list(std::string_view head, const std::vector<std::string>& items, Widgets& w) {
  if (items.empty()) return;
  constexpr std::size_t kFew = 6;
  w.section(head);
  std::vector<std::string> shown(items.begin(), items.begin() + std::min<std::ptrdiff_t>(std::ssize(items), kFew));
  if (items.size() > kFew) shown.push_back("and " + base::counted(items.size() - kFew, "more", "more"));
  const std::string text = base::joined(shown, ", ");
  w.note(head, text, w.take(0.0F));
  w.paragraph(text);
}

std::vector<std::string> names(const std::vector<ecosystem::OrganizationId>& ids, const ecosystem::Ecosystem& one,
                               const ecosystem::Ecosystem& other) {
  std::vector<std::string> all;
  for (const auto& id : ids) {
    const auto* found = one.find<ecosystem::Organization>(id);
    if (found == nullptr) found = other.find<ecosystem::Organization>(id);
    all.push_back(found == nullptr ? id.text() : found->name);
  }
  return all;
}

}  // namespace

void draw_what_if_lines(const WhatIf& what, const session::Session& session, WhyBox& why, Widgets& w) {
  const ecosystem::Ecosystem& shown = session.ecosystem();
  const ecosystem::Ecosystem& kept = *session.document().ecosystem;
  w.scope("Lines", [&] {
    for (const WhatIfLine& line : what.lines) draw_line(line, why, w);
  });
  draw_list("Cut off from the rest", names(what.cut_off, shown, kept), w);
  draw_list("Newly covered", what.newly_covered, w);
  draw_list("No longer covered", what.no_longer_covered, w);
  draw_list("Sectors that now work together", what.holes_closed, w);
  draw_list("Sectors that no longer do", what.holes_opened, w);
}

void draw_what_if(WhyBox& why, Rect place, const session::Session& session, Widgets& w,
                  session::CommandQueue& commands) {
  w.panel("What if", place, w.theme().panel, [&] {
    w.fill({place.x, place.y, 1.0F, place.h}, w.theme().hairline);
    w.scrolling("Scroll", place, [&] {
      w.margins(w.px(kMargin), [&] {
        panel_title(w, "What if", 0.0F);
        const auto& what = session.answers().what_if;
        if (what == nullptr) return measuring(session.answers(), w, commands);
        lead(w,
             "The map as it is against what is tried, line by line. There is no total: what counts is yours to say.");
        draw_what_if_lines(*what, session, why, w);
        draw_list("Joins", names(what->joined, session.ecosystem(), *session.document().ecosystem), w);
        draw_list("Leaves", names(what->left, session.ecosystem(), *session.document().ecosystem), w);
        small_print(w, "Note",
                    "Closeness and what is cut off are among the organizations that are in both, so that a newcomer "
                    "never looks like a loss. Density is left out: every newcomer lowers it.");
      });
    });
    draw_why_box(why, w);
  });
}

}  // namespace xylem::ui
