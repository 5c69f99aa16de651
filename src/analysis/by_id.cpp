// By id: comparing ids piece by piece, and the graph renumbered.
#include "analysis/by_id.h"

#include <algorithm>
#include <numeric>

namespace xylem::analysis {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Takes the digits at the front of `text`, without leading zeros.
std::string_view number_taken(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  std::string_view digits = text.substr(0, end);
  text.remove_prefix(end);
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return digits;
}

}  // namespace

bool comes_before(std::string_view a, std::string_view b) {
  const std::string_view whole_a = a;
  const std::string_view whole_b = b;
  while (!a.empty() && !b.empty()) {
    if (is_digit(a.front()) && is_digit(b.front())) {
      const std::string_view left = number_taken(a);
      const std::string_view right = number_taken(b);
      if (left.size() != right.size()) return left.size() < right.size();
      if (left != right) return left < right;
      continue;
    }
    if (a.front() != b.front()) return a.front() < b.front();
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  return a.empty() && b.empty() ? whole_a < whole_b : a.empty();
}

ById by_id(const graph::Snapshot& snapshot) {
  ById result;
  result.nodes.resize(snapshot.size());
  std::iota(result.nodes.begin(), result.nodes.end(), 0U);
  std::ranges::sort(result.nodes, [&](std::uint32_t a, std::uint32_t b) {
    return comes_before(snapshot.organizations[a]->id.text(), snapshot.organizations[b]->id.text());
  });
  std::vector<std::uint32_t> place(snapshot.size());
  for (std::uint32_t at = 0; at < result.nodes.size(); ++at) place[result.nodes[at]] = at;
  std::vector<graph::Edge> edges;
  for (const graph::Edge& edge : snapshot.partnerships.edges()) {
    edges.push_back({place[edge.from], place[edge.to], edge.weight});
  }
  result.graph = graph::merged(snapshot.size(), std::move(edges), snapshot.partnerships.direction());
  return result;
}

}  // namespace xylem::analysis
