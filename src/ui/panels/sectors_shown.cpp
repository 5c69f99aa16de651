// What the Sectors panel shows, made once for each answer.
#include "ui/panels/sectors_shown.h"

#include <algorithm>
#include <numeric>

#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"

namespace xylem::ui {
namespace {

constexpr std::size_t kMostInMatrix = 10;

void add_groups(SectorsShown& shown, const graph::Snapshot& snapshot, const scene::Theme& theme) {
  const analysis::Grouping& sectors = shown.key.answer->sectors;
  for (std::uint32_t group = 0; group < sectors.count(); ++group) {
    shown.groups.push_back({sectors.keys[group],
                            sectors.labels[group],
                            color_of_group(*snapshot.ecosystem, sectors.keys[group], theme),
                            icon_of_group(*snapshot.ecosystem, sectors.keys[group]),
                            {}});
  }
  SectorsShown::Group rest{"", "Sector not given", theme.unknown_sector, 0, {}};
  for (std::uint32_t node = 0; node < snapshot.size(); ++node) {
    const auto& group = sectors.of_node[node];
    (group ? shown.groups[*group] : rest).members.push_back(organization(snapshot.organizations[node]->id.text()));
  }
  if (!rest.members.empty()) shown.groups.push_back(std::move(rest));
}

double density_of(const analysis::GroupPair& pair) {
  return pair.possible == 0 ? 0.0 : static_cast<double>(pair.ties) / static_cast<double>(pair.possible);
}

std::string pair_tip(const SectorsShown& shown, const analysis::GroupPair& pair) {
  const std::string& a = shown.groups[pair.a].label;
  std::string text = pair.a == pair.b ? "Within " + a : a + " with " + shown.groups[pair.b].label;
  if (pair.possible == 0) return text + ": no pairs, there is only one.";
  text += ": " + analysis::pairs_in_words(pair) + ".";
  text += " If partners were drawn at random it would be about " + base::readable(pair.expected, 1) + ".";
  if (pair.hole) text += " A missing link.";
  if (pair.hole && pair.near_threshold) text += " It is close to the limit: look twice.";
  return text;
}

void add_matrix(SectorsShown& shown) {
  const analysis::Mixing& mixing = shown.key.answer->mixing;
  shown.in_matrix.resize(mixing.sizes.size());
  std::iota(shown.in_matrix.begin(), shown.in_matrix.end(), 0U);
  std::ranges::stable_sort(shown.in_matrix, std::ranges::greater{}, [&](std::uint32_t g) { return mixing.sizes[g]; });
  if (shown.in_matrix.size() > kMostInMatrix) shown.in_matrix.resize(kMostInMatrix);
  std::ranges::sort(shown.in_matrix);
  double densest = 0.0;
  for (const std::uint32_t a : shown.in_matrix) {
    for (const std::uint32_t b : shown.in_matrix) densest = std::max(densest, density_of(mixing.of(a, b)));
  }
  for (const std::uint32_t a : shown.in_matrix) {
    std::vector<SectorsShown::Cell>& row = shown.matrix.emplace_back();
    for (const std::uint32_t b : shown.in_matrix) {
      const analysis::GroupPair& pair = mixing.of(a, b);
      const float heat = densest > 0.0 ? static_cast<float>(density_of(pair) / densest) : 0.0F;
      row.push_back({pair.possible == 0 ? "" : std::to_string(pair.ties), pair_tip(shown, pair), heat, pair.hole});
    }
  }
}

void add_holes(SectorsShown& shown) {
  std::vector<const analysis::GroupPair*> holes;
  for (const analysis::GroupPair& pair : shown.key.answer->mixing.pairs) {
    if (pair.hole && pair.a != pair.b) holes.push_back(&pair);
  }
  std::ranges::stable_sort(holes, {}, &analysis::GroupPair::score);
  for (const analysis::GroupPair* pair : holes) {
    const SectorsShown::Group& a = shown.groups[pair->a];
    const SectorsShown::Group& b = shown.groups[pair->b];
    std::vector<scene::Subject> members = a.members;
    members.insert(members.end(), b.members.begin(), b.members.end());
    shown.holes.push_back({a.label + " with " + b.label, analysis::pairs_in_words(*pair), std::move(members)});
  }
}

void add_crossing(SectorsShown& shown) {
  const analysis::CrossIndex& cross = shown.key.answer->mixing.cross;
  if (!cross.value) return;
  const auto share = [](double index) { return analysis::percent_in_words((index + 1.0) / 2.0); };
  shown.crossing = "**" + share(*cross.value) + "** of partnerships cross sectors";
  if (cross.expected) shown.crossing += "; by chance it would be **" + share(*cross.expected) + "**";
  shown.crossing += ".";
  const double rare = 0.05;
  if (cross.chance_of_as_little && *cross.chance_of_as_little < rare) {
    shown.crossing += " That is fewer than chance explains: organizations stay with their own kind.";
  } else if (cross.chance_of_as_much && *cross.chance_of_as_much < rare) {
    shown.crossing += " That is more than chance explains: sectors seek each other.";
  } else if (cross.expected) {
    shown.crossing += " Chance alone could do that.";
  }
  shown.crossing_term = "E-I index " + base::readable(*cross.value, 2);
  if (cross.expected) shown.crossing_term += ", expected " + base::readable(*cross.expected, 2);
  shown.crossing_term +=
      ": -1 everyone stays in the own sector, +1 all links cross. Compared with " + base::readable(cross.labelings, 0) +
      (cross.exact ? " divisions, all there are." : " divisions drawn at random.") + " Krackhardt and Stern (1988).";
}

}  // namespace

SectorsShown sectors_shown(const SectorsShown::Key& key, const graph::Snapshot& snapshot, const std::string& sentence,
                           const scene::Theme& theme) {
  SectorsShown shown;
  shown.key = key;
  shown.sentence = sentence;
  add_groups(shown, snapshot, theme);
  if (key.answer->mixing.ties > 0) {
    add_matrix(shown);
    add_holes(shown);
    add_crossing(shown);
  }
  for (const analysis::RoleClass& roles : key.answer->roles) {
    shown.roles.push_back({roles.title, base::counted(roles.assignments, "role") + " in " +
                                            base::counted(roles.organizations, "organization")});
  }
  shown.sureness = sureness_of(snapshot);
  return shown;
}

}  // namespace xylem::ui
