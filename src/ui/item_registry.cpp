// Keeping the items of a frame.
#include "xylem/ui/item_registry.h"

#include <algorithm>
#include <cassert>

namespace xylem::ui {

void ItemRegistry::begin_frame() {
  items_.clear();
  paths_.clear();
}

void ItemRegistry::add(Item item) {
  [[maybe_unused]] const bool fresh = paths_.insert(item.path).second;
  assert(fresh && "two widgets of one frame have one name");
  items_.push_back(std::move(item));
}

const Item* ItemRegistry::find(std::string_view path) const {
  const auto found = std::ranges::find(items_, path, &Item::path);
  return found == items_.end() ? nullptr : &*found;
}

std::string ItemRegistry::listing() const {
  std::string lines;
  for (const Item& item : items_) {
    lines += "  " + item.path;
    if (!item.shown.empty()) lines += " = " + item.shown;
    lines += '\n';
  }
  return lines;
}

}  // namespace xylem::ui
