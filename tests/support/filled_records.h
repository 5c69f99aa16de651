// Records with every field filled, made from the field descriptions: what every face must give back as it was.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "xylem/document/document.h"
#include "xylem/ecosystem/ecosystem.h"
#include "xylem/ecosystem/fields.h"

namespace xylem::support {

using ecosystem::FieldType;
using ecosystem::FieldView;
using ecosystem::Value;

/// Texts that have broken other programs.
inline const std::vector<std::string>& hard_texts() {
  static const std::vector<std::string> kAll = {
      "Harbor High School",
      "Zürich, Łódź, 東京, 서울, القاهرة, ירושלים, हिन्दी, Ελλάδα, ไทย",
      "Robotics 🤖 Club 👩🏽‍🔬 e\xCC\x81",
      "\"quoted\" 'single' `back` \\ slash / <b>&amp;</b>",
      "first line\nsecond line\r\n\tthird\n",
      "  blanks at both ends  ",
      std::string("nul\0inside", 10),
      "\x01\x1F\x7F\xC2\x85\xE2\x80\xA8\xEF\xBB\xBF",
      "DROP TABLE organizations; -- ",
      "null",
      "2026-03-31",
      "12",
      std::string(5000, 'x'),
  };
  return kAll;
}

/// A different value for each `turn`, of every kind a cell of an imported file has.
inline Value any_value(std::size_t turn) {
  switch (turn % 12) {
    case 0:
      return std::string("");
    case 1:
      return hard_texts()[turn % hard_texts().size()];
    case 2:
      return true;
    case 3:
      return false;
    case 4:
      return std::numeric_limits<std::int64_t>::max();
    case 5:
      return std::int64_t{-3};
    case 6:
      return 3.0;  // a number that is whole is still no integer
    case 7:
      return 1e300;
    case 8:
      return ecosystem::Date{2026, 3, 0};
    case 9:
      return Value::Texts{};
    case 10:
      return Value::Texts{"one", "", "två"};
    default:
      return Value::Items{{Value{std::string("a")}, Value{}, Value{2.5}}, {}};
  }
}

inline Value filled_value(const FieldView& field, std::size_t turn);

inline Value::Items filled_items(const FieldView& field, std::size_t turn) {
  Value::Items items;
  for (std::size_t row = 0; row < 1 + turn % 3; ++row) {
    auto& parts = items.emplace_back();
    for (std::size_t i = 0; i < field.inner.size(); ++i)
      parts.push_back(filled_value(field.inner[i], turn + 3 * row + i));
  }
  return items;
}

inline Value filled_value(const FieldView& field, std::size_t turn) {
  constexpr std::array kWholes = {std::int64_t{0}, std::int64_t{7}, std::int64_t{-12},
                                  std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()};
  constexpr std::array kNumbers = {0.1,       -2.0, 1.7976931348623157e308, 5e-324,
                                   1.0 / 3.0, -0.0, 123456789.123456789,    9007199254740993.0};
  const std::array<ecosystem::Date, 4> dates = {{{2026, 3, 31}, {2024, 2, 0}, {1987, 0, 0}, {9999, 12, 31}}};
  const std::string slug = "slug-" + std::to_string(turn) + "_x";
  switch (field.type) {
    case FieldType::text:
      return hard_texts()[turn % hard_texts().size()];
    case FieldType::boolean:
      return turn % 2 == 0;
    case FieldType::integer:
      return kWholes[turn % kWholes.size()];
    case FieldType::number:
      return kNumbers[turn % kNumbers.size()];
    case FieldType::date:
      return dates[turn % dates.size()];
    case FieldType::option:
      return std::string(field.options[turn % field.options.size()]);
    case FieldType::term:
    case FieldType::reference:
      return slug;
    case FieldType::terms:
    case FieldType::references:
      return turn % 2 == 0 ? Value::Texts{slug} : Value::Texts{slug, "other", slug};
    case FieldType::texts:
      return turn % 2 == 0 ? Value::Texts{hard_texts()[turn % hard_texts().size()]} : Value::Texts{"", "ž", "; "};
    case FieldType::items:
      return filled_items(field, turn);
    case FieldType::any:
      return any_value(turn);
    case FieldType::custom:
      break;
  }
  Value::Items custom;
  for (std::size_t i = 0; i < 1 + turn % 13; ++i) {
    custom.push_back(
        {Value{i == 5 ? std::string("key-0") : "key-" + std::to_string(i)}, any_value(turn + i)});  // one key twice
  }
  if (turn % 4 == 0) custom.push_back({Value{}, Value{}});
  return custom;
}

/// Fills every field but the id; false when a field refused its value.
inline bool fill(const ecosystem::RecordDescription& kind, void* record, std::size_t turn) {
  bool all = true;
  for (std::size_t i = 0; i < kind.fields.size(); ++i) {
    if (kind.fields[i].key != "id") all = kind.fields[i].set(record, filled_value(kind.fields[i], turn + i)) && all;
  }
  return all;
}

/// `count` records of every kind, filled, and the same number with nothing but an id.
inline document::Document filled_document(std::size_t count, std::size_t turn = 0) {
  ecosystem::Ecosystem filled;
  fill(ecosystem::describe<ecosystem::About>(), &filled.about, turn);
  const auto add = [&]<class Row>(const ecosystem::RecordDescription& kind, ecosystem::Table<Row>& table) {
    for (std::size_t i = 0; i < count; ++i) {
      Row full;
      full.id = decltype(Row::id)("full-" + std::to_string(i));
      fill(kind, &full, turn + 7 * i);
      Row bare;
      bare.id = decltype(Row::id)("bare-" + std::to_string(i));
      table = table.with(std::move(full)).with(std::move(bare));
    }
  };
  for_each_table(filled, add);
  document::Places places;
  add(ecosystem::describe<document::Place>(), places);
  return {{std::move(filled), {}}, {std::move(places), {}}};
}

}  // namespace xylem::support
