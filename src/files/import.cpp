// Import: nodes, then edges, then places, then the sentences about it.
#include "xylem/files/import.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "files/importing.h"
#include "files/readers.h"
#include "xylem/base/text.h"

namespace xylem::files {

using base::Severity;

bool Importing::written_by_us() const { return table.creator == kCreator; }

std::string Importing::where(std::uint32_t line) const {
  return line == 0 ? table.file : table.file + ", line " + std::to_string(line);
}

void Importing::done_with(const Node& node) {
  if (spent != nullptr)
    std::vector<Cell>().swap(spent->nodes[static_cast<std::size_t>(&node - table.nodes.data())].cells);
}

void Importing::done_with(const Edge& edge) {
  if (spent != nullptr)
    std::vector<Cell>().swap(spent->edges[static_cast<std::size_t>(&edge - table.edges.data())].cells);
}

void Importing::say(Severity severity, std::string message, std::string remedy) {
  result.problems.push_back({severity, table.file, std::move(message), std::move(remedy)});
}

namespace {

/// New terms, one sentence for each list: 2 values are no known sector: "Media" (91), "International" (47).
void report_new_terms(Importing& import) {
  std::map<std::string, std::vector<std::pair<std::size_t, std::string>>> lists;
  for (const auto& [term, times] : import.words.added()) lists[term.first].emplace_back(times, term.second);
  for (auto& [taxonomy, terms] : lists) {
    std::ranges::stable_sort(terms, std::greater<>(), &std::pair<std::size_t, std::string>::first);
    std::vector<std::string> named;
    for (const auto& [times, label] : terms) named.push_back("\"" + label + "\" (" + std::to_string(times) + ")");
    if (named.size() > 30) named.resize(30);
    std::string list = taxonomy;
    std::ranges::replace(list, '_', ' ');
    import.say(
        Severity::warning,
        base::counted(terms.size(), "value is", "values are") + " no known " + list + ": " + base::joined(named, ", ") +
            (terms.size() > named.size() ? ", …" : ""),
        "They were added to the list as inactive entries. Choose what they mean when importing, or edit the list.");
  }
}

void report_colors(Importing& import) {
  const auto colored = std::ranges::count_if(import.table.nodes, [](const Node& n) { return n.color.has_value(); });
  if (colored == 0 || import.written_by_us()) return;
  import.say(Severity::note,
             "The file gives colors to " + base::counted(static_cast<std::size_t>(colored), "node") +
                 "; they were not taken over",
             "The map colors organizations by what the lens shows, such as their sector.");
}

/// The wanted side of the square that one organization has to itself, world units.
constexpr double kRoomOfOne = 60.0;

struct Extent {
  double left = INFINITY, right = -INFINITY, low = INFINITY, high = -INFINITY;
  std::size_t count = 0;
};

/// 1 when the positions suit the map as they are; 0 when all lie on one point.
double scale_for(const Extent& extent) {
  const double width = extent.right - extent.left, height = extent.high - extent.low;
  if (extent.count < 2) return 1.0;
  if (!(std::max(width, height) > 0.0)) return 0.0;
  const double flat = std::max(width, height) * 0.05;
  const double room = std::sqrt(std::max(width, flat) * std::max(height, flat) / static_cast<double>(extent.count));
  return room >= 15.0 && room <= 600.0 ? 1.0 : kRoomOfOne / room;
}

bool has_place(const Importing& import, std::size_t node) {
  const auto& position = import.table.nodes[node].position;
  return position && std::isfinite(position->x) && std::isfinite(position->y) && std::abs(position->x) < 1e12 &&
         std::abs(position->y) < 1e12 && import.entities[node].kind == RecordKind::organization;
}

}  // namespace

document::Places import_places(Importing& import) {
  Extent extent;
  for (std::size_t i = 0; i < import.table.nodes.size(); ++i) {
    if (!has_place(import, i)) continue;
    const FilePoint& p = *import.table.nodes[i].position;
    extent = {std::min(extent.left, p.x), std::max(extent.right, p.x), std::min(extent.low, p.y),
              std::max(extent.high, p.y), extent.count + 1};
  }
  std::vector<document::Places::RowPointer> places;
  const double scale = import.written_by_us() ? 1.0 : scale_for(extent);
  if (extent.count == 0 || scale == 0.0) return {};
  const bool far = import.written_by_us() ? false : scale != 1.0;
  const double center_x = far ? (extent.left + extent.right) / 2 : 0.0,
               center_y = far ? (extent.low + extent.high) / 2 : 0.0;
  for (std::size_t i = 0; i < import.table.nodes.size(); ++i) {
    if (!has_place(import, i)) continue;
    const Node& node = import.table.nodes[i];
    places.push_back(std::make_shared<const document::Place>(
        document::Place{ecosystem::OrganizationId(import.entities[i].id), (node.position->x - center_x) * scale,
                        (node.position->y - center_y) * scale, node.pinned}));
  }
  if (far) {
    import.say(Severity::note, "The positions were multiplied by " + base::readable(scale) + " to suit the map");
  }
  return document::Places().with_all(std::move(places));
}

namespace {

Imported imported(Importing& import) {
  const GraphTable& table = import.table;
  import.result.read = {table.nodes.size(), table.edges.size()};
  import.result.problems = table.problems;
  if (import.ecosystem.about.name.empty()) import.ecosystem.about.name = table.title;
  if (import.ecosystem.about.description.empty()) import.ecosystem.about.description = table.description;
  import_nodes(import);
  import_edges(import);
  const document::Places places = import_places(import);
  report_new_terms(import);
  report_colors(import);
  import.tally.move_to(import.result.problems);
  import.result.document.ecosystem = document::Part(std::move(import.ecosystem), document::Stamp{});
  import.result.document.places = document::Part(places, document::Stamp{});
  return std::move(import.result);
}

}  // namespace

Imported import_graph(const GraphTable& table, const ecosystem::Ecosystem& defaults, const ImportOptions& options) {
  Importing import(table, defaults, options);
  return imported(import);
}

Imported import_graph(GraphTable&& table, const ecosystem::Ecosystem& defaults, const ImportOptions& options) {
  Importing import(table, defaults, options);
  import.spent = &table;
  return imported(import);
}

}  // namespace xylem::files
