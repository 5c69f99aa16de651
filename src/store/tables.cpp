// The tables of a document: every kind of record once, by its description.
#include "store/tables.h"

namespace xylem::store {
namespace {

template <class Row>
ecosystem::TableToWrite to_write(const ecosystem::RecordDescription& kind, const ecosystem::Table<Row>& table) {
  return {&kind, [&table](const std::function<void(const void*)>& visit) {
            for (const Row& row : table) visit(&row);
          }};
}

template <class Row>
ecosystem::TableToRead to_read(const ecosystem::RecordDescription& kind, ecosystem::Table<Row>& table) {
  return {&kind, [&table](const std::shared_ptr<const void>& row) {
            table = table.with(std::static_pointer_cast<const Row>(row));
          }};
}

}  // namespace

const std::vector<const ecosystem::RecordDescription*>& document_tables() {
  static const auto kAll = [] {
    auto all = ecosystem::all_descriptions();
    all.push_back(&ecosystem::describe<document::Place>());
    return all;
  }();
  return kAll;
}

std::vector<ecosystem::TableToWrite> tables_to_write(const document::Document& document) {
  std::vector<ecosystem::TableToWrite> all;
  for_each_table(*document.ecosystem,
                 [&](const auto& kind, const auto& table) { all.push_back(to_write(kind, table)); });
  all.push_back(to_write(ecosystem::describe<document::Place>(), *document.places));
  return all;
}

std::vector<ecosystem::TableToRead> tables_to_read(Unfinished& unfinished) {
  std::vector<ecosystem::TableToRead> all;
  for_each_table(unfinished.ecosystem, [&](const auto& kind, auto& table) { all.push_back(to_read(kind, table)); });
  all.push_back(to_read(ecosystem::describe<document::Place>(), unfinished.places));
  return all;
}

void each_change(const document::Document& before, const document::Document& after, const RowChange& changed) {
  const auto compare = [&]<class Row>(const ecosystem::RecordDescription& kind, const ecosystem::Table<Row>& old_rows,
                                      const ecosystem::Table<Row>& new_rows) {
    ecosystem::Table<Row>::compare(old_rows, new_rows,
                                   [&](const auto& old_row, const auto& new_row) { changed(kind, old_row, new_row); });
  };
  if (!before.ecosystem.same_as(after.ecosystem)) {
    for_each_table(*before.ecosystem, [&]<class Row>(const auto& kind, const ecosystem::Table<Row>& rows) {
      compare(kind, rows, after.ecosystem->template all<Row>());
    });
  }
  if (!before.places.same_as(after.places))
    compare(ecosystem::describe<document::Place>(), *before.places, *after.places);
}

}  // namespace xylem::store
