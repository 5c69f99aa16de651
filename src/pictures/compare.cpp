// Comparing pictures in YIQ, the color space of analog television: one axis of brightness, two of hue.
#include "xylem/pictures/compare.h"

#include <algorithm>
#include <cmath>

namespace xylem::pictures {
namespace {

constexpr double kLargestSquare = 35215.0;  // of black against white, below

/// The channels laid on white.
struct Rgb {
  double r, g, b;
};
Rgb on_white(const std::uint8_t* pixel) {
  const double alpha = pixel[3] / 255.0;
  const auto blend = [alpha](std::uint8_t channel) { return 255.0 + (channel - 255.0) * alpha; };
  return {blend(pixel[0]), blend(pixel[1]), blend(pixel[2])};
}

double distance(const std::uint8_t* a, const std::uint8_t* b) {
  if (std::equal(a, a + 4, b)) return 0.0;
  const Rgb p = on_white(a);
  const Rgb q = on_white(b);
  const double r = p.r - q.r;
  const double g = p.g - q.g;
  const double blue = p.b - q.b;
  const double y = 0.29889531 * r + 0.58662247 * g + 0.11448223 * blue;
  const double i = 0.59597799 * r - 0.27417610 * g - 0.32180189 * blue;
  const double q2 = 0.21147017 * r - 0.52261711 * g + 0.31114694 * blue;
  return std::sqrt((0.5053 * y * y + 0.299 * i * i + 0.1957 * q2 * q2) / kLargestSquare);
}

std::string size_of(const Image& image) { return std::to_string(image.width) + " x " + std::to_string(image.height); }

}  // namespace

base::Result<Difference> compare(const Image& a, const Image& b, double limit) {
  if (a.width != b.width || a.height != b.height) {
    return base::Error{base::ErrorKind::invalid_argument,
                       "The pictures differ in size: " + size_of(a) + " and " + size_of(b) + " pixels",
                       {},
                       {}};
  }
  Difference difference;
  difference.picture = a;
  double sum = 0.0;
  for (std::size_t i = 0; i + 3 < a.rgba.size(); i += 4) {
    const double gap = distance(&a.rgba[i], &b.rgba[i]);
    sum += gap;
    difference.largest = std::max(difference.largest, gap);
    std::uint8_t* mark = &difference.picture.rgba[i];
    if (gap > limit) {
      ++difference.pixels_beyond;
      mark[0] = 230;
      mark[1] = 20;
      mark[2] = 20;
    } else {
      for (int c = 0; c < 3; ++c) mark[c] = static_cast<std::uint8_t>(230 + mark[c] / 10);
    }
    mark[3] = 255;
  }
  const auto pixels = static_cast<double>(a.rgba.size() / 4);
  difference.mean = pixels > 0.0 ? sum / pixels : 0.0;
  return difference;
}

}  // namespace xylem::pictures
