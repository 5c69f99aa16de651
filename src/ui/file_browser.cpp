// The file browser: places at the left, a list, a name.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "ui/dialogs.h"
#include "xylem/base/text.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

namespace fs = std::filesystem;
using For = FileBrowser::For;

fs::path home() {
  const char* path = std::getenv("HOME");
  return path == nullptr || *path == '\0' ? fs::path("/") : fs::path(path);
}

bool saves(const FileBrowser& browser) { return browser.wanted != For::open; }

std::string size_text(std::uintmax_t bytes) {
  constexpr double kStep = 1024.0;
  const auto size = static_cast<double>(bytes);
  if (size < kStep) return base::readable(size, 0) + " B";
  if (size < kStep * kStep) return base::readable(size / kStep, 0) + " KB";
  return base::readable(size / kStep / kStep, 1) + " MB";
}

bool fits_kind(const FileBrowser& browser, const std::string& name) {
  if (browser.extensions.empty() || browser.all_kinds) return true;
  const std::string lowered = base::lowered(name);
  return std::ranges::any_of(browser.extensions,
                             [&](const std::string& extension) { return lowered.ends_with(extension); });
}

void read_folder(FileBrowser& browser) {
  browser.entries.clear();
  browser.highlight = 0;
  browser.moved = true;
  std::error_code error;
  for (const fs::directory_entry& found :
       fs::directory_iterator(browser.folder, fs::directory_options::skip_permission_denied, error)) {
    FileBrowser::Entry entry{found.path().filename().string(), found.is_directory(error), {}};
    if (entry.name.starts_with('.') || (!entry.folder && !fits_kind(browser, entry.name))) continue;
    if (!entry.folder) {
      const auto bytes = found.file_size(error);
      if (!error) entry.size = size_text(bytes);
    }
    browser.entries.push_back(std::move(entry));
  }
  browser.fault = error ? "This folder cannot be read" : "";
  std::ranges::stable_sort(browser.entries, {},
                           [](const FileBrowser::Entry& e) { return std::pair(!e.folder, base::folded(e.name)); });
}

void go_to(FileBrowser& browser, const fs::path& folder) {
  browser.folder = folder;
  if (!saves(browser)) browser.typed.clear();
  browser.asks_to_replace = false;
  read_folder(browser);
}

void finish(FileBrowser& browser, const fs::path& path, session::CommandQueue& commands) {
  switch (browser.wanted) {
    case For::nothing:
      break;
    case For::open:
      commands.push(session::Open{path});
      break;
    case For::save:
      commands.push(session::SaveAs{path});
      if (browser.then_leave) commands.push(session::Leave{});
      break;
    case For::export_graph:
      commands.push(session::ExportGraph{path});
      break;
    case For::export_picture: {
      session::ExportPicture picture = browser.picture;
      picture.path = path;
      commands.push(std::move(picture));
      break;
    }
  }
  browser.wanted = For::nothing;
}

/// What Enter and the button do: into a folder, or with a file.
void accept(FileBrowser& browser, const std::vector<std::size_t>& shown, session::CommandQueue& commands) {
  std::error_code error;
  const std::string typed(base::trimmed(browser.typed));
  if (!typed.empty()) {
    fs::path path = typed.starts_with("~/") ? home() / typed.substr(2) : browser.folder / typed;
    if (fs::is_directory(path, error)) return go_to(browser, fs::weakly_canonical(path, error));
    if (saves(browser)) {
      if (!path.has_extension() && !browser.extension.empty()) path += browser.extension;
      if (fs::exists(path, error) && !browser.asks_to_replace) {
        browser.asks_to_replace = true;
        return;
      }
      return finish(browser, path, commands);
    }
    if (fs::is_regular_file(path, error)) return finish(browser, path, commands);
  }
  if (saves(browser) || browser.highlight >= shown.size()) return;
  const FileBrowser::Entry& entry = browser.entries[shown[browser.highlight]];
  if (entry.folder) return go_to(browser, browser.folder / entry.name);
  finish(browser, browser.folder / entry.name, commands);
}

