// Screen: what a window's panels are drawn with - OpenGL, or the CPU where OpenGL would only be a program on it too.
#pragma once

#include <memory>

#include "app/letters.h"
#include "app/text_pictures.h"
#include "app/window.h"
#include "app/window_picture.h"

namespace xylem::app {

/// Between ImGui::CreateContext and ImGui::DestroyContext.
class Screen {
 public:
  virtual ~Screen() = default;
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  /// Before ImGui::NewFrame.
  virtual void begin_frame() {}
  virtual Letters& letters() = 0;
  virtual TextPictures& words() = 0;
  virtual WindowPicture& picture() = 0;
  /// Shows the picture; `all`: also what did not change, for it may be gone.
  virtual void present(bool all) = 0;
  /// What is shown, device pixels.
  [[nodiscard]] virtual gl::Pixels screenshot() const = 0;

 protected:
  Screen() = default;
};

/// By what `surface` has, which must outlive it.
[[nodiscard]] std::unique_ptr<Screen> make_screen(Surface& surface, const text::Fonts& fonts);

}  // namespace xylem::app
