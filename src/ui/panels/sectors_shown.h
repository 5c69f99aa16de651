// What the Sectors panel shows, made once for each answer.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ui/panels/parts.h"

namespace xylem::ui {

struct SectorsShown {
  struct Key {
    std::shared_ptr<const session::SectorsAnswer> answer;
    bool dark = false;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Group {
    std::string key;
    std::string label;
    geometry::Color color;
    char32_t icon = 0;
    std::vector<scene::Subject> members;
  };
  struct Cell {  // where two groups meet
    std::string text;
    std::string tip;
    float heat = 0.0F;  // density over the largest in the matrix
    bool hole = false;
  };
  struct Hole {
    std::string label;
    std::string what;
    std::vector<scene::Subject> members;
  };
  struct Roles {
    std::string label;
    std::string what;
  };

  Key key;
  std::string sentence;
  std::vector<Group> groups;              // as the legend has them; who has no sector comes last with no key
  std::vector<std::uint32_t> in_matrix;   // places in `groups`: the largest few
  std::vector<std::vector<Cell>> matrix;  // a row for each of them
  std::vector<Hole> holes;                // missing links between sectors, worst first
  std::string crossing;                   // the E-I index in words; empty when there is none
  std::string crossing_term;
  std::vector<Roles> roles;
  Sureness sureness;
};

[[nodiscard]] SectorsShown sectors_shown(const SectorsShown::Key& key, const graph::Snapshot& snapshot,
                                         const std::string& sentence, const scene::Theme& theme);

}  // namespace xylem::ui
