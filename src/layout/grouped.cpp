// By group: every group is arranged alone, then the groups are arranged as if each were one large disc.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "layout/others.h"
#include "layout/spread.h"
#include "layout/world.h"

namespace xylem::layout {
namespace {

using geometry::Point;

struct Group {
  std::vector<std::uint32_t> nodes;
  Positions points;  // around the origin
  float radius = 0.0F;
};

/// The groups by ascending number, and the group and place of each node in it.
struct Membership {
  std::vector<Group> groups;
  std::vector<std::uint32_t> group;
  std::vector<std::uint32_t> place;
};

Membership membership_of(const Request& request) {
  const std::uint32_t n = request.graph->node_count();
  std::map<std::uint32_t, std::uint32_t> numbered;
  for (std::uint32_t node = 0; node < n; ++node)
    numbered.emplace(request.groups.empty() ? 0U : request.groups[node], 0U);
  std::uint32_t next = 0;
  for (auto& [group, number] : numbered) number = next++;
  Membership result;
  result.groups.resize(numbered.size());
  for (std::uint32_t node = 0; node < n; ++node) {
    const std::uint32_t g = numbered.at(request.groups.empty() ? 0U : request.groups[node]);
    result.group.push_back(g);
    result.place.push_back(static_cast<std::uint32_t>(result.groups[g].nodes.size()));
    result.groups[g].nodes.push_back(node);
  }
  return result;
}

/// What is tied to nobody in its group hangs on the group's busiest node: so that a group is round and has no rows.
void tie_together(std::uint32_t count, std::vector<graph::Edge>& edges) {
  const graph::Graph loose(count, edges);
  const graph::Components parts = graph::components(loose);
  std::vector<std::uint32_t> busiest(parts.count(), count);
  std::uint32_t hub = 0;
  for (std::uint32_t node = 0; node < count; ++node) {
    std::uint32_t& best = busiest[parts.of_node[node]];
    if (best == count || loose.degree(node) > loose.degree(best)) best = node;
    if (loose.degree(node) > loose.degree(hub)) hub = node;
  }
  for (const std::uint32_t node : busiest) {
    if (node != busiest[parts.of_node[hub]]) edges.push_back({hub, node, 1.0F});
  }
}

/// The ties within one group, as a graph of its own.
graph::Graph inside(const Request& request, const Membership& members, std::uint32_t group) {
  std::vector<graph::Edge> edges;
  for (const std::uint32_t node : members.groups[group].nodes) {
    for (const graph::Neighbor& neighbor : request.graph->neighbors(node)) {
      const graph::Edge& edge = request.graph->edges()[neighbor.edge];
      if (edge.from != node || members.group[edge.to] != group) continue;
      edges.push_back({members.place[edge.from], members.place[edge.to], edge.weight});
    }
  }
  const auto count = static_cast<std::uint32_t>(members.groups[group].nodes.size());
  if (count > 2) tie_together(count, edges);
  return {count, std::move(edges)};
}

/// Draws the groups together about their middle, as near as their circles allow.
void draw_together(Positions& centers, std::span<const float> radii, float gap, const std::stop_token& stop) {
  constexpr float kCloser = 0.9F;
  const std::vector<float> mobility(centers.size(), 0.999F);  // pushed apart, never grown
  const auto extent = [](const Positions& points) {
    geometry::Box box;
    for (const Point p : points) box.include(p);
    return box.width() + box.height();
  };
  for (int i = 0; i < 40; ++i) {
    Positions closer = centers;
    for (Point& p : closer) p = p * kCloser;
    spread_apart(closer, {radii, mobility, gap}, stop);
    if (stop.stop_requested() || extent(closer) >= 0.995F * extent(centers)) return;
    centers = std::move(closer);
  }
}

/// How strongly the groups are tied to one another.
graph::Graph between(const Request& request, const Membership& members) {
  std::vector<graph::Edge> edges;
  for (const graph::Edge& edge : request.graph->edges()) {
    const std::uint32_t a = members.group[edge.from];
    const std::uint32_t b = members.group[edge.to];
    if (a != b) edges.push_back({a, b, edge.weight});
  }
  return graph::merged(static_cast<std::uint32_t>(members.groups.size()), std::move(edges));
}

std::optional<base::Error> arrange_group(const Request& request, const Membership& members, std::uint32_t number,
                                         std::span<const float> all_radii, Group& group, const std::stop_token& stop) {
  const graph::Graph own = inside(request, members, number);
  std::vector<float> radii;
  for (const std::uint32_t node : group.nodes) radii.push_back(all_radii[node]);
  Request alone = request;
  alone.graph = &own;
  alone.start = {};
  alone.pinned = {};
  alone.groups = {};
  alone.values = {};
  alone.stages = {};
  alone.coordinates = {};
  alone.radii = radii;
  alone.aspect = 1.0F;
  jobs::Progress unseen;
  auto points = by_force(alone, stop, unseen);
  if (!points) return points.error();
  group.points = std::move(*points);
  for (std::size_t i = 0; i < radii.size(); ++i)
    group.radius = std::max(group.radius, geometry::length(group.points[i]) + radii[i]);
  return {};
}

}  // namespace

base::Result<Positions> by_group(const Request& asked, std::stop_token stop, jobs::Progress& progress,
                                 const Watcher& watcher) {
  if (auto fault = fault_of(asked)) return *fault;
  const Request request = spaced(asked);
  Membership members = membership_of(request);
  const std::vector<float> all_radii = radii_of(request);
  std::vector<float> radii;
  float mean = 0.0F;
  for (std::uint32_t g = 0; g < members.groups.size(); ++g) {
    if (auto fault = arrange_group(request, members, g, all_radii, members.groups[g], stop)) return *fault;
    radii.push_back(members.groups[g].radius + 0.3F * request.edge_length);
    mean += radii.back() / static_cast<float>(members.groups.size());
  }
  const graph::Graph quotient = between(request, members);
  Request whole = request;
  whole.graph = &quotient;
  whole.start = {};
  whole.pinned = {};
  whole.groups = {};
  whole.values = {};
  whole.stages = {};
  whole.coordinates = {};
  whole.radii = radii;
  whole.edge_length = std::max(request.edge_length, 2.0F * mean);
  auto centers = by_force(whole, stop, progress);
  if (!centers) return centers.error();
  draw_together(*centers, radii, 0.5F * request.edge_length, stop);
  Positions points(request.graph->node_count());
  for (std::size_t g = 0; g < members.groups.size(); ++g) {
    const Group& group = members.groups[g];
    for (std::size_t i = 0; i < group.nodes.size(); ++i) points[group.nodes[i]] = (*centers)[g] + group.points[i];
  }
  keep_pinned(points, request, stop);
  if (stop.stop_requested()) return cancelled();
  if (watcher) watcher(points);
  return points;
}

}  // namespace xylem::layout
