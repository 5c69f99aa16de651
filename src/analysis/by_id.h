// By id: the partnerships of a snapshot with organizations in the order of their ids as people read them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// Whether `a` comes before `b`, runs of digits counting as numbers: "org4" before "org32".
[[nodiscard]] bool comes_before(std::string_view a, std::string_view b);

/// `nodes` are the positions in the snapshot, by the positions in `graph`.
struct ById {
  std::vector<std::uint32_t> nodes;
  graph::Graph graph;
};
[[nodiscard]] ById by_id(const graph::Snapshot& snapshot);

}  // namespace xylem::analysis
