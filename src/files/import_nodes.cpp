// Nodes become organizations; with an element type that says so, people and programs too.
#include <algorithm>
#include <array>

#include "files/batch.h"
#include "files/importing.h"
#include "files/readers.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::files {
namespace {

using base::Severity;
using ecosystem::CustomValue;
using ecosystem::Organization;
using ecosystem::Person;
using ecosystem::Program;
using ecosystem::RecordDescription;
using ecosystem::Value;

const RecordDescription& description_of(RecordKind kind) {
  switch (kind) {
    case RecordKind::person:
      return ecosystem::describe<Person>();
    case RecordKind::program:
      return ecosystem::describe<Program>();
    case RecordKind::organization:
      break;
  }
  return ecosystem::describe<Organization>();
}

std::string name_of(const Node& node) { return node.label.empty() ? node.id : node.label; }

std::optional<std::uint32_t> element_type_column(const GraphTable& table) {
  for (const char* name : {"element type", "node type", "record kind", "kind", "type"}) {
    if (const auto column = find_column(table.node_columns, name)) return column;
  }
  return std::nullopt;
}

RecordKind kind_meant(const Value& value) {
  static constexpr std::array<std::string_view, 7> kPeople = {"person",  "people", "individual", "individuals",
                                                              "contact", "member", "human"};
  static constexpr std::array<std::string_view, 6> kPrograms = {"program",    "programs", "programme",
                                                                "programmes", "project",  "initiative"};
  const std::string word = base::folded(file_text(value));
  if (std::ranges::find(kPeople, word) != kPeople.end()) return RecordKind::person;
  return std::ranges::find(kPrograms, word) != kPrograms.end() ? RecordKind::program : RecordKind::organization;
}

/// The kind of each node. A program needs an organization that leads it: without a tie to one it stays an organization.
std::vector<RecordKind> kinds_of(Importing& import) {
  const GraphTable& table = import.table;
  std::vector<RecordKind> kinds(table.nodes.size(), RecordKind::organization);
  if (!import.options.element_type_is_kind) return kinds;
  const auto column = element_type_column(table);
  if (!column) {
    import.say(Severity::warning, "No attribute says what kind of record a node is; all became organizations",
               "Name it \"Element Type\" with organization, person or program as values.");
    return kinds;
  }
  for (std::size_t i = 0; i < kinds.size(); ++i) kinds[i] = kind_meant(value_in(table.nodes[i].cells, *column));
  std::vector<bool> led(kinds.size(), false);
  for (const Edge& edge : table.edges) {
    const std::uint32_t from = import.node(edge.from), to = import.node(edge.to);
    if (from == FlatIndex::kNone || to == FlatIndex::kNone) continue;
    if (kinds[from] == RecordKind::organization) led[to] = true;
    if (kinds[to] == RecordKind::organization) led[from] = true;
  }
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i] != RecordKind::program || led[i]) continue;
    kinds[i] = RecordKind::organization;
    import.tally.add("programs without an organization", Severity::warning, import.where(table.nodes[i].line),
                     "The program \"" + name_of(table.nodes[i]) + "\" is tied to no organization that could lead it",
                     "It became an organization; tie it to one and import again.");
  }
  return kinds;
}

/// The attribute that says the sector, by choice or by guess.
std::optional<std::uint32_t> sector_column(Importing& import) {
  const GraphTable& table = import.table;
  if (!import.options.sector_from) {
    import.result.sector_from = guessed_sector_attribute(table, import.ecosystem);
    if (import.result.sector_from.empty()) return std::nullopt;
    if (base::folded(import.result.sector_from) != "sector") {
      import.say(Severity::note,
                 "Sectors were taken from \"" + import.result.sector_from + "\", most of whose values are sectors",
                 "Choose another attribute, or none, when importing.");
    }
    return find_column(table.node_columns, import.result.sector_from);
  }
  if (import.options.sector_from->empty()) return std::nullopt;
  const auto column = find_column(table.node_columns, *import.options.sector_from);
  if (column) {
    import.result.sector_from = table.node_columns[*column].name;
    return column;
  }
  std::vector<std::string> names;
  for (const Column& c : table.node_columns) names.push_back(c.name);
  import.say(Severity::error, "No node attribute is called \"" + *import.options.sector_from + "\"",
             names.empty() ? "The nodes of this file have no attributes."
                           : "The file has: " + base::joined(names, ", ") + ".");
  return std::nullopt;
}

