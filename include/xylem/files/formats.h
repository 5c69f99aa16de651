// The catalogue of file formats: what Xylem reads and writes of other programs, one row each.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/base/result.h"
#include "xylem/document/document.h"
#include "xylem/files/graph_table.h"
#include "xylem/files/import.h"

namespace xylem::files {

/// A file in memory. `name` has no folder; it stands in messages and tells what the file is for.
struct FileBytes {
  std::string name;
  std::string bytes;
};

/// One row of the catalogue.
struct Format {
  std::string_view id;
  std::string_view title;
  std::vector<std::string_view> extensions;  // lower case, with the dot; the first is the usual one
  std::string_view carries;                  // what it can hold of an ecosystem, for the export dialog and the README
  bool can_read = false;
  bool can_write = false;
  /// Null for the program's own formats, which live in room store. The first file is the one that was asked for; others
  /// belong to it. Errors  malformed, unsupported, too_large, with file and line and a remedy.
  base::Result<GraphTable> (*read)(const std::vector<FileBytes>& files) = nullptr;
  /// Null where can_write is false or the format is the program's own. `stem` is the file name without its extension;
  /// the last file is that of the flows, which may hold none.
  std::vector<FileBytes> (*write)(const GraphTable& partnerships, const GraphTable& flows,
                                  const std::string& stem) = nullptr;
};

/// Every format; the program's own two come first.
[[nodiscard]] std::span<const Format> formats();
/// The format of that id, or null.
[[nodiscard]] const Format* format_of_id(std::string_view id);
/// The format that the extension of `path` means, or null. Used for writing; ".xylem.json" wins over ".json".
[[nodiscard]] const Format* format_of_path(const std::filesystem::path& path);
/// The format that `bytes` (a beginning is enough) show, helped by the name.
/// Errors  unsupported, naming what it seems to be and what to do.
[[nodiscard]] base::Result<const Format*> format_of_content(const std::string& name, std::string_view bytes);

/// Reads `path` in the format its content shows, with the files that belong to it (the other one of a pair of tables,
/// the flows beside the partnerships). Files over 512 MiB are refused.
/// Errors  those of base::read_file and of the readers.
[[nodiscard]] base::Result<GraphTable> read_graph_table(const std::filesystem::path& path);
/// read_graph_table, then import_graph.
[[nodiscard]] base::Result<Imported> read_document(const std::filesystem::path& path,
                                                   const ecosystem::Ecosystem& defaults,
                                                   const ImportOptions& options = {});

struct Written {
  std::vector<std::filesystem::path> files;
  Counts partnerships;      // organizations and partnerships in the first file, or pair of tables
  std::size_t flows = 0;    // in a file of their own, which is written only when there are any
  base::Problems problems;  // what the format cannot hold, or what was left out as private
};

/// Writes `document` in the format that the extension of `path` means. Partnerships (undirected) and flows (directed)
/// go to separate files, NAME.gexf and NAME-flows.gexf, because few programs read both kinds of ties from one graph;
/// the tables are NAME-organizations.csv, NAME-partnerships.csv and NAME-flows.csv. Private records, records that refer
/// to them and values of private custom fields are left out.
/// Errors  unsupported for another extension and for the program's own formats; io.
[[nodiscard]] base::Result<Written> write_document(const std::filesystem::path& path,
                                                   const document::Document& document);

/// What write_document writes, without writing it. Empty when `format` cannot be written here.
[[nodiscard]] std::vector<FileBytes> written_bytes(const Format& format, const document::Document& document,
                                                   const std::string& stem);

}  // namespace xylem::files
