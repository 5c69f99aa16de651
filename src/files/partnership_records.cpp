// Partnerships: the ties of each pair brought together, what they say of the pair, and its phase.
#include <algorithm>
#include <span>
#include <utility>

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
  std::uint32_t a = 0, b = 0;  // the first tie goes from a to b
  std::span<const Reported* const> ties;
};

/// Pairs in the order of their first ties.
struct Pairs {
  std::vector<const Reported*> ties;  // pair by pair
  std::vector<Pair> pairs;
  PairIndex index;
};

Pairs pairs_of(const std::vector<Reported>& ties) {
  Pairs all{{}, {}, PairIndex(ties.size())};
  all.pairs.reserve(ties.size());
  std::vector<std::uint32_t> pair_of(ties.size()), count;
  for (std::size_t i = 0; i < ties.size(); ++i) {
    const auto fresh = static_cast<std::uint32_t>(all.pairs.size());
    pair_of[i] = all.index.take_in(ties[i].from, ties[i].to);
    if (pair_of[i] == fresh) {
      all.pairs.push_back({ties[i].from, ties[i].to, {}});
      count.push_back(0);
    }
    ++count[pair_of[i]];
  }
  all.ties.resize(ties.size());
  std::size_t begin = 0;
  for (std::size_t pair = 0; pair < all.pairs.size(); ++pair) {
    all.pairs[pair].ties = std::span(all.ties).subspan(begin, count[pair]);
    begin += std::exchange(count[pair], static_cast<std::uint32_t>(begin));
  }
  for (std::size_t i = 0; i < ties.size(); ++i) all.ties[count[pair_of[i]]++] = &ties[i];
  return all;
}

