// Orders for the painter, and its pictures for the window.
#include "app/raster_map.h"

#include <glad/gl.h>

#include <algorithm>
#include <limits>
#include <thread>

namespace xylem::app {
namespace {

constexpr std::size_t kManyLinks = 24'000;  // in view
constexpr double kRest_s = 0.03;

int threads_to_use() { return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 8U)); }

}  // namespace

RasterMap::RasterMap(const text::Fonts& fonts, Painting painting, std::function<void()> wake)
    : labels_(fonts), rasterizer_(fonts, threads_to_use()), rest_(painting == Painting::aside ? kRest_s : 0.0) {
  if (painting == Painting::at_once) return;
  painter_ = std::make_unique<MapPainter>([this](const MapOrder& order, raster::Bitmap& picture,
                                                 const std::stop_token& stop) { return paint(order, picture, stop); },
                                          std::move(wake));
}

bool RasterMap::paint(const MapOrder& order, raster::Bitmap& picture, const std::stop_token& stop) {
  raster::DrawOptions options;
  options.links = order.effort == Effort::moving ? raster::Links::sample : raster::Links::all;
  options.sampled_links = kManyLinks;
  options.stop = stop;
  return rasterizer_.draw(labels_.view_of(order.wanted, order.effort), picture, options);
}

std::optional<MapOrder> RasterMap::order_for(const MapWanted& wanted) {
  const auto now = Clock::now();
  const bool moved = ordered_ && ordered_->wanted.scene == wanted.scene && ordered_->wanted.camera != wanted.camera;
  if (moved) moved_ = now;
  const Effort effort = moved || now - moved_ < rest_ ? Effort::moving : Effort::resting;
  if (ordered_ && ordered_->wanted == wanted && (ordered_->effort == effort || ordered_->effort == Effort::resting))
    return std::nullopt;
  return MapOrder{wanted, effort};
}

bool RasterMap::draw(const MapWanted& wanted) {
  if (auto order = order_for(wanted)) {
    ordered_ = *order;
    if (painter_ == nullptr) {
      paint(*order, picture_, {});
      ++pictures_;
      return true;
    }
    painter_->want(*std::move(order));
  }
  if (painter_ == nullptr || !painter_->take(picture_)) return false;
  ++pictures_;
  return true;
}

/// From memory into the texture. While the window changes its size the picture may be that of the size before: then the
/// upper left corners meet.
void RasterMap::copy(const PicturePart& part, const geometry::Box& place, int height) const {
  const auto whole = [](float at) { return static_cast<int>(at); };
  const int left = whole(place.min.x);
  const int top = whole(place.min.y);
  const int right = std::min(left + picture_.width(), whole(place.max.x));
  const int bottom = std::min(top + picture_.height(), whole(place.max.y));
  const int from_x = std::max(whole(part.box.min.x), left);
  const int from_y = std::max(whole(part.box.min.y), top);
  const int to_x = std::min(whole(part.box.max.x), right);
  const int to_y = std::min(whole(part.box.max.y), bottom);
  if (part.bitmap != nullptr) {
    const geometry::Color ground = ordered_->wanted.scene->ground;
    const std::uint32_t pixel = static_cast<std::uint32_t>(ground.r) | static_cast<std::uint32_t>(ground.g) << 8U |
                                static_cast<std::uint32_t>(ground.b) << 16U | 0xFF000000U;
    for (int y = whole(part.box.min.y); y < whole(part.box.max.y); ++y) {
      std::uint32_t* row = part.bitmap->row(y);
      const bool here = y >= from_y && y < to_y && from_x < to_x;
      const int begin = here ? from_x : whole(part.box.max.x);
      std::fill(row + whole(part.box.min.x), row + begin, pixel);
      if (!here) continue;
      std::copy_n(picture_.row(y - top) + (from_x - left), to_x - from_x, row + from_x);
      std::fill(row + to_x, row + whole(part.box.max.x), pixel);
    }
    return;
  }
  if (static_cast<float>(right) < place.max.x || static_cast<float>(bottom) < place.max.y) {
    const geometry::Color ground = ordered_->wanted.scene->ground;
    glEnable(GL_SCISSOR_TEST);
    glScissor(whole(part.box.min.x), height - whole(part.box.max.y), whole(part.box.width()), whole(part.box.height()));
    glClearColor(static_cast<float>(ground.r) / 255.0F, static_cast<float>(ground.g) / 255.0F,
                 static_cast<float>(ground.b) / 255.0F, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
  }
  if (from_x >= to_x || from_y >= to_y) return;
  glBindTexture(GL_TEXTURE_2D, part.texture);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, picture_.stride());
  glTexSubImage2D(GL_TEXTURE_2D, 0, from_x, height - to_y, to_x - from_x, to_y - from_y, GL_RGBA, GL_UNSIGNED_BYTE,
                  picture_.row(to_y - 1 - top) + (from_x - left));
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
}

bool RasterMap::busy() const {
  return (ordered_ && ordered_->effort == Effort::moving) || (painter_ != nullptr && painter_->busy());
}

double RasterMap::patience_s() const {
  if (!ordered_ || ordered_->effort == Effort::resting) return std::numeric_limits<double>::infinity();
  const std::chrono::duration<double> left = rest_ - (Clock::now() - moved_);
  return std::max(left.count(), 0.0);
}

}  // namespace xylem::app
