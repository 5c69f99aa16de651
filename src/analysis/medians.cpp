// Medians by counting: values are sorted once, and each division or resample only marks their places.
#include "analysis/medians.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <numeric>
#include <utility>

#include "xylem/base/random.h"

namespace xylem::analysis {
namespace {

/// Uniform in [0, bound), by a multiplication where Random::below divides.
std::uint32_t drawn(base::Random& random, std::uint32_t bound) {
  return static_cast<std::uint32_t>(((random.next() >> 32U) * bound) >> 32U);
}

/// Which places of a sorted list are in one part; the others are in the other. Counts are kept for every 32 places.
class Marks {
 public:
  explicit Marks(std::span<const double> sorted)
      : sorted_(sorted), words_(sorted.size() / 32 + 1, 0), counts_(words_.size(), 0) {}
  void clear() {
    std::ranges::fill(words_, 0);
    std::ranges::fill(counts_, std::uint8_t{0});
  }
  void mark(std::uint32_t place) {
    words_[place / 32] |= std::uint32_t{1} << (place % 32);
    ++counts_[place / 32];
  }
  /// The median of the `size` that are marked, or of the `size` that are not.
  [[nodiscard]] double median(std::size_t size, bool marked) const {
    const auto upper = static_cast<std::uint32_t>(size / 2);
    if (size % 2 == 1) return sorted_[nth(upper, marked)];
    return 0.5 * (sorted_[nth(upper - 1, marked)] + sorted_[nth(upper, marked)]);
  }

 private:
  [[nodiscard]] std::size_t nth(std::uint32_t wanted, bool marked) const {
    for (std::size_t at = 0;; ++at) {
      const std::uint32_t count = marked ? counts_[at] : 32U - counts_[at];
      if (wanted >= count) {
        wanted -= count;
        continue;
      }
      std::uint32_t word = marked ? words_[at] : ~words_[at];
      for (; wanted > 0; --wanted) word &= word - 1;
      return at * 32 + static_cast<std::size_t>(std::countr_zero(word));
    }
  }
  std::span<const double> sorted_;
  std::vector<std::uint32_t> words_;
  std::vector<std::uint8_t> counts_;
};

}  // namespace

double median_of(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  if (values.size() % 2 == 1) return *middle;
  return 0.5 * (*middle + *std::max_element(values.begin(), middle));
}

std::vector<std::uint32_t> divisions_as_far_apart(std::span<const double> values, std::span<const std::size_t> sizes,
                                                  std::span<const double> seen, int divisions) {
  const std::size_t n = values.size();
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  const auto smaller = [&](std::size_t which) { return std::min(sizes[which], n - sizes[which]); };  // of both parts
  std::vector<std::size_t> order(sizes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, smaller);
  std::vector<std::uint32_t> counts(sizes.size(), 0);
  std::vector<std::uint32_t> places(n);
  std::iota(places.begin(), places.end(), 0U);
  Marks marks(sorted);
  base::Random random(1);
  for (int division = 0; division < divisions; ++division) {
    marks.clear();
    std::uint32_t marked = 0;
    for (const std::size_t which : order) {
      assert(sizes[which] > 0 && sizes[which] < n);
      for (; marked < smaller(which); ++marked) {
        std::swap(places[marked], places[marked + drawn(random, static_cast<std::uint32_t>(n) - marked)]);
        marks.mark(places[marked]);
      }
      const double apart = std::abs(marks.median(marked, true) - marks.median(n - marked, false));
      counts[which] += apart >= seen[which] - 1e-12 ? 1U : 0U;
    }
  }
  return counts;
}

std::vector<double> resampled_medians(std::vector<double> values, int resamples, std::uint64_t seed) {
  assert(!values.empty());
  std::ranges::sort(values);
  const auto n = static_cast<std::uint32_t>(values.size());
  std::vector<std::uint32_t> times(n);
  std::vector<double> medians;
  base::Random random(seed);
  for (int round = 0; round < resamples; ++round) {
    std::ranges::fill(times, 0U);
    for (std::uint32_t i = 0; i < n; ++i) ++times[drawn(random, n)];
    std::uint32_t place = 0;
    std::uint32_t below = times[0];
    while (below <= (n - 1) / 2) below += times[++place];
    const double lower = values[place];
    while (below <= n / 2) below += times[++place];
    medians.push_back(0.5 * (lower + values[place]));
  }
  std::ranges::sort(medians);
  return medians;
}

}  // namespace xylem::analysis
