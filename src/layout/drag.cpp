// Drag: what follows a node that is being moved, and where a new node goes.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "layout/kernels.h"
#include "layout/world.h"
#include "xylem/base/random.h"

namespace xylem::layout {
namespace {

using geometry::Point;

constexpr std::size_t kMostFollowers = 400;
constexpr std::array kFreedom{1.0F, 0.5F, 0.12F, 0.03F};  // by distance in ties; beyond, nothing moves

struct Follower {
  std::uint32_t node = 0;
  float freedom = 0.0F;
};

bool is_pinned(const Request& request, std::uint32_t node) {
  return !request.pinned.empty() && request.pinned[node] != 0;
}

/// Who may move, nearest first. Pinned nodes neither move nor pass movement on.
std::vector<Follower> followers(const Request& request, std::uint32_t moved) {
  std::vector<Follower> found{{moved, 0.0F}};
  std::vector<std::uint8_t> seen(request.graph->node_count(), 0);
  seen[moved] = 1;
  std::size_t ring_end = 1;
  std::size_t next = 0;
  for (std::size_t distance = 1; distance < kFreedom.size() && found.size() < kMostFollowers; ++distance) {
    for (; next < ring_end; ++next) {
      for (const graph::Neighbor& neighbor : request.graph->neighbors(found[next].node)) {
        if (seen[neighbor.node] != 0) continue;
        seen[neighbor.node] = 1;
        if (is_pinned(request, neighbor.node)) continue;
        found.push_back({neighbor.node, kFreedom[distance]});
      }
    }
    ring_end = found.size();
  }
  found.erase(found.begin());
  return found;
}

}  // namespace

float relax_around(const Request& request, std::uint32_t moved, Positions& positions) {
  const graph::Graph& graph = *request.graph;
  float largest = 0.0F;
  const std::vector<Follower> found = followers(request, moved);
  const float length = request.edge_length;
  std::vector<float> x;
  std::vector<float> y;
  for (const Point p : positions) {
    x.push_back(p.x / length);
    y.push_back(p.y / length);
  }
  const std::vector<float> mass(positions.size(), 1.0F);
  const Bodies all{x.data(), y.data(), mass.data(), x.size()};
  std::vector<Point> step(found.size());
  for (std::size_t k = 0; k < found.size(); ++k) {
    const std::uint32_t node = found[k].node;
    Point push;
    float stiffness = 0.0F;
    push_apart(Repulsion::inverse_square, all, &x[node], &y[node], 1, {&push.x, &push.y, &stiffness});
    Point pull;
    float pull_stiffness = 1e-6F;
    for (const graph::Neighbor& neighbor : graph.neighbors(node)) {
      const Point between{x[neighbor.node] - x[node], y[neighbor.node] - y[node]};
      const float d = geometry::length(between);
      pull = pull + between * d;
      pull_stiffness += d;
    }
    step[k] = (pull + push) * (1.0F / (pull_stiffness + stiffness));
  }
  for (std::size_t k = 0; k < found.size(); ++k) {
    const Point by = step[k] * (0.3F * found[k].freedom);
    const float limit = 0.2F * found[k].freedom;
    const float now = geometry::length(by);
    const Point bounded = by * (length * (now > limit ? limit / now : 1.0F));
    positions[found[k].node] = positions[found[k].node] + bounded;
    largest = std::max(largest, geometry::length(bounded));
  }
  return largest;
}

Point place_near(std::span<const Point> positions, std::span<const std::uint32_t> partners, float radius,
                 std::uint64_t seed) {
  Point mean;
  for (const std::uint32_t partner : partners)
    mean = mean + positions[partner] * (1.0F / static_cast<float>(partners.size()));
  const auto clearance = [&](Point at) {
    float least = std::numeric_limits<float>::max();
    for (const Point p : positions) {
      if (std::isnan(p.x) || std::isnan(p.y)) continue;
      least = std::min(least, geometry::distance(p, at));
    }
    return least;
  };
  const float clear = 2.5F * radius + 1e-3F;
  if (clearance(mean) >= 2.0F * clear) return mean;
  base::Random random(seed);
  const float turn = static_cast<float>(random.unit() * 6.283185307179586);
  Point best = mean;
  float best_clearance = -1.0F;
  constexpr int kDirections = 16;
  for (int ring = 1; best_clearance < clear; ++ring) {
    for (int k = 0; k < kDirections; ++k) {
      const float angle =
          turn + (static_cast<float>(k) + 0.5F * static_cast<float>(ring % 2)) * (6.2831853F / kDirections);
      const float r = 2.0F * clear * static_cast<float>(ring);
      const Point at = mean + Point{std::cos(angle), std::sin(angle)} * r;
      const float now = clearance(at);
      if (now <= best_clearance) continue;
      best_clearance = now;
      best = at;
    }
  }
  return best;
}

}  // namespace xylem::layout
