// Findings: what all analyses found, in one ranked list.
#pragma once

#include <stop_token>
#include <vector>

#include "xylem/analysis/answers.h"
#include "xylem/analysis/finding.h"
#include "xylem/base/result.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// Everything worth saying about a snapshot: the findings of all analyses but leave-one-out, those of most weight
/// first, then the surer one, then by sentence. So that one rule does not fill the head of the list, the second finding
/// of a rule stands where four fifths of its weight would stand, the third where four fifths of that would, and so on.
/// A thing said twice by the same rule stands once. `profile` may be null: then nothing is said about what is missing.
/// Errors  cancelled.
/// Cost    that of all analyses together: 120 organizations with everything recorded take some 30 ms. Beyond
///         kMostForFindings organizations those that grow with pairs of organizations are left out.
[[nodiscard]] base::Result<std::vector<Finding>> all_findings(const graph::Snapshot& snapshot,
                                                              const ecosystem::TargetProfile* profile,
                                                              const std::stop_token& stop);
inline constexpr std::uint32_t kMostForFindings = 4000;

/// The same from answers that are there already. Cost about a millisecond.
[[nodiscard]] std::vector<Finding> all_findings(const graph::Snapshot& snapshot, const Answers& answers);

}  // namespace xylem::analysis
