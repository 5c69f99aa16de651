// GraphTable: what a file of another program holds, in that file's own words: nodes, edges and their attributes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/base/problem.h"
#include "xylem/base/shared.h"
#include "xylem/ecosystem/dates.h"
#include "xylem/ecosystem/fields.h"
#include "xylem/geometry/color.h"

namespace xylem::files {

enum class ColumnType : std::uint8_t { text, boolean, integer, number, date, texts };

/// One attribute of nodes or of edges. `name` is the title that the file shows to people, as written there.
struct Column {
  std::string name;
  ColumnType type = ColumnType::text;
  friend bool operator==(const Column&, const Column&) = default;
};

/// The value of a node or an edge in one column, by its index. A value that is no `type` of its column is kept as text.
struct Cell {
  std::uint32_t column = 0;
  ecosystem::Value value;
  friend bool operator==(const Cell&, const Cell&) = default;
};

/// In the units of the file, but always with y up.
struct FilePoint {
  double x = 0.0;
  double y = 0.0;
  friend bool operator==(const FilePoint&, const FilePoint&) = default;
};

struct Node {
  std::string id;     // as in the file; unique among the nodes
  std::string label;  // empty when the file gives none
  std::vector<Cell> cells;
  std::optional<FilePoint> position;
  bool pinned = false;
  std::optional<geometry::Color> color;
  std::string group;  // the id of the node it lies in; empty = none
  std::optional<ecosystem::Date> from;
  std::optional<ecosystem::Date> to;  // the first day on which it is no more
  std::uint32_t line = 0;             // where it stands in the file, from 1; 0 = not known
};

enum class EdgeDirection : std::uint8_t { undirected, directed, mutual };

struct Edge {
  base::SharedText id;    // empty when the file gives none
  base::SharedText from;  // ids of nodes; there may be none of that id
  base::SharedText to;
  EdgeDirection direction = EdgeDirection::undirected;
  base::SharedText kind;  // the relation: "funds", "meets"
  base::SharedText label;
  std::optional<double> weight;
  std::optional<ecosystem::Date> since;
  std::optional<ecosystem::Date> until;
  std::vector<Cell> cells;
  std::uint32_t line = 0;
};

/// Every reader makes one, every writer takes one.
struct GraphTable {
  std::string file;     // the name of the file, for messages
  std::string format;   // id of the format
  std::string creator;  // the program that wrote it, where the file says so
  std::string title;
  std::string description;
  std::vector<Column> node_columns;
  std::vector<Column> edge_columns;
  std::vector<Node> nodes;
  std::vector<Edge> edges;
  base::Problems problems;  // what the reader did not understand
};

/// The index of the column of that name; it is added when there is none.
[[nodiscard]] std::uint32_t column_named(std::vector<Column>& columns, std::string_view name,
                                         ColumnType type = ColumnType::text);
/// The column of that name, case and blanks aside, or nothing.
[[nodiscard]] std::optional<std::uint32_t> find_column(const std::vector<Column>& columns, std::string_view name);
/// The value in a column; not given when there is none.
[[nodiscard]] const ecosystem::Value& value_in(const std::vector<Cell>& cells, std::uint32_t column);

/// `text` as a value of `type`; nothing when it is none. Lists are taken apart at "|", or at "," within "[ ]".
[[nodiscard]] std::optional<ecosystem::Value> value_from(ColumnType type, std::string_view text);
/// `value` as files write it: true or false, point as the decimal sign, ISO dates, lists joined by "|".
[[nodiscard]] std::string file_text(const ecosystem::Value& value);
/// A date or the day of a date with a time ("2020-05-01T08:00:00"); nothing for other text, and for infinity.
[[nodiscard]] std::optional<ecosystem::Date> day_in(std::string_view text);

/// Gives each text column the type that all its values have: boolean, integer, number or date (of a day or a month).
/// With `dates_only` only dates are looked for: for formats that say what is a number.
void type_by_content(std::vector<Column>& columns, const std::vector<std::vector<Cell>*>& rows, bool dates_only);
/// The same for the nodes and the edges of `table`.
void type_by_content(GraphTable& table, bool dates_only);

}  // namespace xylem::files
