// Wishes: what panels and commands ask of the window itself, not of the document.
#pragma once

#include <cstdint>
#include <vector>

namespace xylem::ui {

enum class Wish : std::uint8_t {
  palette,    // open the command palette
  open_file,  // the file browser
  save_as,
  export_dialog,
  fit,  // camera: all of the map
  zoom_in,
  zoom_out,
  center,        // camera: what is selected
  reveal,        // camera: what is selected, unless all of it is in sight
  layouts,       // the box of layouts beside the map's tools
  add,           // ask for the name of a new organization
  show_lens,     // the right panel: the lens instead of the inspector
  show_what_if,  // the right panel: the shown scenario against the map
  show_inspector,
  show_about,  // the right panel: what the document says of itself
  rename,      // give the keyboard to the name in the inspector
};

using Wishes = std::vector<Wish>;

}  // namespace xylem::ui
