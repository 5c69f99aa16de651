// Contexts: the same questions for partnerships of different kinds, side by side.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// What partnerships are grouped by. Of areas and sectors, both ends count: "Rural and Urban".
enum class ContextBy : std::uint8_t { area, sectors, mode, channel };
[[nodiscard]] std::string_view to_text(ContextBy by);

/// One group. A partnership of several modes stands in each of them.
struct Context {
  std::string label;
  std::vector<std::uint32_t> partnerships;                    // edges of Snapshot::partnerships
  std::uint32_t organizations = 0;                            // that take part in one of them
  std::uint32_t with_value = 0;                               // partnerships whose cooperation capital is known
  std::optional<double> median;                               // of these
  std::vector<std::pair<std::string, std::uint32_t>> phases;  // label and how many; "Phase not given" last
  std::optional<double> coverage;  // of the profile by the organizations of an area alone; other groupings have none
  /// Share of random divisions of the same sizes whose medians differ at least as much from the rest's. Given only
  /// where the group and the rest have at least ten known values each.
  std::optional<double> chance;
};

struct Comparison {
  ContextBy by = ContextBy::area;
  std::vector<Context> groups;  // largest first, then by label
  std::uint32_t not_given = 0;  // partnerships that say nothing about this
};

/// `capital` has one value for each edge of the partnership graph, or nothing where it is not known; `profile` may be
/// null. Errors: none; groups of any size are listed, none is tested below ten.
/// Cost O(partnerships), for areas one coverage each; 2,000 divisions of the known values where there is a test.
[[nodiscard]] Comparison compare_contexts(const graph::Snapshot& snapshot, ContextBy by,
                                          std::span<const std::optional<double>> capital,
                                          const ecosystem::TargetProfile* profile);

}  // namespace xylem::analysis
