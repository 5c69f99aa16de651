// gl/scene_renderer.h: the map on the GPU against golden pictures, and against the same map drawn by Cairo.
#include "xylem/gl/scene_renderer.h"

#include <glad/gl.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "support/alike.h"
#include "support/fonts.h"
#include "support/gl_context.h"
#include "support/golden.h"
#include "support/sample_scene.h"
#include "xylem/raster/rasterizer.h"
#include "xylem/scene/drawing.h"

namespace xylem::gl::test {
namespace {

using geometry::Camera;
using geometry::Color;
using geometry::Point;

class SceneRendererTest : public testing::Test {
 protected:
  std::unique_ptr<Context> context = Context::open();
  std::unique_ptr<SceneRenderer> renderer;
  text::Measure measure{support::test_fonts()};

  void SetUp() override {
    if (context == nullptr) GTEST_SKIP() << "EGL cannot draw without a display here";
    auto made = SceneRenderer::create(support::test_fonts());
    ASSERT_TRUE(made.ok()) << to_text(made.error());
    renderer = *std::move(made);
  }
  void TearDown() override { renderer.reset(); }  // while its context is current

  static std::shared_ptr<const scene::Scene> shared(scene::Scene scene) {
    return std::make_shared<const scene::Scene>(std::move(scene));
  }
  static std::shared_ptr<const scene::Scene> sample(bool flows = false, bool dark = false) {
    return shared(support::sample_scene(dark ? scene::dark_theme() : scene::light_theme(), flows));
  }
  static Camera camera_of(float width, float height) { return {{-15.0F, 5.0F}, 1.35F, width, height}; }

