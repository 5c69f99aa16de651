// Coverage: measuring the cells of a profile and laying them out as a matrix.
#include "xylem/analysis/coverage.h"

#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "analysis/supply.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using ecosystem::Ecosystem;
using ecosystem::TargetRow;
using graph::Snapshot;

constexpr double kThin = 0.5;
constexpr double kSingle = 0.8;
constexpr double kNear = 0.1;
constexpr double kRounding = 1e-9;

CellStatus status_of(double coverage) {
  if (coverage <= 0.0) return CellStatus::missing;
  if (coverage >= 1.0 - kRounding) return CellStatus::covered;
  return coverage < kThin ? CellStatus::thin : CellStatus::partial;
}

std::string label_of(const Ecosystem& ecosystem, const TargetRow& row) {
  std::vector<std::string> parts;
  const auto add = [&](std::string_view taxonomy, const std::string& key) {
    if (!key.empty()) parts.push_back(ecosystem::term_label(ecosystem, taxonomy, key));
  };
  add("sector", row.sector.text());
  add("resource", row.resource.text());
  if (row.resource.empty()) add("capital", row.capital.text());
  add("population", row.population.text());
  add("stage", row.stage.text());
  return parts.empty() ? "Anybody" : base::joined(parts, " · ");
}

/// Whether what is short by what is known could be covered by what nobody said.
bool could_be_covered(const Supply& supply, const CoverageCell& cell, bool names_resource) {
  if (names_resource && supply.lines().empty()) return true;
  if (cell.unknown_amounts > 0) return true;
  const Supply::Unplaced unplaced = supply.unplaced(cell.row, cell.counts_providers, cell.unit);
  const double more = cell.counts_providers ? unplaced.organizations : unplaced.amount;
  return more > 0.0 && cell.supply + more >= cell.target;
}

CoverageCell measured(const Ecosystem& ecosystem, const Supply& supply, const TargetRow& row) {
  CoverageCell cell;
  cell.row = row;
  cell.label = label_of(ecosystem, row);
  const bool names_resource = !row.resource.empty() || !row.capital.empty();
  cell.counts_providers = !names_resource || row.providers.has_value() || !row.amount;
  cell.target = cell.counts_providers ? static_cast<double>(row.providers.value_or(0)) : row.amount.value_or(0.0);
  if (!cell.counts_providers) cell.unit = row.unit.empty() ? ecosystem::unit_of(ecosystem, row.resource) : row.unit;
  if (cell.target <= 0.0) return cell;
  cell.providers = supply.providers(row, cell.counts_providers, cell.unit);
  double largest = 0.0;
  for (const Provider& provider : cell.providers) {
    const double part = cell.counts_providers ? 1.0 : provider.amount.value_or(0.0);
    cell.supply += part;
    largest = std::max(largest, part);
    cell.unknown_amounts += provider.amount && !provider.more ? 0U : 1U;
  }
  if (cell.counts_providers) cell.unknown_amounts = 0;
  std::ranges::stable_sort(cell.providers, std::ranges::greater{},
                           [](const Provider& p) { return p.amount.value_or(0.0); });
  cell.coverage = std::min(1.0, cell.supply / cell.target);
  cell.status = status_of(cell.coverage);
  if (cell.status != CellStatus::covered) {
    cell.unplaced = supply.unplaced(row, cell.counts_providers, cell.unit).organizations;
    if (could_be_covered(supply, cell, names_resource)) cell.status = CellStatus::not_known;
  }
  cell.single_provider = cell.supply > 0.0 && largest > kSingle * cell.supply && cell.unknown_amounts == 0;
  const double ratio = cell.supply / cell.target;
  const auto near = [&](double threshold) {
    return std::abs(ratio - threshold) <= kNear * threshold && ratio != threshold;
  };
  cell.near_threshold = near(kThin) || near(1.0);
  return cell;
}

void sum_up(Coverage& coverage) {
  double weights = 0.0;
  double covered = 0.0;
  double open = 0.0;
  for (std::uint32_t i = 0; i < coverage.cells.size(); ++i) {
    const CoverageCell& cell = coverage.cells[i];
    weights += cell.row.weight;
    covered += cell.row.weight * cell.coverage;
    if (cell.status == CellStatus::covered) {
      ++coverage.covered;
    } else if (cell.status == CellStatus::not_known) {
      ++coverage.not_known;
      open += cell.deficit();
    } else {
      coverage.deficits.push_back(i);
    }
  }
  if (weights > 0.0) coverage.index = covered / weights;
  if (weights > 0.0) coverage.index_high = (covered + open) / weights;
  std::ranges::stable_sort(coverage.deficits, [&](std::uint32_t a, std::uint32_t b) {
    const CoverageCell& x = coverage.cells[a];
    const CoverageCell& y = coverage.cells[b];
    return x.deficit() != y.deficit() ? x.deficit() > y.deficit() : x.label < y.label;
  });
}

/// The rows of one kind of matrix: key, label, which cells and which supply belong to it.
struct RowKind {
  std::string key;
  std::string label;
};

