// Pathways: links between stages, dead ends, parity with its interval.
#include "xylem/analysis/pathways.h"

#include <gtest/gtest.h>

#include <deque>

#include "analysis/ecosystems.h"
#include "xylem/base/random.h"

namespace xylem::analysis {
namespace {

using ecosystem::PopulationId;
using ecosystem::Program;
using ecosystem::ProgramId;
using ecosystem::StageId;

/// Stages elementary > middle > high > career_entry, and high > postsec_4y.
class PathwaysTest : public ::testing::Test {
 protected:
  PathwaysTest() {
    follow("elementary", {"middle"});
    follow("middle", {"high"});
    follow("high", {"postsec_4y", "career_entry"});
  }
  void follow(const std::string& stage, std::vector<std::string> next) {
    auto term = *ecosystem::find_term(sketch_.records(), "stage", stage);
    term.leads_to = std::move(next);
    sketch_.records().put(term);
  }
  Program& program(const std::string& id, const std::string& stage, const std::string& leads_to = {},
                   std::optional<double> learners = {}) {
    Program row;
    row.id = ProgramId(id);
    row.name = id;
    if (!stage.empty()) row.stages.emplace_back(stage);
    if (!leads_to.empty()) row.leads_to.push_back({ProgramId(leads_to), learners});
    programs_.push_back(row);
    return programs_.back();
  }
  std::shared_ptr<const graph::Snapshot> snapshot() {
    for (const Program& row : programs_) sketch_.records().put(row);
    return sketch_.snapshot();
  }
  const StageRow& stage(const Pathways& pathways, const std::string& key) {
    for (const StageRow& row : pathways.everybody.stages) {
      if (row.stage.text() == key) return row;
    }
    ADD_FAILURE() << "no stage " << key;
    return pathways.everybody.stages.front();
  }

