// Indicators over waves, and contexts side by side.
#include "xylem/analysis/indicators.h"

#include <gtest/gtest.h>

#include "analysis/ecosystems.h"
#include "xylem/analysis/contexts.h"

namespace xylem::analysis {
namespace {

using ecosystem::Measurement;

class IndicatorsTest : public ::testing::Test {
 protected:
  IndicatorsTest() {
    indicator_.id = ecosystem::IndicatorId("reach");
    indicator_.name = "Learners reached";
    indicator_.baseline = 100.0;
    indicator_.target = 200.0;
  }
  void measured(int wave, std::optional<double> value, ecosystem::Method method = ecosystem::Method::survey,
                const std::string& population = {}, std::optional<std::int64_t> n = {}) {
    Measurement row;
    row.id = ecosystem::MeasurementId("m" + std::to_string(wave) + population);
    row.indicator = indicator_.id;
    row.date = ecosystem::date_of(test::kDay - 1000 + 100 * wave);
    row.value = value;
    row.method = method;
    row.population = ecosystem::PopulationId(population);
    row.n = n;
    sketch_.records().put(row);
  }
  std::vector<IndicatorSeries> series() {
    sketch_.records().put(indicator_);
    return indicator_series(*sketch_.snapshot());
  }

  test::Sketch sketch_;
  ecosystem::Indicator indicator_;
};

TEST_F(IndicatorsTest, ATrendWantsThreeWavesOfOneMethod) {
  measured(1, 100);
  measured(2, 120);
  EXPECT_EQ(series()[0].trend, Trend::not_enough);
  measured(3, 150);
  EXPECT_EQ(series()[0].trend, Trend::rising);
  measured(4, 140);
  EXPECT_EQ(series()[0].trend, Trend::up_and_down);
  measured(4, 160, ecosystem::Method::estimate);
  EXPECT_EQ(series()[0].trend, Trend::methods_differ);
}

TEST_F(IndicatorsTest, ProgressRunsFromTheBaselineToTheTarget) {
  measured(1, 150);
  const auto all = series();
  EXPECT_DOUBLE_EQ(*all[0].progress, 0.5);
  EXPECT_EQ(all[0].status, TargetStatus::not_reached);
  measured(2, 200);
  EXPECT_EQ(series()[0].status, TargetStatus::reached);
}

TEST_F(IndicatorsTest, WhatShouldFallIsReachedFromAbove) {
  indicator_.direction = ecosystem::IndicatorDirection::down;
  indicator_.target = 50.0;
  measured(1, 60);
  EXPECT_EQ(series()[0].status, TargetStatus::not_reached);
  measured(2, 50);
  EXPECT_EQ(series()[0].status, TargetStatus::reached);
}

TEST_F(IndicatorsTest, AMissedDayIsAFindingAndAValueThatIsNotKnownIsCounted) {
  ecosystem::Goal goal;
  goal.id = ecosystem::GoalId("more");
  goal.text = "More learners";
  goal.indicators = {indicator_.id};
  goal.target_value = 300.0;
  goal.due = ecosystem::date_of(test::kDay - 1);
  goal.status = ecosystem::GoalStatus::shared;
  sketch_.records().put(goal);
  measured(1, 150);
  measured(2, std::nullopt);
  const auto all = series();
  EXPECT_EQ(all[0].status, TargetStatus::off_track);
  EXPECT_DOUBLE_EQ(*all[0].target, 300.0) << "the goal's target comes first";
  EXPECT_EQ(all[0].unknown, 1U);
  const auto findings = indicator_findings(all);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].kind, "target_missed");
  EXPECT_EQ(findings[0].certainty, Certainty::likely);
}

TEST_F(IndicatorsTest, SmallGroupsOfAPopulationAreNotShown) {
  measured(1, 0.4, ecosystem::Method::survey, "girls", 9);
  const auto all = series();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_TRUE(all[0].points[0].suppressed);
  EXPECT_FALSE(all[0].points[0].value);
  EXPECT_FALSE(all[0].latest);
}

