// Crew: a few threads that do the blocks of one loop and sleep in between.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace xylem::jobs {

/// `threads` - 1 sleeping threads beside the caller's. Waiting is by condition variable: nobody spins.
class Crew {
 public:
  explicit Crew(int threads);
  ~Crew();
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  [[nodiscard]] std::size_t size() const { return workers_.size() + 1; }
  /// Calls `work(block, who)` once for each block in [0, blocks), `who` < size(); returns when all are done. Which
  /// worker does which block is not determined, so a block must write only what is its own.
  void each(std::size_t blocks, const std::function<void(std::size_t block, std::size_t who)>& work);

 private:
  void serve(const std::stop_token& stop, std::size_t who);
  void take_blocks(std::size_t who);

  const std::function<void(std::size_t, std::size_t)>* work_ = nullptr;
  std::size_t blocks_ = 0;
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_;
  std::condition_variable_any begin_;
  std::condition_variable end_;
  std::uint64_t round_ = 0;
  std::size_t busy_ = 0;
  std::vector<std::jthread> workers_;  // last: they start when everything they touch exists
};

}  // namespace xylem::jobs
