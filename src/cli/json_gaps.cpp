// Analyses A3 to A5 as JSON; A6 to A8 follow in json_standing.cpp. Each key has "findings" (see json_parts.h) and
// counts what is not known under "unknown". A3  profile, coverage_index (also as COVERAGE; by what is known),
// coverage_index_high, covered, short, not_known,
//     cells [label, target, unit, supply, coverage, status, weight, single_provider, near_threshold, providers],
//     sectors, ghosts; null without a target profile.
// A4  efficiency, worst_fragmentation, basis, not_tied, tried, sector_pairs [a, b, ties, possible, expected, score,
//     hole], pairs [a, b, gain, introducers, need_value, stages, populations, worst_fragmentation, across_hole], best
//     first.
// A5  value, value_high (null = no bound), duals {offers, needs} by record, dual_value (of what runs out, equal to
//     rival_value), plan, offers, needs, unmet, idle, new_partnerships, resources.
#include "cli/json_parts.h"
#include "xylem/analysis/ghosts.h"
#include "xylem/analysis/introductions.h"

namespace xylem::cli {
namespace {

using graph::Snapshot;

Json id_of(const Snapshot& snapshot, std::uint32_t node) {
  if (node >= snapshot.size()) return node == graph::kToLearners ? "learners" : "external";
  return snapshot.organizations[node]->id.text();
}
Json ids_of(const Snapshot& snapshot, const std::vector<std::uint32_t>& nodes) {
  Json ids = Json::array();
  for (const std::uint32_t node : nodes) ids.push_back(id_of(snapshot, node));
  return ids;
}
template <class Id>
Json words_of(const std::vector<Id>& ids) {
  Json words = Json::array();
  for (const Id& id : ids) words.push_back(id.text());
  return words;
}

Json cell_json(const Snapshot& snapshot, const analysis::CoverageCell& cell) {
  Json providers = Json::array();
  for (const auto& one : cell.providers)
    providers.push_back({{"id", id_of(snapshot, one.node)}, {"amount", number(one.amount)}});
  return {{"label", cell.label},
          {"target", cell.target},
          {"unit", cell.counts_providers ? "organizations" : cell.unit},
          {"supply", cell.supply},
          {"coverage", cell.coverage},
          {"status", analysis::to_text(cell.status)},
          {"weight", cell.row.weight},
          {"single_provider", cell.single_provider},
          {"near_threshold", cell.near_threshold},
          {"unknown_amounts", cell.unknown_amounts},
          {"unplaced", cell.unplaced},
          {"providers", std::move(providers)}};
}
Json partners_json(const Snapshot& snapshot, const analysis::Coverage& coverage,
                   const std::vector<analysis::Ghost>& ghosts, const analysis::Unsaid& unsaid) {
  Json cells = Json::array();
  std::uint32_t unknown_amounts = 0;
  for (const auto& cell : coverage.cells) {
    cells.push_back(cell_json(snapshot, cell));
    unknown_amounts += cell.unknown_amounts;
  }
  Json sectors = Json::array();
  for (const auto& one : coverage.sectors) {
    sectors.push_back({{"sector", one.minimum.sector.text()},
                       {"there", one.actual},
                       {"wanted", one.minimum.count},
                       {"not_known", one.not_known}});
  }
  Json missing = Json::array();
  for (const auto& ghost : ghosts) {
    missing.push_back({{"label", ghost.label},
                       {"sector", ghost.sector.text()},
                       {"reason", ghost.reason},
                       {"rank", ghost.rank},
                       {"ties", ids_of(snapshot, ghost.ties)}});
  }
  return {{"profile", coverage.profile_name},
          {"coverage_index", number(coverage.index)},
          {"COVERAGE", number(coverage.index)},
          {"coverage_index_high", number(coverage.index_high)},
          {"covered", coverage.covered},
          {"short", coverage.short_of()},
          {"not_known", coverage.not_known},
          {"cells", std::move(cells)},
          {"sectors", std::move(sectors)},
          {"ghosts", std::move(missing)},
          {"unknown",
           {{"cells", coverage.not_known},
            {"amounts", unknown_amounts},
            {"sectors", unsaid.sectors},
            {"program_leads", unsaid.program_leads},
            {"offer_amounts", unsaid.offer_amounts},
            {"flow_amounts", unsaid.flow_amounts},
            {"flow_sides", unsaid.flow_sides},
            {"flow_stages", unsaid.flow_stages},
            {"flow_dates", unsaid.flow_dates}}},
          {"findings", findings_json(analysis::findings_of(snapshot, coverage, ghosts))}};
}

Json sector_pairs_json(const analysis::Grouping& sectors, const analysis::Mixing& mixing) {
  Json pairs = Json::array();
  for (const auto& pair : mixing.pairs) {
    pairs.push_back({{"a", sectors.keys[pair.a]},
                     {"b", sectors.keys[pair.b]},
                     {"ties", pair.ties},
                     {"possible", pair.possible},
                     {"expected", pair.expected},
                     {"score", pair.score},
                     {"hole", pair.hole},
                     {"near_threshold", pair.near_threshold}});
  }
  return pairs;
}
Json links_json(const Snapshot& snapshot, const analysis::Grouping& sectors, const analysis::Mixing& mixing,
                const analysis::Introductions& found) {
  Json pairs = Json::array();
  std::uint32_t unknown_amounts = 0;
  for (const auto& pair : found.pairs) {
    unknown_amounts += pair.unknown_amounts;
    pairs.push_back({{"a", id_of(snapshot, pair.a)},
                     {"b", id_of(snapshot, pair.b)},
                     {"gain", pair.gain},
                     {"introducers", ids_of(snapshot, pair.introducers)},
                     {"need_value", pair.need_value},
                     {"unknown_amounts", pair.unknown_amounts},
                     {"stages", words_of(pair.stages)},
                     {"populations", words_of(pair.populations)},
                     {"worst_fragmentation", pair.worst_fragmentation},
                     {"across_hole", pair.across_hole}});
  }
  return {{"efficiency", number(found.efficiency)},
          {"worst_fragmentation", found.worst_fragmentation},
          {"basis", found.basis},
          {"not_tied", found.not_tied},
          {"tried", found.tried},
          {"sector_pairs", sector_pairs_json(sectors, mixing)},
          {"pairs", std::move(pairs)},
          {"unknown", {{"sectors", mixing.ungrouped}, {"amounts", unknown_amounts}}},
          {"findings", findings_json(analysis::findings_of(snapshot, sectors, mixing, found))}};
}

Json offers_json(const Snapshot& snapshot, const analysis::Matching& matching) {
  Json offers = Json::array();
  for (const auto& one : matching.offers) {
    offers.push_back({{"id", one.id.text()},
                      {"org", id_of(snapshot, one.node)},
                      {"resource", one.resource.text()},
                      {"amount", number(one.amount)},
                      {"planned", one.planned},
                      {"idle", one.amount ? Json(one.idle()) : Json(nullptr)},
                      {"flows", one.flows},
                      {"price", one.price},
                      {"takers", one.takers}});
  }
  return offers;
}
Json needs_json(const Snapshot& snapshot, const analysis::Matching& matching) {
  Json needs = Json::array();
  for (const auto& one : matching.needs) {
    needs.push_back({{"id", one.id.text()},
                     {"org", id_of(snapshot, one.node)},
                     {"resource", one.resource.text()},
                     {"amount", number(one.amount)},
                     {"priority", one.priority},
                     {"planned", one.planned},
                     {"unmet", one.amount ? Json(one.unmet()) : Json(nullptr)},
                     {"flows", one.flows},
                     {"price", one.price},
                     {"offers", one.offers}});
  }
  return needs;
}
Json plan_json(const Snapshot& snapshot, const analysis::Matching& matching) {
  Json plan = Json::array();
  for (const auto& match : matching.matches) {
    if (match.planned <= 0.0) continue;
    const auto& offer = matching.offers[match.offer];
    const auto& need = matching.needs[match.need];
    plan.push_back(
        {{"offer", offer.id.text()},
         {"need", need.id.text()},
         {"from", id_of(snapshot, offer.node)},
         {"to", id_of(snapshot, need.node)},
         {"resource", offer.resource.text()},
         {"amount", match.planned},
         {"priority", need.priority},
         {"preference", analysis::preference_of(match.nearness)},
         {"nearness", analysis::to_text(match.nearness)},
         {"introducers", ids_of(snapshot, match.nearness == analysis::Nearness::one_broker
                                              ? analysis::introducers_of(snapshot.partnerships, offer.node, need.node)
                                              : std::vector<std::uint32_t>())}});
  }
  return plan;
}
Json resources_json(const analysis::Matching& matching) {
  Json resources = Json::array();
  for (const auto& one : matching.resources) {
    resources.push_back({{"resource", one.resource.text()},
                         {"unit", one.unit},
                         {"rival", one.rival},
                         {"value", one.value},
                         {"offered", one.offered},
                         {"wanted", one.wanted},
                         {"planned", one.planned}});
  }
  return resources;
}
Json matching_json(const Snapshot& snapshot, const analysis::Matching& matching, const analysis::Unsaid& unsaid) {
  Json offer_prices = Json::object();
  Json need_prices = Json::object();
  Json idle = Json::object();
  Json unmet = Json::object();
  for (const auto& one : matching.offers) {
    offer_prices[one.id.text()] = one.price;
    if (one.amount && one.idle() > 0.0) idle[one.id.text()] = one.idle();
  }
  for (const auto& one : matching.needs) {
    need_prices[one.id.text()] = one.price;
    if (one.amount && one.unmet() > 0.0) unmet[one.id.text()] = one.unmet();
  }
  Json partnerships = Json::array();
  for (const auto& one : matching.new_partnerships) {
    partnerships.push_back({{"from", id_of(snapshot, one.giver)},
                            {"to", id_of(snapshot, one.receiver)},
                            {"value", one.value},
                            {"nearness", analysis::to_text(one.nearness)}});
  }
  return {{"value", matching.value},
          {"value_high", number(matching.value_high)},
          {"rival_value", matching.rival_value},
          {"dual_value", matching.dual_value},
          {"duals", {{"offers", std::move(offer_prices)}, {"needs", std::move(need_prices)}}},
          {"plan", plan_json(snapshot, matching)},
          {"unmet", std::move(unmet)},
          {"idle", std::move(idle)},
          {"new_partnerships", std::move(partnerships)},
          {"resources", resources_json(matching)},
          {"offers", offers_json(snapshot, matching)},
          {"needs", needs_json(snapshot, matching)},
          {"unknown",
           {{"offers_without_amount", matching.offers_without_amount},
            {"needs_without_amount", matching.needs_without_amount},
            {"amounts_worked_out", matching.amounts_worked_out},
            {"needs_without_sector", matching.needs_without_sector},
            {"resources_of_unknown_rivalry", matching.resources_of_unknown_rivalry},
            {"flow_amounts", unsaid.flow_amounts},
            {"flow_sides", unsaid.flow_sides},
            {"flow_dates", unsaid.flow_dates}}},
          {"findings", findings_json(analysis::findings_of(snapshot, matching))}};
}

}  // namespace

void add_gaps(const Snapshot& snapshot, const analysis::Answers& answers, Json& answer) {
  answer["A3"] =
      answers.coverage ? partners_json(snapshot, *answers.coverage, answers.ghosts, answers.unsaid) : Json(nullptr);
  answer["A4"] = links_json(snapshot, answers.sectors, answers.mixing, answers.introductions);
  answer["A5"] = matching_json(snapshot, answers.matching, answers.unsaid);
  add_standing(snapshot, answers, answer);
}

}  // namespace xylem::cli
