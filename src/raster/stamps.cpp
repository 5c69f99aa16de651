// Stamps are worked out as the kernels draw discs.
#include "raster/stamps.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "xylem/scene/drawing.h"

namespace xylem::raster {
namespace {

constexpr float kSizes = 8.0F;  // for each pixel of radius
constexpr int kPlaces = 4;      // for each pixel

/// The first pixel whose middle is not before `from`.
int first_after(float from) { return static_cast<int>(std::ceil(from - 0.5F)); }

unsigned covered(float radius, float far) {
  return static_cast<unsigned>(std::lround(std::clamp(radius + 0.5F - far, 0.0F, 1.0F) * 255.0F));
}

}  // namespace

void Stamps::make_for(float device_scale) {
  if (scale_ == device_scale) return;
  scale_ = device_scale;
  sizes_.clear();
  texels_.clear();
  for (int eighths = 0; eighths <= static_cast<int>(kMostRadius * kSizes); ++eighths) {
    const float radius = static_cast<float>(eighths) / kSizes;
    const float rim = scene::rim_px(radius / device_scale) * device_scale;
    Size size;
    size.begin = texels_.size();
    size.reach = radius + rim + 0.5F;
    size.side = static_cast<int>(2.0F * size.reach) + 1;
    size.stride = size.side <= 8 ? 8 : (size.side + 7) / 8 * 8;
    const auto texels = static_cast<std::size_t>(size.side * size.stride);
    texels_.resize(size.begin + texels * kPlaces * kPlaces, 0);
    for (int place = 0; place < kPlaces * kPlaces; ++place) {
      const geometry::Point center{static_cast<float>(place % kPlaces) / kPlaces,
                                   static_cast<float>(place / kPlaces) / kPlaces};
      const int left = first_after(center.x - size.reach);
      const int top = first_after(center.y - size.reach);
      std::uint16_t* row = texels_.data() + size.begin + texels * static_cast<std::size_t>(place);
      for (int y = 0; y < size.side; ++y, row += size.stride) {
        for (int x = 0; x < size.side; ++x) {
          const geometry::Point middle{static_cast<float>(left + x) + 0.5F, static_cast<float>(top + y) + 0.5F};
          const float far = distance(center, middle);
          row[x] = static_cast<std::uint16_t>(covered(radius, far) | covered(radius + rim, far) << 8U);
        }
      }
    }
    sizes_.push_back(size);
  }
}

Stamp Stamps::find(geometry::Point center, float radius) const {
  assert(radius <= kMostRadius && !sizes_.empty());
  const Size& size = sizes_[static_cast<std::size_t>(radius * kSizes + 0.5F)];
  const float x = std::floor(center.x * kPlaces + 0.5F);
  const float y = std::floor(center.y * kPlaces + 0.5F);
  const float whole_x = std::floor(x / kPlaces);
  const float whole_y = std::floor(y / kPlaces);
  const float part_x = x - whole_x * kPlaces;
  const float part_y = y - whole_y * kPlaces;
  const auto place = static_cast<std::size_t>(part_y * kPlaces + part_x);
  const auto texels = static_cast<std::size_t>(size.side * size.stride);
  return {texels_.data() + size.begin + texels * place, size.side, size.stride,
          static_cast<int>(whole_x) + first_after(part_x / kPlaces - size.reach),
          static_cast<int>(whole_y) + first_after(part_y / kPlaces - size.reach)};
}

}  // namespace xylem::raster
