// Pathways: links between the programs of neighboring stages.
#include "xylem/analysis/pathways.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using ecosystem::Ecosystem;
using ecosystem::PopulationId;
using ecosystem::Program;
using ecosystem::StageId;

struct StagePair {
  StageId from;
  StageId to;
};

/// The stages that the profile wants something in; empty = it names none, so that all matter.
std::set<std::string> wanted_stages(const ecosystem::TargetProfile* profile) {
  std::set<std::string> stages;
  if (profile == nullptr) return stages;
  for (const ecosystem::TargetRow& row : profile->rows) {
    if (!row.stage.empty()) stages.insert(row.stage.text());
  }
  return stages;
}

/// What one look at the programs goes by.
struct Ground {
  const Ecosystem& ecosystem;
  std::vector<const Program*> programs;  // that run on the day
  std::vector<const ecosystem::Term*> stages;
  std::vector<StagePair> pairs;  // relevant ones
};

Ground ground_of(const graph::Snapshot& snapshot, const ecosystem::TargetProfile* profile) {
  Ground ground{*snapshot.ecosystem, {}, ecosystem::terms_of(*snapshot.ecosystem, "stage"), {}};
  for (const Program& program : ground.ecosystem.all<Program>()) {
    if (ecosystem::covers(program.from, program.to, snapshot.view.day)) ground.programs.push_back(&program);
  }
  const std::set<std::string> wanted = wanted_stages(profile);
  const auto matters = [&](const std::string& stage) { return wanted.empty() || wanted.contains(stage); };
  for (const ecosystem::Term* stage : ground.stages) {
    for (const std::string& next : stage->leads_to) {
      if (ecosystem::find_term(ground.ecosystem, "stage", next) == nullptr) continue;
      if (matters(stage->key) && matters(next)) ground.pairs.push_back({StageId(stage->key), StageId(next)});
    }
  }
  return ground;
}

bool has(const std::vector<StageId>& stages, const StageId& stage) {
  return std::ranges::find(stages, stage) != stages.end();
}

bool open_to(const Program& program, const PopulationId& population) {
  if (population.empty() || program.populations.empty()) return true;
  return std::ranges::any_of(program.populations,
                             [&](const PopulationId& p) { return p == population || p.text() == "all"; });
}

StageLink link_between(const Ground& ground, const StagePair& pair, const std::map<std::string, const Program*>& open) {
  const auto label = [&](const StageId& stage) {
    return ecosystem::term_label(ground.ecosystem, "stage", stage.text());
  };
  StageLink link{pair.from, pair.to, label(pair.from) + " to " + label(pair.to), 0, 0.0, 0};
  for (const auto& [id, program] : open) {
    if (!has(program->stages, pair.from)) continue;
    for (const ecosystem::LeadsTo& next : program->leads_to) {
      const auto found = open.find(next.program.text());
      if (found == open.end() || found->second == program || !has(found->second->stages, pair.to)) continue;
      ++link.programs;
      link.learners += next.learners_per_year.value_or(0.0);
      link.unknown += next.learners_per_year ? 0U : 1U;
    }
  }
  return link;
}

Continuity continuity_for(const Ground& ground, const PopulationId& population) {
  Continuity continuity;
  continuity.population = population;
  continuity.label =
      population.empty() ? "Everybody" : ecosystem::term_label(ground.ecosystem, "population", population.text());
  std::map<std::string, const Program*> open;
  for (const Program* program : ground.programs) {
    if (open_to(*program, population)) open.emplace(program->id.text(), program);
  }
  continuity.programs = static_cast<std::uint32_t>(open.size());
  for (const StagePair& pair : ground.pairs) continuity.links.push_back(link_between(ground, pair, open));
  continuity.relevant = static_cast<std::uint32_t>(continuity.links.size());
  continuity.linked = static_cast<std::uint32_t>(std::ranges::count_if(continuity.links, &StageLink::linked));
  if (continuity.relevant > 0 && continuity.programs > 0) {
    continuity.value = static_cast<double>(continuity.linked) / continuity.relevant;
  }
  for (const ecosystem::Term* term : ground.stages) {
    StageRow row{StageId(term->key), term->label, 0, false, false};
    row.programs = static_cast<std::uint32_t>(
        std::ranges::count_if(open, [&](const auto& entry) { return has(entry.second->stages, row.stage); }));
    const auto ends = [&](StageId StageLink::*end) {
      bool any = false;
      bool linked = false;
      for (const StageLink& link : continuity.links) {
        if (link.*end != row.stage) continue;
        any = true;
        linked = linked || link.linked();
      }
      return row.programs > 0 && any && !linked;
    };
    row.dead_end = ends(&StageLink::from);
    row.cold_start = ends(&StageLink::to);
    continuity.stages.push_back(std::move(row));
  }
  return continuity;
}

/// Whether some stage comes after one of the program's, and the program leads to no program that runs.
bool leads_nowhere(const Ground& ground, const Program& program) {
  const bool goes_on = std::ranges::any_of(ground.pairs, [&](const StagePair& pair) {
    return has(program.stages, pair.from) && !has(program.stages, pair.to);
  });
  return goes_on && std::ranges::none_of(program.leads_to, [&](const ecosystem::LeadsTo& next) {
           return next.program != program.id &&
                  std::ranges::any_of(ground.programs, [&](const Program* p) { return p->id == next.program; });
         });
}

