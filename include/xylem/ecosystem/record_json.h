// Records as JSON text: one object a record, fields in the order of their descriptions, only what is given.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "xylem/base/problem.h"
#include "xylem/base/result.h"
#include "xylem/ecosystem/fields.h"

namespace xylem::ecosystem {

/// `{"id":"city-library","name":"City Library",…}` on one line. Fields that hold nothing or their default are left out,
/// so that reading it back gives an equal record.
[[nodiscard]] std::string record_json(const RecordDescription& kind, const void* record);

/// Reads one object into `record`, which must be freshly made. A key that no field has becomes a custom value, and a
/// value of a wrong kind is left out; both are reported in `problems` at `where`.
/// Errors  malformed when `json` is not an object.
[[nodiscard]] base::Result<void> read_record_json(const RecordDescription& kind, std::string_view json, void* record,
                                                  std::string_view where, base::Problems& problems);

/// One value as JSON: how a field that is a list stands in a column of text.
[[nodiscard]] std::string value_json(const FieldView& field, const Value& value);
/// Reads it back; nothing when it is not JSON or of a kind that the field cannot hold.
[[nodiscard]] std::optional<Value> value_from_json(const FieldView& field, std::string_view json, std::string_view where,
                                                   base::Problems& problems);

/// A table without its type, for writing and for reading.
struct TableToWrite {
  const RecordDescription* kind = nullptr;
  std::function<void(const std::function<void(const void*)>&)> each;
  bool even_when_empty = false;  // else a table without rows is left out
};
struct TableToRead {
  const RecordDescription* kind = nullptr;
  std::function<void(std::shared_ptr<const void>)> put;  // called in the order of the text
  std::function<void()> begin = {};                      // called when the text has the table, before its rows
};

/// A JSON object with one array per table that has rows, a record per line: stable, made for diffs.
/// `head` are members written before the tables, as key and JSON value.
[[nodiscard]] std::string tables_json(const std::vector<std::pair<std::string, std::string>>& head,
                                      const std::vector<TableToWrite>& tables);

/// What read_tables_json found beside the tables: members by key, as JSON text.
using Members = std::vector<std::pair<std::string, std::string>>;
/// Reads what tables_json writes. A record without a valid id, or with the id of another, is left out and reported.
/// On an error the rows that were put until then are to be thrown away. Memory: one record at a time beside what is put.
/// Errors  malformed with line and column; unsupported when the text is no object, or one with too much beside the tables.
[[nodiscard]] base::Result<Members> read_tables_json(std::string_view json, const std::vector<TableToRead>& tables,
                                                     base::Problems& problems);

}  // namespace xylem::ecosystem
