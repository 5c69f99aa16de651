// BoxTree: radix-sorted Hilbert keys; boxes tier by tier in plain arrays, so that four children are tested at once.
#include "layout/box_tree.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace xylem::layout {
namespace {

constexpr std::uint32_t kLeaf = kCrowdSize;
constexpr std::size_t kChildren = 4;

/// Two steps down a Hilbert curve at once: from the frame (bit 0: x and y exchanged, bit 1: both turned around) and two
/// bits of x and of y to four bits of the key and the next frame.
struct TwoSteps {
  std::uint8_t digits = 0;
  std::uint8_t frame = 0;
};
using CurveTable = std::array<std::array<TwoSteps, 16>, 4>;

constexpr CurveTable curve_table() {
  CurveTable table{};
  for (unsigned frame = 0; frame < 4; ++frame) {
    for (unsigned bits = 0; bits < 16; ++bits) {
      unsigned now = frame;
      unsigned digits = 0;
      for (int step = 1; step >= 0; --step) {
        unsigned bx = (bits >> (2 + step)) & 1U;
        unsigned by = (bits >> step) & 1U;
        if ((now & 1U) != 0) std::swap(bx, by);
        if ((now & 2U) != 0) {
          bx ^= 1U;
          by ^= 1U;
        }
        digits = digits << 2U | ((3U * bx) ^ by);
        if (by == 0) now = (now ^ 1U) ^ (bx << 1U);
      }
      table[frame][bits] = {static_cast<std::uint8_t>(digits), static_cast<std::uint8_t>(now)};
    }
  }
  return table;
}
constexpr CurveTable kCurve = curve_table();

/// Where the point (x, y) of a grid of 2^16 by 2^16 lies along the curve.
std::uint32_t curve_key(std::uint32_t x, std::uint32_t y) {
  std::uint32_t key = 0;
  unsigned frame = 0;
  for (int shift = 14; shift >= 0; shift -= 2) {
    const TwoSteps steps = kCurve[frame][((x >> shift) & 3U) << 2U | ((y >> shift) & 3U)];
    key = key << 4U | steps.digits;
    frame = steps.frame;
  }
  return key;
}

/// Sorts `order` by `key`, both from scratch; the spares get the same size.
void sort_by_curve(std::span<const float> x, std::span<const float> y, std::vector<std::uint32_t>& key,
                   std::vector<std::uint32_t>& order, std::vector<std::uint32_t>& spare_key,
                   std::vector<std::uint32_t>& spare_order) {
  const std::size_t n = x.size();
  for (auto* array : {&key, &order, &spare_key, &spare_order}) array->resize(n);
  if (n == 0) return;
  const auto [left, right] = std::ranges::minmax(x);
  const auto [bottom, top] = std::ranges::minmax(y);
  const float scale = 65535.0F / std::max({right - left, top - bottom, 1e-20F});
  constexpr std::uint32_t kPasses = 4;
  constexpr std::uint32_t kBuckets = 1U << 8U;
  std::array<std::array<std::uint32_t, kBuckets>, kPasses> counts{};
  const auto grid = [scale](float value, float low) {
    return static_cast<std::uint32_t>(std::clamp((value - low) * scale, 0.0F, 65535.0F));
  };
  for (std::size_t i = 0; i < n; ++i) {
    key[i] = curve_key(grid(x[i], left), grid(y[i], bottom));
    order[i] = static_cast<std::uint32_t>(i);
    for (std::uint32_t pass = 0; pass < kPasses; ++pass) ++counts[pass][(key[i] >> (8U * pass)) % kBuckets];
  }
  for (std::uint32_t pass = 0; pass < kPasses; ++pass) {
    std::uint32_t before = 0;
    for (std::uint32_t& count : counts[pass]) before += std::exchange(count, before);
    for (std::size_t i = 0; i < n; ++i) {
      const std::uint32_t place = counts[pass][(key[i] >> (8U * pass)) % kBuckets]++;
      spare_key[place] = key[i];
      spare_order[place] = order[i];
    }
    key.swap(spare_key);
    order.swap(spare_order);
  }
}

}  // namespace

