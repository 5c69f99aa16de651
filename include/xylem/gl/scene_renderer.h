// SceneRenderer: a scene drawn by OpenGL 3.3 into a picture of its own, which the window copies under its panels.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "xylem/base/result.h"
#include "xylem/geometry/camera.h"
#include "xylem/scene/highlight.h"
#include "xylem/scene/labels.h"
#include "xylem/scene/scene.h"
#include "xylem/text/fonts.h"

namespace xylem::gl {

/// Looks up an OpenGL function by name, as glfwGetProcAddress and eglGetProcAddress do.
using FunctionLookup = void (*(*)(const char* name))();

/// Loads OpenGL's functions for the current context.
/// Errors  unsupported when the context offers less than OpenGL 3.3.
[[nodiscard]] base::Result<void> load(FunctionLookup look_up);

/// What the context calls its renderer: "llvmpipe (LLVM 15.0.6, 256 bits)".
[[nodiscard]] std::string renderer_name();

/// One view of one scene. Equal views give equal pictures.
struct MapView {
  std::shared_ptr<const scene::Scene> scene;
  geometry::Camera camera;  // logical pixels
  std::vector<scene::PlacedLabel> labels;
  float device_scale = 1.0F;  // device pixels for one logical pixel
  float text_scale = 1.0F;
  std::optional<float> grain_phase;                   // 0 to 1; nothing = no grains
  std::shared_ptr<const scene::Highlight> highlight;  // what is lit; null or empty = everything
  friend bool operator==(const MapView&, const MapView&) = default;
};

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
  bool draw(const MapView& view);
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
