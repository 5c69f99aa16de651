// What a new ecosystem starts with: the default terms, target profile and indicators of the program's assets.
#pragma once

#include "xylem/base/result.h"
#include "xylem/ecosystem/ecosystem.h"

namespace xylem::store {

/// An empty ecosystem with every default term, target profile and indicator, and the first profile in use. Cost: reads
/// some twenty small files; keep the result.
/// Errors  not_found and io when the assets are not there; malformed, with the file, when one of them is broken.
[[nodiscard]] base::Result<ecosystem::Ecosystem> default_ecosystem();

}  // namespace xylem::store
