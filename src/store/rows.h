// Reading a whole document from a database, and writing what changed in one.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/schema.h"
#include "xylem/store/project_file.h"
#include "xylem/store/text_twin.h"

namespace xylem::store {

/// Every row of every table. A cell of a wrong kind is reported and left empty, a row with an impossible id left out;
/// columns and tables that are not there read as not given. Inside a transaction, so that all is of one moment.
base::Result<Read> read_document(Database& database);

/// Writes rows with statements that are prepared once for each kind of record.
class RowWriter {
 public:
  explicit RowWriter(Database& database) : database_(&database) {}

  /// Every row of `document`, into tables that are empty.
  base::Result<void> write_all(const document::Document& document);
  /// The rows that differ between the two, and one row of `steps` that tells them; whether any did.
  base::Result<bool> write_step(const document::Document& before, const document::Document& after, const Step& step,
                                const std::string& time, bool continues);

 private:
  struct Prepared {
    Statement put;  // of the record, by id
    Statement remove;
    std::vector<Statement> put_item;  // in the order of SqlKind::items
    std::vector<Statement> remove_items;
  };
  base::Result<Prepared*> prepared(std::size_t kind);
  base::Result<void> write_row(std::size_t kind, const void* before, const void* after);
  base::Result<void> write_items(Prepared& statements, std::size_t list, const SqlTable& table, const void* record,
                                 const std::string& id);

  Database* database_;
  std::vector<std::unique_ptr<Prepared>> prepared_;  // in the order of sql_kinds()
  Statement put_step_;
  bool step_prepared_ = false;
};

}  // namespace xylem::store
