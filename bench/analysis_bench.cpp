// How long exact betweenness and closeness take beside igraph's, in one run. XYLEM_BENCH_EDGES names a file with lines
// "a b"; without it a planted network of 10,000 nodes is measured.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include <igraph.h>

#include "analysis/paths.h"
#include "analysis/routes.h"
#include "planted.h"

namespace xylem::bench {
namespace {

const graph::Graph& measured_graph() {
  static const graph::Graph graph = [] {
    const char* const file = std::getenv("XYLEM_BENCH_EDGES");
    if (file == nullptr) return planted(10000, 28000);
    std::ifstream in(file);
    std::vector<graph::Edge> edges;
    std::uint32_t nodes = 0;
    for (graph::Edge edge; in >> edge.from >> edge.to; nodes = std::max({nodes, edge.from + 1, edge.to + 1})) {
      edges.push_back({edge.from, edge.to});
    }
    return graph::merged(nodes, std::move(edges));
  }();
  return graph;
}

/// igraph's own copy of the graph, made before anything is timed.
const igraph_t& igraph_graph() {
  static const igraph_t graph = [] {
    igraph_t made;
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, 0);
    for (const graph::Edge& edge : measured_graph().edges()) {
      igraph_vector_int_push_back(&ends, edge.from);
      igraph_vector_int_push_back(&ends, edge.to);
    }
    igraph_create(&made, &ends, measured_graph().node_count(), IGRAPH_UNDIRECTED);
    igraph_vector_int_destroy(&ends);
    return made;
  }();
  return graph;
}

void betweenness_ours(benchmark::State& state) {
  for (auto _ : state) {
    jobs::Progress progress;
    benchmark::DoNotOptimize(
        analysis::betweenness_in_steps(measured_graph(), static_cast<int>(state.range(0)), {}, progress));
  }
}
void betweenness_igraph(benchmark::State& state) {
  igraph_vector_t result;
  igraph_vector_init(&result, 0);
  for (auto _ : state) {
#if IGRAPH_VERSION_MAJOR >= 1
    igraph_betweenness(&igraph_graph(), nullptr, &result, igraph_vss_all(), IGRAPH_UNDIRECTED, false);
#else
    igraph_betweenness(&igraph_graph(), &result, igraph_vss_all(), IGRAPH_UNDIRECTED, nullptr);
#endif
  }
  igraph_vector_destroy(&result);
}
void closeness_ours(benchmark::State& state) {
  for (auto _ : state) {
    jobs::Progress progress;
    benchmark::DoNotOptimize(analysis::reach_of_all(measured_graph(), analysis::Lengths::steps, {}, progress,
                                                    static_cast<int>(state.range(0))));
  }
}
void closeness_igraph(benchmark::State& state) {
  igraph_vector_t result;
  igraph_vector_init(&result, 0);
  for (auto _ : state) {
    igraph_closeness(&igraph_graph(), &result, nullptr, nullptr, igraph_vss_all(), IGRAPH_ALL, nullptr, true);
  }
  igraph_vector_destroy(&result);
}

// The time of all threads, and the clock's.
BENCHMARK(betweenness_ours)->Arg(1)->Arg(2)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(betweenness_igraph)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(closeness_ours)->Arg(1)->Arg(2)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(closeness_igraph)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace xylem::bench
