// Breadth-first walks, a bit for each: told along from a narrow front, asked for from everyone when it is wide.
#include "analysis/reach_kernel.h"

#include <algorithm>
#include <bit>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "analysis/reach_kernel.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace xylem::analysis::HWY_NAMESPACE {
namespace {

constexpr std::size_t kWide = 8;  // from this share of the nodes on, asking everyone costs less than telling

HWY_INLINE bool any(const WalkBits& bits) {
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < kWords; ++i) all |= bits.word[i];
  return all != 0;
}

class Walks {
 public:
  Walks(const StepRows& rows, ReachField& field, std::span<Reach> reaches)
      : rows_(rows), field_(field), reaches_(reaches) {}

  void from(std::uint32_t first, std::size_t count) {
    std::ranges::fill(field_.seen, WalkBits{});
    std::ranges::fill(field_.here, WalkBits{});
    std::ranges::fill(field_.next, WalkBits{});
    field_.front.clear();
    for (std::size_t walk = 0; walk < count; ++walk) {
      const std::uint32_t node = first + static_cast<std::uint32_t>(walk);
      const std::uint64_t bit = std::uint64_t{1} << (walk % 64);
      field_.seen[node].word[walk / 64] |= bit;
      field_.here[node].word[walk / 64] |= bit;
      all_.word[walk / 64] |= bit;
      field_.front.push_back(node);
    }
    for (distance_ = 1.0; !field_.front.empty(); distance_ += 1.0) {
      field_.next_front.clear();
      field_.front.size() * kWide > rows_.size() ? ask() : tell();
      for (const std::uint32_t node : field_.front) field_.here[node] = WalkBits{};
      field_.here.swap(field_.next);
      field_.front.swap(field_.next_front);
    }
  }

 private:
  void ask() {
    const WalkBits* const here = field_.here.data();
    for (std::uint32_t node = 0; node < rows_.size(); ++node) {
      WalkBits open;
      for (std::size_t i = 0; i < kWords; ++i) open.word[i] = all_.word[i] & ~field_.seen[node].word[i];
      if (!any(open)) continue;
      WalkBits bits;
      for (const std::uint32_t source : rows_.of(node)) {
        for (std::size_t i = 0; i < kWords; ++i) bits.word[i] |= here[source].word[i];
      }
      for (std::size_t i = 0; i < kWords; ++i) bits.word[i] &= open.word[i];
      if (any(bits)) arrive(node, bits);
    }
  }
  void tell() {
    for (const std::uint32_t node : field_.front) {
      const WalkBits bits = field_.here[node];
      for (const std::uint32_t target : rows_.of(node)) {
        WalkBits fresh;
        for (std::size_t i = 0; i < kWords; ++i) fresh.word[i] = bits.word[i] & ~field_.seen[target].word[i];
        if (!any(fresh)) continue;
        WalkBits& next = field_.next[target];
        if (!any(next)) field_.next_front.push_back(target);
        for (std::size_t i = 0; i < kWords; ++i) next.word[i] |= fresh.word[i];
      }
    }
    const std::size_t arrived = field_.next_front.size();
    for (std::size_t at = 0; at < arrived; ++at) {
      const std::uint32_t node = field_.next_front[at];
      count(node, field_.next[node]);
    }
  }
  HWY_INLINE void arrive(std::uint32_t node, const WalkBits& bits) {
    field_.next[node] = bits;
    field_.next_front.push_back(node);
    count(node, bits);
  }
  HWY_INLINE void count(std::uint32_t node, const WalkBits& bits) {
    std::uint32_t walks = 0;
    for (std::size_t i = 0; i < kWords; ++i) {
      field_.seen[node].word[i] |= bits.word[i];
      walks += static_cast<std::uint32_t>(std::popcount(bits.word[i]));
    }
    Reach& reach = reaches_[node];
    reach.reached += walks;
    reach.distance_sum += walks * distance_;
    reach.inverse_sum += walks / distance_;
    reach.farthest = std::max(reach.farthest, distance_);
  }

  const StepRows& rows_;
  ReachField& field_;
  std::span<Reach> reaches_;
  WalkBits all_;
  double distance_ = 1.0;
};

void add(const StepRows& rows, std::uint32_t first, std::size_t count, ReachField& field, std::span<Reach> reaches) {
  Walks(rows, field, reaches).from(first, count);
}

}  // namespace
}  // namespace xylem::analysis::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace xylem::analysis {
namespace {
HWY_EXPORT(add);
}

void add_reach(const StepRows& rows, std::uint32_t first, std::size_t count, ReachField& field,
               std::span<Reach> reaches) {
  HWY_DYNAMIC_DISPATCH(add)(rows, first, count, field, reaches);
}

}  // namespace xylem::analysis
#endif
