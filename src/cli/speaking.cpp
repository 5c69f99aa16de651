// How the command line speaks of what went wrong.
#include "cli/speaking.h"

#include <cstdio>

#include <fmt/format.h>

#include "cli/commands.h"

namespace xylem::cli {

int complain(const base::Error& error) {
  fmt::print(stderr, "xylem-cli: {}\n", base::to_text(error));
  if (!error.remedy.empty()) fmt::print(stderr, "           {}\n", error.remedy);
  return kFailed;
}

std::string to_line(const base::Problem& problem) {
  std::string line = fmt::format("{}: ", base::to_text(problem.severity));
  if (!problem.where.empty()) line += problem.where + ": ";
  line += problem.message;
  return problem.remedy.empty() ? line : line + " (" + problem.remedy + ")";
}

}  // namespace xylem::cli
