// Exchange by roles, partners and capitals, one common value, and sums that must hold for any flows.
#include "xylem/analysis/exchange.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/ecosystems.h"
#include "xylem/base/random.h"

namespace xylem::analysis::test {
namespace {

const FlowScope kHours{{}, "hours", {}};
const FlowScope kMentoring{ecosystem::ResourceId("mentoring"), {}, {}};

void give_value(Sketch& sketch, const char* resource, double low, double mid, double high) {
  ecosystem::Term term = *ecosystem::find_term(sketch.records(), "resource", resource);
  term.value_low = low;
  term.value_mid = mid;
  term.value_high = high;
  sketch.records().put(term);
}

TEST(ExchangeTest, PartnersAreListedWithWhatEachGives) {
  Sketch sketch = flows_of_five();
  sketch.partners("u", "s1");
  const auto rows = partnership_balances_of(*sketch.snapshot(), kMentoring);
  ASSERT_EQ(rows.size(), 6U);
  EXPECT_EQ(rows[0].label_a, "s1");
  EXPECT_EQ(rows[0].label_b, "t");
  EXPECT_EQ(rows[0].back, 40);
  EXPECT_EQ(rows[0].balance_of_a(), 1.0);
  EXPECT_EQ(rows[0].partnership, "");
  const auto with_university = std::ranges::find(rows, "u-s1", &PairBalance::partnership);
  ASSERT_NE(with_university, rows.end());
  EXPECT_EQ(with_university->there, 10);
  EXPECT_EQ(with_university->back, 20);
  EXPECT_EQ(with_university->net_of_a(), 10);
}
TEST(ExchangeTest, RolesThatNobodyGaveAreSaidAsSuch) {
  const auto rows = role_pairs_of(*flows_of_five().snapshot(), kMentoring);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].label_a, "Role not given");
  EXPECT_EQ(rows[0].there, 133);
}
TEST(ExchangeTest, CapitalsAreListedByUnit) {
  Sketch sketch = flows_of_five();
  sketch.flow("t", "s1", 2, "curriculum").flow("m", "s1", 9, "space");
  std::vector<std::string> titles;
  for (const auto& row : capital_scopes(*sketch.snapshot())) titles.push_back(row.title);
  EXPECT_THAT(titles, testing::ElementsAre("didactic, hours", "didactic, units", "infrastructural, hours"));
}
TEST(ExchangeTest, ACommonValueNeedsATripleForEveryUnit) {
  Sketch sketch = flows_of_five();
  sketch.flow("t", "s1", 100, "grant").flow("t", "s2", std::nullopt);
  give_value(sketch, "mentoring", 20, 30, 50);
  const CommonValue without = common_value_of(*sketch.snapshot());
  EXPECT_FALSE(without.total);
  EXPECT_THAT(without.without_value, testing::ElementsAre("grant"));
  give_value(sketch, "grant", 1, 1, 1);
  const CommonValue with = common_value_of(*sketch.snapshot());
  ASSERT_TRUE(with.total);
  EXPECT_EQ(*with.total, (Interval{133 * 20 + 100, 133 * 30 + 100, 133 * 50 + 100}));
  EXPECT_EQ(with.unknown, 1U);
}
TEST(ExchangeTest, WhoGivesMostOfAResourceIsFound) {
  Sketch sketch;
  for (const char* id : {"a", "b", "c", "d"}) sketch.organization(id, "k12");
  sketch.flow("a", "b", 60).flow("a", "c", 30).flow("b", "d", 10);
  const auto snapshot = sketch.snapshot();
  const auto findings = findings_of(*snapshot, balance_of(*snapshot, kMentoring));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].sentence, "a gives 90% of all that is known to flow: mentoring, hours");
}

