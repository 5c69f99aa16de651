// What the Gaps panel shows, made once for each answer.
#include "ui/panels/gaps_shown.h"

#include <algorithm>

#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::ui {
namespace {

using analysis::CellStatus;
using analysis::CoverageCell;

constexpr std::size_t kMostProviders = 4;
constexpr float kDeepest = 0.45F;  // text on the cell keeps its contrast up to here

std::string providers_text(const graph::Snapshot& snapshot, const CoverageCell& cell) {
  if (cell.providers.empty()) return {};
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(cell.providers.size(), kMostProviders); ++i)
    names.push_back(snapshot.organizations[cell.providers[i].node]->name);
  std::string text = " There: " + base::joined(names, ", ");
  if (cell.providers.size() > names.size())
    text += " and " + std::to_string(cell.providers.size() - names.size()) + " more";
  return text + ".";
}

std::string tip_of(const graph::Snapshot& snapshot, const CoverageCell& cell) {
  std::string text = cell.label + ": ";
  if (cell.status == CellStatus::covered) {
    const std::string unit = cell.counts_providers || cell.unit.empty() ? "" : " " + cell.unit;
    text += base::readable(cell.supply) + unit + " there, " + base::readable(cell.target) + unit + " wanted";
  } else {
    text += analysis::shortage_in_words(cell);
  }
  text += ".";
  if (cell.status == CellStatus::not_known) text += " Not known: what would tell is not recorded.";
  if (cell.unplaced > 0)
    text += " " + base::counted(cell.unplaced, "organization") + " might count, but not all of what it takes is given.";
  if (cell.single_provider) text += " One organization alone gives nearly all of it.";
  if (cell.near_threshold) text += " Close to the limit: look twice.";
  return text + providers_text(snapshot, cell);
}

GapsShown::Cell cell_of(const graph::Snapshot& snapshot, const analysis::Coverage& coverage,
                        const analysis::MatrixCell& cell, std::uint32_t most) {
  GapsShown::Cell shown;
  shown.text = cell.text();
  shown.wanted = !cell.cells.empty();
  shown.cells = cell.cells;
  shown.single_provider = cell.single_provider;
  if (!shown.wanted) {
    shown.tip =
        "Nothing is wanted here. " + base::counted(cell.actual, "organization is", "organizations are") + " there.";
    return shown;
  }
  shown.status = cell.status.value_or(CellStatus::covered);
  const double covered = cell.coverage.value_or(1.0);
  shown.depth = shown.status == CellStatus::covered
                    ? static_cast<float>(cell.actual) / static_cast<float>(std::max(most, 1U))
                    : static_cast<float>(1.0 - covered);
  for (const std::uint32_t place : cell.cells) {
    shown.tip += (shown.tip.empty() ? "" : "\n") + tip_of(snapshot, coverage.cells[place]);
  }
  return shown;
}

bool wants_anything(const analysis::MatrixRow& row) {
  const auto wanted = [](const analysis::MatrixCell& cell) { return !cell.cells.empty(); };
  return wanted(row.any_stage) || std::ranges::any_of(row.cells, wanted);
}

GapsShown::Matrix matrix_of(const graph::Snapshot& snapshot, const analysis::Coverage& coverage,
                            const analysis::CoverageMatrix& matrix) {
  GapsShown::Matrix shown;
  std::uint32_t most = 1;
  bool any_stage = false;
  for (const analysis::MatrixRow& row : matrix.rows) {
    any_stage = any_stage || !row.any_stage.cells.empty();
    for (const analysis::MatrixCell& cell : row.cells) most = std::max(most, cell.actual);
  }
  for (const analysis::StageColumn& column : matrix.columns) {
    const bool shortened = column.key == "elementary" || (any_stage && column.key == "college");
    shown.columns.push_back(shortened ? column.label.substr(0, 4) + "." : column.label);
  }
  if (any_stage) shown.columns.emplace_back("Any");
  for (const analysis::MatrixRow& row : matrix.rows) {
    if (!wants_anything(row)) {
      ++shown.left_out;
      continue;
    }
    GapsShown::Row& line = shown.rows.emplace_back(GapsShown::Row{row.label, {}});
    for (const analysis::MatrixCell& cell : row.cells) line.cells.push_back(cell_of(snapshot, coverage, cell, most));
    if (!any_stage) continue;
    line.cells.push_back(cell_of(snapshot, coverage, row.any_stage, most));
    const bool covered = line.cells.back().wanted && line.cells.back().status == CellStatus::covered;
    if (covered) line.cells.back().text = row.any_stage.wanted > 0.0 ? base::readable(row.any_stage.filled, 0) : "all";
  }
  return shown;
}

