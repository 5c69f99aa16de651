// Untitled documents: files like all others, in a folder of the program.
#include "xylem/store/untitled.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

#include "store/open_database.h"
#include "xylem/base/text.h"

namespace xylem::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStem = "untitled-";

fs::path from_environment(const char* variable) {
  const char* value = std::getenv(variable);
  return value == nullptr ? fs::path() : fs::path(value);
}

/// The writer takes its journal away when it closes; one that is still there belongs to a program that could not.
fs::path journal_of(const fs::path& path) { return path.string() + "-journal"; }

std::chrono::system_clock::time_point last_change(const fs::path& path) {
  std::error_code unknown;
  const auto written = fs::last_write_time(path, unknown);
  if (unknown) return {};
  const auto when = std::chrono::file_clock::to_sys(written);
  return std::chrono::time_point_cast<std::chrono::system_clock::duration>(when);
}

/// The look of one file; nothing when it is open in a window.
bool looked_into(Untitled& one) {
  auto opened = open_database(one.path, Access::write, {});
  if (!opened) {
    one.fault = opened.error().message;
    return opened.error().kind != base::ErrorKind::busy;
  }
  auto name = opened->database.prepare("SELECT name FROM about");
  if (name) {
    if (const auto row = name->step(); row && *row) one.name = name->text(0);
  }
  const auto counted = [&](const char* sql) {
    const auto count = opened->database.number(sql);
    return count ? static_cast<std::size_t>(*count) : 0;
  };
  one.organizations = counted("SELECT count(*) FROM organizations");
  one.steps = counted("SELECT count(*) FROM steps");
  return true;
}

}  // namespace

fs::path untitled_folder(const fs::path& state_home, const fs::path& home) {
  if (state_home.is_absolute()) return state_home / "xylem";
  return home.empty() ? fs::path() : home / ".local" / "state" / "xylem";
}

fs::path untitled_folder() { return untitled_folder(from_environment("XDG_STATE_HOME"), from_environment("HOME")); }

base::Result<std::unique_ptr<ProjectFile>> create_untitled(const fs::path& folder, const document::Document& document,
                                                           ProjectOptions options) {
  std::error_code failed;
  if (fs::create_directories(folder, failed)) fs::permissions(folder, fs::perms::owner_all, failed);
  if (failed) {
    return base::Error{base::ErrorKind::io, "Cannot make the folder: " + failed.message(), folder.string(),
                       "Save the document in a folder of your own."};
  }
  constexpr int kMost = 100'000;
  for (int number = 1; number < kMost; ++number) {
    const fs::path path = folder / (std::string(kStem) + std::to_string(number) + ".xylem");
    if (fs::exists(path, failed)) continue;
    auto made = ProjectFile::create(path, document, Existing::refuse, options);
    if (made || made.error().kind != base::ErrorKind::invalid_argument) return made;  // else another window was faster
  }
  return base::Error{base::ErrorKind::io, "There are too many untitled documents", folder.string(),
                     "Delete some of them."};
}

std::vector<Untitled> untitled_in(const fs::path& folder) {
  std::vector<Untitled> all;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder, failed)) {
    if (!is_untitled(entry.path(), folder)) continue;
    Untitled one;
    one.path = entry.path();
    std::error_code unknown;
    one.changed = last_change(one.path);
    one.cut_off = fs::exists(journal_of(one.path), unknown);
    if (looked_into(one)) all.push_back(std::move(one));
  }
  std::ranges::sort(all, [](const Untitled& a, const Untitled& b) {
    return std::tie(b.changed, a.path) < std::tie(a.changed, b.path);
  });
  return all;
}

bool is_untitled(const fs::path& path, const fs::path& folder) {
  const std::string stem = path.stem().string();
  return path.parent_path() == folder && path.extension() == ".xylem" && stem.starts_with(kStem) &&
         base::integer_from(std::string_view(stem).substr(kStem.size())).has_value();
}

base::Result<void> throw_away(const fs::path& path, const fs::path& folder) {
  if (!is_untitled(path, folder)) {
    return base::Error{base::ErrorKind::invalid_argument, "This is not an unsaved map", path.string(), ""};
  }
  const auto claimed = open_database(path, Access::write, {});  // held until the file is gone
  if (!claimed && claimed.error().kind == base::ErrorKind::busy) return claimed.error();
  std::error_code failed;
  fs::remove(path, failed);
  if (failed) {
    return base::Error{base::ErrorKind::io, "Cannot delete the file: " + failed.message(), path.string(),
                       "See whether the folder can be written."};
  }
  fs::remove(journal_of(path), failed);
  return {};
}

}  // namespace xylem::store
