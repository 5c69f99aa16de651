// Bitmap: a picture in memory, as the rasterizer draws it and OpenGL takes it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace xylem::raster {

/// Which row of a picture stands first in memory: pictures in files begin at the top, those of OpenGL at the bottom.
enum class FirstRow : std::uint8_t { top, bottom };

/// Pixels of four bytes each: red, green, blue (premultiplied) and alpha. Rows are `stride` pixels apart, a little more
/// than the width, so that vectors may write beyond the end of one.
class Bitmap {
 public:
  explicit Bitmap(FirstRow first_row = FirstRow::top) : first_row_(first_row) {}

  /// Makes it `width` x `height` pixels (at least 1); what it showed is lost. Costs nothing when the size is the same.
  void resize(int width, int height);
  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] int stride() const { return stride_; }
  /// Row `y`, counted from the top.
  [[nodiscard]] std::uint32_t* row(int y) { return pixels_.data() + offset(y); }
  [[nodiscard]] const std::uint32_t* row(int y) const { return pixels_.data() + offset(y); }
  /// All rows as they stand in memory.
  [[nodiscard]] const std::uint32_t* pixels() const { return pixels_.data(); }

  /// Four bytes for each pixel, row by row from the top, straight (not premultiplied) alpha.
  [[nodiscard]] std::vector<std::uint8_t> rgba() const;

 private:
  [[nodiscard]] std::ptrdiff_t offset(int y) const {
    return static_cast<std::ptrdiff_t>(first_row_ == FirstRow::top ? y : height_ - 1 - y) * stride_;
  }
  FirstRow first_row_;
  int width_ = 0;
  int height_ = 0;
  int stride_ = 0;
  std::vector<std::uint32_t> pixels_;
};

}  // namespace xylem::raster
