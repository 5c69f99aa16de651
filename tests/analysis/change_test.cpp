// analysis: change.h
#include "xylem/analysis/change.h"

#include <gtest/gtest.h>

#include "analysis/ecosystems.h"
#include "xylem/base/random.h"

namespace xylem::analysis {
namespace {

using namespace xylem::ecosystem;

/// A town over ten years: who comes and goes is dated.
class ChangeTest : public testing::Test {
 protected:
  Ecosystem town;

  void SetUp() override {
    std::int64_t order = 0;
    for (const char* key : {"prospect", "initiation", "development", "consolidation", "dormant", "ended"}) {
      Term term;
      term.id = TermId(std::string("phase-") + key);
      term.taxonomy = "phase";
      term.key = key;
      term.label = key;
      term.order = order++;
      town.put(term);
    }
  }
  void organization(const std::string& id, const char* joined = "", const char* left = "") {
    Organization row;
    row.id = OrganizationId(id);
    row.name = "The " + id;
    row.joined = date_from(joined);
    row.left = date_from(left);
    town.put(row);
  }
  void tie(const std::string& a, const std::string& b, const char* started = "", const char* ended = "") {
    Partnership row;
    row.id = PartnershipId(a + "-" + b);
    row.org_a = OrganizationId(a);
    row.org_b = OrganizationId(b);
    row.started = date_from(started);
    row.ended = date_from(ended);
    town.put(row);
  }
  void phase(const std::string& tie, const char* key, const char* from, const char* to = "") {
    PhaseRecord row;
    row.id = PhaseRecordId(tie + "-" + key + "-" + from);
    row.partnership = PartnershipId(tie);
    row.phase = PhaseId(key);
    row.from = date_from(from);
    row.to = date_from(to);
    town.put(row);
  }
  [[nodiscard]] Changes between(const char* from, const char* to) const {
    const auto all = std::make_shared<const Ecosystem>(town);
    return changes_between(*graph::snapshot_of(all, {date_from(from)->first_day()}),
                           *graph::snapshot_of(all, {date_from(to)->first_day()}));
  }
};

TEST_F(ChangeTest, WhoJoinedAndWhoLeftIsToldByTheDates) {
  organization("school");
  organization("museum", "2022-01-01");
  organization("shop", "2015-01-01", "2022-06-01");
  const Changes changes = between("2021-01-01", "2023-01-01");
  ASSERT_EQ(changes.joined.size(), 1U);
  EXPECT_EQ(changes.joined[0].name, "The museum");
  ASSERT_EQ(changes.left.size(), 1U);
  EXPECT_EQ(changes.left[0].name, "The shop");
  EXPECT_EQ(changes.organizations_before, 2U);
  EXPECT_EQ(changes.organizations_after, 2U);
}

TEST_F(ChangeTest, PartnershipsBeginEndMoveOnAndFallBack) {
  for (const char* id : {"a", "b", "c", "d", "e"}) organization(id);
  organization("gone", "2015-01-01", "2022-06-01");
  tie("a", "b", "2022-03-01");
  tie("a", "c", "2018-01-01", "2022-03-01");
  tie("a", "gone", "2018-01-01");
  tie("b", "c", "2018-01-01");
  phase("b-c", "initiation", "2018-01-01", "2022-01-01");
  phase("b-c", "development", "2022-01-01");
  tie("c", "d", "2018-01-01");
  phase("c-d", "consolidation", "2018-01-01", "2022-01-01");
  phase("c-d", "initiation", "2022-01-01");
  tie("d", "e", "2018-01-01");
  phase("d-e", "development", "2018-01-01", "2022-01-01");
  phase("d-e", "dormant", "2022-01-01");
  tie("a", "e", "2018-01-01");
  phase("a-e", "development", "2022-01-01");
  const Changes changes = between("2021-01-01", "2023-01-01");
  ASSERT_EQ(changes.began.size(), 1U);
  EXPECT_EQ(changes.began[0].name, "The a and The b");
  ASSERT_EQ(changes.ended.size(), 2U);
  EXPECT_EQ(changes.ended[0].id.text(), "a-c");
  EXPECT_FALSE(changes.ended[0].side_left);
  EXPECT_TRUE(changes.ended[1].side_left);
  ASSERT_EQ(changes.moved_on.size(), 1U);
  EXPECT_EQ(changes.moved_on[0].id.text(), "b-c");
  ASSERT_EQ(changes.fell_back.size(), 2U);
  EXPECT_EQ(changes.fell_back[0].to.text(), "initiation");
  EXPECT_EQ(changes.fell_back[1].to.text(), "dormant");
  EXPECT_EQ(changes.phase_not_known, 1U);  // a-e: nobody knows what it was in 2021
  EXPECT_EQ(change_sentence(changes, "since 1 January 2021"),
            "Since 1 January 2021: 0 organizations joined, 1 left; 1 partnership began, 2 ended; 1 moved on a phase, 2 "
            "fell back.");
}

TEST_F(ChangeTest, WakingUpIsAStepOn) {
  organization("a");
  organization("b");
  tie("a", "b", "2018-01-01");
  phase("a-b", "dormant", "2018-01-01", "2022-01-01");
  phase("a-b", "initiation", "2022-01-01");
  const Changes changes = between("2021-01-01", "2023-01-01");
  ASSERT_EQ(changes.moved_on.size(), 1U);
  EXPECT_TRUE(changes.began.empty());
}

TEST_F(ChangeTest, AmountsAreComparedWithinTwelveMonthsAndUnknownOnesAreCountedApart) {
  organization("a");
  organization("b");
  const auto flow = [&](const char* id, std::optional<double> amount, const char* from, const char* to) {
    ResourceFlow row;
    row.id = FlowId(id);
    row.from_org = OrganizationId("a");
    row.to_org = OrganizationId("b");
    row.resource = ResourceId("mentoring");
    row.amount = amount;
    row.from = date_from(from);
    row.to = date_from(to);
    town.put(row);
  };
  flow("f1", 10.0, "2020-06-01", "2020-06-02");
  flow("f2", 25.0, "2022-06-01", "2022-06-02");
  flow("f3", std::nullopt, "2022-07-01", "2022-07-02");
  const Changes changes = between("2021-01-01", "2023-01-01");
  ASSERT_EQ(changes.resources.size(), 1U);
  const ChangedResource& row = changes.resources[0];
  EXPECT_EQ(row.flows_before, 1U);
  EXPECT_EQ(row.flows_after, 2U);
  EXPECT_DOUBLE_EQ(row.amount_before, 10.0);
  EXPECT_DOUBLE_EQ(row.amount_after, 25.0);
  EXPECT_EQ(row.unknown_after, 1U);
}

TEST_F(ChangeTest, CommitmentsAndMeasuresAreThoseUpToEachDay) {
  organization("a");
  organization("b");
  Goal goal;
  goal.id = GoalId("g");
  goal.text = "A mentor for every club";
  goal.committed_orgs = {{OrganizationId("a"), date_from("2020"), {}}, {OrganizationId("b"), date_from("2022"), {}}};
  goal.due = date_from("2022-12");
  goal.status = GoalStatus::shared;
  town.put(goal);
  Indicator indicator;
  indicator.id = IndicatorId("clubs");
  indicator.name = "Clubs with a mentor";
  town.put(indicator);
  for (const auto& [day, value] : {std::pair("2020-05-01", 4.0), std::pair("2022-05-01", 9.0)}) {
    Measurement row;
    row.id = MeasurementId(std::string("m") + day);
    row.indicator = indicator.id;
    row.date = date_from(day);
    row.value = value;
    town.put(row);
  }
  const Changes changes = between("2021-01-01", "2023-01-01");
  ASSERT_EQ(changes.goals.size(), 1U);
  EXPECT_EQ(changes.goals[0].committed_before, 1U);
  EXPECT_EQ(changes.goals[0].committed_after, 2U);
  EXPECT_TRUE(changes.goals[0].fell_due);
  ASSERT_EQ(changes.measures.size(), 1U);
  EXPECT_EQ(changes.measures[0].before, 4.0);
  EXPECT_EQ(changes.measures[0].after, 9.0);
  EXPECT_EQ(changes.measures[0].better, true);
}

TEST_F(ChangeTest, AStateAgainstItselfIsNoChangeAndTheOtherWayRoundTurnsEveryListOver) {
  base::Random random(3);
  const auto year = [&] { return std::to_string(2016 + random.below(9)); };
  for (int round = 0; round < 200; ++round) {
    town = {};
    SetUp();
    for (char id = 'a'; id <= 'h'; ++id) {
      const std::string joined = random.below(2) == 0 ? "" : year();
      organization(std::string(1, id), joined.c_str(), random.below(3) == 0 ? year().c_str() : "");
    }
    for (int i = 0; i < 8; ++i) {
      const auto a = static_cast<char>('a' + random.below(8));
      const auto b = static_cast<char>('a' + random.below(8));
      if (a >= b) continue;
      const std::string id = {a, '-', b};
      tie(std::string(1, a), std::string(1, b), year().c_str(), random.below(3) == 0 ? year().c_str() : "");
      const std::string turn = year();
      phase(id, random.below(2) == 0 ? "initiation" : "dormant", "2015", turn.c_str());
      phase(id, random.below(2) == 0 ? "development" : "consolidation", turn.c_str());
    }
    EXPECT_TRUE(between("2020-01-01", "2020-01-01").nothing());
    const Changes there = between("2018-01-01", "2023-01-01");
    const Changes back = between("2023-01-01", "2018-01-01");
    EXPECT_EQ(there.joined.size(), back.left.size());
    EXPECT_EQ(there.began.size(), back.ended.size());
    EXPECT_EQ(there.moved_on.size(), back.fell_back.size());
    EXPECT_EQ(there.phase_not_known, back.phase_not_known);
  }
}

}  // namespace
}  // namespace xylem::analysis
