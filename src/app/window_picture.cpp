// Only what changed is drawn: without a GPU most of a frame's time would go into panels that stay as they are.
#include "app/window_picture.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>

#include "app/pixel_boxes.h"

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

Box joined(Box a, const Box& b) {
  a.include(b.min);
  a.include(b.max);
  return a;
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
  const Box all_of_map = snapped(ground.map, scale);
  const Box map = common(all_of_map, part);
  draw_ground(part, map, map == all_of_map, ground);
  std::vector<ImDrawList*> lists;
  for (std::size_t i = 0; i < prints.size(); ++i) {
    if (spread(prints[i].place, scale).overlaps(part)) lists.push_back(panels.CmdLists[i]);
  }
  draw_lists(part, lists, panels);
}

bool WindowPicture::draw(ImDrawData& panels, const Ground& ground, int width, int height) {
  if (width != width_ || height != height_) {
    width_ = width;
    height_ = height;
    forget();
    make();
  }
  std::vector<Print> now;
  for (int i = 0; i < panels.CmdListsCount; ++i) now.push_back(print_of(*panels.CmdLists[i]));
  parts_ = changed(now, ground, panels.FramebufferScale.x);
  for (const Box& part : parts_) draw_part(part, panels, ground, now);
  prints_ = std::move(now);
  ground_ = ground.color;
  map_ = ground.map;
  return !parts_.empty();
}

}  // namespace xylem::app
