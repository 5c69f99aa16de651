// Scenario: applying and telling differences, table by table.
#include "xylem/ecosystem/scenario.h"

#include <memory>
#include <set>
#include <utility>

#include "xylem/ecosystem/record_json.h"
#include "xylem/ecosystem/validity.h"

namespace xylem::ecosystem {
namespace {

/// References of a record by kind and id.
using References = std::set<std::pair<std::string, std::string>>;

void collect(const FieldView& field, const Value& value, References& found) {
  if (const auto* items = value.as<Value::Items>()) {
    for (const auto& row : *items) {
      for (std::size_t i = 0; i < std::min(row.size(), field.inner.size()); ++i) collect(field.inner[i], row[i], found);
    }
    return;
  }
  if (field.refers_to.empty()) return;
  if (const auto* text = value.as<std::string>()) found.emplace(field.refers_to, *text);
  if (const auto* texts = value.as<Value::Texts>()) {
    for (const std::string& text : *texts) found.emplace(field.refers_to, text);
  }
}

bool is_there(const Ecosystem& ecosystem, std::string_view kind, const std::string& id) {
  if (id == kExternal || id == kLearners) return true;
  bool found = false;
  for_each_table(ecosystem, [&]<class Row>(const RecordDescription& description, const Table<Row>& table) {
    found = found || (description.key == kind && table.contains(decltype(Row::id)(id)));
  });
  return found;
}

template <class Row>
void apply(const ScenarioChange& change, Table<Row>& table, References& references, base::Problems& problems) {
  using Id = decltype(Row::id);
  const std::string where = "scenario, " + change.kind + " " + change.subject;
  if (!base::is_slug(change.subject)) {
    problems.push_back({base::Severity::warning, where, "A change names no record", ""});
    return;
  }
  if (change.content.empty()) {
    table = table.without(Id(change.subject));
    return;
  }
  Row row;
  const auto& description = describe<Row>();
  const auto read = read_record_json(description, change.content, &row, where, problems);
  if (!read || row.id.text() != change.subject) {
    problems.push_back({base::Severity::warning, where, "A change could not be read", ""});
    return;
  }
  for (const FieldView& field : description.fields) collect(field, field.get(&row), references);
  table = table.with(std::move(row));
}

template <class Row>
constexpr bool kDiffers = !std::is_same_v<Row, Scenario>;

}  // namespace

Ecosystem branch_of(const Ecosystem& base, const Scenario& scenario, base::Problems& problems) {
  Ecosystem branch = base;
  References references;
  for (const ScenarioChange& change : scenario.changes) {
    for_each_table(branch, [&]<class Row>(const RecordDescription& description, Table<Row>& table) {
      if constexpr (kDiffers<Row>) {
        if (description.key == change.kind) apply(change, table, references, problems);
      }
    });
  }
  for (const auto& [kind, id] : references) {
    if (is_there(branch, kind, id)) continue;
    problems.push_back({base::Severity::note, kind + " " + id, "The scenario goes by what is no longer there", ""});
    remove_references(branch, kind, id);
  }
  return branch;
}

std::vector<ScenarioChange> changes_between(const Ecosystem& before, const Ecosystem& after) {
  std::vector<ScenarioChange> changes;
  for_each_table(before, [&]<class Row>(const RecordDescription& description, const Table<Row>& table) {
    if constexpr (kDiffers<Row>) {
      Table<Row>::compare(table, after.all<Row>(), [&](const auto& old, const auto& now) {
        if (old && now && *old == *now) return;
        const std::string id(now ? now->id.text() : old->id.text());
        changes.push_back(
            {std::string(description.key), id, now ? record_json(description, now.get()) : std::string()});
      });
    }
  });
  return changes;
}

ScenarioSize size_of(const Ecosystem& base, const Scenario& scenario) {
  ScenarioSize size;
  for (const ScenarioChange& change : scenario.changes) {
    const bool known = is_there(base, change.kind, change.subject);
    if (change.content.empty()) {
      size.removed += known ? 1U : 0U;
    } else {
      ++(known ? size.changed : size.added);
    }
  }
  return size;
}

}  // namespace xylem::ecosystem
