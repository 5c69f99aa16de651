// A pair of tables, nodes and edges, as CSV; or a list of edges alone.
// Header names are those of Gephi, Kumu, NodeXL and what people write; see kRoles.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "files/decimal_commas.h"
#include "files/delimited.h"
#include "files/encoding.h"
#include "files/readers.h"
#include "files/siblings.h"
#include "files/tally.h"
#include "xylem/base/text.h"

namespace xylem::files {
namespace {

using base::Severity;
using ecosystem::Value;

enum class Role { attribute, id, label, source, target, type, direction, kind, weight, x, y };
enum class TableKind { nodes, edges, bare };

/// One file, taken apart.
struct Table {
  std::string file;
  DelimitedText text;
  std::vector<std::string> header;
  std::vector<Role> roles;
  TableKind kind = TableKind::bare;

  [[nodiscard]] bool has(Role role) const { return std::ranges::find(roles, role) != roles.end(); }
  /// The cell of a role in a row; empty when there is none.
  [[nodiscard]] std::string cell(const DelimitedRow& row, Role role) const {
    const auto found = static_cast<std::size_t>(std::ranges::find(roles, role) - roles.begin());
    return found < row.cells.size() ? row.cells[found] : std::string();
  }
};

std::string plain(std::string_view name) {
  std::string text = base::folded(name);
  std::ranges::replace(text, '_', ' ');
  std::ranges::replace(text, '-', ' ');
  return base::folded(text);
}

const std::unordered_map<std::string, Role>& edge_roles() {
  static const std::unordered_map<std::string, Role> kRoles = {{"source", Role::source},
                                                               {"from", Role::source},
                                                               {"source id", Role::source},
                                                               {"from id", Role::source},
                                                               {"from org", Role::source},
                                                               {"from organization", Role::source},
                                                               {"org a", Role::source},
                                                               {"organization a", Role::source},
                                                               {"organisation a", Role::source},
                                                               {"organization 1", Role::source},
                                                               {"organization", Role::source},
                                                               {"vertex 1", Role::source},
                                                               {"node 1", Role::source},
                                                               {"giver", Role::source},
                                                               {"from name", Role::source},
                                                               {"partner 1", Role::source},
                                                               {"partner a", Role::source},
                                                               {"target", Role::target},
                                                               {"to", Role::target},
                                                               {"target id", Role::target},
                                                               {"to id", Role::target},
                                                               {"to org", Role::target},
                                                               {"to organization", Role::target},
                                                               {"org b", Role::target},
                                                               {"organization b", Role::target},
                                                               {"organisation b", Role::target},
                                                               {"organization 2", Role::target},
                                                               {"partner", Role::target},
                                                               {"vertex 2", Role::target},
                                                               {"node 2", Role::target},
                                                               {"receiver", Role::target},
                                                               {"to name", Role::target},
                                                               {"partner 2", Role::target},
                                                               {"partner b", Role::target},
                                                               {"id", Role::id},
                                                               {"label", Role::label},
                                                               {"type", Role::type},
                                                               {"direction", Role::direction},
                                                               {"directed", Role::direction},
                                                               {"kind", Role::kind},
                                                               {"connection type", Role::kind},
                                                               {"relation", Role::kind},
                                                               {"relationship", Role::kind},
                                                               {"interaction", Role::kind},
                                                               {"weight", Role::weight},
                                                               {"edge weight", Role::weight},
                                                               {"strength", Role::weight}};
  return kRoles;
}

const std::unordered_map<std::string, Role>& node_roles() {
  static const std::unordered_map<std::string, Role> kRoles = {{"id", Role::id},
                                                               {"node id", Role::id},
                                                               {"organization id", Role::id},
                                                               {"key", Role::id},
                                                               {"label", Role::label},
                                                               {"name", Role::label},
                                                               {"organization", Role::label},
                                                               {"organisation", Role::label},
                                                               {"organization name", Role::label},
                                                               {"organisation name", Role::label},
                                                               {"title", Role::label},
                                                               {"node", Role::label},
                                                               {"vertex", Role::label},
                                                               {"x", Role::x},
                                                               {"y", Role::y}};
  return kRoles;
}

/// The role of each column; of two columns for one role the first has it.
std::vector<Role> roles_in(const std::vector<std::string>& header, const std::unordered_map<std::string, Role>& names) {
  std::vector<Role> roles;
  for (const std::string& title : header) {
    const auto found = names.find(plain(title));
    const Role role = found == names.end() ? Role::attribute : found->second;
    roles.push_back(std::ranges::find(roles, role) == roles.end() ? role : Role::attribute);
  }
  return roles;
}

void find_kind(Table& table) {
  if (table.text.rows.empty()) return;
  const std::vector<std::string>& first = table.text.rows.front().cells;
  const auto edges = roles_in(first, edge_roles());
  const auto nodes = roles_in(first, node_roles());
  const auto has = [](const std::vector<Role>& roles, Role role) {
    return std::ranges::find(roles, role) != roles.end();
  };
  if (has(edges, Role::source) && has(edges, Role::target)) {
    table.kind = TableKind::edges;
    table.roles = edges;
  } else if (has(nodes, Role::id) || has(nodes, Role::label)) {
    table.kind = TableKind::nodes;
    table.roles = nodes;
  } else {
    return;
  }
  table.header = first;
  table.text.rows.erase(table.text.rows.begin());
}

struct Reader {
  GraphTable graph = {};
  Tally tally = {};
  std::unordered_map<std::string, std::size_t> node_of_id = {};
  std::unordered_map<std::string, std::vector<std::size_t>> nodes_of_label = {};
  bool has_node_table = false;

