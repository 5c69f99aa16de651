// What people do to a map never shuffles it, and a map that is arranged anew goes there in one step.
#include <gtest/gtest.h>

#include <map>
#include <thread>

#include "xylem/layout/layouts.h"
#include "xylem/session/session.h"

namespace xylem::session {
namespace {

using ecosystem::Organization;
using ecosystem::OrganizationId;
using geometry::Point;
using Moment = std::chrono::system_clock::time_point;

class SteadinessTest : public testing::Test {
 protected:
  CommandQueue commands;
  std::shared_ptr<Moment> now = std::make_shared<Moment>(std::chrono::sys_days(std::chrono::year(2026) / 6 / 30));
  std::unique_ptr<Session> session;

  void SetUp() override {
    Options options;
    options.threads = false;
    options.today = ecosystem::date_from("2026-06-30")->last_day();
    options.clock = [clock = now] { return *clock; };
    session = std::make_unique<Session>(options);
    doing(OpenSample{"river-region"});
  }
  void doing(Command command) {
    commands.push(std::move(command));
    session->settle(commands);
  }
  std::map<std::string, Point> places() const {
    std::map<std::string, Point> found;
    for (const auto& organization : session->ecosystem().all<Organization>())
      found.emplace(organization.id.text(), session->document().places->find(organization.id)->point());
    return found;
  }
  /// Where the map shows each organization.
  std::map<std::string, Point> shown() const {
    std::map<std::string, Point> found;
    for (const scene::Disc& disc : session->scene()->discs) {
      if (disc.subject.kind == scene::Subject::Kind::organization) found.emplace(disc.subject.id, disc.center);
    }
    return found;
  }
  /// How far those of `before` that are still there have moved on average, in lengths of a tie.
  static double mean_move(const std::map<std::string, Point>& before, const std::map<std::string, Point>& after) {
    double sum = 0.0;
    double count = 0.0;
    for (const auto& [id, place] : before) {
      const auto found = after.find(id);
      if (found == after.end()) continue;
      sum += static_cast<double>(geometry::distance(place, found->second)) / 90.0;
      count += 1.0;
    }
    return sum / count;
  }
};

TEST_F(SteadinessTest, ANewOrganizationStandsNearItsPartnersAndTheOthersStay) {
  const auto before = places();
  doing(QuickAdd{"Test Museum \u2013 Alder High School\nTest Museum \u2013 Alder Foundation"});
  const auto after = places();
  ASSERT_EQ(after.size(), before.size() + 1);
  EXPECT_LE(mean_move(before, after), 0.02);
  const Point school = before.at("alder-high");
  const Point funder = before.at("alder-foundation");
  EXPECT_LT(geometry::distance(after.at("test-museum"), geometry::lerp(school, funder, 0.5F)),
            0.5F * geometry::distance(school, funder) + 180.0F);
  doing(Undo{});
  EXPECT_EQ(places(), before);
}
TEST_F(SteadinessTest, TwentyNewOnesAtOnceLeaveTheMapAsItWas) {
  const auto before = places();
  std::string lines;
  for (int i = 0; i < 20; ++i) lines += "New Partner " + std::to_string(i) + " \u2013 Alder High School\n";
  doing(QuickAdd{lines});
  const auto after = places();
  ASSERT_EQ(after.size(), before.size() + 20);
  EXPECT_LE(mean_move(before, after), 0.05);
  for (const auto& [id, place] : after) {
    for (const auto& [other, there] : after) {
      if (id < other && (!before.contains(id) || !before.contains(other))) {
        EXPECT_GT(geometry::distance(place, there), 20.0F) << id << " and " << other;
      }
    }
  }
}
TEST_F(SteadinessTest, DeletingMovesNobody) {
  const auto before = places();
  doing(Select{{{scene::Subject::Kind::organization, "alder-high"}}});
  doing(DeleteSelected{});
  EXPECT_EQ(places().size(), before.size() - 1);
  EXPECT_EQ(mean_move(before, places()), 0.0);
}
TEST_F(SteadinessTest, FilteringByTheLegendAndBackMovesNobody) {
  const auto before = shown();
  for (const char* sector : {"k12", "industry", "philanthropy"}) {
    doing(ToggleSector{sector});
    EXPECT_LT(shown().size(), before.size());
    EXPECT_EQ(mean_move(before, shown()), 0.0);
  }
  for (const char* sector : {"k12", "industry", "philanthropy"}) doing(ToggleSector{sector});
  EXPECT_EQ(shown(), before);
}
TEST_F(SteadinessTest, AnotherDateMovesNobody) {
  const auto before = shown();
  doing(SetAsOf{ecosystem::date_from("2022-01-01")});
  EXPECT_LT(shown().size(), before.size());
  EXPECT_EQ(mean_move(before, shown()), 0.0);
  doing(SetAsOf{});
  EXPECT_EQ(shown(), before);
}
TEST_F(SteadinessTest, EveryLayoutOfTheCatalogueIsOneStepAndLeavesPinsAlone) {
  doing(Select{{{scene::Subject::Kind::organization, "alder-high"}}});
  doing(PinSelected{true});
  const Point pinned = places().at("alder-high");
  for (const layout::Layout& row : layout::layouts()) {
    SCOPED_TRACE(std::string(row.id));
    const std::size_t steps = session->history().steps().size();
    const auto before = places();
    doing(Arrange{std::string(row.id)});
    if (!session->layout_lack(row.id).empty()) {
      EXPECT_EQ(session->history().steps().size(), steps);
      continue;
    }
    EXPECT_EQ(session->history().steps().size(), steps + 1);
    EXPECT_EQ(session->view().layout, row.id);
    EXPECT_GT(mean_move(before, places()), 0.01);
    EXPECT_EQ(places().at("alder-high"), pinned);
  }
}
TEST_F(SteadinessTest, ALayoutThatCouldShowNothingSaysWhy) {
  EXPECT_EQ(session->layout_lack("force"), "");
  EXPECT_EQ(session->layout_lack("stages"), "");
  EXPECT_EQ(session->layout_lack("geography"), "No organization has coordinates yet");
  Organization school = *session->ecosystem().find<Organization>(OrganizationId("alder-high"));
  school.lat = 44.0;
  school.lon = -93.0;
  doing(Change{document::Put<Organization>{school}, ""});
  EXPECT_EQ(session->layout_lack("geography"), "");
}
TEST_F(SteadinessTest, KnobsAreKeptForTheNextTime) {
  doing(Arrange{.layout = "force", .neighborhoods = 0.2F, .airiness = 0.9F});
  const auto airy = places();
  doing(Arrange{.layout = "force", .airiness = 0.2F});
  EXPECT_FLOAT_EQ(session->view().neighborhoods, 0.2F);
  EXPECT_FLOAT_EQ(session->view().airiness, 0.2F);
  const auto compact = places();
  const auto width = [](const std::map<std::string, Point>& all) {
    geometry::Box box;
    for (const auto& [id, place] : all) box.include(place);
    return box.width();
  };
  EXPECT_GT(width(airy), 1.5F * width(compact));
}
TEST_F(SteadinessTest, StagesGoFromLeftToRight) {
  doing(Arrange{"stages"});
  double early = 0.0;
  double late = 0.0;
  double early_count = 0.0;
  double late_count = 0.0;
  for (const auto& organization : session->ecosystem().all<Organization>()) {
    if (organization.stages.size() != 1) continue;
    const double x = static_cast<double>(places().at(organization.id.text()).x);
    const std::string stage = organization.stages[0].text();
    if (stage == "elementary") early += x, early_count += 1.0;
    if (stage == "high") late += x, late_count += 1.0;
  }
  ASSERT_GT(early_count, 0.0);
  ASSERT_GT(late_count, 0.0);
  EXPECT_LT(early / early_count, late / late_count);
}

TEST_F(SteadinessTest, OnlyAnArrangementThatTakesAWhileIsSpokenOf) {
  commands.push(Arrange{"circle"});
  session->tick(commands);  // what it found is taken in with the next one
  EXPECT_TRUE(session->activities().empty());
  *now += std::chrono::milliseconds(250);
  ASSERT_EQ(session->activities().size(), 1U);
  EXPECT_EQ(session->activities()[0].name, "Arranging the map");
  session->settle(commands);
  EXPECT_TRUE(session->activities().empty());
}

class GlideTest : public SteadinessTest {
 protected:
  void SetUp() override {
    Options options;
    options.threads = false;
    options.animated = true;
    options.today = ecosystem::date_from("2026-06-30")->last_day();
    options.clock = [clock = now] { return *clock; };
    session = std::make_unique<Session>(options);
    doing(OpenSample{"river-region"});
  }
  /// Arranges in a circle up to the first picture of the way there.
  void begin() {
    commands.push(Arrange{"circle"});
    const std::size_t steps = session->history().steps().size();
    while (session->history().steps().size() == steps) {
      session->tick(commands);
      std::this_thread::yield();
    }
  }
};

TEST_F(GlideTest, TheMapGoesFromOldToNewPlacesAndTheDocumentHasThemAtOnce) {
  const auto before = shown();
  begin();
  EXPECT_EQ(shown(), before);
  const auto after = places();
  EXPECT_GT(mean_move(before, after), 0.1);
  *now += std::chrono::milliseconds(150);
  session->tick(commands);
  EXPECT_TRUE(session->busy());
  const auto between = shown();
  EXPECT_GT(mean_move(before, between), 0.05);
  EXPECT_GT(mean_move(between, after), 0.05);
  *now += std::chrono::milliseconds(200);
  session->tick(commands);
  EXPECT_FALSE(session->busy());
  EXPECT_EQ(mean_move(shown(), after), 0.0);
}
TEST_F(GlideTest, WhoWantsLessMotionSeesNone) {
  doing(SetReduceMotion{true});
  begin();
  EXPECT_EQ(mean_move(shown(), places()), 0.0);
}
TEST_F(GlideTest, UndoOnTheWayShowsTheOldPlaces) {
  const auto before = shown();
  begin();
  *now += std::chrono::milliseconds(150);
  doing(Undo{});
  EXPECT_EQ(shown(), before);
  EXPECT_FALSE(session->busy());
}

}  // namespace
}  // namespace xylem::session
