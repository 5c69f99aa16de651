// Quadtree: radix-sorted Morton keys; cells are ranges of the sorted points, stored parents first.
#include "layout/quadtree.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace xylem::layout {
namespace {

/// The lower 16 bits with a zero between each two.
std::uint32_t spread_bits(std::uint32_t v) {
  v = (v | (v << 8U)) & 0x00FF00FFU;
  v = (v | (v << 4U)) & 0x0F0F0F0FU;
  v = (v | (v << 2U)) & 0x33333333U;
  return (v | (v << 1U)) & 0x55555555U;
}

std::uint32_t grid(float value, float low, float scale) {
  return static_cast<std::uint32_t>(std::clamp((value - low) * scale, 0.0F, 65535.0F));
}

}  // namespace

void Quadtree::build(std::span<const float> x, std::span<const float> y, std::span<const float> mass,
                     std::uint32_t leaf_size) {
  const std::size_t n = x.size();
  if (n > leaf_size) {
    sort_by_key(x, y);
  } else {
    order_.resize(n);
    std::iota(order_.begin(), order_.end(), 0U);
  }
  x_.resize(n + kPadding);
  y_.resize(n + kPadding);
  mass_.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    x_[i] = x[order_[i]];
    y_[i] = y[order_[i]];
    mass_[i] = mass[order_[i]];
  }
  cells_.clear();
  leaves_.clear();
  if (n > 0) divide(0, static_cast<std::uint32_t>(n), 30, leaf_size);
  sum_up();
}

void Quadtree::refresh(std::span<const float> x, std::span<const float> y) {
  for (std::size_t i = 0; i < order_.size(); ++i) {
    x_[i] = x[order_[i]];
    y_[i] = y[order_[i]];
  }
  sum_up();
}

void Quadtree::sort_by_key(std::span<const float> x, std::span<const float> y) {
  const std::size_t n = x.size();
  for (auto* array : {&key_, &order_, &spare_key_, &spare_order_}) array->resize(n);
  if (n == 0) return;
  const auto [left, right] = std::ranges::minmax(x);
  const auto [bottom, top] = std::ranges::minmax(y);
  const float scale = 65535.0F / std::max({right - left, top - bottom, 1e-20F});
  constexpr std::uint32_t kPasses = 4;
  constexpr std::uint32_t kBuckets = 1U << 8U;
  std::array<std::array<std::uint32_t, kBuckets>, kPasses> counts{};
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t key = spread_bits(grid(x[i], left, scale)) | (spread_bits(grid(y[i], bottom, scale)) << 1U);
    key_[i] = key;
    order_[i] = static_cast<std::uint32_t>(i);
    for (std::uint32_t pass = 0; pass < kPasses; ++pass) ++counts[pass][(key >> (8U * pass)) % kBuckets];
  }
  for (std::uint32_t pass = 0; pass < kPasses; ++pass) {
    std::uint32_t before = 0;
    for (std::uint32_t& count : counts[pass]) before += std::exchange(count, before);
    for (std::size_t i = 0; i < n; ++i) {
      const std::uint32_t place = counts[pass][(key_[i] >> (8U * pass)) % kBuckets]++;
      spare_key_[place] = key_[i];
      spare_order_[place] = order_[i];
    }
    key_.swap(spare_key_);
    order_.swap(spare_order_);
  }
}

std::uint32_t Quadtree::divide(std::uint32_t begin, std::uint32_t end, int shift, std::uint32_t leaf_size) {
  const auto self = static_cast<std::uint32_t>(cells_.size());
  cells_.push_back({.begin = begin, .end = end, .leaf = end - begin <= leaf_size || shift < 0});
  if (cells_[self].leaf) {
    leaves_.push_back(self);
  } else {
    const auto first = key_.begin() + begin;
    const auto last = key_.begin() + end;
    std::uint32_t from = begin;
    for (std::uint32_t quarter = 0; quarter < 4; ++quarter) {
      const auto after = std::partition_point(key_.begin() + from, last, [&](std::uint32_t key) {
        return ((key >> static_cast<unsigned>(shift)) & 3U) <= quarter;
      });
      const auto to = static_cast<std::uint32_t>(begin + (after - first));
      if (to > from) divide(from, to, shift - 2, leaf_size);
      from = to;
    }
  }
  return cells_[self].skip = static_cast<std::uint32_t>(cells_.size());
}

void Quadtree::sum_up() {
  for (std::size_t i = cells_.size(); i-- > 0;) {
    Cell& cell = cells_[i];
    float mass = 0.0F;
    float sum_x = 0.0F;
    float sum_y = 0.0F;
    float min_x = INFINITY;
    float min_y = INFINITY;
    float max_x = -INFINITY;
    float max_y = -INFINITY;
    const auto add = [&](float m, float px, float py, float left, float bottom, float right, float top) {
      mass += m;
      sum_x += m * px;
      sum_y += m * py;
      min_x = std::min(min_x, left);
      min_y = std::min(min_y, bottom);
      max_x = std::max(max_x, right);
      max_y = std::max(max_y, top);
    };
    if (cell.leaf) {
      for (std::uint32_t p = cell.begin; p < cell.end; ++p) add(mass_[p], x_[p], y_[p], x_[p], y_[p], x_[p], y_[p]);
    } else {
      for (std::uint32_t c = static_cast<std::uint32_t>(i) + 1; c < cell.skip; c = cells_[c].skip) {
        const Cell& child = cells_[c];
        add(child.mass, child.x, child.y, child.min_x, child.min_y, child.max_x, child.max_y);
      }
    }
    cell.mass = mass;
    cell.x = sum_x / mass;
    cell.y = sum_y / mass;
    cell.min_x = min_x;
    cell.min_y = min_y;
    cell.max_x = max_x;
    cell.max_y = max_y;
  }
}

void Quadtree::gather(const Cell& leaf, float theta, Sources& sources) const {
  sources.x.clear();
  sources.y.clear();
  sources.mass.clear();
  const auto count = static_cast<std::uint32_t>(cells_.size());
  for (std::uint32_t c = 0; c < count;) {
    const Cell& cell = cells_[c];
    const float dx = std::max({leaf.min_x - cell.x, cell.x - leaf.max_x, 0.0F});
    const float dy = std::max({leaf.min_y - cell.y, cell.y - leaf.max_y, 0.0F});
    const float width = std::max(cell.max_x - cell.min_x, cell.max_y - cell.min_y);
    if (width * width < theta * theta * (dx * dx + dy * dy)) {
      sources.x.push_back(cell.x);
      sources.y.push_back(cell.y);
      sources.mass.push_back(cell.mass);
      c = cell.skip;
    } else if (cell.leaf) {
      sources.x.insert(sources.x.end(), x_.begin() + cell.begin, x_.begin() + cell.end);
      sources.y.insert(sources.y.end(), y_.begin() + cell.begin, y_.begin() + cell.end);
      sources.mass.insert(sources.mass.end(), mass_.begin() + cell.begin, mass_.begin() + cell.end);
      c = cell.skip;
    } else {
      ++c;
    }
  }
}

}  // namespace xylem::layout
