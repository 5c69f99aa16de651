// Unsaid: counting what is not given, table by table.
#include "xylem/analysis/unsaid.h"

#include <optional>

#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using ecosystem::Rating;
using graph::Snapshot;

template <class... Values>
std::uint32_t missing(const Values&... values) {
  return (0U + ... + (values ? 0U : 1U));
}
bool begun(const std::optional<ecosystem::Date>& date, const Snapshot& snapshot) {
  return !date || date->first_day() <= snapshot.view.day;
}

void count_organizations(const Snapshot& snapshot, Unsaid& unsaid) {
  for (const auto* organization : snapshot.organizations) {
    unsaid.sectors += organization->sector.empty() ? 1U : 0U;
    unsaid.areas += missing(organization->area);
  }
}

void count_answers(const Snapshot& snapshot, Unsaid& unsaid) {
  for (const graph::PartnershipFacts& facts : snapshot.facts) {
    unsaid.phases += facts.phase.empty() ? 1U : 0U;
    unsaid.levels += missing(facts.level);
  }
  for (const Rating& rating : snapshot.ecosystem->all<Rating>()) {
    if (!begun(rating.date, snapshot)) continue;
    unsaid.levels += missing(rating.level);
    unsaid.answers += missing(rating.reliability, rating.shared_mission, rating.openness, rating.goals_agreed,
                              rating.roles_clear, rating.knows_our_constraints, rating.level);
    unsaid.influence += missing(rating.influence);
    unsaid.answer_dates += missing(rating.date);
    unsaid.answer_waves += rating.wave.empty() ? 1U : 0U;
  }
  for (const auto* term : ecosystem::terms_of(*snapshot.ecosystem, "phase")) {
    unsaid.half_lives += missing(term->half_life_months);
  }
  for (const auto& wave : snapshot.ecosystem->all<ecosystem::Wave>()) unsaid.wave_dates += missing(wave.date);
  for (const auto& phase : snapshot.ecosystem->all<ecosystem::PhaseRecord>()) {
    unsaid.phase_starts += missing(phase.from);
  }
}

void count_flows(const Snapshot& snapshot, Unsaid& unsaid) {
  for (const graph::Flow& flow : snapshot.flows) {
    const auto& record = *snapshot.ecosystem->find<ecosystem::ResourceFlow>(flow.id);
    unsaid.flow_amounts += missing(flow.amount);
    unsaid.flow_sides += missing(record.amount_by_giver) != missing(record.amount_by_receiver) ? 1U : 0U;
    unsaid.flow_roles += flow.from < snapshot.size() && record.from_role.empty() ? 1U : 0U;
    unsaid.flow_roles += flow.to < snapshot.size() && record.to_role.empty() ? 1U : 0U;
    unsaid.flow_dates += missing(record.from);
    unsaid.flow_stages += record.stage.empty() ? 1U : 0U;
  }
}

void count_agreed(const Snapshot& snapshot, Unsaid& unsaid) {
  for (const auto& flow : snapshot.ecosystem->all<ecosystem::ResourceFlow>()) {
    if (flow.status != ecosystem::FlowStatus::agreed) continue;
    unsaid.agreed_amounts += missing(flow.amount);
    unsaid.flow_dates += missing(flow.from);
  }
  for (const auto* term : ecosystem::terms_of(*snapshot.ecosystem, "resource")) {
    unsaid.rivalry += missing(term->rival);
  }
  for (const auto& program : snapshot.ecosystem->all<ecosystem::Program>()) {
    const bool runs = ecosystem::covers(program.from, program.to, snapshot.view.day);
    unsaid.program_leads += runs && program.lead_org.empty() ? 1U : 0U;
  }
}

void count_offers_and_needs(const Snapshot& snapshot, Unsaid& unsaid) {
  const auto runs = [&](const auto& row) {
    return snapshot.node_of(row.org) && ecosystem::covers(row.from, row.to, snapshot.view.day);
  };
  for (const auto& offer : snapshot.ecosystem->all<ecosystem::Offer>()) {
    if (runs(offer)) unsaid.offer_amounts += missing(offer.amount);
  }
  for (const auto& need : snapshot.ecosystem->all<ecosystem::Need>()) {
    if (need.status == ecosystem::NeedStatus::open && runs(need)) unsaid.need_amounts += missing(need.amount);
  }
}

void count_meetings_and_measurements(const Snapshot& snapshot, Unsaid& unsaid) {
  for (const auto& convening : snapshot.ecosystem->all<ecosystem::Convening>()) {
    unsaid.convening_dates += missing(convening.date);
  }
  for (const auto& row : snapshot.ecosystem->all<ecosystem::Measurement>()) {
    if (!begun(row.date, snapshot)) continue;
    unsaid.values += missing(row.value);
    unsaid.shares += row.population.empty() ? 0U : missing(row.numerator, row.denominator);
    unsaid.measured_on += missing(row.date);
    unsaid.methods += missing(row.method);
    unsaid.measured_by += row.measured_by.empty() ? 1U : 0U;
  }
}

}  // namespace

Unsaid unsaid_in(const Snapshot& snapshot) {
  Unsaid unsaid;
  count_organizations(snapshot, unsaid);
  count_answers(snapshot, unsaid);
  count_flows(snapshot, unsaid);
  count_agreed(snapshot, unsaid);
  count_offers_and_needs(snapshot, unsaid);
  count_meetings_and_measurements(snapshot, unsaid);
  return unsaid;
}

}  // namespace xylem::analysis
