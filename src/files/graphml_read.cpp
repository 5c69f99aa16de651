// GraphML: plain, and as yEd, yFiles for HTML, NetworkX, Cytoscape, Gephi and SocNetV write it.
// Source: graphml.graphdrawing.org; dialects as those programs write them, told apart by what their keys say.
#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

#include "files/readers.h"
#include "files/tally.h"
#include "files/text_pool.h"
#include "files/xml.h"
#include "files/yfiles.h"
#include "xylem/base/text.h"

namespace xylem::files {
namespace {

using base::Severity;
using ecosystem::Value;

/// What the values of a key are for.
enum class Role { attribute, label, name, x, y, y_down, red, green, blue, color, weight, drawing, graphics };

struct Key {
  Role role = Role::attribute;
  std::string name;
  ColumnType type = ColumnType::text;
  std::string otherwise;  // the default; empty = none
  std::string of;         // node, edge, graph, all
  Role role_on_edges = Role::attribute;
  std::optional<std::uint32_t> node_column;  // once a node or an edge has needed it
  std::optional<std::uint32_t> edge_column;
};

/// Lets a text be looked for without being copied.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using Keys = std::unordered_map<std::string, Key, TextHash, std::equal_to<>>;

ColumnType type_named(std::string_view text, std::string_view ours) {
  if (ours == "list") return ColumnType::texts;
  if (ours == "date") return ColumnType::date;
  const std::string name = base::lowered(text);
  if (name == "boolean") return ColumnType::boolean;
  if (name == "int" || name == "integer" || name == "long") return ColumnType::integer;
  return name == "float" || name == "double" ? ColumnType::number : ColumnType::text;
}

Role node_role(const std::string& name) {
  static const std::unordered_map<std::string, Role> kRoles = {{"label", Role::label},
                                                               {"name", Role::name},
                                                               {"shared name", Role::name},
                                                               {"x", Role::x},
                                                               {"y", Role::y},
                                                               {"z", Role::drawing},
                                                               {"r", Role::red},
                                                               {"g", Role::green},
                                                               {"b", Role::blue},
                                                               {"color", Role::color},
                                                               {"x_coordinate", Role::x},
                                                               {"y_coordinate", Role::y_down},
                                                               {"label.color", Role::drawing},
                                                               {"label.size", Role::drawing},
                                                               {"yed.palette.node.name", Role::drawing},
                                                               {"palette tooltip", Role::drawing}};
  const auto found = kRoles.find(name);
  return found == kRoles.end() ? Role::attribute : found->second;
}

Role edge_role(const std::string& name) {
  if (name == "label" || name == "edge label" || name == "edgelabel") return Role::label;
  if (name == "weight") return Role::weight;
  const bool drawing = name == "color" || name == "yed.palette.edge.name" || name == "palette tooltip";
  return drawing ? Role::drawing : Role::attribute;
}

struct Reader {
  const XmlFile& file;
  GraphTable table;
  Tally tally;
  Keys keys;
  std::unordered_set<std::string> known_nodes;  // of graphs before the present one
  std::size_t graphs = 0;
  TextPool pool = {};
  std::vector<Key*> with_node_default = {}, with_edge_default = {};
  std::vector<const Key*> given = {};                          // to the element that is read
  std::vector<std::pair<std::string_view, Key*>> before = {};  // first, second, … key of the elements before
  std::vector<Cell> cells = {};                                // of that element

