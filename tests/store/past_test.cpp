// store/past.h
#include "xylem/store/past.h"

#include <gtest/gtest.h>

#include "support/folder.h"
#include "xylem/store/project_file.h"

namespace xylem::store {
namespace {

using ecosystem::Organization;
using ecosystem::OrganizationId;

class PastTest : public support::FolderTest {
 protected:
  std::vector<document::Document> documents{document::Document{}};
  std::unique_ptr<ProjectFile> file;

  void SetUp() override {
    FolderTest::SetUp();
    file = ProjectFile::create(path(), documents.back()).value();
  }
  void TearDown() override {
    file.reset();
    FolderTest::TearDown();
  }
  std::filesystem::path path() const { return folder / "map.xylem"; }
  const document::Document& now() const { return documents.back(); }

  document::Document with(const std::string& id, double x) const {
    ecosystem::Ecosystem ecosystem = *now().ecosystem;
    Organization organization;
    organization.id = OrganizationId(id);
    organization.name = "Organization " + id;
    organization.lat = x;
    ecosystem.put(organization);
    return {{std::move(ecosystem), {}}, {now().places->with(document::Place{OrganizationId(id), x, 0.1, false}), {}}};
  }
  void save(document::Document document, Step step) {
    documents.push_back(document);
    file->save(std::move(document), std::move(step));
  }
  document::History history(std::size_t most = 1000) {
    EXPECT_TRUE(file->flush());
    return read_history(path(), now(), most).value();
  }
};

TEST_F(PastTest, EveryStepIsThereAsItWas) {
  save(with("a", 1.0 / 3.0), {"Add a", {}, StepKind::edit});
  save(with("b", 2.0), {"Add b", {}, StepKind::edit});
  ecosystem::Ecosystem named = *now().ecosystem;
  named.about.name = "River region";
  save({{named, {}}, now().places}, {"Rename", {}, StepKind::edit});
  const auto past = history();
  ASSERT_EQ(past.steps().size(), documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) EXPECT_TRUE(past.steps()[i].document == documents[i]) << i;
  EXPECT_EQ(past.position(), 3U);
  EXPECT_EQ(past.undo_label(), "Rename");
  EXPECT_TRUE(past.steps()[3].document.places.same_as(past.steps()[2].document.places)) << "no step touched them";
}
TEST_F(PastTest, WhatWasUndoneCanBeRedoneAndWhatWasGivenUpIsGone) {
  const auto first = now();
  save(with("a", 1), {"Add a", {}, StepKind::edit});
  const auto one = now();
  save(with("b", 1), {"Add b", {}, StepKind::edit});
  save(one, {"Add b", {}, StepKind::undo});
  EXPECT_EQ(history().redo_label(), "Add b");
  save(first, {"Add a", {}, StepKind::undo});
  save(with("c", 1), {"Add c", {}, StepKind::edit});
  const auto past = history();
  EXPECT_EQ(past.steps().size(), 2U);
  EXPECT_EQ(past.undo_label(), "Add c");
  EXPECT_FALSE(past.can_redo());
}
TEST_F(PastTest, MergedStepsAreOne) {
  for (const double x : {1.0, 2.0, 3.0}) {
    save(with("a", x), {"Move a", "drag a", StepKind::edit});
  }
  const auto past = history();
  EXPECT_EQ(past.steps().size(), 2U);
  EXPECT_TRUE(past.steps()[0].document == documents[0]);
}
TEST_F(PastTest, OnlySoManyStepsAreLookedAt) {
  for (const char* id : {"a", "b", "c"}) save(with(id, 1), {std::string("Add ") + id, {}, StepKind::edit});
  const auto past = history(1);
  EXPECT_EQ(past.steps().size(), 2U);
  EXPECT_TRUE(past.steps()[0].document == documents[2]);
}
TEST_F(PastTest, ADocumentThatTheStepsDidNotMakeHasNoPast) {
  save(with("a", 1), {"Add a", {}, StepKind::edit});
  ASSERT_TRUE(file->flush());
  const auto past = read_history(path(), document::Document{}).value();  // as if somebody had deleted the row by SQL
  EXPECT_EQ(past.steps().size(), 1U);
}

}  // namespace
}  // namespace xylem::store
