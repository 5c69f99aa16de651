// What the Gaps panel shows, made once for each answer.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ui/panels/parts.h"

namespace xylem::ui {

struct GapsShown {
  struct Key {
    std::shared_ptr<const session::GapsAnswer> answer;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Cell {
    std::string text;
    std::string tip;
    analysis::CellStatus status = analysis::CellStatus::covered;
    bool wanted = false;
    bool single_provider = false;
    float depth = 0.0F;                // of its color, 0 to 1: how many are there, or how much is short
    std::vector<std::uint32_t> cells;  // places in the coverage
  };
  struct Row {
    std::string label;
    std::vector<Cell> cells;
  };
  struct Matrix {
    std::vector<std::string> columns;
    std::vector<Row> rows;
    std::size_t left_out = 0;  // rows of which the profile wants nothing
  };
  struct Ghost {
    scene::Subject subject;
    std::string label;
    std::string where;  // its sector
    std::string reason;
    std::string gaps;       // "4 gaps"
    std::size_t place = 0;  // in the answer's ghosts
    std::string tip;
  };
  struct Minimum {
    std::string label;
    std::string what;
  };

  Key key;
  std::string sentence;
  std::string profile;  // id of the one in use; empty = there is none
  std::string profile_name;
  std::vector<Option> profiles;
  Matrix by_sector;
  Matrix by_capital;
  std::vector<Ghost> ghosts;
  bool any_minimum = false;
  std::vector<Minimum> minimums;  // of sectors that have fewer
  std::string index;              // the coverage index in words
  Sureness sureness;
};

[[nodiscard]] GapsShown gaps_shown(const GapsShown::Key& key, const graph::Snapshot& snapshot,
                                   const std::string& sentence);
/// The tabs beside coverage: how learners get from stage to stage, and who gets there.
void draw_pathways(GapsPanel& panel, const session::GapsAnswer& answer, const graph::Snapshot& snapshot,
                   const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes);
void draw_equity(GapsPanel& panel, const session::GapsAnswer& answer, const graph::Snapshot& snapshot,
                 Widgets& widgets);
/// The ground of a cell; the theme's text is read on it.
[[nodiscard]] geometry::Color cell_ground(const GapsShown::Cell& cell, const scene::Theme& theme);

}  // namespace xylem::ui
