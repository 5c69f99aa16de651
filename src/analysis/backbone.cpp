// Backbone: the four parts of a score, the messages, and the five conditions.
#include "xylem/analysis/backbone.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "analysis/by_evidence.h"
#include "analysis/supply.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using ecosystem::Ecosystem;
using graph::Snapshot;

constexpr std::uint32_t kFewestParts = 3;
constexpr std::uint32_t kParts = 4;
constexpr int kQuarters = 4;

Interval exactly(double value) { return {value, value, value}; }

/// Keys of the resources that coordinate.
std::set<std::string> coordinating(const Ecosystem& ecosystem) {
  std::set<std::string> keys;
  for (const ecosystem::Term* term : ecosystem::terms_of(ecosystem, "resource")) {
    if (contains(term->tags, std::string("coordination"))) keys.insert(term->key);
  }
  if (keys.empty()) keys = {"platform", "data", "introductions", "shared_vision"};
  return keys;
}

class Scoring {
 public:
  Scoring(const Evidence& evidence, Backbone& result)
      : evidence_(evidence), snapshot_(evidence.snapshot()), result_(result) {}

  void run() {
    const std::uint32_t n = snapshot_.size();
    std::set<std::string> functions;
    for (const auto* term : ecosystem::terms_of(*snapshot_.ecosystem, "backbone_function")) functions.insert(term->key);
    result_.functions = static_cast<std::uint32_t>(functions.size());
    count_hosting();
    find_receivers();
    for (std::uint32_t node = 0; node < n; ++node) {
      BackboneScore row;
      row.node = node;
      row.designated = snapshot_.organizations[node]->backbone_designated;
      row.functions = functions_of(node, functions);
      if (n > 1) row.reach = exactly(static_cast<double>(within_two_steps(node)) / (n - 1.0));
      if (result_.convenings > 0) {
        const double all = result_.convenings;
        const double hostless = result_.unknown.convening_hosts - hosted_beside_nobody_[node];
        const double hosted = hosted_[node];
        row.convenings =
            Interval{hosted / all, all > hostless ? hosted / (all - hostless) : 0.0, (hosted + hostless) / all};
      }
      if (any_coordination_ && n > 1)
        row.coordination = exactly(static_cast<double>(receivers_[node].size()) / (n - 1.0));
      sum_up(row);
      result_.scores.push_back(std::move(row));
    }
    std::ranges::stable_sort(result_.scores, std::ranges::greater{},
                             [](const BackboneScore& row) { return row.score ? row.score->mid : -1.0; });
    add_notes();
  }

