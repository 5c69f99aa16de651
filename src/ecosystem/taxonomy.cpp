// Taxonomies: terms by key, by what people write, and new ones for what nobody foresaw.
#include "xylem/ecosystem/taxonomy.h"

#include <algorithm>

#include <fmt/format.h>

#include "xylem/base/random.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/record_json.h"

namespace xylem::ecosystem {

namespace {
constexpr std::size_t kLongestId = 64;
}

TermId term_id(std::string_view taxonomy, std::string_view key) {
  std::string id = std::string(taxonomy) + "-" + std::string(key);
  std::ranges::replace_if(
      id,
      [](char c) {
        return !base::is_slug({&c, 1});
      },
      '_');
  if (id.size() > kLongestId) id = id.substr(0, kLongestId - 17) + "-" + fmt::format("{:016x}", base::stable_hash(key));
  return TermId(std::move(id));
}

namespace {

/// The id "taxonomy-key" as a key of its table, without making it: terms are looked up for every flow and role.
struct ComposedId {
  std::string_view taxonomy;
  std::string_view key;
  friend std::strong_ordering operator<=>(const ComposedId& wanted, const TermId& id) {
    const std::string_view text = id.text();
    const std::size_t head = wanted.taxonomy.size();
    if (const int order = wanted.taxonomy.compare(text.substr(0, head)); order != 0) return order <=> 0;
    if (text.size() == head) return std::strong_ordering::greater;
    const auto dash = static_cast<unsigned char>('-');
    if (const auto next = static_cast<unsigned char>(text[head]); next != dash) return dash <=> next;
    return wanted.key.compare(text.substr(head + 1)) <=> 0;
  }
};

}  // namespace

const Term* find_term(const Ecosystem& ecosystem, std::string_view taxonomy, std::string_view key) {
  if (key.empty()) return nullptr;
  if (taxonomy.size() + 1 + key.size() <= kLongestId && base::is_slug(taxonomy) && base::is_slug(key)) {
    const Term* plain = ecosystem.all<Term>().find(ComposedId{taxonomy, key});
    return plain != nullptr && plain->key == key ? plain : nullptr;
  }
  const Term* term = ecosystem.find<Term>(term_id(taxonomy, key));
  return term != nullptr && term->key == key ? term : nullptr;
}

std::string term_label(const Ecosystem& ecosystem, std::string_view taxonomy, std::string_view key) {
  const Term* term = find_term(ecosystem, taxonomy, key);
  return term == nullptr || term->label.empty() ? std::string(key) : term->label;
}

std::vector<const Term*> terms_of(const Ecosystem& ecosystem, std::string_view taxonomy) {
  std::vector<const Term*> terms;
  for (const Term& term : ecosystem.all<Term>()) {
    if (term.taxonomy == taxonomy && term.active) terms.push_back(&term);
  }
  std::ranges::stable_sort(
      terms, [](const Term* a, const Term* b) { return std::tie(a->order, a->label) < std::tie(b->order, b->label); });
  return terms;
}

const Term* term_meant(const Ecosystem& ecosystem, std::string_view taxonomy, std::string_view text) {
  const std::string wanted = base::folded(text);
  if (wanted.empty()) return nullptr;
  if (const Term* exact = find_term(ecosystem, taxonomy, wanted)) return exact;
  const Term* by_alias = nullptr;
  for (const Term& term : ecosystem.all<Term>()) {
    if (term.taxonomy != taxonomy) continue;
    if (base::folded(term.label) == wanted) return &term;
    const bool alias =
        std::ranges::any_of(term.aliases, [&](const std::string& a) { return base::folded(a) == wanted; });
    if (alias && by_alias == nullptr) by_alias = &term;
  }
  return by_alias;
}

TermChoice term_or_new(Ecosystem& ecosystem, std::string_view taxonomy, std::string_view text) {
  if (const Term* term = term_meant(ecosystem, taxonomy, text)) return {term->key, false};
  Term term;
  const std::size_t room = 62 - std::min<std::size_t>(taxonomy.size(), 40);
  std::string stem = base::slug_from(text).substr(0, room - 4);
  if (stem.empty()) stem = "other";
  term.key = stem;
  for (int number = 2; find_term(ecosystem, taxonomy, term.key) != nullptr; ++number)
    term.key = stem + "-" + std::to_string(number);
  term.id = term_id(taxonomy, term.key);
  term.taxonomy = taxonomy;
  term.label = base::trimmed(text);
  term.order = 1000;
  term.active = false;
  ecosystem.put(term);
  return {term.key, true};
}

base::Result<void> add_defaults(Ecosystem& ecosystem, std::string_view json) {
  Ecosystem added = ecosystem;
  std::vector<TableToRead> tables;
  for_each_table(added, [&]<class Record>(const RecordDescription& kind, Table<Record>& table) {
    tables.push_back({&kind, [&table](const std::shared_ptr<const void>& row) {
                        table = table.with(std::static_pointer_cast<const Record>(row));
                      }});
  });
  base::Problems problems;
  auto read = read_tables_json(json, tables, problems);
  if (!read) return read.error();
  if (!problems.empty()) {
    const base::Problem& first = problems.front();
    return base::Error{base::ErrorKind::malformed, first.message, first.where, first.remedy};
  }
  ecosystem = std::move(added);
  return {};
}

std::string unit_of(const Ecosystem& ecosystem, const ResourceId& resource) {
  const Term* term = find_term(ecosystem, "resource", resource.text());
  return term == nullptr ? std::string() : term->unit;
}

std::string capital_of(const Ecosystem& ecosystem, const ResourceId& resource) {
  const Term* term = find_term(ecosystem, "resource", resource.text());
  return term == nullptr ? std::string() : term->parent;
}

}  // namespace xylem::ecosystem
