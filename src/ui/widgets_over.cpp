// Widgets, over the window: dialogs, lists, cards, tooltips.
#include <algorithm>
#include <cmath>

#include "xylem/ui/widgets.h"

namespace xylem::ui {
namespace {

constexpr int kBare = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoCollapse |
                      ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
constexpr double kTooltipDelay = 0.45;

}  // namespace

/// A window on top of all others, with one below it that catches what goes beside.
void Widgets::over(const std::string& path, Rect place, bool dims, bool auto_height,
                   const std::function<void()>& draw) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0.0F, 0.0F});
  ImGui::SetNextWindowSize(screen);
  ImGui::Begin(("##beside " + path).c_str(), nullptr,
               kBare | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing);
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  if (dims) {
    ImGui::GetWindowDrawList()->AddRectFilled({0.0F, 0.0F}, screen, ImGui::GetColorU32(ImGuiCol_ModalWindowDimBg));
  }
  ImGui::End();
  ImGui::SetNextWindowPos(place.min());
  int flags = kBare;
  if (auto_height) {
    ImGui::SetNextWindowSizeConstraints({place.w, 0.0F}, {place.w, screen.y});
    flags |= ImGuiWindowFlags_AlwaysAutoResize;
  } else {
    ImGui::SetNextWindowSize({place.w, place.h});
  }
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ink(theme_->panel));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, px(9.0F));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
  ImGui::Begin(("##over " + path).c_str(), nullptr, flags);
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor();
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  deepest_ = std::max(deepest_, ++layer_);
  regions_.push_back({place.x, place.w, false, 0.0F});
  draw();
  regions_.pop_back();
  --layer_;
  ImGui::End();
}

bool Widgets::dialog(std::string_view name, float width, float height, const std::function<void(Rect)>& draw,
                     bool close_outside, float top) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  width = std::min(width, screen.x - px(32.0F));
  height = std::min(height, screen.y - px(32.0F));
  Rect place = Rect{0.0F, 0.0F, screen.x, screen.y}.middle(width, height);
  if (top >= 0.0F) place.y = std::min(top, screen.y - height - px(16.0F));
  place = {std::round(place.x), std::round(place.y), std::round(place.w), std::round(place.h)};
  const std::string path = path_of(name);
  const bool already_there = layer_ < top_layer_;
  bool open = true;
  over(path, place, true, false, [&] { scope(name, [&] { draw(place); }); });
  if (close_outside && already_there && deepest_ == layer_ + 1 && ImGui::IsMouseClicked(0) &&
      !place.contains(ImGui::GetMousePos())) {
    open = false;
  }
  if (deepest_ == layer_ + 1 && !typing() && take_key(Key::escape)) open = false;
  return open;
}

bool Widgets::popup(std::string_view name, ImVec2 at, float width, const std::function<void()>& draw) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const std::string path = path_of(name);
  Rect place{std::min(at.x, screen.x - width - px(8.0F)), at.y, width, 0.0F};
  if (const ImGuiWindow* window = ImGui::FindWindowByName(("##over " + path).c_str())) {
    place.h = window->Size.y;
    place.y = std::max(px(8.0F), std::min(place.y, screen.y - place.h - px(8.0F)));
  }
  const bool already_there = layer_ < top_layer_;
  over(path, place, false, true, [&] { scope(name, draw); });
  if (already_there && ImGui::IsMouseClicked(0) && !place.contains(ImGui::GetMousePos())) return false;
  return !take_key(Key::escape);
}

void Widgets::card_at_mouse(float width, const std::function<void()>& draw) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const ImVec2 mouse = ImGui::GetMousePos();
  ImVec2 at{mouse.x + px(16.0F), mouse.y + px(16.0F)};
  if (const ImGuiWindow* window = ImGui::FindWindowByName("##card")) {
    if (at.x + width > screen.x - px(4.0F)) at.x = mouse.x - width - px(10.0F);
    if (at.y + window->Size.y > screen.y - px(4.0F)) at.y = mouse.y - window->Size.y - px(10.0F);
  }
  ImGui::SetNextWindowPos(at);
  ImGui::SetNextWindowSizeConstraints({width, 0.0F}, {width, screen.y});
  ImGui::PushStyleColor(ImGuiCol_PopupBg, ink(theme_->panel));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, px(8.0F));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
  ImGui::Begin("##card", nullptr,
               kBare | ImGuiWindowFlags_Tooltip | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_AlwaysAutoResize |
                   ImGuiWindowFlags_NoFocusOnAppearing);
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor();
  regions_.push_back({at.x, width, false, 0.0F});
  space(px(10.0F));
  margins(px(12.0F), draw);
  space(px(10.0F));
  regions_.pop_back();
  ImGui::End();
}

void Widgets::tooltip(std::string_view text) {
  if (last_hovered_ && !text.empty()) tip_ = text;
}

void Widgets::hint(Rect place, std::string_view text) {
  if (layer_ != top_layer_ || !ImGui::IsWindowHovered() || !place.contains(ImGui::GetMousePos())) return;
  const std::string path = path_of(text);
  if (hovered_ != path) {
    hovered_ = path;
    hovered_since_ = ImGui::GetTime();
  }
  tip_ = text;
}

void Widgets::tell_whole(Rect place, std::string_view text) {
  if (!last_hovered_) {
    hint(place, text);
  } else if (tip_.empty()) {
    tip_ = text;
  } else if (!tip_.starts_with(text)) {
    tip_ = std::string(text) + ". " + tip_;
  }
}

void Widgets::show_tooltip() {
  if (tip_.empty() || ImGui::GetTime() - hovered_since_ < kTooltipDelay || ImGui::IsMouseDown(0)) return;
  const float width = std::min(width_of(tip_, Type::body) + px(26.0F), px(320.0F));
  card_at_mouse(width, [&] { paragraph(tip_); });
}

}  // namespace xylem::ui