Sketch random_flows(base::Random& random) {
  Sketch sketch;
  std::vector<std::string> ends;
  const std::uint64_t count = 2 + random.below(6);
  for (std::uint64_t i = 0; i < count; ++i) {
    ends.push_back("o" + std::to_string(i));
    sketch.organization(ends.back(), i % 2 == 0 ? "k12" : "industry");
  }
  ends.push_back("external");
  for (std::uint64_t k = 1 + random.below(20); k > 0; --k) {
    const std::string from = ends[random.below(ends.size())];
    const std::string to = from != "external" && random.below(8) == 0 ? "learners" : ends[random.below(ends.size())];
    if (from == "external" && to == "external") continue;
    sketch.flow(from, to, random.unit() * 100, random.below(2) == 0 ? "mentoring" : "co_teaching");
  }
  give_value(sketch, "mentoring", 1, 2, 3);
  give_value(sketch, "co_teaching", 2, 3, 7);
  return sketch;
}

TEST(ExchangeTest, WhatIsGivenIsWhatIsReceivedWhoeverLooks) {
  base::Random random(21);
  for (int round = 0; round < 250; ++round) {
    const auto snapshot = random_flows(random).snapshot();
    const Balance balance = balance_of(*snapshot, kHours);
    double net = balance.to_outside + balance.to_learners - balance.from_outside;
    double out = balance.from_outside;
    double in = balance.to_outside + balance.to_learners;
    for (const OrganizationBalance& row : balance.organizations) {
      net += row.net();
      out += row.gives;
      in += row.receives;
    }
    EXPECT_NEAR(net, 0.0, 1e-9);
    EXPECT_NEAR(out, in, 1e-9);
    double pairs = 0.0;
    for (const PairBalance& row : partnership_balances_of(*snapshot, kHours)) pairs += row.there + row.back;
    EXPECT_NEAR(pairs, balance.total, 1e-9);
    const CommonValue value = common_value_of(*snapshot);
    if (!value.total) continue;
    double worth = value.to_outside.mid + value.to_learners.mid - value.from_outside.mid;
    for (const CommonValue::Row& row : value.organizations) worth += row.net.mid;
    EXPECT_NEAR(worth, 0.0, 1e-8);
  }
}
TEST(ExchangeTest, SharesAndGinisStayBetweenZeroAndOne) {
  base::Random random(22);
  for (int round = 0; round < 250; ++round) {
    const Balance balance = balance_of(*random_flows(random).snapshot(), kHours);
    for (const Spread* spread : {&balance.giving, &balance.receiving}) {
      for (const auto& share : {spread->gini, spread->gini_corrected, spread->hhi, spread->hhi_normalized}) {
        EXPECT_GE(share.value_or(0.0), 0.0);
        EXPECT_LE(share.value_or(0.0), 1.0 + 1e-12);
      }
    }
    for (const auto& share : {balance.reciprocity.weighted, balance.reciprocity.arcs, balance.reciprocity.dyads}) {
      EXPECT_GE(share.value_or(0.0), 0.0);
      EXPECT_LE(share.value_or(0.0), 1.0 + 1e-6);
    }
  }
}
TEST(ExchangeTest, FlowsWithoutAnAmountChangeNoSumAndAreCounted) {
  base::Random random(23);
  for (int round = 0; round < 250; ++round) {
    Sketch sketch = random_flows(random);
    const auto before = sketch.snapshot();
    const Balance sums = balance_of(*before, kHours);
    const CommonValue worth = common_value_of(*before);
    sketch.flow("o0", "o1", std::nullopt, "co_teaching");
    const auto after = sketch.snapshot();
    const Balance same = balance_of(*after, kHours);
    EXPECT_EQ(same.total, sums.total);
    EXPECT_EQ(same.giving.hhi, sums.giving.hhi);
    EXPECT_EQ(same.reciprocity.weighted, sums.reciprocity.weighted);
    EXPECT_EQ(same.unknown, sums.unknown + 1);
    EXPECT_EQ(common_value_of(*after).unknown, worth.unknown + 1);
  }
}

}  // namespace
}  // namespace xylem::analysis::test