  base::Result<Table> open(const FileBytes& bytes);
  void read_nodes(const Table& table);
  void read_edges(const Table& table);
  void read_edge(const Table& table, const DelimitedRow& row, bool type_is_direction);
  void read_bare(const Table& table);
  void add_node(Node node);
  void add_attributes(const Table& table, const DelimitedRow& row, std::vector<Column>& columns,
                      std::vector<Cell>& cells);
  std::string end_of(const Table& table, const DelimitedRow& row, const std::string& text);
};

std::string where(const Table& table, const DelimitedRow& row) {
  return table.file + ", line " + std::to_string(row.line);
}

base::Result<Table> Reader::open(const FileBytes& bytes) {
  Table table;
  table.file = bytes.name;
  base::Problems problems;
  const std::string text = text_in(bytes.name, bytes.bytes, "", problems);
  if (base::trimmed(text).empty()) {
    return base::Error{base::ErrorKind::malformed, "The table is empty", bytes.name, "Export it again."};
  }
  if (!looks_like_text(text)) {
    return base::Error{base::ErrorKind::malformed, "This is not a table of text", bytes.name,
                       "Save the sheet as CSV (UTF-8)."};
  }
  graph.problems.insert(graph.problems.end(), problems.begin(), problems.end());
  table.text = delimited(text);
  if (table.text.open_quote_line > 0) {
    graph.problems.push_back({Severity::warning, bytes.name + ", line " + std::to_string(table.text.open_quote_line),
                              "A quotation mark is opened here and never closed; the rest of the file is one cell",
                              "Close it, or write it twice where it belongs to the text."});
  }
  find_kind(table);
  if (table.kind != TableKind::bare) return table;
  const auto parted = [](const DelimitedRow& row) { return row.cells.size() > 1; };
  const bool wide = std::ranges::all_of(table.text.rows, [](const DelimitedRow& row) { return row.cells.size() > 3; });
  if (wide || std::ranges::none_of(table.text.rows, parted)) {
    return base::Error{
        base::ErrorKind::malformed, "No column of the first row is called Label, Name, Source or Target",
        bytes.name + ", line 1",
        "Name the columns: Id and Label (or Name) for organizations, Source and Target (or From and To) for ties."};
  }
  return table;
}

void Reader::add_node(Node node) {
  const auto [known, fresh] = node_of_id.emplace(node.id, graph.nodes.size());
  if (fresh) nodes_of_label[base::folded(node.label)].push_back(graph.nodes.size());
  graph.nodes.push_back(std::move(node));
}

/// Decimal commas occur where cells are not parted by commas.
std::optional<double> number_in(const Table& table, std::string text) {
  if (table.text.delimiter != ',') std::ranges::replace(text, ',', '.');
  return base::number_from(text);
}

void Reader::add_attributes(const Table& table, const DelimitedRow& row, std::vector<Column>& columns,
                            std::vector<Cell>& cells) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.cells[i].empty()) continue;
    if (i >= table.roles.size()) {
      tally.add("rows with more cells than the header", Severity::warning, where(table, row),
                "The row has " + base::counted(row.cells.size(), "cell") + ", the header " +
                    std::to_string(table.roles.size()),
                "What stands beyond the header was left out; a text with the separator in it must stand in quotes.");
      return;
    }
    if (table.roles[i] != Role::attribute) continue;
    const std::string name = table.header[i].empty() ? "Column " + std::to_string(i + 1) : table.header[i];
    cells.push_back({column_named(columns, name), Value{row.cells[i]}});
  }
}

