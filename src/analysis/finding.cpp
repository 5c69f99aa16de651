// Finding: the names of certainties.
#include "xylem/analysis/finding.h"

namespace xylem::analysis {

std::string_view to_text(Certainty certainty) {
  switch (certainty) {
    case Certainty::sure:
      return "sure";
    case Certainty::likely:
      return "likely";
    case Certainty::uncertain:
      return "uncertain";
  }
  return "uncertain";
}

}  // namespace xylem::analysis
