// Tally of problems.
#include "files/tally.h"

#include "xylem/base/text.h"

namespace xylem::files {

void Tally::add(const std::string& kind, base::Severity severity, std::string where, std::string message,
                std::string remedy) {
  Kind& known = kinds_[kind];
  if (known.count++ == 0) order_.push_back(kind);
  if (known.shown.size() < kShown) {
    known.shown.push_back({severity, std::move(where), std::move(message), std::move(remedy)});
  }
}

void Tally::move_to(base::Problems& problems) {
  for (const std::string& name : order_) {
    Kind& kind = kinds_[name];
    const base::Severity severity = kind.shown.front().severity;
    const std::string where = kind.shown.front().where;
    for (base::Problem& problem : kind.shown) problems.push_back(std::move(problem));
    if (kind.count > kShown) {
      const std::string more = base::readable(static_cast<double>(kind.count - kShown), 0);
      const std::string all = base::readable(static_cast<double>(kind.count), 0);
      problems.push_back(
          {severity, where.substr(0, where.find(',')), "And " + more + " more: " + all + " " + name, ""});
    }
  }
  kinds_.clear();
  order_.clear();
}

}  // namespace xylem::files
