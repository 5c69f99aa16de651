// Saving: the document in work lives in a file from its first change on; the file's own thread commits.
#include <system_error>
#include <utility>

#include "session/state.h"
#include "xylem/base/text.h"
#include "xylem/store/untitled.h"

namespace xylem::session {
namespace {

store::ProjectOptions project_options(const Options& session) {
  store::ProjectOptions project;
  project.when_changed = session.wake;
  return project;
}

bool same(const document::Document& a, const document::Document& b) {
  return a.ecosystem.same_as(b.ecosystem) && a.places.same_as(b.places);
}

}  // namespace

void Session::State::start_document(document::Document document, std::unique_ptr<store::ProjectFile> from) {
  layout.cancel();
  held.reset();
  moving.reset();
  ++moving_version;
  arrangement = {};
  file = std::move(from);
  creating_file = false;
  const bool named = file != nullptr && !file->read_only() && !store::is_untitled(file->path(), options.state_folder);
  home = named ? file->path() : std::filesystem::path();
  // Stamps are this session's own: whoever made the document counted for itself.
  history = document::History({{*document.ecosystem, stamps.fresh()}, {*document.places, stamps.fresh()}});
  if (file != nullptr && file->read_only()) {
    tell(base::Severity::warning, file->path().filename().string() + " cannot be written to", "Your changes go to an untitled copy; save it under another name.");
    file.reset();
  }
  last_saved = history.now();
  const ViewState before = std::exchange(view, {});
  view.dark = before.dark;
  view.text_scale = before.text_scale;
  view.reduce_motion = before.reduce_motion;
  view.lens = before.lens;
  ++open_count;
  ensure_places();
}

void Session::State::record_step() {
  const document::Document& now = history.now();
  const store::StepKind kind = std::exchange(step_kind, store::StepKind::edit);
  if (same(now, last_saved)) return;
  if (file == nullptr) return begin_untitled();
  const auto& step = history.steps()[history.position()];
  last_saved = now;
  file->save(now, {step.label, kind == store::StepKind::edit ? step.merge : std::string(), kind});
}

void Session::State::begin_untitled() {
  if (options.state_folder.empty() || creating_file) return;
  creating_file = true;
  create_file("an untitled map", [folder = options.state_folder](const document::Document& document, const store::ProjectOptions& project) {
    return store::create_untitled(folder, document, project);
  }, {});
}

void Session::State::create_file(const std::string& name, MakeFile make, std::function<void()> then) {
  last_saved = history.now();
  const std::uint64_t of = open_count;
  file_worker->run("Saving " + name, [this, make = std::move(make), of, then = std::move(then), document = history.now()](const std::stop_token&, jobs::Progress&) {
    auto made = std::make_shared<base::Result<std::unique_ptr<store::ProjectFile>>>(make(document, project_options(options)));
    mail.post([this, made, of, then] {
      if (of != open_count) return;  // another document is in work by now; this one is safe in its file
      if (!*made) {
        creating_file = false;
        failed_to_create = true;
        return tell(made->error());
      }
      creating_file = false;
      failed_to_create = false;
      file = *std::move(*made);
      if (then) then();
      record_step();  // what was done meanwhile
    });
  });
}

void Session::State::open_project(const std::filesystem::path& target) {
  file_worker->run("Opening " + target.filename().string(), [this, target](const std::stop_token& stop, jobs::Progress&) {
    auto read = std::make_shared<base::Result<store::OpenedProject>>(store::ProjectFile::open(target, project_options(options)));
    if (stop.stop_requested()) return;
    mail.post([this, read] {
      if (!*read) return tell(read->error());
      store::OpenedProject project = *std::move(*read);
      start_document(std::move(project.document), std::move(project.file));
      tell_problems(project.problems);
    });
  });
}

void Session::State::save_project_as(const std::filesystem::path& wish) {
  std::filesystem::path target = wish;
  if (target.extension() != ".xylem") target += ".xylem";
  const std::filesystem::path untitled = home.empty() && file != nullptr ? file->path() : std::filesystem::path();
  creating_file = true;
  const auto make = [target](const document::Document& document, const store::ProjectOptions& project) {
    return store::ProjectFile::create(target, document, store::Existing::replace, project);
  };
  create_file(target.filename().string(), make, [this, target, untitled] {
    home = target;
    std::error_code ignored;
    if (!untitled.empty()) std::filesystem::remove(untitled, ignored);
  });
}

void Session::State::refresh_saving() {
  if (file == nullptr) return;
  const store::SaveState state = file->state();
  const std::string trouble = state.trouble ? base::to_text(*state.trouble) : std::string();
  if (trouble != told_trouble && !trouble.empty()) tell(*state.trouble);
  told_trouble = trouble;
}

SaveState Session::State::save_state() const {
  if (creating_file) return SaveState::saving;
  if (file == nullptr) return failed_to_create ? SaveState::failed : SaveState::nothing_to_save;
  const store::SaveState state = file->state();
  if (state.trouble) return SaveState::failed;
  return state.all_saved() ? SaveState::saved : SaveState::saving;
}

}  // namespace xylem::session
