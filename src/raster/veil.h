// Veil: thousands of thin lines of one color, added up as the light that they take before any pixel is colored.
//
// Where lines lie over one another what shines through is multiplied, so its logarithm is added: in any order, and
// without rounding a color for each of them. A line is then one sum of eight numbers for each row (or, when it is
// rather level, for each column), taken from a table by its slope and its place between two pixels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "xylem/geometry/color.h"

namespace xylem::raster {

/// How the lines of a veil look, a class for each width and opacity.
class VeilInk {
 public:
  static constexpr float kMostWidth = 3.0F;  // device pixels; wider lines do not fit into eight
  static constexpr int kLanes = 8;
  static constexpr int kSlopes = 32;
  static constexpr int kPlaces = 16;
  static constexpr float kDepth = 4096.0F;  // of 1: what shines through is 1/e

  void clear(geometry::Color color);
  /// Adds a class of lines of `width` device pixels, not to be drawn by a veil when that is over kMostWidth.
  void add(float width);
  [[nodiscard]] std::size_t classes() const { return widths_.size(); }
  [[nodiscard]] bool holds(std::size_t number) const { return widths_[number] <= kMostWidth; }
  [[nodiscard]] float width(std::size_t number) const { return widths_[number]; }
  /// Works the table of class `number` out for lines of `opacity` (0 to below 1), of which `share` (over 0) are drawn
  /// and stand for all. Cost: 30 us.
  void fill(std::size_t number, float opacity, double share);

  [[nodiscard]] geometry::Color color() const { return color_; }
  /// What a line takes from eight pixels whose fourth has its middle in it: `slope` from 0 to 1 in kSlopes steps,
  /// `place` of the middle within that pixel in kPlaces steps.
  [[nodiscard]] const std::uint16_t* profile(std::size_t number, int slope, int place) const {
    return profiles_.data() +
           ((number * kSlopes + static_cast<std::size_t>(slope)) * kPlaces + static_cast<std::size_t>(place)) * kLanes;
  }
  /// What of 256 parts the veil covers at a depth, by depth / 2^kCoverShift.
  static constexpr unsigned kCoverShift = 3;
  [[nodiscard]] std::span<const std::uint16_t> cover() const { return cover_; }

 private:
  geometry::Color color_;
  std::vector<float> widths_;
  std::vector<std::uint16_t> profiles_;
  std::vector<std::uint16_t> cover_;
};

/// The veil's depth over one band while it is added up: once row by row for lines that are rather upright, once column
/// by column for the others. All zero between bands. One for each thread.
struct VeilDepth {
  static constexpr int kRoom = 12;  // on either side of each row or column
  int width = 0;
  int rows = 0;
  std::vector<std::uint16_t> upright;
  std::vector<std::uint16_t> level;
  std::vector<std::size_t> others;  // lines of the band that are no part of the veil

  void make_for(int picture_width, int band_rows);
  [[nodiscard]] int upright_stride() const { return width + 2 * kRoom; }
  [[nodiscard]] int level_stride() const { return rows + 2 * kRoom; }
  [[nodiscard]] std::uint16_t* row(int y) { return upright.data() + y * upright_stride() + kRoom; }
  [[nodiscard]] std::uint16_t* column(int x) { return level.data() + x * level_stride() + kRoom; }
};

}  // namespace xylem::raster
