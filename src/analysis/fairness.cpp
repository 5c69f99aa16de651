// Fairness: idle capacity explained, organizations and roles left out, power within partnerships.
#include "xylem/analysis/fairness.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "analysis/flow_scope.h"
#include "analysis/influence_ratings.h"
#include "analysis/need_ledger.h"
#include "xylem/analysis/eligibility.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using ecosystem::Convening;
using graph::Snapshot;

constexpr double kNear = .1;  // of a limit

bool near(double value, double limit) { return std::abs(value - limit) <= kNear * limit; }

/// Everything that is offered, held against what flows out and what is needed.
class IdleSearch {
 public:
  IdleSearch(const Snapshot& snapshot, const FairnessLimits& limits, const NeedLedger& needs)
      : snapshot_(snapshot), limits_(limits), needs_(needs) {}

  [[nodiscard]] std::vector<IdleCapacity> run() {
    std::map<std::pair<std::uint32_t, std::string>, std::vector<const ecosystem::Offer*>> offered;
    for (const auto& offer : snapshot_.ecosystem->all<ecosystem::Offer>()) {
      if (!runs(snapshot_, offer) || !is_rival(*snapshot_.ecosystem, offer.resource)) continue;
      offered[{snapshot_.node_of(offer.org).value(), offer.resource.text()}].push_back(&offer);
    }
    add_outflows();
    std::vector<IdleCapacity> rows;
    for (const auto& [key, offers] : offered) rows.push_back(row_of(key, offers));
    return rows;
  }

 private:
  struct Out {
    double amount = 0.0;
    std::uint32_t unknown = 0;
  };
  void add_outflows() {
    for (const graph::Flow& flow : snapshot_.flows) {
      if (flow.from >= snapshot_.size() || flow.from == flow.to) continue;
      Out& out = out_[{flow.from, flow.resource.text()}];
      out.amount += flow.amount.value_or(0.0);
      out.unknown += flow.amount ? 0U : 1U;
    }
  }
  [[nodiscard]] IdleCapacity row_of(const std::pair<std::uint32_t, std::string>& key,
                                    const std::vector<const ecosystem::Offer*>& offers) const {
    IdleCapacity row;
    row.node = key.first;
    row.resource = ecosystem::ResourceId(key.second);
    const FlowScope scope{row.resource, {}, {}};
    row.unit = unit_of(snapshot_, scope);
    row.title = title_of(snapshot_, scope);
    std::uint32_t unknown_offers = 0;
    for (const ecosystem::Offer* offer : offers) {
      row.offers.push_back(offer->id);
      row.available += yearly(offer->amount, offer->period).value_or(0.0);
      unknown_offers += offer->amount ? 0U : 1U;
      add_barriers(*offer, row);
    }
    const auto found = out_.find(key);
    const Out out = found == out_.end() ? Out{} : found->second;
    row.out = out.amount;
    row.available = std::max(row.available, row.out);
    row.idle = row.available - row.out;
    const double release = row.available > 0.0 ? row.out / row.available : 1.0;
    row.release = {unknown_offers > 0 ? 0.0 : release, release, out.unknown > 0 ? 1.0 : release};
    row.unknown = unknown_offers + out.unknown;
    const bool somebody = add_needs(offers, row);
    row.near_threshold = near(release, limits_.release);
    row.reason = reason_of(row, somebody, unknown_offers > 0 && row.available <= 0.0);
    return row;
  }
  void add_barriers(const ecosystem::Offer& offer, IdleCapacity& row) const {
    for (const ecosystem::Barrier& barrier : offer.barriers) {
      if (barrier.severity < limits_.barrier) continue;
      row.barriers.push_back(ecosystem::term_label(*snapshot_.ecosystem, "barrier", barrier.barrier.text()));
    }
  }
  /// Whether anybody eligible needs it, amount known or not.
  bool add_needs(const std::vector<const ecosystem::Offer*>& offers, IdleCapacity& row) const {
    std::vector<std::pair<double, ecosystem::NeedId>> found;
    for (const auto& [key, needs] : needs_) {
      if (key.second != row.resource.text()) continue;
      const double unmet = needs.unmet_share();
      for (const ecosystem::Need* need : needs.needs) {
        const bool meant = std::ranges::any_of(offers, [&](const auto* o) { return meant_for(snapshot_, *o, *need); });
        const auto amount = yearly(need->amount, need->period);
        if (!meant || (amount && *amount * unmet <= 0.0)) continue;
        found.emplace_back(-amount.value_or(0.0) * unmet, need->id);
        row.unmet += amount.value_or(0.0) * unmet;
        row.unknown += amount ? 0U : 1U;
      }
    }
    std::ranges::stable_sort(found);
    for (auto& [unmet, id] : found) row.needs.push_back(std::move(id));
    return !row.needs.empty();
  }
  [[nodiscard]] IdleReason reason_of(const IdleCapacity& row, bool somebody, bool nothing_known) const {
    if (nothing_known) return IdleReason::not_known;
    if (row.release.mid >= limits_.release) {
      return row.release.low >= limits_.release ? IdleReason::in_use : IdleReason::not_known;
    }
    if (row.release.high >= limits_.release) return IdleReason::not_known;
    if (row.idle < limits_.idle_to_unmet * row.unmet) return IdleReason::too_little;
    if (!row.barriers.empty()) return IdleReason::blocked;
    if (!somebody) return IdleReason::no_taker;
    return within_reach(row) ? IdleReason::ask : IdleReason::not_connected;
  }
  [[nodiscard]] bool within_reach(const IdleCapacity& row) const {
    std::set<std::uint32_t> reached{row.node};
    std::vector<std::uint32_t> front{row.node};
    for (std::uint32_t step = 0; step < limits_.steps; ++step) {
      std::vector<std::uint32_t> next;
      for (const std::uint32_t node : front) {
        for (const graph::Neighbor& neighbor : snapshot_.partnerships.neighbors(node)) {
          if (reached.insert(neighbor.node).second) next.push_back(neighbor.node);
        }
      }
      front = std::move(next);
    }
    return std::ranges::any_of(row.needs, [&](const ecosystem::NeedId& id) {
      const auto* need = snapshot_.ecosystem->find<ecosystem::Need>(id);
      return reached.contains(snapshot_.node_of(need->org).value());
    });
  }

