// Target: a picture in the GPU's memory; Pages: the atlas there. Both own what they make.
#pragma once

#include <glad/gl.h>

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include "xylem/text/atlas.h"

namespace xylem::gl {

/// A color picture to draw into.
class Target {
 public:
  Target() = default;
  ~Target() { drop(); }
  Target(Target&& other) noexcept { *this = std::move(other); }
  Target& operator=(Target&& other) noexcept {
    std::swap(framebuffer_, other.framebuffer_);
    std::swap(color_, other.color_);
    std::swap(width_, other.width_);
    std::swap(height_, other.height_);
    return *this;
  }

  void resize(int width, int height) {
    if (width == width_ && height == height_) return;
    drop();
    width_ = width;
    height_ = height;
    glGenTextures(1, &color_);
    glBindTexture(GL_TEXTURE_2D, color_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glGenFramebuffers(1, &framebuffer_);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, color_, 0);
  }
  /// Takes over `from`, of the same size, moved by (right, down) pixels; what comes in from outside is left as it was.
  void take_moved(const Target& from, int right, int down) const {
    const int width = width_ - std::abs(right);
    const int height = height_ - std::abs(down);
    const int from_x = std::max(0, -right);
    const int from_y = std::max(0, down);  // rows are counted from the bottom
    const int x = std::max(0, right);
    const int y = std::max(0, -down);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, from.framebuffer_);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer_);
    glBlitFramebuffer(from_x, from_y, from_x + width, from_y + height, x, y, x + width, y + height, GL_COLOR_BUFFER_BIT,
                      GL_NEAREST);
  }
  [[nodiscard]] GLuint framebuffer() const { return framebuffer_; }
  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }

 private:
  void drop() {
    glDeleteFramebuffers(1, &framebuffer_);
    glDeleteTextures(1, &color_);
    framebuffer_ = color_ = 0;
  }
  GLuint framebuffer_ = 0;
  GLuint color_ = 0;
  int width_ = 0;
  int height_ = 0;
};

/// The atlas' pages as textures, brought up to date before each drawing.
class Pages {
 public:
  ~Pages() { glDeleteTextures(static_cast<GLsizei>(textures_.size()), textures_.data()); }
  Pages() = default;
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;

  void upload(text::Atlas& atlas) {
    const auto pages = atlas.pages();
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const bool fresh = i >= textures_.size();
      if (fresh) textures_.push_back(made(pages[i].size));
      const auto dirty = atlas.take_dirty(i);
      if (!dirty || dirty->width == 0) continue;
      glBindTexture(GL_TEXTURE_2D, textures_[i]);
      glPixelStorei(GL_UNPACK_ROW_LENGTH, pages[i].size);
      const std::size_t first = 2 * (static_cast<std::size_t>(dirty->y) * static_cast<std::size_t>(pages[i].size) +
                                     static_cast<std::size_t>(dirty->x));
      glTexSubImage2D(GL_TEXTURE_2D, 0, dirty->x, dirty->y, dirty->width, dirty->height, GL_RG, GL_UNSIGNED_BYTE,
                      pages[i].pixels.data() + first);
    }
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  }
  [[nodiscard]] GLuint texture(std::size_t page) const { return page < textures_.size() ? textures_[page] : 0; }

 private:
  static GLuint made(int size) {
    GLuint texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RG8, size, size, 0, GL_RG, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    return texture;
  }
  std::vector<GLuint> textures_;
};

}  // namespace xylem::gl
