// The arrangement: every organization and its ties as layouts see them, and places for what has none.
#include <algorithm>
#include <cmath>
#include <limits>

#include "session/state.h"
#include "xylem/analysis/coverage.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/scene/encoding.h"

namespace xylem::session {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

/// The first level of the legend, or the sector itself when it stands in none.
std::string sector_group(const ecosystem::Ecosystem& ecosystem, const ecosystem::Organization& organization) {
  const auto* term = ecosystem::find_term(ecosystem, "sector", organization.sector.text());
  return term == nullptr || term->legend_group.empty() ? organization.sector.text() : term->legend_group;
}

/// The middle one of the stages that an organization names.
std::uint32_t stage_of(const ecosystem::Organization& organization, const std::vector<analysis::StageColumn>& columns) {
  std::vector<std::uint32_t> named;
  for (std::uint32_t column = 0; column < columns.size(); ++column) {
    const auto& stages = columns[column].stages;
    if (std::ranges::any_of(organization.stages, [&](const auto& stage) { return std::ranges::find(stages, stage) != stages.end(); }))
      named.push_back(column);
  }
  return named.empty() ? layout::kNoStage : named[named.size() / 2];
}

}  // namespace

void Session::State::refresh_arrangement() {
  const auto& part = shown();
  if (arrangement.graph && arrangement.made_from == part.stamp()) return;
  Arrangement made;
  made.organizations.reserve(part->all<ecosystem::Organization>().size());
  made.node_of_id.reserve(part->all<ecosystem::Organization>().size());
  for (const auto& organization : part->all<ecosystem::Organization>()) {
    made.node_of_id.emplace(organization.id.text(), static_cast<std::uint32_t>(made.organizations.size()));
    made.organizations.push_back(organization.id);
  }
  std::vector<graph::Edge> edges;
  edges.reserve(part->all<ecosystem::Partnership>().size());
  const auto tie = [&](const ecosystem::OrganizationId& a, const ecosystem::OrganizationId& b) {
    const auto from = made.node_of_id.find(a.text());
    const auto to = made.node_of_id.find(b.text());
    if (from != made.node_of_id.end() && to != made.node_of_id.end()) edges.push_back({from->second, to->second});
  };
  for (const auto& partnership : part->all<ecosystem::Partnership>()) tie(partnership.org_a, partnership.org_b);
  for (const auto& flow : part->all<ecosystem::ResourceFlow>()) tie(flow.from_org, flow.to_org);
  const auto count = static_cast<std::uint32_t>(made.organizations.size());
  graph::Graph simple = graph::merged(count, std::move(edges));
  std::vector<graph::Edge> even(simple.edges().begin(), simple.edges().end());
  for (graph::Edge& edge : even) edge.weight = 1.0F;  // parallel reports must not pull harder
  made.graph = std::make_shared<const graph::Graph>(count, std::move(even));
  // As large as the lenses draw them, and a little more: a lens that sizes by another measure must not cover a neighbor.
  constexpr float kSpare = 1.15F;
  std::uint32_t largest = 0;
  for (std::uint32_t node = 0; node < count; ++node) largest = std::max(largest, made.graph->degree(node));
  made.radii.reserve(count);
  for (std::uint32_t node = 0; node < count; ++node) made.radii.push_back(kSpare * scene::radius_for(made.graph->degree(node), largest));
  made.made_from = part.stamp();
  if (made.organizations != arrangement.organizations) let_go();  // what moves counts organizations otherwise
  arrangement = std::move(made);
}

layout::RunInput Session::State::layout_input() const {
  layout::RunInput input;
  input.graph = arrangement.graph;
  input.radii = arrangement.radii;
  for (const auto& id : arrangement.organizations) {
    const document::Place* place = history.now().places->find(id);
    input.start.push_back(place == nullptr ? geometry::Point{kNan, kNan} : place->point());
    input.pinned.push_back(place != nullptr && place->pinned ? 1 : 0);
  }
  input.neighborhoods = view.neighborhoods;
  input.airiness = view.airiness;
  input.aspect = view.map_aspect;
  input.threads = options.threads ? 2 : 1;
  return input;
}

void Session::State::describe(layout::RunInput& input) const {
  const ecosystem::Ecosystem& ecosystem = *shown();
  const std::vector<analysis::StageColumn> columns = analysis::stage_columns(ecosystem);
  const analysis::MeasureRow* row = analysis::find_measure(view.measure);
  const bool by_measure = view.lens == scene::Lens::influence && answers.measures != nullptr && row != nullptr;
  std::map<std::string, std::uint32_t> groups;
  for (const auto& id : arrangement.organizations) {
    const auto& organization = *ecosystem.find<ecosystem::Organization>(id);
    const auto group = groups.try_emplace(sector_group(ecosystem, organization), static_cast<std::uint32_t>(groups.size()));
    input.groups.push_back(group.first->second);
    input.stages.push_back(stage_of(organization, columns));
    const bool somewhere = organization.lat && organization.lon;
    input.coordinates.push_back(somewhere ? geometry::Point{static_cast<float>(*organization.lon), static_cast<float>(*organization.lat)}
                                          : geometry::Point{kNan, kNan});
    if (!by_measure) continue;
    const auto node = snapshot->node_of(id);
    const auto value = node ? answers.measures->of(row->measure)[*node] : std::nullopt;
    input.values.push_back(value ? static_cast<float>(*value) : kNan);
  }
}

std::string Session::State::layout_lack(std::string_view id) const {
  const auto& all = shown()->all<ecosystem::Organization>();
  if (all.empty()) return "There is nothing to arrange yet";
  using ecosystem::Organization;
  if (id == "geography" && std::ranges::none_of(all, [](const Organization& one) { return one.lat && one.lon; }))
    return "No organization has coordinates yet";
  if (id == "stages" && std::ranges::all_of(all, [](const Organization& one) { return one.stages.empty(); }))
    return "No organization names a stage yet";
  if (id == "groups" && std::ranges::all_of(all, [](const Organization& one) { return one.sector.empty(); }))
    return "No organization has a sector yet";
  return {};
}

std::vector<document::Place> Session::State::places_from(const layout::Positions& positions) const {
  std::vector<document::Place> places;
  for (std::uint32_t node = 0; node < positions.size(); ++node) {
    const auto& id = arrangement.organizations[node];
    const document::Place* old = history.now().places->find(id);
    if (old != nullptr && old->point() == positions[node]) continue;
    places.push_back({id, static_cast<double>(positions[node].x), static_cast<double>(positions[node].y), old != nullptr && old->pinned});
  }
  return places;
}

void Session::State::ensure_places() {
  const auto& places = *history.now().places;
  std::size_t missing = 0;
  const auto& organizations = shown()->all<ecosystem::Organization>();
  for (const auto& organization : organizations) missing += places.contains(organization.id) ? 0U : 1U;
  if (missing == 0) return;
  refresh_arrangement();
  if (missing > 20 && missing * 3 > organizations.size()) {
    layout_label = "Arrange by ties";
    layout_is_first = true;
    start_layout(layout::layouts().front(), layout_input());
    return;
  }
  const layout::RunInput input = layout_input();
  std::vector<document::Place> added = places_from(layout::with_new(input.request()));
  if (branch) std::erase_if(added, [&](const auto& place) { return places.contains(place.id); });  // nobody yields to what is only tried
  auto after = document::edited(history.now(), document::Arrange{std::move(added), {}}, stamps);
  if (after) history.amend(*std::move(after));
}

}  // namespace xylem::session
