// compose(): who is shown, how large, and what is lit; the parts are in compose_discs, compose_links, compose_legend.
#include "xylem/scene/compose.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "composing.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/scene/drawing.h"

namespace xylem::scene {
namespace {

std::vector<std::uint8_t> shown_nodes(const Inputs& in) {
  const graph::Snapshot& snapshot = *in.snapshot;
  std::vector<std::uint8_t> shown(snapshot.size(), 1);
  for (std::uint32_t node = 0; node < snapshot.size(); ++node) {
    const geometry::Point at = in.positions[node];
    const bool somewhere = std::isfinite(at.x) && std::isfinite(at.y);
    const bool sector_hidden = in.hidden_sectors.contains(snapshot.organizations[node]->sector.text());
    const bool out_of_focus = !in.in_focus.empty() && in.in_focus[node] == 0;
    if (!somewhere || sector_hidden || out_of_focus) shown[node] = 0;
  }
  return shown;
}

/// Marks the nodes that `subject` stands for, or its ends.
void mark_core(Composing& c, const Subject& subject) {
  Attention& attention = c.attention;
  const auto mark = [&](std::uint32_t node) { attention.core[node] = attention.lit[node] = 1; };
  const auto mark_id = [&](const ecosystem::OrganizationId& id) {
    if (const auto node = c.snapshot.node_of(id)) mark(*node);
  };
  switch (subject.kind) {
    case Subject::Kind::none:
      break;
    case Subject::Kind::organization:
      mark_id(ecosystem::OrganizationId(subject.id));
      break;
    case Subject::Kind::person:
      if (const auto* person = c.ecosystem.find<ecosystem::Person>(ecosystem::PersonId(subject.id)))
        mark_id(person->org);
      break;
    case Subject::Kind::partnership:
    case Subject::Kind::flow:
      attention.links.insert(subject.id);
      break;
    case Subject::Kind::ghost:
      for (const Ghost& ghost : c.in.ghosts) {
        if (ghost.label != subject.id) continue;
        for (const std::uint32_t node : ghost.partners) attention.lit[node] = 1;
      }
      break;
  }
}

/// Lights what hangs together with the core: its neighbors, and the ends of chosen links.
void light_neighbors(Composing& c) {
  Attention& attention = c.attention;
  const auto tie = [&](std::uint32_t a, std::uint32_t b, const std::string& id) {
    if (attention.core[a] != 0 || attention.core[b] != 0 || attention.links.contains(id))
      attention.lit[a] = attention.lit[b] = 1;
  };
  if (c.in.lens == Lens::flows) {
    for (const auto& [ends, list] : c.flows) {
      for (const DrawnFlow& flow : list) tie(ends.first, ends.second, flow.id);
    }
  } else {
    const auto edges = c.snapshot.partnerships.edges();
    for (std::size_t i = 0; i < edges.size(); ++i) {
      if (c.tie_shown(i)) tie(edges[i].from, edges[i].to, c.snapshot.facts[i].id.text());
    }
  }
}

double flow_value(const graph::Flow& flow, bool one_resource) { return one_resource ? flow.amount.value_or(0.0) : 1.0; }

}  // namespace

bool Composing::tie_shown(std::size_t edge) const {
  const graph::Edge& tie = snapshot.partnerships.edges()[edge];
  return shown[tie.from] != 0 && shown[tie.to] != 0 && !in.hidden_phases.contains(snapshot.facts[edge].phase.text());
}

bool Composing::subject_is(const std::vector<Subject>& list, Subject::Kind kind, const std::string& id) const {
  return std::ranges::any_of(list, [&](const Subject& subject) { return subject.kind == kind && subject.id == id; });
}

geometry::Color Composing::seen(geometry::Color color, bool lit) const {
  return lit || attention.fading <= 0.0F ? color : dimmed(color, theme, attention.fading);
}

const SectorLook& Composing::look_of(const ecosystem::Organization& organization) {
  const auto key = std::pair(organization.sector.text(), organization.org_type.text());
  auto found = looks.find(key);
  if (found == looks.end()) {
    found = looks.emplace(key, scene::look_of(ecosystem, organization.sector, organization.org_type, theme)).first;
  }
  return found->second;
}

void Composing::add_label(std::uint32_t disc, std::string text, float importance, float size_px, bool strong,
                          geometry::Color color) {
  if (!in.show_labels && !strong) return;
  Label label;
  label.disc = disc;
  label.text = std::move(text);
  label.importance = importance;
  label.size_px = size_px;
  label.strong = strong;
  label.color = color;
  scene.labels.push_back(std::move(label));
}

void choose_values(Composing& c) {
  c.values.assign(c.snapshot.size(), 0.0);
  if (c.in.lens == Lens::influence && !c.in.measure.empty()) {
    c.values.assign(c.in.measure.begin(), c.in.measure.end());
    return;
  }
  if (c.in.lens == Lens::flows) {
    const bool one_resource = !c.in.resource.empty();
    for (const graph::Flow& flow : c.snapshot.flows) {
      if (one_resource && flow.resource != c.in.resource) continue;
      if (flow.from < c.snapshot.size()) c.values[flow.from] += flow_value(flow, one_resource);
      if (flow.to < c.snapshot.size()) c.values[flow.to] += flow_value(flow, one_resource);
    }
    return;
  }
  for (std::uint32_t node = 0; node < c.snapshot.size(); ++node) c.values[node] = c.snapshot.partnerships.degree(node);
}

void pay_attention(Composing& c) {
  Attention& attention = c.attention;
  attention.core.assign(c.snapshot.size(), 0);
  attention.lit.assign(c.snapshot.size(), 0);
  for (const Subject& subject : c.in.selected) mark_core(c, subject);
  light_neighbors(c);
  const bool anything = std::ranges::any_of(attention.lit, [](std::uint8_t lit) { return lit != 0; });
  if (anything) attention.fading = 0.4F;
}

Scene compose(const Inputs& in) {
  assert(in.snapshot != nullptr && in.positions.size() == in.snapshot->size());
  assert(in.measure.empty() || in.measure.size() == in.snapshot->size());
  assert(in.strength.empty() || in.strength.size() == in.snapshot->facts.size());
  assert(in.change.ties.empty() || in.change.ties.size() == in.snapshot->facts.size());
  assert(in.change.joined.empty() || in.change.joined.size() == in.snapshot->size());
  const Theme& theme = in.theme != nullptr ? *in.theme : light_theme();
  Composing c{in, *in.snapshot, *in.snapshot->ecosystem, theme, shown_nodes(in), {}, {}, {}, {}, {}, {}, 0, {}, 0, 0,
              {}};
  c.scene.ground = theme.canvas;
  c.scene.text = theme.text;
  c.scene.muted_text = theme.muted;
  c.scene.hairline = theme.hairline;
  c.scene.accent = theme.accent;
  c.scene.title = in.title.empty() ? c.ecosystem.about.name : in.title;
  c.scene.sentence = in.sentence;
  c.scene.source = in.source.empty() ? "As of " + readable(ecosystem::date_of(in.snapshot->view.day)) : in.source;
  gather_flows(c);
  choose_values(c);
  pay_attention(c);
  add_organizations(c);
  add_partnerships(c);
  add_flows(c);
  add_changes(c);
  add_tints(c);
  add_roles(c);
  add_flows_beyond(c);
  add_ghosts(c);
  add_legend(c);
  const float smallest = smallest_px_for(c.scene.discs.size());
  for (Disc& disc : c.scene.discs) {
    disc.smallest_px = smallest;
    c.scene.bounds.include(disc.center - geometry::Point{disc.radius, disc.radius});
    c.scene.bounds.include(disc.center + geometry::Point{disc.radius, disc.radius});
  }
  return std::move(c.scene);
}

std::vector<float> radii_for_layout(const graph::Snapshot& snapshot) {
  double largest = 0.0;
  for (std::uint32_t node = 0; node < snapshot.size(); ++node)
    largest = std::max<double>(largest, snapshot.partnerships.degree(node));
  std::vector<float> radii(snapshot.size());
  for (std::uint32_t node = 0; node < snapshot.size(); ++node) {
    radii[node] = 1.15F * radius_for(snapshot.partnerships.degree(node), largest);
  }
  return radii;
}

}  // namespace xylem::scene
