// Tests of the start screen and of what is offered again after a window was closed or cut off.
#include <gtest/gtest.h>

#include <filesystem>

#include "support/folder.h"
#include "ui/moments.h"
#include "ui/window.h"

namespace xylem::ui {
namespace {

/// Two maps that an earlier window left: one by a name, and one as a killed program leaves it.
std::filesystem::path with_two_maps() {
  const std::filesystem::path state_folder = support::own_folder();
  std::filesystem::remove_all(state_folder);
  for (const std::string name : {"River region", ""}) {
    session::CommandQueue commands;
    session::Session session(
        session::Options{.threads = false, .today = support::kToday, .state_folder = state_folder, .wake = {}});
    commands.push(session::QuickAdd{name.empty() ? "C" : "A – B"});
    ecosystem::About about = session.ecosystem().about;
    about.name = name;
    if (!name.empty()) commands.push(session::Change{document::Put<ecosystem::About>{about}, {}});
    session.settle(commands);
  }
  EXPECT_TRUE(base::write_file(state_folder / "untitled-2.xylem-journal", ""));
  return state_folder;
}

class StartScreenTest : public support::WindowTest {
 protected:
  StartScreenTest() : WindowTest(1600.0F, 1000.0F, with_two_maps()) { ui.settle(); }
  ~StartScreenTest() override { std::filesystem::remove_all(state_folder); }
  std::filesystem::path state_folder = support::own_folder();
  std::size_t organizations() const { return session.ecosystem().all<ecosystem::Organization>().size(); }
};

TEST_F(StartScreenTest, MapsWithoutAFileAreListedWithWhatIsInThem) {
  EXPECT_EQ(ui.text("Start/Unsaved/untitled-1/Open"), "River region");
  EXPECT_TRUE(ui.text("Start/Unsaved/untitled-1/Facts").starts_with("2 organizations · changed just now"));
  EXPECT_EQ(ui.text("Start/Unsaved/untitled-2/Open"), "Untitled");
  EXPECT_TRUE(ui.text("Start/Unsaved/untitled-2/Facts").starts_with("Xylem was cut off · 1 organization · changed"));
  picture("unsaved");
}
TEST_F(StartScreenTest, AClickOpensOne) {
  ui.click("Start/Unsaved/untitled-1/Open");
  EXPECT_EQ(organizations(), 2U);
  EXPECT_EQ(session.title(), "River region");
}
TEST_F(StartScreenTest, ThrowingAwayAsksFirst) {
  ui.click("Start/Unsaved/untitled-1/Throw away");
  ui.click("Start/Unsaved/untitled-1/Keep");
  EXPECT_EQ(session.unsaved_maps().size(), 2U);
  ui.click("Start/Unsaved/untitled-1/Throw away");
  ui.click("Start/Unsaved/untitled-1/Yes");
  ASSERT_EQ(session.unsaved_maps().size(), 1U);
  EXPECT_FALSE(ui.shows("Start/Unsaved/untitled-1/Open"));
  EXPECT_FALSE(std::filesystem::exists(state_folder / "untitled-1.xylem"));
}
TEST_F(StartScreenTest, WhatWasCutOffIsToldAndOpensFromThere) {
  ASSERT_EQ(session.notices().size(), 1U);
  const std::string notice = "Notice " + std::to_string(session.notices().front().number);
  EXPECT_EQ(ui.text(notice + "/Text"),
            "A map without a name was open when Xylem was cut off. All its changes are kept.");
  ui.click(notice + "/Action");
  EXPECT_EQ(organizations(), 1U);
  EXPECT_TRUE(session.notices().empty());
}

TEST_F(StartScreenTest, WhatCouldNotBeSavedIsSaidBeforeTheWindowCloses) {
  std::filesystem::remove_all(state_folder);
  EXPECT_TRUE(base::write_file(state_folder, "a file where the folder should be"));
  ask(session::QuickAdd{"A – B"});
  ui.key(Key::q, true);
  EXPECT_TRUE(ui.text("Leaving/Text").starts_with("Not saved: "));
  ui.click("Leaving/Stay");
  EXPECT_FALSE(ui.shows("Leaving/Text"));
  ui.key(Key::q, true);
  picture("leaving");
  ui.click("Leaving/Save a copy…");
  EXPECT_TRUE(ui.shows("Files/Name"));
  ui.key(Key::escape);
  ui.key(Key::q, true);
  ui.click("Leaving/Close anyway");
  EXPECT_EQ(session.leaving(), session::Leaving::done);
}

TEST(MomentsTest, MomentsAreSaidAsPeopleSayThem) {
  using namespace std::chrono;
  const Moment now = sys_days(2026y / July / 3) + 12h;
  EXPECT_EQ(readable(now - 20s, now), "just now");
  EXPECT_EQ(readable(now - 1min, now), "1 minute ago");
  EXPECT_EQ(readable(now - 59min, now), "59 minutes ago");
  EXPECT_NE(readable(now - 24h, now).find("yesterday, "), std::string::npos);
  EXPECT_NE(readable(now - 24h * 400, now).find("2025, "), std::string::npos);
}

}  // namespace
}  // namespace xylem::ui
