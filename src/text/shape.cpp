// Rasterizing: layouts drawn by Cairo into coverage alone; halos by spreading it.
#include "xylem/text/shape.h"

#include <algorithm>
#include <cmath>

#include "pango.h"
#include "xylem/base/text.h"

namespace xylem::text {
namespace {

constexpr float kWidest = 8'000.0F;  // Cairo's pictures end at 32,767 pixels, and text is drawn four times as wide
constexpr int kColumns = 4;  // Cairo sets glyphs on whole pixels: on four times as many they stand where they should

/// Takes the coverage of `bitmap` from `surface`, which is kColumns times as wide.
void narrow(cairo_surface_t* surface, Bitmap& bitmap) {
  const auto width = static_cast<std::size_t>(bitmap.width);
  const auto height = static_cast<std::size_t>(bitmap.height);
  const unsigned char* pixels = cairo_image_surface_get_data(surface);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  bitmap.coverage.resize(width * height);
  for (std::size_t y = 0; y < height; ++y) {
    const unsigned char* row = pixels + y * stride;
    for (std::size_t x = 0; x < width; ++x, row += kColumns) {
      bitmap.coverage[y * width + x] = static_cast<std::uint8_t>((row[0] + row[1] + row[2] + row[3] + 2) / kColumns);
    }
  }
}

/// Draws `layout` so that its first baseline starts at the pen; trimmed to what has ink.
Bitmap drawn(PangoLayout* layout, geometry::Point pen) {
  Bitmap bitmap;
  bitmap.extent = extent_of(layout);
  PangoRectangle ink;
  pango_layout_get_extents(layout, &ink, nullptr);
  if (ink.width <= 0 || ink.height <= 0) return bitmap;
  const auto px = [](int units) { return static_cast<float>(units) / static_cast<float>(PANGO_SCALE); };
  const float baseline = bitmap.extent.ascent;
  const float x0 = px(ink.x) + pen.x;
  const float y0 = px(ink.y) - baseline + pen.y;
  bitmap.left = static_cast<int>(std::floor(x0)) - 1;
  bitmap.top = static_cast<int>(std::floor(y0)) - 1;
  bitmap.width = static_cast<int>(std::ceil(x0 + px(ink.width))) + 1 - bitmap.left;
  bitmap.height = static_cast<int>(std::ceil(y0 + px(ink.height))) + 1 - bitmap.top;

  const Owned<cairo_surface_t> surface{
      cairo_image_surface_create(CAIRO_FORMAT_A8, bitmap.width * kColumns, bitmap.height)};
  const Owned<cairo_t> cairo{cairo_create(surface.get())};
  cairo_scale(cairo.get(), kColumns, 1.0);
  cairo_translate(cairo.get(), static_cast<double>(pen.x) - bitmap.left,
                  static_cast<double>(pen.y - baseline) - bitmap.top);
  pango_cairo_show_layout(cairo.get(), layout);
  cairo_surface_flush(surface.get());
  if (cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS) narrow(surface.get(), bitmap);
  return bitmap;
}

/// out(x, y) = max(out, weight * in(x - dx, y - dy)), a row at a time so that the compiler can do many pixels at once.
void spread(const Bitmap& in, Bitmap& out, int dx, int dy, int weight) {
  const auto width = static_cast<std::size_t>(in.width);
  for (int y = 0; y < in.height; ++y) {
    const std::uint8_t* from = &in.coverage[static_cast<std::size_t>(y) * width];
    std::uint8_t* to = &out.coverage[static_cast<std::size_t>(y + dy) * static_cast<std::size_t>(out.width) +
                                     static_cast<std::size_t>(dx)];
    for (std::size_t x = 0; x < width; ++x) {
      to[x] = std::max(to[x], static_cast<std::uint8_t>((from[x] * weight) >> 8));
    }
  }
}

}  // namespace

Bitmap rasterize(const Fonts& fonts, std::string_view text, const TextStyle& style, float max_width_px,
                 geometry::Point pen) {
  Fonts::State& state = fonts.state();
  const std::lock_guard lock(state.mutex);
  const float widest = max_width_px > 0.0F ? std::min(max_width_px, kWidest) : kWidest;
  auto layout = layout_of(state, text, style, {});
  if (extent_of(layout.get()).width > widest) layout = layout_of(state, text, style, {widest, 1});
  return drawn(layout.get(), pen);
}

Bitmap rasterize_block(const Fonts& fonts, std::string_view text, const TextStyle& style, float width_px,
                       int max_lines) {
  Fonts::State& state = fonts.state();
  const std::lock_guard lock(state.mutex);
  return drawn(layout_of(state, text, style, {std::min(width_px, kWidest), max_lines}).get(), {});
}

Bitmap rasterize_icon(const Fonts& fonts, char32_t code_point, float size_px, geometry::Point pen) {
  Fonts::State& state = fonts.state();
  const std::lock_guard lock(state.mutex);
  const Owned<PangoLayout> layout{pango_layout_new(state.context.get())};
  const Owned<PangoFontDescription> description{pango_font_description_from_string("Material Icons")};
  pango_font_description_set_absolute_size(description.get(), static_cast<double>(size_px) * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), description.get());
  PangoAttrList* attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_fallback_new(FALSE));
  pango_layout_set_attributes(layout.get(), attributes);
  pango_attr_list_unref(attributes);
  const std::string glyph = base::utf8(code_point);
  pango_layout_set_text(layout.get(), glyph.data(), static_cast<int>(glyph.size()));
  if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0) return {};
  // The pen of a layout is at the left end of the baseline; an icon's is in the middle of its square.
  const Extent extent = extent_of(layout.get());
  const float dx = pen.x - extent.width * 0.5F;
  const float dy = pen.y + (extent.ascent - extent.descent) * 0.5F;
  return drawn(layout.get(), {dx, dy});
}

Bitmap dilated(const Bitmap& bitmap, float radius_px) {
  const int reach = static_cast<int>(std::ceil(radius_px));
  if (bitmap.empty() || reach <= 0) return bitmap;
  Bitmap out = bitmap;
  out.left -= reach;
  out.top -= reach;
  out.width += 2 * reach;
  out.height += 2 * reach;
  out.coverage.assign(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height), 0);
  for (int dy = -reach; dy <= reach; ++dy) {
    for (int dx = -reach; dx <= reach; ++dx) {
      const float gap = std::hypot(static_cast<float>(dx), static_cast<float>(dy));
      const float weight = std::clamp(radius_px + 0.5F - gap, 0.0F, 1.0F);
      if (weight > 0.0F) spread(bitmap, out, dx + reach, dy + reach, static_cast<int>(weight * 256.0F));
    }
  }
  return out;
}

}  // namespace xylem::text
