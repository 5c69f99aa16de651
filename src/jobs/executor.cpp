// Executors: the queue and the thread behind it.
#include "xylem/jobs/executor.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace xylem::jobs {
namespace {

void run_quietly(const Work& work, const std::stop_token& stop, Progress& progress) {
  try {
    work(stop, progress);
  } catch (const std::exception&) {  // a work reports its own faults by mail; nothing may end the thread
  }
}

}  // namespace

std::uint64_t InlineExecutor::run(std::string /*name*/, Work work) {
  Progress progress;
  run_quietly(work, std::stop_token{}, progress);
  return ++last_;
}

ThreadExecutor::ThreadExecutor(std::function<void()> when_done)
    : when_done_(std::move(when_done)), thread_([this](const std::stop_token& stop) { serve(stop); }) {}

ThreadExecutor::~ThreadExecutor() {
  {
    const std::lock_guard lock(mutex_);
    for (const auto& entry : queue_) entry->stop.request_stop();
  }
  thread_.request_stop();
}

std::uint64_t ThreadExecutor::run(std::string name, Work work) {
  const std::lock_guard lock(mutex_);
  auto entry = std::make_shared<Entry>();
  entry->number = ++last_;
  entry->name = std::move(name);
  entry->work = std::move(work);
  queue_.push_back(std::move(entry));
  wake_.notify_one();
  return last_;
}

void ThreadExecutor::cancel(std::uint64_t number) {
  const std::lock_guard lock(mutex_);
  for (const auto& entry : queue_) {
    if (entry->number == number) entry->stop.request_stop();
  }
}

std::vector<Activity> ThreadExecutor::activities() const {
  const std::lock_guard lock(mutex_);
  std::vector<Activity> result;
  result.reserve(queue_.size());
  for (const auto& entry : queue_) {
    result.push_back({entry->number, entry->name, entry->progress->phase(), entry->progress->fraction()});
  }
  return result;
}

void ThreadExecutor::serve(const std::stop_token& stop) {
  while (true) {
    std::shared_ptr<Entry> entry;
    {
      std::unique_lock lock(mutex_);
      if (!wake_.wait(lock, stop, [this] { return !queue_.empty(); })) return;
      if (stop.stop_requested()) return;
      entry = queue_.front();
    }
    // Work that was cancelled while it waited still runs, with its token set: it may owe somebody an answer.
    run_quietly(entry->work, entry->stop.get_token(), *entry->progress);
    {
      const std::lock_guard lock(mutex_);
      queue_.pop_front();
    }
    if (when_done_) when_done_();
  }
}

}  // namespace xylem::jobs
