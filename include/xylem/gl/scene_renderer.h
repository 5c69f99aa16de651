// SceneRenderer: a scene drawn by OpenGL 3.3 into a picture of its own, which the window copies under its panels.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "xylem/base/result.h"
#include "xylem/scene/map_view.h"
#include "xylem/text/fonts.h"

namespace xylem::gl {

/// Looks up an OpenGL function by name, as glfwGetProcAddress and eglGetProcAddress do.
using FunctionLookup = void (*(*)(const char* name))();

/// Loads OpenGL's functions for the current context.
/// Errors  unsupported when the context offers less than OpenGL 3.3.
[[nodiscard]] base::Result<void> load(FunctionLookup look_up);

/// What the context calls its renderer: "llvmpipe (LLVM 15.0.6, 256 bits)".
[[nodiscard]] std::string renderer_name();

/// RGBA, row by row from the top, straight alpha.
struct Pixels {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;
};

/// What `framebuffer` shows, its lower left `width` x `height` device pixels. Slow: for tests and screenshots.
[[nodiscard]] Pixels read_pixels(unsigned framebuffer, int width, int height);

/// Belongs to the context that was current when it was made; used with it current, on one thread.
class SceneRenderer {
 public:
  /// Errors  unsupported, with the driver's words, when a shader does not compile.
  [[nodiscard]] static base::Result<std::unique_ptr<SceneRenderer>> create(text::Fonts fonts);
  ~SceneRenderer();
  SceneRenderer(const SceneRenderer&) = delete;
  SceneRenderer& operator=(const SceneRenderer&) = delete;

  /// Draws `view` unless it is what was drawn last; whether anything was drawn. The map is drawn anew only where it
  /// was not seen before when the camera moved by whole device pixels, and not at all for another highlight. Cost:
  /// about 1 ms of CPU for 1,000 discs and 5,000 links beside the GPU's work.
  bool draw(const scene::MapView& view);
  /// Copies the picture into the bound framebuffer, its lower left corner at (x, y) device pixels from the bottom.
  void blit(unsigned framebuffer, int x, int y) const;
  /// The picture as pixels; slow, for tests and screenshots.
  [[nodiscard]] Pixels read() const;

 private:
  struct Parts;
  explicit SceneRenderer(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace xylem::gl
