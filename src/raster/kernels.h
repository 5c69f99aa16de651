// Kernels: marks into the pixels of one band. The only place where pixels are touched.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "raster/marks.h"
#include "raster/stamps.h"
#include "raster/veil.h"

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
/// Those of `lines` that `which` names.
void draw_some(const Band& band, const Lines& lines, std::span<const std::size_t> which);
/// The veil of `lines`, then the others in their order. `depth` must be made for the band and is left all zero.
void draw(const Band& band, const Lines& lines, const VeilInk& veil, VeilDepth& depth);
/// What circles need besides themselves.
struct Around {
  std::span<const Icon> icons;
  const Stamps* stamps = nullptr;  // of those that are stamped
  geometry::Color ground;          // the color of the discs' rims
};
void draw(const Band& band, const Banded<Circle>& circles, const Around& around);
void draw(const Band& band, const Banded<Triangle>& triangles);
/// `halo`: the color that the halos have.
void draw(const Band& band, const Banded<Words>& words, geometry::Color halo);

}  // namespace xylem::raster
