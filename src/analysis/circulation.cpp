// Circulation: closing the books, throughflow and cycling, ascendency with the joint capacity, origin and use.
#include "xylem/analysis/circulation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "analysis/cancelled.h"
#include "analysis/flow_scope.h"
#include "analysis/loops.h"
#include "xylem/analysis/eligibility.h"
#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using base::Error;
using base::ErrorKind;

constexpr double kRounding = 1e-9;  // of a throughflow: what differs by less is a rounding error of sums

double sum_of(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

Error no_boundary() {
  return {ErrorKind::not_found, "No boundary flow recorded", "",
          "Record what comes in from outside the map, or what learners get"};
}
Error nothing_flows() { return {ErrorKind::not_found, "Nothing of known amount flows here", "", ""}; }

bool amounts_are_sound(const FlowNetwork& network) {
  const auto sound = [](double amount) { return std::isfinite(amount) && amount >= 0.0; };
  return std::ranges::all_of(network.arcs, [&](const FlowNetwork::Arc& arc) { return sound(arc.amount); }) &&
         std::ranges::all_of(network.inputs, sound) && std::ranges::all_of(network.exports, sound) &&
         std::ranges::all_of(network.losses, sound);
}

std::vector<FlowNetwork::Arc> simple(const std::vector<FlowNetwork::Arc>& arcs) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> amounts;
  for (const FlowNetwork::Arc& arc : arcs) {
    if (arc.from != arc.to && arc.amount > 0.0) amounts[{arc.from, arc.to}] += arc.amount;
  }
  std::vector<FlowNetwork::Arc> result;
  for (const auto& [ends, amount] : amounts) result.push_back({ends.first, ends.second, amount});
  return result;
}

/// One network on its way to its figures.
class Ledger {
 public:
  Ledger(const FlowNetwork& network, Circulation& result)
      : arcs_(simple(network.arcs)), exports_(network.exports), losses_(network.losses), result_(result) {
    result_.inputs = network.inputs;
  }

  void close_books() {
    const std::size_t size = result_.inputs.size();
    std::vector<double> in = result_.inputs;
    std::vector<double> out(size, 0.0);
    for (std::size_t node = 0; node < size; ++node) out[node] = exports_[node] + losses_[node];
    for (const FlowNetwork::Arc& arc : arcs_) {
      out[arc.from] += arc.amount;
      in[arc.to] += arc.amount;
      result_.between += arc.amount;
    }
    result_.own.assign(size, 0.0);
    result_.kept.assign(size, 0.0);
    result_.throughflow.resize(size);
    result_.outputs.resize(size);
    for (std::size_t node = 0; node < size; ++node) {
      const double through = std::max(in[node], out[node]);
      const double gap = in[node] - out[node];
      result_.throughflow[node] = through;
      if (gap > kRounding * through) result_.kept[node] = gap;
      if (-gap > kRounding * through) result_.own[node] = -gap;
      result_.inputs[node] += result_.own[node];
      losses_[node] += result_.kept[node];
      result_.outputs[node] = exports_[node] + losses_[node];
    }
    result_.tst = sum_of(result_.throughflow);
    result_.tst_put = result_.between + sum_of(result_.inputs) + sum_of(result_.outputs);
  }

  base::Result<Visits> visits(const std::stop_token& stop) const {
    std::vector<Onward> onward;
    for (const FlowNetwork::Arc& arc : arcs_) {
      onward.push_back({arc.from, arc.to, arc.amount / result_.throughflow[arc.from]});
    }
    const auto size = static_cast<std::uint32_t>(result_.inputs.size());
    if (has_closed_loop(size, onward)) return no_boundary();
    return Visits::of(size, onward, kLargestLoop, stop);
  }

  void add_cycling(const Visits& visits) {
    for (std::uint32_t node = 0; node < result_.inputs.size(); ++node) {
      const double returns = std::max(1.0, visits.returns(node));
      result_.returns.push_back(returns);
      result_.cycled += (returns - 1.0) / returns * result_.throughflow[node];
    }
    result_.finn = result_.cycled / result_.tst;
    result_.finn_by_put = result_.cycled / result_.tst_put;
    result_.path_length = result_.tst / sum_of(result_.inputs);
  }

