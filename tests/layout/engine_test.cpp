// The parts that by_force is made of: kernels, tree, levels, threads, packing.
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <cmath>
#include <numeric>

#include "layout/drawing.h"
#include "layout/forces.h"
#include "layout/level.h"
#include "layout/pack.h"
#include "layout/spread.h"
#include "xylem/jobs/crew.h"

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
  const std::array<Spot, 3> spots{Spot{1.0F, 1.0F}, Spot{4.0F, 5.0F}, Spot{1.6F, 1.8F}};  // 5 and 1 from the first
  const std::array<std::uint32_t, kRowsTogether> nodes{};
  std::array<std::uint32_t, 2 * kRowsTogether> targets{};
  std::array<float, 2 * kRowsTogether> weights{};
  targets[0] = 1;  // the first node of the eight: two ties
  targets[kRowsTogether] = 2;
  targets[1] = 2;  // the second: one
  weights[0] = 2.0F;
  weights[kRowsTogether] = weights[1] = 1.0F;
  std::array<float, kRowsTogether> x{}, y{}, stiffness{};
  const Attraction law{.linear = 1.0F, .quadratic = 0.5F, .near = 26.0F, .rest = 5.0F};
  pull_rows(law, {nodes.data(), targets.data(), weights.data(), 2}, spots.data(),
            {x.data(), y.data(), stiffness.data()});
  const float far = 2.0F * (1.0F + 2.5F + 1.0F - 1.0F);  // at a length of 5
  const float near = 1.0F + 0.5F + 13.0F - 5.0F;         // at a length of 1
  EXPECT_NEAR(stiffness[0], far + near, 5e-2F);
  EXPECT_NEAR(x[0], 3.0F * far + 0.6F * near, 1e-1F);
  EXPECT_NEAR(stiffness[1], near, 3e-2F);
  EXPECT_NEAR(y[1], 0.8F * near, 3e-2F);
  EXPECT_EQ(stiffness[2], 0.0F);
}
TEST(KernelTest, ASpringPullsTowardsItsLength) {
  const std::vector<std::uint32_t> row(1 + kPadding, packed_spring(2.0F, 2.0F * 3.0F));  // weight 2, length 3
  const std::vector<float> x(1 + kPadding, 0.0F);
  const std::vector<float> y(1 + kPadding, 0.0F);
  std::vector<float> fx(1 + kPadding, 0.0F);
  std::vector<float> fy(1 + kPadding, 0.0F);
  stretch_to({{3.0F, 0.0F, 0.0F, 0.0F}, {4.0F, 0.0F, 0.0F, 0.0F}, {row.data(), nullptr, nullptr, nullptr}}, x.data(),
             y.data(), 1, fx.data(), fy.data());
  EXPECT_NEAR(fx[0], 2.0F * (5.0F - 3.0F) * 0.6F, 1e-2F);
  EXPECT_NEAR(fy[0], 2.0F * (5.0F - 3.0F) * 0.8F, 1e-2F);
  EXPECT_NEAR(weight_of(packed_spring(1.0F / 3, 7.0F)), 1.0F / 3, 0.004F / 3);
  EXPECT_NEAR(weight_length_of(packed_spring(1.0F / 3, 7.0F)), 7.0F, 0.004F * 7.0F);
}
TEST(KernelTest, AStepIsBoundedAndKeepsSomeOfItsSpeed) {
  const std::vector<float> pull(1 + kPadding, 6.0F);
  const std::vector<float> stiffness(1 + kPadding, 2.0F);
  const std::vector<float> none(1 + kPadding, 0.0F);
  const std::vector<float> half(1 + kPadding, 0.5F);
  const auto moved = [&](Stride stride) {
    std::vector<float> vx(1 + kPadding, 1.0F), vy(1 + kPadding, 0.0F), x(1 + kPadding, 10.0F), y(1 + kPadding, 0.0F);
    move_on(stride, {pull.data(), none.data(), stiffness.data()}, {none.data(), none.data(), none.data()}, none.data(),
            1, vx.data(), vy.data(), x.data(), y.data());
    return x[0] - 10.0F;
  };
  EXPECT_NEAR(moved({.momentum = 0.8F, .strength = 1.0F, .limit = 100.0F}), 0.8F + 3.0F, 1e-2F);
  EXPECT_NEAR(moved({.momentum = 0.8F, .strength = 1.0F, .limit = 2.0F}), 2.0F, 1e-2F);
  EXPECT_NEAR(moved({.momentum = 0.8F, .strength = 1.0F, .limit = 2.0F, .freedom = half.data()}), 1.0F, 1e-2F);
  EXPECT_EQ(moved({.momentum = 0.8F, .strength = 1.0F, .limit = 2.0F, .freedom = none.data()}), 0.0F);
}

