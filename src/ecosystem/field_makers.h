// Making a FieldView from a pointer to member: how each C++ type becomes a Value and back.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "xylem/ecosystem/fields.h"

namespace xylem::ecosystem::making {

template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<base::Id<Tag>> : std::true_type {};

/// How a member of type T is read and written as a Value. `type` is what its field is unless it says otherwise.
template <class T>
struct Holder;

template <>
struct Holder<std::string> {
  static constexpr FieldType type = FieldType::text;
  static Value read(const std::string& member) { return member.empty() ? Value{} : Value{member}; }
  static bool write(std::string& member, const Value& value) {
    if (!value.given()) return member.clear(), true;
    const auto* text = value.as<std::string>();
    if (text != nullptr) member = *text;
    return text != nullptr;
  }
};
template <>
struct Holder<base::SharedText> {
  static constexpr FieldType type = FieldType::text;
  static Value read(const base::SharedText& member) { return member.empty() ? Value{} : Value{member}; }
  static bool write(base::SharedText& member, const Value& value) {
    if (!value.given()) return member = {}, true;
    const auto* text = value.as<std::string>();
    if (text != nullptr) member = base::SharedText(*text);
    return text != nullptr;
  }
};
template <class Tag>
struct Holder<base::Id<Tag>> {
  static constexpr FieldType type = FieldType::reference;
  static Value read(const base::Id<Tag>& member) { return member.empty() ? Value{} : Value{member.text()}; }
  static bool write(base::Id<Tag>& member, const Value& value) {
    if (!value.given()) return member = {}, true;
    const auto* text = value.as<std::string>();
    if (text != nullptr) member = base::Id<Tag>(*text);
    return text != nullptr;
  }
};
template <>
struct Holder<bool> {
  static constexpr FieldType type = FieldType::boolean;
  static Value read(const bool& member) { return member; }
  static bool write(bool& member, const Value& value) {
    const auto* truth = value.as<bool>();
    if (truth != nullptr) member = *truth;
    return truth != nullptr;
  }
};
template <>
struct Holder<std::int64_t> {
  static constexpr FieldType type = FieldType::integer;
  static Value read(const std::int64_t& member) { return member; }
  static bool write(std::int64_t& member, const Value& value) {
    if (const auto* whole = value.as<std::int64_t>()) return member = *whole, true;
    const auto* number = value.as<double>();
    if (number == nullptr || !(*number >= -9e15 && *number <= 9e15)) return false;
    const auto whole = static_cast<std::int64_t>(*number);
    if (static_cast<double>(whole) != *number) return false;
    return member = whole, true;
  }
};
template <>
struct Holder<double> {
  static constexpr FieldType type = FieldType::number;
  static Value read(const double& member) { return member; }
  static bool write(double& member, const Value& value) {
    if (const auto* number = value.as<double>()) return std::isfinite(*number) && (member = *number, true);
    const auto* whole = value.as<std::int64_t>();
    if (whole != nullptr) member = static_cast<double>(*whole);
    return whole != nullptr;
  }
};
template <>
struct Holder<Date> {
  static constexpr FieldType type = FieldType::date;
  static Value read(const Date& member) { return member; }
  static bool write(Date& member, const Value& value) {
    if (const auto* date = value.as<Date>()) return member = *date, true;
    const auto* text = value.as<std::string>();
    const auto date = text == nullptr ? std::nullopt : date_from(*text);
    if (date) member = *date;
    return date.has_value();
  }
};
template <>
struct Holder<Value> {
  static constexpr FieldType type = FieldType::any;
  static Value read(const Value& member) { return member; }
  static bool write(Value& member, const Value& value) {
    const auto* number = value.as<double>();
    return (number == nullptr || std::isfinite(*number)) && (member = value, true);
  }
};
template <class Enum>
requires std::is_enum_v<Enum>
struct Holder<Enum> {
  static constexpr FieldType type = FieldType::option;
  static Value read(const Enum& member) { return std::string(option_name(member)); }
  static bool write(Enum& member, const Value& value) {
    const auto* text = value.as<std::string>();
    if (text == nullptr) return false;
    const auto names = option_names<Enum>();
    const auto found = std::ranges::find(names, *text);
    if (found == names.end()) return false;
    member = static_cast<Enum>(found - names.begin());
    return true;
  }
};
template <class T>
struct Holder<std::optional<T>> {
  static constexpr FieldType type = Holder<T>::type;
  static Value read(const std::optional<T>& member) { return member ? Holder<T>::read(*member) : Value{}; }
  static bool write(std::optional<T>& member, const Value& value) {
    if (!value.given()) return member.reset(), true;
    T inner{};
    if (!Holder<T>::write(inner, value)) return false;
    return member = inner, true;
  }
};
template <class T>
struct Holder<std::vector<T>> {
  static constexpr bool texts = std::is_same_v<T, std::string> || IsId<T>::value;
  static constexpr FieldType type = std::is_same_v<T, std::string>   ? FieldType::texts
                                    : IsId<T>::value                 ? FieldType::references
                                    : std::is_same_v<T, CustomValue> ? FieldType::custom
                                                                     : FieldType::items;
  static Value read(const std::vector<T>& member) {
    if (member.empty()) return {};
    if constexpr (std::is_same_v<T, std::string>) {
      return Value{member};
    } else if constexpr (IsId<T>::value) {
      Value::Texts all;
      for (const T& id : member) all.push_back(id.text());
      return Value{std::move(all)};
    } else {
      Value::Items items;
      for (const T& item : member) {
        auto& row = items.emplace_back();
        for (const FieldView& field : item_fields<T>()) row.push_back(field.get(&item));
      }
      return Value{std::move(items)};
    }
  }
  static bool write(std::vector<T>& member, const Value& value) {
    if (!value.given()) return member.clear(), true;
    if constexpr (texts) {
      const auto* all = value.as<Value::Texts>();
      if (all == nullptr) return false;
      member.clear();
      for (const std::string& text : *all) member.emplace_back(text);
      return true;
    } else {
      const auto* items = value.as<Value::Items>();
      if (items == nullptr) return false;
      std::vector<T> all;
      for (const auto& row : *items) {
        T& item = all.emplace_back();
        const auto fields = item_fields<T>();
        for (std::size_t i = 0; i < std::min(row.size(), fields.size()); ++i) {
          if (row[i].given() && !fields[i].set(&item, row[i])) return false;
        }
      }
      return member = std::move(all), true;
    }
  }
};

template <class T>
struct Unwrapped {
  using type = T;
};
template <class T>
struct Unwrapped<std::optional<T>> {
  using type = T;
};
template <class T>
struct Unwrapped<std::vector<T>> {
  using type = T;
};

/// "learners_reached" as "Learners reached".
inline std::string label_from(std::string_view key) {
  std::string label(key);
  std::ranges::replace(label, '_', ' ');
  if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') label[0] = static_cast<char>(label[0] - 'a' + 'A');
  return label;
}

/// Of<Record>::field<&Record::member>(key, meaning): the view of one member.
template <class Record>
struct Of {
  template <auto Member>
  static FieldView field(std::string_view key, std::string_view meaning) {
    using T = std::remove_cvref_t<decltype(std::declval<Record>().*Member)>;
    using Inner = typename Unwrapped<T>::type;
    FieldView view;
    view.key = key;
    view.label = label_from(key);
    view.meaning = meaning;
    view.type = Holder<T>::type;
    view.get = [](const void* record) { return Holder<T>::read(static_cast<const Record*>(record)->*Member); };
    view.set = [](void* record, const Value& value) {
      return Holder<T>::write(static_cast<Record*>(record)->*Member, value);
    };
    if constexpr (std::is_enum_v<Inner>) view.options = option_names<Inner>();
    if constexpr (Holder<T>::type == FieldType::items || Holder<T>::type == FieldType::custom)
      view.inner = item_fields<Inner>();
    return view;
  }
  /// A term, or a list of terms, of a taxonomy.
  template <auto Member>
  static FieldView term(std::string_view key, std::string_view taxonomy, std::string_view meaning) {
    FieldView view = field<Member>(key, meaning);
    view.type = view.type == FieldType::references ? FieldType::terms : FieldType::term;
    view.taxonomy = taxonomy;
    return view;
  }
};

template <class Record>
std::shared_ptr<void> make_record() {
  return std::make_shared<Record>();
}

}  // namespace xylem::ecosystem::making
