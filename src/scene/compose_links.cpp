// Links: partnerships by phase, flows by capital and amount.
#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "composing.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/scene/drawing.h"

namespace xylem::scene {
namespace {

constexpr std::size_t kMostWithGrains = 1500;  // more moving grains would be noise, and slow

/// The largest known amount of each resource: amounts are only compared within one.
std::unordered_map<std::string, double> largest_amounts(const graph::Snapshot& snapshot) {
  std::unordered_map<std::string, double> largest;
  for (const graph::Flow& flow : snapshot.flows) {
    double& most = largest[flow.resource.text()];
    most = std::max(most, flow.amount.value_or(0.0));
  }
  return largest;
}

/// Many thin lines need more ink than few: toward the muted text's color as the map fills.
geometry::Color edge_color(const Theme& theme, std::size_t ties) {
  const float fullness =
      std::clamp(std::log10(static_cast<float>(std::max<std::size_t>(ties, 1)) / 120.0F) / 2.0F, 0.0F, 1.0F);
  return mixed(theme.edge, theme.muted, 0.5F * fullness);
}

/// Where `flow` is drawn: between two organizations or between one and what lies beyond the map; null = not at all.
std::vector<DrawnFlow>* list_for(Composing& c, const graph::Flow& flow) {
  const auto shown = [&](std::uint32_t node) { return node < c.snapshot.size() && c.shown[node] != 0; };
  if (flow.from == graph::kOutside) {
    return shown(flow.to) ? &c.flows_beyond[{flow.to, Beyond::from_outside}] : nullptr;
  }
  if (!shown(flow.from) || flow.from == flow.to) return nullptr;
  if (flow.to == graph::kToLearners) return &c.flows_beyond[{flow.from, Beyond::to_learners}];
  if (flow.to == graph::kOutside) return &c.flows_beyond[{flow.from, Beyond::to_outside}];
  return shown(flow.to) ? &c.flows[{flow.from, flow.to}] : nullptr;
}

void add_tie(Composing& c, std::uint32_t from, std::uint32_t to, const std::string& id, const LineLook& look,
             geometry::Color color) {
  const bool core = c.attention.core[from] != 0 || c.attention.core[to] != 0 || c.attention.links.contains(id);
  const Subject subject{Subject::Kind::partnership, id};
  Link link;
  link.from = c.disc_of[from];
  link.to = c.disc_of[to];
  link.width = look.width;
  link.dash = look.dash;
  link.color = color;
  if (c.attention.fading > 0.0F) {
    const float faded = static_cast<float>(color.a) / 255.0F * (1.0F - c.attention.fading);
    link.color = core ? mixed(c.theme.edge, c.theme.text, 0.5F) : color.with_alpha(faded);
  }
  if (c.attention.links.contains(id)) {
    link.color = c.theme.accent;
    link.width += 1.0F;
  }
  link.subject = subject;
  c.scene.links.push_back(link);
}

TieChange change_of(const Composing& c, std::size_t tie) {
  return c.in.lens == Lens::change && !c.in.change.ties.empty() ? c.in.change.ties[tie] : TieChange::none;
}

}  // namespace

void gather_flows(Composing& c) {
  if (c.in.lens != Lens::flows) return;
  const auto largest = largest_amounts(c.snapshot);
  for (const graph::Flow& flow : c.snapshot.flows) {
    if (!c.in.resource.empty() && flow.resource != c.in.resource) continue;
    auto* list = list_for(c, flow);
    if (list == nullptr) continue;
    const std::string capital = capital_of(c.ecosystem, flow.resource);
    auto drawn = std::ranges::find(*list, capital, &DrawnFlow::capital);
    if (drawn == list->end()) {
      list->push_back({capital, flow.id.text(), std::numeric_limits<double>::quiet_NaN()});
      drawn = std::prev(list->end());
    }
    const double most = largest.at(flow.resource.text());
    if (flow.amount && most > 0.0) drawn->share = std::fmax(drawn->share, *flow.amount / most);
  }
  for (const auto& [ends, list] : c.flows) c.flow_links += list.size();
  for (const auto& [end, list] : c.flows_beyond) c.flow_links += list.size();
}

void add_partnerships(Composing& c) {
  const auto edges = c.snapshot.partnerships.edges();
  std::vector<std::size_t> ties;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (c.tie_shown(i)) ties.push_back(i);
  }
  // Under flows, and behind gaps, partnerships are the ground to read the rest against.
  const bool behind = c.in.lens == Lens::flows || c.in.lens == Lens::change;
  const float quiet = behind ? 0.4F : c.in.lens == Lens::gaps ? 0.75F : 1.0F;
  const float opacity = edge_opacity(ties.size()) * quiet;
  const geometry::Color color = edge_color(c.theme, ties.size()).with_alpha(opacity);
  if (!c.in.hidden_phases.contains("dormant")) {
    for (const graph::DormantTie& tie : c.snapshot.dormant) {
      if (c.shown[tie.from] == 0 || c.shown[tie.to] == 0) continue;
      add_tie(c, tie.from, tie.to, tie.id.text(),
              look_of(ecosystem::PhaseId("dormant"), ecosystem::TieState::confirmed), color.with_alpha(opacity * 0.8F));
    }
  }
  for (const std::size_t i : ties) {
    const graph::PartnershipFacts& facts = c.snapshot.facts[i];
    LineLook look = look_of(facts.phase, facts.state);
    if (c.in.lens == Lens::capital && !c.in.strength.empty() && std::isfinite(c.in.strength[i])) {
      look = look_of_strength(c.in.strength[i], look.dash);
      add_tie(c, edges[i].from, edges[i].to, facts.id.text(), look,
              color_of_strength(c.in.strength[i], c.theme).with_alpha(std::max(0.7F, edge_opacity(ties.size()))));
      continue;
    }
    if (const TieChange change = change_of(c, i); change != TieChange::none) {
      add_tie(c, edges[i].from, edges[i].to, facts.id.text(), look_of_change(change, look),
              color_of_change(change, c.theme).with_alpha(0.9F));
      continue;
    }
    if (c.in.lens == Lens::flows) {
      if (c.flows.contains({edges[i].from, edges[i].to}) || c.flows.contains({edges[i].to, edges[i].from})) continue;
      look = {Dash::solid, 1.0F};
    }
    add_tie(c, edges[i].from, edges[i].to, facts.id.text(), look, color);
  }
}

