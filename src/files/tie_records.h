// Partnerships and flows out of the ties between organizations.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "files/importing.h"

namespace xylem::files {

/// A tie between two organizations, by their ids.
struct Reported {
  const Edge* edge = nullptr;
  std::string from;
  std::string to;
};

/// The partnership of each pair; the key is made by pair_key.
using PairPartnerships = std::unordered_map<std::string, ecosystem::PartnershipId>;
[[nodiscard]] std::string pair_key(const std::string& a, const std::string& b);

/// Whether the edge is a flow by its own word: its kind is "flow", or it names a resource.
[[nodiscard]] bool says_flow(const GraphTable& table, const Edge& edge);

/// One partnership for each pair, its ties one by one; phases where they are given.
[[nodiscard]] PairPartnerships add_partnerships(Importing& import, const std::vector<Reported>& ties);
/// Flows of an unspecified resource, of directed ties; see Ties.
void add_flows_of_ties(Importing& import, const std::vector<Reported>& ties, const PairPartnerships& pairs);
/// Flows that say what flows.
void add_reported_flows(Importing& import, const std::vector<Reported>& flows, const PairPartnerships& pairs);

}  // namespace xylem::files
