// The tabs of the Flows lens, and the shape and the brokers of the Influence lens.
#include <gtest/gtest.h>

#include "ui/window.h"
#include "xylem/session/answers.h"

namespace xylem::ui {
namespace {

class FlowsTabsWindow : public support::WindowTest {};
class ShapeWindow : public support::WindowTest {};

const std::string kFlows = "Lens/Scroll/Flows/";
const std::string kInfluence = "Lens/Scroll/Influence/";

TEST_F(FlowsTabsWindow, EveryQuestionAboutWhatFlowsHasItsTab) {
  open_sample("river-region");
  ui.key(Key::n4);
  EXPECT_TRUE(ui.shows(kFlows + "Circulation/Sentence"));
  picture("flows-balance");
  ui.click(kFlows + "Tabs/Matching");
  EXPECT_TRUE(ui.shows(kFlows + "Matching/Sentence"));
  picture("flows-matching");
  ui.click(kFlows + "Tabs/Access");
  EXPECT_TRUE(ui.shows(kFlows + "Access/Sentence"));
  picture("flows-access");
  ask(session::SetTheme{true});
  ui.click(kFlows + "Tabs/Fairness");
  EXPECT_TRUE(ui.shows(kFlows + "Fairness/Sentence"));
  picture("flows-fairness");
}

TEST_F(FlowsTabsWindow, AnEmptyTabSaysWhatWouldFillIt) {
  ask(session::QuickAdd{"Harbor High \u2013 City Library"});
  ui.key(Key::n4);
  EXPECT_TRUE(ui.shows(kFlows + "Empty"));
  for (const std::string tab : {"Matching", "Access", "Fairness"}) {
    ui.click(kFlows + "Tabs/" + tab);
    EXPECT_TRUE(ui.shows(kFlows + tab + "/Empty")) << tab;
  }
}

TEST_F(FlowsTabsWindow, EverythingOfOneCapitalInOneUnitIsAddedUpWhereItMayBe) {
  open_sample("river-region");
  ui.key(Key::n4);
  ASSERT_NE(session.answers().flows, nullptr);
  const auto& capitals = session.answers().flows->capitals;
  const auto in_hours = std::ranges::find(capitals, "hours", &analysis::FlowScopeRow::unit);
  ASSERT_NE(in_hours, capitals.end());
  const analysis::FlowScope scope = in_hours->scope;
  ask(session::SetResource{{}, scope.unit, scope.capital});
  EXPECT_EQ(session.answers().flows->balance.scope, scope);
  ask(session::SetResource{ecosystem::ResourceId("mentoring")});
  EXPECT_EQ(session.answers().flows->balance.scope.resource, ecosystem::ResourceId("mentoring"));
  EXPECT_TRUE(session.view().flow_unit.empty()) << "one resource at a time";
}

TEST_F(FlowsTabsWindow, ANeedOpensWhoCouldMeetIt) {
  open_sample("river-region");
  ui.key(Key::n4);
  ui.click(kFlows + "Tabs/Matching");
  std::string pressed;
  for (const analysis::MatchNeed& need : session.answers().exchange->matching.needs) {
    const std::string path = kFlows + "Matching/Needs/Why " + need.id.text();
    if (pressed.empty() && ui.shows(path)) pressed = path;
  }
  ASSERT_FALSE(pressed.empty());
  ui.click(pressed);
  EXPECT_TRUE(ui.shows(kFlows + "Why/Title"));
  picture("why-need");
}

TEST_F(ShapeWindow, TheShapeIsNamedWithHowFirmTheNameIsAndWhatHelpsNext) {
  open_sample("river-region");
  ui.key(Key::n2);
  ASSERT_NE(session.answers().shape, nullptr);
  ASSERT_NE(session.answers().certainty, nullptr);
  EXPECT_TRUE(session.answers().certainty->exact);
  (void)ui.middle(kInfluence + "Shape/Name");
  EXPECT_TRUE(ui.shows(kInfluence + "Shape/Certainty"));
  EXPECT_TRUE(ui.shows(kInfluence + "Shape/Move 1"));
  picture("shape");
  ui.click(kInfluence + "Shape/Name");
  EXPECT_TRUE(ui.shows(kInfluence + "Why/Title"));
}

TEST_F(ShapeWindow, BrokersBetweenSectorsSayWhichRoleTheyPlay) {
  open_sample("river-region");
  ui.key(Key::n2);
  const auto& answer = *session.answers().shape;
  const auto best = std::ranges::max_element(answer.brokerage.of_node, {}, [](const analysis::BrokerRoles& roles) {
    return roles.total() - roles.coordinator;
  });
  const auto node = static_cast<std::size_t>(best - answer.brokerage.of_node.begin());
  const std::string id = session.snapshot().organizations[node]->id.text();
  (void)ui.middle(kInfluence + "Brokers/" + id);
  ui.click(kInfluence + "Brokers/Why " + id);
  EXPECT_TRUE(ui.shows(kInfluence + "Why/Title"));
  picture("why-broker");
}

class CardWindow : public support::WindowTest {};

TEST_F(CardWindow, AnOrganizationSaysWhatItMeansHere) {
  open_sample("river-region");
  ask(session::Select{{{scene::Subject::Kind::organization, "harbor-after-three"}}, session::Select::Mode::only});
  ASSERT_NE(session.answers().standing, nullptr);
  const std::string card = "Inspector/Scroll/Organization/Standing/";
  EXPECT_EQ(ui.text(card + "only_way"), "The only way to Willow Bend Primary.");
  (void)ui.middle(card + "only_way");
  picture("organization-card");
  ui.click(card + "only_way");
  EXPECT_TRUE(ui.shows("Inspector/Scroll/Organization/Why/Title"));
  picture("why-standing");
}

TEST_F(CardWindow, TheFiguresOfTheNetworkOpenTheirSums) {
  open_sample("river-region");
  ui.click("Left/Filter/Communities");
  EXPECT_TRUE(ui.shows("Left/Why/Title"));
  ui.key(Key::escape);
  EXPECT_FALSE(ui.shows("Left/Why/Title"));
}

TEST_F(CardWindow, ALineOfALossSaysWhatItMeasures) {
  open_sample("river-region");
  ask(session::Select{{{scene::Subject::Kind::organization, "harbor-after-three"}}, session::Select::Mode::only});
  ui.click("Inspector/Scroll/Organization/Tabs/Partners 11");
  ui.click("Inspector/Scroll/Organization/Loss");
  ui.click("Inspector/Scroll/Organization/Lines/efficiency");
  EXPECT_TRUE(ui.shows("Inspector/Scroll/Organization/Why/Title"));
}

}  // namespace
}  // namespace xylem::ui
