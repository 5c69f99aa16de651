// Work: what partners agreed on, where they meet, what falls due and what stands in the way.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "xylem/analysis/finding.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// Something with a day by which it should be done, or on which it ends.
struct DueItem {
  enum class Kind : std::uint8_t { follow_up, agreement, goal, program };
  Kind kind = Kind::follow_up;
  std::string record;        // id of the convening, agreement, goal or program
  std::size_t position = 0;  // of a follow-up within its convening
  std::string what;          // "Write the equipment list"
  std::string who;           // names of those whose it is; may be empty
  ecosystem::Day day = 0;
  bool overdue = false;  // before the snapshot's day and not done
  std::vector<ecosystem::OrganizationId> organizations;
};

struct AgreementRow {
  ecosystem::AgreementId id;
  std::string what;  // "Memorandum of understanding: Alder High School, Tern Robotics"
  std::optional<ecosystem::Day> expires;
  bool over = false;
  std::uint32_t clauses_yes = 0;  // of eight
  std::uint32_t clauses_unknown = 0;
  std::vector<ecosystem::OrganizationId> parties;
};

struct ConveningRow {
  ecosystem::ConveningId id;
  std::string what;  // "Quarterly meeting at Sallow STEM Alliance"
  std::optional<ecosystem::Day> day;
  bool to_come = false;
  std::uint32_t open_followups = 0;
  std::vector<ecosystem::OrganizationId> organizations;  // host and who attended
};

struct IssueRow {
  ecosystem::IssueId id;
  std::string what;  // "Capacity: Brackwater Library – Sallow Aquarium"
  std::int64_t severity = 2;
  std::optional<ecosystem::Day> opened;
  FindingSubject subject;
  std::vector<ecosystem::OrganizationId> organizations;
};

struct Work {
  std::vector<DueItem> due;              // overdue ones and those of the next kMonthsAhead; earliest first
  std::uint32_t followups_undated = 0;   // open, without a day
  std::vector<AgreementRow> agreements;  // that run; those that end first come first, without an end last
  std::uint32_t agreements_over = 0;
  std::vector<ConveningRow> convenings;  // to come, the nearest first, then of the last twelve months, the newest first
  std::vector<IssueRow> issues;          // open ones, the most severe first, then the oldest
  std::uint32_t issues_closed = 0;
  [[nodiscard]] bool nothing() const {
    return due.empty() && agreements.empty() && convenings.empty() && issues.empty() && followups_undated == 0;
  }
};
inline constexpr int kMonthsAhead = 6;
inline constexpr int kMonthsOverdue = 12;  // what was due earlier than that and has no mark is left out

/// What is there on the snapshot's day. A goal falls due unless it is met or dropped; a program ends, an agreement
/// expires. Cost O(records * their members).
[[nodiscard]] Work work_of(const graph::Snapshot& snapshot);

/// "7 things fall due within 6 months, 2 are overdue. 41 agreements run, 3 of them end by then; 4 issues are open."
[[nodiscard]] std::string work_sentence(const Work& work);

}  // namespace xylem::analysis
