// Dialogs: choosing a file, what and how to export, what a foreign file means.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "xylem/session/session.h"
#include "xylem/ui/widgets.h"
#include "xylem/ui/wishes.h"

namespace xylem::ui {

/// A file browser of the program's own: works without a desktop's help, and in tests.
struct FileBrowser {
  enum class For : std::uint8_t { nothing, open, save, export_graph, export_picture };
  struct Entry {
    std::string name;
    bool folder = false;
    std::string size;  // "12 KB"
  };
  For wanted = For::nothing;
  std::filesystem::path folder;
  std::vector<Entry> entries;
  std::vector<std::string> extensions;  // shown; empty = all
  std::string extension;                // added to a typed name without one
  std::string typed;                    // the name to write, or what to find
  std::size_t highlight = 0;
  bool all_kinds = false;
  bool moved = false;
  bool asks_to_replace = false;
  std::string fault;
  bool then_leave = false;  // what is saved here is the last thing before the window closes
  std::vector<std::filesystem::path> recent;
  session::ExportPicture picture;  // what export_picture writes
};

/// Opens it in the folder it was left in, with `name` in its field.
void open_browser(FileBrowser& browser, FileBrowser::For wanted, std::vector<std::string> extensions,
                  std::string extension, std::string name);
void draw_file_browser(FileBrowser& browser, Widgets& widgets, session::CommandQueue& commands);

struct ExportDialog {
  bool open = false;
  std::size_t kind = 0;  // 0 picture, 1 graph file
  int width_px = 1600;
  int height_px = 1000;
  std::size_t sharpness = 1;  // 1, 2 or 4 pixels for each
  std::string format;         // id of a file format
};
void draw_export_dialog(ExportDialog& dialog, FileBrowser& browser, const session::Session& session, Widgets& widgets);

struct ImportDialog {
  std::string name;  // of the import it was made for
  std::size_t nodes = 0;
  session::Import choices;
  session::Import previewed;  // what was counted, or is being
  bool made = false;
};
void draw_import_dialog(ImportDialog& dialog, const session::Session& session, Widgets& widgets,
                        session::CommandQueue& commands);

/// Stands over the window while it finishes writing, and asks when it could not.
struct LeavingDialog {
  std::optional<double> since;  // seconds, of the frame in which it began
};
void draw_leaving_dialog(LeavingDialog& dialog, FileBrowser& browser, const session::Session& session, Widgets& widgets,
                         session::CommandQueue& commands);

}  // namespace xylem::ui
