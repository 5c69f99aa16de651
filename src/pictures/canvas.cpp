// Drawing on a Cairo surface; text and icons come as coverage from the text room, so all pictures show the same glyphs.
#include "canvas.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace xylem::pictures {
namespace {

using geometry::Color;
using geometry::Point;

constexpr double kTurn = 6.283185307179586;
constexpr float kIconSteps = 4.0F;  // icons are placed to a quarter of a device pixel

}  // namespace

Canvas::Canvas(int width, int height, float scale, text::Fonts fonts)
    : surface_(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height)),
      cairo_(cairo_create(surface_.get())),
      scale_(scale),
      fonts_(std::move(fonts)) {
  cairo_scale(cairo_.get(), static_cast<double>(scale), static_cast<double>(scale));
}

bool Canvas::ok() const {
  return cairo_surface_status(surface_.get()) == CAIRO_STATUS_SUCCESS &&
         cairo_status(cairo_.get()) == CAIRO_STATUS_SUCCESS;
}

Image Canvas::image() const {
  cairo_surface_flush(surface_.get());
  return image_of(surface_.get());
}

void Canvas::put(const raster::Bitmap& bitmap, int x, int y) {
  cairo_surface_flush(surface_.get());
  const int right = std::min(bitmap.width(), cairo_image_surface_get_width(surface_.get()) - x);
  const int bottom = std::min(bitmap.height(), cairo_image_surface_get_height(surface_.get()) - y);
  const auto stride = static_cast<std::ptrdiff_t>(cairo_image_surface_get_stride(surface_.get())) / 4;
  auto* pixels = reinterpret_cast<std::uint32_t*>(cairo_image_surface_get_data(surface_.get()));
  for (int row = 0; row < bottom; ++row) {
    const std::uint32_t* from = bitmap.row(row);
    std::uint32_t* to = pixels + (y + row) * stride + x;
    for (int i = 0; i < right; ++i) {  // red and blue change places
      const std::uint32_t pixel = from[i];
      to[i] = (pixel & 0xFF00FF00U) | (pixel & 0xFFU) << 16U | (pixel >> 16U & 0xFFU);
    }
  }
  cairo_surface_mark_dirty(surface_.get());
}

void Canvas::set(Color color) {
  cairo_set_source_rgba(cairo_.get(), color.r / 255.0, color.g / 255.0, color.b / 255.0, color.a / 255.0);
}

void Canvas::clip(const geometry::Box& box) {
  cairo_save(cairo_.get());
  cairo_rectangle(cairo_.get(), static_cast<double>(box.min.x), static_cast<double>(box.min.y),
                  static_cast<double>(box.width()), static_cast<double>(box.height()));
  cairo_clip(cairo_.get());
}
void Canvas::unclip() { cairo_restore(cairo_.get()); }

void Canvas::fill_all(Color color) {
  set(color);
  cairo_paint(cairo_.get());
}

void Canvas::disc(Point center, float radius, Color color) {
  const Point c = origin_ + center;
  cairo_new_path(cairo_.get());
  cairo_arc(cairo_.get(), static_cast<double>(c.x), static_cast<double>(c.y), static_cast<double>(radius), 0.0, kTurn);
  set(color);
  cairo_fill(cairo_.get());
}

void Canvas::ring(Point center, const scene::RingShape& ring, Color color) {
  if (ring.width <= 0.0F) return;
  const Point c = origin_ + center;
  cairo_new_path(cairo_.get());
  cairo_arc(cairo_.get(), static_cast<double>(c.x), static_cast<double>(c.y), static_cast<double>(ring.radius), 0.0,
            kTurn);
  const double dashes[] = {static_cast<double>(ring.dash_on), static_cast<double>(ring.dash_off)};
  cairo_set_dash(cairo_.get(), dashes, ring.dash_on > 0.0F ? 2 : 0, 0.0);
  cairo_set_line_width(cairo_.get(), static_cast<double>(ring.width));
  set(color);
  cairo_stroke(cairo_.get());
  cairo_set_dash(cairo_.get(), nullptr, 0, 0.0);
}

