// Canvas: what pictures are drawn on - Cairo in logical pixels, and text as coverage laid on device pixels.
#pragma once

#include <cairo.h>

#include <map>
#include <memory>
#include <span>
#include <tuple>

#include "xylem/geometry/color.h"
#include "xylem/geometry/shapes.h"
#include "xylem/pictures/image.h"
#include "xylem/raster/bitmap.h"
#include "xylem/scene/drawing.h"
#include "xylem/text/shape.h"

namespace xylem::pictures {

struct DestroyCairo {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using Surface = std::unique_ptr<cairo_surface_t, DestroyCairo>;

/// All lengths are logical pixels from the top-left corner of the canvas, moved by `origin`.
class Canvas {
 public:
  /// `width`, `height` in device pixels; empty (transparent) at first.
  Canvas(int width, int height, float scale, text::Fonts fonts);
  /// Whether Cairo could get the memory.
  [[nodiscard]] bool ok() const;
  [[nodiscard]] Image image() const;

  /// Puts `bitmap` there instead of what was there, its upper left corner on the device pixel (x, y).
  void put(const raster::Bitmap& bitmap, int x, int y);

  void set_origin(geometry::Point origin) { origin_ = origin; }
  void clip(const geometry::Box& box);
  void unclip();

  void fill_all(geometry::Color color);
  void disc(geometry::Point center, float radius, geometry::Color color);
  void ring(geometry::Point center, const scene::RingShape& ring, geometry::Color color);
  void link(const scene::LinkShape& shape, geometry::Color color);
  void triangle(geometry::Point a, geometry::Point b, geometry::Point c, geometry::Color color);
  void line(geometry::Point a, geometry::Point b, float width, geometry::Color color);

  /// One line of text whose baseline starts at `pen`; a halo of `halo_px` in `halo` under it when > 0.
  void text(geometry::Point pen, std::string_view words, const text::TextStyle& style, geometry::Color color,
            float halo_px = 0.0F, geometry::Color halo = {});
  /// A block; `top_left` is its upper left corner.
  void block(geometry::Point top_left, std::string_view words, const text::TextStyle& style, float width_px,
             int max_lines, geometry::Color color);
  /// A Material Icon in a square of `size` around `center`.
  void icon(geometry::Point center, char32_t icon, float size, geometry::Color color);

 private:
  void set(geometry::Color color);
  void mask(const text::Bitmap& bitmap, int x, int y, geometry::Color color);

  std::unique_ptr<cairo_surface_t, DestroyCairo> surface_;
  std::unique_ptr<cairo_t, DestroyCairo> cairo_;
  float scale_;
  geometry::Point origin_;
  text::Fonts fonts_;
  std::map<std::tuple<char32_t, int, int, int>, text::Bitmap> icons_;
};

/// Straight RGBA of a Cairo image surface (ARGB32 or RGB24), and back.
[[nodiscard]] Image image_of(cairo_surface_t* surface);
[[nodiscard]] Surface surface_of(const Image& image);

}  // namespace xylem::pictures
