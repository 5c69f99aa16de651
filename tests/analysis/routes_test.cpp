// Shortest routes in steps against igraph's, on many small networks.
#include <gtest/gtest.h>

#include <cmath>

#include "analysis/igraph_gate.h"
#include "analysis/networks.h"
#include "analysis/paths.h"
#include "analysis/routes.h"

namespace xylem::analysis::test {
namespace {

/// From trees with isolates to dense ones; every third is directed.
graph::Graph case_of(std::uint64_t seed) {
  base::Random random(seed);
  const auto n = static_cast<std::uint32_t>(1 + random.below(70));
  const auto ties = static_cast<std::uint32_t>(random.below(3 * n));
  std::vector<graph::Edge> edges;
  for (std::uint32_t i = 0; i < ties; ++i) {
    edges.push_back({static_cast<std::uint32_t>(random.below(n)), static_cast<std::uint32_t>(random.below(n))});
  }
  return graph::merged(n, std::move(edges), seed % 3 == 0 ? graph::Direction::directed : graph::Direction::undirected);
}

std::vector<double> routes_of(const graph::Graph& graph, int threads) {
  jobs::Progress progress;
  return betweenness_in_steps(graph, threads, {}, progress).value();
}
std::vector<Reach> reaches_of(const graph::Graph& graph, int threads) {
  jobs::Progress progress;
  return reach_of_all(graph, Lengths::steps, {}, progress, threads).value();
}

/// One breadth-first walk after the other.
Reach plain_reach(const graph::Graph& graph, std::uint32_t source) {
  std::vector<int> distance(graph.node_count(), -1);
  std::vector<std::uint32_t> order{source};
  distance[source] = 0;
  Reach reach;
  for (std::size_t at = 0; at < order.size(); ++at) {
    for (const graph::Neighbor& neighbor : graph.neighbors(order[at])) {
      if (distance[neighbor.node] >= 0) continue;
      distance[neighbor.node] = distance[order[at]] + 1;
      order.push_back(neighbor.node);
      ++reach.reached;
      reach.distance_sum += distance[neighbor.node];
      reach.inverse_sum += 1.0 / distance[neighbor.node];
      reach.farthest = distance[neighbor.node];
    }
  }
  return reach;
}

TEST(RoutesTest, AreThoseOfIgraphOnThreeHundredNetworks) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const graph::Graph graph = case_of(seed);
    const std::vector<double> ours = routes_of(graph, 1);
    const auto theirs = igraph_gate::betweenness(graph, igraph_gate::Weights::ignored, {}).value();
    ASSERT_EQ(ours.size(), theirs.size());
    for (std::size_t node = 0; node < ours.size(); ++node) {
      ASSERT_NEAR(ours[node], theirs[node], 1e-9 * std::max(1.0, theirs[node])) << "seed " << seed << " node " << node;
    }
  }
}
TEST(RoutesTest, OfALargerNetworkAreThoseOfIgraph) {
  const graph::Graph graph = random_graph(1500, 2400, 7);  // a large part, many hanging trees, isolates
  const std::vector<double> ours = routes_of(graph, 2);
  const auto theirs = igraph_gate::betweenness(graph, igraph_gate::Weights::ignored, {}).value();
  for (std::size_t node = 0; node < ours.size(); ++node) ASSERT_NEAR(ours[node], theirs[node], 1e-10 * 1500 * 1500);
}
TEST(RoutesTest, HaveTheSameDigitsForAnyNumberOfThreads) {
  const graph::Graph graph = random_graph(900, 2500, 11);
  const std::vector<double> alone = routes_of(graph, 1);
  EXPECT_EQ(routes_of(graph, 2), alone);
  EXPECT_EQ(routes_of(graph, 5), alone);
}
TEST(RoutesTest, OfATreeAreCountedByFoldingAlone) {
  Pairs pairs;
  for (std::uint32_t node = 1; node < 40; ++node) pairs.emplace_back((node - 1) / 2, node);
  const graph::Graph tree = undirected(40, pairs);
  const auto theirs = igraph_gate::betweenness(tree, igraph_gate::Weights::ignored, {}).value();
  EXPECT_EQ(routes_of(tree, 1), theirs);
}
TEST(RoutesTest, StopWhenTheyAreTold) {
  std::stop_source stop;
  stop.request_stop();
  jobs::Progress progress;
  EXPECT_EQ(betweenness_in_steps(kite(), 2, stop.get_token(), progress).error().kind, base::ErrorKind::cancelled);
  EXPECT_EQ(reach_of_all(kite(), Lengths::steps, stop.get_token(), progress).error().kind, base::ErrorKind::cancelled);
}

TEST(ReachTest, IsThatOfPlainWalksOnThreeHundredNetworks) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const graph::Graph graph = without_directions(case_of(seed));
    const std::vector<Reach> reaches = reaches_of(graph, 1);
    for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
      const Reach plain = plain_reach(graph, node);
      ASSERT_EQ(reaches[node].reached, plain.reached) << "seed " << seed;
      ASSERT_EQ(reaches[node].distance_sum, plain.distance_sum) << "seed " << seed;
      ASSERT_NEAR(reaches[node].inverse_sum, plain.inverse_sum, 1e-11) << "seed " << seed;
      ASSERT_EQ(reaches[node].farthest, plain.farthest) << "seed " << seed;
    }
  }
}
TEST(ReachTest, OfALongRingIsThatOfPlainWalks) {  // narrow fronts, several batches of walks
  const graph::Graph graph = ring(1700);
  const std::vector<Reach> reaches = reaches_of(graph, 3);
  for (const std::uint32_t node : {0U, 511U, 512U, 1699U}) {
    EXPECT_EQ(reaches[node].reached, 1699U);
    EXPECT_EQ(reaches[node].distance_sum, plain_reach(graph, node).distance_sum);
    EXPECT_EQ(reaches[node].farthest, 850.0);
  }
}
TEST(ReachTest, HasTheSameDigitsForAnyNumberOfThreads) {
  const graph::Graph graph = random_graph(1800, 5000, 3);
  const auto alone = reaches_of(graph, 1);
  const auto together = reaches_of(graph, 4);
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    ASSERT_EQ(alone[node].inverse_sum, together[node].inverse_sum);
  }
}

}  // namespace
}  // namespace xylem::analysis::test
