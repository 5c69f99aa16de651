// scene: legend.h, dump.h
#include "xylem/scene/legend.h"

#include <gtest/gtest.h>

#include "support/fonts.h"
#include "xylem/scene/dump.h"

namespace xylem::scene {
namespace {

Scene with_groups(std::initializer_list<int> rows) {
  Scene scene;
  for (const int count : rows) {
    LegendGroup group{"Sectors", {}, false, false};
    for (int i = 0; i < count; ++i)
      group.rows.push_back({"Museums and science centers",
                            std::to_string(i * 7),
                            {},
                            0xEA36,
                            {},
                            Ring::none,
                            {},
                            false,
                            Dash::solid,
                            1.5F});
    scene.legend.push_back(group);
  }
  return scene;
}
LegendBlock block_of(const Scene& scene, const LegendOptions& options = {}) {
  text::Measure measure(support::test_fonts());
  return legend_block(scene, measure, options);
}

void expect_inside(const LegendBlock& block) {
  text::Measure measure(support::test_fonts());
  for (const LegendText& text : block.texts) {
    const text::Extent size = measure(text.text, text.style);
    EXPECT_GE(text.pen.x, 0.0F);
    EXPECT_LE(text.pen.x + size.width, block.width + 0.01F) << text.text;
    EXPECT_GE(text.pen.y - size.ascent, 0.0F);
    EXPECT_LE(text.pen.y + size.descent, block.height + 0.01F) << text.text;
  }
  for (const LegendSwatch& swatch : block.swatches) EXPECT_LE(swatch.box.max.y, block.height);
}

TEST(LegendTest, NothingLiesOutsideTheBlock) {
  for (const float width : {80.0F, 160.0F, 400.0F})
    expect_inside(block_of(with_groups({8, 3}), {.most_width_px = width}));
}
TEST(LegendTest, WordsTooLongForTheColumnAreShortened) {
  const LegendBlock block = block_of(with_groups({2}), {.most_width_px = 120.0F});
  EXPECT_LE(block.width, 120.01F);
  EXPECT_TRUE(block.texts[1].text.ends_with("…"));
}
TEST(LegendTest, AGroupThatDoesNotFitStartsAColumn) {
  const LegendBlock one = block_of(with_groups({8, 3}));
  const LegendBlock two = block_of(with_groups({8, 3}), {.most_height_px = 210.0F});
  EXPECT_LE(two.height, 210.0F);
  EXPECT_GT(two.width, one.width * 1.9F);
  expect_inside(two);
}
TEST(LegendTest, AGroupHigherThanAColumnIsParted) {
  const LegendBlock block = block_of(with_groups({40}), {.most_height_px = 200.0F});
  EXPECT_LE(block.height, 200.0F);
  EXPECT_EQ(block.swatches.size(), 40U);
}
TEST(LegendTest, CountsStandFlushRight) {
  const LegendBlock block = block_of(with_groups({3}));  // counts 0, 7, 14
  text::Measure measure(support::test_fonts());
  const auto right = [&](const LegendText& text) { return text.pen.x + measure(text.text, text.style).width; };
  EXPECT_NEAR(right(block.texts[2]), right(block.texts[6]), 0.01F);
}
TEST(LegendTest, OfAGroupTooLongTheLastRowSaysHowManyMoreThereAre) {
  const LegendBlock block = block_of(with_groups({9}), {.most_rows = 4});
  EXPECT_EQ(block.swatches.size(), 4U);
  EXPECT_EQ(block.texts.back().text, "6 more");
}
TEST(LegendTest, NoLegendNoBlock) { EXPECT_EQ(block_of({}).width, 0.0F); }

TEST(DumpTest, OneThingALine) {
  Scene scene;
  scene.title = "River region";
  scene.discs.resize(2);
  scene.discs[0] = {{1.04F, -0.04F},
                    12.0F,
                    geometry::rgb(0x1F8A4C),
                    geometry::rgb(0x197741),
                    Ring::backbone,
                    0xE9F4,
                    {},
                    true,
                    false,
                    {Subject::Kind::organization, "alliance"}};
  scene.links.push_back(
      {0, 1, 1.5F, 0.2F, geometry::rgb(0xB9C2BC), Dash::dashed, true, false, {Subject::Kind::flow, "f1"}});
  scene.labels.push_back({0, "Alliance", 0.5F, 12.0F, true, {}});
  const std::string text = dump(scene);
  EXPECT_NE(text.find("title \"River region\"\n"), std::string::npos);
  EXPECT_NE(text.find("disc organization alliance at 1.0 0.0 radius 12.0 #1f8a4c icon e9f4 backbone #197741 pinned\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("link flow f1 0 to 1 width 1.5 bend 0.20 #b9c2bc dashed arrow\n"), std::string::npos) << text;
  EXPECT_NE(text.find("label 0 \"Alliance\" importance 0.500 12.0 px strong #000000\n"), std::string::npos) << text;
}

}  // namespace
}  // namespace xylem::scene
