// World: scaling, shapes and rows.
#include "layout/world.h"

#include "layout/spread.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace xylem::layout {
namespace {

using geometry::Point;

constexpr float kDefaultRadius = 10.0F;

base::Error invalid(std::string message) {
  return {base::ErrorKind::invalid_argument, std::move(message), "layout", {}};
}

std::optional<base::Error> fault_of_lengths(const Request& request) {
  const std::size_t n = request.graph->node_count();
  const auto wrong = [n](std::size_t size) { return size != 0 && size != n; };
  if (wrong(request.start.size())) return invalid("there is not one start for each node");
  if (wrong(request.pinned.size())) return invalid("there is not one pin for each node");
  if (wrong(request.radii.size())) return invalid("there is not one radius for each node");
  if (wrong(request.groups.size())) return invalid("there is not one group for each node");
  if (wrong(request.stages.size())) return invalid("there is not one stage for each node");
  if (wrong(request.coordinates.size())) return invalid("there are not coordinates for each node");
  if (wrong(request.values.size())) return invalid("there is not one value for each node");
  return {};
}

std::optional<base::Error> fault_of_numbers(const Request& request) {
  if (!(request.edge_length > 0.0F) || !std::isfinite(request.edge_length))
    return invalid("the length of a tie is not a positive number");
  if (!(request.aspect > 0.0F) || !std::isfinite(request.aspect)) return invalid("the aspect is not a positive number");
  const auto in_range = [](float knob) { return knob >= 0.0F && knob <= 1.0F; };
  if (!in_range(request.neighborhoods) || !in_range(request.airiness))
    return invalid("neighborhoods and airiness go from 0 to 1");
  if (std::ranges::any_of(request.radii, [](float r) { return !std::isfinite(r) || r < 0.0F; }))
    return invalid("a radius is not a size");
  if (std::ranges::any_of(request.start, [](Point p) { return std::isinf(p.x) || std::isinf(p.y); })) {
    return invalid("a start is infinitely far away");
  }
  for (std::size_t i = 0; i < request.pinned.size(); ++i) {
    if (request.pinned[i] == 0) continue;
    if (request.start.empty() || std::isnan(request.start[i].x) || std::isnan(request.start[i].y)) {
      return invalid("node " + std::to_string(i) + " is pinned nowhere");
    }
  }
  return {};
}

/// Value at `fraction` of the sorted `values`; 0 when there are none.
float quantile(std::vector<float> values, double fraction) {
  if (values.empty()) return 0.0F;
  const auto place = static_cast<std::ptrdiff_t>(fraction * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + place, values.end());
  return values[static_cast<std::size_t>(place)];
}

std::vector<float> tie_lengths(const Positions& points, const Level& part) {
  std::vector<float> lengths;
  for (std::uint32_t node = 0; node < part.size(); ++node) {
    for (const std::uint32_t other : part.row(node)) {
      if (other > node) lengths.push_back(geometry::distance(points[node], points[other]));
    }
  }
  return lengths;
}

/// For each point the factor by which its neighborhood must grow for the discs there, with `gap` around them, to fill
/// no more than about half of it.
std::vector<float> crowding(const Positions& points, std::span<const float> radii, float gap) {
  constexpr float kFilled = 0.5F;
  Places places;
  for (const Point p : points) {
    places.x.push_back(p.x);
    places.y.push_back(p.y);
  }
  BoxTree tree;
  tree.build(places.x, places.y, std::vector<float>(points.size(), 1.0F));
  std::vector<float> factors;
  for (std::uint32_t leaf = 0; leaf < tree.leaves(); ++leaf) {
    const auto members =
        tree.order().subspan(leaf * kCrowdSize).first(std::min(kCrowdSize, points.size() - leaf * kCrowdSize));
    const float area = tree.box_of(leaf).width() * tree.box_of(leaf).height();
    float wanted = 0.0F;
    for (const std::uint32_t node : members) {
      const float r = radii[node] + 0.5F * gap;
      wanted += 3.14159265F * r * r;
    }
    if (!(area > 0.0F) || members.size() < 4) continue;
    factors.insert(factors.end(), members.size(), std::sqrt(wanted / kFilled / area));
  }
  return factors;
}

}  // namespace

