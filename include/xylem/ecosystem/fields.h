// Field descriptions: each field of each record is described once, and every face (file, JSON, table, inspector, filter,
// search, documentation) is a loop over the descriptions.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "xylem/base/id.h"
#include "xylem/ecosystem/dates.h"

namespace xylem::ecosystem {

/// What a field holds, without its C++ type. std::monostate is "not given" and never zero. Ids, terms and options
/// are their text; a list of items (ties, barriers, …) is a row per item with one value per inner field.
///
/// Two words of memory: texts and lists are shared by the copies.
struct Value {
  using Texts = std::vector<std::string>;
  using Items = std::vector<std::vector<Value>>;

  Value() = default;
  template <class T>
  requires(!std::is_same_v<std::remove_cvref_t<T>, Value>)
  Value(T&& value) : is_(held(std::forward<T>(value))) {}  // NOLINT: anything a field holds is a value

  [[nodiscard]] bool given() const { return is_.index() != 0; }
  /// What is held, if it is a T; valid as long as the value or a copy of it.
  template <class T>
  [[nodiscard]] const T* as() const {
    if constexpr (std::is_same_v<T, std::string>) {
      const auto* text = std::get_if<base::SharedText>(&is_);
      return text == nullptr ? nullptr : &text->text();
    } else if constexpr (std::is_same_v<T, Texts> || std::is_same_v<T, Items>) {
      const auto* list = std::get_if<base::Shared<T>>(&is_);
      return list == nullptr ? nullptr : &list->get();
    } else {
      return std::get_if<T>(&is_);
    }
  }
  /// Calls `visitor` with what is held: std::monostate, bool, std::int64_t, double, std::string, Date, Texts or Items.
  template <class Visitor>
  decltype(auto) visit(const Visitor& visitor) const {
    return std::visit(
        [&](const auto& held) -> decltype(auto) {
          using Held = std::remove_cvref_t<decltype(held)>;
          if constexpr (std::is_same_v<Held, base::SharedText>) {
            return visitor(held.text());
          } else if constexpr (std::is_same_v<Held, base::Shared<Texts>> || std::is_same_v<Held, base::Shared<Items>>) {
            return visitor(held.get());
          } else {
            return visitor(held);
          }
        },
        is_);
  }
  friend bool operator==(const Value&, const Value&) = default;

 private:
  using Is = std::variant<std::monostate, bool, std::int64_t, double, base::SharedText, Date, base::Shared<Texts>,
                          base::Shared<Items>>;
  template <class T>
  static Is held(T&& value) {
    using Given = std::remove_cvref_t<T>;
    if constexpr (std::is_same_v<Given, Texts> || std::is_same_v<Given, Items>) {
      return base::Shared<Given>(std::forward<T>(value));
    } else {
      return Is(std::forward<T>(value));
    }
  }
  Is is_;
};

/// `value` as a person reads it in a cell: lists joined by "; ", nothing for not given.
[[nodiscard]] std::string to_text(const Value& value);

enum class FieldType : std::uint8_t {
  text,        // free Unicode
  boolean,
  integer,
  number,
  date,
  option,      // one of `options`
  term,        // one entry of `taxonomy`
  terms,
  reference,   // the id of a record of kind `refers_to`, or one of `also`
  references,
  texts,       // a list of free texts: tags, aliases
  items,       // a list of small records with the fields `inner`
  any,         // whatever an imported file had
  custom,      // values of custom fields: items of (key, value)
};

/// One field of one kind of record. Views are made once and live as long as the program.
struct FieldView {
  std::string_view key;       // in files and columns: snake_case, unique in its record
  std::string label;          // on the screen
  std::string_view meaning;   // one plain sentence without a full stop
  FieldType type = FieldType::text;
  bool required = false;
  bool common = false;        // stands on every record (note, tags, source, …)
  bool long_text = false;     // wants more than one line
  std::string_view taxonomy;
  std::string_view refers_to;
  std::vector<std::string_view> also;  // what a reference may say instead of an id: "external", "learners"
  std::string_view unit;
  std::optional<double> least;
  std::optional<double> most;
  std::span<const std::string_view> options;
  std::span<const FieldView> inner;
  Value (*get)(const void* record) = nullptr;
  /// False, and nothing changed, when the value is of another kind than the field holds or not one of its options.
  bool (*set)(void* record, const Value& value) = nullptr;

  // Attributes, said where the field is described.
  FieldView&& require() && { return required = true, std::move(*this); }
  FieldView&& to(std::string_view kind) && { return refers_to = kind, std::move(*this); }
  FieldView&& or_else(std::vector<std::string_view> words) && { return also = std::move(words), std::move(*this); }
  FieldView&& in(std::string_view what) && { return unit = what, std::move(*this); }
  FieldView&& at_least(double bound) && { return least = bound, std::move(*this); }
  FieldView&& between(double low, double high) && { return least = low, most = high, std::move(*this); }
  FieldView&& called(std::string name) && { return label = std::move(name), std::move(*this); }
  FieldView&& lines() && { return long_text = true, std::move(*this); }
};

/// One kind of record. `key` is singular ("organization"), `table` plural ("organizations"): the name of its table in
/// every file; `label` and `labels` are the same for the screen.
struct RecordDescription {
  std::string_view key;
  std::string_view table;
  std::string_view label;
  std::string_view labels;
  std::span<const FieldView> fields;
  std::shared_ptr<void> (*make)() = nullptr;

  /// The field of that key, or null.
  [[nodiscard]] const FieldView* field(std::string_view field_key) const;
};

/// The description of a record type; specialized for each in the .cpp that describes it.
template <class Record>
const RecordDescription& describe();

/// The fields of an item (a tie, a barrier, …); specialized for each.
template <class Item>
std::span<const FieldView> item_fields();

/// The words of a closed choice, in the order of its enumerators.
template <class Enum>
std::span<const std::string_view> option_names();

template <class Enum>
[[nodiscard]] std::string_view option_name(Enum value) { return option_names<Enum>()[static_cast<std::size_t>(value)]; }

/// One value of an imported attribute or of a custom field.
struct CustomValue {
  base::SharedText key;  // the same for all records that have the field
  Value value;
  friend bool operator==(const CustomValue&, const CustomValue&) = default;
};

}  // namespace xylem::ecosystem
