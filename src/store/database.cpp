// SQLite behind two owners; every code it can answer with becomes a sentence and a remedy.
#include "store/database.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace xylem::store {
namespace {

using base::Error;
using base::ErrorKind;

struct Meaning {
  ErrorKind kind;
  const char* message;
  const char* remedy;
};

Meaning meaning_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return {ErrorKind::io, "The disk is full", "Free some space, or save a copy on another disk."};
    case SQLITE_READONLY:
      return {ErrorKind::io, "The file or its folder cannot be written", "Save a copy in a folder of your own."};
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {ErrorKind::io, "The file may not be opened", "Ask its owner for access, or save a copy elsewhere."};
    case SQLITE_CANTOPEN:
      return {ErrorKind::io, "The file or its folder cannot be opened",
              "See whether the drive is still there and the folder can be written."};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorKind::busy, "The file is in use by another program", "Close it there, or work on a copy."};
    case SQLITE_NOTADB:
      return {ErrorKind::malformed, "This is not a Xylem file", "Choose another file."};
    case SQLITE_CORRUPT:
      return {ErrorKind::malformed, "The file is damaged", "Open a backup or an older copy of it."};
    case SQLITE_TOOBIG:
    case SQLITE_NOMEM:
      return {ErrorKind::too_large, "There is not enough memory for this file", "Close other programs and try again."};
    default:
      return {ErrorKind::io, "The file cannot be read or written",
              "See whether the drive is still there, or save a copy elsewhere."};
  }
}

}  // namespace

Error error_of(int code, sqlite3* connection) {
  const Meaning meaning = meaning_of(code);
  std::string message = meaning.message;
  const int system = connection == nullptr ? 0 : sqlite3_system_errno(connection);
  const int primary = code & 0xFF;
  if (system != 0 && (primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN)) {
    message += ": " + std::generic_category().message(system);
  } else if (primary == SQLITE_ERROR && connection != nullptr) {
    message += ": " + std::string(sqlite3_errmsg(connection));
  }
  return {meaning.kind, std::move(message), "", meaning.remedy};
}

std::string sql_name(std::string_view name) { return "\"" + std::string(name) + "\""; }

void Statement::bind(int parameter, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), parameter + 1, text.data() == nullptr ? "" : text.data(), text.size(),
                      SQLITE_TRANSIENT, SQLITE_UTF8);
}

base::Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  const int reset = sqlite3_reset(statement_.get());
  if (code == SQLITE_DONE) return false;
  return error_of(reset == SQLITE_OK ? code : reset, sqlite3_db_handle(statement_.get()));
}

base::Result<void> Statement::run() {
  const auto row = step();
  if (!row) return row.error();
  return {};
}

std::string Statement::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(statement_.get(), column);
  if (bytes == nullptr) return {};
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return {reinterpret_cast<const char*>(bytes), size};  // NOLINT: SQLite's bytes are UTF-8
}

base::Result<Database> Database::open(const std::filesystem::path& path, int flags, const std::string& vfs) {
  sqlite3* connection = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &connection, flags, vfs.empty() ? nullptr : vfs.c_str());
  Database database;
  database.connection_.reset(connection);
  if (code != SQLITE_OK) return error_of(code, connection);
  sqlite3_extended_result_codes(connection, 1);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return database;
}

base::Result<void> Database::make_durable() {
  return run("PRAGMA cell_size_check=ON; PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA");
}

std::string Database::first_bytes(int most) const {
  sqlite3_file* file = nullptr;
  sqlite3_file_control(connection_.get(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (file == nullptr || file->pMethods == nullptr) return {};
  sqlite3_int64 size = 0;
  if (file->pMethods->xFileSize(file, &size) != SQLITE_OK) return {};
  std::string bytes(static_cast<std::size_t>(std::min<sqlite3_int64>(size, most)), '\0');
  const int code = file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), 0);
  return code == SQLITE_OK ? bytes : std::string();
}

base::Result<void> Database::run(const std::string& sql) {
  const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error_of(code, connection_.get());
  return {};
}

base::Result<Statement> Database::prepare(const std::string& sql) {
  sqlite3_stmt* prepared = nullptr;
  const int code =
      sqlite3_prepare_v3(connection_.get(), sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
  if (code != SQLITE_OK) return error_of(code, connection_.get());
  Statement statement;
  statement.statement_.reset(prepared);
  return statement;
}

base::Result<std::int64_t> Database::number(const std::string& sql) {
  auto statement = prepare(sql);
  if (!statement) return statement.error();
  const auto row = statement->step();
  if (!row) return row.error();
  return *row ? statement->whole(0) : std::int64_t{0};
}

}  // namespace xylem::store
