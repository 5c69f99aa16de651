// scene: drawing.h
#include "xylem/scene/drawing.h"

#include <gtest/gtest.h>

namespace xylem::scene {
namespace {

using geometry::Camera;
using geometry::Point;

const Camera kCamera{{0, 0}, 1.0F, 200.0F, 200.0F};  // the world's origin lies at (100, 100)

Scene two_discs(Point a, Point b, Link link) {
  Scene scene;
  scene.discs.resize(2);
  scene.discs[0].center = a;
  scene.discs[1].center = b;
  link.from = 0;
  link.to = 1;
  scene.links.push_back(link);
  return scene;
}
LinkShape only_link(const Scene& scene) { return shape_of(scene.links[0], scene, kCamera); }
void expect_near(Point a, Point b, float by = 0.05F) {
  EXPECT_NEAR(a.x, b.x, by);
  EXPECT_NEAR(a.y, b.y, by);
}

TEST(DiscShapeTest, ADiscGrowsWithTheCameraButNeverVanishes) {
  Disc disc;
  disc.radius = 10.0F;
  EXPECT_FLOAT_EQ(radius_px(disc, {{}, 2.0F, 100, 100}), 20.0F);
  EXPECT_FLOAT_EQ(radius_px(disc, {{}, 0.01F, 100, 100}), 3.0F);
  disc.smallest_px = 1.0F;
  EXPECT_FLOAT_EQ(radius_px(disc, {{}, 0.01F, 100, 100}), 1.0F);
}
TEST(DiscShapeTest, VeryManyDiscsAreSmallerFromFarSoThatTheirTiesAreSeen) {
  EXPECT_FLOAT_EQ(smallest_px_for(0), 3.0F);
  EXPECT_FLOAT_EQ(smallest_px_for(5'000), 3.0F);
  EXPECT_FLOAT_EQ(smallest_px_for(20'000), 1.5F);  // four times as many, each a quarter of the area
  EXPECT_FLOAT_EQ(smallest_px_for(1'000'000), 0.7F);
}
TEST(DiscShapeTest, SpecksShowNoIcon) {
  Disc disc;
  disc.icon = 0xE80C;
  EXPECT_GT(shape_of(disc, kCamera).icon_size, 12.0F);
  EXPECT_EQ(shape_of(disc, {{}, 0.2F, 100, 100}).icon_size, 0.0F);
}
TEST(DiscShapeTest, RingsStandAroundOneAnother) {
  Disc disc;
  disc.ring = Ring::backbone;
  disc.selected = true;
  const DiscShape shape = shape_of(disc, kCamera);
  EXPECT_GT(shape.ring.radius, shape.radius);
  EXPECT_GT(shape.selection.radius - shape.selection.width / 2, shape.ring.radius + shape.ring.width / 2);
  EXPECT_FLOAT_EQ(shape.reach, shape.selection.radius + shape.selection.width / 2);
}
TEST(DiscShapeTest, AGhostIsADashedOutlineWhoseDashesMeet) {
  Disc disc;
  disc.ring = Ring::ghost;
  const DiscShape shape = shape_of(disc, kCamera);
  const float dashes = 2.0F * 3.14159265F * shape.outline.radius / (shape.outline.dash_on + shape.outline.dash_off);
  EXPECT_NEAR(dashes, std::round(dashes), 1e-3F);
  EXPECT_GT(shape.halo, shape.radius);
}

TEST(LinkShapeTest, AStraightLinkRunsFromRimToRim) {
  const LinkShape shape = only_link(two_discs({-50, 0}, {50, 0}, {}));
  ASSERT_TRUE(shape.visible);
  expect_near(shape.start, {50 + 14, 100});  // radius 12, rim 2
  expect_near(shape.end, {150 - 14, 100});
}
TEST(LinkShapeTest, DiscsThatTouchShowNoLink) { EXPECT_FALSE(only_link(two_discs({0, 0}, {20, 0}, {})).visible); }
TEST(LinkShapeTest, ALinkToItselfShowsNothing) {
  Scene scene = two_discs({0, 0}, {50, 0}, {});
  scene.links[0].to = 0;
  EXPECT_FALSE(only_link(scene).visible);
}
TEST(LinkShapeTest, APositiveBendCurvesToTheLeftAsSeenFromItsStart) {
  Link link;
  link.bend = 0.25F;
  const LinkShape east = only_link(two_discs({-50, 0}, {50, 0}, link));
  EXPECT_LT(point_at(east, 0.5F).y, 100.0F);  // heading east, left is up
  expect_near(point_at(east, 0.5F),
              {100, 100 - 12.5F});  // the middle of a quadratic curve lies half way to its control
  const LinkShape west = only_link(two_discs({50, 0}, {-50, 0}, link));
  EXPECT_GT(point_at(west, 0.5F).y, 100.0F);
}
TEST(LinkShapeTest, ACurveEndsOnTheRims) {
  Link link;
  link.bend = 0.3F;
  const LinkShape shape = only_link(two_discs({-50, 10}, {40, -30}, link));
  EXPECT_NEAR(distance(shape.start, kCamera.screen_from_world({-50, 10})), 14.0F, 0.05F);
  EXPECT_NEAR(distance(shape.end, kCamera.screen_from_world({40, -30})), 14.0F, 0.05F);
}
TEST(LinkShapeTest, AnArrowTouchesTheRimAndTheLineEndsInsideIt) {
  for (const float bend : {0.0F, 0.25F}) {
    Link link;
    link.arrow = true;
    link.bend = bend;
    link.width = 2.0F;
    const LinkShape shape = only_link(two_discs({-60, 0}, {60, 0}, link));
    ASSERT_TRUE(shape.arrow);
    const Point target = kCamera.screen_from_world({60, 0});
    EXPECT_NEAR(distance(shape.arrow_tip, target), 15.0F, 0.05F);
    EXPECT_GT(distance(shape.end, target), 19.0F);
    EXPECT_LT(distance(shape.end, shape.arrow_tip), distance(shape.arrow_left, shape.arrow_tip));
    EXPECT_NEAR(distance(shape.arrow_left, shape.arrow_tip), distance(shape.arrow_right, shape.arrow_tip), 0.05F);
  }
}
TEST(LinkShapeTest, DashesAreInPixelsWhateverTheCamera) {
  Link link;
  link.dash = Dash::dashed;
  Scene scene = two_discs({-500, 0}, {500, 0}, link);
  EXPECT_FLOAT_EQ(shape_of(scene.links[0], scene, {{}, 0.1F, 200, 200}).dash_on, 5.0F);
  EXPECT_FLOAT_EQ(shape_of(scene.links[0], scene, {{}, 1.0F, 200, 200}).dash_on, 5.0F);
  EXPECT_EQ(only_link(two_discs({-50, 0}, {50, 0}, {})).dash_on, 0.0F);
}
TEST(LinkShapeTest, WidthStaysWithinWhatCanBeSeen) {
  Link link;
  link.width = 2.0F;
  EXPECT_FLOAT_EQ(width_px(link, {{}, 0.01F, 1, 1}), 0.75F);
  EXPECT_FLOAT_EQ(width_px(link, {{}, 1.5F, 1, 1}), 3.0F);
  EXPECT_FLOAT_EQ(width_px(link, {{}, 100.0F, 1, 1}), 16.0F);
}
TEST(GrainsTest, LieEvenlyAlongTheLineAndMoveOnByOneSpacing) {
  const LinkShape shape = only_link(two_discs({-90, 0}, {90, 0}, {}));
  const auto still = grains(shape, 0.0F);
  ASSERT_EQ(still.size(), 3U);  // 152 px, one for every 44
  expect_near(still[0], shape.start);
  const auto moved = grains(shape, 0.5F);
  EXPECT_NEAR(moved[0].x - still[0].x, (still[1].x - still[0].x) / 2, 0.05F);
  expect_near(grains(shape, 1.0F)[1], still[1]);
}
TEST(EdgeOpacityTest, FallsWithTheNumberOfEdges) {
  EXPECT_FLOAT_EQ(edge_opacity(0), 0.9F);
  EXPECT_FLOAT_EQ(edge_opacity(120), 0.9F);
  EXPECT_NEAR(edge_opacity(6500), 0.29F, 0.01F);
  EXPECT_FLOAT_EQ(edge_opacity(100'000'000), 0.12F);
}

}  // namespace
}  // namespace xylem::scene
