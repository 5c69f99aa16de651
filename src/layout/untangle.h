// Untangle: the places of one connected part from nothing, coarse levels first (multilevel, Walshaw 2003; Hu 2005).
#pragma once

#include <functional>
#include <optional>
#include <stop_token>

#include "layout/forces.h"

namespace xylem::layout {

struct Wish {
  std::uint64_t seed = 1;
  /// 0 = drawn distances are near to distances in ties, 1 = neighborhoods are dense; as Request::neighborhoods.
  float neighborhoods = 0.5F;
};

/// Places of `part` in the units of a law, which one scale brings to the world; nothing when stopped. `worked` is told
/// node-steps done since it was last called. Cost about 60 steps of O(n log n + m), with growing numbers of steps on
/// smaller levels.
[[nodiscard]] std::optional<Places> untangle(const Level& part, const Wish& wish, jobs::Crew& crew,
                                             const std::stop_token& stop, const std::function<void(double)>& worked);
/// How many node-steps untangle() will report for a part of that size, about.
[[nodiscard]] double work_of(std::uint32_t nodes);

}  // namespace xylem::layout
