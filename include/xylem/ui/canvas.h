// Canvas: the map's part of the window - its camera, and what hands do on it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "xylem/geometry/camera.h"
#include "xylem/scene/hit_test.h"
#include "xylem/session/session.h"
#include "xylem/ui/minimap.h"
#include "xylem/ui/widgets.h"
#include "xylem/ui/wishes.h"

namespace xylem::ui {

/// The map itself is drawn below the panels by whoever owns the window, in place() through camera().
class Canvas {
 public:
  /// The small tools, the invisible area that reacts, the card of what is under the mouse.
  void draw(Rect place, const session::Session& session, Widgets& widgets, session::CommandQueue& commands,
            Wishes& wishes);
  /// Keys that belong to the map: arrows walk along partnerships, Escape lets go.
  void keys(const session::Session& session, Widgets& widgets, session::CommandQueue& commands);
  void obey(Wish wish, const session::Session& session);

  [[nodiscard]] const geometry::Camera& camera() const { return camera_; }
  [[nodiscard]] const Rect& place() const { return place_; }
  /// Where the small tools and the minimap stand, in pixels of the map.
  [[nodiscard]] std::vector<geometry::Box> covered() const;
  /// Whether the camera is under way, so that frames must follow.
  [[nodiscard]] bool flying() const { return flight_.has_value() || look_at_.has_value() || fits_next_; }
  /// Flies to `target`; at once when motion is reduced.
  void fly_to(const geometry::Camera& target, bool reduce_motion);

 private:
  enum class Hand : std::uint8_t { idle, pressed, panning, dragging, lasso };
  struct Flight {
    geometry::Camera from;
    geometry::Camera to;
    float passed_s = 0.0F;
  };

  void follow(const session::Session& session);
  void look_at_selected(bool even_if_in_sight, const session::Session& session);
  void pan(geometry::Point by_px);
  void steer(const Press& press, Widgets& widgets);
  void handle(const Press& press, const session::Session& session, session::CommandQueue& commands);
  void click(const session::Session& session, session::CommandQueue& commands);
  void end_lasso(const session::Session& session, session::CommandQueue& commands);
  void tools(const session::Session& session, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes);
  void minimap(const session::Session& session, Widgets& widgets);
  void layouts(Rect button, const session::Session& session, Widgets& widgets, session::CommandQueue& commands);
  void card(const session::Session& session, Widgets& widgets) const;
  [[nodiscard]] geometry::Camera fitted_to(const session::Session& session) const;
  [[nodiscard]] geometry::Point on_map(ImVec2 screen) const { return {screen.x - place_.x, screen.y - place_.y}; }

  geometry::Camera camera_;
  Rect place_;
  geometry::Box tools_place_;
  Minimap minimap_;
  bool layouts_open_ = false;
  bool ask_layouts_ = false;    // opened by the keyboard, which goes there
  geometry::Camera shows_all_;  // the last one that showed everything: kept so when the window changes its size
  std::optional<Flight> flight_;
  std::optional<Wish> look_at_;  // center or reveal, wished in the frame before: by now it is selected
  std::uint64_t opened_ = 0;
  std::uint64_t arranged_ = 0;
  bool fits_next_ = false;  // the map is on its way to new places: shown as a whole when it is there
  bool follows_ = true;     // shows all of a freshly opened map until it has come to rest or somebody moves the camera
  Hand hand_ = Hand::idle;
  geometry::Point pressed_at_;
  geometry::Point left_to_pan_;  // less than a device pixel
  geometry::Point grip_;         // from the disc's center to where it was taken, world units
  std::optional<scene::Hit> taken_;
  std::vector<geometry::Point> lasso_;
};

}  // namespace xylem::ui
