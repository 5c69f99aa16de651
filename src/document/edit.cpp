// Edits: what each does. Put and Remove are written once for all kinds of records.
#include "xylem/document/edit.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "xylem/base/text.h"
#include "xylem/ecosystem/validity.h"

namespace xylem::document {
namespace {

using ecosystem::Ecosystem;

template <class Id, class List>
struct RecordOfId;
template <class Id, class First, class... Rest>
struct RecordOfId<Id, ecosystem::RecordList<First, Rest...>> {
  using type = typename std::conditional_t<std::is_same_v<decltype(First::id), Id>, std::type_identity<First>,
                                           RecordOfId<Id, ecosystem::RecordList<Rest...>>>::type;
};
template <class Id>
struct RecordOfId<Id, ecosystem::RecordList<>> {
  using type = void;
};
template <class Id>
using RecordOf = typename RecordOfId<Id, ecosystem::AllRecords>::type;

base::Error refused(std::string message) { return {base::ErrorKind::invalid_argument, std::move(message), "", ""}; }

std::string with_article(std::string_view label) {
  const bool vowel = std::string_view("AEIO").find(label.front()) != std::string_view::npos;
  return (vowel ? "An " : "A ") + base::lowered(label);
}

/// Whether a file can hold `value` and give it back: finite numbers, texts of UTF-8.
bool can_be_kept(const ecosystem::Value& value) {
  using ecosystem::Value;
  if (const auto* number = value.as<double>()) return std::isfinite(*number);
  if (const auto* text = value.as<std::string>()) return base::is_utf8(*text);
  if (const auto* texts = value.as<Value::Texts>()) return std::ranges::all_of(*texts, base::is_utf8);
  const auto* items = value.as<Value::Items>();
  return items == nullptr ||
         std::ranges::all_of(*items, [](const auto& item) { return std::ranges::all_of(item, can_be_kept); });
}

template <class Record>
base::Result<void> acceptable(const Record& record) {
  const auto& kind = ecosystem::describe<Record>();
  if (!base::is_slug(record.id.text())) return refused("\"" + record.id.text() + "\" cannot be an id");
  for (const ecosystem::FieldView& field : kind.fields) {
    const ecosystem::Value value = field.get(&record);
    if (field.required && !value.given())
      return refused(with_article(kind.label) + " needs: " + base::lowered(field.label));
    if (!can_be_kept(value)) return refused(field.label + " is no number or text that can be kept");
  }
  if constexpr (std::is_same_v<Record, ecosystem::Partnership>) {
    if (record.org_a == record.org_b) return refused("A partnership is between two different organizations");
  }
  return {};
}

template <class Record>
base::Result<Document> put(const Document& before, const Record& record, Stamps& stamps) {
  if (auto good = acceptable(record); !good) return good.error();
  Ecosystem changed = *before.ecosystem;
  changed.put(record);
  return Document{{std::move(changed), stamps.fresh()}, before.places};
}

template <class Id>
base::Result<Document> removed(const Document& before, const Id& id, Stamps& stamps) {
  using Record = RecordOf<Id>;
  const auto& kind = ecosystem::describe<Record>();
  if (before.ecosystem->find<Record>(id) == nullptr) {
    return base::Error{base::ErrorKind::not_found,
                       "There is no " + base::lowered(kind.label) + " \"" + id.text() + "\"", "", ""};
  }
  Ecosystem changed = *before.ecosystem;
  changed.all<Record>() = changed.all<Record>().without(id);
  ecosystem::remove_references(changed, kind.key, id.text());
  Document after{{std::move(changed), stamps.fresh()}, before.places};
  if constexpr (std::is_same_v<Record, ecosystem::Organization>) {
    if (before.places->contains(id)) after.places = {before.places->without(id), stamps.fresh()};
  }
  return after;
}

base::Result<Document> arranged(const Document& before, std::span<const Place> given, Stamps& stamps) {
  std::vector<Places::RowPointer> rows;
  rows.reserve(given.size());
  for (const Place& place : given) {
    if (auto good = acceptable(place); !good) return good.error();
    rows.push_back(std::make_shared<const Place>(place));
  }
  return Document{before.ecosystem, {before.places->with_all(std::move(rows)), stamps.fresh()}};
}

template <class Record>
std::string name_of(const Record& record) {
  if constexpr (requires { record.name; }) {
    return record.name;
  } else if constexpr (requires { record.label; }) {
    return record.label;
  } else {
    return {};
  }
}

std::string with_name(std::string verb_and_kind, const std::string& name) {
  return name.empty() ? verb_and_kind : verb_and_kind + " " + name;
}

template <class Record>
std::string put_label(const Document& before, const Record& record) {
  const auto& kind = ecosystem::describe<Record>();
  const Record* old = before.ecosystem->find<Record>(record.id);
  if (old == nullptr) return "Add " + base::lowered(kind.label);
  for (const ecosystem::FieldView& field : kind.fields) {
    if (field.get(old) == field.get(&record)) continue;
    if (field.key == "name") return "Rename " + base::lowered(kind.label);
    return "Change " + base::lowered(field.label);
  }
  return with_name("Change " + base::lowered(kind.label), name_of(record));
}

/// What putting a record, the ecosystem's own facts or a place does, and what it is called.
template <class Record>
base::Result<Document> apply(const Document& before, const Put<Record>& it, Stamps& stamps) {
  if constexpr (std::is_same_v<Record, Place>) {
    return arranged(before, {&it.record, 1}, stamps);
  } else if constexpr (std::is_same_v<Record, ecosystem::About>) {
    if (auto good = acceptable(it.record); !good) return good.error();
    Ecosystem changed = *before.ecosystem;
    changed.about = it.record;
    return Document{{std::move(changed), stamps.fresh()}, before.places};
  } else {
    return put(before, it.record, stamps);
  }
}
template <class Record>
std::string label(const Document& before, const Put<Record>& it) {
  if constexpr (std::is_same_v<Record, Place>) {
    const Place* old = before.places->find(it.record.id);
    if (old != nullptr && old->pinned != it.record.pinned) return it.record.pinned ? "Pin" : "Unpin";
    return "Move";
  } else if constexpr (std::is_same_v<Record, ecosystem::About>) {
    const auto& old = before.ecosystem->about;
    if (old.name != it.record.name) return "Rename the ecosystem";
    return old.as_of != it.record.as_of ? "Change the date" : "Change the ecosystem";
  } else {
    return put_label(before, it.record);
  }
}

template <class Id>
base::Result<Document> apply(const Document& before, const Remove<Id>& it, Stamps& stamps) {
  return removed(before, it.id, stamps);
}
template <class Id>
std::string label(const Document& before, const Remove<Id>& it) {
  using Record = RecordOf<Id>;
  const Record* old = before.ecosystem->find<Record>(it.id);
  return with_name("Delete " + base::lowered(ecosystem::describe<Record>().label), old == nullptr ? "" : name_of(*old));
}

base::Result<Document> apply(const Document& before, const Arrange& it, Stamps& stamps) {
  return arranged(before, it.places, stamps);
}
base::Result<Document> apply(const Document&, const Replace& it, Stamps& stamps) {
  return Document{{*it.document.ecosystem, stamps.fresh()}, {*it.document.places, stamps.fresh()}};
}
base::Result<Document> apply(const Document& before, const EditList& list, Stamps& stamps) {
  Document document = before;
  for (const Edit& one : list.edits) {
    auto next = edited(document, one, stamps);
    if (!next) return next;
    document = *std::move(next);
  }
  return document;
}
template <class Labelled>
requires requires(const Labelled& it) { it.label; }
std::string label(const Document&, const Labelled& it) { return it.label; }

}  // namespace

template <class Kind>
const Edit::Deed Edit::kDeed = {
    [](const Document& before, const void* content, Stamps& stamps) {
      return apply(before, *static_cast<const Kind*>(content), stamps);
    },
    [](const Document& before, const void* content) { return label(before, *static_cast<const Kind*>(content)); },
};

template <class... Records>
std::vector<const Edit::Deed*> Edit::all_deeds(ecosystem::RecordList<Records...>) {
  return {&kDeed<Put<Records>>...,
          &kDeed<Remove<decltype(Records::id)>>...,
          &kDeed<Put<ecosystem::About>>,
          &kDeed<Put<Place>>,
          &kDeed<Arrange>,
          &kDeed<Replace>,
          &kDeed<EditList>};
}
template std::vector<const Edit::Deed*> Edit::all_deeds(ecosystem::AllRecords);

Edit several(std::vector<Edit> edits, std::string label) { return EditList{std::move(edits), std::move(label)}; }

base::Result<Document> edited(const Document& before, const Edit& edit, Stamps& stamps) {
  return edit.deed_->apply(before, edit.content_.get(), stamps);
}

std::string label_of(const Document& before, const Edit& edit) {
  return edit.deed_->label(before, edit.content_.get());
}

}  // namespace xylem::document
