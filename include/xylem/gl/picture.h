// Picture: one that the CPU drew, on its way into the window.
#pragma once

#include <cstdint>
#include <memory>

#include "xylem/geometry/color.h"

namespace xylem::gl {

/// Belongs to the context that was current when it was first given pixels; used with it current, on one thread.
class Picture {
 public:
  Picture();
  ~Picture();
  Picture(const Picture&) = delete;
  Picture& operator=(const Picture&) = delete;

  /// Copies `height` rows of `width` pixels, red first, that are `stride` pixels apart; the bottom row comes first.
  void take(const std::uint32_t* pixels, int width, int height, int stride);
  /// Copies the picture into a rectangle of the bound framebuffer, device pixels from its lower left corner. The upper
  /// left corners meet; what the picture does not reach becomes `ground`.
  void blit(unsigned framebuffer, int x, int y, int width, int height, geometry::Color ground) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace xylem::gl