std::optional<base::Error> fault_of(const Request& request) {
  if (request.graph == nullptr) return invalid("there is no graph");
  if (auto fault = fault_of_lengths(request)) return fault;
  return fault_of_numbers(request);
}

Request spaced(Request request) {
  request.edge_length *= std::exp2(2.0F * request.airiness - 1.0F);
  request.airiness = 0.5F;
  return request;
}

base::Error cancelled() { return {base::ErrorKind::cancelled, "the layout was stopped", {}, {}}; }

std::vector<float> radii_of(const Request& request) {
  if (request.radii.empty()) return std::vector<float>(request.graph->node_count(), kDefaultRadius);
  return {request.radii.begin(), request.radii.end()};
}

float gap_of(const Request& request) { return 0.05F * request.edge_length; }

float growth_for_discs(const Positions& points, std::span<const float> radii, const Request& request) {
  return quantile(crowding(points, radii, gap_of(request)), 0.8);
}

void scale_to(Positions& points, const Level& part, std::span<const float> radii, const Request& request) {
  const float middle = quantile(tie_lengths(points, part), 0.5);
  float scale = middle > 0.0F ? request.edge_length / middle : 1.0F;
  // Most places get room for the discs; there is room for names too, unless ties would have to be much too long.
  const float for_discs = growth_for_discs(points, radii, request);
  const float for_names = quantile(crowding(points, radii, 0.45F * request.edge_length), 0.5);
  scale = std::max({scale, for_discs, std::min(for_names, 1.5F * scale)});
  for (Point& p : points) p = p * scale;
}

Shape shape_of(const Positions& points, const Level& part, std::span<const float> radii, float edge_length) {
  Shape shape{points, {radii.begin(), radii.end()}};
  if (part.targets.size() > 20U * part.size()) return shape;  // so dense that nodes cover what ties cover
  constexpr float kFine = 8000.0F;  // nodes; the bitmap of a larger part has wider cells, see packed()
  const float pace = 0.4F * edge_length * std::max(1.0F, std::sqrt(static_cast<float>(part.size()) / kFine));
  for (std::uint32_t node = 0; node < part.size(); ++node) {
    for (const std::uint32_t other : part.row(node)) {
      if (other < node) continue;
      const int steps = static_cast<int>(geometry::distance(points[node], points[other]) / pace);
      for (int k = 1; k <= std::min(steps, 100); ++k) {
        shape.centers.push_back(
            geometry::lerp(points[node], points[other], static_cast<float>(k) / static_cast<float>(steps + 1)));
        shape.radii.push_back(0.0F);
      }
    }
  }
  return shape;
}

Positions rows_of(std::span<const float> radii, const geometry::Box& above, const Request& request) {
  if (radii.empty()) return {};
  const float widest = *std::ranges::max_element(radii);
  const Point pitch{std::max(2.0F * widest + gap_of(request), 1.2F * request.edge_length),
                    std::max(2.0F * widest + gap_of(request), 0.7F * request.edge_length)};
  const auto count = static_cast<float>(radii.size());
  const float square = std::sqrt(count * request.aspect * pitch.y / pitch.x);
  const float width = above.empty() ? square : std::max(1.0F, above.width() / pitch.x);
  const auto columns = static_cast<std::size_t>(std::clamp(std::round(width), 1.0F, count));
  const Point center = above.empty() ? Point{} : above.center();
  const float top = above.empty() ? 0.0F : above.min.y - pitch.y - widest;
  Positions points;
  for (std::size_t i = 0; i < radii.size(); ++i) {
    const float column = static_cast<float>(i % columns) - 0.5F * static_cast<float>(columns - 1);
    points.push_back({center.x + column * pitch.x, top - static_cast<float>(i / columns) * pitch.y});
  }
  return points;
}

void keep_pinned(Positions& points, const Request& request, const std::stop_token& stop) {
  std::vector<float> mobility(points.size(), 1.0F);
  bool any = false;
  for (std::size_t i = 0; i < request.pinned.size(); ++i) {
    if (request.pinned[i] == 0) continue;
    points[i] = request.start[i];
    mobility[i] = 0.0F;
    any = true;
  }
  const std::vector<float> radii = radii_of(request);
  if (any) spread_apart(points, {radii, mobility, gap_of(request)}, stop);
}

}  // namespace xylem::layout
