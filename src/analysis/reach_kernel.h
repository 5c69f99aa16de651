// How far everybody is, for hundreds of sources at once: one bit for each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/paths.h"
#include "analysis/steps.h"

namespace xylem::analysis {

inline constexpr std::size_t kWords = 8;  // a cache line
inline constexpr std::size_t kWalks = kWords * 64;

/// One bit of each walk at one node.
struct alignas(64) WalkBits {
  std::array<std::uint64_t, kWords> word{};
};

/// Working memory of one thread, about 200 bytes a node.
struct ReachField {
  explicit ReachField(std::uint32_t nodes) : seen(nodes), here(nodes), next(nodes) {}
  std::vector<WalkBits> seen;
  std::vector<WalkBits> here;
  std::vector<WalkBits> next;
  std::vector<std::uint32_t> front;  // nodes with any bit here
  std::vector<std::uint32_t> next_front;
};

/// Walks from up to kWalks nodes, `first` and those after it, and adds to the reach of every node how far it is from
/// them. Ties have no direction, so this is how far they are from it (Then et al., VLDB 2014).
void add_reach(const StepRows& rows, std::uint32_t first, std::size_t count, ReachField& field,
               std::span<Reach> reaches);

}  // namespace xylem::analysis
