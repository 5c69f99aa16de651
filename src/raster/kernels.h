// Kernels: marks into the pixels of one band. The only place where pixels are touched.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "raster/marks.h"

namespace xylem::raster {

/// One band of a picture: rows `top` to `bottom` (not included), counted from the top; row y begins at
/// `pixels` + y * `stride` (the stride may be negative). `number` among all bands.
struct Band {
  std::uint32_t* pixels = nullptr;
  std::ptrdiff_t stride = 0;
  int width = 0;
  int top = 0;
  int bottom = 0;
  std::uint8_t number = 0;
  [[nodiscard]] std::uint32_t* row(int y) const { return pixels + y * stride; }
};

/// Every pixel of the band becomes `pixel`.
void fill(const Band& band, std::uint32_t pixel);
/// Lays `color` over the whole band.
void lay_over(const Band& band, geometry::Color color);
void draw(const Band& band, const Lines& lines);
/// `ground`: the color of the discs' rims.
void draw(const Band& band, const Banded<Circle>& circles, std::span<const Icon> icons, geometry::Color ground);
void draw(const Band& band, const Banded<Triangle>& triangles);
/// `halo`: the color that the halos have.
void draw(const Band& band, const Banded<Words>& words, geometry::Color halo);

}  // namespace xylem::raster
