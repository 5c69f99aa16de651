// GraphML in the plain form, with positions and colors as Gephi names them (x, y, r, g, b). Keys of lists and dates say
// so in an attribute of our own. Source: graphml.graphdrawing.org/primer.
#include "files/readers.h"
#include "files/xml.h"
#include "xylem/base/text.h"

namespace xylem::files {
namespace {

/// The attr.type of a column, and what Xylem adds to it.
std::pair<const char*, const char*> type_names(ColumnType type) {
  switch (type) {
    case ColumnType::boolean:
      return {"boolean", ""};
    case ColumnType::integer:
      return {"long", ""};
    case ColumnType::number:
      return {"double", ""};
    case ColumnType::texts:
      return {"string", " xylem.type=\"list\""};
    case ColumnType::date:
      return {"string", " xylem.type=\"date\""};
    case ColumnType::text:
      break;
  }
  return {"string", ""};
}

void add_key(std::string& out, const std::string& id, std::string_view of, std::string_view name, ColumnType type) {
  const auto [plain, more] = type_names(type);
  out += "  <key id=\"" + id + "\" for=\"" + std::string(of) + "\" attr.name=\"" + xml_escaped(name) +
         "\" attr.type=\"" + plain + "\"" + more + "/>\n";
}

void add_value(std::string& out, const std::string& key, const std::string& text) {
  out += "      <data key=\"" + key + "\">" + xml_escaped(text) + "</data>\n";
}

void add_cells(std::string& out, const std::string& prefix, const std::vector<Cell>& cells) {
  for (const Cell& cell : cells) add_value(out, prefix + std::to_string(cell.column), file_text(cell.value));
}

void add_node(std::string& out, const Node& node) {
  out += "    <node id=\"" + xml_escaped(node.id) + "\">\n";
  add_value(out, "label", node.label);
  if (node.position) {
    add_value(out, "x", base::text_from(node.position->x));
    add_value(out, "y", base::text_from(node.position->y));
  }
  if (node.color) {
    add_value(out, "r", std::to_string(node.color->r));
    add_value(out, "g", std::to_string(node.color->g));
    add_value(out, "b", std::to_string(node.color->b));
  }
  add_cells(out, "n", node.cells);
  out += "    </node>\n";
}

void add_edge(std::string& out, const Edge& edge) {
  out += "    <edge id=\"" + xml_escaped(edge.id) + "\" source=\"" + xml_escaped(edge.from) + "\" target=\"" +
         xml_escaped(edge.to) + "\">\n";
  add_value(out, "kind", edge.kind);
  if (!edge.label.empty()) add_value(out, "edgelabel", edge.label);
  if (edge.weight) add_value(out, "weight", base::text_from(*edge.weight));
  add_cells(out, "e", edge.cells);
  out += "    </edge>\n";
}

ColumnType settled_type(const Column& column, std::uint32_t index, const auto& rows) {
  for (const auto& row : rows) {
    const ecosystem::Value& value = value_in(row.cells, index);
    if (value.given() && !value_from(column.type, file_text(value))) return ColumnType::text;
  }
  return column.type;
}

std::string graphml_text(const GraphTable& table, bool directed) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  for (const char* name : {"creator", "title", "description"}) add_key(out, name, "graph", name, ColumnType::text);
  add_key(out, "label", "node", "label", ColumnType::text);
  for (const char* name : {"x", "y"}) add_key(out, name, "node", name, ColumnType::number);
  for (const char* name : {"r", "g", "b"}) add_key(out, name, "node", name, ColumnType::integer);
  for (std::uint32_t i = 0; i < table.node_columns.size(); ++i) {
    const Column& column = table.node_columns[i];
    add_key(out, "n" + std::to_string(i), "node", column.name, settled_type(column, i, table.nodes));
  }
  add_key(out, "kind", "edge", "kind", ColumnType::text);
  add_key(out, "edgelabel", "edge", "Edge Label", ColumnType::text);
  add_key(out, "weight", "edge", "weight", ColumnType::number);
  for (std::uint32_t i = 0; i < table.edge_columns.size(); ++i) {
    const Column& column = table.edge_columns[i];
    add_key(out, "e" + std::to_string(i), "edge", column.name, settled_type(column, i, table.edges));
  }
  out += std::string("  <graph id=\"G\" edgedefault=\"") + (directed ? "directed" : "undirected") + "\">\n";
  add_value(out, "creator", kCreator);
  if (!table.title.empty()) add_value(out, "title", table.title);
  if (!table.description.empty()) add_value(out, "description", table.description);
  for (const Node& node : table.nodes) add_node(out, node);
  for (const Edge& edge : table.edges) add_edge(out, edge);
  out += "  </graph>\n</graphml>\n";
  return out;
}

}  // namespace

std::vector<FileBytes> write_graphml(const GraphTable& partnerships, const GraphTable& flows, const std::string& stem) {
  std::vector<FileBytes> files;
  files.push_back({stem + ".graphml", graphml_text(partnerships, false)});
  files.push_back({stem + "-flows.graphml", graphml_text(flows, true)});
  return files;
}

}  // namespace xylem::files
