// A texture that is written by the CPU and read by a blit.
#include "xylem/gl/picture.h"

#include <glad/gl.h>

#include <algorithm>

#include "gl/targets.h"

namespace xylem::gl {

struct Picture::Parts {
  Target target;
};

Picture::Picture() : parts_(std::make_unique<Parts>()) {}
Picture::~Picture() = default;

void Picture::take(const std::uint32_t* pixels, int width, int height, int stride) {
  parts_->target.resize(width, height);
  glBindTexture(GL_TEXTURE_2D, parts_->target.texture());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, stride);
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
}

void Picture::blit(unsigned framebuffer, int x, int y, int width, int height, geometry::Color ground) const {
  const Target& from = parts_->target;
  const int across = std::min(width, from.width());
  const int down = std::min(height, from.height());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer);
  if (across < width || down < height) {
    const GLboolean cut = glIsEnabled(GL_SCISSOR_TEST);
    if (cut == GL_FALSE) {
      glEnable(GL_SCISSOR_TEST);
      glScissor(x, y, width, height);
    }
    glClearColor(static_cast<float>(ground.r) / 255.0F, static_cast<float>(ground.g) / 255.0F,
                 static_cast<float>(ground.b) / 255.0F, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    if (cut == GL_FALSE) glDisable(GL_SCISSOR_TEST);
  }
  if (across > 0 && down > 0) {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, from.framebuffer());
    glBlitFramebuffer(0, from.height() - down, across, from.height(), x, y + height - down, x + across, y + height,
                      GL_COLOR_BUFFER_BIT, GL_NEAREST);
  }
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
}

}  // namespace xylem::gl
