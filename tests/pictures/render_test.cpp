// pictures: render.h, against golden pictures
#include "xylem/pictures/render.h"

#include <gtest/gtest.h>

#include <cmath>

#include "support/alike.h"
#include "support/fonts.h"
#include "support/golden.h"
#include "support/sample_scene.h"

namespace xylem::pictures {
namespace {

using support::expect_golden;
using support::sample_scene;
using support::test_fonts;
using support::with_words;

Image rendered(const scene::Scene& scene, const PictureOptions& options = {}) {
  auto image = render(scene, test_fonts(), options);
  EXPECT_TRUE(image.ok());
  return image.ok() ? *image : Image{};
}
PictureOptions sized(float width, float height) {
  PictureOptions options;
  options.width_px = width;
  options.height_px = height;
  return options;
}

TEST(RenderTest, AMapInTheLightTheme) {
  expect_golden("map_light", rendered(sample_scene(scene::light_theme()), sized(400, 320)));
}
TEST(RenderTest, AMapInTheDarkTheme) {
  expect_golden("map_dark", rendered(sample_scene(scene::dark_theme()), sized(400, 320)));
}
TEST(RenderTest, FlowsCurveFromGiverToReceiver) {
  expect_golden("flows_dark", rendered(sample_scene(scene::dark_theme(), true), sized(400, 320)));
}
TEST(RenderTest, APageHasTitleSentenceLegendAndSource) {
  const auto& theme = scene::light_theme();
  expect_golden("page_wide", rendered(with_words(sample_scene(theme), theme), sized(400, 300)));
}
TEST(RenderTest, ANarrowPageHasItsLegendAtTheFoot) {
  const auto& theme = scene::dark_theme();
  expect_golden("page_narrow", rendered(with_words(sample_scene(theme), theme), sized(260, 400)));
}
TEST(RenderTest, NamesInAnyScriptAreRight) {
  support::SceneMaker make(scene::light_theme());
  float y = 0;
  float x = 0;
  for (const char* name : {"Zürich", "Łódź", "東京", "서울", "القاهرة", "ירושלים", "हिन्दी", "جامعة القاهرة (Cairo)"}) {
    make.disc({x, y}, 10, scene::SectorGroup::schools, U'\ue80c', name);
    x = x == 0 ? 110.0F : 0.0F;
    if (x == 0) y -= 50;
  }
  expect_golden("scripts", rendered(make.scene_, sized(300, 280)));
}
TEST(RenderTest, TwiceTheScaleIsTwiceAsSharp) {
  auto options = sized(200, 150);
  options.scale = 2.0F;
  const Image image = rendered(sample_scene(scene::light_theme()), options);
  EXPECT_EQ(image.width, 400);
  EXPECT_EQ(image.height, 300);
  expect_golden("map_twice", image);
}
TEST(RenderTest, AGivenCameraIsKept) {
  auto options = sized(300, 200);
  options.camera = geometry::Camera{{-80, 0}, 2.5F, 1, 1};
  expect_golden("map_near", rendered(sample_scene(scene::light_theme()), options));
}
TEST(RenderTest, ATransparentPictureHasNoGround) {
  auto options = sized(100, 100);
  options.transparent = true;
  EXPECT_EQ(rendered(sample_scene(scene::light_theme()), options).at(0, 0)[3], 0);
  options.transparent = false;
  EXPECT_EQ(rendered(sample_scene(scene::light_theme()), options).at(0, 0)[3], 255);
}
TEST(RenderTest, AnEmptySceneIsItsGround) {
  scene::Scene scene;
  scene.ground = geometry::rgb(0x123456);
  const Image image = rendered(scene, sized(20, 20));
  EXPECT_EQ(image.at(10, 10)[0], 0x12);
  EXPECT_EQ(image.at(10, 10)[2], 0x56);
}
TEST(RenderTest, TheSameSceneGivesTheSamePicture) {
  const auto scene = sample_scene(scene::dark_theme());
  EXPECT_EQ(rendered(scene, sized(200, 200)), rendered(scene, sized(200, 200)));
}
TEST(RenderTest, NothingIsDrawnUpToTheBorderOfAPage) {
  const auto& theme = scene::light_theme();
  auto scene = with_words(sample_scene(theme), theme);
  scene.title = std::string(40, 'W') + " " + std::string(300, 'g');
  scene.sentence = std::string(2000, 'j');
  scene.source = std::string(500, 'y');
  for (int i = 0; i < 60; ++i) scene.legend[0].rows.push_back(scene.legend[0].rows[0]);
  for (const auto& size : {sized(500, 300), sized(200, 400), sized(900, 900)}) {
    const Image image = rendered(scene, size);
    const auto ground = [&](int x, int y) {
      const std::uint8_t* p = image.at(x, y);
      return p[0] == theme.canvas.r && p[1] == theme.canvas.g && p[2] == theme.canvas.b;
    };
    for (int x = 0; x < image.width; ++x) EXPECT_TRUE(ground(x, 0) && ground(x, image.height - 1)) << x;
    for (int y = 0; y < image.height; ++y) EXPECT_TRUE(ground(0, y) && ground(image.width - 1, y)) << y;
  }
}
TEST(RenderTest, TheMapOfAPageLooksAsCairoDrawsIt) {
  const auto& theme = scene::light_theme();
  for (const bool flows : {false, true}) {
    const auto scene = with_words(sample_scene(theme, flows), theme);
    for (const float scale : {1.0F, 1.3F, 2.0F}) {
      auto options = sized(401, 303);
      options.scale = scale;
      auto by_cairo = options;
      by_cairo.map_by = MapBy::cairo;
      support::expect_alike(rendered(scene, options), rendered(scene, by_cairo));
    }
  }
}
TEST(RenderTest, WithoutAGroundTheRestIsTheSame) {
  const auto scene = sample_scene(scene::light_theme());
  auto options = sized(300, 220);
  const Image filled = rendered(scene, options);
  options.transparent = true;
  const Image bare = rendered(scene, options);
  for (std::size_t i = 0; i < bare.rgba.size(); i += 4) {
    const int alpha = bare.rgba[i + 3];
    const int laid = (bare.rgba[i] * alpha + scene.ground.r * (255 - alpha) + 127) / 255;
    ASSERT_NEAR(laid, filled.rgba[i], 3) << i / 4;
  }
}
TEST(RenderTest, AMapIsMadeForTheShapeOfItsPage) {
  EXPECT_GT(usual_map_aspect(1600, 800), 1.5F);
  EXPECT_LT(usual_map_aspect(600, 1000), 1.0F);
  EXPECT_EQ(usual_map_aspect(9000, 100), 4.0F);
  EXPECT_EQ(usual_map_aspect(100, 9000), 0.25F);
}
TEST(RenderTest, ASizeNobodyCanDrawIsRefused) {
  const auto scene = sample_scene(scene::light_theme());
  EXPECT_EQ(render(scene, test_fonts(), sized(5, 5)).error().kind, base::ErrorKind::invalid_argument);
  EXPECT_EQ(render(scene, test_fonts(), sized(40'000, 100)).error().kind, base::ErrorKind::too_large);
  EXPECT_EQ(render(scene, test_fonts(), sized(30'000, 30'000)).error().kind, base::ErrorKind::too_large);
  auto options = sized(100, 100);
  options.scale = std::nanf("");
  EXPECT_EQ(render(scene, test_fonts(), options).error().kind, base::ErrorKind::invalid_argument);
}

}  // namespace
}  // namespace xylem::pictures
