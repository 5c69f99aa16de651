// Columns, cells and the texts of values, as all readers and writers share them.
#include "xylem/files/graph_table.h"

#include <algorithm>
#include <cmath>

#include "xylem/base/text.h"

namespace xylem::files {

using ecosystem::Date;
using ecosystem::Value;

std::uint32_t column_named(std::vector<Column>& columns, std::string_view name, ColumnType type) {
  const auto found = std::ranges::find(columns, name, &Column::name);
  if (found != columns.end()) return static_cast<std::uint32_t>(found - columns.begin());
  columns.push_back({std::string(name), type});
  return static_cast<std::uint32_t>(columns.size() - 1);
}

std::optional<std::uint32_t> find_column(const std::vector<Column>& columns, std::string_view name) {
  const auto exact = std::ranges::find(columns, name, &Column::name);
  if (exact != columns.end()) return static_cast<std::uint32_t>(exact - columns.begin());
  const std::string wanted = base::folded(name);
  const auto found = std::ranges::find_if(columns, [&](const Column& c) { return base::folded(c.name) == wanted; });
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - columns.begin());
}

const Value& value_in(const std::vector<Cell>& cells, std::uint32_t column) {
  static const Value kNone;
  const auto found = std::ranges::find(cells, column, &Cell::column);
  return found == cells.end() ? kNone : found->value;
}

namespace {

std::optional<Value> boolean_from(std::string_view text) {
  const std::string word = base::lowered(base::trimmed(text));
  if (word == "true" || word == "yes" || word == "1") return Value{true};
  if (word == "false" || word == "no" || word == "0") return Value{false};
  return std::nullopt;
}

Value::Texts parts_of(std::string_view text) {
  text = base::trimmed(text);
  const bool brackets = text.size() >= 2 && text.front() == '[' && text.back() == ']';
  if (brackets) text = text.substr(1, text.size() - 2);
  Value::Texts parts;
  for (const std::string& part : base::split(text, brackets && text.find('|') == std::string_view::npos ? ',' : '|')) {
    std::string_view clean = base::trimmed(part);
    if (clean.size() >= 2 && clean.front() == '"' && clean.back() == '"') clean = clean.substr(1, clean.size() - 2);
    if (!clean.empty()) parts.emplace_back(clean);
  }
  return parts;
}

}  // namespace

std::optional<Value> value_from(ColumnType type, std::string_view text) {
  switch (type) {
    case ColumnType::text:
      return Value{std::string(text)};
    case ColumnType::boolean:
      return boolean_from(text);
    case ColumnType::integer:
      if (const auto whole = base::integer_from(text)) return Value{*whole};
      [[fallthrough]];
    case ColumnType::number:
      if (const auto number = base::number_from(text)) return Value{*number};
      return std::nullopt;
    case ColumnType::date:
      if (const auto date = ecosystem::date_from(base::trimmed(text))) return Value{*date};
      return std::nullopt;
    case ColumnType::texts:
      return Value{parts_of(text)};
  }
  return std::nullopt;
}

std::string file_text(const Value& value) {
  if (const auto* truth = value.as<bool>()) return *truth ? "true" : "false";
  if (const auto* number = value.as<double>()) return base::text_from(*number);
  if (const auto* date = value.as<Date>()) return ecosystem::to_text(*date);
  if (const auto* texts = value.as<Value::Texts>()) return base::joined(*texts, "|");
  return ecosystem::to_text(value);
}

std::optional<Date> day_in(std::string_view text) {
  text = base::trimmed(text);
  const std::size_t end = text.find_first_of("T ");
  if (end != std::string_view::npos && end >= 8) text = text.substr(0, end);
  if (const auto date = ecosystem::date_from(text)) return date;
  const auto number = base::number_from(text);  // Gephi writes a year as 2007.0
  if (!number || *number != std::floor(*number) || *number < 1000.0 || *number > 9999.0) return std::nullopt;
  return Date{static_cast<std::int16_t>(*number), 0, 0};
}

namespace {

/// What all texts of a column could be, narrowed down text by text.
struct Guess {
  bool any = false;
  bool boolean = true;
  bool integer = true;
  bool number = true;
  bool date = true;

  void see(const std::string& text, bool dates_only) {
    any = true;
    const bool settled = !date && (dates_only || !(boolean || integer || number));
    if (settled) return;
    const std::string word = base::lowered(base::trimmed(text));
    boolean = boolean && (word == "true" || word == "false" || word == "yes" || word == "no");
    const bool padded = word.size() > 1 && word[0] == '0' && word[1] != '.';  // "007" is a code, not a number
    integer = integer && !padded && base::integer_from(word).has_value();
    number = number && !padded && base::number_from(word).has_value();
    const auto day = date ? ecosystem::date_from(word) : std::nullopt;
    date = day && day->month != 0;
  }
  [[nodiscard]] ColumnType type(bool dates_only) const {
    if (!any) return ColumnType::text;
    if (date) return ColumnType::date;
    if (dates_only) return ColumnType::text;
    return boolean   ? ColumnType::boolean
           : integer ? ColumnType::integer
           : number  ? ColumnType::number
                     : ColumnType::text;
  }
};

}  // namespace

void type_by_content(std::vector<Column>& columns, const std::vector<std::vector<Cell>*>& rows, bool dates_only) {
  std::vector<Guess> guesses(columns.size());
  for (const std::vector<Cell>* row : rows) {
    for (const Cell& cell : *row) {
      if (columns[cell.column].type != ColumnType::text) continue;
      if (const auto* text = cell.value.as<std::string>()) guesses[cell.column].see(*text, dates_only);
    }
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].type == ColumnType::text)
      columns[i].type = guesses[i].type(dates_only);
    else
      guesses[i].any = false;
  }
  for (std::vector<Cell>* row : rows) {
    for (Cell& cell : *row) {
      const auto* text = cell.value.as<std::string>();
      if (text == nullptr || !guesses[cell.column].any || columns[cell.column].type == ColumnType::text) continue;
      if (auto typed = value_from(columns[cell.column].type, *text)) cell.value = std::move(*typed);
    }
  }
}

void type_by_content(GraphTable& table, bool dates_only) {
  std::vector<std::vector<Cell>*> rows;
  for (Node& node : table.nodes) rows.push_back(&node.cells);
  type_by_content(table.node_columns, rows, dates_only);
  rows.clear();
  for (Edge& edge : table.edges) rows.push_back(&edge.cells);
  type_by_content(table.edge_columns, rows, dates_only);
}

}  // namespace xylem::files
