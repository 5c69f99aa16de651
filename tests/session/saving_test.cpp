// Saving, seen from the session: where a document lives, what is offered again, what happens when things overlap.
#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <thread>

#include "support/folder.h"
#include "xylem/base/file_bytes.h"
#include "xylem/session/opening.h"
#include "xylem/session/session.h"

namespace xylem::session {
namespace {

using ecosystem::Organization;

class SavingTest : public support::FolderTest {
 protected:
  CommandQueue commands;
  std::unique_ptr<Session> session;

  std::filesystem::path state() const { return folder / "state"; }
  Options options(bool threads = false) const {
    Options options;
    options.threads = threads;
    options.today = ecosystem::date_from("2026-06-30")->last_day();
    options.state_folder = state();
    return options;
  }
  void start(bool threads = false) {
    session.reset();  // a window closes before the next one opens
    session = std::make_unique<Session>(options(threads));
    session->settle(commands);
  }
  void doing(Command command) {
    commands.push(std::move(command));
    session->settle(commands);
  }
  void until_saved() {
    while (session->save_state() == SaveState::saving) {
      session->settle(commands);
      std::this_thread::yield();
    }
  }
  void TearDown() override {
    session.reset();
    FolderTest::TearDown();
  }
  std::size_t organizations() const { return session->ecosystem().all<Organization>().size(); }
  static std::size_t organizations_in(const std::filesystem::path& path) {
    const auto opened = open_document(path, {});
    return opened ? opened->document.ecosystem->all<Organization>().size() : 0;
  }
  std::size_t files_in_state() const {
    if (!std::filesystem::exists(state())) return 0;
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(state()), {}));
  }
};

