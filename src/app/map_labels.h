// MapLabels: what the map shows, with labels placed for the camera and what is pointed at lit.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "xylem/scene/labels.h"
#include "xylem/scene/map_view.h"
#include "xylem/text/measure.h"

namespace xylem::app {

/// What the map should show.
struct MapWanted {
  std::shared_ptr<const scene::Scene> scene;
  geometry::Camera camera;
  float device_scale = 1.0F;
  float text_scale = 1.0F;
  std::optional<float> grain_phase;
  std::optional<scene::Subject> hovered;
  /// Where tools stand, so that no label goes there; logical pixels of the map.
  std::vector<geometry::Box> covered;
  friend bool operator==(const MapWanted&, const MapWanted&) = default;
};

/// What is worth its time: while the camera moves, the next picture comes at once.
enum class Effort { moving, resting };

/// Remembers where labels stood, so that they stay there. One for each map, used by one thread at a time.
class MapLabels {
 public:
  explicit MapLabels(text::Fonts fonts) : measure_(std::move(fonts)) {}

  /// The view of `wanted`. While the camera is moving, labels go with the map and are placed anew in every few views,
  /// and no room far off is sought for the names of hubs.
  [[nodiscard]] const scene::MapView& view_of(const MapWanted& wanted, Effort effort = Effort::resting);

 private:
  bool move_labels(const MapWanted& wanted, const scene::LabelOptions& options);
  void place_labels(const MapWanted& wanted, Effort effort);

  text::Measure measure_;
  scene::MapView view_;
  std::vector<scene::PlacedLabel> placed_;  // for `placed_for_`
  geometry::Camera placed_for_;
  Effort placed_with_ = Effort::resting;
  float rested_at_scale_ = 0.0F;
  int moved_in_a_row_ = 0;
  std::vector<scene::PlacedLabel> labels_;                     // those of `view_` while nothing is pointed at
  std::optional<std::vector<scene::PlacedLabel>> lit_labels_;  // with those of what is pointed at, as placed last
  std::optional<scene::Subject> hovered_;
  std::vector<geometry::Box> covered_;
};

}  // namespace xylem::app
