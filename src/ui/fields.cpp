// Controls by the type of a field, and the form made of them.
#include "ui/fields.h"

#include <algorithm>
#include <cmath>

#include "ui/lookup.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

using ecosystem::Ecosystem;
using ecosystem::FieldType;
using ecosystem::FieldView;
using ecosystem::Value;

constexpr const char* kNotGiven = "not given";
constexpr float kLabelWidth = 112.0F;
constexpr float kRowHeight = 34.0F;

std::string reference_name(const FieldView& field, const std::string& id, const Ecosystem& ecosystem) {
  if (std::ranges::find(field.also, id) != field.also.end()) return readable_option(id);
  const AnyRecord found = find_record(ecosystem, field.refers_to, id);
  return found ? title_of(ecosystem, *found.kind, found.record) : id;
}

std::vector<Option> options_of(const FieldView& field, const Ecosystem& ecosystem, const scene::Theme& theme) {
  switch (field.type) {
    case FieldType::option: {
      std::vector<Option> options;
      for (const std::string_view option : field.options)
        options.push_back({.key = std::string(option), .label = readable_option(option)});
      return options;
    }
    case FieldType::term:
    case FieldType::terms:
      return term_options(ecosystem, field.taxonomy);
    default: {
      auto options = record_options(ecosystem, field.refers_to, theme);
      for (const std::string_view word : field.also)
        options.insert(options.begin(), {.key = std::string(word), .label = readable_option(word)});
      return options;
    }
  }
}

Value::Texts texts_of(const Value& value) {
  const auto* texts = value.as<Value::Texts>();
  return texts == nullptr ? Value::Texts{} : *texts;
}

std::optional<double> number_of(const Value& value) {
  if (const auto* number = value.as<double>()) return *number;
  if (const auto* whole = value.as<std::int64_t>()) return static_cast<double>(*whole);
  return std::nullopt;
}

/// What was entered; emptied where it is not `given`.
template <class T>
std::optional<Value> entered_value(T value, bool given) {
  return given ? Value{std::move(value)} : Value{};
}

/// A choice shows its options only while its list is open: making them costs a walk over all records.
std::optional<Value> edit_choice(const FieldView& field, const Value& value, const Ecosystem& ecosystem, Rect place,
                                 Widgets& w) {
  const std::string shown = shown_value(field, value, ecosystem);
  const std::vector<Option> options =
      w.lists(field.key) ? options_of(field, ecosystem, w.theme()) : std::vector<Option>{};
  if (field.type == FieldType::terms || field.type == FieldType::references) {
    const auto chosen = w.choices(field.key, place, shown, options, texts_of(value), false);
    if (!chosen) return std::nullopt;
    return entered_value(*chosen, !chosen->empty());
  }
  const auto chosen = w.choice(field.key, place, shown, options, false, field.required ? "" : kNotGiven);
  if (!chosen) return std::nullopt;
  return entered_value(*chosen, !chosen->empty());
}

std::optional<Value> edit_any(const FieldView& field, const Value& value, Rect place, Widgets& w) {
  const auto text = w.edit(field.key, place, ecosystem::to_text(value), {.hint = kNotGiven, .framed = false});
  if (!text) return std::nullopt;
  const auto number = number_of(value) ? base::number_from(*text) : std::nullopt;
  if (number) return entered_value(*number, true);
  return entered_value(*text, !base::trimmed(*text).empty());
}

/// Entries parted by ";".
std::optional<Value> edit_texts(const FieldView& field, const Value& value, Rect place, Widgets& w) {
  const auto text = w.edit(field.key, place, base::joined(texts_of(value), "; "), {.hint = kNotGiven, .framed = false});
  if (!text) return std::nullopt;
  Value::Texts all;
  for (const std::string& part : base::split(*text, ';')) {
    if (!base::trimmed(part).empty()) all.emplace_back(base::trimmed(part));
  }
  return entered_value(all, !all.empty());
}

bool has_rows(FieldType type) { return type == FieldType::items || type == FieldType::custom; }

/// One item of a list: a soft card with a row for each inner field.
std::optional<Value::Items> edit_item(const FieldView& field, const Value::Items& items, std::size_t at,
                                      const Ecosystem& ecosystem, Widgets& w);

