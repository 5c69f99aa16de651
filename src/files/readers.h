// The readers and writers that the catalogue of formats names, one file each.
#pragma once

#include <string>
#include <vector>

#include "xylem/base/result.h"
#include "xylem/files/formats.h"
#include "xylem/files/graph_table.h"

namespace xylem::files {

[[nodiscard]] base::Result<GraphTable> read_gexf(const std::vector<FileBytes>& files);
[[nodiscard]] base::Result<GraphTable> read_graphml(const std::vector<FileBytes>& files);
[[nodiscard]] base::Result<GraphTable> read_kumu_json(const std::vector<FileBytes>& files);
[[nodiscard]] base::Result<GraphTable> read_tables(const std::vector<FileBytes>& files);

[[nodiscard]] std::vector<FileBytes> write_gexf(const GraphTable& partnerships, const GraphTable& flows,
                                                const std::string& stem);
[[nodiscard]] std::vector<FileBytes> write_graphml(const GraphTable& partnerships, const GraphTable& flows,
                                                   const std::string& stem);
[[nodiscard]] std::vector<FileBytes> write_tables(const GraphTable& partnerships, const GraphTable& flows,
                                                  const std::string& stem);

/// What Xylem names itself in the files it writes.
inline constexpr const char* kCreator = "Xylem";

/// Reads the first file by `read_one`, and adds the edges of the others (flows beside partnerships); their nodes are
/// taken only where the first file does not have them.
[[nodiscard]] base::Result<GraphTable> read_with_flows(const std::vector<FileBytes>& files,
                                                       base::Result<GraphTable> (*read_one)(const FileBytes& file));

/// What to say when a file that belongs to another cannot be read; the other one is read all the same.
[[nodiscard]] base::Problem not_read(const base::Error& error);

/// Cleans what any reader made: a second node of an id is merged into the first and reported, nodes without an id are
/// numbered, groups that contain themselves are taken apart.
void tidy(GraphTable& table);

}  // namespace xylem::files
