// Drag: what follows a node that is being moved, and where a new node goes.
#include <algorithm>
#include <array>
#include <cassert>
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

/// Places in lengths of a tie, for the kernels.
struct Field {
  std::vector<float> x;
  std::vector<float> y;
  std::vector<float> mass;
};

Field field_of(const Positions& positions, float length) {
  Field field;
  for (const Point p : positions) {
    field.x.push_back(p.x / length);
    field.y.push_back(p.y / length);
  }
  field.mass.assign(positions.size(), 1.0F);
  return field;
}

/// What ties and nodes do to one node.
struct Pressure {
  Point pull;
  Point push;
  float pull_stiffness = 0.0F;
  float push_stiffness = 0.0F;
};

std::vector<Pressure> pressures(const graph::Graph& graph, const Field& field, std::span<const Follower> on) {
  const Bodies all{field.x.data(), field.y.data(), field.mass.data(), field.x.size()};
  std::vector<Pressure> result(on.size());
  for (std::size_t k = 0; k < on.size(); ++k) {
    const std::uint32_t node = on[k].node;
    Pressure& p = result[k];
    std::array<std::array<float, 1 + kPadding>, 5> at{};
    at[0][0] = field.x[node];
    at[1][0] = field.y[node];
    push_apart(Repulsion{}, all, at[0].data(), at[1].data(), 1, {at[2].data(), at[3].data(), at[4].data()});
    p.push = {at[2][0], at[3][0]};
    p.push_stiffness = at[4][0];
    for (const graph::Neighbor& neighbor : graph.neighbors(node)) {
      p.pull = p.pull + Point{field.x[neighbor.node] - field.x[node], field.y[neighbor.node] - field.y[node]};
      p.pull_stiffness += 1.0F;
    }
  }
  return result;
}

/// How strong ties must be for `rest` to be as near to balance as can be.
float tie_strength(std::span<const Pressure> rest) {
  double against = 0.0;
  double pulls = 0.0;
  for (const Pressure& p : rest) {
    against -= static_cast<double>(geometry::dot(p.pull, p.push));
    pulls += static_cast<double>(geometry::dot(p.pull, p.pull));
  }
  return pulls > 0.0 ? static_cast<float>(std::clamp(against / pulls, 0.3, 1000.0)) : 1.0F;
}

/// Where everything stood when the movement began; where that is not known, where it stands.
Positions rest_of(const Request& request, const Positions& positions) {
  Positions rest = positions;
  for (std::size_t i = 0; i < request.start.size(); ++i) {
    const Point p = request.start[i];
    if (std::isfinite(p.x) && std::isfinite(p.y)) rest[i] = p;
  }
  return rest;
}

}  // namespace

float relax_around(const Request& asked, std::uint32_t moved, Positions& positions) {
  const Request request = spaced(asked);
  assert(request.graph != nullptr && positions.size() == request.graph->node_count() && moved < positions.size());
  const std::vector<Follower> found = followers(request, moved);
  const bool remembers = !request.start.empty();
  const std::vector<Pressure> now = pressures(*request.graph, field_of(positions, request.edge_length), found);
  const std::vector<Pressure> rest =
      remembers ? pressures(*request.graph, field_of(rest_of(request, positions), request.edge_length), found) : now;
  const float ties = tie_strength(rest);
  float largest = 0.0F;
  for (std::size_t k = 0; k < found.size(); ++k) {
    Point force = now[k].pull * ties + now[k].push;
    if (remembers) force = force - (rest[k].pull * ties + rest[k].push);
    const float stiffness = now[k].pull_stiffness * ties + now[k].push_stiffness + 1e-6F;
    const Point by = force * (0.5F * found[k].freedom / stiffness);
    const float limit = 0.3F * found[k].freedom;
    const float length = geometry::length(by);
    const Point bounded = by * (request.edge_length * (length > limit ? limit / length : 1.0F));
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
