// Recognizing attributes: by key, label and the names other programs use; by whether their values fit.
#include "files/field_plan.h"

#include <algorithm>
#include <array>

#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::files {

using ecosystem::CustomField;
using ecosystem::CustomType;
using ecosystem::CustomValue;
using ecosystem::Ecosystem;
using ecosystem::FieldType;
using ecosystem::FieldView;
using ecosystem::RecordDescription;
using ecosystem::Value;

const std::string& TermWords::meant(const std::string& taxonomy, const std::string& text) {
  const auto [found, fresh] = known_.try_emplace({taxonomy, base::folded(text)});
  if (fresh) {
    if (const auto* term = ecosystem::term_meant(ecosystem_, taxonomy, text)) found->second.key = term->key;
  }
  return found->second.key;
}

const std::string& TermWords::meant_or_new(const std::string& taxonomy, const std::string& text) {
  static_cast<void>(meant(taxonomy, text));
  Known& known = known_.at({taxonomy, base::folded(text)});
  if (known.key.empty()) {
    known.key = ecosystem::term_or_new(ecosystem_, taxonomy, text).key;
    known.new_label = std::string(base::trimmed(text));
  }
  if (!known.new_label.empty()) ++added_[{taxonomy, known.new_label}];
  return known.key;
}

namespace {

/// A name without the ways of writing it: "Org_Type" and "org type" are one.
std::string plain_name(std::string_view name) {
  std::string plain = base::folded(name);
  for (char& c : plain) {
    if (c == '_' || c == '-' || c == '.') c = ' ';
  }
  return base::folded(plain);
}

constexpr std::pair<std::string_view, std::string_view> kOtherNames[] = {
    {"type", "org_type"},
    {"organization type", "org_type"},
    {"organisation type", "org_type"},
    {"element type", "org_type"},
    {"category", "org_type"},
    {"description", "note"},
    {"notes", "note"},
    {"comment", "note"},
    {"comments", "note"},
    {"tag", "tags"},
    {"keywords", "tags"},
    {"latitude", "lat"},
    {"longitude", "lon"},
    {"lng", "lon"},
    {"long", "lon"},
    {"city", "locality"},
    {"town", "locality"},
    {"municipality", "locality"},
    {"stage", "stages"},
    {"population", "populations"},
    {"discipline", "disciplines"},
    {"learners", "learners_reached"},
    {"learners per year", "learners_reached"},
    {"member since", "joined"},
    {"member until", "left"},
    {"is private", "private"},
    {"since", "started"},
    {"start", "started"},
    {"start date", "started"},
    {"until", "ended"},
    {"end", "ended"},
    {"end date", "ended"},
    {"collaboration level", "level"},
    {"collaboration mode", "collab_modes"},
    {"how close", "level"},
};

bool may_come_from_a_file(const FieldView& field) {
  if (field.key == "id" || field.key == "name" || field.key == "label") return false;
  switch (field.type) {
    case FieldType::reference:
    case FieldType::references:
    case FieldType::items:
    case FieldType::any:
    case FieldType::custom:
      return false;
    default:
      return true;
  }
}

const FieldView* field_named(const RecordDescription& kind, std::string_view column) {
  const std::string name = plain_name(column);
  const auto found = [&](const auto& is_it) -> const FieldView* {
    const auto field =
        std::ranges::find_if(kind.fields, [&](const FieldView& f) { return may_come_from_a_file(f) && is_it(f); });
    return field == kind.fields.end() ? nullptr : &*field;
  };
  if (const FieldView* by_key = found([&](const FieldView& f) { return plain_name(f.key) == name; })) return by_key;
  if (const FieldView* by_label = found([&](const FieldView& f) { return plain_name(f.label) == name; }))
    return by_label;
  for (const auto& [other, key] : kOtherNames) {
    if (other != name) continue;
    if (const FieldView* field = found([&, k = key](const FieldView& f) { return f.key == k; })) return field;
  }
  return nullptr;
}

Value::Texts list_in(const Value& value) {
  if (const auto* texts = value.as<Value::Texts>()) return *texts;
  const std::string text = file_text(value);
  char separator = ',';
  if (text.find('|') != std::string::npos)
    separator = '|';
  else if (text.find(';') != std::string::npos)
    separator = ';';
  Value::Texts parts;
  for (const std::string& part : base::split(text, separator)) {
    if (!base::trimmed(part).empty()) parts.emplace_back(base::trimmed(part));
  }
  return parts;
}

std::optional<Value> number_value(const FieldView& field, const Value& value) {
  const auto number = base::number_from(file_text(value));
  if (!number || (field.least && *number < *field.least) || (field.most && *number > *field.most)) return std::nullopt;
  if (field.type == FieldType::number) return Value{*number};
  const auto whole = static_cast<std::int64_t>(std::clamp(*number, -9e15, 9e15));
  if (static_cast<double>(whole) != *number) return std::nullopt;
  return Value{whole};
}

std::optional<Value> option_value(const FieldView& field, const Value& value) {
  const std::string wanted = plain_name(file_text(value));
  for (const std::string_view option : field.options) {
    if (plain_name(option) == wanted) return Value{std::string(option)};
  }
  return std::nullopt;
}

std::optional<Value> terms_value(const FieldView& field, const Value& value, TermWords& words, bool add_terms) {
  const std::string taxonomy(field.taxonomy);
  const std::string whole = file_text(value);
  Value::Texts keys;
  if (const std::string& key = words.meant(taxonomy, whole); !key.empty()) return Value{Value::Texts{key}};
  for (const std::string& part : list_in(value)) {
    const std::string& key = add_terms ? words.meant_or_new(taxonomy, part) : words.meant(taxonomy, part);
    if (key.empty()) return std::nullopt;
    if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
  }
  return Value{std::move(keys)};
}

}  // namespace

