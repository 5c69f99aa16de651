// Window: the one real window, by GLFW; and Offscreen: the same without a display, by EGL, for pictures of the program.
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "xylem/base/result.h"
#include "xylem/geometry/shapes.h"
#include "xylem/gl/scene_renderer.h"
#include "xylem/raster/bitmap.h"

struct GLFWwindow;

namespace xylem::app {

/// Where frames go. Sizes in logical pixels; `device_scale` device pixels make one.
class Surface {
 public:
  virtual ~Surface() = default;
  /// Whether OpenGL draws on it; else it is shown pixels.
  [[nodiscard]] virtual bool has_gl() const { return true; }
  [[nodiscard]] virtual gl::FunctionLookup lookup() const { return nullptr; }
  [[nodiscard]] virtual float width() const = 0;
  [[nodiscard]] virtual float height() const = 0;
  [[nodiscard]] virtual float device_scale() const = 0;
  /// The framebuffer that is shown.
  [[nodiscard]] virtual unsigned framebuffer() const { return 0; }
  /// Whether somebody wants it closed.
  [[nodiscard]] virtual bool closing() const = 0;
  /// Takes that back.
  virtual void keep_open() {}
  /// Waits until something happens, at most `seconds`; 0 = only looks.
  virtual void wait(double seconds) = 0;
  virtual void connect_imgui() = 0;
  virtual void disconnect_imgui() = 0;
  virtual void begin_imgui_frame() = 0;
  virtual void present() {}
  /// Without OpenGL: shows `parts` of `picture`.
  virtual void present(const raster::Bitmap& /*picture*/, std::span<const geometry::Box> /*parts*/) {}
  /// Whether what was presented may be gone, and must be presented again.
  virtual bool take_damaged() { return false; }
  virtual void set_title(const std::string& /*title*/) {}
  /// Files that were dropped on it since the last call.
  virtual std::vector<std::filesystem::path> take_dropped() { return {}; }
};

/// Ends the wait of a surface that no window system wakes.
class Bell {
 public:
  /// From any thread.
  void ring() {
    {
      const std::lock_guard lock(mutex_);
      rung_ = true;
    }
    heard_.notify_one();
  }
  /// Until it rings, or has rung since the last time, at most `seconds`.
  void wait(double seconds) {
    std::unique_lock lock(mutex_);
    heard_.wait_for(lock, std::chrono::duration<double>(seconds), [this] { return rung_; });
    rung_ = false;
  }

 private:
  std::mutex mutex_;
  std::condition_variable heard_;
  bool rung_ = false;
};

struct WindowOptions {
  int width = 1600;
  int height = 1000;
  bool visible = true;
  bool gl = true;
  std::shared_ptr<Bell> bell;  // of an offscreen surface; may be null
};

/// Without OpenGL only a window of an X server can be drawn on. Errors  unsupported when there is no display, no
/// OpenGL 3.3, or no way without.
[[nodiscard]] base::Result<std::unique_ptr<Surface>> open_window(const WindowOptions& options);
/// Errors  unsupported when EGL cannot draw without a display here.
[[nodiscard]] base::Result<std::unique_ptr<Surface>> open_offscreen(const WindowOptions& options, float device_scale);

/// Whether there is anything that could draw faster than the CPU.
[[nodiscard]] bool has_gpu();

/// Wakes the window's wait from any thread; harmless before it is open and after it is closed.
void wake_window();

}  // namespace xylem::app
