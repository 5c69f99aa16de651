// scene: theme.h
#include "xylem/scene/theme.h"

#include <gtest/gtest.h>

#include <cmath>

namespace xylem::scene {
namespace {

using geometry::Color;
using geometry::rgb;

/// CIE L*a*b* (D65), for the distance between two colors.
std::array<double, 3> lab(Color color) {
  const auto linear = [](std::uint8_t v) {
    const double c = v / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  const double r = linear(color.r), g = linear(color.g), b = linear(color.b);
  const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116.0; };
  const double x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const double y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const double z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.0890);
  return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}
double difference(Color a, Color b) {
  const auto p = lab(a), q = lab(b);
  return std::sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) + (p[2] - q[2]) * (p[2] - q[2]));
}

TEST(ThemeTest, EveryTextCanBeReadOnItsGround) {
  for (const Theme* theme : {&light_theme(), &dark_theme()}) {
    for (const Pairing& pair : pairings(*theme)) {
      EXPECT_GE(contrast(pair.ink, pair.ground), pair.least)
          << theme->name << ": " << pair.what << " " << to_text(pair.ink) << " on " << to_text(pair.ground);
    }
  }
}
TEST(ThemeTest, GrayStaysGrayForEverybody) {
  for (const auto vision : {ColorVision::protan, ColorVision::deutan, ColorVision::tritan}) {
    const Color seen = seen_with(vision, rgb(0x808080));
    EXPECT_NEAR(seen.r, 0x80, 1);
    EXPECT_NEAR(seen.g, 0x80, 1);
    EXPECT_NEAR(seen.b, 0x80, 1);
  }
}
TEST(ThemeTest, RedAndGreenMeetWithoutGreenCones) {
  const Color red = rgb(0xC04040), green = rgb(0x6F7A40);
  EXPECT_LT(difference(seen_with(ColorVision::deutan, red), seen_with(ColorVision::deutan, green)),
            difference(red, green) * 0.45);
}
TEST(ThemeTest, NoTwoSectorsLookAlikeToAnybody) {
  // 2.3 is a just noticeable difference; every sector also has an icon of its own, which is what tells near ones apart.
  for (const auto vision : {ColorVision::protan, ColorVision::deutan, ColorVision::tritan}) {
    const auto& sectors = light_theme().sectors;
    for (std::size_t i = 0; i < sectors.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        EXPECT_GE(difference(seen_with(vision, sectors.at(i)), seen_with(vision, sectors.at(j))), 4.6)
            << static_cast<int>(vision) << ": " << to_text(sectors.at(i)) << " and " << to_text(sectors.at(j));
      }
    }
  }
}

TEST(ThemeTest, NoTwoTintsLookAlikeToAnybody) {
  // By rim and fill together: on a map the rim is what one goes by.
  for (const Theme* theme : {&light_theme(), &dark_theme()}) {
    for (const auto vision : {ColorVision::protan, ColorVision::deutan, ColorVision::tritan}) {
      for (std::size_t i = 0; i < kTintHues; ++i) {
        const TintLook a = tint_look(i, *theme);
        EXPECT_GE(contrast(a.rim, a.fill), 1.3) << theme->name << " " << i;
        for (std::size_t j = 0; j < i; ++j) {
          const TintLook b = tint_look(j, *theme);
          EXPECT_GE(difference(seen_with(vision, a.rim), seen_with(vision, b.rim)) +
                        difference(seen_with(vision, a.fill), seen_with(vision, b.fill)),
                    4.6)
              << theme->name << " " << static_cast<int>(vision) << ": " << i << " and " << j;
        }
      }
    }
  }
}
TEST(ThemeTest, TintsArePalerThanAnySector) {
  for (const Theme* theme : {&light_theme(), &dark_theme()}) {
    for (std::size_t hue = 0; hue < kTintHues; ++hue) {
      for (const Color sector : theme->sectors) {
        EXPECT_GE(difference(tint_look(hue, *theme).fill, sector), 15.0) << theme->name << " " << hue;
      }
    }
  }
}

}  // namespace
}  // namespace xylem::scene
