// Geography: north is up; who has no coordinates comes to its partners.
#include <algorithm>
#include <cmath>
#include <limits>

#include "layout/others.h"
#include "layout/spread.h"
#include "layout/world.h"

namespace xylem::layout {
namespace {

using geometry::Point;

bool known(Point degrees) { return std::isfinite(degrees.x) && std::isfinite(degrees.y); }

/// Places on a plane around the middle of all, as wide as it is high at the middle latitude, in degrees of latitude.
/// NaN where nothing is known. Longitudes are taken the short way around from the first.
Positions projected(std::span<const Point> degrees) {
  constexpr float kRadian = 0.01745329F;
  const auto first = std::ranges::find_if(degrees, known);
  const float base = first == degrees.end() ? 0.0F : first->x;
  geometry::Box box;
  Positions plane;
  for (const Point p : degrees) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    plane.push_back(known(p) ? Point{p.x - 360.0F * std::round((p.x - base) / 360.0F), p.y} : Point{nan, nan});
    if (known(p)) box.include(plane.back());
  }
  if (box.empty()) return plane;
  const Point middle = box.center();
  const float narrower = std::cos(std::clamp(middle.y, -80.0F, 80.0F) * kRadian);
  for (Point& p : plane) p = {(p.x - middle.x) * narrower, p.y - middle.y};
  return plane;
}

/// Brings the places to a size at which each has about the room of one tie; one town alone stays together.
void scale_to_ties(Positions& plane, float edge_length) {
  geometry::Box box;
  float count = 0.0F;
  for (const Point p : plane) {
    if (!known(p)) continue;
    box.include(p);
    count += 1.0F;
  }
  const float widest = std::max(box.width(), box.height());
  if (count < 2.0F || widest <= 0.0F) return;
  const float area = widest * std::max(std::min(box.width(), box.height()), 0.3F * widest);
  const float scale = edge_length * std::sqrt(3.0F * count / area);
  for (Point& p : plane) p = p * scale;
}

}  // namespace

base::Result<Positions> by_geography(const Request& asked, std::stop_token stop, jobs::Progress& progress,
                                     const Watcher& watcher) {
  if (auto fault = fault_of(asked)) return *fault;
  Request request = spaced(asked);
  Positions places = projected(request.coordinates);
  scale_to_ties(places, request.edge_length);
  places.resize(request.graph->node_count(), {std::numeric_limits<float>::quiet_NaN(), 0.0F});
  std::vector<std::uint8_t> stays(places.size(), 0);
  std::vector<float> mobility(places.size(), 1.0F);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!request.pinned.empty() && request.pinned[i] != 0) {
      places[i] = request.start[i];
      mobility[i] = 0.0F;
    }
    stays[i] = known(places[i]) ? 1 : 0;
  }
  request.start = places;
  request.pinned = stays;
  auto points = by_force(request, stop, progress, {});
  if (!points) return points;
  // Whoever is in one town makes room for the others.
  const std::vector<float> radii = radii_of(request);
  spread_apart(*points, {radii, mobility, gap_of(request)}, stop);
  if (stop.stop_requested()) return cancelled();
  if (watcher) watcher(*points);
  return points;
}

}  // namespace xylem::layout
