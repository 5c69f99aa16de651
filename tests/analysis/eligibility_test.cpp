// Which offers serve which needs, and what barriers leave.
#include <gtest/gtest.h>

#include "analysis/ecosystems.h"
#include "xylem/analysis/eligibility.h"

namespace xylem::analysis::test {
namespace {

using ecosystem::Barrier;

/// One offer of a company and one need of a school, told apart by what each test changes.
struct OneOfEach {
  Sketch sketch;
  ecosystem::Offer offer;
  ecosystem::Need need;
  OneOfEach() {
    sketch.organization("t", "industry").organization("s", "k12");
    offer.org = ecosystem::OrganizationId("t");
    need.org = ecosystem::OrganizationId("s");
    offer.resource = need.resource = ecosystem::ResourceId("mentoring");
    offer.amount = 40;
  }
  [[nodiscard]] double factor() const { return access_factor(*sketch.snapshot(), offer, need); }
};
Barrier barrier(double severity, std::vector<ecosystem::OrganizationId> orgs = {},
                std::vector<ecosystem::PopulationId> populations = {}) {
  return {ecosystem::BarrierId("accessibility"), severity, std::move(populations), std::move(orgs)};
}

TEST(EligibilityTest, WhatIsLeftOpenFitsAndWhatDiffersDoesNot) {
  OneOfEach pair;
  EXPECT_EQ(pair.factor(), 1.0);
  pair.offer.stages = {ecosystem::StageId("high")};
  EXPECT_EQ(pair.factor(), 1.0);
  pair.need.stages = {ecosystem::StageId("elementary")};
  EXPECT_EQ(pair.factor(), 0.0);
  pair.need.stages.emplace_back("high");
  EXPECT_EQ(pair.factor(), 1.0);
  pair.offer.months = {"6", "7"};
  pair.need.months = {"9"};
  EXPECT_EQ(pair.factor(), 0.0);
  pair.need.months = {"7"};
  pair.offer.eligible_sectors = {ecosystem::SectorId("informal")};
  EXPECT_EQ(pair.factor(), 0.0);
  pair.offer.eligible_sectors.emplace_back("k12");
  EXPECT_EQ(pair.factor(), 1.0);
  pair.offer.populations = {ecosystem::PopulationId("girls")};
  pair.need.populations = {ecosystem::PopulationId("rural")};
  EXPECT_EQ(pair.factor(), 0.0);
  pair.offer.populations = {ecosystem::PopulationId("all")};
  EXPECT_EQ(pair.factor(), 1.0);
}
TEST(EligibilityTest, NobodyServesTheirOwnNeed) {
  OneOfEach pair;
  pair.need.org = pair.offer.org;
  EXPECT_FALSE(eligible(*pair.sketch.snapshot(), pair.offer, pair.need));
}
TEST(EligibilityTest, BarriersMultiplyAndOnlyCountForThoseTheyName) {
  OneOfEach pair;
  pair.offer.barriers = {barrier(.5, {pair.need.org}), barrier(.25),
                         barrier(.75, {ecosystem::OrganizationId("other")})};
  EXPECT_DOUBLE_EQ(pair.factor(), .375);
  EXPECT_DOUBLE_EQ(access_factor(*pair.sketch.snapshot(), pair.offer, pair.need, pair.offer.barriers.data()), .75);
  pair.offer.barriers = {barrier(.5, {}, {ecosystem::PopulationId("rural")})};
  EXPECT_EQ(pair.factor(), 1.0);
  pair.need.populations = {ecosystem::PopulationId("rural")};
  EXPECT_EQ(pair.factor(), .5);
  pair.offer.barriers = {barrier(1.0)};
  EXPECT_FALSE(eligible(*pair.sketch.snapshot(), pair.offer, pair.need));
}
TEST(EligibilityTest, WhatIsSaidToBeAccessibleStandsForTheBarriersForAll) {
  OneOfEach pair;
  pair.offer.accessible_amount = 30;
  pair.offer.barriers = {barrier(.5), barrier(.5, {pair.need.org})};
  EXPECT_DOUBLE_EQ(pair.factor(), .375);
}
TEST(EligibilityTest, OnlyOpenNeedsAndRunningOffersOfThoseWhoAreThereCount) {
  OneOfEach pair;
  const auto snapshot = pair.sketch.snapshot();
  EXPECT_TRUE(runs(*snapshot, pair.offer));
  EXPECT_TRUE(runs(*snapshot, pair.need));
  pair.need.status = ecosystem::NeedStatus::met;
  EXPECT_FALSE(runs(*snapshot, pair.need));
  pair.offer.to = ecosystem::Date{2024, 1, 1};
  EXPECT_FALSE(runs(*snapshot, pair.offer));
  pair.offer.to.reset();
  pair.offer.org = ecosystem::OrganizationId("nobody");
  EXPECT_FALSE(runs(*snapshot, pair.offer));
}
TEST(EligibilityTest, AmountsAreThoseOfAYear) {
  EXPECT_EQ(yearly(2.0, ecosystem::Period::month), 24.0);
  EXPECT_EQ(yearly(2.0, ecosystem::Period::one_off), 2.0);
  EXPECT_EQ(yearly(std::nullopt, ecosystem::Period::year), std::nullopt);
}

}  // namespace
}  // namespace xylem::analysis::test
