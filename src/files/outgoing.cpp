// Organizations become nodes, partnerships and flows become edges, and fields become columns.
#include "files/outgoing.h"

#include <algorithm>
#include <map>
#include <set>

#include "files/readers.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::files {
namespace {

using base::Severity;
using ecosystem::CustomField;
using ecosystem::CustomValue;
using ecosystem::Ecosystem;
using ecosystem::FieldType;
using ecosystem::FieldView;
using ecosystem::Organization;
using ecosystem::OrganizationId;
using ecosystem::Partnership;
using ecosystem::PhaseRecord;
using ecosystem::Rating;
using ecosystem::RecordDescription;
using ecosystem::ResourceFlow;
using ecosystem::Value;

ColumnType column_type(FieldType type) {
  switch (type) {
    case FieldType::boolean:
      return ColumnType::boolean;
    case FieldType::integer:
      return ColumnType::integer;
    case FieldType::number:
      return ColumnType::number;
    case FieldType::date:
      return ColumnType::date;
    case FieldType::terms:
    case FieldType::texts:
      return ColumnType::texts;
    default:
      return ColumnType::text;
  }
}

ColumnType column_type(const Value& value) {
  if (value.as<bool>() != nullptr) return ColumnType::boolean;
  if (value.as<std::int64_t>() != nullptr) return ColumnType::integer;
  if (value.as<double>() != nullptr) return ColumnType::number;
  if (value.as<ecosystem::Date>() != nullptr) return ColumnType::date;
  return value.as<Value::Texts>() != nullptr ? ColumnType::texts : ColumnType::text;
}

/// Terms by the word that a person reads, where that word leads back to the term.
class TermLabels {
 public:
  explicit TermLabels(const Ecosystem& ecosystem) : ecosystem_(ecosystem) {}
  const std::string& label(std::string_view taxonomy, const std::string& key) {
    const auto [known, fresh] = labels_.try_emplace({std::string(taxonomy), key}, key);
    if (fresh) {
      const std::string label = ecosystem::term_label(ecosystem_, taxonomy, key);
      const auto* meant = ecosystem::term_meant(ecosystem_, taxonomy, label);
      if (meant != nullptr && meant->key == key && label.find_first_of("|;") == std::string::npos)
        known->second = label;
    }
    return known->second;
  }

 private:
  const Ecosystem& ecosystem_;
  std::map<std::pair<std::string, std::string>, std::string> labels_;
};

/// Writes the fields of one kind of record as cells, in columns that it makes as they are needed.
class FieldColumns {
 public:
  FieldColumns(const Ecosystem& ecosystem, const RecordDescription& kind, std::vector<Column>& columns,
               std::set<std::string_view> left_out, TermLabels& labels)
      : columns_(columns), labels_(labels), fresh_(kind.make()) {
    for (const FieldView& field : kind.fields) {
      const bool link = field.type == FieldType::reference || field.type == FieldType::references;
      const bool list =
          field.type == FieldType::items || field.type == FieldType::custom || field.type == FieldType::any;
      if (!link && !list && !left_out.contains(field.key)) fields_.push_back(&field);
    }
    for (const CustomField& field : ecosystem.all<CustomField>()) {
      if (field.record == kind.key) custom_.emplace(field.key, &field);
    }
    for (const FieldView* field : fields_) taken_.emplace(field->key);
    for (const char* word : {"id", "label", "source", "target", "type", "kind", "weight", "x", "y", "r", "g", "b",
                             "unit", "phase", "phase_from", "ties"}) {
      taken_.insert(word);  // what formats call things of their own
    }
  }

  void write(const void* record, const std::vector<CustomValue>& custom, std::vector<Cell>& cells) {
    for (const FieldView* field : fields_) {
      Value value = field->get(record);
      if (!value.given() || value == field->get(fresh_.get()) || file_text(value).empty()) continue;
      cells.push_back(
          {column_named(columns_, field->key, column_type(field->type)), with_labels(*field, std::move(value))});
    }
    for (const CustomValue& one : custom) write_custom(one, cells);
  }
  [[nodiscard]] std::size_t private_values() const { return private_values_; }

 private:
  Value with_labels(const FieldView& field, Value value) {
    if (field.type == FieldType::term) return Value{labels_.label(field.taxonomy, *value.as<std::string>())};
    if (field.type != FieldType::terms) return value;
    Value::Texts texts;
    for (const std::string& key : *value.as<Value::Texts>()) texts.push_back(labels_.label(field.taxonomy, key));
    return Value{std::move(texts)};
  }

