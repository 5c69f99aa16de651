// Opening a document whatever its format.
#include "xylem/session/opening.h"

#include "xylem/base/file_bytes.h"
#include "xylem/files/formats.h"
#include "xylem/store/project_file.h"
#include "xylem/store/text_twin.h"

namespace xylem::session {
namespace {

files::Counts counts_of(const document::Document& document) {
  return {document.ecosystem->all<ecosystem::Organization>().size(), document.ecosystem->all<ecosystem::Partnership>().size()};
}

base::Error at(base::Error error, const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  if (error.where.find(name) == std::string::npos) error.where = error.where.empty() ? name : name + ", " + error.where;
  return error;
}

}  // namespace

FileKind kind_of(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  if (name.ends_with(".xylem")) return FileKind::project;
  return name.ends_with(".xylem.json") ? FileKind::text_twin : FileKind::foreign;
}

base::Result<Opened> open_document(const std::filesystem::path& path, const ecosystem::Ecosystem& defaults,
                                   const files::ImportOptions& options) {
  switch (kind_of(path)) {
    case FileKind::project: {
      store::ProjectOptions only_read;
      only_read.access = store::Access::read;
      auto read = store::ProjectFile::open(path, only_read);
      if (!read) return at(read.error(), path);
      const files::Counts counts = counts_of(read->document);
      return Opened{std::move(read->document), counts, std::move(read->problems), true};
    }
    case FileKind::text_twin: {
      const auto text = base::read_file(path);
      if (!text) return text.error();
      auto read = store::read_text_twin(*text, defaults);
      if (!read) return at(read.error(), path);
      const files::Counts counts = counts_of(read->document);
      return Opened{std::move(read->document), counts, std::move(read->problems), false};
    }
    case FileKind::foreign: break;
  }
  auto imported = files::read_document(path, defaults, options);
  if (!imported) return at(imported.error(), path);
  return Opened{std::move(imported->document), imported->read, std::move(imported->problems), false};
}

}  // namespace xylem::session
