// Kumu: the full export of a project, and the simple blueprint with elements and connections.
// Source: docs.kumu.io, guides on import and blueprints; the full export as real projects show it.
#include <algorithm>
#include <unordered_map>

#include <nlohmann/json.hpp>

#include "files/encoding.h"
#include "files/readers.h"
#include "files/tally.h"
#include "xylem/base/text.h"

namespace xylem::files {
namespace {

using base::Severity;
using ecosystem::Value;
using Json = nlohmann::json;

constexpr int kDeepest = 64;

struct Reader {
  GraphTable table = {};
  Tally tally = {};
  std::unordered_map<std::string, std::string> title_of = {};  // attributes as Kumu shows them, by lower-case name
  std::unordered_map<std::string, std::string> id_of_label = {};

  void read_attributes(const Json& project);
  void read_elements(const Json& elements);
  void read_connections(const Json& connections);
  void read_first_map(const Json& project);
  void report_rest(const Json& project);
  void add_cell(const std::string& name, const Json& value, std::vector<Column>& columns, std::vector<Cell>& cells);
};

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return {};
  if (found->is_string()) return std::string(base::trimmed(found->get_ref<const std::string&>()));
  return found->is_primitive() ? found->dump() : std::string();
}

const Json& list_in(const Json& object, const char* key) {
  static const Json kNone = Json::array();
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : kNone;
}

std::optional<Value> value_of(const Json& json) {
  if (json.is_boolean()) return Value{json.get<bool>()};
  if (json.is_number_integer() &&
      !(json.is_number_unsigned() && json.get<std::uint64_t>() > std::uint64_t{INT64_MAX})) {
    return Value{json.get<std::int64_t>()};
  }
  if (json.is_number()) return Value{json.get<double>()};
  if (json.is_string()) {
    const std::string_view text = base::trimmed(json.get_ref<const std::string&>());
    return text.empty() ? std::nullopt : std::optional(Value{std::string(text)});
  }
  if (!json.is_array()) return std::nullopt;
  Value::Texts texts;
  for (const Json& part : json) texts.push_back(part.is_string() ? part.get<std::string>() : part.dump());
  return texts.empty() ? std::nullopt : std::optional(Value{std::move(texts)});
}

ColumnType type_of(const Value& value) {
  if (value.as<bool>() != nullptr) return ColumnType::boolean;
  if (value.as<std::int64_t>() != nullptr) return ColumnType::integer;
  if (value.as<double>() != nullptr) return ColumnType::number;
  return value.as<Value::Texts>() != nullptr ? ColumnType::texts : ColumnType::text;
}

/// The element names its attributes in lower case; the project knows how they are written.
void Reader::read_attributes(const Json& project) {
  for (const Json& attribute : list_in(project, "attributes")) {
    if (!attribute.is_object()) continue;
    const std::string name = text_of(attribute, "name");
    title_of[base::lowered(name)] = name;
  }
}

void Reader::add_cell(const std::string& name, const Json& json, std::vector<Column>& columns,
                      std::vector<Cell>& cells) {
  auto value = value_of(json);
  if (!value) {
    if (json.is_object()) {
      tally.add("values that are objects", Severity::note, table.file,
                "\"" + name + "\" holds an object, which is not understood", "It was left out.");
    }
    return;
  }
  const auto title = title_of.find(base::lowered(name));
  const std::uint32_t column = column_named(columns, title == title_of.end() ? name : title->second, type_of(*value));
  ColumnType& type = columns[column].type;
  const ColumnType mine = type_of(*value);
  if (type != mine) {
    const bool numbers = (type == ColumnType::integer && mine == ColumnType::number) ||
                         (type == ColumnType::number && mine == ColumnType::integer);
    type = numbers ? ColumnType::number : ColumnType::text;
  }
  cells.push_back({column, std::move(*value)});
}

bool is_structure(const std::string& key) {
  return key == "_id" || key == "id" || key == "label" || key == "from" || key == "to" || key == "direction" ||
         key == "attributes" || key == "delayed" || key == "reversed";
}

void Reader::read_elements(const Json& elements) {
  std::size_t number = 0;
  for (const Json& element : elements) {
    ++number;
    if (!element.is_object()) {
      tally.add("elements that are no objects", Severity::warning, table.file + ", element " + std::to_string(number),
                "The element is not an object", "It was left out.");
      continue;
    }
    const Json& attributes =
        element.contains("attributes") && element["attributes"].is_object() ? element["attributes"] : element;
    Node node;
    node.label = text_of(attributes, "label");
    node.id = text_of(element, "_id");
    if (node.id.empty()) node.id = text_of(element, "id");
    if (node.id.empty()) node.id = node.label;
    for (const auto& [key, value] : attributes.items()) {
      if (!is_structure(key)) add_cell(key, value, table.node_columns, node.cells);
    }
    if (!node.label.empty()) id_of_label.try_emplace(base::folded(node.label), node.id);
    table.nodes.push_back(std::move(node));
  }
}

void Reader::read_connections(const Json& connections) {
  std::unordered_map<std::string, bool> ids;
  for (const Node& node : table.nodes) ids[node.id] = true;
  const auto resolved = [&](const std::string& end) {
    if (ids.contains(end)) return end;
    const auto found = id_of_label.find(base::folded(end));
    return found == id_of_label.end() ? end : found->second;
  };
  std::size_t number = 0;
  for (const Json& connection : connections) {
    ++number;
    if (!connection.is_object()) {
      tally.add("connections that are no objects", Severity::warning,
                table.file + ", connection " + std::to_string(number), "The connection is not an object",
                "It was left out.");
      continue;
    }
    const Json& attributes = connection.contains("attributes") && connection["attributes"].is_object()
                                 ? connection["attributes"]
                                 : connection;
    Edge edge;
    edge.id = text_of(connection, "_id").empty() ? text_of(connection, "id") : text_of(connection, "_id");
    edge.from = resolved(text_of(connection, "from"));
    edge.to = resolved(text_of(connection, "to"));
    edge.label = text_of(attributes, "label");
    const std::string direction = base::lowered(text_of(connection, "direction"));
    edge.direction = direction == "directed" ? EdgeDirection::directed
                     : direction == "mutual" ? EdgeDirection::mutual
                                             : EdgeDirection::undirected;
    const bool reversed = connection.contains("reversed") && connection["reversed"] == true;
    if (reversed && edge.direction == EdgeDirection::directed) std::swap(edge.from, edge.to);
    for (const auto& [key, value] : attributes.items()) {
      if (base::lowered(key) == "weight" && value.is_number())
        edge.weight = value.get<double>();
      else if (!is_structure(key))
        add_cell(key, value, table.edge_columns, edge.cells);
    }
    table.edges.push_back(std::move(edge));
  }
}

/// Positions of the default map, else of the first; y grows downward there.
void Reader::read_first_map(const Json& project) {
  const Json* chosen = nullptr;
  const std::string wanted = text_of(project, "defaultMap");
  const Json& maps = list_in(project, "maps");
  for (const Json& map : maps) {
    if (map.is_object() && (chosen == nullptr || text_of(map, "_id") == wanted)) chosen = &map;
  }
  if (chosen == nullptr) return;
  std::unordered_map<std::string, Node*> node_of;
  for (Node& node : table.nodes) node_of.emplace(node.id, &node);
  for (const Json& placed : list_in(*chosen, "elements")) {
    if (!placed.is_object()) continue;
    const auto node = node_of.find(text_of(placed, "element"));
    const auto position = placed.find("position");
    if (node == node_of.end() || position == placed.end() || !position->is_object()) continue;
    const auto x = base::number_from(text_of(*position, "x")), y = base::number_from(text_of(*position, "y"));
    if (!x || !y) continue;
    node->second->position = FilePoint{*x, -*y};
    node->second->pinned = placed.contains("pinned") && placed["pinned"] == true;
  }
  if (maps.size() > 1) {
    table.problems.push_back({Severity::note, table.file,
                              "The project has " + base::counted(maps.size(), "map") +
                                  "; the positions are those of \"" + text_of(*chosen, "name") + "\"",
                              ""});
  }
}

void Reader::report_rest(const Json& project) {
  for (const auto& [key, noun] : {std::pair("loops", "loop"), std::pair("perspectives", "perspective")}) {
    const std::size_t count = list_in(project, key).size();
    if (count == 0) continue;
    table.problems.push_back(
        {Severity::note, table.file, base::counted(count, noun) + " of the project not taken over",
         std::string(noun) == "loop" ? "Loops have no counterpart." : "Choose a lens for what they showed."});
  }
}

/// nlohmann's own text, short: "line 3, column 7".
std::string place_in(const std::string& text, std::size_t byte) {
  return "line " + std::to_string(line_at(text, byte > 0 ? byte - 1 : 0));
}

/// How deep lists and objects lie within one another, before anything is built of them.
int depth_of(std::string_view text) {
  int depth = 0, deepest = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      deepest = std::max(deepest, ++depth);
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return deepest;
}

base::Result<Json> parsed(const std::string& name, const std::string& text) {
  if (depth_of(text) > kDeepest) {
    return base::Error{base::ErrorKind::malformed, "Lists and objects lie more than 64 deep within one another", name,
                       "The file is damaged or no Kumu project."};
  }
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    return base::Error{base::ErrorKind::malformed, "The JSON is not well formed or cut off",
                       name + ", " + place_in(text, error.byte), "Export or download the file again."};
  } catch (const Json::exception&) {
    return base::Error{base::ErrorKind::malformed, "The JSON cannot be read", name,
                       "Export or download the file again."};
  }
}

}  // namespace

base::Result<GraphTable> read_kumu_json(const std::vector<FileBytes>& files) {
  Reader reader;
  reader.table.file = files.front().name;
  reader.table.format = "kumu";
  const std::string text = text_in(files.front().name, files.front().bytes, "", reader.table.problems);
  const auto json = parsed(files.front().name, text);
  if (!json) return json.error();
  if (!json->is_object() || !json->contains("elements") || !(*json)["elements"].is_array()) {
    return base::Error{base::ErrorKind::unsupported, "This JSON is no Kumu project: it has no list \"elements\"",
                       files.front().name,
                       "Export the project from Kumu as JSON, or the graph as GEXF, GraphML or CSV."};
  }
  reader.table.title = text_of(*json, "name");
  reader.table.description = text_of(*json, "description");
  reader.read_attributes(*json);
  reader.read_elements((*json)["elements"]);
  reader.read_connections(list_in(*json, "connections"));
  reader.read_first_map(*json);
  reader.report_rest(*json);
  reader.tally.move_to(reader.table.problems);
  tidy(reader.table);
  return std::move(reader.table);
}

}  // namespace xylem::files
