// Rings: who stands beside whom is taken from the layout by ties, seen from its middle.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "layout/others.h"
#include "layout/world.h"

namespace xylem::layout {
namespace {

using geometry::Point;

constexpr float kTurn = 6.2831853F;

/// The direction of each node in the layout by ties, from its middle, in [0, 1) of a turn.
base::Result<std::vector<float>> directions(const Request& request, const std::stop_token& stop,
                                            jobs::Progress& progress) {
  Request free = request;
  free.start = {};
  free.pinned = {};
  free.aspect = 1.0F;
  const auto points = by_force(free, stop, progress);
  if (!points) return points.error();
  Point middle;
  for (const Point p : *points) middle = middle + p * (1.0F / static_cast<float>(points->size()));
  std::vector<float> turns;
  for (const Point p : *points) {
    const float turn = std::atan2(p.y - middle.y, p.x - middle.x) / kTurn;
    turns.push_back(turn < 0.0F ? turn + 1.0F : turn);
  }
  return turns;
}

/// The mean direction of each group, as a turn.
std::map<std::uint32_t, float> group_directions(const Request& request, const std::vector<float>& turns) {
  std::map<std::uint32_t, Point> sums;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    Point& sum = sums[request.groups.empty() ? 0U : request.groups[i]];
    sum = sum + Point{std::cos(turns[i] * kTurn), std::sin(turns[i] * kTurn)};
  }
  std::map<std::uint32_t, float> result;
  for (const auto& [group, sum] : sums) result[group] = std::atan2(sum.y, sum.x) / kTurn;
  return result;
}

/// A point on an ellipse of the wanted aspect whose mean radius is `radius`; turn 0 is at the top, then clockwise.
Point on_ellipse(float radius, float turn, float aspect) {
  const float stretch = std::sqrt(std::clamp(aspect, 0.5F, 2.0F));
  return {radius * stretch * std::sin(turn * kTurn), radius / stretch * std::cos(turn * kTurn)};
}

/// Room for one disc along a ring; more for small maps, whose names are read.
float pitch_of(const Request& request, float widest) {
  return std::max(2.0F * widest + gap_of(request),
                  request.graph->node_count() < 200 ? 0.5F * request.edge_length : 0.0F);
}

/// Values to order by; unknown ones last.
std::vector<float> values_of(const Request& request) {
  std::vector<float> values(request.graph->node_count());
  for (std::uint32_t node = 0; node < values.size(); ++node) {
    values[node] = request.values.empty() ? static_cast<float>(request.graph->degree(node)) : request.values[node];
    if (std::isnan(values[node])) values[node] = -INFINITY;
  }
  return values;
}

base::Result<Positions> done(Positions points, const Request& request, const std::stop_token& stop,
                             const Watcher& watcher) {
  keep_pinned(points, request, stop);
  if (stop.stop_requested()) return cancelled();
  if (watcher) watcher(points);
  return points;
}

}  // namespace

base::Result<Positions> on_a_ring(const Request& asked, std::stop_token stop, jobs::Progress& progress,
                                  const Watcher& watcher) {
  if (auto fault = fault_of(asked)) return *fault;
  const Request request = spaced(asked);
  const auto turns = directions(request, stop, progress);
  if (!turns) return turns.error();
  const auto group_turn = group_directions(request, *turns);
  const std::uint32_t n = request.graph->node_count();
  const auto key = [&](std::uint32_t node) {
    const std::uint32_t group = request.groups.empty() ? 0U : request.groups[node];
    const float from_group = (*turns)[node] - group_turn.at(group);
    return std::tuple(group_turn.at(group), group, from_group - std::floor(from_group + 0.5F), node);
  };
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  const std::vector<float> radii = radii_of(request);
  const float widest = n == 0 ? 0.0F : *std::ranges::max_element(radii);
  // An ellipse is walked in equal turns; its flattest piece is at most this much shorter than the mean.
  const float radius = n < 2 ? 0.0F : 1.45F * pitch_of(request, widest) * static_cast<float>(n) / kTurn;
  Positions points(n);
  for (std::uint32_t place = 0; place < n; ++place) {
    points[order[place]] = on_ellipse(std::max(radius, n < 2 ? 0.0F : 1.5F * pitch_of(request, widest)),
                                      static_cast<float>(place) / static_cast<float>(n), request.aspect);
  }
  return done(std::move(points), request, stop, watcher);
}

base::Result<Positions> on_rings_by_value(const Request& asked, std::stop_token stop, jobs::Progress& progress,
                                          const Watcher& watcher) {
  if (auto fault = fault_of(asked)) return *fault;
  const Request request = spaced(asked);
  const auto turns = directions(request, stop, progress);
  if (!turns) return turns.error();
  const std::vector<float> values = values_of(request);
  const std::uint32_t n = request.graph->node_count();
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::uint32_t node) { return values[node]; });
  const std::vector<float> radii = radii_of(request);
  const float widest = n == 0 ? 0.0F : *std::ranges::max_element(radii);
  const float pitch = 1.5F * pitch_of(request, widest);
  const float between = std::max(pitch, request.edge_length);
  Positions points(n);
  std::uint32_t first = 1;  // the middle is the first of all
  for (std::uint32_t ring = 1; first < n; ++ring) {
    const float radius = between * static_cast<float>(ring);
    const auto room = std::max(5U, static_cast<std::uint32_t>(kTurn * radius / pitch));
    const std::uint32_t last = std::min(n, first + room);
    std::sort(order.begin() + first, order.begin() + last,
              [&](std::uint32_t a, std::uint32_t b) { return std::pair((*turns)[a], a) < std::pair((*turns)[b], b); });
    const auto count = static_cast<float>(last - first);
    for (std::uint32_t place = first; place < last; ++place) {
      const float turn = (static_cast<float>(place - first) + 0.5F * static_cast<float>(ring % 2)) / count;
      points[order[place]] = on_ellipse(radius * 1.2F, turn, request.aspect);
    }
    first = last;
  }
  return done(std::move(points), request, stop, watcher);
}

}  // namespace xylem::layout
