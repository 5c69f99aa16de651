// The map's box of layouts: the catalogue in words of the map, and the two knobs.
#include "xylem/analysis/catalog.h"
#include "xylem/base/text.h"
#include "xylem/layout/layouts.h"
#include "xylem/session/answers.h"
#include "xylem/ui/canvas.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

/// What a layout is called here: with what it goes by in this map.
std::string title_of(const layout::Layout& row, const session::Session& session) {
  if (row.id == "groups") return "By sector";
  if (row.id != "rings") return std::string(row.title);
  const auto* measure = analysis::find_measure(session.view().measure);
  const bool measured = session.view().lens == scene::Lens::influence && session.answers().measures != nullptr;
  return "Rings by " + (measured && measure != nullptr ? base::lowered(measure->title) : std::string("partners"));
}

/// One layout: its name, and what it shows or what it lacks.
bool layout_row(const layout::Layout& row, const session::Session& session, Widgets& w) {
  const std::string lack = session.layout_lack(row.id);
  const bool current = session.view().layout == row.id;
  Rect place = w.take(w.px(lack.empty() ? 32.0F : 46.0F)).inset(w.px(6.0F), 0.0F);
  bool chosen = false;
  if (lack.empty()) {
    const Press press = w.press(row.title, place, current ? "on" : "off");
    if (press.hovered) w.fill(place, w.theme().soft, w.px(6.0F));
    w.tooltip(row.meaning);
    chosen = press.clicked;
  } else {
    w.note(row.title, lack, place);
  }
  Rect sign = place.cut_left(w.px(30.0F));
  if (current && lack.empty()) w.icon(icons::kCheck, sign.center(), w.px(16.0F), w.theme().accent);
  const auto color = lack.empty() ? w.theme().text : w.theme().muted;
  w.words(place.cut_top(w.px(lack.empty() ? 32.0F : 26.0F)), title_of(row, session), {Type::body, color, Align::left});
  if (!lack.empty()) w.words(place.cut_top(w.px(16.0F)), lack, {Type::small, w.theme().muted, Align::left});
  return chosen;
}

}  // namespace

void Canvas::layouts(Rect button, const session::Session& session, Widgets& w, session::CommandQueue& commands) {
  if (!layouts_open_) return;
  const float width = w.px(300.0F);
  const session::ViewState& view = session.view();
  if (ask_layouts_ && w.top_layer() > 0) {  // the box is there: it can have the keyboard
    ask_layouts_ = false;
    const layout::Layout* now = layout::layout_named(view.layout);
    w.focus("Map/Layouts/" + std::string(now == nullptr ? layout::layouts().front().title : now->title));
  }
  layouts_open_ = w.popup("Layouts", {button.right() - width, button.bottom() + w.px(8.0F)}, width, [&] {
    w.space(w.px(6.0F));
    for (const layout::Layout& row : layout::layouts()) {
      if (layout_row(row, session, w)) commands.push(session::Arrange{std::string(row.id)});
    }
    w.space(w.px(6.0F));
    w.rule();
    w.space(w.px(8.0F));
    w.margins(w.px(16.0F), [&] {
      const auto nearness =
          w.slider("Neighborhoods", w.take(w.px(44.0F)), view.neighborhoods, "Overall distances", "Neighborhoods");
      if (nearness) commands.push(session::Arrange{.layout = "", .neighborhoods = *nearness});
      w.space(w.px(4.0F));
      const auto room = w.slider("Room", w.take(w.px(44.0F)), view.airiness, "Compact", "Airy");
      if (room) commands.push(session::Arrange{.layout = "", .airiness = *room});
    });
    w.space(w.px(8.0F));
  });
}

}  // namespace xylem::ui
