// Numbers as they are written where the comma is the decimal sign.
#pragma once

#include "xylem/files/graph_table.h"

namespace xylem::files {

/// In columns of which each value is a number, some with a decimal comma ("47,25"), the commas become points.
void decimal_points(GraphTable& graph);

}  // namespace xylem::files
