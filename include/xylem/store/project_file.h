// ProjectFile: the native `.xylem` file of a document, an SQLite database into which a thread of its own commits each
// step.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "xylem/base/result.h"
#include "xylem/document/document.h"
#include "xylem/store/text_twin.h"

namespace xylem::store {

/// Undo and redo are steps too: the file only ever grows by what was done.
enum class StepKind : std::uint8_t { edit, undo, redo };
[[nodiscard]] const char* to_text(StepKind kind);

/// What led to a document: its label in the history, and the key under which steps in a row are one ("drag 17").
struct Step {
  std::string label;
  std::string merge;
  StepKind kind = StepKind::edit;
};

/// A step as the file keeps it. `continues`: undo takes it back together with the one before.
struct StoredStep {
  std::int64_t number = 0;
  std::string time;  // "2026-03-31T14:05:09.120Z"
  StepKind kind = StepKind::edit;
  std::string label;
  std::string merge;
  bool continues = false;
  std::string changes;  // JSON: [{"table":"organizations","before":{…} or null,"after":{…} or null}, …]
};

enum class Access { write, read };
enum class Existing { refuse, replace };

struct ProjectOptions {
  Access access = Access::write;
  /// How long a run of merged steps may wait for its end before it is committed.
  std::chrono::milliseconds longest_run{1000};
  /// How long after a failure the writer tries again by itself.
  std::chrono::milliseconds retry_after{5000};
  /// Called on the writer's thread after each commit and each failure, to wake whoever shows the state. Must not call
  /// back.
  std::function<void()> when_changed = {};
  std::function<std::chrono::system_clock::time_point()> clock = [] { return std::chrono::system_clock::now(); };
  std::string vfs = {};  // of SQLite; empty for the system's own
};

/// What is on disk. "Saved" may be shown when all_saved().
struct SaveState {
  std::uint64_t asked = 0;             // the number of the last step that was asked for
  std::uint64_t saved = 0;             // every step up to this one is committed
  std::optional<base::Error> trouble;  // why the next is not; kept, and tried again, until it is
  [[nodiscard]] bool all_saved() const { return asked == saved; }
};

class ProjectFile;
struct OpenedProject {
  std::unique_ptr<ProjectFile> file;
  document::Document document;
  base::Problems problems;  // what in the file was not understood
};

/// An open `.xylem` file. It is claimed for writing as long as this lives: others may read it, none may write.
/// All functions are for one thread, the owner's; the writer's thread is inside.
class ProjectFile {
 public:
  /// Opens and reads. A file or folder that cannot be written is opened read-only, which read_only() says. Nothing in
  /// the file is changed before the first step is saved. Errors  not_found; malformed (not a Xylem file, cut off,
  /// damaged); unsupported (a database of another program);
  ///         newer_version, naming the version it needs; busy when another window or program has it open; io.
  static base::Result<OpenedProject> open(const std::filesystem::path& path, ProjectOptions options = {});

  /// Writes `document` beside `path`, moves it there whole, and opens it. What was there is untouched by an error.
  /// Errors  io; busy when the file that is to be replaced is open; invalid_argument when it exists and is not to be.
  static base::Result<std::unique_ptr<ProjectFile>> create(const std::filesystem::path& path,
                                                           const document::Document& document,
                                                           Existing existing = Existing::replace,
                                                           ProjectOptions options = {});

  /// Ends the run and tries once more to commit all that waits; state() before tells whether something is in the way.
  ~ProjectFile();
  ProjectFile(const ProjectFile&) = delete;
  ProjectFile& operator=(const ProjectFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] bool read_only() const { return read_only_; }

  /// Queues the document that `step` led to; returns the step's number, counted from 1. Never waits for the disk.
  std::uint64_t save(document::Document after, Step step);
  /// Ends a run of merged steps: it is committed now, and the next step with its key begins a run of its own.
  void end_run();
  /// Ends the run and has the writer try now, whatever failed before. Never waits.
  void hurry();
  /// Whether everything is committed, or an attempt begun since the last hurry() has failed.
  [[nodiscard]] bool settled() const;
  /// hurry(), and waits until settled().
  base::Result<void> flush();
  [[nodiscard]] SaveState state() const;

 private:
  class Writer;
  ProjectFile(std::filesystem::path path, bool read_only, std::unique_ptr<Writer> writer);

  std::filesystem::path path_;
  bool read_only_ = false;
  std::unique_ptr<Writer> writer_;
};

/// All steps of the file at `path`, oldest first; the file may be open elsewhere. Errors as ProjectFile::open.
[[nodiscard]] base::Result<std::vector<StoredStep>> read_steps(const std::filesystem::path& path);

}  // namespace xylem::store
