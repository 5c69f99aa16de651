// Margins: unmet needs, absence and influence of organizations and of classes of roles.
#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "analysis/fairness_parts.h"
#include "xylem/analysis/mixing.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using ecosystem::Convening;
using graph::Snapshot;

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
  row.near_threshold = row.enough && near_limit(row.score.mid, limits.marginal);
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
    for (const Convening* convening : convenings_) {
      std::vector<std::uint8_t>& came = came_.emplace_back(snapshot.size(), std::uint8_t{0});
      const auto mark = [&](const ecosystem::OrganizationId& id) {
        if (const auto node = snapshot_.node_of(id)) came[*node] = 1;
      };
      mark(convening->host_org);
      std::ranges::for_each(convening->co_hosts, mark);
      for (const ecosystem::Attendance& one : convening->attended) mark(one.org);
    }
    for (const ecosystem::Term& term : snapshot.ecosystem->all<ecosystem::Term>()) {
      if (term.taxonomy == "role") classes_.emplace(term.key, term.role_class);
    }
  }

  void add_organizations() {
    for (std::uint32_t node = 0; node < snapshot_.size(); ++node) {
      const ecosystem::Organization& organization = *snapshot_.organizations[node];
      Marginalization row;
      row.node = node;
      row.name = organization.name;
      row.unmet = unmet_of(node);
      row.absence = absence_of(node);
      row.unheard = unheard_by(influence_.mean_of(organization.id));
      unheard_.push_back(row.unheard);
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
    const auto unheard = unheard_by_class();
    for (auto& [role_class, row] : rows) {
      row.role_class = role_class;
      row.name = role_class_title(role_class);
      if (const auto found = received.find(role_class); found != received.end()) row.unmet = unmet_of(found->second);
      row.absence = absence_of(role_class);
      if (const auto found = unheard.find(role_class); found != unheard.end()) row.unheard = found->second;
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
  [[nodiscard]] Piece absence_of(std::uint32_t node) const {
    const ecosystem::Organization& organization = *snapshot_.organizations[node];
    double held = 0.0;
    double open = 0.0;  // nobody wrote down who came
    double there = 0.0;
    for (std::size_t at = 0; at < convenings_.size(); ++at) {
      const Convening* const convening = convenings_[at];
      if (organization.joined && organization.joined->first_day() > convening->date->last_day()) continue;
      if (convening->attended.empty()) {
        open += 1.0;
        continue;
      }
      held += 1.0;
      there += came_[at][node] != 0 ? 1.0 : 0.0;
    }
    if (held <= 0.0) return {};
    return {1.0 - there / held, 1.0 - (there + open) / (held + open), 1.0 - there / (held + open)};
  }

  [[nodiscard]] std::string class_of(const ecosystem::RoleId& role) const {
    const auto found = classes_.find(role.text());
    return found == classes_.end() ? std::string() : std::string(found->second);
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
  /// How little the organizations count in which people of each class work.
  [[nodiscard]] std::map<std::string, Piece> unheard_by_class() const {
    std::map<std::string, std::pair<double, double>> sums;  // of those known, how many
    for (const auto& assignment : snapshot_.ecosystem->all<ecosystem::RoleAssignment>()) {
      if (!ecosystem::covers(assignment.from, assignment.to, snapshot_.view.day)) continue;
      const auto node = snapshot_.node_of(assignment.org);
      const Piece piece = node ? unheard_[*node] : unheard_by(influence_.mean_of(assignment.org));
      if (!piece.known) continue;
      auto& [unheard, all] = sums[class_of(assignment.role)];
      unheard += *piece.known;
      all += 1.0;
    }
    std::map<std::string, Piece> pieces;
    for (const auto& [role_class, sum] : sums) pieces.emplace(role_class, share_of(sum.first, sum.second));
    return pieces;
  }

  const Snapshot& snapshot_;
  const NeedLedger& needs_;
  const InfluenceRatings& influence_;
  Fairness& fairness_;
  std::vector<const Convening*> convenings_;
  std::vector<std::vector<std::uint8_t>> came_;                     // of each of these, 1 for every node that was there
  std::unordered_map<std::string_view, std::string_view> classes_;  // of roles
  std::vector<Piece> unheard_;                                      // of each node
};

}  // namespace

void add_margins(const Snapshot& snapshot, const NeedLedger& needs, const InfluenceRatings& influence,
                 Fairness& fairness) {
  Margins margins(snapshot, needs, influence, fairness);
  margins.add_organizations();
  margins.add_roles();
}

}  // namespace xylem::analysis
