// Piece: one ingredient of an index, with bounds for what nobody said.
#pragma once

#include <optional>

namespace xylem::analysis {

/// `known` not given = nobody answered, or there was nothing to measure; `low` and `high` hold whatever the missing
/// answers are (0 and 1 where there are none at all).
struct Piece {
  std::optional<double> known;
  double low = 0.0;
  double high = 1.0;
  friend bool operator==(const Piece&, const Piece&) = default;
};

}  // namespace xylem::analysis
