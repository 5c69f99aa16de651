// Records as JSON, by the descriptions of their fields.
#include "xylem/ecosystem/record_json.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <nlohmann/json.hpp>

#include "xylem/base/id.h"

namespace xylem::ecosystem {
namespace {

using Json = nlohmann::ordered_json;

Json json_from(const FieldView& field, const Value& value);

Json json_from_any(const Value& value) {
  struct Writer {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(bool truth) const { return truth; }
    Json operator()(std::int64_t whole) const { return whole; }
    Json operator()(double number) const { return number; }
    Json operator()(const std::string& text) const { return text; }
    Json operator()(const Date& date) const { return Json{{"date", ecosystem::to_text(date)}}; }
    Json operator()(const Value::Texts& texts) const { return texts; }
    Json operator()(const Value::Items& items) const { return ecosystem::to_text(Value{items}); }
  };
  return std::visit(Writer{}, value.is);
}

Json json_from_items(const FieldView& field, const Value::Items& items) {
  Json all = Json::array();
  for (const auto& row : items) {
    Json item = Json::object();
    for (std::size_t i = 0; i < std::min(row.size(), field.inner.size()); ++i) {
      if (row[i].given()) item[std::string(field.inner[i].key)] = json_from(field.inner[i], row[i]);
    }
    all.push_back(std::move(item));
  }
  return all;
}

Json json_from_custom(const Value::Items& items) {
  Json all = Json::object();
  for (const auto& row : items) all[ecosystem::to_text(row.at(0))] = json_from_any(row.at(1));
  return all;
}

Json json_from(const FieldView& field, const Value& value) {
  if (const auto* items = value.as<Value::Items>()) {
    return field.type == FieldType::custom ? json_from_custom(*items) : json_from_items(field, *items);
  }
  if (const auto* date = value.as<Date>(); date != nullptr && field.type == FieldType::date) return ecosystem::to_text(*date);
  return json_from_any(value);
}

Value value_from_any(const Json& json) {
  if (json.is_null()) return {};
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_number_unsigned() && json.get<std::uint64_t>() > std::uint64_t{INT64_MAX}) return json.get<double>();
  if (json.is_number_integer()) return json.get<std::int64_t>();
  if (json.is_number()) return json.get<double>();
  if (json.is_string()) return json.get<std::string>();
  if (json.is_array() && std::ranges::all_of(json, [](const Json& part) { return part.is_string(); })) {
    return json.get<Value::Texts>();
  }
  if (json.is_object() && json.size() == 1 && json.begin().key() == "date" && json.begin()->is_string()) {
    if (const auto date = date_from(json.begin()->get<std::string>())) return *date;
  }
  return json.dump();
}

/// What the reader needs to say where it is.
struct Place {
  std::string_view where;
  base::Problems* problems;

  void report(base::Severity severity, const std::string& message, const std::string& remedy = {}) const {
    problems->push_back({severity, std::string(where), message, remedy});
  }
};

/// The value that `json` gives to `field`; nothing when it is of the wrong kind.
std::optional<Value> value_from(const FieldView& field, const Json& json, const Place& place);

std::optional<Value> items_from(const FieldView& field, const Json& json, const Place& place) {
  if (!json.is_array()) return std::nullopt;
  Value::Items items;
  for (const Json& object : json) {
    if (!object.is_object()) return std::nullopt;
    std::vector<Value> row(field.inner.size());
    for (const auto& [key, part] : object.items()) {
      const auto inner = std::ranges::find(field.inner, key, &FieldView::key);
      const auto value = inner == field.inner.end() ? std::nullopt : value_from(*inner, part, place);
      if (!value) {
        place.report(base::Severity::warning, "\"" + key + "\" in " + std::string(field.key) + " was not understood",
                     "Correct it in the file and read it again.");
        continue;
      }
      row[static_cast<std::size_t>(inner - field.inner.begin())] = *value;
    }
    items.push_back(std::move(row));
  }
  return items.empty() ? Value{} : Value{std::move(items)};
}

std::optional<Value> value_from(const FieldView& field, const Json& json, const Place& place) {
  if (json.is_null()) return Value{};
  switch (field.type) {
    case FieldType::items: return items_from(field, json, place);
    case FieldType::custom: {
      if (!json.is_object()) return std::nullopt;
      Value::Items items;
      for (const auto& [key, part] : json.items()) items.push_back({Value{key}, value_from_any(part)});
      return items.empty() ? Value{} : Value{std::move(items)};
    }
    case FieldType::texts:
    case FieldType::terms:
    case FieldType::references: {
      if (json.is_string()) return Value{Value::Texts{json.get<std::string>()}};
      Value value = value_from_any(json);
      if (json.is_array() && json.empty()) return Value{};
      return value.as<Value::Texts>() == nullptr ? std::nullopt : std::optional(std::move(value));
    }
    default: return value_from_any(json);
  }
}

void add_custom(const RecordDescription& kind, void* record, const std::string& key, const Json& json) {
  const FieldView* custom = kind.field("custom");
  if (custom == nullptr) return;
  Value::Items items;
  const Value now = custom->get(record);
  if (const auto* old = now.as<Value::Items>()) items = *old;
  items.push_back({Value{key}, value_from_any(json)});
  custom->set(record, Value{std::move(items)});
}

void read_object(const RecordDescription& kind, const Json& object, void* record, const Place& place) {
  std::vector<std::pair<std::string, const Json*>> unknown;
  for (const auto& [key, json] : object.items()) {
    const FieldView* field = kind.field(key);
    if (field == nullptr) {
      unknown.emplace_back(key, &json);
      continue;
    }
    const auto value = value_from(*field, json, place);
    if (!value || !field->set(record, *value)) {
      place.report(base::Severity::warning, "\"" + key + "\" cannot be " + json.dump().substr(0, 60),
                   "It was left empty; correct it in the file and read it again.");
    }
  }
  for (const auto& [key, json] : unknown) {
    add_custom(kind, record, key, *json);
    place.report(base::Severity::note, "\"" + key + "\" is not a field of this kind of record", "It was kept as a custom field.");
  }
}

Json object_of(const RecordDescription& kind, const void* record, const void* fresh) {
  Json object = Json::object();
  for (const FieldView& field : kind.fields) {
    const Value value = field.get(record);
    if (value != field.get(fresh)) object[std::string(field.key)] = json_from(field, value);
  }
  return object;
}

/// One line, whatever bytes a text holds.
std::string line_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

base::Error malformed(std::string_view text, std::size_t byte) {
  byte = std::min(byte == 0 ? 0 : byte - 1, text.size());
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), '\n');
  const std::size_t begin = text.substr(0, byte).rfind('\n');
  const std::size_t column = byte - (begin == std::string_view::npos ? 0 : begin + 1) + 1;
  const bool cut = byte >= text.size();
  return {base::ErrorKind::malformed, cut ? "The file ends in the middle" : "This is not JSON",
          "line " + std::to_string(line) + ", column " + std::to_string(column),
          cut ? "It may have been cut off while it was copied; try a complete copy." : "Check the file in a text editor at this place."};
}

