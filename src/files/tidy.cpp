// What is the same for every reader: several files as one, ids that stand twice, groups that contain themselves.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "files/flat_index.h"
#include "files/readers.h"
#include "files/tally.h"

namespace xylem::files {
namespace {

std::string where(const GraphTable& table, const Node& node) {
  return table.file + (node.line > 0 ? ", line " + std::to_string(node.line) : "") + ", node " + node.id;
}

void merge_into(Node& first, Node&& second) {
  if (first.label.empty()) first.label = std::move(second.label);
  if (!first.position) first.position = second.position;
  if (!first.color) first.color = second.color;
  for (Cell& cell : second.cells) {
    if (!value_in(first.cells, cell.column).given()) first.cells.push_back(std::move(cell));
  }
}

void merge_equal_ids(GraphTable& table, Tally& tally) {
  FlatIndex first_of(table.nodes.size());
  std::vector<Node> kept;
  kept.reserve(table.nodes.size());
  std::size_t nameless = 0;
  for (Node& node : table.nodes) {
    if (node.id.empty()) {
      tally.add("nodes without an id", base::Severity::warning, where(table, node), "A node has no id",
                "It was kept; ties cannot refer to it.");
      node.id = "unnamed node " + std::to_string(++nameless);
    }
    const std::uint64_t hash = hash_of(node.id);
    const std::uint32_t known = first_of.find(hash, [&](std::uint32_t i) { return kept[i].id == node.id; });
    if (known == FlatIndex::kNone) {
      first_of.insert(hash, static_cast<std::uint32_t>(kept.size()));
      kept.push_back(std::move(node));
      continue;
    }
    tally.add("nodes whose id another node has", base::Severity::warning, where(table, node),
              "A second node has the id \"" + node.id + "\"",
              "It was merged into the first; give each node an id of its own.");
    merge_into(kept[known], std::move(node));
  }
  table.nodes = std::move(kept);
}

void break_cycles(GraphTable& table, Tally& tally) {
  if (std::ranges::all_of(table.nodes, [](const Node& node) { return node.group.empty(); })) return;
  std::unordered_map<std::string, Node*> node_of;
  for (Node& node : table.nodes) node_of.emplace(node.id, &node);
  std::unordered_set<const Node*> sound;
  for (Node& start : table.nodes) {
    std::vector<Node*> path;
    std::unordered_set<const Node*> on_path;
    for (Node* at = &start; at != nullptr && !sound.contains(at);) {
      path.push_back(at);
      on_path.insert(at);
      const auto parent = at->group.empty() ? node_of.end() : node_of.find(at->group);
      Node* next = parent == node_of.end() ? nullptr : parent->second;
      if (next != nullptr && on_path.contains(next)) {
        tally.add("groups that contain themselves", base::Severity::warning, where(table, *at),
                  "\"" + at->id + "\" lies, by way of its groups, in itself", "It was taken out of its group.");
        at->group.clear();
        next = nullptr;
      }
      at = next;
    }
    sound.insert(path.begin(), path.end());
  }
}

/// The edges of `more`, with their columns found or made in `table`.
void add_edges(GraphTable& table, GraphTable&& more) {
  std::unordered_set<std::string> known;
  for (const Node& node : table.nodes) known.insert(node.id);
  std::vector<std::uint32_t> node_column, edge_column;
  for (const Column& c : more.node_columns) node_column.push_back(column_named(table.node_columns, c.name, c.type));
  for (const Column& c : more.edge_columns) edge_column.push_back(column_named(table.edge_columns, c.name, c.type));
  for (Node& node : more.nodes) {
    if (known.contains(node.id)) continue;
    for (Cell& cell : node.cells) cell.column = node_column[cell.column];
    node.line = 0;
    table.nodes.push_back(std::move(node));
  }
  for (Edge& edge : more.edges) {
    for (Cell& cell : edge.cells) cell.column = edge_column[cell.column];
    edge.line = 0;
    table.edges.push_back(std::move(edge));
  }
  table.problems.push_back(
      {base::Severity::note, more.file, "Read as well, for the flows that belong to " + table.file, ""});
  table.problems.insert(table.problems.end(), more.problems.begin(), more.problems.end());
}

/// Many programs say the relation in an attribute of the edge.
void take_kinds_from_attribute(GraphTable& table) {
  if (std::ranges::any_of(table.edges, [](const Edge& edge) { return !edge.kind.empty(); })) return;
  for (const char* name : {"interaction", "connection type", "edge type", "relation", "relationship", "kind", "type"}) {
    const auto column = find_column(table.edge_columns, name);
    if (!column || table.edge_columns[*column].type != ColumnType::text) continue;
    for (Edge& edge : table.edges) {
      const auto cell = std::ranges::find(edge.cells, *column, &Cell::column);
      if (cell == edge.cells.end() || !cell->value.given()) continue;
      edge.kind = file_text(cell->value);
      edge.cells.erase(cell);
    }
    return;
  }
}

}  // namespace

base::Problem not_read(const base::Error& error) {
  return {base::Severity::error, error.where, "A file that belongs to this one was not read: " + error.message,
          error.remedy};
}

void tidy(GraphTable& table) {
  Tally tally;
  merge_equal_ids(table, tally);
  break_cycles(table, tally);
  take_kinds_from_attribute(table);
  tally.move_to(table.problems);
}

base::Result<GraphTable> read_with_flows(const std::vector<FileBytes>& files,
                                         base::Result<GraphTable> (*read_one)(const FileBytes& file)) {
  auto table = read_one(files.front());
  if (!table) return table;
  const bool ours = table->creator == kCreator;
  for (std::size_t i = 1; ours && i < files.size(); ++i) {
    auto more = read_one(files[i]);
    if (!more) {
      table->problems.push_back(not_read(more.error()));
    } else if (more->creator == kCreator) {
      add_edges(*table, std::move(more).value());
    }
  }
  tidy(*table);
  return table;
}

}  // namespace xylem::files
