// Import: the one way from what a file holds to a document.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "xylem/base/problem.h"
#include "xylem/document/document.h"
#include "xylem/files/graph_table.h"

namespace xylem::files {

/// What becomes of ties. `both`: a partnership of its pair, and a flow too when it is directed and has a weight.
/// `flows`: directed ties become flows and nothing else (amount unknown without a weight), undirected ones are left
/// out.
enum class Ties : std::uint8_t { partnerships, flows, both };

struct ImportOptions {
  /// The attribute that says the sector. Not given: one is guessed when most of its values are sectors. Empty: none.
  std::optional<std::string> sector_from;
  /// What a person decided for single values of that attribute: value -> key of the sector, empty for no sector.
  /// Values that are not here are looked up among labels and aliases; unknown ones become new inactive sectors.
  std::map<std::string, std::string> sector_of_value;
  /// Whether the element type ("Element Type", "Type") says what a node is: organization, person or program.
  bool element_type_is_kind = false;
  Ties ties = Ties::both;
  /// The day to which facts belong that want a date and have none (a phase). Not given: such facts stay text.
  std::optional<ecosystem::Date> seen_on;
};

struct Counts {
  std::size_t nodes = 0;
  std::size_t edges = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
};

struct Imported {
  document::Document document;
  Counts read;              // what the file holds
  std::string sector_from;  // the attribute that gave the sectors; empty = none
  base::Problems problems;  // of the reader and of the import
};

/// The document that `table` means, on top of `defaults` (taxonomies, profiles), which should hold no organizations.
///
/// A node becomes an organization (the file's id is its name when it has no label; equal names stay apart; source_ref
/// keeps the file's id). Attributes with known names become fields when their values fit, all others custom fields.
/// Ties become partnerships of their pairs, kept one by one; see Ties. Self ties, ties to nodes that are not there and
/// metrics that another program computed are left out and reported.
/// Cost  O((nodes * attributes + edges) * log n).
[[nodiscard]] Imported import_graph(const GraphTable& table, const ecosystem::Ecosystem& defaults,
                                    const ImportOptions& options = {});
/// The same where the table is not needed any more: its cells are let go on the way, so that a large file and its
/// document are never both in memory.
[[nodiscard]] Imported import_graph(GraphTable&& table, const ecosystem::Ecosystem& defaults,
                                    const ImportOptions& options = {});

/// One value of an attribute, how many nodes have it, and the sector it may mean.
struct AttributeValue {
  std::string value;
  std::size_t count = 0;
  std::string sector;    // key; empty = no idea
  bool certain = false;  // the value is a label or alias; otherwise the sector is a guess from its words
};

/// The distinct values of the node attribute `name`, most frequent first; spellings that differ in case stay apart.
/// Empty when there is no such attribute.
[[nodiscard]] std::vector<AttributeValue> values_of(const GraphTable& table, const std::string& name,
                                                    const ecosystem::Ecosystem& terms);
/// The attributes that could say the sector: 2 to 60 distinct values, fewer than nodes.
[[nodiscard]] std::vector<std::string> sector_candidates(const GraphTable& table);
/// The attribute that could say what a node is, when it says of any that it is a person or a program; else empty.
[[nodiscard]] std::string element_type_attribute(const GraphTable& table);
/// The attribute most of whose values are sectors by label or alias; empty when there is none.
[[nodiscard]] std::string guessed_sector_attribute(const GraphTable& table, const ecosystem::Ecosystem& terms);

}  // namespace xylem::files
