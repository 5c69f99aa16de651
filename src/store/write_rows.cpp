// Changed rows into their tables, and the step that tells what they were and what they became.
#include <algorithm>

#include "store/rows.h"
#include "store/tables.h"

namespace xylem::store {
namespace {

using ecosystem::About;
using ecosystem::FieldView;
using ecosystem::RecordDescription;
using ecosystem::Value;

void bind(Statement& statement, int parameter, const FieldView& field, const Value& value) {
  if (!value.given()) return statement.bind_nothing(parameter);
  if (field.type == ecosystem::FieldType::any)
    return statement.bind(parameter, std::string_view(ecosystem::value_json(field, value)));
  if (const auto* truth = value.as<bool>()) return statement.bind(parameter, std::int64_t{*truth ? 1 : 0});
  if (const auto* whole = value.as<std::int64_t>()) return statement.bind(parameter, *whole);
  if (const auto* number = value.as<double>()) return statement.bind(parameter, *number);
  if (const auto* text = value.as<std::string>()) return statement.bind(parameter, std::string_view(*text));
  if (const auto* date = value.as<ecosystem::Date>())
    return statement.bind(parameter, std::string_view(to_text(*date)));
  statement.bind(parameter, std::string_view(ecosystem::value_json(field, value)));
}

/// "INSERT … ON CONFLICT … DO UPDATE": columns that this program does not know keep what they hold.
std::string put_sql(const SqlTable& table) {
  std::string names = table.of_items() ? "record, position" : "";
  std::string marks = table.of_items() ? "?, ?" : "";
  std::string updates;
  for (const FieldView* field : table.columns) {
    const std::string name = sql_name(field->key);
    names += (names.empty() ? "" : ", ") + name;
    marks += marks.empty() ? "?" : ", ?";
    if (table.of_items() || field->key == "id") continue;
    updates += (updates.empty() ? "" : ", ") + name + "=excluded." + name;
  }
  const std::string sql = "INSERT INTO " + sql_name(table.name) + " (" + names + ") VALUES (" + marks + ")";
  return table.of_items() ? sql : sql + " ON CONFLICT (id) DO UPDATE SET " + updates;
}

std::string id_of(const RecordDescription& kind, const void* record) { return to_text(kind.field("id")->get(record)); }

std::size_t index_of(const RecordDescription& kind) {
  const auto& all = sql_kinds();
  const auto found = std::ranges::find_if(all, [&](const SqlKind& one) { return one.records.kind == &kind; });
  return static_cast<std::size_t>(found - all.begin());
}

}  // namespace

base::Result<RowWriter::Prepared*> RowWriter::prepared(std::size_t kind) {
  prepared_.resize(sql_kinds().size());
  if (prepared_[kind]) return prepared_[kind].get();
  const SqlKind& tables = sql_kinds()[kind];
  auto made = std::make_unique<Prepared>();
  const auto prepare = [&](Statement& into, const std::string& sql) -> base::Result<void> {
    auto statement = database_->prepare(sql);
    if (!statement) return statement.error();
    into = *std::move(statement);
    return {};
  };
  if (auto done = prepare(made->put, put_sql(tables.records)); !done) return done.error();
  if (auto done = prepare(made->remove, "DELETE FROM " + sql_name(tables.records.name) + " WHERE id=?"); !done)
    return done.error();
  for (const SqlTable& items : tables.items) {
    if (auto done = prepare(made->put_item.emplace_back(), put_sql(items)); !done) return done.error();
    const std::string removal = "DELETE FROM " + sql_name(items.name) + " WHERE record=?";
    if (auto done = prepare(made->remove_items.emplace_back(), removal); !done) return done.error();
  }
  prepared_[kind] = std::move(made);
  return prepared_[kind].get();
}

base::Result<void> RowWriter::write_items(Prepared& statements, std::size_t list, const SqlTable& table,
                                          const void* record, const std::string& id) {
  const Value value = table.items->get(record);
  const auto* items = value.as<Value::Items>();
  if (items == nullptr) return {};
  Statement& put = statements.put_item[list];
  std::int64_t position = 0;
  for (const auto& item : *items) {
    put.bind(0, std::string_view(id));
    put.bind(1, position++);
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      bind(put, 2 + static_cast<int>(i), *table.columns[i], item[i]);
    if (auto done = put.run(); !done) return done;
  }
  return {};
}

base::Result<void> RowWriter::write_row(std::size_t kind, const void* before, const void* after) {
  const SqlKind& tables = sql_kinds()[kind];
  auto found = prepared(kind);
  if (!found) return found.error();
  Prepared& statements = **found;
  const std::string id = id_of(*tables.records.kind, after != nullptr ? after : before);
  if (after == nullptr) {
    statements.remove.bind(0, std::string_view(id));
    if (auto done = statements.remove.run(); !done) return done;
  } else {
    int parameter = 0;
    for (const FieldView* field : tables.records.columns) bind(statements.put, parameter++, *field, field->get(after));
    if (auto done = statements.put.run(); !done) return done;
  }
  for (std::size_t i = 0; i < tables.items.size(); ++i) {
    const FieldView& list = *tables.items[i].items;
    if (before != nullptr && after != nullptr && list.get(before) == list.get(after)) continue;
    statements.remove_items[i].bind(0, std::string_view(id));
    if (auto done = statements.remove_items[i].run(); !done) return done;
    if (after == nullptr) continue;
    if (auto done = write_items(statements, i, tables.items[i], after, id); !done) return done;
  }
  return {};
}

base::Result<void> RowWriter::write_all(const document::Document& document) {
  if (auto done = write_row(0, nullptr, &document.ecosystem->about); !done) return done;
  base::Result<void> result;
  const auto tables = tables_to_write(document);
  for (std::size_t i = 0; i < tables.size() && result; ++i) {
    tables[i].each([&](const void* row) {
      if (result) result = write_row(i + 1, nullptr, row);
    });
  }
  return result;
}

base::Result<bool> RowWriter::write_step(const document::Document& before, const document::Document& after,
                                         const Step& step, const std::string& time, bool continues) {
  std::string changes;
  base::Result<void> result;
  const auto write = [&](const RecordDescription& kind, const void* old_row, const void* new_row) {
    if (!result) return;
    const auto json = [&](const void* row) {
      return row == nullptr ? std::string("null") : ecosystem::record_json(kind, row);
    };
    const std::string was = json(old_row);
    const std::string is = json(new_row);
    if (was == is) return;  // another row with the same contents, as an import of the same file makes them
    changes += std::string(changes.empty() ? "[" : ",\n ") + "{\"table\":\"" + std::string(kind.table) +
               "\",\"before\":" + was + ",\"after\":" + is + "}";
    result = write_row(index_of(kind), old_row, new_row);
  };
  const About& old_about = before.ecosystem->about;
  const About& new_about = after.ecosystem->about;
  if (!(old_about == new_about)) write(ecosystem::describe<About>(), &old_about, &new_about);
  each_change(before, after, [&](const RecordDescription& kind, const auto& old_row, const auto& new_row) {
    write(kind, old_row.get(), new_row.get());
  });
  if (!result) return result.error();
  if (changes.empty()) return false;
  if (!step_prepared_) {
    auto statement = database_->prepare(
        "INSERT INTO steps (time, kind, label, merge, continues, changes) VALUES (?, ?, ?, ?, ?, ?)");
    if (!statement) return statement.error();
    put_step_ = *std::move(statement);
    step_prepared_ = true;
  }
  put_step_.bind(0, std::string_view(time));
  put_step_.bind(1, to_text(step.kind));
  put_step_.bind(2, std::string_view(step.label));
  put_step_.bind(3, std::string_view(step.merge));
  put_step_.bind(4, std::int64_t{continues ? 1 : 0});
  put_step_.bind(5, std::string_view(changes + "]"));
  if (auto done = put_step_.run(); !done) return done.error();
  return true;
}

}  // namespace xylem::store
