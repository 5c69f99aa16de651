// Figures of whole networks and their fragile points against published and hand-worked numbers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/networks.h"
#include "xylem/analysis/fragility.h"

namespace xylem::analysis::test {
namespace {

void expect_figures(const NetworkFigures& found, const std::vector<std::pair<std::string_view, double>>& expected) {
  for (const auto& [id, number] : expected) {
    ASSERT_TRUE(found.of(id).has_value()) << id;
    EXPECT_NEAR(*found.of(id), number, 5.1e-7) << id;
  }
}
std::vector<std::uint32_t> fragile_nodes(const graph::Graph& graph) {
  std::vector<std::uint32_t> nodes;
  for (const FragileNode& fragile : fragile_points(graph).nodes) nodes.push_back(fragile.node);
  return nodes;
}
std::vector<std::pair<std::uint32_t, std::uint32_t>> bridges(const graph::Graph& graph) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const FragileTie& tie : fragile_points(graph).ties) {
    pairs.emplace_back(graph.edges()[tie.edge].from, graph.edges()[tie.edge].to);
  }
  return pairs;
}

TEST(NetworkFiguresTest, HaveTheirIdsInOrder) {
  std::vector<std::string_view> ids;
  for (const NetworkFigure& figure : figures(r6::graph()).figures) ids.push_back(figure.id);
  EXPECT_THAT(
      ids, testing::ElementsAre("organizations", "partnerships", "density", "diameter", "mean_distance", "transitivity",
                                "mean_clustering", "degree_assortativity", "efficiency", "degree_centralization",
                                "betweenness_centralization", "closeness_centralization", "bridges", "components",
                                "fragmentation", "core_size", "core_misfits", "core_fit"));
}
TEST(NetworkFiguresTest, OfSixOrganizationsAreThoseOfTheWorkedExample) {
  expect_figures(figures(r6::graph()), {{"organizations", 6},
                                        {"partnerships", 6},
                                        {"density", .4},
                                        {"diameter", 3},
                                        {"mean_distance", 1.8},
                                        {"efficiency", .666667},
                                        {"transitivity", .333333},
                                        {"mean_clustering", .361111},
                                        {"degree_assortativity", -.466667},
                                        {"degree_centralization", .6},
                                        {"betweenness_centralization", .72},
                                        {"closeness_centralization", .68125},
                                        {"bridges", 3},
                                        {"components", 1}});
}
TEST(NetworkFiguresTest, WithACollegeAddedDensityAndEfficiencyFall) {
  Pairs pairs = r6::kPairs;
  pairs.emplace_back(6, r6::T);
  pairs.emplace_back(6, r6::S2);
  expect_figures(figures(undirected(7, pairs)),
                 {{"density", .380952}, {"efficiency", .658730}, {"degree_centralization", .4}, {"bridges", 0}});
  EXPECT_THAT(fragile_nodes(undirected(7, pairs)), testing::ElementsAre(r6::U));
}
TEST(NetworkFiguresTest, OfTheKiteAreKrackhardts) {
  expect_figures(figures(kite()), {{"density", .4},
                                   {"degree_centralization", .333333},
                                   {"betweenness_centralization", .296296},
                                   {"closeness_centralization", .270375},
                                   {"transitivity", .578947},
                                   {"mean_clustering", .52},
                                   {"diameter", 4},
                                   {"mean_distance", 1.977778},
                                   {"degree_assortativity", .152542},
                                   {"efficiency", .646296},
                                   {"bridges", 2}});
  EXPECT_THAT(fragile_nodes(kite()), testing::UnorderedElementsAre(7, 8));
  EXPECT_THAT(bridges(kite()), testing::UnorderedElementsAre(testing::Pair(7, 8), testing::Pair(8, 9)));
}
TEST(NetworkFiguresTest, OfTheFlorentineFamiliesArePadgetts) {
  using namespace florence;
  expect_figures(figures(florence::graph()), {{"density", .190476},
                                              {"transitivity", .191489},
                                              {"mean_clustering", .16},
                                              {"diameter", 5},
                                              {"mean_distance", 2.485714},
                                              {"degree_assortativity", -.374838},
                                              {"degree_centralization", .274725},
                                              {"betweenness_centralization", .436813},
                                              {"closeness_centralization", .322452},
                                              {"bridges", 5}});
  EXPECT_THAT(fragile_nodes(florence::graph()), testing::UnorderedElementsAre(Albizzi, Guadagni, Medici, Salviati));
  EXPECT_THAT(bridges(florence::graph()),
              testing::UnorderedElementsAre(testing::Pair(Medici, Acciaiuoli), testing::Pair(Medici, Salviati),
                                            testing::Pair(Albizzi, Ginori), testing::Pair(Salviati, Pazzi),
                                            testing::Pair(Guadagni, Lamberteschi)));
}
TEST(NetworkFiguresTest, WithPucciAnIsolateLowersWhatItMust) {
  const NetworkFigures found = figures(florence::graph(16));
  expect_figures(found, {{"density", .166667},
                         {"degree_centralization", .266667},
                         {"betweenness_centralization", .383492},
                         {"components", 2}});
  EXPECT_EQ(found.of("closeness_centralization"), std::nullopt);
  EXPECT_NEAR(fragile_points(florence::graph(16)).fragmentation, 1 - .875, 1e-12);
}
TEST(NetworkFiguresTest, OfZacharysClubArePublished) {
  expect_figures(figures(zachary()), {{"density", .139037},
                                      {"transitivity", .255682},
                                      {"mean_clustering", .570638},
                                      {"diameter", 5},
                                      {"mean_distance", 2.408200},
                                      {"degree_assortativity", -.475613},
                                      {"efficiency", .492008},
                                      {"degree_centralization", .399621},
                                      {"betweenness_centralization", .405557},
                                      {"closeness_centralization", .298195},
                                      {"bridges", 1}});
  EXPECT_THAT(fragile_nodes(zachary()), testing::ElementsAre(0));
  EXPECT_THAT(bridges(zachary()), testing::ElementsAre(testing::Pair(0, 11)));
}
TEST(NetworkFiguresTest, AStarIsFullyCenteredAndARingNotAtAll) {
  for (const auto* id : {"degree_centralization", "betweenness_centralization", "closeness_centralization"}) {
    EXPECT_NEAR(figures(star(9)).of(id).value(), 1.0, 1e-12) << id;
    EXPECT_NEAR(figures(ring(9)).of(id).value(), 0.0, 1e-12) << id;
  }
}
TEST(NetworkFiguresTest, WhatIsNotDefinedIsNotZero) {
  for (const std::uint32_t n : {0U, 1U}) {
    const NetworkFigures found = figures(graph::Graph(n, {}));
    EXPECT_EQ(found.of("organizations"), static_cast<double>(n));
    for (const auto* id : {"density", "diameter", "mean_distance", "transitivity", "degree_assortativity", "efficiency",
                           "degree_centralization", "betweenness_centralization", "closeness_centralization"}) {
      EXPECT_EQ(found.of(id), std::nullopt) << id << " of " << n;
    }
  }
  EXPECT_EQ(figures(ring(5)).of("degree_assortativity"), std::nullopt);
}

