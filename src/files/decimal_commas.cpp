// Decimal commas: told from lists by looking at the whole column.
#include "files/decimal_commas.h"

#include <algorithm>

#include "xylem/base/text.h"

namespace xylem::files {
namespace {

using ecosystem::Value;

/// "47,25": digits, one comma, digits.
bool has_decimal_comma(const std::string& text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string::npos || text.find_first_of(",.", comma + 1) != std::string::npos) return false;
  std::string point = text;
  point[comma] = '.';
  return base::number_from(point).has_value();
}

/// Columns of which each value is a number, some with a decimal comma, get points.
void decimal_points(std::vector<Column>& columns, const std::vector<std::vector<Cell>*>& rows) {
  std::vector<bool> numbers(columns.size(), true), commas(columns.size(), false);
  const auto each_text = [&](const auto& visit) {
    for (std::vector<Cell>* row : rows) {
      for (Cell& cell : *row) {
        if (const auto* text = cell.value.as<std::string>()) visit(cell, *text);
      }
    }
  };
  each_text([&](const Cell& cell, const std::string& text) {
    const bool comma = has_decimal_comma(text);
    if (comma)
      commas[cell.column] = true;
    else if (!base::number_from(text))
      numbers[cell.column] = false;
  });
  each_text([&](Cell& cell, const std::string& text) {
    if (!numbers[cell.column] || !commas[cell.column]) return;
    std::string point = text;
    std::ranges::replace(point, ',', '.');
    cell.value = Value{std::move(point)};
  });
}

}  // namespace

void decimal_points(GraphTable& graph) {
  std::vector<std::vector<Cell>*> nodes, edges;
  for (Node& node : graph.nodes) nodes.push_back(&node.cells);
  for (Edge& edge : graph.edges) edges.push_back(&edge.cells);
  decimal_points(graph.node_columns, nodes);
  decimal_points(graph.edge_columns, edges);
}

}  // namespace xylem::files
