// scene: the grounds under those who belong together
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "xylem/scene/compose.h"
#include "xylem/scene/dump.h"
#include "xylem/scene/encoding.h"

namespace xylem::scene {
namespace {

using namespace xylem::ecosystem;

/// Two stars: "hub" with a, b and c, "far" with d and e, and a pair.
class TintsTest : public testing::Test {
 protected:
  Ecosystem ecosystem;
  std::shared_ptr<const graph::Snapshot> snapshot;
  std::vector<geometry::Point> positions;
  Inputs inputs;

  void SetUp() override {
    for (const char* id : {"a", "b", "c", "d", "e", "far", "hub", "p", "q"}) {
      Organization organization;
      organization.id = OrganizationId(id);
      organization.name = std::string("Name of ") + id;
      ecosystem.put(organization);
    }
    for (const char* end : {"a", "b", "c"}) tie("hub", end);
    for (const char* end : {"d", "e"}) tie("far", end);
    tie("p", "q");
    snapshot = graph::snapshot_of(std::make_shared<const Ecosystem>(ecosystem), {date_from("2026-06-30")->last_day()});
    inputs.snapshot = snapshot.get();
    for (const auto* organization : snapshot->organizations) {
      const bool near = std::string("abc hub").find(organization->id.text()) != std::string::npos;
      positions.push_back({near ? 0.0F : 500.0F, 60.0F * static_cast<float>(positions.size())});
    }
    inputs.positions = positions;
    inputs.tints = {group({"d", "e", "far"}), group({"a", "b", "c", "hub"}), group({"p", "q"})};
  }
  void tie(const char* a, const char* b) {
    Partnership partnership;
    partnership.id = PartnershipId(std::string(a) + "-" + b);
    partnership.org_a = OrganizationId(a);
    partnership.org_b = OrganizationId(b);
    ecosystem.put(partnership);
  }
  [[nodiscard]] Group group(std::initializer_list<const char*> ids) const {
    Group group;
    for (const char* id : ids) group.nodes.push_back(*snapshot->node_of(OrganizationId(id)));
    return group;
  }
};

TEST_F(TintsTest, AreNamedAfterWhoHasMostTiesWithinThem) {
  const Scene scene = compose(inputs);
  ASSERT_EQ(scene.tints.size(), 2U);                     // a pair is no group
  EXPECT_EQ(scene.tints[0].name, "Around Name of hub");  // the largest first
  EXPECT_EQ(scene.tints[1].name, "Around Name of far");
  EXPECT_EQ(scene.tints[0].centers.size(), 4U);
  EXPECT_NE(scene.tints[0].fill, scene.tints[1].fill);
}
TEST_F(TintsTest, MayHaveNamesOfTheirOwn) {
  inputs.tints[0].name = "Robotics league";
  inputs.tints_title = "Programs";
  const Scene scene = compose(inputs);
  EXPECT_EQ(scene.tints[1].name, "Robotics league");
  EXPECT_NE(dump(scene).find("legend \"Programs\""), std::string::npos);
}
TEST_F(TintsTest, StandInTheLegendWithTheirSize) {
  const Scene scene = compose(inputs);
  const auto group = std::ranges::find(scene.legend, "Communities", &LegendGroup::heading);
  ASSERT_NE(group, scene.legend.end());
  ASSERT_EQ(group->rows.size(), 2U);
  EXPECT_EQ(group->rows[0].text, "Around Name of hub");
  EXPECT_EQ(group->rows[0].count, "4");
  EXPECT_EQ(group->rows[0].color, scene.tints[0].fill);
}
TEST_F(TintsTest, ReachSoFarThatPartnersShareOne) {
  const Scene scene = compose(inputs);
  for (const Tint& tint : scene.tints) {
    EXPECT_GE(tint.radius, 1.5F * kLargestRadius);
    EXPECT_LE(tint.radius, 6.0F * kLargestRadius);
  }
}
TEST_F(TintsTest, LeaveOutWhoIsHiddenAndWhoIsNowhere) {
  positions[*snapshot->node_of(OrganizationId("a"))].x = std::nanf("");
  Scene scene = compose(inputs);
  EXPECT_EQ(scene.tints[0].centers.size(), 3U);
  inputs.hidden_sectors = {""};
  scene = compose(inputs);
  EXPECT_TRUE(scene.tints.empty());
}
TEST_F(TintsTest, WithoutGroupsThereAreNone) {
  inputs.tints.clear();
  const Scene scene = compose(inputs);
  EXPECT_TRUE(scene.tints.empty());
  EXPECT_EQ(std::ranges::find(scene.legend, "Communities", &LegendGroup::heading), scene.legend.end());
}

}  // namespace
}  // namespace xylem::scene
