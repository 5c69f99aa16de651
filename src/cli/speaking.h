// How the command line speaks of what went wrong.
#pragma once

#include "xylem/base/problem.h"
#include "xylem/base/result.h"

namespace xylem::cli {

/// Writes the reason and the remedy to standard error; returns the exit code of a failure.
int complain(const base::Error& error);
/// "file, line 3: message (remedy)".
std::string to_line(const base::Problem& problem);

}  // namespace xylem::cli
