// Only what changed is drawn: without a GPU most of a frame's time would go into panels that stay as they are.
#include "app/window_picture.h"

#include <glad/gl.h>
#include <imgui.h>
#include <imgui/backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>

namespace xylem::app {
namespace {

using geometry::Box;

/// Mixes the bytes of `count` items into `looks`, eight at a time.
template <class T>
void mix(std::uint64_t& looks, const T* items, std::size_t count = 1) {
  const auto bytes = std::as_bytes(std::span(items, count));
  const auto add = [&](std::uint64_t word) {
    looks = (looks ^ word) * 0x9E3779B97F4A7C15ULL;
    looks ^= looks >> 29U;
  };
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= bytes.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, sizeof(word));
    add(word);
  }
  for (; at < bytes.size(); ++at) add(static_cast<std::uint64_t>(bytes[at]));
  add(bytes.size());
}

Box common(const Box& a, const Box& b) {
  const Box both{{std::max(a.min.x, b.min.x), std::max(a.min.y, b.min.y)},
                 {std::min(a.max.x, b.max.x), std::min(a.max.y, b.max.y)}};
  return both.min.x < both.max.x && both.min.y < both.max.y ? both : Box{};
}

Box joined(Box a, const Box& b) {
  a.include(b.min);
  a.include(b.max);
  return a;
}

/// Boxes of logical pixels in whole device pixels: none of it lost, or each side on the nearest.
Box spread(const Box& box, float scale) {
  if (box.empty()) return {};
  return {{std::floor(box.min.x * scale), std::floor(box.min.y * scale)},
          {std::ceil(box.max.x * scale), std::ceil(box.max.y * scale)}};
}
Box snapped(const Box& box, float scale) {
  if (box.empty()) return {};
  return {{std::round(box.min.x * scale), std::round(box.min.y * scale)},
          {std::round(box.max.x * scale), std::round(box.max.y * scale)}};
}

/// The clip rectangle for which ImGui's backend cuts at exactly the sides of `box`, which are whole device pixels. It
/// takes `x` and the distance of `w` from below, and width and height as differences, and drops the fractions.
ImVec4 clip_at(const Box& box, float scale) {
  return {(box.min.x + 0.25F) / scale, (box.min.y - 0.5F) / scale, (box.max.x + 0.5F) / scale,
          (box.max.y - 0.25F) / scale};
}

/// Adds `box` to boxes that do not overlap one another.
void add(std::vector<Box>& boxes, Box box) {
  if (box.empty()) return;
  for (auto at = boxes.begin(); at != boxes.end();) {
    if (!at->overlaps(box)) {
      ++at;
      continue;
    }
    box = joined(box, *at);
    boxes.erase(at);
    at = boxes.begin();
  }
  boxes.push_back(box);
}

}  // namespace

WindowPicture::~WindowPicture() {
  glDeleteFramebuffers(1, &framebuffer_);
  glDeleteTextures(1, &color_);
}

void WindowPicture::resize(int width, int height) {
  if (width == width_ && height == height_) return;
  width_ = width;
  height_ = height;
  forget();
  glDeleteFramebuffers(1, &framebuffer_);
  glDeleteTextures(1, &color_);
  glGenTextures(1, &color_);
  glBindTexture(GL_TEXTURE_2D, color_);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glGenFramebuffers(1, &framebuffer_);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, color_, 0);
}

void WindowPicture::forget() {
  prints_.clear();
  ground_ = {0, 0, 0, 0};  // no window's
}

WindowPicture::Print WindowPicture::print_of(const ImDrawList& list) {
  Print print;
  mix(print.looks, list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.Size));
  mix(print.looks, list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.Size));
  for (const ImDrawCmd& command : list.CmdBuffer) {
    if (command.ElemCount == 0) continue;
    const ImVec4& clip = command.ClipRect;
    mix(print.looks, &clip);
    const auto texture = reinterpret_cast<std::uintptr_t>(command.GetTexID());  // NOLINT: ImGui's handle
    mix(print.looks, &texture);
    mix(print.looks, &command.ElemCount);
    if (clip.x < clip.z && clip.y < clip.w) print.place = joined(print.place, {{clip.x, clip.y}, {clip.z, clip.w}});
  }
  Box touched;  // ImGui draws the ground of a panel without bounds: its corners tell them
  for (const ImDrawVert& corner : list.VtxBuffer) touched.include({corner.pos.x, corner.pos.y});
  print.place = common(print.place, touched);
  return print;
}

