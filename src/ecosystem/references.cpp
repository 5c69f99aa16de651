// Taking records out of an ecosystem without leaving a reference to them behind.
#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "xylem/ecosystem/validity.h"

namespace xylem::ecosystem {
namespace {

/// Records that are gone, by kind.
using Gone = std::unordered_map<std::string_view, std::unordered_set<std::string>>;

bool is_gone(const Gone& gone, std::string_view kind, const std::string& id) {
  const auto ids = gone.find(kind);
  return ids != gone.end() && ids->second.contains(id);
}

/// `value` without what is gone; true when something was taken out.
bool emptied(const FieldView& field, const Gone& gone, Value& value);

bool emptied_items(const FieldView& field, const Gone& gone, Value& value) {
  Value::Items kept;
  bool changed = false;
  for (auto row : *value.as<Value::Items>()) {
    bool names_it = false;
    for (std::size_t i = 0; i < std::min(row.size(), field.inner.size()); ++i) {
      const bool here = emptied(field.inner[i], gone, row[i]);
      names_it = names_it || (here && field.inner[i].type == FieldType::reference);  // an item is about what it names
      changed = changed || here;
    }
    if (!names_it) kept.push_back(std::move(row));
  }
  if (changed) value = kept.empty() ? Value{} : Value{std::move(kept)};
  return changed;
}

bool emptied(const FieldView& field, const Gone& gone, Value& value) {
  if (field.type == FieldType::items && value.as<Value::Items>() != nullptr) return emptied_items(field, gone, value);
  if (!gone.contains(field.refers_to)) return false;
  if (const auto* text = value.as<std::string>())
    return is_gone(gone, field.refers_to, *text) && (value = Value{}, true);
  const auto* texts = value.as<Value::Texts>();
  if (texts == nullptr) return false;
  Value::Texts kept = *texts;
  if (std::erase_if(kept, [&](const std::string& id) { return is_gone(gone, field.refers_to, id); }) == 0) return false;
  value = kept.empty() ? Value{} : Value{std::move(kept)};
  return true;
}

/// Whether `row` is about a record that is gone without naming its kind in the field itself.
template <class Record>
bool loses_subject(const Ecosystem& ecosystem, const Gone& gone, const Record& row) {
  if constexpr (std::is_same_v<Record, Issue>) {
    return is_gone(gone, option_name(row.subject_kind), row.subject);
  } else if constexpr (std::is_same_v<Record, Measurement>) {
    const Indicator* indicator = ecosystem.find<Indicator>(row.indicator);
    return indicator != nullptr && is_gone(gone, option_name(indicator->subject), row.subject);
  } else {
    return false;
  }
}

/// A barrier of nobody is one of everybody: one that stopped only organizations that are gone goes with them.
void drop_barriers_of_nobody(Offer& changed, const Offer& before) {
  std::size_t i = 0;
  std::erase_if(changed.barriers, [&](const Barrier& barrier) {
    const Barrier& was = before.barriers[i++];
    return barrier.orgs.empty() && barrier.populations.empty() && !was.orgs.empty();
  });
}

/// The fields of `kind` that may name a record of a kind that is gone.
std::vector<const FieldView*> fields_to_look_at(const RecordDescription& kind, const Gone& gone) {
  std::vector<const FieldView*> fields;
  const auto names = [&](const FieldView& field) { return gone.contains(field.refers_to); };
  for (const FieldView& field : kind.fields) {
    if (names(field) || (field.type == FieldType::items && std::ranges::any_of(field.inner, names)))
      fields.push_back(&field);
  }
  return fields;
}

/// Empties the references of one table; what cannot be without them is taken out and added to `next`.
template <class Record>
void clean(const Ecosystem& before, const RecordDescription& kind, Table<Record>& table, const Gone& gone, Gone& next) {
  const auto fields = fields_to_look_at(kind, gone);
  constexpr bool has_subject = std::is_same_v<Record, Issue> || std::is_same_v<Record, Measurement>;
  if (fields.empty() && !has_subject) return;
  for (const Record& row : before.all<Record>()) {
    Record changed = row;
    bool touched = false;
    bool impossible = loses_subject(before, gone, row);
    for (const FieldView* field : fields) {
      Value value = field->get(&row);
      if (!value.given() || !emptied(*field, gone, value)) continue;
      touched = true;
      impossible = impossible || (field->required && !value.given());
      field->set(&changed, value);
    }
    if constexpr (std::is_same_v<Record, Offer>) {
      if (touched) drop_barriers_of_nobody(changed, row);
    }
    if (impossible) {
      next[kind.key].insert(row.id.text());
      table = table.without(row.id);
    } else if (touched) {
      table = table.with(std::move(changed));
    }
  }
}

}  // namespace

std::size_t remove_references(Ecosystem& ecosystem, std::string_view kind, std::string_view id) {
  std::size_t count = 0;
  Gone gone;
  gone[kind].insert(std::string(id));
  while (!gone.empty()) {
    const Ecosystem before = ecosystem;
    Gone next;
    for_each_table(ecosystem, [&]<class Record>(const RecordDescription& description, Table<Record>& table) {
      clean(before, description, table, gone, next);
    });
    if (is_gone(gone, "target_profile", ecosystem.about.profile.text())) ecosystem.about.profile = {};
    for (const auto& [of_kind, ids] : next) count += ids.size();
    gone = std::move(next);
  }
  return count;
}

}  // namespace xylem::ecosystem
