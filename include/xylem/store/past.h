// The history of a file that was opened, so that undo goes on where an earlier window stopped.
#pragma once

#include <cstddef>
#include <filesystem>

#include "xylem/base/result.h"
#include "xylem/document/history.h"

namespace xylem::store {

/// The steps of the file at `path` as a history whose present is `now`, the document that was read from it. What was
/// undone and then given up is not in it, merged steps are one. At most the last `most` steps of the file are looked
/// at, and only as far back as they fit together: rows that another program changed end it. The parts of neighboring
/// documents that no step touched are the very same.
/// Errors as read_steps. Cost O(steps * rows they changed * log n), some 0.1 ms for each row.
[[nodiscard]] base::Result<document::History> read_history(const std::filesystem::path& path,
                                                           const document::Document& now, std::size_t most = 1000);

}  // namespace xylem::store