  const Snapshot& snapshot_;
  const FairnessLimits& limits_;
  const NeedLedger& needs_;
  std::map<std::pair<std::uint32_t, std::string>, Out> out_;
};

Piece share_of(double part, double whole) {
  if (whole <= 0.0) return {};
  return {part / whole, part / whole, part / whole};
}

/// Closes a row whose parts are in.
void judge(const FairnessLimits& limits, Marginalization& row) {
  double known = 0.0;
  int count = 0;
  for (const Piece* part : {&row.unmet, &row.absence, &row.unheard}) {
    row.score.low += part->low / 3.0;
    row.score.high += part->high / 3.0;
    known += part->known.value_or(0.0);
    count += part->known ? 1 : 0;
  }
  row.enough = count >= 2;
  row.score.mid = count > 0 ? known / count : (row.score.low + row.score.high) / 2.0;
  row.score.mid = std::clamp(row.score.mid, row.score.low, row.score.high);
  row.flagged = row.enough && row.score.mid > limits.marginal;
  row.near_threshold = row.enough && near(row.score.mid, limits.marginal);
}

Piece unheard_by(const std::optional<Piece>& influence) {
  if (!influence) return {};
  const auto turned = [](double answer) { return 1.0 - (answer - 1.0) / 3.0; };
  return {influence->known ? std::optional(turned(*influence->known)) : std::nullopt, turned(influence->high),
          turned(influence->low)};
}

class Margins {
 public:
  Margins(const Snapshot& snapshot, const NeedLedger& needs, const InfluenceRatings& influence, Fairness& fairness)
      : snapshot_(snapshot), needs_(needs), influence_(influence), fairness_(fairness) {
    const ecosystem::Day begin = ecosystem::months_before(snapshot.view.day, 12);
    for (const auto& convening : snapshot.ecosystem->all<Convening>()) {
      if (!convening.date) ++fairness_.undated;
      if (!convening.date || convening.date->first_day() > snapshot.view.day) continue;
      if (convening.date->last_day() > begin) convenings_.push_back(&convening);
    }
    fairness_.convenings = static_cast<std::uint32_t>(convenings_.size());
  }

  void add_organizations() {
    for (std::uint32_t node = 0; node < snapshot_.size(); ++node) {
      const ecosystem::Organization& organization = *snapshot_.organizations[node];
      Marginalization row;
      row.node = node;
      row.name = organization.name;
      row.unmet = unmet_of(node);
      row.absence = absence_of(organization);
      row.unheard = unheard_by(influence_.mean_of(organization.id));
      judge(fairness_.limits, row);
      fairness_.organizations.push_back(std::move(row));
    }
  }
  void add_roles() {
    std::map<std::string, Marginalization> rows;
    for (const auto& role : ecosystem::terms_of(*snapshot_.ecosystem, "role")) {
      if (!role->role_class.empty()) rows[role->role_class];
    }
    const auto received = received_by_class();
    for (auto& [role_class, row] : rows) {
      row.role_class = row.name = role_class;
      if (const auto found = received.find(role_class); found != received.end()) row.unmet = unmet_of(found->second);
      row.absence = absence_of(role_class);
      row.unheard = unheard_of(role_class);
      judge(fairness_.limits, row);
      fairness_.roles.push_back(std::move(row));
    }
  }

