// Scenarios: what is tried lies beside the document until it is kept, and leaves nothing when it is discarded.
#include <gtest/gtest.h>

#include "support/folder.h"
#include "xylem/base/file_bytes.h"
#include "xylem/session/answers.h"
#include "xylem/session/session.h"
#include "xylem/store/text_twin.h"

namespace xylem::session {
namespace {

using ecosystem::Organization;
using ecosystem::OrganizationId;
using ecosystem::Scenario;

class ScenariosTest : public support::FolderTest {
 protected:
  CommandQueue commands;
  std::unique_ptr<Session> session;

  void SetUp() override {
    Options options;
    options.threads = false;
    options.today = ecosystem::date_from("2026-06-30")->last_day();
    session = std::make_unique<Session>(options);
    doing(QuickAdd{"Harbor High \u2013 City Library\nCity Library \u2013 Science Center"});
  }
  void doing(Command command) {
    commands.push(std::move(command));
    session->settle(commands);
  }
  std::size_t shown() const { return session->ecosystem().all<Organization>().size(); }
  std::size_t kept() const { return session->document().ecosystem->all<Organization>().size(); }
  std::string saved() const { return store::text_twin(session->document()); }
};

TEST_F(ScenariosTest, WhatIsAddedWhileAScenarioIsShownStaysInIt) {
  doing(StartScenario{"A college joins"});
  doing(QuickAdd{"College \u2013 Science Center"});
  EXPECT_EQ(shown(), 4U);
  EXPECT_EQ(kept(), 3U);
  EXPECT_EQ(session->snapshot().size(), 4U);
  doing(ShowScenario{});
  EXPECT_EQ(shown(), 3U);
  EXPECT_EQ(session->snapshot().size(), 3U);
}

TEST_F(ScenariosTest, AfterADiscardTheSavedTextIsTheSameByteForByte) {
  const std::string before = saved();
  doing(StartScenario{"Many things"});
  doing(QuickAdd{"College \u2013 Science Center"});
  doing(TryWithout{OrganizationId("city-library")});
  EXPECT_TRUE(saved() != before);
  while (!session->document().ecosystem->all<Scenario>().empty()) {
    doing(DiscardScenario{session->document().ecosystem->all<Scenario>().begin()->id});
  }
  EXPECT_TRUE(saved() == before);
}

TEST_F(ScenariosTest, ADiscardLeavesNothingWhileAnotherScenarioIsThere) {
  doing(StartScenario{"The other one"});
  doing(QuickAdd{"College"});
  doing(ShowScenario{});
  const std::string before = saved();
  doing(StartScenario{"This one"});
  doing(QuickAdd{"Boatyard"});
  doing(DiscardScenario{session->view().scenario});
  EXPECT_TRUE(saved() == before);
}

TEST_F(ScenariosTest, AnExportHoldsWhatIsShown) {
  doing(StartScenario{"A college joins"});
  doing(QuickAdd{"College"});
  doing(ExportGraph{folder / "shown.graphml"});
  EXPECT_NE(base::read_file(folder / "shown.graphml")->find("College"), std::string::npos);
}

TEST_F(ScenariosTest, KeepingIsOneStepThatUndoTakesBack) {
  doing(StartScenario{"A college joins"});
  doing(QuickAdd{"College \u2013 Science Center"});
  doing(KeepScenario{session->view().scenario});
  EXPECT_EQ(kept(), 4U);
  EXPECT_TRUE(session->view().scenario.empty());
  EXPECT_TRUE(session->document().ecosystem->all<Scenario>().empty());
  doing(Undo{});
  EXPECT_EQ(kept(), 3U);
  EXPECT_EQ(session->document().ecosystem->all<Scenario>().size(), 1U);
}

TEST_F(ScenariosTest, LinesCompareTheScenarioWithTheDocument) {
  doing(StartScenario{"A second way"});
  EXPECT_EQ(session->answers().what_if->line("bridges")->change(), 0.0);
  doing(QuickAdd{"Harbor High \u2013 Science Center"});
  const auto& lines = *session->answers().what_if;
  EXPECT_EQ(lines.line("bridges")->before, 2.0);
  EXPECT_EQ(lines.line("bridges")->after, 0.0);
}

TEST_F(ScenariosTest, ALossIsPreviewedWithoutChangingAnything) {
  const std::string before = saved();
  doing(PreviewLoss{OrganizationId("city-library")});
  ASSERT_TRUE(session->answers().loss);
  EXPECT_EQ(session->answers().loss->cut_off.size(), 1U);
  EXPECT_TRUE(saved() == before);
}

TEST_F(ScenariosTest, TryingALossShowsTheMapWithoutTheOrganizationAndKeepsItsPlace) {
  const document::Place place = *session->document().places->find(OrganizationId("city-library"));
  doing(TryWithout{OrganizationId("city-library")});
  EXPECT_EQ(shown(), 2U);
  doing(QuickAdd{"Another \u2013 Harbor High"});
  doing(ShowScenario{});
  EXPECT_EQ(shown(), 3U);
  EXPECT_EQ(*session->document().places->find(OrganizationId("city-library")), place);
}

TEST_F(ScenariosTest, UndoInAScenarioTakesBackWhatWasTried) {
  doing(StartScenario{"Try"});
  doing(QuickAdd{"College"});
  doing(Undo{});
  EXPECT_EQ(shown(), 3U);
  EXPECT_FALSE(session->view().scenario.empty());
  doing(Undo{});
  EXPECT_TRUE(session->view().scenario.empty()) << "the scenario itself was undone";
}

TEST_F(ScenariosTest, AGhostIsTriedWithOneCommandAndKeptWithAnother) {
  doing(OpenSample{"river-region"});
  doing(SetLens{scene::Lens::gaps});
  ASSERT_TRUE(session->answers().gaps);
  ASSERT_FALSE(session->answers().gaps->ghosts.empty());
  const std::string label = session->answers().gaps->ghosts.front().label;
  doing(TryGhost{label});
  EXPECT_EQ(shown(), 121U);
  EXPECT_EQ(kept(), 120U);
  EXPECT_GT(*session->answers().what_if->line("coverage_index")->change(), 0.0);
  doing(KeepScenario{session->view().scenario});
  EXPECT_EQ(kept(), 121U);
}

}  // namespace
}  // namespace xylem::session
