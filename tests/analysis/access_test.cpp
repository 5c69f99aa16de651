// Availability and accessibility against the worked example, and what must hold for any barriers.
#include "xylem/analysis/access.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/ecosystems.h"
#include "xylem/base/random.h"

namespace xylem::analysis::test {
namespace {

/// Companies and a university offer mentoring to two schools and a museum; stages say who may use what.
struct Town {
  Sketch sketch;
  Town() {
    sketch.organization("t", "industry").organization("u", "higher_ed");
    sketch.organization("s1", "k12").organization("s2", "k12").organization("m", "informal");
    offer("t", 40, {"elementary", "middle"});
    offer("u", 30, {"elementary", "high"});
    need("s1", 35, {"elementary"});
    need("s2", 30, {"middle"});
    need("m", 20, {"high"});
  }
  ecosystem::Offer& offer(const std::string& org, std::optional<double> amount, std::vector<std::string> stages) {
    return sketch.offer(org, "mentoring", amount, std::move(stages));
  }
  void need(const std::string& org, std::optional<double> amount, const std::vector<std::string>& stages) {
    ecosystem::Need row;
    row.id = ecosystem::NeedId("need-" + org);
    row.org = ecosystem::OrganizationId(org);
    row.resource = ecosystem::ResourceId("mentoring");
    row.amount = amount;
    for (const std::string& stage : stages) row.stages.emplace_back(stage);
    sketch.records().put(row);
  }
};
ecosystem::Barrier transport(double severity, const char* org) {
  return {ecosystem::BarrierId("accessibility"), severity, {}, {ecosystem::OrganizationId(org)}};
}
double acc(const Access& access, const std::string& org) {
  return std::ranges::find(access.needs, ecosystem::NeedId("need-" + org), &AccessNeed::need)->accessible;
}

TEST(AccessTest, WithoutBarriersAllThatExistsCanBeReached) {
  Town town;
  const auto all = access_of(*town.sketch.snapshot());
  ASSERT_EQ(all.size(), 1U);
  const Access& found = all[0];
  EXPECT_NEAR(found.offers[0].per_need.value(), .842105, 5.1e-7);
  EXPECT_NEAR(found.offers[1].per_need.value(), .8, 1e-12);
  EXPECT_NEAR(acc(found, "s1"), .821053, 5.1e-7);
  EXPECT_NEAR(acc(found, "s2"), .842105, 5.1e-7);
  EXPECT_NEAR(acc(found, "m"), .8, 1e-12);
  EXPECT_NEAR(found.accessible, 70, 1e-9);
  EXPECT_NEAR(found.available_share().value(), .823529, 5.1e-7);
  EXPECT_NEAR(found.accessible_share().value(), .823529, 5.1e-7);
  EXPECT_NEAR(found.lost, 0.0, 1e-9);
}
TEST(AccessTest, OneBarrierIsTheWorkedExample) {
  Town barred;
  barred.sketch = Sketch();
  Sketch& sketch = barred.sketch;
  sketch.organization("t", "industry").organization("u", "higher_ed");
  sketch.organization("s1", "k12").organization("s2", "k12").organization("m", "informal");
  barred.offer("t", 40, {"elementary", "middle"}).barriers = {transport(.5, "s2")};
  barred.offer("u", 30, {"elementary", "high"});
  barred.offer("m", 5, {"graduate"});
  barred.need("s1", 35, {"elementary"});
  barred.need("s2", 30, {"middle"});
  barred.need("m", 20, {"high"});
  const auto snapshot = sketch.snapshot();
  const auto all = access_of(*snapshot);
  const Access& found = all.at(0);
  EXPECT_NEAR(acc(found, "s1"), .8210526316, 1e-10);
  EXPECT_NEAR(acc(found, "s2"), .4210526316, 1e-10);
  EXPECT_NEAR(acc(found, "m"), .8, 1e-10);
  EXPECT_NEAR(found.accessible, 57.3684210526, 1e-9);
  EXPECT_NEAR(found.accessible_share().value(), .674923, 5.1e-7);
  EXPECT_NEAR(found.lost, 12.6315789474, 1e-9);
  EXPECT_EQ(found.no_taker, 5.0);
  ASSERT_EQ(found.barriers.size(), 1U);
  EXPECT_NEAR(found.barriers[0].freed, 12.6315789474, 1e-9);
  EXPECT_EQ(found.needs[found.barriers[0].losers.at(0)].need.text(), "need-s2");
  EXPECT_EQ(access_sentence(found),
            "mentoring, hours: 82% of what is needed exists, 67% can be reached; barriers keep back 12.6.");
  const auto findings = findings_of(*snapshot, all);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].sentence,
            "A barrier (accessibility) keeps s2 from what t offers: without it, 12.6 more hours of mentoring could be "
            "reached");
}
TEST(AccessTest, WhatIsNotKnownIsCountedAndInNoSum) {
  Town town;
  town.offer("m", std::nullopt, {});
  town.need("t", std::nullopt, {"high"});
  const Access found = access_of(*town.sketch.snapshot()).at(0);
  EXPECT_EQ(found.unknown_offers, 1U);
  EXPECT_EQ(found.unknown_needs, 1U);
  EXPECT_NEAR(found.accessible, 70, 1e-9);
}
TEST(AccessTest, ResourcesThatNobodyOffersOrNeedsAreNotListed) {
  Sketch sketch;
  sketch.organization("a", "k12").need("a", "mentoring");
  EXPECT_TRUE(access_of(*sketch.snapshot()).empty());
}

