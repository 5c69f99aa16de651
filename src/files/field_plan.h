// What each attribute of a file becomes: a field of the record, a custom field, or nothing because it is a metric.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "xylem/ecosystem/ecosystem.h"
#include "xylem/files/graph_table.h"

namespace xylem::files {

/// What texts mean in taxonomies, remembered: looking a term up compares with every alias there is.
class TermWords {
 public:
  explicit TermWords(ecosystem::Ecosystem& ecosystem) : ecosystem_(ecosystem) {}

  /// The key of the term meant; empty when there is none.
  [[nodiscard]] const std::string& meant(const std::string& taxonomy, const std::string& text);
  /// The same; what is not known becomes a new inactive term.
  [[nodiscard]] const std::string& meant_or_new(const std::string& taxonomy, const std::string& text);
  /// The label of each new term and how often it was asked for, by taxonomy.
  [[nodiscard]] const std::map<std::pair<std::string, std::string>, std::size_t>& added() const { return added_; }

 private:
  struct Known {
    std::string key;
    std::string new_label;  // set when the term was made here
  };
  ecosystem::Ecosystem& ecosystem_;
  std::map<std::pair<std::string, std::string>, Known> known_;
  std::map<std::pair<std::string, std::string>, std::size_t> added_;
};

enum class ColumnUse : std::uint8_t { custom, field, metric, repeats_the_name, handled };

struct ColumnPlan {
  ColumnUse use = ColumnUse::custom;
  const ecosystem::FieldView* field = nullptr;
  base::SharedText custom_key;  // given out when the first value needs it
};
using ColumnPlans = std::vector<ColumnPlan>;

/// One row to plan for: its cells and what it is called.
struct PlannedRow {
  const std::vector<Cell>* cells = nullptr;
  std::string_view name;
};

/// A plan for each column. Fields are known by key, label and common other names; one is used when every value given
/// fits it, or, for terms, at least half of them do. Fields with other records' ids are never used.
[[nodiscard]] ColumnPlans plan_columns(const ecosystem::RecordDescription& kind, const std::vector<Column>& columns,
                                       const std::vector<PlannedRow>& rows, TermWords& words);

/// `value` as the field holds it; nothing when it does not fit. Unknown terms are added with `add_terms`.
[[nodiscard]] std::optional<ecosystem::Value> field_value(const ecosystem::FieldView& field,
                                                          const ecosystem::Value& value, TermWords& words,
                                                          bool add_terms);

/// Puts the cells of a row into `record`, custom values included; makes custom fields as they are needed.
void apply_cells(const ecosystem::RecordDescription& kind, const std::vector<Column>& columns, ColumnPlans& plans,
                 const std::vector<Cell>& cells, void* record, std::vector<ecosystem::CustomValue>& custom,
                 TermWords& words, ecosystem::Ecosystem& ecosystem);

/// The key of the custom field called `name` for records of `kind`, added when there is none.
[[nodiscard]] std::string custom_key(ecosystem::Ecosystem& ecosystem, const ecosystem::RecordDescription& kind,
                                     const std::string& name, ColumnType type);

/// Whether a column of that name holds what Gephi, Cytoscape or NodeXL computed.
[[nodiscard]] bool is_metric_name(std::string_view name);

}  // namespace xylem::files
