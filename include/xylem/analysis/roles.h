// Roles over time: how many roles of each orientation there were, how many began and ended.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// What a role is mostly for. `not_given`: no role, or one whose term says nothing.
enum class Orientation : std::uint8_t { strategic, operational, connective, not_given };
inline constexpr std::size_t kOrientations = 4;
/// "Strategic"; "Orientation not given".
[[nodiscard]] std::string_view title_of(Orientation orientation);
/// By the term of the role: "strategic", "operational" or "connective".
[[nodiscard]] Orientation orientation_of(const ecosystem::Ecosystem& ecosystem, const ecosystem::RoleId& role);

/// The roles that ran at the end of a quarter.
struct RolesAt {
  ecosystem::Day end = 0;
  std::array<std::uint32_t, kOrientations> count{};  // by Orientation
  [[nodiscard]] std::uint32_t total() const { return count[0] + count[1] + count[2] + count[3]; }
};

struct RolesOverTime {
  std::vector<RolesAt> quarters;  // earliest first, the last one holds the snapshot's day; at most 40
  RolesAt now;                    // on the day itself
  std::uint32_t began = 0;        // in the twelve months up to the day
  std::uint32_t ended = 0;
  std::uint32_t undated = 0;  // without a beginning: they count as having always been there
};

/// Assignments of organizations of the ecosystem, whether these are there on the day or not. Cost O(assignments *
/// quarters).
[[nodiscard]] RolesOverTime roles_over_time(const graph::Snapshot& snapshot);

}  // namespace xylem::analysis