std::string sector_meant(Importing& import, const std::string& text) {
  if (const auto chosen = import.options.sector_of_value.find(text); chosen != import.options.sector_of_value.end()) {
    return chosen->second;
  }
  if (!import.words.meant("sector", text).empty()) return import.words.meant_or_new("sector", text);  // counts it
  if (const auto* type = ecosystem::find_term(import.ecosystem, "org_type", import.words.meant("org_type", text))) {
    if (!type->parent.empty()) return type->parent;
  }
  return import.words.meant_or_new("sector", text);
}

/// The column plans of one kind of record, made from its nodes alone.
ColumnPlans plans_for(Importing& import, RecordKind kind, const std::vector<RecordKind>& kinds,
                      std::optional<std::uint32_t> sector) {
  std::vector<PlannedRow> rows;
  const auto& nodes = import.table.nodes;
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (kinds[i] == kind) rows.push_back({&nodes[i].cells, nodes[i].label.empty() ? nodes[i].id : nodes[i].label});
  }
  ColumnPlans plans = plan_columns(description_of(kind), import.table.node_columns, rows, import.words);
  if (kind != RecordKind::organization) return plans;
  for (std::uint32_t i = 0; i < plans.size(); ++i) {
    const bool is_sector_field = plans[i].field != nullptr && plans[i].field->key == "sector";
    if (sector == i)
      plans[i] = {base::folded(import.table.node_columns[i].name) == "sector" ? ColumnUse::handled : ColumnUse::custom,
                  nullptr,
                  {}};
    else if (is_sector_field)
      plans[i] = {};  // somebody chose another attribute, or none
  }
  return plans;
}

void report_metrics(Importing& import, const ColumnPlans& plans) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (plans[i].use == ColumnUse::metric) names.push_back(import.table.node_columns[i].name);
  }
  if (names.empty()) return;
  import.say(Severity::note, "Measures that another program computed were not taken over: " + base::joined(names, ", "),
             "Xylem computes its own from the ties.");
}

void add_group(Importing& import, const Node& node, const RecordDescription& kind, std::vector<CustomValue>& custom) {
  if (node.group.empty()) return;
  const std::uint32_t group = import.node(node.group);
  const std::string name = group == FlatIndex::kNone ? node.group : name_of(import.table.nodes[group]);
  custom.push_back({custom_key(import.ecosystem, kind, "Group", ColumnType::text), Value{name}});
}

struct NodeImport {
  Importing& import;
  std::optional<std::uint32_t> sector;
  Batch<Organization> organizations;
  Batch<Person> people;
  Batch<Program> programs;
  std::array<ColumnPlans, 3> plans = {};
  std::size_t sectors_of_types = 0;

  void add_organization(const Node& node, Entity& entity);
  void add_person(const Node& node, Entity& entity);
  void add_program(const Node& node, Entity& entity);
  template <class Record>
  void fill(Record& record, const Node& node, RecordKind kind);
};

template <class Record>
void NodeImport::fill(Record& record, const Node& node, RecordKind kind) {
  if (!import.written_by_us()) {
    record.source_ref = record.id.text() == node.id ? record.id.shared() : base::SharedText(node.id);
  }
  const RecordDescription& description = description_of(kind);
  apply_cells(description, import.table.node_columns, plans[static_cast<std::size_t>(kind)], node.cells, &record,
              record.custom, import.words, import.ecosystem);
  add_group(import, node, description, record.custom);
}