class BoxTreeTest : public testing::Test {
 protected:
  BoxTreeTest() {
    base::Random random(5);
    for (std::uint32_t i = 0; i < kPoints; ++i) {
      x.push_back(static_cast<float>(random.unit()));
      y.push_back(static_cast<float>(random.unit() * random.unit()));
    }
    tree.build(x, y, std::vector<float>(kPoints, 1.0F));
  }
  /// What all points do to the one at `place` in the order of the tree.
  Point exact(std::size_t place) const {
    Point push;
    for (std::uint32_t i = 0; i < kPoints; ++i) {
      const Point away{tree.points().x[place] - x[i], tree.points().y[place] - y[i]};
      const float squared = geometry::dot(away, away);
      if (squared > 0.0F) push = push + away * (1.0F / (squared + 1e-4F));
    }
    return push;
  }
  static constexpr std::uint32_t kPoints = 2005;  // the last leaf is not full
  std::vector<float> x, y;
  BoxTree tree;
};

TEST_F(BoxTreeTest, EveryPointIsInItOnce) {
  std::vector<std::uint32_t> order(tree.order().begin(), tree.order().end());
  std::ranges::sort(order);
  std::vector<std::uint32_t> all(kPoints);
  std::iota(all.begin(), all.end(), 0U);
  EXPECT_EQ(order, all);
}
TEST_F(BoxTreeTest, NeighborsAlongTheCurveAreNear) {
  double length = 0.0;
  for (std::size_t i = 1; i < kPoints; ++i) {
    length += static_cast<double>(
        geometry::distance({tree.points().x[i - 1], tree.points().y[i - 1]}, {tree.points().x[i], tree.points().y[i]}));
  }
  EXPECT_LT(length / kPoints, 2.0 / std::sqrt(static_cast<double>(kPoints)));
}
TEST_F(BoxTreeTest, EveryLeafSeesTheWholeMassAndNearlyTheWholeForce) {
  double off = 0.0;
  double whole = 0.0;
  Surroundings around;
  std::array<float, kCrowdSize> fx{}, fy{}, stiffness{};
  for (std::uint32_t leaf = 0; leaf < tree.leaves(); ++leaf) {
    tree.around(tree.box_of(leaf), 1.0F, around);
    double mass = 0.0;
    for (const std::uint32_t box : around.far) mass += static_cast<double>(tree.boxes().mass[box]);
    for (const std::uint32_t near : around.near) mass += static_cast<double>(tree.boxes().mass[near]);
    EXPECT_NEAR(mass, kPoints, 1e-2);
    push_crowd({2, 1e-4F}, tree.points().x + leaf * kCrowdSize, tree.points().y + leaf * kCrowdSize, tree.boxes(),
               around.far, tree.points(), around.near, {fx.data(), fy.data(), stiffness.data()});
    for (std::size_t i = 0; i < kCrowdSize && leaf * kCrowdSize + i < kPoints; ++i) {
      const Point should = exact(leaf * kCrowdSize + i);
      off += static_cast<double>(geometry::distance(should, {fx[i], fy[i]}));
      whole += static_cast<double>(geometry::length(should));
    }
  }
  EXPECT_LT(off / whole, 0.02);
}
TEST_F(BoxTreeTest, WithoutAnyDistanceNothingIsFar) {
  Surroundings around;
  tree.around(tree.box_of(3), 0.0F, around);
  EXPECT_TRUE(around.far.empty());
  EXPECT_EQ(around.near.size(), tree.leaves());
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
  jobs::Crew crew(3);
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
