// The tables of a document without their types: what a file lists, in the order it lists them.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "xylem/document/document.h"
#include "xylem/ecosystem/record_json.h"

namespace xylem::store {

/// The descriptions of all tables of a document: those of the ecosystem, then the places.
[[nodiscard]] const std::vector<const ecosystem::RecordDescription*>& document_tables();

/// Each table of `document`, for writing; valid as long as the document.
[[nodiscard]] std::vector<ecosystem::TableToWrite> tables_to_write(const document::Document& document);

/// What is read, table by table, until it is whole.
struct Unfinished {
  ecosystem::Ecosystem ecosystem;
  document::Places places;
  document::Document document() && { return {{std::move(ecosystem), {}}, {std::move(places), {}}}; }
};
/// Each table of `unfinished`, for reading; valid as long as it is.
[[nodiscard]] std::vector<ecosystem::TableToRead> tables_to_read(Unfinished& unfinished);

/// One row that an edit changed; null where it was not there before or is not there after.
using RowChange =
    std::function<void(const ecosystem::RecordDescription& kind, const std::shared_ptr<const void>& before,
                       const std::shared_ptr<const void>& after)>;
/// Calls `changed` for each row that is not the very same in both. Cost about O(changes * log n).
void each_change(const document::Document& before, const document::Document& after, const RowChange& changed);

}  // namespace xylem::store