TEST(FragilePointsTest, OfSixOrganizationsLeaveTheFragmentationOfTheWorkedExample) {
  const Fragility found = fragile_points(r6::graph());
  ASSERT_EQ(found.nodes.size(), 2U);
  EXPECT_EQ(found.nodes[0].node, r6::U);
  EXPECT_NEAR(found.nodes[0].fragmentation, .8, 1e-12);
  EXPECT_EQ(found.nodes[0].parts, 3U);
  EXPECT_EQ(found.nodes[0].cut_off, 3U);
  EXPECT_EQ(found.nodes[1].node, r6::B);
  EXPECT_NEAR(found.nodes[1].fragmentation, .4, 1e-12);
  EXPECT_EQ(found.nodes[1].cut_off, 1U);
  ASSERT_EQ(found.ties.size(), 3U);
  EXPECT_NEAR(found.ties[0].fragmentation, .533333, 1e-6);
  EXPECT_NEAR(found.ties[1].fragmentation, .333333, 1e-6);
  EXPECT_NEAR(found.ties[2].fragmentation, .333333, 1e-6);
  EXPECT_EQ(found.ties[0].cut_off, 2U);
  EXPECT_EQ(found.fragmentation, 0.0);
}
TEST(FragilePointsTest, PartsWithoutTheUniversityAreListedLargestFirst) {
  EXPECT_THAT(parts_without(r6::graph(), r6::U),
              testing::ElementsAre(testing::ElementsAre(r6::S1, r6::M), testing::ElementsAre(r6::S2, r6::B),
                                   testing::ElementsAre(r6::T)));
}
/// The graph without one node's ties; the node itself stays as one more part.
graph::Graph without_ties_of(const graph::Graph& graph, std::uint32_t node) {
  std::vector<graph::Edge> edges;
  for (const graph::Edge& edge : graph.edges()) {
    if (edge.from != node && edge.to != node) edges.push_back(edge);
  }
  return graph::Graph(graph.node_count(), std::move(edges));
}
TEST(FragilePointsTest, AreExactlyThoseWhoseLossLeavesMoreParts) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const graph::Graph graph = random_graph(40, 48, seed);
    const std::uint32_t before = graph::components(graph).count();
    const Fragility found = fragile_points(graph);
    std::vector<double> without(graph.node_count(), -1.0);
    for (const FragileNode& fragile : found.nodes) without[fragile.node] = fragile.fragmentation;
    for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
      graph::Components parts = graph::components(without_ties_of(graph, node));
      const bool fragile = parts.count() - 1 > before && graph.degree(node) > 0;
      EXPECT_EQ(fragile, without[node] >= 0.0) << "seed " << seed << " node " << node;
      if (!fragile) continue;
      parts.sizes.pop_back();  // the node itself: one of size 1, and they are sorted by size
      EXPECT_NEAR(fragmentation(parts.sizes), without[node], 1e-12);
    }
    std::vector<bool> bridge(graph.edge_count(), false);
    for (const FragileTie& tie : found.ties) bridge[tie.edge] = true;
    for (std::uint32_t edge = 0; edge < graph.edge_count(); ++edge) {
      std::vector<graph::Edge> edges(graph.edges().begin(), graph.edges().end());
      edges.erase(edges.begin() + edge);
      const graph::Graph cut(graph.node_count(), std::move(edges));
      EXPECT_EQ(graph::components(cut).count() > before, bridge[edge]) << "seed " << seed << " tie " << edge;
    }
  }
}
TEST(SampledRoutesTest, SayAboutWhatAllRoutesSay) {
  base::Random random(3);
  Pairs pairs;
  for (std::uint32_t node = 1; node < 600; ++node) {
    pairs.emplace_back(node, static_cast<std::uint32_t>(random.below(node)));
    pairs.emplace_back(node, static_cast<std::uint32_t>(random.below(node)));
  }
  const graph::Graph graph = undirected(600, pairs);
  jobs::Progress progress;
  MeasureOptions options;
  options.sample = 200;
  const NetworkFigures all = network_figures(graph, {}, progress).value();
  const NetworkFigures some = network_figures(graph, options, {}, progress).value();
  EXPECT_EQ(all.sources, 0U);
  EXPECT_EQ(some.sources, 200U);
  EXPECT_NEAR(*some.of("mean_distance"), *all.of("mean_distance"), 0.02 * *all.of("mean_distance"));
  EXPECT_NEAR(*some.of("efficiency"), *all.of("efficiency"), 0.02 * *all.of("efficiency"));
  EXPECT_LE(*some.of("diameter"), *all.of("diameter"));
  EXPECT_EQ(some.of("bridges"), all.of("bridges"));
  const AllMeasures exact = measure_all(graph, {}, {}, progress).value();
  const AllMeasures sampled = measure_all(graph, options, {}, progress).value();
  double sum = 0.0, sampled_sum = 0.0;
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    EXPECT_NEAR(*sampled.of(Measure::harmonic)[node], *exact.of(Measure::harmonic)[node], 0.03);
    sum += *exact.of(Measure::betweenness)[node];
    sampled_sum += *sampled.of(Measure::betweenness)[node];
  }
  EXPECT_NEAR(sampled_sum, sum, 0.03 * sum);
  EXPECT_EQ(sampled.of(Measure::coreness), exact.of(Measure::coreness));
}
TEST(SampledRoutesTest, OfAllButOneNodeOfAStarAreExact) {
  const graph::Graph star = undirected(6, {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}});
  jobs::Progress progress;
  MeasureOptions options;
  for (std::uint32_t sample = 6; sample < 9; ++sample) {  // no fewer than there are: not sampled at all
    options.sample = sample;
    EXPECT_EQ(measure_all(star, options, {}, progress)->sources, 0U);
  }
  options.sample = 5;
  const AllMeasures measures = measure_all(star, options, {}, progress).value();
  EXPECT_EQ(measures.of(Measure::harmonic)[0], 1.0);  // all partners of the middle, whoever was asked
  EXPECT_EQ(measures.sources, 5U);
}
TEST(SampledRoutesTest, AreTakenOnlyWhereAllWouldTakeLong) {
  EXPECT_EQ(sample_for(undirected(6, {{0, 1}})), 0U);
  Pairs ring;
  for (std::uint32_t i = 0; i < 50000; ++i) ring.emplace_back(i, (i + 1) % 50000);
  EXPECT_EQ(sample_for(undirected(50000, ring)), 1333U);
  EXPECT_EQ(sample_in_words(1333, 50000), "From a sample of 1,333 of 50,000 organizations.");
  EXPECT_EQ(sample_in_words(0, 6), "");
}
TEST(FragilePointsTest, AreFoundInALongChainWithoutRunningOutOfStack) {
  Pairs pairs;
  for (std::uint32_t i = 0; i + 1 < 200000; ++i) pairs.emplace_back(i, i + 1);
  EXPECT_EQ(fragile_points(undirected(200000, pairs)).nodes.size(), 199998U);
}

}  // namespace
}  // namespace xylem::analysis::test