std::optional<Value> field_value(const FieldView& field, const Value& value, TermWords& words, bool add_terms) {
  switch (field.type) {
    case FieldType::text:
      return Value{file_text(value)};
    case FieldType::boolean:
      return value.as<bool>() != nullptr ? std::optional(value) : value_from(ColumnType::boolean, file_text(value));
    case FieldType::integer:
    case FieldType::number:
      return number_value(field, value);
    case FieldType::date:
      if (const auto day = day_in(file_text(value))) return Value{*day};
      return std::nullopt;
    case FieldType::option:
      return option_value(field, value);
    case FieldType::term: {
      const std::string taxonomy(field.taxonomy), text = file_text(value);
      const std::string& key = add_terms ? words.meant_or_new(taxonomy, text) : words.meant(taxonomy, text);
      return key.empty() ? std::nullopt : std::optional(Value{key});
    }
    case FieldType::terms:
      return terms_value(field, value, words, add_terms);
    case FieldType::texts:
      return Value{list_in(value)};
    default:
      return std::nullopt;
  }
}

bool is_metric_name(std::string_view name) {
  static constexpr std::array<std::string_view, 34> kMetrics = {"betweenesscentrality",
                                                                "betweennesscentrality",
                                                                "closnesscentrality",
                                                                "closenesscentrality",
                                                                "harmonicclosnesscentrality",
                                                                "harmonicclosenesscentrality",
                                                                "eccentricity",
                                                                "modularityclass",
                                                                "degree",
                                                                "indegree",
                                                                "outdegree",
                                                                "weighteddegree",
                                                                "weightedindegree",
                                                                "weightedoutdegree",
                                                                "pageranks",
                                                                "pagerank",
                                                                "clustering",
                                                                "clusteringcoefficient",
                                                                "eigencentrality",
                                                                "eigenvectorcentrality",
                                                                "authority",
                                                                "hub",
                                                                "componentnumber",
                                                                "strongcompnum",
                                                                "triangles",
                                                                "statinfclass",
                                                                "averageshortestpathlength",
                                                                "neighborhoodconnectivity",
                                                                "topologicalcoefficient",
                                                                "radiality",
                                                                "stress",
                                                                "selfloops",
                                                                "numberofundirectededges",
                                                                "numberofdirectededges"};
  std::string plain;
  for (const char c : plain_name(name)) {
    if (c != ' ') plain += c;
  }
  return std::ranges::find(kMetrics, plain) != kMetrics.end();
}

