// GEXF 1.0 to 1.3, as Gephi, Gephi Lite, NetworkX and others write it.
// Source: specifications and examples of gephi/gexf; dialects by local names, since namespaces are often wrong.
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "files/readers.h"
#include "files/tally.h"
#include "files/text_pool.h"
#include "files/xml.h"
#include "xylem/base/text.h"

namespace xylem::files {
namespace {

using base::Severity;
using ecosystem::Date;
using ecosystem::Value;

struct Declared {
  std::uint32_t column = 0;
  std::optional<Value> otherwise;  // the default
};
/// Lets a text be looked for without being copied.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using DeclaredById = std::unordered_map<std::string, Declared, TextHash, std::equal_to<>>;

struct Reader {
  const XmlFile& file;
  GraphTable table;
  Tally tally;
  DeclaredById node_attributes;
  DeclaredById edge_attributes;
  EdgeDirection usual = EdgeDirection::undirected;
  bool any_weight = false;
  std::vector<std::size_t> bad_weights;  // edges whose weight is no number, in order
  TextPool pool = {};

  void read_meta(XmlNode gexf);
  void read_graph(XmlNode graph);
  void read_attributes(XmlNode attributes);
  void read_nodes(XmlNode nodes, const std::string& group);
  void read_node(XmlNode element, const std::string& group);
  void read_edge(XmlNode element);
  void read_values(XmlNode element, bool of_node, std::vector<Cell>& cells);
  void read_value(XmlNode value, bool of_node, std::vector<Cell>& cells);
  void read_span(XmlNode element, std::vector<Column>& columns, std::vector<Cell>& cells, std::optional<Date>& from,
                 std::optional<Date>& to);
  void finish();
};

std::string text_attribute(XmlNode node, std::string_view name) { return std::string(attribute(node, name)); }

ColumnType type_named(std::string_view text) {
  const std::string name = base::lowered(text);
  if (name.starts_with("list")) return ColumnType::texts;
  if (name == "boolean") return ColumnType::boolean;
  if (name == "double" || name == "float" || name == "bigdecimal") return ColumnType::number;
  if (name == "integer" || name == "int" || name == "long" || name == "short" || name == "byte" ||
      name == "biginteger") {
    return ColumnType::integer;
  }
  return name == "date" ? ColumnType::date : ColumnType::text;
}

std::optional<EdgeDirection> direction_named(std::string_view text) {
  const std::string name = base::lowered(text);
  if (name == "directed") return EdgeDirection::directed;
  if (name == "undirected") return EdgeDirection::undirected;
  return name == "mutual" ? std::optional(EdgeDirection::mutual) : std::nullopt;
}

void Reader::read_meta(XmlNode gexf) {
  const XmlNode meta = child_called(gexf, "meta");
  table.creator = text_of(child_called(meta, "creator"));
  table.title = text_of(child_called(meta, "title"));
  table.description = text_of(child_called(meta, "description"));
}

void Reader::read_attributes(XmlNode attributes) {
  const std::string of = base::lowered(attribute(attributes, "class"));
  const bool of_node = of != "edge";
  std::vector<Column>& columns = of_node ? table.node_columns : table.edge_columns;
  for (const XmlNode element : attributes) {
    if (!is_called(element, "attribute")) continue;
    const std::string id = text_attribute(element, "id");
    const std::string title = attribute(element, "title").empty() ? id : text_attribute(element, "title");
    const ColumnType type = type_named(attribute(element, "type"));
    Declared declared{column_named(columns, title, type), std::nullopt};
    const std::string otherwise = text_of(child_called(element, "default"));
    if (!otherwise.empty()) declared.otherwise = value_from(type, otherwise);
    (of_node ? node_attributes : edge_attributes)[id] = std::move(declared);
  }
}

void Reader::read_value(XmlNode value, bool of_node, std::vector<Cell>& cells) {
  std::string_view id = attribute(value, "for");
  if (id.empty()) id = attribute(value, "id");  // 1.0 and 1.1
  DeclaredById& known = of_node ? node_attributes : edge_attributes;
  std::vector<Column>& columns = of_node ? table.node_columns : table.edge_columns;
  auto found = known.find(id);
  if (found == known.end()) {
    tally.add("values of attributes that are not declared", Severity::warning, file.where(value),
              "The attribute \"" + std::string(id) + "\" is not declared", "It was kept as text under that name.");
    found = known.emplace(std::string(id), Declared{column_named(columns, id), std::nullopt}).first;
  }
  const std::uint32_t column = found->second.column;
  const std::string_view text = attribute(value, "value");
  if (text.empty()) return;
  const ColumnType type = columns[column].type;
  auto typed = type == ColumnType::text ? std::optional(Value{pool.shared(text)}) : value_from(type, text);
  if (!typed) {
    tally.add("values that are not of the type of their attribute", Severity::note, file.where(value),
              "\"" + std::string(text) + "\" is not of the type that \"" + columns[column].name + "\" declares",
              "It was kept as text.");
    typed = Value{pool.shared(text)};
  }
  const auto same = std::ranges::find(cells, column, &Cell::column);
  if (same == cells.end()) {
    cells.push_back({column, std::move(*typed)});
  } else {
    tally.add("values that changed over time", Severity::note, file.where(value),
              "\"" + columns[column].name + "\" has several values over time", "The last one was kept.");
    same->value = std::move(*typed);
  }
}

void Reader::read_values(XmlNode element, bool of_node, std::vector<Cell>& cells) {
  for (const XmlNode child : element) {
    if (is_called(child, "attvalue")) read_value(child, of_node, cells);  // some leave <attvalues> out
    if (!is_called(child, "attvalues")) continue;
    for (const XmlNode value : child) {
      if (is_called(value, "attvalue")) read_value(value, of_node, cells);
    }
  }
  for (const auto& [id, declared] : of_node ? node_attributes : edge_attributes) {
    if (declared.otherwise && !value_in(cells, declared.column).given())
      cells.push_back({declared.column, *declared.otherwise});
  }
  std::ranges::sort(cells, {}, &Cell::column);
  cells.shrink_to_fit();
}

/// Start and end, of the element itself or over all its spells. What is no date is kept as a text attribute.
void Reader::read_span(XmlNode element, std::vector<Column>& columns, std::vector<Cell>& cells,
                       std::optional<Date>& from, std::optional<Date>& to) {
  std::vector<XmlNode> spells;
  spells.push_back(element);
  for (const XmlNode list : element) {
    if (!is_called(list, "spells") && !is_called(list, "slices")) continue;
    for (const XmlNode spell : list) spells.push_back(spell);
  }
  bool open_start = false, open_end = false;
  std::vector<std::string> not_dates;
  for (const XmlNode spell : spells) {
    const auto first_given = [&](std::initializer_list<std::string_view> names) {
      for (const auto name : names) {
        if (!attribute(spell, name).empty()) return text_attribute(spell, name);
      }
      return std::string();
    };
    const std::string start = first_given({"start", "startopen", "timestamp"});
    const std::string end = first_given({"end", "endopen"});
    const auto first = day_in(start), last = day_in(end);
    if ((!start.empty() && !first) || (!end.empty() && !last)) not_dates.push_back(start + " to " + end);
    if (spell != element || !start.empty() || !end.empty()) {
      open_start = open_start || !first;
      open_end = open_end || !last;
    }
    if (first && (!from || first->first_day() < from->first_day())) from = first;
    if (last && (!to || last->first_day() > to->first_day())) to = last;
  }
  if (open_start) from.reset();
  if (open_end) to.reset();
  if (spells.size() > 2) {
    tally.add("elements that come and go several times", Severity::note, file.where(element),
              "There are several spells; they were taken as one from the first start to the last end", "");
  }
  if (!not_dates.empty()) cells.push_back({column_named(columns, "Time"), Value{base::joined(not_dates, "; ")}});
}

std::optional<geometry::Color> color_in(XmlNode element) {
  const XmlNode color = child_called(element, "color");
  if (!color) return std::nullopt;
  if (const auto hex = geometry::color_from(attribute(color, "hex"))) return hex;
  const auto part = [&](std::string_view name) -> std::optional<std::uint8_t> {
    const auto number = base::number_from(attribute(color, name));
    if (!number || *number < 0.0 || *number > 255.0) return std::nullopt;
    return static_cast<std::uint8_t>(std::lround(*number));
  };
  const auto r = part("r"), g = part("g"), b = part("b");
  if (!r || !g || !b) return std::nullopt;
  const geometry::Color opaque{*r, *g, *b, 255};
  const auto alpha = base::number_from(attribute(color, "a"));
  return alpha && *alpha >= 0.0 && *alpha <= 1.0 ? opaque.with_alpha(static_cast<float>(*alpha)) : opaque;
}

std::optional<FilePoint> position_in(XmlNode element) {
  const XmlNode position = child_called(element, "position");
  const auto x = base::number_from(attribute(position, "x")), y = base::number_from(attribute(position, "y"));
  if (!position || (!x && !y)) return std::nullopt;
  return FilePoint{x.value_or(0.0), y.value_or(0.0)};
}

void Reader::read_node(XmlNode element, const std::string& group) {
  Node node;
  node.id = text_attribute(element, "id");
  node.label = std::string(base::trimmed(attribute(element, "label")));
  node.group = attribute(element, "pid").empty() ? group : text_attribute(element, "pid");
  node.line = file.line_of(element);
  read_values(element, true, node.cells);
  node.position = position_in(element);
  node.color = color_in(element);
  read_span(element, table.node_columns, node.cells, node.from, node.to);
  const std::string id = node.id;
  table.nodes.push_back(std::move(node));
  for (const XmlNode child : element) {
    if (is_called(child, "nodes")) read_nodes(child, id);
    if (is_called(child, "edges")) {
      for (const XmlNode edge : child) read_edge(edge);
    }
  }
}

void Reader::read_nodes(XmlNode nodes, const std::string& group) {
  for (const XmlNode element : nodes) {
    if (is_called(element, "node")) read_node(element, group);
  }
}

void Reader::read_edge(XmlNode element) {
  if (!is_called(element, "edge")) return;
  Edge edge;
  edge.id = base::SharedText(attribute(element, "id"));
  edge.from = pool.shared(attribute(element, "source"));
  edge.to = pool.shared(attribute(element, "target"));
  edge.kind = pool.shared(attribute(element, "kind"));
  edge.label = pool.shared(base::trimmed(attribute(element, "label")));
  edge.line = file.line_of(element);
  const std::string_view type = attribute(element, "type");
  edge.direction = direction_named(type).value_or(usual);
  if (!type.empty() && !direction_named(type)) {
    tally.add("edges of a type that is not known", Severity::note, file.where(element),
              "\"" + std::string(type) + "\" is no direction of an edge",
              "The direction of the whole graph was taken.");
  }
  read_values(element, false, edge.cells);
  if (const std::string_view weight = attribute(element, "weight"); !weight.empty()) {
    edge.weight = base::number_from(weight);
    if (!edge.weight) {
      bad_weights.push_back(table.edges.size());
      tally.add("weights that are no numbers", Severity::warning, file.where(element),
                "The weight \"" + std::string(weight) + "\" is not a number", "The edge was read without a weight.");
    }
  }
  any_weight = any_weight || edge.weight.has_value();
  read_span(element, table.edge_columns, edge.cells, edge.since, edge.until);
  table.edges.push_back(std::move(edge));
}

void Reader::read_graph(XmlNode graph) {
  usual = direction_named(attribute(graph, "defaultedgetype")).value_or(EdgeDirection::undirected);
  for (const XmlNode child : graph) {
    if (is_called(child, "attributes")) read_attributes(child);
  }
  for (const XmlNode child : graph) {
    if (is_called(child, "nodes")) read_nodes(child, "");
  }
  for (const XmlNode child : graph) {
    if (!is_called(child, "edges")) continue;
    for (const XmlNode edge : child) read_edge(edge);
  }
}

/// Gephi leaves out what is the default: a weight of 1, and the position 0, 0.
void Reader::finish() {
  if (any_weight && table.creator != kCreator) {
    for (std::size_t i = 0; i < table.edges.size(); ++i) {
      if (!table.edges[i].weight && !std::ranges::binary_search(bad_weights, i)) table.edges[i].weight = 1.0;
    }
  }
  const auto placed = std::ranges::count_if(table.nodes, [](const Node& n) { return n.position.has_value(); });
  if (2 * static_cast<std::size_t>(placed) > table.nodes.size() && table.creator != kCreator) {
    for (Node& node : table.nodes) {
      if (!node.position) node.position = FilePoint{};
    }
  }
  tally.move_to(table.problems);
  type_by_content(table, true);
}

base::Result<GraphTable> read_one(const FileBytes& bytes) {
  base::Problems problems;
  const auto file = XmlFile::parse(bytes.name, bytes.bytes, problems);
  if (!file) return file.error();
  const XmlNode root = (*file)->root();
  const XmlNode graph = child_called(root, "graph");
  if (!is_called(root, "gexf") || !graph) {
    return base::Error{base::ErrorKind::malformed, "There is no <graph> within a <gexf>", (*file)->where(root),
                       "Export the graph again as GEXF."};
  }
  Reader reader{**file, {}, {}, {}, {}, EdgeDirection::undirected, false, {}};
  reader.table.file = bytes.name;
  reader.table.format = "gexf";
  reader.table.problems = std::move(problems);
  reader.read_meta(root);
  reader.read_graph(graph);
  reader.finish();
  return std::move(reader.table);
}

}  // namespace

base::Result<GraphTable> read_gexf(const std::vector<FileBytes>& files) { return read_with_flows(files, &read_one); }

}  // namespace xylem::files
