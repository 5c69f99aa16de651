// Pixels: what the kernels share - colors over colors, spans of a row, the marks of a band. Compiled anew for every
// instruction set.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

#include "raster/kernels.h"

#if defined(XYLEM_RASTER_PIXELS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef XYLEM_RASTER_PIXELS_INL_H
#undef XYLEM_RASTER_PIXELS_INL_H
#else
#define XYLEM_RASTER_PIXELS_INL_H
#endif

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace xylem::raster::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using geometry::Color;
using geometry::Point;

using Floats = hn::CappedTag<float, 8>;
using Pixels = hn::RebindToUnsigned<Floats>;
using Vector = hn::Vec<Floats>;
using Colors = hn::Vec<Pixels>;

constexpr Floats kFloats;
constexpr Pixels kPixels;
HWY_INLINE int lanes() { return static_cast<int>(hn::Lanes(kFloats)); }

/// A color to be laid over pixels: its opaque form, halves apart.
struct Ink {
  Colors even;  // red and blue
  Colors odd;   // green and alpha
  float opacity;

  explicit Ink(Color color)
      : even(hn::Set(kPixels, static_cast<std::uint32_t>(color.r) | static_cast<std::uint32_t>(color.b) << 16U)),
        odd(hn::Set(kPixels, static_cast<std::uint32_t>(color.g) | 255U << 16U)),
        opacity(static_cast<float>(color.a) * (256.0F / 255.0F)) {}
};

/// `under` with `ink` over it, `weight` / 256 of it; source over, rounded to the nearest. No half overflows: 255 * 256.
HWY_INLINE Colors blended(Colors under, const Ink& ink, Colors weight) {
#if HWY_TARGET == HWY_SCALAR  // which has no vectors of halves
  const Pixels halves;
  const auto on = weight;
  const auto off = hn::Sub(hn::Set(halves, 256U), on);
  const auto round = hn::Set(halves, 0x00800080U);
#else
  const hn::Repartition<std::uint16_t, Pixels> halves;
  const auto on = hn::BitCast(halves, hn::Or(weight, hn::ShiftLeft<16>(weight)));
  const auto off = hn::Sub(hn::Set(halves, std::uint16_t{256}), on);
  const auto round = hn::Set(halves, std::uint16_t{128});
#endif
  const auto mask = hn::Set(kPixels, 0x00FF00FFU);
  const auto mixed = [&](Colors of_under, Colors of_ink) HWY_ATTR {
    const auto sum = hn::Add(hn::Mul(hn::BitCast(halves, of_under), off), hn::Mul(hn::BitCast(halves, of_ink), on));
    return hn::BitCast(kPixels, hn::Add(sum, round));
  };
  const Colors even = mixed(hn::And(under, mask), ink.even);
  const Colors odd = mixed(hn::And(hn::ShiftRight<8>(under), mask), ink.odd);
  return hn::Or(hn::And(hn::ShiftRight<8>(even), mask), hn::AndNot(mask, odd));
}

/// `cover` times `opacity`, 0 to 256, as a whole number: in a float above 2^23 the last bits count ones.
HWY_INLINE Colors weight_of(Vector cover, float opacity) {
  const Vector high = hn::Set(kFloats, 8388608.0F);
  const Vector sum = hn::Add(hn::Mul(cover, hn::Set(kFloats, opacity)), high);
  return hn::And(hn::BitCast(kPixels, sum), hn::Set(kPixels, 0x1FFU));
}

HWY_INLINE Vector within(Vector value, float most) {
  return hn::Min(hn::Max(value, hn::Zero(kFloats)), hn::Set(kFloats, most));
}

/// Lays `ink` over the pixels first to last (not included) of `row`, `cover(offset)` of it, for offsets from `first`.
template <class Cover>
HWY_INLINE void lay(std::uint32_t* row, int first, int last, const Ink& ink, const Cover& cover) {
  const Vector steps = hn::Iota(kFloats, 0.0F);
  const int count = last - first;
  for (int at = 0; at < count; at += lanes()) {
    std::uint32_t* pixels = row + first + at;
    const Vector offset = hn::Add(steps, hn::Set(kFloats, static_cast<float>(at)));
    const auto inside = hn::Lt(offset, hn::Set(kFloats, static_cast<float>(count)));
    const Colors weight = weight_of(hn::IfThenElseZero(inside, cover(offset)), ink.opacity);
    hn::StoreU(blended(hn::LoadU(kPixels, pixels), ink, weight), kPixels, pixels);
  }
}

/// The pixels whose middles lie within [low, high), cut at the picture's sides.
struct Span {
  int first;
  int last;
};
HWY_INLINE int first_from(float x, int width) {  // also of what is no number
  const float at = std::ceil(x - 0.5F);
  return at > 0.0F ? (at < static_cast<float>(width) ? static_cast<int>(at) : width) : 0;
}
HWY_INLINE Span span_of(float low, float high, int width) { return {first_from(low, width), first_from(high, width)}; }

/// The rows of `band` whose middles lie within [low, high).
HWY_INLINE Span rows_of(float low, float high, const Band& band) {
  const Span rows = span_of(low, high, band.bottom);
  return {std::max(rows.first, band.top), rows.last};
}

/// Calls visit(index) for every mark of `band`, in their order.
template <class Mark, class Visit>
HWY_INLINE void each(const Banded<Mark>& banded, std::uint8_t number, const Visit& visit) {
  const hn::ScalableTag<std::uint8_t> bytes;
  const std::size_t step = hn::Lanes(bytes);
  const auto band = hn::Set(bytes, number);
  const std::size_t count = banded.marks.size();
  std::size_t at = 0;
  for (; at + step <= count; at += step) {
    const auto first = hn::LoadU(bytes, banded.first.data() + at);
    const auto last = hn::LoadU(bytes, banded.last.data() + at);
    const auto here = hn::And(hn::Eq(hn::Min(first, band), first), hn::Eq(hn::Max(last, band), last));
    if (hn::AllFalse(bytes, here)) continue;
    std::array<std::uint8_t, HWY_MAX_BYTES / 8 + 8> bits{};
    hn::StoreMaskBits(bytes, here, bits.data());
    for (std::size_t group = 0; group * 8 < step; ++group) {
      for (unsigned left = bits[group]; left != 0; left &= left - 1)
        visit(at + group * 8 + static_cast<std::size_t>(std::countr_zero(left)));
    }
  }
  for (; at < count; ++at) {
    if (banded.first[at] <= number && number <= banded.last[at]) visit(at);
  }
}

}  // namespace
}  // namespace xylem::raster::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