base::Result<Json> parsed(std::string_view text) {
  std::size_t fault = 0;
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    fault = error.byte;
  } catch (const Json::exception&) {
    fault = 0;
  }
  return malformed(text, fault);
}

void read_table(const TableToRead& table, const Json& rows, base::Problems& problems) {
  std::unordered_set<std::string> seen;
  std::size_t number = 0;
  for (const Json& object : rows) {
    ++number;
    std::string where = std::string(table.kind->table) + ", record " + std::to_string(number);
    if (!object.is_object()) {
      problems.push_back({base::Severity::error, where, "This is not a record", "It was left out."});
      continue;
    }
    const std::string id = object.contains("id") && object["id"].is_string() ? object["id"].get<std::string>() : std::string();
    if (!base::is_slug(id) || !seen.insert(id).second) {
      const bool twice = base::is_slug(id);
      problems.push_back({base::Severity::error, where,
                          twice ? "The id \"" + id + "\" stands twice" : "\"" + id + "\" cannot be an id",
                          twice ? "The second record was left out; give it an id of its own."
                                : "The record was left out; ids are made of a-z, 0-9, - and _."});
      continue;
    }
    where += " (" + id + ")";
    std::shared_ptr<void> record = table.kind->make();
    read_object(*table.kind, object, record.get(), {where, &problems});
    table.put(std::move(record));
  }
}

}  // namespace

std::string record_json(const RecordDescription& kind, const void* record) {
  const std::shared_ptr<void> fresh = kind.make();
  return line_of(object_of(kind, record, fresh.get()));
}

base::Result<void> read_record_json(const RecordDescription& kind, std::string_view json, void* record, std::string_view where,
                                    base::Problems& problems) {
  auto object = parsed(json);
  if (!object) return object.error();
  if (!object->is_object()) return base::Error{base::ErrorKind::malformed, "This is not a record", std::string(where), ""};
  read_object(kind, *object, record, {where, &problems});
  return {};
}

std::string tables_json(const std::vector<std::pair<std::string, std::string>>& head, const std::vector<TableToWrite>& tables) {
  std::string text = "{";
  bool first_member = true;
  const auto member = [&](std::string_view key) {
    text += first_member ? "\n" : ",\n";
    first_member = false;
    text += line_of(Json(key));
    text += ": ";
  };
  for (const auto& [key, json] : head) {
    member(key);
    text += json;
  }
  for (const TableToWrite& table : tables) {
    const std::shared_ptr<void> fresh = table.kind->make();
    bool first_row = true;
    table.each([&](const void* record) {
      if (first_row) {
        member(table.kind->table);
        text += "[";
      }
      text += first_row ? "\n  " : ",\n  ";
      first_row = false;
      text += line_of(object_of(*table.kind, record, fresh.get()));
    });
    if (!first_row) text += "\n]";
    if (first_row && table.even_when_empty) {
      member(table.kind->table);
      text += "[]";
    }
  }
  return text + "\n}\n";
}

base::Result<Members> read_tables_json(std::string_view text, const std::vector<TableToRead>& tables, base::Problems& problems) {
  auto json = parsed(text);
  if (!json) return json.error();
  if (!json->is_object()) return base::Error{base::ErrorKind::unsupported, "This is JSON, but not an ecosystem", "", ""};
  std::unordered_map<std::string, const TableToRead*> by_key;
  for (const TableToRead& table : tables) by_key.emplace(table.kind->table, &table);
  Members members;
  for (const auto& [key, part] : json->items()) {
    const auto table = by_key.find(key);
    if (table == by_key.end()) {
      members.emplace_back(key, line_of(part));
    } else if (!part.is_array()) {
      problems.push_back({base::Severity::error, key, "This is not a list of records", "It was left out."});
    } else {
      if (table->second->begin) table->second->begin();
      read_table(*table->second, part, problems);
    }
  }
  return members;
}

}  // namespace xylem::ecosystem
