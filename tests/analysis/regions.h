// Random small regions with records of every kind that analyses read, and what all analyses say of them in numbers.
#pragma once

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "analysis/ecosystems.h"
#include "xylem/analysis/answers.h"
#include "xylem/base/random.h"

namespace xylem::analysis::test {

/// A region that is being written by chance. Organization i has the id `ids[i]` and the name "Organization i": of the
/// same seed, two regions differ in nothing but ids.
class RandomRegion {
 public:
  RandomRegion(std::uint64_t seed, std::vector<std::string> ids) : random_(seed), ids_(std::move(ids)) {
    for (std::size_t i = 0; i < ids_.size(); ++i) organization(i);
    for (std::size_t i = 1; i < ids_.size(); ++i) pair(random_.below(i), i);
    for (int i = 0; i < 5; ++i) pair(random_.below(ids_.size()), random_.below(ids_.size()));
    for (int i = 0; i < 12; ++i) exchange(i);
    for (int i = 0; i < 3; ++i) convening(i);
  }

  Sketch sketch;

 private:
  template <class T, std::size_t N>
  const T& any(const T (&all)[N]) {
    return all[random_.below(N)];
  }
  ecosystem::OrganizationId id(std::size_t i) const { return ecosystem::OrganizationId(ids_[i]); }
  ecosystem::Date day(int first_year = 2019) {
    return {static_cast<std::int16_t>(first_year + static_cast<int>(random_.below(5))),
            static_cast<std::uint8_t>(1 + random_.below(12)), static_cast<std::uint8_t>(1 + random_.below(28))};
  }
  std::optional<std::int64_t> answer() {
    const auto drawn = random_.below(5);
    return drawn == 0 ? std::nullopt : std::optional(static_cast<std::int64_t>(drawn));
  }

  void organization(std::size_t i) {
    static constexpr const char* kSectors[] = {"k12", "higher_ed", "informal", "library_maker", "industry"};
    static constexpr const char* kStages[] = {"elementary", "middle", "high", "career_entry"};
    sketch.organization(ids_[i], any(kSectors), {any(kStages), any(kStages)});
    auto row = *sketch.records().find<ecosystem::Organization>(id(i));
    row.name = "Organization " + std::to_string(i);
    sketch.records().put(row);
  }
  void pair(std::size_t a, std::size_t b) {
    if (a == b) return;
    const std::string name = "pair-" + std::to_string(std::min(a, b)) + "-" + std::to_string(std::max(a, b));
    ecosystem::Partnership row;
    row.id = ecosystem::PartnershipId(name);
    row.org_a = id(a);
    row.org_b = id(b);
    row.started = day();
    sketch.records().put(row);
    for (const std::size_t from : {a, b}) rating(name, from, from == a ? b : a);
  }
  void rating(const std::string& pair, std::size_t from, std::size_t about) {
    ecosystem::Rating row;
    row.id = ecosystem::RatingId(pair + "-" + std::to_string(from));
    row.partnership = ecosystem::PartnershipId(pair);
    row.from_org = id(from);
    row.about_org = id(about);
    row.date = day();
    row.reliability = answer();
    row.shared_mission = answer();
    row.openness = answer();
    row.goals_agreed = answer();
    row.roles_clear = answer();
    row.knows_our_constraints = answer();
    row.influence = answer();
    row.level = answer();
    sketch.records().put(row);
  }
  void exchange(int number) {
    static constexpr const char* kResources[] = {"mentoring", "co_teaching", "space", "grant"};
    const std::string name = std::to_string(number);
    ecosystem::ResourceFlow flow;
    flow.id = ecosystem::FlowId("moved-" + name);
    flow.from_org = id(random_.below(ids_.size()));
    flow.to_org = id(random_.below(ids_.size()));
    flow.resource = ecosystem::ResourceId(any(kResources));
    flow.period = ecosystem::Period::year;
    flow.from = day();
    if (random_.below(6) != 0) flow.amount = 1.0 + static_cast<double>(random_.below(60));
    sketch.records().put(flow);
    ecosystem::Offer offer;
    offer.id = ecosystem::OfferId("offered-" + name);
    offer.org = id(random_.below(ids_.size()));
    offer.resource = ecosystem::ResourceId(any(kResources));
    offer.amount = 1.0 + static_cast<double>(random_.below(80));
    sketch.records().put(offer);
    ecosystem::Need need;
    need.id = ecosystem::NeedId("needed-" + name);
    need.org = id(random_.below(ids_.size()));
    need.resource = ecosystem::ResourceId(any(kResources));
    need.amount = 1.0 + static_cast<double>(random_.below(80));
    need.priority = 1 + static_cast<std::int64_t>(random_.below(3));
    sketch.records().put(need);
  }
  void convening(int number) {
    ecosystem::Convening row;
    row.id = ecosystem::ConveningId("met-" + std::to_string(number));
    row.date = day(2020);
    row.host_org = id(random_.below(ids_.size()));
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      if (random_.below(2) == 0) row.attended.push_back({id(i), {}});
    }
    sketch.records().put(row);
  }

  base::Random random_;
  std::vector<std::string> ids_;
};

