// XPicture: pixels into a window of the X server, without OpenGL.
#pragma once

#include <memory>
#include <span>

#include "xylem/geometry/shapes.h"
#include "xylem/raster/bitmap.h"

struct GLFWwindow;

namespace xylem::app {

class XPicture {
 public:
  virtual ~XPicture() = default;
  /// Shows `parts` (whole pixels) of `picture`, which is as large as the window.
  virtual void put(const raster::Bitmap& picture, std::span<const geometry::Box> parts) = 0;
};

/// Null when the window is no window of an X server, or of one with other pixels than four bytes of blue, green and
/// red. The window must outlive it.
[[nodiscard]] std::unique_ptr<XPicture> make_x_picture(GLFWwindow* window);

}  // namespace xylem::app
