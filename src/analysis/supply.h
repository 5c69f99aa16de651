// Supply: what organizations provide, for which stages and populations, from offers, flows and programs.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "xylem/analysis/coverage.h"
#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// One thing that one organization provides.
struct SupplyLine {
  std::uint32_t node = 0;
  ecosystem::ResourceId resource;
  std::string capital;
  std::string unit;
  std::vector<ecosystem::StageId> stages;            // its own or its organization's; empty = nobody said
  std::vector<ecosystem::PopulationId> populations;  // likewise
  std::optional<double> amount;                      // of a year; not given = not known
  bool is_offer = false;                             // else an actual flow
  const ecosystem::Offer* offer = nullptr;
};

/// What of an offer can be reached in a year: its own accessible amount, else what its barriers leave of the amount,
/// for everybody or for one population. Not given = not known.
[[nodiscard]] std::optional<double> accessible_amount(const ecosystem::Offer& offer,
                                                      const ecosystem::PopulationId& population);

/// Everything that is provided on the day, and for whom each organization is there.
class Supply {
 public:
  explicit Supply(const graph::Snapshot& snapshot);

  /// Organizations and amounts that count for `row`. Amounts only in `unit`, unless providers are counted.
  [[nodiscard]] std::vector<Provider> providers(const ecosystem::TargetRow& row, bool count_providers,
                                                const std::string& unit) const;
  /// Whether `node` is there for learners of `stage` (of `population`); empty = any.
  [[nodiscard]] bool serves(std::uint32_t node, const ecosystem::StageId& stage,
                            const ecosystem::PopulationId& population) const;
  /// Whether nothing at all says which stages `node` serves.
  [[nodiscard]] bool unplaced(std::uint32_t node) const;
  /// What would count for `row` if it named its stages or its sector: how many organizations, and how much.
  struct Unplaced {
    std::uint32_t organizations = 0;
    double amount = 0.0;
  };
  [[nodiscard]] Unplaced unplaced(const ecosystem::TargetRow& row, bool count_providers, const std::string& unit) const;
  [[nodiscard]] const std::vector<SupplyLine>& lines() const { return lines_; }

 private:
  void add_offers();
  void add_flows();
  void add_organizations();
  [[nodiscard]] bool counts(const SupplyLine& line, const ecosystem::TargetRow& row, bool count_providers,
                            const std::string& unit) const;
  [[nodiscard]] bool in_sector(std::uint32_t node, const ecosystem::SectorId& sector) const;

  const graph::Snapshot& snapshot_;
  std::vector<SupplyLine> lines_;
  struct Served {
    std::vector<ecosystem::StageId> stages;
    std::vector<ecosystem::PopulationId> populations;
  };
  std::vector<std::vector<Served>> served_;  // of each node: itself, its programs, offers and flows that name a stage
};

template <class Id>
[[nodiscard]] bool contains(const std::vector<Id>& list, const Id& id) {
  return std::ranges::find(list, id) != list.end();
}

}  // namespace xylem::analysis
