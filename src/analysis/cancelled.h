// What every analysis answers that somebody stopped.
#pragma once

#include "xylem/base/result.h"

namespace xylem::analysis {

[[nodiscard]] inline base::Error cancelled() {
  return {base::ErrorKind::cancelled, "The analysis was cancelled", "", ""};
}

}  // namespace xylem::analysis
