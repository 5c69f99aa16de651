// From a path to a checked database, or to the reason why not.
#include "store/open_database.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "store/schema.h"

namespace xylem::store {
namespace {

using base::Error;
using base::ErrorKind;

Error at(const std::filesystem::path& path, Error error) {
  if (error.where.empty()) error.where = path.string();
  return error;
}

std::uint32_t big_endian(std::string_view bytes, std::size_t offset) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = (number << 8U) | static_cast<unsigned char>(bytes[offset + i]);
  return number;
}

Error not_ours(std::string_view beginning) {
  const std::size_t first = beginning.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first != std::string_view::npos && beginning[first] == '{') {
    return {ErrorKind::malformed, "This is not a Xylem file, but looks like JSON text", "",
            "Rename it to end in .xylem.json and open it again."};
  }
  return {ErrorKind::malformed, "This is not a Xylem file", "",
          "Choose another file, or import it if another program wrote it."};
}

/// Whether both the file and its folder, where the journal goes, can be written.
bool writable(const std::filesystem::path& path) {
  const auto folder = std::filesystem::absolute(path).parent_path();
  return ::access(path.c_str(), W_OK) == 0 && ::access(folder.c_str(), W_OK) == 0;
}

/// SQLite itself does not miss the end of the last page.
base::Result<void> check_size(Database& database, const std::filesystem::path& path) {
  const auto wanted = database.number("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
  if (!wanted) return wanted.error();
  std::error_code unknown;
  const auto size = std::filesystem::file_size(path, unknown);
  if (unknown || size >= static_cast<std::uintmax_t>(*wanted)) return {};
  return Error{ErrorKind::malformed, "The file is cut off", "", "Open a backup or an older copy of it."};
}

base::Result<void> check_whole(Database& database) {
  auto check = database.prepare("PRAGMA integrity_check(1)");
  if (!check) return check.error();
  const auto row = check->step();
  if (!row) return row.error();
  const std::string verdict = *row ? check->text(0) : "no answer";
  if (verdict == "ok") return {};
  return Error{ErrorKind::malformed, "The file is damaged (" + verdict + ")", "",
               "Open a backup or an older copy of it."};
}

base::Result<void> begin(Database& database, Access access) {
  if (access == Access::read) {
    if (auto done = database.run("PRAGMA busy_timeout=2000; BEGIN"); !done) return done;
    const auto looked = database.number("SELECT count(*) FROM sqlite_schema");  // takes the read lock
    if (!looked) return looked.error();
    return {};
  }
  auto done = database.run("PRAGMA busy_timeout=200");
  if (done) done = database.make_durable();
  if (done) done = database.run("BEGIN IMMEDIATE");
  if (done || done.error().kind != ErrorKind::busy) return done;
  return Error{ErrorKind::busy, "The file is open in another window or program", "",
               "Close it there, or open a copy of it."};
}

base::Result<void> check_is_file(const std::filesystem::path& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0) {
    const int code = errno;
    return Error{code == ENOENT ? ErrorKind::not_found : ErrorKind::io,
                 "Cannot open the file: " + std::generic_category().message(code), "",
                 "Check the name and the folder."};
  }
  if (!S_ISREG(facts.st_mode)) return Error{ErrorKind::io, "This is not a file", "", "Choose a file, not a folder."};
  if (facts.st_size == 0)
    return Error{ErrorKind::malformed, "The file is empty", "", "Open a backup or an older copy of it."};
  return {};
}

base::Result<void> check_beginning(const Database& database) {
  constexpr std::size_t kHead = 100;
  constexpr std::string_view kMark("SQLite format 3\0", 16);
  const std::string head = database.first_bytes(kHead);
  if (!head.starts_with(kMark)) return not_ours(head);
  if (head.size() < kHead)
    return Error{ErrorKind::malformed, "The file is cut off", "", "Open a backup or an older copy of it."};
  if (big_endian(head, 68) != kApplicationId) {
    return Error{ErrorKind::unsupported, "This is a database of another program", "",
                 "Choose a file that Xylem wrote."};
  }
  const auto version = big_endian(head, 60);
  if (version <= static_cast<std::uint32_t>(kFormatVersion)) return {};
  const std::string number = std::to_string(version);
  return Error{ErrorKind::newer_version,
               "This was written by a newer Xylem: it has format version " + number +
                   ", and this program reads up to " + std::to_string(kFormatVersion),
               "", "Install a Xylem that reads format version " + number + "."};
}

}  // namespace

std::optional<FileIdentity> identity_of(const std::filesystem::path& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0) return std::nullopt;
  return FileIdentity{facts.st_dev, facts.st_ino};
}

base::Result<OpenedDatabase> open_database(const std::filesystem::path& path, Access access, const std::string& vfs) {
  if (const auto good = check_is_file(path); !good) return at(path, good.error());
  const bool may_write = writable(path);
  if (!may_write) access = Access::read;
  // reading, too, may have to write: the journal of a program that was killed is rolled back
  const int flags = may_write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  auto database = Database::open(path, flags | SQLITE_OPEN_NOMUTEX, vfs);
  if (!database) return at(path, database.error());
  if (const auto good = check_beginning(*database); !good) return at(path, good.error());
  if (database->read_only()) access = Access::read;
  if (const auto done = begin(*database, access); !done) return at(path, done.error());
  if (const auto whole = check_size(*database, path); !whole) return at(path, whole.error());
  if (const auto whole = check_whole(*database); !whole) return at(path, whole.error());
  return OpenedDatabase{*std::move(database), access == Access::read};
}

}  // namespace xylem::store
