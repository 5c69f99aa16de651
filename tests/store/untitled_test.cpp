// store/untitled.h
#include "xylem/store/untitled.h"

#include <gtest/gtest.h>

#include "support/folder.h"
#include "xylem/base/file_bytes.h"

namespace xylem::store {
namespace {

document::Document named(const std::string& name) {
  ecosystem::Ecosystem ecosystem;
  ecosystem.about.name = name;
  ecosystem::Organization organization;
  organization.id = ecosystem::OrganizationId("a");
  ecosystem.put(organization);
  return {{std::move(ecosystem), {}}, {}};
}

class UntitledTest : public support::FolderTest {};

TEST(UntitledFolderTest, ItIsTheStateFolderOfThePerson) {
  EXPECT_EQ(untitled_folder("/state", "/home/ada"), "/state/xylem");
  EXPECT_EQ(untitled_folder("", "/home/ada"), "/home/ada/.local/state/xylem");
  EXPECT_EQ(untitled_folder("relative", "/home/ada"), "/home/ada/.local/state/xylem");
  EXPECT_EQ(untitled_folder("", ""), "");
}
TEST_F(UntitledTest, FilesAreNumberedFromOneAndGapsAreFilled) {
  const auto one = create_untitled(folder / "deep" / "xylem", {});
  auto two = create_untitled(folder / "deep" / "xylem", {});
  ASSERT_TRUE(one && two);
  EXPECT_EQ((*one)->path().filename(), "untitled-1.xylem");
  EXPECT_EQ((*two)->path().filename(), "untitled-2.xylem");
  const auto three = create_untitled(folder / "deep" / "xylem", {});
  const std::filesystem::path second = (*two)->path();
  two->reset();
  std::filesystem::remove(second);
  EXPECT_EQ(create_untitled(folder / "deep" / "xylem", {}).value()->path(), second);
}
TEST_F(UntitledTest, WhatWasLeftIsOfferedAndWhatIsOpenIsNot) {
  static_cast<void>(create_untitled(folder, named("River region")));
  const auto open = create_untitled(folder, named("Open"));
  ASSERT_TRUE(base::write_file(folder / "untitled-7.xylem", "nonsense"));
  ASSERT_TRUE(base::write_file(folder / "preferences.json", "{}"));
  ASSERT_TRUE(base::write_file(folder / "untitled-x.xylem", "{}"));
  const auto left = untitled_in(folder);
  ASSERT_EQ(left.size(), 2U);
  const auto& damaged = left[0].path.filename() == "untitled-7.xylem" ? left[0] : left[1];
  const auto& whole = &damaged == &left[0] ? left[1] : left[0];
  EXPECT_EQ(whole.name, "River region");
  EXPECT_EQ(whole.organizations, 1U);
  EXPECT_EQ(whole.steps, 0U);
  EXPECT_EQ(whole.fault, "");
  EXPECT_EQ(damaged.fault, "This is not a Xylem file");
}
TEST_F(UntitledTest, WhatIsThrownAwayIsGoneButNotWhatIsOpenOrNotUntitled) {
  const auto path = create_untitled(folder, named("A")).value()->path();
  const auto open = create_untitled(folder, named("Open")).value();
  ASSERT_TRUE(base::write_file(folder / "mine.xylem", "mine"));
  EXPECT_FALSE(throw_away(folder / "mine.xylem", folder));
  const auto refused = throw_away(open->path(), folder);
  ASSERT_FALSE(open->path() == path);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, base::ErrorKind::busy);
  EXPECT_TRUE(throw_away(path, folder));
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_TRUE(std::filesystem::exists(open->path()));
}
TEST_F(UntitledTest, AFolderThatIsNotThereHoldsNothing) { EXPECT_TRUE(untitled_in(folder / "nowhere").empty()); }
TEST_F(UntitledTest, AFolderThatCannotBeMadeIsToldWithARemedy) {
  ASSERT_TRUE(base::write_file(folder / "file", ""));
  const auto made = create_untitled(folder / "file" / "xylem", {});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, base::ErrorKind::io);
  EXPECT_FALSE(made.error().remedy.empty());
}

}  // namespace
}  // namespace xylem::store
