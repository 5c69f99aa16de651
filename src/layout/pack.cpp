// Pack: shapes are drawn into a coarse bitmap; each takes the nearest free place in rings around the first.
#include "layout/pack.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <utility>

namespace xylem::layout {
namespace {

using geometry::Box;
using geometry::Point;

struct CellAt {
  int x = 0;
  int y = 0;
  friend auto operator<=>(const CellAt&, const CellAt&) = default;
};

/// The cells that a shape touches, each once.
std::vector<CellAt> cells_of(const Shape& shape, float cell, float margin) {
  const auto index = [cell](float v) { return static_cast<int>(std::floor(v / cell)); };
  const Box box = shape.box().grown(margin);
  if (box.empty()) return {};
  const CellAt low{index(box.min.x) - 1, index(box.min.y) - 1};  // one to spare for rounding, on each side
  const auto width = static_cast<std::size_t>(index(box.max.x) - low.x) + 2;
  const auto height = static_cast<std::size_t>(index(box.max.y) - low.y) + 2;
  std::vector<std::uint8_t> touched(width * height, 0);
  for (std::size_t i = 0; i < shape.centers.size(); ++i) {
    const float reach = shape.radii[i] + margin;
    const Point c = shape.centers[i];
    for (int y = index(c.y - reach); y <= index(c.y + reach); ++y) {
      for (int x = index(c.x - reach); x <= index(c.x + reach); ++x) {
        touched[static_cast<std::size_t>(y - low.y) * width + static_cast<std::size_t>(x - low.x)] = 1;
      }
    }
  }
  std::vector<CellAt> cells;
  for (std::size_t at = 0; at < touched.size(); ++at) {
    if (touched[at] != 0) cells.push_back({low.x + static_cast<int>(at % width), low.y + static_cast<int>(at / width)});
  }
  return cells;
}

/// Which cells are taken; grows as needed.
class Bitmap {
 public:
  [[nodiscard]] bool taken(int x, int y) const {
    return x >= left_ && y >= bottom_ && x < left_ + width_ && y < bottom_ + height_ && bits_[at(x, y)] != 0;
  }
  [[nodiscard]] bool fits(std::span<const CellAt> cells, CellAt by) const {
    return std::ranges::none_of(cells, [&](CellAt c) { return taken(c.x + by.x, c.y + by.y); });
  }
  void take(std::span<const CellAt> cells, CellAt by) {
    for (const CellAt c : cells) {
      reserve(c.x + by.x, c.y + by.y);
      bits_[at(c.x + by.x, c.y + by.y)] = 1;
      low_ = {std::min(low_.x, c.x + by.x), std::min(low_.y, c.y + by.y)};
      high_ = {std::max(high_.x, c.x + by.x), std::max(high_.y, c.y + by.y)};
    }
  }
  [[nodiscard]] CellAt low() const { return low_; }
  [[nodiscard]] CellAt high() const { return high_; }

 private:
  [[nodiscard]] std::size_t at(int x, int y) const {
    return static_cast<std::size_t>(y - bottom_) * static_cast<std::size_t>(width_) +
           static_cast<std::size_t>(x - left_);
  }
  void reserve(int x, int y) {
    if (x >= left_ && y >= bottom_ && x < left_ + width_ && y < bottom_ + height_) return;
    const int left = std::min(left_, x) - 16 - width_ / 2;
    const int bottom = std::min(bottom_, y) - 16 - height_ / 2;
    const int width = std::max(left_ + width_, x + 1) + 16 + width_ / 2 - left;
    const int height = std::max(bottom_ + height_, y + 1) + 16 + height_ / 2 - bottom;
    std::vector<std::uint8_t> grown(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0);
    for (int row = 0; row < height_; ++row) {
      const auto from = bits_.begin() + static_cast<std::ptrdiff_t>(row) * width_;
      std::copy(from, from + width_,
                grown.begin() + static_cast<std::ptrdiff_t>(row + bottom_ - bottom) * width + (left_ - left));
    }
    bits_ = std::move(grown);
    left_ = left;
    bottom_ = bottom;
    width_ = width;
    height_ = height;
  }

