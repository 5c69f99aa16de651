// Edges become ties: of partnerships and flows between organizations, and of people and programs to organizations.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "files/importing.h"
#include "files/readers.h"
#include "files/tie_records.h"
#include "xylem/base/text.h"

namespace xylem::files {
namespace {

using base::Severity;
using ecosystem::OrganizationId;
using ecosystem::Person;
using ecosystem::Program;

/// Both ends of an edge, as what they became.
struct Ends {
  std::uint32_t from_node = 0;
  std::uint32_t to_node = 0;
  const Entity* from = nullptr;
  const Entity* to = nullptr;
};

std::string edge_name(const Edge& edge) { return edge.id.empty() ? "a tie" : "tie " + edge.id.text(); }

std::optional<Ends> ends_of(Importing& import, const Edge& edge) {
  const std::uint32_t from = import.node(edge.from), to = import.node(edge.to);
  if (from == FlatIndex::kNone || to == FlatIndex::kNone) {
    const std::string& missing = (from == FlatIndex::kNone ? edge.from : edge.to).text();
    import.tally.add("ties to nodes that are not there", Severity::warning,
                     import.where(edge.line) + ", " + edge_name(edge), "There is no node \"" + missing + "\"",
                     "The tie was left out; add the node or correct the tie.");
    return std::nullopt;
  }
  if (from == to) {
    import.tally.add("ties of a node with itself", Severity::warning, import.where(edge.line) + ", " + edge_name(edge),
                     "\"" + edge.from.text() + "\" is tied to itself",
                     "The tie was left out: a partnership has two sides.");
    return std::nullopt;
  }
  return Ends{from, to, &import.entities[from], &import.entities[to]};
}

/// What a program's ties say of its organizations.
struct ProgramTies {
  std::vector<OrganizationId> leads;
  std::vector<OrganizationId> partners;
};
using ProgramsTies = std::map<std::string, ProgramTies>;

void tie_person(Importing& import, const Edge& edge, const std::string& person_id, const std::string& organization) {
  const Person* known = import.ecosystem.find<Person>(ecosystem::PersonId(person_id));
  if (known->org.empty()) {
    Person person = *known;
    person.org = OrganizationId(organization);
    import.ecosystem.put(std::move(person));
  } else if (known->org.text() != organization) {
    import.tally.add("further organizations of people", Severity::warning,
                     import.where(edge.line) + ", " + edge_name(edge), "A person has a second organization",
                     "The first was kept; give the person a role in the second one.");
  }
}

/// True when the edge was of a person or program, and is dealt with.
bool tie_of_others(Importing& import, const Edge& edge, const Ends& ends, ProgramsTies& programs) {
  const bool from_org = ends.from->kind == RecordKind::organization, to_org = ends.to->kind == RecordKind::organization;
  if (from_org && to_org) return false;
  if (!from_org && !to_org) {
    import.tally.add("ties between people and programs", Severity::warning,
                     import.where(edge.line) + ", " + edge_name(edge), "Neither end of the tie is an organization",
                     "It was left out: partnerships join organizations.");
    return true;
  }
  const Entity& organization = from_org ? *ends.from : *ends.to;
  const Entity& other = from_org ? *ends.to : *ends.from;
  if (other.kind == RecordKind::person) {
    tie_person(import, edge, other.id, organization.id);
    return true;
  }
  const std::string words = base::folded(edge.kind.text() + " " + edge.label.text());
  const bool leads = words.find("lead") != std::string::npos || words.find("host") != std::string::npos ||
                     words.find("run") != std::string::npos;
  ProgramTies& ties = programs[other.id];
  (leads ? ties.leads : ties.partners).emplace_back(organization.id);
  return true;
}

void settle_programs(Importing& import, ProgramsTies& programs) {
  for (auto& [id, ties] : programs) {
    Program program = *import.ecosystem.find<Program>(ecosystem::ProgramId(id));
    std::vector<OrganizationId> all = ties.leads;
    all.insert(all.end(), ties.partners.begin(), ties.partners.end());
    program.lead_org = all.front();
    for (const OrganizationId& org : all) {
      if (org == program.lead_org || std::ranges::find(program.partner_orgs, org) != program.partner_orgs.end())
        continue;
      program.partner_orgs.push_back(org);
    }
    if (ties.leads.empty() && program.partner_orgs.size() > 0) {
      import.tally.add("programs whose lead is not said", Severity::note, import.table.file,
                       "No tie says who leads \"" + program.name + "\"",
                       "The first organization tied to it was taken as its lead.");
    }
    import.ecosystem.put(std::move(program));
  }
}

}  // namespace

void import_edges(Importing& import) {
  ProgramsTies programs;
  std::vector<Reported> partnerships, flows;
  partnerships.reserve(import.table.edges.size());
  const auto resource = find_column(import.table.edge_columns, "resource");
  for (const Edge& edge : import.table.edges) {
    const auto ends = ends_of(import, edge);
    if (!ends || tie_of_others(import, edge, *ends, programs)) continue;
    (says_flow(resource, edge) ? flows : partnerships).push_back({&edge, ends->from_node, ends->to_node});
  }
  settle_programs(import, programs);
  const PairPartnerships pairs =
      import.options.ties == Ties::flows ? PairPartnerships{} : add_partnerships(import, partnerships);
  FlowBatch batch(import.ecosystem, flows.size());
  add_flows_of_ties(import, batch, partnerships, pairs);
  add_reported_flows(import, batch, flows, pairs);
  batch.finish();
}

}  // namespace xylem::files
