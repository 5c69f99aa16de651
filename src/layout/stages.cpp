// Stages: one column for each stage of the pathway, left to right; in a column, partners come to the same height.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "layout/others.h"
#include "layout/world.h"

namespace xylem::layout {
namespace {

using geometry::Point;

constexpr int kSweeps = 12;

/// The stage of each node, from 0; who has none stands with most of its partners, or else in one more column.
std::vector<std::uint32_t> columns_of(const Request& request) {
  const std::uint32_t n = request.graph->node_count();
  std::vector<std::uint32_t> given(request.stages.begin(), request.stages.end());
  given.resize(n, kNoStage);
  std::uint32_t beyond = 0;
  for (const std::uint32_t stage : given) beyond = stage == kNoStage ? beyond : std::max(beyond, stage + 1);
  std::vector<std::uint32_t> columns = given;
  for (std::uint32_t node = 0; node < n; ++node) {
    if (given[node] != kNoStage) continue;
    std::vector<std::uint32_t> partners;
    for (const graph::Neighbor& neighbor : request.graph->neighbors(node)) {
      if (given[neighbor.node] != kNoStage) partners.push_back(given[neighbor.node]);
    }
    std::ranges::sort(partners);
    columns[node] = partners.empty() ? beyond : partners[partners.size() / 2];
  }
  return columns;
}

/// The nodes of each column that has any, in the order of their numbers.
std::vector<std::vector<std::uint32_t>> filled(const std::vector<std::uint32_t>& column_of) {
  std::vector<std::uint32_t> order(column_of.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t node) { return column_of[node]; });
  std::vector<std::vector<std::uint32_t>> columns;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i == 0 || column_of[order[i]] != column_of[order[i - 1]]) columns.emplace_back();
    columns.back().push_back(order[i]);
  }
  return columns;
}

/// Orders one column by the mean height of the partners of each; who has none in other columns keeps its height.
void sweep(const Request& request, const std::vector<std::uint32_t>& column_of, std::vector<std::uint32_t>& column,
           std::vector<float>& height) {
  std::vector<std::pair<float, std::uint32_t>> wanted;
  for (const std::uint32_t node : column) {
    float sum = 0.0F;
    float count = 0.0F;
    for (const graph::Neighbor& neighbor : request.graph->neighbors(node)) {
      const float weight = column_of[neighbor.node] == column_of[node] ? 0.5F : 1.0F;
      sum += weight * height[neighbor.node];
      count += weight;
    }
    wanted.emplace_back(count > 0.0F ? sum / count : height[node], node);
  }
  std::ranges::sort(wanted);
  for (std::size_t i = 0; i < column.size(); ++i) {
    column[i] = wanted[i].second;
    height[column[i]] = (static_cast<float>(i) + 0.5F) / static_cast<float>(column.size()) - 0.5F;
  }
}

}  // namespace

base::Result<Positions> by_stage(const Request& asked, std::stop_token stop, jobs::Progress& progress,
                                 const Watcher& watcher) {
  if (auto fault = fault_of(asked)) return *fault;
  const Request request = spaced(asked);
  Request free = request;
  free.start = {};
  free.pinned = {};
  const auto by_ties = by_force(free, stop, progress);
  if (!by_ties) return by_ties.error();
  const std::uint32_t n = request.graph->node_count();
  const std::vector<std::uint32_t> column_of = columns_of(request);
  std::vector<std::vector<std::uint32_t>> columns = filled(column_of);
  std::vector<float> height(n);
  for (std::uint32_t node = 0; node < n; ++node) height[node] = 1e-6F * (*by_ties)[node].y;
  for (int k = 0; k < kSweeps; ++k) {
    for (std::size_t c = 0; c < columns.size(); ++c) {
      sweep(request, column_of, columns[k % 2 == 0 ? c : columns.size() - 1 - c], height);
    }
  }
  const std::vector<float> radii = radii_of(request);
  const float widest = n == 0 ? 0.0F : *std::ranges::max_element(radii);
  const Point pitch{std::max(2.0F * widest + gap_of(request), 0.8F * request.edge_length),
                    std::max(2.0F * widest + gap_of(request), 0.5F * request.edge_length)};
  // Long columns are folded into several beside one another, so that the whole comes near the aspect.
  const auto tallest = static_cast<std::size_t>(
      std::max(6.0F, std::ceil(std::sqrt(1.5F * static_cast<float>(n) * pitch.x / (pitch.y * request.aspect)))));
  Positions points(n);
  float left = 0.0F;
  for (const auto& column : columns) {
    const std::size_t folds = (column.size() + tallest - 1) / tallest;
    const std::size_t rows = (column.size() + folds - 1) / folds;
    for (std::size_t i = 0; i < column.size(); ++i) {
      const auto row = static_cast<float>(i / folds);
      points[column[i]] = {left + static_cast<float>(i % folds) * pitch.x,
                           (row - 0.5F * static_cast<float>(rows - 1)) * pitch.y};
    }
    left += static_cast<float>(folds - 1) * pitch.x + 2.2F * request.edge_length;
  }
  for (Point& p : points) p.x -= 0.5F * (left - 2.2F * request.edge_length);
  keep_pinned(points, request, stop);
  if (stop.stop_requested()) return cancelled();
  if (watcher) watcher(points);
  return points;
}

}  // namespace xylem::layout
