// What exists against what can be reached, what each barrier costs and why something lies idle, in the Flows panel.
#include <algorithm>
#include <cmath>

#include "ui/panels/flows_parts.h"
#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::ui {
namespace {

using analysis::Access;
using analysis::IdleCapacity;
using analysis::IdleReason;

constexpr std::size_t kFewBarriers = 6;
constexpr std::size_t kFewIdle = 8;
constexpr double kEnough = 0.995;

std::string with_unit(double amount, const std::string& unit) {
  const std::string text = base::readable(amount, std::abs(amount) < 10.0 ? 1 : 0);
  return unit.empty() ? text : text + " " + unit;
}

/// Pale what exists, full what of it can be reached; the line is all that is needed.
void draw_bar(const Access& access, Rect place, Widgets& w) {
  const scene::Theme& theme = w.theme();
  const Rect track = place.middle(place.w, w.px(8.0F));
  w.fill(track, theme.soft, w.px(4.0F));
  const auto part = [&](const std::optional<double>& value, geometry::Color color) {
    const float length = track.w * static_cast<float>(std::clamp(value.value_or(0.0), 0.0, 1.0));
    if (length > 0.5F) w.fill({track.x, track.y, std::max(length, w.px(4.0F)), track.h}, color, w.px(4.0F));
  };
  part(access.available_share(), geometry::mixed(theme.panel, theme.accent, 0.35F));
  part(access.accessible_share(), theme.accent);
}

/// How much of the need exists and can be reached; beyond what is needed "enough" says more than a number.
std::string shares_in_words(const Access& access) {
  const auto there = access.available_share();
  const auto reached = access.accessible_share();
  if (!there || !reached) return "not known";
  const std::string can = *reached >= kEnough ? "enough" : analysis::percent_in_words(*reached);
  if (*there >= kEnough)
    return *reached >= kEnough ? "enough can be reached" : "enough exists, " + can + " can be reached";
  return analysis::percent_in_words(*there) + " exists, " + can + " can be reached";
}

void draw_resource(WhyBox& why, const graph::Snapshot& snapshot, const Access& access, Widgets& w) {
  Rect place = w.take(w.px(44.0F));
  const std::string text = shares_in_words(access);
  const Press press = w.press(access.resource.text(), place, text);
  w.tooltip(analysis::access_sentence(access) + " Click for why.");
  row_ground(w, place, false, press.hovered);
  if (press.clicked) ask_why(why, access.title, place, [&] { return analysis::why_access(snapshot, access); });
  place = place.inset(0.0F, w.px(3.0F));
  Rect head = place.cut_top(w.px(20.0F));
  w.words(head.cut_right(std::min(w.width_of(text, Type::small), head.w * 0.6F)), text,
          {Type::small, w.theme().muted, Align::right});
  head.cut_right(w.px(8.0F));
  w.words(head, access.title.substr(0, access.title.rfind(", ")));
  draw_bar(access, place, w);
}

struct Costly {
  const Access* access = nullptr;
  const analysis::BarrierCost* cost = nullptr;
};

void draw_barriers(const graph::Snapshot& snapshot, const std::vector<Access>& all, const session::ViewState& view,
                   Widgets& w, session::CommandQueue& commands, Wishes& wishes) {
  std::vector<Costly> costs;
  for (const Access& access : all) {
    for (const analysis::BarrierCost& cost : access.barriers) {
      if (cost.reached > 0.0) costs.push_back({&access, &cost});
    }
  }
  if (costs.empty()) return;
  // Amounts of different resources are not to be compared: by the share of what is needed.
  const auto weight = [](const Costly& one) {
    return one.access->needed > 0.0 ? one.cost->reached / one.access->needed : 0.0;
  };
  std::ranges::stable_sort(costs, std::ranges::greater{}, weight);
  w.section("What each barrier costs");
  w.scope("Barriers", [&] {
    const std::size_t count = std::min(kFewBarriers, costs.size());
    for (std::size_t i = 0; i < count; ++i) {
      const analysis::BarrierCost& cost = *costs[i].cost;
      const Access& access = *costs[i].access;
      const ecosystem::Organization& giver = *snapshot.organizations[cost.node];
      const std::string text = with_unit(cost.reached, access.unit);
      Rect place = w.take(w.px(40.0F));
      const std::string label = ecosystem::term_label(*snapshot.ecosystem, "barrier", cost.barrier.text());
      const Press press = w.press(cost.barrier.text() + " " + cost.offer.text(), place, label + ": " + text);
      w.tooltip(label + " at " + giver.name + ": without it " + text + " more of " + access.title +
                " could be reached, " + analysis::percent_in_words(weight(costs[i])) + " of what is needed.");
      row_ground(w, place, is_selected(view, organization(giver.id.text())), press.hovered);
      if (press.clicked) select({organization(giver.id.text())}, view, commands, wishes);
      w.words(place.cut_right(w.px(96.0F)), text, {Type::small_strong, w.theme().gap, Align::right});
      place.cut_right(w.px(6.0F));
      w.words(place.cut_top(place.h * 0.5F + w.px(1.0F)), label);
      w.words(place, access.title.substr(0, access.title.rfind(", ")) + " of " + giver.name,
              {Type::small, w.theme().muted, Align::left});
    }
    if (costs.size() > count)
      small_print(w, "More", "and " + std::to_string(costs.size() - count) + " more that cost less");
  });
}

void draw_idle(WhyBox& why, const graph::Snapshot& snapshot, const analysis::Fairness& fairness,
               const session::ViewState& view, Widgets& w, session::CommandQueue& commands, Wishes& wishes) {
  std::vector<const IdleCapacity*> rows;
  for (const IdleCapacity& one : fairness.idle) {
    if (!analysis::reason_in_words(one.reason).empty()) rows.push_back(&one);
  }
  if (rows.empty()) return;
  const auto weight = [](const IdleCapacity* one) { return one->available > 0.0 ? one->idle / one->available : 0.0; };
  std::ranges::stable_sort(rows, [&](const IdleCapacity* a, const IdleCapacity* b) {
    const bool ask_a = a->reason == IdleReason::ask;
    const bool ask_b = b->reason == IdleReason::ask;
    return ask_a != ask_b ? ask_a : weight(a) > weight(b);
  });
  w.section("Offered, but hardly used");
  w.scope("Idle", [&] {
    const std::size_t count = std::min(kFewIdle, rows.size());
    for (std::size_t i = 0; i < count; ++i) {
      const IdleCapacity& one = *rows[i];
      const ecosystem::Organization& giver = *snapshot.organizations[one.node];
      const std::string text = base::readable(one.idle, 0) + " of " + with_unit(one.available, one.unit);
      Rect place = w.take(w.px(40.0F));
      Rect rest = place;
      const Rect number = rest.cut_right(w.px(118.0F)).middle(w.px(118.0F), w.px(22.0F));
      const std::string name = giver.id.text() + " " + one.resource.text();
      if (w.press("Why " + name, number, text, false))
        ask_why(why, giver.name + ": " + one.title, number, [&] { return analysis::why_idle(one); });
      w.tooltip("Why " + text + "?");
      const Press press = w.press(name, place, giver.name + ": " + std::string(analysis::reason_in_words(one.reason)));
      w.tooltip(giver.name + " offers " + one.title + "; " + text +
                " lie idle: " + std::string(analysis::reason_in_words(one.reason)) + ".");
      row_ground(w, place, is_selected(view, organization(giver.id.text())), press.hovered);
      if (press.clicked) select({organization(giver.id.text())}, view, commands, wishes);
      w.words(place.cut_right(w.px(118.0F)), text, {Type::small_strong, {}, Align::right});
      place.cut_right(w.px(6.0F));
      w.words(place.cut_top(place.h * 0.5F + w.px(1.0F)), giver.name);
      w.words(place,
              one.title.substr(0, one.title.rfind(", ")) + ": " + std::string(analysis::reason_in_words(one.reason)),
              {Type::small, w.theme().muted, Align::left});
    }
    if (rows.size() > count) small_print(w, "More", "and " + std::to_string(rows.size() - count) + " more");
  });
}

}  // namespace