void Reader::read_nodes(const Table& table) {
  has_node_table = true;
  for (const DelimitedRow& row : table.text.rows) {
    Node node;
    node.line = row.line;
    node.label = table.cell(row, Role::label);
    node.id = table.cell(row, Role::id);
    if (node.id.empty()) {
      node.id = node.label;
      for (int n = 2; !node.label.empty() && node_of_id.contains(node.id); ++n)
        node.id = node.label + " (" + std::to_string(n) + ")";
    }
    if (node.id.empty()) {
      tally.add("rows without a name", Severity::warning, where(table, row), "The row has neither an id nor a name",
                "It was left out.");
      continue;
    }
    const auto x = number_in(table, table.cell(row, Role::x)), y = number_in(table, table.cell(row, Role::y));
    if (x && y) node.position = FilePoint{*x, *y};
    add_attributes(table, row, graph.node_columns, node.cells);
    add_node(std::move(node));
  }
}

/// The id of the node that `text` names, by id or by label. Without a table of nodes it becomes one.
std::string Reader::end_of(const Table& table, const DelimitedRow& row, const std::string& text) {
  if (node_of_id.contains(text)) return text;
  if (const auto named = nodes_of_label.find(base::folded(text)); named != nodes_of_label.end() && has_node_table) {
    const std::string& id = graph.nodes[named->second.front()].id;
    if (named->second.size() > 1) {
      tally.add("names that several organizations have", Severity::warning, where(table, row),
                "\"" + text + "\" is the name of " + base::counted(named->second.size(), "organization"),
                "The first was taken; use ids in the table of ties.");
    }
    return id;
  }
  if (!has_node_table && !text.empty()) {
    Node node;
    node.id = node.label = text;
    node.line = row.line;
    add_node(std::move(node));
  }
  return text;
}

std::optional<EdgeDirection> direction_in(const std::string& text) {
  const std::string word = base::folded(text);
  if (word == "directed" || word == "true" || word == "yes" || word == "1") return EdgeDirection::directed;
  if (word == "undirected" || word == "false" || word == "no" || word == "0" || word.empty())
    return EdgeDirection::undirected;
  return word == "mutual" || word == "both" ? std::optional(EdgeDirection::mutual) : std::nullopt;
}

void Reader::read_edge(const Table& table, const DelimitedRow& row, bool type_is_direction) {
  Edge edge;
  edge.line = row.line;
  edge.id = table.cell(row, Role::id);
  edge.label = table.cell(row, Role::label);
  edge.kind = table.cell(row, Role::kind);
  const std::string type = table.cell(row, Role::type);
  edge.direction = direction_in(table.cell(row, Role::direction)).value_or(EdgeDirection::undirected);
  if (type_is_direction && table.has(Role::type))
    edge.direction = direction_in(type).value_or(edge.direction);
  else if (edge.kind.empty())
    edge.kind = type;
  if (const std::string weight = table.cell(row, Role::weight); !weight.empty()) {
    edge.weight = number_in(table, weight);
    if (!edge.weight) {
      tally.add("weights that are no numbers", Severity::warning, where(table, row),
                "The weight \"" + weight + "\" is not a number", "The tie was read without a weight.");
    }
  }
  add_attributes(table, row, graph.edge_columns, edge.cells);
  edge.from = end_of(table, row, table.cell(row, Role::source));
  const std::string to = table.cell(row, Role::target);
  const bool several = to.find('|') != std::string::npos && !node_of_id.contains(to);
  for (const std::string& part : several ? base::split(to, '|') : std::vector<std::string>{to}) {
    edge.to = end_of(table, row, std::string(base::trimmed(part)));
    graph.edges.push_back(edge);
  }
}

