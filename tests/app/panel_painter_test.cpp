// What ImGui's triangles cover when the CPU draws them: nothing twice, nothing left out.
#include "app/panel_painter.h"

#include <gtest/gtest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <array>
#include <cmath>
#include <vector>

namespace xylem::app {
namespace {

constexpr int kSide = 40;

class PanelPainterTest : public testing::Test {
 protected:
  PanelPainterTest() : list_(&shared_) {
    shared_.ClipRectFullscreen = {0.0F, 0.0F, kSide, kSide};
    shared_.CurveTessellationTol = 1.25F;
    shared_.SetCircleTessellationMaxError(0.3F);
    shared_.TexUvWhitePixel = {0.125F, 0.125F};
    shared_.InitialFlags = ImDrawListFlags_AntiAliasedFill;
    list_._ResetForNewFrame();
    list_.PushTextureID(&letters_);
    list_.PushClipRectFullScreen();
    picture_.resize(kSide, kSide);
    for (int y = 0; y < kSide; ++y) std::fill_n(picture_.row(y), kSide, 0xFF000000U);
  }
  void draw(float scale = 1.0F, const geometry::Box& clip = geometry::box_at({}, kSide, kSide)) {
    for (const ImDrawCmd& command : list_.CmdBuffer) draw_panel(list_, command, clip, scale, picture_);
  }
  [[nodiscard]] std::uint32_t at(int x, int y) const { return picture_.row(y)[x]; }
  [[nodiscard]] std::uint32_t red(int x, int y) const { return at(x, y) & 0xFFU; }
  /// How many pixels' worth of red there is.
  [[nodiscard]] double redness() const {
    double sum = 0.0;
    for (int y = 0; y < kSide; ++y) {
      for (int x = 0; x < kSide; ++x) sum += red(x, y) / 255.0;
    }
    return sum;
  }

  /// Two texels across and one row: white at the left, nothing at the right; in fours so that the first is far from
  /// both.
  std::array<std::uint8_t, 8> coverage_{255, 255, 0, 0, 255, 255, 0, 0};
  PanelTexture letters_{4, 2, 1, coverage_.data()};
  ImDrawListSharedData shared_;
  ImDrawList list_;
  raster::Bitmap picture_;
};

TEST_F(PanelPainterTest, ARectangleCoversThePixelsWhoseMiddlesLieInIt) {
  list_.AddRectFilled({2.0F, 3.0F}, {6.0F, 5.0F}, IM_COL32(255, 0, 0, 255));
  draw();
  EXPECT_EQ(redness(), 8.0);
  EXPECT_EQ(at(2, 3), 0xFF0000FFU);
  EXPECT_EQ(at(5, 4), 0xFF0000FFU);
  EXPECT_EQ(at(6, 4), 0xFF000000U);
  EXPECT_EQ(at(5, 5), 0xFF000000U);
}
TEST_F(PanelPainterTest, ASharpScreenGetsTwiceThePixels) {
  list_.AddRectFilled({2.0F, 3.0F}, {6.0F, 5.0F}, IM_COL32(255, 0, 0, 255));
  draw(2.0F);
  EXPECT_EQ(redness(), 32.0);
  EXPECT_EQ(red(4, 6), 255U);
}
TEST_F(PanelPainterTest, NothingIsDrawnOutsideTheClip) {
  list_.AddRectFilled({-50.0F, -50.0F}, {90.0F, 90.0F}, IM_COL32(255, 0, 0, 255));
  list_.AddTriangleFilled({-50.0F, -50.0F}, {90.0F, -50.0F}, {20.0F, 90.0F}, IM_COL32(255, 0, 0, 255));
  draw(1.0F, geometry::box_at({10.0F, 12.0F}, 5.0F, 4.0F));
  EXPECT_EQ(redness(), 20.0);
}
TEST_F(PanelPainterTest, ColorsThatLetThroughAreLaidOver) {
  list_.AddRectFilled({2.0F, 3.0F}, {6.0F, 5.0F}, IM_COL32(200, 100, 40, 128));
  draw();
  EXPECT_NEAR(red(3, 3), 100.0, 1.0);
  EXPECT_NEAR(at(3, 3) >> 8U & 0xFFU, 50.0, 1.0);
  EXPECT_NEAR(at(3, 3) >> 16U & 0xFFU, 20.0, 1.0);
}
TEST_F(PanelPainterTest, TrianglesThatShareASideCoverItOnce) {
  // A fan around a crooked middle: half as opaque, so that what is covered twice or not at all would show.
  const ImVec2 middle{19.3F, 21.7F};
  const std::array<ImVec2, 5> rim{{{3.0F, 4.0F}, {35.5F, 2.25F}, {38.0F, 30.0F}, {22.1F, 38.6F}, {1.5F, 33.0F}}};
  list_.Flags = ImDrawListFlags_None;  // no soft sides
  for (std::size_t i = 0; i < rim.size(); ++i)
    list_.AddTriangleFilled(middle, rim.at(i), rim.at((i + 1) % rim.size()), IM_COL32(255, 0, 0, 128));
  draw();
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      EXPECT_TRUE(red(x, y) == 0 || (red(x, y) >= 127 && red(x, y) <= 129)) << x << " " << y << ": " << red(x, y);
    }
  }
  EXPECT_NEAR(redness() * 2.0, 1113.2, 12.0);  // its area by the shoelace formula
}
TEST_F(PanelPainterTest, ADiscHasItsAreaAndSoftSides) {
  list_.AddCircleFilled({20.0F, 20.0F}, 12.0F, IM_COL32(255, 0, 0, 255), 64);
  draw();
  EXPECT_NEAR(redness(), 3.1416 * 12.0 * 12.0, 8.0);
  EXPECT_EQ(red(20, 20), 255U);
}
TEST_F(PanelPainterTest, LettersAreMixedBetweenTheirTexels) {
  // The texture over eight pixels: each texel is two wide.
  list_.AddImage(&letters_, {4.0F, 4.0F}, {12.0F, 8.0F}, {0.0F, 0.0F}, {1.0F, 1.0F}, IM_COL32(255, 0, 0, 255));
  draw();
  EXPECT_EQ(red(4, 5), 255U);
  EXPECT_NEAR(red(7, 5), 191.0, 2.0);  // a quarter of a texel on from the middle of the last white one
  EXPECT_NEAR(red(8, 5), 64.0, 2.0);
  EXPECT_EQ(red(11, 5), 0U);
}
TEST_F(PanelPainterTest, PicturesOfFourBytesAreTakenAsTheyAre) {
  const std::array<std::uint32_t, 2> colors{0xFF0000FFU, 0xFF00FF00U};
  PanelTexture picture{2, 1, 4, reinterpret_cast<const std::uint8_t*>(colors.data())};
  list_.AddImage(&picture, {4.0F, 4.0F}, {6.0F, 5.0F});
  draw();
  EXPECT_EQ(at(4, 4), 0xFF0000FFU);
  EXPECT_EQ(at(5, 4), 0xFF00FF00U);
}

}  // namespace
}  // namespace xylem::app
