// Tables of a veil.
#include "raster/veil.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace xylem::raster {
namespace {

/// The depth of a line that covers so many 255ths of a pixel with `opacity`.
std::array<std::uint16_t, 256> depths_of(float opacity, double share) {
  std::array<std::uint16_t, 256> depths{};
  for (std::size_t part = 0; part < depths.size(); ++part) {
    const double taken = static_cast<double>(opacity) * static_cast<double>(part) / 255.0;
    const double depth = -std::log1p(-taken) / share * static_cast<double>(VeilInk::kDepth);
    depths.at(part) = static_cast<std::uint16_t>(std::min(std::lround(depth), 65535L));
  }
  return depths;
}

}  // namespace

void VeilInk::clear(geometry::Color color) {
  color_ = color;
  widths_.clear();
  if (!cover_.empty()) return;
  cover_.resize((65536U >> kCoverShift));
  for (std::size_t i = 0; i < cover_.size(); ++i) {
    const double depth =
        (static_cast<double>(i << kCoverShift) + 0.5 * (1U << kCoverShift)) / static_cast<double>(kDepth);
    cover_[i] = i == 0 ? std::uint16_t{0} : static_cast<std::uint16_t>(std::lround(256.0 * (1.0 - std::exp(-depth))));
  }
}

void VeilInk::add(float width) {
  widths_.push_back(width);
  profiles_.resize(widths_.size() * kSlopes * kPlaces * kLanes);
}

void VeilInk::fill(std::size_t number, float opacity, double share) {
  const std::array<std::uint16_t, 256> depths = depths_of(opacity, share);
  std::uint16_t* to = profiles_.data() + number * kSlopes * kPlaces * kLanes;
  for (int slope = 0; slope < kSlopes; ++slope) {
    // Edges as soft as in strokes.cpp.
    const float lean = (static_cast<float>(slope) + 0.5F) / kSlopes;
    const float across = 1.0F / (1.0F + lean);
    const float soft = std::sqrt(1.0F + lean * lean) * across;
    const float half = widths_[number] * 0.5F * soft + 0.5F;
    const float most = std::min(widths_[number] * soft, 1.0F);
    for (int place = 0; place < kPlaces; ++place) {
      const float middle = 3.0F + (static_cast<float>(place) + 0.5F) / kPlaces;
      for (int lane = 0; lane < kLanes; ++lane) {
        const float far = std::abs(static_cast<float>(lane) + 0.5F - middle);
        const float cover = std::clamp(half - far * across, 0.0F, most);
        *to++ = depths.at(static_cast<std::size_t>(cover * 255.0F + 0.5F));
      }
    }
  }
}

void VeilDepth::make_for(int picture_width, int band_rows) {
  if (width == picture_width && rows == band_rows) return;
  width = picture_width;
  rows = band_rows;
  upright.assign(static_cast<std::size_t>(upright_stride()) * static_cast<std::size_t>(rows) + 8, 0);
  level.assign(static_cast<std::size_t>(level_stride()) * static_cast<std::size_t>(width + 8), 0);
}

}  // namespace xylem::raster
