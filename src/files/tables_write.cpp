// Tables as CSV (RFC 4180, UTF-8), with the header names that Gephi, Kumu and pandas know.
#include "files/delimited.h"
#include "files/readers.h"
#include "xylem/base/text.h"

namespace xylem::files {
namespace {

/// Header and rows, cell by cell.
class Csv {
 public:
  void cell(std::string_view text) {
    if (!at_begin_) text_ += ',';
    at_begin_ = false;
    text_ += csv_cell(base::utf8_repaired(text));
  }
  void end_row() {
    text_ += "\n";
    at_begin_ = true;
  }
  void cells(const std::vector<Cell>& cells, std::size_t columns) {
    for (std::uint32_t i = 0; i < columns; ++i) cell(file_text(value_in(cells, i)));
  }
  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  std::string text_;
  bool at_begin_ = true;
};

std::string nodes_csv(const GraphTable& table) {
  Csv csv;
  for (const char* name : {"Id", "Label"}) csv.cell(name);
  for (const Column& column : table.node_columns) csv.cell(column.name);
  for (const char* name : {"x", "y"}) csv.cell(name);
  csv.end_row();
  for (const Node& node : table.nodes) {
    csv.cell(node.id);
    csv.cell(node.label);
    csv.cells(node.cells, table.node_columns.size());
    csv.cell(node.position ? base::text_from(node.position->x) : "");
    csv.cell(node.position ? base::text_from(node.position->y) : "");
    csv.end_row();
  }
  return std::move(csv).text();
}

std::string edges_csv(const GraphTable& table) {
  Csv csv;
  for (const char* name : {"Source", "Target", "Type", "Kind", "Id", "Label", "Weight"}) csv.cell(name);
  for (const Column& column : table.edge_columns) csv.cell(column.name);
  csv.end_row();
  for (const Edge& edge : table.edges) {
    csv.cell(edge.from);
    csv.cell(edge.to);
    csv.cell(edge.direction == EdgeDirection::directed ? "Directed" : "Undirected");
    csv.cell(edge.kind);
    csv.cell(edge.id);
    csv.cell(edge.label);
    csv.cell(edge.weight ? base::text_from(*edge.weight) : "");
    csv.cells(edge.cells, table.edge_columns.size());
    csv.end_row();
  }
  return std::move(csv).text();
}

}  // namespace

std::vector<FileBytes> write_tables(const GraphTable& partnerships, const GraphTable& flows, const std::string& stem) {
  std::vector<FileBytes> files;
  files.push_back({stem + "-organizations.csv", nodes_csv(partnerships)});
  files.push_back({stem + "-partnerships.csv", edges_csv(partnerships)});
  files.push_back({stem + "-flows.csv", edges_csv(flows)});
  return files;
}

}  // namespace xylem::files
