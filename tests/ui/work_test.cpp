// The Work panel in the window.
#include <gtest/gtest.h>

#include "ui/window.h"
#include "xylem/session/answers.h"

namespace xylem::ui {
namespace {

class WorkWindow : public support::WindowTest {};

TEST_F(WorkWindow, ItListsWhatIsDueAgreedMetAndInTheWay) {
  open_sample("river-region");
  ui.key(Key::n8);
  picture("work");
  EXPECT_TRUE(ui.shows("Work/Scroll/Sentence"));
  EXPECT_FALSE(session.answers().work->agreements.empty());
  EXPECT_FALSE(session.answers().work->issues.empty());
  ask(session::SetTheme{true});
  picture("work-dark");
}

TEST_F(WorkWindow, AFollowUpIsTickedOffAndUndoBringsItBack) {
  open_sample("river-region");
  ecosystem::Convening meeting;
  meeting.id = ecosystem::ConveningId("a-meeting");
  meeting.date = ecosystem::date_of(session.day());
  meeting.followups = {{"Write the list", {}, ecosystem::date_of(session.day() + 10), false}};
  ask(session::Change{document::Put<ecosystem::Convening>{meeting}, {}});
  ui.key(Key::n8);
  const auto due = session.answers().work->due.size();
  ui.click("Work/Scroll/Due/Done a-meeting 0");
  EXPECT_EQ(session.answers().work->due.size(), due - 1);
  ask(session::Undo{});
  EXPECT_EQ(session.answers().work->due.size(), due);
}

TEST_F(WorkWindow, ARecordOpensAndBackLeadsToTheListAgain) {
  open_sample("river-region");
  ui.key(Key::n8);
  ui.click("Work/Scroll/Add Convenings");
  EXPECT_TRUE(ui.shows("Inspector/Scroll/Back"));
  picture("work-new-meeting");
  ui.click("Inspector/Scroll/Back");
  EXPECT_TRUE(ui.shows("Work/Scroll/Sentence"));
}

TEST_F(WorkWindow, AnEmptyMapInvites) {
  ask(session::QuickAdd{"Harbor High \u2013 City Library"});
  ui.key(Key::n8);
  EXPECT_TRUE(ui.shows("Work/Scroll/No agreements"));
  picture("work-empty");
}

}  // namespace
}  // namespace xylem::ui
