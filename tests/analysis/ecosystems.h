// Small ecosystems for the tests of gaps, flows and mixing.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "xylem/ecosystem/taxonomy.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis::test {

inline constexpr ecosystem::Day kDay = 20000;  // 2024-10-04

/// An ecosystem being written down.
class Sketch {
 public:
  Sketch() {
    for (const auto* stage : {"prek", "elementary", "middle", "high", "postsec_2y", "postsec_4y", "graduate",
                              "career_entry", "workforce"}) {
      term("stage", stage);
    }
    for (const auto* sector : {"k12", "higher_ed", "informal", "library_maker", "industry"}) term("sector", sector);
    for (const auto* capital : {"didactic", "infrastructural", "economic"}) term("capital", capital);
    resource("mentoring", "didactic", "hours");
    resource("co_teaching", "didactic", "hours");
    resource("curriculum", "didactic", "units");
    resource("space", "infrastructural", "hours");
    resource("grant", "economic", "currency");
    term("org_type", "company", "industry");
    term("org_type", "science_center", "informal");
  }

  Sketch& organization(const std::string& id, const std::string& sector, std::vector<std::string> stages = {}) {
    ecosystem::Organization row;
    row.id = ecosystem::OrganizationId(id);
    row.name = id;
    row.sector = ecosystem::SectorId(sector);
    for (const std::string& stage : stages) row.stages.emplace_back(stage);
    ecosystem_.put(row);
    return *this;
  }
  Sketch& partners(const std::string& a, const std::string& b) {
    ecosystem::Partnership row;
    row.id = ecosystem::PartnershipId(a + "-" + b);
    row.org_a = ecosystem::OrganizationId(a);
    row.org_b = ecosystem::OrganizationId(b);
    ecosystem_.put(row);
    return *this;
  }
  Sketch& flow(const std::string& from, const std::string& to, std::optional<double> amount,
               const std::string& resource = "mentoring") {
    ecosystem::ResourceFlow row;
    row.id = ecosystem::FlowId("flow" + std::to_string(++flows_));
    row.from_org = ecosystem::OrganizationId(from);
    row.to_org = ecosystem::OrganizationId(to);
    row.resource = ecosystem::ResourceId(resource);
    row.amount = amount;
    ecosystem_.put(row);
    return *this;
  }
  ecosystem::Offer& offer(const std::string& org, const std::string& resource, std::optional<double> amount,
                          std::vector<std::string> stages = {}) {
    ecosystem::Offer row;
    row.id = ecosystem::OfferId("offer" + std::to_string(offers_.size() + 1));
    row.org = ecosystem::OrganizationId(org);
    row.resource = ecosystem::ResourceId(resource);
    row.amount = amount;
    for (const std::string& stage : stages) row.stages.emplace_back(stage);
    offers_.push_back(std::make_unique<ecosystem::Offer>(std::move(row)));
    return *offers_.back();
  }
  Sketch& need(const std::string& org, const std::string& resource, std::int64_t priority = 2) {
    ecosystem::Need row;
    row.id = ecosystem::NeedId("need" + std::to_string(++needs_));
    row.org = ecosystem::OrganizationId(org);
    row.resource = ecosystem::ResourceId(resource);
    row.priority = priority;
    ecosystem_.put(row);
    return *this;
  }
  ecosystem::Ecosystem& records() { return ecosystem_; }

  std::shared_ptr<const graph::Snapshot> snapshot() const {
    auto all = std::make_shared<ecosystem::Ecosystem>(ecosystem_);
    for (const auto& offer : offers_) all->put(*offer);
    return graph::snapshot_of(all, graph::View{.day = kDay});
  }

 private:
  void term(const std::string& taxonomy, const std::string& key, const std::string& parent = {},
            const std::string& unit = {}) {
    ecosystem::Term row;
    row.id = ecosystem::term_id(taxonomy, key);
    row.taxonomy = taxonomy;
    row.key = key;
    row.label = key;
    row.parent = parent;
    row.unit = unit;
    row.order = ++terms_;
    ecosystem_.put(row);
  }
  void resource(const std::string& key, const std::string& capital, const std::string& unit) {
    term("resource", key, capital, unit);
  }

  ecosystem::Ecosystem ecosystem_;
  std::vector<std::unique_ptr<ecosystem::Offer>> offers_;
  int flows_ = 0;
  int needs_ = 0;
  int terms_ = 0;
};

/// The five of the worked flow example.
inline Sketch flows_of_five() {
  Sketch sketch;
  sketch.organization("s1", "k12").organization("s2", "k12").organization("m", "informal");
  sketch.organization("u", "higher_ed").organization("t", "industry");
  sketch.flow("t", "s1", 40).flow("t", "m", 10).flow("u", "s1", 20).flow("u", "m", 15).flow("m", "s1", 12);
  sketch.flow("m", "s2", 18).flow("s1", "u", 10).flow("s1", "m", 6).flow("s2", "m", 2);
  return sketch;
}

inline ecosystem::TargetRow wanted_amount(const std::string& stage, const std::string& capital, double amount,
                                          const std::string& unit) {
  ecosystem::TargetRow row;
  row.stage = ecosystem::StageId(stage);
  row.capital = ecosystem::CapitalId(capital);
  row.amount = amount;
  row.unit = unit;
  return row;
}
inline ecosystem::TargetRow wanted_organizations(const std::string& stage, const std::string& sector,
                                                 std::int64_t count, const std::string& type = {}) {
  ecosystem::TargetRow row;
  row.stage = ecosystem::StageId(stage);
  row.sector = ecosystem::SectorId(sector);
  row.providers = count;
  row.usual_provider = ecosystem::OrgTypeId(type);
  return row;
}

}  // namespace xylem::analysis::test