void NodeImport::add_organization(const Node& node, Entity& entity) {
  Organization organization;
  organization.name = name_of(node);
  organization.id = organizations.id_like(node.id, organization.name);
  organization.joined = node.from;
  organization.left = node.to;
  fill(organization, node, RecordKind::organization);
  if (sector && value_in(node.cells, *sector).given()) {
    organization.sector = ecosystem::SectorId(sector_meant(import, file_text(value_in(node.cells, *sector))));
  } else if (!sector && !organization.org_type.empty() && import.options.sector_from.value_or("x") != "") {
    const auto* type = ecosystem::find_term(import.ecosystem, "org_type", organization.org_type.text());
    if (type != nullptr && !type->parent.empty()) {
      organization.sector = ecosystem::SectorId(type->parent);
      ++sectors_of_types;
    }
  }
  entity = {RecordKind::organization, organization.id.shared()};
  organizations.add(std::move(organization));
}

void NodeImport::add_person(const Node& node, Entity& entity) {
  Person person;
  person.label = name_of(node);
  person.id = people.id_like(node.id, person.label);
  fill(person, node, RecordKind::person);
  entity = {RecordKind::person, person.id.shared()};
  people.add(std::move(person));
}

void NodeImport::add_program(const Node& node, Entity& entity) {
  Program program;
  program.name = name_of(node);
  program.id = programs.id_like(node.id, program.name);
  program.from = node.from;
  program.to = node.to;
  fill(program, node, RecordKind::program);
  entity = {RecordKind::program, program.id.shared()};
  programs.add(std::move(program));
}

}  // namespace

std::string element_type_attribute(const GraphTable& table) {
  const auto column = element_type_column(table);
  if (!column) return {};
  const bool says = std::ranges::any_of(table.nodes, [&](const Node& node) {
    return kind_meant(value_in(node.cells, *column)) != RecordKind::organization;
  });
  return says ? table.node_columns[*column].name : std::string();
}

void import_nodes(Importing& import) {
  const auto& nodes = import.table.nodes;
  import.node_of = FlatIndex(nodes.size());
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (import.node(nodes[i].id) == FlatIndex::kNone) import.node_of.insert(hash_of(nodes[i].id), i);
  }
  const std::vector<RecordKind> kinds = kinds_of(import);
  NodeImport work{import, sector_column(import), Batch<Organization>(import.ecosystem, nodes.size()),
                  Batch<Person>(import.ecosystem, 0), Batch<Program>(import.ecosystem, 0)};
  for (const RecordKind kind : {RecordKind::organization, RecordKind::person, RecordKind::program}) {
    if (std::ranges::find(kinds, kind) == kinds.end()) continue;
    work.plans[static_cast<std::size_t>(kind)] = plans_for(import, kind, kinds, work.sector);
  }
  report_metrics(import, work.plans[0]);
  import.entities.resize(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    switch (kinds[i]) {
      case RecordKind::organization:
        work.add_organization(nodes[i], import.entities[i]);
        break;
      case RecordKind::person:
        work.add_person(nodes[i], import.entities[i]);
        break;
      case RecordKind::program:
        work.add_program(nodes[i], import.entities[i]);
        break;
    }
    import.done_with(nodes[i]);
  }
  work.organizations.finish();
  work.people.finish();
  work.programs.finish();
  if (work.sectors_of_types > 0) {
    import.say(Severity::note, "The type gave its sector to " + base::counted(work.sectors_of_types, "organization"),
               "Choose another attribute for the sector, or none, when importing.");
  }
  const auto unnamed = std::ranges::count_if(nodes, [](const Node& n) { return n.label.empty(); });
  if (unnamed > 0) {
    import.say(Severity::note, base::counted(static_cast<std::size_t>(unnamed), "node has", "nodes have") + " no label",
               "The id in the file became the name.");
  }
}

}  // namespace xylem::files
