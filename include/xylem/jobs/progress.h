// Progress of one piece of long work: written by its worker, read by anybody.
#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <string_view>

namespace xylem::jobs {

/// What a worker says about its work. Safe from any thread; costs a few nanoseconds to write a fraction.
class Progress {
 public:
  /// 0..1, or negative when how much is left is not known (drawn as a spinner).
  void set_fraction(float fraction) { fraction_.store(fraction, std::memory_order_relaxed); }
  [[nodiscard]] float fraction() const { return fraction_.load(std::memory_order_relaxed); }

  /// What is being done, in words for a person: "Reading organizations".
  void set_phase(std::string_view phase) {
    const std::lock_guard lock(mutex_);
    phase_ = phase;
  }
  [[nodiscard]] std::string phase() const {
    const std::lock_guard lock(mutex_);
    return phase_;
  }

 private:
  std::atomic<float> fraction_{-1.0F};
  mutable std::mutex mutex_;
  std::string phase_;
};

}  // namespace xylem::jobs
