// The SQL tables of the `.xylem` file, made from the descriptions of the records.
//
// One table for each kind of record, one column for each field. Items (ties, barriers, steps, …) are tables of their
// own, `partnerships_ties`, a row an item. Lists of plain words and ids, and custom values, are JSON in a column of
// text, which SQLite's json_each() and ->> take apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"
#include "xylem/ecosystem/fields.h"

namespace xylem::store {

/// "Xylm": what `application_id` of every `.xylem` file is.
inline constexpr std::int64_t kApplicationId = 0x58796C6D;

/// A table as SQL knows it: `kind.table`, or that of a list of items of `kind`.
struct SqlTable {
  const ecosystem::RecordDescription* kind = nullptr;
  const ecosystem::FieldView* items = nullptr;  // of a table of items
  std::string name;
  std::vector<const ecosystem::FieldView*> columns;  // of a table of items: behind "record" and "position"

  /// "record" and "position" say which item of which record a row is.
  [[nodiscard]] bool of_items() const { return items != nullptr; }
  [[nodiscard]] int first_column() const { return of_items() ? 2 : 0; }
};

/// A kind of record with the tables of its items.
struct SqlKind {
  SqlTable records;
  std::vector<SqlTable> items;
};

/// What the ecosystem says of itself, then every table of a document.
[[nodiscard]] const std::vector<SqlKind>& sql_kinds();

/// Makes every table that is missing, and adds every column that is missing to those that are there. Inside a
/// transaction.
base::Result<void> make_tables(Database& database);

/// The columns that `table` has in the file; empty when there is no such table; a view, which may never end, is none.
base::Result<std::vector<std::string>> columns_in_file(Database& database, const std::string& table);

}  // namespace xylem::store
