// Measures against published and hand-worked numbers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <thread>

#include "analysis/networks.h"
#include "xylem/analysis/influence.h"

namespace xylem::analysis::test {
namespace {

constexpr double kPrinted = 5.1e-7;  // six digits are printed
constexpr double kFourDigits = 5.1e-5;

void expect_values(const Values& values, const std::vector<double>& expected, double tolerance = kPrinted) {
  ASSERT_EQ(values.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    ASSERT_TRUE(values[i].has_value()) << "node " << i;
    EXPECT_NEAR(*values[i], expected[i], tolerance) << "node " << i;
  }
}
void expect_at(const Values& values, const std::vector<std::pair<std::uint32_t, double>>& expected,
               double tolerance = kPrinted) {
  for (const auto& [node, number] : expected) EXPECT_NEAR(values[node].value(), number, tolerance) << "node " << node;
}

// The six organizations, in the order S1 S2 U M B T.
TEST(SixOrganizationsTest, HaveTheDegreesOfTheWorkedExample) {
  expect_values(measured(Measure::degree, r6::graph()), {2, 1, 4, 2, 2, 1});
}
TEST(SixOrganizationsTest, HaveTheBetweennessOfTheWorkedExample) {
  expect_values(measured(Measure::betweenness, r6::graph()), {0, 0, 8, 0, 4, 0});
  expect_values(measured(Measure::betweenness_normalized, r6::graph()), {0, 0, .8, 0, .4, 0});
}
TEST(SixOrganizationsTest, HaveTheClosenessOfTheWorkedExample) {
  expect_values(measured(Measure::closeness, r6::graph()), {.555556, .416667, .833333, .555556, .625, .5});
  expect_values(measured(Measure::harmonic, r6::graph()), {.666667, .5, .9, .666667, .7, .566667});
}
TEST(SixOrganizationsTest, HaveTheEigenvectorAndPageRankOfTheWorkedExample) {
  expect_values(measured(Measure::eigenvector, r6::graph()), {.724702, .214417, 1, .724702, .510285, .420190});
  expect_values(measured(Measure::pagerank, r6::graph()), {.159246, .100064, .313255, .159246, .176621, .091567});
}
TEST(SixOrganizationsTest, HaveTheStructuralHolesOfTheWorkedExample) {
  expect_values(measured(Measure::constraint, r6::graph()), {.953125, 1, .40625, .953125, .5, 1});
  expect_values(measured(Measure::effective_size, r6::graph()), {1, 1, 3.5, 1, 2, 1});
}
TEST(SixOrganizationsTest, HaveTheCoresAndArticulationPointsOfTheWorkedExample) {
  expect_values(measured(Measure::coreness, r6::graph()), {2, 1, 2, 2, 1, 1});
  expect_values(measured(Measure::articulation, r6::graph()), {0, 0, 1, 0, 1, 0});
}
TEST(SixOrganizationsTest, FallIntoTheTwoCommunitiesOfBestModularity) {
  expect_values(measured(Measure::community, r6::graph()), {1, 2, 1, 1, 2, 1});
}

// Hours that flow, in the order S1 S2 M U T.
TEST(FlowsOfFiveTest, PageRankByWeightShowsWhereHoursEndUp) {
  expect_values(measured(Measure::pagerank, d5::graph(), {.weighted = true}),
                {.248330, .208921, .350825, .161925, .03});
}
TEST(FlowsOfFiveTest, ConstraintAddsBothDirections) {
  expect_values(measured(Measure::constraint, d5::graph(), {.weighted = true}),
                {.556333, 1, .623161, .801114, .866925});
  expect_values(measured(Measure::constraint, d5::graph()), {.69, 1, .534105, .964938, .934444});
}
TEST(FlowsOfFiveTest, BetweennessFollowsTheArrows) {
  expect_values(measured(Measure::betweenness, d5::graph()), {3, 0, 5, 0, 0});
}
TEST(FlowsOfFiveTest, DegreeCentralizationDividesByTheSquare) {
  EXPECT_NEAR(degree_centralization(d5::graph(), ArcEnd::out).value(), .0625, 1e-12);
  EXPECT_NEAR(degree_centralization(d5::graph(), ArcEnd::in).value(), .6875, 1e-12);
}

TEST(FlowsOfFiveTest, HubsGiveToThoseWhoReceiveMost) {
  expect_values(measured(Measure::hub, d5::graph(), {.weighted = true}), {.049458, .015801, .319283, .579006, 1});
  expect_values(measured(Measure::authority, d5::graph(), {.weighted = true}), {1, .103717, .343132, .008926, 0});
}
TEST(FlowsOfFiveTest, DegreesGoByTheArrowsAndStrengthAddsHours) {
  expect_values(measured(Measure::in_degree, d5::graph()), {3, 1, 4, 1, 0});
  expect_values(measured(Measure::out_degree, d5::graph()), {2, 1, 2, 2, 2});
  expect_values(measured(Measure::strength, d5::graph()), {88, 20, 63, 45, 50});
}
TEST(SixOrganizationsTest, HaveNoDirectionToSpeakOf) {
  for (const Measure which : {Measure::in_degree, Measure::out_degree, Measure::hub, Measure::authority}) {
    EXPECT_TRUE(row_of(which).directed_only);
    EXPECT_EQ(measured(which, r6::graph()), Values(6));
  }
}
TEST(SixOrganizationsTest, HaveTheSharesOfDifferentPartners) {
  expect_values(measured(Measure::ego_efficiency, r6::graph()), {.5, 1, .875, .5, 1, 1});
}

TEST(KiteTest, HasTheNumbersOfKrackhardt) {
  expect_values(measured(Measure::degree, kite()), {4, 4, 3, 6, 3, 5, 5, 3, 2, 1});
  expect_values(measured(Measure::betweenness, kite()), {.8333, .8333, 0, 3.6667, 0, 8.3333, 8.3333, 14, 8, 0},
                kFourDigits);
  expect_values(measured(Measure::betweenness_normalized, kite()),
                {.023148, .023148, 0, .101852, 0, .231481, .231481, .388889, .222222, 0});
  expect_values(measured(Measure::closeness, kite()),
                {.529412, .529412, .5, .6, .5, .642857, .642857, .6, .428571, .310345});
  expect_values(measured(Measure::harmonic, kite()),
                {.675926, .675926, .620370, .787037, .620370, .759259, .759259, .666667, .518519, .379630});
  expect_values(measured(Measure::eigenvector, kite()),
                {.732212, .732212, .594226, 1, .594226, .826764, .826764, .407177, .099941, .023207});
  expect_values(measured(Measure::pagerank, kite()),
                {.101920, .101920, .079418, .147148, .079418, .128907, .128907, .095248, .085694, .051420});
  expect_values(measured(Measure::constraint, kite()),
                {.541198, .541198, .664136, .470170, .664136, .445089, .445089, .431111, .5, 1});
  expect_values(measured(Measure::effective_size, kite()), {2, 2, 1, 3.3333, 1, 3, 3, 2.3333, 2, 1}, kFourDigits);
  expect_values(measured(Measure::coreness, kite()), {3, 3, 3, 3, 3, 3, 3, 2, 1, 1});
  expect_values(measured(Measure::articulation, kite()), {0, 0, 0, 0, 0, 0, 0, 1, 1, 0});
}

TEST(FlorentineFamiliesTest, HaveTheNumbersOfPadgett) {
  using namespace florence;
  const graph::Graph families = florence::graph();
  expect_values(measured(Measure::degree, families), {6, 4, 3, 2, 3, 3, 4, 2, 3, 3, 3, 1, 1, 1, 1});
  expect_values(measured(Measure::betweenness, families),
                {47.5, 23.1667, 19.3333, 13, 10.3333, 9.5, 9.3333, 8.5, 8.3333, 5, 2, 0, 0, 0, 0}, kFourDigits);
  expect_values(measured(Measure::closeness, families), {.56, .466667, .482759, .388889, .5, .4, .4375, .4375, .482759,
                                                         .388889, .368421, .368421, .285714, .333333, .325581});
  expect_values(measured(Measure::eigenvector, families),
                {1, .671880, .566934, .339099, .793740, .657204, .827269, .491985, .757230, .601955, .640774, .307116,
                 .104143, .174114, .206345});
  expect_values(measured(Measure::constraint, families),
                {.209877, .25, .333333, .5, .459877, .482253, .458333, .5, .459877, .482253, .655864, 1, 1, 1, 1});
  expect_values(measured(Measure::effective_size, families),
                {5.6667, 4, 3, 2, 2.3333, 2.3333, 3, 2, 2.3333, 2.3333, 1.6667, 1, 1, 1, 1}, kFourDigits);
  expect_values(measured(Measure::coreness, families), {2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1});
  const Values normalized = measured(Measure::betweenness_normalized, families);
  EXPECT_NEAR(*normalized[Medici], .522, .0005);
  EXPECT_NEAR(*normalized[Guadagni], .255, .0005);
  EXPECT_NEAR(*normalized[Strozzi], .103, .0005);
}
TEST(FlorentineFamiliesTest, WithPucciAnIsolateHasNoConstraintAndNoCommunity) {
  const graph::Graph families = florence::graph(16);
  EXPECT_EQ(measured(Measure::constraint, families)[florence::Pucci], std::nullopt);
  EXPECT_EQ(measured(Measure::effective_size, families)[florence::Pucci], std::nullopt);
  EXPECT_EQ(measured(Measure::community, families)[florence::Pucci], std::nullopt);
  EXPECT_EQ(measured(Measure::closeness, families)[florence::Pucci], 0.0);
  EXPECT_NEAR(*measured(Measure::betweenness, families)[florence::Medici], 47.5, 1e-9);
  EXPECT_NEAR(*measured(Measure::closeness, families)[florence::Medici], .56 * 14 / 15, 1e-9);
}

TEST(ZacharyTest, HasThePublishedNumbers) {
  const graph::Graph club = zachary();
  ASSERT_EQ(club.edge_count(), 78U);
  const std::vector<std::uint32_t> nodes{0, 1, 2, 8, 11, 16, 31, 32, 33};
  const auto at = [&](const std::vector<double>& numbers) {
    std::vector<std::pair<std::uint32_t, double>> expected;
    for (std::size_t i = 0; i < nodes.size(); ++i) expected.emplace_back(nodes[i], numbers[i]);
    return expected;
  };
  expect_at(measured(Measure::degree, club), at({16, 9, 10, 5, 1, 2, 6, 12, 17}));
  expect_at(measured(Measure::betweenness, club),
            at({231.0714, 28.4786, 75.8508, 29.5294, 0, 0, 73.0095, 76.6905, 160.5516}), kFourDigits);
  expect_at(measured(Measure::closeness, club),
            at({.568966, .485294, .559322, .515625, .366667, .284483, .540984, .515625, .55}));
  expect_at(measured(Measure::eigenvector, club),
            at({.952132, .712335, .849554, .609068, .141566, .063305, .511656, .826659, 1}));
  expect_at(measured(Measure::pagerank, club),
            at({.096997, .052877, .057079, .029766, .009565, .016784, .037158, .071693, .100919}));
  expect_at(measured(Measure::constraint, club),
            at({.155423, .279535, .185177, .303601, 1, .781250, .244575, .249223, .156419}));
  expect_at(measured(Measure::effective_size, club), at({13.75, 6.3333, 7.8, 3, 1, 1, 5, 9.8333, 15.2353}),
            kFourDigits);
  expect_at(measured(Measure::coreness, club), at({4, 4, 4, 4, 1, 2, 3, 4, 4}));
}
TEST(ZacharyTest, CommunitiesReachTheBestModularity) {
  const graph::Graph club = zachary();
  const Values community = measured(Measure::community, club);
  std::vector<double> inside(10, 0.0);
  std::vector<double> ends(10, 0.0);
  for (const graph::Edge& edge : club.edges()) {
    const auto a = static_cast<std::size_t>(*community[edge.from]);
    const auto b = static_cast<std::size_t>(*community[edge.to]);
    if (a == b) inside[a] += 1.0;
    ends[a] += 1.0;
    ends[b] += 1.0;
  }
  double modularity = 0.0;
  for (std::size_t i = 0; i < inside.size(); ++i) modularity += inside[i] / 78.0 - std::pow(ends[i] / 156.0, 2);
  EXPECT_NEAR(modularity, .4197896, 1e-6);
}

TEST(StructuralHolesTest, AreThoseOfBorgattisWorkedExample) {
  const graph::Graph graph = borgatti::graph();
  expect_values(measured(Measure::constraint, graph), {.595486, .642747, 1, .784722, .730903, .730903, .400270});
  expect_values(measured(Measure::constraint, graph, {.weighted = true}),
                {.794955, .812748, 1, .913413, .883455, .833233, .298852});
  expect_values(measured(Measure::effective_size, graph), {2.5, 1.666667, 1, 1, 1, 1, 4.666667});
  expect_values(measured(Measure::effective_size, graph, {.weighted = true}),
                {2.475, 1.671429, 1, 1.15, 1.1, 1.25, 5.471717});
}
TEST(StructuralHolesTest, OfADigraphAddBothDirections) {
  const graph::Graph graph = borgatti::digraph();
  expect_values(measured(Measure::constraint, graph), {1.003086, 1.003086, 1.388889});
  expect_values(measured(Measure::constraint, graph, {.weighted = true}), {.840278, 1.142778, 1.378056});
  expect_values(measured(Measure::effective_size, graph), {1.166667, 1.166667, 1});
  expect_values(measured(Measure::effective_size, graph, {.weighted = true}), {1.566667, 1.083333, 1});
}
TEST(StructuralHolesTest, OfCompleteGraphsMayPassOne) {
  const std::vector<double> expected{1, 1.125, .925926, .765625};
  for (std::uint32_t n = 2; n <= 5; ++n) {
    expect_values(measured(Measure::constraint, complete(n)), std::vector<double>(n, expected[n - 2]));
    expect_values(measured(Measure::effective_size, complete(n)), std::vector<double>(n, 1.0));
  }
}
TEST(StructuralHolesTest, OfAStarAreWidestAtItsCenterAndOneAtItsLeaves) {
  EXPECT_NEAR(*measured(Measure::effective_size, star(9))[0], 8.0, 1e-12);
  EXPECT_NEAR(*measured(Measure::constraint, star(9))[5], 1.0, 1e-12);
}

TEST(WeightedPathsTest, AStrongDetourIsShorterThanAWeakTie) {
  const graph::Graph graph = graph::merged(3, {{0, 1, 4}, {1, 2, 4}, {0, 2, 1}});  // lengths .25, .25, 1
  EXPECT_EQ(measured(Measure::betweenness, graph)[1], 0.0);
  EXPECT_EQ(measured(Measure::betweenness, graph, {.weighted = true})[1], 1.0);
  EXPECT_NEAR(*measured(Measure::closeness, graph, {.weighted = true})[0], 2.0 / (.25 + .5), 1e-12);
}

TEST(EigenvectorTest, IsZeroOutsideTheBestConnectedPart) {
  const Values values = measured(Measure::eigenvector, undirected(6, {{0, 1}, {1, 2}, {0, 2}, {3, 4}}));
  expect_values(values, {1, 1, 1, 0, 0, 0});
}
TEST(EigenvectorTest, TreatsTwoEqualPartsAlike) {
  const Values values = measured(Measure::eigenvector, undirected(6, {{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}}));
  expect_values(values, {1, 1, 1, 1, 1, 1});
}

TEST(MeasureTest, NothingIsMeasuredOnceItIsStopped) {
  std::stop_source stop;
  stop.request_stop();
  jobs::Progress progress;
  const auto result = measure_all(kite(), {}, stop.get_token(), progress);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().kind, base::ErrorKind::cancelled);
}
TEST(MeasureTest, IgraphIsSoundAfterBeingCancelledInTheMiddle) {
  const graph::Graph graph = random_graph(2000, 8000, 5);
  std::stop_source stop;
  jobs::Progress progress;
  std::jthread canceller([&] {
    while (progress.fraction() < 0.02F) std::this_thread::yield();
    stop.request_stop();
  });
  const auto result = measure(Measure::betweenness, graph, {.weighted = true}, stop.get_token(), progress);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().kind, base::ErrorKind::cancelled);
  EXPECT_EQ(measured(Measure::betweenness, r6::graph(), {.weighted = true})[r6::U], 8.0);
}
TEST(MeasureTest, AWeightThatIsNoNumberAboveZeroIsRefused) {
  const graph::Graph graph = graph::merged(3, {{0, 1, 1}, {1, 2, 0}});
  for (const Measure which :
       {Measure::betweenness, Measure::closeness, Measure::pagerank, Measure::eigenvector, Measure::community}) {
    jobs::Progress progress;
    const auto result = measure(which, graph, {.weighted = true}, std::stop_token(), progress);
    ASSERT_FALSE(result.ok()) << row_of(which).id;
    EXPECT_EQ(result.error().kind, base::ErrorKind::invalid_argument);
  }
}

TEST(InfluenceTest, IsWhatItsPartsSaySeparately) {
  for (const bool weighted : {false, true}) {
    jobs::Progress progress;
    const auto found = influence_of(borgatti::graph(), {.weighted = weighted}, std::stop_token(), progress);
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found->measures.of(Measure::closeness),
              measured(Measure::closeness, borgatti::graph(), {.weighted = weighted}));
    EXPECT_EQ(found->figures.of("mean_distance"), figures(borgatti::graph()).of("mean_distance"));
    EXPECT_EQ(found->fragility.nodes, fragile_points(borgatti::graph()).nodes);
  }
}

TEST(RanksTest, EqualValuesShareTheBestPlaceAndMissingOnesHaveNone) {
  EXPECT_THAT(ranks({0.2, 0.9, std::nullopt, 0.9, 0.1}), testing::ElementsAre(3, 1, 0, 1, 4));
}

}  // namespace
}  // namespace xylem::analysis::test
