// Orders for the painter, and its pictures for the window.
#include "app/raster_map.h"

#include <algorithm>
#include <limits>
#include <thread>

namespace xylem::app {
namespace {

constexpr std::size_t kVeryLarge = 40'000;  // links
constexpr double kRest_s = 0.03;

int threads_to_use() { return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 8U)); }

}  // namespace

RasterMap::RasterMap(const text::Fonts& fonts, Painting painting, std::function<void()> wake)
    : labels_(fonts), rasterizer_(fonts, threads_to_use()), rest_(painting == Painting::aside ? kRest_s : 0.0) {
  if (painting == Painting::at_once) return;
  painter_ = std::make_unique<MapPainter>(
      [this](const MapOrder& order, raster::Bitmap& picture) { paint(order, picture); }, std::move(wake));
}

void RasterMap::paint(const MapOrder& order, raster::Bitmap& picture) {
  raster::DrawOptions options;
  options.links = order.detail == Detail::sample ? raster::Links::sample : raster::Links::all;
  options.sampled_links = kVeryLarge;
  rasterizer_.draw(labels_.view_of(order.wanted), picture, options);
}

std::optional<MapOrder> RasterMap::order_for(const MapWanted& wanted) {
  const bool moved = ordered_ && ordered_->wanted.scene == wanted.scene && ordered_->wanted.camera != wanted.camera;
  const auto now = Clock::now();
  if (moved) moved_ = now;
  const bool at_rest = now - moved_ >= rest_ && !(moved && rest_.count() == 0.0);
  const bool large = wanted.scene->links.size() > kVeryLarge;
  const Detail detail = large && !at_rest ? Detail::sample : Detail::all;
  if (ordered_ && ordered_->wanted == wanted && (ordered_->detail == detail || ordered_->detail == Detail::all))
    return std::nullopt;
  return MapOrder{wanted, detail};
}

bool RasterMap::draw(const MapWanted& wanted) {
  if (auto order = order_for(wanted)) {
    ordered_ = *order;
    if (painter_ == nullptr) {
      paint(*order, picture_);
      shown_.take(picture_.pixels(), picture_.width(), picture_.height(), picture_.stride());
      ++pictures_;
      return true;
    }
    painter_->want(*std::move(order));
  }
  if (painter_ == nullptr || !painter_->take(picture_)) return false;
  shown_.take(picture_.pixels(), picture_.width(), picture_.height(), picture_.stride());
  ++pictures_;
  return true;
}

void RasterMap::blit(unsigned framebuffer, const DeviceRect& place) const {
  const geometry::Color ground = ordered_ ? ordered_->wanted.scene->ground : geometry::Color{};
  shown_.blit(framebuffer, place.x, place.y, place.width, place.height, ground);
}

bool RasterMap::busy() const {
  return (ordered_ && ordered_->detail == Detail::sample) || (painter_ != nullptr && painter_->busy());
}

double RasterMap::patience_s() const {
  if (!ordered_ || ordered_->detail == Detail::all) return std::numeric_limits<double>::infinity();
  const std::chrono::duration<double> left = rest_ - (Clock::now() - moved_);
  return std::max(left.count(), 0.0);
}

}  // namespace xylem::app
