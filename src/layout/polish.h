// Polish: brings drawn distances near to distances in ties (sparse stress, Ortmann, Klimenta, Brandes 2016).
#pragma once

#include <stop_token>

#include "layout/forces.h"

namespace xylem::layout {

/// Larger parts would have too few pivots in the memory there should be.
inline constexpr std::uint32_t kPolishedUpTo = 150000;

/// Moves `places` so that the stress gets small: every node has a spring of its distance in ties to each neighbor and
/// to some pivots, which stand for the nodes around them. With few nodes every node is a pivot and this is stress
/// majorization. Weights of ties are not looked at. False when stopped, with `places` somewhere between.
/// Cost O(pivots * (n + m)) for the distances and O(steps * (pivots * n + m)); 8 bytes for each pivot and node.
[[nodiscard]] bool polish(const Level& part, Places& places, std::uint64_t seed, jobs::Crew& crew,
                          const std::stop_token& stop);

}  // namespace xylem::layout
