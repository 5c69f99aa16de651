// Database and Statement: an SQLite connection and a prepared statement, owned, with faults in words a person can use.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <sqlite3.h>

#include "xylem/base/result.h"

namespace xylem::store {

/// A prepared statement. Columns and parameters are counted from 0. Not for two threads at once.
class Statement {
 public:
  Statement() = default;

  void bind_nothing(int parameter) { sqlite3_bind_null(statement_.get(), parameter + 1); }
  void bind(int parameter, std::int64_t whole) { sqlite3_bind_int64(statement_.get(), parameter + 1, whole); }
  void bind(int parameter, double number) { sqlite3_bind_double(statement_.get(), parameter + 1, number); }
  void bind(int parameter, std::string_view text);

  /// True when there is a row to look at, false when the statement is done and may be run anew.
  base::Result<bool> step();
  /// Runs a statement that gives no rows.
  base::Result<void> run();

  [[nodiscard]] bool is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }
  [[nodiscard]] int type(int column) const { return sqlite3_column_type(statement_.get(), column); }
  [[nodiscard]] std::int64_t whole(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  [[nodiscard]] double number(int column) const { return sqlite3_column_double(statement_.get(), column); }
  [[nodiscard]] std::string text(int column) const;

 private:
  friend class Database;
  struct Finish {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finish> statement_;
};

class Database {
 public:
  /// `flags` as sqlite3_open_v2 wants them; `vfs` empty for the system's own. Nothing is read yet.
  static base::Result<Database> open(const std::filesystem::path& path, int flags, const std::string& vfs);

  /// From now on every commit is on disk when it returns: journal_mode=TRUNCATE (one copyable file, also on shares) and
  /// synchronous=EXTRA. Outside a transaction.
  base::Result<void> make_durable();
  /// The beginning of the file, read through SQLite's own descriptor: closing another one of the same file would give
  /// up every lock this process has on it.
  [[nodiscard]] std::string first_bytes(int most) const;

  /// Runs statements that give no rows.
  base::Result<void> run(const std::string& sql);
  base::Result<Statement> prepare(const std::string& sql);
  /// The first column of the first row, as a number.
  base::Result<std::int64_t> number(const std::string& sql);
  [[nodiscard]] bool in_transaction() const { return sqlite3_get_autocommit(connection_.get()) == 0; }
  [[nodiscard]] bool read_only() const { return sqlite3_db_readonly(connection_.get(), "main") == 1; }

 private:
  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
  };
  std::unique_ptr<sqlite3, Close> connection_;
};

/// `name` as SQL wants a table or column: in double quotes.
[[nodiscard]] std::string sql_name(std::string_view name);

/// What `code` of SQLite means for a person, of the file `connection` has open.
[[nodiscard]] base::Error error_of(int code, sqlite3* connection);

}  // namespace xylem::store
