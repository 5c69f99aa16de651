// Work: agreements, convenings, follow-ups, issues.
#include "xylem/analysis/work.h"

#include <algorithm>
#include <array>
#include <limits>

#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using ecosystem::Day;
using ecosystem::Ecosystem;
using ecosystem::OrganizationId;
using graph::Snapshot;

constexpr int kMonthsOfMeetings = 12;

std::string name_of(const Ecosystem& all, const OrganizationId& id) {
  const auto* organization = all.find<ecosystem::Organization>(id);
  return organization == nullptr ? id.text() : organization->name;
}
std::string names_of(const Ecosystem& all, const std::vector<OrganizationId>& ids) {
  constexpr std::size_t kFew = 3;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(ids.size(), kFew); ++i) names.push_back(name_of(all, ids[i]));
  std::string text = base::joined(names, ", ");
  if (ids.size() > kFew) text += " and " + std::to_string(ids.size() - kFew) + " more";
  return text;
}
std::string kind_label(const Ecosystem& all, std::string_view taxonomy, const std::string& key, const char* otherwise) {
  return key.empty() ? otherwise : ecosystem::term_label(all, taxonomy, key);
}

/// The days within which something counts as due.
class Window {
 public:
  explicit Window(Day today)
      : today_(today),
        first_(ecosystem::months_before(today, kMonthsOverdue)),
        last_(ecosystem::months_before(today, -kMonthsAhead)) {}
  void add(Work& work, DueItem item, const ecosystem::Date& date) const {
    item.day = date.last_day();
    if (item.day < first_ || item.day > last_) return;
    item.overdue = item.day < today_;
    work.due.push_back(std::move(item));
  }
  [[nodiscard]] Day today() const { return today_; }
  [[nodiscard]] Day meetings_from() const { return ecosystem::months_before(today_, kMonthsOfMeetings); }

 private:
  Day today_;
  Day first_;
  Day last_;
};

void add_followups(const Ecosystem& all, const ecosystem::Convening& convening, const Window& window, Work& work) {
  for (std::size_t i = 0; i < convening.followups.size(); ++i) {
    const ecosystem::FollowUp& one = convening.followups[i];
    if (one.done) continue;
    if (!one.due) {
      ++work.followups_undated;
      continue;
    }
    DueItem item{DueItem::Kind::follow_up, convening.id.text(), i, one.text, "", 0, false, {}};
    if (!one.owner.empty()) {
      item.who = name_of(all, one.owner);
      item.organizations.push_back(one.owner);
    }
    window.add(work, std::move(item), *one.due);
  }
}

void add_convenings(const Snapshot& snapshot, const Window& window, Work& work) {
  const Ecosystem& all = *snapshot.ecosystem;
  for (const auto& convening : all.all<ecosystem::Convening>()) {
    add_followups(all, convening, window, work);
    ConveningRow row;
    row.id = convening.id;
    row.what = kind_label(all, "convening_kind", convening.kind.text(), "Meeting");
    if (!convening.host_org.empty()) {
      row.what += " at " + name_of(all, convening.host_org);
      row.organizations.push_back(convening.host_org);
    }
    for (const auto& attended : convening.attended) {
      if (attended.org != convening.host_org) row.organizations.push_back(attended.org);
    }
    if (convening.date) row.day = convening.date->first_day();
    row.to_come = row.day && *row.day > window.today();
    row.open_followups = static_cast<std::uint32_t>(
        std::ranges::count_if(convening.followups, [](const auto& one) { return !one.done; }));
    if (row.day && *row.day < window.meetings_from()) continue;
    work.convenings.push_back(std::move(row));
  }
  std::ranges::stable_sort(work.convenings, [](const ConveningRow& a, const ConveningRow& b) {
    if (a.to_come != b.to_come) return a.to_come;
    const Day first = a.day.value_or(std::numeric_limits<Day>::min());
    const Day second = b.day.value_or(std::numeric_limits<Day>::min());
    return a.to_come ? first < second : first > second;
  });
}

void add_agreements(const Snapshot& snapshot, const Window& window, Work& work) {
  const Ecosystem& all = *snapshot.ecosystem;
  for (const auto& agreement : all.all<ecosystem::Agreement>()) {
    if (agreement.signed_on && agreement.signed_on->first_day() > window.today()) continue;
    AgreementRow row;
    row.id = agreement.id;
    row.parties = agreement.parties;
    row.what =
        kind_label(all, "agreement_kind", agreement.kind.text(), "Agreement") + ": " + names_of(all, row.parties);
    if (agreement.expires) row.expires = agreement.expires->last_day();
    for (const auto& clause : {agreement.clause_goal, agreement.clause_roles, agreement.clause_resources,
                               agreement.clause_measurement, agreement.clause_communication, agreement.clause_decisions,
                               agreement.clause_data_sharing, agreement.clause_duration_exit}) {
      row.clauses_yes += clause == true ? 1U : 0U;
      row.clauses_unknown += clause ? 0U : 1U;
    }
    if (row.expires && *row.expires < window.today()) {
      ++work.agreements_over;
      continue;
    }
    if (agreement.expires) {
      window.add(
          work, {DueItem::Kind::agreement, agreement.id.text(), 0, row.what + " ends", "", 0, false, agreement.parties},
          *agreement.expires);
    }
    work.agreements.push_back(std::move(row));
  }
  std::ranges::stable_sort(work.agreements, {}, [](const AgreementRow& row) {
    return row.expires.value_or(std::numeric_limits<Day>::max());
  });
}

