// The Why of balances and of how unevenly giving is spread.
#include <algorithm>
#include <string>

#include "analysis/flow_scope.h"
#include "analysis/why_terms.h"
#include "xylem/analysis/sentences.h"
#include "xylem/analysis/whys.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using graph::Flow;
using graph::Snapshot;

std::string end_in_words(const Snapshot& snapshot, std::uint32_t end) {
  if (end == graph::kToLearners) return "learners";
  return end < snapshot.size() ? snapshot.organizations[end]->name : "outside the map";
}

/// One flow as seen by `node`: "From Mill", "To learners".
WhyTerm term_of(const Snapshot& snapshot, const Balance& balance, const Flow& flow, std::uint32_t node) {
  std::string name =
      flow.to == node ? "From " + end_in_words(snapshot, flow.from) : "To " + end_in_words(snapshot, flow.to);
  std::string note;
  if (balance.scope.resource.empty()) {
    note = ecosystem::term_label(*snapshot.ecosystem, "resource", flow.resource.text());
  }
  if (flow.disputed) note += std::string(note.empty() ? "" : ", ") + "the two sides differ, the mean is used";
  return {std::move(name), flow.amount, balance.unit, std::move(note)};
}

}  // namespace

Why why_balance(const Snapshot& snapshot, const Balance& balance, const OrganizationBalance& row) {
  Why why{"What it gets less what it gives, divided by both: -1 gives only, 1 gets only",
          {},
          {},
          "Xylem's own",
          "It says nothing about size, and giving only is often right: a funder."};
  why.terms = {{"Balance", row.balance(), "", ""},
               {"Gets less gives", row.net(), balance.unit, ""},
               {"Gets", row.receives, balance.unit, "in twelve months"},
               {"Gives", row.gives, balance.unit, "in twelve months"}};
  std::vector<WhyTerm> flows;
  for (const Flow* flow : flows_in(snapshot, balance.scope)) {
    const bool its_own = flow->from == row.node || flow->to == row.node;
    if (!its_own || flow->from == flow->to) continue;
    WhyTerm term = term_of(snapshot, balance, *flow, row.node);
    if (!flow->amount) {
      why.missing.push_back(term.name + ": amount not known");
      continue;
    }
    flows.push_back(std::move(term));
  }
  std::ranges::stable_sort(flows, std::ranges::greater{}, [](const WhyTerm& term) { return *term.value; });
  add_terms(why, std::move(flows));
  if (row.within > 0.0) why.terms.push_back({"Within itself", row.within, balance.unit, "in no sum"});
  return why;
}

Why why_spread(const Snapshot& snapshot, const Balance& balance, SpreadOf what) {
  const bool giving = what == SpreadOf::giving;
  const Spread& spread = giving ? balance.giving : balance.receiving;
  Why why{giving ? "Each one's share of all that is given, squared and added up: HHI; 1 divided by it is as if it came "
                   "from so many equal givers"
                 : "Each one's share of all that is received, squared and added up: HHI; 1 divided by it is as if it "
                   "went to so many equal receivers",
          {},
          {},
          "Herfindahl (1950), Hirschman (1945); Gini (1912)",
          "Who takes part without giving counts with 0 in the Gini: say who is in the list."};
  why.terms = {{"HHI", spread.hhi, "", ""},
               {giving ? "As if equal givers" : "As if equal receivers", spread.effective, "", "1 / HHI"},
               {"Gini, corrected for few", spread.gini_corrected, "", "0 all the same, 1 all with one"}};
  std::vector<WhyTerm> each;
  double all = 0.0;
  for (const OrganizationBalance& row : balance.organizations) {
    const double amount = giving ? row.gives : row.receives;
    all += amount;
    if (amount > 0.0) each.push_back({snapshot.organizations[row.node]->name, amount, balance.unit, ""});
  }
  std::ranges::stable_sort(each, std::ranges::greater{}, [](const WhyTerm& term) { return *term.value; });
  for (WhyTerm& term : each) term.note = percent_in_words(*term.value / all);
  add_terms(why, std::move(each));
  if (balance.unknown > 0) why.missing.push_back(base::counted(balance.unknown, "flow") + " without a known amount");
  return why;
}

Why why_need(const Snapshot& snapshot, const Matching& matching, std::uint32_t need) {
  const MatchNeed& row = matching.needs[need];
  const std::string unit = ecosystem::unit_of(*snapshot.ecosystem, row.resource);
  Why why{
      "The plan that is worth most: each amount met counts by the priority of its need, and a little less where the "
      "two "
      "are not partners yet (.95 where somebody knows both, .9 otherwise)",
      {},
      {},
      "A transportation problem (Hitchcock 1941); priorities and preferences are Xylem's own",
      "Of several plans that are worth the same one is shown: ask before anything is promised."};
  why.terms = {{"Needed in twelve months", row.amount, unit, ""},
               {"Met by the plan", row.planned, unit, ""},
               {"Already flows to it", row.flows, unit, "known amounts"},
               {"Priority", static_cast<double>(row.priority), "", "1 to 3"},
               {"One more wanted would add", row.price, "", "to the value of the plan"}};
  std::vector<WhyTerm> givers;
  std::size_t unknown = 0;
  for (const Match& match : matching.matches) {
    if (match.need != need) continue;
    const MatchOffer& offer = matching.offers[match.offer];
    if (!offer.amount) ++unknown;
    if (match.planned > 0.0) {
      givers.push_back({"From " + snapshot.organizations[offer.node]->name, match.planned, unit,
                        std::string(to_text(match.nearness))});
    }
  }
  std::ranges::stable_sort(givers, std::ranges::greater{}, [](const WhyTerm& term) { return *term.value; });
  add_terms(why, std::move(givers));
  if (row.offers == 0) why.terms.push_back({"Offers that fit", 0.0, "", "nothing on the map"});
  if (!row.amount) why.missing.push_back("How much is needed");
  if (unknown > 0) why.missing.push_back(base::counted(unknown, "offer") + " that fit, without an amount");
  return why;
}

}  // namespace xylem::analysis
