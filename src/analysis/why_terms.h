// Terms: what every Why of a list needs, the first few of many and the rest in one.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "xylem/analysis/why.h"
#include "xylem/base/text.h"

namespace xylem::analysis {

inline constexpr std::size_t kMostTermsShown = 12;

/// Adds `terms` to the Why: the first `most` as they are, the others summed up in one ("5 more").
inline void add_terms(Why& why, std::vector<WhyTerm> terms, std::size_t most = kMostTermsShown) {
  const std::size_t shown = terms.size() <= most + 1 ? terms.size() : most;
  const std::size_t rest = terms.size() - shown;
  double sum = 0.0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (i < shown) {
      why.terms.push_back(std::move(terms[i]));
    } else {
      sum += terms[i].value.value_or(0.0);
    }
  }
  if (rest > 0)
    why.terms.push_back({base::readable(static_cast<double>(rest), 0) + " more", sum, terms[shown].unit, "added up"});
}

inline WhyTerm count_term(std::string name, double value, std::string note = {}) {
  return {std::move(name), value, "", std::move(note)};
}

}  // namespace xylem::analysis
