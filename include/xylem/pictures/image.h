// Image: pixels in memory, and PNG files of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/base/result.h"

namespace xylem::pictures {

/// Pixels row by row from the top, four bytes each: red, green, blue, alpha (sRGB, straight, not premultiplied).
struct Image {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;
  [[nodiscard]] const std::uint8_t* at(int x, int y) const {
    return &rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 4];
  }
  friend bool operator==(const Image&, const Image&) = default;
};

/// The bytes of a PNG file; without an alpha channel when every pixel is opaque. The same image gives the same bytes.
/// Errors  too_large when the image has no pixels or more than a PNG can hold.
[[nodiscard]] base::Result<std::string> png(const Image& image);

/// The image in the bytes of a PNG file.
/// Errors  malformed; too_large above 32,767 pixels a side or 200 million in all.
[[nodiscard]] base::Result<Image> read_png(std::string_view bytes);

}  // namespace xylem::pictures
