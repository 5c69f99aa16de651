// Partnerships: the ties of each pair brought together, what they say of the pair, and its phase.
#include <algorithm>

#include "files/tie_records.h"
#include "xylem/base/text.h"

namespace xylem::files {
namespace {

using base::Severity;
using ecosystem::CustomValue;
using ecosystem::Date;
using ecosystem::OrganizationId;
using ecosystem::Partnership;
using ecosystem::PhaseRecord;
using ecosystem::Tie;
using ecosystem::TieDirection;
using ecosystem::Value;

/// The ties of one pair, in the order of the file.
struct Pair {
  std::string a, b;  // the first tie goes from a to b
  std::vector<const Reported*> ties;
};

std::vector<Pair> pairs_of(const std::vector<Reported>& ties) {
  std::vector<Pair> pairs;
  std::unordered_map<std::string, std::size_t> index;
  for (const Reported& tie : ties) {
    const auto [found, fresh] = index.emplace(pair_key(tie.from, tie.to), pairs.size());
    if (fresh) pairs.push_back({tie.from, tie.to, {}});
    pairs[found->second].ties.push_back(&tie);
  }
  return pairs;
}

struct PartnershipImport {
  Importing& import;
  const ecosystem::RecordDescription& kind = ecosystem::describe<Partnership>();
  ColumnPlans plans = {};
  std::optional<std::uint32_t> phase = {}, phase_from = {}, tie_count = {};
  bool one_tie_per_pair = false;