  void add_information() {
    // Three nodes outside: where inputs come from, where useful outputs go, where losses go.
    const double useful = sum_of(exports_);
    const double lost = sum_of(losses_);
    const double all_inputs = sum_of(result_.inputs);
    std::vector<double> leaving(result_.inputs.size(), 0.0);  // all rows of t
    std::vector<double> arriving = result_.inputs;            // all columns of t
    for (std::size_t node = 0; node < leaving.size(); ++node) leaving[node] = result_.outputs[node];
    for (const FlowNetwork::Arc& arc : arcs_) {
      leaving[arc.from] += arc.amount;
      arriving[arc.to] += arc.amount;
    }
    FlowParts& parts = result_.ascendency_parts;
    for (std::size_t node = 0; node < leaving.size(); ++node) {
      parts.input += information(result_.inputs[node], all_inputs, arriving[node]);
      parts.exported += information(exports_[node], leaving[node], useful);
      parts.lost += information(losses_[node], leaving[node], lost);
    }
    for (const FlowNetwork::Arc& arc : arcs_) {
      parts.internal += information(arc.amount, leaving[arc.from], arriving[arc.to]);
    }
    result_.ascendency = std::max(0.0, parts.sum());
    result_.ami = result_.ascendency / result_.tst_put;
    result_.capacity = capacity();
    result_.entropy = result_.capacity / result_.tst_put;
    result_.overhead = std::max(0.0, result_.capacity - result_.ascendency);
    if (result_.capacity <= 0.0) return;
    result_.fixed = std::min(1.0, result_.ascendency / result_.capacity);
    result_.robustness = *result_.fixed > 0.0 ? -*result_.fixed * std::log(*result_.fixed) : 0.0;
  }

  base::Result<void> add_origin_and_use(const Visits& visits, const std::stop_token& stop) {
    std::vector<double> row;
    for (std::uint32_t origin = 0; origin < result_.inputs.size(); ++origin) {
      if (result_.inputs[origin] <= 0.0) continue;
      if (stop.stop_requested()) return cancelled();
      visits.row_of(origin, row);
      for (std::uint32_t use = 0; use < row.size(); ++use) {
        if (row[use] <= 0.0 || result_.outputs[use] <= 0.0) continue;
        const double amount = result_.inputs[origin] * row[use] * result_.outputs[use] / result_.throughflow[use];
        result_.origin_use.push_back({origin, use, amount});
      }
    }
    return {};
  }

 private:
  /// t log2(t T.. / (row sum * column sum)), which T.. times the average mutual information is the sum of.
  [[nodiscard]] double information(double amount, double row, double column) const {
    return amount > 0.0 ? amount * std::log2(amount * result_.tst_put / (row * column)) : 0.0;
  }
  [[nodiscard]] double capacity() const {
    double sum = 0.0;
    const auto add = [&](double amount) { sum -= amount > 0.0 ? amount * std::log2(amount / result_.tst_put) : 0.0; };
    std::ranges::for_each(result_.inputs, add);
    std::ranges::for_each(exports_, add);
    std::ranges::for_each(losses_, add);
    for (const FlowNetwork::Arc& arc : arcs_) add(arc.amount);
    return sum;
  }
  /// Whether some strong component loses nothing: what enters would go round for ever.
  [[nodiscard]] bool has_closed_loop(std::uint32_t size, const std::vector<Onward>& onward) const {
    const StrongComponents strong = strong_components(size, onward);
    std::vector<char> open(strong.count, 0);
    for (std::uint32_t node = 0; node < size; ++node) {
      const bool still = result_.throughflow[node] <= 0.0;
      const bool loses = result_.outputs[node] > kRounding * result_.throughflow[node];
      if (still || loses) open[strong.of_node[node]] = 1;
    }
    for (const Onward& arc : onward) {
      if (strong.of_node[arc.from] != strong.of_node[arc.to]) open[strong.of_node[arc.from]] = 1;
    }
    return std::ranges::find(open, 0) != open.end();
  }

  std::vector<FlowNetwork::Arc> arcs_;
  std::vector<double> exports_;
  std::vector<double> losses_;
  Circulation& result_;
};

/// The network of a scope, and which organization each of its nodes is.
struct Scoped {
  FlowNetwork network;
  std::vector<std::uint32_t> nodes;
  std::uint32_t flows = 0;
  std::uint32_t unknown = 0;
};
Scoped network_of(const graph::Snapshot& snapshot, const FlowScope& scope) {
  Scoped scoped;
  std::map<std::uint32_t, std::uint32_t> place;
  const auto place_of = [&](std::uint32_t node) {
    const auto [found, added] = place.try_emplace(node, static_cast<std::uint32_t>(scoped.nodes.size()));
    if (added) {
      scoped.nodes.push_back(node);
      scoped.network.inputs.push_back(0.0);
      scoped.network.exports.push_back(0.0);
    }
    return found->second;
  };
  for (const graph::Flow* one : flows_in(snapshot, scope)) {
    const graph::Flow& flow = *one;
    if (!is_rival(*snapshot.ecosystem, flow.resource)) continue;
    ++scoped.flows;
    scoped.unknown += flow.amount ? 0U : 1U;
    const bool from_node = flow.from < snapshot.size();
    const bool to_node = flow.to < snapshot.size();
    if (!flow.amount || *flow.amount <= 0.0 || flow.from == flow.to) continue;
    if (from_node && to_node) {
      scoped.network.arcs.push_back({place_of(flow.from), place_of(flow.to), *flow.amount});
    } else if (to_node) {
      scoped.network.inputs[place_of(flow.to)] += *flow.amount;
    } else if (from_node) {
      scoped.network.exports[place_of(flow.from)] += *flow.amount;
    }
  }
  scoped.network.losses.assign(scoped.nodes.size(), 0.0);
  return scoped;
}

