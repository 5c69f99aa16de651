// Whole files: read with a limit, written so that either the old or the new content is there, never half.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "xylem/base/result.h"

namespace xylem::base {

/// 512 MiB: more than any ecosystem needs and little enough not to stop the machine.
inline constexpr std::size_t kLargestFile = std::size_t{512} << 20;

/// The bytes of the regular file at `path`.
/// Errors  not_found; io (folder, permission, device); too_large beyond `limit` bytes.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit = kLargestFile);

/// Writes beside `path`, flushes to disk, then renames over it.
/// Errors  io, with the system's reason; the file that was there is untouched.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace xylem::base
