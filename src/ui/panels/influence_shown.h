// What the Influence panel shows, made once for each answer and measure.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/panels/parts.h"
#include "xylem/analysis/catalog.h"

namespace xylem::ui {

struct InfluenceShown {
  struct Key {
    std::shared_ptr<const analysis::AllMeasures> measures;
    std::shared_ptr<const analysis::Fragility> fragility;
    std::shared_ptr<const analysis::NetworkFigures> network;
    analysis::Measure measure = analysis::Measure::degree;
    bool dark = false;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Row {  // one organization, in the order of the nodes
    std::string id;
    std::string name;
    geometry::Color color;
    std::optional<double> value;
    std::string value_text;
    float fraction = 0.0F;  // of the largest value
    double nearness = 0.0;
    std::uint32_t partners = 0;
    std::uint32_t first_rank = 0;  // 0 = none
    std::uint32_t last_rank = 0;   // of those with the same value
  };
  struct Finding {  // something to press
    std::string name;
    scene::Subject subject;
    std::string what;
    std::string tip;
    std::optional<std::uint32_t> node = {};  // of an organization
  };
  struct NetworkLine {
    std::string_view id;  // in the catalogue of figures
    std::string title;
    std::string value;
    std::string tip;
  };

  Key key;
  std::string sentence;
  std::vector<Row> rows;
  std::vector<Finding> losses;
  std::vector<Finding> bridges;
  std::string communities;  // a sentence
  std::vector<NetworkLine> network;
  Sureness sureness;
};

[[nodiscard]] InfluenceShown influence_shown(const InfluenceShown::Key& key, const graph::Snapshot& snapshot,
                                             const session::Answers& answers, const scene::Theme& theme);
/// Whether places in the order of this measure mean anything.
[[nodiscard]] bool has_ranks(analysis::Measure measure);
/// "1", "2–4"; empty without a rank.
[[nodiscard]] std::string rank_text(const InfluenceShown::Row& row);
/// The rows by a column; equal ones by name.
[[nodiscard]] std::vector<std::uint32_t> ordered(const InfluenceShown& shown, InfluenceColumn column, bool descending);

}  // namespace xylem::ui