/// A list of small records: one part for each, one more to add.
std::optional<Value> edit_items(const FieldView& field, const Value& value, const Ecosystem& ecosystem, Widgets& w) {
  const auto* given = value.as<Value::Items>();
  const Value::Items items = given == nullptr ? Value::Items{} : *given;
  std::optional<Value::Items> changed;
  w.scope(field.key, [&] {
    Rect head = w.take(w.px(30.0F));
    const std::string count = items.empty() ? kNotGiven : std::to_string(items.size());
    w.words(head.cut_left(w.px(kLabelWidth)), field.label, {Type::body, w.theme().muted, Align::left});
    if (w.icon_button("Add", head.cut_right(w.px(28.0F)).middle(w.px(26.0F), w.px(26.0F)), icons::kAdd, "Add one")) {
      changed = items;
      changed->emplace_back(field.inner.size());
    }
    head.cut_left(w.px(8.0F));
    w.words(head, count, {Type::body, items.empty() ? w.theme().muted : w.theme().text, Align::left});
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (auto edited = edit_item(field, items, i, ecosystem, w)) changed = std::move(edited);
    }
  });
  if (!changed) return std::nullopt;
  return entered_value(*changed, !changed->empty());
}

std::optional<Value::Items> edit_item(const FieldView& field, const Value::Items& items, std::size_t at,
                                      const Ecosystem& ecosystem, Widgets& w) {
  std::optional<Value::Items> changed;
  const float top = w.cursor_y();
  w.scope(std::to_string(at + 1), [&] {
    w.space(w.px(2.0F));
    for (std::size_t f = 0; f < field.inner.size() && f < items[at].size(); ++f) {
      const FieldView& inner = field.inner[f];
      if (has_rows(inner.type)) continue;
      Rect row = w.take(w.px(30.0F));
      if (f == 0) {
        const Rect cross = row.cut_right(w.px(28.0F)).middle(w.px(26.0F), w.px(26.0F));
        if (w.icon_button("Remove", cross, icons::kClose, "Take it out")) {
          changed = items;
          changed->erase(changed->begin() + static_cast<std::ptrdiff_t>(at));
        }
      }
      row.cut_left(w.px(12.0F));
      w.words(row.cut_left(w.px(kLabelWidth - 12.0F)), inner.label, {Type::body, w.theme().muted, Align::left});
      if (const auto entered = edit_value(inner, items[at][f], ecosystem, row, w)) {
        changed = items;
        (*changed)[at][f] = *entered;
      }
    }
    w.space(w.px(2.0F));
  });
  const Rect below = w.take(w.px(4.0F));
  w.fill({below.x + w.px(3.0F), top, 2.0F, below.y - top}, w.theme().hairline);
  return changed;
}

std::optional<Value> draw_row(const FieldView& field, const Value& value, const Ecosystem& ecosystem, Widgets& w) {
  if (has_rows(field.type)) {
    auto changed = edit_items(field, value, ecosystem, w);
    w.rule();
    return changed;
  }
  float height = w.px(kRowHeight);
  if (field.long_text && value.given()) {
    const float width = w.take(0.0F).w - w.px(kLabelWidth + 16.0F);
    height = std::max(height, w.paragraph_height(ecosystem::to_text(value), width) + w.px(16.0F));
  }
  if (field.long_text && w.writes(field.key)) height = std::max(height, w.px(96.0F));
  Rect row = w.take(height);
  Rect label = row.cut_left(w.px(kLabelWidth));
  label.h = std::min(label.h, w.px(kRowHeight));
  const std::string name = field.required ? field.label + " *" : field.label;
  w.words(label, name, {Type::body, w.theme().muted, Align::left});
  w.hint(label, field.meaning);
  auto changed = edit_value(field, value, ecosystem, row.inset(0.0F, 2.0F), w);
  if (const std::string* fault = w.fault(field.key)) {
    Rect below = w.take(w.paragraph_height(*fault, row.w) + w.px(6.0F));
    below.cut_left(w.px(kLabelWidth + 8.0F));
    w.note(std::string(field.key) + " fault", *fault, below);
    w.paragraph_in(below, *fault, {Type::body, w.theme().gap, Align::left});
  }
  w.rule();
  return changed;
}

}  // namespace

