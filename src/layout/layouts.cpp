// The catalogue of layouts.
#include "xylem/layout/layouts.h"

#include <array>

namespace xylem::layout {
namespace {

constexpr std::array kLayouts{
    Layout{"force", "By ties", "Partners come near one another, others keep their distance", by_force},
};

}  // namespace

std::span<const Layout> layouts() { return kLayouts; }

}  // namespace xylem::layout
