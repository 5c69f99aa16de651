// The legend: every color, icon, dash and sign that the scene shows, with how many there are.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

#include "composing.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/scene/icons.h"

namespace xylem::scene {
namespace {

LegendRow disc_row(std::string text, std::size_t count, geometry::Color fill, char32_t icon,
                   geometry::Color icon_color) {
  LegendRow row;
  row.text = std::move(text);
  if (count > 0) row.count = std::to_string(count);
  row.color = fill;
  row.icon = icon;
  row.icon_color = icon_color;
  return row;
}

LegendGroup sectors(const Composing& c) {
  std::map<std::string, std::size_t> counts;
  for (std::uint32_t node = 0; node < c.snapshot.size(); ++node) {
    if (c.shown[node] != 0) ++counts[c.snapshot.organizations[node]->sector.text()];
  }
  struct Row {
    std::int64_t order;
    std::string label;
    std::string key;
  };
  std::vector<Row> rows;
  for (const auto& [key, count] : counts) {
    const auto* term = find_term(c.ecosystem, "sector", key);
    rows.push_back({key.empty()       ? 100'000
                    : term != nullptr ? term->order
                                      : 10'000,
                    key.empty() ? "Sector not given" : term_label(c.ecosystem, "sector", key), key});
  }
  std::ranges::sort(rows,
                    [](const Row& a, const Row& b) { return std::tie(a.order, a.label) < std::tie(b.order, b.label); });
  LegendGroup group{"Sectors", {}, false, false};
  for (const Row& row : rows) {
    const SectorLook look = look_of(c.ecosystem, ecosystem::SectorId(row.key), {}, c.theme);
    group.rows.push_back(disc_row(row.label, counts[row.key], look.fill, look.icon, look.icon_color));
  }
  return group;
}

LegendGroup phases(const Composing& c) {
  constexpr std::array<std::string_view, 6> kOrder{"initiation", "development", "consolidation",
                                                   "prospect",   "dormant",     ""};
  std::map<std::string, std::size_t> counts;
  for (std::size_t i = 0; i < c.snapshot.facts.size(); ++i) {
    if (c.tie_shown(i)) ++counts[c.snapshot.facts[i].phase.text()];
  }
  if (!c.in.hidden_phases.contains("dormant")) {
    for (const auto& tie : c.snapshot.dormant)
      counts["dormant"] += c.shown[tie.from] != 0 && c.shown[tie.to] != 0 ? 1U : 0U;
  }
  const geometry::Color color = mixed(c.theme.edge, c.theme.text, 0.45F);
  LegendGroup group{"Partnership phase", {}, false, false};
  const bool only_unknown = counts.size() == 1 && counts.contains("");
  for (const std::string_view key : kOrder) {
    const auto found = counts.find(std::string(key));
    if (found == counts.end() || found->second == 0) continue;
    const LineLook look = look_of(ecosystem::PhaseId(key), ecosystem::TieState::confirmed);
    std::string text = key.empty() ? "Phase not known" : term_label(c.ecosystem, "phase", key);
    group.rows.push_back(
        line_row(only_unknown ? "Partnership" : std::move(text), found->second, color, look.dash, look.width));
  }
  if (only_unknown) group.heading = "Ties";
  return group;
}

LegendGroup what_flows(const Composing& c) {
  std::map<std::string, std::size_t> counts;
  std::size_t unknown_amounts = 0;
  for (const auto& [ends, list] : c.flows) {
    for (const DrawnFlow& flow : list) {
      ++counts[flow.capital];
      if (!std::isfinite(flow.share)) ++unknown_amounts;
    }
  }
  LegendGroup group{"What flows", {}, false, false};
  if (!c.in.resource.empty()) {
    const std::string unit = unit_of(c.ecosystem, c.in.resource);
    group.heading = term_label(c.ecosystem, "resource", c.in.resource.text()) + (unit.empty() ? "" : ", " + unit);
  }
  std::vector<std::pair<std::int64_t, std::string>> order;
  for (const auto& [capital, count] : counts) {
    const auto* term = find_term(c.ecosystem, "capital", capital);
    order.emplace_back(term != nullptr ? term->order : 1000, capital);
  }
  std::ranges::sort(order);
  for (const auto& [place, capital] : order) {
    const std::string text = capital.empty() ? "Not specified" : term_label(c.ecosystem, "capital", capital);
    group.rows.push_back(line_row(text, counts[capital], color_of_capital(capital, c.theme), Dash::solid, 3.0F));
  }
  if (unknown_amounts > 0)
    group.rows.push_back(line_row("Amount not known", unknown_amounts, c.theme.muted, Dash::dashed, 1.4F));
  return group;
}

std::string size_means(const Composing& c) {
  if (c.in.lens == Lens::influence && !c.in.measure.empty()) {
    return "Larger: higher " + (c.in.measure_title.empty() ? std::string("measure") : c.in.measure_title);
  }
  if (c.in.lens == Lens::flows) return c.in.resource.empty() ? "Larger: more flows" : "Larger: gives and gets more";
  return "Larger: more partners";
}

LegendGroup signs(const Composing& c) {
  LegendGroup group{"Signs", {}, false, true};
  group.rows.push_back(disc_row(size_means(c), 0, c.theme.muted, U'\0', c.theme.icon));
  const auto rings = static_cast<std::size_t>(std::ranges::count(c.scene.discs, Ring::backbone, &Disc::ring));
  if (rings > 0) {
    LegendRow row = disc_row("Backbone", rings, c.theme.of(SectorGroup::backbone), U'\0', c.theme.icon);
    row.ring = Ring::backbone;
    row.ring_color = c.theme.accent;
    group.rows.push_back(row);
  }
  for (LegendRow& row : legend_of_roles(c)) group.rows.push_back(std::move(row));
  for (const auto& [beyond, icon, text] : {std::tuple(Beyond::to_learners, "backpack", "Reaches learners directly"),
                                           std::tuple(Beyond::from_outside, "public", "Comes from outside the map"),
                                           std::tuple(Beyond::to_outside, "public", "Leaves the map")}) {
    const auto count = static_cast<std::size_t>(
        std::ranges::count_if(c.flows_beyond, [&](const auto& entry) { return entry.first.second == beyond; }));
    if (count > 0)
      group.rows.push_back(disc_row(text, count, c.theme.muted, icon_from(icon).value_or(U'\0'), c.theme.icon));
  }
  if (c.ghosts_drawn > 0) {
    LegendRow row =
        disc_row("Missing partner", c.ghosts_drawn, c.theme.canvas, icon_from("add").value_or(U'+'), c.theme.gap);
    row.ring = Ring::ghost;
    row.ring_color = c.theme.gap;
    group.rows.push_back(row);
  }
  return group;
}

}  // namespace

LegendRow line_row(std::string text, std::size_t count, geometry::Color color, Dash dash, float width_px) {
  LegendRow row;
  row.text = std::move(text);
  if (count > 0) row.count = std::to_string(count);
  row.color = color;
  row.line = true;
  row.dash = dash;
  row.width_px = width_px;
  return row;
}

void add_legend(Composing& c) {
  if (c.scene.discs.empty()) return;
  for (LegendGroup group : {sectors(c), c.in.lens == Lens::flows ? what_flows(c) : phases(c), legend_of_strength(c),
                            legend_of_changes(c), legend_of_tints(c), signs(c)}) {
    if (!group.rows.empty()) c.scene.legend.push_back(std::move(group));
  }
}

}  // namespace xylem::scene