inline ecosystem::TargetProfile wanted_in_a_region() {
  ecosystem::TargetProfile profile;
  profile.id = ecosystem::TargetProfileId("wanted");
  profile.rows = {wanted_organizations("middle", "industry", 2), wanted_organizations("career_entry", "k12", 3),
                  wanted_amount("middle", "didactic", 120, "hours"), wanted_amount("high", "economic", 60, "currency")};
  return profile;
}
inline Answers answers_about(const graph::Snapshot& snapshot) {
  const ecosystem::TargetProfile profile = wanted_in_a_region();
  return answers_of(snapshot, &profile, {}).value();
}

/// What is said, as named numbers; of what is not defined or not known nothing. Organizations go by their names and
/// records by ids that do not depend on them. Shares that chance draws in the order of nodes are left out.
class Told {
 public:
  Told(const graph::Snapshot& snapshot, const Answers& answers) : snapshot_(snapshot) {
    tell_structure(answers);
    tell_offers(answers);
    tell_flows(answers);
    tell_people(answers);
  }
  [[nodiscard]] const std::map<std::string, double>& numbers() const { return numbers_; }

 private:
  void tell(const std::string& name, const std::optional<double>& value) {
    if (value) numbers_[name] = *value;
  }
  void tell(const std::string& name, const std::optional<Interval>& value) {
    if (!value) return;
    tell(name + " low", value->low);
    tell(name + " mid", value->mid);
    tell(name + " high", value->high);
  }
  std::string name(std::uint32_t node) const { return snapshot_.organizations[node]->name; }

  /// By definition the core is filled by degree and then by id: where somebody outside has as many ties as somebody
  /// inside, its share of twice-tied neighbors, and with it the name of a shape, may hang on an id.
  bool core_is_clear(const Shape& shape) const {
    const graph::Graph& graph = snapshot_.partnerships;
    std::uint32_t inside = graph.node_count();
    std::uint32_t outside = 0;
    for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
      const bool in = std::ranges::find(shape.core, node) != shape.core.end();
      if (in) inside = std::min(inside, graph.degree(node));
      if (!in) outside = std::max(outside, graph.degree(node));
    }
    return inside > outside;
  }

  void tell_structure(const Answers& answers) {
    if (core_is_clear(answers.shape)) tell("shape", static_cast<double>(answers.shape.kind));
    tell("left together", answers.shape.left_together);
    tell("centralization", answers.shape.centralization);
    tell("core fit", answers.shape.core_fit);
    tell("coverage", answers.coverage->index);
    for (const CoverageCell& cell : answers.coverage->cells) tell("supply " + cell.label, cell.supply);
    for (const Ghost& ghost : answers.ghosts) tell("ghost " + ghost.sector.text(), ghost.rank);
    tell("E-I", answers.mixing.cross.value);
    tell("assortativity", answers.mixing.assortativity);
    tell("efficiency", answers.introductions.efficiency);
    if (!answers.introductions.pairs.empty()) tell("gain", answers.introductions.pairs.front().gain);
    for (const FragileNode& one : answers.weak_points.fragility.nodes)
      tell("lost " + name(one.node), one.fragmentation);
    tell("bridges", static_cast<double>(answers.weak_points.fragility.ties.size()));
    tell("silent", static_cast<double>(answers.weak_points.silent.size()));
    for (const BackboneScore& one : answers.backbone.scores) tell("backbone " + name(one.node), one.score);
  }
  void tell_offers(const Answers& answers) {
    tell("matching", answers.matching.value);
    tell("matching by prices", answers.matching.dual_value);
    for (const Access& access : answers.access) {
      tell("reached " + access.title, access.accessible);
      tell("lost " + access.title, access.lost);
    }
    for (const IdleCapacity& one : answers.fairness.idle) tell("idle " + name(one.node) + one.title, one.idle);
  }
  void tell_flows(const Answers& answers) {
    for (const FlowAnswer& flow : answers.flows) {
      const std::string scope = flow.balance.title;
      tell(scope + " total", flow.balance.total);
      tell(scope + " HHI", flow.balance.giving.hhi);
      tell(scope + " two-way", flow.balance.reciprocity.weighted);
      tell(scope + " not known", flow.balance.unknown);
      for (const auto& row : flow.balance.organizations) tell(scope + " net " + name(row.node), row.net());
      if (!flow.circulation) continue;
      tell(scope + " FCI", flow.circulation->finn);
      tell(scope + " ascendency", flow.circulation->ascendency);
      tell(scope + " capacity", flow.circulation->capacity);
    }
  }
  void tell_people(const Answers& answers) {
    for (const auto& one : answers.fairness.organizations) tell("left out " + one.name, one.score);
    for (const auto& one : answers.capital.partnerships) {
      tell("condition " + one.id.text(), one.condition.value);
      tell("capital " + one.id.text(), one.capital);
    }
    tell("median", answers.capital.summary.median);
  }

  const graph::Snapshot& snapshot_;
  std::map<std::string, double> numbers_;
};

inline std::map<std::string, double> told(const Sketch& sketch) {
  const auto snapshot = sketch.snapshot();
  return Told(*snapshot, answers_about(*snapshot)).numbers();
}
/// The names of numbers that are not the same in both.
inline std::vector<std::string> different(const std::map<std::string, double>& a,
                                          const std::map<std::string, double>& b) {
  std::vector<std::string> names;
  for (const auto& [name, value] : a) {
    const auto found = b.find(name);
    if (found == b.end() || std::abs(found->second - value) > 1e-9 * (1.0 + std::abs(value))) names.push_back(name);
  }
  for (const auto& [name, value] : b) {
    if (!a.contains(name)) names.push_back(name);
  }
  return names;
}

}  // namespace xylem::analysis::test
