// Mixing between sectors against the worked example of six organizations.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/ecosystems.h"
#include "analysis/networks.h"
#include "xylem/analysis/mixing.h"

namespace xylem::analysis::test {
namespace {

constexpr double kFour = 5.1e-5;

enum : std::uint32_t { formal, informal, business };
/// S1 S2 U formal, M B informal, T business.
Grouping six_groups() {
  return {{"formal", "informal", "business"},
          {"Formal", "Informal", "Business"},
          {formal, formal, formal, informal, informal, business}};
}
Mixing mixed(const graph::Graph& graph, const Grouping& groups) {
  return mixing(graph, groups, std::stop_token()).value();
}

void expect_pair(const GroupPair& pair, std::uint32_t ties, std::uint64_t possible, double expected, double score,
                 bool hole) {
  EXPECT_EQ(pair.ties, ties);
  EXPECT_EQ(pair.possible, possible);
  EXPECT_NEAR(pair.expected, expected, kFour);
  EXPECT_NEAR(pair.score, score, kFour);
  EXPECT_EQ(pair.hole, hole);
}

TEST(MixingTest, TheOnlyHoleOfTheSixIsInformalWithBusiness) {
  const Mixing found = mixed(r6::graph(), six_groups());
  expect_pair(found.of(formal, informal), 4, 6, 2.3333, .6674, false);
  expect_pair(found.of(formal, formal), 1, 3, 2.0417, -.7608, false);
  expect_pair(found.of(formal, business), 1, 3, .5833, .4695, false);
  expect_pair(found.of(informal, informal), 0, 1, .6667, -1.2224, false);
  expect_pair(found.of(informal, business), 0, 2, .3333, -.7370, true);
  EXPECT_TRUE(found.of(business, informal).near_threshold);
  EXPECT_EQ(pairs_in_words(found.of(informal, business)), "0 of 2 possible pairs");
  EXPECT_EQ(pairs_in_words(found.of(informal, informal)), "0 of 1 possible pair");
}
TEST(MixingTest, TheCrossIndexOfTheSixIsNotDifferentFromChance) {
  const Mixing found = mixed(r6::graph(), six_groups());
  EXPECT_NEAR(found.cross.value.value(), .6666666667, 1e-9);
  EXPECT_NEAR(found.cross.expected.value(), .4666666667, 1e-9);
  EXPECT_TRUE(found.cross.exact);
  EXPECT_EQ(found.cross.labelings, 60U);
  EXPECT_NEAR(found.cross.chance_of_as_much.value(), .4333333333, 1e-9);
  const std::vector<double> of_node{0, 1, .5, 1, 1, 1};
  for (std::uint32_t node = 0; node < 6; ++node)
    EXPECT_NEAR(found.cross_of_node[node].value(), of_node[node], 1e-9) << node;
  EXPECT_NEAR(found.assortativity.value(), -.538462, 1e-6);
}
TEST(MixingTest, TheBestDivisionOfTheSixHasItsModularity) {
  const Grouping best{{"a", "b"}, {"A", "B"}, {0U, 1U, 0U, 0U, 1U, 0U}};
  EXPECT_NEAR(mixed(r6::graph(), best).modularity.value(), .208333, 1e-6);
}
TEST(MixingTest, TheClubSplitInTwoMostlyStaysWithItself) {
  Grouping club{
      {"instructor", "officers"}, {"Instructor", "Officers"}, std::vector<std::optional<std::uint32_t>>(34, 1U)};
  for (const std::uint32_t node : {0U, 1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U, 10U, 11U, 12U, 13U, 16U, 17U, 19U, 21U})
    club.of_node[node] = 0U;
  const Mixing found = mixed(zachary(), club);
  EXPECT_EQ(found.crossing, 11U);
  EXPECT_NEAR(found.cross.value.value(), -.717949, 1e-6);
  EXPECT_NEAR(found.assortativity.value(), .717531, 1e-6);
  EXPECT_NEAR(found.modularity.value(), .358235, 1e-6);
  EXPECT_FALSE(found.cross.exact);
  EXPECT_EQ(found.cross.chance_of_as_much, 1.0);
  EXPECT_EQ(found.cross.chance_of_as_little, 0.0);
}
TEST(MixingTest, ANetworkThatOnlyLinksTwoSectorsCrossesFully) {
  const Grouping sides{{"a", "b"}, {"A", "B"}, {0U, 0U, 1U, 1U}};
  EXPECT_EQ(mixed(undirected(4, {{0, 2}, {0, 3}, {1, 2}}), sides).cross.value, 1.0);
}
TEST(MixingTest, WhoseSectorIsNotGivenIsLeftOutAndCounted) {
  Grouping groups = six_groups();
  groups.of_node[r6::T] = std::nullopt;
  const Mixing found = mixed(r6::graph(), groups);
  EXPECT_EQ(found.ungrouped, 1U);
  EXPECT_EQ(found.left_out, 1U);
  EXPECT_EQ(found.ties, 5U);
  EXPECT_EQ(found.cross_of_node[r6::T], std::nullopt);
}
TEST(MixingTest, WithoutTiesNothingIsDefined) {
  const Mixing found = mixed(graph::Graph(6, {}), six_groups());
  EXPECT_EQ(found.cross.value, std::nullopt);
  EXPECT_EQ(found.assortativity, std::nullopt);
  EXPECT_EQ(found.cross.chance_of_as_much, std::nullopt);
}
TEST(MixingTest, IsTheSameAfterRenumberingTheNodes) {
  const std::vector<std::uint32_t> to = shuffled(6, 4);
  Grouping moved = six_groups();
  for (std::uint32_t node = 0; node < 6; ++node) moved.of_node[to[node]] = six_groups().of_node[node];
  const Mixing after = mixed(renumbered(r6::graph(), to), moved);
  const Mixing before = mixed(r6::graph(), six_groups());
  EXPECT_EQ(after.cross.chance_of_as_much, before.cross.chance_of_as_much);
  for (std::size_t i = 0; i < before.pairs.size(); ++i) EXPECT_EQ(after.pairs[i].ties, before.pairs[i].ties);
}

TEST(SectorsTest, AreThoseThatOccurInTheOrderOfTheirTaxonomy) {
  Sketch sketch;
  sketch.organization("a", "industry").organization("b", "k12").organization("c", "").organization("d", "k12");
  const Grouping found = sectors_of(*sketch.snapshot(), SectorLevel::sectors);
  EXPECT_THAT(found.keys, testing::ElementsAre("k12", "industry"));
  EXPECT_THAT(found.of_node, testing::ElementsAre(1U, 0U, std::nullopt, 0U));
}

TEST(RolesTest, AreCountedByClassOnTheDay) {
  Sketch sketch;
  sketch.organization("a", "k12").organization("b", "k12");
  ecosystem::Term teacher;
  teacher.id = ecosystem::term_id("role", "teacher");
  teacher.taxonomy = "role";
  teacher.key = "teacher";
  teacher.role_class = "educator";
  sketch.records().put(teacher);
  for (int i = 0; i < 4; ++i) {
    ecosystem::RoleAssignment role;
    role.id = ecosystem::RoleAssignmentId("r" + std::to_string(i));
    role.org = ecosystem::OrganizationId(i == 0 ? "a" : "b");
    role.role = ecosystem::RoleId(i == 2 ? "" : "teacher");
    role.person = ecosystem::PersonId(i < 2 ? "p1" : "p2");
    if (i == 3) role.to = ecosystem::date_from("2020");
    sketch.records().put(role);
  }
  const std::vector<RoleClass> found = roles_by_class(*sketch.snapshot());
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].title, "Educators");
  EXPECT_EQ(found[0].assignments, 2U);
  EXPECT_EQ(found[0].organizations, 2U);
  EXPECT_EQ(found[0].people, 1U);
  EXPECT_EQ(found[1].title, "Class not given");
}

}  // namespace
}  // namespace xylem::analysis::test
