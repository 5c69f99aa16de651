// Flows as JSON: balances, fairness, access, circulation and cooperation capital.
#include "cli/json_flows.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "xylem/analysis/access.h"
#include "xylem/analysis/circulation.h"
#include "xylem/analysis/cooperation_capital.h"
#include "xylem/analysis/exchange.h"
#include "xylem/analysis/fairness.h"

namespace xylem::cli {
namespace {

using analysis::Finding;
using graph::Snapshot;

constexpr std::size_t kMostOriginUses = 2000;  // the largest; of a large map the table is a million rows

std::string id_of(const Snapshot& snapshot, std::uint32_t node) { return snapshot.organizations[node]->id.text(); }
void append(std::vector<Finding>& all, std::vector<Finding> more) { std::ranges::move(more, std::back_inserter(all)); }
Json triple(const std::optional<analysis::Interval>& interval) {
  return interval ? Json{interval->low, interval->mid, interval->high} : Json(nullptr);
}

Json pairs_json(const std::vector<analysis::PairBalance>& rows) {
  Json all = Json::array();
  for (const auto& row : rows) {
    all.push_back({{"a", text_or_null(row.a)},
                   {"b", text_or_null(row.b)},
                   {"partnership", text_or_null(row.partnership)},
                   {"there", row.there},
                   {"back", row.back},
                   {"net_of_a", row.net_of_a()},
                   {"balance_of_a", number(row.balance_of_a())},
                   {"flows", row.flows},
                   {"unknown_amounts", row.unknown}});
  }
  return all;
}

Json scope_json(const Snapshot& snapshot, const analysis::Balance& balance) {
  JsonByKey net;
  for (const auto& row : balance.organizations) net.add(id_of(snapshot, row.node), row.net());
  return {{"resource", text_or_null(balance.scope.resource.text())},
          {"capital", text_or_null(balance.scope.capital.text())},
          {"title", balance.title},
          {"unit", balance.unit},
          {"flows", balance.flows},
          {"unknown_amounts", balance.unknown},
          {"disputed", balance.disputed},
          {"total", balance.total},
          {"recip_weighted", number(balance.reciprocity.weighted)},
          {"recip_arc", number(balance.reciprocity.arcs)},
          {"recip_dyad", number(balance.reciprocity.dyads)},
          {"hhi_out", number(balance.giving.hhi)},
          {"gini_out", number(balance.giving.gini)},
          {"hhi_in", number(balance.receiving.hhi)},
          {"gini_in", number(balance.receiving.gini)},
          {"net", net.take()},
          {"roles", pairs_json(analysis::role_pairs_of(snapshot, balance.scope))},
          {"partnerships", pairs_json(analysis::partnership_balances_of(snapshot, balance.scope))}};
}

Json value_json(const Snapshot& snapshot) {
  const analysis::CommonValue value = analysis::common_value_of(snapshot);
  JsonByKey net;
  for (const auto& row : value.organizations) net.add(id_of(snapshot, row.node), triple(row.net));
  return {{"total", triple(value.total)},
          {"without_value", value.without_value},
          {"unknown_amounts", value.unknown},
          {"net", net.take()}};
}

Json balances_json(const Snapshot& snapshot, const analysis::Answers& answers) {
  Json scopes = Json::array();
  std::vector<Finding> findings;
  for (const analysis::FlowAnswer& flow : answers.flows) {
    const analysis::Balance& balance = flow.balance;
    scopes.push_back(scope_json(snapshot, balance));
    append(findings, analysis::findings_of(snapshot, balance));
  }
  const analysis::Unsaid& unsaid = answers.unsaid;
  return {{"scopes", std::move(scopes)},
          {"common_value", value_json(snapshot)},
          {"unknown",
           {{"amounts", unsaid.flow_amounts},
            {"sides", unsaid.flow_sides},
            {"roles", unsaid.flow_roles},
            {"dates", unsaid.flow_dates}}},
          {"findings", findings_json(findings)}};
}

Json idle_json(const Snapshot& snapshot, const analysis::IdleCapacity& row) {
  Json needs = Json::array();
  for (const auto& need : row.needs) needs.push_back(need.text());
  return {{"organization", id_of(snapshot, row.node)},
          {"resource", row.resource.text()},
          {"unit", row.unit},
          {"available", row.available},
          {"out", row.out},
          {"release", triple(row.release)},
          {"idle", row.idle},
          {"unmet", row.unmet},
          {"unknown_amounts", row.unknown},
          {"reason", analysis::to_text(row.reason)},
          {"near_threshold", row.near_threshold},
          {"needs", std::move(needs)},
          {"barriers", row.barriers}};
}
Json margin_json(const Snapshot& snapshot, const analysis::Marginalization& row) {
  const bool role = !row.role_class.empty();
  return {{role ? "role_class" : "organization", role ? row.role_class : id_of(snapshot, row.node)},
          {"unmet", number(row.unmet.known)},
          {"absence", number(row.absence.known)},
          {"unheard", number(row.unheard.known)},
          {"score", row.enough ? Json(row.score.mid) : Json(nullptr)},
          {"interval", triple(row.score)},
          {"flagged", row.flagged},
          {"near_threshold", row.near_threshold}};
}
Json power_json(const Snapshot& snapshot, const analysis::PowerBalance& row) {
  const std::uint8_t side = row.gives_more_counts_less;
  return {{"partnership", row.id.text()},
          {"influence_of_a", number(row.influence_of_a)},
          {"influence_of_b", number(row.influence_of_b)},
          {"difference", number(row.difference)},
          {"given_by_a", number(row.given_by_a)},
          {"flagged", row.flagged},
          {"near_threshold", row.near_threshold},
          {"gives_more_counts_less", side == 0 ? Json(nullptr) : Json(id_of(snapshot, side == 1 ? row.a : row.b))}};
}
Json fairness_json(const Snapshot& snapshot, const analysis::Fairness& fairness, const analysis::Unsaid& unsaid) {
  Json idle = Json::array();
  for (const auto& row : fairness.idle) idle.push_back(idle_json(snapshot, row));
  Json organizations = Json::array();
  for (const auto& row : fairness.organizations) organizations.push_back(margin_json(snapshot, row));
  Json roles = Json::array();
  for (const auto& row : fairness.roles) roles.push_back(margin_json(snapshot, row));
  Json power = Json::array();
  for (const auto& row : fairness.power) {
    if (row.influence_of_a || row.influence_of_b || row.given_by_a) power.push_back(power_json(snapshot, row));
  }
  const analysis::FairnessLimits& limits = fairness.limits;
  return {{"limits",
           {{"release", limits.release},
            {"idle_to_unmet", limits.idle_to_unmet},
            {"barrier", limits.barrier},
            {"steps", limits.steps},
            {"marginal", limits.marginal},
            {"influence", limits.influence},
            {"gives_more", limits.gives_more}}},
          {"convenings", fairness.convenings},
          {"undated", fairness.undated},
          {"idle", std::move(idle)},
          {"marginalization", std::move(organizations)},
          {"roles", std::move(roles)},
          {"power", std::move(power)},
          {"unknown",
           {{"flow_amounts", unsaid.flow_amounts},
            {"flow_sides", unsaid.flow_sides},
            {"flow_roles", unsaid.flow_roles},
            {"flow_dates", unsaid.flow_dates},
            {"offer_amounts", unsaid.offer_amounts},
            {"need_amounts", unsaid.need_amounts},
            {"rivalry", unsaid.rivalry},
            {"sectors", unsaid.sectors},
            {"influence", unsaid.influence},
            {"answer_dates", unsaid.answer_dates},
            {"convening_dates", unsaid.convening_dates}}},
          {"findings", findings_json(analysis::findings_of(snapshot, fairness))}};
}

/// The share of what an organization needs that it can reach, over its needs of the resource.
Json acc_json(const Snapshot& snapshot, const analysis::Access& access) {
  std::map<std::uint32_t, std::pair<double, double>> sums;  // reached, needed
  for (const auto& need : access.needs) {
    sums[need.node].first += need.amount * need.accessible;
    sums[need.node].second += need.amount;
  }
  Json acc = Json::object();
  for (const auto& [node, sum] : sums) {
    acc[id_of(snapshot, node)] = sum.second > 0.0 ? Json(sum.first / sum.second) : Json(nullptr);
  }
  return acc;
}
Json access_json(const Snapshot& snapshot, const analysis::Access& access) {
  Json barriers = Json::array();
  for (const auto& cost : access.barriers) {
    Json losers = Json::array();
    for (const std::uint32_t need : cost.losers) losers.push_back(id_of(snapshot, access.needs[need].node));
    barriers.push_back({{"offer", cost.offer.text()},
                        {"barrier", cost.barrier.text()},
                        {"severity", cost.severity},
                        {"freed", cost.freed},
                        {"reached", cost.reached},
                        {"losers", std::move(losers)}});
  }
  return {{"resource", access.resource.text()},
          {"unit", access.unit},
          {"needed", access.needed},
          {"available", access.available},
          {"no_taker", access.no_taker},
          {"acc", acc_json(snapshot, access)},
          {"accessible", access.accessible},
          {"lost", access.lost},
          {"available_share", number(access.available_share())},
          {"accessible_share", number(access.accessible_share())},
          {"unknown_offers", access.unknown_offers},
          {"unknown_needs", access.unknown_needs},
          {"barriers", std::move(barriers)}};
}
Json all_access_json(const Snapshot& snapshot, const std::vector<analysis::Access>& all,
                     const analysis::Unsaid& unsaid) {
  Json resources = Json::array();
  for (const auto& access : all) resources.push_back(access_json(snapshot, access));
  return {{"resources", std::move(resources)},
          {"unknown",
           {{"offer_amounts", unsaid.offer_amounts},
            {"need_amounts", unsaid.need_amounts},
            {"rivalry", unsaid.rivalry},
            {"sectors", unsaid.sectors}}},
          {"findings", findings_json(analysis::findings_of(snapshot, all))}};
}

/// {organization: amount} of what is above 0.
Json by_organization(const Snapshot& snapshot, const analysis::Circulation& found, const std::vector<double>& amounts) {
  JsonByKey all;
  for (std::size_t place = 0; place < amounts.size(); ++place) {
    if (amounts[place] > 0.0) all.add(id_of(snapshot, found.nodes[place]), amounts[place]);
  }
  return all.take();
}
Json origin_use_json(const Snapshot& snapshot, const analysis::Circulation& found) {
  auto rows = found.origin_use;
  if (rows.size() > kMostOriginUses) {
    std::ranges::nth_element(rows, rows.begin() + kMostOriginUses, std::ranges::greater{},
                             &analysis::OriginUse::amount);
    rows.resize(kMostOriginUses);
    std::ranges::sort(rows, {}, [](const analysis::OriginUse& row) { return std::pair(row.origin, row.use); });
  }
  Json all = Json::array();
  for (const auto& row : rows) {
    all.push_back({{"origin", id_of(snapshot, found.nodes[row.origin])},
                   {"use", id_of(snapshot, found.nodes[row.use])},
                   {"amount", row.amount}});
  }
  return all;
}
Json ena_json(const Snapshot& snapshot, const analysis::Circulation& found) {
  return {{"z", by_organization(snapshot, found, found.inputs)},
          {"y", by_organization(snapshot, found, found.outputs)},
          {"own", by_organization(snapshot, found, found.own)},
          {"kept", by_organization(snapshot, found, found.kept)},
          {"T", by_organization(snapshot, found, found.throughflow)},
          {"TST", found.tst},
          {"TSTp", found.tst_put},
          {"TSTc", found.cycled},
          {"FCI", found.finn},
          {"FCIb", found.finn_by_put},
          {"APL", found.path_length},
          {"AMI", found.ami},
          {"A", found.ascendency},
          {"C", found.capacity},
          {"overhead", found.overhead},
          {"a", number(found.fixed)},
          {"robustness", number(found.robustness)},
          {"H", found.entropy},
          {"origin_use_rows", found.origin_use.size()},
          {"origin_use", origin_use_json(snapshot, found)}};
}
Json circulation_json(const Snapshot& snapshot, const analysis::Answers& answers) {
  Json scopes = Json::array();
  std::vector<Finding> findings;
  for (const analysis::FlowAnswer& flow : answers.flows) {
    const analysis::Balance& row = flow.balance;
    if (!row.scope.capital.empty()) continue;
    const auto& found = flow.circulation;
    scopes.push_back({{"resource", text_or_null(row.scope.resource.text())},
                      {"title", row.title},
                      {"unit", row.unit},
                      {"unknown_amounts", found ? Json(found->unknown) : Json(nullptr)},
                      {"ena", found ? ena_json(snapshot, *found) : Json(nullptr)},
                      {"reason", text_or_null(flow.why_not)}});
    if (found) append(findings, analysis::findings_of(snapshot, *found));
  }
  const analysis::Unsaid& unsaid = answers.unsaid;
  return {{"scopes", std::move(scopes)},
          {"unknown",
           {{"amounts", unsaid.flow_amounts},
            {"sides", unsaid.flow_sides},
            {"dates", unsaid.flow_dates},
            {"rivalry", unsaid.rivalry}}},
          {"findings", findings_json(findings)}};
}

Json course_json(const analysis::PartnershipCapital& row) {
  Json course = Json::array();
  for (const auto& seen : row.course) {
    course.push_back({{"date", ecosystem::to_text(ecosystem::date_of(seen.day))},
                      {"wave", text_or_null(seen.wave)},
                      {"phase", text_or_null(seen.phase.text())},
                      {"half_life", number(seen.half_life)},
                      {"C", triple(seen.condition.value)},
                      {"K", triple(seen.capital)}});
  }
  return course;
}
Json partnership_json(const analysis::PartnershipCapital& row) {
  const analysis::Condition& condition = row.condition;
  const bool enough = condition.enough;
  return {{"id", row.id.text()},
          {"enough", enough},
          {"q", condition.completeness()},
          {"known", condition.known},
          {"unknown_amounts", condition.unknown_amounts},
          {"R", enough ? Json(condition.exchange.mid) : Json(nullptr)},
          {"T", enough ? Json(condition.trust.mid) : Json(nullptr)},
          {"R_bounds", triple(condition.exchange)},
          {"T_bounds", triple(condition.trust)},
          {"U", triple(condition.understanding)},
          {"C", triple(condition.value)},
          {"K", triple(row.capital)},
          {"weight_range", Json{condition.lowest_by_weights, condition.highest_by_weights}},
          {"weakest", analysis::to_text(condition.weakest)},
          {"trust_asymmetry", number(condition.trust_asymmetry)},
          {"months", number(row.months_since)},
          {"out_of_date", row.out_of_date},
          {"ended", row.ended},
          {"rank", row.best_rank == 0 ? Json(nullptr) : Json{row.best_rank, row.worst_rank}},
          {"course", course_json(row)}};
}
Json capital_json(const Snapshot& snapshot, const analysis::CooperationCapital& capital,
                  const analysis::Unsaid& unsaid) {
  const analysis::CapitalSummary& summary = capital.summary;
  Json partnerships = Json::array();
  for (const auto& row : capital.partnerships) partnerships.push_back(partnership_json(row));
  return {{"title", analysis::kCapitalTitle},
          {"summary",
           {{"partnerships", summary.partnerships},
            {"shown", summary.shown},
            {"share_shown", number(summary.share_shown())},
            {"median", number(summary.median)},
            {"median_bounds", triple(summary.median_bounds)},
            {"quartiles", summary.median ? Json{*summary.lower_quartile, *summary.upper_quartile} : Json(nullptr)},
            {"bootstrap_90", triple(summary.bootstrap)},
            {"response_rate", number(summary.response_rate)}}},
          {"partnerships", std::move(partnerships)},
          {"unknown",
           {{"answers", unsaid.answers},
            {"answer_dates", unsaid.answer_dates},
            {"answer_waves", unsaid.answer_waves},
            {"wave_dates", unsaid.wave_dates},
            {"half_lives", unsaid.half_lives},
            {"phases", unsaid.phases},
            {"phase_starts", unsaid.phase_starts},
            {"agreed_amounts", unsaid.agreed_amounts},
            {"flow_amounts", unsaid.flow_amounts},
            {"flow_sides", unsaid.flow_sides},
            {"flow_dates", unsaid.flow_dates}}},
          {"findings", findings_json(analysis::findings_of(snapshot, capital))}};
}

}  // namespace

void add_flows(const Snapshot& snapshot, const analysis::Answers& answers, Json& answer) {
  answer["A9"] = balances_json(snapshot, answers);
  answer["A10"] = fairness_json(snapshot, answers.fairness, answers.unsaid);
  answer["A11"] = all_access_json(snapshot, answers.access, answers.unsaid);
  answer["A12"] = circulation_json(snapshot, answers);
  answer["A13"] = capital_json(snapshot, answers.capital, answers.unsaid);
}

}  // namespace xylem::cli