std::string sector_group(const Ecosystem& ecosystem, const std::string& sector) {
  const ecosystem::Term* term = ecosystem::find_term(ecosystem, "sector", sector);
  return term == nullptr || term->legend_group.empty() ? sector : term->legend_group;
}

std::string row_key(const Ecosystem& ecosystem, const TargetRow& row, MatrixRows rows) {
  switch (rows) {
    case MatrixRows::sectors:
      return row.sector.empty() ? "" : sector_group(ecosystem, row.sector.text());
    case MatrixRows::resources:
      return row.resource.text();
    case MatrixRows::capitals:
      break;
  }
  return row.capital.empty() ? ecosystem::capital_of(ecosystem, row.resource) : row.capital.text();
}

std::string_view taxonomy_of(MatrixRows rows) {
  switch (rows) {
    case MatrixRows::sectors:
      return "legend_group";
    case MatrixRows::resources:
      return "resource";
    case MatrixRows::capitals:
      break;
  }
  return "capital";
}

/// The keys of the rows, in the order of their taxonomy: those that are wanted or there.
std::vector<RowKind> row_kinds(const Snapshot& snapshot, const Coverage& coverage, const Supply& supply,
                               MatrixRows rows) {
  const Ecosystem& ecosystem = *snapshot.ecosystem;
  std::set<std::string> keys;
  for (const CoverageCell& cell : coverage.cells) keys.insert(row_key(ecosystem, cell.row, rows));
  if (rows == MatrixRows::sectors) {
    for (const auto* organization : snapshot.organizations)
      keys.insert(sector_group(ecosystem, organization->sector.text()));
  } else {
    for (const SupplyLine& line : supply.lines())
      keys.insert(rows == MatrixRows::capitals ? line.capital : line.resource.text());
  }
  keys.erase("");
  std::vector<RowKind> kinds;
  for (const ecosystem::Term* term : ecosystem::terms_of(ecosystem, taxonomy_of(rows))) {
    if (keys.erase(term->key) > 0) kinds.push_back({term->key, term->label});
  }
  for (const std::string& key : keys) kinds.push_back({key, ecosystem::term_label(ecosystem, taxonomy_of(rows), key)});
  return kinds;
}

/// Organizations that are there (sectors) or provide (capitals, resources) for one of the stages of a column.
class Presence {
 public:
  Presence(const Snapshot& snapshot, const Supply& supply, MatrixRows rows) : supply_(supply), rows_(rows) {
    for (const auto* organization : snapshot.organizations) {
      groups_.push_back(sector_group(*snapshot.ecosystem, organization->sector.text()));
    }
  }
  [[nodiscard]] std::uint32_t count(const std::string& key, const StageColumn& column) const {
    std::set<std::uint32_t> found;
    for (const ecosystem::StageId& stage : column.stages)
      rows_ == MatrixRows::sectors ? add_served(key, stage, found) : add_provided(key, stage, found);
    return static_cast<std::uint32_t>(found.size());
  }

 private:
  void add_served(const std::string& group, const ecosystem::StageId& stage, std::set<std::uint32_t>& found) const {
    for (std::uint32_t node = 0; node < groups_.size(); ++node) {
      if (groups_[node] == group && supply_.serves(node, stage, {})) found.insert(node);
    }
  }
  void add_provided(const std::string& key, const ecosystem::StageId& stage, std::set<std::uint32_t>& found) const {
    TargetRow row;
    row.stage = stage;
    if (rows_ == MatrixRows::capitals) row.capital = ecosystem::CapitalId(key);
    if (rows_ == MatrixRows::resources) row.resource = ecosystem::ResourceId(key);
    for (const Provider& provider : supply_.providers(row, true, {})) found.insert(provider.node);
  }

  const Supply& supply_;
  MatrixRows rows_;
  std::vector<std::string> groups_;  // of each node
};

void add_cell(const CoverageCell& cell, std::uint32_t place, MatrixCell& matrix_cell) {
  matrix_cell.cells.push_back(place);
  matrix_cell.single_provider = matrix_cell.single_provider || cell.single_provider;
  if (!cell.counts_providers) return;
  matrix_cell.wanted += cell.target;
  matrix_cell.filled += std::min(cell.target, cell.supply);
}

void sum_up(const Coverage& coverage, MatrixCell& matrix_cell) {
  double weights = 0.0;
  double covered = 0.0;
  bool not_known = false;
  bool known_short = false;
  for (const std::uint32_t place : matrix_cell.cells) {
    const CoverageCell& cell = coverage.cells[place];
    weights += cell.row.weight;
    covered += cell.row.weight * cell.coverage;
    not_known = not_known || cell.status == CellStatus::not_known;
    known_short = known_short || (cell.status != CellStatus::not_known && cell.status != CellStatus::covered);
  }
  if (weights <= 0.0) return;
  matrix_cell.coverage = covered / weights;
  matrix_cell.status = not_known && !known_short ? CellStatus::not_known : status_of(*matrix_cell.coverage);
}

