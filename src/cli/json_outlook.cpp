// Analyses A14 to A17 as JSON, and the list of all findings.
// A14  of the scenario named by --scenario (null without one): scenario, lines [id, title, unit, better, before, after,
//      change, note], joined, left, cut_off, newly_covered, no_longer_covered, holes_closed, holes_opened, load; and
//      scenarios, the names of all there are.
// A15  continuity, linked, relevant, programs, links, dead_end_stages, cold_starts, dead_end_programs, populations,
//      parity [indicator, population, subject, suppressed, count, of, share, reference, parity], unknown, findings.
// A16  indicators [id, name, subject, population, points, trend, latest, target, status, progress, measured_by],
//      unknown, findings.
// A17  for area, sectors, mode and channel: groups [label, partnerships, organizations, median, with_value, phases,
//      coverage, chance] and not_given; unknown.
// findings  of all analyses, ranked.
#include "cli/json_parts.h"
#include "xylem/analysis/findings.h"
#include "xylem/analysis/indicators.h"
#include "xylem/analysis/pathways.h"
#include "xylem/analysis/what_if.h"
#include "xylem/ecosystem/scenario.h"

namespace xylem::cli {
namespace {

using graph::Snapshot;

template <class Id>
Json ids(const std::vector<Id>& list) {
  Json all = Json::array();
  for (const Id& id : list) all.push_back(id.text());
  return all;
}

std::string_view better_in_words(analysis::Better better) {
  switch (better) {
    case analysis::Better::higher:
      return "higher";
    case analysis::Better::lower:
      return "lower";
    case analysis::Better::neither:
      return "neither";
  }
  return "neither";
}

Json lines_json(const analysis::WhatIf& what) {
  Json lines = Json::array();
  for (const auto& line : what.lines) {
    lines.push_back({{"id", line.id},
                     {"title", line.title},
                     {"unit", line.unit},
                     {"better", better_in_words(line.better)},
                     {"before", number(line.before)},
                     {"after", number(line.after)},
                     {"change", number(line.change())},
                     {"note", line.note}});
  }
  Json load = Json::array();
  for (const auto& one : what.load) {
    load.push_back({{"id", one.organization.text()}, {"gained", one.gained}, {"lost", one.lost}});
  }
  return {{"lines", std::move(lines)},
          {"joined", ids(what.joined)},
          {"left", ids(what.left)},
          {"cut_off", ids(what.cut_off)},
          {"newly_covered", what.newly_covered},
          {"no_longer_covered", what.no_longer_covered},
          {"holes_closed", what.holes_closed},
          {"holes_opened", what.holes_opened},
          {"load", std::move(load)}};
}

Json what_if_json(const Snapshot& snapshot, const ecosystem::TargetProfile* profile, const std::string& wanted) {
  Json answer = {{"scenario", text_or_null(wanted)}, {"scenarios", Json::array()}, {"comparison", nullptr}};
  for (const auto& scenario : snapshot.ecosystem->all<ecosystem::Scenario>()) {
    answer["scenarios"].push_back({{"id", scenario.id.text()}, {"name", scenario.name}});
    if (scenario.id.text() != wanted) continue;
    base::Problems problems;
    auto branch = std::make_shared<ecosystem::Ecosystem>(branch_of(*snapshot.ecosystem, scenario, problems));
    const auto what = analysis::what_if(snapshot, *graph::snapshot_of(std::move(branch), snapshot.view), profile, {});
    if (what) answer["comparison"] = lines_json(*what);
  }
  return answer;
}

Json continuity_json(const analysis::Continuity& continuity) {
  Json links = Json::array();
  for (const auto& link : continuity.links) {
    links.push_back({{"from", link.from.text()},
                     {"to", link.to.text()},
                     {"programs", link.programs},
                     {"learners", link.learners},
                     {"learners_not_known", link.unknown}});
  }
  Json dead_ends = Json::array();
  Json cold_starts = Json::array();
  for (const auto& stage : continuity.stages) {
    if (stage.dead_end) dead_ends.push_back(stage.stage.text());
    if (stage.cold_start) cold_starts.push_back(stage.stage.text());
  }
  return {{"continuity", number(continuity.value)},
          {"linked", continuity.linked},
          {"relevant", continuity.relevant},
          {"programs", continuity.programs},
          {"links", std::move(links)},
          {"dead_end_stages", std::move(dead_ends)},
          {"cold_starts", std::move(cold_starts)}};
}

Json parity_json(const analysis::Parity& parity) {
  const bool shown = !parity.suppressed;
  return {{"indicator", parity.indicator.text()},
          {"population", parity.population.text()},
          {"subject", text_or_null(parity.subject)},
          {"suppressed", parity.suppressed},
          {"count", shown ? Json(parity.count) : Json(nullptr)},
          {"of", shown ? Json(parity.of) : Json(nullptr)},
          {"share", number(parity.share)},
          {"reference", number(parity.reference)},
          {"parity", interval_json(parity.parity)},
          {"verdict", analysis::in_words(parity)}};
}

Json pathways_json(const Snapshot& snapshot, const analysis::Answers& answers) {
  const analysis::Pathways& pathways = answers.pathways;
  const auto& parities = answers.parities;
  Json answer = continuity_json(pathways.everybody);
  Json dead_ends = Json::array();
  for (const auto* program : pathways.dead_ends) dead_ends.push_back(program->id.text());
  answer["dead_end_programs"] = std::move(dead_ends);
  Json populations = Json::object();
  for (const auto& one : pathways.populations) populations[one.population.text()] = continuity_json(one);
  answer["populations"] = std::move(populations);
  Json parity = Json::array();
  for (const auto& one : parities) parity.push_back(parity_json(one));
  answer["parity"] = std::move(parity);
  answer["unknown"] = {{"programs_without_stage", pathways.without_stage},
                       {"shares", answers.unsaid.shares},
                       {"dates", answers.unsaid.measured_on}};
  answer["findings"] = findings_json(analysis::pathway_findings(snapshot, pathways, parities));
  return answer;
}

Json indicators_json(const std::vector<analysis::IndicatorSeries>& all, const analysis::Unsaid& unsaid) {
  Json indicators = Json::array();
  for (const auto& one : all) {
    Json points = Json::array();
    for (const auto& point : one.points) {
      points.push_back({{"date", point.date ? Json(ecosystem::to_text(*point.date)) : text_or_null(point.period)},
                        {"value", number(point.value)},
                        {"n", point.n ? Json(*point.n) : Json(nullptr)},
                        {"suppressed", point.suppressed}});
    }
    indicators.push_back({{"id", one.indicator->id.text()},
                          {"name", one.indicator->name},
                          {"subject", text_or_null(one.subject)},
                          {"population", text_or_null(one.population.text())},
                          {"points", std::move(points)},
                          {"trend", analysis::to_text(one.trend)},
                          {"latest", number(one.latest)},
                          {"target", number(one.target)},
                          {"status", analysis::to_text(one.status)},
                          {"progress", number(one.progress)},
                          {"measured_by", one.measured_by}});
  }
  return {{"indicators", std::move(indicators)},
          {"unknown",
           {{"values", unsaid.values},
            {"shares", unsaid.shares},
            {"dates", unsaid.measured_on},
            {"methods", unsaid.methods},
            {"measured_by", unsaid.measured_by}}},
          {"findings", findings_json(analysis::indicator_findings(all))}};
}

Json contexts_json(const std::vector<analysis::Comparison>& comparisons, const analysis::Unsaid& unsaid) {
  Json answer = Json::object();
  for (const auto& comparison : comparisons) {
    Json groups = Json::array();
    for (const auto& group : comparison.groups) {
      Json phases = Json::object();
      for (const auto& [label, count] : group.phases) phases[label] = count;
      groups.push_back({{"label", group.label},
                        {"partnerships", group.partnerships.size()},
                        {"organizations", group.organizations},
                        {"median", number(group.median)},
                        {"with_value", group.with_value},
                        {"phases", std::move(phases)},
                        {"coverage", number(group.coverage)},
                        {"chance", number(group.chance)}});
    }
    answer[std::string(analysis::to_text(comparison.by))] = {{"groups", std::move(groups)},
                                                             {"not_given", comparison.not_given}};
  }
  answer["unknown"] = {{"areas", unsaid.areas},
                       {"sectors", unsaid.sectors},
                       {"phases", unsaid.phases},
                       {"answers", unsaid.answers},
                       {"answer_dates", unsaid.answer_dates},
                       {"answer_waves", unsaid.answer_waves},
                       {"half_lives", unsaid.half_lives},
                       {"flow_stages", unsaid.flow_stages},
                       {"program_leads", unsaid.program_leads},
                       {"agreed_amounts", unsaid.agreed_amounts},
                       {"offer_amounts", unsaid.offer_amounts},
                       {"flow_amounts", unsaid.flow_amounts},
                       {"flow_sides", unsaid.flow_sides},
                       {"flow_dates", unsaid.flow_dates}};
  return answer;
}

}  // namespace

void add_outlook(const Snapshot& snapshot, const analysis::Answers& answers, const ecosystem::TargetProfile* profile,
                 const std::string& scenario, Json& answer) {
  answer["A14"] = what_if_json(snapshot, profile, scenario);
  answer["A15"] = pathways_json(snapshot, answers);
  answer["A16"] = indicators_json(answers.indicators, answers.unsaid);
  answer["A17"] = contexts_json(answers.contexts, answers.unsaid);
  answer["findings"] = findings_json(analysis::all_findings(snapshot, answers));
}

}  // namespace xylem::cli