void add_ghosts(GapsShown& shown, const graph::Snapshot& snapshot) {
  const session::GapsAnswer& answer = *shown.key.answer;
  for (const analysis::Ghost& ghost : answer.ghosts) {
    GapsShown::Ghost card;
    card.subject = {scene::Subject::Kind::ghost, ghost.label};
    card.label = ghost.label;
    card.where = ecosystem::term_label(*snapshot.ecosystem, "sector", ghost.sector.text());
    card.reason = ghost.reason;
    const std::size_t gaps = ghost.cells.size() + (ghost.below_minimum ? 1U : 0U);
    card.gaps = base::counted(gaps, "gap");
    card.place = shown.ghosts.size();
    for (const std::uint32_t cell : ghost.cells) {
      const CoverageCell& wanted = answer.coverage.cells[cell];
      card.tip += (card.tip.empty() ? "" : "\n") + wanted.label + ": " + analysis::shortage_in_words(wanted);
    }
    if (ghost.below_minimum)
      card.tip += std::string(card.tip.empty() ? "" : "\n") + "Fewer organizations of this sector than wanted at all";
    shown.ghosts.push_back(std::move(card));
  }
}

void add_minimums(GapsShown& shown) {
  for (const analysis::SectorCount& count : shown.key.answer->coverage.sectors) {
    shown.any_minimum = true;
    if (count.actual >= count.minimum.count) continue;
    std::string what = base::readable(count.actual, 0) + " of " +
                       base::readable(static_cast<double>(count.minimum.count), 0) + " wanted";
    if (count.not_known) what += ", some sectors not given";
    shown.minimums.push_back({count.label, std::move(what)});
  }
}

std::string index_text(const analysis::Coverage& coverage) {
  if (!coverage.index) return {};
  std::string text = "Weighted, " + analysis::percent_in_words(*coverage.index);
  if (coverage.index_high && *coverage.index_high > *coverage.index + 0.005)
    text += " to " + analysis::percent_in_words(*coverage.index_high);
  text += " of what the profile wants is there";
  if (coverage.not_known > 0) text += "; it depends on what is not known";
  return text + ".";
}

}  // namespace

GapsShown gaps_shown(const GapsShown::Key& key, const graph::Snapshot& snapshot, const std::string& sentence) {
  GapsShown shown;
  shown.key = key;
  shown.sentence = sentence;
  shown.sureness = sureness_of(snapshot);
  const ecosystem::TargetProfile* used = analysis::profile_in_use(*snapshot.ecosystem);
  if (used == nullptr) return shown;
  shown.profile = used->id.text();
  shown.profile_name = used->name;
  for (const ecosystem::TargetProfile& profile : snapshot.ecosystem->all<ecosystem::TargetProfile>())
    shown.profiles.push_back({.key = profile.id.text(), .label = profile.name});
  shown.by_sector = matrix_of(snapshot, key.answer->coverage, key.answer->by_sector);
  shown.by_capital = matrix_of(snapshot, key.answer->coverage, key.answer->by_capital);
  add_ghosts(shown, snapshot);
  add_minimums(shown);
  shown.index = index_text(key.answer->coverage);
  return shown;
}

geometry::Color cell_ground(const GapsShown::Cell& cell, const scene::Theme& theme) {
  if (!cell.wanted || cell.status == CellStatus::not_known) return theme.soft;
  const bool covered = cell.status == CellStatus::covered;
  const float depth = std::clamp((covered ? 0.4F : 0.35F) + 0.6F * cell.depth, 0.0F, 1.0F);
  return geometry::mixed(theme.panel, covered ? theme.accent : theme.gap, (covered ? kDeepest : 0.36F) * depth);
}

}  // namespace xylem::ui
