// The catalogue of lenses.
#include "xylem/scene/lenses.h"

#include <algorithm>
#include <array>

namespace xylem::scene {
namespace {

constexpr std::array kLenses{
    LensRow{Lens::sectors, "sectors", "Sectors", "Who is here?", '1'},
    LensRow{Lens::influence, "influence", "Influence", "Who connects, who is boxed in?", '2'},
    LensRow{Lens::gaps, "gaps", "Gaps", "Who and what is missing?", '3'},
    LensRow{Lens::flows, "flows", "Flows", "Who gives, who gets, what moves?", '4'},
    LensRow{Lens::capital, "capital", "Capital", "How strong is each cooperation?", '5'},
    LensRow{Lens::change, "change", "Change", "What is different from before?", '6'},
};

}  // namespace

std::span<const LensRow> lenses() { return kLenses; }

const LensRow& row_of(Lens lens) { return kLenses.at(static_cast<std::size_t>(lens)); }

std::optional<Lens> lens_from(std::string_view key) {
  const auto found = std::ranges::find(kLenses, key, &LensRow::key);
  return found == kLenses.end() ? std::nullopt : std::optional(found->lens);
}

}  // namespace xylem::scene
