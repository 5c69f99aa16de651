// Commands that read and write files. All of it happens aside; results come back by mail.
#include <algorithm>
#include <utility>

#include "session/state.h"
#include "xylem/base/assets.h"
#include "xylem/base/file_bytes.h"
#include "xylem/base/text.h"
#include "xylem/files/formats.h"
#include "xylem/pictures/image.h"
#include "xylem/pictures/render.h"
#include "xylem/session/opening.h"
#include "xylem/store/text_twin.h"

namespace xylem::session {
namespace {

/// More distinct values than this are no sectors.
constexpr std::size_t kMostValues = 60;

files::Ties ties_from(const std::string& word) {
  return word == "partnerships" ? files::Ties::partnerships : word == "flows" ? files::Ties::flows : files::Ties::both;
}

void set_outcome(PendingImport& pending, const files::Imported& imported) {
  const auto& ecosystem = *imported.document.ecosystem;
  pending.organizations = ecosystem.all<ecosystem::Organization>().size();
  pending.people = ecosystem.all<ecosystem::Person>().size();
  pending.programs = ecosystem.all<ecosystem::Program>().size();
  pending.partnerships = ecosystem.all<ecosystem::Partnership>().size();
  pending.flows = ecosystem.all<ecosystem::ResourceFlow>().size();
  pending.problems = imported.problems;
}

/// What the dialog shows: the file's content, and what importing it with the guessed choices would make.
PendingImport pending_from(const files::GraphTable& table, const ecosystem::Ecosystem& defaults) {
  PendingImport pending;
  pending.name = table.file;
  pending.element_type = files::element_type_attribute(table);
  pending.nodes = table.nodes.size();
  pending.edges = table.edges.size();
  pending.sector_from = files::guessed_sector_attribute(table, defaults);
  std::vector<std::string> candidates = files::sector_candidates(table);
  const bool guessed = !pending.sector_from.empty();
  if (guessed && std::ranges::find(candidates, pending.sector_from) == candidates.end()) candidates.insert(candidates.begin(), pending.sector_from);
  for (const std::string& name : candidates) {
    PendingImport::Attribute attribute{name, {}, {}};
    for (const files::AttributeValue& value : files::values_of(table, name, defaults)) {
      if (attribute.values.size() == kMostValues) break;
      attribute.values.push_back({value.value, value.count, value.sector});
    }
    if (!attribute.values.empty()) attribute.first_value = attribute.values.front().value;
    pending.attributes.push_back(std::move(attribute));
  }
  set_outcome(pending, files::import_graph(table, defaults));
  return pending;
}

files::ImportOptions options_from(const Import& command) {
  files::ImportOptions choices;
  choices.sector_from = command.sector_from;
  for (const auto& [value, sector] : command.sectors) choices.sector_of_value.emplace(value, sector);
  choices.element_type_is_kind = command.element_type_is_kind;
  choices.ties = ties_from(command.ties);
  return choices;
}

base::Result<files::GraphTable> pasted_table(const std::string& text) {
  const auto format = files::format_of_content("pasted.csv", text);
  if (!format) return format.error();
  auto table = (*format)->read({{"Pasted text", text}});
  if (table) table->file = "Pasted text";
  return table;
}

}  // namespace

void Session::State::obey(const NewDocument& /*command*/) { start_document({{defaults, stamps.fresh()}, {}}, {}); }

void Session::State::obey(const Adopt& command) { start_document(command.document, {}); }

void Session::State::obey(const Open& command) {
  const std::filesystem::path path = command.path;
  if (kind_of(path) == FileKind::project) return open_project(path);
  file_worker->run("Reading " + path.filename().string(), [this, path, as_guessed = command.import_as_guessed](const std::stop_token& stop, jobs::Progress& progress) {
    progress.set_phase(path.filename().string());
    if (kind_of(path) == FileKind::text_twin) {
      auto opened = std::make_shared<base::Result<Opened>>(open_document(path, defaults));
      if (stop.stop_requested()) return;
      mail.post([this, opened] { take_in_opened(*std::move(opened)); });
      return;
    }
    auto table = std::make_shared<base::Result<files::GraphTable>>(files::read_graph_table(path));
    if (stop.stop_requested()) return;
    if (!as_guessed || !*table) return propose(table);
    const files::ImportOptions choices = options_from(Import{files::guessed_sector_attribute(table->value(), defaults), {}, "both"});
    adopt(files::import_graph(*std::move(*table), defaults, choices));
  });
}

void Session::State::propose(const std::shared_ptr<base::Result<files::GraphTable>>& table) {
  if (!*table) {
    mail.post([this, table] { tell(table->error()); });
    return;
  }
  auto pending = std::make_shared<PendingImport>(pending_from(table->value(), defaults));
  mail.post([this, table, pending] {
    pending_table = std::make_shared<files::GraphTable>(*std::move(*table));
    pending_import = std::move(*pending);
    preview_waiting.reset();
    ++import_number;
  });
}

void Session::State::take_in_opened(base::Result<Opened> opened) {
  if (!opened) return tell(opened.error());
  const base::Problems problems = std::move(opened->problems);
  start_document(std::move(opened->document), {});
  tell_problems(problems);
}

void Session::State::tell_problems(const base::Problems& problems) {
  if (problems.empty()) return;
  const base::Problem& first = problems.front();
  tell(base::Severity::warning,
       base::counted(problems.size(), "thing") + " in the file needed a look, the first: " + (first.where.empty() ? "" : first.where + ": ") + first.message,
       first.remedy);
}

void Session::State::obey(const OpenSample& command) {
  const auto path = base::sample(command.name);
  if (!path) return tell(path.error());
  obey(Open{*path});
}

void Session::State::obey(const Paste& command) {
  file_worker->run("Reading what was pasted", [this, text = command.text](const std::stop_token&, jobs::Progress&) {
    propose(std::make_shared<base::Result<files::GraphTable>>(pasted_table(text)));
  });
}

void Session::State::obey(const Import& command) {
  if (pending_table == nullptr) return;
  const files::ImportOptions choices = options_from(command);
  auto table = std::exchange(pending_table, nullptr);
  const std::string name = table->file;
  obey(CancelImport{});
  file_worker->run("Importing " + name, [this, table = std::move(table), choices](const std::stop_token& stop, jobs::Progress&) {
    const bool last = table.use_count() == 1;  // nobody counts in it any more
    files::Imported imported = last ? files::import_graph(std::move(*table), defaults, choices) : files::import_graph(*table, defaults, choices);
    if (!stop.stop_requested()) adopt(std::move(imported));
  });
}

void Session::State::adopt(files::Imported imported) {
  mail.post([this, imported = std::make_shared<files::Imported>(std::move(imported))] {
    start_document(std::move(imported->document), {});
    begin_untitled();  // what was pasted is nowhere else, and the choices are work too
    for (const base::Problem& problem : imported->problems) {
      if (problem.severity == base::Severity::error) tell(problem.severity, problem.where + ": " + problem.message, problem.remedy);
    }
  });
}

void Session::State::obey(const CancelImport& /*command*/) {
  pending_table.reset();
  pending_import.reset();
  preview_waiting.reset();
  ++import_number;
}

void Session::State::obey(const PreviewImport& command) {
  if (!pending_import) return;
  preview_waiting = command.choices;
  if (!pending_import->counting) count_import();
}

void Session::State::count_import() {
  pending_import->counting = true;
  const files::ImportOptions choices = options_from(*std::exchange(preview_waiting, std::nullopt));
  file_worker->run("Counting", [this, choices, table = pending_table, of = import_number](const std::stop_token&, jobs::Progress&) {
    auto imported = std::make_shared<const files::Imported>(files::import_graph(*table, defaults, choices));
    mail.post([this, imported, of] {
      if (of != import_number) return;
      pending_import->counting = false;
      set_outcome(*pending_import, *imported);
      if (preview_waiting) count_import();
    });
  });
}

void Session::State::obey(const SaveAs& command) {
  if (kind_of(command.path) != FileKind::text_twin) return save_project_as(command.path);
  write_aside(command.path, [document = history.now()] { return store::text_twin(document); });
}

void Session::State::write_aside(const std::filesystem::path& path, std::function<std::string()> bytes) {
  file_worker->run("Writing " + path.filename().string(), [this, path, bytes = std::move(bytes)](const std::stop_token& stop, jobs::Progress&) {
    const std::string content = bytes();
    if (stop.stop_requested()) return;
    report_written(path, base::write_file(path, content));
  });
}

void Session::State::report_written(const std::filesystem::path& path, const base::Result<void>& written) {
  if (written) {
    mail.post([this, path] { tell(base::Severity::note, "Wrote " + path.string()); });
  } else {
    mail.post([this, error = written.error()] { tell(error); });
  }
}

void Session::State::obey(const ExportGraph& command) {
  if (kind_of(command.path) == FileKind::text_twin) return obey(SaveAs{command.path});
  const auto path = command.path;
  file_worker->run("Writing " + path.filename().string(), [this, path, document = document::Document{shown(), history.now().places}](const std::stop_token&, jobs::Progress&) {
    const auto written = files::write_document(path, document);
    if (!written) return report_written(path, written.error());
    std::vector<std::string> names;
    for (const auto& one : written->files) names.push_back(one.filename().string());
    std::string left_out;
    for (const base::Problem& problem : written->problems) left_out += (left_out.empty() ? "" : " ") + problem.message + ".";
    mail.post([this, text = "Wrote " + base::joined(names, ", "), left_out] { tell(base::Severity::note, text, left_out); });
  });
}

void Session::State::obey(const ExportPicture& command) {
  auto drawn = std::make_shared<const scene::Scene>(composed({true}));
  pictures::PictureOptions picture;
  picture.width_px = static_cast<float>(command.width_px);
  picture.height_px = static_cast<float>(command.height_px);
  picture.scale = command.scale;
  picture.labels = view.labels;
  picture.text_scale = view.text_scale;
  const auto path = command.path;
  file_worker->run("Drawing " + path.filename().string(), [this, path, drawn, picture](const std::stop_token& stop, jobs::Progress&) {
    const auto fonts = text::Fonts::open();
    if (!fonts) return report_written(path, fonts.error());
    const auto image = pictures::render(*drawn, *fonts, picture);
    if (!image) return report_written(path, image.error());
    const auto bytes = pictures::png(*image);
    if (stop.stop_requested()) return;
    report_written(path, bytes ? base::write_file(path, *bytes) : base::Result<void>(bytes.error()));
  });
}

}  // namespace xylem::session
