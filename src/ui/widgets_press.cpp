// Widgets, pressing: buttons, switches, checks, chips, folds.
#include <algorithm>
#include <cmath>

#include "xylem/ui/icons.h"
#include "xylem/ui/widgets.h"

namespace xylem::ui {

Press Widgets::press(std::string_view name, Rect place, std::string_view shown, bool focusable) {
  const std::string path = path_of(name);
  add_item(path, place, shown, focusable);
  const Behavior behavior = behave(ImRect(place.min(), place.max()), ImGui::GetID(path.c_str()));
  Press press{behavior.hovered,     behavior.held,           behavior.clicked,
              behavior.pressed_now, behavior.double_clicked, focusable && has_keyboard(path)};
  if (behavior.pressed_now && focusable) {
    focused_ = path;
    focus_taken_ = true;
  }
  if (press.focused && focus_visible_) {
    focus_ring(place, px(6.0F));
    if (!typing() && (take_key(Key::enter) || take_key(Key::keypad_enter) || take_key(Key::space)))
      press.clicked = true;
  }
  last_press_ = path;
  last_hovered_ = behavior.hovered;
  if (behavior.hovered && hovered_ != path) {
    hovered_ = path;
    hovered_since_ = ImGui::GetTime();
  }
  return press;
}

void Widgets::focus_ring(Rect place, float radius) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRect({place.x - 2.0F, place.y - 2.0F}, {place.right() + 2.0F, place.bottom() + 2.0F}, ink(theme_->accent),
               radius, 0, 2.0F);
}

float Widgets::button_width(std::string_view label, char32_t icon) const {
  const float sign = icon == 0 ? 0.0F : px(label.empty() ? 16.0F : 24.0F);
  return std::round(width_of(label, Type::strong) + sign + px(label.empty() ? 16.0F : 28.0F));
}

bool Widgets::button(std::string_view name, Rect place, std::string_view label, ButtonLook look, char32_t sign) {
  const Press press = this->press(name, place, label);
  geometry::Color ground = theme_->soft;
  geometry::Color text = theme_->text;
  if (look == ButtonLook::primary) {
    ground = theme_->accent;
    text = theme_->on_accent;
  } else if (look == ButtonLook::danger) {
    ground = theme_->gap_soft;
    text = theme_->gap;
  }
  if (press.hovered) ground = geometry::mixed(ground, theme_->text, press.held ? 0.12F : 0.06F);
  if (look != ButtonLook::plain || press.hovered) fill(place, ground, px(6.0F));
  const float sign_width = sign == 0 ? 0.0F : px(24.0F);
  const float width = std::min(width_of(label, Type::strong) + sign_width, place.w - px(8.0F));
  Rect inner = place.middle(width, place.h);
  if (sign != 0) icon(sign, inner.cut_left(sign_width).middle(px(24.0F), 0.0F).center(), px(18.0F), text);
  words(inner, label, {Type::strong, text, Align::left});
  return press.clicked;
}

bool Widgets::icon_button(std::string_view name, Rect place, char32_t sign, std::string_view tip, bool lit) {
  const Press press = this->press(name, place, lit ? "on" : "");
  if (press.hovered || lit) fill(place, lit ? theme_->accent_soft : theme_->soft, px(6.0F));
  icon(sign, place.center(), px(20.0F), lit ? theme_->accent : theme_->text);
  tooltip(tip);
  return press.clicked;
}

bool Widgets::link(std::string_view name, Rect place, std::string_view label) {
  place.w = std::min(place.w, width_of(label, Type::strong));
  const Press press = this->press(name, place, label);
  words(place, label, {Type::strong, theme_->accent, Align::left});
  if (press.hovered)
    line({place.x, place.bottom() - px(2.0F)}, {place.right(), place.bottom() - px(2.0F)}, theme_->accent);
  return press.clicked;
}

