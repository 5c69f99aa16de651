// LiveLayout and place_near.
#include <gtest/gtest.h>

#include "layout/drawing.h"
#include "xylem/layout/live.h"

namespace xylem::layout {
namespace {

using geometry::Point;

LiveLayout held(const graph::Graph& graph, const Positions& places, std::uint32_t node) {
  Request request;
  request.graph = &graph;
  request.start = places;
  return {request, node};
}

TEST(LiveLayoutTest, PartnersFollowAndTheRestStays) {
  const graph::Graph graph = path(12);
  Positions before;
  for (int i = 0; i < 12; ++i) before.push_back({static_cast<float>(90 * i), 0.0F});
  LiveLayout live = held(graph, before, 0);
  live.move_to({0.0F, 600.0F});
  for (int frame = 0; frame < 30; ++frame) live.step();
  const Positions& points = live.positions();
  EXPECT_EQ(points[0], (Point{0.0F, 600.0F}));
  EXPECT_GT(points[1].y, before[1].y + 100.0F);
  EXPECT_LT(geometry::distance(points[2], before[2]), geometry::distance(points[1], before[1]));
  for (std::size_t i = 4; i < 12; ++i) EXPECT_EQ(points[i], before[i]);
}
TEST(LiveLayoutTest, PinnedPartnersStay) {
  const graph::Graph graph = path(3);
  const Positions points{{0, 0}, {90, 0}, {180, 0}};
  const std::vector<std::uint8_t> pinned{0, 1, 0};
  Request request;
  request.graph = &graph;
  request.start = points;
  request.pinned = pinned;
  LiveLayout live(request, 0);
  live.move_to({0, 400});
  EXPECT_EQ(live.step(), 0.0F);
  EXPECT_EQ(live.positions(), (Positions{{0, 400}, {90, 0}, {180, 0}}));
}
TEST(LiveLayoutTest, ComesToRestAndThenDriftsNoMore) {
  for (const graph::Graph& graph : {grid(6, 6), tangle(60, 50, 4), tangle(900, 900, 4), star(40)}) {
    const Positions before = from_nothing(graph);
    LiveLayout live = held(graph, before, 14);
    live.move_to(before[14] + Point{150, 40});
    int frames = 1;
    while (live.step() > 0.05F && frames < 400) ++frames;
    EXPECT_LT(frames, 400) << graph.node_count();
    const Positions rested = live.positions();
    for (int frame = 0; frame < 200; ++frame) live.step();
    for (std::size_t i = 0; i < rested.size(); ++i) EXPECT_LT(geometry::distance(live.positions()[i], rested[i]), 1.0F);
  }
}
TEST(LiveLayoutTest, NothingMovesBeforeTheHeldNodeDoes) {
  const graph::Graph graph = tangle(60, 50, 4);
  const Positions before = from_nothing(graph);
  LiveLayout live = held(graph, before, 14);
  EXPECT_EQ(live.step(), 0.0F);
  EXPECT_EQ(live.held(), 14U);
  EXPECT_EQ(live.positions(), before);
}
TEST(LiveLayoutTest, DraggingBackBringsPartnersBack) {
  const graph::Graph graph = grid(6, 6);
  const Positions before = from_nothing(graph);
  LiveLayout live = held(graph, before, 14);
  live.move_to(before[14] + Point{150, 40});
  for (int frame = 0; frame < 60; ++frame) live.step();
  EXPECT_GT(geometry::distance(live.positions()[15], before[15]), 10.0F);
  live.move_to(before[14]);
  for (int frame = 0; frame < 300; ++frame) live.step();
  EXPECT_LT(geometry::distance(live.positions()[15], before[15]), 1.0F);
}
TEST(LiveLayoutTest, TheSameDragGivesTheSameMap) {
  const graph::Graph graph = tangle(700, 700, 4);
  const Positions before = from_nothing(graph);
  LiveLayout one = held(graph, before, 3);
  LiveLayout two = held(graph, before, 3);
  for (int frame = 0; frame < 40; ++frame) {
    const Point to = before[3] + Point{static_cast<float>(10 * frame), 5.0F};
    for (LiveLayout* live : {&one, &two}) {
      live->move_to(to);
      live->step();
    }
  }
  EXPECT_EQ(one.positions(), two.positions());
}
TEST(PlaceNearTest, TakesTheMeanOfThePartnersWhenItIsFree) {
  const Positions points{{0, 0}, {200, 0}};
  const std::vector<std::uint32_t> partners{0, 1};
  EXPECT_EQ(place_near(points, partners, 10.0F, 1), (Point{100, 0}));
}
TEST(PlaceNearTest, KeepsClearOfOtherDiscs) {
  Positions points;
  for (int i = 0; i < 25; ++i) points.push_back({static_cast<float>(30 * (i % 5)), static_cast<float>(30 * (i / 5))});
  const std::vector<std::uint32_t> partners{12};
  const Point at = place_near(points, partners, 10.0F, 1);
  for (const Point p : points) EXPECT_GE(geometry::distance(p, at), 20.0F);
  EXPECT_LT(geometry::distance(at, points[12]), 200.0F);
}
TEST(PlaceNearTest, WithoutPartnersOrMapTheOriginIsFree) { EXPECT_EQ(place_near({}, {}, 10.0F, 1), (Point{})); }

}  // namespace
}  // namespace xylem::layout
