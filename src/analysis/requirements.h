// Requirements: the tests that a phase asks of a partnership.
#pragma once

#include <string_view>

#include "analysis/evidence.h"
#include "xylem/analysis/phases.h"

namespace xylem::analysis {

struct Tested {
  RowState state = RowState::unknown;
  std::string shows;
};
struct RequirementTest {
  std::string_view key;
  std::string_view label;
  Tested (*test)(const Evidence& evidence, const PairEvidence& pair);
};

/// The test of that name, or null.
[[nodiscard]] const RequirementTest* find_requirement(std::string_view key);

}  // namespace xylem::analysis
