// Leaving: the window closes when all is written, or when the person says so.
#include <algorithm>

#include "session/state.h"

namespace xylem::session {

void Session::State::obey(const Leave& /*command*/) {
  if (leaving == Leaving::saving) return;
  leaving = Leaving::saving;
  not_saved.clear();
  notices_before_leaving = last_notice;
  history.end_merge();
  if (file == nullptr) {
    failed_document.reset();  // once more
    record_step();
  } else {
    file->hurry();
  }
}

void Session::State::obey(const Stay& /*command*/) { leaving = Leaving::no; }
void Session::State::obey(const LeaveAnyway& /*command*/) { leaving = Leaving::done; }

void Session::State::go_on_leaving() {
  if (leaving != Leaving::saving) return;
  if (creating_file || mail.waiting() || !file_worker->activities().empty()) return;
  if (file != nullptr && !file->settled()) return;
  if (file != nullptr) {
    if (const auto trouble = file->state().trouble) not_saved = base::to_text(*trouble);
  } else if (failed_document) {
    not_saved = failed_reason;
  }
  // what was still being written aside, such as a picture
  const auto fault = std::ranges::find_if(notices, [&](const Notice& notice) {
    return notice.number > notices_before_leaving && notice.severity == base::Severity::error;
  });
  if (not_saved.empty() && fault != notices.end()) not_saved = fault->text;
  leaving = not_saved.empty() ? Leaving::done : Leaving::failed;
}

}  // namespace xylem::session
