// Workspace: the whole window - where its parts stand, and what they remember.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "xylem/session/session.h"
#include "xylem/ui/canvas.h"
#include "xylem/ui/widgets.h"
#include "xylem/ui/wishes.h"

namespace xylem::ui {

/// Width over height of the map in a window of `width` x `height` logical pixels at a text scale, with a timeline
/// below it; within 1/4 and 4.
[[nodiscard]] float usual_map_aspect(float width, float height, float scale);

/// How panels look, never what is true: everything that can be lost lives in the session.
class Workspace {
 public:
  Workspace();
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  /// One frame, between Widgets::begin_frame and end_frame. What is wanted goes into `commands`.
  void draw(const session::Session& session, Widgets& widgets, session::CommandQueue& commands);

  /// Where the map is to be drawn, below the panels, and through which camera (its viewport is that rectangle).
  [[nodiscard]] const geometry::Camera& camera() const;
  [[nodiscard]] Rect map() const;
  /// The parts of it that the small tools and the minimap cover, in pixels of the map.
  [[nodiscard]] std::vector<geometry::Box> map_covered() const;
  /// The map is not there while the start screen is.
  [[nodiscard]] bool shows_map() const;
  /// Whether something moves by itself, so that frames must follow without input.
  [[nodiscard]] bool moving() const;

  /// Files opened lately, the last one first, for the file browser.
  void set_recent(std::vector<std::filesystem::path> files);

 private:
  struct Memory;
  void draw_map(Rect window, const session::Session& session, Widgets& widgets, session::CommandQueue& commands,
                Wishes& wishes);
  void draw_lens(Rect place, const session::Session& session, Widgets& widgets, session::CommandQueue& commands,
                 Wishes& wishes);
  void obey(Wish wish, const session::Session& session, Widgets& widgets);

  std::unique_ptr<Memory> memory_;
};

}  // namespace xylem::ui
