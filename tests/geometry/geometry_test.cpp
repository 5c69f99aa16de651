// geometry: shapes.h, color.h, camera.h
#include <gtest/gtest.h>

#include <array>

#include "xylem/geometry/camera.h"
#include "xylem/geometry/color.h"

namespace xylem::geometry {
namespace {

TEST(BoxTest, IsEmptyUntilSomethingIsIncluded) {
  Box box;
  EXPECT_TRUE(box.empty());
  EXPECT_EQ(box.width(), 0.0F);
  box.include({1, 2});
  EXPECT_FALSE(box.empty());
  EXPECT_EQ(box.center(), (Point{1, 2}));
}
TEST(SegmentTest, DistanceIsToTheNearestPointNotTheLine) {
  EXPECT_FLOAT_EQ(distance_to_segment({0, 3}, {-1, 0}, {1, 0}), 3.0F);
  EXPECT_FLOAT_EQ(distance_to_segment({4, 4}, {0, 0}, {1, 0}), 5.0F);
  EXPECT_FLOAT_EQ(distance_to_segment({3, 4}, {0, 0}, {0, 0}), 5.0F);
}
TEST(PolygonTest, ALassoCatchesWhatIsInside) {
  constexpr std::array<Point, 4> square{{{0, 0}, {4, 0}, {4, 4}, {0, 4}}};
  EXPECT_TRUE(inside_polygon({1, 1}, square.data(), square.size()));
  EXPECT_FALSE(inside_polygon({5, 1}, square.data(), square.size()));
  EXPECT_FALSE(inside_polygon({1, 1}, square.data(), 2));
}

TEST(ColorTest, ReadsAndWritesHex) {
  EXPECT_EQ(color_from("#197741"), rgb(0x197741));
  EXPECT_EQ(color_from("#FFF"), rgb(0xFFFFFF));
  EXPECT_EQ(color_from("#00000080")->a, 128);
  EXPECT_FALSE(color_from("197741"));
  EXPECT_FALSE(color_from("#19774"));
  EXPECT_EQ(to_text(rgb(0x1F8A4C)), "#1f8a4c");
}
TEST(ColorTest, BlackOnWhiteHasContrastTwentyOne) { EXPECT_NEAR(contrast(rgb(0), rgb(0xFFFFFF)), 21.0, 1e-9); }
TEST(ColorTest, GreyOnWhiteMatchesThePublishedRatio) {  // WCAG: #767676 is the lightest grey that passes 4.5:1 on white
  EXPECT_NEAR(contrast(rgb(0x767676), rgb(0xFFFFFF)), 4.54, 0.005);
}
TEST(ColorTest, HalfBlackOverWhiteIsMiddleGrey) { EXPECT_EQ(over(rgb(0).with_alpha(0.5F), rgb(0xFFFFFF)).r, 127); }

TEST(CameraTest, YPointsUpInTheWorldAndDownOnTheScreen) {
  const Camera camera{{0, 0}, 2.0F, 200, 100};
  EXPECT_EQ(camera.screen_from_world({10, 10}), (Point{120, 30}));
  EXPECT_EQ(camera.world_from_screen({120, 30}), (Point{10, 10}));
}
TEST(CameraTest, ZoomingKeepsThePointUnderTheCursor) {
  const Camera camera{{5, 5}, 1.0F, 200, 100};
  const Camera closer = camera.zoomed_at({20, 30}, 3.0F);
  const Point before = camera.world_from_screen({20, 30});
  EXPECT_NEAR(distance(before, closer.world_from_screen({20, 30})), 0.0F, 1e-4F);
  EXPECT_FLOAT_EQ(closer.scale, 3.0F);
}
TEST(CameraTest, DraggingMovesTheWorldWithTheHand) {
  const Camera camera{{0, 0}, 2.0F, 200, 100};
  EXPECT_EQ(camera.dragged({10, 0}).screen_from_world({0, 0}), (Point{110, 50}));
}
TEST(CameraTest, FittingShowsTheWholeBoxInsideTheMargin) {
  Box world;
  world.include({-100, -10});
  world.include({300, 10});
  const Camera camera = fitted(world, 800, 600, 50, 10.0F);
  EXPECT_FLOAT_EQ(camera.screen_from_world({-100, 0}).x, 50.0F);
  EXPECT_FLOAT_EQ(camera.screen_from_world({300, 0}).x, 750.0F);
}
TEST(CameraTest, FittingAnEmptyMapIsHarmless) { EXPECT_GT(fitted(Box{}, 0, 0, 10).scale, 0.0F); }

}  // namespace
}  // namespace xylem::geometry