void add_goals_and_programs(const Snapshot& snapshot, const Window& window, Work& work) {
  const Ecosystem& all = *snapshot.ecosystem;
  for (const auto& goal : all.all<ecosystem::Goal>()) {
    const bool done = goal.status == ecosystem::GoalStatus::met || goal.status == ecosystem::GoalStatus::dropped;
    if (done || !goal.due) continue;
    DueItem item{DueItem::Kind::goal, goal.id.text(), 0, goal.text, "", 0, false, {}};
    for (const auto& committed : goal.committed_orgs) item.organizations.push_back(committed.org);
    item.who = base::counted(item.organizations.size(), "organization");
    window.add(work, std::move(item), *goal.due);
  }
  for (const auto& program : all.all<ecosystem::Program>()) {
    if (!program.to || program.to->first_day() < window.today()) continue;
    DueItem item{DueItem::Kind::program, program.id.text(), 0, program.name + " ends", "", 0, false, {}};
    if (!program.lead_org.empty()) {
      item.who = name_of(all, program.lead_org);
      item.organizations.push_back(program.lead_org);
    }
    window.add(work, std::move(item), *program.to);
  }
}

/// What an issue is about, and who.
void find_subject(const Ecosystem& all, const ecosystem::Issue& issue, IssueRow& row, std::string& name) {
  using ecosystem::IssueSubject;
  switch (issue.subject_kind) {
    case IssueSubject::organization:
      row.subject = {FindingSubject::Kind::organization, issue.subject};
      row.organizations.emplace_back(issue.subject);
      name = name_of(all, OrganizationId(issue.subject));
      return;
    case IssueSubject::partnership:
      row.subject = {FindingSubject::Kind::partnership, issue.subject};
      if (const auto* pair = all.find<ecosystem::Partnership>(ecosystem::PartnershipId(issue.subject))) {
        row.organizations = {pair->org_a, pair->org_b};
        name = name_of(all, pair->org_a) + " \u2013 " + name_of(all, pair->org_b);
      }
      return;
    case IssueSubject::program:
      row.subject = {FindingSubject::Kind::program, issue.subject};
      if (const auto* program = all.find<ecosystem::Program>(ecosystem::ProgramId(issue.subject))) {
        row.organizations = program->partner_orgs;
        if (!program->lead_org.empty()) row.organizations.push_back(program->lead_org);
        name = program->name;
      }
      return;
  }
}

void add_issues(const Snapshot& snapshot, const Window& window, Work& work) {
  const Ecosystem& all = *snapshot.ecosystem;
  for (const auto& issue : all.all<ecosystem::Issue>()) {
    if (issue.opened && issue.opened->first_day() > window.today()) continue;
    if (issue.closed && issue.closed->first_day() <= window.today()) {
      ++work.issues_closed;
      continue;
    }
    IssueRow row;
    row.id = issue.id;
    row.severity = issue.severity;
    if (issue.opened) row.opened = issue.opened->first_day();
    std::string name;
    find_subject(all, issue, row, name);
    row.what = kind_label(all, "issue_kind", issue.kind.text(), "Issue");
    if (!name.empty()) row.what += ": " + name;
    work.issues.push_back(std::move(row));
  }
  std::ranges::stable_sort(work.issues, [](const IssueRow& a, const IssueRow& b) {
    if (a.severity != b.severity) return a.severity > b.severity;
    return a.opened.value_or(std::numeric_limits<Day>::max()) < b.opened.value_or(std::numeric_limits<Day>::max());
  });
}

}  // namespace

Work work_of(const Snapshot& snapshot) {
  Work work;
  const Window window(snapshot.view.day);
  add_convenings(snapshot, window, work);
  add_agreements(snapshot, window, work);
  add_goals_and_programs(snapshot, window, work);
  add_issues(snapshot, window, work);
  std::ranges::stable_sort(work.due, {}, &DueItem::day);
  return work;
}

std::string work_sentence(const Work& work) {
  if (work.nothing()) return "No agreement, meeting, follow-up or issue is recorded yet.";
  const auto overdue = static_cast<std::size_t>(std::ranges::count_if(work.due, &DueItem::overdue));
  const std::size_t ahead = work.due.size() - overdue;
  std::string text =
      base::counted(ahead, "thing falls", "things fall") + " due within " + std::to_string(kMonthsAhead) + " months";
  if (overdue > 0) text += ", " + std::to_string(overdue) + (overdue == 1 ? " is" : " are") + " overdue";
  text += ". " + base::counted(work.agreements.size(), "agreement runs", "agreements run") + "; " +
          base::counted(work.issues.size(), "issue is", "issues are") + " open.";
  return text;
}

}  // namespace xylem::analysis
