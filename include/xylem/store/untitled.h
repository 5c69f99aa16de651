// Where documents live that have no file of their own yet: typed, pasted, a sample, or read from another program's
// file.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "xylem/base/result.h"
#include "xylem/store/project_file.h"

namespace xylem::store {

/// `state_home`/xylem, or `home`/.local/state/xylem when `state_home` is empty or not absolute (XDG Base Directory
/// Specification 0.8). Empty when both are.
[[nodiscard]] std::filesystem::path untitled_folder(const std::filesystem::path& state_home,
                                                    const std::filesystem::path& home);
/// The same by $XDG_STATE_HOME and $HOME.
[[nodiscard]] std::filesystem::path untitled_folder();

/// Creates `folder`, readable by its owner only, when it is not there, and in it untitled-N.xylem with the lowest N
/// that is free. Errors  io; as ProjectFile::create.
[[nodiscard]] base::Result<std::unique_ptr<ProjectFile>> create_untitled(const std::filesystem::path& folder,
                                                                         const document::Document& document,
                                                                         ProjectOptions options = {});

/// A document that was left in the folder.
struct Untitled {
  std::filesystem::path path;
  std::string name;  // of the ecosystem; may be empty
  std::size_t organizations = 0;
  std::size_t steps = 0;  // what was done to it since it was made
  std::chrono::system_clock::time_point changed;
  bool cut_off = false;  // the program that had it open was killed; all that it acknowledged is there
  std::string fault;     // why it cannot be opened; empty when it can
};
/// What `folder` holds, the last changed first; those that a window has open are left out, damaged ones are told.
[[nodiscard]] std::vector<Untitled> untitled_in(const std::filesystem::path& folder);

/// Whether `path` is an untitled file of `folder`: such a one may be thrown away when its document has been saved
/// elsewhere.
[[nodiscard]] bool is_untitled(const std::filesystem::path& path, const std::filesystem::path& folder);

/// Deletes an untitled file of `folder` for good. One that is damaged goes too.
/// Errors  invalid_argument when it is no untitled file of the folder; busy when a window has it open; io.
[[nodiscard]] base::Result<void> throw_away(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace xylem::store
