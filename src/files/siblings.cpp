// Finding the other table of a pair by its name.
#include "files/siblings.h"

#include <array>
#include <system_error>
#include <utility>

#include "xylem/base/text.h"

namespace xylem::files {
namespace {

namespace fs = std::filesystem;

/// Words at the end of names: what the nodes are called, and the ties that go with them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kPairs = {{
    {"organizations", "partnerships"},
    {"organisations", "partnerships"},
    {"nodes", "edges"},
    {"nodes", "links"},
    {"nodes", "ties"},
    {"elements", "connections"},
    {"vertices", "edges"},
    {"nodelist", "edgelist"},
}};

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

/// `word` in the way `like` is written: all upper case, first letter upper case, or lower.
std::string in_the_case_of(std::string_view like, std::string_view word) {
  std::string cased(word);
  const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
  const bool first = !like.empty() && like[0] >= 'A' && like[0] <= 'Z';
  const bool all = first && like.size() > 1 && like[1] >= 'A' && like[1] <= 'Z';
  for (std::size_t i = 0; i < cased.size(); ++i) {
    if (all || (first && i == 0)) cased[i] = upper(cased[i]);
  }
  return cased;
}

}  // namespace

std::string common_stem(const std::string& stem) {
  const std::string lower = base::lowered(stem);
  for (const std::string_view word : {"-organizations", "-partnerships", "-flows"}) {
    if (lower.ends_with(word) && lower.size() > word.size()) return stem.substr(0, stem.size() - word.size());
  }
  return stem;
}

std::vector<fs::path> siblings_of(const fs::path& path, std::string_view format_id) {
  std::vector<fs::path> found;
  const std::string stem = path.stem().string(), extension = path.extension().string(), lower = base::lowered(stem);
  const auto add = [&](const std::string& name) {
    const fs::path candidate = path.parent_path() / (name + extension);
    if (candidate != path && is_there(candidate)) found.push_back(candidate);
  };
  if (format_id == "csv") {
    for (const auto& [nodes, ties] : kPairs) {
      for (const auto& [mine, other] : {std::pair(nodes, ties), std::pair(ties, nodes)}) {
        if (!found.empty() || !lower.ends_with(mine)) continue;
        const std::string before = stem.substr(0, stem.size() - mine.size());
        add(before + in_the_case_of(std::string_view(stem).substr(before.size()), other));
      }
    }
  }
  const std::string own = format_id == "csv" ? common_stem(stem) : stem;
  if (!lower.ends_with("-flows") && (format_id != "csv" || own != stem)) add(own + "-flows");
  return found;
}

}  // namespace xylem::files
