// Tests of a lens panel in the whole window: what is selected in its tables is shown on the map, and the lens stays.
#include <gtest/gtest.h>

#include "ui/harness.h"
#include "xylem/session/session.h"
#include "xylem/ui/workspace.h"

namespace xylem::ui {
namespace {

session::Options without_threads() {
  session::Options options;
  options.threads = false;
  options.today = 20000;
  return options;
}

/// The window over five organizations around a hub, the Influence lens open.
struct InfluenceInWindow {
  InfluenceInWindow() {
    commands.push(session::NewDocument{});
    commands.push(session::QuickAdd{"Hub – Alder\nHub – Birch\nHub – Cedar\nHub – Daphne\nHub – Elm"});
    session.settle(commands);
    commands.push(session::Select{});
    commands.push(session::SetLens{scene::Lens::influence});
    commands.push(session::SetReduceMotion{true});
    session.settle(commands);
    ui.settle();
  }
  [[nodiscard]] bool in_sight(const std::string& id) const {
    for (const scene::Disc& disc : session.scene()->discs) {
      if (disc.subject.id == id) return workspace.camera().visible_world().contains(disc.center);
    }
    return false;
  }

  session::Session session{without_threads()};
  session::CommandQueue commands;
  Workspace workspace;
  support::UiHarness ui{[this](Widgets& widgets) { workspace.draw(session, widgets, commands); },
                        [this] {
                          session.tick(commands);
                          return session.busy() || workspace.moving();
                        }};
};

TEST(LensInWindowTest, ARowSelectsOnTheMapAndTheLensStays) {
  InfluenceInWindow it;
  it.ui.click("Lens/Scroll/Influence/elm");
  ASSERT_EQ(it.session.view().selected.size(), 1U);
  EXPECT_EQ(it.session.view().selected[0].id, "elm");
  EXPECT_TRUE(it.ui.shows("Lens/Scroll/Influence/elm"));
}

TEST(LensInWindowTest, WhatIsOutOfSightIsBroughtIntoSight) {
  InfluenceInWindow it;
  it.ui.wheel("Map/Canvas", 20.0F);
  it.ui.wheel("Map/Canvas", 20.0F);
  ASSERT_FALSE(it.in_sight("elm"));
  it.ui.click("Lens/Scroll/Influence/elm");
  EXPECT_TRUE(it.in_sight("elm"));
}

TEST(LensInWindowTest, WhatIsInSightDoesNotMoveTheMap) {
  InfluenceInWindow it;
  const geometry::Camera before = it.workspace.camera();
  it.ui.click("Lens/Scroll/Influence/elm");
  EXPECT_EQ(it.workspace.camera(), before);
}

}  // namespace
}  // namespace xylem::ui
