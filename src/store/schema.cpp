// The schema: generated, so that a field that is described has its column.
#include "store/schema.h"

#include <algorithm>
#include <set>

#include "store/tables.h"
#include "xylem/ecosystem/records.h"
#include "xylem/store/text_twin.h"

namespace xylem::store {
namespace {

using ecosystem::FieldType;
using ecosystem::FieldView;
using ecosystem::RecordDescription;

SqlKind sql_kind(const RecordDescription& kind) {
  SqlKind all;
  all.records = {&kind, nullptr, std::string(kind.table), {}};
  for (const FieldView& field : kind.fields) {
    if (field.type != FieldType::items) {
      all.records.columns.push_back(&field);
      continue;
    }
    SqlTable& table =
        all.items.emplace_back(SqlTable{&kind, &field, std::string(kind.table) + "_" + std::string(field.key), {}});
    for (const FieldView& inner : field.inner) table.columns.push_back(&inner);
  }
  return all;
}

const char* sql_type(const FieldView& field) {
  switch (field.type) {
    case FieldType::boolean:
    case FieldType::integer:
      return "INTEGER";
    case FieldType::number:
      return "REAL";
    default:
      return "TEXT";
  }
}

std::string column(const FieldView& field) { return sql_name(field.key) + " " + sql_type(field); }

std::string create(const SqlTable& table) {
  std::string sql = "CREATE TABLE " + sql_name(table.name) + " (";
  if (table.of_items()) sql += "record TEXT NOT NULL, position INTEGER NOT NULL, ";
  bool first = true;
  for (const FieldView* field : table.columns) {
    sql += (first ? "" : ", ") + column(*field);
    if (!table.of_items() && field->key == "id") sql += " PRIMARY KEY NOT NULL";
    first = false;
  }
  return sql + (table.of_items() ? ", PRIMARY KEY (record, position)) WITHOUT ROWID" : ")");
}

base::Result<void> make_table(Database& database, const SqlTable& table) {
  const auto there = columns_in_file(database, table.name);
  if (!there) return there.error();
  if (there->empty()) return database.run(create(table));
  for (const FieldView* field : table.columns) {
    if (std::ranges::find(*there, field->key) != there->end()) continue;
    if (auto done = database.run("ALTER TABLE " + sql_name(table.name) + " ADD COLUMN " + column(*field)); !done)
      return done;
  }
  return {};
}

/// `changes` is a JSON array of {"table", "before", "after"}: rows as in the text twin, null where there was or is
/// none. `kind` is edit, undo or redo; `continues` says that undo takes this step back together with the one before it.
constexpr const char* kSteps =
    "CREATE TABLE IF NOT EXISTS steps (number INTEGER PRIMARY KEY AUTOINCREMENT, time TEXT NOT NULL, kind TEXT NOT "
    "NULL, "
    "label TEXT NOT NULL, merge TEXT NOT NULL, continues INTEGER NOT NULL, changes TEXT NOT NULL)";

}  // namespace

const std::vector<SqlKind>& sql_kinds() {
  static const auto kAll = [] {
    std::vector<SqlKind> all = {sql_kind(ecosystem::describe<ecosystem::About>())};
    for (const RecordDescription* kind : document_tables()) all.push_back(sql_kind(*kind));
    return all;
  }();
  return kAll;
}

base::Result<std::vector<std::string>> columns_in_file(Database& database, const std::string& table) {
  auto statement = database.prepare(
      "SELECT name FROM pragma_table_info(?1) WHERE EXISTS (SELECT 1 FROM sqlite_schema WHERE type='table' AND "
      "name=?1)");
  if (!statement) return statement.error();
  statement->bind(0, std::string_view(table));
  std::vector<std::string> names;
  while (true) {
    const auto row = statement->step();
    if (!row) return row.error();
    if (!*row) return names;
    names.push_back(statement->text(0));
  }
}

base::Result<void> make_tables(Database& database) {
  for (const SqlKind& kind : sql_kinds()) {
    if (auto done = make_table(database, kind.records); !done) return done;
    for (const SqlTable& items : kind.items) {
      if (auto done = make_table(database, items); !done) return done;
    }
  }
  if (auto done = database.run(kSteps); !done) return done;
  if (auto done = database.run("PRAGMA application_id=" + std::to_string(kApplicationId)); !done) return done;
  return database.run("PRAGMA user_version=" + std::to_string(kFormatVersion));
}

}  // namespace xylem::store
