// Tally: problems of one kind, the first few one by one and the rest as a number, so that a report stays readable.
#pragma once

#include <map>
#include <string>

#include "xylem/base/problem.h"

namespace xylem::files {

class Tally {
 public:
  static constexpr std::size_t kShown = 5;

  /// `kind` names what is counted, in words that fit behind a number: "ties to nodes that are not there".
  void add(const std::string& kind, base::Severity severity, std::string where, std::string message,
           std::string remedy);
  /// Moves everything to the end of `problems`, kinds in the order of their first problem.
  void move_to(base::Problems& problems);

 private:
  struct Kind {
    base::Problems shown;
    std::size_t count = 0;
  };
  std::map<std::string, Kind> kinds_;
  std::vector<std::string> order_;
};

}  // namespace xylem::files
