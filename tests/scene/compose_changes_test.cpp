// scene: what the Capital and the Change lens draw
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "xylem/scene/compose.h"

namespace xylem::scene {
namespace {

using namespace xylem::ecosystem;

/// Three organizations in a row: a - b - c.
class ComposeChangesTest : public testing::Test {
 protected:
  std::shared_ptr<const graph::Snapshot> snapshot;
  std::vector<geometry::Point> positions{{0, 0}, {100, 0}, {200, 0}};
  Inputs inputs;

  void SetUp() override {
    auto ecosystem = std::make_shared<Ecosystem>();
    for (const char* id : {"a", "b", "c"}) {
      Organization row;
      row.id = OrganizationId(id);
      row.name = id;
      ecosystem->put(row);
    }
    for (const auto& [a, b] : {std::pair("a", "b"), std::pair("b", "c")}) {
      Partnership row;
      row.id = PartnershipId(std::string(a) + "-" + b);
      row.org_a = OrganizationId(a);
      row.org_b = OrganizationId(b);
      ecosystem->put(row);
    }
    snapshot = graph::snapshot_of(ecosystem, {20000});
    inputs.snapshot = snapshot.get();
    inputs.positions = positions;
  }
  static const Link& link(const Scene& scene, const char* id) {
    return *std::ranges::find_if(scene.links, [&](const Link& one) { return one.subject.id == id; });
  }
  static std::string count(const Scene& scene, const char* row) {
    for (const LegendGroup& group : scene.legend) {
      for (const LegendRow& one : group.rows) {
        if (one.text == row) return one.count;
      }
    }
    return "none";
  }
};

TEST_F(ComposeChangesTest, TheStrongerTieIsWiderAndCloserToTheAccentAndAnUnknownOneStaysPlain) {
  inputs.lens = Lens::capital;
  std::vector<double> strength{0.2, 0.9};
  inputs.strength = strength;
  const Scene scene = compose(inputs);
  EXPECT_LT(link(scene, "a-b").width, link(scene, "b-c").width);
  const auto away = [&](const Link& one) { return std::abs(one.color.g - light_theme().accent.g); };
  EXPECT_GT(away(link(scene, "a-b")), away(link(scene, "b-c")));
  EXPECT_EQ(count(scene, "Below a third"), "1");
  EXPECT_EQ(count(scene, "Above two thirds"), "1");
  strength[0] = std::nan("");
  EXPECT_EQ(count(compose(inputs), "Not enough answers"), "1");
  inputs.lens = Lens::sectors;
  EXPECT_EQ(link(compose(inputs), "b-c").width, link(compose(inputs), "a-b").width);
}

TEST_F(ComposeChangesTest, WhatBeganEndedJoinedAndLeftIsMarkedAndCounted) {
  inputs.lens = Lens::change;
  const std::vector<std::uint8_t> joined{0, 0, 1};
  const std::vector<TieChange> ties{TieChange::fell_back, TieChange::began};
  inputs.change.joined = joined;
  inputs.change.ties = ties;
  inputs.change.ended = {{PartnershipId("a-c"), 0, 2}};
  inputs.change.left = {{OrganizationId("gone"), "Gone", {}, {}, {50, 80}}};
  const Scene scene = compose(inputs);
  EXPECT_EQ(link(scene, "b-c").color.with_alpha(1.0F), light_theme().accent);
  EXPECT_EQ(link(scene, "a-b").color.with_alpha(1.0F), light_theme().gap);
  EXPECT_EQ(link(scene, "a-c").dash, Dash::dotted);
  ASSERT_EQ(scene.discs.size(), 4U);
  EXPECT_EQ(scene.discs[2].ring, Ring::marked);
  EXPECT_EQ(scene.discs[3].ring, Ring::ghost);
  EXPECT_EQ(scene.discs[3].subject.id, "gone");
  for (const char* row : {"Began", "Fell back a phase", "Ended", "Joined", "Left"})
    EXPECT_EQ(count(scene, row), "1") << row;
  inputs.lens = Lens::sectors;
  EXPECT_EQ(compose(inputs).discs.size(), 3U);
}

}  // namespace
}  // namespace xylem::scene
