// Top bar: name and saved state, the switch of lenses, the palette, export.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ui/panels.h"
#include "xylem/scene/lenses.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

const char* state_text(session::SaveState state) {
  switch (state) {
    case session::SaveState::nothing_to_save:
      return "";
    case session::SaveState::saving:
      return "Saving…";
    case session::SaveState::saved:
      return "All changes saved";
    case session::SaveState::failed:
      return "Could not be saved";
  }
  return "";
}

void draw_lens_switch(Rect place, const session::Session& session, Widgets& w, session::CommandQueue& commands,
                      Wishes& wishes) {
  static constexpr std::array kOverAll{std::pair(session::Side::findings, "Findings"),
                                       std::pair(session::Side::work, "Work")};
  const std::size_t lenses = scene::lenses().size();
  std::vector<std::string> titles;
  for (const scene::LensRow& row : scene::lenses()) titles.emplace_back(row.title);
  for (const auto& [side, title] : kOverAll) titles.emplace_back(title);
  const session::Side side = session.view().side;
  const auto current = side == session::Side::lens ? static_cast<std::size_t>(session.view().lens)
                                                   : lenses + static_cast<std::size_t>(side) - 1;
  const auto chosen = w.segments("Lens", place, titles, current);
  if (!chosen) return;
  if (*chosen < lenses) {
    commands.push(session::SetLens{scene::lenses()[*chosen].lens});
  } else {
    commands.push(session::ShowSide{kOverAll.at(*chosen - lenses).first});
  }
  wishes.push_back(Wish::show_lens);
}

bool draw_palette_button(Rect place, Widgets& w) {
  const Press press = w.press("Find", place, "Find or run a command");
  w.fill(place, press.hovered ? geometry::mixed(w.theme().soft, w.theme().text, 0.05F) : w.theme().soft, w.px(6.0F));
  Rect inner = place.inset(w.px(10.0F), 0.0F);
  w.icon(icons::kSearch, inner.cut_left(w.px(18.0F)).center(), w.px(18.0F), w.theme().muted);
  inner.cut_left(w.px(6.0F));
  w.words(inner.cut_right(w.width_of("Ctrl K", Type::small)), "Ctrl K", {Type::small, w.theme().muted, Align::right});
  w.words(inner, "Find or run a command", {Type::body, w.theme().muted, Align::left});
  return press.clicked;
}

}  // namespace

void draw_top_bar(Rect place, const session::Session& session, Widgets& w, session::CommandQueue& commands,
                  Wishes& wishes) {
  w.panel("Top", place, w.theme().panel, [&] {
    Rect bar = w.take(place.h);
    w.fill(bar.cut_bottom(1.0F), w.theme().hairline);
    bar.cut_left(w.px(14.0F));
    bar.cut_right(w.px(14.0F));
    w.sprout(bar.cut_left(w.px(20.0F)).middle(w.px(20.0F), w.px(20.0F)), w.theme().accent);
    bar.cut_left(w.px(8.0F));
    if (session.empty()) {
      w.words(bar, "Xylem", {Type::title, {}, Align::left});
      return;
    }
    const Rect whole = bar;
    const float lens_width = std::min(w.px(82.0F) * static_cast<float>(scene::lenses().size() + 2), bar.w * 0.46F);
    Rect middle = place.middle(lens_width, w.px(32.0F));
    Rect right = bar.cut_right(std::max(bar.right() - middle.right() - w.px(24.0F), 0.0F));
    Rect left = whole;
    left.w = std::max(middle.x - left.x - w.px(16.0F), 0.0F);

    const std::string title = session.title();
    const float title_width = std::min(w.width_of(title, Type::strong), left.w);
    const Rect title_place = left.cut_left(title_width);
    if (w.press("Title", title_place.middle(title_place.w, w.px(28.0F)), title)) wishes.push_back(Wish::show_about);
    w.words(title_place, title, {Type::strong, {}, Align::left});
    left.cut_left(w.px(8.0F));
    const bool failed = session.save_state() == session::SaveState::failed;
    const std::string state = state_text(session.save_state());
    w.note("Saved", state, left);
    if (!state.empty()) w.words(left, state, {Type::small, failed ? w.theme().gap : w.theme().muted, Align::left});

    draw_lens_switch(middle, session, w, commands, wishes);
    const Rect export_place = right.cut_right(w.button_width("Export", icons::kExport))
                                  .middle(w.button_width("Export", icons::kExport), w.px(32.0F));
    if (w.button("Export", export_place, "Export", ButtonLook::quiet, icons::kExport))
      wishes.push_back(Wish::export_dialog);
    right.cut_right(w.px(8.0F));
    const float find_width = std::min(w.px(232.0F), right.w);
    if (draw_palette_button(right.cut_right(find_width).middle(find_width, w.px(32.0F)), w))
      wishes.push_back(Wish::palette);
  });
}

}  // namespace xylem::ui
