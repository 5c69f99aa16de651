// Opening a `.xylem` file as a database: what is wrong with it is found before anything of it is used.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "store/database.h"
#include "xylem/store/project_file.h"

namespace xylem::store {

/// Which file a path led to: another one under the same name is told from it.
struct FileIdentity {
  std::uint64_t device = 0;
  std::uint64_t number = 0;
  friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};
[[nodiscard]] std::optional<FileIdentity> identity_of(const std::filesystem::path& path);

struct OpenedDatabase {
  Database database;
  bool read_only = false;
};

/// A checked database with a transaction begun: for writing, which keeps every other writer out, or for reading.
/// Errors as ProjectFile::open.
base::Result<OpenedDatabase> open_database(const std::filesystem::path& path, Access access, const std::string& vfs);

}  // namespace xylem::store
