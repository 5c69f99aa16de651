// The writer of a project file: one thread, one connection, a queue of documents to be committed in order.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "store/open_database.h"
#include "store/rows.h"
#include "xylem/store/project_file.h"

namespace xylem::store {

class ProjectFile::Writer {
 public:
  /// `opened` holds a transaction for writing; `saved` is what the file holds. Without `opened` every step fails as
  /// read-only.
  Writer(std::filesystem::path path, std::optional<Database> opened, document::Document saved, ProjectOptions options);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  std::uint64_t save(document::Document after, Step step);
  void end_run();
  void hurry();
  [[nodiscard]] bool settled() const;
  base::Result<void> flush();
  [[nodiscard]] SaveState state() const;

 private:
  using Clock = std::chrono::steady_clock;
  struct Entry {
    std::uint64_t number = 0;
    document::Document after;
    Step step;
    std::string time;
    bool continues = false;
    Clock::time_point due;  // at once, or when its run has lasted long enough
  };

  [[nodiscard]] bool hurried() const { return attempts_ < hurry_until_; }
  [[nodiscard]] bool is_settled() const { return queue_.empty() || (state_.trouble && !hurried()); }
  void serve(const std::stop_token& stop);
  /// Waits until there is something to do; the entries to commit, none to end.
  std::vector<Entry> next(std::unique_lock<std::mutex>& lock, const std::stop_token& stop);
  base::Result<void> commit(const std::vector<Entry>& entries);
  base::Result<void> write(const std::vector<Entry>& entries);
  /// The file is still the one that was opened, and the transaction for writing is ours.
  base::Result<void> claim();

  const std::filesystem::path path_;
  const ProjectOptions options_;
  std::optional<Database> database_;  // the writer thread's alone, as are the next six
  std::optional<FileIdentity> identity_;
  std::optional<RowWriter> rows_;
  document::Document saved_document_;
  std::int64_t version_ = 0;  // PRAGMA data_version when we last held the file
  bool tables_made_ = false;
  bool run_in_file_ = false;  // whether the last step of the file is of the run that goes on

  mutable std::mutex mutex_;
  std::condition_variable_any wake_;     // the writer
  std::condition_variable_any settled_;  // who flushes
  std::deque<Entry> queue_;
  std::size_t taken_ = 0;  // entries at the front that are being committed
  std::string run_;        // the key of the run that goes on; empty when none does
  SaveState state_;
  std::uint64_t attempts_ = 0;
  Clock::time_point not_before_{};  // after a failure
  std::uint64_t hurry_until_ = 0;   // attempts before which nothing waits to be due
  std::jthread thread_;             // last: it starts when everything it touches exists
};

}  // namespace xylem::store
