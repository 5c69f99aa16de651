// Widgets, sliding: one value between two words.
#include <algorithm>
#include <cmath>

#include "xylem/ui/widgets.h"

namespace xylem::ui {

std::optional<float> Widgets::slider(std::string_view name, Rect place, float value, std::string_view low,
                                     std::string_view high) {
  constexpr float kStep = 0.1F;
  Rect head = place.cut_top(px(20.0F));
  words(head.cut_left(head.w * 0.5F), low, {Type::small, theme_->muted, Align::left});
  words(head, high, {Type::small, theme_->muted, Align::right});
  const float radius = px(8.0F);
  const std::string path = path_of(name);
  const bool slid = sliding_ == path;
  const Press press = this->press(name, place, std::to_string(std::lround(100.0F * (slid ? slid_to_ : value))));
  std::optional<float> chosen;
  const float from = place.x + radius;
  const float length = std::max(place.w - 2.0F * radius, 1.0F);
  if (press.held) {
    sliding_ = path;
    slid_to_ = std::clamp((ImGui::GetMousePos().x - from) / length, 0.0F, 1.0F);
  } else if (slid) {
    sliding_.clear();
    if (slid_to_ != value) chosen = slid_to_;
  } else if (press.focused && !typing()) {
    const bool less = pressed(Key::left, true) || pressed(Key::down, true);
    const bool more = pressed(Key::right, true) || pressed(Key::up, true);
    const float to = std::clamp(value + (more ? kStep : 0.0F) - (less ? kStep : 0.0F), 0.0F, 1.0F);
    if (to != value) chosen = to;
  }
  const float shown = press.held ? slid_to_ : chosen.value_or(value);
  const float y = place.center().y;
  const float at = from + shown * length;
  fill({from, y - px(2.0F), length, px(4.0F)}, theme_->hairline, px(2.0F));
  fill({from, y - px(2.0F), at - from, px(4.0F)}, theme_->accent, px(2.0F));
  disc({at, y}, press.hovered || press.held ? radius : radius - px(1.0F), theme_->accent);
  return chosen;
}

}  // namespace xylem::ui