 private:
  KnownShare functions_of(std::uint32_t node, const std::set<std::string>& table) {
    const auto& named = snapshot_.organizations[node]->backbone_functions;
    if (named.empty()) ++result_.unknown.functions;
    if (named.empty() || table.empty()) return std::nullopt;
    std::set<std::string> covered;
    for (const auto& function : named) {
      if (table.contains(function.text())) covered.insert(function.text());
    }
    return exactly(static_cast<double>(covered.size()) / static_cast<double>(table.size()));
  }
  std::uint32_t within_two_steps(std::uint32_t node) {
    seen_.assign(snapshot_.size(), false);
    seen_[node] = true;
    std::uint32_t count = 0;
    const auto see = [&](std::uint32_t other) {
      count += seen_[other] ? 0U : 1U;
      seen_[other] = true;
    };
    for (const graph::Neighbor& first : snapshot_.partnerships.neighbors(node)) {
      see(first.node);
      for (const graph::Neighbor& second : snapshot_.partnerships.neighbors(first.node)) see(second.node);
    }
    return count;
  }
  void count_hosting() {
    hosted_.assign(snapshot_.size(), 0);
    hosted_beside_nobody_.assign(snapshot_.size(), 0);
    for (const Meeting& meeting : evidence_.convenings()) {
      const ecosystem::Convening& record = *meeting.record;
      const auto inside = in_months_before(record.date, snapshot_.view.day, 12);
      result_.unknown.convening_dates += inside ? 0U : 1U;
      if (!inside.value_or(false)) continue;
      ++result_.convenings;
      std::set<ecosystem::OrganizationId> hosts(record.co_hosts.begin(), record.co_hosts.end());
      if (!record.host_org.empty()) hosts.insert(record.host_org);
      const bool no_host = record.host_org.empty();
      if (no_host) ++result_.unknown.convening_hosts;
      for (const auto& host : hosts) {
        const auto node = snapshot_.node_of(host);
        if (!node) continue;
        ++hosted_[*node];
        hosted_beside_nobody_[*node] += no_host ? 1U : 0U;
      }
    }
  }
  void find_receivers() {
    receivers_.assign(snapshot_.size(), {});
    const std::set<std::string> keys = coordinating(*snapshot_.ecosystem);
    for (const graph::Flow& flow : snapshot_.flows) {
      if (!keys.contains(flow.resource.text())) continue;
      any_coordination_ = true;
      const bool between = flow.from < snapshot_.size() && flow.to < snapshot_.size() && flow.from != flow.to;
      if (between) receivers_[flow.from].insert(flow.to);
    }
  }
  static void sum_up(BackboneScore& row) {
    Interval sum;
    double known = 0.0;
    for (const KnownShare* part : {&row.functions, &row.reach, &row.convenings, &row.coordination}) {
      known += *part ? 1.0 : 0.0;
      sum.low += *part ? (*part)->low : 0.0;
      sum.mid += *part ? (*part)->mid : 0.0;
      sum.high += *part ? (*part)->high : 1.0;
    }
    row.known_parts = static_cast<std::uint32_t>(known);
    if (row.known_parts < kFewestParts) return;
    row.score = Interval{sum.low / kParts, sum.mid / known, sum.high / kParts};
    row.standing = row.score->mid >= kBackboneWorks     ? BackboneStanding::working
                   : row.score->mid >= kBackboneEmerges ? BackboneStanding::emerging
                                                        : BackboneStanding::missing;
  }
  void add_notes() {
    std::vector<std::uint32_t> working;
    BackboneNote in_name_only{BackboneMessage::in_name_only, {}};
    bool designated = false;
    bool scored = false;
    for (const BackboneScore& row : result_.scores) {
      designated = designated || row.designated;
      scored = scored || row.score.has_value();
      if (row.standing == BackboneStanding::working) working.push_back(row.node);
      if (row.designated && row.standing == BackboneStanding::missing) in_name_only.nodes.push_back(row.node);
    }
    if (!designated && working.empty() && scored) result_.notes.push_back({BackboneMessage::missing, {}});
    if (!in_name_only.nodes.empty()) result_.notes.push_back(std::move(in_name_only));
    if (!working.empty() && !result_.scores.front().designated) {
      result_.notes.push_back({BackboneMessage::hidden, {working.front()}});
    }
    if (working.size() > 1) result_.notes.push_back({BackboneMessage::shared, working});
  }

  const Evidence& evidence_;
  const Snapshot& snapshot_;
  Backbone& result_;
  std::vector<bool> seen_;
  std::vector<std::uint32_t> hosted_;
  std::vector<std::uint32_t> hosted_beside_nobody_;  // of these, as a co-host where nobody says who hosted
  std::vector<std::set<std::uint32_t>> receivers_;
  bool any_coordination_ = false;
};

KnownShare share(double part, double whole) {
  if (whole <= 0.0) return std::nullopt;
  return exactly(part / whole);
}

KnownShare common_agenda(const Evidence& evidence) {
  const Snapshot& snapshot = evidence.snapshot();
  if (snapshot.ecosystem->all<ecosystem::Goal>().empty()) return std::nullopt;
  std::uint32_t committed = 0;
  for (std::uint32_t node = 0; node < snapshot.size(); ++node) {
    const auto shared = [](const auto* goal) { return goal->status == ecosystem::GoalStatus::shared; };
    committed += std::ranges::any_of(evidence.of(node).goals, shared) ? 1U : 0U;
  }
  return share(committed, snapshot.size());
}

