// The fields that stand on every record, and the shell of a description.
#pragma once

#include <string_view>
#include <vector>

#include "ecosystem/field_makers.h"
#include "xylem/ecosystem/records.h"

namespace xylem::ecosystem::making {

/// `own` behind the id and before the common fields.
template <class Record>
std::vector<FieldView> fields_of(std::vector<FieldView> own) {
  using F = Of<Record>;
  std::vector<FieldView> all;
  all.push_back(F::template field<&Record::id>("id", "The name of the record in files, never shown").require().to(""));
  all.back().type = FieldType::text;
  for (FieldView& field : own) all.push_back(std::move(field));
  const std::size_t first_common = all.size();
  all.push_back(F::template field<&Record::note>("note", "Anything worth remembering").lines());
  all.push_back(F::template field<&Record::tags>("tags", "Your own words to find it by"));
  all.push_back(F::template field<&Record::source_method>("source_method", "How this is known").called("Known from"));
  all.push_back(F::template field<&Record::source_who>("source_who", "Who said so").called("Said by"));
  all.push_back(
      F::template field<&Record::source_ref>("source_ref", "Where it stands: a file, page or row").called("Source"));
  all.push_back(F::template field<&Record::collected_on>("collected_on", "When this was found out"));
  all.push_back(F::template field<&Record::confidence>("confidence", "How sure this is"));
  all.push_back(F::template field<&Record::is_private>("private", "Kept out of every picture, report and export"));
  all.push_back(F::template field<&Record::custom>("custom", "Values of your own fields"));
  for (std::size_t i = first_common; i < all.size(); ++i) all[i].common = true;
  return all;
}

template <class Record>
RecordDescription description(std::string_view key, std::string_view table, std::string_view label,
                              std::string_view labels, const std::vector<FieldView>& fields) {
  return {key, table, label, labels, fields, &make_record<Record>};
}

}  // namespace xylem::ecosystem::making

/// Defines describe<Record>() from the `std::vector<FieldView> fields` expression behind it.
#define XYLEM_DESCRIBE(Record, key, table, label, labels, ...)                                        \
  template <>                                                                                         \
  const RecordDescription& describe<Record>() {                                                       \
    using F = making::Of<Record>;                                                                     \
    using R = Record;                                                                                 \
    static const std::vector<FieldView> kFields = making::fields_of<R>({__VA_ARGS__});                \
    static const RecordDescription kAll = making::description<R>(key, table, label, labels, kFields); \
    return kAll;                                                                                      \
  }

/// Defines item_fields<Item>().
#define XYLEM_DESCRIBE_ITEM(Item, ...)                           \
  template <>                                                    \
  std::span<const FieldView> item_fields<Item>() {               \
    using F = making::Of<Item>;                                  \
    using R = Item;                                              \
    static const std::vector<FieldView> kFields = {__VA_ARGS__}; \
    return kFields;                                              \
  }
