// Lines into pieces: curves flattened, dashed lines measured, endless ones cut.
#include "raster/marks.h"

namespace xylem::raster {
namespace {

using geometry::Point;

constexpr float kFlatness = 0.1F;  // px between a curve and its pieces
constexpr int kMostPieces = 48;

Point tangent_of(const scene::LinkShape& shape, float t) {
  return lerp(shape.control - shape.start, shape.end - shape.control, t);
}

int steps_for(const scene::LinkShape& shape, float scale) {
  if (!shape.curved) return 1;
  const Point turn = shape.start - shape.control * 2.0F + shape.end;
  return std::clamp(static_cast<int>(std::ceil(std::sqrt(length(turn) * scale / (4.0F * kFlatness)))), 2, kMostPieces);
}

}  // namespace

Bands bands_for(int width, int height, int wanted_rows) {
  constexpr int kRows = 48;  // of 1,600 pixels: as much as a core's own cache holds
  constexpr int kMostBands = 250;
  const int rows = wanted_rows > 0 ? wanted_rows : kRows;
  return {width, height, std::max(rows, (height + kMostBands - 1) / kMostBands)};
}

void Lines::resize(std::size_t count) {
  banded_.resize(count);
  pieces_.resize((count + kBlock - 1) / kBlock);
}

bool Lines::cut(Point& a, Point& b, const Bands& bands) {
  constexpr double kRoom = 64.0;  // more than half the widest line
  double from = 0.0;
  double to = 1.0;
  const double x = static_cast<double>(a.x);
  const double y = static_cast<double>(a.y);
  const double dx = static_cast<double>(b.x) - x;
  const double dy = static_cast<double>(b.y) - y;
  const auto keep = [&](double start, double way, double low, double high) {
    if (std::abs(way) < 1e-9) {
      if (start < low || start > high) to = -1.0;
      return;
    }
    const double one = (low - start) / way;
    const double other = (high - start) / way;
    from = std::max(from, std::min(one, other));
    to = std::min(to, std::max(one, other));
  };
  keep(x, dx, -kRoom, bands.width + kRoom);
  keep(y, dy, -kRoom, bands.height + kRoom);
  if (!(from < to)) return false;
  b = {static_cast<float>(x + dx * to), static_cast<float>(y + dy * to)};
  a = {static_cast<float>(x + dx * from), static_cast<float>(y + dy * from)};
  return true;
}

void Lines::put(std::size_t at, const scene::LinkShape& shape, geometry::Color color, float scale, const Bands& bands) {
  if (!shape.visible) return put_nothing(at);
  if (!shape.curved && shape.dash_on <= 0.0F)
    return put_straight(at, shape.start * scale, shape.end * scale, shape.width * scale, color, bands);
  geometry::Box box;
  for (const Point p : {shape.start, shape.control, shape.end}) box.include(p * scale);
  const BandRange range = range_of(box.grown(shape.width * scale * 0.5F + 1.5F), bands);
  banded_.set(at, range);
  if (range.first > range.last) return;

  std::vector<Piece>& pieces = pieces_[at / kBlock];
  const int steps = steps_for(shape, scale);
  const auto first = static_cast<std::uint32_t>(pieces.size());
  float before = 0.0F;
  Point a = shape.start * scale;
  Point along_a = tangent_of(shape, 0.0F);
  for (int i = 1; i <= steps; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(steps);
    const Point b = i == steps ? shape.end * scale : point_at(shape, t) * scale;
    const Point along_b = tangent_of(shape, t);
    pieces.push_back({a, b, along_a, along_b, before, shape.dash_on * scale, shape.dash_off * scale});
    before += distance(a, b);
    a = b;
    along_a = along_b;
  }
  banded_.marks[at] = {pieces[first].a, a, shape.width * scale, color, first, static_cast<std::uint32_t>(steps)};
}

}  // namespace xylem::raster
