// Commands that move organizations: arranging all of them, and one by hand.
#include <algorithm>
#include <cmath>
#include <limits>

#include "session/state.h"
#include "xylem/base/text.h"
#include "xylem/scene/encoding.h"

namespace xylem::session {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

const layout::Layout* layout_of(const std::string& id) {
  const auto all = layout::layouts();
  const auto found = std::ranges::find(all, id, &layout::Layout::id);
  return found == all.end() ? nullptr : &*found;
}

bool known(const geometry::Point& point) { return std::isfinite(point.x) && std::isfinite(point.y); }

}  // namespace

void Session::State::refresh_arrangement() {
  const auto& part = history.now().ecosystem;
  if (arrangement.graph && arrangement.made_from == part.stamp()) return;
  Arrangement made;
  for (const auto& organization : part->all<ecosystem::Organization>()) {
    made.node_of_id.emplace(organization.id.text(), static_cast<std::uint32_t>(made.organizations.size()));
    made.organizations.push_back(organization.id);
  }
  std::vector<graph::Edge> edges;
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
  input.threads = options.threads ? 2 : 1;
  return input;
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

void Session::State::obey(const Arrange& command) {
  const layout::Layout* chosen = layout_of(command.layout);
  refresh_arrangement();
  if (chosen == nullptr || arrangement.organizations.empty()) return;
  layout_label = "Arrange " + base::lowered(chosen->title);
  layout::RunInput input = layout_input();
  // From the start, but for what is pinned: who asks to arrange wants a fresh picture, not the old one nudged.
  for (std::size_t i = 0; i < input.start.size(); ++i) {
    if (input.pinned[i] == 0) input.start[i] = {kNan, kNan};
  }
  if (std::ranges::none_of(input.pinned, [](std::uint8_t pinned) { return pinned != 0; })) input.start.clear();
  layout.start(*chosen, std::move(input));
}

void Session::State::take_in_layout() {
  if (auto positions = layout.take()) {
    if (positions->size() == arrangement.organizations.size()) {
      moving = *std::move(positions);
      ++moving_version;
    }
  }
  auto result = layout.finished();
  if (!result) return;
  moving.reset();
  ++moving_version;
  const bool first = std::exchange(layout_is_first, false);
  if (!*result) {
    if (result->error().kind != base::ErrorKind::cancelled) tell(result->error());
    return;
  }
  if (result->value().size() != arrangement.organizations.size()) return;  // the map changed meanwhile
  const document::Arrange edit{places_from(result->value()), layout_label};
  if (first) {
    const bool untouched = file == nullptr && !creating_file && history.now() == last_saved;
    if (auto after = document::edited(history.now(), edit, stamps)) history.amend(*std::move(after));
    if (untouched) last_saved = history.now();  // whoever only looks at a sample leaves no map behind
    ++open_count;  // the camera fits what has its places only now
  } else {
    change(edit);
  }
}

void Session::State::ensure_places() {
  const auto& places = *history.now().places;
  std::size_t missing = 0;
  const auto& organizations = history.now().ecosystem->all<ecosystem::Organization>();
  for (const auto& organization : organizations) missing += places.contains(organization.id) ? 0U : 1U;
  if (missing == 0) return;
  refresh_arrangement();
  if (missing > 20 && missing * 3 > organizations.size()) {
    layout_label = "Arrange by ties";
    layout_is_first = true;
    layout.start(layout::layouts().front(), layout_input());
    return;
  }
  layout::RunInput input = layout_input();
  layout::Positions positions = input.start;
  std::vector<document::Place> added;
  for (std::uint32_t node = 0; node < positions.size(); ++node) {
    if (known(positions[node])) continue;
    std::vector<geometry::Point> standing;
    std::vector<std::uint32_t> index(positions.size(), 0);
    for (std::uint32_t other = 0; other < positions.size(); ++other) {
      index[other] = static_cast<std::uint32_t>(standing.size());
      if (known(positions[other])) standing.push_back(positions[other]);
    }
    std::vector<std::uint32_t> partners;
    for (const graph::Neighbor& neighbor : arrangement.graph->neighbors(node)) {
      if (known(positions[neighbor.node])) partners.push_back(index[neighbor.node]);
    }
    positions[node] = layout::place_near(standing, partners, arrangement.radii[node], node + 1);
    added.push_back({arrangement.organizations[node], static_cast<double>(positions[node].x), static_cast<double>(positions[node].y), false});
  }
  auto after = document::edited(history.now(), document::Arrange{std::move(added), {}}, stamps);
  if (after) history.amend(*std::move(after));
}

void Session::State::obey(const Drag& command) {
  refresh_arrangement();
  const auto found = arrangement.node_of_id.find(command.organization.text());
  if (found == arrangement.node_of_id.end()) return;
  if (layout.running()) layout.cancel();
  if (!held || held->live.held() != found->second) {
    const layout::RunInput input = layout_input();
    if (!std::ranges::all_of(input.start, known)) return;
    held = Held{layout::LiveLayout(input.request(), found->second), false};
  }
  held->live.move_to(command.world);
  held->settled = false;
}

void Session::State::settle_held() {
  if (!held || held->settled) return;
  if (held->live.positions().size() != arrangement.organizations.size()) return held.reset();
  held->settled = held->live.step() < 0.05F;
  moving = held->live.positions();
  ++moving_version;
}

void Session::State::obey(const Drop& /*command*/) {
  if (!held) return;
  const ecosystem::OrganizationId id = arrangement.organizations[held->live.held()];
  const auto* organization = history.now().ecosystem->find<ecosystem::Organization>(id);
  std::vector<document::Place> places = places_from(held->live.positions());
  held.reset();
  moving.reset();
  ++moving_version;
  if (!places.empty()) change(document::Arrange{std::move(places), "Move " + (organization == nullptr ? id.text() : organization->name)});
}

}  // namespace xylem::session
