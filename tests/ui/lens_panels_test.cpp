// Tests of the lens panels: what they show of answers worked out here, and what they ask for when pressed.
#include "xylem/ui/lens_panels.h"

#include <gtest/gtest.h>

#include <stop_token>

#include "analysis/ecosystems.h"
#include "ui/harness.h"
#include "ui/panels/gaps_shown.h"
#include "xylem/analysis/influence.h"
#include "xylem/analysis/sentences.h"

namespace xylem::ui {
namespace {

using support::UiHarness;

/// One panel over an ecosystem whose answers are worked out at once.
template <class Panel>
struct OnScreen {
  explicit OnScreen(const analysis::test::Sketch& sketch) : snapshot(sketch.snapshot()) {}
  void show() { ui.settle(); }
  template <class Command>
  const Command* asked() {
    taken = commands.take();
    for (const session::Command& command : taken) {
      if (const auto* found = std::get_if<Command>(&command)) return found;
    }
    return nullptr;
  }

  std::shared_ptr<const graph::Snapshot> snapshot;
  session::Answers answers;
  session::ViewState view;
  session::CommandQueue commands;
  std::vector<session::Command> taken;
  Wishes wishes;
  Panel panel;
  UiHarness ui{[this](Widgets& widgets) {
    widgets.panel(
        "Right", {1200.0F, 0.0F, 392.0F, 1000.0F}, widgets.theme().panel,
        [&] { draw(panel, *snapshot, answers, view, widgets, commands, wishes); }, true);
  }};
};

/// A star of six and one who is tied to a ray only: "hub" holds all, "ray1" alone leads to "far".
analysis::test::Sketch star() {
  analysis::test::Sketch sketch;
  for (const char* id : {"hub", "ray1", "ray2", "ray3", "ray4", "far"}) sketch.organization(id, "k12");
  for (const char* id : {"ray1", "ray2", "ray3", "ray4"}) sketch.partners("hub", id);
  sketch.partners("ray1", "far");
  return sketch;
}

struct InfluenceOnScreen : OnScreen<InfluencePanel> {
  explicit InfluenceOnScreen(const analysis::test::Sketch& sketch) : OnScreen(sketch) {
    view.lens = scene::Lens::influence;
    view.measure = "betweenness_normalized";
  }
  void answer() {
    jobs::Progress progress;
    const auto found = analysis::influence_of(snapshot->partnerships, {}, std::stop_token(), progress);
    ASSERT_TRUE(found.ok());
    answers.measures = std::make_shared<const analysis::AllMeasures>(found->measures);
    answers.network = std::make_shared<const analysis::NetworkFigures>(found->figures);
    answers.fragility = std::make_shared<const analysis::Fragility>(found->fragility);
    answers.sentence = analysis::influence_sentence(snapshot->partnerships, found->measures, found->fragility);
  }
};

TEST(InfluencePanelTest, SaysWhenItWasStoppedAndMeasuresAgainWhenPressed) {
  InfluenceOnScreen it(star());
  it.answers.stopped = true;
  it.show();
  EXPECT_EQ(it.ui.text("Right/Influence/Measuring"), "Stopped.");
  it.ui.click("Right/Influence/Measure again");
  EXPECT_NE(it.asked<session::MeasureAgain>(), nullptr);
}
TEST(InfluencePanelTest, SaysThatItMeasuresUntilTheAnswerIsThere) {
  InfluenceOnScreen it(star());
  it.show();
  EXPECT_TRUE(it.ui.shows("Right/Influence/Measuring"));
  it.answer();
  it.show();
  EXPECT_FALSE(it.ui.shows("Right/Influence/Measuring"));
  EXPECT_EQ(it.ui.text("Right/Influence/Sentence"),
            "One organization carries 90% of all shortest routes. Without it, 3 others are cut off.");
}

TEST(InfluencePanelTest, GoesOnShowingTheLastAnswerForAMoment) {
  InfluenceOnScreen it(star());
  it.answer();
  it.show();
  it.answers = {};
  it.ui.frame();
  EXPECT_TRUE(it.ui.shows("Right/Influence/hub"));
  for (int i = 0; i < 30; ++i) it.ui.frame();
  EXPECT_TRUE(it.ui.shows("Right/Influence/Measuring"));
}

TEST(InfluencePanelTest, ARowSelectsItsOrganizationAndKeepsTheLensInSight) {
  InfluenceOnScreen it(star());
  it.answer();
  it.show();
  EXPECT_EQ(it.ui.text("Right/Influence/hub"), "hub 90%");
  it.ui.click("Right/Influence/hub");
  const auto* select = it.asked<session::Select>();
  ASSERT_NE(select, nullptr);
  ASSERT_EQ(select->subjects.size(), 1U);
  EXPECT_EQ(select->subjects[0], (scene::Subject{scene::Subject::Kind::organization, "hub"}));
  EXPECT_EQ(it.wishes, (Wishes{Wish::show_lens, Wish::reveal}));
}

TEST(InfluencePanelTest, AnyMeasureCanBeChosen) {
  InfluenceOnScreen it(star());
  it.answer();
  it.show();
  it.ui.click("Right/Influence/Measure");
  it.ui.click("Right/Influence/Measure/List/Rows/constraint");
  const auto* set = it.asked<session::SetMeasure>();
  ASSERT_NE(set, nullptr);
  EXPECT_EQ(set->id, "constraint");
  for (const analysis::MeasureRow& row : analysis::catalog()) {
    it.view.measure = row.id;
    it.show();
    EXPECT_TRUE(it.ui.text("Right/Influence/Meaning").starts_with(row.title)) << row.id;
  }
}

TEST(InfluencePanelTest, TheHeadSortsTheRows) {
  InfluenceOnScreen it(star());
  it.answer();
  it.show();
  const auto height = [&](const char* id) {
    return it.ui.widgets.registry().find(std::string("Right/Influence/") + id)->rect.y;
  };
  EXPECT_LT(height("hub"), height("far"));
  it.ui.click("Right/Influence/Order/Organization");
  EXPECT_LT(height("far"), height("hub"));
}

TEST(InfluencePanelTest, NamesWhoseLossCutsOthersOff) {
  InfluenceOnScreen it(star());
  it.answer();
  it.show();
  EXPECT_EQ(it.ui.text("Right/Influence/Losses/hub"), "hub: 4 parts, 3 others cut off");
  EXPECT_EQ(it.ui.text("Right/Influence/Losses/ray1"), "ray1: far cut off");
}

TEST(InfluencePanelTest, WithFourOrganizationsOnlyCountsAreShown) {
  analysis::test::Sketch sketch;
  for (const char* id : {"a", "b", "c"}) sketch.organization(id, "k12");
  InfluenceOnScreen it(sketch.partners("a", "b"));
  it.answer();
  it.show();
  EXPECT_FALSE(it.ui.shows("Right/Influence/Measure"));
  EXPECT_EQ(it.ui.text("Right/Influence/a"), "a 1");
}

TEST(InfluencePanelTest, WithoutPartnershipsItSaysWhatWouldFillIt) {
  analysis::test::Sketch sketch;
  sketch.organization("a", "k12");
  InfluenceOnScreen it(sketch);
  it.answer();
  it.show();
  EXPECT_EQ(it.ui.text("Right/Influence/Empty"),
            "No partnerships yet. Add who works with whom to see who connects whom.");
}

struct SectorsOnScreen : OnScreen<SectorsPanel> {
  explicit SectorsOnScreen(const analysis::test::Sketch& sketch) : OnScreen(sketch) {
    auto answer = std::make_shared<session::SectorsAnswer>();
    answer->sectors = analysis::sectors_of(*snapshot, analysis::SectorLevel::sectors);
    answer->mixing = analysis::mixing(snapshot->partnerships, answer->sectors, std::stop_token()).value();
    answer->roles = analysis::roles_by_class(*snapshot);
    answers.sentence = analysis::sectors_sentence(answer->sectors, answer->mixing);
    answers.sectors = answer;
    show();
  }
};

/// Three schools who all know each other, three companies likewise, one tie between them.
analysis::test::Sketch two_camps() {
  analysis::test::Sketch sketch;
  for (const char* id : {"s1", "s2", "s3"}) sketch.organization(id, "k12");
  for (const char* id : {"c1", "c2", "c3"}) sketch.organization(id, "industry");
  for (const char* camp : {"s", "c"}) {
    const std::string name(camp);
    sketch.partners(name + "1", name + "2").partners(name + "2", name + "3").partners(name + "1", name + "3");
  }
  sketch.partners("s1", "c1");
  return sketch;
}

TEST(SectorsPanelTest, CountsEachGroupAndSelectsItOnTheMap) {
  SectorsOnScreen it(two_camps());
  EXPECT_EQ(it.ui.text("Right/Sectors/Groups/industry"), "3");
  it.ui.click("Right/Sectors/Groups/industry");
  const auto* select = it.asked<session::Select>();
  ASSERT_NE(select, nullptr);
  EXPECT_EQ(select->subjects.size(), 3U);
}

TEST(SectorsPanelTest, TheMatrixHoldsTheTiesOfEachPairAndMarksHoles) {
  SectorsOnScreen it(two_camps());
  EXPECT_EQ(it.ui.text("Right/Sectors/Mixing/k12 × k12"), "3");
  EXPECT_EQ(it.ui.text("Right/Sectors/Mixing/k12 × industry"), "1 hole");
  EXPECT_EQ(it.ui.text("Right/Sectors/Holes/k12 with industry"), "1 of 9 possible pairs");
}

TEST(SectorsPanelTest, SaysInWordsHowManyTiesCrossSectors) {
  SectorsOnScreen it(two_camps());  // 1 of 7; by chance 9 of the 15 pairs
  EXPECT_TRUE(it.ui.text("Right/Sectors/Crossing")
                  .starts_with("**14%** of partnerships cross sectors; by chance it would be **60%**."))
      << it.ui.text("Right/Sectors/Crossing");
}

TEST(SectorsPanelTest, WithoutRolesItSaysWhatWouldFillThatPart) {
  SectorsOnScreen it(two_camps());
  EXPECT_TRUE(it.ui.text("Right/Sectors/No roles").starts_with("No roles recorded yet."));
}

struct FlowsOnScreen : OnScreen<FlowsPanel> {
  explicit FlowsOnScreen(const analysis::test::Sketch& sketch) : OnScreen(sketch) {
    auto answer = std::make_shared<session::FlowsAnswer>();
    answer->scopes = analysis::flow_scopes(*snapshot);
    if (!answer->scopes.empty()) answer->balance = analysis::balance_of(*snapshot, answer->scopes.front().scope);
    answers.sentence = analysis::flows_sentence(answer->scopes.empty() ? nullptr : &answer->balance);
    answers.flows = answer;
    show();
  }
};

TEST(FlowsPanelTest, ShowsTheWorkedExample) {
  FlowsOnScreen it(analysis::test::flows_of_five());
  EXPECT_EQ(it.ui.text("Right/Flows/Organizations/s1"), "gets 56 more");
  EXPECT_EQ(it.ui.text("Right/Flows/Organizations/t"), "gives 50");
  EXPECT_EQ(it.ui.text("Right/Flows/Two-way amount"), "27%");
  EXPECT_EQ(it.ui.text("Right/Flows/Equal givers"), "3.6");
  EXPECT_EQ(it.ui.text("Right/Flows/Two-way pairs"), "3 of 6");
  EXPECT_EQ(it.ui.text("Right/Flows/Between sectors/Sector higher_ed"), "gives 25 more");
}

TEST(FlowsPanelTest, OffersTheOtherThingsThatFlow) {
  analysis::test::Sketch sketch = analysis::test::flows_of_five();
  sketch.flow("u", "m", 500, "grant");
  FlowsOnScreen it(sketch);
  it.ui.click("Right/Flows/What");
  it.ui.click("Right/Flows/What/List/Rows/grant");
  const auto* set = it.asked<session::SetResource>();
  ASSERT_NE(set, nullptr);
  EXPECT_EQ(set->resource.text(), "grant");
}

TEST(FlowsPanelTest, SaysHowManyAmountsNobodyKnows) {
  analysis::test::Sketch sketch = analysis::test::flows_of_five();
  sketch.flow("t", "s2", std::nullopt);
  FlowsOnScreen it(sketch);
  EXPECT_EQ(it.ui.text("Right/Flows/Note 1"), "1 of 10 flows has no amount: it counts in no sum.");
}

TEST(FlowsPanelTest, WithoutFlowsItSaysWhatWouldFillIt) {
  FlowsOnScreen it(two_camps());
  EXPECT_EQ(it.ui.text("Right/Flows/Empty"),
            "No flows recorded yet. Add who gives what to whom, or import directed ties.");
}

/// Offers for elementary and middle, two schools, and a profile that wants more of both.
analysis::test::Sketch wanting() {
  analysis::test::Sketch sketch;
  sketch.organization("m", "informal", {"elementary"}).organization("t", "industry", {"middle"});
  sketch.organization("s", "k12", {"elementary", "middle"});
  sketch.offer("m", "mentoring", 60, {"elementary"});
  ecosystem::TargetProfile profile;
  profile.id = ecosystem::TargetProfileId("p");
  profile.name = "Two stages";
  profile.rows = {analysis::test::wanted_amount("elementary", "didactic", 100, "hours"),
                  analysis::test::wanted_organizations("elementary", "k12", 1),
                  analysis::test::wanted_organizations("high", "industry", 2, "company")};
  sketch.records().put(profile);
  return sketch;
}

struct GapsOnScreen : OnScreen<GapsPanel> {
  explicit GapsOnScreen(const analysis::test::Sketch& sketch) : OnScreen(sketch) {
    auto answer = std::make_shared<session::GapsAnswer>();
    const auto* profile = analysis::profile_in_use(*snapshot->ecosystem);
    if (profile != nullptr) {
      answer->coverage = analysis::coverage_of(*snapshot, *profile);
      answer->ghosts = analysis::ghosts_of(*snapshot, *profile, answer->coverage);
      answer->by_sector = analysis::coverage_matrix(*snapshot, answer->coverage, analysis::MatrixRows::sectors);
      answer->by_capital = analysis::coverage_matrix(*snapshot, answer->coverage, analysis::MatrixRows::capitals);
    }
    answers.sentence = analysis::gaps_sentence(*snapshot, profile == nullptr ? nullptr : &answer->coverage);
    answers.gaps = answer;
    show();
  }
};

TEST(GapsPanelTest, TheMatrixShowsWhatIsThereOfWhatIsWanted) {
  GapsOnScreen it(wanting());
  EXPECT_EQ(it.ui.text("Right/Gaps/Target"), "Target: Two stages");
  EXPECT_EQ(it.ui.text("Right/Gaps/Matrix/industry × High"), "0/2");
  EXPECT_EQ(it.ui.text("Right/Gaps/Matrix/k12 × Elem."), "1");
  EXPECT_EQ(it.ui.text("Right/Gaps/Matrix/k12 × High"), "·");
  it.ui.click("Right/Gaps/Rows/By kind of resource");
  EXPECT_EQ(it.ui.text("Right/Gaps/Matrix/didactic × Elem."), "60%");
}

TEST(GapsPanelTest, AMissingPartnerIsSelectedOnTheMap) {
  GapsOnScreen it(wanting());
  EXPECT_EQ(it.ui.text("Right/Gaps/Missing/company"), "high: none of the 2 wanted organizations");
  it.ui.click("Right/Gaps/Missing/company");
  const auto* select = it.asked<session::Select>();
  ASSERT_NE(select, nullptr);
  ASSERT_EQ(select->subjects.size(), 1U);
  EXPECT_EQ(select->subjects[0], (scene::Subject{scene::Subject::Kind::ghost, "company"}));
}

TEST(GapsPanelTest, AnotherProfileIsAnEditOfTheDocument) {
  analysis::test::Sketch sketch = wanting();
  ecosystem::TargetProfile other;
  other.id = ecosystem::TargetProfileId("q");
  other.name = "Another";
  sketch.records().put(other);
  GapsOnScreen it(sketch);
  it.ui.click("Right/Gaps/Target");
  it.ui.click("Right/Gaps/Target/List/Rows/q");
  const auto* change = it.asked<session::Change>();
  ASSERT_NE(change, nullptr);
  const auto* about = change->edit.as<document::Put<ecosystem::About>>();
  ASSERT_NE(about, nullptr);
  EXPECT_EQ(about->record.profile.text(), "q");
}

TEST(GapsPanelTest, WithoutAProfileItSaysWhatWouldFillIt) {
  GapsOnScreen it(two_camps());
  EXPECT_TRUE(it.ui.text("Right/Gaps/Empty").starts_with("No target profile yet."));
}

TEST(GapsPanelTest, WordsOnEveryCellCanBeRead) {
  for (const scene::Theme* theme : {&scene::light_theme(), &scene::dark_theme()}) {
    for (const auto status : {analysis::CellStatus::covered, analysis::CellStatus::missing}) {
      for (const float depth : {0.0F, 0.25F, 0.5F, 0.75F, 1.0F}) {
        GapsShown::Cell cell;
        cell.wanted = true;
        cell.status = status;
        cell.depth = depth;
        EXPECT_GE(geometry::contrast(theme->text, cell_ground(cell, *theme)), 4.5) << theme->name << " " << depth;
      }
    }
  }
}

}  // namespace
}  // namespace xylem::ui
