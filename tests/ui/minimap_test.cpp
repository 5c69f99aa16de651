// The minimap in the corner of a large map.
#include "xylem/ui/minimap.h"

#include <gtest/gtest.h>

#include "ui/window.h"

namespace xylem::ui {
namespace {

TEST(DotsTest, EveryDiscIsADotOfItsColorWhereItStands) {
  scene::Scene scene;
  scene.ground = geometry::rgb(0xFFFFFF);
  scene.discs.resize(3);
  scene.discs[0].center = {-10.0F, 5.0F};
  scene.discs[0].fill = geometry::rgb(0xFF0000);
  scene.discs[1].center = {10.0F, -5.0F};
  scene.discs[1].fill = geometry::rgb(0x0000FF);
  scene.discs[2].ring = scene::Ring::ghost;  // in the middle: left out
  const Dots dots = dots_of(scene, {{}, 1.0F, 40.0F, 20.0F}, 2.0F);
  ASSERT_EQ(dots.width, 80);
  ASSERT_EQ(dots.height, 40);
  const auto at = [&](int x, int y) { return dots.pixels[static_cast<std::size_t>(y * 80 + x)]; };
  EXPECT_EQ(at(20, 10) & 0xFFU, 255U);  // red, up at the left
  EXPECT_LT(at(20, 10) >> 8U & 0xFFU, 40U);
  EXPECT_LT(at(60, 30) & 0xFFU, 40U);
  EXPECT_EQ(at(40, 20), 0xFFFFFFFFU);
  EXPECT_EQ(at(2, 2), 0xFFFFFFFFU);
}

class MinimapTest : public support::WindowTest {
 protected:
  void SetUp() override { open_sample("river-region"); }
  [[nodiscard]] bool shown() const { return ui.shows("Map/Minimap"); }
  void go_near() {
    for (int i = 0; i < 4; ++i) ui.click("Map/Zoom in");
  }
  [[nodiscard]] ImVec2 corner() const {
    const Rect place = ui.widgets.registry().find("Map/Minimap")->rect;
    return {place.x + place.w * 0.25F, place.y + place.h * 0.25F};
  }
};

TEST_F(MinimapTest, IsThereOnceMostOfTheMapIsOutside) {
  EXPECT_FALSE(shown());
  go_near();
  EXPECT_TRUE(shown());
  ui.click("Map/Fit");
  EXPECT_FALSE(shown());
}
TEST_F(MinimapTest, IsAlwaysThereOnALargeMap) {
  open_sample("national-network");
  EXPECT_TRUE(shown());
}
TEST_F(MinimapTest, CanBeHidden) {
  go_near();
  ui.click("Left/Filter/Minimap");
  EXPECT_FALSE(shown());
  ui.click("Left/Filter/Minimap");
  EXPECT_TRUE(shown());
}
TEST_F(MinimapTest, AClickBesideTheFrameBringsItThere) {
  go_near();
  const geometry::Point before = workspace.camera().center;
  const float scale = workspace.camera().scale;
  ui.click_at(corner());
  const geometry::Point after = workspace.camera().center;
  EXPECT_LT(after.x, before.x);  // up to the left
  EXPECT_GT(after.y, before.y);
  EXPECT_EQ(workspace.camera().scale, scale);
  EXPECT_TRUE(session.view().selected.empty());
}
TEST_F(MinimapTest, TheFrameIsDraggedAndStaysUnderTheHand) {
  go_near();
  const auto frame = [&] { return ui.widgets.registry().find("Map/Minimap frame")->rect; };
  const Rect before = frame();
  const ImVec2 from = before.center();
  ui.drag(from, {from.x - 6.0F, from.y + 4.0F});
  EXPECT_NEAR(frame().x, before.x - 6.0F, 0.6F);
  EXPECT_NEAR(frame().y, before.y + 4.0F, 0.6F);
}
TEST_F(MinimapTest, CoversNoToolAndNoNameStandsUnderIt) {
  go_near();
  const Rect place = ui.widgets.registry().find("Map/Minimap")->rect;
  for (const char* tool : {"Map/Zoom in", "Map/Zoom out", "Map/Fit", "Map/Layout"}) {
    const Rect other = ui.widgets.registry().find(tool)->rect;
    EXPECT_TRUE(other.bottom() < place.y || other.x > place.right() || other.right() < place.x) << tool;
  }
  const auto covered = workspace.map_covered();
  ASSERT_EQ(covered.size(), 2U);
  EXPECT_TRUE(covered[1].contains({place.x - workspace.map().x, place.y - workspace.map().y}));
}

}  // namespace
}  // namespace xylem::ui
