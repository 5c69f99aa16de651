// FrameLoop: the only place where session, panels and drawing meet.
#pragma once

#include <chrono>
#include <filesystem>
#include <future>
#include <memory>
#include <vector>

#include "app/map_layer.h"
#include "app/screen.h"
#include "app/window.h"
#include "xylem/gl/scene_renderer.h"
#include "xylem/session/session.h"
#include "xylem/ui/workspace.h"

struct ImFontAtlas;

namespace xylem::app {

class FrameLoop {
 public:
  /// `surface` and `session` must outlive it. The letters of the panels are made aside: until they are there, frames
  /// only let the session go on, so that a file is laid out meanwhile.
  FrameLoop(Surface& surface, session::Session& session, text::Fonts fonts, std::unique_ptr<MapLayer> map);
  ~FrameLoop();
  FrameLoop(const FrameLoop&) = delete;
  FrameLoop& operator=(const FrameLoop&) = delete;

  /// Waits until there is something to do, then does one frame.
  void frame();
  /// Whether the first letters are made, and frames are drawn.
  [[nodiscard]] bool draws() const { return screen_ != nullptr; }
  /// Whether the window may close: somebody asked for it, and all is written or given up.
  [[nodiscard]] bool over() const { return session_.leaving() == session::Leaving::done; }
  /// Whether the next frame would look the same.
  [[nodiscard]] bool at_rest() const;
  /// Pictures of the map drawn so far.
  [[nodiscard]] int map_pictures() const { return map_->pictures(); }
  [[nodiscard]] session::CommandQueue& commands() { return commands_; }
  [[nodiscard]] ui::Workspace& workspace() { return workspace_; }
  /// What is shown, device pixels.
  [[nodiscard]] gl::Pixels screenshot() const { return screen_->screenshot(); }

 private:
  using Clock = std::chrono::steady_clock;
  bool wait();
  bool begin_to_draw();
  void load_faces_if_changed();
  bool draw_map();
  void draw_window();
  [[nodiscard]] double patience_s() const;
  [[nodiscard]] bool grains_move() const;

  Surface& surface_;
  session::Session& session_;
  text::Fonts fonts_;
  std::unique_ptr<MapLayer> map_;
  std::unique_ptr<ImFontAtlas> atlas_;
  std::unique_ptr<Screen> screen_;  // null until the first letters are made
  ui::Faces faces_;
  ui::Widgets widgets_;
  ui::Workspace workspace_;
  session::CommandQueue commands_;
  float faces_text_scale_ = 0.0F;
  float faces_device_scale_ = 0.0F;
  int frames_owed_ = 3;  // ImGui answers a press one or two frames later
  Clock::time_point last_input_ = Clock::now();
  bool map_moves_ = false;  // it looked different in the last frame
  Clock::time_point frame_began_{};
  Clock::time_point began_ = Clock::now();
  std::future<ui::Faces> first_faces_;  // the last member: waits for its thread before what that works on goes
};

}  // namespace xylem::app
