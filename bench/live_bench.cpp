// How long one step takes when a whole map moves: near pushes and ties of all, far pushes in turns.
#include <benchmark/benchmark.h>

#include "layout/motion.h"
#include "planted.h"

namespace xylem::bench {
namespace {

void one_step_of_all(benchmark::State& state) {
  const auto nodes = static_cast<std::uint32_t>(state.range(0));
  const graph::Graph graph = planted(nodes, 3 * nodes);
  layout::Request request;
  request.graph = &graph;
  jobs::Progress progress;
  const layout::Positions settled = *layout::by_force(request, {}, progress);
  std::vector<layout::Mover> movers;
  for (std::uint32_t node = 0; node < nodes; ++node) movers.push_back({node, 1.0F, true});
  const layout::Nature nature{{.power = 4, .soft = 1.0F}, {.linear = 0.08F, .quadratic = 0.0F, .near = 0.8F}, 1.5F};
  layout::Motion motion(graph, settled, movers, request.edge_length, nature);
  for (auto _ : state) benchmark::DoNotOptimize(motion.step(0.01F));
}
BENCHMARK(one_step_of_all)->Arg(77)->Arg(1000)->Arg(5000)->Arg(20000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace xylem::bench