  void write_custom(const CustomValue& one, std::vector<Cell>& cells) {
    const auto field = custom_.find(one.key);
    if (field != custom_.end() && field->second->private_values) {
      ++private_values_;
      return;
    }
    if (!one.value.given()) return;
    const auto [title, fresh] = titles_.try_emplace(one.key);
    if (fresh) {
      const std::string wish = field == custom_.end() || field->second->label.empty() ? one.key.text() : field->second->label;
      title->second = wish;
      for (int n = 2; !taken_.insert(title->second).second; ++n) title->second = wish + " " + std::to_string(n);
    }
    const bool items = one.value.as<Value::Items>() != nullptr;
    cells.push_back({column_named(columns_, title->second, column_type(one.value)),
                     items ? Value{ecosystem::to_text(one.value)} : one.value});
  }

  std::vector<Column>& columns_;
  TermLabels& labels_;
  std::shared_ptr<void> fresh_;
  std::vector<const FieldView*> fields_;
  std::map<std::string, const CustomField*> custom_;
  std::map<std::string, std::string> titles_;  // of custom fields, by key
  std::set<std::string> taken_;
  std::size_t private_values_ = 0;
};

struct Writer {
  const document::Document& document;
  const Ecosystem& ecosystem;
  Outgoing out = {};
  TermLabels labels{ecosystem};
  std::set<std::string> shown = {};  // ids of organizations that are not private
  std::size_t private_records = 0;
  std::size_t private_values = 0;

