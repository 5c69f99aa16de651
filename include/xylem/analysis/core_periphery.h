// Core and periphery: the tight center that others are attached to, found exactly.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "xylem/graph/graph.h"

namespace xylem::analysis {

/// The core of the size that misses the fewest ties inside it and has the fewest ties outside it.
struct CorePeriphery {
  std::uint32_t size = 0;           // k: the smallest of the best sizes
  double misfits = 0.0;             // Z: missing ties in the core and ties within the periphery
  std::optional<double> fit;        // 1 - Z / min(ties, pairs without a tie), 0 to 1; not defined when that is 0
  std::vector<std::uint32_t> core;  // in order of position. Of equal degrees the earlier belongs to it
  /// Share of the periphery with at least two ties into the core; 0 when nobody is outside.
  double twice_tied = 0.0;
};

/// Of a simple graph; directions are ignored. Cost O(m + n log n).
/// Source  Lip, A fast algorithm for the discrete core/periphery bipartitioning problem (2011); `fit` and `twice_tied`
///         are Xylem's own.
[[nodiscard]] CorePeriphery core_periphery(const graph::Graph& graph);

}  // namespace xylem::analysis
