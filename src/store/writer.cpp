// Committing: all that is due in one transaction, and what fails stays in the queue.
#include "store/writer.h"

#include <fmt/format.h>

#include "xylem/ecosystem/dates.h"

namespace xylem::store {
namespace {

/// "2026-03-31T14:05:09.120Z"
std::string utc(std::chrono::system_clock::time_point time) {
  using namespace std::chrono;
  const auto day = floor<days>(time);
  const hh_mm_ss clock(floor<milliseconds>(time - day));
  const auto date = ecosystem::date_of(static_cast<ecosystem::Day>(day.time_since_epoch().count()));
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_text(date), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count(), clock.subseconds().count());
}

}  // namespace

ProjectFile::Writer::Writer(std::filesystem::path path, std::optional<Database> opened, document::Document saved,
                            ProjectOptions options)
    : path_(std::move(path)),
      options_(std::move(options)),
      database_(std::move(opened)),
      identity_(identity_of(path_)),
      saved_document_(std::move(saved)) {
  if (database_) {
    rows_.emplace(*database_);
    version_ = database_->number("PRAGMA data_version").value_or(0);
    static_cast<void>(database_->run("PRAGMA busy_timeout=5000"));  // while others read
  }
  thread_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
}

ProjectFile::Writer::~Writer() {
  thread_.request_stop();
  thread_.join();
  if (!database_) return;
  if (database_->in_transaction()) static_cast<void>(database_->run("ROLLBACK"));
  rows_.reset();
  static_cast<void>(database_->run("PRAGMA journal_mode=DELETE"));  // takes the empty journal away
}

std::uint64_t ProjectFile::Writer::save(document::Document after, Step step) {
  const std::lock_guard lock(mutex_);
  const bool merges = !step.merge.empty() && step.merge == run_ && step.kind == StepKind::edit;
  const std::uint64_t number = ++state_.asked;
  if (merges && queue_.size() > taken_) {
    queue_.back().after = std::move(after);
    queue_.back().number = number;
    return number;
  }
  const auto now = Clock::now();
  const auto due = step.merge.empty() ? now : now + options_.longest_run;
  for (Entry& entry : queue_) entry.due = std::min(entry.due, now);  // the run before has ended
  run_ = step.kind == StepKind::edit ? step.merge : std::string();
  queue_.push_back({number, std::move(after), std::move(step), utc(options_.clock()), merges, due});
  wake_.notify_all();
  return number;
}

void ProjectFile::Writer::end_run() {
  const std::lock_guard lock(mutex_);
  run_.clear();
  for (Entry& entry : queue_) entry.due = {};
  wake_.notify_all();
}

void ProjectFile::Writer::hurry() {
  end_run();
  const std::lock_guard lock(mutex_);
  if (queue_.empty()) return;
  // an attempt that is under way may have begun before the last step was asked for
  hurry_until_ = attempts_ + (taken_ > 0 ? 2 : 1);
  wake_.notify_all();
}

bool ProjectFile::Writer::settled() const {
  const std::lock_guard lock(mutex_);
  return is_settled();
}

base::Result<void> ProjectFile::Writer::flush() {
  hurry();
  std::unique_lock lock(mutex_);
  settled_.wait(lock, [&] { return is_settled(); });
  if (queue_.empty()) return {};
  return *state_.trouble;
}

SaveState ProjectFile::Writer::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

std::vector<ProjectFile::Writer::Entry> ProjectFile::Writer::next(std::unique_lock<std::mutex>& lock,
                                                                  const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    if (queue_.empty()) {
      wake_.wait(lock, stop, [&] { return !queue_.empty(); });
      continue;
    }
    const auto due = hurried() ? Clock::now() : std::max(queue_.front().due, not_before_);
    if (due <= Clock::now()) break;
    wake_.wait_until(lock, stop, due, [&] { return hurried() || std::max(queue_.front().due, not_before_) < due; });
  }
  const auto now = Clock::now();
  std::vector<Entry> entries;
  for (const Entry& entry : queue_) {
    if (entry.due > now && !hurried() && !stop.stop_requested()) break;
    entries.push_back(entry);
  }
  return entries;
}

void ProjectFile::Writer::serve(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (true) {
    const std::vector<Entry> entries = next(lock, stop);
    if (entries.empty()) return;  // asked to stop, and nothing waits
    taken_ = entries.size();
    lock.unlock();
    const auto done = commit(entries);
    lock.lock();
    taken_ = 0;
    ++attempts_;
    if (done) {
      queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(entries.size()));
      state_.saved = entries.back().number;
      state_.trouble.reset();
    } else {
      state_.trouble = done.error();
      not_before_ = Clock::now() + options_.retry_after;
    }
    settled_.notify_all();
    const bool give_up = !done && stop.stop_requested();
    if (options_.when_changed) {
      lock.unlock();
      options_.when_changed();
      lock.lock();
    }
    if (give_up) return;
  }
}

base::Result<void> ProjectFile::Writer::claim() {
  const auto at_path = [&](base::Error error) {
    error.where = path_.string();
    return error;
  };
  if (!database_) {
    return at_path({base::ErrorKind::io, "The file was opened read-only", "", "Save a copy in a folder of your own."});
  }
  if (identity_of(path_) != identity_) {
    return at_path({base::ErrorKind::not_found, "The file was moved, replaced or deleted while it was open", "",
                    "Put it back, or save a copy: nothing you did is lost as long as this window is open."});
  }
  if (!database_->in_transaction()) {
    if (const auto begun = database_->run("BEGIN IMMEDIATE"); !begun) return at_path(begun.error());
  }
  const auto version = database_->number("PRAGMA data_version");
  if (!version) return at_path(version.error());
  if (*version != version_) {
    return at_path({base::ErrorKind::busy, "Another program has changed the file while it was open", "",
                    "Save a copy, then compare the two."});
  }
  return {};
}

base::Result<void> ProjectFile::Writer::write(const std::vector<Entry>& entries) {
  if (!tables_made_) {
    if (auto done = make_tables(*database_); !done) return done;
  }
  document::Document before = saved_document_;
  bool run_in_file = run_in_file_;
  for (const Entry& entry : entries) {
    const bool continues = entry.continues && run_in_file;
    const auto wrote = rows_->write_step(before, entry.after, entry.step, entry.time, continues);
    if (!wrote) return wrote.error();
    run_in_file = *wrote || continues;
    before = entry.after;
  }
  if (auto done = database_->run("COMMIT"); !done) return done;
  run_in_file_ = run_in_file;
  return {};
}

base::Result<void> ProjectFile::Writer::commit(const std::vector<Entry>& entries) {
  if (auto claimed = claim(); !claimed) return claimed;
  if (auto done = write(entries); !done) {
    if (database_->in_transaction()) static_cast<void>(database_->run("ROLLBACK"));
    base::Error error = done.error();
    error.where = path_.string();
    return error;
  }
  tables_made_ = true;
  saved_document_ = entries.back().after;
  // keeps other writers out until the next step; when one was faster, the next claim() says so
  static_cast<void>(database_->run("BEGIN IMMEDIATE"));
  return {};
}

}  // namespace xylem::store
