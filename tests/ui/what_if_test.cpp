// What if: from the first trial to keeping it, by name in the window.
#include <gtest/gtest.h>

#include "ui/window.h"
#include "xylem/session/answers.h"

namespace xylem::ui {
namespace {

class WhatIfWindow : public support::WindowTest {
 protected:
  void SetUp() override { open_sample("river-region"); }
  std::size_t kept() const { return session.document().ecosystem->all<ecosystem::Organization>().size(); }
  std::size_t shown() const { return session.ecosystem().all<ecosystem::Organization>().size(); }
  void click_after_scrolling(const std::string& path) {
    ui.widgets.reveal(path);
    ui.settle();
    ui.click(path);
  }
};

TEST_F(WhatIfWindow, AMissingPartnerIsTriedWithOnePressAndKeptWithAnother) {
  ask(session::SetLens{scene::Lens::gaps});
  click_after_scrolling("Lens/Scroll/Gaps/Missing/Try " + session.answers().gaps->ghosts.front().label);
  EXPECT_EQ(ui.text("Scenario/Size").substr(0, 1), "6") << "the partner, what it offers and its four ties: " + ui.text("Scenario/Size");
  ask(session::Select{});
  EXPECT_TRUE(ui.shows("What if/Scroll/Lines/coverage_index")) << "the panel compares at once";
  picture("what-if");
  EXPECT_EQ(kept(), 120U);
  EXPECT_EQ(shown(), 121U);
  ui.click("Scenario/Keep");
  EXPECT_EQ(kept(), 121U);
  EXPECT_FALSE(ui.shows("Scenario/Size"));
}

TEST_F(WhatIfWindow, TheLossOfAnOrganizationIsPreviewedAndTriedFromItsCard) {
  const std::string at = "Inspector/Scroll/Organization/";
  select("marsh-end-reading-room");
  ui.click(at + "Tabs/Partners 6");
  click_after_scrolling(at + "Loss");
  EXPECT_TRUE(ui.shows(at + "Lines/fragmentation_worst"));
  click_after_scrolling(at + "Try loss");
  EXPECT_EQ(shown(), 119U);
  ask(session::SetTheme{true});
  picture("what-if-loss");
  ui.click("Scenario/Discard");
  EXPECT_EQ(shown(), 120U);
}

TEST_F(WhatIfWindow, ScenariosStandInTheLeftPanel) {
  click_after_scrolling("Left/Filter/Scenarios/A second way to Marsh End");
  EXPECT_EQ(shown(), 121U);
  ui.click("Scenario/Back to the map");
  EXPECT_EQ(shown(), 120U);
}

}  // namespace
}  // namespace xylem::ui
