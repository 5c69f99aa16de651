// Bitmap: memory, and the way back from premultiplied colors.
#include "xylem/raster/bitmap.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace xylem::raster {

static_assert(std::endian::native == std::endian::little, "a pixel's first byte is its red");

void Bitmap::resize(int width, int height) {
  if (width == width_ && height == height_) return;
  constexpr int kBeyond = 16;  // pixels of the widest vector
  width_ = std::max(width, 1);
  height_ = std::max(height, 1);
  stride_ = width_ + kBeyond;
  pixels_.resize(static_cast<std::size_t>(stride_) * static_cast<std::size_t>(height_));
}

std::vector<std::uint8_t> Bitmap::rgba() const {
  const std::size_t row_bytes = static_cast<std::size_t>(width_) * 4;
  std::vector<std::uint8_t> bytes(row_bytes * static_cast<std::size_t>(height_));
  for (int y = 0; y < height_; ++y) {
    std::uint8_t* to = bytes.data() + static_cast<std::size_t>(y) * row_bytes;
    std::memcpy(to, row(y), row_bytes);
    for (std::size_t x = 0; x < row_bytes; x += 4) {
      const unsigned alpha = to[x + 3];
      if (alpha == 255 || alpha == 0) continue;
      for (std::size_t c = x; c < x + 3; ++c)
        to[c] = static_cast<std::uint8_t>(std::min(255U, (to[c] * 255U + alpha / 2) / alpha));
    }
  }
  return bytes;
}

}  // namespace xylem::raster