std::vector<PopulationId> populations_asked_for(const Ground& ground, const ecosystem::TargetProfile* profile) {
  std::set<std::string> named;
  for (const Program* program : ground.programs) {
    for (const PopulationId& population : program->populations) named.insert(population.text());
  }
  if (profile != nullptr) {
    for (const ecosystem::TargetRow& row : profile->rows) named.insert(row.population.text());
  }
  std::vector<PopulationId> asked;
  for (const ecosystem::Term* term : ecosystem::terms_of(ground.ecosystem, "population")) {
    if (term->key != "all" && named.contains(term->key)) asked.emplace_back(term->key);
  }
  return asked;
}

std::string name_of(const ecosystem::Organization* organization) {
  return organization == nullptr ? std::string("its lead") : organization->name;
}

Finding dead_end_stage(const graph::Snapshot& snapshot, const Pathways& pathways, const StageRow& stage) {
  Finding finding;
  finding.kind = "dead_end_stage";
  finding.analysis = "A15";
  finding.sentence = base::counted(stage.programs, "program") + " for " + stage.label +
                     (stage.programs == 1 ? ", and it leads nowhere" : ", and none of them leads anywhere");
  finding.weight = 0.6;
  if (pathways.without_stage > 0) {
    finding.certainty = Certainty::likely;
    finding.certainty_note = base::counted(pathways.without_stage, "program") + " without a stage could change this";
  }
  for (const Program& program : snapshot.ecosystem->all<Program>()) {
    if (!has(program.stages, stage.stage) || !ecosystem::covers(program.from, program.to, snapshot.view.day)) continue;
    finding.subjects.push_back({FindingSubject::Kind::program, program.id.text()});
  }
  finding.why.formula = "A stage with programs, none of which leads to a program of a later stage";
  for (const StageLink& link : pathways.everybody.links) {
    if (link.from == stage.stage) finding.why.terms.push_back({link.label, link.programs, "links", ""});
  }
  finding.why.source = "Xylem's own";
  finding.next_move = "Bring its programs together with those of the next stage and agree on one handover";
  return finding;
}

Finding cold_start(const StageRow& stage) {
  Finding finding;
  finding.kind = "cold_start";
  finding.analysis = "A15";
  finding.sentence = "Nothing before " + stage.label + " leads to its " + base::counted(stage.programs, "program");
  finding.weight = 0.35;
  finding.certainty = Certainty::likely;
  finding.why = {"A stage with programs that no program of an earlier stage leads to",
                 {{"Programs of " + stage.label, stage.programs, "", ""}},
                 {},
                 "Xylem's own"};
  finding.next_move = "Ask where its learners come from, and record it";
  return finding;
}

Finding dead_end_program(const graph::Snapshot& snapshot, const Program& program) {
  Finding finding;
  finding.kind = "dead_end_program";
  finding.analysis = "A15";
  const std::string places = program.capacity ? base::readable(*program.capacity, 0) + " places a year in " : "";
  finding.sentence = places + program.name + (places.empty() ? " leads" : " lead") + " to nothing";
  finding.weight = program.capacity && *program.capacity >= 100.0 ? 0.5 : 0.4;
  finding.subjects = {{FindingSubject::Kind::program, program.id.text()}};
  if (!program.lead_org.empty())
    finding.subjects.push_back({FindingSubject::Kind::organization, program.lead_org.text()});
  finding.why = {"A program with a later stage after its own that leads to no program that runs",
                 {{"Programs it leads to", 0.0, "", ""}, {"Places", program.capacity, "a year", ""}},
                 {},
                 "Xylem's own"};
  finding.next_move = "Ask " + name_of(snapshot.ecosystem->find<ecosystem::Organization>(program.lead_org)) +
                      " what its learners could do next";
  return finding;
}

}  // namespace

Pathways pathways_of(const graph::Snapshot& snapshot, const ecosystem::TargetProfile* profile) {
  const Ground ground = ground_of(snapshot, profile);
  Pathways pathways;
  pathways.everybody = continuity_for(ground, {});
  for (const PopulationId& population : populations_asked_for(ground, profile)) {
    pathways.populations.push_back(continuity_for(ground, population));
  }
  for (const Program* program : ground.programs) {
    pathways.without_stage += program->stages.empty() ? 1U : 0U;
    if (leads_nowhere(ground, *program)) pathways.dead_ends.push_back(program);
  }
  return pathways;
}

std::vector<Finding> pathway_findings(const graph::Snapshot& snapshot, const Pathways& pathways,
                                      const std::vector<Parity>& parities) {
  std::vector<Finding> findings;
  for (const StageRow& stage : pathways.everybody.stages) {
    if (stage.dead_end) findings.push_back(dead_end_stage(snapshot, pathways, stage));
    if (stage.cold_start) findings.push_back(cold_start(stage));
  }
  for (const Program* program : pathways.dead_ends) findings.push_back(dead_end_program(snapshot, *program));
  for (const Parity& parity : parities) {
    if (!parity.excludes_one() || parity.parity->mid >= 1.0) continue;
    Finding finding;
    finding.kind = "below_parity";
    finding.analysis = "A15";
    finding.sentence = parity.label + ": " + in_words(parity);
    finding.weight = std::clamp(1.0 - parity.parity->high, 0.2, 0.8);
    finding.subjects = {{FindingSubject::Kind::indicator, parity.indicator.text()}};
    finding.why = {"Share of participants divided by the share of the region; interval of the share by Wilson, 95 %",
                   {{"Participants of this population", parity.count, "", ""},
                    {"All participants", parity.of, "", ""},
                    {"Share of the region", parity.reference, "", ""},
                    {"Parity", parity.parity->mid, "",
                     base::readable(parity.parity->low, 2) + " to " + base::readable(parity.parity->high, 2)}},
                   {},
                   "Wilson (1927)"};
    finding.next_move = "Ask those who did not come what kept them, before changing the offer";
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace xylem::analysis
