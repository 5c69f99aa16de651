// Medians: of one list, of random divisions of it in two, and of resamples of it, without sorting any of them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace xylem::analysis {

/// Not of an empty list. Cost O(n).
[[nodiscard]] double median_of(std::vector<double> values);

/// For each of `sizes` how many of `divisions` random divisions of `values` into that many and the rest have medians
/// that differ by at least the number of the same place in `seen`. One set of divisions, drawn with a fixed seed,
/// serves all sizes; 0 < size < number of values. Cost O(divisions * (n / 2 + sizes * n / 32)).
[[nodiscard]] std::vector<std::uint32_t> divisions_as_far_apart(std::span<const double> values,
                                                                std::span<const std::size_t> sizes,
                                                                std::span<const double> seen, int divisions);

/// The medians of `resamples` lists of as many values, drawn from `values` with a fixed seed and put back each time; in
/// ascending order. Cost O(resamples * n).
[[nodiscard]] std::vector<double> resampled_medians(std::vector<double> values, int resamples, std::uint64_t seed);

}  // namespace xylem::analysis
