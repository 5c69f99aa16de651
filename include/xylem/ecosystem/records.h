// The records of an ecosystem: organizations, people's roles, partnerships, what flows between them, and what is known
// about all of it. Field by field descriptions stand in src/ecosystem/describe_*.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "xylem/base/id.h"
#include "xylem/base/shared.h"
#include "xylem/ecosystem/dates.h"
#include "xylem/ecosystem/fields.h"

namespace xylem::ecosystem {

using OrganizationId = base::Id<struct OrganizationTag>;
using PersonId = base::Id<struct PersonTag>;
using RoleAssignmentId = base::Id<struct RoleAssignmentTag>;
using PartnershipId = base::Id<struct PartnershipTag>;
using PhaseRecordId = base::Id<struct PhaseRecordTag>;
using RatingId = base::Id<struct RatingTag>;
using FlowId = base::Id<struct FlowTag>;
using OfferId = base::Id<struct OfferTag>;
using NeedId = base::Id<struct NeedTag>;
using ProgramId = base::Id<struct ProgramTag>;
using PathwayId = base::Id<struct PathwayTag>;
using AgreementId = base::Id<struct AgreementTag>;
using GoalId = base::Id<struct GoalTag>;
using IndicatorId = base::Id<struct IndicatorTag>;
using MeasurementId = base::Id<struct MeasurementTag>;
using ConveningId = base::Id<struct ConveningTag>;
using IssueId = base::Id<struct IssueTag>;
using TargetProfileId = base::Id<struct TargetProfileTag>;
using WaveId = base::Id<struct WaveTag>;
using ScenarioId = base::Id<struct ScenarioTag>;
using CustomFieldId = base::Id<struct CustomFieldTag>;
using TermId = base::Id<struct TermTag>;

// Keys of terms, one type for each taxonomy.
using SectorId = base::Id<struct SectorTag>;
using OrgTypeId = base::Id<struct OrgTypeTag>;
using StageId = base::Id<struct StageTag>;
using PopulationId = base::Id<struct PopulationTag>;
using DisciplineId = base::Id<struct DisciplineTag>;
using RoleId = base::Id<struct RoleTag>;
using ActivityId = base::Id<struct ActivityTag>;
using PhaseId = base::Id<struct PhaseTag>;
using ResourceId = base::Id<struct ResourceTag>;
using CapitalId = base::Id<struct CapitalTag>;
using BarrierId = base::Id<struct BarrierTag>;
using CollabModeId = base::Id<struct CollabModeTag>;
using FormatId = base::Id<struct FormatTag>;
using AgreementKindId = base::Id<struct AgreementKindTag>;
using ConveningKindId = base::Id<struct ConveningKindTag>;
using BackboneFunctionId = base::Id<struct BackboneFunctionTag>;
using IssueKindId = base::Id<struct IssueKindTag>;

/// Where a flow comes from or goes to that is no organization on the map.
inline constexpr const char* kExternal = "external";
inline constexpr const char* kLearners = "learners";

enum class Confidence : std::uint8_t { low, medium, high };
enum class Method : std::uint8_t { survey, interview, focus_group, document, admin_data, observation, workshop, estimate };
enum class Setting : std::uint8_t { formal, informal, both };
enum class Area : std::uint8_t { rural, town, suburban, urban, online };
enum class Channel : std::uint8_t { in_person, digital, hybrid };
enum class OrganizationStatus : std::uint8_t { active, candidate, inactive };
enum class TieDirection : std::uint8_t { both, from_a, from_b };
enum class TieState : std::uint8_t { confirmed, claimed, planned, ended };
enum class Period : std::uint8_t { one_off, month, quarter, year };
enum class FlowStatus : std::uint8_t { offered, agreed, actual };
enum class ReportedBy : std::uint8_t { giver, receiver, both };
enum class NeedStatus : std::uint8_t { open, met, withdrawn };
enum class RoleConstraint : std::uint8_t { time, mandate, training, none };
enum class ProgramMode : std::uint8_t { experiential, instruction, both };
enum class GoalStatus : std::uint8_t { draft, shared, met, dropped };
enum class IndicatorDirection : std::uint8_t { up, down, range };
enum class IndicatorSubject : std::uint8_t { ecosystem, organization, partnership, program, resource };
enum class IssueSubject : std::uint8_t { partnership, organization, program };
enum class RequirementLevel : std::uint8_t { must, should };
enum class CustomType : std::uint8_t { text, number, boolean, date, term, terms };

/// What stands on every record.
struct Common {
  base::SharedText note;
  std::vector<std::string> tags;
  std::optional<Method> source_method;
  base::SharedText source_who;
  base::SharedText source_ref;
  std::optional<Date> collected_on;
  Confidence confidence = Confidence::medium;
  bool is_private = false;
  std::vector<CustomValue> custom;
  friend bool operator==(const Common&, const Common&) = default;
};

struct Organization : Common {
  OrganizationId id;
  std::string name;
  SectorId sector;
  OrgTypeId org_type;
  OrganizationStatus status = OrganizationStatus::active;
  std::optional<Setting> setting;
  base::SharedText locality;
  std::optional<double> lat;
  std::optional<double> lon;
  std::optional<Area> area;
  std::vector<StageId> stages;
  std::vector<PopulationId> populations;
  std::vector<DisciplineId> disciplines;
  std::optional<double> learners_reached;
  base::SharedText capabilities;
  base::SharedText expectations;
  base::SharedText constraints;
  base::SharedText why;
  std::optional<Date> joined;
  std::optional<Date> left;
  bool backbone_designated = false;
  std::vector<BackboneFunctionId> backbone_functions;
  friend bool operator==(const Organization&, const Organization&) = default;
};

struct Person : Common {
  PersonId id;
  std::string label;
  OrganizationId org;
  Person() { is_private = true; }
  friend bool operator==(const Person&, const Person&) = default;
};

struct RoleAssignment : Common {
  RoleAssignmentId id;
  OrganizationId org;
  PersonId person;
  RoleId role;
  PartnershipId partnership;
  ProgramId program;
  std::vector<ActivityId> functions;
  std::optional<double> hours_per_month;
  std::optional<RoleConstraint> constraint;
  std::optional<Date> from;
  std::optional<Date> to;
  friend bool operator==(const RoleAssignment&, const RoleAssignment&) = default;
};

/// One tie as a file or a person reported it; `source_id` is what the file called it.
struct Tie {
  base::SharedText source_id;
  TieDirection direction = TieDirection::both;
  base::SharedText kind;
  std::optional<double> weight;
  std::optional<Date> from;
  std::optional<Date> to;
  std::vector<CustomValue> custom;
  friend bool operator==(const Tie&, const Tie&) = default;
};

/// Exactly two organizations, in no order; what was reported for the pair is kept tie by tie.
struct Partnership : Common {
  PartnershipId id;
  OrganizationId org_a;
  OrganizationId org_b;
  TieState state = TieState::confirmed;
  std::optional<std::int64_t> level;  // 0 to 5, when one level was given for the pair and not by side
  std::vector<Tie> ties;
  std::optional<Date> started;
  std::optional<Date> ended;
  std::vector<CollabModeId> collab_modes;
  std::optional<Channel> channel;
  std::vector<GoalId> goals;
  base::SharedText end_reason;
  friend bool operator==(const Partnership&, const Partnership&) = default;
};

struct PhaseRecord : Common {
  PhaseRecordId id;
  PartnershipId partnership;
  PhaseId phase;
  std::optional<Date> from;
  std::optional<Date> to;
  std::string evidence;
  friend bool operator==(const PhaseRecord&, const PhaseRecord&) = default;
};

/// One answer of one side about the other. Items 1 to 4, level 0 to 5; each may be missing.
struct Rating : Common {
  RatingId id;
  PartnershipId partnership;
  OrganizationId from_org;
  OrganizationId about_org;
  WaveId wave;
  std::optional<Date> date;
  RoleId respondent_role;
  std::int64_t n_respondents = 1;
  std::optional<std::int64_t> reliability;
  std::optional<std::int64_t> shared_mission;
  std::optional<std::int64_t> openness;
  std::optional<std::int64_t> influence;
  std::optional<std::int64_t> involvement;
  std::optional<std::int64_t> contribution;
  std::optional<std::int64_t> goals_agreed;
  std::optional<std::int64_t> roles_clear;
  std::optional<std::int64_t> knows_our_constraints;
  std::optional<std::int64_t> level;
  std::optional<std::int64_t> respect;
  std::string comment;
  friend bool operator==(const Rating&, const Rating&) = default;
};

/// What goes from one organization to another. An amount that is not given means "yes, amount unknown".
struct ResourceFlow : Common {
  FlowId id;
  OrganizationId from_org;  // or kExternal
  OrganizationId to_org;    // or kExternal, kLearners
  ResourceId resource;
  std::optional<double> amount;
  Period period = Period::one_off;
  std::optional<Date> from;
  std::optional<Date> to;
  FlowStatus status = FlowStatus::actual;
  std::optional<ReportedBy> reported_by;
  std::optional<double> amount_by_giver;     // where the two sides said different things
  std::optional<double> amount_by_receiver;
  RoleId from_role;
  RoleId to_role;
  PartnershipId partnership;
  ProgramId program;
  StageId stage;
  std::vector<PopulationId> populations;
  std::optional<Channel> channel;
  friend bool operator==(const ResourceFlow&, const ResourceFlow&) = default;
};

/// What keeps some from using an offer: severity 0 (nothing) to 1 (out of reach), for some or, when both lists are
/// empty, for all.
struct Barrier {
  BarrierId barrier;
  double severity = 0.5;
  std::vector<PopulationId> populations;
  std::vector<OrganizationId> orgs;
  friend bool operator==(const Barrier&, const Barrier&) = default;
};

struct Offer : Common {
  OfferId id;
  OrganizationId org;
  ResourceId resource;
  std::optional<double> amount;
  Period period = Period::year;
  std::optional<double> accessible_amount;
  std::vector<StageId> stages;
  std::vector<PopulationId> populations;
  std::vector<SectorId> eligible_sectors;
  std::vector<Barrier> barriers;
  std::vector<std::string> months;  // "1" to "12"; empty = all year
  std::optional<Date> from;
  std::optional<Date> to;
  bool is_stock = false;
  friend bool operator==(const Offer&, const Offer&) = default;
};

struct Need : Common {
  NeedId id;
  OrganizationId org;
  ResourceId resource;
  std::optional<double> amount;
  Period period = Period::year;
  std::int64_t priority = 2;
  PhaseId for_phase;
  std::vector<StageId> stages;
  std::vector<PopulationId> populations;
  std::vector<std::string> months;
  std::optional<Date> from;
  std::optional<Date> to;
  NeedStatus status = NeedStatus::open;
  friend bool operator==(const Need&, const Need&) = default;
};

struct LeadsTo {
  ProgramId program;
  std::optional<double> learners_per_year;
  friend bool operator==(const LeadsTo&, const LeadsTo&) = default;
};

struct Program : Common {
  ProgramId id;
  std::string name;
  OrganizationId lead_org;
  std::vector<OrganizationId> partner_orgs;
  FormatId format;
  std::optional<Setting> setting;
  std::vector<StageId> stages;
  std::vector<PopulationId> populations;
  std::vector<DisciplineId> disciplines;
  std::optional<ProgramMode> mode;
  std::optional<double> capacity;
  std::vector<std::string> months;
  std::vector<LeadsTo> leads_to;
  ProgramId pilot_of;
  ProgramId scaled_from;
  std::int64_t sites = 1;
  std::optional<Date> from;
  std::optional<Date> to;
  friend bool operator==(const Program&, const Program&) = default;
};

struct PathwayStep {
  StageId stage;
  std::vector<ProgramId> programs;
  friend bool operator==(const PathwayStep&, const PathwayStep&) = default;
};

struct Pathway : Common {
  PathwayId id;
  std::string label;
  std::vector<PathwayStep> steps;
  std::string target_occupation;
  PopulationId population;
  friend bool operator==(const Pathway&, const Pathway&) = default;
};

struct Agreement : Common {
  AgreementId id;
  AgreementKindId kind;
  std::vector<OrganizationId> parties;
  std::vector<PartnershipId> partnerships;
  std::optional<Date> signed_on;
  std::optional<Date> expires;
  std::optional<bool> clause_goal;
  std::optional<bool> clause_roles;
  std::optional<bool> clause_resources;
  std::optional<bool> clause_measurement;
  std::optional<bool> clause_communication;
  std::optional<bool> clause_decisions;
  std::optional<bool> clause_data_sharing;
  std::optional<bool> clause_duration_exit;
  std::vector<FlowId> agreed_flows;
  std::string file_link;
  friend bool operator==(const Agreement&, const Agreement&) = default;
};

struct Commitment {
  OrganizationId org;
  std::optional<Date> since;
  std::string why;
  friend bool operator==(const Commitment&, const Commitment&) = default;
};

struct Goal : Common {
  GoalId id;
  std::string text;
  std::vector<Commitment> committed_orgs;
  std::vector<StageId> stages;
  std::vector<PopulationId> populations;
  std::vector<IndicatorId> indicators;
  std::optional<double> target_value;
  std::optional<Date> due;
  GoalStatus status = GoalStatus::draft;
  friend bool operator==(const Goal&, const Goal&) = default;
};

struct Indicator : Common {
  IndicatorId id;
  std::string name;
  std::string unit;
  IndicatorDirection direction = IndicatorDirection::up;
  IndicatorSubject subject = IndicatorSubject::ecosystem;
  CapitalId learning_capital;
  bool population_split = false;
  std::optional<double> baseline;
  std::optional<double> target;
  bool shared = false;
  OrganizationId owner_org;
  friend bool operator==(const Indicator&, const Indicator&) = default;
};

struct Measurement : Common {
  MeasurementId id;
  IndicatorId indicator;
  std::string subject;  // the id of what was measured; empty = the ecosystem
  std::optional<Date> date;
  std::string period;
  std::optional<double> value;
  std::optional<double> numerator;
  std::optional<double> denominator;
  PopulationId population;
  std::optional<std::int64_t> n;
  std::optional<Method> method;
  OrganizationId measured_by;
  std::vector<OrganizationId> shared_with;
  friend bool operator==(const Measurement&, const Measurement&) = default;
};

struct Attendance {
  OrganizationId org;
  RoleId role;
  friend bool operator==(const Attendance&, const Attendance&) = default;
};

struct FollowUp {
  std::string text;
  OrganizationId owner;
  std::optional<Date> due;
  bool done = false;
  friend bool operator==(const FollowUp&, const FollowUp&) = default;
};

struct Convening : Common {
  ConveningId id;
  std::optional<Date> date;
  ConveningKindId kind;
  OrganizationId host_org;
  std::vector<OrganizationId> co_hosts;
  std::vector<Attendance> attended;
  std::optional<Channel> mode;
  std::vector<GoalId> goals;
  std::string decisions;
  std::vector<OrganizationId> recognised_orgs;
  std::vector<ProgramId> recognised_programs;
  std::vector<FollowUp> followups;
  friend bool operator==(const Convening&, const Convening&) = default;
};

struct Issue : Common {
  IssueId id;
  IssueSubject subject_kind = IssueSubject::partnership;
  std::string subject;
  IssueKindId kind;
  std::int64_t severity = 2;
  std::optional<Date> opened;
  std::optional<Date> closed;
  std::string resolution;
  friend bool operator==(const Issue&, const Issue&) = default;
};

/// One cell of a target profile. A sector, resource, capital or population that is not given means any.
/// Either an amount with its unit or a number of providers is wanted.
struct TargetRow {
  StageId stage;
  SectorId sector;
  ResourceId resource;
  CapitalId capital;
  PopulationId population;
  std::optional<double> amount;
  std::string unit;
  std::optional<std::int64_t> providers;
  double weight = 1.0;
  OrgTypeId usual_provider;  // what a ghost of this cell is called
  friend bool operator==(const TargetRow&, const TargetRow&) = default;
};
struct SectorMinimum {
  SectorId sector;
  std::int64_t count = 1;
  double weight = 1.0;
  OrgTypeId usual_provider;
  friend bool operator==(const SectorMinimum&, const SectorMinimum&) = default;
};
/// The sector that usually gives a resource or a capital, so that a missing amount has somebody to look for.
struct UsualProvider {
  ResourceId resource;
  CapitalId capital;
  SectorId sector;
  friend bool operator==(const UsualProvider&, const UsualProvider&) = default;
};
struct PhaseRequirement {
  PhaseId phase;
  std::string test;
  RequirementLevel level = RequirementLevel::must;
  friend bool operator==(const PhaseRequirement&, const PhaseRequirement&) = default;
};
struct RoleExpectation {
  PhaseId phase;
  std::string role_class;
  std::string orientation;
  std::int64_t count = 1;
  friend bool operator==(const RoleExpectation&, const RoleExpectation&) = default;
};
struct PhaseLimit {
  PhaseId phase;
  double months = 12.0;
  friend bool operator==(const PhaseLimit&, const PhaseLimit&) = default;
};

struct TargetProfile : Common {
  TargetProfileId id;
  std::string name;
  std::vector<TargetRow> rows;
  std::vector<SectorMinimum> sector_minimums;
  std::vector<UsualProvider> usual_providers;
  std::vector<PhaseRequirement> phase_requirements;
  std::vector<RoleExpectation> role_expectations;
  std::vector<PhaseLimit> phase_limits;
  friend bool operator==(const TargetProfile&, const TargetProfile&) = default;
};

struct Wave : Common {
  WaveId id;
  std::string label;
  std::optional<Date> date;
  std::vector<OrganizationId> surveyed_orgs;
  std::vector<OrganizationId> responded_orgs;
  friend bool operator==(const Wave&, const Wave&) = default;
};

/// One record as a scenario has it.
struct ScenarioChange {
  std::string kind;     // the key of the kind of record
  std::string subject;  // its id
  std::string content;  // the whole record as JSON; empty = it is not there
  friend bool operator==(const ScenarioChange&, const ScenarioChange&) = default;
};
/// A branch of the document: what would be different. See scenario.h.
struct Scenario : Common {
  ScenarioId id;
  std::string name;
  std::vector<ScenarioChange> changes;
  friend bool operator==(const Scenario&, const Scenario&) = default;
};

/// A field that this ecosystem adds to a kind of record. Its values stand in `custom` under `key`.
struct CustomField : Common {
  CustomFieldId id;
  std::string record;  // the key of the kind of record
  std::string key;
  std::string label;
  CustomType type = CustomType::text;
  std::string unit;
  std::string taxonomy;
  bool private_values = false;
  friend bool operator==(const CustomField&, const CustomField&) = default;
};

/// One entry of one taxonomy. `id` is taxonomy + "-" + key with "_" for what a slug cannot hold; records name the key.
struct Term : Common {
  TermId id;
  std::string taxonomy;
  std::string key;
  std::string label;
  std::string description;
  std::string parent;  // key of a term: an org_type's sector, a resource's capital
  std::int64_t order = 0;
  std::string color;   // "#rrggbb"
  std::string icon;    // a name of Material Icons
  bool active = true;
  std::vector<std::string> aliases;
  std::string legend_group;                   // sector: the first level of the legend
  std::string role_class;                     // role
  std::string orientation;                    // role: strategic, operational, connective
  std::string unit;                           // resource
  std::optional<bool> rival;                  // resource: what one uses another cannot
  std::optional<bool> passes_on;              // resource: the receiver can pass it on
  std::optional<double> value_low;            // resource: common value of one unit
  std::optional<double> value_mid;
  std::optional<double> value_high;
  std::optional<bool> transferable;           // capital: can move between organizations
  std::optional<double> half_life_months;     // phase
  std::optional<double> age_from;             // stage
  std::optional<double> age_to;               // stage
  std::vector<std::string> leads_to;          // stage: the adjacent later stages
  std::optional<double> reference_share;      // population
  std::string reference_source;               // population
  std::optional<Setting> setting;             // org_type: default of its organizations
  friend bool operator==(const Term&, const Term&) = default;
};

/// What the document says of itself. `as_of` not given = today.
struct About : Common {
  base::Id<struct AboutTag> id{"about"};
  std::string name;
  std::string region;
  std::string description;
  std::optional<Date> as_of;
  TargetProfileId profile;  // the target profile in use
  friend bool operator==(const About&, const About&) = default;
};

}  // namespace xylem::ecosystem
