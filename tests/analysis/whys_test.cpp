// The Why of single numbers, against values worked by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/ecosystems.h"
#include "analysis/networks.h"
#include "xylem/analysis/whys.h"

namespace xylem::analysis::test {
namespace {

/// The value of the term of that name; fails when there is none.
double term(const Why& why, const std::string& name) {
  for (const WhyTerm& one : why.terms) {
    if (one.name == name) return one.value.value_or(-999);
  }
  ADD_FAILURE() << "no term " << name;
  return -999;
}
AllMeasures all_of(const graph::Graph& graph) {
  jobs::Progress progress;
  return measure_all(graph, {}, std::stop_token(), progress).value();
}
Sketch six() {
  Sketch sketch;
  sketch.organization("s1", "k12").organization("s2", "k12").organization("u", "higher_ed");
  sketch.organization("m", "informal").organization("b", "library_maker").organization("t", "industry");
  sketch.partners("s1", "m").partners("s1", "u").partners("m", "u").partners("u", "t").partners("u", "b");
  sketch.partners("b", "s2");
  return sketch;
}

TEST(WhyMeasureTest, OfRoutesNamesThePairsOfOthersAndTheRank) {
  const Why why = why_measure(r6::graph(), all_of(r6::graph()), Measure::betweenness_normalized, r6::B);
  EXPECT_DOUBLE_EQ(term(why, "Routes"), .4);
  EXPECT_EQ(why.terms.front().note, "rank 2 of 6");
  EXPECT_DOUBLE_EQ(term(why, "Pairs of others whose routes pass through it"), 4);
  EXPECT_DOUBLE_EQ(term(why, "Pairs of others"), 10);
  EXPECT_EQ(why.formula, row_of(Measure::betweenness_normalized).formula);
  EXPECT_EQ(why.trap, row_of(Measure::betweenness_normalized).trap);
  EXPECT_TRUE(why.missing.empty());
}
TEST(WhyMeasureTest, EqualRanksAreSharedAloud) {
  const Why why = why_measure(r6::graph(), all_of(r6::graph()), Measure::degree, r6::S1);
  EXPECT_EQ(why.terms.front().note, "rank 2 of 6, shared by 3");
}
TEST(WhyMeasureTest, OfDistancesGivesWhatTheFormulaAsksFor) {
  const AllMeasures measures = all_of(r6::graph());
  const Why near = why_measure(r6::graph(), measures, Measure::closeness, r6::U);
  EXPECT_DOUBLE_EQ(term(near, "Others it can reach"), 5);
  EXPECT_DOUBLE_EQ(term(near, "Mean distance to those"), 1.2);  // 1 1 1 1 2
  EXPECT_DOUBLE_EQ(
      term(why_measure(r6::graph(), measures, Measure::harmonic, r6::U), "1 divided by the distance to each, added up"),
      4.5);
}
TEST(WhyMeasureTest, OfHolesCountsThePairsOfPartnersAndThoseWhoKnowEachOther) {
  const AllMeasures measures = all_of(r6::graph());
  const Why why = why_measure(r6::graph(), measures, Measure::effective_size, r6::U);
  const double partners = term(why, "Partners");
  EXPECT_DOUBLE_EQ(partners, 4);
  EXPECT_DOUBLE_EQ(term(why, "Pairs of its partners"), 6);
  EXPECT_DOUBLE_EQ(term(why, "Of these, partners themselves"), 1);
  EXPECT_DOUBLE_EQ(term(why, "Different partners"), partners - 2.0 * 1.0 / partners);
}
TEST(WhyMeasureTest, OfAnArticulationPointSaysWhoIsCutOff) {
  const Why why = why_measure(r6::graph(), all_of(r6::graph()), Measure::articulation, r6::U);
  EXPECT_DOUBLE_EQ(term(why, "Parts that its own breaks into without it"), 3);
  EXPECT_DOUBLE_EQ(term(why, "Others cut off from the largest of these"), 3);
}
TEST(WhyMeasureTest, WhatIsNotDefinedIsMissingAndNotZero) {
  const auto lonely = undirected(3, {{0, 1}});
  const Why why = why_measure(lonely, all_of(lonely), Measure::constraint, 2);
  EXPECT_FALSE(why.terms.front().value);
  EXPECT_THAT(why.missing, testing::ElementsAre("Not defined for an organization without partners"));
  EXPECT_THAT(why_measure(lonely, all_of(lonely), Measure::hub, 0).missing,
              testing::ElementsAre("Partnerships have no direction: ask it of flows"));
}
TEST(WhyMeasureTest, OfEveryMeasureBeginsWithTheValueThatIsShown) {
  for (const graph::Graph& graph : {r6::graph(), d5::graph(), florence::graph(16)}) {
    const AllMeasures measures = all_of(graph);
    for (const MeasureRow& row : catalog()) {
      for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
        const Why why = why_measure(graph, measures, row.measure, node);
        EXPECT_EQ(why.terms.front().value, measures.of(row.measure)[node]) << row.id;
        EXPECT_EQ(why.terms.front().value.has_value(), why.missing.empty()) << row.id;
      }
    }
  }
}
TEST(WhyMeasureTest, FromASampleSaysSo) {
  jobs::Progress progress;
  MeasureOptions options;
  options.sample = 10;
  const auto measures = measure_all(zachary(), options, std::stop_token(), progress).value();
  EXPECT_THAT(why_measure(zachary(), measures, Measure::closeness, 0).missing,
              testing::ElementsAre("From a sample of 10 of 34 organizations."));
  EXPECT_TRUE(why_measure(zachary(), measures, Measure::degree, 0).missing.empty());
}

TEST(WhyFigureTest, GivesTheCountsBehindIt) {
  const NetworkFigures found = figures(r6::graph());
  const Why density = why_figure(r6::graph(), found, "density");
  EXPECT_DOUBLE_EQ(term(density, "Partnerships"), 6);
  EXPECT_DOUBLE_EQ(term(density, "Possible pairs"), 15);
  const Why distance = why_figure(r6::graph(), found, "mean_distance");
  EXPECT_DOUBLE_EQ(term(distance, "Pairs that can reach each other"), 15);
  EXPECT_DOUBLE_EQ(term(distance, "Their distances, added up"), 27);  // 1.8
  const Why closed = why_figure(r6::graph(), found, "transitivity");
  EXPECT_DOUBLE_EQ(term(closed, "Pairs of partners of one organization"), 9);  // 1 + 0 + 6 + 1 + 1 + 0
  EXPECT_DOUBLE_EQ(term(closed, "Of these, partners themselves"), 3);
  const Why star = why_figure(r6::graph(), found, "degree_centralization");
  EXPECT_DOUBLE_EQ(term(star, "Differences from the largest, added up"), 12);  // 2 + 3 + 0 + 2 + 2 + 3
  EXPECT_DOUBLE_EQ(term(star, "The same in a star of as many"), 20);
  EXPECT_DOUBLE_EQ(
      term(why_figure(r6::graph(), found, "betweenness_centralization"), "Differences from the largest, added up"),
      36);  // 8 8 8 8 4 0
  EXPECT_DOUBLE_EQ(term(why_figure(r6::graph(), found, "components"), "In the largest part"), 6);
}
TEST(WhyFigureTest, OfEveryFigureBeginsWithItsValueAndNamesItsSource) {
  for (const graph::Graph& graph : {r6::graph(), d5::graph(), florence::graph(16), graph::Graph(0, {})}) {
    const NetworkFigures found = figures(graph);
    for (const NetworkFigure& figure : found.figures) {
      const Why why = why_figure(graph, found, figure.id);
      EXPECT_EQ(why.terms.front().value, figure.value) << figure.id;
      EXPECT_EQ(figure.value.has_value(), why.missing.empty()) << figure.id;
      EXPECT_FALSE(why.source.empty()) << figure.id;
      EXPECT_TRUE(why.trap.ends_with('.')) << figure.id;
    }
  }
}

TEST(WhyCommunitiesTest, ComparesTheTiesInsideWithChance) {
  AllMeasures measures = all_of(r6::graph());
  measures.values[static_cast<std::size_t>(Measure::community)] = {1.0, 2.0, 1.0, 1.0, 2.0, 1.0};  // S1 M U T | B S2
  const Why why = why_communities(r6::graph(), measures);
  EXPECT_NEAR(term(why, "Share of ties inside"), 5.0 / 6.0, 1e-12);
  EXPECT_NEAR(term(why, "Share that chance would give"), .625, 1e-12);  // (9/12)^2 + (3/12)^2
  EXPECT_NEAR(term(why, "Modularity"), .208333, 1e-6);
  EXPECT_DOUBLE_EQ(term(why, "Community 1"), 4);
}

TEST(WhySinglePointTest, SaysWhatBreaksAndWhoIsCutOff) {
  const auto snapshot = six().snapshot();
  const Fragility fragility = fragile_points(snapshot->partnerships);
  const Why all = why_single_points(*snapshot, fragility);
  EXPECT_DOUBLE_EQ(term(all, "Organizations that hold parts together"), 2);
  EXPECT_DOUBLE_EQ(term(all, "u"), 3);
  EXPECT_DOUBLE_EQ(term(all, "b"), 1);
  const Why u = why_single_point(*snapshot, fragility, *snapshot->node_of(ecosystem::OrganizationId("u")));
  EXPECT_DOUBLE_EQ(term(u, "Pairs that cannot reach each other without it"), .8);
  EXPECT_DOUBLE_EQ(term(u, "Parts that its own breaks into"), 3);
  const Why s1 = why_single_point(*snapshot, fragility, *snapshot->node_of(ecosystem::OrganizationId("s1")));
  EXPECT_DOUBLE_EQ(term(s1, "Others cut off"), 0);
}

TEST(WhyCrossingTest, CountsWhatCrossesAndWhatStays) {
  Grouping groups{{"f", "i", "b"}, {"formal", "informal", "business"}, {0, 0, 0, 1, 1, 2}};
  const Mixing found = mixing(r6::graph(), groups, {}).value();
  const Why whole = why_crossing(found);
  EXPECT_DOUBLE_EQ(term(whole, "Partnerships across groups"), 5);
  EXPECT_DOUBLE_EQ(term(whole, "Partnerships within"), 1);
  EXPECT_NEAR(term(whole, "By chance"), .466667, 1e-6);
  const Why u = why_crossing_of(r6::graph(), groups, found, r6::U);
  EXPECT_DOUBLE_EQ(term(u, "Its partners in other groups"), 3);
  EXPECT_DOUBLE_EQ(term(u, "Its partners in the same group"), 1);
  const Why hole = why_group_pair(groups, found, found.of(1, 2));
  EXPECT_DOUBLE_EQ(term(hole, "Partnerships of informal and business"), 0);
  EXPECT_DOUBLE_EQ(term(hole, "Possible pairs"), 2);
  EXPECT_NEAR(term(hole, "Partnerships by chance"), .333333, 1e-6);
}
TEST(WhyCrossingTest, AGroupThatIsNotGivenIsMissing) {
  Grouping groups{{"f"}, {"formal"}, {0, 0, 0, 0, std::nullopt, 0}};
  const Mixing found = mixing(r6::graph(), groups, {}).value();
  EXPECT_THAT(why_crossing(found).missing, testing::ElementsAre("2 partnerships with an end in no group"));
  EXPECT_THAT(why_crossing_of(r6::graph(), groups, found, r6::B).missing,
              testing::ElementsAre("Its own group is not given"));
}

ecosystem::TargetProfile wanted(std::vector<ecosystem::TargetRow> rows) {
  ecosystem::TargetProfile profile;
  profile.id = ecosystem::TargetProfileId("p");
  profile.rows = std::move(rows);
  return profile;
}

TEST(WhyCellTest, NamesEachProviderAndWhoseAmountIsNotKnown) {
  Sketch sketch;
  sketch.organization("t", "industry").organization("u", "higher_ed").organization("m", "informal");
  sketch.offer("t", "mentoring", 20, {"middle"});
  sketch.offer("u", "mentoring", 40, {"middle"});
  sketch.offer("m", "mentoring", std::nullopt, {"middle"});
  const auto snapshot = sketch.snapshot();
  const Coverage coverage = coverage_of(*snapshot, wanted({wanted_amount("middle", "didactic", 120, "hours")}));
  const Why why = why_cell(*snapshot, coverage.cells.front());
  EXPECT_DOUBLE_EQ(term(why, "Coverage"), .5);
  EXPECT_DOUBLE_EQ(term(why, "There"), 60);
  EXPECT_DOUBLE_EQ(term(why, "Wanted"), 120);
  EXPECT_DOUBLE_EQ(term(why, "u"), 40);
  EXPECT_FALSE(why.terms.back().value);
  EXPECT_THAT(why.missing, testing::ElementsAre("1 provider whose amount is not known"));
}
TEST(WhyCoverageTest, AddsUpWeightsAndNamesTheWorstCellsFirst) {
  Sketch sketch;
  sketch.organization("m", "informal").organization("b", "library_maker");
  sketch.offer("m", "mentoring", 60, {"elementary"});
  sketch.offer("b", "space", 25, {"elementary"});
  auto space = wanted_amount("elementary", "infrastructural", 20, "hours");
  space.weight = 3;
  const auto snapshot = sketch.snapshot();
  const Coverage coverage =
      coverage_of(*snapshot, wanted({wanted_amount("elementary", "didactic", 100, "hours"), space}));
  const Why why = why_coverage(coverage);
  EXPECT_DOUBLE_EQ(term(why, "Coverage times weight, added up"), 3.6);
  EXPECT_DOUBLE_EQ(term(why, "Weights, added up"), 4);
  EXPECT_DOUBLE_EQ(term(why, "Coverage index"), .9);
  EXPECT_EQ(why.terms.back().note, "60 of 100 hours a year");
}
TEST(WhyGhostTest, AddsUpTheGapsItWouldFillAndNamesItsPartners) {
  Sketch sketch;
  sketch.organization("s", "k12", {"high"}).organization("m", "informal", {"high"}).partners("s", "m");
  auto second = wanted_organizations("middle", "industry", 2);
  second.weight = 2;
  const auto profile = wanted({wanted_organizations("high", "industry", 1), second});
  const auto snapshot = sketch.snapshot();
  const Coverage coverage = coverage_of(*snapshot, profile);
  const auto ghosts = ghosts_of(*snapshot, profile, coverage);
  ASSERT_EQ(ghosts.size(), 1U);
  const Why why = why_ghost(*snapshot, coverage, ghosts.front());
  EXPECT_DOUBLE_EQ(term(why, "Missed by"), 3);
  EXPECT_DOUBLE_EQ(term(why, "industry · high"), 1);
  EXPECT_DOUBLE_EQ(term(why, "industry · middle"), 2);
  EXPECT_DOUBLE_EQ(term(why, "Would be tied to s"), 1);
}

TEST(WhyBalanceTest, OfTheSchoolListsEveryFlowLargestFirst) {
  Sketch sketch = flows_of_five();
  sketch.flow("u", "s1", std::nullopt);
  const auto snapshot = sketch.snapshot();
  const Balance balance = balance_of(*snapshot, {ecosystem::ResourceId("mentoring"), {}, {}});
  const auto node = *snapshot->node_of(ecosystem::OrganizationId("s1"));
  const auto row = std::ranges::find(balance.organizations, node, &OrganizationBalance::node);
  const Why why = why_balance(*snapshot, balance, *row);
  EXPECT_NEAR(term(why, "Balance"), .636364, 1e-6);
  EXPECT_DOUBLE_EQ(term(why, "Gets"), 72);
  EXPECT_DOUBLE_EQ(term(why, "Gives"), 16);
  std::vector<std::pair<std::string, double>> flows;
  for (std::size_t i = 4; i < why.terms.size(); ++i) flows.emplace_back(why.terms[i].name, *why.terms[i].value);
  EXPECT_THAT(
      flows, testing::ElementsAre(testing::Pair("From t", 40), testing::Pair("From u", 20), testing::Pair("From m", 12),
                                  testing::Pair("To u", 10), testing::Pair("To m", 6)));
  EXPECT_THAT(why.missing, testing::ElementsAre("From u: amount not known"));
}
TEST(WhySpreadTest, GivesSharesAndTheEffectiveNumber) {
  const auto snapshot = flows_of_five().snapshot();
  const Balance balance = balance_of(*snapshot, {ecosystem::ResourceId("mentoring"), {}, {}});
  const Why why = why_spread(*snapshot, balance, SpreadOf::giving);
  EXPECT_NEAR(term(why, "HHI"), .276160, 1e-6);
  EXPECT_NEAR(term(why, "As if equal givers"), 3.6211, 1e-4);
  EXPECT_DOUBLE_EQ(term(why, "t"), 50);
  EXPECT_EQ(why.terms[3].note, "38%");
}
TEST(WhyListTest, ManyTermsAreSummedUpBehindTheTwelfth) {
  Sketch sketch;
  sketch.organization("hub", "k12");
  for (int i = 1; i <= 20; ++i) {
    const std::string id = "g" + std::to_string(i);
    sketch.organization(id, "industry").flow(id, "hub", i);
  }
  const auto snapshot = sketch.snapshot();
  const Balance balance = balance_of(*snapshot, {ecosystem::ResourceId("mentoring"), {}, {}});
  const Why why = why_balance(*snapshot, balance, balance.organizations.front());
  EXPECT_EQ(why.terms.size(), 4U + 12U + 1U);
  EXPECT_EQ(why.terms.back().name, "8 more");
  EXPECT_DOUBLE_EQ(*why.terms.back().value, 36);  // 8 + 7 + … + 1
}

}  // namespace
}  // namespace xylem::analysis::test