std::vector<std::uint32_t> along_curve(std::span<const float> x, std::span<const float> y) {
  std::vector<std::uint32_t> key;
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> spare_key;
  std::vector<std::uint32_t> spare_order;
  sort_by_curve(x, y, key, order, spare_key, spare_order);
  return order;
}

void BoxTree::build(std::span<const float> x, std::span<const float> y, std::span<const float> mass, bool sorted) {
  const std::size_t n = x.size();
  if (sorted) {
    sort_by_curve(x, y, key_, order_, spare_key_, spare_order_);
  } else {
    order_.resize(n);
    std::iota(order_.begin(), order_.end(), 0U);
  }
  leaves_ = static_cast<std::uint32_t>((n + kLeaf - 1) / kLeaf);
  for (auto* array : {&x_, &y_, &mass_}) array->assign(std::size_t{leaves_} * kLeaf, 0.0F);
  for (std::size_t i = 0; i < n; ++i) mass_[i] = mass[order_[i]];
  lay_out_boxes();
  refresh(x, y);
}

void BoxTree::lay_out_boxes() {
  tiers_.assign(1, 0);
  for (std::size_t width = leaves_; width > 0; width = width == 1 ? 0 : (width + kChildren - 1) / kChildren) {
    tiers_.push_back(tiers_.back() + static_cast<std::uint32_t>(width));
  }
  const std::size_t boxes = tiers_.back() + kChildren;  // four can always be read
  for (auto* array : {&min_x_, &min_y_, &max_x_, &max_y_, &center_x_, &center_y_, &whole_, &side_}) {
    array->assign(boxes, 0.0F);
  }
}

void BoxTree::refresh(std::span<const float> x, std::span<const float> y) {
  for (std::size_t i = 0; i < order_.size(); ++i) {
    x_[i] = x[order_[i]];
    y_[i] = y[order_[i]];
  }
  for (std::size_t i = order_.size(); i < x_.size(); ++i) {  // at the place of the last point, so no box grows
    x_[i] = x_[order_.size() - 1];
    y_[i] = y_[order_.size() - 1];
  }
  sum_up();
}

void BoxTree::sum_up_leaf(std::uint32_t leaf) {
  // Four sums side by side, in one order whatever the vectors.
  constexpr std::size_t kSide = 4;
  std::array<float, kSide> mass{}, sum_x{}, sum_y{}, left, right, bottom, top;  // NOLINT: filled below
  const float* const x = &x_[std::size_t{leaf} * kLeaf];
  const float* const y = &y_[std::size_t{leaf} * kLeaf];
  const float* const m = &mass_[std::size_t{leaf} * kLeaf];
  for (std::size_t k = 0; k < kSide; ++k) {
    left[k] = right[k] = x[k];
    bottom[k] = top[k] = y[k];
  }
  for (std::size_t i = 0; i < kLeaf; i += kSide) {
    for (std::size_t k = 0; k < kSide; ++k) {
      mass[k] += m[i + k];
      sum_x[k] += m[i + k] * x[i + k];
      sum_y[k] += m[i + k] * y[i + k];
      left[k] = x[i + k] < left[k] ? x[i + k] : left[k];
      right[k] = x[i + k] > right[k] ? x[i + k] : right[k];
      bottom[k] = y[i + k] < bottom[k] ? y[i + k] : bottom[k];
      top[k] = y[i + k] > top[k] ? y[i + k] : top[k];
    }
  }
  const auto total = [](const std::array<float, kSide>& of) { return (of[0] + of[1]) + (of[2] + of[3]); };
  min_x_[leaf] = std::min({left[0], left[1], left[2], left[3]});
  max_x_[leaf] = std::max({right[0], right[1], right[2], right[3]});
  min_y_[leaf] = std::min({bottom[0], bottom[1], bottom[2], bottom[3]});
  max_y_[leaf] = std::max({top[0], top[1], top[2], top[3]});
  whole_[leaf] = total(mass);
  center_x_[leaf] = total(sum_x) / whole_[leaf];
  center_y_[leaf] = total(sum_y) / whole_[leaf];
}

