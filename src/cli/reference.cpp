// xylem-cli reference: what every analysis, measure, record and word means, as one page of Markdown, from the
// catalogues.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/commands.h"
#include "cli/speaking.h"
#include "xylem/analysis/analyses.h"
#include "xylem/analysis/catalog.h"
#include "xylem/analysis/network.h"
#include "xylem/analysis/shape.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/ecosystem.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/store/defaults.h"

namespace xylem::cli {
namespace {

using ecosystem::FieldType;
using ecosystem::FieldView;
using ecosystem::RecordDescription;

/// Text for a cell of a table.
std::string cell(std::string_view text) {
  std::string safe;
  for (const char c : text) safe += c == '|' ? std::string("\\|") : c == '\n' ? std::string(" ") : std::string(1, c);
  return safe;
}
std::string number_in_words(double number) { return base::readable(number, 3); }

std::string range(const std::optional<double>& low, const std::optional<double>& high) {
  if (low && high) return number_in_words(*low) + " to " + number_in_words(*high);
  if (low) return "from " + number_in_words(*low);
  return high ? "up to " + number_in_words(*high) : "no bounds";
}
std::string range_and_unit(const std::optional<double>& low, const std::optional<double>& high, std::string_view unit) {
  return range(low, high) + (unit.empty() ? "" : ", " + std::string(unit));
}

/// The label of a table of records, or the word itself: "flows" is "Resource flows".
std::string records_in_words(const std::vector<std::string_view>& words) {
  std::vector<std::string> list(words.begin(), words.end());
  return list.empty() ? "nothing else" : base::joined(list, ", ");
}

void add_analysis(const analysis::AnalysisRow& row, std::string& page) {
  page += fmt::format("### {} {}\n\n{}\n\n", row.code, row.title, row.question);
  page += fmt::format("- Needs: {}.\n", records_in_words(row.needs));
  if (!row.better.empty()) page += fmt::format("- Says more with: {}.\n", records_in_words(row.better));
  page += fmt::format("- What nobody said: {}\n\n", row.missing);
  page +=
      "| number | how it is worked out | range, unit | source | what goes wrong on small maps "
      "|\n|---|---|---|---|---|\n";
  for (const auto& figure : row.figures) {
    page += fmt::format("| {} | {} | {} | {} | {} |\n", cell(figure.title), cell(figure.formula),
                        range_and_unit(figure.low, figure.high, figure.unit), cell(figure.source),
                        figure.trap.empty() ? "" : cell(figure.trap));
  }
  page += fmt::format("\nIn `analyze --json`, under `{}`:\n\n", row.code);
  for (const auto& key : row.keys) page += fmt::format("- `{}` {}\n", key.key, key.meaning);
  page += '\n';
}

/// One number as a short paragraph: title, meaning, then one line each.
struct Entry {
  std::string_view id;
  std::string_view title;
  std::string_view sentence;
  std::string_view formula;
  std::string range;
  std::string more;
  std::string_view source;
  std::string_view trap;
};
void add_entry(const Entry& entry, std::string& page) {
  page += fmt::format(
      "### {} (`{}`)\n\n{}\n\n- Worked out: {}.\n- Range: {}.{}\n- Source: {}.\n- On small maps: {}\n\n", entry.title,
      entry.id, entry.sentence, entry.formula, entry.range, entry.more, entry.source, entry.trap);
}

void add_measures(std::string& page) {
  page += "## Measures of organizations\n\nOne value for each organization; none where a measure is not defined.\n\n";
  for (const analysis::MeasureRow& row : analysis::catalog()) {
    std::string more = fmt::format(" In the field: {}.", row.term);
    if (row.directed_only) more += " Of flows only, which have a direction.";
    const std::string bounds = row.high ? range(row.low, row.high) : range(row.low, {});
    const std::string unit = row.unit.empty() ? std::string() : ", " + std::string(row.unit);
    add_entry({row.id, row.title, row.sentence, row.formula, bounds + unit, more, row.source, row.trap}, page);
  }
}

void add_figures(std::string& page) {
  page += "## Figures of the network\n\nIn `analyze --json` under `network`.\n\n";
  for (const analysis::FigureRow& row : analysis::figure_catalog()) {
    const std::string more = row.directed_only ? " Of flows only, which have a direction." : "";
    add_entry({row.id, row.title, row.sentence, row.formula, range_and_unit(row.low, row.high, row.unit), more,
               row.source, row.trap},
              page);
  }
}

void add_shapes(std::string& page) {
  page += "## Shapes\n\nThe names are Krebs and Holley's; the rules that tell them apart are Xylem's own.\n\n";
  for (const analysis::ShapeRow& row : analysis::shapes()) {
    page += fmt::format("### {} (`{}`)\n\n{}\n\n", row.title, row.id, row.sentence);
    for (const std::string_view move : row.next_moves) page += fmt::format("- {}\n", move);
    if (!row.next_moves.empty()) page += '\n';
  }
}

void add_findings(std::string& page) {
  page +=
      "## Findings\n\nFindings of all analyses are ranked by weight, 0 to 1. The second of a kind stands where four "
      "fifths of its weight would stand, the third where four fifths of that would, and so on.\n\n| kind | analysis | "
      "what it says | weight |\n|---|---|---|---|\n";
  for (const analysis::FindingRule& rule : analysis::finding_rules()) {
    page += fmt::format("| `{}` | {} | {} | {} |\n", rule.kind, rule.analysis, cell(rule.says), cell(rule.weight));
  }
  page += '\n';
}

std::string type_in_words(const FieldView& field) {
  switch (field.type) {
    case FieldType::text:
      return "text";
    case FieldType::boolean:
      return "yes or no";
    case FieldType::integer:
    case FieldType::number: {
      const std::string kind = field.type == FieldType::integer ? "whole number" : "number";
      const bool bounded = field.least || field.most;
      const std::string bounds = bounded ? ", " + range(field.least, field.most) : std::string();
      return kind + bounds + (field.unit.empty() ? "" : ", " + std::string(field.unit));
    }
    case FieldType::date:
      return "date: year, month or day";
    case FieldType::option: {
      std::vector<std::string> words(field.options.begin(), field.options.end());
      return "one of " + base::joined(words, ", ");
    }
    case FieldType::term:
      return fmt::format("one of `{}`", field.taxonomy);
    case FieldType::terms:
      return fmt::format("any of `{}`", field.taxonomy);
    case FieldType::reference:
    case FieldType::references: {
      const bool many = field.type == FieldType::references;
      std::string words =
          fmt::format("{} of {}", many ? "ids" : "id", field.refers_to.empty() ? "a record" : field.refers_to);
      for (const std::string_view word : field.also) words += fmt::format(" or \"{}\"", word);
      return words;
    }
    case FieldType::texts:
      return "list of texts";
    case FieldType::items: {
      std::vector<std::string> parts;
      for (const FieldView& part : field.inner) parts.emplace_back(part.key);
      return "list of (" + base::joined(parts, ", ") + ")";
    }
    case FieldType::any:
      return "any value";
    case FieldType::custom:
      return "values of custom fields";
  }
  return "";
}

void add_field(const FieldView& field, std::string& page) {
  page += fmt::format("| {}{} | `{}` | {} | {} |\n", cell(field.label), field.required ? " (required)" : "", field.key,
                      cell(field.meaning), cell(type_in_words(field)));
}

void add_records(std::string& page) {
  constexpr std::string_view kHead = "| field | key | meaning | holds |\n|---|---|---|---|\n";
  page +=
      "## Records\n\nEmpty always means: not known. A measured zero is a zero. Every record also has the fields that "
      "all have:\n\n";
  page += kHead;
  const ecosystem::Ecosystem none;
  bool first = true;
  ecosystem::for_each_table(none, [&](const RecordDescription& kind, const auto&) {
    for (const FieldView& field : kind.fields) {
      if (first && field.common) add_field(field, page);
    }
    first = false;
  });
  page += '\n';
  ecosystem::for_each_table(none, [&](const RecordDescription& kind, const auto&) {
    page += fmt::format("### {} (`{}`)\n\n{}", kind.labels, kind.table, kHead);
    for (const FieldView& field : kind.fields) {
      if (!field.common) add_field(field, page);
    }
    page += '\n';
  });
}

void add_taxonomies(const ecosystem::Ecosystem& defaults, std::string& page) {
  page += "## Words to choose from\n\nThe lists that ship; each can be changed and added to in a document.\n\n";
  std::set<std::string> names;
  for (const ecosystem::Term& term : defaults.all<ecosystem::Term>()) names.insert(term.taxonomy);
  for (const std::string& name : names) {
    page += fmt::format("### `{}`\n\n", name);
    for (const ecosystem::Term* term : ecosystem::terms_of(defaults, name)) {
      page += fmt::format("- {} (`{}`)", term->label, term->key);
      if (!term->parent.empty()) page += fmt::format(", belongs to `{}`", term->parent);
      if (!term->unit.empty()) page += fmt::format(", in {}", term->unit);
      if (!term->description.empty()) page += fmt::format(": {}", term->description);
      page += '\n';
    }
    page += '\n';
  }
}

void add_other_keys(std::string& page) {
  page +=
      "## Other keys of `analyze --json`\n\n"
      "- `as_of` The day that is looked at; null in a document without dates.\n"
      "- `network` The figures of the network, by id.\n"
      "- `organizations` For each organization id, name, sector and measures: all measures of the catalogue by id. A1 "
      "has the same by measure.\n"
      "- `mixing` Sectors with their sizes, and the E-I index and assortativity of the partnerships.\n"
      "- `gaps`, `flows` A shorter form of A3 and A9, kept for programs that read it. New programs read A3 and A9.\n"
      "- `findings` Of all analyses, ranked.\n";
}

}  // namespace

base::Result<std::string> reference_page() {
  const auto defaults = store::default_ecosystem();
  if (!defaults) return defaults.error();
  std::string page =
      "# Reference\n\nWhat every number, record and word in Xylem means. Made by `xylem-cli reference > "
      "docs/reference.md` from the catalogues that the program itself reads: do not edit it by hand.\n\n"
      "- [Analyses](#analyses): what each of A1 to A17 answers, needs and does with what nobody said\n"
      "- [Measures of organizations](#measures-of-organizations)\n"
      "- [Figures of the network](#figures-of-the-network)\n"
      "- [Shapes](#shapes)\n"
      "- [Findings](#findings)\n"
      "- [Records](#records)\n"
      "- [Words to choose from](#words-to-choose-from)\n"
      "- [Other keys of `analyze --json`](#other-keys-of-analyze---json)\n\n"
      "Read small maps with care: say how many organizations there are and how many answered; read ranks with what "
      "leaving one organization out makes of them; structure shows opportunity, not quality; do not compare maps of "
      "different size by density or centralization.\n\n## Analyses\n\n";
  for (const analysis::AnalysisRow& row : analysis::analyses()) add_analysis(row, page);
  add_measures(page);
  add_figures(page);
  add_shapes(page);
  add_findings(page);
  add_records(page);
  add_taxonomies(*defaults, page);
  add_other_keys(page);
  return page;
}

int reference() {
  const auto page = reference_page();
  if (!page) return complain(page.error());
  fmt::print("{}", *page);
  return kDone;
}

}  // namespace xylem::cli
