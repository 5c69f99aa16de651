// Coverage: what a target profile wants against what is there, cell by cell, and the matrix that shows it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/graph/snapshot.h"

namespace xylem::analysis {

/// missing: nothing; thin: less than half; partial: not all; covered: all. Wanted nothing has no status.
/// not_known: short by what is known, and could be covered by what nobody said: organizations that name no stage or no
/// sector, amounts that are not given, or resources where no offer and no flow is recorded at all.
enum class CellStatus : std::uint8_t { missing, thin, partial, covered, not_known };
[[nodiscard]] std::string_view to_text(CellStatus status);

/// One organization's part of a cell. `amount` not given = it provides, nobody knows how much.
struct Provider {
  std::uint32_t node = 0;
  std::optional<double> amount;
  bool more = false;  // some of what it provides has no amount: `amount` is what is known
  friend bool operator==(const Provider&, const Provider&) = default;
};

/// One row of the profile measured. Either organizations are counted (`unit` empty) or a year's amount in `unit`.
struct CoverageCell {
  ecosystem::TargetRow row;
  std::string label;  // "Industry and business · Career entry"
  bool counts_providers = true;
  std::string unit;
  double target = 0.0;    // > 0
  double supply = 0.0;    // known amounts only
  double coverage = 0.0;  // min(1, supply / target)
  CellStatus status = CellStatus::missing;
  bool single_provider = false;       // one organization gives more than 80 % of what is there
  bool near_threshold = false;        // within 10 % of where the status changes
  std::uint32_t unknown_amounts = 0;  // providers whose amount nobody knows, or not all of it
  std::uint32_t unplaced = 0;         // organizations that would count if they named their stages or their sector
  std::vector<Provider> providers;    // most first, then by node
  [[nodiscard]] double deficit() const { return row.weight * (1.0 - coverage); }
};

/// How many organizations of one sector are there and wanted at all.
struct SectorCount {
  ecosystem::SectorMinimum minimum;
  std::string label;
  std::uint32_t actual = 0;
  bool not_known = false;  // short, but enough organizations name no sector
  [[nodiscard]] double coverage() const;
  [[nodiscard]] double deficit() const { return minimum.weight * (1.0 - coverage()); }
};

struct Coverage {
  std::string profile_name;
  std::vector<CoverageCell> cells;   // in the order of the profile; rows that want nothing are left out
  std::vector<SectorCount> sectors;  // the profile's sector minimums
  std::optional<double> index;       // sum w c / sum w over cells, 0 to 1; not defined without cells
  std::optional<double> index_high;  // the same if all that is not known were covered
  // Places in `cells` of what is known to be short, worst w (1 - c) first, then by label.
  std::vector<std::uint32_t> deficits;
  std::uint32_t covered = 0;    // cells
  std::uint32_t not_known = 0;  // cells
  [[nodiscard]] std::uint32_t short_of() const { return static_cast<std::uint32_t>(deficits.size()); }
};

/// Measures a snapshot against a profile. What provides: offers of the day (their accessible part, a year's amount) and
/// actual flows of the window, of each organization and resource the larger of the two; organizations count for the
/// stages and populations that they, their programs, offers or flows name. An amount that names no stage of its own is
/// shared out equally over those of its organization (a flow: of the receiver, else of the giver).
/// Cost O(rows * (offers + flows + organizations)).
[[nodiscard]] Coverage coverage_of(const graph::Snapshot& snapshot, const ecosystem::TargetProfile& profile);

/// The profile in use: the one the document names, else the only one there is, else the first; null when there is none.
[[nodiscard]] const ecosystem::TargetProfile* profile_in_use(const ecosystem::Ecosystem& ecosystem);

/// The six columns of the matrix; the stages in each. Stages of no column (new terms) get one of their own behind them.
struct StageColumn {
  std::string key;    // "college"
  std::string label;  // "College"
  std::vector<ecosystem::StageId> stages;
};
[[nodiscard]] std::vector<StageColumn> stage_columns(const ecosystem::Ecosystem& ecosystem);

enum class MatrixRows : std::uint8_t { sectors, capitals, resources };

/// Where a row and a stage column meet. `wanted` 0 = the profile wants nothing here.
struct MatrixCell {
  std::vector<std::uint32_t> cells;  // places in Coverage::cells
  std::uint32_t actual = 0;          // distinct organizations that are there or provide, wanted or not
  double wanted = 0.0;               // organizations wanted
  double filled = 0.0;               // of these, found
  std::optional<double> coverage;    // sum w c / sum w of its cells
  std::optional<CellStatus> status;  // of that coverage
  bool single_provider = false;      // in one of its cells
  /// "·" not wanted, "?" not known, "3" there are enough, "0/1" found of wanted, "40%" of an amount.
  [[nodiscard]] std::string text() const;
};
struct MatrixRow {
  std::string key;
  std::string label;
  std::vector<MatrixCell> cells;  // one for each column
  MatrixCell any_stage;           // what is wanted for no stage in particular
};
struct CoverageMatrix {
  MatrixRows rows_are = MatrixRows::sectors;
  std::vector<StageColumn> columns;
  std::vector<MatrixRow> rows;
};
/// The cells of `coverage` by sector of the legend's first level, capital or resource (those wanted or there), and
/// stage. Cells of all stages count in every column they could; cells that name no sector (no resource) stand in no
/// sector row.
[[nodiscard]] CoverageMatrix coverage_matrix(const graph::Snapshot& snapshot, const Coverage& coverage,
                                             MatrixRows rows);

}  // namespace xylem::analysis
