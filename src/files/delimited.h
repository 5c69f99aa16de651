// Delimited text: cells out of CSV and its relatives, and back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace xylem::files {

struct DelimitedRow {
  std::uint32_t line = 0;  // where it begins, from 1
  std::vector<std::string> cells;
};

struct DelimitedText {
  char delimiter = ',';
  std::vector<DelimitedRow> rows;     // rows with nothing in them are left out
  std::uint32_t open_quote_line = 0;  // the line of a quote that nothing closes; 0 = none
};

/// The cells of `text`: separated by the one of , ; tab | that fits best (or by what a first line "sep=;" says), quoted
/// by " with "" for a quote; trimmed, and without the apostrophe that csv_cell puts before what looks like a formula.
[[nodiscard]] DelimitedText delimited(std::string_view text);

/// `text` as a cell of a comma-separated table. A text that a spreadsheet would take for a formula (it begins with
/// = + - @, tab or return and is no number) or that begins with an apostrophe gets an apostrophe in front.
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace xylem::files
