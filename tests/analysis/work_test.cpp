// analysis: work.h
#include "xylem/analysis/work.h"

#include <gtest/gtest.h>

namespace xylem::analysis {
namespace {

using namespace xylem::ecosystem;

class WorkTest : public testing::Test {
 protected:
  Ecosystem town;

  void SetUp() override {
    for (const char* id : {"school", "museum"}) {
      Organization row;
      row.id = OrganizationId(id);
      row.name = std::string("The ") + id;
      town.put(row);
    }
  }
  [[nodiscard]] Work on(const char* day) const {
    return work_of(*graph::snapshot_of(std::make_shared<const Ecosystem>(town), {date_from(day)->first_day()}));
  }
  void meeting(const char* id, const char* date, std::vector<FollowUp> followups = {}) {
    Convening row;
    row.id = ConveningId(id);
    row.date = date_from(date);
    row.host_org = OrganizationId("museum");
    row.attended = {{OrganizationId("school"), {}}, {OrganizationId("museum"), {}}};
    row.followups = std::move(followups);
    town.put(row);
  }
};

TEST_F(WorkTest, FollowUpsAreDueUntilTheyAreDone) {
  meeting("m", "2024-01-10",
          {{"Write the list", OrganizationId("school"), date_from("2024-02-01"), false},
           {"Book the room", OrganizationId("museum"), date_from("2024-02-01"), true},
           {"Call the mayor", {}, date_from("2024-08-01"), false},
           {"Far away", {}, date_from("2026-01-01"), false},
           {"Some day", {}, {}, false}});
  const Work work = on("2024-03-01");
  ASSERT_EQ(work.due.size(), 2U);
  EXPECT_EQ(work.due[0].what, "Write the list");
  EXPECT_TRUE(work.due[0].overdue);
  EXPECT_EQ(work.due[0].who, "The school");
  EXPECT_FALSE(work.due[1].overdue);
  EXPECT_EQ(work.due[1].position, 2U);
  EXPECT_EQ(work.followups_undated, 1U);
  EXPECT_EQ(work.convenings.at(0).open_followups, 4U);
  EXPECT_EQ(work_sentence(work),
            "1 thing falls due within 6 months, 1 is overdue. 0 agreements run; 0 issues are open.");
}

TEST_F(WorkTest, AnAgreementThatEndsSoonIsDueAndOneThatEndedIsOnlyCounted) {
  for (const auto& [id, expires] :
       {std::pair("soon", "2024-05-01"), {"late", "2027"}, {"over", "2023-05-01"}, {"open", ""}}) {
    Agreement row;
    row.id = AgreementId(id);
    row.parties = {OrganizationId("school"), OrganizationId("museum")};
    row.expires = date_from(expires);
    row.clause_goal = true;
    row.clause_roles = false;
    town.put(row);
  }
  const Work work = on("2024-03-01");
  ASSERT_EQ(work.agreements.size(), 3U);
  EXPECT_EQ(work.agreements[0].id.text(), "soon");
  EXPECT_EQ(work.agreements[2].id.text(), "open");
  EXPECT_EQ(work.agreements[0].clauses_yes, 1U);
  EXPECT_EQ(work.agreements[0].clauses_unknown, 6U);
  EXPECT_EQ(work.agreements_over, 1U);
  ASSERT_EQ(work.due.size(), 1U);
  EXPECT_EQ(work.due[0].what, "Agreement: The school, The museum ends");
}

TEST_F(WorkTest, MeetingsToComeStandFirstThenTheNewest) {
  meeting("old", "2022-01-01");
  meeting("winter", "2024-01-10");
  meeting("autumn", "2023-10-10");
  meeting("summer", "2024-06-10");
  meeting("spring", "2024-04-10");
  const Work work = on("2024-03-01");
  std::vector<std::string> order;
  for (const ConveningRow& row : work.convenings) order.push_back(row.id.text());
  EXPECT_EQ(order, (std::vector<std::string>{"spring", "summer", "winter", "autumn"}));
}

TEST_F(WorkTest, OpenIssuesAreOrderedBySeverityAndClosedOnesCounted) {
  const auto issue = [&](const char* id, std::int64_t severity, const char* closed) {
    Issue row;
    row.id = IssueId(id);
    row.subject_kind = IssueSubject::organization;
    row.subject = "school";
    row.severity = severity;
    row.opened = date_from("2024-01-01");
    row.closed = date_from(closed);
    town.put(row);
  };
  issue("small", 1, "");
  issue("large", 3, "");
  issue("done", 3, "2024-02-01");
  const Work work = on("2024-03-01");
  ASSERT_EQ(work.issues.size(), 2U);
  EXPECT_EQ(work.issues[0].id.text(), "large");
  EXPECT_EQ(work.issues[0].what, "Issue: The school");
  EXPECT_EQ(work.issues_closed, 1U);
  EXPECT_EQ(on("2024-01-15").issues.size(), 3U);
}

}  // namespace
}  // namespace xylem::analysis
