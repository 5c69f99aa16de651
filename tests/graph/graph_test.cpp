// graph/graph.h
#include "xylem/graph/graph.h"

#include <gtest/gtest.h>

namespace xylem::graph {
namespace {

TEST(GraphTest, NeighborsAreOrderedAndNameTheirTie) {
  const Graph graph(4, {{2, 0}, {0, 1}, {3, 0}});
  ASSERT_EQ(graph.degree(0), 3U);
  EXPECT_EQ(graph.neighbors(0)[0], (Neighbor{1, 1}));
  EXPECT_EQ(graph.neighbors(0)[1], (Neighbor{2, 0}));
  EXPECT_EQ(graph.neighbors(0)[2], (Neighbor{3, 2}));
}
TEST(GraphTest, MergingAddsWeightsOfAPairWhicheverWayItIsWritten) {
  const Graph graph = merged(3, {{0, 1, 2}, {1, 0, 3}, {1, 1, 9}, {2, 1, 1}});
  ASSERT_EQ(graph.edge_count(), 2U);
  EXPECT_EQ(graph.edges()[0], (Edge{0, 1, 5}));
  EXPECT_EQ(graph.edges()[1], (Edge{1, 2, 1}));
}
TEST(GraphTest, MergingADirectedGraphKeepsBothDirections) {
  EXPECT_EQ(merged(2, {{0, 1}, {1, 0}}, Direction::directed).edge_count(), 2U);
}
TEST(ComponentsTest, TheLargestPartComesFirst) {
  const Components parts = components(Graph(6, {{3, 4}, {4, 5}, {0, 1}}));
  EXPECT_EQ(parts.sizes, (std::vector<std::uint32_t>{3, 2, 1}));
  EXPECT_EQ(parts.of_node, (std::vector<std::uint32_t>{1, 1, 2, 0, 0, 0}));
}
TEST(ComponentsTest, AnEmptyGraphHasNone) { EXPECT_EQ(components(Graph{}).count(), 0U); }

}  // namespace
}  // namespace xylem::graph