Link link_of(const Composing& c, const DrawnFlow& flow, bool lit) {
  const float opacity = std::max(0.3F, 0.72F * edge_opacity(c.flow_links));
  const bool known = std::isfinite(flow.share);
  Link link;
  link.width = known ? 1.4F + 4.2F * static_cast<float>(std::sqrt(flow.share)) : 1.3F;
  link.dash = known ? Dash::solid : Dash::dashed;
  link.arrow = true;
  link.grains = c.flow_links <= kMostWithGrains && known;
  const float faded = lit || c.attention.fading <= 0.0F ? opacity : opacity * (1.0F - c.attention.fading);
  link.color = color_of_capital(flow.capital, c.theme).with_alpha(lit ? 0.85F : faded);
  link.subject = {Subject::Kind::flow, flow.id};
  return link;
}

void add_flows(Composing& c) {
  for (const auto& [ends, list] : c.flows) {
    float bend = 0.14F;
    for (const DrawnFlow& flow : list) {
      const bool lit = c.attention.core[ends.first] != 0 || c.attention.core[ends.second] != 0 ||
                       c.attention.links.contains(flow.id);
      Link link = link_of(c, flow, lit);
      link.from = c.disc_of[ends.first];
      link.to = c.disc_of[ends.second];
      link.bend = bend;
      c.scene.links.push_back(link);
      bend += 0.1F;
    }
  }
}

}  // namespace xylem::scene
