// Latest<T>: a letter box in which a new letter replaces an unread one.
#pragma once

#include <mutex>
#include <optional>
#include <utility>

namespace xylem::jobs {

/// One thread puts, another takes; whoever takes gets the newest or nothing. Never waits for the other side's work.
template <class T>
class Latest {
 public:
  void put(T value) {
    const std::lock_guard lock(mutex_);
    value_ = std::move(value);
  }
  [[nodiscard]] std::optional<T> take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(value_, std::nullopt);
  }

 private:
  std::mutex mutex_;
  std::optional<T> value_;
};

}  // namespace xylem::jobs