  [[nodiscard]] Partnership made_of(const Pair& pair);
  void say_of_pair(Partnership& partnership, const Edge& edge, std::vector<CustomValue>& rest);
  void add_phase(const Partnership& partnership, const Edge& edge, std::vector<CustomValue>& rest);
  [[nodiscard]] bool is_the_partnership(const Edge& edge, const Partnership& partnership,
                                        const std::vector<CustomValue>& rest) const;
  void prepare(const std::vector<Reported>& ties);
};

void PartnershipImport::prepare(const std::vector<Reported>& ties) {
  const auto& columns = import.table.edge_columns;
  phase = find_column(columns, "phase");
  phase_from = find_column(columns, "phase_from");
  if (import.written_by_us()) tie_count = find_column(columns, "ties");
  std::vector<PlannedRow> rows;
  for (const Reported& tie : ties) rows.push_back({&tie.edge->cells, tie.edge->label});
  plans = plan_columns(kind, columns, rows, import.words);
  for (const auto column : {phase, phase_from, tie_count}) {
    if (column) plans[*column] = {ColumnUse::handled, nullptr, {}};
  }
  std::vector<std::string> metrics;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (plans[i].use == ColumnUse::metric) metrics.push_back(columns[i].name);
  }
  if (!metrics.empty()) {
    import.say(Severity::note,
               "Measures of ties that another program computed were not taken over: " + base::joined(metrics, ", "));
  }
}

/// Values of the pair go to the partnership unless an earlier tie said otherwise; those, and unknown attributes, to
/// `rest`.
void PartnershipImport::say_of_pair(Partnership& partnership, const Edge& edge, std::vector<CustomValue>& rest) {
  const auto& columns = import.table.edge_columns;
  std::vector<Cell> others;
  for (const Cell& cell : edge.cells) {
    const ColumnPlan& plan = plans[cell.column];
    if (!cell.value.given() || plan.use == ColumnUse::handled || plan.use == ColumnUse::metric) continue;
    const auto value =
        plan.use == ColumnUse::field ? field_value(*plan.field, cell.value, import.words, true) : std::nullopt;
    if (value) {
      static const Partnership kFresh;
      const Value now = plan.field->get(&partnership);
      if (now == *value || (now == plan.field->get(&kFresh) && plan.field->set(&partnership, *value))) continue;
    }
    if (plan.use != ColumnUse::repeats_the_name || !edge.label.empty()) others.push_back(cell);
  }
  for (const Cell& cell : others) {
    if (plans[cell.column].use == ColumnUse::repeats_the_name) continue;
    if (one_tie_per_pair) {
      ColumnPlan& plan = plans[cell.column];
      if (plan.custom_key.empty())
        plan.custom_key = custom_key(import.ecosystem, kind, columns[cell.column].name, columns[cell.column].type);
      partnership.custom.push_back({plan.custom_key, cell.value});
    } else {
      rest.push_back({columns[cell.column].name, cell.value});
    }
  }
}

void PartnershipImport::add_phase(const Partnership& partnership, const Edge& edge, std::vector<CustomValue>& rest) {
  const Value none;
  const Value& given = phase ? value_in(edge.cells, *phase) : none;
  if (!given.given()) return;
  const std::string text = file_text(given);
  std::optional<Date> from = phase_from ? day_in(file_text(value_in(edge.cells, *phase_from))) : std::nullopt;
  if (!from) from = partnership.started ? partnership.started : import.options.seen_on;
  if (!from) {
    import.tally.add("phases without a date", Severity::warning, import.where(edge.line),
                     "The phase \"" + text + "\" has no day from which on it holds",
                     "It was kept with the tie; give it a column \"phase_from\", or the partnership a start.");
    rest.push_back({"phase", given});
    return;
  }
  PhaseRecord record;
  record.id = ecosystem::fresh_id<PhaseRecord>(import.ecosystem, partnership.id.text() + "-phase");
  record.partnership = partnership.id;
  record.phase = ecosystem::PhaseId(import.words.meant_or_new("phase", text));
  record.from = from;
  import.ecosystem.put(std::move(record));
}

/// Whether the edge stands for the partnership itself, as in files that Xylem wrote: then there is no tie to keep. Its
/// weight there is the level, or what the two rated, unless it is said to come from ties.
bool PartnershipImport::is_the_partnership(const Edge& edge, const Partnership& partnership,
                                           const std::vector<CustomValue>& rest) const {
  const bool of_pair =
      base::folded(edge.kind) == "partnership" && edge.direction == EdgeDirection::undirected && rest.empty();
  if (!of_pair || (tie_count && value_in(edge.cells, *tie_count).given())) return false;
  const bool is_level = partnership.level && static_cast<double>(*partnership.level) == edge.weight;
  return !edge.weight || is_level || import.written_by_us();
}

TieDirection direction_of(const Reported& tie, const Pair& pair) {
  if (tie.edge->direction != EdgeDirection::directed) return TieDirection::both;
  return tie.from == pair.a ? TieDirection::from_a : TieDirection::from_b;
}

Tie tie_of(const Reported& reported, const Pair& pair, std::vector<CustomValue> custom) {
  const Edge& edge = *reported.edge;
  Tie tie;
  tie.source_id = edge.id;
  tie.direction = direction_of(reported, pair);
  tie.kind = edge.kind.empty() ? edge.label : edge.kind;
  tie.weight = edge.weight;
  tie.from = edge.since;
  tie.to = edge.until;
  tie.custom = std::move(custom);
  if (!edge.label.empty() && tie.kind != edge.label) tie.custom.push_back({"label", Value{edge.label}});
  return tie;
}

/// A partnership runs from its first tie to the end of its last, where all of them say so.
void date_by_ties(Partnership& partnership, const Pair& pair) {
  std::optional<Date> first, last;
  bool all_start = true, all_end = true;
  for (const Reported* tie : pair.ties) {
    const auto& since = tie->edge->since;
    const auto& until = tie->edge->until;
    all_start = all_start && since;
    all_end = all_end && until;
    if (since && (!first || since->first_day() < first->first_day())) first = since;
    if (until && (!last || until->first_day() > last->first_day())) last = until;
  }
  if (!partnership.started && all_start) partnership.started = first;
  if (!partnership.ended && all_end) partnership.ended = last;
}

Partnership PartnershipImport::made_of(const Pair& pair) {
  Partnership partnership;
  partnership.org_a = OrganizationId(pair.a);
  partnership.org_b = OrganizationId(pair.b);
  const Edge& first = *pair.ties.front()->edge;
  partnership.id = base::folded(first.kind) == "partnership" && !first.id.empty()
                       ? id_like<Partnership>(import.ecosystem, first.id, pair.a + "-" + pair.b)
                       : ecosystem::fresh_id<Partnership>(import.ecosystem, pair.a + "-" + pair.b);
  date_by_ties(partnership, pair);
  for (const Reported* reported : pair.ties) {
    std::vector<CustomValue> rest;
    say_of_pair(partnership, *reported->edge, rest);
    add_phase(partnership, *reported->edge, rest);
    if (!is_the_partnership(*reported->edge, partnership, rest))
      partnership.ties.push_back(tie_of(*reported, pair, std::move(rest)));
  }
  return partnership;
}

}  // namespace

std::string pair_key(const std::string& a, const std::string& b) { return a < b ? a + " " + b : b + " " + a; }

PairPartnerships add_partnerships(Importing& import, const std::vector<Reported>& ties) {
  const std::vector<Pair> pairs = pairs_of(ties);
  PartnershipImport work{import};
  work.one_tie_per_pair = pairs.size() == ties.size();
  work.prepare(ties);
  PairPartnerships known;
  for (const Pair& pair : pairs) {
    Partnership partnership = work.made_of(pair);
    known.emplace(pair_key(pair.a, pair.b), partnership.id);
    import.ecosystem.put(std::move(partnership));
  }
  if (ties.size() > pairs.size()) {
    import.say(Severity::note,
               base::readable(static_cast<double>(ties.size()), 0) + " ties fall on " +
                   base::readable(static_cast<double>(pairs.size()), 0) + " pairs",
               "Each pair became one partnership, which keeps its ties one by one.");
  }
  return known;
}

}  // namespace xylem::files
