// Tables as JSON: written a record per line, read a record at a time, so that a large text never stands in memory
// twice.
#include <unordered_map>
#include <unordered_set>

#include "ecosystem/json_text.h"
#include "xylem/base/id.h"
#include "xylem/ecosystem/record_json.h"

namespace xylem::ecosystem {
namespace {

using base::Severity;

/// How many values may stand beside the tables: a few in an ecosystem, millions in a file of another kind.
constexpr std::size_t kMostValuesBeside = 100'000;

base::Error not_an_ecosystem() {
  return {base::ErrorKind::unsupported, "This is JSON, but not an ecosystem", "", "Choose another file."};
}

/// Takes each record out of the parser's hands as soon as it is whole.
class TableReader {
 public:
  TableReader(const std::vector<TableToRead>& tables, base::Problems& problems) : problems_(problems) {
    for (const TableToRead& table : tables) by_key_.emplace(table.kind->table, &table);
  }

  /// Whether the parser keeps `part`; what nlohmann calls a parser callback.
  bool keep(int depth, Json::parse_event_t event, Json& part) {
    using Event = Json::parse_event_t;
    if (event == Event::key && depth == 1) return member(part.get<std::string>());
    if (depth == 0) return true;
    if (table_ == nullptr && ++beside_ > kMostValuesBeside) throw StopReading{not_an_ecosystem()};
    if (table_ == nullptr) return true;
    if (depth == 1) return edge_of_table(event);
    const bool whole = event == Event::value || event == Event::object_end || event == Event::array_end;
    if (depth == 2 && whole) {
      record(part);
      return false;
    }
    return true;
  }

 private:
  bool member(const std::string& key) {
    const auto table = by_key_.find(key);
    table_ = table == by_key_.end() ? nullptr : table->second;
    if (!members_.insert(key).second) {
      problems_.push_back({Severity::warning, key, "This stands in the file twice",
                           "Make one of the two in a text editor and read it again."});
    }
    return true;
  }
  bool edge_of_table(Json::parse_event_t event) {
    using Event = Json::parse_event_t;
    if (event == Event::array_start) {
      number_ = 0;
      if (table_->begin) table_->begin();
    } else if (event != Event::array_end) {
      problems_.push_back(
          {Severity::error, std::string(table_->kind->table), "This is not a list of records", "It was left out."});
      return false;
    }
    return true;
  }
  void record(const Json& object) {
    std::string where = std::string(table_->kind->table) + ", record " + std::to_string(++number_);
    if (!object.is_object()) {
      problems_.push_back({Severity::error, where, "This is not a record", "It was left out."});
      return;
    }
    const auto found = object.find("id");
    const std::string id = found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
    const bool slug = base::is_slug(id);
    if (!slug || !seen_[table_].insert(id).second) {
      problems_.push_back({Severity::error, where,
                           slug ? "The id \"" + id + "\" stands twice" : "\"" + id + "\" cannot be an id",
                           slug ? "The second record was left out; give it an id of its own."
                                : "The record was left out; ids are made of a-z, 0-9, - and _."});
      return;
    }
    where += " (" + id + ")";
    std::shared_ptr<void> row = table_->kind->make();
    read_object(*table_->kind, object, row.get(), {where, &problems_});
    table_->put(std::move(row));
  }

  base::Problems& problems_;
  std::unordered_map<std::string_view, const TableToRead*> by_key_;
  std::unordered_map<const TableToRead*, std::unordered_set<std::string>> seen_;
  std::unordered_set<std::string> members_;
  const TableToRead* table_ = nullptr;  // the one being read; null beside the tables
  std::size_t number_ = 0;              // of the record
  std::size_t beside_ = 0;
};

}  // namespace

std::string tables_json(const std::vector<std::pair<std::string, std::string>>& head,
                        const std::vector<TableToWrite>& tables) {
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

base::Result<Members> read_tables_json(std::string_view text, const std::vector<TableToRead>& tables,
                                       base::Problems& problems) {
  TableReader reader(tables, problems);
  const auto json =
      parsed(text, [&](int depth, Json::parse_event_t event, Json& part) { return reader.keep(depth, event, part); });
  if (!json) return json.error();
  if (!json->is_object()) return not_an_ecosystem();
  std::unordered_set<std::string_view> known;
  for (const TableToRead& table : tables) known.insert(table.kind->table);
  Members members;
  for (const auto& [key, part] : json->items()) {
    if (!known.contains(key)) members.emplace_back(key, line_of(part));
  }
  return members;
}

}  // namespace xylem::ecosystem
