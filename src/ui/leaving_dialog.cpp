// Leaving: what the window says while it finishes writing, and when it could not.
#include "ui/dialogs.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

constexpr double kSoon_s = 0.2;  // what is shorter is not worth a word

/// A row of buttons from the right; the first is the default one.
bool button_from_right(std::string_view name, Rect& foot, ButtonLook look, Widgets& w) {
  const bool pressed = w.button(name, foot.cut_right(w.button_width(name)), name, look);
  foot.cut_right(w.px(8.0F));
  return pressed;
}

void draw_saving(const session::Session& session, Rect inner, Rect foot, Widgets& w, session::CommandQueue& commands) {
  w.words(inner.cut_top(w.px(30.0F)), "Saving…", {Type::figure, {}, Align::left});
  w.note("Text", "Saving…", inner);
  const auto activities = session.activities();
  const std::string what = activities.empty() ? "The last changes are being written." : activities.front().name;
  w.paragraph_in(inner, what, {Type::body, w.theme().muted, Align::left});
  if (button_from_right("Stay", foot, ButtonLook::quiet, w)) commands.push(session::Stay{});
  if (button_from_right("Close anyway", foot, ButtonLook::danger, w)) commands.push(session::LeaveAnyway{});
}

void draw_failed(FileBrowser& browser, const session::Session& session, Rect inner, Rect foot, Widgets& w,
                 session::CommandQueue& commands) {
  w.words(inner.cut_top(w.px(30.0F)), "Not saved", {Type::figure, {}, Align::left});
  const std::string text = "Not saved: " + session.not_saved();
  w.note("Text", text, inner);
  w.paragraph_in(inner, text);
  if (button_from_right("Save a copy…", foot, ButtonLook::primary, w)) {
    commands.push(session::Stay{});
    open_browser(browser, FileBrowser::For::save, {".xylem", ".xylem.json"}, ".xylem", session.title() + ".xylem");
    browser.then_leave = true;
  }
  if (button_from_right("Stay", foot, ButtonLook::quiet, w)) commands.push(session::Stay{});
  if (button_from_right("Close anyway", foot, ButtonLook::danger, w)) commands.push(session::LeaveAnyway{});
}

}  // namespace

void draw_leaving_dialog(LeavingDialog& dialog, FileBrowser& browser, const session::Session& session, Widgets& w,
                         session::CommandQueue& commands) {
  const session::Leaving leaving = session.leaving();
  if (leaving == session::Leaving::no || leaving == session::Leaving::done) {
    dialog.since.reset();
    return;
  }
  if (!dialog.since) dialog.since = ImGui::GetTime();
  const bool failed = leaving == session::Leaving::failed;
  if (!failed && ImGui::GetTime() - *dialog.since < kSoon_s) return;
  const bool open = w.dialog("Leaving", w.px(520.0F), w.px(failed ? 220.0F : 160.0F), [&](Rect place) {
    Rect inner = place.inset(w.px(24.0F), w.px(20.0F));
    const Rect foot = inner.cut_bottom(w.px(34.0F));
    if (failed) {
      draw_failed(browser, session, inner, foot, w, commands);
    } else {
      draw_saving(session, inner, foot, w, commands);
    }
  });
  if (!open) commands.push(session::Stay{});
}

}  // namespace xylem::ui
