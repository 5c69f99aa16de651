// Two pictures change places: the one being painted and the one that is done.
#include "app/map_painter.h"

#include <utility>

namespace xylem::app {

MapPainter::MapPainter(Paint paint, std::function<void()> wake)
    : paint_(std::move(paint)), wake_(std::move(wake)), thread_([this](const std::stop_token& stop) { serve(stop); }) {}

void MapPainter::want(MapOrder order) {
  {
    const std::lock_guard lock(mutex_);
    order_ = std::move(order);
    if (painting_ && effort_ == Effort::resting && order_->effort == Effort::moving) given_up_.request_stop();
  }
  begin_.notify_one();
}

bool MapPainter::take(raster::Bitmap& picture) {
  const std::lock_guard lock(mutex_);
  if (!std::exchange(done_, false)) return false;
  std::swap(picture, finished_);
  return true;
}

bool MapPainter::busy() const {
  const std::lock_guard lock(mutex_);
  return order_.has_value() || painting_ || done_;
}

void MapPainter::serve(const std::stop_token& stop) {
  while (true) {
    MapOrder order;
    {
      std::unique_lock lock(mutex_);
      if (!begin_.wait(lock, stop, [this] { return order_.has_value(); })) return;
      order = *std::exchange(order_, std::nullopt);
      painting_ = true;
      effort_ = order.effort;
      given_up_ = std::stop_source();
    }
    const bool finished = paint_(order, working_, given_up_.get_token());
    {
      const std::lock_guard lock(mutex_);
      painting_ = false;
      if (!finished) continue;
      std::swap(working_, finished_);
      done_ = true;
    }
    if (wake_) wake_();
  }
}

}  // namespace xylem::app
