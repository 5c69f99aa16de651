// The commands of the window in one table: what they are called, their keys, when they can be run and what they ask
// for.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/session/session.h"
#include "xylem/ui/imgui_compat.h"
#include "xylem/ui/wishes.h"

namespace xylem::ui {

/// A key with its modifiers. `plain` shortcuts (no Ctrl) rest while somebody types.
struct Shortcut {
  Key key = Key::escape;
  bool ctrl = false;
  bool shift = false;
};

struct CommandRow {
  std::string_view id;     // "undo"
  std::string_view label;  // "Undo"
  char32_t icon = 0;
  std::vector<Shortcut> shortcuts;                 // the first one is shown
  bool (*can)(const session::Session&) = nullptr;  // null = always
  void (*run)(const session::Session&, session::CommandQueue&, Wishes&) = nullptr;
};

[[nodiscard]] std::span<const CommandRow> commands();
[[nodiscard]] const CommandRow* find_command(std::string_view id);
[[nodiscard]] bool can_run(const CommandRow& row, const session::Session& session);
/// "Ctrl Shift Z", or "" when there is none.
[[nodiscard]] std::string shortcut_text(const CommandRow& row);
/// What it says in the palette now: "Undo Rename organization", "Dark theme".
[[nodiscard]] std::string label_now(const CommandRow& row, const session::Session& session);

/// Runs every command whose keys went down in this frame. `typing`: only those with Ctrl that no field uses itself.
void run_shortcuts(const session::Session& session, session::CommandQueue& commands, Wishes& wishes, bool typing);

}  // namespace xylem::ui
