// The tabs of the Gaps lens, the order of missing partners, and the Why of numbers.
#include <gtest/gtest.h>

#include "ui/window.h"
#include "xylem/session/answers.h"

namespace xylem::ui {
namespace {

class GapsTabsWindow : public support::WindowTest {};
class WhyWindow : public support::WindowTest {};
class ProgramsWindow : public support::WindowTest {};

TEST_F(GapsTabsWindow, PathwaysAndEquityHaveTabsOfTheirOwn) {
  open_sample("river-region");
  ui.key(Key::n3);
  ui.click("Lens/Scroll/Gaps/Tabs/Pathways");
  EXPECT_TRUE(ui.shows("Lens/Scroll/Gaps/Continuity"));
  picture("gaps-pathways");
  ui.click("Lens/Scroll/Gaps/Tabs/Equity");
  EXPECT_TRUE(ui.shows("Lens/Scroll/Gaps/Parities/Parity 1"));
  ask(session::SetTheme{true});
  picture("gaps-equity");
}

TEST_F(GapsTabsWindow, AnEmptyTabSaysWhatWouldFillIt) {
  ask(session::QuickAdd{"Harbor High \u2013 City Library"});
  ui.key(Key::n3);
  ui.click("Lens/Scroll/Gaps/Tabs/Pathways");
  EXPECT_TRUE(ui.shows("Lens/Scroll/Gaps/Empty"));
  ui.click("Lens/Scroll/Gaps/Tabs/Equity");
  EXPECT_TRUE(ui.shows("Lens/Scroll/Gaps/Empty"));
}

TEST_F(GapsTabsWindow, MissingPartnersAreOrderedByWhatTheyWouldChange) {
  open_sample("river-region");
  ui.key(Key::n3);
  EXPECT_EQ(session.answers().trials, nullptr) << "nobody asked yet";
  ask(session::TryGhosts{});
  ASSERT_NE(session.answers().trials, nullptr);
  EXPECT_EQ(session.answers().trials->size(), session.answers().gaps->ghosts.size());
  for (const analysis::WhatIf& trial : *session.answers().trials) {
    const analysis::WhatIfLine* line = trial.line("coverage_index");
    ASSERT_NE(line, nullptr);
    EXPECT_GE(line->change().value_or(0.0), 0.0) << "a newcomer never lowers coverage";
  }
  EXPECT_TRUE(ui.shows("Lens/Scroll/Gaps/Missing/Sort by"));
  picture("gaps-sorted");
}

TEST_F(WhyWindow, ANumberOfTheInfluenceTableOpensItsSum) {
  open_sample("river-region");
  ui.key(Key::n2);
  const auto& organizations = session.snapshot().organizations;
  std::string pressed;
  for (const auto* organization : organizations) {
    const std::string path = "Lens/Scroll/Influence/Why " + organization->id.text();
    if (pressed.empty() && ui.shows(path)) pressed = path;
  }
  ASSERT_FALSE(pressed.empty());
  ui.click(pressed);
  EXPECT_TRUE(ui.shows("Lens/Scroll/Influence/Why/Title"));
  picture("why-influence");
  ui.key(Key::escape);
  EXPECT_FALSE(ui.shows("Lens/Scroll/Influence/Why/Title"));
}

TEST_F(WhyWindow, ACellOfTheProfileOpensItsProviders) {
  open_sample("river-region");
  ui.key(Key::n3);
  ui.click("Lens/Scroll/Gaps/Index");
  EXPECT_TRUE(ui.shows("Lens/Scroll/Gaps/Why/Title"));
  ask(session::SetTheme{true});
  picture("why-gaps");
}

TEST_F(ProgramsWindow, ProgramsOfThreeOrMoreAreGroundsOnTheMap) {
  open_sample("river-region");
  ask(session::ShowLayer{session::Layer::tints, true});
  ask(session::ShowLayer{session::Layer::programs, true});
  EXPECT_FALSE(session.view().tints) << "one kind of ground at a time";
  EXPECT_FALSE(session.scene()->tints.empty());
  EXPECT_LE(session.scene()->tints.size(), 8U);
  ask(session::Select{{{scene::Subject::Kind::organization, "girls-build-bridges"}}, session::Select::Mode::only});
  EXPECT_FALSE(session.scene()->tints.empty());
  picture("programs");
  ask(session::ShowLayer{session::Layer::programs, false});
  EXPECT_TRUE(session.scene()->tints.empty());
}

}  // namespace
}  // namespace xylem::ui
