// Occupied: what already stands in a viewport - discs and boxes - filed by small cells, so that free places are found
// quickly. Most places that are not free are told by a grid of dots: a dot within both the box and what stands there.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include "xylem/geometry/shapes.h"

namespace xylem::scene {

struct Round {
  geometry::Point center;
  float radius = 0.0F;
};

/// Discs and boxes of one viewport, filed by the cells they touch: the discs at once, boxes as they come.
class Occupied {
 public:
  Occupied(float width_px, float height_px, const std::vector<Round>& discs)
      : columns_(static_cast<int>(width_px / kCell) + 1),
        rows_(static_cast<int>(height_px / kCell) + 1),
        begin_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_) + 1, 0),
        boxes_(begin_.size() - 1),
        dot_columns_(static_cast<int>(width_px / kDots) + 1),
        dot_rows_(static_cast<int>(height_px / kDots) + 1),
        words_(static_cast<std::size_t>(dot_columns_ / 64 + 1)),
        dots_(words_ * static_cast<std::size_t>(dot_rows_), 0) {
    for (const Round& disc : discs) set_dots_of(disc);
    file(discs);
  }

  void put_box(const geometry::Box& box) {
    const Span rows = dots_between(box.min.y, box.max.y, dot_rows_);
    const Span columns = dots_between(box.min.x, box.max.x, dot_columns_);
    for (int row = rows.first; row < rows.last; ++row) set_dots(row, columns);
    for_cells(box, [&](std::size_t cell) {
      boxes_[cell].push_back(box);
      return true;
    });
  }
  [[nodiscard]] bool free_of_boxes(const geometry::Box& box) const {
    return for_cells(box, [&](std::size_t cell) {
      return std::ranges::none_of(boxes_[cell], [&](const geometry::Box& other) { return other.overlaps(box); });
    });
  }
  [[nodiscard]] bool free(const geometry::Box& box) const {
    return !any_dot(box) && for_cells(box, [&](std::size_t cell) {
      return std::ranges::none_of(boxes_[cell], [&](const geometry::Box& other) { return other.overlaps(box); }) &&
             std::none_of(discs_.begin() + begin_[cell], discs_.begin() + begin_[cell + 1],
                          [&](const Round& disc) { return touches(disc, box); });
    });
  }

 private:
  /// From the first to before the last.
  struct Span {
    int first;
    int last;
  };
  static constexpr float kCell = 48.0F;
  static constexpr float kDots = 8.0F;   // px from dot to dot
  static constexpr float kSafe = 0.01F;  // px: dots so near to a rim do not count

  /// The dots that lie surely between `low` and `high`.
  static Span dots_between(float low, float high, int count) {
    const int first = static_cast<int>(std::ceil((low + kSafe) / kDots - 0.5F));
    const int last = static_cast<int>(std::floor((high - kSafe) / kDots - 0.5F)) + 1;
    return {std::max(first, 0), std::min(last, count)};
  }
  /// The bits of `word` that belong to `span`.
  static std::uint64_t bits_of(Span span, int word) {
    const int first = std::max(span.first - word * 64, 0);
    const int last = std::min(span.last - word * 64, 64);
    if (first >= last) return 0;
    return (~std::uint64_t{0} >> static_cast<unsigned>(64 - (last - first))) << static_cast<unsigned>(first);
  }
  [[nodiscard]] std::size_t word_at(int row, int word) const {
    return static_cast<std::size_t>(row) * words_ + static_cast<std::size_t>(word);
  }
  void set_dots(int row, Span columns) {
    if (columns.first >= columns.last) return;
    for (int word = columns.first / 64; word <= (columns.last - 1) / 64; ++word)
      dots_[word_at(row, word)] |= bits_of(columns, word);
  }
  void set_dots_of(const Round& disc) {
    const Span rows = dots_between(disc.center.y - disc.radius, disc.center.y + disc.radius, dot_rows_);
    for (int row = rows.first; row < rows.last; ++row) {
      const float down = (static_cast<float>(row) + 0.5F) * kDots - disc.center.y;
      const float half = std::sqrt(std::max(disc.radius * disc.radius - down * down, 0.0F));
      set_dots(row, dots_between(disc.center.x - half, disc.center.x + half, dot_columns_));
    }
  }
  /// Counts how many each cell has, then puts them there.
  void file(const std::vector<Round>& discs) {
    const auto cells_of = [this](const Round& disc, const auto& visit) {
      const geometry::Point reach{disc.radius, disc.radius};
      for_cells({disc.center - reach, disc.center + reach}, visit);
    };
    for (const Round& disc : discs) {
      cells_of(disc, [this](std::size_t cell) {
        ++begin_[cell + 1];
        return true;
      });
    }
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
    discs_.resize(static_cast<std::size_t>(begin_.back()));
    std::vector<std::ptrdiff_t> next(begin_.begin(), begin_.end() - 1);
    for (const Round& disc : discs) {
      cells_of(disc, [&](std::size_t cell) {
        discs_[static_cast<std::size_t>(next[cell]++)] = disc;
        return true;
      });
    }
  }
  [[nodiscard]] bool any_dot(const geometry::Box& box) const {
    const Span rows = dots_between(box.min.y, box.max.y, dot_rows_);
    const Span columns = dots_between(box.min.x, box.max.x, dot_columns_);
    if (columns.first >= columns.last) return false;
    for (int word = columns.first / 64; word <= (columns.last - 1) / 64; ++word) {
      const std::uint64_t bits = bits_of(columns, word);
      for (int row = rows.first; row < rows.last; ++row) {
        if ((dots_[word_at(row, word)] & bits) != 0) return true;
      }
    }
    return false;
  }

  static bool touches(const Round& disc, const geometry::Box& box) {
    const geometry::Point nearest{std::clamp(disc.center.x, box.min.x, box.max.x),
                                  std::clamp(disc.center.y, box.min.y, box.max.y)};
    const geometry::Point gap = disc.center - nearest;
    return dot(gap, gap) < disc.radius * disc.radius;
  }
  /// Calls `visit` for every cell `box` touches until it says false; whether all said true.
  template <class Visit>
  bool for_cells(const geometry::Box& box, Visit&& visit) const {
    const auto cell = [](float px, int count) {
      return std::clamp(static_cast<int>(std::floor(px / kCell)), 0, count - 1);
    };
    const int right = cell(box.max.x, columns_);
    const int bottom = cell(box.max.y, rows_);
    for (int y = cell(box.min.y, rows_); y <= bottom; ++y) {
      for (int x = cell(box.min.x, columns_); x <= right; ++x) {
        if (!visit(static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x)))
          return false;
      }
    }
    return true;
  }

  int columns_;
  int rows_;
  std::vector<std::ptrdiff_t> begin_;  // of each cell among discs_
  std::vector<Round> discs_;           // cell by cell
  std::vector<std::vector<geometry::Box>> boxes_;
  int dot_columns_;
  int dot_rows_;
  std::size_t words_;                // of 64 dots, in a row
  std::vector<std::uint64_t> dots_;  // set where something stands
};

}  // namespace xylem::scene
