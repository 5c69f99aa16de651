// Veil, the kernel: eight sums for each row or column of a line, then one color for each pixel.
#include "raster/kernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "raster/veil_kernel.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h.
#include "raster/pixels-inl.h"

HWY_BEFORE_NAMESPACE();
namespace xylem::raster::HWY_NAMESPACE {
namespace {

constexpr int kLanes = VeilInk::kLanes;
constexpr int kTile = 8;
constexpr int kPart = 16;  // bits after the point

HWY_INLINE void add_depth(std::uint16_t* to, const std::uint16_t* profile) {
  const hn::CappedTag<std::uint16_t, kLanes> halves;
  for (int at = 0; at < kLanes; at += static_cast<int>(hn::Lanes(halves)))
    hn::StoreU(hn::SaturatedAdd(hn::LoadU(halves, to + at), hn::LoadU(halves, profile + at)), halves, to + at);
}

/// A line stepping along one axis, by whole pixels, while its middle moves on the other in 1/65536 pixels. Whatever
/// part of it a band shows, its middle is the same.
struct Steps {
  int first = 0;
  int last = 0;  // not included
  std::int64_t start = 0;
  std::int64_t slope = 0;

  HWY_INLINE Steps(Point a, Point b, int most) {
    if (a.x > b.x) std::swap(a, b);
    const Span span = span_of(a.x, b.x, most);
    first = span.first;
    last = span.last;
    if (first >= last) return;
    const float lean = (b.y - a.y) / (b.x - a.x);
    const float at = a.y + lean * (static_cast<float>(first) + 0.5F - a.x);
    slope = static_cast<std::int64_t>(lean * 65536.0F);
    start = static_cast<std::int64_t>(at * 65536.0F);
  }
  [[nodiscard]] HWY_INLINE std::int64_t middle(int step) const { return start + slope * (step - first); }
  /// The steps at which the middle may lie within [low, high), one or two more.
  [[nodiscard]] HWY_INLINE Span within(int low, int high) const {
    const double from = static_cast<double>((std::int64_t{low} << kPart) - start);
    const double to = static_cast<double>((std::int64_t{high} << kPart) - start);
    if (slope == 0) return from <= 0.0 && to > 0.0 ? Span{first, last} : Span{0, 0};
    const double one = from / static_cast<double>(slope);
    const double other = to / static_cast<double>(slope);
    const double most = static_cast<double>(last - first);
    const int begin = first + static_cast<int>(std::clamp(std::min(one, other), 0.0, most));
    const int end = first + static_cast<int>(std::clamp(std::max(one, other) + 1.0, 0.0, most));
    return {begin, end};
  }
};

/// Adds the line to rows (or columns) that begin at `rows` and are `stride` apart, the first for `steps.first`.
HWY_INLINE void add_steps(const Steps& steps, Span span, const VeilInk& veil, std::uint32_t number, std::uint16_t* rows,
                          int stride) {
  constexpr std::int64_t kWhole = std::int64_t{1} << kPart;
  const auto lean = static_cast<int>(std::abs(steps.slope) * VeilInk::kSlopes / kWhole);
  const std::uint16_t* profiles = veil.profile(number, std::min(lean, VeilInk::kSlopes - 1), 0);
  std::int64_t middle = steps.middle(span.first);
  for (int at = span.first; at < span.last; ++at, middle += steps.slope, rows += stride) {
    const auto place = static_cast<std::ptrdiff_t>((middle & (kWhole - 1)) * VeilInk::kPlaces / kWhole);
    add_depth(rows + (middle >> kPart) - 3, profiles + place * kLanes);
  }
}

void add_line(const Band& band, const Line& line, const VeilInk& veil, VeilDepth& depth) {
  constexpr int kReach = 3;  // px on either side
  const Point way = line.b - line.a;
  if (std::abs(way.y) >= std::abs(way.x)) {
    const auto turned = [](Point p) { return Point{p.y, p.x}; };
    const Steps steps(turned(line.a), turned(line.b), 1 << 20);
    Span span = steps.within(-kReach, band.width + kReach);
    span = {std::max(span.first, band.top), std::min(span.last, band.bottom)};
    if (span.first >= span.last) return;
    add_steps(steps, span, veil, line.piece, depth.row(span.first - band.top), depth.upright_stride());
  } else {
    const Steps steps(line.a, line.b, band.width);
    const Span span = steps.within(band.top - kReach - 1, band.bottom + kReach + 1);
    if (span.first >= span.last) return;
    add_steps(steps, span, veil, line.piece, depth.column(span.first) - band.top, depth.level_stride());
  }
}

HWY_INLINE bool is_empty(const std::uint16_t* eight) {
  std::array<std::uint64_t, 2> words{};
  std::memcpy(words.data(), eight, sizeof words);
  return (words[0] | words[1]) == 0;
}

/// Colors eight pixels by the depth `upright` + `level`, and clears `upright`.
HWY_INLINE void color(std::uint32_t* pixels, std::uint16_t* upright, const std::uint16_t* level, const VeilInk& veil,
                      const Ink& ink) {
  std::array<std::uint32_t, kTile> weights{};
  const std::uint16_t* cover = veil.cover().data();
  for (std::size_t i = 0; i < kTile; ++i) {
    const unsigned sum = static_cast<unsigned>(upright[i]) + level[i];
    weights[i] = cover[std::min(sum, 65535U) >> VeilInk::kCoverShift];
  }
  std::memset(upright, 0, kTile * sizeof(std::uint16_t));
  for (int at = 0; at < kTile; at += lanes()) {
    const Colors weight = hn::LoadU(kPixels, weights.data() + at);
    hn::StoreU(blended(hn::LoadU(kPixels, pixels + at), ink, weight), kPixels, pixels + at);
  }
}

void color_band(const Band& band, const VeilInk& veil, VeilDepth& depth) {
  const Ink ink(veil.color());
  for (int top = band.top; top < band.bottom; top += kTile) {
    const int rows = std::min(kTile, band.bottom - top);
    for (int x = 0; x < band.width; x += kTile) {
      std::array<std::uint16_t, kTile * kTile> level{};
      for (int column = 0; column < kTile; ++column) {
        std::uint16_t* from = depth.column(x + column) + (top - band.top);
        if (is_empty(from)) continue;
        for (int row = 0; row < kTile; ++row) level[static_cast<std::size_t>(row * kTile + column)] = from[row];
      }
      for (int row = 0; row < rows; ++row) {
        const std::uint16_t* across = level.data() + row * kTile;
        std::uint16_t* upright = depth.row(top - band.top + row) + x;
        if (!is_empty(upright) || !is_empty(across)) color(band.row(top + row) + x, upright, across, veil, ink);
      }
    }
  }
  std::ranges::fill(depth.level, std::uint16_t{0});
}

void draw_veil(const Band& band, const Lines& lines, const VeilInk& veil, VeilDepth& depth,
               std::vector<std::size_t>& others) {
  others.clear();
  bool any = false;
  each(lines.banded(), band.number, [&](std::size_t at) HWY_ATTR {
    const Line& line = lines.banded().marks[at];
    if (line.pieces != kVeiled) return others.push_back(at);
    any = true;
    add_line(band, line, veil, depth);
  });
  if (any) color_band(band, veil, depth);
}

}  // namespace
}  // namespace xylem::raster::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace xylem::raster {
namespace {
HWY_EXPORT(draw_veil);
}

void draw(const Band& band, const Lines& lines, const VeilInk& veil, VeilDepth& depth) {
  HWY_DYNAMIC_DISPATCH(draw_veil)(band, lines, veil, depth, depth.others);
  draw_some(band, lines, depth.others);
}

}  // namespace xylem::raster
#endif