/// The entries that fit what was typed, when it is there to find something.
std::vector<std::size_t> shown_entries(const FileBrowser& browser) {
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < browser.entries.size(); ++i) {
    if (saves(browser) || fit(browser.typed, browser.entries[i].name)) shown.push_back(i);
  }
  return shown;
}

void draw_places(FileBrowser& browser, Rect place, Widgets& w, session::CommandQueue& commands) {
  w.within(place, [&] {
    std::error_code error;
    const auto row = [&](const std::string& name, const std::string& label, char32_t icon) {
      Rect line = w.take(w.px(30.0F));
      const Press press = w.press(name, line, label);
      if (press.hovered) w.fill(line, w.theme().soft, w.px(6.0F));
      line = line.inset(w.px(8.0F), 0.0F);
      w.icon(icon, line.cut_left(w.px(20.0F)).center(), w.px(18.0F), w.theme().muted);
      line.cut_left(w.px(8.0F));
      w.words(line, label);
      return press.clicked;
    };
    w.section("Places");
    if (row("Home", "Home", icons::kHome)) go_to(browser, home());
    for (const char* folder : {"Documents", "Downloads", "Desktop"}) {
      if (fs::is_directory(home() / folder, error) && row(folder, folder, icons::kFolder))
        go_to(browser, home() / folder);
    }
    if (row("Computer", "Computer", icons::kFolder)) go_to(browser, "/");
    if (saves(browser) || browser.recent.empty()) return;
    w.section("Opened lately");
    for (std::size_t i = 0; i < std::min<std::size_t>(browser.recent.size(), 6); ++i) {
      const fs::path path = browser.recent[i];
      if (row("Recent " + std::to_string(i + 1), path.filename().string(), icons::kHistory))
        return finish(browser, path, commands);
      w.tooltip(path.string());
    }
  });
}

void draw_entries(FileBrowser& browser, const std::vector<std::size_t>& shown, Rect place, Widgets& w,
                  session::CommandQueue& commands) {
  w.scrolling("Files", place, [&] {
    const float height = w.px(30.0F);
    if (browser.moved) {
      const float y = height * static_cast<float>(browser.highlight);
      if (y < ImGui::GetScrollY()) ImGui::SetScrollY(y);
      if (y + height > ImGui::GetScrollY() + place.h) ImGui::SetScrollY(y + height - place.h);
      browser.moved = false;
    }
    if (shown.empty())
      w.words(w.take(w.px(40.0F)).inset(w.px(8.0F), 0.0F),
              browser.fault.empty() ? "Nothing here that fits" : browser.fault,
              {Type::body, w.theme().muted, Align::left});
    std::optional<std::size_t> taken;
    w.rows(shown.size(), height, [&](std::size_t at, Rect row) {
      const FileBrowser::Entry& entry = browser.entries[shown[at]];
      const Press press = w.press(entry.name, row, entry.folder ? "folder" : entry.size, false);
      if (at == browser.highlight) w.fill(row, w.theme().accent_soft, w.px(6.0F));
      if (press.clicked) taken = at;
      row = row.inset(w.px(8.0F), 0.0F);
      w.icon(entry.folder ? icons::kFolder : icons::kFile, row.cut_left(w.px(20.0F)).center(), w.px(18.0F),
             entry.folder ? w.theme().accent : w.theme().muted);
      row.cut_left(w.px(8.0F));
      w.words(row.cut_right(w.px(80.0F)), entry.size, {Type::small, w.theme().muted, Align::right});
      w.words(row, entry.name);
    });
    if (!taken) return;
    const FileBrowser::Entry entry = browser.entries[shown[*taken]];
    browser.highlight = *taken;
    if (entry.folder) return go_to(browser, browser.folder / entry.name);
    if (saves(browser)) {
      browser.typed = entry.name;
      browser.asks_to_replace = false;
    } else {
      finish(browser, browser.folder / entry.name, commands);
    }
  });
}

void draw_path(FileBrowser& browser, Rect row, Widgets& w) {
  if (w.icon_button("Up", row.cut_left(w.px(30.0F)).middle(w.px(28.0F), w.px(28.0F)), icons::kUp,
                    "The folder above (Backspace)")) {
    go_to(browser, browser.folder.parent_path());
  }
  row.cut_left(w.px(8.0F));
  w.note("Folder", browser.folder.string(), row);
  w.words(row, browser.folder.string(), {Type::body, w.theme().muted, Align::left});
}

