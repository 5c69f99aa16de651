// How long large GraphML and GEXF files take to become a document: up to 100,000 nodes and 300,000 edges with six
// attributes each.
#include <benchmark/benchmark.h>

#include <fmt/format.h>

#include <optional>

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

std::string gexf_of(std::uint32_t nodes, std::uint32_t ties) {
  const graph::Graph graph = planted(nodes, ties);
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf version=\"1.2\">\n<graph>\n";
  for (const std::string_view of : {"node", "edge"}) {
    text += fmt::format("<attributes class=\"{}\">\n", of);
    for (int k = 0; k < 6; ++k) {
      text += fmt::format("<attribute id=\"{1}\" title=\"{0} attribute {1}\" type=\"{2}\"/>\n", of, k,
                          k % 2 == 0 ? "string" : "double");
    }
    text += "</attributes>\n";
  }
  const auto attributes = [&](std::uint32_t number) {
    text += "<attvalues>";
    for (int k = 0; k < 6; ++k) {
      text += k % 2 == 0 ? fmt::format("<attvalue for=\"{}\" value=\"some words {}\"/>", k, number % 1000)
                         : fmt::format("<attvalue for=\"{0}\" value=\"{1}.{0}\"/>", k, number);
    }
    text += "</attvalues>";
  };
  text += "<nodes>\n";
  for (std::uint32_t node = 0; node < nodes; ++node) {
    text += fmt::format("<node id=\"n{0}\" label=\"Organization {0}\">", node);
    attributes(node);
    text += "</node>\n";
  }
  text += "</nodes>\n<edges>\n";
  for (std::uint32_t e = 0; e < graph.edge_count(); ++e) {
    text +=
        fmt::format("<edge id=\"{}\" source=\"n{}\" target=\"n{}\">", e, graph.edges()[e].from, graph.edges()[e].to);
    attributes(e);
    text += "</edge>\n";
  }
  return text + "</edges>\n</graph>\n</gexf>\n";
}

/// From the bytes of the file to the document, as opening a file does it; letting go of the document is not in it.
void reading(benchmark::State& state, const char* format_id, std::string (*made)(std::uint32_t, std::uint32_t)) {
  const auto nodes = static_cast<std::uint32_t>(state.range(0));
  const files::Format* const format = files::format_of_id(format_id);
  std::int64_t bytes = 0;
  std::optional<files::Imported> imported;
  for (auto _ : state) {
    state.PauseTiming();
    imported.reset();
    std::vector<files::FileBytes> file{{"map", made(nodes, 3 * nodes)}};
    bytes += static_cast<std::int64_t>(file[0].bytes.size());
    state.ResumeTiming();
    auto table = format->read(file);
    file.clear();
    imported = files::import_graph(*std::move(table), {});
    benchmark::DoNotOptimize(*imported);
  }
  state.SetBytesProcessed(bytes);
}
BENCHMARK_CAPTURE(reading, graphml, "graphml", &graphml_of)
    ->Arg(10000)
    ->Arg(100000)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);
BENCHMARK_CAPTURE(reading, gexf, "gexf", &gexf_of)
    ->Arg(10000)
    ->Arg(100000)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

}  // namespace
}  // namespace xylem::bench
