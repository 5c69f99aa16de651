// Tests of the whole window, driven by name with no display: parts, filters, the map, the timeline.
#include "xylem/ui/workspace.h"

#include <gtest/gtest.h>

#include <map>

#include "ui/window.h"
#include "xylem/base/text.h"
#include "xylem/session/answers.h"

namespace xylem::ui {
namespace {

using session::Select;

class WorkspaceTest : public support::WindowTest {
 protected:
  WorkspaceTest() { ui.settle(); }

  /// Where the middle of an organization's disc is on the screen.
  ImVec2 on_screen(const std::string& organization) {
    for (const scene::Disc& disc : session.scene()->discs) {
      if (disc.subject.id != organization) continue;
      const geometry::Point at = workspace.camera().screen_from_world(disc.center);
      return {at.x + workspace.map().x, at.y + workspace.map().y};
    }
    ADD_FAILURE() << organization << " is not on the map";
    return {};
  }
  const std::vector<scene::Subject>& selected() const { return session.view().selected; }
  std::size_t organizations() const { return session.ecosystem().all<ecosystem::Organization>().size(); }
  std::size_t partnerships() const { return session.ecosystem().all<ecosystem::Partnership>().size(); }
};

TEST_F(WorkspaceTest, TheFirstScreenInvites) {
  EXPECT_FALSE(workspace.shows_map());
  EXPECT_TRUE(ui.shows("Start/Add"));
  EXPECT_TRUE(ui.shows("Start/Open"));
  EXPECT_FALSE(ui.shows("Top/Lens/Sectors"));
}

TEST_F(WorkspaceTest, TwoNamesTypedBecomeAPartnership) {
  ui.type("Start/Add", "Harbor High School – City Library");
  EXPECT_EQ(organizations(), 2U);
  EXPECT_EQ(partnerships(), 1U);
  EXPECT_TRUE(workspace.shows_map());
  EXPECT_EQ(ui.text("Left/Filter/Organizations"), "2");
}

TEST_F(WorkspaceTest, APastedTableAsksWhatItMeans) {
  ui.clipboard = "name,sector\nHarbor High,school\nCity Library,library\n";
  ui.click("Start/Paste");
  ASSERT_TRUE(session.pending_import().has_value());
  EXPECT_TRUE(ui.shows("Import/OK"));
  ui.click("Import/OK");
  EXPECT_EQ(organizations(), 2U);
  EXPECT_FALSE(ui.shows("Import/OK"));
}

TEST_F(WorkspaceTest, AValueThatIsNoSectorIsGivenOneWhileImporting) {
  ui.clipboard =
      "name,type of org\nHarbor High,school\nEastgate High,school\nCity Library,library\nAcme,thing\n"
      "Fab Hall,makerspace?\nLake Museum,museum\nState University,university\n";
  ui.click("Start/Paste");
  ui.click("Import/Columns/thing");
  ui.keys("industry");
  ui.key(Key::enter);
  EXPECT_EQ(ui.text("Import/Columns/thing"), "Industry and business");
  ui.click("Import/OK");
  std::map<std::string, std::string> sectors;
  for (const auto& it : session.ecosystem().all<ecosystem::Organization>()) sectors[it.name] = it.sector.text();
  EXPECT_EQ(sectors["Acme"], "industry");
  EXPECT_EQ(sectors["Fab Hall"], "library_maker");  // as the dialog guessed
}

TEST_F(WorkspaceTest, TheElementTypeMaySayWhatANodeIsAndTheCountsFollow) {
  ui.clipboard = "name,type\nHarbor High,organization\nThe principal,person\n";
  ui.click("Start/Paste");
  EXPECT_EQ(ui.text("Import/OK"), "Import 2 organizations");
  ui.click("Import/Result/Kinds");
  EXPECT_EQ(ui.text("Import/OK"), "Import 1 organization");
  ui.key(Key::enter);  // the default button
  EXPECT_EQ(organizations(), 1U);
  EXPECT_EQ(session.ecosystem().all<ecosystem::Person>().size(), 1U);
}

TEST_F(WorkspaceTest, EnterPressesTheDefaultButtonOfTheExportDialog) {
  open_sample("first-workshop");
  ui.key(Key::e, true);
  ui.key(Key::enter);
  EXPECT_TRUE(ui.shows("Files/Name"));
}

TEST_F(WorkspaceTest, ACanceledImportChangesNothing) {
  ui.clipboard = "name,sector\nHarbor High,school\nCity Library,library\n";
  ui.click("Start/Paste");
  ui.click("Import/Cancel");
  EXPECT_TRUE(session.empty());
  EXPECT_FALSE(session.pending_import().has_value());
}

TEST_F(WorkspaceTest, ASampleOpensWithAClick) {
  ui.click("Start/First workshop");
  EXPECT_EQ(organizations(), 24U);
  EXPECT_TRUE(ui.shows("Top/Lens/Sectors"));
}

TEST_F(WorkspaceTest, TheSamplesHoldWhatTheFirstScreenSaysOfThem) {
  std::map<std::string, std::string> facts;
  for (const char* title : {"First workshop", "River region", "National network"})
    facts[title] = ui.text(std::string("Start/") + title);
  const auto holds = [&](const char* name, const char* title) {
    open_sample(name);
    const std::string count = base::readable(static_cast<double>(organizations()), 0) + " organizations";
    EXPECT_TRUE(facts[title].starts_with(count)) << facts[title] << ", but " << count;
  };
  holds("first-workshop", "First workshop");
  holds("river-region", "River region");
  holds("national-network", "National network");
}

TEST_F(WorkspaceTest, EveryOrganizationIsInSightAfterOpening) {
  open_sample("first-workshop");
  for (const scene::Disc& disc : session.scene()->discs) {
    const geometry::Point at = workspace.camera().screen_from_world(disc.center);
    EXPECT_TRUE(at.x > 0 && at.y > 0 && at.x < workspace.map().w && at.y < workspace.map().h) << disc.subject.id;
  }
}

TEST_F(WorkspaceTest, LensesSwitchByClickAndByKey) {
  open_sample("first-workshop");
  ui.click("Top/Lens/Influence");
  EXPECT_EQ(session.view().lens, scene::Lens::influence);
  EXPECT_EQ(ui.text("Top/Lens/Influence"), "on");
  ui.key(Key::n3);
  EXPECT_EQ(session.view().lens, scene::Lens::gaps);
}

TEST_F(WorkspaceTest, TheLegendFilters) {
  open_sample("river-region");
  const std::size_t all = session.scene()->discs.size();
  ui.click("Left/Filter/Government");
  EXPECT_EQ(ui.text("Left/Filter/Government"), "off");
  EXPECT_EQ(session.scene()->discs.size(), all - 8);
  ui.click("Left/Filter/Government");
  EXPECT_EQ(session.scene()->discs.size(), all);
}

TEST_F(WorkspaceTest, AltClickShowsOnlyThatSectorAndAgainAll) {
  open_sample("river-region");
  const std::size_t all = session.scene()->discs.size();
  feed_modifiers(false, false, true);
  ui.click("Left/Filter/Government");
  EXPECT_EQ(session.scene()->discs.size(), 8U);
  ui.click("Left/Filter/Government");
  feed_modifiers(false, false, false);
  EXPECT_EQ(session.scene()->discs.size(), all);
}

TEST_F(WorkspaceTest, AGroupUnfoldsIntoItsSectors) {
  open_sample("river-region");
  EXPECT_FALSE(ui.shows("Left/Filter/Community and nonprofits/Libraries and makerspaces"));
  ui.click("Left/Filter/Community and nonprofits parts");
  ui.click("Left/Filter/Community and nonprofits/Libraries and makerspaces");
  EXPECT_EQ(session.view().hidden_sectors, (std::set<std::string>{"library_maker"}));
}

TEST_F(WorkspaceTest, PhasesAndLayersAreSwitched) {
  open_sample("river-region");
  ui.click("Left/Filter/Initiation");
  EXPECT_TRUE(session.view().hidden_phases.contains("initiation"));
  ui.click("Left/Filter/Roles");
  EXPECT_TRUE(session.view().roles);
  ui.click("Left/Filter/Labels");
  EXPECT_FALSE(session.view().labels);
}

TEST_F(WorkspaceTest, AClickOnTheMapSelectsAndOpensTheInspector) {
  open_sample("first-workshop");
  const auto id = session.snapshot().organizations.front()->id.text();
  ui.click_at(on_screen(id));
  ASSERT_EQ(selected().size(), 1U);
  EXPECT_EQ(selected().front().id, id);
  EXPECT_TRUE(ui.shows("Inspector/Scroll/Organization/Name"));
}

TEST_F(WorkspaceTest, AShiftClickSelectsMore) {
  open_sample("first-workshop");
  const auto& all = session.snapshot().organizations;
  ui.click_at(on_screen(all[0]->id.text()));
  feed_modifiers(false, true, false);
  ui.click_at(on_screen(all[1]->id.text()));
  feed_modifiers(false, false, false);
  EXPECT_EQ(selected().size(), 2U);
  EXPECT_EQ(ui.text("Inspector/Scroll/Selection/Count"), "2 selected");
}

TEST_F(WorkspaceTest, DraggingTheGroundMovesTheView) {
  open_sample("first-workshop");
  const geometry::Point before = workspace.camera().center;
  const ImVec2 corner{workspace.map().x + 20.0F, workspace.map().y + 20.0F};
  ui.drag(corner, {corner.x + 100.0F, corner.y + 60.0F});
  EXPECT_NEAR(workspace.camera().center.x, before.x - 100.0F / workspace.camera().scale, 0.01F);
  EXPECT_NEAR(workspace.camera().center.y, before.y + 60.0F / workspace.camera().scale, 0.01F);
}

TEST_F(WorkspaceTest, DraggingAnOrganizationIsOneStep) {
  open_sample("first-workshop");
  const auto steps = session.history().position();
  const auto id = session.snapshot().organizations.front()->id.text();
  const ImVec2 from = on_screen(id);
  ui.drag(from, {from.x + 90.0F, from.y + 40.0F}, 8);
  EXPECT_EQ(session.history().position(), steps + 1);
  const ImVec2 now = on_screen(id);
  EXPECT_NEAR(now.x, from.x + 90.0F, 2.0F);
  EXPECT_NEAR(now.y, from.y + 40.0F, 2.0F);
}

TEST_F(WorkspaceTest, ALassoTakesWhatItSurrounds) {
  open_sample("first-workshop");
  const Rect map = workspace.map();
  const std::array<ImVec2, 5> way{ImVec2{map.x + 3, map.y + 3}, ImVec2{map.right() - 3, map.y + 3},
                                  ImVec2{map.right() - 3, map.bottom() - 3}, ImVec2{map.x + 3, map.bottom() - 3},
                                  ImVec2{map.x + 3, map.y + 8}};
  feed_modifiers(false, true, false);
  feed_mouse(way[0]);
  ui.frame();
  feed_button(0, true);
  for (const ImVec2 at : way) {
    feed_mouse(at);
    ui.frame();
  }
  feed_button(0, false);
  ui.settle();
  feed_modifiers(false, false, false);
  EXPECT_EQ(selected().size(), 24U);
}

TEST_F(WorkspaceTest, TheWheelZoomsWhereTheMouseIs) {
  open_sample("first-workshop");
  const float scale = workspace.camera().scale;
  ui.wheel("Map/Canvas", 2.0F);
  EXPECT_NEAR(workspace.camera().scale, scale * 1.15F * 1.15F, 0.001F);
}

TEST_F(WorkspaceTest, ADoubleClickFocusesOnTheNeighborhoodAndEscapeLeavesIt) {
  open_sample("first-workshop");
  const auto id = session.snapshot().organizations.front()->id;
  const ImVec2 at = on_screen(id.text());
  ui.click_at(at);
  ui.click_at(at);
  ASSERT_TRUE(session.view().focus.has_value());
  EXPECT_EQ(session.view().focus->organization, id);
  ui.key(Key::escape);
  EXPECT_FALSE(session.view().focus.has_value());
}

TEST_F(WorkspaceTest, HoveringLightsWhatIsUnderTheMouse) {
  open_sample("first-workshop");
  const auto id = session.snapshot().organizations.front()->id.text();
  feed_mouse(on_screen(id));
  ui.settle();
  ASSERT_TRUE(session.view().hovered.has_value());
  EXPECT_EQ(session.view().hovered->id, id);
}

TEST_F(WorkspaceTest, ThePlayheadSetsTheDateForEverything) {
  open_sample("river-region");
  const auto before = session.snapshot().partnerships.edge_count();
  const Item* strip = ui.widgets.registry().find("Timeline/Quarters");
  ASSERT_NE(strip, nullptr);
  ui.click_at({strip->rect.x + strip->rect.w * 0.3F, strip->rect.center().y});
  EXPECT_LT(session.snapshot().partnerships.edge_count(), before);
  EXPECT_EQ(ui.text("Left/Filter/Partnerships"), std::to_string(session.snapshot().partnerships.edge_count()));
  ui.click("Timeline/Today");
  EXPECT_EQ(session.day(), support::kToday);
}

TEST_F(WorkspaceTest, TextScaleAndThemeAreCommands) {
  open_sample("first-workshop");
  ui.key(Key::equal, true);
  EXPECT_NEAR(session.view().text_scale, 1.1F, 1e-4F);
  ui.key(Key::minus, true);
  ui.key(Key::equal, true);
  ui.key(Key::n0, true);
  EXPECT_EQ(session.view().text_scale, 1.0F);
}

TEST_F(WorkspaceTest, ANoticeIsClosedByName) {
  open_sample("first-workshop");
  ask(session::Open{"/no/such/file.gexf"});
  ASSERT_FALSE(session.notices().empty());
  const auto number = session.notices().back().number;
  const std::string name = "Notice " + std::to_string(number);
  EXPECT_FALSE(ui.text(name + "/Text").empty());
  ui.click(name + "/Close");
  EXPECT_EQ(std::ranges::count(session.notices(), number, &session::Notice::number), 0);
  EXPECT_FALSE(ui.shows(name + "/Text"));
}

TEST_F(WorkspaceTest, WhatIsSelectedInALensTableKeepsTheLens) {
  open_sample("river-region");
  ui.key(Key::n2);
  ASSERT_NE(session.answers().measures, nullptr);
  const Item* row = nullptr;
  for (const Item& item : ui.widgets.registry().items()) {
    if (row == nullptr && item.path.starts_with("Lens/Scroll/Influence/") && item.visible &&
        session.snapshot().node_of_id.contains(item.path.substr(item.path.rfind('/') + 1))) {
      row = &item;
    }
  }
  ASSERT_NE(row, nullptr);
  const std::string path = row->path;
  ui.click(path);
  EXPECT_EQ(selected().size(), 1U);
  EXPECT_TRUE(ui.shows(path));
  EXPECT_FALSE(ui.shows("Inspector/Scroll/Organization/Name"));
}

TEST_F(WorkspaceTest, CommunitiesAreTintedAndNamedWhenAskedFor) {
  open_sample("river-region");
  EXPECT_TRUE(session.scene()->tints.empty());
  ui.click("Left/Filter/Tint communities");
  ASSERT_FALSE(session.scene()->tints.empty());
  const scene::Tint& largest = session.scene()->tints.front();
  EXPECT_EQ(largest.name.rfind("Around ", 0), 0U);
  EXPECT_EQ(ui.text("Left/Filter/Communities/" + largest.name), std::to_string(largest.centers.size()));
  ui.click("Left/Filter/Tint communities");
  EXPECT_TRUE(session.scene()->tints.empty());
}

}  // namespace
}  // namespace xylem::ui
