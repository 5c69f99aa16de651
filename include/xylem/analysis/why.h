// Why: what stands behind a number, so that everyone in the room can check it.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace xylem::analysis {

/// One ingredient of a number. `value` not given = not known, which is never the same as zero.
struct WhyTerm {
  std::string name;  // "Trust of the school in the museum"
  std::optional<double> value;
  std::string unit;  // "hours"; "" for shares and indices
  std::string note;  // "2 of 3 answers"; may be empty
  friend bool operator==(const WhyTerm&, const WhyTerm&) = default;
};

struct Why {
  std::string formula;               // in words: "Supply divided by what is wanted, at most 1"
  std::vector<WhyTerm> terms;        // in the order of the formula
  std::vector<std::string> missing;  // what is not known and could change the number; empty = nothing
  std::string source;                // of the formula: "Burt (1992)"; "Xylem's own" where there is no other
  std::string trap{};                // what goes wrong with the number on small maps; may be empty
  friend bool operator==(const Why&, const Why&) = default;
};

/// A number that is known as far as the answers go. `low` and `high` hold whatever the missing answers are, `mid` goes
/// by the known ones; all three are equal when nothing is missing.
struct Interval {
  double low = 0.0;
  double mid = 0.0;
  double high = 0.0;
  [[nodiscard]] bool exact() const { return low == high; }
  [[nodiscard]] bool contains(const Interval& other) const { return low <= other.low && other.high <= high; }
  friend bool operator==(const Interval&, const Interval&) = default;
};

}  // namespace xylem::analysis
