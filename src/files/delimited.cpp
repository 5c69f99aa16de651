// Delimited text, after RFC 4180 and what spreadsheets make of it.
#include "files/delimited.h"

#include <algorithm>
#include <array>
#include <map>

#include "xylem/base/text.h"

namespace xylem::files {
namespace {

constexpr std::string_view kFormulaStarts = "=+-@\t\r'";

std::string unguarded(std::string_view cell) {
  if (cell.size() >= 2 && cell[0] == '\'' && kFormulaStarts.find(cell[1]) != std::string_view::npos)
    cell.remove_prefix(1);
  return std::string(cell);
}

/// Reads rows one by one.
class Rows {
 public:
  Rows(std::string_view text, char delimiter, std::uint32_t line) : text_(text), delimiter_(delimiter), line_(line) {}

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] std::uint32_t open_quote_line() const { return open_quote_line_; }

  DelimitedRow next() {
    DelimitedRow row{line_, {}};
    bool more = true;
    while (more) {
      row.cells.push_back(cell());
      more = at_ < text_.size() && text_[at_] == delimiter_;
      if (more) ++at_;
    }
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
    return row;
  }

 private:
  std::string cell() {
    std::size_t begin = at_;
    while (begin < text_.size() && text_[begin] == ' ') ++begin;
    if (begin < text_.size() && text_[begin] == '"') {
      at_ = begin + 1;
      return quoted();
    }
    const std::size_t end = std::min(text_.find_first_of(ends(), at_), text_.size());
    const std::string_view plain = text_.substr(at_, end - at_);
    at_ = end;
    return unguarded(base::trimmed(plain));
  }

  std::string quoted() {
    const std::uint32_t opened = line_;
    std::string value;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '\n') ++line_;
      if (c != '"') {
        value += c;
      } else if (at_ < text_.size() && text_[at_] == '"') {
        value += '"';
        ++at_;
      } else {
        const std::size_t end = std::min(text_.find_first_of(ends(), at_), text_.size());
        value += base::trimmed(text_.substr(at_, end - at_));  // what stands behind the closing quote
        at_ = end;
        return unguarded(value);
      }
    }
    if (open_quote_line_ == 0) open_quote_line_ = opened;
    return unguarded(value);
  }

  [[nodiscard]] std::string_view ends() {
    ends_ = {delimiter_, '\r', '\n'};
    return {ends_.data(), ends_.size()};
  }

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  std::uint32_t line_;
  std::uint32_t open_quote_line_ = 0;
  std::array<char, 3> ends_{};
};

/// How well a delimiter fits the first rows: the share of rows with the most frequent number of cells, and that number.
std::pair<double, std::size_t> fit_of(std::string_view text, char delimiter) {
  Rows rows(text.substr(0, 65536), delimiter, 1);
  std::map<std::size_t, std::size_t> counts;
  std::size_t seen = 0;
  for (; seen < 50 && !rows.at_end(); ++seen) ++counts[rows.next().cells.size()];
  std::pair<std::size_t, std::size_t> best{0, 1};
  std::size_t parted = 0;
  for (const auto& [cells, times] : counts) {
    if (cells < 2) continue;
    parted += times;
    best = std::max(best, {times, cells});
  }
  // rows of different lengths count half: lists of neighbors have them
  const double share =
      seen == 0 ? 0.0
                : (static_cast<double>(best.first) + static_cast<double>(parted)) / (2.0 * static_cast<double>(seen));
  return {share, best.second};
}

char best_delimiter(std::string_view text) {
  char best = ',';
  std::pair<double, std::size_t> best_fit{0.0, 0};
  for (const char delimiter : {',', ';', '\t', '|'}) {
    const auto fit = fit_of(text, delimiter);
    if (fit.first > best_fit.first + 1e-9 ||
        (fit.first > best_fit.first - 1e-9 && fit.second > best_fit.second && fit.first > 0.0)) {
      best = delimiter;
      best_fit = fit;
    }
  }
  return best;
}

}  // namespace

DelimitedText delimited(std::string_view text) {
  DelimitedText table;
  std::uint32_t line = 1;
  if (text.size() >= 5 && base::lowered(text.substr(0, 4)) == "sep=") {
    table.delimiter = text[4];
    const std::size_t end = text.find('\n');
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    line = 2;
  } else {
    table.delimiter = best_delimiter(text);
  }
  Rows rows(text, table.delimiter, line);
  while (!rows.at_end()) {
    DelimitedRow row = rows.next();
    if (std::ranges::any_of(row.cells, [](const std::string& cell) { return !cell.empty(); }))
      table.rows.push_back(std::move(row));
  }
  table.open_quote_line = rows.open_quote_line();
  return table;
}

std::string csv_cell(std::string_view text) {
  std::string cell;
  if (!text.empty() && kFormulaStarts.find(text[0]) != std::string_view::npos && !base::number_from(text)) cell = "'";
  cell += text;
  const bool edges = cell != base::trimmed(cell);
  if (!edges && cell.find_first_of(",;|\t\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace xylem::files