std::string one_of(const std::string& unit) {
  if (unit.empty()) return "unit";
  return unit.ends_with("s") ? unit.substr(0, unit.size() - 1) : "unit of " + unit;
}

}  // namespace

base::Result<Circulation> circulation_of(const FlowNetwork& network, const std::stop_token& stop) {
  if (network.exports.size() != network.inputs.size() || network.losses.size() != network.inputs.size() ||
      !amounts_are_sound(network)) {
    return Error{ErrorKind::invalid_argument, "Amounts must be 0 or more, one for each node", "", ""};
  }
  Circulation result;
  result.nodes.resize(network.inputs.size());
  std::iota(result.nodes.begin(), result.nodes.end(), 0U);
  Ledger ledger(network, result);
  ledger.close_books();
  if (result.tst <= 0.0) return nothing_flows();
  const auto visits = ledger.visits(stop);
  if (!visits) return visits.error();
  if (sum_of(result.inputs) <= 0.0) return no_boundary();
  ledger.add_cycling(*visits);
  ledger.add_information();
  const auto done = ledger.add_origin_and_use(*visits, stop);
  if (!done) return done.error();
  return result;
}

base::Result<Circulation> circulation_of(const graph::Snapshot& snapshot, const FlowScope& scope,
                                         const std::stop_token& stop) {
  Scoped scoped = network_of(snapshot, scope);
  if (scoped.flows == 0) {
    return Error{ErrorKind::not_found, "What flows here does not deplete, so it does not circulate", "",
                 "Choose hours, money or things that can be used up"};
  }
  auto result = circulation_of(scoped.network, stop);
  if (!result) return result.error();
  result->scope = scope;
  result->unit = unit_of(snapshot, scope);
  result->title = title_of(snapshot, scope);
  result->nodes = std::move(scoped.nodes);
  result->flows = scoped.flows;
  result->unknown = scoped.unknown;
  return result;
}

std::string circulation_sentence(const Circulation& circulation) {
  const std::string share = percent_in_words(circulation.finn);
  const std::string unit = one_of(circulation.unit);
  const std::string returned = circulation.finn <= 0.0
                                   ? std::string("Nothing comes back to someone it already passed")
                                   : fmt::format("{} of all exchange comes back to someone it already passed", share);
  return fmt::format("{}; one {} brought in supports {} of exchange in all.", returned, unit,
                     base::readable(circulation.path_length, 1));
}

Why why_cycling(const graph::Snapshot& snapshot, const Circulation& circulation) {
  Why why;
  why.formula =
      "What goes through each organization times the share of it that has been there before, divided by all "
      "that goes through";
  for (std::size_t place = 0; place < circulation.nodes.size(); ++place) {
    if (circulation.returns[place] <= 1.0) continue;
    why.terms.push_back({"Through " + snapshot.organizations[circulation.nodes[place]]->name,
                         circulation.throughflow[place], circulation.unit,
                         fmt::format("is there {} times on average", base::readable(circulation.returns[place], 3))});
  }
  why.terms.push_back({"Through all", circulation.tst, circulation.unit, "throughflow, not throughput"});
  why.terms.push_back({"Own resources added to close the books", sum_of(circulation.own), circulation.unit, ""});
  why.terms.push_back({"Used or kept, added to close the books", sum_of(circulation.kept), circulation.unit, ""});
  if (circulation.unknown > 0) {
    why.missing.push_back(base::counted(circulation.unknown, "flow") + " without a known amount");
  }
  why.source = "Finn (1976, 1980)";
  return why;
}

std::vector<Finding> findings_of(const graph::Snapshot& snapshot, const Circulation& circulation) {
  constexpr std::uint32_t kFewest = 3;
  constexpr double kWeight = .25;
  if (circulation.scope.resource.empty() || circulation.finn > 0.0) return {};
  const ecosystem::Term* term =
      ecosystem::find_term(*snapshot.ecosystem, "resource", circulation.scope.resource.text());
  if (term == nullptr || !term->passes_on.value_or(false)) return {};
  if (circulation.flows - circulation.unknown < kFewest || circulation.nodes.size() < kFewest) return {};
  const auto most = std::ranges::max_element(circulation.kept) - circulation.kept.begin();
  const ecosystem::Organization& holder = *snapshot.organizations[circulation.nodes[static_cast<std::size_t>(most)]];
  Finding finding;
  finding.kind = "never_passed_on";
  finding.analysis = "A12";
  finding.sentence =
      fmt::format("{} could be handed on after use, but nothing of it ever came round; most stays with {}",
                  circulation.title, holder.name);
  finding.weight = kWeight;
  finding.certainty = circulation.unknown > 0 ? Certainty::uncertain : Certainty::likely;
  finding.certainty_note = circulation.unknown > 0 ? base::counted(circulation.unknown, "amount") + " not known"
                                                   : "Handing on may happen without being recorded";
  finding.subjects = {{FindingSubject::Kind::organization, holder.id.text()}};
  finding.why = why_cycling(snapshot, circulation);
  finding.next_move = fmt::format("Ask {} who could use it next", holder.name);
  return {finding};
}

}  // namespace xylem::analysis
