// Arrange from a start: what has a place keeps it, or nearly; what is new comes to its partners.
#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>

#include "layout/arrange.h"
#include "layout/motion.h"
#include "layout/spread.h"
#include "layout/world.h"

namespace xylem::layout {
namespace {

using geometry::Box;
using geometry::Point;

constexpr std::size_t kPlacedOneByOne = 200;  // more new nodes than this are placed at the mean of their partners
constexpr std::array kFreedomByTies{0.15F, 0.03F, 0.01F};  // of nodes one, two and three ties from what is new
constexpr int kSteps = 80;
constexpr float kEager = 2.5F;  // and somewhat more, for it should be seen by whom it stands
constexpr float kFirstLimit = 0.5F;
constexpr Nature kNature{{.power = 4, .soft = 1.0F}, {.linear = 0.08F, .quadratic = 0.0F, .near = 0.8F}, 1.5F};
constexpr float kOldMobility = 0.02F;  // how much of an overlap an old node yields

bool placed(Point p) { return !std::isnan(p.x) && !std::isnan(p.y); }

bool is_pinned(const Request& request, std::uint32_t node) {
  return !request.pinned.empty() && request.pinned[node] != 0;
}

/// New nodes that reach a placed one by ties, nearest first; they get places on the way.
std::vector<std::uint32_t> place_by_partners(const Work& work, Positions& points) {
  const graph::Graph& graph = *work.request.graph;
  std::vector<std::uint32_t> queue;
  std::vector<std::uint8_t> seen(points.size(), 0);
  for (std::uint32_t node = 0; node < points.size(); ++node) {
    if (!placed(points[node])) continue;
    seen[node] = 1;
    queue.push_back(node);
  }
  const std::size_t old = queue.size();
  for (std::size_t next = 0; next < queue.size(); ++next) {
    for (const graph::Neighbor& neighbor : graph.neighbors(queue[next])) {
      if (seen[neighbor.node] != 0) continue;
      seen[neighbor.node] = 1;
      queue.push_back(neighbor.node);
    }
  }
  queue.erase(queue.begin(), queue.begin() + static_cast<std::ptrdiff_t>(old));
  base::Random random(work.request.seed);
  for (const std::uint32_t node : queue) {
    std::vector<std::uint32_t> partners;
    for (const graph::Neighbor& neighbor : graph.neighbors(node)) {
      if (placed(points[neighbor.node])) partners.push_back(neighbor.node);
    }
    if (queue.size() <= kPlacedOneByOne) {
      points[node] = place_near(points, partners, work.radii[node], work.request.seed + node);
      continue;
    }
    Point mean;
    for (const std::uint32_t partner : partners)
      mean = mean + points[partner] * (1.0F / static_cast<float>(partners.size()));
    const float angle = static_cast<float>(random.unit() * 6.283185307179586);
    points[node] = mean + Point{std::cos(angle), std::sin(angle)} * (0.7F * work.request.edge_length);
  }
  return queue;
}

/// Who has few ties is pushed away by all and held by few: its ties count as much as an average node's.
float eagerness(const graph::Graph& graph, std::uint32_t node) {
  const float average = 2.0F * static_cast<float>(graph.edge_count()) / static_cast<float>(graph.node_count());
  return std::clamp(kEager * average / static_cast<float>(std::max(1U, graph.degree(node))), 1.0F, 8.0F);
}

/// What is new, and what makes way for it: the less the more ties away.
std::vector<Mover> movers_around(const Work& work, std::span<const std::uint32_t> fresh) {
  const graph::Graph& graph = *work.request.graph;
  std::vector<Mover> movers;
  std::vector<std::uint8_t> seen(graph.node_count(), 0);
  for (const std::uint32_t node : fresh) {
    seen[node] = 1;
    movers.push_back({node, 1.0F, true, eagerness(graph, node)});
  }
  std::size_t ring_end = movers.size();
  std::size_t next = 0;
  for (const float freedom : kFreedomByTies) {
    for (; next < ring_end; ++next) {
      for (const graph::Neighbor& neighbor : graph.neighbors(movers[next].node)) {
        if (seen[neighbor.node] != 0 || is_pinned(work.request, neighbor.node)) continue;
        seen[neighbor.node] = 1;
        movers.push_back({neighbor.node, freedom, false});
      }
    }
    ring_end = movers.size();
  }
  if (work.holds_old) return movers;
  for (Mover& mover : movers) mover = {mover.node, 1.0F, true};
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    if (seen[node] == 0 && !is_pinned(work.request, node)) movers.push_back({node, 1.0F, true});
  }
  return movers;
}

/// Parts in which nothing had a place: arranged from nothing, then packed around what stands already.
bool add_new_parts(const Work& work, Positions& points) {
  Shape standing;
  for (std::uint32_t node = 0; node < points.size(); ++node) {
    if (!placed(points[node])) continue;
    standing.centers.push_back(points[node]);
    standing.radii.push_back(std::max(work.radii[node], 0.4F * work.request.edge_length));
  }
  std::vector<Shape> shapes{standing};
  std::vector<std::size_t> fresh;
  std::vector<std::uint32_t> lone;
  for (std::size_t p = 0; p < work.parts.size(); ++p) {
    const PartLevel& part = work.parts[p];
    if (placed(points[part.nodes[0]])) continue;
    if (part.nodes.size() == 1) {
      lone.push_back(part.nodes[0]);
      continue;
    }
    const auto own = arranged_part(work, p, work.request.aspect, [](double) {});
    if (!own) return false;
    for (std::size_t i = 0; i < own->size(); ++i) points[part.nodes[i]] = (*own)[i];
    shapes.push_back(shape_of(*own, part.level, picked<float>(work.radii, part), work.request.edge_length));
    fresh.push_back(p);
  }
  const std::vector<Point> offsets = packed(shapes, work.request.aspect, 0.5F * work.request.edge_length, work.stop);
  for (std::size_t k = 0; k < fresh.size(); ++k) {
    for (const std::uint32_t node : work.parts[fresh[k]].nodes) points[node] = points[node] + offsets[k + 1];
  }
  Box box;
  for (const Point p : points) {
    if (placed(p)) box.include(p);
  }
  std::vector<float> lone_radii;
  for (const std::uint32_t node : lone) lone_radii.push_back(work.radii[node]);
  const Positions rows = rows_of(lone_radii, box, work.request);
  for (std::size_t i = 0; i < rows.size(); ++i) points[lone[i]] = rows[i];
  return true;
}

/// Starts from another program can be far too dense for discs: then all grow alike, which keeps the map's shape.
void grow_when_far_too_dense(const Work& work, Positions& points) {
  constexpr float kFarTooDense = 1.5F;
  Positions standing;
  std::vector<float> radii;
  Box box;
  for (std::uint32_t node = 0; node < points.size(); ++node) {
    if (is_pinned(work.request, node)) return;
    if (!placed(points[node])) continue;
    standing.push_back(points[node]);
    radii.push_back(work.radii[node]);
    box.include(points[node]);
  }
  const float growth = growth_for_discs(standing, radii, work.request);
  if (growth < kFarTooDense) return;
  for (Point& p : points) p = box.center() + (p - box.center()) * growth;
}

bool settle_new(const Work& work, std::span<const std::uint32_t> fresh, Positions& points) {
  Motion motion(*work.request.graph, points, movers_around(work, fresh), work.request.edge_length, kNature);
  const int steps = work.holds_old ? kSteps : 5 * kSteps;
  for (int i = 0; i < steps; ++i) {
    if (work.stop.stop_requested()) return false;
    const float left = 1.0F - static_cast<float>(i) / static_cast<float>(steps);
    motion.step(kFirstLimit * left * left);
  }
  for (std::size_t k = 0; k < motion.movers().size(); ++k) points[motion.movers()[k].node] = motion.place(k);
  return true;
}

/// Turns and shifts `points` so that the pinned ones come as near to their pins as that can do.
void align_to_pins(const Request& request, Positions& points) {
  Point from;
  Point to;
  float count = 0.0F;
  for (std::uint32_t node = 0; node < points.size(); ++node) {
    if (!is_pinned(request, node)) continue;
    from = from + points[node];
    to = to + request.start[node];
    count += 1.0F;
  }
  from = from * (1.0F / count);
  to = to * (1.0F / count);
  double along = 0.0;
  double across = 0.0;
  for (std::uint32_t node = 0; node < points.size(); ++node) {
    if (!is_pinned(request, node)) continue;
    const Point a = points[node] - from;
    const Point b = request.start[node] - to;
    along += static_cast<double>(geometry::dot(a, b));
    across += static_cast<double>(a.x * b.y - a.y * b.x);
  }
  const double angle = along == 0.0 && across == 0.0 ? 0.0 : std::atan2(across, along);
  const Point u{static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
  for (Point& p : points) {
    const Point a = p - from;
    p = to + Point{a.x * u.x - a.y * u.y, a.x * u.y + a.y * u.x};
  }
}

void part_overlapping(const Work& work, Positions& points, const std::function<float(std::uint32_t)>& mobility_of) {
  std::vector<float> mobility(points.size());
  for (std::uint32_t node = 0; node < points.size(); ++node)
    mobility[node] = is_pinned(work.request, node) ? 0.0F : mobility_of(node);
  spread_apart(points, {work.radii, mobility, gap_of(work.request)}, work.stop);
}

}  // namespace

bool relax_part(const Work& work, std::size_t part, Positions& points, std::span<const float> freedom, float reach,
                int steps) {
  const Level& level = work.parts[part].level;
  Places places;
  Box box;
  for (const Point p : points) box.include(p);
  for (const Point p : points) {
    places.x.push_back((p.x - box.center().x) / work.request.edge_length);
    places.y.push_back((p.y - box.center().y) / work.request.edge_length);
  }
  Forces forces(level, Law{}, work.crew);
  std::vector<float> padded(freedom.begin(), freedom.end());
  padded.resize(points.size() + kPadding, 0.0F);
  float unit = 1.0F;
  for (int round = 0; round < 4; ++round) {
    const float growth = forces.balance(places);
    unit *= growth;
    for (std::size_t i = 0; i < points.size(); ++i) {
      places.x[i] *= growth;
      places.y[i] *= growth;
    }
  }
  for (int i = 0; i < steps; ++i) {
    if (work.stop.stop_requested()) return false;
    const float left = 1.0F - static_cast<float>(i) / static_cast<float>(steps);
    forces.step(places,
                {.limit = left * left * reach * unit / work.request.edge_length, .momentum = 0.6F, .freedom = padded});
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (freedom[i] <= 0.0F) continue;  // not even by rounding
    points[i] = box.center() + Point{places.x[i], places.y[i]} * (work.request.edge_length / unit);
  }
  return true;
}

std::optional<Positions> arranged_from_start(const Work& work) {
  Positions points(work.request.start.begin(), work.request.start.end());
  work.progress.set_phase("Finding places for what is new");
  work.progress.set_fraction(-1.0F);
  grow_when_far_too_dense(work, points);
  const std::vector<std::uint32_t> fresh = place_by_partners(work, points);
  if (!add_new_parts(work, points)) return {};
  if (!fresh.empty() && !settle_new(work, fresh, points)) return {};
  part_overlapping(work, points,
                   [&](std::uint32_t node) { return placed(work.request.start[node]) ? kOldMobility : 1.0F; });
  return points;
}

std::optional<Positions> fitted_to_pins(const Work& work, Positions points) {
  align_to_pins(work.request, points);
  std::vector<float> freedom(points.size(), 1.0F);
  for (std::uint32_t node = 0; node < points.size(); ++node) {
    if (!is_pinned(work.request, node)) continue;
    points[node] = work.request.start[node];
    freedom[node] = 0.0F;
  }
  for (std::size_t p = 0; p < work.parts.size(); ++p) {
    const PartLevel& part = work.parts[p];
    const std::vector<float> own_freedom = picked<float>(freedom, part);
    if (part.nodes.size() < 2 || std::ranges::all_of(own_freedom, [](float f) { return f > 0.0F; })) continue;
    Positions own = picked<Point>(points, part);
    if (!relax_part(work, p, own, own_freedom, work.request.edge_length, 80)) return {};
    for (std::size_t i = 0; i < own.size(); ++i) points[part.nodes[i]] = own[i];
  }
  part_overlapping(work, points, [](std::uint32_t) { return 1.0F; });
  return points;
}

Positions with_new(const Request& asked) {
  const Request request = spaced(asked);
  assert(request.graph != nullptr && request.start.size() == request.graph->node_count());
  const std::vector<PartLevel> parts;
  const std::vector<float> radii = radii_of(request);
  jobs::Progress progress;
  const Watcher nobody;
  jobs::Crew crew(1);
  const Work work{request, parts, radii, {}, progress, nobody, crew};
  Positions points(request.start.begin(), request.start.end());
  std::vector<std::uint32_t> fresh = place_by_partners(work, points);
  for (std::uint32_t node = 0; node < points.size(); ++node) {
    if (placed(points[node])) continue;
    points[node] = place_near(points, {}, radii[node], request.seed + node);
    const std::vector<std::uint32_t> around = place_by_partners(work, points);
    fresh.insert(fresh.end(), around.begin(), around.end());
  }
  if (!fresh.empty()) settle_new(work, fresh, points);
  std::vector<float> mobility(points.size());
  for (std::uint32_t node = 0; node < points.size(); ++node) mobility[node] = placed(request.start[node]) ? 0.0F : 1.0F;
  spread_apart(points, {radii, mobility, gap_of(request)}, {});
  return points;
}

}  // namespace xylem::layout