/// The cells of one row of the matrix for which `here` holds.
template <class Here>
MatrixCell gathered(const Ecosystem& ecosystem, const Coverage& coverage, MatrixRows rows, const std::string& key,
                    Here&& here) {
  MatrixCell cell;
  for (std::uint32_t i = 0; i < coverage.cells.size(); ++i) {
    const TargetRow& wanted = coverage.cells[i].row;
    if (here(wanted) && row_key(ecosystem, wanted, rows) == key) add_cell(coverage.cells[i], i, cell);
  }
  sum_up(coverage, cell);
  return cell;
}

SectorCount counted(const Snapshot& snapshot, const ecosystem::SectorMinimum& minimum) {
  SectorCount count;
  count.minimum = minimum;
  count.label = ecosystem::term_label(*snapshot.ecosystem, "sector", minimum.sector.text());
  std::uint32_t no_sector = 0;
  for (const auto* organization : snapshot.organizations) {
    count.actual += organization->sector == minimum.sector ? 1U : 0U;
    no_sector += organization->sector.empty() ? 1U : 0U;
  }
  count.not_known = count.actual < minimum.count && count.actual + no_sector >= minimum.count;
  return count;
}

}  // namespace

std::string_view to_text(CellStatus status) {
  switch (status) {
    case CellStatus::missing:
      return "missing";
    case CellStatus::thin:
      return "thin";
    case CellStatus::partial:
      return "partial";
    case CellStatus::not_known:
      return "not known";
    case CellStatus::covered:
      break;
  }
  return "covered";
}

double SectorCount::coverage() const {
  return minimum.count <= 0 ? 1.0 : std::min(1.0, actual / static_cast<double>(minimum.count));
}

Coverage coverage_of(const Snapshot& snapshot, const ecosystem::TargetProfile& profile) {
  const Supply supply(snapshot);
  Coverage coverage;
  coverage.profile_name = profile.name;
  for (const TargetRow& row : profile.rows) {
    CoverageCell cell = measured(*snapshot.ecosystem, supply, row);
    if (cell.target > 0.0) coverage.cells.push_back(std::move(cell));
  }
  for (const ecosystem::SectorMinimum& minimum : profile.sector_minimums) {
    coverage.sectors.push_back(counted(snapshot, minimum));
  }
  sum_up(coverage);
  return coverage;
}

const ecosystem::TargetProfile* profile_in_use(const Ecosystem& ecosystem) {
  if (const auto* named = ecosystem.find<ecosystem::TargetProfile>(ecosystem.about.profile)) return named;
  const auto& profiles = ecosystem.all<ecosystem::TargetProfile>();
  return profiles.empty() ? nullptr : &*profiles.begin();
}

std::vector<StageColumn> stage_columns(const Ecosystem& ecosystem) {
  std::vector<StageColumn> columns{{"prek", "Early", {}}, {"elementary", "Elementary", {}}, {"middle", "Middle", {}},
                                   {"high", "High", {}},  {"college", "College", {}},       {"career", "Career", {}}};
  static const std::map<std::string, std::size_t> kColumnOf{{"prek", 0},     {"elementary", 1},   {"middle", 2},
                                                            {"high", 3},     {"postsec_2y", 4},   {"postsec_4y", 4},
                                                            {"graduate", 4}, {"career_entry", 5}, {"workforce", 5}};
  for (const ecosystem::Term* term : ecosystem::terms_of(ecosystem, "stage")) {
    const ecosystem::StageId stage(term->key);
    const auto found = kColumnOf.find(term->key);
    if (found != kColumnOf.end()) columns[found->second].stages.push_back(stage);
    if (found == kColumnOf.end()) columns.push_back({term->key, term->label, {stage}});
  }
  return columns;
}

std::string MatrixCell::text() const {
  if (cells.empty()) return "·";
  if (status == CellStatus::not_known) return "?";
  if (wanted > 0.0 && filled < wanted) return base::readable(filled, 0) + "/" + base::readable(wanted, 0);
  if (status != CellStatus::covered) return base::readable(std::floor(100.0 * coverage.value_or(0.0)), 0) + "%";
  return base::readable(actual, 0);
}

CoverageMatrix coverage_matrix(const Snapshot& snapshot, const Coverage& coverage, MatrixRows rows) {
  const Supply supply(snapshot);
  const Presence presence(snapshot, supply, rows);
  const Ecosystem& ecosystem = *snapshot.ecosystem;
  CoverageMatrix matrix{rows, stage_columns(*snapshot.ecosystem), {}};
  for (const RowKind& kind : row_kinds(snapshot, coverage, supply, rows)) {
    MatrixRow row{kind.key, kind.label, {}, {}};
    for (const StageColumn& column : matrix.columns) {
      const auto here = [&](const TargetRow& wanted) { return contains(column.stages, wanted.stage); };
      row.cells.push_back(gathered(ecosystem, coverage, rows, kind.key, here));
      row.cells.back().actual = presence.count(kind.key, column);
    }
    row.any_stage =
        gathered(ecosystem, coverage, rows, kind.key, [](const TargetRow& wanted) { return wanted.stage.empty(); });
    matrix.rows.push_back(std::move(row));
  }
  return matrix;
}

}  // namespace xylem::analysis
