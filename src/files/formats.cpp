// The catalogue of formats, and choosing among them by name and by content.
#include "xylem/files/formats.h"

#include <algorithm>
#include <array>
#include <system_error>

#include "files/outgoing.h"
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
       true,
       &read_gexf,
       &write_gexf},
      {"graphml",
       "GraphML (yEd, Cytoscape, NetworkX, Gephi)",
       {".graphml"},
       "Organizations and partnerships with their fields and positions; flows in a second file",
       true,
       true,
       &read_graphml,
       &write_graphml},
      {"csv",
       "Tables (CSV)",
       {".csv", ".tsv", ".tab", ".txt"},
       "Organizations, partnerships and flows with their fields, a table each",
       true,
       true,
       &read_tables,
       &write_tables},
      {"kumu", "Kumu project", {".json"}, "Elements, connections and positions", true, false, &read_kumu_json, nullptr},
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
  auto table = read_graph_table(path);
  if (!table) return table.error();
  return import_graph(*std::move(table), defaults, options);
}

std::vector<FileBytes> written_bytes(const Format& format, const document::Document& document,
                                     const std::string& stem) {
  if (format.write == nullptr) return {};
  const Outgoing tables = outgoing(document);
  auto files = format.write(tables.partnerships, tables.flows, stem);
  if (tables.flows.edges.empty()) files.pop_back();
  return files;
}

base::Result<Written> write_document(const std::filesystem::path& path, const document::Document& document) {
  const Format* format = format_of_path(path);
  if (format == nullptr || format->write == nullptr) {
    std::vector<std::string> extensions;
    for (const Format& other : catalogue()) {
      if (other.write != nullptr) extensions.emplace_back(other.extensions.front());
    }
    return base::Error{base::ErrorKind::unsupported, "A file of this kind cannot be written", path.filename().string(),
                       "Give the name one of these endings: " + base::joined(extensions, ", ") + "."};
  }
  Outgoing tables = outgoing(document);
  Written written;
  written.partnerships = {tables.partnerships.nodes.size(), tables.partnerships.edges.size()};
  written.flows = tables.flows.edges.size();
  written.problems = std::move(tables.problems);
  const std::string stem = path.stem().string();
  const auto files = format->write(tables.partnerships, tables.flows, format->id == "csv" ? common_stem(stem) : stem);
  for (const FileBytes& file : files) {
    std::filesystem::path target = path.parent_path() / file.name;
    if (format->id != "csv") target.replace_extension(path.extension());  // as it was asked for: ".GEXF"
    std::error_code error;
    const bool no_flows = &file == &files.back() && written.flows == 0;
    if (no_flows && !std::filesystem::exists(target, error)) continue;  // one from before would be read as part of this
    if (auto done = base::write_file(target, file.bytes); !done) return done.error();
    written.files.push_back(target);
  }
  for (base::Problem& problem : written.problems) problem.where = path.filename().string();
  return written;
}

}  // namespace xylem::files
