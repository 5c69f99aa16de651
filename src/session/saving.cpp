// Saving: the document in work lives in a file from its first change on; the file's own thread commits.
#include <system_error>
#include <utility>

#include "session/state.h"
#include "xylem/base/text.h"
#include "xylem/store/past.h"
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

document::History Session::State::stamped(const document::History& past) {
  std::vector<document::History::Step> steps = past.steps();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const document::Document& old = past.steps()[i].document;
    document::Document& own = steps[i].document;
    const bool has_before = i > 0;  // neighbors share what no step touched
    const document::Document* before = has_before ? &past.steps()[i - 1].document : nullptr;
    own.ecosystem = has_before && before->ecosystem.same_as(old.ecosystem) ? steps[i - 1].document.ecosystem
                                                                           : document::Part(*old.ecosystem, stamps.fresh());
    own.places = has_before && before->places.same_as(old.places) ? steps[i - 1].document.places : document::Part(*old.places, stamps.fresh());
  }
  return {std::move(steps), past.position()};
}

void Session::State::start_document(const document::History& past, std::unique_ptr<store::ProjectFile> from) {
  layout.cancel();
  layout_is_first = false;
  let_go();
  arrangement = {};
  leave_document();
  file = std::move(from);
  const bool named = file != nullptr && !file->read_only() && !store::is_untitled(file->path(), options.state_folder);
  home = named ? file->path() : std::filesystem::path();
  history = stamped(past);
  if (file != nullptr && file->read_only()) {
    tell(base::Severity::warning, file->path().filename().string() + " cannot be written to", "Your changes go to an untitled copy; save it under another name.");
    file.reset();
  }
  last_saved = history.now();
  const ViewState before = std::exchange(view, {});
  view.dark = before.dark;
  view.text_scale = before.text_scale;
  view.reduce_motion = before.reduce_motion;
  view.map_aspect = before.map_aspect;
  view.lens = before.lens;
  ++open_count;
  ++document_number;
  ensure_places();
  if (file == nullptr) last_saved = history.now();
  look_for_unsaved();
}

void Session::State::leave_document() {
  const document::Document& last = history.now();
  if (creating_file) left_behind.emplace(document_number, last);
  close_aside(std::exchange(file, nullptr), last, Closing::keep);
  for (const std::filesystem::path& target : saves_waiting) {
    file_worker->run("Saving " + target.filename().string(), [this, target, last](const std::stop_token&, jobs::Progress&) {
      const auto made = store::ProjectFile::create(target, last, store::Existing::replace, project_options(options));
      if (!made) mail.post([this, error = made.error()] { tell(error); });
    });
  }
  saves_waiting.clear();
  creating_file = false;
  failed_document.reset();
}

void Session::State::close_aside(std::unique_ptr<store::ProjectFile> closing, document::Document last, Closing how) {
  if (closing == nullptr) return;
  const auto held_file = std::make_shared<std::unique_ptr<store::ProjectFile>>(std::move(closing));
  const std::string name = (*held_file)->path().filename().string();
  file_worker->run("Closing " + name, [this, held_file, name, how, last = std::move(last)](const std::stop_token&, jobs::Progress&) {
    const std::filesystem::path path = (*held_file)->path();
    const auto written = how == Closing::keep ? (*held_file)->flush() : base::Result<void>();
    held_file->reset();
    std::error_code ignored;
    if (how == Closing::remove) std::filesystem::remove(path, ignored);
    if (written) return;
    const auto kept = options.state_folder.empty() ? base::Result<std::unique_ptr<store::ProjectFile>>(written.error())
                                                   : store::create_untitled(options.state_folder, last);
    const std::string remedy = kept.ok() ? "As it was in the end it is kept among the unsaved maps." : written.error().remedy;
    mail.post([this, text = "Not all of " + name + " could be saved: " + base::to_text(written.error()), remedy] {
      tell(base::Severity::error, text, remedy);
    });
  });
}

void Session::State::record_step() {
  const document::Document& now = history.now();
  const store::StepKind kind = std::exchange(step_kind, store::StepKind::edit);
  if (same(now, last_saved)) return;
  if (file == nullptr) return begin_untitled();
  // of an undo: what was undone
  const auto& step = history.steps()[history.position() + (kind == store::StepKind::undo && history.can_redo() ? 1 : 0)];
  last_saved = now;
  file->save(now, {step.label, kind == store::StepKind::edit ? step.merge : std::string(), kind});
}

void Session::State::begin_untitled() {
  if (options.state_folder.empty() || creating_file) return;
  if (failed_document && same(*failed_document, history.now())) return;
  create_file("an untitled map", {}, [folder = options.state_folder](const document::Document& document, const store::ProjectOptions& project) {
    return store::create_untitled(folder, document, project);
  });
}

void Session::State::create_file(const std::string& name, const std::filesystem::path& target, MakeFile make) {
  creating_file = true;
  const std::uint64_t of = document_number;
  file_worker->run("Saving " + name, [this, target, make = std::move(make), of, document = history.now()](const std::stop_token&, jobs::Progress&) {
    auto made = std::make_shared<base::Result<std::unique_ptr<store::ProjectFile>>>(make(document, project_options(options)));
    mail.post([this, made, of, target, document] {
      if (!*made && of == document_number) return take_in_not_created(made->error());
      if (!*made) {
        left_behind.erase(of);
        return tell(made->error());
      }
      if (of != document_number) return finish_left_behind(of, *std::move(*made), document);
      take_in_created(*std::move(*made), target, document);
    });
  });
}

