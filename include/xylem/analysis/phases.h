// Phases: what a partnership in each phase should have, what of it is there, and who has stood still or fallen back.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/analysis/finding.h"
#include "xylem/analysis/why.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

enum class RowState : std::uint8_t { met, unmet, unknown };
[[nodiscard]] std::string_view to_text(RowState state);

/// One requirement of one partnership.
struct RequirementRow {
  ecosystem::PhaseId phase;
  std::string test;   // "planning_session_held"
  std::string label;  // "Both attended the same planning session"
  ecosystem::RequirementLevel level = ecosystem::RequirementLevel::must;
  RowState state = RowState::unknown;
  std::string shows;  // "Planning session of 3 May 2026"; or what is missing
};

/// How much of what is asked for is there.
struct Readiness {
  std::uint32_t met = 0;
  std::uint32_t unmet = 0;
  std::uint32_t unknown = 0;
  /// [met / all, (met + unknown) / all]; mid = met / (met + unmet), met / all where nothing is known. Not given
  /// without rows.
  [[nodiscard]] std::optional<Interval> interval() const;
};
[[nodiscard]] Readiness readiness_of(std::span<const RequirementRow> rows);

/// When a phase went back in the order of phases.
struct Regression {
  ecosystem::PhaseId from;
  ecosystem::PhaseId to;
  std::optional<ecosystem::Date> date;
};

struct PartnershipPhase {
  std::uint32_t edge = 0;  // in Snapshot::partnerships
  ecosystem::PhaseId phase;
  std::vector<RequirementRow> rows;       // of its phase
  std::vector<RequirementRow> next_rows;  // of the phase after
  ecosystem::PhaseId next;                // empty = there is none
  std::optional<double> months;           // in its phase, as far as its date is known
  std::optional<double> limit;            // months after which it counts as stalled
  /// Yes: longer than the limit and a "must" of its phase is unmet. Not known: the limit is passed and only unknown
  /// rows could say so, or the date is not known.
  RowState stalled = RowState::unmet;
  RowState ready_for_next = RowState::unmet;  // all "must" of the next phase
  std::optional<Regression> regression;       // the last one, while it stands lower than before
  [[nodiscard]] Readiness readiness() const { return readiness_of(rows); }
};

/// Two capitals that flow in the same partnerships.
struct CapitalCombination {
  std::string first;
  std::string second;
  std::uint32_t both = 0;
  double support = 0.0;  // share of partnerships with both
  double lift = 0.0;     // P(both) / (P(first) P(second)); above 1 = more often together than by chance
};
struct PhaseCombinations {
  ecosystem::PhaseId phase;
  std::uint32_t partnerships = 0;
  std::uint32_t without_flows = 0;  // of these, with no flow in the window: none is recorded, perhaps there is one
  bool enough = false;              // at least 10 partnerships and flows recorded at all; else no combinations
  std::vector<CapitalCombination> combinations;  // of at least 3 partnerships; highest lift first
};

struct Phases {
  std::vector<PartnershipPhase> partnerships;  // those of a known phase, in the order of the ties
  std::vector<PhaseCombinations> combinations;
  std::uint32_t phase_not_known = 0;
  std::uint32_t rows_unknown = 0;    // over all rows of the own phase
  std::uint32_t agreement_ends = 0;  // agreements without an end: they count as running on
  std::uint32_t undated_flows = 0;   // without a beginning; counted as of the window
  std::uint32_t phase_dates = 0;     // current phases without a beginning
  bool has_requirements = false;     // the profile asks for anything
};

/// Rows and limits are those of `profile`; null or without rows = nothing is asked. Unknown means that nothing of the
/// kind was ever recorded for the two organizations, or that what is recorded leaves out what would tell; it never
/// counts as unmet. The tests are described in assets/profiles/README.md; a test by another name is unknown.
/// Cost O(partnerships * rows * their records).
[[nodiscard]] Phases phases_of(const graph::Snapshot& snapshot, const ecosystem::TargetProfile* profile);

/// The names of all tests there are, in the order of their description.
[[nodiscard]] std::span<const std::string_view> requirement_tests();

/// stalled_partnership .3 + .35 * share of "must" rows that are unmet, not where an agreement is all that lacks (a weak
/// point of its own); fell_back .5; ready_for_next_phase .15.
[[nodiscard]] std::vector<Finding> findings_of(const graph::Snapshot& snapshot, const Phases& phases);

}  // namespace xylem::analysis