  test::Sketch sketch_;
  std::deque<Program> programs_;
};

TEST_F(PathwaysTest, ContinuityIsTheShareOfNeighboringStagesThatAreLinked) {
  program("club", "elementary", "camp", 30.0);
  program("camp", "middle", "lab");
  program("lab", "high");
  const Pathways pathways = pathways_of(*snapshot(), nullptr);
  EXPECT_EQ(pathways.everybody.relevant, 4U);
  EXPECT_EQ(pathways.everybody.linked, 2U);
  EXPECT_DOUBLE_EQ(*pathways.everybody.value, 0.5);
  EXPECT_DOUBLE_EQ(pathways.everybody.links[0].learners, 30.0);
  EXPECT_EQ(pathways.everybody.links[0].unknown, 0U);
  EXPECT_EQ(pathways.everybody.links[1].unknown, 1U) << "nobody said how many go on from the camp";
}

TEST_F(PathwaysTest, AStageWhoseProgramsLeadNowhereIsADeadEndAndOneNobodyComesToAColdStart) {
  program("club", "elementary", "camp");
  program("camp", "middle");
  program("lab", "high");
  const Pathways pathways = pathways_of(*snapshot(), nullptr);
  EXPECT_FALSE(stage(pathways, "elementary").dead_end);
  EXPECT_TRUE(stage(pathways, "middle").dead_end);
  EXPECT_FALSE(stage(pathways, "middle").cold_start);
  EXPECT_TRUE(stage(pathways, "high").cold_start);
  EXPECT_FALSE(stage(pathways, "elementary").cold_start) << "nothing comes before it";
  EXPECT_FALSE(stage(pathways, "career_entry").dead_end) << "it has no programs";
  ASSERT_EQ(pathways.dead_ends.size(), 2U);
  EXPECT_EQ(pathways.dead_ends[0]->id.text(), "camp");
}

TEST_F(PathwaysTest, AProgramThatHasEndedLinksNothing) {
  program("club", "elementary", "camp");
  program("camp", "middle").to = ecosystem::date_of(test::kDay - 1);
  const Pathways pathways = pathways_of(*snapshot(), nullptr);
  EXPECT_EQ(pathways.everybody.linked, 0U);
  EXPECT_EQ(pathways.everybody.programs, 1U);
}

TEST_F(PathwaysTest, OnlyStagesThatTheProfileNamesAreRelevant) {
  program("club", "elementary", "camp");
  program("camp", "middle");
  ecosystem::TargetProfile profile;
  profile.rows = {test::wanted_organizations("elementary", "k12", 1), test::wanted_organizations("middle", "k12", 1)};
  const Pathways pathways = pathways_of(*snapshot(), &profile);
  EXPECT_EQ(pathways.everybody.relevant, 1U);
  EXPECT_DOUBLE_EQ(*pathways.everybody.value, 1.0);
  EXPECT_FALSE(stage(pathways, "middle").dead_end) << "nothing after it is relevant";
}

TEST_F(PathwaysTest, APopulationHasOnlyTheProgramsThatAreOpenToIt) {
  program("club", "elementary", "camp");
  program("camp", "middle").populations = {PopulationId("girls")};
  program("other-camp", "middle", "lab").populations = {PopulationId("rural")};
  program("lab", "high").populations = {PopulationId("all")};
  for (const auto* key : {"girls", "rural"}) {
    ecosystem::Term term;
    term.id = ecosystem::term_id("population", key);
    term.taxonomy = "population";
    term.key = term.label = key;
    sketch_.records().put(term);
  }
  const Pathways pathways = pathways_of(*snapshot(), nullptr);
  ASSERT_EQ(pathways.populations.size(), 2U);
  EXPECT_EQ(pathways.populations[0].linked, 1U) << "girls: club to camp";
  EXPECT_EQ(pathways.populations[1].linked, 1U) << "rural: other camp to lab";
  EXPECT_EQ(pathways.everybody.linked, 2U);
}

TEST_F(PathwaysTest, WithoutProgramsNothingIsSaid) {
  const Pathways pathways = pathways_of(*snapshot(), nullptr);
  EXPECT_FALSE(pathways.everybody.value);
  EXPECT_TRUE(pathway_findings(*snapshot(), pathways, {}).empty());
}

TEST_F(PathwaysTest, AProgramWithoutAStageIsCountedAsNotKnown) {
  program("club", "elementary", "camp");
  program("camp", "middle");
  const std::uint32_t before = pathways_of(*snapshot(), nullptr).without_stage;
  programs_.back().stages.clear();
  EXPECT_EQ(pathways_of(*snapshot(), nullptr).without_stage, before + 1);
}

class ParityTest : public PathwaysTest {
 protected:
  ParityTest() {
    ecosystem::Indicator indicator;
    indicator.id = ecosystem::IndicatorId("camp");
    indicator.name = "Camp places";
    sketch_.records().put(indicator);
    ecosystem::Term girls;
    girls.id = ecosystem::term_id("population", "girls");
    girls.taxonomy = "population";
    girls.key = "girls";
    girls.label = "Girls";
    girls.reference_share = 0.49;
    sketch_.records().put(girls);
  }
  ecosystem::Measurement measured(double count, double of, const std::string& id = "m1") {
    ecosystem::Measurement row;
    row.id = ecosystem::MeasurementId(id);
    row.indicator = ecosystem::IndicatorId("camp");
    row.population = PopulationId("girls");
    row.numerator = count;
    row.denominator = of;
    row.date = ecosystem::date_of(test::kDay - 10);
    return row;
  }
};

TEST_F(ParityTest, NinetyGirlsOfTwoHundredAndFortyAreBelowParity) {
  sketch_.records().put(measured(90, 240));
  const auto parities = parities_of(*snapshot());
  ASSERT_EQ(parities.size(), 1U);
  const Parity& parity = parities[0];
  EXPECT_NEAR(parity.parity->mid, 0.765306, 1e-6);
  EXPECT_NEAR(parity.parity->low, 0.645251, 1e-6);
  EXPECT_NEAR(parity.parity->high, 0.893399, 1e-6);
  EXPECT_EQ(in_words(parity), "below parity, the interval excludes 1");
  const Interval share = wilson(90, 240);
  EXPECT_NEAR(share.low, 0.316173, 1e-6);
  EXPECT_NEAR(share.high, 0.437766, 1e-6);
  EXPECT_EQ(pathway_findings(*snapshot(), {}, parities).size(), 1U);
}

TEST_F(ParityTest, FewPeopleAreNotShown) {
  for (const auto& [count, of] : {std::pair(4.0, 100.0), std::pair(6.0, 9.0)}) {
    sketch_.records().put(measured(count, of));
    const auto parities = parities_of(*snapshot());
    ASSERT_EQ(parities.size(), 1U);
    EXPECT_TRUE(parities[0].suppressed);
    EXPECT_EQ(parities[0].count, 0.0) << "not even in what is kept";
    EXPECT_FALSE(parities[0].parity);
  }
}

TEST_F(ParityTest, TheNewestMeasurementCountsAndNoneOfTomorrow) {
  sketch_.records().put(measured(90, 240));
  auto newer = measured(120, 240, "m2");
  newer.date = ecosystem::date_of(test::kDay - 1);
  sketch_.records().put(newer);
  auto later = measured(10, 240, "m3");
  later.date = ecosystem::date_of(test::kDay + 1);
  sketch_.records().put(later);
  EXPECT_DOUBLE_EQ(*parities_of(*snapshot())[0].share, 0.5);
}

TEST(Wilson, TheIntervalHoldsTheShareAndNarrowsWithMorePeople) {
  base::Random random(7);
  for (int i = 0; i < 200; ++i) {
    const double of = 1.0 + static_cast<double>(random.below(500));
    const auto count = static_cast<double>(random.below(static_cast<std::uint32_t>(of) + 1U));
    const Interval one = wilson(count, of);
    const Interval ten = wilson(10.0 * count, 10.0 * of);
    EXPECT_LE(one.low, one.mid);
    EXPECT_GE(one.high, one.mid);
    EXPECT_GE(one.low, 0.0);
    EXPECT_LE(one.high, 1.0);
    EXPECT_LT(ten.high - ten.low, one.high - one.low);
  }
}

}  // namespace
}  // namespace xylem::analysis
