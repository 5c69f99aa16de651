// How well typed letters fit a name.
#include "xylem/ui/pick.h"

#include <algorithm>
#include <numeric>

#include "xylem/base/text.h"

namespace xylem::ui {
namespace {

constexpr int kWhole = 1000;
constexpr int kBeginning = 600;
constexpr int kWordBeginning = 400;
constexpr int kInside = 200;

bool begins_word(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] == ' ' || text[at - 1] == '-';
}

/// All letters of `typed` in `text` in order; better the more of them begin words and the closer they stand.
std::optional<int> scattered(std::string_view typed, std::string_view text) {
  int score = 100;
  std::size_t at = 0;
  for (const char c : typed) {
    if (c == ' ') continue;
    const std::size_t found = text.find(c, at);
    if (found == std::string_view::npos) return std::nullopt;
    score += begins_word(text, found) ? 8 : 0;
    score -= static_cast<int>(std::min<std::size_t>(found - at, 10));
    at = found + 1;
  }
  return std::max(score, 1);
}

}  // namespace

std::optional<int> fit(std::string_view typed, std::string_view text) {
  const std::string wanted = base::folded(typed);
  if (wanted.empty()) return 0;
  const std::string words = base::folded(text);
  if (words == wanted) return kWhole;
  const std::size_t found = words.find(wanted);
  const int brevity = -static_cast<int>(std::min<std::size_t>(words.size(), 99));
  if (found == 0) return kBeginning + brevity;
  for (std::size_t at = found; at != std::string::npos; at = words.find(wanted, at + 1)) {
    if (begins_word(words, at)) return kWordBeginning + brevity;
  }
  if (found != std::string::npos) return kInside + brevity;
  return scattered(wanted, words);
}

std::vector<std::size_t> fitting(std::string_view typed, const std::vector<Option>& options) {
  std::vector<std::size_t> order;
  std::vector<int> scores(options.size());
  for (std::size_t i = 0; i < options.size(); ++i) {
    const auto by_label = fit(typed, options[i].label);
    const auto by_more = options[i].also_found_by.empty() ? std::nullopt : fit(typed, options[i].also_found_by);
    if (!by_label && !by_more) continue;
    scores[i] = std::max(by_label.value_or(0), by_more.value_or(0) / 2);
    order.push_back(i);
  }
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  return order;
}

}  // namespace xylem::ui
