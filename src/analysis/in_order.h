// InOrder: adds up what blocks of work found, in the order of the blocks whoever finishes first.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <utility>

namespace xylem::analysis {

/// Sums of doubles depend on their order; this keeps them the same for any number of threads. Safe from any thread.
template <class Part, class AddTo>
class InOrder {
 public:
  explicit InOrder(AddTo add_to) : add_to_(std::move(add_to)) {}
  /// Takes the part of one block; each block in 0, 1, 2, … once.
  void take(std::size_t block, Part part) {
    const std::lock_guard lock(mutex_);
    waiting_.emplace(block, std::move(part));
    for (auto first = waiting_.begin(); first != waiting_.end() && first->first == next_; first = waiting_.begin()) {
      add_to_(first->second);
      waiting_.erase(first);
      ++next_;
    }
  }
  [[nodiscard]] std::size_t done() const {
    const std::lock_guard lock(mutex_);
    return next_;
  }

 private:
  AddTo add_to_;
  mutable std::mutex mutex_;
  std::map<std::size_t, Part> waiting_;
  std::size_t next_ = 0;
};

}  // namespace xylem::analysis
