// The card of a partnership.
#include "ui/panels/capital_card.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "ui/lookup.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::ui {
namespace {

using analysis::Interval;
using analysis::PartnershipCapital;

std::string bounds_text(const Interval& interval) {
  if (index_text(interval.low) == index_text(interval.high)) return "";
  return index_text(interval.low) + " \u2013 " + index_text(interval.high);
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

void draw_head(const PartnershipCapital& row, const graph::Snapshot& snapshot, Widgets& w, bool& pressed) {
  Rect head = w.take(w.px(22.0F));
  pressed = w.press("Name", head, row.name).clicked;
  w.tooltip(row.name);
  const Rect discs = head.cut_left(w.px(32.0F));
  for (const std::uint32_t node : {row.b, row.a}) {
    const auto look = look_of(*snapshot.ecosystem, *snapshot.organizations[node], w.theme());
    const float x = discs.x + w.px(node == row.a ? 9.0F : 21.0F);
    w.sector_disc({x, discs.center().y}, w.px(9.0F), look.fill, look.icon);
  }
  head.cut_left(w.px(6.0F));
  w.words(head, row.name, {Type::strong, {}, Align::left});
}

}  // namespace

std::string index_text(double value) { return fmt::format("{:.2f}", value); }

bool draw_capital_card(bool& why_open, const PartnershipCapital& row, const graph::Snapshot& snapshot, Widgets& w) {
  const scene::Theme& theme = w.theme();
  bool pressed = false;
  w.space(w.px(12.0F));
  const Rect edge = w.take(0.0F);
  w.space(w.px(12.0F));
  w.scope("Card", [&] {
    w.margins(w.px(12.0F), [&] {
      draw_head(row, snapshot, w, pressed);
      w.paragraph(standing(row, snapshot), {Type::small, theme.muted, Align::left});
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
      if (w.button("Why", buttons.cut_left(w.button_width(why)), why)) why_open = !why_open;
      buttons.cut_left(w.px(10.0F));
      const std::string known = base::readable(c.known, 0) + " of " + std::to_string(analysis::kPieces) + " answers";
      w.note("Answers", known, buttons);
      w.words(buttons, known, {Type::body, theme.muted, Align::left});
      if (why_open) draw_why(analysis::why_condition(snapshot, row), w);
      w.space(w.px(6.0F));
      small_print(w, "Own index",
                  std::string(analysis::kCapitalTitle) + ", not validated: compare it with itself over time.");
    });
  });
  w.space(w.px(12.0F));
  w.frame({edge.x, edge.y, edge.w, w.take(0.0F).y - edge.y}, theme.hairline, w.px(8.0F));
  return pressed;
}

}  // namespace xylem::ui
