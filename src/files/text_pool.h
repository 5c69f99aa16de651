// TextPool: texts that come again and again while a file is read, held once.
#pragma once

#include <cstddef>
#include <string_view>
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
    const std::uint64_t hash = hash_of(text);
    const std::uint32_t known = index_.find(hash, [&](std::uint32_t i) { return texts_[i] == text; });
    if (known != FlatIndex::kNone) return texts_[known];
    base::SharedText fresh(text);
    if (texts_.size() < kMost) {
      index_.insert(hash, static_cast<std::uint32_t>(texts_.size()));
      texts_.push_back(fresh);
    }
    return fresh;
  }

 private:
  std::vector<base::SharedText> texts_;
  FlatIndex index_;
};

}  // namespace xylem::files
