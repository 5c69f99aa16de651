// Comparing two pictures as an eye would: how many pixels differ, and where.
#pragma once

#include <cstddef>

#include "xylem/base/result.h"
#include "xylem/pictures/image.h"

namespace xylem::pictures {

struct Difference {
  std::size_t pixels_beyond = 0;  // how many differ by more than the limit
  double largest = 0.0;           // 0 = alike, 1 = black against white
  double mean = 0.0;
  Image picture;  // the first one faded, what differs beyond the limit in red
};

/// Compares pixel by pixel, both laid on white. A pixel's distance, 0 to 1, weighs brightness more than hue, as eyes
/// do. Errors  invalid_argument, naming both sizes, when they differ in size. Source  Y. Kotsarenko, F. Ramos,
/// Measuring perceived color difference using YIQ NTSC transmission color space in
///         mobile applications (2010).
[[nodiscard]] base::Result<Difference> compare(const Image& a, const Image& b, double limit);

}  // namespace xylem::pictures