  void read_keys(XmlNode root);
  void read_graph(XmlNode graph, const std::string& group, const std::string& relation);
  void read_graph_data(XmlNode graph);
  void make_room(XmlNode graph);
  void read_node(XmlNode element, const std::string& relation, const std::string& group);
  void read_edge(XmlNode element, EdgeDirection usual, const std::string& relation);
  void take_node_value(Key& key, std::string_view text, XmlNode at, Node& node, std::string& name);
  void take_edge_value(Key& key, std::string_view text, XmlNode at, Edge& edge);
  void add_cell(const Key& key, std::uint32_t column, std::string_view text, XmlNode at);
  std::vector<Cell> cells_in_order();
  Key* key_of(XmlNode data);
  std::string_view data_text(XmlNode data, std::string& own);
};

std::string text_attribute(XmlNode node, std::string_view name) { return std::string(attribute(node, name)); }

bool has_elements(XmlNode node) {
  return std::ranges::any_of(node, [](const XmlNode child) { return child.is_element(); });
}

/// Keys may come after the graphs, so they are read first.
void Reader::read_keys(XmlNode root) {
  for (const XmlNode element : root) {
    if (!is_called(element, "key")) continue;
    Key key;
    const std::string id = text_attribute(element, "id");
    key.of = attribute(element, "for").empty() ? "all" : text_attribute(element, "for");
    key.name = attribute(element, "attr.name").empty() ? id : text_attribute(element, "attr.name");
    key.type = type_named(attribute(element, "attr.type"), attribute(element, "xylem.type"));
    key.otherwise = text_of(child_called(element, "default"));
    const bool graphics = !attribute(element, "yfiles.type").empty() || !attribute(element, "attr.uri").empty();
    const std::string plain = base::folded(key.name);
    key.role = graphics ? Role::graphics : key.of == "edge" ? edge_role(plain) : node_role(plain);
    key.role_on_edges = key.of == "all" ? edge_role(plain) : key.role;
    keys[id] = std::move(key);
  }
  for (auto& [id, key] : keys) {
    if (key.otherwise.empty()) continue;
    const bool for_nodes = key.of == "node" || key.of == "all";
    const bool said_of_nodes = key.role == Role::attribute || key.role == Role::label || key.role == Role::name;
    if (for_nodes && said_of_nodes) with_node_default.push_back(&key);
    if (key.of == "edge" && key.role != Role::graphics) with_edge_default.push_back(&key);
  }
}

Key* Reader::key_of(XmlNode data) {
  const std::string_view wanted = attribute(data, "key");
  if (before.size() <= given.size()) before.resize(given.size() + 1);
  auto& [its_id, its_key] = before[given.size()];
  if (its_key != nullptr && its_id == wanted) return its_key;
  if (const auto found = keys.find(wanted); found != keys.end()) {
    its_id = found->first;
    return its_key = &found->second;
  }
  const std::string id(wanted);
  tally.add("values of keys that are not declared", Severity::warning, file.where(data),
            "The key \"" + id + "\" is not declared", "It was kept as text under that name.");
  Key key;
  key.name = id.empty() ? "value" : id;
  key.of = "all";
  key.role_on_edges = edge_role(base::folded(key.name));
  return &keys.emplace(id, std::move(key)).first->second;
}

/// The text of a data element; what lies in elements of its own is reported.
std::string_view Reader::data_text(XmlNode data, std::string& own) {
  const auto first = data.begin();
  if (first == data.end()) return {};
  if (std::next(first) == data.end() && !(*first).is_element()) return base::trimmed((*first).text());
  own = text_of(data);
  for (const XmlNode child : data) {
    if (!child.is_element()) continue;
    tally.add("values made of XML elements", Severity::note, file.where(data),
              "<" + std::string(child.name()) + "> within a value is not understood", "It was left out.");
    break;
  }
  return base::trimmed(own);
}

void Reader::add_cell(const Key& key, std::uint32_t column, std::string_view text, XmlNode at) {
  if (value_in(cells, column).given()) return;
  if (key.type == ColumnType::text) {
    cells.push_back({column, Value{pool.shared(text)}});
    return;
  }
  auto value = value_from(key.type, text);
  if (!value) {
    tally.add("values that are not of the type of their key", Severity::note, file.where(at),
              "\"" + std::string(text) + "\" is not of the type that \"" + key.name + "\" declares",
              "It was kept as text.");
    value = Value{pool.shared(text)};
  }
  cells.push_back({column, std::move(*value)});
}

/// The cells of the element, in memory of just their size.
std::vector<Cell> Reader::cells_in_order() {
  if (!std::ranges::is_sorted(cells, {}, &Cell::column)) std::ranges::sort(cells, {}, &Cell::column);
  return {std::make_move_iterator(cells.begin()), std::make_move_iterator(cells.end())};
}

void Reader::take_node_value(Key& key, std::string_view text, XmlNode at, Node& node, std::string& name) {
  const auto shade = [&](std::uint8_t geometry::Color::*part) {
    const auto number = base::number_from(text);
    if (!number || *number < 0.0 || *number > 255.0) return;
    if (!node.color) node.color = geometry::Color{};
    (*node.color).*part = static_cast<std::uint8_t>(std::lround(*number));
  };
  const auto place = [&](double FilePoint::*part, double sign) {
    const auto number = base::number_from(text);
    if (!number) return;
    if (!node.position) node.position = FilePoint{};
    (*node.position).*part = sign * *number;
  };
  switch (key.role) {
    case Role::label:
      if (!text.empty()) node.label = text;
      return;
    case Role::name:
      if (name.empty()) name = text;
      break;  // kept as an attribute as well; it may say something else than the label
    case Role::x:
      return place(&FilePoint::x, 1.0);
    case Role::y:
      return place(&FilePoint::y, 1.0);
    case Role::y_down:
      return place(&FilePoint::y, -1.0);
    case Role::red:
      return shade(&geometry::Color::r);
    case Role::green:
      return shade(&geometry::Color::g);
    case Role::blue:
      return shade(&geometry::Color::b);
    case Role::color:
      if (const auto color = geometry::color_from(text)) {
        node.color = color;
        return;
      }
      break;
    case Role::drawing:
      return;
    default:
      break;
  }
  if (text.empty()) return;
  if (!key.node_column) key.node_column = column_named(table.node_columns, key.name, key.type);
  add_cell(key, *key.node_column, text, at);
}

void Reader::read_node(XmlNode element, const std::string& relation, const std::string& group) {
  Node node;
  node.id = text_attribute(element, "id");
  node.group = group;
  node.line = file.line_of(element);
  std::string name, own;
  given.clear();
  cells.clear();
  for (const XmlNode data : element) {
    if (!is_called(data, "data")) continue;
    Key* key = key_of(data);
    given.push_back(key);
    if (key->role == Role::graphics) {
      read_yfiles_node(data, node);
    } else if (key->role == Role::attribute && has_elements(data) && read_yfiles_node(data, node)) {
      continue;  // graphics under a key that does not say so
    } else {
      take_node_value(*key, data_text(data, own), data, node, name);
    }
  }
  for (Key* key : with_node_default) {
    if (std::ranges::find(given, key) == given.end()) take_node_value(*key, key->otherwise, element, node, name);
  }
  if (node.label.empty()) node.label = name;
  const std::string id = node.id;
  if (graphs > 1 && known_nodes.contains(id)) return;  // relations over the same nodes
  node.cells = cells_in_order();
  table.nodes.push_back(std::move(node));
  for (const XmlNode child : element) {
    if (is_called(child, "graph")) read_graph(child, id, relation);
  }
}

void Reader::take_edge_value(Key& key, std::string_view text, XmlNode at, Edge& edge) {
  const Role role = key.role_on_edges;
  if (role == Role::drawing) return;
  if (role == Role::label) {
    if (!text.empty()) edge.label = text;
    return;
  }
  if (role == Role::weight) {
    edge.weight = base::number_from(text);
    if (!edge.weight && !text.empty()) {
      tally.add("weights that are no numbers", Severity::warning, file.where(at),
                "The weight \"" + std::string(text) + "\" is not a number", "The edge was read without a weight.");
    }
    return;
  }
  if (text.empty()) return;
  if (!key.edge_column) key.edge_column = column_named(table.edge_columns, key.name, key.type);
  add_cell(key, *key.edge_column, text, at);
}

void Reader::read_edge(XmlNode element, EdgeDirection usual, const std::string& relation) {
  Edge edge;
  edge.id = base::SharedText(attribute(element, "id"));
  edge.from = pool.shared(attribute(element, "source"));
  edge.to = pool.shared(attribute(element, "target"));
  edge.line = file.line_of(element);
  edge.kind = pool.shared(relation);
  const std::string directed = base::lowered(attribute(element, "directed"));
  edge.direction = directed == "true"    ? EdgeDirection::directed
                   : directed == "false" ? EdgeDirection::undirected
                                         : usual;
  std::string own;
  given.clear();
  cells.clear();
  for (const XmlNode data : element) {
    if (!is_called(data, "data")) continue;
    Key* key = key_of(data);
    given.push_back(key);
    if (key->role == Role::graphics || child_called(data, "PolyLineEdge"))
      read_yfiles_edge(data, edge);
    else
      take_edge_value(*key, data_text(data, own), data, edge);
  }
  for (Key* key : with_edge_default) {
    if (std::ranges::find(given, key) == given.end()) take_edge_value(*key, key->otherwise, element, edge);
  }
  edge.cells = cells_in_order();
  table.edges.push_back(std::move(edge));
}

void Reader::read_graph_data(XmlNode graph) {
  for (const XmlNode data : graph) {
    if (!is_called(data, "data")) continue;
    const auto key = keys.find(text_attribute(data, "key"));
    const std::string name = key == keys.end() ? std::string() : base::folded(key->second.name);
    const std::string text(base::trimmed(text_of(data)));
    if (name == "creator") table.creator = text;
    if (name == "title" || name == "name") table.title = text;
    if (name == "description") table.description = text;
  }
}

/// A vector that grows by doubling would touch twice the memory of a large graph. Graphs within nodes are small.
void Reader::make_room(XmlNode graph) {
  if (!table.nodes.empty()) return;
  std::size_t nodes = 0, edges = 0;
  for (const XmlNode child : graph) {
    nodes += is_called(child, "node") ? 1U : 0U;
    edges += is_called(child, "edge") ? 1U : 0U;
  }
  table.nodes.reserve(nodes);
  table.edges.reserve(edges);
}

void Reader::read_graph(XmlNode graph, const std::string& group, const std::string& relation) {
  const bool directed = base::lowered(attribute(graph, "edgedefault")) == "directed";
  make_room(graph);
  for (const XmlNode child : graph) {
    if (is_called(child, "node")) read_node(child, relation, group);
    if (is_called(child, "edge"))
      read_edge(child, directed ? EdgeDirection::directed : EdgeDirection::undirected, relation);
    if (is_called(child, "hyperedge")) {
      tally.add("hyperedges", Severity::warning, file.where(child),
                "A hyperedge joins more than two nodes and was left out",
                "Make a program or an agreement of it, or ties two by two.");
    }
  }
}

base::Result<GraphTable> read_one(const FileBytes& bytes) {
  base::Problems problems;
  const auto file = XmlFile::parse(bytes.name, bytes.bytes, problems);
  if (!file) return file.error();
  const XmlNode root = (*file)->root();
  if (!is_called(root, "graphml") || !child_called(root, "graph")) {
    return base::Error{base::ErrorKind::malformed, "There is no <graph> within a <graphml>", (*file)->where(root),
                       "Export the graph again as GraphML."};
  }
  Reader reader{**file, {}, {}, {}, {}};
  reader.table.file = bytes.name;
  reader.table.format = "graphml";
  reader.table.problems = std::move(problems);
  reader.read_keys(root);
  const auto tops = std::ranges::count_if(root, [](const XmlNode child) { return is_called(child, "graph"); });
  for (const XmlNode graph : root) {
    if (!is_called(graph, "graph")) continue;
    ++reader.graphs;
    reader.read_graph_data(graph);
    reader.read_graph(graph, "", tops > 1 ? text_attribute(graph, "id") : std::string());
    if (tops == 1) break;
    for (const Node& node : reader.table.nodes) reader.known_nodes.insert(node.id);
  }
  reader.tally.move_to(reader.table.problems);
  type_by_content(reader.table, true);
  return std::move(reader.table);
}

}  // namespace

base::Result<GraphTable> read_graphml(const std::vector<FileBytes>& files) { return read_with_flows(files, &read_one); }

}  // namespace xylem::files
