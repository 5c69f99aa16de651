// What the Flows panel shows, made once for each answer.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ui/panels/parts.h"

namespace xylem::ui {

struct FlowsShown {
  struct Key {
    std::shared_ptr<const session::FlowsAnswer> answer;
    ecosystem::ResourceId resource;
    std::string unit;
    ecosystem::CapitalId capital;
    bool dark = false;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Capital {
    std::string label;
    geometry::Color color;
  };
  struct Row {  // an organization or a sector
    std::string id;
    std::string name;
    double gives = 0.0;
    double receives = 0.0;
    std::string net;  // in words; "" where no amount is known
    std::string tip;
  };

  struct Pair {  // of roles, or of organizations with a partnership
    std::string names;
    std::string partnership;  // id; empty for roles and where there is none
    std::string text;         // "120 there, 40 back"
    std::string tip;
  };
  struct Scope {  // by the key of its option
    std::string key;
    ecosystem::ResourceId resource;
    std::string unit;
    ecosystem::CapitalId capital;
  };
  [[nodiscard]] const Scope* scope_of(std::string_view option) const;

  Key key;
  std::string sentence;
  std::string title;  // of the scope
  std::vector<Option> scopes;
  std::vector<Scope> behind_scopes;
  std::string chosen;             // key of the option in use
  std::vector<Capital> capitals;  // of what the map shows
  std::vector<Figure> figures;
  std::string head;                // "Gives and receives, hours in 12 months"
  std::vector<Row> organizations;  // largest first
  std::vector<Row> sectors;
  std::vector<Pair> role_pairs;    // largest first
  std::vector<Pair> partnerships;  // largest first
  std::vector<std::string> notes;  // what stands in no sum, and how
  double largest = 0.0;            // amount of one direction of one organization
  double largest_of_sectors = 0.0;
  Sureness sureness;
};

[[nodiscard]] FlowsShown flows_shown(const FlowsShown::Key& key, const graph::Snapshot& snapshot,
                                     const std::string& sentence, const scene::Theme& theme);

}  // namespace xylem::ui
