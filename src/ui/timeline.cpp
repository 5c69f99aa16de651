// Timeline: partnerships by phase, quarter by quarter; the playhead sets the date everything is shown for.
#include <algorithm>
#include <cmath>

#include "ui/panels.h"
#include "xylem/ecosystem/dates.h"

namespace xylem::ui {
namespace {

using graph::TimelineBin;

std::string quarter_text(ecosystem::Day day) {
  const ecosystem::Date date = ecosystem::date_of(day);
  return "Q" + std::to_string((date.month + 2) / 3) + " " + std::to_string(date.year);
}

/// The quarter the day lies in, or the last one before it.
std::size_t bin_at(const std::vector<TimelineBin>& bins, ecosystem::Day day) {
  const auto found = std::ranges::find_if(bins, [&](const TimelineBin& bin) { return bin.end >= day; });
  return found == bins.end() ? bins.size() - 1 : static_cast<std::size_t>(found - bins.begin());
}

void draw_bars(Rect place, const std::vector<TimelineBin>& bins, std::size_t at, Widgets& w) {
  std::uint32_t most = 1;
  for (const TimelineBin& bin : bins) most = std::max(most, bin.total());
  const float step = place.w / static_cast<float>(bins.size());
  const float unit = place.h / static_cast<float>(most);
  const auto& theme = w.theme();
  for (std::size_t i = 0; i < bins.size(); ++i) {
    const TimelineBin& bin = bins[i];
    const float x = std::round(place.x + step * static_cast<float>(i));
    const float width = std::max(std::round(place.x + step * static_cast<float>(i + 1)) - x - 2.0F, 1.0F);
    float y = place.bottom();
    const float fade = i <= at ? 0.0F : 0.65F;
    const auto stack = [&](std::uint32_t count, geometry::Color color) {
      const float height = unit * static_cast<float>(count);
      if (height <= 0.0F) return;
      y -= height;
      w.fill({x, y, width, height}, geometry::mixed(color, theme.panel, fade));
    };
    stack(bin.consolidation, theme.accent);
    stack(bin.development, geometry::mixed(theme.accent, theme.panel, 0.45F));
    stack(bin.initiation, geometry::mixed(theme.hairline, theme.edge, 0.3F));
    stack(bin.other, theme.soft);
  }
}

}  // namespace

void draw_timeline(TimelineStrip& strip, Rect place, const session::Session& session, Widgets& w,
                   session::CommandQueue& commands) {
  w.panel("Timeline", place, w.theme().panel, [&] {
    Rect inner = place;
    w.fill(inner.cut_top(1.0F), w.theme().hairline);
    inner = inner.inset(w.px(16.0F), w.px(8.0F));
    Rect head = inner.cut_top(w.px(22.0F));
    const auto& bins = session.timeline();
    const float named = w.words(head, "Timeline", {Type::strong, {}, Align::left}) + w.px(8.0F);
    if (bins.empty()) {
      head.cut_left(named);
      w.words(head, "partnerships and phases with a date show up here", {Type::body, w.theme().muted, Align::left});
      return;
    }
    const bool dated = session.ecosystem().about.as_of.has_value();
    if (dated) {
      const float width = w.width_of("Today", Type::strong);
      if (w.link("Today", head.cut_right(width), "Today")) commands.push(session::SetAsOf{});
      head.cut_right(w.px(16.0F));
    }
    const std::string day = quarter_text(session.day());
    const Rect now = head.cut_right(w.width_of(day, Type::strong));
    w.words(now, day, {Type::strong, {}, Align::right});
    w.note("Date", ecosystem::readable(ecosystem::date_of(session.day())), now);
    const std::string since = std::to_string(ecosystem::date_of(bins.front().end).year) + " – ";
    w.words(head.cut_right(w.width_of(since) + w.px(6.0F)), since, {Type::body, w.theme().muted, Align::left});
    head.cut_left(named);
    w.words(head, "partnerships by phase, quarterly", {Type::body, w.theme().muted, Align::left});

    inner.cut_top(w.px(6.0F));  // for the playhead's knob
    const std::size_t at = bin_at(bins, session.day());
    const Press press = w.press("Quarters", inner, day);
    draw_bars(inner, bins, at, w);
    const float step = inner.w / static_cast<float>(bins.size());
    const float x = std::round(inner.x + step * (static_cast<float>(at) + 1.0F)) - 2.0F;
    w.line({x, inner.y - w.px(2.0F)}, {x, inner.bottom() + w.px(2.0F)}, w.theme().text, 2.0F);
    w.disc({x, inner.y - w.px(2.0F)}, w.px(4.0F), w.theme().text);
    const auto go = [&](std::size_t bin) {
      if (bin != at || !dated)
        commands.push(session::SetAsOf{ecosystem::date_of(bins[std::min(bin, bins.size() - 1)].end)});
    };
    if (press.held) {
      const float along = (ImGui::GetMousePos().x - inner.x) / step;
      const auto bin = static_cast<std::size_t>(std::clamp(along, 0.0F, static_cast<float>(bins.size()) - 1.0F));
      if (bin != at || !strip.dragging) go(bin);
      strip.dragging = true;
    } else if (strip.dragging) {
      strip.dragging = false;
      commands.push(session::EndMerge{});
    }
    if (press.focused && w.take_key(Key::left) && at > 0) go(at - 1);
    if (press.focused && w.take_key(Key::right)) go(at + 1);
    w.tooltip("Drag to look at another date");
  });
}

}  // namespace xylem::ui
