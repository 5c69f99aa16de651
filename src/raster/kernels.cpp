// Kernels: written once for vectors of up to eight pixels; Highway compiles them for every instruction set and picks
// at run time. Nothing is fused and every pixel is worked out by itself, so all of them give the same bytes.
#include "raster/kernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "raster/kernels.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h.
#include "raster/pixels-inl.h"

HWY_BEFORE_NAMESPACE();
namespace xylem::raster::HWY_NAMESPACE {
namespace {

/// Half the length of a circle's row, `down` from its middle; negative when it has none there.
HWY_INLINE float half_row(float radius, float down) {
  const float squared = radius * radius - down * down;
  return radius > 0.0F && squared > 0.0F ? std::sqrt(squared) : -1.0F;
}

HWY_INLINE Vector far_from(Vector right, float down) {
  return hn::Sqrt(hn::Add(hn::Mul(right, right), hn::Set(kFloats, down * down)));
}

void draw_disc(const Band& band, const Circle& disc, const Ink& ink, const Ink& ground) {
  const float reach = disc.radius + disc.rim + 0.5F;
  const Span rows = rows_of(disc.center.y - reach, disc.center.y + reach, band);
  const bool opaque = disc.color.a == 255;
  const Colors full = blended(hn::Zero(kPixels), ink, hn::Set(kPixels, 256U));
  for (int y = rows.first; y < rows.last; ++y) {
    const float down = static_cast<float>(y) + 0.5F - disc.center.y;
    const float out = half_row(reach, down);
    if (out < 0.0F) continue;
    const Span span = span_of(disc.center.x - out, disc.center.x + out, band.width);
    const float in = opaque ? half_row(disc.radius - 0.5F, down) : -1.0F;
    const Span inner = in > 0.0F ? span_of(disc.center.x - in, disc.center.x + in, band.width) : Span{0, 0};
    for (int x = span.first; x < span.last; x += lanes()) {
      std::uint32_t* pixels = band.row(y) + x;
      if (x >= inner.first && x + lanes() <= inner.last) {
        hn::StoreU(full, kPixels, pixels);
        continue;
      }
      const Vector right =
          hn::Add(hn::Iota(kFloats, 0.0F), hn::Set(kFloats, static_cast<float>(x) + 0.5F - disc.center.x));
      const Vector far = far_from(right, down);
      const auto inside = hn::Lt(hn::Iota(kFloats, 0.0F), hn::Set(kFloats, static_cast<float>(span.last - x)));
      const auto cover = [&](float radius) HWY_ATTR {
        return hn::IfThenElseZero(inside, within(hn::Sub(hn::Set(kFloats, radius + 0.5F), far), 1.0F));
      };
      Colors under = hn::LoadU(kPixels, pixels);
      if (disc.rim > 0.0F) under = blended(under, ground, weight_of(cover(disc.radius + disc.rim), ground.opacity));
      hn::StoreU(blended(under, ink, weight_of(cover(disc.radius), ink.opacity)), kPixels, pixels);
    }
  }
}

/// As the shader does it: a whole number of dashes, the first one beginning at the right.
float dash_cover(const Circle& ring, float right, float down) {
  const float around = 6.28318531F * ring.radius;
  const float wanted = ring.dash_on + ring.dash_off;
  const float period = around / std::max(std::floor(around / wanted + 0.5F), 1.0F);
  const float on = ring.dash_on * period / wanted;
  const float place = std::atan2(down, right) * ring.radius - on * 0.5F + period * 0.5F;
  const float rest = place - period * std::floor(place / period);
  return std::clamp(on * 0.5F + 0.5F - std::abs(rest - period * 0.5F), 0.0F, 1.0F);
}

void draw_ring(const Band& band, const Circle& ring, const Ink& ink) {
  const float reach = ring.radius + ring.ring_width * 0.5F + 0.5F;
  const Span rows = rows_of(ring.center.y - reach, ring.center.y + reach, band);
  const Vector half = hn::Set(kFloats, ring.ring_width * 0.5F + 0.5F);
  for (int y = rows.first; y < rows.last; ++y) {
    const float down = static_cast<float>(y) + 0.5F - ring.center.y;
    const float out = half_row(reach, down);
    if (out < 0.0F) continue;
    const auto part = [&](int first, int last) HWY_ATTR {
      const float start = static_cast<float>(first) + 0.5F - ring.center.x;
      lay(band.row(y), first, last, ink, [&](Vector offset) HWY_ATTR {
        const Vector right = hn::Add(hn::Set(kFloats, start), offset);
        const Vector far = far_from(right, down);
        const Vector cover = within(hn::Sub(half, hn::Abs(hn::Sub(far, hn::Set(kFloats, ring.radius)))), 1.0F);
        if (ring.dash_on <= 0.0F) return cover;
        std::array<float, 8> dash{};
        hn::StoreU(right, kFloats, dash.data());
        for (float& at : dash) at = dash_cover(ring, at, down);
        return hn::Mul(cover, hn::LoadU(kFloats, dash.data()));
      });
    };
    const Span span = span_of(ring.center.x - out, ring.center.x + out, band.width);
    const float hole = half_row(ring.radius - ring.ring_width * 0.5F - 0.5F, down);
    const Span free = span_of(ring.center.x - hole, ring.center.x + hole, band.width);
    if (hole > 0.0F && free.last - free.first > lanes()) {
      part(span.first, std::min(free.first, span.last));
      part(std::max(free.last, span.first), span.last);
    } else {
      part(span.first, span.last);
    }
  }
}

/// Coverage between the texels of an atlas page, as a GPU filters it.
HWY_INLINE float filtered(const Icon& icon, float x, float y) {
  const int left = static_cast<int>(std::floor(x - 0.5F));
  const int top = static_cast<int>(std::floor(y - 0.5F));
  const float right_part = x - 0.5F - static_cast<float>(left);
  const float low_part = y - 0.5F - static_cast<float>(top);
  const auto texel = [&](int u, int v) {
    const auto column = static_cast<std::ptrdiff_t>(std::clamp(u, 0, icon.page_size - 1));
    const auto line = static_cast<std::ptrdiff_t>(std::clamp(v, 0, icon.page_size - 1));
    return static_cast<float>(icon.texels[(line * icon.page_size + column) * 2]);
  };
  const float above = texel(left, top) * (1.0F - right_part) + texel(left + 1, top) * right_part;
  const float below = texel(left, top + 1) * (1.0F - right_part) + texel(left + 1, top + 1) * right_part;
  return (above * (1.0F - low_part) + below * low_part) * (1.0F / 255.0F);
}

void draw_icon(const Band& band, const Icon& icon) {
  const Span rows = rows_of(icon.box.min.y, icon.box.max.y, band);
  const Span span = span_of(icon.box.min.x, icon.box.max.x, band.width);
  const Ink ink(icon.color);
  const float wide = icon.source.width() / icon.box.width();
  const float high = icon.source.height() / icon.box.height();
  std::array<float, 8> covers{};
  for (int y = rows.first; y < rows.last; ++y) {
    const float v = icon.source.min.y + (static_cast<float>(y) + 0.5F - icon.box.min.y) * high;
    for (int x = span.first; x < span.last; x += lanes()) {
      const int count = std::min(lanes(), span.last - x);
      covers = {};
      for (int i = 0; i < count; ++i) {
        const float u = icon.source.min.x + (static_cast<float>(x + i) + 0.5F - icon.box.min.x) * wide;
        covers[static_cast<std::size_t>(i)] = filtered(icon, u, v);
      }
      std::uint32_t* pixels = band.row(y) + x;
      const Colors weight = weight_of(hn::LoadU(kFloats, covers.data()), ink.opacity);
      hn::StoreU(blended(hn::LoadU(kPixels, pixels), ink, weight), kPixels, pixels);
    }
  }
}

/// Lays `under` and then `ink` over a vector of pixels, as much as the high and the low bytes of `cover` say.
HWY_INLINE void lay_both(std::uint32_t* pixels, Colors cover, const Ink& ink, const Ink& under) {
  if (hn::AllTrue(kPixels, hn::Eq(cover, hn::Zero(kPixels)))) return;
  const auto weight = [](Colors bytes, float opacity) HWY_ATTR {
    const auto whole = hn::BitCast(hn::RebindToSigned<Pixels>(), bytes);
    return weight_of(hn::Mul(hn::ConvertTo(kFloats, whole), hn::Set(kFloats, 1.0F / 255.0F)), opacity);
  };
  Colors mixed = hn::LoadU(kPixels, pixels);
  mixed = blended(mixed, under, weight(hn::ShiftRight<8>(cover), under.opacity));
  mixed = blended(mixed, ink, weight(hn::And(cover, hn::Set(kPixels, 255U)), ink.opacity));
  hn::StoreU(mixed, kPixels, pixels);
}

/// The same for `count` pixels; nothing after the end of `source` is read.
HWY_INLINE void lay_pairs(std::uint32_t* pixels, const std::uint8_t* source, int count, const Ink& ink,
                          const Ink& under) {
  const hn::Rebind<std::uint16_t, Pixels> pairs;
  for (int x = 0; x < count; x += lanes()) {
    std::array<std::uint16_t, 8> both{};
    std::memcpy(both.data(), source + x * 2, static_cast<std::size_t>(std::min(lanes(), count - x)) * 2);
    lay_both(pixels + x, hn::PromoteTo(kPixels, hn::LoadU(pairs, both.data())), ink, under);
  }
}

/// The same where whole vectors can be read.
HWY_INLINE void lay_whole(std::uint32_t* pixels, const std::uint16_t* source, int count, const Ink& ink,
                          const Ink& under) {
  const hn::Rebind<std::uint16_t, Pixels> pairs;
  for (int x = 0; x < count; x += lanes())
    lay_both(pixels + x, hn::PromoteTo(kPixels, hn::LoadU(pairs, source + x)), ink, under);
}

void draw_line_of_words(const Band& band, const Words& words, const Ink& ink, const Ink& halo) {
  const int first = std::max(0, -words.x);
  const int last = std::min(words.from.width, band.width - words.x);
  const int low = std::max(words.y, band.top);
  const int high = std::min(words.y + words.from.height, band.bottom);
  for (int y = low; y < high; ++y) {
    const std::ptrdiff_t line = static_cast<std::ptrdiff_t>(words.from.y + y - words.y) * words.page_size;
    const std::uint8_t* source = words.texels + (line + words.from.x) * 2;
    lay_pairs(band.row(y) + words.x + first, source + first * 2, last - first, ink, halo);
  }
}

void draw_stamp(const Band& band, const Stamp& stamp, const Ink& ink, const Ink& rim) {
  const int first = std::max(0, -stamp.left);
  const int last = std::min(stamp.side, band.width - stamp.left);
  const int low = std::max(stamp.top, band.top);
  const int high = std::min(stamp.top + stamp.side, band.bottom);
  // Columns beyond its side are empty, so that whole vectors may be read where the picture has room for them.
  const bool whole = first == 0 && last == stamp.side;
  for (int y = low; y < high; ++y) {
    const std::uint16_t* source = stamp.texels + (y - stamp.top) * stamp.stride;
    std::uint32_t* pixels = band.row(y) + stamp.left;
    if (whole) {
      lay_whole(pixels, source, stamp.side, ink, rim);
    } else {
      lay_pairs(pixels + first, reinterpret_cast<const std::uint8_t*>(source + first), last - first, ink, rim);
    }
  }
}

void draw_circles(const Band& band, const Banded<Circle>& circles, const Around& around) {
  const Ink rim(around.ground);
  each(circles, band.number, [&](std::size_t at) HWY_ATTR {
    const Circle& circle = circles.marks[at];
    const Ink ink(circle.color);
    if (circle.stamped) return draw_stamp(band, around.stamps->find(circle.center, circle.radius), ink, rim);
    if (circle.ring_width > 0.0F) return draw_ring(band, circle, ink);
    draw_disc(band, circle, ink, rim);
    if (circle.icon != kNone) draw_icon(band, around.icons[circle.icon]);
  });
}

void draw_triangle(const Band& band, const Triangle& triangle) {
  const Point corners[] = {triangle.a, triangle.b, triangle.c};
  const Point u = triangle.b - triangle.a;
  const Point v = triangle.c - triangle.a;
  const float turn = u.x * v.y - u.y * v.x < 0.0F ? -1.0F : 1.0F;
  geometry::Box box;
  for (const Point corner : corners) box.include(corner);
  box = box.grown(1.0F);
  const Span rows = rows_of(box.min.y, box.max.y, band);
  const Span span = span_of(box.min.x, box.max.x, band.width);
  const Ink ink(triangle.color);
  for (int y = rows.first; y < rows.last; ++y) {
    lay(band.row(y), span.first, span.last, ink, [&](Vector offset) HWY_ATTR {
      Vector inside = hn::Set(kFloats, 1.0F);
      for (std::size_t i = 0; i < 3; ++i) {
        const Point p = corners[i];
        const Point way = corners[(i + 1) % 3] - p;
        const Point along = way * (turn / std::max(length(way), 1e-6F));
        const Vector right = hn::Add(hn::Set(kFloats, static_cast<float>(span.first) + 0.5F - p.x), offset);
        const float down = static_cast<float>(y) + 0.5F - p.y;
        const Vector side = hn::Sub(hn::Set(kFloats, along.x * down), hn::Mul(hn::Set(kFloats, along.y), right));
        inside = hn::Min(inside, side);
      }
      return within(hn::Add(inside, hn::Set(kFloats, 0.5F)), 1.0F);
    });
  }
}

void draw_triangles(const Band& band, const Banded<Triangle>& triangles) {
  each(triangles, band.number, [&](std::size_t at) HWY_ATTR { draw_triangle(band, triangles.marks[at]); });
}

void draw_words(const Band& band, const Banded<Words>& words, Color halo) {
  const Ink under(halo);
  each(words, band.number,
       [&](std::size_t at) HWY_ATTR { draw_line_of_words(band, words.marks[at], Ink(words.marks[at].color), under); });
}

void fill_band(const Band& band, std::uint32_t pixel) {
  const Colors color = hn::Set(kPixels, pixel);
  for (int y = band.top; y < band.bottom; ++y) {
    std::uint32_t* row = band.row(y);
    for (int x = 0; x < band.width; x += lanes()) hn::StoreU(color, kPixels, row + x);
  }
}

void cover_band(const Band& band, Color color) {
  const Ink ink(color);
  const Colors weight = weight_of(hn::Set(kFloats, 1.0F), ink.opacity);
  for (int y = band.top; y < band.bottom; ++y) {
    std::uint32_t* row = band.row(y);
    for (int x = 0; x < band.width; x += lanes())
      hn::StoreU(blended(hn::LoadU(kPixels, row + x), ink, weight), kPixels, row + x);
  }
}

}  // namespace
}  // namespace xylem::raster::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace xylem::raster {
namespace {
HWY_EXPORT(draw_circles);
HWY_EXPORT(draw_triangles);
HWY_EXPORT(draw_words);
HWY_EXPORT(fill_band);
HWY_EXPORT(cover_band);
}  // namespace

void fill(const Band& band, std::uint32_t pixel) { HWY_DYNAMIC_DISPATCH(fill_band)(band, pixel); }
void lay_over(const Band& band, geometry::Color color) { HWY_DYNAMIC_DISPATCH(cover_band)(band, color); }
void draw(const Band& band, const Banded<Circle>& circles, const Around& around) {
  HWY_DYNAMIC_DISPATCH(draw_circles)(band, circles, around);
}
void draw(const Band& band, const Banded<Triangle>& triangles) {
  HWY_DYNAMIC_DISPATCH(draw_triangles)(band, triangles);
}
void draw(const Band& band, const Banded<Words>& words, geometry::Color halo) {
  HWY_DYNAMIC_DISPATCH(draw_words)(band, words, halo);
}

}  // namespace xylem::raster
#endif