 private:
  /// Mean over the resources an organization needs; amounts nobody knows leave a resource open.
  [[nodiscard]] Piece unmet_of(std::uint32_t node) const {
    Piece piece{std::nullopt, 0.0, 0.0};
    double known = 0.0;
    int known_count = 0;
    int count = 0;
    for (auto at = needs_.lower_bound({node, ""}); at != needs_.end() && at->first.first == node; ++at) {
      const NeedRow& row = at->second;
      ++count;
      piece.high += row.unknown_needed > 0 ? 1.0 : row.unmet_share();
      if (row.unknown_needed + row.unknown_received > 0) continue;
      piece.low += row.unmet_share();
      known += row.unmet_share();
      ++known_count;
    }
    if (count == 0) return {};
    piece.low /= count;
    piece.high /= count;
    if (known_count > 0) piece.known = known / known_count;
    return piece;
  }
  [[nodiscard]] Piece absence_of(const ecosystem::Organization& organization) const {
    double held = 0.0;
    double open = 0.0;  // nobody wrote down who came
    double there = 0.0;
    for (const Convening* convening : convenings_) {
      if (organization.joined && organization.joined->first_day() > convening->date->last_day()) continue;
      if (convening->attended.empty()) {
        open += 1.0;
        continue;
      }
      held += 1.0;
      const bool hosts = convening->host_org == organization.id ||
                         std::ranges::find(convening->co_hosts, organization.id) != convening->co_hosts.end();
      const bool came = std::ranges::find(convening->attended, organization.id, &ecosystem::Attendance::org) !=
                        convening->attended.end();
      there += hosts || came ? 1.0 : 0.0;
    }
    if (held <= 0.0) return {};
    return {1.0 - there / held, 1.0 - (there + open) / (held + open), 1.0 - there / (held + open)};
  }

  [[nodiscard]] std::string class_of(const ecosystem::RoleId& role) const {
    const ecosystem::Term* term = ecosystem::find_term(*snapshot_.ecosystem, "role", role.text());
    return term == nullptr ? std::string() : term->role_class;
  }
  /// How many flows of each resource reach each class of roles.
  [[nodiscard]] std::map<std::string, std::map<std::string, double>> received_by_class() const {
    std::map<std::string, std::map<std::string, double>> received;
    for (const graph::Flow& flow : snapshot_.flows) {
      const auto* record = snapshot_.ecosystem->find<ecosystem::ResourceFlow>(flow.id);
      const std::string role_class = class_of(record->to_role);
      if (!role_class.empty()) received[role_class][flow.resource.text()] += 1.0;
    }
    return received;
  }
  /// Unmet share of the resources that reach a class, by how often each does.
  [[nodiscard]] Piece unmet_of(const std::map<std::string, double>& flows) const {
    double unmet = 0.0;
    double all = 0.0;
    for (const auto& [resource, count] : flows) {
      double needed = 0.0;
      double met = 0.0;
      for (const auto& [key, row] : needs_) {
        if (key.second != resource) continue;
        needed += row.needed;
        met += std::min(row.needed, row.received);
      }
      if (needed <= 0.0) continue;
      unmet += count * (1.0 - met / needed);
      all += count;
    }
    return share_of(unmet, all);
  }
  [[nodiscard]] Piece absence_of(const std::string& role_class) const {
    double held = 0.0;
    double there = 0.0;
    for (const Convening* convening : convenings_) {
      const auto has_role = [](const ecosystem::Attendance& one) { return !one.role.empty(); };
      if (std::ranges::none_of(convening->attended, has_role)) continue;
      held += 1.0;
      const auto is_one = [&](const ecosystem::Attendance& one) { return class_of(one.role) == role_class; };
      there += std::ranges::any_of(convening->attended, is_one) ? 1.0 : 0.0;
    }
    return share_of(held - there, held);
  }
  /// How little the organizations count in which people of this class work.
  [[nodiscard]] Piece unheard_of(const std::string& role_class) const {
    double unheard = 0.0;
    double all = 0.0;
    for (const auto& assignment : snapshot_.ecosystem->all<ecosystem::RoleAssignment>()) {
      if (!ecosystem::covers(assignment.from, assignment.to, snapshot_.view.day)) continue;
      if (class_of(assignment.role) != role_class) continue;
      const Piece piece = unheard_by(influence_.mean_of(assignment.org));
      if (!piece.known) continue;
      unheard += *piece.known;
      all += 1.0;
    }
    return share_of(unheard, all);
  }

