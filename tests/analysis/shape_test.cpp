// The shape of networks, their cores and how firm the names are, against worked examples.
#include "xylem/analysis/shape.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "analysis/ecosystems.h"
#include "analysis/networks.h"
#include "xylem/analysis/core_periphery.h"

namespace xylem::analysis::test {
namespace {

constexpr double kThreeDigits = 5.1e-4;
constexpr double kTwoDigits = 5.1e-3;

Pairs complete_pairs(std::uint32_t n) {
  Pairs pairs;
  for (std::uint32_t a = 0; a < n; ++a) {
    for (std::uint32_t b = a + 1; b < n; ++b) pairs.emplace_back(a, b);
  }
  return pairs;
}
/// Five who all know each other and ten with `ties` of them each.
graph::Graph core_of_five(std::uint32_t ties) {
  Pairs pairs = complete_pairs(5);
  for (std::uint32_t j = 0; j < 10; ++j) {
    pairs.emplace_back(5 + j, j % 5);
    if (ties == 2) pairs.emplace_back(5 + j, (j + 2) % 5);
  }
  return undirected(15, pairs);
}
/// Three hubs in a triangle with four leaves each.
Pairs three_hubs() {
  Pairs pairs = complete_pairs(3);
  for (std::uint32_t leaf = 0; leaf < 12; ++leaf) pairs.emplace_back(leaf / 4, 3 + leaf);
  return pairs;
}
graph::Graph three_hubs_with_cross_ties() {
  Pairs pairs = three_hubs();
  for (const auto& tie : Pairs{{3, 1}, {7, 2}, {11, 0}}) pairs.push_back(tie);
  return undirected(15, pairs);
}
graph::Graph star_with_two_more_ties() {
  Pairs pairs;
  for (std::uint32_t leaf = 1; leaf < 10; ++leaf) pairs.emplace_back(0, leaf);
  pairs.emplace_back(1, 2);
  pairs.emplace_back(3, 4);
  return undirected(10, pairs);
}
graph::Graph two_stars() {
  Pairs pairs{{0, 1}};
  for (std::uint32_t leaf = 0; leaf < 12; ++leaf) pairs.emplace_back(leaf / 6, 2 + leaf);
  return undirected(14, pairs);
}
/// The six in the order of their ids, B M S1 S2 T U: of equal ones the earlier belongs to the core.
graph::Graph r6_by_id() { return renumbered(r6::graph(), {2, 3, 5, 1, 0, 4}); }
/// B C M S1 S2 T U.
graph::Graph r6_with_a_college() {
  Pairs pairs = r6::kPairs;
  pairs.emplace_back(6, r6::T);
  pairs.emplace_back(6, r6::S2);
  return renumbered(undirected(7, pairs), {3, 4, 6, 2, 0, 5, 1});
}
graph::Graph triangles_and_isolates() {
  return undirected(11, {{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {6, 7}, {7, 8}, {6, 8}});
}

Shape shape(const graph::Graph& graph) { return shape_of(graph, {}).value(); }
LeaveOneOut left_out(const graph::Graph& graph, std::optional<Measure> measure = {}) {
  jobs::Progress progress;
  return leave_one_out(graph, measure, {}, progress).value();
}
double share_of(const LeaveOneOut& certainty, ShapeKind kind) {
  for (const auto& other : certainty.others) {
    if (other.kind == kind) return other.share;
  }
  return 0.0;
}

/// One row of the table of worked examples; what is not given there is negative.
struct Worked {
  const char* name;
  graph::Graph graph;
  double centralization;
  double left_together;
  std::uint32_t core_size;
  double core_fit;
  double twice_tied;
  ShapeKind kind;
  double same_name;
  double digits = kTwoDigits;
};
void PrintTo(const Worked& worked, std::ostream* out) { *out << worked.name; }

std::vector<Worked> worked_examples() {
  using enum ShapeKind;
  return {
      {"Star", star(10), 1, .111, 1, 1, 0, hub_and_spoke, .9},
      {"StarWithTwoMoreTies", star_with_two_more_ties(), .944, .222, 2, .909, .125, hub_and_spoke, .9},
      {"ThreeHubs", undirected(15, three_hubs()), .330, .714, 3, 1, 0, multi_hub, 1},
      {"ThreeHubsWithCrossTies", three_hubs_with_cross_ties(), .379, .786, 3, 1, .25, multi_hub, 1},
      {"CoreWithTwoTiesEach", core_of_five(2), .330, 1, 5, 1, 1, core_periphery, 1},
      {"CoreWithOneTieEach", core_of_five(1), .275, .857, 5, 1, 0, multi_hub, 1},
      {"Complete", complete(8), 0, 1, 0, -1, -1, dense_mesh, 1},
      {"Ring", ring(12), 0, 1, 2, .25, 0, distributed, 1},
      {"TwoStars", two_stars(), .462, .538, 2, 1, 0, multi_hub, .86},
      {"Zachary", zachary(), .400, .818, 6, .705, .679, core_periphery, .88},
      {"Florence", florence::graph(), .275, .786, 3, .55, .333, distributed, .73},
      {"Kite", kite(), .333, .778, 4, .778, .667, distributed, .70},
      {"SixOrganizations", r6_by_id(), .6, .4, 2, .833, 0, hub_and_spoke, 0},
      {"SixAndACollege", r6_with_a_college(), .4, .667, 2, .625, 0, distributed, .57},
  };
}

class WorkedShapeTest : public testing::TestWithParam<Worked> {};

TEST_P(WorkedShapeTest, HasTheFiguresAndTheNameOfTheTable) {
  const Worked& worked = GetParam();
  const Shape found = shape(worked.graph);
  EXPECT_NEAR(*found.centralization, worked.centralization, kThreeDigits);
  EXPECT_NEAR(*found.left_together, worked.left_together, kThreeDigits);
  if (worked.core_size > 0) {
    EXPECT_EQ(found.core_size, worked.core_size);
  }
  if (worked.core_fit >= 0.0) {
    EXPECT_NEAR(found.core_fit.value(), worked.core_fit, kThreeDigits);
  }
  if (worked.twice_tied >= 0.0) {
    EXPECT_NEAR(found.twice_tied.value(), worked.twice_tied, kThreeDigits);
  }
  EXPECT_EQ(row_of(found.kind).id, row_of(worked.kind).id);
}
TEST_P(WorkedShapeTest, KeepsItsNameAsOftenAsTheTableSays) {
  EXPECT_NEAR(left_out(GetParam().graph).same_name, GetParam().same_name, kTwoDigits);
}
INSTANTIATE_TEST_SUITE_P(All, WorkedShapeTest, testing::ValuesIn(worked_examples()),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(ShapeTest, TrianglesAndIsolatesAreScattered) {
  const Shape found = shape(triangles_and_isolates());
  EXPECT_EQ(found.kind, ShapeKind::scattered);
  EXPECT_NEAR(static_cast<double>(found.largest_part) / found.organizations, .273, kThreeDigits);
  EXPECT_EQ(left_out(triangles_and_isolates()).same_name, 1.0);
}
TEST(ShapeTest, FewerThanFiveHaveNoName) {
  for (const std::uint32_t n : {0U, 1U, 4U}) EXPECT_EQ(shape(complete(n)).kind, ShapeKind::too_small);
  EXPECT_EQ(shape(graph::Graph(7, {})).kind, ShapeKind::scattered);
  EXPECT_EQ(left_out(graph::Graph(0, {})).left_out, 0U);
}
TEST(ShapeTest, WithoutTheStarsCenterAllAreScattered) {
  EXPECT_NEAR(share_of(left_out(star(10)), ShapeKind::scattered), .1, 1e-12);
}
TEST(ShapeTest, SixOrganizationsAreTooFewForAFirmName) {
  const LeaveOneOut certainty = left_out(r6::graph());
  EXPECT_NEAR(share_of(certainty, ShapeKind::distributed), .33, kTwoDigits);
  EXPECT_NEAR(share_of(certainty, ShapeKind::dense_mesh), .5, kTwoDigits);
  EXPECT_NEAR(share_of(certainty, ShapeKind::scattered), .17, kTwoDigits);
  EXPECT_EQ(certainty.verdict(), "uncertain, n = 6");
  EXPECT_TRUE(certainty.exact);
}
TEST(ShapeTest, TheRestOfTheFlorentineFamiliesAreSeveralHubs) {
  EXPECT_NEAR(share_of(left_out(florence::graph()), ShapeKind::multi_hub), 1.0 - .73, kTwoDigits);
}
TEST(ShapeTest, BelowSeventyPercentTwoNamesAreGiven) {
  const LeaveOneOut certainty = left_out(r6_with_a_college());
  EXPECT_TRUE(certainty.verdict().starts_with("between distributed and ")) << certainty.verdict();
}
TEST(ShapeTest, AFigureWithinATenthOfItsLineIsMarked) {
  const Shape found = shape(two_stars());  // centralization .462 and .538 left together beside lines of .5
  EXPECT_TRUE(found.near_threshold());
  EXPECT_FALSE(shape(complete(8)).near_threshold());
}
TEST(ShapeTest, OfThreeHundredRandomNetworksDoesNotDependOnTheOrderOfNodes) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const graph::Graph graph = random_graph(5 + static_cast<std::uint32_t>(seed % 30), 40, seed);
    const Shape before = shape(graph);
    const Shape after = shape(renumbered(graph, shuffled(graph.node_count(), seed + 1)));
    ASSERT_EQ(before.core_size, after.core_size) << seed;
    ASSERT_EQ(before.core_fit, after.core_fit) << seed;
    ASSERT_NEAR(before.centralization.value_or(-1), after.centralization.value_or(-1), 1e-12) << seed;
    ASSERT_EQ(before.hubs.size(), after.hubs.size()) << seed;
    ASSERT_NEAR(before.left_together.value_or(-1), after.left_together.value_or(-1), 1e-12) << seed;
  }
}

TEST(LeaveOneOutTest, RanksOfTheSixShowWhoStaysOnTop) {
  const LeaveOneOut certainty = left_out(r6::graph(), Measure::betweenness);
  ASSERT_EQ(certainty.ranks.size(), 6U);
  EXPECT_EQ(certainty.ranks[r6::U].rank, 1U);
  EXPECT_EQ(certainty.ranks[r6::U].best, 1U);
  EXPECT_EQ(certainty.ranks[r6::U].worst, 1U);
  EXPECT_EQ(certainty.ranks[r6::U].in_top_three, 1.0);
  EXPECT_EQ(certainty.ranks[r6::U].high, 5.0);             // without S1 or M the ring is open: 5 of 6 pairs
  EXPECT_EQ(certainty.top_three_stability, std::nullopt);  // all others share the third place
}
TEST(LeaveOneOutTest, TheFirstThreeOfTheClubStayWhoeverElseIsMissing) {
  EXPECT_EQ(left_out(zachary(), Measure::degree).top_three_stability, 1.0);
}
TEST(LeaveOneOutTest, OfALargeNetworkIsAStatedSample) {
  const LeaveOneOut certainty = left_out(random_graph(400, 700, 2));
  EXPECT_FALSE(certainty.exact);
  EXPECT_EQ(certainty.left_out, 100U);
  EXPECT_EQ(left_out(random_graph(400, 700, 2)).same_name, certainty.same_name);
}
TEST(LeaveOneOutTest, StopsWhenItIsTold) {
  std::stop_source stop;
  stop.request_stop();
  jobs::Progress progress;
  EXPECT_EQ(leave_one_out(kite(), {}, stop.get_token(), progress).error().kind, base::ErrorKind::cancelled);
}

TEST(CorePeripheryTest, OfTheWorkedExamplesIsExact) {
  using namespace florence;
  EXPECT_EQ(core_periphery(r6::graph()).size, 2U);
  EXPECT_EQ(core_periphery(r6::graph()).misfits, 1.0);
  EXPECT_NEAR(*core_periphery(r6::graph()).fit, .833333, 5.1e-7);
  EXPECT_EQ(core_periphery(kite()).size, 4U);
  EXPECT_EQ(core_periphery(kite()).misfits, 4.0);
  EXPECT_EQ(core_periphery(florence::graph()).misfits, 9.0);
  EXPECT_THAT(core_periphery(florence::graph()).core, testing::ElementsAre(Medici, Guadagni, Strozzi));
  EXPECT_EQ(core_periphery(zachary()).misfits, 23.0);
  EXPECT_THAT(core_periphery(zachary()).core, testing::ElementsAre(0, 1, 2, 3, 32, 33));
  EXPECT_EQ(core_periphery(complete(8)).fit, std::nullopt);
}
TEST(CorePeripheryTest, MisfitsByDegreesAreThoseCountedInTheTiesOfThreeHundredNetworks) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const graph::Graph graph = random_graph(3 + static_cast<std::uint32_t>(seed % 40), 60, seed);
    const CorePeriphery found = core_periphery(graph);
    std::vector<bool> in_core(graph.node_count(), false);
    for (const std::uint32_t node : found.core) in_core[node] = true;
    double inside = 0.0;
    double outside = 0.0;
    for (const graph::Edge& edge : graph.edges()) {
      inside += in_core[edge.from] && in_core[edge.to] ? 1.0 : 0.0;
      outside += !in_core[edge.from] && !in_core[edge.to] ? 1.0 : 0.0;
    }
    ASSERT_EQ(found.misfits, found.size * (found.size - 1.0) / 2.0 - inside + outside) << seed;
  }
}
TEST(CorePeripheryTest, InTheComplementCoreAndPeripherySwap) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const graph::Graph graph = random_graph(4 + static_cast<std::uint32_t>(seed % 20), 40, seed);
    const std::uint32_t n = graph.node_count();
    std::vector<bool> tied(static_cast<std::size_t>(n) * n, false);
    for (const graph::Edge& edge : graph.edges()) tied[static_cast<std::size_t>(edge.from) * n + edge.to] = true;
    Pairs open;
    for (const auto& [a, b] : complete_pairs(n)) {
      if (!tied[static_cast<std::size_t>(a) * n + b]) open.emplace_back(a, b);
    }
    EXPECT_EQ(core_periphery(graph).misfits, core_periphery(undirected(n, open)).misfits) << seed;
  }
}
TEST(ShapeTest, OfASnapshotGoesByIdsAsPeopleReadThem) {
  Sketch sketch;
  for (std::uint32_t number = 1; number <= 34; ++number) sketch.organization(std::to_string(number), "k12");
  for (const graph::Edge& edge : zachary().edges()) {
    sketch.partners(std::to_string(edge.from + 1), std::to_string(edge.to + 1));
  }
  const auto snapshot = sketch.snapshot();
  const Shape found = shape_of(*snapshot, {}).value();
  std::vector<std::string> core;
  for (const std::uint32_t node : found.core) core.push_back(snapshot->organizations[node]->id.text());
  EXPECT_THAT(core, testing::UnorderedElementsAre("1", "2", "3", "4", "33", "34"));
  EXPECT_NEAR(*found.twice_tied, .679, kThreeDigits);
}

