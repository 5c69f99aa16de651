// MapPainter: a thread that paints the newest map that is wanted, while the window goes on.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "app/map_labels.h"
#include "xylem/raster/bitmap.h"

namespace xylem::app {

struct MapOrder {
  MapWanted wanted;
  Effort effort = Effort::resting;
};

class MapPainter {
 public:
  /// Called on the painter's thread only; whether the picture was finished. It need not be once `stop` is requested.
  using Paint = std::function<bool(const MapOrder& order, raster::Bitmap& picture, const std::stop_token& stop)>;

  /// `wake` is called on the painter's thread when a picture is done; may be empty.
  MapPainter(Paint paint, std::function<void()> wake);
  ~MapPainter() = default;  // stops after the picture being painted
  MapPainter(const MapPainter&) = delete;
  MapPainter& operator=(const MapPainter&) = delete;

  /// Takes the place of an order that has not been begun. A whole picture of a map that has begun to move again is
  /// given up, one of a moving map never is, so that pictures keep coming. Never waits for a picture.
  void want(MapOrder order);
  /// Swaps the newest picture into `picture` when there is one that was not taken yet; whether there was. Pictures are
  /// taken in the order of their orders.
  bool take(raster::Bitmap& picture);
  /// Whether a picture is being painted, or an order or a picture waits.
  [[nodiscard]] bool busy() const;

 private:
  void serve(const std::stop_token& stop);

  Paint paint_;
  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable_any begin_;
  std::optional<MapOrder> order_;
  Effort effort_ = Effort::resting;  // of the picture being painted
  std::stop_source given_up_;        // likewise
  bool painting_ = false;
  bool done_ = false;  // `finished_` was not taken yet
  raster::Bitmap finished_{raster::FirstRow::bottom};
  raster::Bitmap working_{raster::FirstRow::bottom};  // the painter's own
  std::jthread thread_;                               // last: it starts when everything it touches exists
};

}  // namespace xylem::app
