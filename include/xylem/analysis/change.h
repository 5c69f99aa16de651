// Change: what differs between two states of an ecosystem: two days, or a scenario and what it was begun from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "xylem/analysis/cooperation_capital.h"
#include "xylem/analysis/indicators.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// Somebody who is in one of the states only.
struct ChangedMember {
  ecosystem::OrganizationId id;
  std::string name;
};

/// A partnership that is in one of the states only, or whose phase differs. `from` and `to` are empty where the phase
/// is not known, or where there was (is) no partnership.
struct ChangedTie {
  ecosystem::PartnershipId id;
  ecosystem::OrganizationId a;
  ecosystem::OrganizationId b;
  std::string name;  // "Alder High School and Tern Robotics"
  ecosystem::PhaseId from;
  ecosystem::PhaseId to;
  bool side_left = false;  // one of the two is gone altogether
};

/// One resource over the twelve months before each state. Amounts are of the flows whose amount is known.
struct ChangedResource {
  ecosystem::ResourceId resource;
  std::string label;
  std::string unit;
  std::uint32_t flows_before = 0;
  std::uint32_t flows_after = 0;
  double amount_before = 0.0;
  double amount_after = 0.0;
  std::uint32_t unknown_before = 0;  // flows without an amount: in no sum
  std::uint32_t unknown_after = 0;
};

/// A partnership whose cooperation capital is known in both states.
struct ChangedCapital {
  ecosystem::PartnershipId id;
  std::string name;
  Interval before;
  Interval after;
  [[nodiscard]] double change() const { return after.mid - before.mid; }
  /// Whether it went that way whatever the missing answers are.
  [[nodiscard]] bool sure() const { return after.low > before.high || after.high < before.low; }
};

struct ChangesOfCapital {
  std::vector<ChangedCapital> rows;  // those that differ; the largest loss first
  std::uint32_t not_known = 0;       // partnerships of both states without enough answers in one of them
};
/// Active partnerships of `before` and of `after`. Cost: one cooperation_capital_of.
[[nodiscard]] ChangesOfCapital changes_of_capital(const graph::Snapshot& before, const CooperationCapital& after);

/// A goal: who has committed to it by each of the states, and whether it fell due between them.
struct ChangedGoal {
  ecosystem::GoalId id;
  std::string text;
  std::uint32_t committed_before = 0;
  std::uint32_t committed_after = 0;
  std::uint32_t undated = 0;  // commitments without a date: counted in both
  bool fell_due = false;
  ecosystem::GoalStatus status = ecosystem::GoalStatus::draft;  // goals have no dated status: that of the later state
};

/// An indicator whose newest value differs, or that was measured for the first time.
struct ChangedMeasure {
  std::string label;
  std::string unit;
  std::optional<double> before;
  std::optional<double> after;
  /// Whether the direction that is wished was taken; not given for a range, or without both values.
  std::optional<bool> better;
};

struct Changes {
  ecosystem::Day from = 0;
  ecosystem::Day to = 0;
  std::uint32_t organizations_before = 0;
  std::uint32_t organizations_after = 0;
  std::uint32_t partnerships_before = 0;
  std::uint32_t partnerships_after = 0;
  std::vector<ChangedMember> joined;
  std::vector<ChangedMember> left;
  std::vector<ChangedTie> began;
  std::vector<ChangedTie> ended;
  std::vector<ChangedTie> moved_on;        // to a later phase, or awake again
  std::vector<ChangedTie> fell_back;       // to an earlier phase, or dormant
  std::uint32_t phase_not_known = 0;       // partnerships of both states with a phase that one of them does not know
  std::vector<ChangedResource> resources;  // those that differ; by label
  ChangesOfCapital capital;
  std::vector<ChangedGoal> goals;
  std::vector<ChangedMeasure> measures;
  [[nodiscard]] bool nothing() const;
};

/// `after` against `before`. Lists are in the order of ids unless said otherwise. Phases are ordered by their taxonomy;
/// dormant counts as a step back from any phase, and waking up as a step on.
/// Cost: two times cooperation_capital_of, plus O(records).
[[nodiscard]] Changes changes_between(const graph::Snapshot& before, const graph::Snapshot& after);

/// "12 organizations joined, 3 left. 20 partnerships began, 4 ended; 9 moved on a phase, 2 fell back." `against` names
/// the earlier state: "since 30 June 2025".
[[nodiscard]] std::string change_sentence(const Changes& changes, const std::string& against);

}  // namespace xylem::analysis
