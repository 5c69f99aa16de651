// relax_around and place_near.
#include <gtest/gtest.h>

#include "layout/drawing.h"

namespace xylem::layout {
namespace {

using geometry::Point;

TEST(RelaxAroundTest, PartnersFollowAndTheRestStays) {
  const graph::Graph graph = path(12);
  Positions points;
  for (int i = 0; i < 12; ++i) points.push_back({static_cast<float>(90 * i), 0.0F});
  const Positions before = points;
  points[0] = {0.0F, 600.0F};
  Request request;
  request.graph = &graph;
  for (int frame = 0; frame < 30; ++frame) relax_around(request, 0, points);
  EXPECT_EQ(points[0], (Point{0.0F, 600.0F}));
  EXPECT_GT(points[1].y, before[1].y + 100.0F);
  EXPECT_LT(geometry::distance(points[2], before[2]), geometry::distance(points[1], before[1]));
  for (std::size_t i = 4; i < 12; ++i) EXPECT_EQ(points[i], before[i]);
}
TEST(RelaxAroundTest, PinnedPartnersStay) {
  const graph::Graph graph = path(3);
  Positions points{{0, 400}, {90, 0}, {180, 0}};
  const std::vector<std::uint8_t> pinned{0, 1, 0};
  Request request;
  request.graph = &graph;
  request.pinned = pinned;
  EXPECT_EQ(relax_around(request, 0, points), 0.0F);
  EXPECT_EQ(points, (Positions{{0, 400}, {90, 0}, {180, 0}}));
}
TEST(RelaxAroundTest, ComesToRest) {
  const graph::Graph graph = grid(6, 6);
  Request request;
  request.graph = &graph;
  jobs::Progress progress;
  Positions points = by_force(request, {}, progress).value();
  points[14] = points[14] + Point{150, 40};
  float last = 0.0F;
  for (int frame = 0; frame < 400; ++frame) last = relax_around(request, 14, points);
  EXPECT_LT(last, 0.5F);
}
TEST(RelaxAroundTest, NothingMovesBeforeTheDraggedNodeDoes) {
  const graph::Graph graph = tangle(60, 50, 4);
  Request request;
  request.graph = &graph;
  jobs::Progress progress;
  const Positions before = by_force(request, {}, progress).value();
  Positions points = before;
  request.start = before;
  EXPECT_EQ(relax_around(request, 14, points), 0.0F);
  EXPECT_EQ(points, before);
}
TEST(RelaxAroundTest, DraggingBackBringsPartnersBack) {
  const graph::Graph graph = grid(6, 6);
  Request request;
  request.graph = &graph;
  jobs::Progress progress;
  const Positions before = by_force(request, {}, progress).value();
  Positions points = before;
  request.start = before;
  points[14] = points[14] + Point{150, 40};
  for (int frame = 0; frame < 60; ++frame) relax_around(request, 14, points);
  EXPECT_GT(geometry::distance(points[15], before[15]), 10.0F);
  points[14] = before[14];
  for (int frame = 0; frame < 600; ++frame) relax_around(request, 14, points);
  EXPECT_LT(geometry::distance(points[15], before[15]), 3.0F);
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
