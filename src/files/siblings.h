// Files that belong together: the tables of a pair, and the flows beside the partnerships.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace xylem::files {

/// The files on disk that belong to `path`, without itself: for tables `x-organizations.csv` and `x-partnerships.csv`,
/// nodes and edges, elements and connections, whatever case and separator; for all formats `x-flows` beside `x`.
[[nodiscard]] std::vector<std::filesystem::path> siblings_of(const std::filesystem::path& path,
                                                             std::string_view format_id);

/// `stem` without the word that tells the table: "river" for "river-organizations".
[[nodiscard]] std::string common_stem(const std::string& stem);

}  // namespace xylem::files
