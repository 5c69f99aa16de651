// Marks: what is drawn, in device pixels, filed by the bands of rows that it touches.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "xylem/geometry/color.h"
#include "xylem/geometry/shapes.h"
#include "xylem/scene/drawing.h"
#include "xylem/text/atlas.h"

namespace xylem::raster {

/// How a picture is cut: bands of `rows` rows (the last may have fewer), at most 250.
struct Bands {
  int width = 1;
  int height = 1;
  int rows = 1;
  [[nodiscard]] int count() const { return (height + rows - 1) / rows; }
};
[[nodiscard]] Bands bands_for(int width, int height, int wanted_rows);

/// The bands that a mark touches, `first` to `last`; none when `first` > `last`.
struct BandRange {
  std::uint8_t first = 255;
  std::uint8_t last = 0;
};
[[nodiscard]] inline BandRange range_of(const geometry::Box& box, const Bands& bands) {
  const auto width = static_cast<float>(bands.width);
  const auto height = static_cast<float>(bands.height);
  const bool seen = box.max.x > 0.0F && box.min.x < width && box.max.y > 0.0F && box.min.y < height;
  if (!seen) return {};
  const int top = static_cast<int>(std::max(box.min.y, 0.0F)) / bands.rows;
  const int bottom = static_cast<int>(std::min(box.max.y, height - 1.0F)) / bands.rows;
  return {static_cast<std::uint8_t>(top), static_cast<std::uint8_t>(bottom)};
}

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

inline constexpr std::uint32_t kVeiled = 0xFFFFFFFF;

/// A straight line with square ends; or, when `pieces` is not 0, that many pieces from `piece` on; or, when it is
/// kVeiled, a line of the veil's class `piece`.
struct Line {
  geometry::Point a;
  geometry::Point b;
  float width = 0.0F;
  geometry::Color color;
  std::uint32_t piece = 0;
  std::uint32_t pieces = 0;
};

/// A straight piece of a curve or of a dashed line. It ends where its neighbors begin: on the lines through `a` and `b`
/// that stand upright on `along_a` and `along_b`.
struct Piece {
  geometry::Point a;
  geometry::Point b;
  geometry::Point along_a;
  geometry::Point along_b;
  float before = 0.0F;  // length of what comes before
  float dash_on = 0.0F;
  float dash_off = 0.0F;
};

/// Coverage in the atlas, to be stretched over `box`.
struct Icon {
  std::size_t page = 0;
  const std::uint8_t* texels = nullptr;  // of the page: two bytes for each, row by row
  int page_size = 0;
  geometry::Box box;
  geometry::Box source;
  geometry::Color color;
};

/// With `ring_width` > 0 a ring around `radius`, dashed when `dash_on` > 0; else a disc with a rim of the ground's
/// color.
struct Circle {
  geometry::Point center;
  float radius = 0.0F;
  float ring_width = 0.0F;
  float rim = 0.0F;
  float dash_on = 0.0F;
  float dash_off = 0.0F;
  geometry::Color color;
  std::uint32_t icon = kNone;
  bool stamped = false;  // a disc with its rim as large as Stamps have them
};

struct Triangle {
  geometry::Point a;
  geometry::Point b;
  geometry::Point c;
  geometry::Color color;
};

/// A line of text in the atlas, its upper left corner in the picture at (x, y); each texel has the coverage of the text
/// and that of its halo.
struct Words {
  std::size_t page = 0;
  const std::uint8_t* texels = nullptr;
  int page_size = 0;
  text::PixelRect from;
  int x = 0;
  int y = 0;
  geometry::Color color;
};

/// Marks with the bands they touch, side by side so that a band finds its own quickly.
template <class Mark>
struct Banded {
  std::vector<Mark> marks;
  std::vector<std::uint8_t> first;
  std::vector<std::uint8_t> last;

  void clear() { resize(0); }
  void resize(std::size_t count) {
    marks.resize(count);
    first.resize(count);
    last.resize(count);
  }
  void set(std::size_t at, BandRange range) {
    first[at] = range.first;
    last[at] = range.last;
  }
  /// Whether it is seen at all; else it is left out.
  bool push(const Mark& mark, const geometry::Box& box, const Bands& bands) {
    const BandRange range = range_of(box, bands);
    if (range.first > range.last) return false;
    marks.push_back(mark);
    first.push_back(range.first);
    last.push_back(range.last);
    return true;
  }
};

/// Lines in the order in which they are drawn. Blocks of kBlock lines may be filled by different threads.
class Lines {
 public:
  static constexpr std::size_t kBlock = 4096;

  void resize(std::size_t count);
  [[nodiscard]] std::size_t size() const { return banded_.marks.size(); }
  [[nodiscard]] std::size_t blocks() const { return pieces_.size(); }
  /// To be called before a block is filled.
  void begin_block(std::size_t block) { pieces_[block].clear(); }

  void put_nothing(std::size_t at) { banded_.set(at, {}); }
  void put_straight(std::size_t at, geometry::Point a, geometry::Point b, float width, geometry::Color color,
                    const Bands& bands) {
    if (!within_reach(a, b, bands)) return put_nothing(at);
    geometry::Box box;
    box.include(a);
    box.include(b);
    banded_.marks[at] = {a, b, width, color, 0, 0};
    banded_.set(at, range_of(box.grown(width * 0.5F + 1.5F), bands));
  }
  /// A line of the veil's class `number`.
  void put_veiled(std::size_t at, geometry::Point a, geometry::Point b, float width, std::uint32_t number,
                  const Bands& bands) {
    put_straight(at, a, b, width * 1.5F, {}, bands);  // seen along rows or columns it is wider
    banded_.marks[at].piece = number;
    banded_.marks[at].pieces = kVeiled;
  }
  /// Any line; `shape` in logical pixels.
  void put(std::size_t at, const scene::LinkShape& shape, geometry::Color color, float scale, const Bands& bands);

  [[nodiscard]] bool shown(std::size_t at) const { return banded_.first[at] <= banded_.last[at]; }
  [[nodiscard]] bool veiled(std::size_t at) const { return banded_.marks[at].pieces == kVeiled; }
  void set_opacity(std::size_t at, float opacity) {
    geometry::Color& color = banded_.marks[at].color;
    color = color.with_alpha(opacity);
  }

  [[nodiscard]] const Banded<Line>& banded() const { return banded_; }
  [[nodiscard]] const Piece* pieces(std::size_t at) const {
    return pieces_[at / kBlock].data() + banded_.marks[at].piece;
  }

 private:
  /// Cuts a line that is so long that floats could not tell where it goes; whether anything is left.
  static bool within_reach(geometry::Point& a, geometry::Point& b, const Bands& bands) {
    constexpr float kFar = 16384.0F;
    const float far = std::max({std::abs(a.x), std::abs(a.y), std::abs(b.x), std::abs(b.y)});
    return far < kFar || cut(a, b, bands);
  }
  static bool cut(geometry::Point& a, geometry::Point& b, const Bands& bands);

  Banded<Line> banded_;
  std::vector<std::vector<Piece>> pieces_;  // of each block
};

}  // namespace xylem::raster
