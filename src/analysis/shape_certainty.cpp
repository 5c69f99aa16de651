// Leave one out: the name of the shape, and the ranks of a measure, without each organization in turn.
#include <algorithm>
#include <array>
#include <atomic>
#include <numeric>
#include <utility>

#include "analysis/by_id.h"
#include "analysis/cancelled.h"
#include "analysis/steps.h"
#include "xylem/analysis/shape.h"
#include "xylem/base/random.h"
#include "xylem/jobs/crew.h"

namespace xylem::analysis {
namespace {

using base::Error;
using base::ErrorKind;
using graph::Graph;

constexpr std::uint64_t kSeed = 44;
constexpr std::uint32_t kSample = 100;
constexpr std::uint32_t kSmallSample = 30;
constexpr std::uint32_t kLarge = 2000;
constexpr std::uint32_t kTop = 3;

/// Who is left out: everybody, or a sample in the order of positions.
std::vector<std::uint32_t> whom_to_leave_out(std::uint32_t n) {
  std::vector<std::uint32_t> nodes(n);
  std::iota(nodes.begin(), nodes.end(), 0U);
  if (n <= kMostLeftOutExactly) return nodes;
  const std::uint32_t count = n > kLarge ? kSmallSample : kSample;
  base::Random random(kSeed);
  for (std::uint32_t i = 0; i < count; ++i) std::swap(nodes[i], nodes[i + random.below(n - i)]);
  nodes.resize(count);
  std::ranges::sort(nodes);
  return nodes;
}

Graph without(const Graph& graph, std::uint32_t gone) {
  const auto place = [gone](std::uint32_t node) { return node > gone ? node - 1 : node; };
  std::vector<graph::Edge> edges;
  edges.reserve(graph.edge_count());
  for (const graph::Edge& edge : graph.edges()) {
    if (edge.from != gone && edge.to != gone) edges.push_back({place(edge.from), place(edge.to), edge.weight});
  }
  return {graph.node_count() - 1, std::move(edges), graph.direction()};
}

/// What one network without an organization says.
struct Case {
  ShapeKind kind = ShapeKind::too_small;
  Values values;  // of a measure, if one was asked for; without the one that is gone
};

base::Result<Case> look(const Graph& graph, std::optional<Measure> measure, const std::stop_token& stop,
                        const ShapeThresholds& thresholds) {
  const auto shape = shape_of(graph, stop, thresholds);
  if (!shape) return shape.error();
  Case result{shape->kind, {}};
  if (!measure) return result;
  jobs::Progress unheard;
  auto values = analysis::measure(*measure, graph, {}, stop, unheard);
  if (!values) return values.error();
  result.values = std::move(*values);
  return result;
}

void add_names(const std::vector<Case>& cases, LeaveOneOut& result) {
  std::array<double, kShapeCount> counts{};
  for (const Case& one : cases) counts[static_cast<std::size_t>(one.kind)] += 1.0;
  const double all = std::max<double>(1.0, static_cast<double>(cases.size()));
  result.same_name = counts[static_cast<std::size_t>(result.kind)] / all;
  for (const ShapeRow& row : shapes()) {
    const double count = counts[static_cast<std::size_t>(row.kind)];
    if (row.kind != result.kind && count > 0.0) result.others.push_back({row.kind, count / all});
  }
  std::ranges::stable_sort(result.others, std::ranges::greater{}, &LeaveOneOut::Named::share);
}

/// Puts the order of one network without `gone` into the ranges. True when the first three are those of `top`.
bool add_ranks(const Case& one, std::uint32_t gone, const std::vector<bool>& top, LeaveOneOut& result) {
  const std::vector<std::uint32_t> places = ranks(one.values);
  bool same = true;
  for (std::uint32_t at = 0; at < one.values.size(); ++at) {
    const std::uint32_t node = at >= gone ? at + 1 : at;
    LeaveOneOut::RankRange& range = result.ranks[node];
    const bool first = places[at] != 0 && places[at] <= kTop;
    same = same && first == top[node];
    if (places[at] == 0) continue;
    range.best = range.best == 0 ? places[at] : std::min(range.best, places[at]);
    range.worst = std::max(range.worst, places[at]);
    range.low = std::min(range.low.value_or(*one.values[at]), *one.values[at]);
    range.high = std::max(range.high.value_or(*one.values[at]), *one.values[at]);
    range.in_top_three += first ? 1.0 : 0.0;
  }
  return same;
}

void add_order(const Case& whole, const std::vector<Case>& cases, const std::vector<std::uint32_t>& gone,
               LeaveOneOut& result) {
  const std::vector<std::uint32_t> places = ranks(whole.values);
  result.ranks.assign(whole.values.size(), {});
  std::vector<bool> top(places.size(), false);
  for (std::size_t node = 0; node < places.size(); ++node) {
    result.ranks[node].rank = places[node];
    top[node] = places[node] != 0 && places[node] <= kTop;
  }
  double kept = 0.0;
  double counted = 0.0;
  std::vector<double> seen(places.size(), static_cast<double>(cases.size()));
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const bool same = add_ranks(cases[i], gone[i], top, result);
    seen[gone[i]] -= 1.0;
    if (top[gone[i]]) continue;
    counted += 1.0;
    kept += same ? 1.0 : 0.0;
  }
  for (std::size_t node = 0; node < seen.size(); ++node) {
    if (seen[node] > 0.0) result.ranks[node].in_top_three /= seen[node];
  }
  if (counted > 0.0) result.top_three_stability = kept / counted;
}

}  // namespace

