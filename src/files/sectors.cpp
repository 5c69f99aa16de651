// Which attribute says the sector, and which sector each of its values may mean.
#include <algorithm>
#include <map>

#include "files/field_plan.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/files/import.h"

namespace xylem::files {
namespace {

using ecosystem::Ecosystem;
using ecosystem::Term;

/// The words of a text, lowered, without the s of plurals: "Research centers" -> research, center.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : base::folded(text)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (letter)
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  for (std::string& word : words) {
    if (word.ends_with("centres") || word.ends_with("centre")) word = "center";
    if (word.size() > 4 && word.ends_with("ies"))
      word.replace(word.size() - 3, 3, "y");
    else if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss"))
      word.pop_back();
  }
  return words;
}

/// Where the words of `part` stand in a row within `whole`; its size when they do not.
std::size_t place_of(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  const auto found = std::ranges::search(whole, part, [](const std::string& a, const std::string& b) {
    return a == b || (b.size() >= 6 && a.starts_with(b));  // "governmental" holds "government"
  });
  return static_cast<std::size_t>(found.begin() - whole.begin());
}

struct Guess {
  std::string key;
  std::size_t at = 0;
  std::size_t words = 0;
};

/// The sector of the alias whose words stand first in `text`; the longer alias when two begin at one place.
std::string sector_in_words(const Ecosystem& terms, const std::string& text) {
  const std::vector<std::string> whole = words_of(text);
  Guess best{"", whole.size(), 0};
  const auto consider = [&](const std::string& alias, const std::string& key) {
    const std::vector<std::string> part = words_of(alias);
    if (part.empty()) return;
    const std::size_t at = place_of(part, whole);
    if (at < best.at || (at == best.at && at < whole.size() && part.size() > best.words)) best = {key, at, part.size()};
  };
  for (const char* taxonomy : {"sector", "org_type"}) {
    for (const Term* term : ecosystem::terms_of(terms, taxonomy)) {
      const std::string& key = std::string_view(taxonomy) == "sector" ? term->key : term->parent;
      if (key.empty()) continue;
      consider(term->label, key);
      for (const std::string& alias : term->aliases) consider(alias, key);
    }
  }
  return best.key;
}

std::map<std::string, std::size_t> counts_of(const GraphTable& table, std::uint32_t column) {
  std::map<std::string, std::size_t> counts;
  for (const Node& node : table.nodes) {
    const ecosystem::Value& value = value_in(node.cells, column);
    if (value.given()) ++counts[file_text(value)];
  }
  return counts;
}

bool may_say_sector(const Column& column) {
  return (column.type == ColumnType::text || column.type == ColumnType::texts) && !is_metric_name(column.name);
}

}  // namespace

std::vector<AttributeValue> values_of(const GraphTable& table, const std::string& name, const Ecosystem& terms) {
  const auto column = find_column(table.node_columns, name);
  if (!column) return {};
  std::vector<AttributeValue> values;
  for (const auto& [text, count] : counts_of(table, *column)) {
    AttributeValue value{text, count, {}, false};
    if (const Term* sector = ecosystem::term_meant(terms, "sector", text)) {
      value.sector = sector->key;
      value.certain = true;
    } else if (const Term* type = ecosystem::term_meant(terms, "org_type", text);
               type != nullptr && !type->parent.empty()) {
      value.sector = type->parent;
    } else {
      value.sector = sector_in_words(terms, text);
    }
    values.push_back(std::move(value));
  }
  std::ranges::stable_sort(values, [](const AttributeValue& a, const AttributeValue& b) { return a.count > b.count; });
  return values;
}

std::vector<std::string> sector_candidates(const GraphTable& table) {
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < table.node_columns.size(); ++i) {
    if (!may_say_sector(table.node_columns[i])) continue;
    const std::size_t distinct = counts_of(table, i).size();
    if (distinct >= 2 && distinct <= 60 && distinct < table.nodes.size()) names.push_back(table.node_columns[i].name);
  }
  return names;
}

std::string guessed_sector_attribute(const GraphTable& table, const Ecosystem& terms) {
  if (const auto named = find_column(table.node_columns, "sector")) return table.node_columns[*named].name;
  std::string best;
  std::size_t most = 0;
  Ecosystem scratch = terms;
  TermWords words(scratch);
  for (std::uint32_t i = 0; i < table.node_columns.size(); ++i) {
    if (!may_say_sector(table.node_columns[i])) continue;
    const auto counts = counts_of(table, i);
    std::size_t nodes = 0, known_nodes = 0, known_values = 0;
    for (const auto& [text, count] : counts) {
      nodes += count;
      if (words.meant("sector", text).empty()) continue;
      known_nodes += count;
      ++known_values;
    }
    const bool most_are = 2 * known_values > counts.size() && 2 * known_nodes > nodes && counts.size() <= 60;
    if (most_are && known_values >= 2 && known_nodes > most) {
      most = known_nodes;
      best = table.node_columns[i].name;
    }
  }
  return best;
}

}  // namespace xylem::files
