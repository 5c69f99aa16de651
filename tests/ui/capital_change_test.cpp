// The Capital and the Change lens in the window.
#include <gtest/gtest.h>

#include "ui/window.h"
#include "xylem/session/answers.h"

namespace xylem::ui {
namespace {

class CapitalWindow : public support::WindowTest {};
class ChangeWindow : public support::WindowTest {};

TEST_F(CapitalWindow, TheCardShowsThePartsTheBoundsAndTheirWhy) {
  open_sample("river-region");
  ui.key(Key::n5);
  EXPECT_TRUE(ui.shows("Lens/Scroll/Capital/Card/Exchange"));
  EXPECT_TRUE(ui.shows("Lens/Scroll/Capital/Card/Capital"));
  picture("capital");
  ui.click("Lens/Scroll/Capital/Card/Why");
  ask(session::SetTheme{true});
  picture("capital-why");
}

TEST_F(CapitalWindow, APressOnARowShowsThatPartnershipAndKeepsTheLens) {
  open_sample("river-region");
  ui.key(Key::n5);
  const auto& losing = session.answers().capital->losing;
  ASSERT_FALSE(losing.empty());
  const std::string id = losing.back().id.text();
  ask(session::Select{{{scene::Subject::Kind::partnership, losing.front().id.text()}}, session::Select::Mode::only});
  ui.key(Key::n5);
  ui.click("Lens/Scroll/Capital/Losing/" + losing.front().id.text());
  EXPECT_TRUE(ui.shows("Lens/Scroll/Capital/Sentence"));
  EXPECT_FALSE(id.empty());
}

TEST_F(CapitalWindow, TheInspectorOfAPartnershipHasItsCard) {
  open_sample("river-region");
  ui.key(Key::n5);
  const std::string id = session.answers().capital->losing.front().id.text();
  ui.key(Key::n1);
  ask(session::Select{{{scene::Subject::Kind::partnership, id}}, session::Select::Mode::only});
  EXPECT_TRUE(ui.shows("Inspector/Scroll/Partnership/Card/Capital"));
  picture("partnership-card");
}

TEST_F(CapitalWindow, AMapWithoutAnswersSaysWhatWouldFillIt) {
  ask(session::QuickAdd{"Harbor High \u2013 City Library"});
  ui.key(Key::n5);
  EXPECT_TRUE(ui.shows("Lens/Scroll/Capital/Empty"));
  picture("capital-empty");
}

TEST_F(ChangeWindow, AYearIsComparedFirstAndAnyDayOnRequest) {
  open_sample("river-region");
  ui.key(Key::n6);
  EXPECT_TRUE(ui.shows("Lens/Scroll/Change/Sentence"));
  picture("change");
  const auto year = session.answers().changes->changes.began.size();
  ask(session::CompareWith{{session::ComparedWith::What::day, ecosystem::date_from("2022-01-01"), {}}});
  EXPECT_GT(session.answers().changes->changes.began.size(), year);
  ask(session::SetTheme{true});
  picture("change-long");
}

TEST_F(ChangeWindow, AScenarioIsComparedWithTheMapAndWithAnotherScenario) {
  open_sample("river-region");
  ask(session::StartScenario{"A college joins"});
  ask(session::QuickAdd{"Tidewater College"});
  ui.key(Key::n6);
  ASSERT_EQ(session.answers().changes->changes.joined.size(), 1U);
  EXPECT_EQ(session.answers().changes->changes.joined[0].name, "Tidewater College");
  EXPECT_EQ(session.answers().changes->against, "against the map as it is");
  const auto first = session.view().scenario;
  ask(session::ShowScenario{});
  ask(session::StartScenario{"Another"});
  ask(session::QuickAdd{"Boatyard"});
  ask(session::CompareWith{{session::ComparedWith::What::scenario, {}, first}});
  ASSERT_EQ(session.answers().changes->changes.joined.size(), 1U);
  EXPECT_EQ(session.answers().changes->changes.joined[0].name, "Boatyard");
  EXPECT_EQ(session.answers().changes->changes.left.size(), 1U);
  picture("change-scenario");
}

TEST_F(ChangeWindow, AMapOfTodaySaysThatNothingChanged) {
  ask(session::QuickAdd{"Harbor High \u2013 City Library"});
  ui.key(Key::n6);
  EXPECT_TRUE(ui.shows("Lens/Scroll/Change/Sentence"));
  picture("change-empty");
}

}  // namespace
}  // namespace xylem::ui
