// What the parts of an import share while it goes on.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "files/field_plan.h"
#include "files/tally.h"
#include "xylem/files/import.h"

namespace xylem::files {

enum class RecordKind : std::uint8_t { organization, person, program };

/// What a node became.
struct Entity {
  RecordKind kind = RecordKind::organization;
  std::string id;
};

struct Importing {
  const GraphTable& table;
  const ImportOptions& options;
  ecosystem::Ecosystem ecosystem;
  TermWords words;
  Tally tally;
  Imported result;
  std::vector<Entity> entities;                            // one for each node
  std::unordered_map<std::string, std::uint32_t> node_of;  // by the file's id

  Importing(const GraphTable& t, const ecosystem::Ecosystem& defaults, const ImportOptions& o)
      : table(t), options(o), ecosystem(defaults), words(ecosystem) {}
  Importing(const Importing&) = delete;
  Importing& operator=(const Importing&) = delete;

  [[nodiscard]] bool written_by_us() const;
  /// "FILE, line 12"
  [[nodiscard]] std::string where(std::uint32_t line) const;
  void say(base::Severity severity, std::string message, std::string remedy = {});
};

/// The id that the file gives when it is a slug nobody has, else a fresh one from it, else from `name`.
template <class Record>
[[nodiscard]] decltype(Record::id) id_like(const ecosystem::Ecosystem& ecosystem, const std::string& file_id,
                                           const std::string& name) {
  using Id = decltype(Record::id);
  const bool reserved = file_id == ecosystem::kExternal || file_id == ecosystem::kLearners;
  if (base::is_slug(file_id) && !reserved && !ecosystem.all<Record>().contains(Id(file_id))) return Id(file_id);
  return ecosystem::fresh_id<Record>(ecosystem, base::slug_from(file_id).empty() ? name : file_id);
}

/// Makes a record of each node.
void import_nodes(Importing& import);
/// Makes partnerships, flows, and the ties of people and programs.
void import_edges(Importing& import);
/// The places of the organizations that have a position, brought to the scale of the map.
[[nodiscard]] document::Places import_places(Importing& import);

}  // namespace xylem::files
