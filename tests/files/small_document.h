// A small document with something in every corner that a graph file can hold, and some that it must not.
#pragma once

#include "files/shared_files.h"
#include "xylem/document/document.h"

namespace xylem::files::testing {

inline document::Document small_document() {
  using namespace ecosystem;
  Ecosystem all = defaults();
  all.about.name = "Valley & coast";
  const auto add = [&](const char* id, const char* name, const char* sector) {
    Organization organization;
    organization.id = OrganizationId(id);
    organization.name = name;
    organization.sector = SectorId(sector);
    all.put(organization);
    return organization;
  };
  Organization hill = add("hill-school", "Hill School", "k12");
  hill.org_type = OrgTypeId("primary_school");
  hill.stages = {StageId("elementary"), StageId("middle")};
  hill.tags = {"water", "robots"};
  hill.learners_reached = 412.0;
  hill.joined = Date{2021, 9, 0};
  hill.note = "Says \"we teach\",\nand <does> & more";
  hill.backbone_designated = true;
  hill.custom = {{"visits", Value{std::int64_t{12}}}, {"since", Value{Date{2020, 5, 3}}}, {"budget", Value{1.5}}};
  all.put(hill);
  Organization museum = add("tide-museum", "=Tide Museum, 東京", "informal");
  museum.lat = 47.25;
  museum.lon = -8.5;
  museum.custom = {{"visits", Value{std::int64_t{30}}}};
  all.put(museum);
  add("works", "Quarry Works", "industry");
  Organization hidden = add("hidden", "Hidden Fund", "philanthropy");
  hidden.is_private = true;
  all.put(hidden);
  for (const auto& [key, label, type, is_private] : {std::tuple("visits", "Visits", CustomType::number, false),
                                                     std::tuple("since", "Open since", CustomType::date, false),
                                                     std::tuple("budget", "Budget", CustomType::number, true)}) {
    CustomField field;
    field.id = CustomFieldId(std::string("organization-") + key);
    field.record = "organization";
    field.key = key;
    field.label = label;
    field.type = type;
    field.private_values = is_private;
    all.put(field);
  }
  const auto join = [&](const char* id, const char* a, const char* b) {
    Partnership partnership;
    partnership.id = PartnershipId(id);
    partnership.org_a = OrganizationId(a);
    partnership.org_b = OrganizationId(b);
    all.put(partnership);
    return partnership;
  };
  Partnership close = join("hill-tide", "hill-school", "tide-museum");
  close.level = 3;
  close.state = TieState::claimed;
  close.started = Date{2022, 0, 0};
  close.note = "Since the flood";
  all.put(close);
  join("tide-works", "tide-museum", "works");
  join("hill-hidden", "hill-school", "hidden");
  Rating rating;
  rating.id = RatingId("works-say");
  rating.partnership = PartnershipId("tide-works");
  rating.from_org = OrganizationId("works");
  rating.about_org = OrganizationId("tide-museum");
  rating.level = 4;
  all.put(rating);
  PhaseRecord phase;
  phase.id = PhaseRecordId("hill-tide-phase");
  phase.partnership = PartnershipId("hill-tide");
  phase.phase = PhaseId("development");
  phase.from = Date{2023, 4, 0};
  all.put(phase);
  const auto give = [&](const char* id, const char* from, const char* to, std::optional<double> amount) {
    ResourceFlow flow;
    flow.id = FlowId(id);
    flow.from_org = OrganizationId(from);
    flow.to_org = OrganizationId(to);
    flow.resource = ResourceId("unspecified");
    flow.amount = amount;
    flow.period = Period::year;
    flow.status = FlowStatus::agreed;
    flow.from = Date{2024, 3, 0};
    flow.to = Date{2025, 0, 0};
    all.put(flow);
  };
  give("kits", "tide-museum", "hill-school", 40.0);
  give("talks", "tide-museum", "hill-school", std::nullopt);
  give("money", "hidden", "hill-school", 5.0);
  give("away", "works", kLearners, 2.0);
  document::Places places;
  places = places.with(document::Place{OrganizationId("hill-school"), 12.5, -40.0, false});
  places = places.with(document::Place{OrganizationId("tide-museum"), 0.0, 0.0, false});
  return {document::Part(std::move(all), document::Stamp{}), document::Part(places, document::Stamp{})};
}

}  // namespace xylem::files::testing
