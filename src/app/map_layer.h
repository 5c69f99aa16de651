// MapLayer: the map under the panels, drawn by OpenGL or by the CPU only when something changed.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "app/map_labels.h"
#include "app/window_picture.h"
#include "xylem/base/result.h"
#include "xylem/text/fonts.h"

namespace xylem::app {

class MapLayer {
 public:
  virtual ~MapLayer() = default;
  /// Asks for `wanted`; whether the map looks different now than after the last call. What was asked for may be shown
  /// a little later: see `busy`.
  virtual bool draw(const MapWanted& wanted) = 0;
  /// Copies what of the map lies within `part`, when all of it takes up `place` of a picture that is `height` pixels
  /// high; see Ground::copy_map.
  virtual void copy(const PicturePart& part, const geometry::Box& place, int height) const = 0;
  /// Whether more of what was asked for is to come.
  [[nodiscard]] virtual bool busy() const { return false; }
  /// When `draw` should be called again at the latest though nothing happens, s; infinite = never.
  [[nodiscard]] virtual double patience_s() const;
  /// How far apart frames should be, s: more of them than a screen shows would only take time from the drawing.
  [[nodiscard]] virtual double least_frame_s() const { return 0.0; }
  /// Pictures drawn so far.
  [[nodiscard]] virtual int pictures() const = 0;
};

/// Who draws the map.
enum class Drawing { gl, raster };

/// `name` ("gl" or "raster") as asked for; else the CPU where OpenGL's renderer is a program that runs on it too.
[[nodiscard]] Drawing drawing_for(std::string_view name, std::string_view gl_renderer);

/// When the CPU draws: aside, while the window goes on, or at once, so that every frame shows what was wanted for it.
enum class Painting { aside, at_once };

struct MapLayerOptions {
  Drawing drawing = Drawing::gl;
  Painting painting = Painting::aside;
  std::function<void()> wake = {};  // called from another thread when a picture is done
};

/// Errors  unsupported, with the driver's words, when a shader does not compile.
[[nodiscard]] base::Result<std::unique_ptr<MapLayer>> make_map_layer(const text::Fonts& fonts,
                                                                     const MapLayerOptions& options);

}  // namespace xylem::app
