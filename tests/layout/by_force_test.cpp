// by_force: places from nothing, around pins, and from a start.
#include <gtest/gtest.h>
#include <hwy/targets.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <string>

#include "layout/drawing.h"
#include "layout/kernels.h"

namespace xylem::layout {
namespace {

using geometry::Point;

const Point kNowhere{std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::quiet_NaN()};

base::Result<Positions> laid_out(const Request& request) {
  jobs::Progress progress;
  return by_force(request, {}, progress);
}
Positions laid_out(const graph::Graph& graph) {
  Request request;
  request.graph = &graph;
  return laid_out(request).value();
}
bool same_bytes(const Positions& a, const Positions& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(Point)) == 0;
}
std::vector<float> tens(std::size_t n) { return std::vector<float>(n, 10.0F); }

TEST(ByForceTest, AnEmptyGraphHasNoPlaces) { EXPECT_TRUE(laid_out(graph::Graph{}).empty()); }
TEST(ByForceTest, OneNodeStandsAtTheOrigin) { EXPECT_EQ(laid_out(graph::Graph(1, {})), (Positions{{0, 0}})); }
TEST(ByForceTest, TwoPartnersStandOneTieApart) {
  const Positions points = laid_out(path(2));
  EXPECT_FLOAT_EQ(geometry::distance(points[0], points[1]), 90.0F);
}
TEST(ByForceTest, NodesWithoutTiesStandInRows) {
  const Positions points = laid_out(graph::Graph(12, {}));
  EXPECT_EQ(overlaps(points, tens(12)), 0U);
  EXPECT_FLOAT_EQ(points[0].y, points[1].y);
  EXPECT_LT(points[11].y, points[0].y);
}
TEST(ByForceTest, TheSameRequestGivesTheSameBytes) {
  const graph::Graph graph = tangle(3000, 3000, 7);
  Request request;
  request.graph = &graph;
  const Positions once = laid_out(request).value();
  EXPECT_TRUE(same_bytes(once, laid_out(request).value()));
  request.threads = 2;
  EXPECT_TRUE(same_bytes(once, laid_out(request).value()));
}
TEST(ByForceTest, EveryInstructionSetOfThisProcessorGivesTheSameBytes) {
  const graph::Graph graph = tangle(1200, 1200, 7);
  for (const float neighborhoods : {0.0F, 0.5F}) {
    Request request;
    request.graph = &graph;
    request.neighborhoods = neighborhoods;
    const Positions usual = laid_out(request).value();
    std::vector<std::string> tried;
    for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
      hwy::GetChosenTarget().Update(target);
      tried.emplace_back(instruction_set());
      RecordProperty("instruction_set_" + std::to_string(tried.size()), tried.back());
      EXPECT_TRUE(same_bytes(usual, laid_out(request).value())) << tried.back();
    }
    hwy::GetChosenTarget().DeInit();
    if (tried.size() < 2) GTEST_SKIP() << "this processor has only " << tried.front();
  }
}
TEST(ByForceTest, AnotherSeedGivesAnotherMap) {
  const graph::Graph graph = tangle(100, 60, 7);
  Request request;
  request.graph = &graph;
  const Positions once = laid_out(request).value();
  request.seed = 2;
  EXPECT_FALSE(same_bytes(once, laid_out(request).value()));
}
TEST(ByForceTest, NoTwoDiscsOverlap) {
  const graph::Graph graph = tangle(400, 1500, 3);
  std::vector<float> radii;
  for (std::uint32_t node = 0; node < 400; ++node)
    radii.push_back(8.0F + 1.5F * std::sqrt(static_cast<float>(graph.degree(node))));
  Request request;
  request.graph = &graph;
  request.radii = radii;
  EXPECT_EQ(overlaps(laid_out(request).value(), radii), 0U);
}
TEST(ByForceTest, AGridComesOutUntangled) {
  const graph::Graph graph = grid(20, 20);
  EXPECT_LT(stress_of(graph, laid_out(graph)), 0.06);
}
TEST(ByForceTest, OneKnobGoesFromDistancesToNeighborhoods) {
  const graph::Graph graph = tangle(300, 200, 6);
  const auto at = [&](float knob) {
    Request request;
    request.graph = &graph;
    request.neighborhoods = knob;
    return laid_out(request).value();
  };
  const Positions distances = at(0.0F);
  const Positions between = at(0.25F);
  const Positions usual = at(0.5F);
  const Positions dense = at(1.0F);
  EXPECT_LT(stress_of(graph, distances), stress_of(graph, between));
  EXPECT_LT(stress_of(graph, between), stress_of(graph, usual));
  EXPECT_LT(stress_of(graph, usual), stress_of(graph, dense));
  EXPECT_GT(nearness_of(graph, usual), 1.5 * nearness_of(graph, distances));
  EXPECT_GT(nearness_of(graph, usual), nearness_of(graph, between));
}
TEST(ByForceTest, AnAiryMapHasLongerTies) {
  const graph::Graph graph = grid(12, 12);
  Request request;
  request.graph = &graph;
  request.airiness = 1.0F;
  const double airy = mean_tie_length(graph, laid_out(request).value());
  request.airiness = 0.0F;
  const double compact = mean_tie_length(graph, laid_out(request).value());
  EXPECT_GT(airy, 2.5 * compact);
  EXPECT_EQ(overlaps(laid_out(request).value(), tens(144)), 0U);
}
TEST(ByForceTest, APathOfAThousandUnrolls) {
  const graph::Graph graph = path(1000);
  EXPECT_LT(stress_of(graph, laid_out(graph)), 0.2);
}
TEST(ByForceTest, TheLeavesOfAStarStandAroundIt) {
  const graph::Graph graph = star(60);
  const Positions points = laid_out(graph);
  EXPECT_EQ(overlaps(points, tens(61)), 0U);
  EXPECT_LT(geometry::distance(points[0], box_of(points).center()), 0.2F * box_of(points).width());
}
TEST(ByForceTest, ATieBetweenAverageNodesHasTheLengthAskedFor) {
  const graph::Graph graph = grid(12, 12);
  Request request;
  request.graph = &graph;
  request.edge_length = 200.0F;
  const double mean = mean_tie_length(graph, laid_out(request).value());
  EXPECT_GT(mean, 150.0);
  EXPECT_LT(mean, 260.0);
}
TEST(ByForceTest, ThePictureHasTheAspectAskedFor) {
  const graph::Graph graph = tangle(200, 150, 5);
  for (const float aspect : {0.7F, 1.0F, 1.8F}) {
    Request request;
    request.graph = &graph;
    request.aspect = aspect;
    const geometry::Box box = box_of(laid_out(request).value());
    EXPECT_GT(box.width() / box.height(), 0.75F * aspect);
    EXPECT_LT(box.width() / box.height(), 1.33F * aspect);
  }
}
TEST(ByForceTest, DisconnectedPartsArePackedTogether) {
  std::vector<graph::Edge> edges;
  for (std::uint32_t part = 0; part < 30; ++part) {
    for (std::uint32_t k = 0; k < 4; ++k) edges.push_back({part * 5 + k, part * 5 + k + 1});
  }
  const graph::Graph graph(170, edges);  // 30 paths of five and 20 alone
  const Positions points = laid_out(graph);
  const geometry::Box box = box_of(points);
  EXPECT_EQ(overlaps(points, tens(170)), 0U);
  EXPECT_LT(box.width() * box.height(), 170.0F * 2.5F * 90.0F * 90.0F);
  EXPECT_NEAR(box.width() / box.height(), 1.4F, 0.5F);
}
TEST(ByForceTest, PinnedNodesStayExactlyWhereTheyAre) {
  const graph::Graph graph = tangle(80, 60, 9);
  std::vector<Point> start(80, kNowhere);
  std::vector<std::uint8_t> pinned(80, 0);
  start[3] = {123.25F, -50.5F};
  start[40] = {-700.0F, 33.0F};
  pinned[3] = pinned[40] = 1;
  Request request;
  request.graph = &graph;
  request.start = start;
  request.pinned = pinned;
  const Positions points = laid_out(request).value();
  EXPECT_EQ(points[3], start[3]);
  EXPECT_EQ(points[40], start[40]);
  EXPECT_EQ(overlaps(points, tens(80)), 0U);
}
TEST(ByForceTest, ANewNodeLeavesTheMapAsItWas) {
  const graph::Graph before = tangle(300, 250, 11);
  std::vector<Point> start = laid_out(before);
  std::vector<graph::Edge> edges(before.edges().begin(), before.edges().end());
  edges.push_back({5, 300});
  edges.push_back({8, 300});
  const graph::Graph after(301, edges);
  start.push_back(kNowhere);
  Request request;
  request.graph = &after;
  request.start = start;
  const Positions points = laid_out(request).value();
  double moved = 0.0;
  for (std::size_t i = 0; i < 300; ++i) moved += static_cast<double>(geometry::distance(points[i], start[i])) / 300.0;
  EXPECT_LT(moved, 0.02 * 90.0);
  EXPECT_LT(geometry::distance(points[300], geometry::lerp(points[5], points[8], 0.5F)),
            0.5F * geometry::distance(points[5], points[8]) + 180.0F);
  EXPECT_EQ(overlaps(points, tens(301)), 0U);
}
TEST(ByForceTest, AStartWithNothingNewComesBackUnchanged) {
  const graph::Graph graph = tangle(100, 80, 2);
  const Positions start = laid_out(graph);
  Request request;
  request.graph = &graph;
  request.start = start;
  EXPECT_TRUE(same_bytes(laid_out(request).value(), start));
}
TEST(ByForceTest, ANewPartStandsBesideTheMap) {
  const graph::Graph before = grid(6, 6);
  std::vector<Point> start = laid_out(before);
  std::vector<graph::Edge> edges(before.edges().begin(), before.edges().end());
  edges.push_back({36, 37});
  const graph::Graph graph(39, edges);  // a new pair and one alone
  for (int i = 0; i < 3; ++i) start.push_back(kNowhere);
  Request request;
  request.graph = &graph;
  request.start = start;
  const Positions points = laid_out(request).value();
  EXPECT_EQ(overlaps(points, tens(39)), 0U);
  EXPECT_EQ(points[0], start[0]);
  EXPECT_LT(box_of(points).width(), 2.0F * box_of(start = {start.begin(), start.begin() + 36}).width());
}
TEST(ByForceTest, MovingTheStartMovesTheResult) {
  const graph::Graph graph = grid(6, 6);
  std::vector<Point> start;
  for (int i = 0; i < 36; ++i) start.push_back({static_cast<float>(90 * (i % 6)), static_cast<float>(90 * (i / 6))});
  start[14] = kNowhere;
  Request request;
  request.graph = &graph;
  request.start = start;
  const Positions here = laid_out(request).value();
  for (Point& p : start) p = p + Point{1000, 500};
  request.start = start;
  const Positions there = laid_out(request).value();
  for (std::size_t i = 0; i < 36; ++i) EXPECT_LT(geometry::distance(here[i] + Point{1000, 500}, there[i]), 1.0F);
}
TEST(ByForceTest, AStartWithAllAtOnePlaceIsNoStart) {
  const graph::Graph graph = grid(8, 8);
  const std::vector<Point> start(64);
  Request request;
  request.graph = &graph;
  request.start = start;
  EXPECT_EQ(laid_out(request).value(), laid_out(graph));
}
TEST(ByForceTest, AStartInTinyUnitsGrowsAndKeepsItsShape) {
  const graph::Graph graph = grid(10, 10);
  std::vector<Point> start;
  for (int i = 0; i < 100; ++i)
    start.push_back({0.01F * static_cast<float>(i % 10), 0.01F * static_cast<float>(i / 10)});
  Request request;
  request.graph = &graph;
  request.start = start;
  const Positions points = laid_out(request).value();
  EXPECT_EQ(overlaps(points, tens(100)), 0U);
  EXPECT_LT(std::abs(stress_of(graph, points) - stress_of(graph, start)), 0.02);
}
TEST(ByForceTest, AStoppedTokenCancels) {
  const graph::Graph graph = grid(30, 30);
  Request request;
  request.graph = &graph;
  std::stop_source stop;
  stop.request_stop();
  jobs::Progress progress;
  const auto result = by_force(request, stop.get_token(), progress);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().kind, base::ErrorKind::cancelled);
}
TEST(ByForceTest, FaultsOfTheRequestAreNamed) {
  const graph::Graph graph = path(3);
  const std::vector<Point> two(2);
  const std::vector<float> negative{1, -1, 1};
  const std::vector<std::uint8_t> pins{1, 0, 0};
  const std::vector<Point> nowhere(3, kNowhere);
  const auto kind = [&](auto change) {
    Request request;
    request.graph = &graph;
    change(request);
    const auto result = laid_out(request);
    return !result.ok() && result.error().kind == base::ErrorKind::invalid_argument;
  };
  EXPECT_TRUE(kind([&](Request& r) { r.graph = nullptr; }));
  EXPECT_TRUE(kind([&](Request& r) { r.start = two; }));
  EXPECT_TRUE(kind([&](Request& r) { r.radii = negative; }));
  EXPECT_TRUE(kind([&](Request& r) { r.pinned = pins; }));
  EXPECT_TRUE(kind([&](Request& r) {
    r.pinned = pins;
    r.start = nowhere;
  }));
  EXPECT_TRUE(kind([&](Request& r) { r.aspect = 0.0F; }));
  EXPECT_TRUE(kind([&](Request& r) { r.neighborhoods = 1.5F; }));
  EXPECT_TRUE(kind([&](Request& r) { r.edge_length = std::numeric_limits<float>::infinity(); }));
}
TEST(ByForceTest, ProgressEndsAtOneAndTheWatcherSeesTheResult) {
  const graph::Graph graph = grid(10, 10);
  Request request;
  request.graph = &graph;
  jobs::Progress progress;
  Positions seen;
  const Positions points = by_force(request, {}, progress, [&](const Positions& now) { seen = now; }).value();
  EXPECT_EQ(progress.fraction(), 1.0F);
  EXPECT_EQ(progress.phase(), "Arranging by ties");
  EXPECT_EQ(seen, points);
}

}  // namespace
}  // namespace xylem::layout
