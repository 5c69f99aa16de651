// Brokerage against the worked examples, and what holds for sectors in any network.
#include "xylem/analysis/brokerage.h"

#include <gtest/gtest.h>

#include "analysis/networks.h"
#include "xylem/analysis/fragility.h"

namespace xylem::analysis::test {
namespace {

Grouping grouped(const std::vector<std::uint32_t>& groups) {
  Grouping grouping;
  for (const std::uint32_t group : groups) {
    while (grouping.keys.size() <= group) grouping.keys.push_back(std::to_string(grouping.keys.size()));
    grouping.of_node.emplace_back(group);
  }
  grouping.labels = grouping.keys;
  return grouping;
}
Brokerage brokerage(const graph::Graph& graph, const Grouping& groups) {
  return brokerage_of(graph, groups, {}).value();
}

TEST(BrokerageTest, OfTheSixIsTheWorkedExample) {
  const Brokerage found = brokerage(r6::graph(), grouped({0, 0, 0, 1, 1, 2}));  // formal, informal, business
  EXPECT_EQ(found.of_node[r6::U], (BrokerRoles{0, 2, 2, 2, 4}));
  EXPECT_EQ(found.of_node[r6::U].total(), 10.0);
  EXPECT_EQ(found.of_node[r6::B], (BrokerRoles{0, 2, 0, 0, 0}));
  for (const std::uint32_t other : {r6::S1, r6::S2, r6::M, r6::T}) EXPECT_EQ(found.of_node[other], BrokerRoles{});
}
TEST(BrokerageTest, OfFlowsFollowsTheArrows) {
  const Brokerage found = brokerage(d5::graph(), grouped({0, 0, 1, 2, 3}));
  EXPECT_EQ(found.of_node[d5::S1], (BrokerRoles{0, 0, 0, 0, 2}));
  EXPECT_EQ(found.of_node[d5::M], (BrokerRoles{0, 2, 0, 0, 2}));
  EXPECT_EQ(found.whole.total(), 6.0);
}
TEST(BrokerageTest, OfOneGroupIsAllCoordination) {
  const Brokerage found = brokerage(kite(), grouped(std::vector<std::uint32_t>(10, 0)));
  EXPECT_EQ(found.whole.coordinator, found.whole.total());
  for (std::size_t node = 0; node < 10; ++node) EXPECT_EQ(found.expected[node], found.of_node[node]);
}
TEST(BrokerageTest, WhatChanceGivesAddsUpToAsManyRoutes) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    base::Random random(seed);
    std::vector<std::uint32_t> groups;
    for (int node = 0; node < 25; ++node) groups.push_back(static_cast<std::uint32_t>(random.below(4)));
    const Brokerage found = brokerage(random_graph(25, 60, seed), grouped(groups));
    for (std::size_t node = 0; node < 25; ++node) {
      ASSERT_NEAR(found.expected[node].total(), found.of_node[node].total(), 1e-9) << seed;
      ASSERT_EQ(found.of_node[node].gatekeeper, found.of_node[node].representative) << seed;  // ties go both ways
    }
  }
}
TEST(BrokerageTest, WhoIsInNoGroupIsLeftOut) {
  Grouping groups = grouped({0, 0, 0, 1, 1, 2});
  groups.of_node[r6::T] = std::nullopt;
  EXPECT_EQ(brokerage(r6::graph(), groups).of_node[r6::U].total(), 4.0);  // without the six through T
}

/// The laws of section "property tests": two hundred seeded cases each.
TEST(LawsTest, TiesOnlyAcrossTwoGroupsHaveAnIndexOfOne) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    base::Random random(seed);
    Pairs pairs;
    for (int i = 0; i < 30; ++i) {
      pairs.emplace_back(static_cast<std::uint32_t>(random.below(10)),
                         static_cast<std::uint32_t>(10 + random.below(10)));
    }
    std::vector<std::uint32_t> groups(20, 0);
    for (std::size_t node = 10; node < 20; ++node) groups[node] = 1;
    ASSERT_EQ(mixing(undirected(20, pairs), grouped(groups), {}).value().cross.value, 1.0) << seed;
  }
}
TEST(LawsTest, StarsAreFullyCentralizedAndRingsNotAtAll) {
  for (std::uint32_t n = 4; n <= 204; ++n) {
    const auto of_star = figures(star(n));
    const auto of_ring = figures(ring(n));
    for (const char* id : {"degree_centralization", "betweenness_centralization", "closeness_centralization"}) {
      ASSERT_NEAR(of_star.of(id).value(), 1.0, 1e-9) << id << " of " << n;
      ASSERT_NEAR(of_ring.of(id).value(), 0.0, 1e-9) << id << " of " << n;
    }
    ASSERT_NEAR(*measured(Measure::effective_size, star(n))[0], n - 1.0, 1e-9) << n;
  }
}
TEST(LawsTest, WhoHasOnePartnerIsFullyConstrained) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const graph::Graph graph = random_graph(30, 32, seed);
    const Values constraint = measured(Measure::constraint, graph);
    for (std::uint32_t node = 0; node < 30; ++node) {
      if (graph.degree(node) == 1) {
        ASSERT_NEAR(*constraint[node], 1.0, 1e-12) << seed;
      }
    }
  }
}
TEST(LawsTest, WhatIsLeftWithoutEachIsAsBrokenAsItsParts) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const graph::Graph graph = random_graph(20, 22, seed);
    const std::vector<double> without = fragmentation_without_each(graph);
    for (std::uint32_t gone = 0; gone < 20; ++gone) {
      std::vector<graph::Edge> edges;
      for (const graph::Edge& edge : graph.edges()) {
        if (edge.from != gone && edge.to != gone) edges.push_back(edge);
      }
      graph::Components parts = graph::components(graph::Graph(20, std::move(edges)));
      parts.sizes.pop_back();  // the one that is gone: they are ordered by size, and it is one of size 1
      ASSERT_NEAR(without[gone], fragmentation(parts.sizes), 1e-12) << seed;
    }
  }
}
TEST(LawsTest, FiguresDoNotDependOnTheOrderOfNodesAndStayInTheirRange) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const graph::Graph graph = random_graph(25, 40, seed);
    const auto to = shuffled(25, seed + 7);
    const auto before = figures(graph);
    const auto after = figures(renumbered(graph, to));
    for (std::size_t i = 0; i < before.figures.size(); ++i) {
      const auto& value = before.figures[i].value;
      ASSERT_EQ(value.has_value(), after.figures[i].value.has_value());
      if (!value) continue;
      ASSERT_NEAR(*value, *after.figures[i].value, 1e-9) << before.figures[i].id << " seed " << seed;
    }
    for (const char* id : {"density", "fragmentation", "core_fit", "efficiency"}) {
      ASSERT_GE(*before.of(id), 0.0) << id;
      ASSERT_LE(*before.of(id), 1.0) << id;
    }
    const auto ranks_before = ranks(measured(Measure::betweenness, graph));
    const auto ranks_after = ranks(measured(Measure::betweenness, renumbered(graph, to)));
    for (std::uint32_t node = 0; node < 25; ++node) ASSERT_EQ(ranks_before[node], ranks_after[to[node]]) << seed;
  }
}

}  // namespace
}  // namespace xylem::analysis::test
