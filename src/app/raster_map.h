// RasterMap: the map drawn by the CPU, on threads of its own.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "app/map_layer.h"
#include "app/map_painter.h"
#include "xylem/raster/rasterizer.h"

namespace xylem::app {

/// While the camera moves, names are not sought room for far off, and of very many links a sample is drawn; a moment
/// after it stops, everything is.
class RasterMap final : public MapLayer {
 public:
  RasterMap(const text::Fonts& fonts, Painting painting, std::function<void()> wake);

  bool draw(const MapWanted& wanted) override;
  void copy(const PicturePart& part, const geometry::Box& place, int height) const override;
  [[nodiscard]] bool busy() const override;
  [[nodiscard]] double patience_s() const override;
  [[nodiscard]] double least_frame_s() const override { return painter_ != nullptr ? 1.0 / 60.0 : 0.0; }
  [[nodiscard]] int pictures() const override { return pictures_; }

 private:
  using Clock = std::chrono::steady_clock;
  /// What should be painted now that `wanted` is; nothing when that is ordered already.
  [[nodiscard]] std::optional<MapOrder> order_for(const MapWanted& wanted);
  bool paint(const MapOrder& order, raster::Bitmap& picture, const std::stop_token& stop);

  MapLabels labels_;               // the painter's, or with Painting::at_once ours
  raster::Rasterizer rasterizer_;  // likewise
  raster::Bitmap picture_{raster::FirstRow::bottom};
  std::optional<MapOrder> ordered_;
  Clock::time_point moved_{};
  std::chrono::duration<double> rest_;  // after so long without a move the camera stands
  int pictures_ = 0;
  std::unique_ptr<MapPainter> painter_;  // null: at once. Last: its thread uses what is above
};

}  // namespace xylem::app
