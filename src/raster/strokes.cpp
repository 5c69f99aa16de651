// Strokes: lines and curves, row by row. Most of a large map's time goes here.
#include "raster/kernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "raster/strokes.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h.
#include "raster/pixels-inl.h"

HWY_BEFORE_NAMESPACE();
namespace xylem::raster::HWY_NAMESPACE {
namespace {

/// Where a line ends, row by row: on one side of the upright through `end`, which stands on `along`.
struct End {
  float x;
  float y;
  float lean;
  bool to_right;  // whether `along` goes to the right

  HWY_INLINE End(Point end, Point along) : x(end.x), y(end.y), to_right(along.x >= 0.0F) {
    constexpr float kUpright = 1e-6F;
    const float size = length(along);
    const float way = std::max(std::abs(along.x), kUpright * size);
    lean = way > 0.0F ? along.y / (to_right ? way : -way) : 0.0F;
  }
};

/// A line, or a piece of one, ready to be drawn. Its edges are as soft as a pixel is wide when seen along the line (1
/// to 1.41): then what a line covers of the pixels adds up to its width, however it lies.
struct Stroke {
  End begin;
  End end;
  Point from;
  float slope;   // of the middle: x for each row
  float across;  // what is left of `half` less with each pixel to the right or left of the middle
  float half;    // coverage in the middle if it could be over 1
  float most;    // coverage
  float low;     // of y
  float high;

