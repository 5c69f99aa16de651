// Project files: opening, making, and reading the steps of one.
#include "xylem/store/project_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "store/writer.h"

namespace xylem::store {
namespace {

using base::Error;
using base::ErrorKind;
namespace fs = std::filesystem;

constexpr std::array kStepKinds = {"edit", "undo", "redo"};

Error system_error(const fs::path& path, const std::string& act, int code) {
  const bool there = code == EEXIST;
  return {there ? ErrorKind::invalid_argument : ErrorKind::io,
          there ? "A file of that name is already there"
                : "Cannot " + act + " the file: " + std::generic_category().message(code),
          path.string(),
          there ? "Choose another name." : "See whether the folder can be written and the disk has room."};
}

/// Makes the entry of a file in `folder` as durable as the file.
void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

/// Writes a whole new database at `path`.
base::Result<void> write_new(const fs::path& path, const document::Document& document, const std::string& vfs) {
  auto database = Database::open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, vfs);
  if (!database) return database.error();
  if (auto done = database->make_durable(); !done) return done;
  if (auto done = database->run("BEGIN EXCLUSIVE"); !done) return done;
  if (auto done = make_tables(*database); !done) return done;
  RowWriter rows(*database);
  if (auto done = rows.write_all(document); !done) return done;
  return database->run("COMMIT");
}

fs::path journal_of(const fs::path& path) { return path.string() + "-journal"; }

/// That `path` may be taken: not open elsewhere, and no journal left that SQLite would apply to the new file.
base::Result<void> make_way(const fs::path& path, const std::string& vfs) {
  std::error_code ignored;
  const auto claimed = open_database(path, Access::write, vfs);
  if (!claimed && claimed.error().kind == ErrorKind::busy) return claimed.error();
  fs::remove(journal_of(path), ignored);
  return {};
}

base::Result<void> move_into_place(const fs::path& from, const fs::path& to, Existing existing) {
  const int moved = existing == Existing::replace
                        ? ::rename(from.c_str(), to.c_str())
                        : ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE);
  if (moved == 0) return {};
  const int code = errno;
  std::error_code unknown;
  const bool cannot_refuse = existing == Existing::refuse && (code == EINVAL || code == ENOSYS);  // some network drives
  if (cannot_refuse && !fs::exists(to, unknown) && ::rename(from.c_str(), to.c_str()) == 0) return {};
  return system_error(to, "write", cannot_refuse ? EEXIST : code);
}

StepKind kind_from(const std::string& text) {
  return text == "undo" ? StepKind::undo : text == "redo" ? StepKind::redo : StepKind::edit;
}

}  // namespace

const char* to_text(StepKind kind) { return kStepKinds.at(static_cast<std::size_t>(kind)); }

ProjectFile::ProjectFile(fs::path path, bool read_only, std::unique_ptr<Writer> writer)
    : path_(std::move(path)), read_only_(read_only), writer_(std::move(writer)) {}
ProjectFile::~ProjectFile() = default;

std::uint64_t ProjectFile::save(document::Document after, Step step) {
  return writer_->save(std::move(after), std::move(step));
}
void ProjectFile::end_run() { writer_->end_run(); }
void ProjectFile::hurry() { writer_->hurry(); }
bool ProjectFile::settled() const { return writer_->settled(); }
base::Result<void> ProjectFile::flush() { return writer_->flush(); }
SaveState ProjectFile::state() const { return writer_->state(); }

base::Result<OpenedProject> ProjectFile::open(const fs::path& path, ProjectOptions options) {
  auto opened = open_database(path, options.access, options.vfs);
  if (!opened) return opened.error();
  auto read = read_document(opened->database);
  if (!read) {
    Error error = read.error();
    error.where = path.string();
    return error;
  }
  std::optional<Database> database;
  if (!opened->read_only) database = std::move(opened->database);
  auto writer = std::make_unique<Writer>(path, std::move(database), read->document, std::move(options));
  std::unique_ptr<ProjectFile> file(new ProjectFile(path, opened->read_only, std::move(writer)));
  return OpenedProject{std::move(file), std::move(read->document), std::move(read->problems)};
}

base::Result<std::unique_ptr<ProjectFile>> ProjectFile::create(const fs::path& path, const document::Document& document,
                                                               Existing existing, ProjectOptions options) {
  std::error_code unknown;
  if (existing == Existing::refuse && fs::exists(path, unknown)) return system_error(path, "write", EEXIST);
  const fs::path beside = path.string() + ".part-" + std::to_string(::getpid());
  const auto written = [&]() -> base::Result<void> {
    std::error_code ignored;
    fs::remove(beside, ignored);
    if (auto done = write_new(beside, document, options.vfs); !done) return done;
    if (auto done = make_way(path, options.vfs); !done) return done;
    return move_into_place(beside, path, existing);
  }();
  fs::remove(journal_of(beside), unknown);
  if (!written) {
    fs::remove(beside, unknown);
    Error error = written.error();
    error.where = path.string();
    return error;
  }
  sync_folder(fs::absolute(path).parent_path());
  auto opened = open(path, std::move(options));
  if (!opened) return opened.error();
  return std::move(opened->file);
}

base::Result<std::vector<StoredStep>> read_steps(const fs::path& path) {
  auto opened = open_database(path, Access::read, {});
  if (!opened) return opened.error();
  auto query = opened->database.prepare(
      "SELECT number, time, kind, label, merge, continues, changes FROM steps ORDER BY number");
  if (!query) return query.error();
  std::vector<StoredStep> steps;
  while (true) {
    const auto row = query->step();
    if (!row) return row.error();
    if (!*row) return steps;
    steps.push_back({query->whole(0), query->text(1), kind_from(query->text(2)), query->text(3), query->text(4),
                     query->whole(5) != 0, query->text(6)});
  }
}

}  // namespace xylem::store
