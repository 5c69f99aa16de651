// Pulls: differences gathered row by row, worked out in vectors, summed row by row.
#include "layout/pulls.h"

#include <algorithm>
#include <array>

namespace xylem::layout {
namespace {

constexpr std::uint32_t kRowBlock = 1024;  // rows that one worker takes at a time
constexpr std::uint32_t kTies = 1024;      // ties that go through the vectors together, and through the nearest cache

/// The sum of values [from, to), four at a time: one order of adding, whatever the vectors.
inline float sum_of(const float* values, std::uint32_t from, std::uint32_t to) {
  std::array<float, 4> sums{};
  for (; from + 4 <= to; from += 4) {
    for (std::uint32_t k = 0; k < 4; ++k) sums[k] += values[from + k];
  }
  float rest = 0.0F;
  for (; from < to; ++from) rest += values[from];
  return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + rest;
}

}  // namespace

Pulls::Pulls(const Level& level, Crew& crew)
    : level_(level),
      crew_(crew),
      ties_(crew.size()),
      together_(level.size()),
      x_(level.size()),
      y_(level.size()),
      stiffness_(level.size()) {}

void Pulls::work_out_rows(Attraction law, bool alike, std::uint32_t first, std::uint32_t last, Ties& ties) {
  const std::uint32_t start = level_.offsets[first];
  const std::size_t count = level_.offsets[last] - start;
  for (auto* array : {&ties.dx, &ties.dy, &ties.stiffness}) {
    if (array->size() < count + kPadding) array->resize(count + kPadding);
  }
  float* const dx = ties.dx.data();
  float* const dy = ties.dy.data();
  const std::uint32_t* const targets = &level_.targets[start];
  for (std::uint32_t node = first, e = 0; node < last; ++node) {
    const geometry::Point at = together_[node];
    for (const std::uint32_t end = level_.offsets[node + 1] - start; e < end; ++e) {
      const geometry::Point other = together_[targets[e]];
      dx[e] = other.x - at.x;
      dy[e] = other.y - at.y;
    }
  }
  pull_together(law, alike ? ones_.data() : &level_.weights[start], dx, dy, ties.stiffness.data(), count);
  for (std::uint32_t node = first, e = 0; node < last; ++node) {
    const std::uint32_t end = level_.offsets[node + 1] - start;
    x_[node] = sum_of(dx, e, end);
    y_[node] = sum_of(dy, e, end);
    stiffness_[node] = sum_of(ties.stiffness.data(), e, end);
    e = end;
  }
}

void Pulls::work_out(const Places& places, Attraction law, bool alike) {
  const std::uint32_t n = level_.size();
  if (alike && ones_.empty()) {
    std::uint32_t most = kTies;
    for (std::uint32_t node = 0; node < n; ++node)
      most = std::max(most, static_cast<std::uint32_t>(level_.row(node).size()));
    ones_.assign(most + kPadding, 1.0F);
  }
  for (std::uint32_t i = 0; i < n; ++i) together_[i] = {places.x[i], places.y[i]};
  crew_.each((n + kRowBlock - 1) / kRowBlock, [&](std::size_t block, std::size_t who) {
    const auto begin = static_cast<std::uint32_t>(block * kRowBlock);
    const std::uint32_t end = std::min(n, begin + kRowBlock);
    for (std::uint32_t first = begin, last = begin; first < end; first = last) {
      while (last < end && (last == first || level_.offsets[last + 1] - level_.offsets[first] <= kTies)) ++last;
      work_out_rows(law, alike, first, last, ties_[who]);
    }
  });
}

}  // namespace xylem::layout
