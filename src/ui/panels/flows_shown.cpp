// What the Flows panel shows, made once for each answer.
#include "ui/panels/flows_shown.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "xylem/analysis/sentences.h"
#include "xylem/analysis/whys.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/scene/encoding.h"

namespace xylem::ui {
namespace {

std::string amount_text(double amount, const std::string& unit) {
  const std::string text = base::readable(amount, std::abs(amount) < 10.0 ? 1 : 0);
  return unit.empty() ? text : text + " " + unit;
}

void add_scopes(FlowsShown& shown) {
  const session::FlowsAnswer& answer = *shown.key.answer;
  shown.title = answer.balance.title;
  const FlowsShown::Key& key = shown.key;
  const auto add = [&](FlowsShown::Scope scope, std::string label, std::string detail) {
    if (scope.resource == key.resource && scope.unit == key.unit && scope.capital == key.capital)
      shown.chosen = scope.key;
    shown.scopes.push_back({.key = scope.key, .label = std::move(label), .detail = std::move(detail)});
    shown.behind_scopes.push_back(std::move(scope));
  };
  const auto count = std::ranges::count_if(answer.scopes, [](const auto& row) { return !row.scope.resource.empty(); });
  if (count >= 2) add({"*", {}, {}, {}}, "Every flow on the map", "figures of the most frequent");
  for (const analysis::FlowScopeRow& row : answer.scopes) {
    if (row.scope.resource.empty() && row.scope.unit.empty()) continue;  // what has no unit cannot be added up
    const std::string option = row.scope.resource.empty() ? "unit " + row.scope.unit : row.scope.resource.text();
    add({option, row.scope.resource, row.scope.resource.empty() ? row.scope.unit : std::string(), {}}, row.title,
        base::counted(row.flows, "flow"));
  }
  for (const analysis::FlowScopeRow& row : answer.capitals) {
    if (row.scope.unit.empty()) continue;
    add({"capital " + row.scope.capital.text() + " " + row.scope.unit, {}, row.scope.unit, row.scope.capital},
        row.title, base::counted(row.flows, "flow"));
  }
  if (count >= 2 && key.resource.empty()) {
    const bool first = key.unit.empty() && key.capital.empty();
    shown.notes.push_back("The map shows every flow; the figures are of " + shown.title +
                          (first ? ", which flows most often" : "") +
                          ". Amounts in different units are never added up.");
  }
}

void add_capitals(FlowsShown& shown, const graph::Snapshot& snapshot, const scene::Theme& theme) {
  const ecosystem::Ecosystem& ecosystem = *snapshot.ecosystem;
  std::set<std::string> keys;
  for (const graph::Flow& flow : snapshot.flows) {
    if (shown.key.resource.empty() || flow.resource == shown.key.resource)
      keys.insert(ecosystem::capital_of(ecosystem, flow.resource));
  }
  for (const ecosystem::Term* term : ecosystem::terms_of(ecosystem, "capital")) {
    if (keys.erase(term->key) > 0) shown.capitals.push_back({term->label, scene::color_of_capital(term->key, theme)});
  }
  for (const std::string& key : keys) {
    shown.capitals.push_back({key.empty() ? "Not specified" : key, scene::color_of_capital(key, theme)});
  }
}

/// Counts behind the two figures on what is two-way.
analysis::Why why_two_way(const analysis::Balance& balance, const char* formula, const std::optional<double>& value) {
  analysis::Why why;
  why.formula = formula;
  why.terms.push_back({"Value", value, "", ""});
  why.terms.push_back({"Moved between organizations", balance.total, balance.unit, ""});
  why.terms.push_back({"Pairs that give to each other", static_cast<double>(balance.reciprocity.mutual), "pairs", ""});
  why.terms.push_back({"Pairs in which one gives", static_cast<double>(balance.reciprocity.one_way), "pairs", ""});
  if (balance.unknown > 0) why.missing.push_back(base::counted(balance.unknown, "amount"));
  why.source = "Squartini, Picciolo, Ruzzenenti and Garlaschelli (2013)";
  return why;
}

void add_figures(FlowsShown& shown) {
  const analysis::Balance& balance = shown.key.answer->balance;
  const auto answer = shown.key.answer;
  const analysis::Reciprocity& two_way = balance.reciprocity;
  if (two_way.weighted) {
    shown.figures.push_back(
        {"Two-way amount", analysis::percent_in_words(*two_way.weighted),
         "How much of what moves between organizations is matched by what comes back (weighted reciprocity).",
         [answer](const graph::Snapshot&) {
           return why_two_way(answer->balance,
                              "For every two organizations the smaller of the two amounts, summed both ways, over all "
                              "that moved",
                              answer->balance.reciprocity.weighted);
         }});
  }
  if (balance.giving.effective) {
    std::string tip = "As if it all came from so many equal givers (1 / HHI of what is given).";
    if (balance.giving.gini_corrected)
      tip += " Gini " + base::readable(*balance.giving.gini_corrected, 2) + ", corrected for the number of givers.";
    shown.figures.push_back({"Equal givers", base::readable(*balance.giving.effective, 1), std::move(tip),
                             [answer](const graph::Snapshot& snapshot) {
                               return analysis::why_spread(snapshot, answer->balance, analysis::SpreadOf::giving);
                             }});
  }
  const std::uint32_t pairs = two_way.mutual + two_way.one_way;
  if (pairs > 0) {
    shown.figures.push_back({"Two-way pairs", std::to_string(two_way.mutual) + " of " + std::to_string(pairs),
                             "Pairs of organizations that give to each other, of all pairs in which one gives "
                             "(dyadic reciprocity).",
                             [answer](const graph::Snapshot&) {
                               return why_two_way(answer->balance,
                                                  "Pairs that give to each other, over pairs with any flow",
                                                  answer->balance.reciprocity.dyads);
                             }});
  }
}

std::string unknown_text(const analysis::OrganizationBalance& balance) {
  std::string text;
  if (balance.unknown_given > 0)
    text += " Gives " + base::counted(balance.unknown_given, "more flow") + " of unknown amount.";
  if (balance.unknown_received > 0)
    text += " Gets " + base::counted(balance.unknown_received, "more flow") + " of unknown amount.";
  return text;
}

FlowsShown::Row row_of(const analysis::OrganizationBalance& balance, const std::string& unit) {
  FlowsShown::Row row;
  row.gives = balance.gives;
  row.receives = balance.receives;
  if (balance.gives + balance.receives > 0.0) {
    row.net = analysis::net_in_words(balance);
    if (row.net == "gives as much as it gets") row.net = "even";
    row.tip = "Gives " + amount_text(balance.gives, unit) + ", gets " + amount_text(balance.receives, unit) + ".";
  } else {
    row.tip = "No amount known.";
  }
  if (balance.within > 0.0) row.tip += " " + amount_text(balance.within, unit) + " stay within and count in no sum.";
  if (balance.reciprocated && *balance.reciprocated > 0.0)
    row.tip += " " + analysis::percent_in_words(*balance.reciprocated) + " of it is two-way.";
  row.tip += unknown_text(balance);
  return row;
}

void add_rows(FlowsShown& shown, const graph::Snapshot& snapshot) {
  const analysis::Balance& balance = shown.key.answer->balance;
  shown.head = "Gives and receives";
  if (!balance.unit.empty()) shown.head += ", " + balance.unit;
  shown.head += " in 12 months";
  for (const analysis::OrganizationBalance& one : balance.organizations) {
    FlowsShown::Row row = row_of(one, balance.unit);
    row.id = snapshot.organizations[one.node]->id.text();
    row.name = snapshot.organizations[one.node]->name;
    shown.largest = std::max({shown.largest, row.gives, row.receives});
    shown.organizations.push_back(std::move(row));
  }
  for (const analysis::SectorBalance& one : balance.sectors) {
    if (one.gives + one.receives <= 0.0) continue;
    analysis::OrganizationBalance amounts;
    amounts.gives = one.gives;
    amounts.receives = one.receives;
    FlowsShown::Row row = row_of(amounts, balance.unit);
    row.id = one.sector.text();
    row.name = one.label.empty() ? "Sector not given" : one.label;
    shown.largest_of_sectors = std::max({shown.largest_of_sectors, row.gives, row.receives});
    shown.sectors.push_back(std::move(row));
  }
}

FlowsShown::Pair pair_of(const analysis::PairBalance& pair, const std::string& unit) {
  FlowsShown::Pair shown;
  const std::string a = pair.label_a.empty() ? "not given" : pair.label_a;
  const std::string b = pair.label_b.empty() ? "not given" : pair.label_b;
  const bool turned = pair.back > pair.there;  // who gives more comes first
  const double there = turned ? pair.back : pair.there;
  const double back = turned ? pair.there : pair.back;
  const bool inside = pair.a == pair.b;
  shown.names = inside ? "Among " + a : (turned ? b + " → " + a : a + " → " + b);
  shown.partnership = pair.partnership;
  const auto number = [](double amount) { return base::readable(amount, amount < 10.0 ? 1 : 0); };
  shown.text = there + back <= 0.0 ? "amounts not known"
               : inside            ? amount_text(there, unit)
                                   : number(there) + " there, " + number(back) + " back";
  shown.tip = shown.names + ": " +
              (inside ? amount_text(there, unit)
                      : amount_text(there, unit) + " there and " + amount_text(back, unit) + " back") +
              " in " + base::counted(pair.flows, "flow") + ".";
  if (pair.unknown > 0) shown.tip += " Of " + base::counted(pair.unknown, "more flow") + " the amount is not known.";
  return shown;
}

void add_pairs(FlowsShown& shown) {
  const std::string& unit = shown.key.answer->balance.unit;
  for (const auto& pair : shown.key.answer->roles) shown.role_pairs.push_back(pair_of(pair, unit));
  for (const auto& pair : shown.key.answer->partnerships) shown.partnerships.push_back(pair_of(pair, unit));
  // One pair of roles that nobody gave says nothing.
  if (shown.role_pairs.size() == 1 && shown.key.answer->roles.front().a.empty() &&
      shown.key.answer->roles.front().b.empty())
    shown.role_pairs.clear();
}

void add_notes(FlowsShown& shown) {
  const analysis::Balance& balance = shown.key.answer->balance;
  std::vector<std::string> outside;
  if (balance.from_outside > 0.0)
    outside.push_back(amount_text(balance.from_outside, balance.unit) + " came from outside the map");
  if (balance.to_outside > 0.0) outside.push_back(amount_text(balance.to_outside, balance.unit) + " left it");
  if (balance.to_learners > 0.0)
    outside.push_back(amount_text(balance.to_learners, balance.unit) + " reached learners");
  if (!outside.empty()) shown.notes.push_back(base::joined(outside, ", ") + ".");
  if (balance.unknown > 0) {
    shown.notes.push_back(base::readable(balance.unknown, 0) + " of " + base::counted(balance.flows, "flow") +
                          (balance.unknown == 1 ? " has no amount: it counts" : " have no amount: they count") +
                          " in no sum.");
  }
  if (balance.disputed > 0) {
    shown.notes.push_back("In " + base::counted(balance.disputed, "flow") +
                          " the two sides differ by more than a quarter: their mean is used.");
  }
}

}  // namespace

FlowsShown flows_shown(const FlowsShown::Key& key, const graph::Snapshot& snapshot, const std::string& sentence,
                       const scene::Theme& theme) {
  FlowsShown shown;
  shown.key = key;
  shown.sentence = sentence;
  shown.sureness = sureness_of(snapshot);
  if (key.answer->scopes.empty()) return shown;
  add_scopes(shown);
  add_capitals(shown, snapshot, theme);
  add_figures(shown);
  add_rows(shown, snapshot);
  add_pairs(shown);
  add_notes(shown);
  return shown;
}

const FlowsShown::Scope* FlowsShown::scope_of(std::string_view option) const {
  const auto found = std::ranges::find(behind_scopes, option, &Scope::key);
  return found == behind_scopes.end() ? nullptr : &*found;
}

}  // namespace xylem::ui