void BoxTree::sum_up_box(std::size_t box, std::size_t first, std::size_t last) {
  float mass = 0.0F;
  float sum_x = 0.0F;
  float sum_y = 0.0F;
  min_x_[box] = min_y_[box] = std::numeric_limits<float>::max();
  max_x_[box] = max_y_[box] = std::numeric_limits<float>::lowest();
  for (std::size_t child = first; child < last; ++child) {
    mass += whole_[child];
    sum_x += whole_[child] * center_x_[child];
    sum_y += whole_[child] * center_y_[child];
    min_x_[box] = std::min(min_x_[box], min_x_[child]);
    min_y_[box] = std::min(min_y_[box], min_y_[child]);
    max_x_[box] = std::max(max_x_[box], max_x_[child]);
    max_y_[box] = std::max(max_y_[box], max_y_[child]);
  }
  whole_[box] = mass;
  center_x_[box] = sum_x / mass;
  center_y_[box] = sum_y / mass;
}

void BoxTree::sum_up() {
  for (std::uint32_t leaf = 0; leaf < leaves_; ++leaf) sum_up_leaf(leaf);
  for (std::size_t tier = 1; tier + 1 < tiers_.size(); ++tier) {
    for (std::size_t box = tiers_[tier]; box < tiers_[tier + 1]; ++box) {
      const std::size_t first = tiers_[tier - 1] + kChildren * (box - tiers_[tier]);
      sum_up_box(box, first, std::min<std::size_t>(first + kChildren, tiers_[tier]));
    }
  }
  for (std::size_t box = 0; box < tiers_.back(); ++box) {
    const float side = std::max(max_x_[box] - min_x_[box], max_y_[box] - min_y_[box]);
    side_[box] = side * side;
  }
}

void BoxTree::around(const geometry::Box& place, float theta, Surroundings& around) const {
  around.far.clear();
  around.near.clear();
  if (leaves_ == 0) return;
  const float left = place.min.x;
  const float right = place.max.x;
  const float bottom = place.min.y;
  const float top = place.max.y;
  const float square = theta * theta;
  struct Open {
    std::uint32_t first;
    std::uint32_t count;
    std::uint32_t tier;
  };
  std::array<Open, 64> open;  // NOLINT: a stack; at most three for each of some twelve tiers
  std::size_t depth = 0;
  const auto tiers = static_cast<std::uint32_t>(tiers_.size() - 1);
  open[depth++] = {tiers_[tiers - 1], 1, tiers - 1};
  while (depth > 0) {
    const Open now = open[--depth];
    std::array<bool, kChildren> far;               // NOLINT: written in the next loop
    for (std::size_t k = 0; k < kChildren; ++k) {  // no branches: these four go through vectors together
      const float x = center_x_[now.first + k];
      const float y = center_y_[now.first + k];
      const float dx0 = left - x > x - right ? left - x : x - right;
      const float dy0 = bottom - y > y - top ? bottom - y : y - top;
      const float dx = dx0 > 0.0F ? dx0 : 0.0F;
      const float dy = dy0 > 0.0F ? dy0 : 0.0F;
      far[k] = side_[now.first + k] < square * (dx * dx + dy * dy);
    }
    for (std::uint32_t k = 0; k < now.count; ++k) {
      const std::uint32_t box = now.first + k;
      if (far[k]) {
        around.far.push_back(box);
      } else if (now.tier == 0) {
        around.near.push_back(box);
      } else {
        const std::uint32_t child =
            tiers_[now.tier - 1] + static_cast<std::uint32_t>(kChildren) * (box - tiers_[now.tier]);
        const auto count = std::min(static_cast<std::uint32_t>(kChildren), tiers_[now.tier] - child);
        open[depth++] = {child, count, now.tier - 1};
      }
    }
  }
}

}  // namespace xylem::layout
