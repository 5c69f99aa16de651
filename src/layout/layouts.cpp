// The catalogue of layouts.
#include "xylem/layout/layouts.h"

#include <algorithm>
#include <array>

#include "layout/others.h"

namespace xylem::layout {
namespace {

constexpr std::array kLayouts{
    Layout{"force", "By ties", "Partners come near one another, others keep their distance", by_force},
    Layout{"groups", "By group", "Every group is a cluster; clusters that share ties come near one another", by_group},
    Layout{"stages", "By stage", "The stages of the pathway from left to right, partners at one height", by_stage},
    Layout{"geography", "Geographic", "Where they are on the earth; who has no coordinates stands by its partners",
           by_geography},
    Layout{"rings", "By rank", "The highest in the middle, lower ones on rings around it", on_rings_by_value},
    Layout{"circle", "Circle", "Everyone on one ring, groups side by side", on_a_ring},
};

}  // namespace

std::span<const Layout> layouts() { return kLayouts; }

const Layout* layout_named(std::string_view id) {
  const auto found = std::ranges::find(kLayouts, id, &Layout::id);
  return found == kLayouts.end() ? nullptr : &*found;
}

}  // namespace xylem::layout