base::Result<LeaveOneOut> leave_one_out(const Graph& graph, std::optional<Measure> measure, const std::stop_token& stop,
                                        jobs::Progress& progress, const ShapeThresholds& thresholds) {
  progress.set_phase("Leaving out one organization at a time");
  LeaveOneOut result;
  result.measure = measure;
  result.organizations = graph.node_count();
  const auto whole = look(graph, measure, stop, thresholds);
  if (!whole) return whole.error();
  result.kind = whole->kind;
  const std::vector<std::uint32_t> gone = whom_to_leave_out(graph.node_count());
  result.left_out = static_cast<std::uint32_t>(gone.size());
  result.exact = gone.size() == graph.node_count();

  std::vector<std::optional<base::Result<Case>>> found(gone.size());
  const double visits = static_cast<double>(graph.node_count()) * graph.edge_count();  // for each left out
  const bool each_uses_all_cores = threads_for(visits, 0) > 1;
  jobs::Crew crew(each_uses_all_cores ? 1 : threads_for(visits * static_cast<double>(gone.size()), 0));
  std::atomic<std::size_t> done{0};
  crew.each(gone.size(), [&](std::size_t i, std::size_t) {
    if (stop.stop_requested()) return;
    found[i] = look(without(graph, gone[i]), measure, stop, thresholds);
    progress.set_fraction(static_cast<float>(++done) / static_cast<float>(gone.size()));
  });
  std::vector<Case> cases;
  for (auto& one : found) {
    if (!one) return cancelled();
    if (!*one) return one->error();
    cases.push_back(std::move(**one));
  }
  add_names(cases, result);
  if (measure) add_order(*whole, cases, gone, result);
  return result;
}

base::Result<LeaveOneOut> leave_one_out(const graph::Snapshot& snapshot, std::optional<Measure> measure,
                                        const std::stop_token& stop, jobs::Progress& progress,
                                        const ShapeThresholds& thresholds) {
  const ById ordered = by_id(snapshot);
  auto result = leave_one_out(ordered.graph, measure, stop, progress, thresholds);
  if (!result) return result.error();
  std::vector<LeaveOneOut::RankRange> ranks(result->ranks.size());
  for (std::size_t at = 0; at < ranks.size(); ++at) ranks[ordered.nodes[at]] = result->ranks[at];
  result->ranks = std::move(ranks);
  return result;
}

std::string LeaveOneOut::verdict() const {
  const std::string name(row_of(kind).id);
  if (kind == ShapeKind::too_small || same_name >= kShareForAName) return name;
  if (same_name == 0.0 || others.empty()) return "uncertain, n = " + std::to_string(organizations);
  return "between " + name + " and " + std::string(row_of(others.front().kind).id);
}

}  // namespace xylem::analysis
