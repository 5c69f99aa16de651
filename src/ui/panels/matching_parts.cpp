// What could meet what: the best plan for the open needs, in the Flows panel.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/panels/flows_parts.h"
#include "xylem/analysis/whys.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::ui {
namespace {

using analysis::Matching;
using analysis::MatchNeed;

constexpr std::size_t kFewNeeds = 10;
constexpr std::size_t kFewIntroductions = 6;

bool met(const MatchNeed& need) { return need.amount && need.planned >= *need.amount * (1.0 - 1e-9); }

std::string lead_text(const Matching& matching) {
  const auto whole = static_cast<std::size_t>(std::ranges::count_if(matching.needs, met));
  const auto part = static_cast<std::size_t>(
      std::ranges::count_if(matching.needs, [](const MatchNeed& need) { return !met(need) && need.planned > 0.0; }));
  std::string text = "What is offered could meet " + std::to_string(whole) + " of " +
                     base::counted(matching.needs.size(), "open need") + " in full";
  if (part > 0) text += " and " + std::to_string(part) + " in part";
  text += ".";
  if (!matching.new_partnerships.empty()) {
    text += " It takes " + base::counted(matching.new_partnerships.size(), "partnership") +
            (matching.new_partnerships.size() == 1 ? " that does" : " that do") + " not exist yet.";
  }
  return text;
}

std::string with_unit(double amount, const std::string& unit) {
  const std::string text = base::readable(amount, std::abs(amount) < 10.0 ? 1 : 0);
  return unit.empty() ? text : text + " " + unit;
}

void draw_resources(const Matching& matching, Widgets& w) {
  w.section("Planned of what is wanted");
  w.scope("Resources", [&] {
    std::vector<const analysis::ResourceMatching*> order;
    for (const analysis::ResourceMatching& one : matching.resources) {
      if (one.wanted > 0.0) order.push_back(&one);
    }
    std::ranges::stable_sort(order, {},
                             [](const analysis::ResourceMatching* one) { return one->planned / one->wanted; });
    for (const analysis::ResourceMatching* it : order) {
      const analysis::ResourceMatching& one = *it;
      Rect row = w.take(w.px(26.0F));
      const std::string text = base::readable(one.planned, 0) + " of " + with_unit(one.wanted, one.unit);
      w.press(one.resource.text(), row, text, false);
      w.tooltip(one.label + ": " + with_unit(one.offered, one.unit) + " offered, " + with_unit(one.wanted, one.unit) +
                " wanted, " + with_unit(one.planned, one.unit) + " of it in the plan." +
                (one.rival ? "" : " What one uses others can use as well."));
      w.words(row.cut_right(w.px(148.0F)), text, {Type::small_strong, {}, Align::right});
      const Rect bar = row.cut_right(w.px(60.0F)).middle(w.px(52.0F), w.px(6.0F));
      w.bar(bar, static_cast<float>(std::clamp(one.planned / one.wanted, 0.0, 1.0)), w.theme().accent);
      row.cut_right(w.px(6.0F));
      w.words(row, one.label);
    }
  });
}

/// Where most is left open first: by priority, then what nothing fits, then by share not met.
std::vector<std::size_t> order_of(const Matching& matching) {
  std::vector<std::size_t> order(matching.needs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto open = [&](std::size_t at) {
    const MatchNeed& need = matching.needs[at];
    return !need.amount || *need.amount <= 0.0 ? 0.0 : need.unmet() / *need.amount;
  };
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    const bool met_a = met(matching.needs[a]);
    const bool met_b = met(matching.needs[b]);
    if (met_a != met_b) return met_b;
    if (matching.needs[a].priority != matching.needs[b].priority)
      return matching.needs[a].priority > matching.needs[b].priority;
    return open(a) > open(b);
  });
  return order;
}

void draw_need(WhyBox& why, const graph::Snapshot& snapshot, const Matching& matching, std::size_t at, Rect place,
               const session::ViewState& view, Widgets& w, session::CommandQueue& commands, Wishes& wishes) {
  const MatchNeed& need = matching.needs[at];
  const ecosystem::Organization& one = *snapshot.organizations[need.node];
  const std::string unit = ecosystem::unit_of(*snapshot.ecosystem, need.resource);
  const std::string what = ecosystem::term_label(*snapshot.ecosystem, "resource", need.resource.text());
  const std::string text = need.offers == 0 ? "nothing fits"
                           : !need.amount   ? "amount not known"
                           : met(need)      ? with_unit(*need.amount, unit)
                                            : base::readable(need.planned, 0) + " of " + with_unit(*need.amount, unit);
  Rect rest = place;
  const Rect number = rest.cut_right(w.px(118.0F)).middle(w.px(118.0F), w.px(22.0F));
  if (w.press("Why " + need.id.text(), number, text, false)) {
    ask_why(why, one.name + ": " + what, number,
            [&] { return analysis::why_need(snapshot, matching, static_cast<std::uint32_t>(at)); });
  }
  w.tooltip("Why " + text + "?");
  const Press press = w.press(need.id.text(), place, one.name + ": " + what + ", " + text);
  w.tooltip(one.name + " needs " + what + ".");
  row_ground(w, place, is_selected(view, organization(one.id.text())), press.hovered);
  if (press.clicked) select({organization(one.id.text())}, view, commands, wishes);
  const bool good = met(need);
  w.words(place.cut_right(w.px(118.0F)), text,
          {Type::small_strong, good ? w.theme().text : w.theme().gap, Align::right});
  place.cut_right(w.px(6.0F));
  w.words(place.cut_top(place.h * 0.5F + w.px(1.0F)), one.name, {Type::body, {}, Align::left});
  w.words(place, what, {Type::small, w.theme().muted, Align::left});
}

