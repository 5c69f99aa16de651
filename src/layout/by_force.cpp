// by_force: checks the request, chooses the way, reports.
#include <algorithm>
#include <cmath>

#include "layout/arrange.h"
#include "layout/world.h"

namespace xylem::layout {
namespace {

enum class Way { from_nothing, around_pins, from_start };

/// Whether all starts are at one place, as files have it that only pretend to know positions.
bool says_nothing(std::span<const geometry::Point> start) {
  geometry::Box box;
  std::size_t known = 0;
  for (const geometry::Point p : start) {
    if (std::isnan(p.x) || std::isnan(p.y)) continue;
    box.include(p);
    ++known;
  }
  return known > 2 && box.width() <= 0.0F && box.height() <= 0.0F;
}

Way way_of(const Request& request) {
  Way way = Way::from_nothing;
  const bool ignored = says_nothing(request.start);
  for (std::size_t i = 0; i < request.start.size(); ++i) {
    if (std::isnan(request.start[i].x) || std::isnan(request.start[i].y)) continue;
    const bool pinned = !request.pinned.empty() && request.pinned[i] != 0;
    if (!pinned && !ignored) return Way::from_start;
    if (pinned) way = Way::around_pins;
  }
  return way;
}

}  // namespace

base::Result<Positions> by_force(const Request& asked, std::stop_token stop, jobs::Progress& progress,
                                 const Watcher& watcher) {
  if (auto fault = fault_of(asked)) return *fault;
  const Request request = spaced(asked);
  if (stop.stop_requested()) return cancelled();
  progress.set_phase("Arranging by ties");
  progress.set_fraction(0.0F);
  const std::vector<PartLevel> parts = part_levels(*request.graph, graph::components(*request.graph));
  const std::vector<float> radii = radii_of(request);
  jobs::Crew crew(request.graph->node_count() < 2000 ? 1 : request.threads);
  const Work work{request, parts, radii, stop, progress, watcher, crew};
  const Way way = way_of(request);
  auto points = way == Way::from_start ? arranged_from_start(work) : arranged_from_nothing(work);
  if (points && way == Way::around_pins) {
    if (watcher) watcher(*points);
    progress.set_phase("Moving around what is pinned");
    points = fitted_to_pins(work, std::move(*points));
  }
  if (!points || stop.stop_requested()) return cancelled();
  progress.set_fraction(1.0F);
  if (watcher) watcher(*points);
  return std::move(*points);
}

}  // namespace xylem::layout
