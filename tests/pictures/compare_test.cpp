// pictures: compare.h, image.h
#include "xylem/pictures/compare.h"

#include <gtest/gtest.h>

namespace xylem::pictures {
namespace {

Image filled(int width, int height, std::uint8_t r, std::uint8_t g, std::uint8_t b, std::uint8_t a = 255) {
  Image image{width, height, {}};
  for (int i = 0; i < width * height; ++i) image.rgba.insert(image.rgba.end(), {r, g, b, a});
  return image;
}

TEST(CompareTest, EqualPicturesDoNotDiffer) {
  const auto difference = compare(filled(4, 4, 9, 8, 7), filled(4, 4, 9, 8, 7), 0.0);
  EXPECT_EQ(difference->pixels_beyond, 0U);
  EXPECT_EQ(difference->largest, 0.0);
}
TEST(CompareTest, BlackAgainstWhiteIsOne) {
  // The constant of the paper is the distance of the farthest colors, a little more than that of black and white.
  const auto difference = compare(filled(2, 2, 0, 0, 0), filled(2, 2, 255, 255, 255), 0.5);
  EXPECT_EQ(difference->pixels_beyond, 4U);
  EXPECT_NEAR(difference->largest, 0.966, 0.001);
  EXPECT_NEAR(difference->mean, 0.966, 0.001);
}
TEST(CompareTest, BrightnessCountsMoreThanHue) {
  const Image gray = filled(1, 1, 128, 128, 128);
  EXPECT_GT(compare(gray, filled(1, 1, 148, 148, 148), 0)->largest,
            compare(gray, filled(1, 1, 128, 128, 148), 0)->largest);
}
TEST(CompareTest, OneChangedPixelIsCountedAndMarked) {
  Image changed = filled(3, 1, 200, 200, 200);
  changed.rgba[4] = 0;
  const auto difference = compare(filled(3, 1, 200, 200, 200), changed, 0.01);
  EXPECT_EQ(difference->pixels_beyond, 1U);
  EXPECT_EQ(difference->picture.at(1, 0)[0], 230);
  EXPECT_EQ(difference->picture.at(1, 0)[1], 20);
}
TEST(CompareTest, ColorsBehindFullTransparencyAreAlike) {
  EXPECT_EQ(compare(filled(1, 1, 0, 0, 0, 0), filled(1, 1, 255, 0, 0, 0), 0)->largest, 0.0);
}
TEST(CompareTest, PicturesOfDifferentSizeCannotBeCompared) {
  EXPECT_EQ(compare(filled(2, 2, 0, 0, 0), filled(2, 3, 0, 0, 0), 0).error().message,
            "The pictures differ in size: 2 x 2 and 2 x 3 pixels");
}

TEST(PngTest, GivesBackWhatWasWritten) {
  Image image = filled(5, 3, 10, 20, 30);
  image.rgba[0] = 250;
  const auto back = read_png(*png(image));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(*back, image);
}
TEST(PngTest, KeepsTransparency) {
  const auto back = read_png(*png(filled(2, 2, 255, 255, 255, 128)));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(*back, filled(2, 2, 255, 255, 255, 128));
}
TEST(PngTest, ATruncatedFileIsMalformed) {
  const std::string bytes = *png(filled(50, 50, 1, 2, 3));
  for (const std::size_t size : {std::size_t{0}, std::size_t{10}, std::size_t{40}, bytes.size() / 2}) {
    EXPECT_EQ(read_png(bytes.substr(0, size)).error().kind, base::ErrorKind::malformed) << size;
  }
}
TEST(PngTest, NonsenseIsMalformed) {
  EXPECT_EQ(read_png(std::string(1000, 'x')).error().kind, base::ErrorKind::malformed);
}
TEST(PngTest, AHugeHeaderIsRefusedBeforeItIsUnpacked) {
  std::string bytes = *png(filled(2, 2, 0, 0, 0));
  bytes[16] = 0x7F;
  EXPECT_EQ(read_png(bytes).error().kind, base::ErrorKind::too_large);
}
TEST(PngTest, NoPixelsNoPicture) { EXPECT_FALSE(png(Image{})); }

}  // namespace
}  // namespace xylem::pictures
