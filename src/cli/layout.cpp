// xylem-cli layout: plain 'a b' lines in, 'id x y' lines out, for measuring layouts side by side with other programs.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/speaking.h"
#include "xylem/base/file_bytes.h"
#include "xylem/base/text.h"
#include "xylem/layout/layouts.h"

namespace xylem::cli {
namespace {

struct EdgeList {
  std::vector<std::string> names;
  std::vector<graph::Edge> edges;
};

/// Names are whatever stands between blanks; more columns than two are ignored, as are lines that begin with # or %.
base::Result<EdgeList> edges_from(std::string_view text, const std::string& file) {
  EdgeList list;
  std::unordered_map<std::string, std::uint32_t> known;
  const auto node = [&](const std::string& name) {
    const auto [found, fresh] = known.emplace(name, static_cast<std::uint32_t>(list.names.size()));
    if (fresh) list.names.push_back(name);
    return found->second;
  };
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = base::trimmed(text.substr(begin, end - begin));
    begin = end + 1;
    ++number;
    if (line.empty() || line.front() == '#' || line.front() == '%') continue;
    const std::size_t gap = line.find_first_of(" \t,;");
    if (gap == std::string_view::npos) {
      return base::Error{base::ErrorKind::malformed, "A line needs two names",
                         file + ", line " + std::to_string(number), ""};
    }
    std::string_view rest = base::trimmed(line.substr(gap + 1));
    rest = rest.substr(0, std::min(rest.find_first_of(" \t,;"), rest.size()));
    const std::uint32_t a = node(std::string(line.substr(0, gap)));
    const std::uint32_t b = node(std::string(rest));
    list.edges.push_back({a, b});
  }
  return list;
}

}  // namespace

int layout(const LayoutRequest& request) {
  const auto text = base::read_file(request.edges);
  if (!text) return complain(text.error());
  auto list = edges_from(*text, request.edges.string());
  if (!list) return complain(list.error());
  const auto rows = layout::layouts();
  const auto row = std::ranges::find(rows, request.layout, &layout::Layout::id);
  if (row == rows.end())
    return complain({base::ErrorKind::not_found, "There is no layout \"" + request.layout + "\"", "", ""});

  const graph::Graph graph = graph::merged(static_cast<std::uint32_t>(list->names.size()), std::move(list->edges));
  const std::vector<float> points(list->names.size(), 1.0F);  // no discs: only the ties count
  layout::Request asked;
  asked.graph = &graph;
  asked.radii = points;
  asked.neighborhoods = request.neighborhoods;
  asked.airiness = request.airiness;
  asked.seed = request.seed;
  asked.threads = request.threads;
  jobs::Progress progress;
  const auto wall = std::chrono::steady_clock::now();
  const std::clock_t cpu = std::clock();
  const auto positions = row->run(asked, {}, progress, {});
  const double cpu_s = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
  const std::chrono::duration<double> wall_s = std::chrono::steady_clock::now() - wall;
  if (!positions) return complain(positions.error());

  std::string out;
  for (std::size_t i = 0; i < positions->size(); ++i) {
    out += fmt::format("{} {} {}\n", list->names[i], (*positions)[i].x, (*positions)[i].y);
  }
  if (const auto written = base::write_file(request.out, out); !written) return complain(written.error());
  fmt::print(stderr, "ALG {:.6f} {:.6f}\n", wall_s.count(), cpu_s);
  return kDone;
}

}  // namespace xylem::cli