void Reader::read_edges(const Table& table) {
  const bool type_is_direction = std::ranges::all_of(table.text.rows, [&](const DelimitedRow& row) {
    const std::string word = base::folded(table.cell(row, Role::type));
    return word.empty() || word == "directed" || word == "undirected" || word == "mutual";
  });
  for (const DelimitedRow& row : table.text.rows) read_edge(table, row, type_is_direction);
}

/// No header: two names a row and perhaps a weight, or a name and all its neighbors.
void Reader::read_bare(const Table& table) {
  const auto& rows = table.text.rows;
  const bool weighted = std::ranges::all_of(rows, [&](const DelimitedRow& row) {
    return row.cells.size() == 3 && number_in(table, row.cells[2]).has_value();
  });
  for (const DelimitedRow& row : rows) {
    const std::string from = row.cells[0].empty() ? std::string() : end_of(table, row, row.cells[0]);
    for (std::size_t i = 1; i < (weighted ? 2 : row.cells.size()); ++i) {
      if (row.cells[i].empty() || from.empty()) continue;
      Edge edge;
      edge.line = row.line;
      edge.from = from;
      edge.to = end_of(table, row, row.cells[i]);
      if (weighted) edge.weight = number_in(table, row.cells[2]);
      graph.edges.push_back(std::move(edge));
    }
  }
  graph.problems.push_back({Severity::note, table.file,
                            weighted ? "There is no header; each row was read as two names and a weight"
                                     : "There is no header; each row was read as a name and its partners",
                            "A first row with Source and Target says what the columns are."});
}

/// Tables that Xylem wrote are known by their names and their first columns.
bool is_ours(const Table& table) {
  const std::string stem = table.file.substr(0, table.file.rfind('.'));
  if (common_stem(stem) == stem || table.header.size() < 2) return false;
  return (table.header[0] == "Id" && table.header[1] == "Label") ||
         (table.header.size() > 4 && table.header[0] == "Source" && table.header[1] == "Target" &&
          table.header[3] == "Kind");
}

}  // namespace

base::Result<GraphTable> read_tables(const std::vector<FileBytes>& files) {
  Reader reader;
  reader.graph.file = files.front().name;
  reader.graph.format = "csv";
  std::vector<Table> tables;
  for (const FileBytes& file : files) {
    auto table = reader.open(file);
    if (!table && &file == &files.front()) return table.error();
    if (table)
      tables.push_back(std::move(table).value());
    else
      reader.graph.problems.push_back(not_read(table.error()));
  }
  if (std::ranges::all_of(tables, is_ours)) reader.graph.creator = kCreator;
  for (const Table& table : tables) {
    if (table.kind == TableKind::nodes) reader.read_nodes(table);
  }
  for (const Table& table : tables) {
    if (table.kind == TableKind::edges) reader.read_edges(table);
    if (table.kind == TableKind::bare) reader.read_bare(table);
  }
  for (std::size_t i = 1; i < tables.size(); ++i) {
    reader.graph.problems.push_back({Severity::note, tables[i].file, "Read together with " + tables.front().file, ""});
  }
  if (tables.size() == 1 && tables.front().kind == TableKind::nodes) {
    reader.graph.problems.push_back(
        {Severity::note, tables.front().file, "This table has organizations and no ties",
         "Put the table of ties beside it as NAME-partnerships.csv, this one as NAME-organizations.csv."});
  }
  reader.tally.move_to(reader.graph.problems);
  const bool commas_part_cells =
      std::ranges::any_of(tables, [](const Table& table) { return table.text.delimiter == ','; });
  if (!commas_part_cells) decimal_points(reader.graph);
  type_by_content(reader.graph, false);
  tidy(reader.graph);
  return std::move(reader.graph);
}

}  // namespace xylem::files
