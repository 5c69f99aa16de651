// White, with the letters as its alpha.
#include "app/letters.h"

#include <glad/gl.h>
#include <imgui.h>

#include <cstdint>

namespace xylem::app {

GlLetters::~GlLetters() { glDeleteTextures(1, &texture_); }

void GlLetters::take(ImFontAtlas& atlas) {
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
  if (texture_ == 0) glGenTextures(1, &texture_);
  glBindTexture(GL_TEXTURE_2D, texture_);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  constexpr GLint kWhiteByCoverage[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
  glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, kWhiteByCoverage);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, pixels);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  atlas.SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture_)));  // NOLINT: ImGui's handle
  atlas.ClearTexData();
  atlas.ClearInputData();
}

void GlLetters::give_back(ImFontAtlas& atlas) const {
  if (texture_ != 0) atlas.SetTexID(nullptr);
}

void SoftLetters::take(ImFontAtlas& atlas) {
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
  texels_.assign(pixels, pixels + static_cast<std::ptrdiff_t>(width) * height);
  texture_ = {width, height, 1, texels_.data()};
  atlas.SetTexID(&texture_);
  atlas.ClearTexData();
  atlas.ClearInputData();
}

}  // namespace xylem::app