struct PartnershipImport {
  Importing& import;
  Batch<Partnership> batch;
  Batch<PhaseRecord> phases;
  const ecosystem::RecordDescription& kind = ecosystem::describe<Partnership>();
  ColumnPlans plans = {};
  std::vector<base::SharedText> names = {};  // of the columns, shared by all ties that have values in them
  base::SharedText label = "label";
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
  for (const Column& column : columns) names.emplace_back(column.name);
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
  (one_tie_per_pair ? partnership.custom : rest).reserve(edge.cells.size());
  for (const Cell& cell : edge.cells) {
    ColumnPlan& plan = plans[cell.column];
    if (!cell.value.given() || plan.use == ColumnUse::handled || plan.use == ColumnUse::metric) continue;
    const auto value =
        plan.use == ColumnUse::field ? field_value(*plan.field, cell.value, import.words, true) : std::nullopt;
    if (value) {
      static const Partnership kFresh;
      const Value now = plan.field->get(&partnership);
      if (now == *value || (now == plan.field->get(&kFresh) && plan.field->set(&partnership, *value))) continue;
    }
    if (plan.use == ColumnUse::repeats_the_name) continue;
    if (one_tie_per_pair) {
      if (plan.custom_key.empty())
        plan.custom_key = custom_key(import.ecosystem, kind, columns[cell.column].name, columns[cell.column].type);
      partnership.custom.push_back({plan.custom_key, cell.value});
    } else {
      rest.push_back({names[cell.column], cell.value});
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
  record.id = phases.fresh_id(partnership.id.text() + "-phase");
  record.partnership = partnership.id;
  record.phase = ecosystem::PhaseId(import.words.meant_or_new("phase", text));
  record.from = from;
  phases.add(std::move(record));
}

/// Whether the edge stands for the partnership itself, as in files that Xylem wrote: then there is no tie to keep. Its
/// weight there is the level, or what the two rated, unless it is said to come from ties.
bool PartnershipImport::is_the_partnership(const Edge& edge, const Partnership& partnership,
                                           const std::vector<CustomValue>& rest) const {
  const bool of_pair = edge.direction == EdgeDirection::undirected && rest.empty() && !edge.kind.empty() &&
                       base::folded(edge.kind) == "partnership";
  if (!of_pair || (tie_count && value_in(edge.cells, *tie_count).given())) return false;
  const bool is_level = partnership.level && static_cast<double>(*partnership.level) == edge.weight;
  return !edge.weight || is_level || import.written_by_us();
}

TieDirection direction_of(const Reported& tie, const Pair& pair) {
  if (tie.edge->direction != EdgeDirection::directed) return TieDirection::both;
  return tie.from == pair.a ? TieDirection::from_a : TieDirection::from_b;
}

Tie tie_of(const Reported& reported, const Pair& pair, std::vector<CustomValue> custom, const base::SharedText& label) {
  const Edge& edge = *reported.edge;
  Tie tie;
  tie.source_id = edge.id;
  tie.direction = direction_of(reported, pair);
  tie.kind = edge.kind.empty() ? edge.label : edge.kind;
  tie.weight = edge.weight;
  tie.from = edge.since;
  tie.to = edge.until;
  tie.custom = std::move(custom);
  if (!edge.label.empty() && !(tie.kind == edge.label)) tie.custom.push_back({label, Value{edge.label}});
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
  const base::SharedText& a = import.entities[pair.a].id;
  const base::SharedText& b = import.entities[pair.b].id;
  partnership.org_a = OrganizationId(a);
  partnership.org_b = OrganizationId(b);
  const Edge& first = *pair.ties.front()->edge;
  const std::string both = a.text() + "-" + b.text();
  const bool named = !first.kind.empty() && !first.id.empty() && base::folded(first.kind) == "partnership";
  partnership.id = named ? batch.id_like(first.id, both) : batch.fresh_id(both);
  date_by_ties(partnership, pair);
  for (const Reported* reported : pair.ties) {
    std::vector<CustomValue> rest;
    say_of_pair(partnership, *reported->edge, rest);
    add_phase(partnership, *reported->edge, rest);
    if (!is_the_partnership(*reported->edge, partnership, rest))
      partnership.ties.push_back(tie_of(*reported, pair, std::move(rest), label));
    import.done_with(*reported->edge);
  }
  return partnership;
}

}  // namespace

namespace {

std::uint64_t pair_key(std::uint32_t a, std::uint32_t b) {
  const auto [low, high] = std::minmax(a, b);
  return std::uint64_t{low} << 32U | high;
}

}  // namespace

std::uint32_t PairIndex::find(std::uint32_t a, std::uint32_t b) const {
  const std::uint64_t key = pair_key(a, b);
  return index_.find(hash_of(key), [&](std::uint32_t i) { return keys_[i] == key; });
}

std::uint32_t PairIndex::take_in(std::uint32_t a, std::uint32_t b) {
  const std::uint32_t known = find(a, b);
  if (known != FlatIndex::kNone) return known;
  const auto fresh = static_cast<std::uint32_t>(keys_.size());
  keys_.push_back(pair_key(a, b));
  index_.insert(hash_of(keys_.back()), fresh);
  return fresh;
}

PairPartnerships add_partnerships(Importing& import, const std::vector<Reported>& ties) {
  Pairs by_pair = pairs_of(ties);
  const std::vector<Pair>& pairs = by_pair.pairs;
  PartnershipImport work{import, Batch<Partnership>(import.ecosystem, pairs.size()),
                         Batch<PhaseRecord>(import.ecosystem, 0)};
  work.one_tie_per_pair = pairs.size() == ties.size();
  work.prepare(ties);
  PairPartnerships known;
  known.ids.reserve(pairs.size());
  for (const Pair& pair : pairs) {
    Partnership partnership = work.made_of(pair);
    known.ids.push_back(partnership.id);
    work.batch.add(std::move(partnership));
  }
  known.pairs = std::move(by_pair.index);
  work.batch.finish();
  work.phases.finish();
  if (ties.size() > pairs.size()) {
    import.say(Severity::note,
               base::readable(static_cast<double>(ties.size()), 0) + " ties fall on " +
                   base::readable(static_cast<double>(pairs.size()), 0) + " pairs",
               "Each pair became one partnership, which keeps its ties one by one.");
  }
  return known;
}

}  // namespace xylem::files
