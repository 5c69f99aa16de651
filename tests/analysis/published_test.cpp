// Numbers that others published, beyond the worked examples: directed, weighted and flow networks, shares and spreads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/networks.h"
#include "xylem/analysis/balance.h"
#include "xylem/analysis/circulation.h"
#include "xylem/analysis/fragility.h"
#include "xylem/analysis/pathways.h"

namespace xylem::analysis::test {
namespace {

/// An intertidal oyster reef in South Carolina, kcal per square meter and day: filter feeders, microbiota, meiofauna,
/// deposit feeders, predators, detritus. Dame and Patten, Analysis of energy flows in an intertidal oyster reef, Marine
/// Ecology Progress Series 5 (1981); its figures as the R package enaR prints them for its data set `oyster`.
FlowNetwork oyster_reef() {
  enum : std::uint32_t { filter, microbes, meio, deposit, predators, detritus };
  FlowNetwork reef;
  reef.inputs = {41.47, 0, 0, 0, 0, 0};
  reef.exports = {0, 0, 0, 0, 0, 0};
  reef.losses = {25.165, 5.76, 3.5794, .4303, .3594, 6.1759};
  reef.arcs = {{filter, predators, .5135},   {filter, detritus, 15.791},  {microbes, meio, 1.2060},
               {microbes, deposit, 1.2060},  {meio, deposit, .6609},      {meio, detritus, 4.2403},
               {deposit, predators, .1721},  {deposit, detritus, 1.9076}, {predators, detritus, .3262},
               {detritus, microbes, 8.1721}, {detritus, meio, 7.2745},    {detritus, deposit, .6431}};
  return reef;
}
TEST(PublishedFlowsTest, OfAnOysterReefAreThoseOfDameAndPatten) {
  const Circulation found = circulation_of(oyster_reef(), {}).value();
  EXPECT_NEAR(found.tst, 83.5833, 1e-3);
  EXPECT_NEAR(found.path_length, 2.015512, 1e-4);
  EXPECT_NEAR(found.finn, .1101686, 1e-4);
  EXPECT_NEAR(found.ascendency, 166.3473, 2e-2);
  EXPECT_NEAR(found.capacity, 377.4452, 2e-2);
  EXPECT_NEAR(found.ami, 1.330211, 1e-4);
  EXPECT_NEAR(found.entropy, 3.018275, 1e-4);
  EXPECT_NEAR(found.fixed.value(), .4407191, 1e-4);
  EXPECT_NEAR(found.robustness.value(), .3611021, 1e-4);
}

/// Eleven pages A to K of which A links to nobody: the figure of the encyclopedia's article "PageRank" (damping .85),
/// in percent to one digit.
TEST(PublishedLinksTest, OfElevenPagesHaveTheRanksOfTheEncyclopedia) {
  enum : std::uint32_t { A, B, C, D, E, F, G, H, I, J, K };
  const graph::Graph pages = graph::merged(11,
                                           {{B, C},
                                            {C, B},
                                            {D, A},
                                            {D, B},
                                            {E, B},
                                            {E, D},
                                            {E, F},
                                            {F, B},
                                            {F, E},
                                            {G, B},
                                            {G, E},
                                            {H, B},
                                            {H, E},
                                            {I, B},
                                            {I, E},
                                            {J, E},
                                            {K, E}},
                                           graph::Direction::directed);
  const Values found = measured(Measure::pagerank, pages);
  const std::vector<double> percent{3.3, 38.4, 34.3, 3.9, 8.1, 3.9, 1.6, 1.6, 1.6, 1.6, 1.6};
  for (std::uint32_t page = A; page <= K; ++page) EXPECT_NEAR(100 * *found[page], percent[page], .051) << page;
}
/// Six pages of networkx's own test of HITS, which took them from Langville and Meyer; networkx scales the sum to 1,
/// Xylem the largest.
TEST(PublishedLinksTest, OfSixPagesHaveTheHubsAndAuthoritiesOfNetworkx) {
  const graph::Graph pages =
      graph::merged(6, {{0, 2}, {0, 4}, {1, 0}, {2, 4}, {4, 3}, {4, 2}, {5, 4}}, graph::Direction::directed);
  const std::vector<double> authority{0, 0, .366025, .133975, .5, 0};
  const std::vector<double> hub{.366025, 0, .211325, 0, .211325, .211325};
  const Values authorities = measured(Measure::authority, pages);
  const Values hubs = measured(Measure::hub, pages);
  for (std::uint32_t page = 0; page < 6; ++page) {
    EXPECT_NEAR(*authorities[page], authority[page] / .5, 3e-6) << page;
    EXPECT_NEAR(*hubs[page], hub[page] / .366025, 3e-6) << page;
  }
}

/// Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I:
/// method 3, the score interval without continuity correction.
TEST(PublishedSharesTest, HaveTheIntervalsOfNewcombe) {
  struct Row {
    double count, of, low, high;
  };
  for (const Row& row :
       {Row{81, 263, .2553, .3662}, Row{15, 148, .0624, .1605}, Row{0, 20, 0, .1611}, Row{1, 29, .0061, .1718}}) {
    const Interval found = wilson(row.count, row.of);
    EXPECT_NEAR(found.low, row.low, 5.1e-5) << row.count;
    EXPECT_NEAR(found.high, row.high, 5.1e-5) << row.count;
  }
}
/// Four firms with 30, 30, 20 and 20 percent have an index of 2,600 points: the example of the U.S. Department of
/// Justice's page "Herfindahl-Hirschman Index".
TEST(PublishedSharesTest, OfFourFirmsHaveTheIndexOfTheDepartmentOfJustice) {
  const std::vector<double> firms{30, 30, 20, 20};
  EXPECT_NEAR(10000 * *spread_of(firms).value().hhi, 2600, 1e-9);
}

/// The second scenario of the worked what-if: the six organizations and a college tied to T and S2.
TEST(WorkedExampleTest, OfTheSixAndACollegeHasItsMeasures) {
  Pairs pairs = r6::kPairs;
  pairs.emplace_back(6, r6::T);
  pairs.emplace_back(6, r6::S2);
  const graph::Graph seven = undirected(7, pairs);
  const Values between = measured(Measure::betweenness_normalized, seven);
  const Values constraint = measured(Measure::constraint, seven);
  EXPECT_NEAR(*between[r6::U], .6, 1e-9);
  EXPECT_NEAR(*between[r6::B], .2, 1e-9);
  EXPECT_NEAR(*between[r6::T], .2, 1e-9);
  EXPECT_NEAR(*between[r6::S2], .066667, 5.1e-7);
  EXPECT_NEAR(*between[6], .066667, 5.1e-7);
  for (const std::uint32_t node : {+r6::S2, +r6::T, 6U}) EXPECT_NEAR(*constraint[node], .5, 1e-9) << node;
  const auto without = fragmentation_without_each(seven);
  EXPECT_EQ(without[r6::B], 0.0);
}

}  // namespace
}  // namespace xylem::analysis::test
