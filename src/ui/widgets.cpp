// Widgets, frame and places: what a frame begins and ends with, where things stand, who has the keyboard.
#include "xylem/ui/widgets.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace xylem::ui {

void Widgets::begin_frame(const Faces& faces, const scene::Theme& theme, float text_scale, TextTextures* pictures) {
  faces_ = &faces;
  theme_ = &theme;
  scale_ = text_scale;
  pictures_ = pictures;
  registry_.begin_frame();
  taken_.clear();
  tip_.clear();
  last_press_.clear();
  deepest_ = 0;
  focus_taken_ = false;
  const Face& body = faces.of(Type::body);
  ImGui::GetIO().FontGlobalScale = body.size / body.font->FontSize;
}

void Widgets::end_frame() {
  show_tooltip();
  for (auto draft = drafts_.begin(); draft != drafts_.end();) {
    draft = std::exchange(draft->second.seen, false) ? std::next(draft) : drafts_.erase(draft);
  }
  active_field_ = std::exchange(next_active_field_, {});
  focus_fresh_ = std::exchange(focus_asked_, false);
  if (ImGui::IsMouseClicked(0)) {
    focus_visible_ = false;
    if (!focus_taken_) focused_.clear();
  }
  while (static_cast<int>(focus_below_.size()) < deepest_) focus_below_.push_back(std::exchange(focused_, {}));
  while (static_cast<int>(focus_below_.size()) > deepest_) {
    focused_ = focus_below_.back();
    focus_below_.pop_back();
  }
  top_layer_ = deepest_;
  move_focus();
}

void Widgets::move_focus() {
  if (!take_key(Key::tab)) return;
  std::vector<const Item*> stops;
  for (const Item& item : registry_.items()) {
    if (item.focusable && item.layer == top_layer_) stops.push_back(&item);
  }
  if (stops.empty()) return;
  const bool back = ImGui::GetIO().KeyShift;
  const auto at = std::ranges::find(stops, focused_, &Item::path);
  std::size_t next = back ? stops.size() - 1 : 0;
  if (at != stops.end()) {
    const auto position = static_cast<std::size_t>(at - stops.begin());
    next = (position + (back ? stops.size() - 1 : 1)) % stops.size();
  }
  ImGui::ClearActiveID();
  focus(stops.at(next)->path);
  focus_fresh_ = std::exchange(focus_asked_, false);
}

void Widgets::focus(std::string path) {
  reveal_ = path;
  focused_ = std::move(path);
  focus_visible_ = true;
  focus_asked_ = true;
}

bool Widgets::take_key(Key key) {
  if (!pressed(key, key == Key::tab) || std::ranges::find(taken_, key) != taken_.end()) return false;
  taken_.push_back(key);
  return true;
}

std::string Widgets::path_of(std::string_view name) const {
  std::string path;
  for (const std::string& scope : scopes_) path += scope + "/";
  return path += name;
}

void Widgets::add_item(const std::string& path, Rect place, std::string_view shown, bool focusable) {
  const ImRect clip = ImGui::GetCurrentWindow()->ClipRect;
  const ImVec2 middle = place.center();
  if (reveal_ == path) {
    if (place.y < clip.Min.y || place.bottom() > clip.Max.y) {
      ImGui::SetScrollFromPosY(middle.y - ImGui::GetWindowPos().y, 0.5F);
    } else {
      reveal_.clear();
    }
  }
  registry_.add({path, place, std::string(shown), layer_, focusable, clip.Contains(middle)});
}

void Widgets::note(std::string_view name, std::string_view shown, Rect place) {
  add_item(path_of(name), place, shown, false);
}

void Widgets::panel(std::string_view name, Rect place, std::optional<geometry::Color> ground,
                    const std::function<void()>& draw, bool scrolls) {
  ImGui::SetNextWindowPos(place.min());
  ImGui::SetNextWindowSize({std::max(place.w, 1.0F), std::max(place.h, 1.0F)});
  int flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoCollapse |
              ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
              ImGuiWindowFlags_NoNav;
  if (!ground) flags |= ImGuiWindowFlags_NoBackground;
  if (!scrolls) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
  if (ground) ImGui::PushStyleColor(ImGuiCol_WindowBg, ink(*ground));
  ImGui::Begin(("##" + path_of(name)).c_str(), nullptr, flags);
  if (ground) ImGui::PopStyleColor();
  regions_.push_back({place.x, place.w, false, 0.0F});
  scopes_.emplace_back(name);
  draw();
  scopes_.pop_back();
  regions_.pop_back();
  ImGui::End();
}

void Widgets::raise() { ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow()); }

void Widgets::scrolling(std::string_view name, Rect place, const std::function<void()>& draw) {
  const ImVec2 before = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(place.min());
  ImGui::BeginChild(ImGui::GetID(path_of(name).c_str()), {std::max(place.w, 1.0F), std::max(place.h, 1.0F)}, false,
                    ImGuiWindowFlags_NoNav);
  regions_.push_back({place.x, place.w, false, 0.0F});
  scopes_.emplace_back(name);
  draw();
  scopes_.pop_back();
  regions_.pop_back();
  ImGui::EndChild();
  ImGui::SetCursorScreenPos(before);
}

void Widgets::scope(std::string_view name, const std::function<void()>& draw) {
  scopes_.emplace_back(name);
  draw();
  scopes_.pop_back();
}

float Widgets::within(Rect place, const std::function<void()>& draw) {
  regions_.push_back({place.x, place.w, true, place.y});
  draw();
  const float used = regions_.back().y - place.y;
  regions_.pop_back();
  return used;
}

void Widgets::margins(float left_and_right, const std::function<void()>& draw) {
  const Region outer = regions_.back();
  regions_.back().x += left_and_right;
  regions_.back().width -= 2.0F * left_and_right;
  draw();
  regions_.back().x = outer.x;
  regions_.back().width = outer.width;
}

Rect Widgets::take(float height) {
  height = std::round(height);
  Region& region = regions_.back();
  if (region.own) {
    const Rect place{region.x, region.y, region.width, height};
    region.y += height;
    return place;
  }
  const float y = ImGui::GetCursorScreenPos().y;
  ImGui::Dummy({0.0F, height});
  return {region.x, y, region.width, height};
}

float Widgets::cursor_y() const { return regions_.back().own ? regions_.back().y : ImGui::GetCursorScreenPos().y; }

void Widgets::rows(std::size_t count, float height, const std::function<void(std::size_t, Rect)>& draw) {
  height = std::round(height);
  const ImRect clip = ImGui::GetCurrentWindow()->ClipRect;
  const Rect all = take(height * static_cast<float>(count));
  const float above = std::floor((clip.Min.y - all.y) / height);
  const float below = std::ceil((clip.Max.y - all.y) / height);
  const auto first = static_cast<std::size_t>(std::clamp(above, 0.0F, static_cast<float>(count)));
  const auto last = static_cast<std::size_t>(std::clamp(below, 0.0F, static_cast<float>(count)));
  for (std::size_t row = first; row < last; ++row) {
    draw(row, {all.x, all.y + height * static_cast<float>(row), all.w, height});
  }
}

}  // namespace xylem::ui
