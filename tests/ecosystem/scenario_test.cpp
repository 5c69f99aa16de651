// Scenarios: branches give back what they were made from, whatever happened to the rest.
#include "xylem/ecosystem/scenario.h"

#include <gtest/gtest.h>

#include "xylem/base/random.h"
#include "xylem/ecosystem/validity.h"

namespace xylem::ecosystem {
namespace {

Organization organization(const std::string& id, const std::string& name) {
  Organization row;
  row.id = OrganizationId(id);
  row.name = name;
  return row;
}
Partnership partnership(const std::string& a, const std::string& b) {
  Partnership row;
  row.id = PartnershipId(a + "--" + b);
  row.org_a = OrganizationId(a);
  row.org_b = OrganizationId(b);
  return row;
}

Ecosystem three() {
  Ecosystem all;
  for (const auto* id : {"a", "b", "c"}) all.put(organization(id, id));
  all.put(partnership("a", "b"));
  return all;
}

Scenario scenario_from(const Ecosystem& before, const Ecosystem& after) {
  Scenario scenario;
  scenario.id = ScenarioId("try");
  scenario.name = "Try";
  scenario.changes = changes_between(before, after);
  return scenario;
}

TEST(Scenario, WhatIsAddedChangedAndTakenAwayComesBack) {
  const Ecosystem base = three();
  Ecosystem after = base;
  after.put(organization("d", "New partner"));
  after.put(partnership("c", "d"));
  after.put(organization("a", "Renamed"));
  remove_references(after, "organization", "b");
  after.all<Organization>() = after.all<Organization>().without(OrganizationId("b"));
  const Scenario scenario = scenario_from(base, after);
  base::Problems problems;
  EXPECT_EQ(branch_of(base, scenario, problems), after);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(size_of(base, scenario), (ScenarioSize{2, 1, 2}));
}

TEST(Scenario, BranchingAndComparingAreInversesForRandomEdits) {
  base::Random random(11);
  for (int round = 0; round < 200; ++round) {
    Ecosystem base;
    for (int i = 0; i < 12; ++i) base.put(organization("o" + std::to_string(i), "Organization"));
    Ecosystem after = base;
    for (int edit = 0; edit < 8; ++edit) {
      const std::string a = "o" + std::to_string(random.below(15));
      const std::string b = "o" + std::to_string(random.below(12));
      if (random.below(3) == 0) {
        remove_references(after, "organization", a);
        after.all<Organization>() = after.all<Organization>().without(OrganizationId(a));
      } else {
        after.put(organization(a, "Name " + std::to_string(random.below(3))));
        if (a != b && after.find<Organization>(OrganizationId(b)) != nullptr) after.put(partnership(a, b));
      }
    }
    base::Problems problems;
    const Scenario scenario = scenario_from(base, after);
    EXPECT_EQ(branch_of(base, scenario, problems), after);
    EXPECT_EQ(changes_between(base, branch_of(base, scenario, problems)), scenario.changes);
  }
}

TEST(Scenario, AnEcosystemWithoutDifferencesHasNoChanges) { EXPECT_TRUE(changes_between(three(), three()).empty()); }

TEST(Scenario, ATieToWhatIsGoneMeanwhileIsLeftOutAndTold) {
  const Ecosystem base = three();
  Ecosystem after = base;
  after.put(partnership("b", "c"));
  const Scenario scenario = scenario_from(base, after);
  Ecosystem later = base;
  remove_references(later, "organization", "c");
  later.all<Organization>() = later.all<Organization>().without(OrganizationId("c"));
  base::Problems problems;
  const Ecosystem branch = branch_of(later, scenario, problems);
  EXPECT_EQ(branch.all<Partnership>().size(), 1U);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].where, "organization c");
}

TEST(Scenario, DamagedChangesAreToldAndHarmNothing) {
  Scenario scenario;
  scenario.changes = {{"organization", "x", "{not json"},
                      {"organization", "Not A Slug", "{}"},
                      {"organization", "x", R"({"id":"y","name":"Y"})"},
                      {"no-such-kind", "x", "{}"},
                      {"scenario", "x", R"({"id":"x","name":"X"})"}};
  base::Problems problems;
  EXPECT_EQ(branch_of(three(), scenario, problems), three());
  EXPECT_GE(problems.size(), 3U);
}

}  // namespace
}  // namespace xylem::ecosystem
