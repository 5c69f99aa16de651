// Sentences: numbers put in words, with the right grammar for none, one and many.
#include "xylem/analysis/sentences.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "xylem/analysis/network.h"
#include "xylem/base/text.h"

namespace xylem::analysis {
namespace {

using base::counted;
using base::readable;

std::string number_word(std::size_t number) {
  static constexpr std::array kWords{"No",  "One",   "Two",   "Three", "Four", "Five",
                                     "Six", "Seven", "Eight", "Nine",  "Ten"};
  return number < kWords.size() ? kWords[number] : readable(static_cast<double>(number), 0);
}

/// "One other is cut off", "9 others are cut off".
std::string cut_off(std::uint32_t others) {
  return others == 1 ? "one other is cut off" : counted(others, "other") + " are cut off";
}

/// The hole between groups that lacks most; null when there is none.
const GroupPair* worst_hole(const Mixing& mixing) {
  const GroupPair* worst = nullptr;
  for (const GroupPair& pair : mixing.pairs) {
    if (pair.hole && pair.a != pair.b && (worst == nullptr || pair.score < worst->score)) worst = &pair;
  }
  return worst;
}

std::string fragile_part(const Fragility& fragility, std::optional<std::uint32_t> single_top) {
  const auto top = std::ranges::find_if(fragility.nodes, [&](const FragileNode& f) { return single_top == f.node; });
  if (top != fragility.nodes.end()) return " Without it, " + cut_off(top->cut_off) + ".";
  if (fragility.nodes.empty()) return " No single loss would cut others off.";
  if (fragility.nodes.size() == 1) return " The loss of one organization would cut others off.";
  return " The loss of any of " + counted(fragility.nodes.size(), "organization") + " would cut others off.";
}

}  // namespace

std::string percent_in_words(double share) {
  const double percent = std::round(100.0 * share);
  if (share > 0.0 && percent < 1.0) return "less than 1%";
  if (share < 1.0 && percent > 99.0) return "more than 99%";
  return readable(percent, 0) + "%";
}

std::string sectors_sentence(const Grouping& sectors, const Mixing& mixing) {
  const std::size_t organizations = sectors.of_node.size();
  if (organizations == 0) return "No organizations yet. Add the first one, paste a table or open a file.";
  const std::string who = counted(organizations, "organization");
  if (sectors.count() == 0) return who + ". No sector is given yet: choose one for each to see who works with whom.";
  std::string text = who + " from " + counted(sectors.count(), "sector");
  if (mixing.ties + mixing.left_out == 0) return text + ". No partnerships yet: add who works with whom.";
  if (mixing.ties == 0) return text + ". No partnership is between organizations whose sectors are both given.";
  const std::string share = percent_in_words(static_cast<double>(mixing.crossing) / mixing.ties);
  if (mixing.ties == 1) {
    text += mixing.crossing == 1 ? "; their partnership crosses sectors." : "; their partnership stays in one sector.";
  } else if (mixing.crossing == 0) {
    text += "; none of their partnerships crosses sectors.";
  } else {
    text += "; " + (mixing.crossing == mixing.ties ? "all" : share + " of") + " their partnerships cross sectors.";
  }
  if (const GroupPair* hole = worst_hole(mixing)) {
    text += " Hardly linked: " + sectors.labels[hole->a] + " with " + sectors.labels[hole->b] + ", " +
            pairs_in_words(*hole) + ".";
  } else if (mixing.ungrouped > 0) {
    text += " " + counted(mixing.ungrouped, "organization has", "organizations have") + " no sector given.";
  }
  return text;
}

std::string influence_sentence(const graph::Graph& graph, const AllMeasures& measures, const Fragility& fragility) {
  if (graph.node_count() == 0) return "No organizations yet. Add the first one, paste a table or open a file.";
  if (graph.edge_count() == 0) return "No partnerships yet. Add who works with whom to see who connects whom.";
  if (graph.node_count() < kFewestForShares) {
    return counted(graph.node_count(), "organization") + ", " + counted(graph.edge_count(), "partnership") +
           ". Shares say little with fewer than five organizations.";
  }
  const Values& routes = measures.of(Measure::betweenness_normalized);
  const std::vector<std::uint32_t> places = ranks(routes);
  const auto tops = static_cast<std::size_t>(std::ranges::count(places, 1U));
  const auto first = static_cast<std::uint32_t>(std::ranges::find(places, 1U) - places.begin());
  const double share = routes[first].value_or(0.0);
  if (share <= 1e-12) return "Nobody stands between others: whoever can be reached is a partner.";
  std::string text = number_word(tops) + (tops == 1 ? " organization carries " : " organizations carry ") +
                     (measures.sources > 0 ? "about " : "") + percent_in_words(share) + " of all shortest routes" +
                     (tops == 1 ? "." : " each.");
  text += fragile_part(fragility, tops == 1 ? std::optional(first) : std::nullopt);
  if (measures.sources > 0) text += " " + sample_in_words(measures.sources, graph.node_count());
  return text;
}

std::string gaps_sentence(const graph::Snapshot& snapshot, const Coverage* coverage) {
  if (coverage == nullptr) return "No target profile yet. Say what the ecosystem should have to see what is missing.";
  if (coverage->cells.empty()) return "The target profile wants nothing yet. Add rows to it.";
  if (snapshot.size() == 0)
    return "No organizations yet: every one of " + counted(coverage->cells.size(), "target cell") + " is open.";
  const std::size_t all = coverage->cells.size();
  const std::size_t missed = coverage->short_of();
  std::string text;
  if (coverage->covered == all) {
    return all == 1 ? "The one target cell is covered." : "All " + counted(all, "target cell") + " are covered.";
  }
  if (coverage->covered == 0) {
    text = all == 1 ? "The one target cell is not covered." : "None of " + counted(all, "target cell") + " is covered.";
  } else {
    text = readable(coverage->covered, 0) + " of " + counted(all, "target cell") +
           (coverage->covered == 1 ? " is covered." : " are covered.");
    if (missed > 0)
      text += missed == 1 ? " One is short." : " " + readable(static_cast<double>(missed), 0) + " are short.";
  }
  if (coverage->not_known == 0) return text;
  const bool any_stage = std::ranges::any_of(snapshot.organizations, [](const auto* o) { return !o->stages.empty(); });
  text += coverage->not_known == 1 ? " One cannot be told" : " " + readable(coverage->not_known, 0) + " cannot be told";
  return text + (any_stage ? ": stages or amounts are missing."
                           : ": add the stages that organizations serve, and what they offer.");
}

std::string flows_sentence(const Balance* balance) {
  if (balance == nullptr || balance->flows == 0) {
    return "No flows recorded yet. Add who gives what to whom, or import directed ties.";
  }
  const double moved = balance->total + balance->from_outside + balance->to_outside + balance->to_learners;
  std::string text = balance->title + ": ";
  if (balance->unknown == balance->flows) {
    return text + counted(balance->flows, "flow") + ", " +
           (balance->flows == 1 ? "its amount not known." : "no amount known.") +
           " Add amounts to see who gives how much.";
  }
  text += readable(moved, moved < 10.0 ? 1 : 0) + " moved in 12 months";
  if (balance->giving.effective) {
    const std::string givers = readable(*balance->giving.effective, 1);
    text += givers == "1" ? ", all from one giver" : ", as if from " + givers + " equal givers";
  }
  if (balance->reciprocity.weighted) {
    const double share = *balance->reciprocity.weighted;
    text += share <= 0.0 ? "; nothing of it is two-way" : "; " + percent_in_words(share) + " of it is two-way";
  }
  text += ".";
  if (balance->unknown > 0) text += " " + counted(balance->unknown, "more flow has", "more flows have") + " no amount.";
  return text;
}

}  // namespace xylem::analysis
