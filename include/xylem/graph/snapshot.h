// Snapshot: an ecosystem on one day, as frozen arrays: who is there, who works with whom, and what flows.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "xylem/ecosystem/ecosystem.h"
#include "xylem/graph/graph.h"

namespace xylem::graph {

/// Ends of flows that are no node.
inline constexpr std::uint32_t kOutside = std::numeric_limits<std::uint32_t>::max();       // "external"
inline constexpr std::uint32_t kToLearners = std::numeric_limits<std::uint32_t>::max() - 1;  // "learners"

/// What is looked at. `day` comes from the document's as-of or from who knows the clock; nothing below reads it.
struct View {
  ecosystem::Day day = 0;
  double least_level = 1.0;  // partnerships whose known level lies below are not ties of P
  bool dormant = false;      // whether dormant partnerships are ties of P
  ecosystem::FlowStatus flow_status = ecosystem::FlowStatus::actual;
  friend bool operator==(const View&, const View&) = default;
};

/// What a tie of P stands for.
struct PartnershipFacts {
  ecosystem::PartnershipId id;
  ecosystem::PhaseId phase;           // on the day; empty = not known
  ecosystem::TieState state = ecosystem::TieState::confirmed;
  std::optional<double> level;        // mean of what the sides said last, else the pair's own; 0 to 5
  friend bool operator==(const PartnershipFacts&, const PartnershipFacts&) = default;
};
/// A dormant partnership: drawn grey, not a tie of P.
struct DormantTie {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  ecosystem::PartnershipId id;
};

/// One flow of the twelve months before the day. `amount` is what moved in that window in the unit of the resource;
/// not given = something moved, nobody knows how much.
struct Flow {
  ecosystem::FlowId id;
  std::uint32_t from = 0;  // a node or kOutside
  std::uint32_t to = 0;    // a node, kOutside or kToLearners
  ecosystem::ResourceId resource;
  std::optional<double> amount;
  bool disputed = false;  // the two sides differ by more than a quarter of the larger amount
};

/// Frozen; safe for any thread. Nodes are organizations in the order of their ids.
struct Snapshot {
  View view;
  std::shared_ptr<const ecosystem::Ecosystem> ecosystem;  // what it was made from; rows below point into it
  std::vector<const ecosystem::Organization*> organizations;
  std::unordered_map<std::string, std::uint32_t> node_of_id;
  Graph partnerships;  // P: undirected, simple; weight = level, else the sum of the reported weights, else 1
  std::vector<PartnershipFacts> facts;  // one for each edge of `partnerships`, in its order
  std::vector<DormantTie> dormant;
  std::vector<Flow> flows;  // in the order of their ids

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(organizations.size()); }
  /// The node of an organization, or nothing when it is not there on the day.
  [[nodiscard]] std::optional<std::uint32_t> node_of(const ecosystem::OrganizationId& id) const {
    const auto found = node_of_id.find(id.text());
    return found == node_of_id.end() ? std::nullopt : std::optional(found->second);
  }
};

/// The ecosystem on `view.day`: organizations that are active members, partnerships and flows between them
/// (domain rules: [started, ended), last phase not `ended`; recurring flows by the days that overlap; one-off flows
/// without a date count). Cost O(records * log n); 100,000 organizations in about 50 ms.
[[nodiscard]] std::shared_ptr<const Snapshot> snapshot_of(std::shared_ptr<const ecosystem::Ecosystem> ecosystem, const View& view);

/// F_r: directed, simple; amounts of one pair added up, flows from or to outside and within one organization left out,
/// unknown amounts as well. `resource` empty = every flow with its bare number, whatever the unit: only right where all
/// units are the same. Nodes are those of the snapshot.
[[nodiscard]] Graph flow_graph(const Snapshot& snapshot, const ecosystem::ResourceId& resource = {});

/// The date a document is looked at: its as-of (its last day when only a month or year is given), else `today`.
[[nodiscard]] ecosystem::Day day_of(const ecosystem::About& about, ecosystem::Day today);

/// How many partnerships were in each phase at the end of each quarter.
struct TimelineBin {
  ecosystem::Day end = 0;  // the last day of the quarter
  std::uint32_t initiation = 0;
  std::uint32_t development = 0;
  std::uint32_t consolidation = 0;
  std::uint32_t other = 0;  // dormant, prospect or phase not known
  [[nodiscard]] std::uint32_t total() const { return initiation + development + consolidation + other; }
};
/// One bin for each quarter from the earliest dated partnership or phase to the quarter of `until`, at most 80 (the
/// latest). Empty when nothing is dated. Cost O(bins * records).
[[nodiscard]] std::vector<TimelineBin> timeline(const ecosystem::Ecosystem& ecosystem, ecosystem::Day until);

}  // namespace xylem::graph