void Session::State::take_in_created(std::unique_ptr<store::ProjectFile> made, const std::filesystem::path& target, document::Document created) {
  creating_file = false;
  failed_document.reset();
  auto before = std::exchange(file, std::move(made));
  const bool untitled = before != nullptr && store::is_untitled(before->path(), options.state_folder);
  close_aside(std::move(before), {}, untitled ? Closing::remove : Closing::superseded);
  home = target;
  last_saved = std::move(created);
  record_step();  // what was done meanwhile
  save_next();
}

void Session::State::take_in_not_created(const base::Error& error) {
  creating_file = false;
  if (file == nullptr) failed_document = history.now();
  failed_reason = base::to_text(error);
  tell(error);
  save_next();
}

void Session::State::finish_left_behind(std::uint64_t number, std::unique_ptr<store::ProjectFile> made, const document::Document& created) {
  const auto last = left_behind.find(number);
  if (last == left_behind.end()) return close_aside(std::move(made), created, Closing::superseded);
  const document::Document newest = std::move(last->second);
  left_behind.erase(last);
  if (!same(newest, created)) made->save(newest, {"Last changes", {}, store::StepKind::edit});
  close_aside(std::move(made), newest, Closing::keep);
  look_for_unsaved();
}

bool Session::State::is_open_here(const std::filesystem::path& path) const {
  std::error_code unknown;
  return file != nullptr && std::filesystem::equivalent(path, file->path(), unknown);
}

void Session::State::open_project(const std::filesystem::path& target) {
  if (is_open_here(target)) return tell(base::Severity::note, target.filename().string() + " is open already");
  file_worker->run("Opening " + target.filename().string(), [this, target](const std::stop_token& stop, jobs::Progress&) {
    auto read = std::make_shared<base::Result<store::OpenedProject>>(store::ProjectFile::open(target, project_options(options)));
    if (stop.stop_requested()) return;
    // without its steps a document is whole too: what is wrong with them is no reason not to open it
    auto past = *read ? store::read_history(target, read->value().document) : base::Result<document::History>(read->error());
    auto shared_past = std::make_shared<base::Result<document::History>>(std::move(past));
    mail.post([this, read, shared_past] {
      if (!*read) return tell(read->error());
      store::OpenedProject project = *std::move(*read);
      start_document(*shared_past ? shared_past->value() : document::History(std::move(project.document)), std::move(project.file));
      tell_problems(project.problems);
    });
  });
}

void Session::State::save_project_as(const std::filesystem::path& wish) {
  std::filesystem::path target = wish;
  if (target.extension() != ".xylem") target += ".xylem";
  saves_waiting.push_back(std::move(target));
  save_next();
}

void Session::State::save_next() {
  if (creating_file || saves_waiting.empty()) return;
  const std::filesystem::path target = std::move(saves_waiting.front());
  saves_waiting.pop_front();
  if (is_open_here(target)) {
    file->end_run();
    return save_next();
  }
  create_file(target.filename().string(), target, [target](const document::Document& document, const store::ProjectOptions& project) {
    return store::ProjectFile::create(target, document, store::Existing::replace, project);
  });
}

void Session::State::look_for_unsaved() {
  if (options.state_folder.empty() || file != nullptr) return;
  file_worker->run("Looking for unsaved maps", [this, folder = options.state_folder](const std::stop_token& stop, jobs::Progress&) {
    std::vector<UnsavedMap> found;
    for (store::Untitled& one : store::untitled_in(folder)) {
      found.push_back({std::move(one.path), std::move(one.name), one.organizations, one.changed, one.cut_off, std::move(one.fault)});
    }
    if (stop.stop_requested()) return;
    mail.post([this, found = std::move(found)] { take_in_unsaved(found); });
  });
}

void Session::State::take_in_unsaved(std::vector<UnsavedMap> found) {
  unsaved = std::move(found);
  if (std::exchange(looked_for_unsaved, true)) return;
  for (const UnsavedMap& map : unsaved) {
    if (!map.cut_off || !map.fault.empty()) continue;
    const std::string what = map.name.empty() ? "A map without a name" : "\u201c" + map.name + "\u201d";
    tell(base::Severity::warning, what + " was open when Xylem was cut off. All its changes are kept.",
         base::counted(map.organizations, "organization") + ", not yet saved under a name.");
    notices.back().action = Notice::Action{"Open it", Open{map.path}};
  }
}

void Session::State::obey(const ThrowAway& command) {
  file_worker->run("Deleting " + command.path.filename().string(), [this, path = command.path, folder = options.state_folder](const std::stop_token&, jobs::Progress&) {
    const auto gone = store::throw_away(path, folder);
    if (!gone) mail.post([this, error = gone.error()] { tell(error); });
  });
  std::erase_if(unsaved, [&](const UnsavedMap& map) { return map.path == command.path; });
  look_for_unsaved();
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
  if (file == nullptr) return failed_document ? SaveState::failed : SaveState::nothing_to_save;
  const store::SaveState state = file->state();
  if (state.trouble) return SaveState::failed;
  return state.all_saved() ? SaveState::saved : SaveState::saving;
}

}  // namespace xylem::session
