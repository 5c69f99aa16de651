// Export: a picture in a size, or a graph file in a format.
#include <algorithm>
#include <array>

#include "ui/dialogs.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/files/formats.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

struct Size {
  std::string_view label;
  int width;
  int height;
};
constexpr std::array<Size, 4> kSizes{
    {{"Slide, 16:10", 1600, 1000}, {"Slide, 16:9", 1920, 1080}, {"Square", 1200, 1200}, {"Page, upright", 1240, 1754}}};
constexpr std::array<float, 3> kSharpness{1.0F, 2.0F, 4.0F};

std::string file_name(const session::Session& session) {
  const std::string slug = base::slug_from(session.title());
  return slug.empty() ? "map" : slug;
}

void draw_sizes(ExportDialog& dialog, Widgets& w) {
  w.section("Size");
  for (const Size& size : kSizes) {
    const bool on = dialog.width_px == size.width && dialog.height_px == size.height;
    Rect row = w.take(w.px(30.0F));
    const std::string detail = std::to_string(size.width) + " × " + std::to_string(size.height);
    const Press press = w.press(size.label, row, on ? "on" : "off");
    if (on || press.hovered) w.fill(row, on ? w.theme().accent_soft : w.theme().soft, w.px(6.0F));
    row = row.inset(w.px(10.0F), 0.0F);
    w.words(row.cut_right(w.px(110.0F)), detail, {Type::body, w.theme().muted, Align::right});
    w.words(row, size.label);
    if (press.clicked) {
      dialog.width_px = size.width;
      dialog.height_px = size.height;
    }
  }
  Rect own = w.take(w.px(40.0F)).inset(w.px(10.0F), w.px(4.0F));
  w.words(own.cut_left(w.px(110.0F)), "Width and height");
  const auto width = w.edit_number("Width", own.cut_left(w.px(80.0F)), dialog.width_px, {}, 64, 16000, true);
  own.cut_left(w.px(8.0F));
  const auto height = w.edit_number("Height", own.cut_left(w.px(80.0F)), dialog.height_px, {}, 64, 16000, true);
  if (width && *width) dialog.width_px = static_cast<int>(**width);
  if (height && *height) dialog.height_px = static_cast<int>(**height);
  w.section("Sharpness");
  const std::array<std::string, 3> labels{"Screen", "Sharp", "Print"};
  if (const auto chosen = w.segments("Sharpness", w.take(w.px(34.0F)), labels, dialog.sharpness))
    dialog.sharpness = *chosen;
  const auto scale = static_cast<int>(kSharpness.at(dialog.sharpness));
  w.space(w.px(8.0F));
  w.paragraph("A PNG of " + std::to_string(dialog.width_px * scale) + " × " + std::to_string(dialog.height_px * scale) +
                  " pixels with title, legend and date. Names of persons are left out.",
              {Type::body, w.theme().muted, Align::left});
}

void draw_formats(ExportDialog& dialog, Widgets& w) {
  w.section("Format");
  for (const files::Format& format : files::formats()) {
    if (!format.can_write) continue;
    if (dialog.format.empty()) dialog.format = format.id;
    const bool on = dialog.format == format.id;
    Rect row = w.take(w.px(36.0F) + w.paragraph_height(format.carries, w.px(440.0F), Type::small));
    const Press press = w.press(format.id, row, on ? "on" : "off");
    if (on || press.hovered) w.fill(row, on ? w.theme().accent_soft : w.theme().soft, w.px(6.0F));
    row = row.inset(w.px(10.0F), w.px(6.0F));
    Rect title = row.cut_top(w.px(20.0F));
    w.words(title.cut_right(w.px(110.0F)), format.extensions.front(), {Type::body, w.theme().muted, Align::right});
    w.words(title, format.title, {Type::strong, {}, Align::left});
    w.paragraph_in(row, format.carries, {Type::small, w.theme().muted, Align::left});
    if (press.clicked) dialog.format = format.id;
  }
}

void choose_place(ExportDialog& dialog, FileBrowser& browser, const session::Session& session) {
  dialog.open = false;
  if (dialog.kind == 0) {
    browser.picture = {{}, dialog.width_px, dialog.height_px, kSharpness.at(dialog.sharpness)};
    open_browser(browser, FileBrowser::For::export_picture, {".png"}, ".png", file_name(session) + ".png");
    return;
  }
  const files::Format* format = files::format_of_id(dialog.format);
  if (format == nullptr) return;
  const std::string extension(format->extensions.front());
  const auto wanted = format->id == "xylem" ? FileBrowser::For::save : FileBrowser::For::export_graph;
  open_browser(browser, wanted, {extension}, extension, file_name(session) + extension);
}

}  // namespace

void draw_export_dialog(ExportDialog& dialog, FileBrowser& browser, const session::Session& session, Widgets& w) {
  if (!dialog.open) return;
  const bool open = w.dialog("Export", w.px(520.0F), w.px(620.0F), [&](Rect place) {
    Rect inner = place.inset(w.px(24.0F), w.px(20.0F));
    w.words(inner.cut_top(w.px(30.0F)), "Export", {Type::figure, {}, Align::left});
    Rect foot = inner.cut_bottom(w.px(34.0F));
    inner.cut_bottom(w.px(12.0F));
    inner.cut_top(w.px(8.0F));
    const std::array<std::string, 2> kinds{"Picture", "Graph file"};
    if (const auto kind = w.segments("Kind", inner.cut_top(w.px(36.0F)), kinds, dialog.kind)) dialog.kind = *kind;
    w.scrolling("What", inner, [&] { dialog.kind == 0 ? draw_sizes(dialog, w) : draw_formats(dialog, w); });
    const std::string_view verb = "Choose where…";
    const bool pressed = w.button("OK", foot.cut_right(w.button_width(verb)), verb, ButtonLook::primary);
    foot.cut_right(w.px(8.0F));
    if (w.button("Cancel", foot.cut_right(w.button_width("Cancel")), "Cancel")) dialog.open = false;
    // last: Enter is the default button's when nothing else has taken it
    if (pressed || (!w.typing() && w.take_key(Key::enter))) choose_place(dialog, browser, session);
  });
  if (!open) dialog.open = false;
}

}  // namespace xylem::ui
