// Arrange from nothing: each part alone, then all packed, then rows of what has no ties.
#include <algorithm>
#include <array>

#include "layout/arrange.h"
#include "layout/spread.h"
#include "layout/untangle.h"
#include "layout/world.h"
#include "xylem/base/random.h"

namespace xylem::layout {
namespace {

using geometry::Box;
using geometry::Point;

constexpr float kAllMobile = 1.0F;

Positions pair_of(std::span<const float> radii, const Request& request) {
  const float apart = std::max(request.edge_length, radii[0] + radii[1] + gap_of(request));
  return {{-0.5F * apart, 0.0F}, {0.5F * apart, 0.0F}};
}

/// The aspect that the parts with ties need, so that with rows of the others below them the whole has the one asked
/// for.
float aspect_above_rows(const Work& work, std::size_t tied_nodes, std::size_t lone) {
  const double per_tied =
      1.6 * static_cast<double>(work.request.edge_length) * static_cast<double>(work.request.edge_length);
  const double tied = std::max(1.0, per_tied * static_cast<double>(tied_nodes));
  const Box rows = [&] {
    Box box;
    for (const Point p : rows_of(std::vector<float>(lone, 0.0F), {}, work.request)) box.include(p);
    return box.grown(0.5F * work.request.edge_length);
  }();
  const double below = rows.empty() ? 0.0 : static_cast<double>(rows.width()) * static_cast<double>(rows.height());
  return static_cast<float>(static_cast<double>(work.request.aspect) * std::min(3.0, (tied + below) / tied));
}

Positions centered(Positions points) {
  Box box;
  for (const Point p : points) box.include(p);
  const Point center = points.empty() ? Point{} : box.center();
  for (Point& p : points) p = p - center;
  return points;
}

/// Evens out small maps, more sideways than up and down: names are wide.
void make_room_for_names(Positions& points, std::span<const float> radii, std::span<const float> mobility,
                         const Request& request) {
  constexpr std::size_t kNamesAreReadBelow = 400;
  constexpr float kWider = 1.3F;
  if (points.size() > kNamesAreReadBelow) return;
  for (Point& p : points) p.x /= kWider;
  loosen(points, {radii, mobility, 0.35F * request.edge_length}, 12);
  for (Point& p : points) p.x *= kWider;
}

}  // namespace

std::optional<Positions> arranged_part(const Work& work, std::size_t part, float aspect,
                                       const std::function<void(double)>& worked) {
  const PartLevel& cut = work.parts[part];
  const std::vector<float> radii = picked<float>(work.radii, cut);
  if (cut.nodes.size() == 1) return Positions{Point{}};
  if (cut.nodes.size() == 2) return pair_of(radii, work.request);
  const auto places =
      untangle(cut.level, {work.request.seed, work.request.neighborhoods}, work.crew, work.stop, worked);
  if (!places) return {};
  Positions points;
  for (std::size_t i = 0; i < places->size(); ++i) points.push_back({places->x[i], places->y[i]});
  turn_to_aspect(points, aspect);
  scale_to(points, cut.level, radii, work.request);
  const std::vector<float> mobility(points.size(), kAllMobile);
  make_room_for_names(points, radii, mobility, work.request);
  spread_apart(points, {radii, mobility, gap_of(work.request)}, work.stop);
  return points;
}

std::optional<Positions> arranged_from_nothing(const Work& work) {
  const auto tied_parts = static_cast<std::size_t>(
      std::ranges::partition_point(work.parts, [](const PartLevel& part) { return part.nodes.size() > 1; }) -
      work.parts.begin());
  const std::size_t lone = work.parts.size() - tied_parts;
  const float aspect = aspect_above_rows(work, work.request.graph->node_count() - lone, lone);
  double total = 1.0;
  for (std::size_t p = 0; p < tied_parts; ++p) total += work_of(work.parts[p].level.size());
  double done = 0.0;
  const auto worked = [&](double steps) {
    done += steps;
    work.progress.set_fraction(static_cast<float>(std::min(0.95, 0.95 * done / total)));
  };
  Positions all(work.request.graph->node_count());
  std::vector<Shape> shapes;
  for (std::size_t p = 0; p < tied_parts; ++p) {
    auto points = arranged_part(work, p, aspect, worked);
    if (!points) return {};
    for (std::size_t i = 0; i < points->size(); ++i) all[work.parts[p].nodes[i]] = (*points)[i];
    if (tied_parts == 1 && lone == 0) return centered(std::move(all));
    if (tied_parts == 1) continue;  // stays where it is, and its shape may take as long as the layout
    shapes.push_back(
        shape_of(*points, work.parts[p].level, picked<float>(work.radii, work.parts[p]), work.request.edge_length));
  }
  work.progress.set_phase("Placing the parts side by side");
  std::vector<Point> offsets(tied_parts);
  if (tied_parts > 1) offsets = packed(shapes, aspect, 0.5F * work.request.edge_length, work.stop);
  Box box;
  for (std::size_t p = 0; p < tied_parts; ++p) {
    for (const std::uint32_t node : work.parts[p].nodes) {
      all[node] = all[node] + offsets[p];
      box.include(all[node] - Point{work.radii[node], work.radii[node]});
      box.include(all[node] + Point{work.radii[node], work.radii[node]});
    }
  }
  std::vector<float> lone_radii;
  for (std::size_t p = tied_parts; p < work.parts.size(); ++p) lone_radii.push_back(work.radii[work.parts[p].nodes[0]]);
  const Positions rows = rows_of(lone_radii, box, work.request);
  for (std::size_t i = 0; i < rows.size(); ++i) all[work.parts[tied_parts + i].nodes[0]] = rows[i];
  return centered(std::move(all));
}

}  // namespace xylem::layout
