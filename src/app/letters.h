// Letters: the texture of ImGui's fonts, one byte for each pixel instead of the four that ImGui's own takes.
#pragma once

#include <cstdint>
#include <vector>

#include "app/panel_painter.h"

struct ImFontAtlas;

namespace xylem::app {

class Letters {
 public:
  Letters() = default;
  virtual ~Letters() = default;
  Letters(const Letters&) = delete;
  Letters& operator=(const Letters&) = delete;

  /// Makes the texture of `atlas`, which is built, and frees what was only needed for that.
  virtual void take(ImFontAtlas& atlas) = 0;
};

/// In a texture of OpenGL; belongs to the current context.
class GlLetters final : public Letters {
 public:
  ~GlLetters() override;
  void take(ImFontAtlas& atlas) override;
  /// Before ImGui's backend goes: it would delete the texture as its own.
  void give_back(ImFontAtlas& atlas) const;

 private:
  unsigned texture_ = 0;
};

/// In memory, as a PanelTexture.
class SoftLetters final : public Letters {
 public:
  void take(ImFontAtlas& atlas) override;

 private:
  std::vector<std::uint8_t> texels_;
  PanelTexture texture_;
};

}  // namespace xylem::app
