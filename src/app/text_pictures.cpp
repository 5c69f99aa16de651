// Words as textures: the atlas' coverage as the alpha of white.
#include "app/text_pictures.h"

#include <glad/gl.h>

#include <cstdint>

namespace xylem::app {

namespace {

/// ImGui's handle of a texture.
ImTextureID handle_of(unsigned texture) {
  return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture));  // NOLINT: ImGui's way to say texture
}

}  // namespace

GlTextPictures::~GlTextPictures() {
  glDeleteTextures(static_cast<GLsizei>(textures_.size()), textures_.data());
  glDeleteTextures(static_cast<GLsizei>(dots_.size()), dots_.data());
}

void GlTextPictures::put_dots(const ui::Dots& dots) {
  dots_shown_ = 1 - dots_shown_;
  unsigned& texture = dots_.at(dots_shown_);
  if (texture == 0) glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, dots.width, dots.height, 0, GL_RGBA, GL_UNSIGNED_BYTE, dots.pixels.data());
}

ImTextureID GlTextPictures::dots() const { return handle_of(dots_.at(dots_shown_)); }

ImTextureID GlTextPictures::texture(std::size_t page) {
  const auto pages = atlas().pages();
  while (textures_.size() < pages.size()) {
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    const int size = pages[textures_.size()].size;
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RG8, size, size, 0, GL_RG, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    constexpr GLint kWhiteByCoverage[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, kWhiteByCoverage);
    textures_.push_back(name);
  }
  if (const auto dirty = atlas().take_dirty(page); dirty && dirty->width > 0) {
    glBindTexture(GL_TEXTURE_2D, textures_[page]);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, pages[page].size);
    const std::size_t first = 2 * (static_cast<std::size_t>(dirty->y) * static_cast<std::size_t>(pages[page].size) +
                                   static_cast<std::size_t>(dirty->x));
    glTexSubImage2D(GL_TEXTURE_2D, 0, dirty->x, dirty->y, dirty->width, dirty->height, GL_RG, GL_UNSIGNED_BYTE,
                    pages[page].pixels.data() + first);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  }
  return handle_of(textures_[page]);
}

ImTextureID SoftTextPictures::texture(std::size_t page) {
  const auto pages = atlas().pages();
  if (pages_.size() < pages.size()) pages_.resize(pages.size());
  pages_[page] = {pages[page].size, pages[page].size, 2, pages[page].pixels.data()};
  return &pages_[page];
}

void SoftTextPictures::put_dots(const ui::Dots& dots) {
  dots_shown_ = 1 - dots_shown_;
  Kept& kept = dots_.at(dots_shown_);
  kept.dots = dots;
  kept.texture = {dots.width, dots.height, 4, reinterpret_cast<const std::uint8_t*>(kept.dots.pixels.data())};
}

ImTextureID SoftTextPictures::dots() const {
  const Kept& kept = dots_.at(dots_shown_);
  // ImGui's handles are not const; nobody writes there.
  return kept.dots.pixels.empty() ? nullptr : const_cast<PanelTexture*>(&kept.texture);  // NOLINT
}

std::optional<ui::TextPicture> TextPictures::picture(std::string_view text, const text::TextStyle& style) {
  text::TextStyle sharp = style;
  sharp.size_px *= device_scale_;
  const text::AtlasEntry entry = atlas().label(text, sharp, 0.0F);
  if (entry.rect.width == 0) return std::nullopt;
  const auto size = static_cast<float>(atlas().pages()[entry.page].size);
  const auto x = static_cast<float>(entry.rect.x);
  const auto y = static_cast<float>(entry.rect.y);
  const auto width = static_cast<float>(entry.rect.width);
  const auto height = static_cast<float>(entry.rect.height);
  ui::TextPicture picture;
  picture.texture = texture(entry.page);
  picture.uv0 = {x / size, y / size};
  picture.uv1 = {(x + width) / size, (y + height) / size};
  picture.offset = {static_cast<float>(entry.left) / device_scale_, static_cast<float>(entry.top) / device_scale_};
  picture.size = {width / device_scale_, height / device_scale_};
  picture.extent = {entry.extent.width / device_scale_, entry.extent.ascent / device_scale_,
                    entry.extent.descent / device_scale_};
  return picture;
}

}  // namespace xylem::app
