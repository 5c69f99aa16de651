// Delivery: what flowed between two organizations in one window, against what they had agreed.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "xylem/analysis/cooperation_capital.h"

namespace xylem::analysis {

/// Takes the flows of one pair, one by one, and tells the three pieces of exchange.
class ExchangeOfPair {
 public:
  ExchangeOfPair(const ecosystem::Ecosystem& ecosystem, ecosystem::OrganizationId a)
      : ecosystem_(ecosystem), a_(std::move(a)) {}

  /// A flow between the two, of any status; it counts when it touches the twelve months up to `day`.
  void add(const ecosystem::ResourceFlow& flow, ecosystem::Day day);

  [[nodiscard]] Piece delivery() const;
  [[nodiscard]] Piece breadth() const;
  [[nodiscard]] Piece two_way() const;
  [[nodiscard]] std::uint32_t unknown() const { return unknown_; }  // amounts and beginnings nobody knows

 private:
  struct Promise {
    std::uint32_t agreements = 0;
    double agreed = 0.0;
    double delivered = 0.0;
    bool agreed_unknown = false;
    bool delivered_unknown = false;
  };
  struct Kinds {
    std::set<std::string> capitals;
    std::uint32_t without_capital = 0;  // flows of resources that belong to no capital
  };

  const ecosystem::Ecosystem& ecosystem_;
  ecosystem::OrganizationId a_;
  std::map<std::pair<bool, std::string>, Promise> promises_;  // by direction and resource
  std::array<Kinds, 2> kinds_;                                // from a, from b
  std::uint32_t unknown_ = 0;
};

}  // namespace xylem::analysis