/// Who measured an indicator in the window, and how many measurements say not who or not when.
struct Measured {
  std::set<std::string> by;
  std::uint32_t unknown = 0;
};
KnownShare shared_measurement(const Snapshot& snapshot, Backbone& result) {
  std::map<std::string, Measured> indicators;
  for (const auto& measurement : snapshot.ecosystem->all<ecosystem::Measurement>()) {
    const auto inside = in_months_before(measurement.date, snapshot.view.day, 12);
    Measured& measured = indicators[measurement.indicator.text()];
    if (!inside) {
      ++result.unknown.measurement_dates;
      ++measured.unknown;
    } else if (*inside && measurement.measured_by.empty()) {
      ++result.unknown.measured_by;
      ++measured.unknown;
    } else if (*inside) {
      measured.by.insert(measurement.measured_by.text());
    }
  }
  double low = 0.0;
  double high = 0.0;
  for (const auto& goal : snapshot.ecosystem->all<ecosystem::Goal>()) {
    if (goal.status != ecosystem::GoalStatus::shared) continue;
    ++result.shared_goals;
    const auto at_least_two = [&](bool with_unknown) {
      return std::ranges::any_of(goal.indicators, [&](const auto& id) {
        const Measured& measured = indicators[id.text()];
        return measured.by.size() + (with_unknown ? measured.unknown : 0) >= 2;
      });
    };
    low += at_least_two(false) ? 1.0 : 0.0;
    high += at_least_two(true) ? 1.0 : 0.0;
  }
  if (result.shared_goals == 0) return std::nullopt;
  return Interval{low / result.shared_goals, low / result.shared_goals, high / result.shared_goals};
}

KnownShare reinforcing_activities(const Evidence& evidence) {
  const Snapshot& snapshot = evidence.snapshot();
  const bool recorded = !snapshot.ecosystem->all<ecosystem::ResourceFlow>().empty() ||
                        !snapshot.ecosystem->all<ecosystem::Program>().empty();
  if (!recorded) return std::nullopt;
  std::vector<bool> active(snapshot.size(), false);
  for (const graph::Flow& flow : snapshot.flows) {
    if (flow.from >= snapshot.size() || flow.to >= snapshot.size() || flow.from == flow.to) continue;
    active[flow.from] = active[flow.to] = true;
  }
  for (std::uint32_t node = 0; node < snapshot.size(); ++node) {
    if (evidence.of(node).programs > 0) active[node] = true;
  }
  return share(static_cast<double>(std::ranges::count(active, true)), snapshot.size());
}

KnownShare continuous_communication(const Evidence& evidence) {
  const Snapshot& snapshot = evidence.snapshot();
  if (evidence.convenings().empty() || snapshot.size() == 0) return std::nullopt;
  const ecosystem::Day day = snapshot.view.day;
  double low = 0.0;
  double high = 0.0;
  for (int quarter = 0; quarter < kQuarters; ++quarter) {
    const ecosystem::Day end = ecosystem::months_before(day, 3 * quarter);
    std::vector<bool> there(snapshot.size(), false);
    std::vector<bool> maybe(snapshot.size(), false);
    for (const Meeting& meeting : evidence.convenings()) {
      const auto inside = in_months_before(meeting.record->date, end, 3);
      if (inside && !*inside) continue;
      for (const std::uint32_t node : meeting.there) (inside ? there : maybe)[node] = true;
    }
    for (std::uint32_t node = 0; node < snapshot.size(); ++node) {
      low += there[node] ? 1.0 : 0.0;
      high += there[node] || maybe[node] ? 1.0 : 0.0;
    }
  }
  const double all = kQuarters * static_cast<double>(snapshot.size());
  return Interval{low / all, low / all, high / all};
}

}  // namespace

std::string_view to_text(BackboneStanding standing) {
  switch (standing) {
    case BackboneStanding::working:
      return "working";
    case BackboneStanding::emerging:
      return "emerging";
    case BackboneStanding::missing:
      return "missing";
    case BackboneStanding::not_enough:
      break;
  }
  return "not enough answers";
}

std::string_view to_text(BackboneMessage message) {
  switch (message) {
    case BackboneMessage::missing:
      return "missing backbone";
    case BackboneMessage::in_name_only:
      return "in name only";
    case BackboneMessage::hidden:
      return "hidden backbone";
    case BackboneMessage::shared:
      return "shared backbone";
    case BackboneMessage::none:
      break;
  }
  return "none";
}

Backbone backbone_of(const Snapshot& snapshot) { return backbone_of(Evidence(snapshot)); }

Backbone backbone_of(const Evidence& evidence) {
  Backbone result;
  Scoring(evidence, result).run();
  result.conditions.common_agenda = common_agenda(evidence);
  result.conditions.shared_measurement = shared_measurement(evidence.snapshot(), result);
  result.conditions.reinforcing_activities = reinforcing_activities(evidence);
  result.conditions.continuous_communication = continuous_communication(evidence);
  if (!result.scores.empty()) result.conditions.backbone = result.scores.front().score;
  return result;
}

}  // namespace xylem::analysis
