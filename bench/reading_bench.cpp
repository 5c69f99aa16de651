// How long a large GraphML takes to become a document: 100,000 nodes and 300,000 edges with six attributes each.
#include <benchmark/benchmark.h>

#include <fmt/format.h>

#include "planted.h"
#include "xylem/files/formats.h"

namespace xylem::bench {
namespace {

std::string graphml_of(std::uint32_t nodes, std::uint32_t ties) {
  const graph::Graph graph = planted(nodes, ties);
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  for (const std::string_view of : {"node", "edge"}) {
    for (int k = 0; k < 6; ++k) {
      text += fmt::format("<key id=\"{0}{1}\" for=\"{0}\" attr.name=\"{0} attribute {1}\" attr.type=\"{2}\"/>\n", of, k,
                          k % 2 == 0 ? "string" : "double");
    }
  }
  text += "<graph edgedefault=\"undirected\">\n";
  const auto attributes = [&](std::string_view of, std::uint32_t number) {
    for (int k = 0; k < 6; ++k) {
      if (k % 2 == 0) {
        text += fmt::format("<data key=\"{}{}\">some words {}</data>", of, k, number % 1000);
      } else {
        text += fmt::format("<data key=\"{}{}\">{}.{}</data>", of, k, number, k);
      }
    }
  };
  for (std::uint32_t node = 0; node < nodes; ++node) {
    text += fmt::format("<node id=\"n{}\">", node);
    attributes("node", node);
    text += "</node>\n";
  }
  for (std::uint32_t e = 0; e < graph.edge_count(); ++e) {
    text += fmt::format("<edge source=\"n{}\" target=\"n{}\">", graph.edges()[e].from, graph.edges()[e].to);
    attributes("edge", e);
    text += "</edge>\n";
  }
  return text + "</graph>\n</graphml>\n";
}

void reading_graphml(benchmark::State& state) {
  const auto nodes = static_cast<std::uint32_t>(state.range(0));
  const std::vector<files::FileBytes> file{{"map.graphml", graphml_of(nodes, 3 * nodes)}};
  const files::Format* const format = files::format_of_id("graphml");
  for (auto _ : state) {
    const auto table = format->read(file);
    benchmark::DoNotOptimize(files::import_graph(*table, {}));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(file[0].bytes.size()));
}
BENCHMARK(reading_graphml)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
}  // namespace xylem::bench