TEST_F(IndicatorsTest, AShareThatSaysHowFewThereWereIsNotShownWithoutTheirCountEither) {
  measured(1, 0.03, ecosystem::Method::survey, "girls");
  Measurement row = *sketch_.records().all<Measurement>().begin();
  row.denominator = 100.0;
  sketch_.records().put(row);
  EXPECT_TRUE(series().at(0).points.at(0).suppressed) << "three of a hundred";
  row.value = 0.3;
  sketch_.records().put(row);
  EXPECT_FALSE(series().at(0).points.at(0).suppressed);
}

TEST_F(IndicatorsTest, AnIndicatorThatNobodyMeasuredIsListed) {
  const auto all = series();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_TRUE(all[0].points.empty());
  EXPECT_EQ(all[0].status, TargetStatus::not_known);
}

/// Twelve pairs of a town school with a town library (values near .8) and twelve of rural ones (near .2).
class ContextsTest : public ::testing::Test {
 protected:
  void pair(int number, ecosystem::Area area) {
    const std::string school = "s" + std::to_string(100 + number);
    const std::string library = "l" + std::to_string(100 + number);
    for (const auto& [id, sector] : {std::pair(school, "k12"), std::pair(library, "library_maker")}) {
      sketch_.organization(id, sector, {"middle"});
      auto row = *sketch_.records().find<ecosystem::Organization>(ecosystem::OrganizationId(id));
      row.area = area;
      sketch_.records().put(row);
    }
    sketch_.partners(school, library);
  }
  std::vector<std::optional<double>> values(const graph::Snapshot& snapshot) {
    std::vector<std::optional<double>> values;
    for (const auto& tie : snapshot.partnerships.edges()) {
      const bool town = snapshot.organizations[tie.from]->area == ecosystem::Area::town;
      values.emplace_back((town ? 0.8 : 0.2) + 0.001 * tie.from);
    }
    return values;
  }
  test::Sketch sketch_;
};

TEST_F(ContextsTest, GroupsShowTheirSizesMediansAndWhetherChanceCouldDoIt) {
  for (int i = 0; i < 12; ++i) pair(i, ecosystem::Area::town);
  for (int i = 12; i < 24; ++i) pair(i, ecosystem::Area::rural);
  ecosystem::TargetProfile profile;
  profile.rows = {test::wanted_organizations("middle", "k12", 24)};
  const auto snapshot = sketch_.snapshot();
  const Comparison comparison = compare_contexts(*snapshot, ContextBy::area, values(*snapshot), &profile);
  ASSERT_EQ(comparison.groups.size(), 2U);
  const Context& rural = comparison.groups[0];
  EXPECT_EQ(rural.label, "Rural");
  EXPECT_EQ(rural.partnerships.size(), 12U);
  EXPECT_EQ(rural.organizations, 24U);
  EXPECT_LT(*rural.median, 0.3);
  EXPECT_DOUBLE_EQ(*rural.coverage, 0.5);
  ASSERT_TRUE(rural.chance);
  EXPECT_LT(*rural.chance, 0.01);
  EXPECT_EQ(rural.phases, (std::vector<std::pair<std::string, std::uint32_t>>{{"Phase not given", 12U}}));
}

TEST_F(ContextsTest, BelowTenNothingIsTested) {
  for (int i = 0; i < 9; ++i) pair(i, ecosystem::Area::town);
  for (int i = 12; i < 24; ++i) pair(i, ecosystem::Area::rural);
  const auto snapshot = sketch_.snapshot();
  for (const Context& group : compare_contexts(*snapshot, ContextBy::area, values(*snapshot), nullptr).groups) {
    EXPECT_FALSE(group.chance) << group.label;
  }
}

TEST_F(ContextsTest, WhatIsNotGivenIsCountedAndNotGuessed) {
  for (int i = 0; i < 3; ++i) pair(i, ecosystem::Area::town);
  const auto snapshot = sketch_.snapshot();
  const Comparison comparison = compare_contexts(*snapshot, ContextBy::channel, values(*snapshot), nullptr);
  EXPECT_TRUE(comparison.groups.empty());
  EXPECT_EQ(comparison.not_given, 3U);
  EXPECT_EQ(compare_contexts(*snapshot, ContextBy::sectors, values(*snapshot), nullptr).groups[0].label,
            "k12 and library_maker");
}

}  // namespace
}  // namespace xylem::analysis
