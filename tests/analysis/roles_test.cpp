// analysis: roles.h
#include "xylem/analysis/roles.h"

#include <gtest/gtest.h>

namespace xylem::analysis {
namespace {

using namespace xylem::ecosystem;

class RolesOverTimeTest : public testing::Test {
 protected:
  Ecosystem town;

  void SetUp() override {
    for (const auto& [key, orientation] :
         {std::pair("principal", "strategic"), {"teacher", "operational"}, {"liaison", "connective"}}) {
      Term term;
      term.id = TermId(std::string("role-") + key);
      term.taxonomy = "role";
      term.key = key;
      term.orientation = orientation;
      town.put(term);
    }
    Organization school;
    school.id = OrganizationId("school");
    school.name = "School";
    town.put(school);
  }
  void role(const char* id, const char* key, const char* from, const char* to = "") {
    RoleAssignment row;
    row.id = RoleAssignmentId(id);
    row.org = OrganizationId("school");
    row.role = RoleId(key);
    row.from = date_from(from);
    row.to = date_from(to);
    town.put(row);
  }
  [[nodiscard]] RolesOverTime on(const char* day) const {
    return roles_over_time(*graph::snapshot_of(std::make_shared<const Ecosystem>(town), {date_from(day)->first_day()}));
  }
};

TEST_F(RolesOverTimeTest, EachQuarterCountsTheRolesThatRunAtItsEnd) {
  role("r1", "principal", "2023-02-01");
  role("r2", "teacher", "2023-05-01", "2023-11-15");
  role("r3", "liaison", "2023-11-01");
  const RolesOverTime roles = on("2024-01-10");
  ASSERT_EQ(roles.quarters.size(), 5U);  // Q1 2023 to Q1 2024
  EXPECT_EQ(roles.quarters[0].end, date_from("2023-03-31")->first_day());
  EXPECT_EQ(roles.quarters[0].total(), 1U);
  EXPECT_EQ(roles.quarters[1].total(), 2U);
  EXPECT_EQ(roles.quarters[3].count[1], 0U);  // the teacher was gone by the end of the year
  EXPECT_EQ(roles.quarters[3].count[2], 1U);
  EXPECT_EQ(roles.now.total(), 2U);
  EXPECT_EQ(roles.began, 3U);
  EXPECT_EQ(roles.ended, 1U);
}

TEST_F(RolesOverTimeTest, WithoutDatesThereIsNoCourseButACount) {
  role("r1", "teacher", "");
  role("r2", "stranger", "");
  const RolesOverTime roles = on("2024-01-10");
  EXPECT_TRUE(roles.quarters.empty());
  EXPECT_EQ(roles.undated, 2U);
  EXPECT_EQ(roles.now.count[1], 1U);
  EXPECT_EQ(roles.now.count[3], 1U);
}

}  // namespace
}  // namespace xylem::analysis