std::string shown_value(const FieldView& field, const Value& value, const Ecosystem& ecosystem) {
  if (!value.given()) return kNotGiven;
  const auto one = [&](const std::string& key) {
    if (field.type == FieldType::option) return readable_option(key);
    if (field.type == FieldType::term || field.type == FieldType::terms)
      return ecosystem::term_label(ecosystem, field.taxonomy, key);
    if (field.type == FieldType::reference || field.type == FieldType::references)
      return reference_name(field, key, ecosystem);
    return key;
  };
  if (const auto* text = value.as<std::string>()) return one(*text);
  if (const auto* texts = value.as<Value::Texts>()) {
    std::vector<std::string> labels;
    for (const std::string& text : *texts) labels.push_back(one(text));
    return base::joined(labels, " · ");
  }
  if (const auto* date = value.as<ecosystem::Date>()) return ecosystem::readable(*date);
  return ecosystem::to_text(value);
}

std::optional<Value> edit_value(const FieldView& field, const Value& value, const Ecosystem& ecosystem, Rect place,
                                Widgets& w) {
  EditOptions look{.hint = kNotGiven, .many_lines = field.long_text, .framed = false};
  switch (field.type) {
    case FieldType::text: {
      const auto* text = value.as<std::string>();
      const auto entered = w.edit(field.key, place, text == nullptr ? "" : *text, look);
      if (!entered) return std::nullopt;
      return entered_value(*entered, !base::trimmed(*entered).empty());
    }
    case FieldType::boolean: {
      const auto* truth = value.as<bool>();
      const bool on = truth != nullptr && *truth;
      if (!w.check(field.key, place, value.given() ? (on ? "Yes" : "No") : kNotGiven, on)) return std::nullopt;
      return entered_value(!on, true);
    }
    case FieldType::integer:
    case FieldType::number: {
      if (!field.unit.empty()) {
        const float width = w.width_of(field.unit, Type::small) + w.px(8.0F);
        w.words(place.cut_right(width), field.unit, {Type::small, w.theme().muted, Align::right});
      }
      const bool whole = field.type == FieldType::integer;
      if (const auto number = number_of(value)) look.shown = base::readable(*number, 6);
      const auto entered = w.edit_number(field.key, place, number_of(value), look, field.least, field.most, whole);
      if (!entered) return std::nullopt;
      if (whole)
        return entered_value(static_cast<std::int64_t>(std::llround(entered->value_or(0.0))), entered->has_value());
      return entered_value(entered->value_or(0.0), entered->has_value());
    }
    case FieldType::date: {
      const auto* date = value.as<ecosystem::Date>();
      if (date != nullptr) look.shown = ecosystem::readable(*date);
      const auto entered = w.edit_date(field.key, place, date == nullptr ? std::nullopt : std::optional(*date), look);
      if (!entered) return std::nullopt;
      return entered_value(entered->value_or(ecosystem::Date{}), entered->has_value());
    }
    case FieldType::option:
    case FieldType::term:
    case FieldType::terms:
    case FieldType::reference:
    case FieldType::references:
      return edit_choice(field, value, ecosystem, place, w);
    case FieldType::texts:
      return edit_texts(field, value, place, w);
    case FieldType::any:
      return edit_any(field, value, place, w);
    case FieldType::items:
    case FieldType::custom:
      return std::nullopt;  // drawn as rows of their own
  }
  return std::nullopt;
}

std::optional<FieldChange> draw_form(const ecosystem::RecordDescription& kind, const void* record,
                                     const Ecosystem& ecosystem, Widgets& w,
                                     const std::vector<std::string_view>& without) {
  std::optional<FieldChange> change;
  const auto draw = [&](const FieldView& field) {
    if (field.key == "id" || std::ranges::find(without, field.key) != without.end()) return;
    if (auto value = draw_row(field, field.get(record), ecosystem, w)) change = FieldChange{&field, std::move(*value)};
  };
  for (const FieldView& field : kind.fields) {
    if (!field.common) draw(field);
  }
  if (w.fold("Notes and source", "NOTES AND SOURCE")) {
    for (const FieldView& field : kind.fields) {
      if (field.common) draw(field);
    }
  }
  return change;
}

}  // namespace xylem::ui