  HWY_INLINE Stroke(Point a, Point b, Point along_a, Point along_b, float width)
      : begin(a, along_a), end(b, along_b), from(a) {
    constexpr float kLevel = 1e-6F;
    const Point way = b - a;
    const float size = length(way);
    const Point along = size > 0.0F ? way * (1.0F / size) : Point{1.0F, 0.0F};
    const float steep = std::max(std::abs(along.y), kLevel);
    const float soft = 1.0F / (std::abs(along.x) + steep);
    slope = along.x / (along.y < 0.0F ? -steep : steep);
    across = steep * soft;
    half = width * 0.5F * soft + 0.5F;
    most = std::min(width * soft, 1.0F);
    const float reach = width * 0.5F * std::abs(along.x) + 1.5F;
    low = std::min(a.y, b.y) - reach;
    high = std::max(a.y, b.y) + reach;
  }
};

/// The middles and the pixels of a few rows of a stroke.
struct Rows {
  static constexpr int kMost = 8;
  alignas(64) std::array<float, kMost> middle;
  alignas(64) std::array<std::int32_t, kMost> first;
  alignas(64) std::array<std::int32_t, kMost> last;
};

HWY_INLINE void find_rows(const Stroke& stroke, int y, int width, Rows& rows) {
  const auto set = [](float value) HWY_ATTR { return hn::Set(kFloats, value); };
  const hn::RebindToSigned<Floats> whole;
  for (int at = 0; at < Rows::kMost; at += lanes()) {
    const Vector row = hn::Add(hn::Iota(kFloats, 0.5F), set(static_cast<float>(y + at)));
    const Vector middle = hn::Add(set(stroke.from.x), hn::Mul(set(stroke.slope), hn::Sub(row, set(stroke.from.y))));
    const Vector reach = set(stroke.half / stroke.across);
    const auto cut = [&](const End& end)
                         HWY_ATTR { return hn::Sub(set(end.x), hn::Mul(set(end.lean), hn::Sub(row, set(end.y)))); };
    const Vector begin = cut(stroke.begin);
    const Vector end = cut(stroke.end);
    Vector low = hn::Sub(middle, reach);
    Vector high = hn::Add(middle, reach);
    low = hn::Max(low, stroke.begin.to_right ? begin : low);
    high = stroke.begin.to_right ? high : hn::Min(high, begin);
    high = stroke.end.to_right ? hn::Min(high, end) : high;
    low = stroke.end.to_right ? low : hn::Max(low, end);
    const auto pixel = [&](Vector x) HWY_ATTR {
      const Vector up = hn::Ceil(hn::Sub(x, set(0.5F)));
      return hn::ConvertTo(whole, within(up, static_cast<float>(width)));
    };
    hn::Store(middle, kFloats, rows.middle.data() + at);
    hn::Store(pixel(low), whole, rows.first.data() + at);
    hn::Store(pixel(high), whole, rows.last.data() + at);
  }
}

/// Calls row(y, middle, first, last) for every row of the band in which the stroke has pixels.
template <class Row>
HWY_INLINE void each_row(const Band& band, const Stroke& stroke, const Row& row) {
  const Span span = rows_of(stroke.low, stroke.high, band);
  Rows rows;
  for (int y = span.first; y < span.last; y += Rows::kMost) {
    find_rows(stroke, y, band.width, rows);
    const int count = std::min(Rows::kMost, span.last - y);
    for (int i = 0; i < count; ++i) {
      const auto at = static_cast<std::size_t>(i);
      if (rows.first[at] < rows.last[at]) row(y + i, rows.middle[at], rows.first[at], rows.last[at]);
    }
  }
}

HWY_INLINE void draw_solid(const Band& band, const Stroke& stroke, const Ink& ink) {
  const Vector across = hn::Set(kFloats, stroke.across);
  const Vector half = hn::Set(kFloats, stroke.half);
  each_row(band, stroke, [&](int y, float middle, int first, int last) HWY_ATTR {
    const Vector from_middle = hn::Set(kFloats, static_cast<float>(first) + 0.5F - middle);
    lay(band.row(y), first, last, ink, [&](Vector offset) HWY_ATTR {
      const Vector far = hn::Mul(hn::Abs(hn::Add(from_middle, offset)), across);
      return within(hn::Sub(half, far), stroke.most);
    });
  });
}

/// How far `place` is from the middle of its dash.
HWY_INLINE Vector from_dash(Vector place, float on, float period) {
  const Vector wide = hn::Set(kFloats, period);
  const Vector shifted = hn::Add(place, hn::Set(kFloats, (period - on) * 0.5F));
  const Vector rest = hn::Sub(shifted, hn::Mul(wide, hn::Floor(hn::Mul(shifted, hn::Set(kFloats, 1.0F / period)))));
  return hn::Abs(hn::Sub(rest, hn::Set(kFloats, period * 0.5F)));
}

HWY_INLINE void draw_dashed(const Band& band, const Stroke& stroke, const Piece& piece, const Ink& ink) {
  const Vector across = hn::Set(kFloats, stroke.across);
  const Vector half = hn::Set(kFloats, stroke.half);
  const Point way = piece.b - piece.a;
  const Point along = way * (1.0F / std::max(length(way), 1e-6F));
  each_row(band, stroke, [&](int y, float middle, int first, int last) HWY_ATTR {
    const float left = static_cast<float>(first) + 0.5F;
    const float down = static_cast<float>(y) + 0.5F - piece.a.y;
    const Vector from_middle = hn::Set(kFloats, left - middle);
    const Vector place = hn::Set(kFloats, piece.before + along.x * (left - piece.a.x) + along.y * down);
    lay(band.row(y), first, last, ink, [&](Vector offset) HWY_ATTR {
      const Vector far = hn::Mul(hn::Abs(hn::Add(from_middle, offset)), across);
      const Vector gone = hn::Add(place, hn::Mul(hn::Set(kFloats, along.x), offset));
      const Vector off = from_dash(gone, piece.dash_on, piece.dash_on + piece.dash_off);
      const Vector dash = within(hn::Sub(hn::Set(kFloats, piece.dash_on * 0.5F + 0.5F), off), 1.0F);
      return hn::Mul(within(hn::Sub(half, far), stroke.most), dash);
    });
  });
}

void draw_line(const Band& band, const Lines& lines, std::size_t at) {
  const Line& line = lines.banded().marks[at];
  const Ink ink(line.color);
  if (line.pieces == 0) {
    const Point way = line.b - line.a;
    return draw_solid(band, Stroke(line.a, line.b, way, way, line.width), ink);
  }
  const Piece* pieces = lines.pieces(at);
  for (std::uint32_t i = 0; i < line.pieces; ++i) {
    const Piece& piece = pieces[i];
    const Stroke stroke(piece.a, piece.b, piece.along_a, piece.along_b, line.width);
    if (piece.dash_on > 0.0F) {
      draw_dashed(band, stroke, piece, ink);
    } else {
      draw_solid(band, stroke, ink);
    }
  }
}

void draw_lines(const Band& band, const Lines& lines) {
  each(lines.banded(), band.number, [&](std::size_t at) { draw_line(band, lines, at); });
}

void draw_some_lines(const Band& band, const Lines& lines, std::span<const std::size_t> which) {
  for (const std::size_t at : which) draw_line(band, lines, at);
}

}  // namespace
}  // namespace xylem::raster::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace xylem::raster {
namespace {
HWY_EXPORT(draw_lines);
HWY_EXPORT(draw_some_lines);
}  // namespace

void draw(const Band& band, const Lines& lines) { HWY_DYNAMIC_DISPATCH(draw_lines)(band, lines); }
void draw_some(const Band& band, const Lines& lines, std::span<const std::size_t> which) {
  HWY_DYNAMIC_DISPATCH(draw_some_lines)(band, lines, which);
}

}  // namespace xylem::raster
#endif