void draw_access(WhyBox& why, const graph::Snapshot& snapshot, const session::ExchangeAnswer& answer,
                 const session::ViewState& view, Widgets& w, session::CommandQueue& commands, Wishes& wishes) {
  w.scope("Access", [&] {
    const auto& all = answer.access;
    if (all.empty()) {
      return empty_note(
          w, "Empty",
          "No resource is both offered and needed on this day. Add to organizations what they offer and what "
          "they need, and to offers the barriers that stand before them.");
    }
    const auto short_of = static_cast<std::size_t>(std::ranges::count_if(
        all, [](const Access& one) { return one.accessible_share() && *one.accessible_share() < kEnough; }));
    const auto barred = static_cast<std::size_t>(std::ranges::count_if(all, [](const Access& one) {
      return one.available_share() && *one.available_share() >= kEnough && one.accessible_share() &&
             *one.accessible_share() < kEnough;
    }));
    std::string text =
        std::to_string(short_of) + " of " + base::counted(all.size(), "resource") +
        (short_of == 1 ? " cannot be reached as far as it is needed" : " cannot be reached as far as they are needed");
    if (barred > 0) text += "; of " + std::to_string(barred) + " there would be enough without barriers";
    lead(w, text + ".");
    w.section("Exists and can be reached, of what is needed");
    w.scope("Resources", [&] {
      std::vector<const Access*> order;
      for (const Access& access : all) order.push_back(&access);
      std::ranges::stable_sort(order, {},
                               [](const Access* one) { return std::min(one->accessible_share().value_or(1.0), 1.0); });
      for (const Access* access : order) draw_resource(why, snapshot, *access, w);
    });
    draw_barriers(snapshot, all, view, w, commands, wishes);
    draw_idle(why, snapshot, answer.fairness, view, w, commands, wishes);
    std::size_t unknown = 0;
    for (const Access& access : all) unknown += access.unknown_offers + access.unknown_needs;
    if (unknown > 0) {
      small_print(w, "Unknown",
                  base::counted(unknown, "offer or need", "offers and needs") +
                      (unknown == 1 ? " has no amount and stands in no sum." : " have no amount and stand in no sum."));
    }
  });
}

}  // namespace xylem::ui
