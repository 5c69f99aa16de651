// Balance of flows against the worked example of five organizations.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/ecosystems.h"
#include "analysis/networks.h"
#include "xylem/analysis/balance.h"

namespace xylem::analysis::test {
namespace {

const FlowScope kMentoring{ecosystem::ResourceId("mentoring"), {}, {}};

const OrganizationBalance& row_of(const Balance& balance, const graph::Snapshot& snapshot, const std::string& id) {
  const std::uint32_t node = snapshot.node_of(ecosystem::OrganizationId(id)).value();
  return *std::ranges::find(balance.organizations, node, &OrganizationBalance::node);
}

TEST(BalanceTest, OfFiveOrganizationsIsTheWorkedExample) {
  const auto snapshot = flows_of_five().snapshot();
  const Balance found = balance_of(*snapshot, kMentoring);
  struct Expected {
    const char* id;
    double out, in, net, b, reciprocated;
    const char* words;
  };
  for (const Expected& e :
       {Expected{"s1", 16, 72, 56, .636364, .363636, "gets 56 more"}, Expected{"s2", 2, 18, 16, .8, .2, "gets 16 more"},
        Expected{"m", 30, 33, 3, .047619, .253968, "gets 3 more"},
        Expected{"u", 35, 10, -25, -.555556, .444444, "gives 25 more"}, Expected{"t", 50, 0, -50, -1, 0, "gives 50"}}) {
    const OrganizationBalance& row = row_of(found, *snapshot, e.id);
    EXPECT_DOUBLE_EQ(row.gives, e.out) << e.id;
    EXPECT_DOUBLE_EQ(row.receives, e.in) << e.id;
    EXPECT_DOUBLE_EQ(row.net(), e.net) << e.id;
    EXPECT_NEAR(row.balance().value(), e.b, 1e-6) << e.id;
    EXPECT_NEAR(row.reciprocated.value(), e.reciprocated, 1e-6) << e.id;
    EXPECT_EQ(net_in_words(row), e.words);
  }
  EXPECT_DOUBLE_EQ(found.total, 133);
  EXPECT_EQ(found.unit, "hours");
}
TEST(BalanceTest, ReciprocityIsThreeNumbers) {
  const Balance found = balance_of(*flows_of_five().snapshot(), kMentoring);
  EXPECT_NEAR(found.reciprocity.weighted.value(), .2706766917, 1e-9);
  EXPECT_NEAR(found.reciprocity.arcs.value(), .6666666667, 1e-9);
  EXPECT_NEAR(found.reciprocity.dyads.value(), .5, 1e-9);
}
TEST(BalanceTest, SpreadOfGivingAndReceivingIsTheWorkedExample) {
  const Balance found = balance_of(*flows_of_five().snapshot(), kMentoring);
  EXPECT_NEAR(found.giving.hhi.value(), .2761603256, 1e-9);
  EXPECT_NEAR(found.giving.effective.value(), 3.6211, 5e-5);
  EXPECT_NEAR(found.giving.hhi_normalized.value(), .095200, 1e-6);
  EXPECT_NEAR(found.giving.gini.value(), .3458646617, 1e-9);
  EXPECT_NEAR(found.giving.gini_corrected.value(), .432331, 1e-6);
  EXPECT_NEAR(found.receiving.hhi.value(), .3785968681, 1e-9);
  EXPECT_NEAR(found.receiving.effective.value(), 2.6413, 5e-5);
  EXPECT_NEAR(found.receiving.gini.value(), .5022556391, 1e-9);
}
TEST(BalanceTest, FlowsInsideASectorDoNotCountForIt) {
  const Balance found = balance_of(*flows_of_five().snapshot(), kMentoring);
  std::map<std::string, double> net;
  for (const SectorBalance& sector : found.sectors) net[sector.sector.text()] = sector.net();
  EXPECT_THAT(net, testing::ElementsAre(testing::Pair("higher_ed", -25), testing::Pair("industry", -50),
                                        testing::Pair("informal", 3), testing::Pair("k12", 72)));
  Sketch sketch;
  sketch.organization("a", "k12").organization("b", "k12").flow("a", "b", 5);
  EXPECT_EQ(balance_of(*sketch.snapshot(), kMentoring).sectors.front().gives, 0.0);
}
TEST(BalanceTest, NetsAndTheOutsideSumToNothing) {
  Sketch sketch = flows_of_five();
  sketch.flow("external", "u", 30).flow("t", "learners", 7).flow("m", "external", 5).flow("u", "u", 100);
  const Balance found = balance_of(*sketch.snapshot(), kMentoring);
  double sum = found.to_outside + found.to_learners - found.from_outside;
  for (const OrganizationBalance& row : found.organizations) sum += row.net();
  EXPECT_NEAR(sum, 0.0, 1e-9);
  EXPECT_DOUBLE_EQ(found.total, 133);
}
TEST(BalanceTest, UnknownAmountsAreCountedAndNeverAdded) {
  Sketch sketch = flows_of_five();
  const Balance before = balance_of(*sketch.snapshot(), kMentoring);
  sketch.flow("t", "s2", std::nullopt);
  const auto snapshot = sketch.snapshot();
  const Balance after = balance_of(*snapshot, kMentoring);
  EXPECT_EQ(after.total, before.total);
  EXPECT_EQ(after.giving.hhi, before.giving.hhi);
  EXPECT_EQ(after.unknown, 1U);
  EXPECT_EQ(row_of(after, *snapshot, "t").unknown_given, 1U);
  EXPECT_EQ(row_of(after, *snapshot, "s2").unknown_received, 1U);
}
TEST(BalanceTest, WhatTheTwoSidesSayDifferentlyIsAveragedAndFlagged) {
  Sketch sketch;
  sketch.organization("a", "k12").organization("b", "industry");
  ecosystem::ResourceFlow flow;
  flow.id = ecosystem::FlowId("f");
  flow.from_org = ecosystem::OrganizationId("b");
  flow.to_org = ecosystem::OrganizationId("a");
  flow.resource = ecosystem::ResourceId("mentoring");
  flow.amount_by_giver = 100;
  flow.amount_by_receiver = 60;
  sketch.records().put(flow);
  const Balance found = balance_of(*sketch.snapshot(), kMentoring);
  EXPECT_DOUBLE_EQ(found.total, 80);
  EXPECT_EQ(found.disputed, 1U);
}
TEST(BalanceTest, UnitsAreNeverMixed) {
  Sketch sketch = flows_of_five();
  sketch.flow("t", "s1", 5000, "grant").flow("u", "s1", 8, "co_teaching").flow("u", "s2", 2, "curriculum");
  const auto snapshot = sketch.snapshot();
  EXPECT_DOUBLE_EQ(balance_of(*snapshot, {{}, "hours", {}}).total, 141);
  EXPECT_DOUBLE_EQ(balance_of(*snapshot, {{}, "currency", {}}).total, 5000);
  EXPECT_DOUBLE_EQ(balance_of(*snapshot, {{}, "hours", ecosystem::CapitalId("didactic")}).total, 141);
  std::vector<std::string> titles;
  for (const FlowScopeRow& row : flow_scopes(*snapshot)) titles.push_back(row.title);
  EXPECT_THAT(titles, testing::ElementsAre("mentoring, hours", "co_teaching, hours", "curriculum, units",
                                           "grant, currency", "Everything in hours"));
}
TEST(BalanceTest, NothingKnownIsSaidAsSuch) {
  OrganizationBalance row;
  EXPECT_EQ(row.balance(), std::nullopt);
  EXPECT_EQ(net_in_words(row), "nothing moved");
  row.unknown_given = 2;
  EXPECT_EQ(net_in_words(row), "amounts not known");
  row.gives = row.receives = 4;
  EXPECT_EQ(net_in_words(row), "gives as much as it gets");
}

TEST(SpreadTest, OneOfFourHavingEverythingIsThreeQuarters) {
  const Spread spread = spread_of(std::vector{0.0, 0.0, 0.0, 8.0}).value();
  EXPECT_DOUBLE_EQ(spread.gini.value(), 0.75);
  EXPECT_DOUBLE_EQ(spread.gini_corrected.value(), 1.0);
  EXPECT_DOUBLE_EQ(spread.effective.value(), 1.0);
}
TEST(SpreadTest, EqualAmountsAreSpreadEvenly) {
  const Spread spread = spread_of(std::vector{2.0, 2.0, 2.0}).value();
  EXPECT_NEAR(spread.gini.value(), 0.0, 1e-12);
  EXPECT_NEAR(spread.effective.value(), 3.0, 1e-12);
}
TEST(SpreadTest, NothingHasNoSpreadAndANegativeAmountIsRefused) {
  EXPECT_EQ(spread_of(std::vector{0.0, 0.0}).value().gini, std::nullopt);
  EXPECT_FALSE(spread_of(std::vector{1.0, -1.0}).ok());
}

}  // namespace
}  // namespace xylem::analysis::test