TEST(ShapeFindingsTest, SayTheShapeAndWhoIsCutOffEachWithItsWhy) {
  Sketch sketch;
  for (const char* id : {"a", "b", "c", "d", "e", "f", "g", "h", "i"}) sketch.organization(id, "k12");
  sketch.partners("a", "b").partners("a", "c").partners("a", "d").partners("a", "e").partners("a", "f");
  sketch.partners("g", "h");
  const auto snapshot = sketch.snapshot();
  const Shape shape = shape_of(*snapshot, {}).value();
  const auto findings = findings_of(*snapshot, shape, nullptr);
  ASSERT_EQ(findings.size(), 3U);
  EXPECT_EQ(findings[0].kind, "shape_hub_and_spoke");
  EXPECT_EQ(findings[0].subjects, (std::vector<FindingSubject>{{FindingSubject::Kind::organization, "a"}}));
  EXPECT_EQ(findings[1].kind, "part_without_ties");
  EXPECT_EQ(findings[1].sentence, "g and h work with each other only: no tie leads out.");
  EXPECT_EQ(findings[2].sentence, "i has no partner on this map.");
  for (const Finding& finding : findings) {
    EXPECT_EQ(finding.analysis, "A2");
    EXPECT_FALSE(finding.why.formula.empty());
    EXPECT_FALSE(finding.why.terms.empty());
    EXPECT_FALSE(finding.next_move.empty());
    EXPECT_TRUE(finding.weight > 0.0 && finding.weight <= 1.0);
  }
}
TEST(ShapeRowsTest, SayWhatTheyMeanAndWhatComesNext) {
  for (const ShapeRow& row : shapes()) {
    EXPECT_FALSE(row.next_moves.empty()) << row.id;
    EXPECT_TRUE(row.sentence.ends_with('.')) << row.id;
    EXPECT_EQ(&row_of(row.kind), &row);
  }
}

}  // namespace
}  // namespace xylem::analysis::test