void draw_introductions(const graph::Snapshot& snapshot, const Matching& matching, const session::ViewState& view,
                        Widgets& w, session::CommandQueue& commands, Wishes& wishes) {
  if (matching.new_partnerships.empty()) return;
  w.section("Who would have to meet");
  w.scope("Introductions", [&] {
    const std::size_t count = std::min(kFewIntroductions, matching.new_partnerships.size());
    for (std::size_t i = 0; i < count; ++i) {
      const analysis::NewPartnership& pair = matching.new_partnerships[i];
      const auto& giver = *snapshot.organizations[pair.giver];
      const auto& receiver = *snapshot.organizations[pair.receiver];
      const auto between = analysis::introducers_of(snapshot.partnerships, pair.giver, pair.receiver);
      const std::string via = between.empty() ? "nobody knows both"
                                              : "through " + snapshot.organizations[between.front()]->name +
                                                    (between.size() > 1 ? " or others" : "");
      Rect place = w.take(w.px(40.0F));
      const std::string names = giver.name + " → " + receiver.name;
      const Press press = w.press(giver.id.text() + " " + receiver.id.text(), place, names + ", " + via);
      w.tooltip(names + ". Who could introduce them: " + via + ". Shows them on the map.");
      std::vector<scene::Subject> subjects{organization(giver.id.text()), organization(receiver.id.text())};
      row_ground(w, place, view.selected == subjects, press.hovered);
      if (press.clicked) select(std::move(subjects), view, commands, wishes);
      w.words(place.cut_top(place.h * 0.5F + w.px(1.0F)), names);
      w.words(place, via, {Type::small, w.theme().muted, Align::left});
    }
    if (matching.new_partnerships.size() > count) {
      small_print(w, "More", "and " + std::to_string(matching.new_partnerships.size() - count) + " more of less value");
    }
  });
}

std::string what_is_not_known(const Matching& matching) {
  std::vector<std::string> parts;
  if (matching.offers_without_amount > 0)
    parts.push_back(base::counted(matching.offers_without_amount, "offer") + " without an amount");
  if (matching.needs_without_amount > 0)
    parts.push_back(base::counted(matching.needs_without_amount, "need") + " without an amount");
  if (matching.amounts_worked_out > 0)
    parts.push_back(base::counted(matching.amounts_worked_out, "offer") + " whose reach was worked out from barriers");
  if (matching.needs_without_sector > 0)
    parts.push_back(base::counted(matching.needs_without_sector, "need") + " of organizations without a sector");
  return base::joined(parts, ", ");
}

}  // namespace

void draw_matching(WhyBox& why, bool& all_needs, const graph::Snapshot& snapshot, const Matching& matching,
                   const session::ViewState& view, Widgets& w, session::CommandQueue& commands, Wishes& wishes) {
  w.scope("Matching", [&] {
    if (matching.needs.empty()) {
      return empty_note(
          w, "Empty",
          "No open need on this day. Add to organizations what they offer and what they need, with amounts, "
          "to see what could meet what.");
    }
    lead(w, lead_text(matching));
    draw_resources(matching, w);
    w.section("Needs, the most open first");
    w.scope("Needs", [&] {
      const auto order = order_of(matching);
      w.rows(all_needs ? order.size() : std::min(order.size(), kFewNeeds), w.px(40.0F), [&](std::size_t i, Rect place) {
        draw_need(why, snapshot, matching, order[i], place, view, w, commands, wishes);
      });
      more_link(w, order.size(), kFewNeeds, all_needs);
    });
    draw_introductions(snapshot, matching, view, w, commands, wishes);
    const std::string unknown = what_is_not_known(matching);
    if (!unknown.empty()) small_print(w, "Unknown", "Not known, and so in no sum: " + unknown + ".");
  });
}

}  // namespace xylem::ui
