// FlatIndex: finds numbers by the hash of what they stand for, in eight bytes for each place and one look at memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace xylem::files {

/// Knows numbers by hashes; who asks compares what they stand for. A std::unordered_map takes a block of memory of its
/// own for each, which is most of the time that a large file takes.
class FlatIndex {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  explicit FlatIndex(std::size_t expected = 0) {
    std::size_t size = 16;
    while (size < 2 * expected) size *= 2;
    slots_.resize(size);
  }

  /// The number put in with this hash for which `is_it(number)`; kNone when there is none.
  template <class IsIt>
  [[nodiscard]] std::uint32_t find(std::uint64_t hash, const IsIt& is_it) const {
    const auto tag = static_cast<std::uint32_t>(hash);
    for (std::size_t at = place_of(tag); slots_[at].number != kNone; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].tag == tag && is_it(slots_[at].number)) return slots_[at].number;
    }
    return kNone;
  }
  /// Puts in a number that is not kNone; equal ones are not looked for.
  void insert(std::uint64_t hash, std::uint32_t number) {
    if (2 * (count_ + 1) > slots_.size()) grow();
    put({static_cast<std::uint32_t>(hash), number});
    ++count_;
  }
  [[nodiscard]] std::size_t size() const { return count_; }

 private:
  struct Slot {
    std::uint32_t tag = 0;  // the low half of the hash, which also says where to look first
    std::uint32_t number = kNone;
  };
  [[nodiscard]] std::size_t place_of(std::uint32_t tag) const { return (tag * 0x9E3779B1U) & (slots_.size() - 1); }
  void put(Slot slot) {
    std::size_t at = place_of(slot.tag);
    while (slots_[at].number != kNone) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
  void grow() {
    std::vector<Slot> before(slots_.size() * 2);
    before.swap(slots_);
    for (const Slot& slot : before) {
      if (slot.number != kNone) put(slot);
    }
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

[[nodiscard]] inline std::uint64_t hash_of(std::string_view text) { return std::hash<std::string_view>()(text); }
[[nodiscard]] inline std::uint64_t hash_of(std::uint64_t number) {
  number = (number ^ (number >> 32U)) * 0x9E3779B97F4A7C15ULL;
  return number ^ (number >> 32U);
}

}  // namespace xylem::files
