// raster/rasterizer.h: the map drawn by the CPU against Cairo, against itself, and against values worked by hand.
#include "xylem/raster/rasterizer.h"

#include <gtest/gtest.h>

#include <hwy/highway.h>

#include <cmath>

#include "support/alike.h"
#include "support/fonts.h"
#include "support/golden.h"
#include "support/sample_scene.h"
#include "xylem/scene/drawing.h"

namespace xylem::raster::test {
namespace {

using geometry::Camera;
using geometry::Color;
using geometry::Point;

std::shared_ptr<const scene::Scene> sample(bool flows = false, bool dark = false) {
  return std::make_shared<const scene::Scene>(
      support::sample_scene(dark ? scene::dark_theme() : scene::light_theme(), flows));
}

scene::MapView view_of(std::shared_ptr<const scene::Scene> scene, float width = 400, float height = 320,
                       bool labels = true) {
  text::Measure measure{support::test_fonts()};
  scene::MapView view;
  view.scene = std::move(scene);
  view.camera = {{-15.0F, 5.0F}, 1.35F, width, height};
  if (labels) view.labels = scene::place_labels(*view.scene, view.camera, measure);
  return view;
}

pictures::Image image_of(const Bitmap& bitmap) { return {bitmap.width(), bitmap.height(), bitmap.rgba()}; }

pictures::Image drawn(const scene::MapView& view, int threads = 1, int band_rows = 0, const DrawOptions& options = {}) {
  Bitmap bitmap;
  Rasterizer(support::test_fonts(), threads, band_rows).draw(view, bitmap, options);
  return image_of(bitmap);
}

/// A scene of two far discs and one link between them, black on white.
scene::Scene one_link(Point from, Point to, float width) {
  scene::Scene scene;
  scene.ground = {255, 255, 255, 255};
  scene.discs.resize(2);
  scene.discs[0].center = from;
  scene.discs[1].center = to;
  for (scene::Disc& disc : scene.discs) {
    disc.radius = 3.0F;
    disc.fill = {255, 255, 255, 255};
  }
  scene::Link link;
  link.to = 1;
  link.width = width;
  link.color = {0, 0, 0, 255};
  scene.links.push_back(link);
  return scene;
}
scene::MapView plain_view(scene::Scene scene, float width = 200, float height = 200) {
  scene::MapView view;
  view.scene = std::make_shared<const scene::Scene>(std::move(scene));
  view.camera = {{0, 0}, 1.0F, width, height};
  return view;
}
/// How many pixels' worth of black there is.
double blackness(const pictures::Image& image) {
  double sum = 0.0;
  for (std::size_t i = 0; i < image.rgba.size(); i += 4) sum += (255.0 - image.rgba[i]) / 255.0;
  return sum;
}
Color at(const pictures::Image& image, int x, int y) {
  const std::uint8_t* pixel = image.at(x, y);
  return {pixel[0], pixel[1], pixel[2], pixel[3]};
}

TEST(RasterizerTest, AMapInTheLightTheme) { support::expect_golden("raster_light", drawn(view_of(sample())), 0.01); }
TEST(RasterizerTest, FlowsWithGrainsInTheDarkTheme) {
  scene::MapView view = view_of(sample(true, true));
  view.grain_phase = 0.5F;
  support::expect_golden("raster_flows_dark", drawn(view), 0.01);
}
TEST(RasterizerTest, LooksAsCairoDrawsIt) {
  for (const bool dark : {false, true}) {
    const scene::MapView view = view_of(sample(false, dark));
    support::expect_alike(drawn(view), support::by_cairo(view));
  }
}
TEST(RasterizerTest, FlowsLookAsCairoDrawsThem) {
  scene::MapView view = view_of(sample(true));
  view.grain_phase = 0.5F;  // where pictures have them
  support::expect_alike(drawn(view), support::by_cairo(view));
}
TEST(RasterizerTest, ASharpScreenGetsTwiceThePixels) {
  scene::MapView view = view_of(sample(), 300, 240);
  view.device_scale = 2.0F;
  const pictures::Image image = drawn(view);
  EXPECT_EQ(image.width, 600);
  EXPECT_EQ(image.height, 480);
  support::expect_alike(image, support::by_cairo(view));
}

TEST(RasterizerTest, TintsMeltIntoOneShapeAsCairoDrawsThem) {
  scene::Scene scene = *sample();
  const scene::TintLook look = tint_look(0, scene::light_theme());
  scene.tints.push_back({"Around it", {}, 34.0F, look.fill, look.rim});
  for (std::size_t i = 0; i < 4; ++i) scene.tints[0].centers.push_back(scene.discs[i].center);
  const scene::MapView view = view_of(std::make_shared<const scene::Scene>(scene));
  const pictures::Image image = drawn(view);
  support::expect_alike(image, support::by_cairo(view));
  // Where two of its discs overlap there is neither a rim nor a darker color.
  scene::Scene two;
  two.ground = scene.ground;
  two.tints.push_back({"", {{-20, 0}, {20, 0}}, 40.0F, look.fill, look.rim});
  const pictures::Image both = drawn(plain_view(two));
  for (int x = 45; x < 155; ++x) EXPECT_EQ(at(both, x, 100), look.fill) << x;
  EXPECT_EQ(at(both, 100, 10), scene.ground);
  // Where grounds of two overlap, each member stands on its own.
  two.tints.push_back({"", {{45, 0}}, 40.0F, {10, 20, 30, 255}, look.rim});
  const pictures::Image crossed = drawn(plain_view(two));
  EXPECT_EQ(at(crossed, 120, 100), look.fill);
  EXPECT_EQ(at(crossed, 145, 100), (Color{10, 20, 30, 255}));
}
TEST(RasterizerTest, ALineCoversItsLengthTimesItsWidth) {
  for (const float width : {0.75F, 1.0F, 1.5F, 2.0F, 5.0F, 12.0F}) {
    for (const float turn : {0.0F, 0.1F, 0.4F, 0.785F, 1.2F, 1.5708F, 2.5F, 3.1416F, 4.0F, 5.9F}) {
      const Point half = Point{std::cos(turn), std::sin(turn)} * 80.0F;
      const scene::MapView view = plain_view(one_link(Point{0.3F, -0.2F} - half, Point{0.3F, -0.2F} + half, width));
      const scene::LinkShape line = shape_of(view.scene->links[0], *view.scene, view.camera);
      const double expected = static_cast<double>(length_of(line) * width);
      EXPECT_NEAR(blackness(drawn(view)), expected, 0.01 * expected + static_cast<double>(width))
          << width << " " << turn;
    }
  }
}
TEST(RasterizerTest, AThinLineLyingOnPixelsIsWorthItsWidth) {
  // From the left disc's rim to the right one's, its middle on the middle of the row of pixels 99.
  const pictures::Image image = drawn(plain_view(one_link({-50, 0.5F}, {50, 0.5F}, 1.0F)));
  EXPECT_EQ(at(image, 100, 99), (Color{0, 0, 0, 255}));
  EXPECT_EQ(at(image, 100, 98), (Color{255, 255, 255, 255}));
  EXPECT_EQ(at(image, 100, 100), (Color{255, 255, 255, 255}));
  // Half a pixel lower it is half on each.
  const pictures::Image between = drawn(plain_view(one_link({-50, 0}, {50, 0}, 1.0F)));
  EXPECT_EQ(at(between, 100, 99), (Color{128, 128, 128, 255}));  // 127.5, rounded
  EXPECT_EQ(at(between, 100, 100), (Color{128, 128, 128, 255}));
}
TEST(RasterizerTest, ColorsAreLaidOverOneAnother) {
  scene::Scene scene = one_link({-50, 0.5F}, {50, 0.5F}, 4.0F);
  scene.links[0].color = Color{200, 100, 0, 255}.with_alpha(0.5F);  // 128 / 255 = 128.5 / 256
  scene.links.push_back(scene.links[0]);
  scene.links[1].color = {0, 0, 0, 255};
  scene.links[1].color = Color{0, 0, 255, 255}.with_alpha(0.25F);  // 64 / 255 = 64.25 / 256
  // First (200, 100, 0) at 129/256 over white: (227, 177, 126); then (0, 0, 255) at 64/256 over that.
  const Color pixel = at(drawn(plain_view(scene)), 100, 99);
  EXPECT_NEAR(pixel.r, 170, 1);
  EXPECT_NEAR(pixel.g, 133, 1);
  EXPECT_NEAR(pixel.b, 158, 1);
  EXPECT_EQ(pixel.a, 255);
}
TEST(RasterizerTest, WithoutAGroundColorsKeepTheirAlpha) {
  scene::Scene scene = one_link({-50, 0.5F}, {50, 0.5F}, 4.0F);
  scene.links[0].color = Color{200, 100, 0, 255}.with_alpha(0.5F);
  const pictures::Image image = drawn(plain_view(scene), 1, 0, {Ground::transparent, Links::all, 0});
  const Color pixel = at(image, 100, 99);
  EXPECT_NEAR(pixel.r, 200, 1);  // straight again
  EXPECT_NEAR(pixel.g, 100, 1);
  EXPECT_EQ(pixel.b, 0);
  EXPECT_NEAR(pixel.a, 128, 1);
  EXPECT_EQ(at(image, 10, 10), (Color{0, 0, 0, 0}));
}
TEST(RasterizerTest, ACurveIsOneLineWithoutSeams) {
  scene::Scene scene = one_link({-80, -30}, {80, -30}, 6.0F);
  scene.links[0].bend = 0.35F;
  scene.links[0].color = Color{0, 0, 0, 255}.with_alpha(0.5F);
  const scene::MapView view = plain_view(scene);
  const scene::LinkShape curve = shape_of(view.scene->links[0], *view.scene, view.camera);
  const pictures::Image image = drawn(view);
  for (int i = 2; i < 98; ++i) {
    const Point p = point_at(curve, static_cast<float>(i) / 100.0F);
    EXPECT_NEAR(at(image, static_cast<int>(p.x), static_cast<int>(p.y)).r, 127, 1) << i;
  }
}
TEST(RasterizerTest, DashesCoverTheirShareOfALine) {
  scene::Scene scene = one_link({-90, 10}, {90, -13}, 1.5F);
  scene.links[0].dash = scene::Dash::dashed;
  const scene::MapView view = plain_view(scene);
  const scene::LinkShape line = shape_of(view.scene->links[0], *view.scene, view.camera);
  const double share = static_cast<double>(line.dash_on / (line.dash_on + line.dash_off));
  EXPECT_NEAR(blackness(drawn(view)), static_cast<double>(length_of(line)) * 1.5 * share, 10.0);
}
TEST(RasterizerTest, ALineFarBeyondThePictureIsWhereItShouldBe) {
  const pictures::Image image = drawn(plain_view(one_link({-4e6F, 0.5F}, {4e6F, 0.5F}, 2.0F)));
  EXPECT_NEAR(blackness(image), 400.0, 2.0);
  const pictures::Image slanted = drawn(plain_view(one_link({-3e5F, -3e5F}, {3e5F, 3e5F}, 2.0F)));
  EXPECT_NEAR(blackness(slanted), 2.0 * 282.8, 20.0);
}

TEST(RasterizerTest, BandsOfAnyHeightAndAnyNumberOfThreadsGiveTheSameBytes) {
  for (const bool flows : {false, true}) {
    scene::MapView view = view_of(sample(flows));
    view.grain_phase = 0.25F;
    const pictures::Image one = drawn(view, 1, 4000);
    for (const int rows : {7, 16, 33, 100}) EXPECT_EQ(drawn(view, 1, rows), one) << rows;
    for (const int threads : {2, 3, 5}) EXPECT_EQ(drawn(view, threads, 16), one) << threads;
  }
}
TEST(RasterizerTest, EveryInstructionSetGivesTheSameBytes) {
  scene::MapView view = view_of(sample(true));
  view.grain_phase = 0.25F;
  std::optional<pictures::Image> first;
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    hwy::SetSupportedTargetsForTest(target);
    const pictures::Image image = drawn(view);
    if (!first) first = image;
    EXPECT_EQ(image, *first) << hwy::TargetName(target);
  }
  hwy::SetSupportedTargetsForTest(0);
}
TEST(RasterizerTest, WhatWasDrawnBeforeDoesNotShow) {
  const auto scene = sample();
  const scene::MapView plain = view_of(scene);
  scene::MapView lit = plain;
  lit.highlight = std::make_shared<const scene::Highlight>(highlight_of(*scene, scene->discs[2].subject));
  scene::MapView other = lit;
  other.highlight = std::make_shared<const scene::Highlight>(highlight_of(*scene, scene->discs[0].subject));
  scene::MapView moved = other;
  moved.camera = moved.camera.dragged({13.0F, -8.0F});
  Rasterizer rasterizer(support::test_fonts(), 2);
  Bitmap bitmap;
  for (const scene::MapView& view : {plain, lit, other, plain, lit, moved, other, plain}) {
    rasterizer.draw(view, bitmap);
    EXPECT_EQ(image_of(bitmap), drawn(view));
  }
}
TEST(RasterizerTest, PointingAtSomethingDimsTheRest) {
  const auto scene = sample();
  scene::MapView view = view_of(scene, 400, 320, false);
  const auto middle = [&](std::size_t disc) {
    const Point p = view.camera.screen_from_world(scene->discs[disc].center);
    const float low = scene->discs[disc].radius * view.camera.scale * 0.85F;
    return std::pair{static_cast<int>(p.x), static_cast<int>(p.y + low)};
  };
  view.highlight = std::make_shared<const scene::Highlight>(highlight_of(*scene, scene->discs[2].subject));
  const pictures::Image image = drawn(view);
  const auto [x, y] = middle(2);
  EXPECT_EQ(at(image, x, y), scene->discs[2].fill);
  for (std::size_t disc = 0; disc < scene->discs.size(); ++disc) {
    const bool lit = std::ranges::find(view.highlight->discs, disc) != view.highlight->discs.end();
    if (lit || scene->discs[disc].ring != scene::Ring::none) continue;
    const auto [u, v] = middle(disc);
    const Color dimmed = mixed(scene->discs[disc].fill, scene->ground, scene::kVeilOpacity);
    EXPECT_NEAR(at(image, u, v).r, dimmed.r, 2) << disc;
    EXPECT_NEAR(at(image, u, v).b, dimmed.b, 2) << disc;
  }
}
TEST(RasterizerTest, RowsMayBeginAtTheBottom) {
  const scene::MapView view = view_of(sample());
  Rasterizer rasterizer(support::test_fonts(), 2);
  Bitmap top(FirstRow::top);
  Bitmap bottom(FirstRow::bottom);
  rasterizer.draw(view, top);
  rasterizer.draw(view, bottom);
  EXPECT_EQ(top.rgba(), bottom.rgba());
  EXPECT_EQ(top.row(0), top.pixels());
  EXPECT_EQ(bottom.row(bottom.height() - 1), bottom.pixels());
}
/// Small discs in rows, each tied to four others far and near, as faint as on a large map.
scene::Scene veil_of(int side, float apart) {
  scene::Scene scene;
  scene.ground = {255, 255, 255, 255};
  const auto count = static_cast<std::uint32_t>(side * side);
  for (int i = 0; i < side * side; ++i) {
    scene::Disc& disc = scene.discs.emplace_back();
    disc.center = {(static_cast<float>(i % side) - static_cast<float>(side) * 0.5F) * apart,
                   (static_cast<float>(i / side) - static_cast<float>(side) * 0.5F) * apart};
    disc.radius = 1.7F;
    disc.smallest_px = 1.0F;
    disc.fill = {40, 90, 160, 255};
  }
  for (std::uint32_t a = 0; a < count; ++a) {
    for (const std::uint32_t step : {1U, 61U, 397U, 1009U}) {
      scene::Link& link = scene.links.emplace_back();
      link.from = a;
      link.to = (a + step) % count;
      link.width = 1.3F;
      link.color = {60, 70, 80, 31};
    }
  }
  return scene;
}
TEST(RasterizerTest, AVeilLooksAsItsLinksOneByOne) {
  scene::Scene scene = veil_of(40, 10.0F);
  const scene::MapView veil = plain_view(scene, 420, 420);
  for (scene::Link& link : scene.links) link.bend = 2e-4F;  // no part of a veil, but as good as straight
  support::expect_alike(drawn(veil), drawn(plain_view(scene, 420, 420)));
}
TEST(RasterizerTest, AVeilIsTheSameForAnyBandsThreadsAndInstructionSets) {
  scene::Scene scene = veil_of(40, 10.0F);
  scene.links[7].color = {200, 0, 0, 255};  // drawn over the veil
  const scene::MapView view = plain_view(std::move(scene), 300, 250);
  const pictures::Image one = drawn(view, 1, 4000);
  for (const int rows : {7, 16, 33, 100}) EXPECT_EQ(drawn(view, 1, rows), one) << rows;
  EXPECT_EQ(drawn(view, 3, 16), one);
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    hwy::SetSupportedTargetsForTest(target);
    EXPECT_EQ(drawn(view), one) << hwy::TargetName(target);
  }
  hwy::SetSupportedTargetsForTest(0);
}
TEST(RasterizerTest, SmallDiscsCoverTheirAreaWhereverTheyStand) {
  for (const float radius : {0.8F, 1.5F, 3.0F, 5.4F}) {
    for (const Point center : {Point{0, 0}, Point{0.3F, -0.4F}, Point{-0.55F, 0.7F}, Point{-99.6F, 12.2F}}) {
      scene::Scene scene;
      scene.ground = {255, 255, 255, 255};
      scene.discs.resize(1);
      scene.discs[0].center = center;
      scene.discs[0].radius = radius;
      scene.discs[0].smallest_px = 0.5F;
      scene.discs[0].fill = {0, 0, 0, 255};
      const bool cut = center.x < -90.0F;  // by the picture's side
      const double area = 3.14159 * static_cast<double>(radius * radius);
      const double black = blackness(drawn(plain_view(scene)));
      if (cut) {
        EXPECT_LT(black, area);
        EXPECT_GT(black, 0.4 * area);
      } else {
        EXPECT_NEAR(black, area, 0.08 * area + 0.25) << radius;
      }
    }
  }
}
TEST(RasterizerTest, APictureThatIsGivenUpLeavesNothingBehind) {
  const scene::MapView view = view_of(sample());
  Rasterizer rasterizer(support::test_fonts(), 2);
  Bitmap bitmap;
  std::stop_source given_up;
  DrawOptions options;
  options.stop = given_up.get_token();
  given_up.request_stop();
  EXPECT_FALSE(rasterizer.draw(view, bitmap, options));
  EXPECT_TRUE(rasterizer.draw(view, bitmap));
  EXPECT_EQ(image_of(bitmap), drawn(view));
}
TEST(RasterizerTest, ASampleOfTheLinksKeepsTheVeilAsDense) {
  scene::Scene scene;
  scene.ground = {255, 255, 255, 255};
  constexpr int kSide = 60;
  for (int i = 0; i < 2 * kSide; ++i) {  // every disc at the left to every one at the right
    scene::Disc& disc = scene.discs.emplace_back();
    disc.center = {i < kSide ? -190.0F : 190.0F, static_cast<float>(i % kSide) * 6.0F - 180.0F};
    disc.radius = 1.0F;
  }
  for (std::uint32_t a = 0; a < kSide; ++a) {
    for (std::uint32_t b = 0; b < kSide; ++b) {
      scene::Link& link = scene.links.emplace_back();
      link.from = a;
      link.to = kSide + b;
      link.color = {0, 0, 0, 20};
    }
  }
  const scene::MapView view = plain_view(scene, 400, 400);
  const double all = blackness(drawn(view));
  const double some = blackness(drawn(view, 1, 0, {Ground::filled, Links::sample, 900}));
  EXPECT_NEAR(some / all, 1.0, 0.1);
  EXPECT_EQ(drawn(view, 1, 0, {Ground::filled, Links::sample, 3600}), drawn(view));
  // Near by, so that few links are in view, all of those are drawn.
  scene::MapView near = view;
  near.camera = {{-190.0F, 170.0F}, 12.0F, 40, 40};
  EXPECT_EQ(drawn(near, 1, 0, {Ground::filled, Links::sample, 3000}), drawn(near));
  EXPECT_EQ(drawn(view, 3, 16, {Ground::filled, Links::sample, 900}),
            drawn(view, 1, 0, {Ground::filled, Links::sample, 900}));
}

}  // namespace
}  // namespace xylem::raster::test