  const Snapshot& snapshot_;
  const NeedLedger& needs_;
  const InfluenceRatings& influence_;
  Fairness& fairness_;
  std::vector<const Convening*> convenings_;
};

/// What two organizations gave each other: a share where all of it is counted in one unit.
class Gifts {
 public:
  explicit Gifts(const Snapshot& snapshot) {
    for (const graph::Flow& flow : snapshot.flows) {
      if (flow.from >= snapshot.size() || flow.to >= snapshot.size() || flow.from == flow.to) continue;
      Pair& pair = pairs_[std::minmax(flow.from, flow.to)];
      pair.unknown = pair.unknown || !flow.amount;
      const double amount = flow.amount.value_or(0.0);
      const std::size_t side = flow.from < flow.to ? 0 : 1;
      const std::string unit = ecosystem::unit_of(*snapshot.ecosystem, flow.resource);
      pair.units.insert(unit.empty() ? "\x01" + flow.resource.text() : unit);  // without a unit only itself compares
      pair.amount[side] += amount;
      const auto* term = ecosystem::find_term(*snapshot.ecosystem, "resource", flow.resource.text());
      pair.valued = pair.valued && term != nullptr && term->value_mid.has_value();
      if (pair.valued) pair.value[side] += amount * *term->value_mid;
    }
  }
  [[nodiscard]] std::optional<double> given_by(std::uint32_t a, std::uint32_t b) const {
    const auto found = pairs_.find(std::minmax(a, b));
    if (found == pairs_.end() || found->second.unknown) return std::nullopt;
    const Pair& pair = found->second;
    const bool one_unit = pair.units.size() == 1;
    if (!one_unit && !pair.valued) return std::nullopt;
    const auto& sides = one_unit ? pair.amount : pair.value;
    if (sides[0] + sides[1] <= 0.0) return std::nullopt;
    return sides[a < b ? 0 : 1] / (sides[0] + sides[1]);
  }

 private:
  struct Pair {
    std::set<std::string> units;
    std::array<double, 2> amount{};
    std::array<double, 2> value{};
    bool unknown = false;
    bool valued = true;
  };
  std::map<std::pair<std::uint32_t, std::uint32_t>, Pair> pairs_;
};

std::vector<PowerBalance> power_of(const Snapshot& snapshot, const FairnessLimits& limits,
                                   const InfluenceRatings& influence) {
  const Gifts gifts(snapshot);
  std::vector<PowerBalance> rows;
  for (const graph::PartnershipFacts& facts : snapshot.facts) {
    const auto* partnership = snapshot.ecosystem->find<ecosystem::Partnership>(facts.id);
    PowerBalance row{facts.id, snapshot.node_of(partnership->org_a).value(), snapshot.node_of(partnership->org_b).value(),
                     {}, {}, {}, {}};
    if (const auto said = influence.of(partnership->org_b, partnership->org_a)) row.influence_of_a = said->known;
    if (const auto said = influence.of(partnership->org_a, partnership->org_b)) row.influence_of_b = said->known;
    row.given_by_a = gifts.given_by(row.a, row.b);
    if (row.influence_of_a && row.influence_of_b) {
      constexpr double kRounding = 1e-12;
      const double difference = (*row.influence_of_b - *row.influence_of_a) / 3.0;
      row.difference = difference;
      row.flagged = std::abs(difference) >= limits.influence - kRounding;
      row.near_threshold = near(std::abs(difference), limits.influence);
      const bool a_gives = row.given_by_a && *row.given_by_a > limits.gives_more;
      const bool b_gives = row.given_by_a && 1.0 - *row.given_by_a > limits.gives_more;
      if (row.flagged && a_gives && difference > 0.0) row.gives_more_counts_less = 1;
      if (row.flagged && b_gives && difference < 0.0) row.gives_more_counts_less = 2;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

Fairness fairness_of(const Snapshot& snapshot, const FairnessLimits& limits) {
  Fairness fairness;
  fairness.limits = limits;
  const NeedLedger needs = need_ledger(snapshot);
  const InfluenceRatings influence(snapshot);
  fairness.undated = influence.undated();
  fairness.idle = IdleSearch(snapshot, limits, needs).run();
  Margins margins(snapshot, needs, influence, fairness);
  margins.add_organizations();
  margins.add_roles();
  fairness.power = power_of(snapshot, limits, influence);
  return fairness;
}

}  // namespace xylem::analysis
