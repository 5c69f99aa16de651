// store/project_file.h: steps are committed in order, runs once, and nothing that fails is forgotten.
#include "xylem/store/project_file.h"

#include <gtest/gtest.h>

#include <future>

#include "support/faulty_disk.h"
#include "support/folder.h"
#include "xylem/ecosystem/record_json.h"

namespace xylem::store {
namespace {

using document::Document;
using ecosystem::Organization;
using ecosystem::OrganizationId;
using std::chrono::hours;
using std::chrono::milliseconds;

Document with_name(const Document& before, const std::string& id, const std::string& name) {
  ecosystem::Ecosystem ecosystem = *before.ecosystem;
  Organization organization;
  organization.id = OrganizationId(id);
  organization.name = name;
  ecosystem.put(organization);
  return {{std::move(ecosystem), {}}, before.places};
}
Document without(const Document& before, const std::string& id) {
  ecosystem::Ecosystem ecosystem = *before.ecosystem;
  ecosystem.all<Organization>() = ecosystem.all<Organization>().without(OrganizationId(id));
  return {{std::move(ecosystem), {}}, before.places};
}
Document moved(const Document& before, double x) {
  return {before.ecosystem, {before.places->with({OrganizationId("a"), x, 0, false}), {}}};
}

class ProjectFileTest : public support::FolderTest {
 protected:
  std::filesystem::path path = folder / "region.xylem";
  std::unique_ptr<ProjectFile> made(const Document& document = {}, ProjectOptions options = {}) {
    auto file = ProjectFile::create(path, document, Existing::replace, std::move(options));
    EXPECT_TRUE(file) << base::to_text(file.error());
    return file ? *std::move(file) : nullptr;
  }
  Document in_file() {
    const auto opened = ProjectFile::open(path, {.access = Access::read});
    EXPECT_TRUE(opened) << base::to_text(opened.error());
    return opened ? opened->document : Document{};
  }
  std::vector<StoredStep> steps() {
    auto all = read_steps(path);
    EXPECT_TRUE(all) << base::to_text(all.error());
    return all ? *std::move(all) : std::vector<StoredStep>{};
  }
};

TEST_F(ProjectFileTest, WhatIsFlushedIsInTheFileWhileItIsOpen) {
  const auto file = made();
  const Document after = with_name({}, "a", "A");
  EXPECT_EQ(file->save(after, {"Add organization", "", {}}), 1U);
  ASSERT_TRUE(file->flush());
  EXPECT_TRUE(file->state().all_saved());
  EXPECT_EQ(in_file(), after);
}
TEST_F(ProjectFileTest, ClosingCommitsAllThatWaits) {
  Document now;
  {
    const auto file = made({}, {.longest_run = hours(1)});
    for (int i = 0; i < 200; ++i)
      file->save(now = with_name(now, "o" + std::to_string(i), "O"), {"Add", i % 2 == 0 ? "" : "run", {}});
  }
  EXPECT_EQ(in_file(), now);
}
TEST_F(ProjectFileTest, AStepTellsItsRowsBeforeAndAfter) {
  const auto file =
      made({}, {.clock = [] { return std::chrono::system_clock::time_point(milliseconds(1'775'000'000'120)); }});
  const Document one = with_name({}, "a", "A");
  const Document two = with_name(one, "a", "B");
  file->save(one, {"Add organization", "", {}});
  file->save(two, {"Rename organization", "", {}});
  file->save(without(two, "a"), {"Delete organization B", "", {}});
  file->save(two, {"Delete organization B", "", StepKind::undo});
  ASSERT_TRUE(file->flush());
  const auto all = steps();
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[0].time, "2026-03-31T23:33:20.120Z");
  EXPECT_EQ(all[0].changes, R"([{"table":"organizations","before":null,"after":{"id":"a","name":"A"}}])");
  EXPECT_EQ(all[1].changes,
            R"([{"table":"organizations","before":{"id":"a","name":"A"},"after":{"id":"a","name":"B"}}])");
  EXPECT_EQ(all[2].changes, R"([{"table":"organizations","before":{"id":"a","name":"B"},"after":null}])");
  EXPECT_EQ(all[2].label, "Delete organization B");
  EXPECT_EQ(all[3].kind, StepKind::undo);
  EXPECT_EQ(all[3].number, 4);
}
TEST_F(ProjectFileTest, ARunIsCommittedOnceWhenItEnds) {
  const auto file = made(with_name({}, "a", "A"), {.longest_run = hours(1)});
  Document now = in_file();
  for (int i = 1; i <= 100; ++i) file->save(now = moved(now, i), {"Move", "drag a", {}});
  EXPECT_FALSE(file->state().all_saved());
  EXPECT_EQ(in_file().places->size(), 0U);
  file->end_run();
  ASSERT_TRUE(file->flush());
  ASSERT_EQ(steps().size(), 1U);
  EXPECT_EQ(steps()[0].changes, R"([{"table":"places","before":null,"after":{"id":"a","x":100.0}}])");
  EXPECT_EQ(file->state().saved, 100U);
}
TEST_F(ProjectFileTest, ARunThatLastsIsCommittedOnTheWayAndToldAsOne) {
  std::promise<void> committed;
  bool once = false;
  ProjectOptions options{.longest_run = milliseconds(1), .when_changed = [&] {
                           if (!std::exchange(once, true)) committed.set_value();
                         }};
  const auto file = made(with_name({}, "a", "A"), options);
  const Document start = in_file();
  file->save(moved(start, 1), {"Move", "drag a", {}});
  committed.get_future().wait();  // nobody ended the run
  file->save(moved(start, 2), {"Move", "drag a", {}});
  file->end_run();
  file->save(moved(start, 3), {"Move", "drag a", {}});
  ASSERT_TRUE(file->flush());
  const auto all = steps();
  ASSERT_EQ(all.size(), 3U);
  EXPECT_FALSE(all[0].continues);
  EXPECT_TRUE(all[1].continues);
  EXPECT_FALSE(all[2].continues) << "a new run of the same key is a step of its own";
}
TEST_F(ProjectFileTest, AStepOfAnotherKeyEndsTheRun) {
  const auto file = made(with_name({}, "a", "A"), {.longest_run = hours(1)});
  const Document start = in_file();
  file->save(moved(start, 1), {"Move", "drag a", {}});
  file->save(moved(start, 2), {"Move", "drag a", {}});
  file->save(with_name(moved(start, 2), "b", "B"), {"Add organization", "", {}});
  ASSERT_TRUE(file->flush());
  EXPECT_EQ(steps().size(), 2U);
}
TEST_F(ProjectFileTest, AStepThatChangesNothingIsNoRow) {
  const auto file = made();
  file->save({}, {"Nothing", "", {}});
  file->save(with_name({}, "a", "A"), {"Add", "", {}});
  Document same = with_name({}, "a", "A");  // another row with the same contents
  file->save(same, {"Import the same", "", {}});
  ASSERT_TRUE(file->flush());
  EXPECT_EQ(steps().size(), 1U);
}
TEST_F(ProjectFileTest, AFileOpenedTwiceIsBusyAndMayBeRead) {
  const auto file = made(with_name({}, "a", "A"));
  const auto second = ProjectFile::open(path);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, base::ErrorKind::busy);
  EXPECT_EQ(second.error().where, path.string());
  EXPECT_FALSE(second.error().remedy.empty());
  EXPECT_EQ(ProjectFile::create(path, Document{}).error().kind, base::ErrorKind::busy);
  file->save(with_name({}, "a", "B"), {"Rename", "", {}});
  EXPECT_TRUE(file->flush()) << "the refused ones took no lock away";
  EXPECT_FALSE(ProjectFile::open(path));
  EXPECT_EQ(in_file(), with_name({}, "a", "B"));
}
TEST_F(ProjectFileTest, AClosedFileLeavesNothingBesideItAndMayBeOpenedAgain) {
  made(with_name({}, "a", "A"))->save(with_name({}, "a", "B"), {"Rename", "", {}});
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
  auto opened = ProjectFile::open(path);
  ASSERT_TRUE(opened) << base::to_text(opened.error());
  EXPECT_FALSE(opened->file->read_only());
  opened->file->save(with_name(opened->document, "b", "C"), {"Add", "", {}});
  ASSERT_TRUE(opened->file->flush());
  EXPECT_EQ(steps().size(), 2U);
}
TEST_F(ProjectFileTest, OpeningForReadingSavesNothingAndSaysSo) {
  made(with_name({}, "a", "A"));
  const auto opened = ProjectFile::open(path, {.access = Access::read});
  ASSERT_TRUE(opened);
  EXPECT_TRUE(opened->file->read_only());
  opened->file->save({}, {"Clear", "", {}});
  const auto flushed = opened->file->flush();
  ASSERT_FALSE(flushed);
  EXPECT_NE(flushed.error().message.find("read-only"), std::string::npos);
  EXPECT_FALSE(opened->file->state().all_saved());
  EXPECT_EQ(in_file(), with_name({}, "a", "A"));
}
TEST_F(ProjectFileTest, AFileThatMayNotBeWrittenIsOpenedForReading) {
  if (::geteuid() == 0) GTEST_SKIP() << "the administrator may write everything";
  made();
  std::filesystem::permissions(path, std::filesystem::perms::owner_read);
  const auto opened = ProjectFile::open(path);
  ASSERT_TRUE(opened);
  EXPECT_TRUE(opened->file->read_only());
}
TEST_F(ProjectFileTest, CreatingRefusesOrReplacesWhatIsThere) {
  made(with_name({}, "a", "A"));
  EXPECT_EQ(ProjectFile::create(path, Document{}, Existing::refuse).error().kind, base::ErrorKind::invalid_argument);
  EXPECT_EQ(in_file(), with_name({}, "a", "A"));
  made();
  EXPECT_EQ(in_file(), Document{});
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
}
TEST_F(ProjectFileTest, CreatingInAMissingFolderSaysSo) {
  const auto file = ProjectFile::create(folder / "no" / "a.xylem", Document{});
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().kind, base::ErrorKind::io);
}
TEST_F(ProjectFileTest, AFileThatWasTakenAwayIsToldAndNothingIsForgotten) {
  const auto file = made();
  std::filesystem::rename(path, folder / "elsewhere.xylem");
  file->save(with_name({}, "a", "A"), {"Add", "", {}});
  const auto flushed = file->flush();
  ASSERT_FALSE(flushed);
  EXPECT_EQ(flushed.error().kind, base::ErrorKind::not_found);
  EXPECT_EQ(file->state().saved, 0U);
  std::filesystem::rename(folder / "elsewhere.xylem", path);
  EXPECT_TRUE(file->flush());
  EXPECT_EQ(in_file(), with_name({}, "a", "A"));
}
TEST_F(ProjectFileTest, AFileThatWasReplacedIsNoticedAndNotTouched) {
  const auto file = made(with_name({}, "a", "A"));
  std::filesystem::copy_file(path, folder / "copy.xylem");
  std::filesystem::rename(folder / "copy.xylem", path);
  file->save({}, {"Clear", "", {}});
  EXPECT_FALSE(file->flush());
  EXPECT_EQ(in_file(), with_name({}, "a", "A"));
}
TEST_F(ProjectFileTest, WhatSqlPeopleSeeAreTablesOfOrganizationsAndTies) {
  ecosystem::Ecosystem ecosystem;
  ecosystem::Partnership partnership;
  partnership.id = ecosystem::PartnershipId("p");
  partnership.org_a = OrganizationId("a");
  partnership.ties.resize(2);
  partnership.ties[0].source_id = "t1";
  partnership.ties[1].source_id = "t2";
  partnership.goals = {ecosystem::GoalId("g1"), ecosystem::GoalId("g2")};
  ecosystem.put(partnership);
  made({{ecosystem, {}}, {}});
  sqlite3* connection = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &connection), SQLITE_OK);
  const auto ask = [&](const char* sql) {
    std::string all;
    sqlite3_exec(
        connection, sql,
        [](void* into, int, char** cells, char**) {
          *static_cast<std::string*>(into) += std::string(cells[0] == nullptr ? "null" : cells[0]) + " ";
          return 0;
        },
        &all, nullptr);
    return all;
  };
  EXPECT_EQ(ask("SELECT source_id FROM partnerships_ties WHERE record='p' ORDER BY position"), "t1 t2 ");
  EXPECT_EQ(ask("SELECT value FROM partnerships, json_each(goals)"), "g1 g2 ");
  EXPECT_EQ(ask("SELECT started FROM partnerships"), "null ");
  EXPECT_EQ(ask("PRAGMA application_id"), "1484352621 ");
  EXPECT_EQ(ask("PRAGMA user_version"), "1 ");
  EXPECT_EQ(ask("SELECT count(*) FROM steps"), "0 ");
  sqlite3_close(connection);
}
TEST_F(ProjectFileTest, ColumnsThatOthersAddedStayAndMissingOnesAreAdded) {
  made(with_name({}, "a", "A"));
  sqlite3* connection = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &connection), SQLITE_OK);
  ASSERT_EQ(
      sqlite3_exec(
          connection,
          "ALTER TABLE organizations ADD COLUMN mine TEXT DEFAULT 'kept'; ALTER TABLE organizations DROP COLUMN why;"
          "DROP TABLE partnerships_ties; DROP TABLE issues",
          nullptr, nullptr, nullptr),
      SQLITE_OK);
  auto opened = ProjectFile::open(path);
  ASSERT_TRUE(opened) << base::to_text(opened.error());
  EXPECT_EQ(opened->document, with_name({}, "a", "A"));
  opened->file->save(with_name({}, "a", "B"), {"Rename", "", {}});
  ASSERT_TRUE(opened->file->flush());
  std::string mine;
  sqlite3_exec(
      connection, "SELECT mine || coalesce(why, '-') FROM organizations",
      [](void* into, int, char** cells, char**) {
        *static_cast<std::string*>(into) = cells[0];
        return 0;
      },
      &mine, nullptr);
  EXPECT_EQ(mine, "kept-");
  sqlite3_close(connection);
}

