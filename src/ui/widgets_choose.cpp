// Widgets, choosing: lists to pick from by typing, by arrow keys or with the mouse.
#include <algorithm>

#include "xylem/ui/icons.h"
#include "xylem/ui/widgets.h"

namespace xylem::ui {
namespace {

constexpr std::size_t kFieldFrom = 8;  // from so many options on there is a field to type in

}  // namespace

std::optional<std::size_t> Widgets::pick_list(std::string_view name, float width, float most_height,
                                              const std::vector<Option>& options, PickMemory& memory,
                                              std::string_view hint, bool with_field,
                                              const std::vector<std::string>* checked) {
  std::optional<std::size_t> picked;
  scope(name, [&] {
    bool entered = false;
    if (with_field) {
      const Rect head = take(px(40.0F));
      EditOptions look{.hint = std::string(hint), .framed = false};
      Rect inner = head.inset(px(12.0F), 0.0F);
      icon(icons::kSearch, inner.cut_left(px(20.0F)).center(), px(18.0F), theme_->muted);
      const Typing typing = field("Find", inner, memory.typed, look, true);
      if (typing.changed) memory.highlight = 0;
      entered = typing.entered;
      rule();
    } else {
      entered = layer_ == top_layer_ && (take_key(Key::enter) || take_key(Key::keypad_enter) || take_key(Key::space));
    }
    const auto order = fitting(memory.typed, options);
    const std::size_t count = order.size();
    bool moved = memory.fresh;
    memory.fresh = false;
    const auto move = [&](Key key, std::ptrdiff_t by) {
      if (count == 0 || !pressed(key, true)) return;
      const auto last = static_cast<std::ptrdiff_t>(count) - 1;
      memory.highlight = static_cast<std::size_t>(
          std::clamp(static_cast<std::ptrdiff_t>(memory.highlight) + by, std::ptrdiff_t{0}, last));
      moved = true;
    };
    move(Key::down, 1);
    move(Key::up, -1);
    move(Key::page_down, 8);
    move(Key::page_up, -8);
    memory.highlight = std::min(memory.highlight, count == 0 ? 0 : count - 1);
    if (entered && count > 0) picked = order[memory.highlight];
    const float row_height = px(32.0F);
    const float height = std::clamp(row_height * static_cast<float>(count) + px(8.0F), row_height, most_height);
    Rect place = take(height);
    place.w = width;
    if (count == 0) {
      words(place.inset(px(16.0F), 0.0F), "Nothing fits", {Type::body, theme_->muted, Align::left});
      return;
    }
    scrolling("Rows", place, [&] {
      space(px(4.0F));
      if (moved) {
        const float y = row_height * static_cast<float>(memory.highlight);
        const float seen = ImGui::GetScrollY();
        if (y < seen) ImGui::SetScrollY(y);
        if (y + row_height + px(8.0F) > seen + height) ImGui::SetScrollY(y + row_height + px(8.0F) - height);
      }
      rows(count, row_height, [&](std::size_t at, Rect row) {
        const Option& option = options[order[at]];
        const Press press = this->press(option.key, row, option.label, false);
        if (press.hovered && (ImGui::GetIO().MouseDelta.x != 0.0F || ImGui::GetIO().MouseDelta.y != 0.0F))
          memory.highlight = at;
        if (at == memory.highlight) fill(row.inset(px(4.0F), 0.0F), theme_->accent_soft, px(6.0F));
        Rect inner = row.inset(px(12.0F), 0.0F);
        if (checked != nullptr) {
          const bool on = std::ranges::find(*checked, option.key) != checked->end();
          icon(on ? icons::kChecked : icons::kUnchecked, inner.cut_left(px(18.0F)).center(), px(18.0F),
               on ? theme_->accent : theme_->muted);
          inner.cut_left(px(8.0F));
        }
        if (option.color) {
          sector_disc(inner.cut_left(px(18.0F)).center(), px(option.icon != 0 ? 9.0F : 5.0F), *option.color,
                      option.icon);
          inner.cut_left(px(8.0F));
        } else if (option.icon != 0) {
          icon(option.icon, inner.cut_left(px(18.0F)).center(), px(18.0F), theme_->muted);
          inner.cut_left(px(8.0F));
        }
        if (!option.detail.empty()) {
          const Rect detail = inner.cut_right(std::min(width_of(option.detail, Type::small), inner.w * 0.45F));
          words(detail, option.detail, {Type::small, theme_->muted, Align::right});
          inner.cut_right(px(8.0F));
        }
        words(inner, option.label);
        if (press.clicked) picked = order[at];
      });
    });
  });
  return picked;
}

bool Widgets::lists(std::string_view name) const { return open_list_ == path_of(name); }

std::optional<std::string> Widgets::choice(std::string_view name, Rect place, std::string_view shown,
                                           const std::vector<Option>& options, bool framed, std::string_view none) {
  const std::string path = path_of(name);
  const Press press = this->press(name, place, shown);
  paint_field(place, open_list_ == path, press.hovered, {.framed = framed});
  Rect inner = place.inset(px(8.0F), 0.0F);
  icon(icons::kDown, inner.cut_right(px(18.0F)).center(), px(18.0F), theme_->muted);
  words(inner, shown, {Type::body, shown == none ? theme_->muted : theme_->text, Align::left});
  if (press.clicked) {
    open_list_ = path;
    list_ = {};
  }
  if (open_list_ != path) return std::nullopt;
  std::vector<Option> all;
  if (!none.empty()) all.push_back({.key = "(none)", .label = std::string(none)});
  all.insert(all.end(), options.begin(), options.end());
  if (list_.fresh && !press.clicked) {
    const auto current = std::ranges::find(all, shown, &Option::label);
    if (current != all.end()) list_.highlight = static_cast<std::size_t>(current - all.begin());
  }
  std::optional<std::string> chosen;
  const float width = std::max(place.w, px(240.0F));
  const bool open = press.clicked || popup(name, {place.x, place.bottom() + px(4.0F)}, width, [&] {
                      const auto picked =
                          pick_list("List", width, px(320.0F), all, list_, "Type to find", all.size() >= kFieldFrom);
                      if (picked) chosen = all[*picked].key == "(none)" ? "" : all[*picked].key;
                    });
  if (!open || chosen) open_list_.clear();
  return chosen;
}

std::optional<std::vector<std::string>> Widgets::choices(std::string_view name, Rect place, std::string_view shown,
                                                         const std::vector<Option>& options,
                                                         const std::vector<std::string>& chosen, bool framed) {
  const std::string path = path_of(name);
  const Press press = this->press(name, place, shown);
  paint_field(place, open_list_ == path, press.hovered, {.framed = framed});
  Rect inner = place.inset(px(8.0F), 0.0F);
  icon(icons::kDown, inner.cut_right(px(18.0F)).center(), px(18.0F), theme_->muted);
  words(inner, shown, {Type::body, chosen.empty() ? theme_->muted : theme_->text, Align::left});
  if (press.clicked) {
    open_list_ = path;
    list_ = {};
  }
  if (open_list_ != path) return std::nullopt;
  std::optional<std::vector<std::string>> changed;
  const float width = std::max(place.w, px(240.0F));
  const bool open = press.clicked || popup(name, {place.x, place.bottom() + px(4.0F)}, width, [&] {
                      const auto picked = pick_list("List", width, px(320.0F), options, list_, "Type to find",
                                                    options.size() >= kFieldFrom, &chosen);
                      if (!picked) return;
                      const std::string& key = options[*picked].key;
                      changed = chosen;
                      if (std::erase(*changed, key) == 0) changed->push_back(key);
                    });
  if (!open) open_list_.clear();
  return changed;
}

}  // namespace xylem::ui
