// TextPool: texts that come again and again while a file is read, held once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "files/flat_index.h"
#include "xylem/base/shared.h"

namespace xylem::files {

class TextPool {
 public:
  /// `text`, shared with the equal texts of before. Long ones, and new ones once there are many, are not remembered:
  /// they are hardly ever repeated.
  [[nodiscard]] base::SharedText shared(std::string_view text) {
    constexpr std::size_t kLongest = 80;
    constexpr std::size_t kMost = 1U << 18U;
    if (text.empty()) return {};
    if (text.size() > kLongest) return base::SharedText(text);
    if (slots_.empty()) slots_.resize(1U << 10U);
    const std::uint64_t hash = hash_of(text);
    std::size_t at = place_of(hash);
    for (; !slots_[at].text.empty(); at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].hash == hash && slots_[at].text == text) return slots_[at].text;
    }
    base::SharedText fresh(text);
    if (count_ < kMost) {
      slots_[at] = {hash, fresh};
      if (2 * ++count_ > slots_.size()) grow();
    }
    return fresh;
  }

 private:
  struct Slot {  // the text itself, and no number of it: a look at memory less for each text of a large file
    std::uint64_t hash = 0;
    base::SharedText text;
  };
  [[nodiscard]] std::size_t place_of(std::uint64_t hash) const { return hash & (slots_.size() - 1); }
  void grow() {
    std::vector<Slot> before(slots_.size() * 2);
    before.swap(slots_);
    for (Slot& slot : before) {
      if (slot.text.empty()) continue;
      std::size_t at = place_of(slot.hash);
      while (!slots_[at].text.empty()) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = std::move(slot);
    }
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace xylem::files