// ---- a disk that fails --------------------------------------------------------------------------------------------

TEST_F(ProjectFileTest, AFullDiskIsToldAndWrittenWhenThereIsRoomAgain) {
  support::FaultyDisk disk;
  const auto file = made(with_name({}, "a", "A"), {.retry_after = hours(1), .vfs = disk.name()});
  disk.fail_from(0, SQLITE_FULL);
  const Document after = with_name({}, "a", "B");
  file->save(after, {"Rename", "", {}});
  const auto flushed = file->flush();
  ASSERT_FALSE(flushed);
  EXPECT_EQ(flushed.error().message, "The disk is full");
  EXPECT_EQ(file->state().trouble->where, path.string());
  EXPECT_EQ(file->state().saved, 0U);
  disk.heal();
  EXPECT_TRUE(file->flush());
  EXPECT_FALSE(file->state().trouble);
  EXPECT_EQ(in_file(), after);
}
TEST_F(ProjectFileTest, TheWriterTriesAgainByItself) {
  support::FaultyDisk disk;
  std::promise<void> failed;
  std::promise<void> healed;
  int calls = 0;
  ProjectOptions options{.retry_after = milliseconds(1), .when_changed = [&] {
                           if (++calls == 1) failed.set_value(), healed.get_future().wait();
                         }};
  options.vfs = disk.name();
  const auto file = made({}, options);
  disk.fail_from(0, SQLITE_IOERR_WRITE);
  file->save(with_name({}, "a", "A"), {"Add", "", {}});
  failed.get_future().wait();
  disk.heal();
  healed.set_value();
  EXPECT_TRUE(file->flush());
}
TEST_F(ProjectFileTest, WhicheverWriteFailsTheFileHoldsTheOldOrTheNewState) {
  const Document before = with_name({}, "a", "A");
  const Document after = with_name(with_name({}, "a", "B"), "b", "C");
  int failures = 0;
  for (int which = 1;; ++which) {
    support::FaultyDisk disk;
    bool saved = false;
    {
      const auto file = made(before, {.retry_after = hours(1), .vfs = disk.name()});
      disk.fail_from(disk.writes() + which, which % 2 == 0 ? SQLITE_FULL : SQLITE_IOERR_WRITE);
      file->save(after, {"Change", "", {}});
      saved = static_cast<bool>(file->flush());
      EXPECT_EQ(file->state().all_saved(), saved);
    }
    disk.heal();
    const Document now = in_file();
    EXPECT_TRUE(saved ? now == after : now == before || now == after) << "write " << which;
    if (saved) break;
    ++failures;
    ASSERT_LT(which, 500);
  }
  EXPECT_GT(failures, 5);
}

}  // namespace
}  // namespace xylem::store
