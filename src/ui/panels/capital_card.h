// The card of a partnership: the parts of its condition, its cooperation capital and their course, with bounds and Why.
#pragma once

#include <string>

#include "ui/panels/parts.h"
#include "xylem/analysis/cooperation_capital.h"

namespace xylem::ui {

/// Draws it top down in the panel, below "Card"; `why_open` = the formula and the answers behind it are shown. True
/// when the name was pressed. `row` is of that snapshot.
[[nodiscard]] bool draw_capital_card(bool& why_open, const analysis::PartnershipCapital& row,
                                     const graph::Snapshot& snapshot, Widgets& widgets);
/// An index with two digits, so that a column of them stands in line.
[[nodiscard]] std::string index_text(double value);

}  // namespace xylem::ui
