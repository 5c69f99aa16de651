// History: moving among the kept values.
#include "xylem/document/history.h"

#include <utility>

namespace xylem::document {

void History::add(Document document, std::string label, std::string merge,
                  std::chrono::system_clock::time_point time) {
  const bool merges = at_ > 0 && !can_redo() && !merge.empty() && steps_[at_].merge == merge;
  if (merges) {
    steps_[at_].document = std::move(document);
    steps_[at_].time = time;
    return;
  }
  steps_.resize(at_ + 1);
  steps_.push_back({std::move(document), std::move(label), std::move(merge), time});
  ++at_;
}

void History::undo() {
  if (!can_undo()) return;
  end_merge();
  --at_;
}

void History::redo() {
  if (can_redo()) ++at_;
}

}  // namespace xylem::document
