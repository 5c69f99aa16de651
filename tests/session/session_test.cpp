// session/session.h: what each command does, seen from outside. Work runs on the caller's stack: nothing waits.
#include "xylem/session/session.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "support/folder.h"
#include "xylem/base/file_bytes.h"
#include "xylem/session/answers.h"

namespace xylem::session {
namespace {

using ecosystem::Organization;
using ecosystem::OrganizationId;
using ecosystem::Partnership;

class SessionTest : public support::FolderTest {
 protected:
  CommandQueue commands;
  std::unique_ptr<Session> session;

  Options options() const {
    Options options;
    options.threads = false;
    options.today = ecosystem::date_from("2026-06-30")->last_day();
    return options;
  }
  void SetUp() override { session = std::make_unique<Session>(options()); }

  void doing(Command command) {
    commands.push(std::move(command));
    session->settle(commands);
  }
  std::size_t organizations() const { return session->ecosystem().all<Organization>().size(); }
  std::size_t partnerships() const { return session->ecosystem().all<Partnership>().size(); }
  void select(std::initializer_list<const char*> ids) {
    std::vector<scene::Subject> subjects;
    for (const char* id : ids) subjects.push_back({scene::Subject::Kind::organization, id});
    doing(Select{subjects});
  }
  std::filesystem::path real_file(const char* name) const {
    return std::filesystem::path(XYLEM_SOURCE_DIR) / ".." / "shared" / "data" / "formats" / name;
  }
};

TEST_F(SessionTest, ANewSessionIsEmptyAndKnowsTheDefaultTerms) {
  EXPECT_TRUE(session->empty());
  EXPECT_EQ(session->title(), "Untitled");
  EXPECT_GT(session->ecosystem().all<ecosystem::Term>().size(), 100U);
  EXPECT_FALSE(session->history().can_undo());
  EXPECT_TRUE(session->notices().empty());
}

TEST_F(SessionTest, TypingTwoNamesAddsBothAndTheirTieInOneStep) {
  doing(QuickAdd{"Harbor High School \u2013 City Library"});
  EXPECT_EQ(organizations(), 2U);
  EXPECT_EQ(partnerships(), 1U);
  EXPECT_EQ(session->view().selected.size(), 2U);
  EXPECT_EQ(session->document().places->size(), 2U);
  doing(Undo{});
  EXPECT_TRUE(session->empty());
  doing(Redo{});
  EXPECT_EQ(partnerships(), 1U);
}
TEST_F(SessionTest, TypingAKnownNameTakesTheOneThatIsThere) {
  doing(QuickAdd{"Zürich Museum"});
  doing(QuickAdd{"zurich museum - City Library"});
  EXPECT_EQ(organizations(), 2U);
  doing(QuickAdd{"City Library \u2013 Zürich Museum"});
  EXPECT_EQ(partnerships(), 1U);
  EXPECT_EQ(session->notices().back().text, "Already on the map");
}
TEST_F(SessionTest, ADashWithinANamePartsNothing) {
  doing(QuickAdd{"Wilson-Smith Academy"});
  EXPECT_EQ(organizations(), 1U);
}
TEST_F(SessionTest, SeveralLinesAreOneStep) {
  doing(QuickAdd{"A \u2013 B\nB \u2013 C\n\nD"});
  EXPECT_EQ(organizations(), 4U);
  EXPECT_EQ(partnerships(), 2U);
  doing(Undo{});
  EXPECT_TRUE(session->empty());
}
TEST_F(SessionTest, WhatIsAddedWhileThePastIsShownIsDatedThere) {
  doing(SetAsOf{ecosystem::date_from("2024-05-01")});
  doing(QuickAdd{"Old Mill Makerspace"});
  EXPECT_EQ(session->ecosystem().all<Organization>().begin()->joined, ecosystem::date_from("2024-05-01"));
  EXPECT_EQ(session->notices().back().text, "Added as of 1 May 2024");
}

TEST_F(SessionTest, DeletingAnOrganizationTakesItsTiesAndUndoBringsThemBack) {
  doing(QuickAdd{"A \u2013 B \u2013 C"});
  select({"b"});
  doing(DeleteSelected{});
  EXPECT_EQ(organizations(), 2U);
  EXPECT_EQ(partnerships(), 0U);
  EXPECT_TRUE(session->view().selected.empty());
  EXPECT_EQ(session->history().undo_label(), "Delete organization B");
  doing(Undo{});
  EXPECT_EQ(partnerships(), 2U);
}
TEST_F(SessionTest, ConnectingThreeMakesThreePartnerships) {
  doing(QuickAdd{"A\nB\nC"});
  select({"a", "b", "c"});
  doing(ConnectSelected{});
  EXPECT_EQ(partnerships(), 3U);
}
TEST_F(SessionTest, ARefusedChangeIsToldAndChangesNothing) {
  Organization nameless;
  nameless.id = OrganizationId("x");
  doing(Change{document::Put<Organization>{nameless}, ""});
  EXPECT_TRUE(session->empty());
  EXPECT_FALSE(session->history().can_undo());
  ASSERT_EQ(session->notices().size(), 1U);
  EXPECT_EQ(session->notices()[0].text, "An organization needs: name");
}

TEST_F(SessionTest, DraggingIsOneStepHoweverOftenTheMouseMoves) {
  doing(QuickAdd{"A \u2013 B"});
  const auto before = session->document().places->find(OrganizationId("a"))->point();
  for (int i = 1; i <= 5; ++i) {
    commands.push(Drag{OrganizationId("a"), before + geometry::Point{10.0F * static_cast<float>(i), 0.0F}});
    session->tick(commands);
  }
  doing(Drop{});
  EXPECT_EQ(session->history().undo_label(), "Move A");
  EXPECT_FLOAT_EQ(session->document().places->find(OrganizationId("a"))->point().x, before.x + 50.0F);
  doing(Undo{});
  EXPECT_EQ(session->document().places->find(OrganizationId("a"))->point(), before);
}
TEST_F(SessionTest, APinnedPartnerDoesNotFollow) {
  doing(QuickAdd{"A \u2013 B"});
  select({"b"});
  doing(PinSelected{true});
  const auto pinned = session->document().places->find(OrganizationId("b"))->point();
  doing(Drag{OrganizationId("a"), {500.0F, 500.0F}});
  doing(Drop{});
  doing(Arrange{});
  EXPECT_EQ(session->document().places->find(OrganizationId("b"))->point(), pinned);
}
TEST_F(SessionTest, ArrangingIsOneUndoableStep) {
  doing(QuickAdd{"A \u2013 B\nB \u2013 C\nC \u2013 D"});
  const auto before = session->document();
  doing(Arrange{});
  EXPECT_FALSE(session->document() == before);
  doing(Undo{});
  EXPECT_TRUE(session->document() == before);
}
TEST_F(SessionTest, MovingANodeKeepsTheSnapshotAndItsAnswers) {
  doing(QuickAdd{"A \u2013 B\nB \u2013 C\nC \u2013 D\nD \u2013 E"});
  doing(SetLens{scene::Lens::influence});
  const auto* snapshot = &session->snapshot();
  const auto measures = session->answers().measures;
  ASSERT_NE(measures, nullptr);
  doing(Arrange{});
  EXPECT_EQ(&session->snapshot(), snapshot);
  EXPECT_EQ(session->answers().measures, measures);
}
TEST_F(SessionTest, UndoBringsBackTheAnswerWithoutComputingAgain) {
  doing(QuickAdd{"A \u2013 B\nB \u2013 C\nC \u2013 D\nD \u2013 E"});
  doing(SetLens{scene::Lens::influence});
  const auto first = session->answers().measures;
  doing(QuickAdd{"E \u2013 A"});
  EXPECT_NE(session->answers().measures, first);
  doing(Undo{});
  EXPECT_EQ(session->answers().measures, first);
}

TEST_F(SessionTest, ASampleIsLaidOutWhenItOpensAndEveryLensAnswers) {
  doing(OpenSample{"river-region"});
  ASSERT_FALSE(session->empty());
  EXPECT_EQ(session->document().places->size(), organizations());
  EXPECT_FALSE(session->history().can_undo());  // the first layout is no step
  EXPECT_TRUE(session->path().empty());         // a sample is never written to
  for (const scene::LensRow& lens : scene::lenses()) {
    doing(SetLens{lens.lens});
    EXPECT_FALSE(session->answers().sentence.empty()) << lens.title;
    EXPECT_EQ(session->scene()->sentence, session->answers().sentence);
    EXPECT_FALSE(session->scene()->discs.empty());
  }
}
TEST_F(SessionTest, ForAPictureOnlyWhatItsLensShowsIsAsked) {
  doing(OpenSample{"river-region"});
  const document::Document region = session->document();
  const auto asked = [&](scene::Lens lens, bool picture_only, bool tints = false) {
    Options wanted = options();
    wanted.picture_only = picture_only;
    session = std::make_unique<Session>(wanted);
    const std::size_t before = session->questions_asked();  // of the empty map
    commands.push(Adopt{region});
    commands.push(SetLens{lens});
    if (tints) commands.push(ShowLayer{Layer::tints, true});
    session->settle(commands);
    EXPECT_NE(session->answers().sentence, "");
    EXPECT_EQ(session->answers().network == nullptr, picture_only);
    return session->questions_asked() - before;
  };
  EXPECT_EQ(asked(scene::Lens::sectors, true), 1U);
  EXPECT_EQ(asked(scene::Lens::sectors, true, true), 2U);  // the communities
  EXPECT_EQ(asked(scene::Lens::influence, true), 2U);      // the measures, and the fragile points of its sentence
  EXPECT_EQ(asked(scene::Lens::gaps, true), 1U);
  EXPECT_EQ(asked(scene::Lens::flows, true), 1U);
  EXPECT_EQ(asked(scene::Lens::sectors, false), 4U);  // in the window also network, fragile points and communities
}
TEST_F(SessionTest, AMissingSampleIsToldAndTheDocumentStays) {
  doing(QuickAdd{"A"});
  doing(OpenSample{"nowhere"});
  EXPECT_EQ(organizations(), 1U);
  EXPECT_EQ(session->notices().back().severity, base::Severity::error);
}
TEST_F(SessionTest, HidingASectorHidesItsDiscs) {
  doing(OpenSample{"first-workshop"});
  const std::size_t all = session->scene()->discs.size();
  doing(ToggleSector{"k12", false});
  const std::size_t without = session->scene()->discs.size();
  EXPECT_LT(without, all);
  doing(ToggleSector{"k12", true});
  EXPECT_EQ(session->scene()->discs.size(), all - without);
  doing(ToggleSector{"k12", true});
  EXPECT_EQ(session->scene()->discs.size(), all);
}
TEST_F(SessionTest, FocusShowsTheNeighborhoodOnly) {
  doing(QuickAdd{"A \u2013 B \u2013 C \u2013 D"});
  doing(SetFocus{Focus{OrganizationId("a"), 1}});
  EXPECT_EQ(session->scene()->discs.size(), 2U);
  doing(SetFocus{Focus{OrganizationId("a"), 2}});
  EXPECT_EQ(session->scene()->discs.size(), 3U);
  doing(SetFocus{});
  EXPECT_EQ(session->scene()->discs.size(), 4U);
}
TEST_F(SessionTest, TheDateChangesWhoIsThere) {
  doing(OpenSample{"river-region"});
  const auto now = session->snapshot().partnerships.edge_count();
  doing(SetAsOf{ecosystem::date_from("2021-12")});
  EXPECT_LT(session->snapshot().partnerships.edge_count(), now);
  doing(Undo{});
  EXPECT_EQ(session->snapshot().partnerships.edge_count(), now);
}

TEST_F(SessionTest, AForeignFileWaitsForAPersonToSayWhatItMeans) {
  if (!std::filesystem::exists(real_file("WebAtlas_EuroSiS.gexf"))) GTEST_SKIP() << "the real files are not here";
  doing(Open{real_file("WebAtlas_EuroSiS.gexf")});
  ASSERT_TRUE(session->pending_import());
  EXPECT_EQ(session->pending_import()->nodes, 1285U);
  EXPECT_EQ(session->pending_import()->edges, 7524U);
  EXPECT_TRUE(session->empty());
  Import import;
  import.sector_from = "actor_type";
  doing(import);
  EXPECT_FALSE(session->pending_import());
  EXPECT_EQ(organizations(), 1285U);
  EXPECT_EQ(partnerships(), 6462U);
  EXPECT_EQ(session->document().places->size(), 1285U);
}
TEST_F(SessionTest, ABrokenFileIsToldAndTheDocumentStays) {
  doing(QuickAdd{"A"});
  ASSERT_TRUE(base::write_file(folder / "broken.gexf", "<gexf><graph><nodes><node id='1'"));
  doing(Open{folder / "broken.gexf"});
  EXPECT_EQ(organizations(), 1U);
  EXPECT_FALSE(session->pending_import());
  EXPECT_EQ(session->notices().back().severity, base::Severity::error);
}

TEST_F(SessionTest, AnUntitledDocumentIsOnDiskFromItsFirstChangeOn) {
  Options kept = options();
  kept.state_folder = folder;
  session = std::make_unique<Session>(kept);
  EXPECT_EQ(session->save_state(), SaveState::nothing_to_save);
  doing(QuickAdd{"A \u2013 B"});
  doing(QuickAdd{"C"});
  session.reset();
  session = std::make_unique<Session>(kept);
  doing(Open{folder / "untitled-1.xylem"});
  EXPECT_EQ(organizations(), 3U);
}
TEST_F(SessionTest, SavingUnderANameMovesTheDocumentThere) {
  Options kept = options();
  kept.state_folder = folder / "state";
  session = std::make_unique<Session>(kept);
  doing(QuickAdd{"A \u2013 B"});
  doing(SaveAs{folder / "map.xylem"});
  EXPECT_EQ(session->path(), folder / "map.xylem");
  EXPECT_TRUE(std::filesystem::is_empty(folder / "state"));
  doing(QuickAdd{"C"});
  const auto before = session->document();
  session.reset();
  session = std::make_unique<Session>(kept);
  doing(Open{folder / "map.xylem"});
  EXPECT_TRUE(session->document() == before);
}
TEST_F(SessionTest, ExportingWritesAPictureAndAGraphFile) {
  doing(QuickAdd{"A \u2013 B"});
  doing(ExportPicture{folder / "map.png", 400, 300, 1.0F});
  doing(ExportGraph{folder / "map.gexf"});
  EXPECT_TRUE(base::read_file(folder / "map.png").value().starts_with("\x89PNG"));
  EXPECT_NE(base::read_file(folder / "map.gexf").value().find("<gexf"), std::string::npos);
}
TEST_F(SessionTest, ExportingIntoAMissingFolderIsTold) {
  doing(QuickAdd{"A"});
  doing(ExportGraph{folder / "no" / "map.gexf"});
  EXPECT_EQ(session->notices().back().severity, base::Severity::error);
}

TEST_F(SessionTest, WithThreadsTheSameWorkIsDone) {
  Options threaded = options();
  threaded.threads = true;
  session = std::make_unique<Session>(threaded);
  doing(OpenSample{"first-workshop"});
  doing(SetLens{scene::Lens::influence});
  EXPECT_NE(session->answers().measures, nullptr);
  doing(Arrange{});
  EXPECT_TRUE(session->history().can_undo());
}

TEST_F(SessionTest, WhatWasCancelledSaysSoAndIsMeasuredAgainWhenAsked) {
  Options threaded = options();
  threaded.threads = true;
  session = std::make_unique<Session>(threaded);
  doing(OpenSample{"national-network"});
  commands.push(SetLens{scene::Lens::influence});
  session->tick(commands);
  ASSERT_FALSE(session->activities().empty());
  for (const ActivityLine& activity : session->activities()) commands.push(Cancel{activity.number});
  session->settle(commands);
  EXPECT_TRUE(session->answers().stopped);
  EXPECT_EQ(session->answers().measures, nullptr);
  doing(MeasureAgain{});
  EXPECT_FALSE(session->answers().stopped);
  EXPECT_NE(session->answers().measures, nullptr);
}

TEST_F(SessionTest, WhatIsOpenedFillsTheShapeOfTheMap) {
  const auto ratio_when_opened = [&](float aspect) {
    commands.push(SetMapShape{aspect});
    commands.push(OpenSample{"river-region"});
    session->settle(commands);
    return session->scene()->bounds.width() / session->scene()->bounds.height();
  };
  EXPECT_GT(ratio_when_opened(1.8F), 1.3F);
  EXPECT_LT(ratio_when_opened(0.6F), 0.85F);
}

}  // namespace
}  // namespace xylem::session
