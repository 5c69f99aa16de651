// Letters: the texture of ImGui's fonts, one byte for each pixel instead of the four that ImGui's own takes.
#pragma once

struct ImFontAtlas;

namespace xylem::app {

/// Belongs to the current OpenGL context.
class Letters {
 public:
  Letters() = default;
  ~Letters();
  Letters(const Letters&) = delete;
  Letters& operator=(const Letters&) = delete;

  /// Makes the texture of `atlas`, which is built, and frees what was only needed for that.
  void take(ImFontAtlas& atlas);
  /// Before ImGui's backend goes: it would delete the texture as its own.
  void give_back(ImFontAtlas& atlas) const;

 private:
  unsigned texture_ = 0;
};

}  // namespace xylem::app
