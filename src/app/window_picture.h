// WindowPicture: the picture of the whole window, of which only those parts are drawn again that look different.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "xylem/geometry/color.h"
#include "xylem/geometry/shapes.h"
#include "xylem/raster/bitmap.h"

struct ImDrawData;
struct ImDrawList;

namespace xylem::app {

/// A part of a picture that OpenGL draws into: a texture and the framebuffer that draws on it; or, where `bitmap` is
/// not null, that the CPU does.
struct PicturePart {
  unsigned framebuffer = 0;
  unsigned texture = 0;
  geometry::Box box;  // whole device pixels, from the upper left corner
  raster::Bitmap* bitmap = nullptr;
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

/// One for each window.
class WindowPicture {
 public:
  WindowPicture() = default;
  virtual ~WindowPicture() = default;
  WindowPicture(const WindowPicture&) = delete;
  WindowPicture& operator=(const WindowPicture&) = delete;

  /// Brings the picture up to date with `panels` over `ground`; whether it looks different now. `width` and `height`
  /// are device pixels. Panels that look as before and do not lie over a changed map cost nothing.
  bool draw(ImDrawData& panels, const Ground& ground, int width, int height);
  /// Draws all anew the next time: for when textures show other things than before under the same names.
  void forget();
  /// What the last call of `draw` drew, whole device pixels; no two overlap.
  [[nodiscard]] const std::vector<geometry::Box>& parts() const { return parts_; }

 protected:
  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }

 private:
  /// What one list of triangles looks like and where it may be seen.
  struct Print {
    std::uint64_t looks = 0;
    geometry::Box place;
    friend bool operator==(const Print&, const Print&) = default;
  };

  /// Makes room for a picture of width() x height().
  virtual void make() = 0;
  /// Draws `part` of the ground: the map within `map`, the color of the window around it. `whole_map` = that is all of
  /// the map.
  virtual void draw_ground(const geometry::Box& part, const geometry::Box& map, bool whole_map,
                           const Ground& ground) = 0;
  /// Draws what of `lists` lies within `part`, `scale` device pixels for each of theirs.
  virtual void draw_lists(const geometry::Box& part, const std::vector<ImDrawList*>& lists, ImDrawData& panels) = 0;

  /// The parts of the window that look different, in whole device pixels.
  [[nodiscard]] std::vector<geometry::Box> changed(const std::vector<Print>& now, const Ground& ground,
                                                   float scale) const;
  void draw_part(const geometry::Box& part, ImDrawData& panels, const Ground& ground, const std::vector<Print>& prints);
  static Print print_of(const ImDrawList& list);

  int width_ = 0;
  int height_ = 0;
  std::vector<Print> prints_;
  std::vector<geometry::Box> parts_;
  geometry::Color ground_;
  geometry::Box map_;
};

/// By OpenGL; belongs to the context that was current when it was first drawn.
class GlPicture final : public WindowPicture {
 public:
  ~GlPicture() override;
  /// Copies the picture into `framebuffer`, all of it.
  void show(unsigned framebuffer) const;

 private:
  void make() override;
  void draw_ground(const geometry::Box& part, const geometry::Box& map, bool whole_map, const Ground& ground) override;
  void draw_lists(const geometry::Box& part, const std::vector<ImDrawList*>& lists, ImDrawData& panels) override;

  unsigned framebuffer_ = 0;
  unsigned color_ = 0;
};

/// By the CPU, for windows without OpenGL: textures are PanelTextures.
class SoftPicture final : public WindowPicture {
 public:
  [[nodiscard]] const raster::Bitmap& bitmap() const { return bitmap_; }

 private:
  void make() override;
  void draw_ground(const geometry::Box& part, const geometry::Box& map, bool whole_map, const Ground& ground) override;
  void draw_lists(const geometry::Box& part, const std::vector<ImDrawList*>& lists, ImDrawData& panels) override;

  raster::Bitmap bitmap_;
};

}  // namespace xylem::app