namespace {

/// How many values a column has, and how many of them fit.
struct Fit {
  std::size_t given = 0;
  std::size_t fits = 0;
};

template <class Fits>
Fit fit_of(const std::vector<PlannedRow>& rows, std::uint32_t column, const Fits& fits) {
  Fit fit;
  for (const PlannedRow& row : rows) {
    const Value& value = value_in(*row.cells, column);
    if (!value.given()) continue;
    ++fit.given;
    if (fits(value, row)) ++fit.fits;
  }
  return fit;
}

bool is_name_column(std::string_view column) {
  const std::string name = plain_name(column);
  return name == "label" || name == "name" || name == "title" || name == "shared name" || name == "id";
}

ColumnPlan plan_for(const RecordDescription& kind, const Column& column, std::uint32_t index,
                    const std::vector<PlannedRow>& rows, TermWords& words) {
  if (is_metric_name(column.name)) {
    const Fit fit =
        fit_of(rows, index, [](const Value& v, const auto&) { return base::number_from(file_text(v)).has_value(); });
    if (fit.fits == fit.given) return {ColumnUse::metric, nullptr, {}};
  }
  if (is_name_column(column.name)) {
    const Fit fit = fit_of(rows, index, [](const Value& v, const PlannedRow& row) {
      return base::folded(file_text(v)) == base::folded(row.name);
    });
    if (fit.fits == fit.given) return {ColumnUse::repeats_the_name, nullptr, {}};
  }
  if (const FieldView* field = field_named(kind, column.name)) {
    const Fit fit = fit_of(
        rows, index, [&](const Value& v, const auto&) { return field_value(*field, v, words, false).has_value(); });
    const bool terms = field->type == FieldType::term || field->type == FieldType::terms;
    const bool own_name = plain_name(field->key) == plain_name(column.name);
    if (fit.fits == fit.given || (terms && (own_name || 2 * fit.fits >= fit.given)))
      return {ColumnUse::field, field, {}};
  }
  return {};
}

CustomType custom_type(ColumnType type) {
  switch (type) {
    case ColumnType::boolean:
      return CustomType::boolean;
    case ColumnType::integer:
    case ColumnType::number:
      return CustomType::number;
    case ColumnType::date:
      return CustomType::date;
    default:
      return CustomType::text;
  }
}

}  // namespace

ColumnPlans plan_columns(const RecordDescription& kind, const std::vector<Column>& columns,
                         const std::vector<PlannedRow>& rows, TermWords& words) {
  ColumnPlans plans;
  for (std::uint32_t i = 0; i < columns.size(); ++i) {
    ColumnPlan plan = plan_for(kind, columns[i], i, rows, words);
    const bool taken = plan.field != nullptr && std::ranges::find(plans, plan.field, &ColumnPlan::field) != plans.end();
    plans.push_back(taken ? ColumnPlan{} : plan);
  }
  return plans;
}

std::string custom_key(Ecosystem& ecosystem, const RecordDescription& kind, const std::string& name, ColumnType type) {
  std::string stem = base::slug_from(name).substr(0, 40);
  std::ranges::replace(stem, '-', '_');
  if (stem.empty()) stem = "field";
  const auto known = [&](const std::string& key) -> const CustomField* {
    for (const CustomField& field : ecosystem.all<CustomField>()) {
      if (field.record == kind.key && field.key == key) return &field;
    }
    return nullptr;
  };
  std::string key = stem;
  for (int number = 2; kind.field(key) != nullptr || known(key) != nullptr; ++number) {
    if (const CustomField* field = known(key); field != nullptr && field->label == name) return key;
    key = stem + "_" + std::to_string(number);
  }
  CustomField field;
  field.id = ecosystem::fresh_id<CustomField>(ecosystem, std::string(kind.key) + "-" + key);
  field.record = kind.key;
  field.key = key;
  field.label = name;
  field.type = custom_type(type);
  ecosystem.put(field);
  return key;
}

void apply_cells(const RecordDescription& kind, const std::vector<Column>& columns, ColumnPlans& plans,
                 const std::vector<Cell>& cells, void* record, std::vector<CustomValue>& custom, TermWords& words,
                 Ecosystem& ecosystem) {
  for (const Cell& cell : cells) {
    if (!cell.value.given()) continue;
    ColumnPlan& plan = plans[cell.column];
    if (plan.use == ColumnUse::field) {
      const auto value = field_value(*plan.field, cell.value, words, true);
      if (value && plan.field->set(record, *value)) continue;
    } else if (plan.use != ColumnUse::custom) {
      continue;
    }
    if (plan.custom_key.empty()) {
      plan.custom_key = custom_key(ecosystem, kind, columns[cell.column].name, columns[cell.column].type);
    }
    custom.push_back({plan.custom_key, cell.value});
  }
}

}  // namespace xylem::files