void Canvas::link(const scene::LinkShape& shape, Color color) {
  if (!shape.visible) return;
  const Point a = origin_ + shape.start;
  const Point b = origin_ + shape.control;
  const Point c = origin_ + shape.end;
  cairo_new_path(cairo_.get());
  cairo_move_to(cairo_.get(), static_cast<double>(a.x), static_cast<double>(a.y));
  if (shape.curved) {  // Cairo knows cubic curves only: the same curve, a degree higher
    const Point p = lerp(a, b, 2.0F / 3.0F);
    const Point q = lerp(c, b, 2.0F / 3.0F);
    cairo_curve_to(cairo_.get(), static_cast<double>(p.x), static_cast<double>(p.y), static_cast<double>(q.x),
                   static_cast<double>(q.y), static_cast<double>(c.x), static_cast<double>(c.y));
  } else {
    cairo_line_to(cairo_.get(), static_cast<double>(c.x), static_cast<double>(c.y));
  }
  const double dashes[] = {static_cast<double>(shape.dash_on), static_cast<double>(shape.dash_off)};
  cairo_set_dash(cairo_.get(), dashes, shape.dash_on > 0.0F ? 2 : 0, 0.0);
  cairo_set_line_width(cairo_.get(), static_cast<double>(shape.width));
  set(color);
  cairo_stroke(cairo_.get());
  cairo_set_dash(cairo_.get(), nullptr, 0, 0.0);
}

void Canvas::triangle(Point a, Point b, Point c, Color color) {
  cairo_new_path(cairo_.get());
  for (const Point p : {origin_ + a, origin_ + b, origin_ + c}) {
    cairo_line_to(cairo_.get(), static_cast<double>(p.x), static_cast<double>(p.y));
  }
  cairo_close_path(cairo_.get());
  set(color);
  cairo_fill(cairo_.get());
}

void Canvas::line(Point a, Point b, float width, Color color) {
  scene::LinkShape shape;
  shape.visible = true;
  shape.start = a;
  shape.control = lerp(a, b, 0.5F);
  shape.end = b;
  shape.width = width;
  link(shape, color);
}

void Canvas::mask(const text::Bitmap& bitmap, int x, int y, Color color) {
  if (bitmap.empty()) return;
  const Surface coverage{cairo_image_surface_create(CAIRO_FORMAT_A8, bitmap.width, bitmap.height)};
  if (cairo_surface_status(coverage.get()) != CAIRO_STATUS_SUCCESS) return;
  unsigned char* pixels = cairo_image_surface_get_data(coverage.get());
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(coverage.get()));
  const auto width = static_cast<std::size_t>(bitmap.width);
  for (std::size_t row = 0; row < static_cast<std::size_t>(bitmap.height); ++row) {
    std::memcpy(pixels + row * stride, &bitmap.coverage[row * width], width);
  }
  cairo_surface_mark_dirty(coverage.get());
  cairo_save(cairo_.get());
  cairo_identity_matrix(cairo_.get());
  set(color);
  cairo_mask_surface(cairo_.get(), coverage.get(), x + bitmap.left, y + bitmap.top);
  cairo_restore(cairo_.get());
}

void Canvas::text(Point pen, std::string_view words, const text::TextStyle& style, Color color, float halo_px,
                  Color halo) {
  text::TextStyle device = style;
  device.size_px *= scale_;
  const text::Bitmap bitmap = rasterize(fonts_, words, device);
  const Point at = (origin_ + pen) * scale_;
  const int x = static_cast<int>(std::lround(at.x));
  const int y = static_cast<int>(std::lround(at.y));
  if (halo_px > 0.0F) mask(dilated(bitmap, halo_px * scale_), x, y, halo);
  mask(bitmap, x, y, color);
}

void Canvas::block(Point top_left, std::string_view words, const text::TextStyle& style, float width_px, int max_lines,
                   Color color) {
  text::TextStyle device = style;
  device.size_px *= scale_;
  const text::Bitmap bitmap = rasterize_block(fonts_, words, device, width_px * scale_, max_lines);
  const Point at = (origin_ + top_left) * scale_;
  mask(bitmap, static_cast<int>(std::lround(at.x)), static_cast<int>(std::lround(at.y + bitmap.extent.ascent)), color);
}

void Canvas::icon(Point center, char32_t icon, float size, Color color) {
  const Point at = (origin_ + center) * scale_;
  const auto quarters_x = static_cast<int>(std::lround(at.x * kIconSteps));
  const auto quarters_y = static_cast<int>(std::lround(at.y * kIconSteps));
  const auto steps = static_cast<int>(kIconSteps);
  const auto fraction = [&](int quarters) { return ((quarters % steps) + steps) % steps; };
  const auto key =
      std::tuple{icon, static_cast<int>(std::lround(size * scale_ * 4.0F)), fraction(quarters_x), fraction(quarters_y)};
  auto found = icons_.find(key);
  if (found == icons_.end()) {
    const Point pen{static_cast<float>(std::get<2>(key)) / kIconSteps,
                    static_cast<float>(std::get<3>(key)) / kIconSteps};
    found = icons_.emplace(key, rasterize_icon(fonts_, icon, static_cast<float>(std::get<1>(key)) / 4.0F, pen)).first;
  }
  mask(found->second, (quarters_x - fraction(quarters_x)) / steps, (quarters_y - fraction(quarters_y)) / steps, color);
}

}  // namespace xylem::pictures
