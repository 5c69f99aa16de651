// What the parts of an import share while it goes on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "files/field_plan.h"
#include "files/flat_index.h"
#include "files/tally.h"
#include "xylem/files/import.h"

namespace xylem::files {

enum class RecordKind : std::uint8_t { organization, person, program };

/// What a node became.
struct Entity {
  RecordKind kind = RecordKind::organization;
  base::SharedText id;
};

struct Importing {
  const GraphTable& table;
  const ImportOptions& options;
  ecosystem::Ecosystem ecosystem;
  TermWords words;
  Tally tally;
  Imported result;
  std::vector<Entity> entities;  // one for each node
  FlatIndex node_of;             // by the file's id; see node()
  GraphTable* spent = nullptr;   // the table, where nobody wants it any more: cells are let go as they are taken over

  Importing(const GraphTable& t, const ecosystem::Ecosystem& defaults, const ImportOptions& o)
      : table(t), options(o), ecosystem(defaults), words(ecosystem) {}
  Importing(const Importing&) = delete;
  Importing& operator=(const Importing&) = delete;

  [[nodiscard]] bool written_by_us() const;
  /// "FILE, line 12"
  [[nodiscard]] std::string where(std::uint32_t line) const;
  /// The node of the file's id; FlatIndex::kNone when there is none.
  [[nodiscard]] std::uint32_t node(std::string_view id) const {
    return node_of.find(hash_of(id), [&](std::uint32_t i) { return table.nodes[i].id == id; });
  }
  /// What the node or edge holds in columns is not needed any more.
  void done_with(const Node& node);
  void done_with(const Edge& edge);
  void say(base::Severity severity, std::string message, std::string remedy = {});
};

/// Makes a record of each node.
void import_nodes(Importing& import);
/// Makes partnerships, flows, and the ties of people and programs.
void import_edges(Importing& import);
/// The places of the organizations that have a position, brought to the scale of the map.
[[nodiscard]] document::Places import_places(Importing& import);

}  // namespace xylem::files
