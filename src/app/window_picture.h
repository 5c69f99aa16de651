// WindowPicture: the picture of the whole window, of which only those parts are drawn again that look different.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "xylem/geometry/color.h"
#include "xylem/geometry/shapes.h"

struct ImDrawData;
struct ImDrawList;

namespace xylem::app {

/// A part of a picture that OpenGL draws into: a texture and the framebuffer that draws on it.
struct PicturePart {
  unsigned framebuffer = 0;
  unsigned texture = 0;
  geometry::Box box;  // whole device pixels, from the upper left corner
};

/// What the panels are drawn over.
struct Ground {
  geometry::Color color;
  geometry::Box map;         // logical pixels of the window; empty = no map
  bool map_changed = false;  // since the frame before
  /// Copies what of the map lies within `part` into it, its framebuffer being bound; the rest must stay. The scissor is
  /// at `part`, or off when that is all of the map.
  std::function<void(const PicturePart& part)> copy_map;
};

/// Belongs to the context that was current when it was first drawn; one for each window.
class WindowPicture {
 public:
  WindowPicture() = default;
  ~WindowPicture();
  WindowPicture(const WindowPicture&) = delete;
  WindowPicture& operator=(const WindowPicture&) = delete;

  /// Brings the picture up to date with `panels` over `ground`; whether it looks different now. `width` and `height`
  /// are device pixels. Panels that look as before and do not lie over a changed map cost nothing.
  bool draw(ImDrawData& panels, const Ground& ground, int width, int height);
  /// Copies the picture into `framebuffer`, all of it.
  void show(unsigned framebuffer) const;
  /// Draws all anew the next time: for when textures show other things than before under the same names.
  void forget();

 private:
  /// What one list of triangles looks like and where it may be seen.
  struct Print {
    std::uint64_t looks = 0;
    geometry::Box place;
    friend bool operator==(const Print&, const Print&) = default;
  };

  void resize(int width, int height);
  /// The parts of the window that look different, in whole device pixels.
  [[nodiscard]] std::vector<geometry::Box> changed(const std::vector<Print>& now, const Ground& ground,
                                                   float scale) const;
  void draw_part(const geometry::Box& part, ImDrawData& panels, const Ground& ground, const std::vector<Print>& prints);
  static Print print_of(const ImDrawList& list);

  unsigned framebuffer_ = 0;
  unsigned color_ = 0;
  int width_ = 0;
  int height_ = 0;
  std::vector<Print> prints_;
  geometry::Color ground_;
  geometry::Box map_;
};

}  // namespace xylem::app
