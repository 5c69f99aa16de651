// How long layouts take: from nothing in both settings, a new node in a settled map, one step of dragging.
#include <benchmark/benchmark.h>

#include <limits>
#include <map>

#include "planted.h"
#include "xylem/layout/layouts.h"
#include "xylem/layout/live.h"

namespace xylem::bench {
namespace {

const graph::Graph& graph_of(std::int64_t nodes) {
  static std::map<std::int64_t, graph::Graph> graphs;
  const auto [found, fresh] = graphs.try_emplace(nodes);
  if (fresh) found->second = planted(static_cast<std::uint32_t>(nodes), static_cast<std::uint32_t>(3 * nodes));
  return found->second;
}

const layout::Positions& settled(std::int64_t nodes) {
  static std::map<std::int64_t, layout::Positions> maps;
  const auto [found, fresh] = maps.try_emplace(nodes);
  if (fresh) {
    layout::Request request;
    request.graph = &graph_of(nodes);
    jobs::Progress progress;
    found->second = *layout::by_force(request, {}, progress);
  }
  return found->second;
}

void from_nothing(benchmark::State& state, float neighborhoods, int threads) {
  layout::Request request;
  request.graph = &graph_of(state.range(0));
  request.neighborhoods = neighborhoods;
  request.threads = threads;
  for (auto _ : state) {
    jobs::Progress progress;
    benchmark::DoNotOptimize(layout::by_force(request, {}, progress));
  }
}
BENCHMARK_CAPTURE(from_nothing, default, 0.5F, 1)
    ->Arg(100)
    ->Arg(1000)
    ->Arg(5000)
    ->Arg(20000)
    ->Arg(100000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(from_nothing, overall_distances, 0.0F, 1)
    ->Arg(1000)
    ->Arg(5000)
    ->Arg(20000)
    ->Arg(100000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(from_nothing, default_two_threads, 0.5F, 2)
    ->Arg(5000)
    ->Arg(100000)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

void one_new_node(benchmark::State& state) {
  const auto nodes = static_cast<std::uint32_t>(state.range(0));
  std::vector<graph::Edge> edges(graph_of(nodes).edges().begin(), graph_of(nodes).edges().end());
  edges.push_back({nodes / 3, nodes});
  edges.push_back({nodes / 3 + 1, nodes});
  const graph::Graph graph = graph::merged(nodes + 1, std::move(edges));
  layout::Positions start = settled(nodes);
  start.push_back({std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::quiet_NaN()});
  layout::Request request;
  request.graph = &graph;
  request.start = start;
  for (auto _ : state) {
    jobs::Progress progress;
    benchmark::DoNotOptimize(layout::by_force(request, {}, progress));
  }
}
BENCHMARK(one_new_node)->Arg(77)->Arg(1000)->Arg(5000)->Unit(benchmark::kMillisecond);

void one_step_of_dragging(benchmark::State& state) {
  layout::Request request;
  request.graph = &graph_of(state.range(0));
  request.start = settled(state.range(0));
  const std::uint32_t held = 0;
  layout::LiveLayout live(request, held);
  geometry::Point place = request.start[held];
  for (auto _ : state) {
    place.x += 2.0F;
    live.move_to(place);
    benchmark::DoNotOptimize(live.step());
  }
}
BENCHMARK(one_step_of_dragging)->Arg(1000)->Arg(5000)->Arg(20000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace xylem::bench