  void add_organizations();
  void add_partnerships();
  void add_flows();
  void report();
};

void Writer::add_organizations() {
  FieldColumns fields(ecosystem, ecosystem::describe<Organization>(), out.partnerships.node_columns,
                      {"id", "name", "private"}, labels);
  for (const Organization& organization : ecosystem.all<Organization>()) {
    if (organization.is_private) {
      ++private_records;
      continue;
    }
    shown.insert(organization.id.text());
    Node node;
    node.id = organization.id.text();
    node.label = organization.name;
    fields.write(&organization, organization.custom, node.cells);
    if (const auto* place = document.places->find(organization.id)) {
      node.position = FilePoint{place->x, place->y};
      node.pinned = place->pinned;
    }
    if (const auto* sector = ecosystem::find_term(ecosystem, "sector", organization.sector.text())) {
      node.color = geometry::color_from(sector->color);
    }
    out.partnerships.nodes.push_back(std::move(node));
  }
  private_values += fields.private_values();
  out.flows.nodes = out.partnerships.nodes;
  out.flows.node_columns = out.partnerships.node_columns;
}

/// How close the two work: the partnership's own level, else the mean of what the sides said last.
std::map<std::string, double> rated_levels(const Ecosystem& ecosystem) {
  std::map<std::pair<std::string, std::string>, const Rating*> last;  // by partnership and side
  for (const Rating& rating : ecosystem.all<Rating>()) {
    if (!rating.level || rating.is_private) continue;
    const Rating*& known = last[{rating.partnership.text(), rating.from_org.text()}];
    const auto day = [](const Rating& r) { return r.date ? r.date->first_day() : ecosystem::Day{0}; };
    if (known == nullptr || day(*known) <= day(rating)) known = &rating;
  }
  std::map<std::string, std::pair<double, int>> sums;
  for (const auto& [key, rating] : last) {
    auto& [sum, count] = sums[key.first];
    sum += static_cast<double>(*rating->level);
    ++count;
  }
  std::map<std::string, double> means;
  for (const auto& [id, sum] : sums) means[id] = sum.first / sum.second;
  return means;
}

/// The phase that began last, of each partnership.
std::map<std::string, const PhaseRecord*> last_phases(const Ecosystem& ecosystem) {
  std::map<std::string, const PhaseRecord*> last;
  for (const PhaseRecord& phase : ecosystem.all<PhaseRecord>()) {
    if (phase.is_private || !phase.from) continue;
    const PhaseRecord*& known = last[phase.partnership.text()];
    if (known == nullptr || known->from->first_day() <= phase.from->first_day()) known = &phase;
  }
  return last;
}

std::optional<double> weight_of(const Partnership& partnership, const std::map<std::string, double>& rated) {
  if (partnership.level) return static_cast<double>(*partnership.level);
  if (const auto mean = rated.find(partnership.id.text()); mean != rated.end()) return mean->second;
  std::optional<double> sum;
  for (const auto& tie : partnership.ties) {
    if (tie.weight) sum = sum.value_or(0.0) + *tie.weight;
  }
  return sum;
}

void Writer::add_partnerships() {
  auto& columns = out.partnerships.edge_columns;
  FieldColumns fields(ecosystem, ecosystem::describe<Partnership>(), columns, {"id", "private"}, labels);
  const auto rated = rated_levels(ecosystem);
  const auto phases = last_phases(ecosystem);
  std::size_t ties = 0, told = 0;
  for (const Partnership& partnership : ecosystem.all<Partnership>()) {
    const bool ends_shown = shown.contains(partnership.org_a.text()) && shown.contains(partnership.org_b.text());
    if (partnership.is_private || !ends_shown) {
      ++private_records;
      continue;
    }
    Edge edge;
    edge.id = partnership.id.text();
    edge.from = partnership.org_a.text();
    edge.to = partnership.org_b.text();
    edge.kind = "partnership";
    edge.weight = weight_of(partnership, rated);
    fields.write(&partnership, partnership.custom, edge.cells);
    if (const auto phase = phases.find(edge.id); phase != phases.end()) {
      edge.cells.push_back({column_named(columns, "phase"), Value{labels.label("phase", phase->second->phase.text())}});
      edge.cells.push_back({column_named(columns, "phase_from", ColumnType::date), Value{*phase->second->from}});
    }
    if (!partnership.ties.empty()) {
      edge.cells.push_back(
          {column_named(columns, "ties", ColumnType::integer), Value{std::int64_t(partnership.ties.size())}});
    }
    ties += partnership.ties.size();
    told += partnership.ties.empty() ? 0U : 1U;
    out.partnerships.edges.push_back(std::move(edge));
  }
  private_values += fields.private_values();
  if (ties > told) {
    out.problems.push_back({Severity::note, "",
                            base::readable(static_cast<double>(ties), 0) +
                                " reported ties were written as one tie for each of " + base::counted(told, "pair"),
                            "Save as .xylem to keep them one by one."});
  }
}

void Writer::add_flows() {
  auto& columns = out.flows.edge_columns;
  FieldColumns fields(ecosystem, ecosystem::describe<ResourceFlow>(), columns, {"id", "private"}, labels);
  std::size_t outside = 0;
  for (const ResourceFlow& flow : ecosystem.all<ResourceFlow>()) {
    const auto is_outside = [](const OrganizationId& id) {
      return id.text() == ecosystem::kExternal || id.text() == ecosystem::kLearners;
    };
    if (!flow.is_private && (is_outside(flow.from_org) || is_outside(flow.to_org))) {
      ++outside;
      continue;
    }
    if (flow.is_private || !shown.contains(flow.from_org.text()) || !shown.contains(flow.to_org.text())) {
      ++private_records;
      continue;
    }
    Edge edge;
    edge.id = flow.id.text();
    edge.from = flow.from_org.text();
    edge.to = flow.to_org.text();
    edge.direction = EdgeDirection::directed;
    edge.kind = "flow";
    edge.label = ecosystem::term_label(ecosystem, "resource", flow.resource.text());
    edge.weight = flow.amount;
    fields.write(&flow, flow.custom, edge.cells);
    const std::string unit = ecosystem::unit_of(ecosystem, flow.resource);
    if (!unit.empty() && flow.amount) edge.cells.push_back({column_named(columns, "unit"), Value{unit}});
    out.flows.edges.push_back(std::move(edge));
  }
  private_values += fields.private_values();
  if (outside > 0) {
    out.problems.push_back({Severity::note, "",
                            base::counted(outside, "flow") + " from outside or to learners left out",
                            "Save as .xylem to keep them."});
  }
}

void Writer::report() {
  if (private_records > 0) {
    out.problems.push_back({Severity::note, "",
                            base::counted(private_records, "private record") + " left out, with the ties to them", ""});
  }
  if (private_values > 0) {
    out.problems.push_back(
        {Severity::note, "", base::counted(private_values, "value") + " of private fields left out", ""});
  }
  std::vector<std::string> others;
  ecosystem::for_each_table(
      ecosystem, [&]<class Record>(const RecordDescription& kind, const ecosystem::Table<Record>& table) {
        static const std::set<std::string_view> kWritten = {"term", "custom_field", "organization",  "partnership",
                                                            "flow", "phase_record", "target_profile"};
        if (table.empty() || kWritten.contains(kind.key)) return;
        others.push_back(base::counted(table.size(), base::lowered(kind.label), base::lowered(kind.labels)));
      });
  if (!others.empty()) {
    out.problems.push_back(
        {Severity::note, "", "A graph file cannot hold " + base::joined(others, ", "), "Save as .xylem to keep them."});
  }
}

}  // namespace

Outgoing outgoing(const document::Document& document) {
  Writer writer{document, *document.ecosystem};
  writer.add_organizations();
  writer.add_partnerships();
  writer.add_flows();
  writer.report();
  for (GraphTable* table : {&writer.out.partnerships, &writer.out.flows}) {
    table->creator = kCreator;
    table->title = document.ecosystem->about.name;
    table->description = document.ecosystem->about.description;
  }
  return std::move(writer.out);
}

}  // namespace xylem::files
