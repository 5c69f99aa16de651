// Stamps: what small discs cover of the pixels around them, worked out once for every size and quarter of a pixel.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "xylem/geometry/shapes.h"

namespace xylem::raster {

/// Coverage of a small disc (low byte) and of its rim, the disc included (high byte), row by row from the upper left.
struct Stamp {
  const std::uint16_t* texels = nullptr;
  int side = 0;    // rows, and columns that are not empty
  int stride = 0;  // columns: 8 or 16
  int left = 0;    // of the first column, from the pixel in which the disc's center is
  int top = 0;
};

/// On a map of very many, to look a disc up takes a quarter of the time that working it out takes. Places are rounded
/// to quarters of a pixel and radii to eighths: nobody sees that.
class Stamps {
 public:
  static constexpr float kMostRadius = 5.5F;  // device pixels, without the rim

  /// Makes the stamps for a screen of so many device pixels for each logical one. Cost: 2 ms when that changed.
  void make_for(float device_scale);
  /// Of the disc at `center` of `radius` (at most kMostRadius), both in device pixels.
  [[nodiscard]] Stamp find(geometry::Point center, float radius) const;

 private:
  struct Size {
    std::size_t begin = 0;  // in texels_, of the sixteen places
    int side = 0;
    int stride = 0;
    float reach = 0.0F;
  };
  float scale_ = 0.0F;
  std::vector<Size> sizes_;
  std::vector<std::uint16_t> texels_;
};

}  // namespace xylem::raster