TEST_F(SavingTest, AMapWithoutAFileIsOfferedAtTheNextStart) {
  start();
  doing(QuickAdd{"A \u2013 B"});
  doing(QuickAdd{"C"});
  start();
  ASSERT_EQ(session->unsaved_maps().size(), 1U);
  const UnsavedMap& map = session->unsaved_maps().front();
  EXPECT_EQ(map.organizations, 3U);
  EXPECT_FALSE(map.cut_off);
  EXPECT_EQ(map.fault, "");
  EXPECT_GT(map.changed, std::chrono::system_clock::now() - std::chrono::minutes(5));
  EXPECT_TRUE(session->notices().empty());
}
TEST_F(SavingTest, WorkOnAnUnsavedMapGoesOnInTheSameFile) {
  start();
  doing(QuickAdd{"A \u2013 B"});
  start();
  doing(Open{session->unsaved_maps().front().path});
  EXPECT_EQ(organizations(), 2U);
  EXPECT_TRUE(session->path().empty());  // it still has no name
  doing(QuickAdd{"C"});
  start();
  ASSERT_EQ(session->unsaved_maps().size(), 1U);
  EXPECT_EQ(session->unsaved_maps().front().organizations, 3U);
}
TEST_F(SavingTest, ANewMapOffersTheOneThatWasLeftForIt) {
  start();
  doing(QuickAdd{"A \u2013 B"});
  doing(NewDocument{});
  ASSERT_EQ(session->unsaved_maps().size(), 1U);
  doing(Open{session->unsaved_maps().front().path});
  EXPECT_EQ(organizations(), 2U);
}
TEST_F(SavingTest, WhatIsThrownAwayIsGone) {
  start();
  doing(QuickAdd{"A"});
  start();
  doing(ThrowAway{session->unsaved_maps().front().path});
  EXPECT_TRUE(session->unsaved_maps().empty());
  EXPECT_EQ(files_in_state(), 0U);
}
TEST_F(SavingTest, OnlyUnsavedMapsCanBeThrownAway) {
  start();
  doing(QuickAdd{"A"});
  doing(SaveAs{folder / "map.xylem"});
  doing(NewDocument{});
  doing(ThrowAway{folder / "map.xylem"});
  EXPECT_EQ(session->notices().back().severity, base::Severity::error);
  EXPECT_TRUE(std::filesystem::exists(folder / "map.xylem"));
}
TEST_F(SavingTest, LookingAtASampleLeavesNothingBehind) {
  start();
  doing(OpenSample{"river-region"});
  doing(SetLens{scene::Lens::gaps});
  start();
  EXPECT_TRUE(session->unsaved_maps().empty());
}
TEST_F(SavingTest, WhatWasPastedIsOnDiskAtOnce) {
  start();
  doing(Paste{"name,sector\nHarbor High,school\nCity Library,library\n"});
  doing(Import{});
  start();
  ASSERT_EQ(session->unsaved_maps().size(), 1U);
  EXPECT_EQ(session->unsaved_maps().front().organizations, 2U);
}
TEST_F(SavingTest, AKilledWindowIsToldOfAtTheNextStartWithAllItsChanges) {
  const pid_t child = ::fork();
  if (child == 0) {
    start(true);
    doing(QuickAdd{"A \u2013 B"});
    until_saved();
    doing(QuickAdd{"C"});
    until_saved();
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  start();
  ASSERT_EQ(session->unsaved_maps().size(), 1U);
  EXPECT_TRUE(session->unsaved_maps().front().cut_off);
  ASSERT_EQ(session->notices().size(), 1U);
  ASSERT_TRUE(session->notices().front().action);
  doing(session->notices().front().action->command);
  EXPECT_EQ(organizations(), 3U);
}

TEST_F(SavingTest, SavingUnderANameBeforeTheUntitledFileIsThereLeavesNoneBehind) {
  start(true);
  commands.push(QuickAdd{"A \u2013 B"});
  commands.push(SaveAs{folder / "map.xylem"});
  commands.push(QuickAdd{"C"});
  session->settle(commands);
  until_saved();
  EXPECT_EQ(session->path(), folder / "map.xylem");
  session.reset();
  EXPECT_EQ(files_in_state(), 0U);
  EXPECT_EQ(organizations_in(folder / "map.xylem"), 3U);
}
TEST_F(SavingTest, SavingUnderASecondNameWhileTheFirstIsBeingMadeEndsInTheSecondWithEverything) {
  start(true);
  commands.push(QuickAdd{"A"});
  commands.push(SaveAs{folder / "one.xylem"});
  commands.push(QuickAdd{"B"});
  commands.push(SaveAs{folder / "two.xylem"});
  commands.push(QuickAdd{"C"});
  session->settle(commands);
  until_saved();
  doing(QuickAdd{"D"});
  EXPECT_EQ(session->path(), folder / "two.xylem");
  session.reset();
  EXPECT_GE(organizations_in(folder / "one.xylem"), 2U);  // all there was when "two" was asked for
  EXPECT_EQ(organizations_in(folder / "two.xylem"), 4U);
  EXPECT_EQ(files_in_state(), 0U);
}
TEST_F(SavingTest, SavingTwiceUnderTheSameNameIsNoQuarrel) {
  start(true);
  commands.push(QuickAdd{"A"});
  commands.push(SaveAs{folder / "map.xylem"});
  commands.push(SaveAs{folder / "map.xylem"});
  session->settle(commands);
  doing(SaveAs{folder / "map.xylem"});
  EXPECT_TRUE(session->notices().empty());
  EXPECT_EQ(session->path(), folder / "map.xylem");
}
TEST_F(SavingTest, ANameThatCannotBeMadeLeavesTheDocumentInItsUntitledFile) {
  start(true);
  commands.push(QuickAdd{"A"});
  commands.push(SaveAs{folder / "no such folder" / "map.xylem"});
  commands.push(QuickAdd{"B"});
  session->settle(commands);
  until_saved();
  EXPECT_EQ(session->notices().back().severity, base::Severity::error);
  EXPECT_TRUE(session->path().empty());
  start();
  ASSERT_EQ(session->unsaved_maps().size(), 1U);
  EXPECT_EQ(session->unsaved_maps().front().organizations, 2U);
}
TEST_F(SavingTest, AnotherDocumentOpenedWhileAFileIsBeingMadeLosesNothing) {
  start(true);
  commands.push(QuickAdd{"A"});
  commands.push(QuickAdd{"B"});
  commands.push(SaveAs{folder / "map.xylem"});
  commands.push(QuickAdd{"C"});
  commands.push(NewDocument{});
  session->settle(commands);
  session.reset();
  EXPECT_EQ(organizations_in(folder / "map.xylem"), 3U);
}
TEST_F(SavingTest, ALayoutThatEndsWhileTheFileIsBeingMadeDoesNotStopSaving) {
  start(true);
  std::string lines;
  for (int i = 0; i < 30; ++i) lines += "Org " + std::to_string(i) + " \u2013 Org " + std::to_string(i + 1) + "\n";
  commands.push(QuickAdd{lines});  // so many without a place: a first layout runs
  session->settle(commands);
  until_saved();
  EXPECT_EQ(session->save_state(), SaveState::saved);
  start();
  ASSERT_EQ(session->unsaved_maps().size(), 1U);
  EXPECT_EQ(session->unsaved_maps().front().organizations, 31U);
}
TEST_F(SavingTest, TheFileThatIsOpenIsNotOpenedAgain) {
  start();
  doing(QuickAdd{"A"});
  doing(SaveAs{folder / "map.xylem"});
  doing(Open{folder / "map.xylem"});
  EXPECT_EQ(session->notices().back().severity, base::Severity::note);
  EXPECT_EQ(session->path(), folder / "map.xylem");
}

TEST_F(SavingTest, LeavingWaitsUntilAllIsWritten) {
  start(true);
  commands.push(QuickAdd{"A"});
  commands.push(SaveAs{folder / "map.xylem"});
  commands.push(QuickAdd{"B"});
  commands.push(Leave{});
  session->tick(commands);
  EXPECT_EQ(session->leaving(), Leaving::saving);  // and the frame goes on
  session->settle(commands);
  EXPECT_EQ(session->leaving(), Leaving::done);
  EXPECT_EQ(session->save_state(), SaveState::saved);
}
TEST_F(SavingTest, LeavingAnEmptyMapIsDoneAtOnce) {
  start();
  doing(Leave{});
  EXPECT_EQ(session->leaving(), Leaving::done);
  EXPECT_EQ(files_in_state(), 0U);
}
TEST_F(SavingTest, WhenTheLastChangesCannotBeWrittenLeavingSaysSo) {
  start(true);
  doing(QuickAdd{"A"});
  doing(SaveAs{folder / "map.xylem"});
  until_saved();
  std::filesystem::rename(folder / "map.xylem", folder / "moved.xylem");  // somebody tidies up meanwhile
  doing(QuickAdd{"B"});
  doing(Leave{});
  EXPECT_EQ(session->leaving(), Leaving::failed);
  EXPECT_NE(session->not_saved().find("moved, replaced or deleted"), std::string::npos) << session->not_saved();
  doing(Stay{});
  EXPECT_EQ(session->leaving(), Leaving::no);
  commands.push(SaveAs{folder / "copy.xylem"});
  commands.push(Leave{});
  session->settle(commands);
  EXPECT_EQ(session->leaving(), Leaving::done);
  EXPECT_EQ(organizations_in(folder / "copy.xylem"), 2U);
}
TEST_F(SavingTest, AMapThatHasNoPlaceToLiveIsNotLeftSilently) {
  ASSERT_TRUE(base::write_file(state(), "a file where the folder should be"));
  start();
  doing(QuickAdd{"A"});
  doing(Leave{});
  EXPECT_EQ(session->leaving(), Leaving::failed);
  doing(LeaveAnyway{});
  EXPECT_EQ(session->leaving(), Leaving::done);
}

TEST_F(SavingTest, UndoGoesOnWhereTheLastWindowStopped) {
  start();
  doing(QuickAdd{"A"});
  doing(SaveAs{folder / "map.xylem"});
  doing(QuickAdd{"B"});
  doing(QuickAdd{"C"});
  doing(QuickAdd{"D"});
  doing(Undo{});
  until_saved();
  start();
  doing(Open{folder / "map.xylem"});
  EXPECT_EQ(organizations(), 3U);
  EXPECT_EQ(session->history().undo_label(), "Add C");
  EXPECT_EQ(session->history().redo_label(), "Add D");
  EXPECT_GT(session->history().steps()[1].time, std::chrono::system_clock::now() - std::chrono::minutes(5));
  doing(Redo{});
  EXPECT_EQ(organizations(), 4U);
  doing(GoToStep{0});
  EXPECT_EQ(organizations(), 1U);
  start();
  doing(Open{folder / "map.xylem"});
  EXPECT_EQ(organizations(), 1U);
  doing(GoToStep{3});
  EXPECT_EQ(organizations(), 4U);
  EXPECT_EQ(session->document().places->size(), 4U);
}

TEST_F(SavingTest, ChoicesOfAnImportAreCountedBeforeItIsDone) {
  start();
  doing(Paste{"name,type,city\nHarbor High,organization,Eastgate\nCity Library,organization,Upland\nThe principal,person,Upland\n"});
  ASSERT_TRUE(session->pending_import());
  EXPECT_EQ(session->pending_import()->organizations, 3U);
  EXPECT_EQ(session->pending_import()->element_type, "type");
  Import choices;
  choices.element_type_is_kind = true;
  doing(PreviewImport{choices});
  EXPECT_EQ(session->pending_import()->organizations, 2U);
  EXPECT_EQ(session->pending_import()->people, 1U);
  EXPECT_FALSE(session->pending_import()->counting);
  doing(choices);
  EXPECT_EQ(organizations(), 2U);
  EXPECT_EQ(session->ecosystem().all<ecosystem::Person>().size(), 1U);
}

}  // namespace
}  // namespace xylem::session
