// The catalogue: what holds for every layout, and what is special about each.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

#include "layout/drawing.h"

namespace xylem::layout {
namespace {

using geometry::Point;

class EveryLayoutTest : public testing::TestWithParam<Layout> {
 protected:
  static Positions places(const Request& request) {
    jobs::Progress progress;
    return GetParam().run(request, {}, progress, {}).value();
  }
};

TEST_P(EveryLayoutTest, GivesEveryNodeAFinitePlaceWithoutOverlaps) {
  for (const graph::Graph& graph :
       {graph::Graph{}, graph::Graph(1, {}), path(2), graph::Graph(9, {}), star(30), tangle(150, 120, 3)}) {
    std::vector<std::uint32_t> groups;
    for (std::uint32_t i = 0; i < graph.node_count(); ++i) groups.push_back(i % 4);
    Request request;
    request.graph = &graph;
    request.groups = groups;
    const Positions points = places(request);
    ASSERT_EQ(points.size(), graph.node_count());
    for (const Point p : points) EXPECT_TRUE(std::isfinite(p.x) && std::isfinite(p.y));
    EXPECT_EQ(overlaps(points, std::vector<float>(points.size(), 10.0F)), 0U) << graph.node_count();
  }
}
TEST_P(EveryLayoutTest, IsTheSameTwice) {
  const graph::Graph graph = tangle(90, 80, 3);
  Request request;
  request.graph = &graph;
  EXPECT_EQ(places(request), places(request));
}
TEST_P(EveryLayoutTest, KeepsPinnedNodes) {
  const graph::Graph graph = tangle(60, 60, 3);
  std::vector<Point> start(60, {std::numeric_limits<float>::quiet_NaN(), 0.0F});
  std::vector<std::uint8_t> pinned(60, 0);
  start[7] = {17.0F, 4.5F};
  pinned[7] = 1;
  Request request;
  request.graph = &graph;
  request.start = start;
  request.pinned = pinned;
  const Positions points = places(request);
  EXPECT_EQ(points[7], start[7]);
  EXPECT_EQ(overlaps(points, std::vector<float>(60, 10.0F)), 0U);
}
TEST_P(EveryLayoutTest, StopsWhenAsked) {
  const graph::Graph graph = tangle(60, 60, 3);
  Request request;
  request.graph = &graph;
  std::stop_source stop;
  stop.request_stop();
  jobs::Progress progress;
  const auto result = GetParam().run(request, stop.get_token(), progress, {});
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().kind, base::ErrorKind::cancelled);
}
TEST_P(EveryLayoutTest, RefusesSpansOfAWrongLength) {
  const graph::Graph graph = path(3);
  const std::vector<std::uint32_t> groups(2);
  Request request;
  request.graph = &graph;
  request.groups = groups;
  jobs::Progress progress;
  EXPECT_FALSE(GetParam().run(request, {}, progress, {}).ok());
}
INSTANTIATE_TEST_SUITE_P(Catalogue, EveryLayoutTest, testing::ValuesIn(layouts().begin(), layouts().end()),
                         [](const auto& row) { return std::string(row.param.id); });

TEST(LayoutsTest, EachIsFoundByItsId) {
  std::set<std::string_view> ids;
  for (const Layout& layout : layouts()) {
    ids.insert(layout.id);
    EXPECT_EQ(layout_named(layout.id), &layout);
  }
  EXPECT_EQ(ids.size(), layouts().size());
  EXPECT_EQ(layout_named("spiral"), nullptr);
}
TEST(LayoutsTest, TheHighestValueStandsInTheMiddleAndTheLowestOutside) {
  const graph::Graph graph = path(40);
  std::vector<float> values;
  for (int i = 0; i < 40; ++i) values.push_back(static_cast<float>(i));
  values[3] = std::numeric_limits<float>::quiet_NaN();
  Request request;
  request.graph = &graph;
  request.values = values;
  request.aspect = 1.0F;
  jobs::Progress progress;
  const Positions points = layout_named("rings")->run(request, {}, progress, {}).value();
  EXPECT_EQ(points[39], (Point{}));
  EXPECT_GT(geometry::length(points[0]), geometry::length(points[30]));
  EXPECT_GE(geometry::length(points[3]), geometry::length(points[0]) - 1e-2F);
}
TEST(LayoutsTest, GroupsDoNotMix) {
  const graph::Graph graph = tangle(80, 100, 3);
  std::vector<std::uint32_t> groups;
  for (std::uint32_t i = 0; i < 80; ++i) groups.push_back(7 * (i % 2));
  Request request;
  request.graph = &graph;
  request.groups = groups;
  jobs::Progress progress;
  const Positions points = layout_named("groups")->run(request, {}, progress, {}).value();
  std::array<Point, 2> middle;
  for (std::size_t i = 0; i < 80; ++i) middle[i % 2] = middle[i % 2] + points[i] * (1.0F / 40);
  for (std::size_t i = 0; i < 80; ++i) {
    EXPECT_LT(geometry::distance(points[i], middle[i % 2]), geometry::distance(points[i], middle[1 - i % 2]));
  }
}
TEST(LayoutsTest, NeighborsOfARingStandSideBySideOnTheCircle) {
  std::vector<graph::Edge> edges;
  for (std::uint32_t i = 0; i < 24; ++i) edges.push_back({i, (i + 1) % 24});
  const graph::Graph graph(24, edges);
  Request request;
  request.graph = &graph;
  request.aspect = 1.0F;
  jobs::Progress progress;
  const Positions points = layout_named("circle")->run(request, {}, progress, {}).value();
  const float step = 2.0F * geometry::length(points[0]) * std::sin(3.14159265F / 24);
  for (const graph::Edge& edge : edges)
    EXPECT_NEAR(geometry::distance(points[edge.from], points[edge.to]), step, 0.01F * step);
}

TEST(LayoutsTest, StagesStandFromLeftToRight) {
  const graph::Graph graph = tangle(60, 60, 4);
  std::vector<std::uint32_t> stages;
  for (std::uint32_t i = 0; i < 60; ++i) stages.push_back(i % 10 == 9 ? kNoStage : i % 3);
  Request request;
  request.graph = &graph;
  request.stages = stages;
  jobs::Progress progress;
  const Positions points = layout_named("stages")->run(request, {}, progress, {}).value();
  for (std::size_t i = 0; i < 60; ++i) {
    for (std::size_t j = 0; j < 60; ++j) {
      if (stages[i] != kNoStage && stages[j] != kNoStage && stages[i] < stages[j]) {
        EXPECT_LT(points[i].x, points[j].x);
      }
    }
  }
}
TEST(LayoutsTest, PartnersInTwoStagesStandAtOneHeight) {
  std::vector<graph::Edge> edges;
  std::vector<std::uint32_t> stages(12, 0);
  for (std::uint32_t i = 0; i < 6; ++i) {
    edges.push_back({i, 11 - i});
    stages[11 - i] = 1;
  }
  const graph::Graph graph(12, edges);
  Request request;
  request.graph = &graph;
  request.stages = stages;
  jobs::Progress progress;
  const Positions points = layout_named("stages")->run(request, {}, progress, {}).value();
  for (const graph::Edge& edge : edges) EXPECT_FLOAT_EQ(points[edge.from].y, points[edge.to].y);
}
TEST(LayoutsTest, OnTheEarthNorthIsUpAndWhoIsNowhereStandsByItsPartners) {
  const graph::Graph graph = path(4);
  const float unknown = std::numeric_limits<float>::quiet_NaN();
  const std::vector<Point> degrees{{179.0F, 10.0F}, {-179.0F, 10.0F}, {-179.0F, 12.0F}, {unknown, unknown}};
  Request request;
  request.graph = &graph;
  request.coordinates = degrees;
  jobs::Progress progress;
  const Positions points = layout_named("geography")->run(request, {}, progress, {}).value();
  EXPECT_LT(points[0].x, points[1].x);  // across the date line, the short way
  EXPECT_FLOAT_EQ(points[0].y, points[1].y);
  EXPECT_GT(points[2].y, points[1].y);
  EXPECT_NEAR((points[1].x - points[0].x) / (points[2].y - points[1].y), std::cos(11.0F * 0.01745F), 0.01F);
  EXPECT_LT(geometry::distance(points[3], points[2]), geometry::distance(points[3], points[0]));
}

}  // namespace
}  // namespace xylem::layout
