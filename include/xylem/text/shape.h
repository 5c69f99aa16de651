// Shaping: a line, a block or an icon as a picture of its coverage, which every backend draws in a color of its own.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "xylem/geometry/shapes.h"
#include "xylem/text/measure.h"

namespace xylem::text {

/// Coverage, row by row from the top, one byte per pixel, 0 (nothing) to 255.
/// `left`, `top`: where the top-left pixel lies, seen from the pen (text: the left end of the first baseline; icon: the
/// center of its square), in whole pixels, y downward (so `top` is negative).
struct Bitmap {
  int width = 0;
  int height = 0;
  int left = 0;
  int top = 0;
  std::vector<std::uint8_t> coverage;
  Extent extent;
  [[nodiscard]] bool empty() const { return width == 0 || height == 0; }
};

/// One line of `text`, as Measure sees it; longer than `max_width_px` it ends in "…" (0: no limit but 8,000 px).
/// `pen` is the fraction of a pixel (0 to 1) by which the text is moved right and down.
[[nodiscard]] Bitmap rasterize(const Fonts& fonts, std::string_view text, const TextStyle& style,
                               float max_width_px = 0.0F, geometry::Point pen = {});

/// A block as measure_block sees it.
[[nodiscard]] Bitmap rasterize_block(const Fonts& fonts, std::string_view text, const TextStyle& style, float width_px,
                                     int max_lines);

/// The Material Icon `code_point`, its square `size_px` wide and centered on the pen. Empty when the font lacks it.
[[nodiscard]] Bitmap rasterize_icon(const Fonts& fonts, char32_t code_point, float size_px, geometry::Point pen = {});

/// `bitmap` spread by `radius_px` on every side with a soft rim: the halo to lay under it in the ground's color.
[[nodiscard]] Bitmap dilated(const Bitmap& bitmap, float radius_px);

}  // namespace xylem::text
