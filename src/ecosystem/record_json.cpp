// Records as JSON, by the descriptions of their fields.
#include "xylem/ecosystem/record_json.h"

#include <algorithm>
#include <set>

#include "ecosystem/json_text.h"

namespace xylem::ecosystem {
namespace {

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
    Json operator()(const Value::Items& items) const {
      Json rows = Json::array();
      for (const auto& row : items) {
        Json& parts = rows.emplace_back(Json::array());
        for (const Value& part : row) parts.push_back(json_from_any(part));
      }
      return Json{{"items", std::move(rows)}};
    }
  };
  return value.visit(Writer{});
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
  std::set<std::string> keys;
  for (const auto& row : items) keys.insert(ecosystem::to_text(row.at(0)));
  const bool unique = keys.size() == items.size();  // a file may give one thing several attributes of one name
  Json all = unique ? Json::object() : Json::array();
  for (const auto& row : items) {
    std::string key = ecosystem::to_text(row.at(0));
    if (unique)
      all[std::move(key)] = json_from_any(row.at(1));
    else
      all.push_back(Json::array({std::move(key), json_from_any(row.at(1))}));
  }
  return all;
}

Json json_from(const FieldView& field, const Value& value) {
  if (const auto* items = value.as<Value::Items>()) {
    return field.type == FieldType::custom ? json_from_custom(*items) : json_from_items(field, *items);
  }
  if (const auto* date = value.as<Date>(); date != nullptr && field.type == FieldType::date)
    return ecosystem::to_text(*date);
  return json_from_any(value);
}

Value value_from_any(const Json& json);

/// What json_from_any makes of items.
std::optional<Value::Items> items_from_any(const Json& json) {
  if (!json.is_array()) return std::nullopt;
  Value::Items items;
  for (const Json& parts : json) {
    if (!parts.is_array()) return std::nullopt;
    auto& row = items.emplace_back();
    for (const Json& part : parts) row.push_back(value_from_any(part));
  }
  return items;
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
  if (json.is_object() && json.size() == 1 && json.begin().key() == "items") {
    if (auto items = items_from_any(*json.begin())) return *std::move(items);
  }
  return line_of(json);
}

/// The value that `json` gives to `field`; nothing when it is of the wrong kind.
std::optional<Value> value_from(const FieldView& field, const Json& json, const Reading& place);

std::optional<Value> items_from(const FieldView& field, const Json& json, const Reading& place) {
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

std::optional<Value> value_from(const FieldView& field, const Json& json, const Reading& place) {
  if (json.is_null()) return Value{};
  switch (field.type) {
    case FieldType::items:
      return items_from(field, json, place);
    case FieldType::custom: {
      Value::Items items;
      if (json.is_object()) {
        for (const auto& [key, part] : json.items()) items.push_back({Value{key}, value_from_any(part)});
      } else if (json.is_array()) {
        for (const Json& pair : json) {
          if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string()) return std::nullopt;
          items.push_back({Value{pair[0].get<std::string>()}, value_from_any(pair[1])});
        }
      } else {
        return std::nullopt;
      }
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
    default:
      return value_from_any(json);
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

/// The beginning of `json`, cut between two characters.
std::string shortened(const Json& json) {
  std::string text = line_of(json);
  if (text.size() <= 60) return text;
  std::size_t end = 60;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

}  // namespace

void read_object(const RecordDescription& kind, const Json& object, void* record, const Reading& place) {
  std::vector<std::pair<std::string, const Json*>> unknown;
  for (const auto& [key, json] : object.items()) {
    const FieldView* field = kind.field(key);
    if (field == nullptr) {
      unknown.emplace_back(key, &json);
      continue;
    }
    const auto value = value_from(*field, json, place);
    if (!value || !field->set(record, *value)) {
      place.report(base::Severity::warning, "\"" + key + "\" cannot be " + shortened(json),
                   "It was left empty; correct it in the file and read it again.");
    }
  }
  for (const auto& [key, json] : unknown) {
    add_custom(kind, record, key, *json);
    place.report(base::Severity::note, "\"" + key + "\" is not a field of this kind of record",
                 "It was kept as a custom field.");
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

std::string line_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string record_json(const RecordDescription& kind, const void* record) {
  const std::shared_ptr<void> fresh = kind.make();
  return line_of(object_of(kind, record, fresh.get()));
}

base::Result<void> read_record_json(const RecordDescription& kind, std::string_view json, void* record,
                                    std::string_view where, base::Problems& problems) {
  const auto object = parsed(json);
  if (!object) return object.error();
  if (!object->is_object())
    return base::Error{base::ErrorKind::malformed, "This is not a record", std::string(where), ""};
  read_object(kind, *object, record, {where, &problems});
  return {};
}

std::string value_json(const FieldView& field, const Value& value) { return line_of(json_from(field, value)); }

std::optional<Value> value_from_json(const FieldView& field, std::string_view json, std::string_view where,
                                     base::Problems& problems) {
  const auto read = parsed(json);
  return read ? value_from(field, *read, {where, &problems}) : std::nullopt;
}

}  // namespace xylem::ecosystem
