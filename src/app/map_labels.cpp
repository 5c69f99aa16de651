// Labels for the camera.
#include "app/map_labels.h"

#include <algorithm>
#include <cmath>

namespace xylem::app {

/// While the map is dragged its labels go with it; they are placed anew in every few frames and when it has come to
/// rest. So they do when a large map is zoomed: to place them takes time there, and what they might cover is small.
bool MapLabels::move_labels(const MapWanted& wanted, const scene::LabelOptions& options) {
  constexpr int kMostInARow = 8;
  constexpr std::size_t kManyDiscs = 3000;
  const geometry::Camera& was = placed_for_;
  const geometry::Camera& now = wanted.camera;
  const bool only_moved = view_.scene == wanted.scene && view_.text_scale == wanted.text_scale &&
                          (was.scale == now.scale || wanted.scene->discs.size() > kManyDiscs) &&
                          was.width_px == now.width_px && was.height_px == now.height_px && covered_ == wanted.covered;
  if (!only_moved || view_.camera == now || moved_in_a_row_ >= kMostInARow) return false;
  const geometry::Point by = now.screen_from_world({}) - was.screen_from_world({});
  labels_ = was.scale == now.scale
                ? scene::moved(placed_, {std::round(by.x), std::round(by.y)}, now, options.rim_px, covered_)
                : scene::carried(placed_, *wanted.scene, now, options);
  ++moved_in_a_row_;
  return true;
}

void MapLabels::place_labels(const MapWanted& wanted, Effort effort) {
  scene::LabelOptions options;
  options.text_scale = wanted.text_scale;
  options.covered = wanted.covered;
  options.far_off = effort == Effort::resting;
  const bool good = placed_with_ == Effort::resting || effort == Effort::moving;
  const bool same = good && view_.scene == wanted.scene && placed_for_ == wanted.camera &&
                    view_.text_scale == wanted.text_scale && covered_ == wanted.covered;
  if (!same && !move_labels(wanted, options)) {
    // Far off a label stands only for want of room: there may be some now.
    const bool other_scale = effort == Effort::resting && rested_at_scale_ != wanted.camera.scale;
    if (view_.scene != wanted.scene || other_scale) {
      std::erase_if(labels_, [](const scene::PlacedLabel& label) { return label.side == scene::Side::apart; });
    }
    placed_ = labels_ = scene::place_labels(*wanted.scene, wanted.camera, measure_, options, labels_);
    placed_for_ = wanted.camera;
    placed_with_ = effort;
    if (effort == Effort::resting) rested_at_scale_ = wanted.camera.scale;
    moved_in_a_row_ = 0;
    covered_ = wanted.covered;
  } else if (same && view_.scene == wanted.scene && view_.camera != wanted.camera) {
    labels_ = placed_;
  }
  if (view_.scene != wanted.scene || hovered_ != wanted.hovered) {
    hovered_ = wanted.hovered;
    lit_labels_.reset();
    view_.highlight =
        hovered_ ? std::make_shared<const scene::Highlight>(scene::highlight_of(*wanted.scene, *hovered_)) : nullptr;
  } else if (same && view_.camera == wanted.camera) {
    return;
  }
  const bool lit = view_.highlight != nullptr && !view_.highlight->discs.empty();
  if (!lit) {
    view_.labels = labels_;
  } else if (lit_labels_ && moved_in_a_row_ > 0) {
    view_.labels = scene::carried(*lit_labels_, *wanted.scene, wanted.camera, options);
  } else {
    view_.labels = scene::labels_with(*view_.highlight, *wanted.scene, wanted.camera, measure_, options, labels_);
    lit_labels_ = view_.labels;
  }
}

const scene::MapView& MapLabels::view_of(const MapWanted& wanted, Effort effort) {
  place_labels(wanted, effort);
  view_.scene = wanted.scene;
  view_.camera = wanted.camera;
  view_.device_scale = wanted.device_scale;
  view_.text_scale = wanted.text_scale;
  view_.grain_phase = wanted.grain_phase;
  return view_;
}

}  // namespace xylem::app
