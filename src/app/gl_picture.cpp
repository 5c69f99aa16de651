// The picture of the window in a texture, by OpenGL.
#include <glad/gl.h>
#include <imgui.h>
#include <imgui/backends/imgui_impl_opengl3.h>

#include "app/pixel_boxes.h"
#include "app/window_picture.h"

namespace xylem::app {
namespace {

using geometry::Box;

/// The clip rectangle for which ImGui's backend cuts at exactly the sides of `box`, which are whole device pixels. It
/// takes `x` and the distance of `w` from below, and width and height as differences, and drops the fractions.
ImVec4 clip_at(const Box& box, float scale) {
  return {(box.min.x + 0.25F) / scale, (box.min.y - 0.5F) / scale, (box.max.x + 0.5F) / scale,
          (box.max.y - 0.25F) / scale};
}

}  // namespace

GlPicture::~GlPicture() {
  glDeleteFramebuffers(1, &framebuffer_);
  glDeleteTextures(1, &color_);
}

void GlPicture::make() {
  glDeleteFramebuffers(1, &framebuffer_);
  glDeleteTextures(1, &color_);
  glGenTextures(1, &color_);
  glBindTexture(GL_TEXTURE_2D, color_);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width(), height(), 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glGenFramebuffers(1, &framebuffer_);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, color_, 0);
}

void GlPicture::draw_ground(const Box& part, const Box& map, bool whole_map, const Ground& ground) {
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  glViewport(0, 0, width(), height());
  glEnable(GL_SCISSOR_TEST);
  glScissor(static_cast<GLint>(part.min.x), height() - static_cast<GLint>(part.max.y), static_cast<GLint>(part.width()),
            static_cast<GLint>(part.height()));
  if (map != part) {
    const geometry::Color& c = ground.color;
    glClearColor(static_cast<float>(c.r) / 255.0F, static_cast<float>(c.g) / 255.0F, static_cast<float>(c.b) / 255.0F,
                 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
  }
  if (whole_map) glDisable(GL_SCISSOR_TEST);  // a plain copy of it all
  if (!map.empty()) ground.copy_map({framebuffer_, color_, map, nullptr});
  glDisable(GL_SCISSOR_TEST);
}

void GlPicture::draw_lists(const Box& part, const std::vector<ImDrawList*>& lists, ImDrawData& panels) {
  const float scale = panels.FramebufferScale.x;
  std::vector<ImVec4> clips;
  for (ImDrawList* list : lists) {
    for (ImDrawCmd& command : list->CmdBuffer) {
      ImVec4& clip = command.ClipRect;
      clips.push_back(clip);
      clip = clip_at(common(snapped({{clip.x, clip.y}, {clip.z, clip.w}}, scale), part), scale);
    }
  }
  ImDrawData some = panels;
  std::vector<ImDrawList*> shown = lists;
  some.CmdLists = shown.data();
  some.CmdListsCount = static_cast<int>(shown.size());
  ImGui_ImplOpenGL3_RenderDrawData(&some);
  auto clip = clips.begin();
  for (ImDrawList* list : lists) {
    for (ImDrawCmd& command : list->CmdBuffer) command.ClipRect = *clip++;
  }
}

void GlPicture::show(unsigned framebuffer) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer);
  glBlitFramebuffer(0, 0, width(), height(), 0, 0, width(), height(), GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
}

}  // namespace xylem::app
