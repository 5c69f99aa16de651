// The parts that by_force is made of: kernels, tree, levels, threads, packing.
#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <numeric>

#include "layout/crew.h"
#include "layout/drawing.h"
#include "layout/forces.h"
#include "layout/level.h"
#include "layout/pack.h"
#include "layout/spread.h"

namespace xylem::layout {
namespace {

using geometry::Point;

TEST(KernelTest, TwoChargesPushByTheSquareOfTheirDistance) {
  std::vector<float> x{0.0F, 3.0F};
  std::vector<float> y{0.0F, 4.0F};
  x.resize(2 + kPadding);
  y.resize(2 + kPadding);
  const std::vector<float> mass{1.0F, 50.0F};
  const auto push = [&](Repulsion law) {
    std::vector<float> fx(1 + kPadding), fy(1 + kPadding), stiffness(1 + kPadding);
    push_apart(law, {x.data(), y.data(), mass.data(), 2}, x.data(), y.data(), 1,
               {fx.data(), fy.data(), stiffness.data()});
    return Point{fx[0], fy[0]};
  };
  EXPECT_NEAR(push({3, 1e-4F}).x, -50.0F / 25.0F * 0.6F, 4e-3F);  // 50 / 5^2 along (-3, -4) / 5
  EXPECT_NEAR(push({3, 1e-4F}).y, -50.0F / 25.0F * 0.8F, 4e-3F);
  EXPECT_NEAR(push({2, 1e-4F}).x, -50.0F / 5.0F * 0.6F, 2e-2F);
  EXPECT_NEAR(push({4, 1.0F}).x, -50.0F * 3.0F / (26.0F * 26.0F), 1e-3F);
}
TEST(KernelTest, ATiePullsByItsLengthAndRestsWhereItShould) {
  std::vector<float> dx{3.0F, 0.6F};
  std::vector<float> dy{4.0F, 0.8F};
  std::vector<float> weight{2.0F, 1.0F};
  std::vector<float> stiffness(2 + kPadding);
  for (auto* array : {&dx, &dy, &weight}) array->resize(2 + kPadding);
  pull_together({.linear = 1.0F, .quadratic = 0.5F, .near = 26.0F, .rest = 5.0F}, weight.data(), dx.data(), dy.data(),
                stiffness.data(), 2);
  EXPECT_NEAR(stiffness[0], 2.0F * (1.0F + 2.5F + 1.0F - 1.0F), 2e-2F);  // at a length of 5
  EXPECT_NEAR(dx[0], 3.0F * stiffness[0], 1e-4F);
  EXPECT_NEAR(stiffness[1], 1.0F + 0.5F + 13.0F - 5.0F, 1e-2F);  // at a length of 1
}
TEST(QuadtreeTest, EveryLeafSeesTheWholeMassAndNearlyTheWholeForce) {
  base::Random random(5);
  std::vector<float> x;
  std::vector<float> y;
  for (int i = 0; i < 2000; ++i) {
    x.push_back(static_cast<float>(random.unit()));
    y.push_back(static_cast<float>(random.unit() * random.unit()));
  }
  const std::vector<float> mass(2000, 1.0F);
  Quadtree tree;
  tree.build(x, y, mass);
  Sources sources;
  double off = 0.0;
  double whole = 0.0;
  std::size_t points = 0;
  for (const std::uint32_t l : tree.leaves()) {
    const Cell& leaf = tree.cells()[l];
    tree.gather(leaf, 1.0F, sources);
    EXPECT_NEAR(std::accumulate(sources.mass.begin(), sources.mass.end(), 0.0), 2000.0, 1e-2);
    for (std::uint32_t i = leaf.begin; i < leaf.end; ++i, ++points) {
      const auto push = [&](const Bodies& bodies) {
        std::vector<float> fx(1 + kPadding), fy(1 + kPadding), stiffness(1 + kPadding);
        push_apart({2, 0.0F}, bodies, tree.x() + i, tree.y() + i, 1, {fx.data(), fy.data(), stiffness.data()});
        return Point{fx[0], fy[0]};
      };
      const Point exact = push({x.data(), y.data(), mass.data(), 2000});
      const Point near = push(sources.bodies());
      off += static_cast<double>(geometry::distance(exact, near));
      whole += static_cast<double>(geometry::length(exact));
    }
  }
  EXPECT_EQ(points, 2000U);
  EXPECT_LT(off / whole, 0.02);
}
TEST(LevelTest, CoarseningHalvesAStarToo) {
  const graph::Graph graph = star(100);
  const auto parts = part_levels(graph, graph::components(graph));
  base::Random random(1);
  const Coarser coarser = coarsen(parts[0].level, random);
  EXPECT_LE(coarser.level.size(), 51U);
  EXPECT_FLOAT_EQ(std::accumulate(coarser.level.mass.begin(), coarser.level.mass.end(), 0.0F), 101.0F);
}
TEST(LevelTest, TiesBetweenGroupsKeepTheirWholeWeight) {
  const graph::Graph graph = tangle(200, 400, 8);
  const auto parts = part_levels(graph, graph::components(graph));
  base::Random random(1);
  const Level& fine = parts[0].level;
  const Coarser coarser = coarsen(fine, random);
  double across = 0.0;
  for (std::uint32_t node = 0; node < fine.size(); ++node) {
    for (std::size_t e = 0; e < fine.row(node).size(); ++e) {
      if (coarser.parent[node] != coarser.parent[fine.row(node)[e]])
        across += static_cast<double>(fine.row_weights(node)[e]);
    }
  }
  EXPECT_NEAR(std::accumulate(coarser.level.weights.begin(), coarser.level.weights.end(), 0.0), across, 1e-2);
}
TEST(LevelTest, ParallelTiesAreOne) {
  const graph::Graph graph(2, {{0, 1, 2.0F}, {1, 0, 2.0F}}, graph::Direction::directed);
  const auto parts = part_levels(graph, graph::components(graph));
  EXPECT_EQ(parts[0].level.targets, (std::vector<std::uint32_t>{1, 0}));
  EXPECT_FLOAT_EQ(parts[0].level.weights[0], std::sqrt(2.0F));  // 4 over the mean of 2
}
TEST(CrewTest, EveryBlockIsDoneOnceByWhicheverThread) {
  Crew crew(3);
  std::vector<int> done(1000, 0);
  for (int round = 0; round < 20; ++round)
    crew.each(done.size(), [&](std::size_t block, std::size_t) { ++done[block]; });
  EXPECT_EQ(done, std::vector<int>(1000, 20));
}
TEST(SpreadTest, DiscsAtOnePlaceAreSeparatedAndPinnedOnesStay) {
  Positions points(40, {5.0F, 5.0F});
  const std::vector<float> radii(40, 10.0F);
  std::vector<float> mobility(40, 1.0F);
  mobility[11] = 0.0F;
  spread_apart(points, {radii, mobility, 2.0F});
  EXPECT_EQ(overlaps(points, radii), 0U);
  EXPECT_EQ(points[11], (Point{5.0F, 5.0F}));
}
TEST(PackTest, ShapesStayApart) {
  std::vector<Shape> shapes;
  for (int i = 0; i < 25; ++i) shapes.push_back({{{0, 0}, {static_cast<float>(10 * i), 0}}, {20.0F, 15.0F}});
  std::ranges::reverse(shapes);
  const auto offsets = packed(shapes, 1.4F, 12.0F);
  for (std::size_t a = 0; a < shapes.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      for (int i = 0; i < 2; ++i) {
        for (int j = 0; j < 2; ++j) {
          const Point p = shapes[a].centers[static_cast<std::size_t>(i)] + offsets[a];
          const Point q = shapes[b].centers[static_cast<std::size_t>(j)] + offsets[b];
          EXPECT_GE(geometry::distance(p, q), 12.0F + (i == 0 ? 20.0F : 15.0F) + (j == 0 ? 20.0F : 15.0F));
        }
      }
    }
  }
  EXPECT_EQ(offsets[0], (Point{}));
}
TEST(PackTest, TurningFindsTheAspect) {
  Positions line;
  for (int i = 0; i < 20; ++i) line.push_back({0.0F, static_cast<float>(10 * i)});
  turn_to_aspect(line, 1.4F);
  EXPECT_NEAR(box_of(line).width() / box_of(line).height(), 1.4F, 0.05F);
}

}  // namespace
}  // namespace xylem::layout
