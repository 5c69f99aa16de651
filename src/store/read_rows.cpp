// A document from its tables.
#include <algorithm>
#include <unordered_map>

#include "store/rows.h"
#include "store/tables.h"
#include "xylem/base/id.h"

namespace xylem::store {
namespace {

using base::Severity;
using ecosystem::FieldType;
using ecosystem::FieldView;
using ecosystem::Value;

/// Lists and custom values stand as JSON.
bool as_json(const FieldView& field) {
  return field.type == FieldType::texts || field.type == FieldType::terms || field.type == FieldType::references ||
         field.type == FieldType::custom || field.type == FieldType::any;
}

/// What a cell holds for `field`; nothing when it cannot be that.
std::optional<Value> cell(const Statement& row, int column, const FieldView& field, std::string_view where,
                          base::Problems& problems) {
  std::optional<Value> value;
  const int type = row.type(column);
  if (type == SQLITE_NULL) {
    value.emplace();
  } else if (type == SQLITE_INTEGER && field.type == FieldType::boolean) {
    value.emplace(row.whole(column) != 0);
  } else if (type == SQLITE_INTEGER) {
    value.emplace(row.whole(column));
  } else if (type == SQLITE_FLOAT) {
    value.emplace(row.number(column));
  } else if (type == SQLITE_TEXT && as_json(field)) {
    value = ecosystem::value_from_json(field, row.text(column), where, problems);
  } else if (type == SQLITE_TEXT) {
    value.emplace(row.text(column));
  }
  return value;
}

void report_cell(base::Problems& problems, std::string_view where, const FieldView& field) {
  problems.push_back({Severity::warning, std::string(where),
                      "\"" + std::string(field.key) + "\" holds what it cannot be",
                      "It was left empty; fill it in again."});
}

/// A query of the columns of `table` that the file has.
struct Query {
  Statement statement;
  std::vector<std::pair<int, const FieldView*>> columns;  // where each stands
};
base::Result<std::optional<Query>> query_of(Database& database, const SqlTable& table) {
  const auto there = columns_in_file(database, table.name);
  if (!there) return there.error();
  const std::string first = table.of_items() ? "record" : "id";
  if (std::ranges::find(*there, first) == there->end()) return std::optional<Query>();
  Query query;
  std::string sql = "SELECT " + sql_name(first);
  for (const FieldView* field : table.columns) {
    if (std::ranges::find(*there, field->key) == there->end()) continue;
    query.columns.emplace_back(1 + static_cast<int>(query.columns.size()), field);
    sql += ", " + sql_name(field->key);
  }
  sql += " FROM " + sql_name(table.name) + " ORDER BY " + (table.of_items() ? "record, position" : sql_name("id"));
  auto statement = database.prepare(sql);
  if (!statement) return statement.error();
  query.statement = *std::move(statement);
  return std::optional<Query>(std::move(query));
}

/// Items by the record they belong to.
using ItemsByRecord = std::unordered_map<std::string, Value::Items>;

base::Result<ItemsByRecord> read_items(Database& database, const SqlTable& table, base::Problems& problems) {
  ItemsByRecord all;
  auto found = query_of(database, table);
  if (!found) return found.error();
  if (!*found) return all;
  Query& query = **found;
  while (true) {
    const auto more = query.statement.step();
    if (!more) return more.error();
    if (!*more) return all;
    const std::string id = query.statement.text(0);
    const std::string where = table.name + " of " + id;
    auto& item = all[id].emplace_back(table.columns.size());
    for (const auto& [column, field] : query.columns) {
      const auto value = cell(query.statement, column, *field, where, problems);
      const auto index = static_cast<std::size_t>(std::ranges::find(table.columns, field) - table.columns.begin());
      if (value)
        item[index] = *value;
      else
        report_cell(problems, where, *field);
    }
  }
}

class KindReader {
 public:
  KindReader(Database& database, const SqlKind& kind, base::Problems& problems)
      : database_(database), kind_(kind), problems_(problems) {}

  base::Result<void> read(const std::function<void(std::shared_ptr<void>)>& put) {
    for (const SqlTable& table : kind_.items) {
      auto all = read_items(database_, table, problems_);
      if (!all) return all.error();
      items_.push_back(*std::move(all));
    }
    auto found = query_of(database_, kind_.records);
    if (!found) return found.error();
    if (!*found) {
      problems_.push_back({Severity::warning, kind_.records.name, "The file has no such table", "It counts as empty."});
      return {};
    }
    while (true) {
      const auto more = (*found)->statement.step();
      if (!more) return more.error();
      if (!*more) break;
      if (auto record = record_of(**found)) put(std::move(record));
    }
    report_strays();
    return {};
  }

 private:
  std::shared_ptr<void> record_of(const Query& query) {
    const std::string id = query.statement.text(0);
    const std::string where = kind_.records.name + " " + id;
    if (!base::is_slug(id)) {
      problems_.push_back({Severity::error, where, "\"" + id + "\" cannot be an id", "The row was left out."});
      return nullptr;
    }
    std::shared_ptr<void> record = kind_.records.kind->make();
    for (const auto& [column, field] : query.columns) {
      const auto value = cell(query.statement, column, *field, where, problems_);
      if (value && (field->set(record.get(), *value) || !value->given())) continue;
      report_cell(problems_, where, *field);
    }
    for (std::size_t i = 0; i < kind_.items.size(); ++i) {
      const auto own = items_[i].find(id);
      if (own == items_[i].end()) continue;
      if (!kind_.items[i].items->set(record.get(), Value{std::move(own->second)}))
        report_cell(problems_, where, *kind_.items[i].items);
      items_[i].erase(own);
    }
    return record;
  }
  void report_strays() {
    for (std::size_t i = 0; i < kind_.items.size(); ++i) {
      for (const auto& [id, rows] : items_[i]) {
        problems_.push_back({Severity::warning, kind_.items[i].name,
                             "Rows belong to \"" + id + "\", which is not there", "They were left out."});
      }
    }
  }

  Database& database_;
  const SqlKind& kind_;
  base::Problems& problems_;
  std::vector<ItemsByRecord> items_;  // in the order of kind_.items
};

}  // namespace

base::Result<Read> read_document(Database& database) {
  Unfinished unfinished;
  base::Problems problems;
  const auto tables = tables_to_read(unfinished);
  for (std::size_t i = 0; i < sql_kinds().size(); ++i) {
    KindReader reader(database, sql_kinds()[i], problems);
    const auto done = reader.read([&](std::shared_ptr<void> record) {
      if (i > 0) {
        tables[i - 1].put(std::move(record));
      } else {
        unfinished.ecosystem.about = *std::static_pointer_cast<ecosystem::About>(record);
        unfinished.ecosystem.about.id = ecosystem::About().id;
      }
    });
    if (!done) return done.error();
  }
  return Read{std::move(unfinished).document(), std::move(problems)};
}

}  // namespace xylem::store