void draw_foot(FileBrowser& browser, const std::vector<std::size_t>& shown, Rect place, bool entered, Widgets& w,
               session::CommandQueue& commands) {
  const std::string_view verb = browser.asks_to_replace ? "Replace" : saves(browser) ? "Save" : "Open";
  const float width = w.button_width(verb);
  const bool pressed = w.button("OK", place.cut_right(width), verb, ButtonLook::primary);
  place.cut_right(w.px(8.0F));
  if (w.button("Cancel", place.cut_right(w.button_width("Cancel")), "Cancel")) browser.wanted = For::nothing;
  place.cut_right(w.px(16.0F));
  if (browser.asks_to_replace) {
    w.note("Replace", browser.typed, place);
    w.words(place, "\"" + browser.typed + "\" is there already. Replace it?", {Type::body, w.theme().gap, Align::left});
  } else if (!browser.extensions.empty() && !saves(browser)) {
    if (w.check("All files", place.cut_left(w.px(160.0F)), "All files", browser.all_kinds)) {
      browser.all_kinds = !browser.all_kinds;
      read_folder(browser);
    }
  }
  if (entered || pressed) accept(browser, shown, commands);
}

}  // namespace

void open_browser(FileBrowser& browser, FileBrowser::For wanted, std::vector<std::string> extensions,
                  std::string extension, std::string name) {
  browser.wanted = wanted;
  browser.then_leave = false;
  browser.extensions = std::move(extensions);
  browser.extension = std::move(extension);
  std::error_code error;
  if (browser.folder.empty() || !fs::is_directory(browser.folder, error)) {
    browser.folder = fs::is_directory(home() / "Documents", error) ? home() / "Documents" : home();
  }
  go_to(browser, browser.folder);
  browser.typed = std::move(name);
}

void draw_file_browser(FileBrowser& browser, Widgets& w, session::CommandQueue& commands) {
  if (browser.wanted == For::nothing) return;
  const bool open = w.dialog("Files", w.px(800.0F), w.px(560.0F), [&](Rect place) {
    Rect inner = place.inset(w.px(24.0F), w.px(20.0F));
    w.words(inner.cut_top(w.px(30.0F)), saves(browser) ? "Save where?" : "Open a file",
            {Type::figure, {}, Align::left});
    Rect foot = inner.cut_bottom(w.px(34.0F));
    inner.cut_bottom(w.px(12.0F));
    inner.cut_top(w.px(4.0F));
    draw_places(browser, inner.cut_left(w.px(176.0F)), w, commands);
    inner.cut_left(w.px(24.0F));
    if (browser.wanted == For::nothing) return;
    draw_path(browser, inner.cut_top(w.px(32.0F)), w);
    inner.cut_top(w.px(4.0F));
    const Typing typing = w.field("Name", inner.cut_top(w.px(34.0F)), browser.typed,
                                  {.hint = saves(browser) ? "Name of the file" : "Type to find"}, true);
    if (typing.changed) {
      browser.asks_to_replace = false;
      browser.highlight = 0;
    }
    inner.cut_top(w.px(8.0F));
    const auto shown = shown_entries(browser);
    const auto last = shown.empty() ? 0 : shown.size() - 1;
    if (pressed(Key::down, true) && browser.highlight < last) ++browser.highlight, browser.moved = true;
    if (pressed(Key::up, true) && browser.highlight > 0) --browser.highlight, browser.moved = true;
    browser.highlight = std::min(browser.highlight, last);
    if (browser.typed.empty() && pressed(Key::backspace) && !typing.changed)
      return go_to(browser, browser.folder.parent_path());
    draw_entries(browser, shown, inner, w, commands);
    if (browser.wanted == For::nothing) return;
    draw_foot(browser, shown_entries(browser), foot, typing.entered, w, commands);
    if (typing.cancelled) browser.wanted = For::nothing;
  });
  if (!open) browser.wanted = For::nothing;
}

}  // namespace xylem::ui
