// text: measure.h, shape.h
#include "xylem/text/measure.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "support/fonts.h"
#include "xylem/text/shape.h"

namespace xylem::text {
namespace {

using support::test_fonts;

Extent measured(std::string_view text, const TextStyle& style = {}) { return Measure(test_fonts())(text, style); }
long ink(const Bitmap& bitmap) { return std::accumulate(bitmap.coverage.begin(), bitmap.coverage.end(), 0L); }

TEST(MeasureTest, WidthGrowsWithTheSize) {
  const float small = measured("Harbor High School", {12.0F}).width;
  EXPECT_GT(small, 90.0F);
  EXPECT_LT(small, 130.0F);
  EXPECT_FLOAT_EQ(measured("Harbor High School", {24.0F}).width, small * 2.0F);
}
TEST(MeasureTest, StrongerTextIsWider) {
  EXPECT_GT(measured("Harbor", {13.0F, Weight::bold}).width, measured("Harbor", {13.0F, Weight::regular}).width);
}
TEST(MeasureTest, TabularDigitsAreOfEqualWidth) {
  const TextStyle style{13.0F, Weight::regular, true};
  EXPECT_FLOAT_EQ(measured("1111", style).width, measured("8888", style).width);
  EXPECT_LT(measured("1111").width, measured("8888").width);
}
TEST(MeasureTest, AnEmptyTextHasNoWidthButALinesHeight) {
  EXPECT_EQ(measured("").width, 0.0F);
  EXPECT_GT(measured("").height(), 10.0F);
}
TEST(MeasureTest, LineBreaksAreBlanks) { EXPECT_FLOAT_EQ(measured("a\nb").width, measured("a b").width); }
TEST(MeasureTest, IllFormedBytesCountAsReplacements) {
  EXPECT_FLOAT_EQ(measured("a\xFFz").width, measured("a\uFFFDz").width);
}
TEST(MeasureTest, OnlyTheBeginningOfAnEndlessNameCounts) {
  EXPECT_FLOAT_EQ(measured(std::string(1'000'000, 'x')).width, measured(std::string(2000, 'x')).width);
}
TEST(MeasureTest, EveryScriptHasGlyphs) {
  for (const char* name : {"Zürich", "Łódź", "東京", "서울", "القاهرة", "ירושלים", "हिन्दी"}) {
    const Bitmap bitmap = rasterize(test_fonts(), name, {24.0F});
    EXPECT_GT(ink(bitmap), 255 * 60) << name;
    EXPECT_GT(measured(name).width, 15.0F) << name;
  }
}
TEST(MeasureTest, ArabicLettersJoin) {
  // Joined, the word is narrower than its letters one by one.
  float apart = 0.0F;
  for (const char* letter : {"ا", "ل", "ق", "ا", "ه", "ر", "ة"}) apart += measured(letter).width;
  EXPECT_LT(measured("القاهرة").width, apart - 2.0F);
}
TEST(MeasureTest, ABlockBreaksIntoLines) {
  const std::string text = "One organization carries a third of all shortest routes between the others.";
  const Extent line = measured(text);
  const Extent block = measure_block(test_fonts(), text, {}, line.width * 0.4F, 9);
  EXPECT_LE(block.width, line.width * 0.4F + 1.0F);
  EXPECT_NEAR(block.height(), line.height() * 3.0F, 1.0F);
  const Extent cut = measure_block(test_fonts(), text, {}, line.width * 0.4F, 2);
  EXPECT_NEAR(cut.height(), line.height() * 2.0F, 1.0F);
}
TEST(SimpleTextTest, IsWhatImGuiCanShow) {
  for (const char* text : {"Zürich", "Łódź", "東京", "서울", "Ελλάδα", "Київ", "თბილისი"})
    EXPECT_TRUE(is_simple(text)) << text;
  for (const char* text : {"القاهرة", "ירושלים", "हिन्दी", "ไทย", "Robotics 🤖 Club", "e\u0301"})
    EXPECT_FALSE(is_simple(text)) << text;
}

TEST(RasterizeTest, InkLiesAroundTheBaseline) {
  const Bitmap bitmap = rasterize(test_fonts(), "Hg", {20.0F});
  EXPECT_LT(bitmap.top, -13);
  EXPECT_GT(bitmap.top + bitmap.height, 3);
  EXPECT_NEAR(bitmap.left, 1, 2);
}
TEST(RasterizeTest, TooLongALineEndsWithinItsWidth) {
  const Bitmap bitmap = rasterize(test_fonts(), "Rivermouth Unified School District", {13.0F}, 80.0F);
  EXPECT_LE(bitmap.width, 82);
  EXPECT_LE(bitmap.extent.width, 80.0F);
}
TEST(RasterizeTest, ABlankHasNoInk) { EXPECT_TRUE(rasterize(test_fonts(), "  ", {}).empty()); }
TEST(RasterizeTest, AnIconIsCenteredOnThePen) {
  const Bitmap bitmap = rasterize_icon(test_fonts(), 0xE145, 24.0F);  // add: a symmetric plus
  ASSERT_FALSE(bitmap.empty());
  EXPECT_NEAR(static_cast<float>(bitmap.left) + static_cast<float>(bitmap.width) * 0.5F, 0.0F, 0.51F);
  EXPECT_NEAR(static_cast<float>(bitmap.top) + static_cast<float>(bitmap.height) * 0.5F, 0.0F, 0.51F);
  EXPECT_LE(bitmap.width, 26);
}
TEST(RasterizeTest, EveryIconOfTheMapIsInTheFont) {
  for (char32_t icon :
       {U'\ue80c', U'\ue84f', U'\uebbc', U'\uea36', U'\ue54b', U'\uf233', U'\uea79', U'\uf1a2', U'\uea40', U'\uea70',
        U'\ue9f4', U'\uea35', U'\uebcb', U'\uea4b', U'\ue8b6', U'\uf10d', U'\ue41b', U'\ue8ff'}) {
    EXPECT_FALSE(rasterize_icon(test_fonts(), icon, 24.0F).empty()) << std::hex << static_cast<unsigned>(icon);
  }
}
TEST(RasterizeTest, AnUnknownIconIsEmpty) { EXPECT_TRUE(rasterize_icon(test_fonts(), 0x4E00, 24.0F).empty()); }
TEST(DilateTest, OnePixelBecomesARoundSpot) {
  Bitmap dot{1, 1, 0, 0, {255}, {}};
  const Bitmap spot = dilated(dot, 2.0F);
  ASSERT_EQ(spot.width, 5);
  EXPECT_EQ(spot.left, -2);
  const auto at = [&](int x, int y) { return static_cast<int>(spot.coverage[static_cast<std::size_t>(y * 5 + x)]); };
  EXPECT_EQ(at(2, 2), 255);
  EXPECT_EQ(at(3, 2), 255);
  EXPECT_NEAR(at(4, 2), 127, 1);  // half a pixel of the radius covers it
  EXPECT_EQ(at(0, 0), 0);
}

}  // namespace
}  // namespace xylem::text
