// Findings of the backbone and of phases, put in words.
#include <algorithm>

#include "analysis/finding_makers.h"
#include "xylem/analysis/backbone.h"
#include "xylem/analysis/phases.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using graph::Snapshot;

const BackboneScore* score_of(const Backbone& backbone, std::uint32_t node) {
  const auto found = std::ranges::find(backbone.scores, node, &BackboneScore::node);
  return found == backbone.scores.end() ? nullptr : &*found;
}

void add_parts(const BackboneScore& score, Why& why) {
  const auto add = [&](const char* name, const KnownShare& part) {
    why.terms.push_back(term(name, part ? std::optional(part->mid) : std::nullopt));
    if (!part) why.missing.emplace_back(name);
  };
  add("Functions covered", score.functions);
  add("Others within two steps", score.reach);
  add("Meetings hosted", score.convenings);
  add("Others it helps to coordinate", score.coordination);
}

Finding of_note(const Snapshot& snapshot, const Backbone& backbone, const BackboneNote& note) {
  std::vector<std::string> names;
  for (const std::uint32_t node : note.nodes) names.push_back(name_of(snapshot, node));
  const std::string who = listed(names);
  Finding made;
  switch (note.message) {
    case BackboneMessage::in_name_only:
      made = finding("backbone_in_name_only", "A7", 0.6,
                     who + (names.size() == 1 ? " is" : " are") + " named as a backbone and does little of its work");
      made.next_move = "Ask " + names.front() + " what it would need, or name who does the work";
      break;
    case BackboneMessage::hidden:
      made = finding("backbone_hidden", "A7", 0.35, who + " does the work of a backbone without being named as one");
      made.next_move = "Ask " + names.front() + " whether it wants the mandate, and the money for it";
      break;
    case BackboneMessage::shared:
      made = finding("backbone_shared", "A7", 0.1, who + " share the work of a backbone");
      made.next_move = "Write down who does what of it";
      break;
    case BackboneMessage::missing:
    case BackboneMessage::none:
      made = finding("backbone_missing", "A7", 0.7, "Nobody is named as a backbone, and nobody does its work");
      made.next_move = "Agree on who convenes, tracks and communicates";
      break;
  }
  made.why.formula =
      "Mean of the known parts of four: functions, reach within two steps, meetings hosted, others coordinated";
  for (const std::uint32_t node : note.nodes) {
    made.subjects.push_back(organization_subject(snapshot, node));
    const BackboneScore* score = score_of(backbone, node);
    if (score == nullptr || !score->score) continue;
    made.why.terms.push_back(term(name_of(snapshot, node), score->score->mid));
    add_parts(*score, made.why);
    const bool turns = score->score->low < kBackboneEmerges && score->score->high >= kBackboneWorks;
    if (!score->score->exact()) made.certainty = turns ? Certainty::uncertain : Certainty::likely;
  }
  if (!made.why.missing.empty()) made.certainty_note = "Not every part of the score is known";
  return made;
}

/// What a partnership must have and has not, but for agreements: weak points name those.
std::vector<const RequirementRow*> unmet_musts(const PartnershipPhase& row) {
  std::vector<const RequirementRow*> unmet;
  for (const RequirementRow& one : row.rows) {
    const bool must = one.level == ecosystem::RequirementLevel::must;
    if (must && one.state == RowState::unmet && !one.test.starts_with("agreement")) unmet.push_back(&one);
  }
  return unmet;
}
/// Of all that it must have, the share that is known to be missing.
double share_unmet(const PartnershipPhase& row) {
  double musts = 0.0;
  double unmet = 0.0;
  for (const RequirementRow& one : row.rows) {
    if (one.level != ecosystem::RequirementLevel::must) continue;
    musts += 1.0;
    unmet += one.state == RowState::unmet ? 1.0 : 0.0;
  }
  return musts > 0.0 ? unmet / musts : 0.0;
}

std::string months_in_words(double months) { return base::counted(static_cast<std::size_t>(months), "month"); }

}  // namespace

std::vector<Finding> findings_of(const Snapshot& snapshot, const Backbone& backbone) {
  std::vector<Finding> found;
  for (const BackboneNote& note : backbone.notes) found.push_back(of_note(snapshot, backbone, note));
  const KnownShare& agenda = backbone.conditions.common_agenda;
  if (agenda && backbone.shared_goals == 0) {
    Finding made = finding("no_shared_goals", "A7", 0.5, "Goals are written down, and none of them is shared");
    made.why.formula = "Goals whose status is shared: none";
    made.next_move = "Take one goal to the next meeting and ask who commits to it";
    found.push_back(std::move(made));
  }
  return found;
}

std::vector<Finding> findings_of(const Snapshot& snapshot, const Phases& phases) {
  std::vector<Finding> found;
  const auto label = [&](const ecosystem::PhaseId& phase) {
    return base::lowered(ecosystem::term_label(*snapshot.ecosystem, "phase", phase.text()));
  };
  const auto begin = [&](const char* kind, double weight, const PartnershipPhase& row, std::string sentence) {
    Finding made = finding(kind, "A8", weight, std::move(sentence));
    const graph::Edge& ends = snapshot.partnerships.edges()[row.edge];
    made.subjects = {partnership_subject(snapshot, row.edge), organization_subject(snapshot, ends.from),
                     organization_subject(snapshot, ends.to)};
    return made;
  };
  const auto explain = [](const std::vector<RequirementRow>& rows, Finding& made) {
    made.why.formula = "Requirements met / all, and met or unknown / all";
    for (const RequirementRow& row : rows) {
      const bool unknown = row.state == RowState::unknown;
      made.why.terms.push_back(term(
          row.label, unknown ? std::nullopt : std::optional(row.state == RowState::met ? 1.0 : 0.0), "", row.shows));
      if (unknown) made.why.missing.push_back(row.label);
    }
    if (made.why.missing.empty()) return;
    made.certainty_note = base::counted(made.why.missing.size(), "requirement is", "requirements are") + " not known";
  };
  for (const PartnershipPhase& row : phases.partnerships) {
    const std::string names = names_of(snapshot, row.edge);
    if (const auto lacks = unmet_musts(row); row.stalled == RowState::met && !lacks.empty()) {
      Finding made = begin("stalled_partnership", 0.3 + 0.35 * share_unmet(row), row,
                           names + " have been in " + label(row.phase) + " for " +
                               months_in_words(row.months.value_or(0.0)) + " and lack what it takes");
      explain(row.rows, made);
      made.next_move =
          "Begin here: " + base::lowered(lacks.front()->label.substr(0, 1)) + lacks.front()->label.substr(1);
      found.push_back(std::move(made));
    }
    if (row.regression) {
      const std::string when =
          row.regression->date ? " in " + ecosystem::readable(*row.regression->date) : std::string();
      Finding made =
          begin("fell_back", 0.5, row,
                names + " went back from " + label(row.regression->from) + " to " + label(row.regression->to) + when);
      explain(row.rows, made);
      made.next_move = "Ask both what was lost, and what it would take";
      found.push_back(std::move(made));
    }
    if (row.ready_for_next == RowState::met) {
      Finding made = begin("ready_for_next_phase", 0.15, row, names + " have what " + label(row.next) + " takes");
      explain(row.next_rows, made);
      made.next_move = "Ask both whether they see it so, and write the phase down";
      found.push_back(std::move(made));
    }
  }
  return found;
}

}  // namespace xylem::analysis
