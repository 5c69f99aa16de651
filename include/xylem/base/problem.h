// Problem: something in a person's data that needs a look, with the place and the way out.
#pragma once

#include <string>
#include <vector>

namespace xylem::base {

enum class Severity { note, warning, error };

/// `where`: file, line, element, record or cell, as the user's own program would call it. `remedy`: what to do.
struct Problem {
  Severity severity = Severity::warning;
  std::string where;
  std::string message;
  std::string remedy;
  friend bool operator==(const Problem&, const Problem&) = default;
};

using Problems = std::vector<Problem>;

/// "note", "warning" or "error".
[[nodiscard]] constexpr const char* to_text(Severity severity) {
  return severity == Severity::note ? "note" : severity == Severity::warning ? "warning" : "error";
}

}  // namespace xylem::base
