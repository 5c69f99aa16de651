// Crew: rounds are announced under the lock; blocks are taken by a counter.
#include "xylem/jobs/crew.h"

#include <algorithm>

namespace xylem::jobs {

Crew::Crew(int threads) {
  const auto extra = static_cast<std::size_t>(std::clamp(threads, 1, 64) - 1);
  workers_.reserve(extra);
  for (std::size_t who = 1; who <= extra; ++who) {
    workers_.emplace_back([this, who](const std::stop_token& stop) { serve(stop, who); });
  }
}

Crew::~Crew() {
  for (std::jthread& worker : workers_) worker.request_stop();
}

void Crew::each(std::size_t blocks, const std::function<void(std::size_t, std::size_t)>& work) {
  if (workers_.empty() || blocks < 2) {
    for (std::size_t block = 0; block < blocks; ++block) work(block, 0);
    return;
  }
  {
    const std::lock_guard lock(mutex_);
    work_ = &work;
    blocks_ = blocks;
    next_.store(0, std::memory_order_relaxed);
    busy_ = workers_.size();
    ++round_;
  }
  begin_.notify_all();
  take_blocks(0);
  std::unique_lock lock(mutex_);
  end_.wait(lock, [this] { return busy_ == 0; });
}

void Crew::take_blocks(std::size_t who) {
  while (true) {
    const std::size_t block = next_.fetch_add(1, std::memory_order_relaxed);
    if (block >= blocks_) return;
    (*work_)(block, who);
  }
}

void Crew::serve(const std::stop_token& stop, std::size_t who) {
  std::uint64_t seen = 0;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      if (!begin_.wait(lock, stop, [&] { return round_ != seen; })) return;
      seen = round_;
    }
    take_blocks(who);
    const std::lock_guard lock(mutex_);
    if (--busy_ == 0) end_.notify_one();
  }
}

}  // namespace xylem::jobs
