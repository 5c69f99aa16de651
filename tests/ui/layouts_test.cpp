// The box of layouts beside the map's tools.
#include <gtest/gtest.h>

#include "ui/window.h"

namespace xylem::ui {
namespace {

class LayoutsTest : public support::WindowTest {
 protected:
  void SetUp() override { open_sample("river-region"); }
  std::size_t steps() const { return session.history().steps().size(); }
};

TEST_F(LayoutsTest, ALayoutIsChosenFromTheBoxInOneStep) {
  const std::size_t before = steps();
  ui.click("Map/Layout");
  ui.click("Map/Layouts/Circle");
  EXPECT_EQ(session.view().layout, "circle");
  EXPECT_EQ(steps(), before + 1);
  EXPECT_EQ(session.history().undo_label(), "Arrange in a circle");
  EXPECT_EQ(ui.text("Map/Layouts/Circle"), "on");
  ui.key(Key::escape);
  EXPECT_FALSE(ui.shows("Map/Layouts/Circle"));
}
TEST_F(LayoutsTest, WhatWasArrangedAnewIsShownAsAWhole) {
  for (const bool zoomed : {false, true}) {
    ui.click("Map/Zoom in");
    if (!zoomed) ui.click("Map/Fit");
    ask(session::Arrange{.layout = zoomed ? "circle" : "force", .airiness = 1.0F});
    const geometry::Box seen = workspace.camera().visible_world();
    EXPECT_TRUE(seen.contains(session.scene()->bounds.min) && seen.contains(session.scene()->bounds.max)) << zoomed;
  }
}
TEST_F(LayoutsTest, ALayoutThatLacksSomethingSaysWhatAndCannotBeChosen) {
  const std::size_t before = steps();
  ui.click("Map/Layout");
  EXPECT_EQ(ui.text("Map/Layouts/Geographic"), "No organization has coordinates yet");
  ui.click("Map/Layouts/Geographic");
  EXPECT_EQ(steps(), before);
}
TEST_F(LayoutsTest, AKnobIsOneStepWithTheLayoutThatIsInUse) {
  ui.click("Map/Layout");
  ui.click("Map/Layouts/By stage");
  const std::size_t before = steps();
  const Rect knob = ui.widgets.registry().find("Map/Layouts/Room")->rect;
  ui.drag({knob.center().x, knob.center().y}, {knob.right() - 8.0F, knob.center().y});
  EXPECT_EQ(steps(), before + 1);
  EXPECT_NEAR(session.view().airiness, 1.0F, 0.02F);
  EXPECT_EQ(session.view().layout, "stages");
}
TEST_F(LayoutsTest, TheKeyboardOpensTheBoxChoosesAndTurnsAKnob) {
  ui.key(Key::g);
  EXPECT_EQ(ui.text("Map/Layouts/By ties"), "on");
  ui.key(Key::tab);
  ui.key(Key::enter);
  EXPECT_EQ(session.view().layout, "groups");
  while (ui.widgets.focused() != "Map/Layouts/Room") ui.key(Key::tab);
  ui.key(Key::right);
  EXPECT_NEAR(session.view().airiness, 0.6F, 1e-4F);
}

}  // namespace
}  // namespace xylem::ui
