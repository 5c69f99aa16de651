// Matching against the worked example, its shadow prices, and what must hold for every market.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/ecosystems.h"
#include "xylem/analysis/matching.h"
#include "xylem/base/random.h"

namespace xylem::analysis::test {
namespace {

/// Offers and needs of mentoring between organizations that are all partners, so that nothing is preferred.
struct Market {
  struct Part {
    std::string org;
    std::optional<double> amount;
    std::int64_t priority = 2;
    std::vector<std::string> stages = {};  // who shares no stage does not fit
  };
  std::vector<Part> offers;
  std::vector<Part> needs;
  bool all_partners = true;

  [[nodiscard]] std::shared_ptr<const graph::Snapshot> snapshot() const {
    Sketch sketch;
    for (const Part& offer : offers) sketch.organization(offer.org, "industry");
    for (const Part& need : needs) sketch.organization(need.org, "k12");
    std::uint32_t count = 0;
    for (const Part& offer : offers) {
      ecosystem::Offer& row = sketch.offer(offer.org, "mentoring", offer.amount, offer.stages);
      for (const Part& need : needs) {
        if (all_partners && sketch.records().find<ecosystem::Partnership>(
                                ecosystem::PartnershipId(offer.org + "-" + need.org)) == nullptr) {
          sketch.partners(offer.org, need.org);
        }
      }
      row.is_stock = false;
    }
    for (const Part& need : needs) {
      ecosystem::Need row;
      row.id = ecosystem::NeedId("n" + std::to_string(++count));
      row.org = ecosystem::OrganizationId(need.org);
      row.resource = ecosystem::ResourceId("mentoring");
      row.amount = need.amount;
      row.priority = need.priority;
      for (const std::string& stage : need.stages) row.stages.emplace_back(stage);
      sketch.records().put(row);
    }
    return sketch.snapshot();
  }
  [[nodiscard]] Matching matched() const { return matching_of(*snapshot(), {}).value(); }
};

/// T cannot serve M, U cannot serve S2: by stages.
Market example() {
  return {{{"t", 40, 2, {"high", "middle"}}, {"u", 30, 2, {"high", "elementary"}}},
          {{"s1", 35, 3, {"high"}}, {"s2", 30, 2, {"middle"}}, {"m", 20, 1, {"elementary"}}}};
}
Market random_market(std::uint64_t seed) {
  base::Random random(seed);
  const auto stages = [&] {
    std::vector<std::string> some;
    for (const char* stage : {"elementary", "middle", "high"}) {
      if (random.below(2) == 0) some.emplace_back(stage);
    }
    return some;
  };
  Market market;
  const auto offers = 1 + random.below(5);
  const auto needs = 1 + random.below(6);
  for (std::uint64_t i = 0; i < offers; ++i)
    market.offers.push_back({"o" + std::to_string(i), 2.0 * static_cast<double>(random.below(40)), 2, stages()});
  for (std::uint64_t i = 0; i < needs; ++i) {
    market.needs.push_back({"r" + std::to_string(i), static_cast<double>(random.below(60)),
                            1 + static_cast<std::int64_t>(random.below(3)), stages()});
  }
  market.all_partners = random.below(2) == 0;
  return market;
}
double priced(const Matching& matching) {
  double sum = 0.0;
  for (const auto& offer : matching.offers) sum += offer.price * offer.amount.value_or(0);
  for (const auto& need : matching.needs) sum += need.price * need.amount.value_or(0);
  return sum;
}

TEST(MatchingTest, OfTheWorkedExampleIsWorthWhatNoGreedyWayReaches) {
  const Matching found = example().matched();
  EXPECT_DOUBLE_EQ(found.value, 170);
  EXPECT_DOUBLE_EQ(found.dual_value, 170);
  EXPECT_EQ(found.value_high, 170);
  EXPECT_DOUBLE_EQ(found.offers[0].price, 1);
  EXPECT_DOUBLE_EQ(found.offers[1].price, 1);
  EXPECT_DOUBLE_EQ(found.needs[0].price, 2);
  EXPECT_DOUBLE_EQ(found.needs[1].price, 1);
  EXPECT_DOUBLE_EQ(found.needs[2].price, 0);
  EXPECT_DOUBLE_EQ(found.needs[2].unmet(), 15);
  EXPECT_TRUE(found.new_partnerships.empty());
}
TEST(MatchingTest, OneMoreOfferMeetsEveryNeed) {
  Market market = example();
  market.offers.push_back({"c", 20, 2, {"middle", "elementary"}});
  const Matching found = market.matched();
  EXPECT_DOUBLE_EQ(found.value, 185);
  for (const MatchNeed& need : found.needs) EXPECT_NEAR(need.unmet(), 0, 1e-9);
  double idle = 0.0;
  for (const MatchOffer& offer : found.offers) idle += offer.idle();
  EXPECT_NEAR(idle, 5, 1e-9);
}
TEST(MatchingTest, PartnersComeFirstAndStrangersLast) {
  Sketch sketch;
  sketch.organization("a", "industry").organization("b", "industry").organization("c", "industry");
  sketch.organization("s", "k12").organization("x", "informal");
  sketch.partners("a", "s").partners("b", "x").partners("x", "s");
  for (const char* id : {"a", "b", "c"}) sketch.offer(id, "mentoring", 10);
  sketch.need("s", "mentoring");
  auto need = *sketch.records().find<ecosystem::Need>(ecosystem::NeedId("need1"));
  need.amount = 15;
  sketch.records().put(need);
  const Matching found = matching_of(*sketch.snapshot(), {}).value();
  EXPECT_DOUBLE_EQ(found.value, 2 * (10 + .95 * 5));
  ASSERT_EQ(found.new_partnerships.size(), 1U);
  EXPECT_EQ(found.new_partnerships[0].nearness, Nearness::one_broker);
  EXPECT_EQ(found.offers[2].planned, 0);
}
TEST(MatchingTest, WhatDoesNotRunOutGoesToEverybody) {
  Sketch sketch;
  sketch.organization("m", "informal")
      .organization("a", "k12")
      .organization("b", "k12")
      .partners("m", "a")
      .partners("m", "b");
  auto term = *ecosystem::find_term(sketch.records(), "resource", "curriculum");
  term.rival = false;
  sketch.records().put(term);
  sketch.offer("m", "curriculum", 5);
  for (const char* id : {"a", "b"}) sketch.need(id, "curriculum", 1);
  for (const char* id : {"need1", "need2"}) {
    auto need = *sketch.records().find<ecosystem::Need>(ecosystem::NeedId(id));
    need.amount = 4;
    sketch.records().put(need);
  }
  const Matching found = matching_of(*sketch.snapshot(), {}).value();
  EXPECT_DOUBLE_EQ(found.value, 8);
  EXPECT_DOUBLE_EQ(found.rival_value, 0);
}
TEST(MatchingTest, AnAmountNobodyKnowsWidensTheValueOrLeavesItOpen) {
  Market market = example();
  market.offers[0].amount.reset();
  const Matching without_offer = market.matched();
  EXPECT_EQ(without_offer.offers_without_amount, 1U);
  EXPECT_LE(without_offer.value, 170);
  EXPECT_GE(without_offer.value_high.value(), 170);
  market.needs[0].amount.reset();
  EXPECT_FALSE(market.matched().value_high.has_value());
}
TEST(MatchingTest, TheSectorNobodyGaveMayBeTheOneThatIsMeant) {
  Sketch sketch;
  sketch.organization("t", "industry").organization("s", "").partners("t", "s");
  sketch.offer("t", "mentoring", 10).eligible_sectors = {ecosystem::SectorId("k12")};
  sketch.need("s", "mentoring", 1);
  auto need = *sketch.records().find<ecosystem::Need>(ecosystem::NeedId("need1"));
  need.amount = 4;
  sketch.records().put(need);
  const Matching found = matching_of(*sketch.snapshot(), {}).value();
  EXPECT_EQ(found.value, 0);
  EXPECT_EQ(found.value_high, 4);
  EXPECT_EQ(found.needs_without_sector, 1U);
}
TEST(MatchingTest, OfEveryMarketPricesAddUpToItsValue) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const Matching found = random_market(seed).matched();
    double most = 0.0;
    for (const MatchNeed& need : found.needs) most += static_cast<double>(need.priority) * need.amount.value_or(0);
    EXPECT_NEAR(found.value, priced(found), 1e-6) << seed;
    EXPECT_LE(found.value, most + 1e-9) << seed;
    for (const MatchOffer& offer : found.offers) EXPECT_GE(offer.idle(), -1e-9) << seed;
    for (const MatchNeed& need : found.needs) EXPECT_GE(need.unmet(), -1e-9) << seed;
    for (const Match& match : found.matches) {
      const double worth = static_cast<double>(found.needs[match.need].priority) * preference_of(match.nearness);
      EXPECT_GE(found.offers[match.offer].price + found.needs[match.need].price, worth - 1e-9) << seed;
    }
  }
}
TEST(MatchingTest, OfEveryMarketIsTheSameWhenAnOfferIsSplitInHalves) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Market market = random_market(seed);
    const double value = market.matched().value;
    market.offers[0].amount = *market.offers[0].amount / 2;
    market.offers.push_back(market.offers[0]);
    EXPECT_NEAR(market.matched().value, value, 1e-9) << seed;
  }
}
TEST(MatchingTest, OfEveryMarketIsNeverLowerWithMoreOffers) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Market market = random_market(seed);
    const double value = market.matched().value;
    market.offers.push_back({"more", static_cast<double>(seed % 30), 2, {}});
    EXPECT_GE(market.matched().value, value - 1e-9) << seed;
  }
}
TEST(MatchingTest, OfEveryMarketContainsItsOldValueWhenAnAmountIsTakenOut) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Market market = random_market(seed);
    const double value = market.matched().value;
    (seed % 2 == 0 ? market.offers[0] : market.needs[0]).amount.reset();
    const Matching found = market.matched();
    EXPECT_LE(found.value, value + 1e-9) << seed;
    EXPECT_GE(found.value_high.value_or(1e12), value - 1e-9) << seed;
    EXPECT_EQ(found.offers_without_amount + found.needs_without_amount, 1U);
  }
}

}  // namespace
}  // namespace xylem::analysis::test
