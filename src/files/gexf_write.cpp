// GEXF 1.3. The address of the namespace stays that of 1.2: NetworkX up to version 2 knows no later one and refuses the
// file, while Gephi and the rest go by the version that the file says. Source: specification in gephi/gexf.
#include <algorithm>

#include "files/readers.h"
#include "files/xml.h"
#include "xylem/base/text.h"

namespace xylem::files {
namespace {

const char* type_name(ColumnType type) {
  switch (type) {
    case ColumnType::boolean:
      return "boolean";
    case ColumnType::integer:
      return "long";
    case ColumnType::number:
      return "double";
    case ColumnType::texts:
      return "liststring";
    case ColumnType::text:
    case ColumnType::date:
      break;  // there is no type for dates
  }
  return "string";
}

void add(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  out += xml_escaped(value);
  out += '"';
}

void add_columns(std::string& out, const std::vector<Column>& columns, std::string_view of) {
  if (columns.empty()) return;
  out += "    <attributes";
  add(out, "class", of);
  add(out, "mode", "static");
  out += ">\n";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    out += "      <attribute";
    add(out, "id", std::to_string(i));
    add(out, "title", columns[i].name);
    add(out, "type", type_name(columns[i].type));
    out += "/>\n";
  }
  out += "    </attributes>\n";
}

void add_values(std::string& out, const std::vector<Cell>& cells) {
  if (cells.empty()) return;
  out += "        <attvalues>\n";
  for (const Cell& cell : cells) {
    out += "          <attvalue";
    add(out, "for", std::to_string(cell.column));
    add(out, "value", file_text(cell.value));
    out += "/>\n";
  }
  out += "        </attvalues>\n";
}

void add_node(std::string& out, const Node& node) {
  out += "      <node";
  add(out, "id", node.id);
  add(out, "label", node.label);
  out += ">\n";
  add_values(out, node.cells);
  if (node.color) {
    out += "        <viz:color";
    add(out, "r", std::to_string(node.color->r));
    add(out, "g", std::to_string(node.color->g));
    add(out, "b", std::to_string(node.color->b));
    out += "/>\n";
  }
  if (node.position) {
    out += "        <viz:position";
    add(out, "x", base::text_from(node.position->x));
    add(out, "y", base::text_from(node.position->y));
    add(out, "z", "0");
    out += "/>\n";
  }
  out += "      </node>\n";
}

void add_edge(std::string& out, const Edge& edge) {
  out += "      <edge";
  add(out, "id", edge.id);
  add(out, "source", edge.from);
  add(out, "target", edge.to);
  add(out, "type", edge.direction == EdgeDirection::directed ? "directed" : "undirected");
  add(out, "kind", edge.kind);
  if (!edge.label.empty()) add(out, "label", edge.label);
  if (edge.weight) add(out, "weight", base::text_from(*edge.weight));
  out += ">\n";
  add_values(out, edge.cells);
  out += "      </edge>\n";
}

/// A value that is not of the type of its column (numbers and texts in one field) makes the column one of text.
std::vector<Column> settled(std::vector<Column> columns, const std::vector<const std::vector<Cell>*>& rows) {
  for (const std::vector<Cell>* row : rows) {
    for (const Cell& cell : *row) {
      if (!value_from(columns[cell.column].type, file_text(cell.value))) columns[cell.column].type = ColumnType::text;
    }
  }
  return columns;
}

std::string gexf_text(const GraphTable& table, bool directed) {
  std::vector<const std::vector<Cell>*> node_rows, edge_rows;
  for (const Node& node : table.nodes) node_rows.push_back(&node.cells);
  for (const Edge& edge : table.edges) edge_rows.push_back(&edge.cells);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://www.gexf.net/1.2draft\" "
      "xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" version=\"1.3\">\n  <meta>\n    <creator>";
  out += std::string(kCreator) + "</creator>\n    <title>" + xml_escaped(table.title) + "</title>\n    <description>" +
         xml_escaped(table.description) + "</description>\n  </meta>\n  <graph mode=\"static\"";
  add(out, "defaultedgetype", directed ? "directed" : "undirected");
  out += ">\n";
  add_columns(out, settled(table.node_columns, node_rows), "node");
  add_columns(out, settled(table.edge_columns, edge_rows), "edge");
  out += "    <nodes>\n";
  for (const Node& node : table.nodes) add_node(out, node);
  out += "    </nodes>\n    <edges>\n";
  for (const Edge& edge : table.edges) add_edge(out, edge);
  out += "    </edges>\n  </graph>\n</gexf>\n";
  return out;
}

}  // namespace

std::vector<FileBytes> write_gexf(const GraphTable& partnerships, const GraphTable& flows, const std::string& stem) {
  std::vector<FileBytes> files;
  files.push_back({stem + ".gexf", gexf_text(partnerships, false)});
  files.push_back({stem + "-flows.gexf", gexf_text(flows, true)});
  return files;
}

}  // namespace xylem::files
