// scene: highlight.h
#include "xylem/scene/highlight.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/fonts.h"
#include "xylem/scene/theme.h"

namespace xylem::scene {
namespace {

const geometry::Camera kCamera{{100, 0}, 1.0F, 800.0F, 600.0F};

/// a - b - c in a row, and a flow from a to c.
class HighlightTest : public testing::Test {
 protected:
  Scene scene;

  void SetUp() override {
    scene.ground = light_theme().canvas;
    scene.text = light_theme().text;
    scene.accent = light_theme().accent;
    for (const char* id : {"a", "b", "c"}) {
      Disc disc;
      disc.center = {100.0F * static_cast<float>(scene.discs.size()), 0.0F};
      disc.subject = {Subject::Kind::organization, id};
      scene.labels.push_back({static_cast<std::uint32_t>(scene.discs.size()), std::string("Name of ") + id, 0.0F, 12.0F,
                              false, scene.text, 0.0F});
      scene.discs.push_back(disc);
    }
    link(0, 1, Subject::Kind::partnership, "a-b");
    link(1, 2, Subject::Kind::partnership, "b-c");
  }
  void link(std::uint32_t from, std::uint32_t to, Subject::Kind kind, const char* id) {
    Link link;
    link.from = from;
    link.to = to;
    link.color = light_theme().edge.with_alpha(0.5F);
    link.subject = {kind, id};
    link.arrow = kind == Subject::Kind::flow;
    scene.links.push_back(link);
  }
  std::vector<PlacedLabel> with(const Highlight& highlight, const std::vector<PlacedLabel>& placed) {
    text::Measure measure(support::test_fonts());
    return labels_with(highlight, scene, kCamera, measure, {}, placed);
  }
  std::vector<PlacedLabel> placed() {
    text::Measure measure(support::test_fonts());
    return place_labels(scene, kCamera, measure);
  }
};

TEST_F(HighlightTest, PointingAtADiscLightsItItsLinksAndTheirOtherEnds) {
  const Highlight lit = highlight_of(scene, {Subject::Kind::organization, "a"});
  EXPECT_EQ(lit.discs, (std::vector<std::uint32_t>{0, 1}));
  ASSERT_EQ(lit.links.size(), 1U);
  EXPECT_EQ(lit.links[0].subject.id, "a-b");
  EXPECT_EQ(lit.links[0].color.a, 255);
}
TEST_F(HighlightTest, PointingAtALinkLightsItInTheAccentAndItsEnds) {
  const Highlight lit = highlight_of(scene, {Subject::Kind::partnership, "b-c"});
  EXPECT_EQ(lit.discs, (std::vector<std::uint32_t>{1, 2}));
  ASSERT_EQ(lit.links.size(), 1U);
  EXPECT_EQ(lit.links[0].color, light_theme().accent);
  EXPECT_GT(lit.links[0].width, scene.links[1].width);
}
TEST_F(HighlightTest, AFlowKeepsItsColor) {
  link(0, 2, Subject::Kind::flow, "a>c");
  const Highlight lit = highlight_of(scene, {Subject::Kind::flow, "a>c"});
  ASSERT_EQ(lit.links.size(), 1U);
  EXPECT_EQ(lit.links[0].color.with_alpha(0.5F), scene.links[2].color);
  EXPECT_GT(lit.links[0].color.a, scene.links[2].color.a);
}
TEST_F(HighlightTest, WhatTheSceneDoesNotShowLightsNothing) {
  EXPECT_EQ(highlight_of(scene, {Subject::Kind::organization, "x"}), Highlight{});
  EXPECT_EQ(highlight_of(scene, {}), Highlight{});
}
TEST_F(HighlightTest, NoNameMovesWhenSomethingIsPointedAt) {
  const auto before = placed();
  const auto after = with(highlight_of(scene, {Subject::Kind::organization, "a"}), before);
  ASSERT_EQ(after.size(), before.size());
  for (const PlacedLabel& label : before) EXPECT_TRUE(std::ranges::find(after, label) != after.end());
}
TEST_F(HighlightTest, WhatIsPointedAtIsNamedAndPushesOthersOut) {
  scene.discs[0].center = {104.0F, 26.0F};  // between b and its name's place above
  const auto before = placed();
  std::vector<PlacedLabel> others;
  for (const PlacedLabel& label : before) {
    if (label.label != 2) others.push_back(label);
  }
  const auto after = with(highlight_of(scene, {Subject::Kind::organization, "c"}), others);
  EXPECT_TRUE(std::ranges::find(after, 2U, &PlacedLabel::label) != after.end());
  for (std::size_t i = 0; i < after.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(after[i].box.overlaps(after[j].box));
  }
}

}  // namespace
}  // namespace xylem::scene
