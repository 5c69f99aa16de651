// Partnerships and flows out of the ties between organizations.
#pragma once

#include <cstdint>
#include <vector>

#include "files/batch.h"
#include "files/flat_index.h"
#include "files/importing.h"

namespace xylem::files {

/// A tie between two organizations, by their nodes.
struct Reported {
  const Edge* edge = nullptr;
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};

/// Unordered pairs of nodes, numbered in the order in which they were taken in.
class PairIndex {
 public:
  explicit PairIndex(std::size_t expected) : index_(expected) { keys_.reserve(expected); }
  /// The number of the pair; FlatIndex::kNone when it was not taken in.
  [[nodiscard]] std::uint32_t find(std::uint32_t a, std::uint32_t b) const;
  /// The number of the pair, taken in when it was not yet.
  std::uint32_t take_in(std::uint32_t a, std::uint32_t b);

 private:
  std::vector<std::uint64_t> keys_;
  FlatIndex index_;
};

/// The partnership of each pair.
struct PairPartnerships {
  PairIndex pairs{0};
  std::vector<ecosystem::PartnershipId> ids;  // by the number of the pair
};

/// What the flows of an import are collected in.
using FlowBatch = Batch<ecosystem::ResourceFlow>;

/// Whether the edge is a flow by its own word: its kind is "flow", or it names a resource in that
/// column.
[[nodiscard]] bool says_flow(const std::optional<std::uint32_t>& resource_column, const Edge& edge);

/// One partnership for each pair, its ties one by one; phases where they are given.
[[nodiscard]] PairPartnerships add_partnerships(Importing& import, const std::vector<Reported>& ties);
/// Flows of an unspecified resource, of directed ties; see Ties.
void add_flows_of_ties(Importing& import, FlowBatch& batch, const std::vector<Reported>& ties,
                       const PairPartnerships& pairs);
/// Flows that say what flows.
void add_reported_flows(Importing& import, FlowBatch& batch, const std::vector<Reported>& flows,
                        const PairPartnerships& pairs);

}  // namespace xylem::files