  scene::MapView view_of(std::shared_ptr<const scene::Scene> scene, const Camera& camera, bool labels = true) {
    scene::MapView view;
    view.scene = std::move(scene);
    view.camera = camera;
    if (labels) view.labels = scene::place_labels(*view.scene, camera, measure);
    return view;
  }
  pictures::Image drawn(const scene::MapView& view) {
    renderer->draw(view);
    Pixels pixels = renderer->read();
    return {pixels.width, pixels.height, std::move(pixels.rgba)};
  }
  static pictures::Image by_cpu(const scene::MapView& view) {
    raster::Bitmap bitmap;
    raster::Rasterizer(support::test_fonts(), 2).draw(view, bitmap);
    return {bitmap.width(), bitmap.height(), bitmap.rgba()};
  }
  /// Whether two pictures of the same view are the same to an eye: only edges may differ, and they a little.
  static Color at(const pictures::Image& image, Point p) {
    const std::uint8_t* pixel = image.at(static_cast<int>(p.x), static_cast<int>(p.y));
    return {pixel[0], pixel[1], pixel[2], pixel[3]};
  }
};

TEST_F(SceneRendererTest, AMapInTheLightTheme) {
  support::expect_golden("gl_light", drawn(view_of(sample(), camera_of(400, 320))), 0.05);
}
TEST_F(SceneRendererTest, FlowsWithGrainsInTheDarkTheme) {
  scene::MapView view = view_of(sample(true, true), camera_of(400, 320));
  view.grain_phase = 0.5F;
  support::expect_golden("gl_flows_dark", drawn(view), 0.05);
}
TEST_F(SceneRendererTest, LooksAsCairoDrawsIt) {
  for (const bool dark : {false, true}) {
    const scene::MapView view = view_of(sample(false, dark), camera_of(400, 320));
    support::expect_alike(drawn(view), support::by_cairo(view));
  }
}
TEST_F(SceneRendererTest, TintsLookAsTheCpuDrawsThem) {
  scene::Scene scene = *sample();
  const scene::TintLook look = tint_look(2, scene::light_theme());
  scene.tints.push_back({"Around it", {}, 34.0F, look.fill, look.rim});
  for (std::size_t i = 0; i < 4; ++i) scene.tints[0].centers.push_back(scene.discs[i].center);
  const scene::MapView view = view_of(std::make_shared<const scene::Scene>(scene), camera_of(400, 320));
  support::expect_alike(drawn(view), by_cpu(view));
}
TEST_F(SceneRendererTest, FlowsLookAsCairoDrawsThem) {
  scene::MapView view = view_of(sample(true), camera_of(400, 320));
  view.grain_phase = 0.5F;  // where pictures have them
  support::expect_alike(drawn(view), support::by_cairo(view));
}
TEST_F(SceneRendererTest, LooksAsTheCpuDrawsIt) {
  for (const bool flows : {false, true}) {
    scene::MapView view = view_of(sample(flows, flows), camera_of(400, 320));
    if (flows) view.grain_phase = 0.25F;
    support::expect_alike(drawn(view), by_cpu(view));
    view.highlight = std::make_shared<const scene::Highlight>(highlight_of(*view.scene, view.scene->discs[2].subject));
    support::expect_alike(drawn(view), by_cpu(view));
  }
}
TEST_F(SceneRendererTest, ASharpScreenGetsTwiceThePixels) {
  scene::MapView view = view_of(sample(), camera_of(300, 240));
  view.device_scale = 2.0F;
  const pictures::Image image = drawn(view);
  EXPECT_EQ(image.width, 600);
  EXPECT_EQ(image.height, 480);
  support::expect_alike(image, support::by_cairo(view));
}

TEST_F(SceneRendererTest, DiscsStandWhereTheCameraPutsThemAndUpIsUp) {
  const auto scene = sample();
  const Camera camera = camera_of(400, 320);
  const pictures::Image image = drawn(view_of(scene, camera, false));
  for (const std::size_t disc : {0U, 2U, 3U, 5U, 7U}) {
    const Point middle = camera.screen_from_world(scene->discs[disc].center);
    const float radius = scene->discs[disc].radius * camera.scale;
    EXPECT_EQ(at(image, middle + Point{0.0F, radius * 0.85F}), scene->discs[disc].fill) << disc;
  }
  EXPECT_EQ(at(image, {1, 1}), scene->ground);
  EXPECT_EQ(at(image, {398, 318}), scene->ground);
}
TEST_F(SceneRendererTest, IconsStandInTheMiddleOfTheirDiscs) {
  const auto scene = sample();
  const Camera camera = camera_of(400, 320);
  const pictures::Image image = drawn(view_of(scene, camera, false));
  const Point middle = camera.screen_from_world(scene->discs[3].center);
  const int reach = static_cast<int>(scene->discs[3].radius * camera.scale * 0.6F);
  double sum = 0.0;
  double x = 0.0;
  for (int dy = -reach; dy <= reach; ++dy) {
    for (int dx = -reach; dx <= reach; ++dx) {
      const Color color = at(image, middle + Point{static_cast<float>(dx), static_cast<float>(dy)});
      if (color == scene->discs[3].fill) continue;
      sum += 1.0;
      x += std::floor(middle.x + static_cast<float>(dx)) + 0.5 - static_cast<double>(middle.x);
    }
  }
  ASSERT_GT(sum, 10.0);
  EXPECT_LT(std::abs(x / sum), 0.75);
}
TEST_F(SceneRendererTest, ADiscOnTopHidesTheIconBelow) {
  support::SceneMaker make(scene::light_theme());
  make.disc({0, 0}, 20, scene::SectorGroup::schools, U'\ue80c', "below");
  make.disc({0, 0}, 20, scene::SectorGroup::industry, 0, "above");
  const auto scene = shared(make.scene_);
  const pictures::Image image = drawn(view_of(scene, {{}, 1.0F, 100, 100}, false));
  for (int y = 40; y < 60; ++y) {
    for (int x = 40; x < 60; ++x)
      ASSERT_EQ(at(image, {static_cast<float>(x), static_cast<float>(y)}), scene->discs[1].fill);
  }
}
TEST_F(SceneRendererTest, WhatIsSelectedHasARingInTheAccent) {
  support::SceneMaker make(scene::light_theme());
  make.disc({0, 0}, 20, scene::SectorGroup::schools, 0, "chosen").selected = true;
  const auto scene = shared(make.scene_);
  const Camera camera{{}, 1.0F, 100, 100};
  const auto shape = scene::shape_of(scene->discs[0], camera);
  const pictures::Image image = drawn(view_of(scene, camera, false));
  EXPECT_EQ(at(image, shape.center + Point{shape.selection.radius, 0.0F}), scene->accent);
}
TEST_F(SceneRendererTest, ArrowsAndGrainsAreStrongerThanTheirLine) {
  const auto scene = sample(true);
  const Camera camera{{0.0F, 0.0F}, 4.0F, 800, 600};
  scene::MapView view = view_of(scene, camera, false);
  view.grain_phase = 0.5F;
  const pictures::Image image = drawn(view);
  const scene::Link& flow = scene->links[0];
  const auto shape = scene::shape_of(flow, *scene, camera);
  const auto laid_on_ground = [&](Color color, std::uint8_t ground, std::uint8_t channel) {
    const float a = static_cast<float>(color.a) / 255.0F;
    return static_cast<float>(channel) * a + static_cast<float>(ground) * (1.0F - a);
  };
  const Color line = at(image, scene::point_at(shape, 0.25F));
  EXPECT_NEAR(static_cast<float>(line.r), laid_on_ground(flow.color, scene->ground.r, flow.color.r), 2.0F);
  const Color strong = scene::tip_color(flow);
  const Point in_arrow = lerp(lerp(shape.arrow_left, shape.arrow_right, 0.5F), shape.arrow_tip, 0.4F);
  const Color arrow = at(image, in_arrow);
  EXPECT_NEAR(static_cast<float>(arrow.r), laid_on_ground(strong, scene->ground.r, strong.r), 2.0F);
}

TEST_F(SceneRendererTest, AViewThatDidNotChangeIsNotDrawnAgain) {
  const scene::MapView view = view_of(sample(), camera_of(200, 160));
  EXPECT_TRUE(renderer->draw(view));
  EXPECT_FALSE(renderer->draw(view));
  scene::MapView other = view;
  other.camera.center.x += 1.0F;
  EXPECT_TRUE(renderer->draw(other));
  EXPECT_FALSE(renderer->draw(other));
}
TEST_F(SceneRendererTest, NoSceneIsNothingToDraw) { EXPECT_FALSE(renderer->draw(scene::MapView{})); }

/// The same pixels as a renderer gives that has drawn nothing before.
class MovedMapTest : public SceneRendererTest {
 protected:
  void expect_fresh(const scene::MapView& view, double limit = 0.05) {
    const pictures::Image moved = drawn(view);
    auto fresh = SceneRenderer::create(support::test_fonts());
    ASSERT_TRUE(fresh.ok());
    std::swap(renderer, *fresh);
    const auto difference = pictures::compare(moved, drawn(view), limit);
    std::swap(renderer, *fresh);
    ASSERT_TRUE(difference.ok());
    EXPECT_EQ(difference->pixels_beyond, 0U) << "largest " << difference->largest;
  }
};
TEST_F(MovedMapTest, MovingTheMapGivesThePictureOfTheNewPlace) {
  for (const bool flows : {false, true}) {
    const auto scene = sample(flows);
    Camera camera = camera_of(400, 320);
    drawn(view_of(scene, camera));
    for (const Point by : {Point{7, 0}, Point{-30, 0}, Point{0, 12}, Point{0, -45}, Point{21, -17}, Point{-64, 80},
                           Point{0.4F, 0.0F}, Point{500, 3}, Point{-500, -3}}) {
      camera = camera.dragged(by);
      expect_fresh(view_of(scene, camera));
    }
  }
}
TEST_F(MovedMapTest, ManySmallMovesDoNotAddUpToAnError) {
  const auto scene = sample();
  Camera camera = camera_of(300, 240);
  for (int i = 0; i < 60; ++i) {
    camera = camera.dragged({1.02F, -1.03F});
    drawn(view_of(scene, camera, false));
  }
  expect_fresh(view_of(scene, camera), 0.2);  // less than a twentieth of a pixel aside
}
TEST_F(MovedMapTest, ZoomResizeAndAnotherSceneAreDrawnAnew) {
  const auto scene = sample();
  Camera camera = camera_of(300, 240);
  drawn(view_of(scene, camera));
  camera.scale *= 1.1F;
  expect_fresh(view_of(scene, camera));
  camera.width_px = 340;
  expect_fresh(view_of(scene, camera));
  expect_fresh(view_of(sample(true), camera));
  scene::MapView sharp = view_of(sample(true), camera);
  sharp.device_scale = 2.0F;
  expect_fresh(sharp);
}
TEST_F(MovedMapTest, OnASharpScreenTheMapMovesByDevicePixels) {
  scene::MapView view = view_of(sample(), camera_of(200, 160));
  view.device_scale = 2.0F;
  drawn(view);
  view.camera = view.camera.dragged({10.5F, -3.5F});
  view.labels.clear();
  expect_fresh(view);
}

TEST_F(SceneRendererTest, IsCopiedWhereItIsAskedFor) {
  const pictures::Image image = drawn(view_of(sample(), camera_of(120, 90)));
  GLuint texture = 0;
  GLuint framebuffer = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, 200, 150, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glGenFramebuffers(1, &framebuffer);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
  renderer->blit(framebuffer, 10, 20);  // from the lower left: rows 40 to 130 from the top
  const Pixels copied = read_pixels(framebuffer, 200, 150);
  std::size_t wrong = 0;
  for (int y = 0; y < 90; ++y) {
    const auto row = copied.rgba.begin() + ((y + 40) * 200 + 10) * 4;
    const auto expected = image.rgba.begin() + y * 120 * 4;
    if (!std::equal(expected, expected + 120 * 4, row)) ++wrong;
  }
  EXPECT_EQ(wrong, 0U);
  glDeleteFramebuffers(1, &framebuffer);
  glDeleteTextures(1, &texture);
}

}  // namespace
}  // namespace xylem::gl::test
