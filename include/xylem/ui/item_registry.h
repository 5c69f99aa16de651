// ItemRegistry: every widget of a frame by name, with its place and what it shows; tests and tutorials find widgets
// here.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "xylem/ui/rect.h"

namespace xylem::ui {

/// One widget of one frame. `path` is its name below the names of what it stands in: "Influence/Measure".
struct Item {
  std::string path;
  Rect rect;
  std::string shown;       // what a person reads in it; "on"/"off" for switches
  int layer = 0;           // 0 the window, 1 a dialog or list over it, 2 a list over a dialog
  bool focusable = false;  // the Tab key stops here
  bool visible = true;     // not scrolled away
};

class ItemRegistry {
 public:
  void begin_frame();
  /// Two items with one path in a frame are an error of the caller (asserted).
  void add(Item item);

  /// The item of the frame drawn last, or null.
  [[nodiscard]] const Item* find(std::string_view path) const;
  [[nodiscard]] const std::vector<Item>& items() const { return items_; }
  /// All paths with what they show, a line each, for messages.
  [[nodiscard]] std::string listing() const;

 private:
  std::vector<Item> items_;
  std::unordered_set<std::string> paths_;
};

}  // namespace xylem::ui
