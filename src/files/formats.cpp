// The catalogue of formats, and choosing among them by name and by content.
#include "xylem/files/formats.h"

#include <algorithm>
#include <array>

#include "files/readers.h"
#include "files/siblings.h"
#include "xylem/base/file_bytes.h"
#include "xylem/base/text.h"

namespace xylem::files {
namespace {

const std::vector<Format>& catalogue() {
  static const std::vector<Format> kFormats = {
      {"xylem", "Xylem document", {".xylem"}, "Everything, with its history", true, true, nullptr, nullptr},
      {"xylem-json",
       "Xylem document as text",
       {".xylem.json"},
       "Everything but the history",
       true,
       true,
       nullptr,
       nullptr},
      {"gexf",
       "GEXF (Gephi, Gephi Lite)",
       {".gexf"},
       "Organizations and partnerships with their fields, positions and colors; flows in a second file",
       true,
       false,
       &read_gexf,
       nullptr},
  };
  return kFormats;
}

}  // namespace

std::span<const Format> formats() { return catalogue(); }

const Format* format_of_id(std::string_view id) {
  const auto found = std::ranges::find(catalogue(), id, &Format::id);
  return found == catalogue().end() ? nullptr : &*found;
}

const Format* format_of_path(const std::filesystem::path& path) {
  const std::string name = base::lowered(path.filename().string());
  const Format* best = nullptr;
  std::size_t longest = 0;
  for (const Format& format : catalogue()) {
    for (const std::string_view extension : format.extensions) {
      if (!name.ends_with(extension) || extension.size() <= longest) continue;
      best = &format;
      longest = extension.size();
    }
  }
  return best;
}

base::Result<GraphTable> read_graph_table(const std::filesystem::path& path) {
  auto bytes = base::read_file(path);
  if (!bytes) return bytes.error();
  std::vector<FileBytes> files;
  files.push_back({path.filename().string(), std::move(bytes).value()});
  const auto format = format_of_content(files.front().name, files.front().bytes);
  if (!format) return format.error();
  if ((*format)->read == nullptr) {
    return base::Error{base::ErrorKind::unsupported, "This is a document of Xylem itself, not a file to import",
                       files.front().name, "Open it instead."};
  }
  for (const std::filesystem::path& sibling : siblings_of(path, (*format)->id)) {
    auto more = base::read_file(sibling);
    if (!more) return more.error();
    files.push_back({sibling.filename().string(), std::move(more).value()});
  }
  return (*format)->read(files);
}

base::Result<Imported> read_document(const std::filesystem::path& path, const ecosystem::Ecosystem& defaults,
                                     const ImportOptions& options) {
  const auto table = read_graph_table(path);
  if (!table) return table.error();
  return import_graph(*table, defaults, options);
}

}  // namespace xylem::files