std::optional<std::size_t> Widgets::segments(std::string_view name, Rect place, std::span<const std::string> labels,
                                             std::size_t current) {
  std::optional<std::size_t> chosen;
  fill(place, theme_->soft, px(8.0F));
  Rect inner = place.inset(px(3.0F));
  const float width = inner.w / static_cast<float>(std::max<std::size_t>(labels.size(), 1));
  scope(name, [&] {
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const Rect part = inner.cut_left(width);
      const Press press = this->press(labels[i], part, i == current ? "on" : "off");
      if (i == current) {
        fill(part, theme_->dark ? theme_->canvas : theme_->panel, px(6.0F));
        if (!theme_->dark) frame(part, theme_->hairline, px(6.0F));
      }
      words(part, labels[i],
            {i == current ? Type::strong : Type::body, i == current || press.hovered ? theme_->text : theme_->muted,
             Align::center});
      if (press.clicked) chosen = i;
    }
  });
  return chosen;
}

bool Widgets::check(std::string_view name, Rect place, std::string_view label, bool on) {
  const Press press = this->press(name, place, on ? "on" : "off");
  if (press.hovered) fill(place, theme_->soft, px(6.0F));
  Rect inner = place.inset(px(8.0F), 0.0F);
  icon(on ? icons::kChecked : icons::kUnchecked, inner.cut_left(px(18.0F)).center(), px(18.0F),
       on ? theme_->accent : theme_->muted);
  inner.cut_left(px(8.0F));
  words(inner, label);
  return press.clicked;
}

float Widgets::chip_width(std::string_view label, bool dot) const {
  return std::ceil(width_of(label, Type::body) + px(dot ? 35.0F : 21.0F));
}

bool Widgets::chip(std::string_view name, Rect place, std::string_view label, std::optional<geometry::Color> dot,
                   bool on) {
  const Press press = this->press(name, place, on ? "on" : "off");
  fill(place, press.hovered ? geometry::mixed(theme_->soft, theme_->text, 0.06F) : theme_->soft, px(6.0F));
  if (on && !dot) frame(place, theme_->accent, px(6.0F));
  Rect inner = place.inset(px(10.0F), 0.0F);
  if (dot) disc(inner.cut_left(px(14.0F)).middle(px(14.0F), 0.0F).min(), px(4.5F), on ? *dot : theme_->edge);
  words(inner, label, {Type::body, on ? theme_->text : theme_->muted, Align::left});
  return press.clicked;
}

bool Widgets::fold(std::string_view name, std::string_view label) {
  space(px(12.0F));
  Rect row = take(px(28.0F));
  const std::string path = path_of(name);
  bool& open = folds_[path];
  const Press press = this->press(name, row, open ? "open" : "folded");
  if (press.clicked) open = !open;
  icon(open ? icons::kDown : icons::kRight, row.cut_left(px(18.0F)).center(), px(18.0F), theme_->muted);
  row.cut_left(px(4.0F));
  words(row, label, {Type::small_strong, press.hovered ? theme_->text : theme_->muted, Align::left});
  return open;
}

bool Widgets::table_head(std::string_view name, const std::vector<Column>& columns, SortMemory& sort) {
  bool changed = false;
  const Rect row = take(px(28.0F));
  const auto places = cells(columns, row);
  scope(name, [&] {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Column& column = columns[i];
      const bool current = column.sortable && sort.column == i;
      const Words how{Type::small, current ? theme_->text : theme_->muted, column.align};
      if (column.sortable) {
        const Press press =
            this->press(column.name, places[i], current ? (sort.descending ? "descending" : "ascending") : "");
        tooltip(column.tooltip);
        if (press.clicked) {
          sort = {i, current ? !sort.descending : column.align == Align::right};
          changed = true;
        }
      }
      Rect text = places[i];
      if (current) {
        const float width = width_of(column.name, Type::small);
        const float x = column.align == Align::right ? text.right() - width - px(8.0F) : text.x + width + px(8.0F);
        icon(sort.descending ? icons::kDescending : icons::kAscending, {x, text.center().y}, px(12.0F), theme_->muted);
      }
      words(text, column.name, how);
    }
  });
  return changed;
}

std::vector<Rect> Widgets::cells(const std::vector<Column>& columns, Rect row) const {
  float rest = row.w;
  for (const Column& column : columns) rest -= px(column.width);
  std::vector<Rect> places;
  for (const Column& column : columns)
    places.push_back(row.cut_left(column.width > 0.0F ? px(column.width) : std::max(rest, 0.0F)));
  return places;
}

}  // namespace xylem::ui