std::vector<Box> WindowPicture::changed(const std::vector<Print>& now, const Ground& ground, float scale) const {
  const Box whole = geometry::box_at({}, static_cast<float>(width_), static_cast<float>(height_));
  if (ground_ != ground.color || map_ != ground.map) return {whole};
  std::vector<Box> boxes;
  if (ground.map_changed) add(boxes, common(snapped(ground.map, scale), whole));
  // Those that are in `others` too; the places of the rest changed.
  const auto kept = [&](const std::vector<Print>& prints, const std::vector<Print>& others) {
    std::vector<Print> same;
    for (const Print& print : prints) {
      if (std::ranges::find(others, print) != others.end()) {
        same.push_back(print);
      } else {
        add(boxes, common(spread(print.place, scale), whole));
      }
    }
    return same;
  };
  const bool in_order = kept(now, prints_) == kept(prints_, now);
  return in_order ? boxes : std::vector{whole};  // else one went before another
}

void WindowPicture::draw_part(const Box& part, ImDrawData& panels, const Ground& ground,
                              const std::vector<Print>& prints) {
  const float scale = panels.FramebufferScale.x;
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  glViewport(0, 0, width_, height_);
  glEnable(GL_SCISSOR_TEST);
  glScissor(static_cast<GLint>(part.min.x), height_ - static_cast<GLint>(part.max.y), static_cast<GLint>(part.width()),
            static_cast<GLint>(part.height()));
  const Box all_of_map = snapped(ground.map, scale);
  const Box map = common(all_of_map, part);
  if (map != part) {
    const geometry::Color& c = ground.color;
    glClearColor(static_cast<float>(c.r) / 255.0F, static_cast<float>(c.g) / 255.0F, static_cast<float>(c.b) / 255.0F,
                 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
  }
  if (map == all_of_map) glDisable(GL_SCISSOR_TEST);  // a plain copy of it all
  if (!map.empty()) ground.copy_map({framebuffer_, color_, map});
  glDisable(GL_SCISSOR_TEST);

  std::vector<ImDrawList*> lists;
  std::vector<ImVec4> clips;
  for (std::size_t i = 0; i < prints.size(); ++i) {
    if (!spread(prints[i].place, scale).overlaps(part)) continue;
    lists.push_back(panels.CmdLists[i]);
    for (ImDrawCmd& command : lists.back()->CmdBuffer) {
      ImVec4& clip = command.ClipRect;
      clips.push_back(clip);
      clip = clip_at(common(snapped({{clip.x, clip.y}, {clip.z, clip.w}}, scale), part), scale);
    }
  }
  ImDrawData some = panels;
  some.CmdLists = lists.data();
  some.CmdListsCount = static_cast<int>(lists.size());
  ImGui_ImplOpenGL3_RenderDrawData(&some);
  auto clip = clips.begin();
  for (ImDrawList* list : lists) {
    for (ImDrawCmd& command : list->CmdBuffer) command.ClipRect = *clip++;
  }
}

bool WindowPicture::draw(ImDrawData& panels, const Ground& ground, int width, int height) {
  resize(width, height);
  std::vector<Print> now;
  for (int i = 0; i < panels.CmdListsCount; ++i) now.push_back(print_of(*panels.CmdLists[i]));
  const std::vector<Box> parts = changed(now, ground, panels.FramebufferScale.x);
  for (const Box& part : parts) draw_part(part, panels, ground, now);
  prints_ = std::move(now);
  ground_ = ground.color;
  map_ = ground.map;
  return !parts.empty();
}

void WindowPicture::show(unsigned framebuffer) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer);
  glBlitFramebuffer(0, 0, width_, height_, 0, 0, width_, height_, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
}

}  // namespace xylem::app