/// Offers and needs by chance, with some barriers or none; each need has one offer where `single`.
Town random_town(base::Random& random, bool single, bool barriers) {
  Town town;
  town.sketch = Sketch();
  const std::uint64_t offers = 1 + random.below(4);
  for (std::uint64_t i = 0; i < offers; ++i) {
    const std::string id = "o" + std::to_string(i);
    town.sketch.organization(id, "industry");
    ecosystem::Offer& offer = town.offer(id, 1.0 + static_cast<double>(random.below(90)), {});
    if (single) offer.months = {std::to_string(i + 1)};
  }
  const std::uint64_t needs = offers + random.below(4);
  for (std::uint64_t i = 0; i < needs; ++i) {
    const std::string id = "n" + std::to_string(i);
    town.sketch.organization(id, "k12");
    town.need(id, 1.0 + static_cast<double>(random.below(60)), {});
    ecosystem::Need need = *town.sketch.records().find<ecosystem::Need>(ecosystem::NeedId("need-" + id));
    if (single) need.months = {std::to_string(i % offers + 1)};
    town.sketch.records().put(need);
  }
  if (!barriers) return town;
  for (std::uint64_t i = 0; i < offers; ++i) {
    for (std::uint64_t k = random.below(3); k > 0; --k) {
      ecosystem::Offer& offer = town.offer("o" + std::to_string(i), 10, {});
      offer.barriers = {transport(.25 * static_cast<double>(1 + random.below(3)),
                                  ("n" + std::to_string(random.below(needs))).c_str())};
    }
  }
  return town;
}

TEST(AccessTest, WithoutBarriersNothingIsEverLost) {
  base::Random random(91);
  for (int round = 0; round < 250; ++round) {
    const Access found = access_of(*random_town(random, round % 2 == 0, false).sketch.snapshot()).at(0);
    EXPECT_NEAR(found.lost, 0.0, 1e-9);
    EXPECT_NEAR(found.accessible, found.available, 1e-9);
    EXPECT_EQ(found.no_taker, 0.0);
  }
}
TEST(AccessTest, BarriersNeverAddAnything) {
  base::Random random(92);
  for (int round = 0; round < 250; ++round) {
    const Access found = access_of(*random_town(random, false, true).sketch.snapshot()).at(0);
    EXPECT_LE(found.accessible, found.available + 1e-9);
    EXPECT_GE(found.accessible, 0.0);
    EXPECT_NEAR(found.lost, found.available - found.accessible, 1e-9);
  }
}
TEST(AccessTest, AHigherBarrierNeverRaisesTheTotalWhereEachNeedHasOneOffer) {
  base::Random random(93);
  for (int round = 0; round < 250; ++round) {
    Sketch sketch;
    sketch.organization("o", "industry");
    ecosystem::Offer& offer = sketch.offer("o", "mentoring", 5.0 + static_cast<double>(random.below(60)));
    const auto barrier = [&](const char* org) { return transport(.25 * static_cast<double>(random.below(3)), org); };
    Town town;
    town.sketch = Sketch();
    offer.barriers = {barrier("n0"), barrier("n1"), barrier("n2")};
    for (const char* id : {"n0", "n1", "n2"}) {
      sketch.organization(id, "k12");
      town.need(id, 1.0 + static_cast<double>(random.below(40)), {});
      sketch.records().put(*town.sketch.records().find<ecosystem::Need>(ecosystem::NeedId(std::string("need-") + id)));
    }
    const double before = access_of(*sketch.snapshot()).at(0).accessible;
    offer.barriers[random.below(3)].severity += .25;
    const double after = access_of(*sketch.snapshot()).at(0).accessible;
    EXPECT_LE(after, before + 1e-9);
  }
}

}  // namespace
}  // namespace xylem::analysis::test
