// Analyses A6 to A8 as JSON, called by json_gaps.cpp.
// A6  articulation, bridges, single_provider_cells, funding, single_contacts, agreements, low_trust, silent,
// thresholds. A7  scores [id, functions, reach, convenings, coordination, score, standing], best first, null = not
// known; notes;
//     conditions (five, no total).
// A8  partnerships [id, phase, readiness, rows, next, ready_for_next, months, stalled, regression], combinations.
#include "cli/json_parts.h"
#include "xylem/analysis/backbone.h"
#include "xylem/analysis/phases.h"
#include "xylem/analysis/weak_points.h"

namespace xylem::cli {
namespace {

using graph::Snapshot;

Json id_of(const Snapshot& snapshot, std::uint32_t node) {
  return node >= snapshot.size() ? Json("external") : Json(snapshot.organizations[node]->id.text());
}
Json partnership_of(const Snapshot& snapshot, std::uint32_t edge) { return snapshot.facts[edge].id.text(); }
Json day_json(const std::optional<ecosystem::Day>& day) {
  return day ? Json(ecosystem::to_text(ecosystem::date_of(*day))) : Json(nullptr);
}

void add_network(const Snapshot& snapshot, const analysis::Fragility& fragility, Json& answer) {
  answer["fragmentation"] = fragility.fragmentation;
  answer["articulation"] = Json::array();
  for (const auto& one : fragility.nodes) {
    answer["articulation"].push_back({{"id", id_of(snapshot, one.node)},
                                      {"fragmentation", one.fragmentation},
                                      {"parts", one.parts},
                                      {"cut_off", one.cut_off}});
  }
  answer["bridges"] = Json::array();
  for (const auto& one : fragility.ties) {
    const graph::Edge& ends = snapshot.partnerships.edges()[one.edge];
    answer["bridges"].push_back({{"partnership", partnership_of(snapshot, one.edge)},
                                 {"a", id_of(snapshot, ends.from)},
                                 {"b", id_of(snapshot, ends.to)},
                                 {"fragmentation", one.fragmentation},
                                 {"cut_off", one.cut_off}});
  }
}
void add_funding(const Snapshot& snapshot, const analysis::WeakPoints& points, Json& answer) {
  answer["funding"] = Json::array();
  for (const auto& one : points.funding) {
    answer["funding"].push_back(
        {{"id", id_of(snapshot, one.node)},
         {"unit", one.unit},
         {"hhi", interval_json(one.hhi)},
         {"givers", one.givers},
         {"largest_giver", one.givers == 0 ? Json(nullptr) : id_of(snapshot, one.largest_giver)},
         {"largest", one.largest},
         {"total", one.total},
         {"unknown_amounts", one.unknown_amounts},
         {"concentrated", one.hhi && one.hhi->mid > points.thresholds.funding_concentration}});
  }
}
void add_partnerships(const Snapshot& snapshot, const analysis::WeakPoints& points, Json& answer) {
  answer["single_contacts"] = Json::array();
  for (const auto& one : points.single_contacts) {
    answer["single_contacts"].push_back({{"partnership", partnership_of(snapshot, one.edge)},
                                         {"id", id_of(snapshot, one.node)},
                                         {"people", one.people}});
  }
  answer["agreements"] = Json::array();
  for (const auto& one : points.agreements) {
    answer["agreements"].push_back({{"partnership", partnership_of(snapshot, one.edge)},
                                    {"gap", analysis::to_text(one.gap)},
                                    {"agreement", text_or_null(one.agreement.text())},
                                    {"days", one.days ? Json(*one.days) : Json(nullptr)}});
  }
  answer["low_trust"] = Json::array();
  for (const auto& one : points.low_trust) {
    answer["low_trust"].push_back({{"partnership", partnership_of(snapshot, one.edge)},
                                   {"from", id_of(snapshot, one.from)},
                                   {"mean", interval_json(one.mean)},
                                   {"of_the_other", number(one.of_the_other)}});
  }
  answer["silent"] = Json::array();
  for (const auto& one : points.silent) {
    answer["silent"].push_back({{"partnership", partnership_of(snapshot, one.edge)},
                                {"last", day_json(one.last)},
                                {"could_be_undated", one.could_be_undated}});
  }
}
/// Null on maps of many ties, where it would take long.
void add_top_without_ties(const Snapshot& snapshot, Json& answer) {
  constexpr std::uint32_t kMostTies = 60;
  answer["top_without_ties"] = nullptr;
  if (snapshot.partnerships.edge_count() > kMostTies) return;
  jobs::Progress progress;
  const auto found = analysis::top_without_ties(snapshot.partnerships, {}, progress);
  if (!found || !*found) return;
  answer["top_without_ties"] = {
      {"id", id_of(snapshot, (*found)->top)}, {"betweenness", (*found)->of_top}, {"stable", (*found)->stable}};
}
Json weak_points_json(const Snapshot& snapshot, const analysis::Coverage* coverage, const analysis::WeakPoints& points,
                      const analysis::Unsaid& unsaid) {
  const analysis::WeakPointUnknowns& unknown = points.unknown;
  Json answer = Json::object();
  add_network(snapshot, points.fragility, answer);
  answer["single_provider_cells"] = Json::array();
  for (const std::uint32_t cell : points.single_provider_cells) {
    answer["single_provider_cells"].push_back({{"label", coverage->cells[cell].label},
                                               {"id", id_of(snapshot, coverage->cells[cell].providers.front().node)}});
  }
  add_funding(snapshot, points, answer);
  add_partnerships(snapshot, points, answer);
  add_top_without_ties(snapshot, answer);
  answer["thresholds"] = {{"funding_concentration", points.thresholds.funding_concentration},
                          {"trust", points.thresholds.trust},
                          {"days_to_expiry", points.thresholds.days_to_expiry},
                          {"silent_months", points.thresholds.silent_months}};
  answer["unknown"] = {{"funding", unknown.funding},
                       {"funding_amounts", unknown.funding_amounts},
                       {"contacts", unknown.contacts},
                       {"agreements", unknown.agreements},
                       {"agreement_ends", unknown.agreement_ends},
                       {"phases", unknown.phases},
                       {"trust", unknown.trust},
                       {"trust_items", unknown.trust_items},
                       {"undated_ratings", unknown.undated_ratings},
                       {"silence", unknown.silence},
                       {"undated_flows", unknown.undated_flows},
                       {"flow_sides", unsaid.flow_sides},
                       {"sectors", unsaid.sectors},
                       {"program_leads", unsaid.program_leads},
                       {"cells", unknown.cells}};
  answer["findings"] = findings_json(analysis::findings_of(snapshot, coverage, points));
  return answer;
}

Json backbone_json(const Snapshot& snapshot, const analysis::Backbone& backbone) {
  Json scores = Json::array();
  for (const auto& one : backbone.scores) {
    scores.push_back({{"id", id_of(snapshot, one.node)},
                      {"designated", one.designated},
                      {"functions", interval_json(one.functions)},
                      {"reach", interval_json(one.reach)},
                      {"convenings", interval_json(one.convenings)},
                      {"coordination", interval_json(one.coordination)},
                      {"known_parts", one.known_parts},
                      {"score", interval_json(one.score)},
                      {"standing", analysis::to_text(one.standing)}});
  }
  Json notes = Json::array();
  for (const auto& note : backbone.notes) {
    Json ids = Json::array();
    for (const std::uint32_t node : note.nodes) ids.push_back(id_of(snapshot, node));
    notes.push_back({{"message", analysis::to_text(note.message)}, {"ids", std::move(ids)}});
  }
  const auto& conditions = backbone.conditions;
  return {{"scores", std::move(scores)},
          {"notes", std::move(notes)},
          {"conditions",
           {{"common_agenda", interval_json(conditions.common_agenda)},
            {"shared_measurement", interval_json(conditions.shared_measurement)},
            {"reinforcing_activities", interval_json(conditions.reinforcing_activities)},
            {"continuous_communication", interval_json(conditions.continuous_communication)},
            {"backbone", interval_json(conditions.backbone)}}},
          {"functions", backbone.functions},
          {"convenings", backbone.convenings},
          {"shared_goals", backbone.shared_goals},
          {"unknown",
           {{"functions", backbone.unknown.functions},
            {"convening_dates", backbone.unknown.convening_dates},
            {"convening_hosts", backbone.unknown.convening_hosts},
            {"measurement_dates", backbone.unknown.measurement_dates},
            {"measured_by", backbone.unknown.measured_by}}},
          {"findings", findings_json(analysis::findings_of(snapshot, backbone))}};
}

Json rows_json(const std::vector<analysis::RequirementRow>& rows) {
  Json all = Json::array();
  for (const auto& row : rows) {
    all.push_back({{"test", row.test},
                   {"level", row.level == ecosystem::RequirementLevel::must ? "must" : "should"},
                   {"state", analysis::to_text(row.state)},
                   {"shows", row.shows}});
  }
  return all;
}
Json readiness_json(const std::vector<analysis::RequirementRow>& rows) {
  const analysis::Readiness readiness = analysis::readiness_of(rows);
  return {{"met", readiness.met},
          {"unmet", readiness.unmet},
          {"unknown", readiness.unknown},
          {"interval", interval_json(readiness.interval())}};
}
/// met, unmet and unknown as yes, no and not known.
Json yes_or_no(analysis::RowState state) {
  if (state == analysis::RowState::unknown) return nullptr;
  return state == analysis::RowState::met;
}
Json phases_json(const Snapshot& snapshot, const analysis::Phases& phases) {
  Json partnerships = Json::array();
  for (const auto& one : phases.partnerships) {
    const auto& back = one.regression;
    partnerships.push_back(
        {{"id", partnership_of(snapshot, one.edge)},
         {"phase", one.phase.text()},
         {"readiness", readiness_json(one.rows)},
         {"rows", rows_json(one.rows)},
         {"next", text_or_null(one.next.text())},
         {"next_readiness", readiness_json(one.next_rows)},
         {"next_rows", rows_json(one.next_rows)},
         {"ready_for_next", yes_or_no(one.ready_for_next)},
         {"months", number(one.months)},
         {"limit", number(one.limit)},
         {"stalled", yes_or_no(one.stalled)},
         {"regression", back ? Json{{"from", back->from.text()},
                                    {"to", back->to.text()},
                                    {"date", back->date ? Json(ecosystem::to_text(*back->date)) : Json(nullptr)}}
                             : Json(nullptr)}});
  }
  Json combinations = Json::array();
  for (const auto& one : phases.combinations) {
    Json pairs = Json::array();
    for (const auto& pair : one.combinations) {
      pairs.push_back({{"first", pair.first},
                       {"second", pair.second},
                       {"both", pair.both},
                       {"support", pair.support},
                       {"lift", pair.lift}});
    }
    combinations.push_back({{"phase", one.phase.text()},
                            {"partnerships", one.partnerships},
                            {"without_flows", one.without_flows},
                            {"enough", one.enough},
                            {"combinations", std::move(pairs)}});
  }
  return {{"has_requirements", phases.has_requirements},
          {"partnerships", std::move(partnerships)},
          {"combinations", std::move(combinations)},
          {"unknown",
           {{"phases", phases.phase_not_known},
            {"rows", phases.rows_unknown},
            {"phase_dates", phases.phase_dates},
            {"agreement_ends", phases.agreement_ends},
            {"undated_flows", phases.undated_flows}}},
          {"findings", findings_json(analysis::findings_of(snapshot, phases))}};
}

}  // namespace

void add_standing(const Snapshot& snapshot, const analysis::Answers& answers, Json& answer) {
  answer["A6"] = weak_points_json(snapshot, answers.known_coverage(), answers.weak_points, answers.unsaid);
  answer["A7"] = backbone_json(snapshot, answers.backbone);
  answer["A8"] = phases_json(snapshot, answers.phases);
}

}  // namespace xylem::cli
