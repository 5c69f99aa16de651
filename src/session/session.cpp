// Session: the tick, and what everybody may read.
#include "xylem/session/session.h"

#include <thread>
#include <utility>
#include <variant>

#include "session/state.h"
#include "xylem/store/defaults.h"

namespace xylem::session {

Session::State::State(Options given) : options(std::move(given)), layout(options.wake) {
  if (auto read = store::default_ecosystem()) {
    defaults = *std::move(read);
  } else {
    tell(read.error());
  }
  if (options.threads) {
    analyst = std::make_unique<jobs::ThreadExecutor>(options.wake);
    file_worker = std::make_unique<jobs::ThreadExecutor>(options.wake);
  } else {
    analyst = std::make_unique<jobs::InlineExecutor>();
    file_worker = std::make_unique<jobs::InlineExecutor>();
  }
  start_document({{defaults, stamps.fresh()}, {}}, {});
}

void Session::State::tell(base::Severity severity, std::string text, std::string remedy) {
  // said again: it stands once, and as the newest
  std::erase_if(notices, [&](const Notice& notice) { return notice.severity == severity && notice.text == text && notice.remedy == remedy; });
  notices.push_back({++last_notice, severity, std::move(text), std::move(remedy), std::nullopt});
}

void Session::State::tell(const base::Error& error) {
  if (error.kind != base::ErrorKind::cancelled) tell(base::Severity::error, base::to_text(error), error.remedy);
}

ecosystem::Day Session::State::day() const { return graph::day_of(shown()->about, options.today); }

Session::Session(Options options) : state_(std::make_unique<State>(std::move(options))) { state_->refresh(); }
Session::~Session() = default;

void Session::tick(CommandQueue& commands) {
  for (const auto& letter : state_->mail.take()) letter();
  state_->take_in_layout();
  state_->record_step();
  for (const Command& command : commands.take()) {
    std::visit([this](const auto& it) { state_->obey(it); }, command);
    state_->refresh_branch();
    state_->record_step();
  }
  state_->settle_held();
  state_->go_on_gliding();
  state_->go_on_leaving();
  state_->refresh();
}

bool Session::busy() const {
  return arranging() || state_->leaving == Leaving::saving || state_->mail.waiting() || !activities().empty();
}

bool Session::arranging() const {
  const bool holding = state_->held && !state_->held->settled;
  return holding || state_->glide || state_->layout.running();
}

void Session::settle(CommandQueue& commands) {
  do {
    tick(commands);
    if (busy()) std::this_thread::yield();
  } while (!commands.empty() || busy());
}

const document::History& Session::history() const { return state_->history; }
const ecosystem::Ecosystem& Session::ecosystem() const { return *state_->shown(); }
document::Stamp Session::ecosystem_stamp() const { return state_->shown().stamp(); }
const ViewState& Session::view() const { return state_->view; }
const graph::Snapshot& Session::snapshot() const { return *state_->snapshot; }
const Answers& Session::answers() const { return state_->answers; }
std::size_t Session::questions_asked() const { return state_->questions_asked; }
const std::shared_ptr<const scene::Scene>& Session::scene() const { return state_->scene; }
ecosystem::Day Session::day() const { return state_->day(); }
const std::vector<graph::TimelineBin>& Session::timeline() const { return state_->timeline; }
const std::optional<PendingImport>& Session::pending_import() const { return state_->pending_import; }
const std::vector<UnsavedMap>& Session::unsaved_maps() const { return state_->unsaved; }
const std::vector<Notice>& Session::notices() const { return state_->notices; }
const std::filesystem::path& Session::path() const { return state_->home; }
bool Session::empty() const { return ecosystem().all<ecosystem::Organization>().empty(); }
std::uint64_t Session::opened() const { return state_->open_count; }
std::uint64_t Session::arranged() const { return state_->arranged_count; }
Leaving Session::leaving() const { return state_->leaving; }
const std::string& Session::not_saved() const { return state_->not_saved; }
std::string Session::layout_lack(std::string_view layout) const { return state_->layout_lack(layout); }
SaveState Session::save_state() const { return state_->save_state(); }

std::string Session::title() const {
  if (!ecosystem().about.name.empty()) return ecosystem().about.name;
  return state_->home.empty() ? "Untitled" : state_->home.stem().string();
}

std::vector<ActivityLine> Session::activities() const {
  std::vector<ActivityLine> lines;
  // One number space for all: what the number is of stands in its lowest two bits.
  const auto add = [&](const jobs::Executor& executor, std::uint64_t place) {
    for (const jobs::Activity& one : executor.activities()) {
      lines.push_back({one.number * 4 + place, one.name, one.phase, one.fraction});
    }
  };
  add(*state_->analyst, State::kAnalyst);
  add(*state_->file_worker, State::kFileWorker);
  constexpr auto kNoticed = std::chrono::milliseconds(200);  // what takes less is done before it could be read
  if (state_->layout.running() && state_->options.clock() - state_->layout_began >= kNoticed) {
    const jobs::Progress& progress = state_->layout.progress();
    lines.push_back({State::kLayout, "Arranging the map", progress.phase(), progress.fraction()});
  }
  return lines;
}

void Session::State::obey(const Cancel& command) {
  const std::uint64_t number = command.activity / 4;
  switch (command.activity % 4) {
    case kAnalyst: analyst->cancel(number); break;
    case kFileWorker: file_worker->cancel(number); break;
    default: layout.cancel();
  }
}

}  // namespace xylem::session
