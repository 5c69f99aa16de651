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

/// While the camera moves over a very large map, a sample of its links is drawn; all of them a moment after it stops.
class RasterMap final : public MapLayer {
 public:
  RasterMap(const text::Fonts& fonts, Painting painting, std::function<void()> wake);

  bool draw(const MapWanted& wanted) override;
  void copy(const PicturePart& part, const geometry::Box& place, int height) const override;
  [[nodiscard]] bool busy() const override;
  [[nodiscard]] double patience_s() const override;
  [[nodiscard]] int pictures() const override { return pictures_; }

 private:
  using Clock = std::chrono::steady_clock;
  /// What should be painted now that `wanted` is; nothing when that is ordered already.
  [[nodiscard]] std::optional<MapOrder> order_for(const MapWanted& wanted);
  void paint(const MapOrder& order, raster::Bitmap& picture);

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
