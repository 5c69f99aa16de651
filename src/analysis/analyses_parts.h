// Parts of the catalogue of analyses, one a file.
#pragma once

#include "xylem/analysis/analyses.h"

namespace xylem::analysis {

[[nodiscard]] std::vector<AnalysisRow> rows_of_structure();  // A1 to A8
[[nodiscard]] std::vector<AnalysisRow> rows_of_exchange();   // A9 to A17

}  // namespace xylem::analysis