  std::vector<std::uint8_t> bits_;
  int left_ = 0;
  int bottom_ = 0;
  int width_ = 0;
  int height_ = 0;
  CellAt low_{std::numeric_limits<int>::max(), std::numeric_limits<int>::max()};
  CellAt high_{std::numeric_limits<int>::min(), std::numeric_limits<int>::min()};
};

struct Extent {
  CellAt low{std::numeric_limits<int>::max(), std::numeric_limits<int>::max()};
  CellAt high{std::numeric_limits<int>::min(), std::numeric_limits<int>::min()};
};

Extent extent_of(std::span<const CellAt> cells) {
  Extent e;
  for (const CellAt c : cells) {
    e.low = {std::min(e.low.x, c.x), std::min(e.low.y, c.y)};
    e.high = {std::max(e.high.x, c.x), std::max(e.high.y, c.y)};
  }
  return e;
}

/// The offsets at ring `k` around the origin: a rectangle of the wanted aspect.
std::vector<CellAt> ring(int k, float aspect) {
  if (k == 0) return {{0, 0}};
  const int x = std::max(k, static_cast<int>(std::lround(static_cast<float>(k) * std::max(1.0F, aspect))));
  const int y = std::max(k, static_cast<int>(std::lround(static_cast<float>(k) / std::min(1.0F, aspect))));
  std::vector<CellAt> at;
  for (int i = -x; i <= x; ++i) {
    at.push_back({i, -y});
    at.push_back({i, y});
  }
  for (int i = -y + 1; i < y; ++i) {
    at.push_back({-x, i});
    at.push_back({x, i});
  }
  return at;
}

/// How large the picture would be, in rows, with `cells` moved there.
float size_with(const Bitmap& bitmap, const Extent& extent, CellAt by, float aspect) {
  const int width = std::max(bitmap.high().x, extent.high.x + by.x) - std::min(bitmap.low().x, extent.low.x + by.x) + 1;
  const int height =
      std::max(bitmap.high().y, extent.high.y + by.y) - std::min(bitmap.low().y, extent.low.y + by.y) + 1;
  return std::max(static_cast<float>(width) / aspect, static_cast<float>(height));
}

/// The best free offset in the first ring from `first` on that has one; `first` becomes that ring.
CellAt place_of(const Bitmap& bitmap, std::span<const CellAt> cells, CellAt around, float aspect, int& first) {
  const Extent extent = extent_of(cells);
  const CellAt base{around.x - (extent.low.x + extent.high.x) / 2, around.y - (extent.low.y + extent.high.y) / 2};
  for (;; ++first) {
    CellAt best;
    float least = std::numeric_limits<float>::max();
    for (const CellAt at : ring(first, aspect)) {
      const CellAt by{base.x + at.x, base.y + at.y};
      if (!bitmap.fits(cells, by)) continue;
      const float bent = 1e-3F * static_cast<float>(std::abs(at.x) + std::abs(at.y));
      const float size = size_with(bitmap, extent, by, aspect) + bent;
      if (size >= least) continue;
      least = size;
      best = by;
    }
    if (least < std::numeric_limits<float>::max()) return best;
  }
}

float ratio_when_turned(const std::vector<Point>& points, float angle) {
  const Point u{std::cos(angle), std::sin(angle)};
  Box box;
  for (const Point p : points) box.include({p.x * u.x - p.y * u.y, p.x * u.y + p.y * u.x});
  return (box.width() + 1e-6F) / (box.height() + 1e-6F);
}

}  // namespace

Box Shape::box() const {
  Box all;
  for (std::size_t i = 0; i < centers.size(); ++i) {
    all.include(centers[i] - Point{radii[i], radii[i]});
    all.include(centers[i] + Point{radii[i], radii[i]});
  }
  return all;
}

std::vector<Point> packed(std::span<const Shape> shapes, float aspect, float gap, const std::stop_token& stop) {
  double area = 0.0;
  for (const Shape& shape : shapes) {
    const Box box = shape.box().grown(gap);
    area += static_cast<double>(box.width()) * static_cast<double>(box.height());
  }
  const float cell = std::max({gap, static_cast<float>(std::sqrt(area / 20000.0)), 1e-3F});
  std::vector<Point> offsets;
  Bitmap bitmap;
  CellAt around;
  std::map<std::pair<int, int>, int> ring_of_size;  // where the last shape of that width and height found room
  for (const Shape& shape : shapes) {
    const std::vector<CellAt> cells = cells_of(shape, cell, gap / 2);
    CellAt by;
    const Extent extent = extent_of(cells);
    if (offsets.empty()) {
      around = {(extent.low.x + extent.high.x) / 2, (extent.low.y + extent.high.y) / 2};
    } else if (!cells.empty() && !stop.stop_requested()) {
      int& first = ring_of_size[{extent.high.x - extent.low.x, extent.high.y - extent.low.y}];
      by = place_of(bitmap, cells, around, aspect, first);
    }
    bitmap.take(cells, by);
    offsets.push_back({static_cast<float>(by.x) * cell, static_cast<float>(by.y) * cell});
  }
  return offsets;
}

void turn_to_aspect(std::vector<Point>& points, float aspect) {
  if (points.size() < 2) return;
  float best_angle = 0.0F;
  float least = std::numeric_limits<float>::max();
  for (int degrees = 0; degrees < 180; degrees += 3) {
    const float angle = static_cast<float>(degrees) * 0.01745329F;
    const float off = std::abs(std::log(ratio_when_turned(points, angle) / aspect));
    if (off < least - 1e-4F) {
      least = off;
      best_angle = angle;
    }
  }
  const Point u{std::cos(best_angle), std::sin(best_angle)};
  const float rest = std::clamp(aspect / ratio_when_turned(points, best_angle), 1.0F / 1.44F, 1.44F);
  const Point stretch{std::sqrt(rest), 1.0F / std::sqrt(rest)};
  for (Point& p : points) p = {stretch.x * (p.x * u.x - p.y * u.y), stretch.y * (p.x * u.y + p.y * u.x)};
}

}  // namespace xylem::layout
