// Coverage and ghosts against the worked example.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/ecosystems.h"
#include "xylem/analysis/coverage.h"
#include "xylem/analysis/ghosts.h"

namespace xylem::analysis::test {
namespace {

ecosystem::TargetProfile profile_of(std::vector<ecosystem::TargetRow> rows) {
  ecosystem::TargetProfile profile;
  profile.id = ecosystem::TargetProfileId("p");
  profile.rows = std::move(rows);
  return profile;
}
const CoverageCell& only_cell(const Coverage& coverage) { return coverage.cells.front(); }

/// The example: M B T U offer for elementary, middle and high.
Sketch example() {
  Sketch sketch;
  sketch.organization("b", "library_maker")
      .organization("m", "informal")
      .organization("t", "industry")
      .organization("u", "higher_ed");
  sketch.offer("m", "mentoring", 60, {"elementary"});
  sketch.offer("b", "space", 25, {"elementary"});
  sketch.offer("t", "mentoring", 20, {"middle"});
  sketch.offer("u", "mentoring", 40, {"middle"});
  sketch.offer("t", "mentoring", 50, {"high"});
  sketch.offer("u", "mentoring", 45, {"high"});
  sketch.offer("t", "grant", 4, {"high"});
  return sketch;
}
ecosystem::TargetProfile example_profile() {
  return profile_of(
      {wanted_amount("elementary", "didactic", 100, "hours"),
       wanted_amount("elementary", "infrastructural", 20, "hours"), wanted_amount("middle", "didactic", 120, "hours"),
       wanted_amount("middle", "infrastructural", 30, "hours"), wanted_amount("high", "didactic", 80, "hours"),
       wanted_amount("high", "economic", 10, "currency")});
}

TEST(CoverageTest, OfTheWorkedExampleHasItsCellsAndIndex) {
  const Coverage found = coverage_of(*example().snapshot(), example_profile());
  struct Expected {
    double supply, c;
    CellStatus status;
    bool single;
  };
  const std::vector<Expected> expected{{60, .6, CellStatus::partial, true},  {25, 1, CellStatus::covered, true},
                                       {60, .5, CellStatus::partial, false}, {0, 0, CellStatus::missing, false},
                                       {95, 1, CellStatus::covered, false},  {4, .4, CellStatus::thin, true}};
  ASSERT_EQ(found.cells.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_DOUBLE_EQ(found.cells[i].supply, expected[i].supply) << i;
    EXPECT_DOUBLE_EQ(found.cells[i].coverage, expected[i].c) << i;
    EXPECT_EQ(found.cells[i].status, expected[i].status) << i;
    EXPECT_EQ(found.cells[i].single_provider, expected[i].single) << i;
  }
  EXPECT_NEAR(found.index.value(), .5833333333, 1e-9);
  EXPECT_THAT(found.deficits, testing::ElementsAre(3, 5, 2, 0));
  EXPECT_EQ(found.cells[found.deficits.front()].label, "infrastructural · middle");
  EXPECT_EQ(found.covered, 2U);
}
TEST(CoverageTest, AnOfferAndItsFlowAreNotCountedTwice) {
  Sketch sketch = example();
  sketch.organization("s", "k12", {"elementary"}).flow("m", "s", 70);
  EXPECT_DOUBLE_EQ(coverage_of(*sketch.snapshot(), example_profile()).cells[0].supply, 70);
}
TEST(CoverageTest, AnOfferForSeveralStagesIsSharedOutEqually) {
  Sketch sketch;
  sketch.organization("u", "higher_ed", {"middle", "high"});
  sketch.offer("u", "mentoring", 40);
  const Coverage found = coverage_of(*sketch.snapshot(), profile_of({wanted_amount("middle", "didactic", 40, "hours"),
                                                                     wanted_amount("", "didactic", 40, "hours")}));
  EXPECT_DOUBLE_EQ(found.cells[0].supply, 20);
  EXPECT_DOUBLE_EQ(found.cells[1].supply, 40);
}
TEST(CoverageTest, OnlyWhatCanBeReachedCounts) {
  Sketch sketch;
  sketch.organization("u", "higher_ed", {"middle"});
  ecosystem::Offer& offer = sketch.offer("u", "mentoring", 10);
  offer.period = ecosystem::Period::month;
  offer.barriers.push_back({ecosystem::BarrierId("affordability"), 0.5, {}, {}});
  const auto profile = profile_of({wanted_amount("middle", "didactic", 100, "hours")});
  EXPECT_DOUBLE_EQ(only_cell(coverage_of(*sketch.snapshot(), profile)).supply, 60);
  offer.accessible_amount = 2;
  EXPECT_DOUBLE_EQ(only_cell(coverage_of(*sketch.snapshot(), profile)).supply, 24);
}
TEST(CoverageTest, AnUnknownAmountIsNeitherZeroNorAdded) {
  Sketch sketch;
  sketch.organization("u", "higher_ed", {"middle"});
  sketch.offer("u", "mentoring", std::nullopt);
  const Coverage found =
      coverage_of(*sketch.snapshot(), profile_of({wanted_amount("middle", "didactic", 40, "hours")}));
  EXPECT_EQ(only_cell(found).status, CellStatus::not_known);
  EXPECT_EQ(found.index, 0.0);
  EXPECT_EQ(found.index_high, 1.0);
  EXPECT_TRUE(found.deficits.empty());
  EXPECT_EQ(only_cell(found).unknown_amounts, 1U);
  EXPECT_EQ(only_cell(found).supply, 0.0);
  EXPECT_EQ(shortage_in_words(only_cell(found)), "amounts not known of 40 hours a year");
}
TEST(CoverageTest, ASecondOfferWithoutAnAmountIsCountedBesideTheFirst) {
  Sketch sketch;
  sketch.organization("u", "higher_ed", {"middle"});
  sketch.offer("u", "mentoring", 10);
  sketch.offer("u", "mentoring", std::nullopt);
  const Coverage found =
      coverage_of(*sketch.snapshot(), profile_of({wanted_amount("middle", "didactic", 40, "hours")}));
  EXPECT_EQ(only_cell(found).status, CellStatus::not_known);
  EXPECT_EQ(only_cell(found).unknown_amounts, 1U);
  EXPECT_EQ(only_cell(found).supply, 10.0);
  EXPECT_FALSE(only_cell(found).single_provider);
}
TEST(CoverageTest, WhoNamesNoStageMayBeTheOneThatIsWanted) {
  Sketch sketch;
  sketch.organization("a", "k12").organization("b", "k12", {"high"}).organization("c", "industry", {"high"});
  sketch.offer("c", "space", 5, {"high"});
  const auto profile =
      profile_of({wanted_organizations("middle", "k12", 1), wanted_organizations("middle", "k12", 2),
                  wanted_organizations("middle", "informal", 1), wanted_amount("middle", "didactic", 5, "hours")});
  const Coverage found = coverage_of(*sketch.snapshot(), profile);
  EXPECT_EQ(found.cells[0].status, CellStatus::not_known);
  EXPECT_EQ(found.cells[0].unplaced, 1U);
  EXPECT_EQ(found.cells[1].status, CellStatus::missing);
  EXPECT_EQ(found.cells[2].status, CellStatus::missing);
  EXPECT_EQ(found.cells[3].status, CellStatus::missing);
  EXPECT_EQ(found.not_known, 1U);
  EXPECT_EQ(found.short_of(), 3U);
}
TEST(CoverageTest, WhereNoOfferAndNoFlowIsRecordedResourcesAreNotKnownToBeMissing) {
  Sketch sketch;
  sketch.organization("a", "k12", {"middle"});
  const auto profile = profile_of({wanted_amount("middle", "didactic", 5, "hours")});
  EXPECT_EQ(only_cell(coverage_of(*sketch.snapshot(), profile)).status, CellStatus::not_known);
  EXPECT_TRUE(ghosts_of(*sketch.snapshot(), profile, coverage_of(*sketch.snapshot(), profile)).empty());
}
TEST(CoverageTest, GivingToACollegeDoesNotMakeACompanyServeItsStages) {
  Sketch sketch;
  sketch.organization("c", "higher_ed", {"career_entry"}).organization("t", "industry", {"high"}).flow("t", "c", 5);
  const Coverage found =
      coverage_of(*sketch.snapshot(), profile_of({wanted_organizations("career_entry", "industry", 1),
                                                  wanted_amount("career_entry", "didactic", 5, "hours")}));
  EXPECT_EQ(found.cells[0].status, CellStatus::missing);
  EXPECT_EQ(found.cells[1].status, CellStatus::covered);
}
TEST(CoverageTest, OtherUnitsOfTheSameCapitalAreNotAdded) {
  Sketch sketch;
  sketch.organization("u", "higher_ed", {"middle"});
  sketch.offer("u", "curriculum", 12);
  EXPECT_EQ(
      only_cell(coverage_of(*sketch.snapshot(), profile_of({wanted_amount("middle", "didactic", 40, "hours")}))).supply,
      0.0);
}
TEST(CoverageTest, OrganizationsOfASectorAreCountedByTheStagesTheyServe) {
  Sketch sketch;
  sketch.organization("a", "industry", {"high"})
      .organization("b", "industry", {"high", "career_entry"})
      .organization("c", "industry");
  const Coverage found = coverage_of(
      *sketch.snapshot(),
      profile_of({wanted_organizations("high", "industry", 2), wanted_organizations("career_entry", "industry", 3)}));
  EXPECT_EQ(found.cells[0].status, CellStatus::covered);
  EXPECT_EQ(found.cells[1].supply, 1);
  EXPECT_EQ(shortage_in_words(found.cells[1]), "1 of the 3 wanted organizations");
  EXPECT_EQ(found.cells[1].label, "industry · career_entry");
}
TEST(CoverageTest, MoreOffersNeverLowerTheIndex) {
  Sketch sketch = example();
  double before = coverage_of(*sketch.snapshot(), example_profile()).index.value();
  for (const auto* stage : {"middle", "high", "elementary"}) {
    for (const auto* resource : {"space", "mentoring", "grant"}) {
      sketch.offer("u", resource, 3, {stage});
      const double after = coverage_of(*sketch.snapshot(), example_profile()).index.value();
      EXPECT_GE(after, before);
      before = after;
    }
  }
}
TEST(CoverageTest, SectorMinimumsCompareThereWithWanted) {
  auto profile = profile_of({});
  profile.sector_minimums.push_back({ecosystem::SectorId("industry"), 2, 1.0, {}});
  const Coverage found = coverage_of(*example().snapshot(), profile);
  EXPECT_EQ(found.sectors[0].actual, 1U);
  EXPECT_DOUBLE_EQ(found.sectors[0].coverage(), .5);
  EXPECT_EQ(found.index, std::nullopt);
}

TEST(CoverageTest, WhoNamesNoSectorMayBeTheOneThatIsWanted) {
  Sketch sketch;
  sketch.organization("a", "", {"high"}).organization("b", "", {"middle"});
  auto profile = profile_of({wanted_organizations("high", "industry", 1), wanted_organizations("high", "industry", 2)});
  profile.sector_minimums.push_back({ecosystem::SectorId("industry"), 2, 1.0, {}});
  profile.sector_minimums.push_back({ecosystem::SectorId("k12"), 3, 1.0, {}});
  const Coverage found = coverage_of(*sketch.snapshot(), profile);
  EXPECT_EQ(found.cells[0].status, CellStatus::not_known);
  EXPECT_EQ(found.cells[1].status, CellStatus::missing);
  EXPECT_TRUE(found.sectors[0].not_known);
  EXPECT_FALSE(found.sectors[1].not_known);
}

TEST(MatrixTest, ShowsFoundOfWantedAndJoinsCollegeStages) {
  Sketch sketch;
  sketch.organization("a", "industry", {"high"}).organization("b", "industry", {"postsec_2y", "graduate"});
  const auto snapshot = sketch.snapshot();
  const Coverage coverage = coverage_of(
      *snapshot,
      profile_of({wanted_organizations("high", "industry", 1), wanted_organizations("postsec_2y", "industry", 1),
                  wanted_organizations("postsec_4y", "industry", 1), wanted_organizations("prek", "k12", 1)}));
  const CoverageMatrix matrix = coverage_matrix(*snapshot, coverage, MatrixRows::sectors);
  ASSERT_EQ(matrix.columns.size(), 6U);
  ASSERT_EQ(matrix.rows.size(), 2U);
  std::vector<std::string> text;
  for (const MatrixRow& row : matrix.rows) {
    for (const MatrixCell& cell : row.cells) text.push_back(row.key + " " + cell.text());
  }
  EXPECT_THAT(text,
              testing::UnorderedElementsAre("k12 0/1", "k12 ·", "k12 ·", "k12 ·", "k12 ·", "k12 ·", "industry ·",
                                            "industry ·", "industry ·", "industry 1", "industry 1/2", "industry ·"));
}
TEST(MatrixTest, OfCapitalsShowsTheShareOfAmounts) {
  const auto snapshot = example().snapshot();
  const CoverageMatrix matrix =
      coverage_matrix(*snapshot, coverage_of(*snapshot, example_profile()), MatrixRows::capitals);
  ASSERT_EQ(matrix.rows.size(), 3U);
  EXPECT_EQ(matrix.rows[0].key, "didactic");
  EXPECT_EQ(matrix.rows[0].cells[1].text(), "60%");
  EXPECT_EQ(matrix.rows[0].cells[3].text(), "2");
  EXPECT_EQ(matrix.rows[1].cells[2].text(), "0%");
}

TEST(GhostsTest, GatherWhatIsShortOfOneSectorAndStandBesideTheNeediest) {
  Sketch sketch;
  sketch.organization("a", "k12", {"high"}).organization("b", "k12", {"high"}).organization("c", "k12", {"middle"});
  sketch.organization("d", "k12", {"high"}).organization("e", "k12", {"high"}).organization("f", "k12", {"high"});
  sketch.partners("e", "a");
  sketch.offer("a", "space", 1, {"high"});
  sketch.need("b", "mentoring", 3)
      .need("a", "mentoring", 1)
      .need("c", "mentoring", 3)
      .need("d", "mentoring", 1)
      .need("e", "mentoring", 1)
      .need("f", "grant", 3);
  auto profile = profile_of(
      {wanted_organizations("career_entry", "industry", 2, "company"), wanted_amount("high", "didactic", 40, "hours")});
  profile.usual_providers.push_back({{}, ecosystem::CapitalId("didactic"), ecosystem::SectorId("industry")});
  profile.sector_minimums.push_back({ecosystem::SectorId("industry"), 4, 1.0, {}});
  const auto snapshot = sketch.snapshot();
  const std::vector<Ghost> ghosts = ghosts_of(*snapshot, profile, coverage_of(*snapshot, profile));
  ASSERT_EQ(ghosts.size(), 1U);
  EXPECT_EQ(ghosts[0].label, "company");
  EXPECT_DOUBLE_EQ(ghosts[0].rank, 3.0);
  EXPECT_EQ(ghosts[0].reason, "didactic · high: nothing of 40 hours a year, and 2 more gaps");
  EXPECT_THAT(ghosts[0].ties,
              testing::ElementsAre(1, 0, 4, 3));  // b: highest priority; a, e: a partner each; d: none; c: middle
}
TEST(GhostsTest, WithoutNeedsStandBesideThoseWhoServeTheSameStages) {
  Sketch sketch;
  sketch.organization("a", "k12", {"high"}).organization("b", "k12", {"middle"});
  const auto profile = profile_of({wanted_organizations("high", "informal", 1)});
  const auto snapshot = sketch.snapshot();
  const std::vector<Ghost> ghosts = ghosts_of(*snapshot, profile, coverage_of(*snapshot, profile));
  ASSERT_EQ(ghosts.size(), 1U);
  EXPECT_EQ(ghosts[0].label, "A partner from informal");
  EXPECT_EQ(ghosts[0].reason, "high: nobody yet");
  EXPECT_THAT(ghosts[0].ties, testing::ElementsAre(0));
}
TEST(GhostsTest, ASectorBelowItsMinimumIsMissedWithoutAnyCell) {
  Sketch sketch;
  sketch.organization("a", "k12", {"high"});
  auto profile = profile_of({});
  profile.sector_minimums.push_back({ecosystem::SectorId("industry"), 1, 1.0, ecosystem::OrgTypeId("company")});
  profile.sector_minimums.push_back({ecosystem::SectorId("informal"), 3, 0.5, {}});
  const auto snapshot = sketch.snapshot();
  const std::vector<Ghost> ghosts = ghosts_of(*snapshot, profile, coverage_of(*snapshot, profile));
  ASSERT_EQ(ghosts.size(), 2U);
  EXPECT_EQ(ghosts[0].reason, "industry: nobody yet");
  EXPECT_EQ(ghosts[1].reason, "informal: none of at least 3 organizations");
  EXPECT_TRUE(ghosts[1].below_minimum);
}
TEST(GhostsTest, ThereAreNoneWhereNothingIsShort) {
  Sketch sketch;
  sketch.organization("a", "k12", {"high"});
  const auto profile = profile_of({wanted_organizations("high", "k12", 1)});
  EXPECT_TRUE(ghosts_of(*sketch.snapshot(), profile, coverage_of(*sketch.snapshot(), profile)).empty());
}

}  // namespace
}  // namespace xylem::analysis::test
