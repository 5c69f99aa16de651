// The include rules: read from the table of rooms in src/README.md and applied to the text of source files.
#pragma once

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace xylem::architecture {

/// One row of the table: which rooms a room may include beside itself, and with what the paths of the foreign headers
/// begin that it may include (`imgui` allows `imgui.h` and `imgui_internal.h`).
struct Room {
  std::set<std::string> rooms;
  std::set<std::string> foreign;
};
using Rooms = std::map<std::string, Room, std::less<>>;

inline std::set<std::string> words_in(const std::string& text) {
  std::istringstream stream(text);
  std::set<std::string> words;
  for (std::string word; stream >> word;) {
    if (word != "–" && word != "-") words.insert(word);
  }
  return words;
}

/// The rows of the table with the head `| room | may include | third party | …` in the Markdown text `readme`.
inline Rooms rooms_in(const std::string& readme) {
  Rooms rooms;
  std::istringstream lines(readme);
  bool within = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("| room | may include | third party |")) {
      within = true;
    } else if (within && !line.starts_with("|")) {
      break;
    } else if (within && !line.starts_with("|---")) {
      std::istringstream cells(line.substr(1));
      std::string name, may_include, foreign;
      std::getline(cells, name, '|');
      std::getline(cells, may_include, '|');
      std::getline(cells, foreign, '|');
      const auto names = words_in(name);
      if (names.size() == 1) rooms[*names.begin()] = {words_in(may_include), words_in(foreign)};
    }
  }
  return rooms;
}

/// What a line wants: the path between quotes or angle brackets, and the number of the line, from 1.
struct Include {
  std::string path;
  bool quoted = false;
  int line = 0;
};

inline std::vector<Include> includes_in(const std::string& source) {
  std::vector<Include> found;
  std::istringstream lines(source);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    const auto skip_blanks = [&line](std::size_t at) {
      return std::min(line.find_first_not_of(" \t", at), line.size());
    };
    const std::size_t hash = skip_blanks(0);
    if (hash == line.size() || line[hash] != '#') continue;
    const std::size_t word = skip_blanks(hash + 1);
    if (line.compare(word, 7, "include") != 0) continue;
    const std::size_t open = skip_blanks(word + 7);
    if (open == line.size() || (line[open] != '"' && line[open] != '<')) continue;
    const std::size_t close = line.find(line[open] == '"' ? '"' : '>', open + 1);
    if (close != std::string::npos)
      found.push_back({line.substr(open + 1, close - open - 1), line[open] == '"', number});
  }
  return found;
}

/// Whether `path` is a header of the C++ library (which have no extension), of POSIX or of Linux.
inline bool of_the_system(std::string_view path) {
  static constexpr std::array kPosix{"unistd.h",  "fcntl.h",   "poll.h",  "dlfcn.h",  "signal.h",
                                     "pwd.h",     "dirent.h",  "time.h",  "locale.h", "errno.h",
                                     "strings.h", "pthread.h", "sched.h", "spawn.h",  "stdlib.h"};
  return path.find_first_of("./") == std::string_view::npos || path.starts_with("sys/") ||
         std::ranges::find(kPosix, path) != kPosix.end();
}

/// Where a file lies: under include/xylem/ROOM for all to see, or under src/ROOM for the room alone.
enum class Side { open, own };

/// What the rules hold against one include of a file of `room`; nothing when it is allowed.
/// `is_own` says whether a quoted path is a private file of the same room.
inline std::string broken_rule(const Rooms& rooms, const std::string& room, Side side, const Include& include,
                               const std::function<bool(const std::string&)>& is_own) {
  const auto row = rooms.find(room);
  if (row == rooms.end()) return room + " is not a room of the table";
  if (include.quoted && include.path.starts_with("xylem/")) {
    const std::string other = include.path.substr(6, include.path.find('/', 6) - 6);
    if (other == room || row->second.rooms.contains(other)) return {};
    return room + " may not include the room " + other + " (" + include.path + ")";
  }
  if (include.quoted) {
    if (side == Side::open) return "a header for all includes the private file " + include.path;
    if (include.path.find("..") != std::string::npos || !is_own(include.path)) {
      return include.path + " is not a private file of the room " + room;
    }
    return {};
  }
  if (of_the_system(include.path)) return {};
  if (side == Side::open && !(room == "ui" && include.path.starts_with("imgui"))) {
    return "a header for all shows the foreign header " + include.path;
  }
  const auto begins_path = [&](const std::string& name) { return include.path.starts_with(name); };
  if (std::ranges::any_of(row->second.foreign, begins_path)) return {};
  return room + " may not include the foreign header " + include.path;
}

/// What the rules hold against a file of `room` with the text `source`, a line each.
inline std::vector<std::string> broken_rules(const Rooms& rooms, const std::string& room, Side side,
                                             const std::string& source,
                                             const std::function<bool(const std::string&)>& is_own) {
  std::vector<std::string> found;
  for (const Include& include : includes_in(source)) {
    const std::string broken = broken_rule(rooms, room, side, include, is_own);
    if (!broken.empty()) found.push_back("line " + std::to_string(include.line) + ": " + broken);
  }
  return found;
}

}  // namespace xylem::architecture
