// Steadiness: what is new finds a good place, and the map that people know stays as it is.
#include <gtest/gtest.h>

#include "layout/motion.h"
#include "layout/steadiness.h"

namespace xylem::layout {
namespace {

using geometry::Point;

/// Adds a node `tries` times, in turn to two of one neighborhood and to any two, which may be far from one another.
void expect_steady(const graph::Graph& graph, int tries, double most_stress) {
  const Positions places = from_nothing(graph);
  base::Random random(5);
  for (int t = 0; t < tries; ++t) {
    const auto a = static_cast<std::uint32_t>(random.below(graph.node_count()));
    auto b = static_cast<std::uint32_t>(random.below(graph.node_count()));
    if (t % 2 == 0) {
      const auto partners = graph.neighbors(a);
      const std::uint32_t between = partners[random.below(partners.size())].node;
      const auto theirs = graph.neighbors(between);
      b = theirs[random.below(theirs.size())].node;
      if (b == a) b = between;
    }
    if (b == a) b = (a + 1) % graph.node_count();
    const Steadiness is = added_node(graph, places, a, b);
    SCOPED_TRACE("ties to " + std::to_string(a) + " and " + std::to_string(b));
    EXPECT_LE(is.mean_move, 0.02);
    EXPECT_LE(is.stress, most_stress * is.stress_free);
    EXPECT_LE(is.longest_tie, std::max(2.0, 1.8 * is.half_way));
    EXPECT_EQ(is.overlaps, 0U);
  }
}

TEST(SteadinessTest, ANewNodeInAMapOfSeventySeven) { expect_steady(clustered(77, 3), 8, 1.05); }
TEST(SteadinessTest, ANewNodeInAMapOfAThousand) { expect_steady(clustered(1000, 3), 4, 1.05); }
TEST(SteadinessTest, ANewNodeInAMapOfFiveThousand) { expect_steady(clustered(5000, 3), 1, 1.05); }
TEST(SteadinessTest, ANewCharacterInTheMiserables) {
  const graph::Graph graph = read_ties(std::string(XYLEM_SOURCE_DIR) + "/../shared/data/graphs/lesmis.edges");
  if (graph.node_count() == 0) GTEST_SKIP() << "shared/data/graphs/lesmis.edges is not here";
  expect_steady(graph, 8, 1.05);
}
TEST(SteadinessTest, PinnedPartnersOfANewNodeDoNotMove) {
  const graph::Graph before = clustered(77, 3);
  Positions start = from_nothing(before);
  start.push_back(kNoPlace);
  std::vector<graph::Edge> edges(before.edges().begin(), before.edges().end());
  edges.push_back({4, 77});
  edges.push_back({60, 77});
  const graph::Graph after(78, edges);
  std::vector<std::uint8_t> pinned(78, 0);
  pinned[4] = pinned[60] = 1;
  Request request;
  request.graph = &after;
  request.start = start;
  request.pinned = pinned;
  jobs::Progress progress;
  const Positions points = by_force(request, {}, progress).value();
  EXPECT_EQ(points[4], start[4]);
  EXPECT_EQ(points[60], start[60]);
}
TEST(SteadinessTest, AMapThatLosesANodeStaysAsItIs) {
  const graph::Graph before = clustered(77, 3);
  Positions start = from_nothing(before);
  start.pop_back();
  std::vector<graph::Edge> edges(before.edges().begin(), before.edges().end());
  std::erase_if(edges, [](const graph::Edge& edge) { return edge.from == 76 || edge.to == 76; });
  const graph::Graph after(76, edges);
  Request request;
  request.graph = &after;
  request.start = start;
  jobs::Progress progress;
  EXPECT_EQ(by_force(request, {}, progress).value(), start);
}
TEST(SteadinessTest, HalfOfTheMapThatComesBackFindsItsPlaceBesideTheOtherHalf) {
  const graph::Graph graph = clustered(200, 3);
  Positions start = from_nothing(graph);
  for (std::size_t node = 0; node < 200; node += 2) start[node] = kNoPlace;
  Request request;
  request.graph = &graph;
  request.start = start;
  jobs::Progress progress;
  const Positions points = by_force(request, {}, progress).value();
  double move = 0.0;
  for (std::size_t node = 1; node < 200; node += 2)
    move += static_cast<double>(geometry::distance(points[node], start[node])) / 90.0 / 100.0;
  EXPECT_LT(move, 0.4);
  EXPECT_EQ(overlaps(points, std::vector<float>(200, 10.0F)), 0U);
}

TEST(WithNewTest, AMapOfNothingButNewOnesStandsByItsTies) {
  const graph::Graph graph = path(6);
  const Positions nowhere(6, kNoPlace);
  Request request;
  request.graph = &graph;
  request.start = nowhere;
  const Positions points = with_new(request);
  EXPECT_EQ(overlaps(points, std::vector<float>(6, 10.0F)), 0U);
  for (std::size_t i = 1; i < 6; ++i) EXPECT_LT(geometry::distance(points[i - 1], points[i]), 300.0F);
}
TEST(WithNewTest, OldOverlapsAreLeftAlone) {
  const graph::Graph graph = path(4);
  const Positions start{{0, 0}, {5, 0}, {200, 0}, kNoPlace};
  Request request;
  request.graph = &graph;
  request.start = start;
  const std::vector<std::uint8_t> pinned{1, 1, 1, 0};
  request.pinned = pinned;
  const Positions points = with_new(request);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(points[i], start[i]);
  EXPECT_GT(geometry::distance(points[3], points[2]), 20.0F);
}

std::vector<Mover> everyone(std::uint32_t count, bool fresh) {
  std::vector<Mover> movers;
  for (std::uint32_t node = 0; node < count; ++node) movers.push_back({node, 1.0F, fresh});
  return movers;
}

TEST(MotionTest, WhatRemembersRestsExactly) {
  const graph::Graph graph = clustered(1000, 3);
  const Positions places = from_nothing(graph);
  Motion motion(graph, places, everyone(1000, false), 90.0F);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(motion.step(0.3F), 0.0F);
}
TEST(MotionTest, AMapThatNothingHoldsNeitherDriftsNorTurns) {
  const graph::Graph graph = clustered(500, 3);
  const Positions places = from_nothing(graph);
  Motion motion(graph, places, everyone(500, true), 90.0F);
  for (int i = 0; i < 100; ++i) motion.step(0.1F);
  Point before;
  Point after;
  double turned = 0.0;
  for (std::size_t k = 0; k < 500; ++k) {
    before = before + places[k] * (1.0F / 500.0F);
    after = after + motion.place(k) * (1.0F / 500.0F);
  }
  double arms = 0.0;
  for (std::size_t k = 0; k < 500; ++k) {
    const Point a = places[k] - before;
    const Point b = motion.place(k) - after;
    turned += static_cast<double>(a.x * b.y - a.y * b.x);
    arms += static_cast<double>(geometry::dot(a, b));
  }
  EXPECT_LT(geometry::distance(before, after), 0.5F);
  EXPECT_LT(std::abs(turned / arms), 0.01);
}
TEST(MotionTest, FarPushesKeptForAFewStepsEndWhereExactOnesDo) {
  const graph::Graph graph = clustered(900, 3);
  const Positions places = from_nothing(graph);
  Motion usual(graph, places, everyone(900, true), 90.0F);
  Motion exact(graph, places, everyone(900, true), 90.0F, {.theta = 0.01F});
  for (int i = 0; i < 200; ++i) {
    const float limit = 0.2F * (1.0F - static_cast<float>(i) / 200.0F);
    usual.step(limit);
    exact.step(limit);
  }
  Positions a;
  Positions b;
  for (std::size_t k = 0; k < 900; ++k) {
    a.push_back(usual.place(k));
    b.push_back(exact.place(k));
  }
  EXPECT_NEAR(stress_of(graph, a), stress_of(graph, b), 0.02);
}

}  // namespace
}  // namespace xylem::layout
