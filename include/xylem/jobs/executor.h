// Executors: where long work runs. A thread of its own in the window, the caller's stack in tests and the command line.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "xylem/jobs/progress.h"

namespace xylem::jobs {

/// One piece of work. It must return soon after its stop token is set.
using Work = std::function<void(std::stop_token, Progress&)>;

/// A piece of work that waits or runs, as the Activity line shows it.
struct Activity {
  std::uint64_t number = 0;
  std::string name;
  std::string phase;
  float fraction = -1.0F;
};

/// Runs work in the order it was given. Work never throws out of an executor: an exception ends that work only.
class Executor {
 public:
  virtual ~Executor() = default;
  /// Gives `work` a place in the queue; returns its number. `name` is shown to a person: "Measuring influence".
  virtual std::uint64_t run(std::string name, Work work) = 0;
  /// Sets the stop token of the work of that number; work that has not begun will find it set. Unknown numbers are ignored.
  virtual void cancel(std::uint64_t number) = 0;
  [[nodiscard]] virtual std::vector<Activity> activities() const = 0;
};

/// Runs each work at once on the caller's stack: deterministic, nothing to wait for.
class InlineExecutor final : public Executor {
 public:
  std::uint64_t run(std::string name, Work work) override;
  void cancel(std::uint64_t /*number*/) override {}
  [[nodiscard]] std::vector<Activity> activities() const override { return {}; }

 private:
  std::uint64_t last_ = 0;
};

/// Runs work one after another on one thread. The destructor stops what runs, drops what waits, and joins.
class ThreadExecutor final : public Executor {
 public:
  /// `when_done` is called on the worker's thread after each work, to wake whoever shows results; may be empty.
  explicit ThreadExecutor(std::function<void()> when_done = {});
  ~ThreadExecutor() override;
  ThreadExecutor(const ThreadExecutor&) = delete;
  ThreadExecutor& operator=(const ThreadExecutor&) = delete;

  std::uint64_t run(std::string name, Work work) override;
  void cancel(std::uint64_t number) override;
  [[nodiscard]] std::vector<Activity> activities() const override;

 private:
  struct Entry {
    std::uint64_t number = 0;
    std::string name;
    Work work;
    std::stop_source stop;
    std::shared_ptr<Progress> progress = std::make_shared<Progress>();
  };
  void serve(const std::stop_token& stop);

  std::function<void()> when_done_;
  mutable std::mutex mutex_;
  std::condition_variable_any wake_;
  std::deque<std::shared_ptr<Entry>> queue_;  // the front one runs
  std::uint64_t last_ = 0;
  std::jthread thread_;  // last: it starts when everything it touches exists
};

}  // namespace xylem::jobs
