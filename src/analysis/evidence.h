// Evidence: what is recorded of each partnership of a snapshot and of its two organizations, found once for many
// questions.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "xylem/analysis/why.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// How well somebody's trust is known: the mean of the items of the newest answers, 1 to 4.
struct TrustOfSide {
  std::optional<Interval> mean;  // not given = no answer
  std::uint32_t known = 0;       // items
  std::uint32_t asked = 0;
};

/// What is known of the people of one side. Two roles without a name may be one person.
struct People {
  std::uint32_t named = 0;
  std::uint32_t unnamed = 0;  // roles without a person
  bool recorded = false;      // roles of the organization are recorded at all, if only past ones
  [[nodiscard]] std::uint32_t low() const { return named > 0 ? named : (unnamed > 0 ? 1U : 0U); }
  [[nodiscard]] std::uint32_t high() const { return named + unnamed; }
};

/// One tie of P: two sides, 0 = the tie's `from`, 1 = its `to`.
struct PairEvidence {
  const ecosystem::Partnership* partnership = nullptr;
  std::array<std::uint32_t, 2> nodes{};
  std::vector<const ecosystem::Agreement*> agreements;
  std::vector<std::uint32_t> flows;                              // in Snapshot::flows: of the window, between the two
  std::vector<const ecosystem::Convening*> convenings;           // both were there; not after the day, undated ones too
  std::vector<const ecosystem::Program*> programs;               // both run
  std::vector<const ecosystem::PhaseRecord*> phases;             // begun by the day, in order
  std::array<std::vector<const ecosystem::Rating*>, 2> ratings;  // by the side that answered; not after the day
};

struct OrganizationEvidence {
  std::vector<const ecosystem::RoleAssignment*> roles;  // on the day
  bool roles_ever = false;
  std::vector<const ecosystem::Goal*> goals;  // committed to by the day
  std::vector<std::uint32_t> convenings;      // in Evidence::convenings()
  std::vector<std::uint32_t> inflows;         // in Snapshot::flows, of the window, from others
  std::uint32_t flows = 0;                    // either way, whenever and whether given or only agreed
  std::uint32_t agreements = 0;
  std::uint32_t programs = 0;
};

/// A convening with the nodes that were there, hosts included, in order.
struct Meeting {
  const ecosystem::Convening* record = nullptr;
  std::vector<std::uint32_t> there;
};

/// Whether a date lies in (day - months, day]; nothing when it is not given.
[[nodiscard]] std::optional<bool> in_months_before(const std::optional<ecosystem::Date>& date, ecosystem::Day day,
                                                   int months);

class Evidence {
 public:
  /// Cost O(records log records). The snapshot must outlive it.
  explicit Evidence(const graph::Snapshot& snapshot);

  [[nodiscard]] const graph::Snapshot& snapshot() const { return snapshot_; }
  [[nodiscard]] const std::vector<PairEvidence>& pairs() const { return pairs_; }  // in the order of the ties
  [[nodiscard]] const OrganizationEvidence& of(std::uint32_t node) const { return organizations_[node]; }
  [[nodiscard]] const std::vector<Meeting>& convenings() const { return meetings_; }

  /// Roles of one side in the partnership or for the whole organization.
  [[nodiscard]] std::vector<const ecosystem::RoleAssignment*> roles_of(const PairEvidence& pair,
                                                                       std::size_t side) const;
  [[nodiscard]] People people_of(const PairEvidence& pair, std::size_t side) const;
  /// The newest answers of `side` about the other.
  [[nodiscard]] static TrustOfSide trust_of(const PairEvidence& pair, std::size_t side);
  /// "River Museum and Alder High School".
  [[nodiscard]] std::string names(const PairEvidence& pair) const;
  [[nodiscard]] const std::string& name(std::uint32_t node) const { return snapshot_.organizations[node]->name; }

  /// The record behind a flow of the snapshot, by its place there, and its resource; null = no such term.
  [[nodiscard]] const ecosystem::ResourceFlow& flow_record(std::uint32_t place) const { return *flows_[place].record; }
  [[nodiscard]] const ecosystem::Term* resource_of(std::uint32_t place) const { return flows_[place].resource; }
  /// The capital of that flow; empty where it has none.
  [[nodiscard]] const std::string& capital_of(std::uint32_t place) const;
  /// The term of a role; null = no such term.
  [[nodiscard]] const ecosystem::Term* role_of(const ecosystem::RoleAssignment& assignment) const;

  /// Whether any record of the kind is there at all, so that having none says something.
  [[nodiscard]] bool any_agreements() const { return any_agreements_; }
  [[nodiscard]] bool any_exchange() const { return any_exchange_; }  // flows, convenings or ratings
  /// Flows of the window that happened once and have no date.
  [[nodiscard]] std::uint32_t undated_flows() const { return undated_flows_; }

 private:
  void add_pairs();
  void add_agreements();
  void add_flows();
  void add_convenings();
  void add_programs();
  void add_phases();
  void add_ratings();
  void add_roles_and_goals();
  PairEvidence* pair_of(const ecosystem::PartnershipId& id);

  struct FlowEvidence {
    const ecosystem::ResourceFlow* record = nullptr;
    const ecosystem::Term* resource = nullptr;
  };

  const graph::Snapshot& snapshot_;
  std::vector<PairEvidence> pairs_;
  std::vector<FlowEvidence> flows_;  // in the order of Snapshot::flows
  std::unordered_map<std::string_view, const ecosystem::Term*> roles_;
  std::unordered_map<std::string, std::uint32_t> pair_of_id_;
  std::vector<OrganizationEvidence> organizations_;
  std::vector<Meeting> meetings_;
  bool any_agreements_ = false;
  bool any_exchange_ = false;
  std::uint32_t undated_flows_ = 0;
};

}  // namespace xylem::analysis
