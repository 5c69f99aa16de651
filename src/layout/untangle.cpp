// Untangle: coarsen down to a handful, lay that out from several random starts, refine level by level, then finish as
// is wanted: near to distances in ties, or with neighborhoods standing out.
#include "layout/untangle.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>

#include "layout/polish.h"

namespace xylem::layout {
namespace {

constexpr std::uint32_t kCoarsest = 40;
constexpr int kTrials = 4;
constexpr int kTrialSteps = 100;
constexpr int kStepsInBetween = 15;  // of a level as large as the finest; smaller ones take more
constexpr int kFinestSteps = 5;
constexpr int kLastSteps = 30;

struct Schedule {
  int steps = 0;
  float first_limit = 1.0F;
  float last_limit = 0.05F;
};

/// Shows neighborhoods: a short-ranged push and a tie that pulls hardest when short (t-FDP, Zhong et al., TVCG 2023).
Law near_law(float strength) {
  Law law;
  law.repulsion = {.power = 4, .soft = 1.0F};
  law.repulsion_strength = 1.0F;
  law.attraction = {.linear = 0.08F, .quadratic = 0.0F, .near = strength};
  return law;
}

bool run(Forces& forces, Places& places, const Schedule& schedule, const std::stop_token& stop,
         const std::function<void(double)>& worked) {
  const float fall =
      std::pow(schedule.last_limit / schedule.first_limit, 1.0F / static_cast<float>(std::max(1, schedule.steps - 1)));
  float limit = schedule.first_limit;
  for (int i = 0; i < schedule.steps; ++i, limit *= fall) {
    if (stop.stop_requested()) return false;
    forces.step(places, {.limit = limit, .momentum = 0.9F, .freedom = {}, .keep_tree = i % 4 != 0});
    worked(static_cast<double>(places.size()));
  }
  return true;
}

/// Distance between neighbors of a level in the units of the finest one.
float spacing(const Level& level, double whole) {
  return static_cast<float>(std::sqrt(whole / std::max(1.0, static_cast<double>(level.size()))));
}

bool refine(const Level& level, Places& places, Schedule schedule, float unit, jobs::Crew& crew,
            const std::stop_token& stop, const std::function<void(double)>& worked) {
  schedule.first_limit *= unit;
  schedule.last_limit *= unit;
  Forces forces(level, Law{}, crew);
  return run(forces, places, schedule, stop, worked);
}

Places random_places(std::uint32_t count, float unit, base::Random& random) {
  Places places;
  const double width = 2.0 * static_cast<double>(unit) * std::sqrt(static_cast<double>(count));
  for (std::uint32_t i = 0; i < count; ++i) {
    places.x.push_back(static_cast<float>(width * (random.unit() - 0.5)));
    places.y.push_back(static_cast<float>(width * (random.unit() - 0.5)));
  }
  return places;
}

/// Distances in ties between all nodes of a small level, by breadth-first search.
std::vector<float> all_distances(const Level& level) {
  const std::uint32_t n = level.size();
  std::vector<float> distance(static_cast<std::size_t>(n) * n, -1.0F);
  std::vector<std::uint32_t> queue;
  for (std::uint32_t root = 0; root < n; ++root) {
    float* row = &distance[static_cast<std::size_t>(root) * n];
    row[root] = 0.0F;
    queue.assign(1, root);
    for (std::size_t next = 0; next < queue.size(); ++next) {
      for (const std::uint32_t target : level.row(queue[next])) {
        if (row[target] >= 0.0F) continue;
        row[target] = row[queue[next]] + 1.0F;
        queue.push_back(target);
      }
    }
  }
  return distance;
}

/// How far drawn distances are from distances in ties, at the best scale: 0 = all alike.
double stress(const Places& places, const std::vector<float>& distance) {
  const std::size_t n = places.size();
  double sum = 0.0;
  double squares = 0.0;
  double pairs = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const float dx = places.x[i] - places.x[j];
      const float dy = places.y[i] - places.y[j];
      const double ratio = static_cast<double>(std::sqrt(dx * dx + dy * dy) / distance[i * n + j]);
      sum += ratio;
      squares += ratio * ratio;
      pairs += 1.0;
    }
  }
  return squares > 0.0 ? 1.0 - sum * sum / squares / pairs : 0.0;
}

/// The best of several random starts of a small level.
std::optional<Places> from_nothing(const Level& level, float unit, base::Random& random, jobs::Crew& crew,
                                   const std::stop_token& stop, const std::function<void(double)>& worked) {
  const std::vector<float> distance = all_distances(level);
  std::optional<Places> best;
  double least = std::numeric_limits<double>::max();
  for (int trial = 0; trial < kTrials; ++trial) {
    Places places = random_places(level.size(), unit, random);
    if (!refine(level, places, {kTrialSteps, 2.0F, 0.02F}, unit, crew, stop, worked)) return {};
    const double now = stress(places, distance);
    if (now >= least && best) continue;
    least = now;
    best = std::move(places);
  }
  return best;
}

/// Places on the finer level: near one's own group, drawn towards the groups of one's neighbors.
Places prolonged(const Level& fine, const std::vector<std::uint32_t>& parent, const Places& coarse, float unit,
                 base::Random& random) {
  Places places;
  places.x.resize(fine.size());
  places.y.resize(fine.size());
  for (std::uint32_t node = 0; node < fine.size(); ++node) {
    float x = 0.0F;
    float y = 0.0F;
    float total = 0.0F;
    const auto row = fine.row(node);
    const auto weights = fine.row_weights(node);
    for (std::size_t e = 0; e < row.size(); ++e) {
      x += weights[e] * coarse.x[parent[row[e]]];
      y += weights[e] * coarse.y[parent[row[e]]];
      total += weights[e];
    }
    const auto jitter = [&] { return (static_cast<float>(random.unit()) - 0.5F) * 0.2F * unit; };
    const float own = total > 0.0F ? 2.0F / 3 : 1.0F;
    const float others = total > 0.0F ? (1.0F - own) / total : 0.0F;
    places.x[node] = own * coarse.x[parent[node]] + others * x + jitter();
    places.y[node] = own * coarse.y[parent[node]] + others * y + jitter();
  }
  return places;
}

/// What one step on a level costs, about, in nodes.
double step_cost(const Level& level) { return level.size() + 0.25 * static_cast<double>(level.targets.size()); }

/// Cheap levels take more steps.
int steps_of(double finest_cost, double cost) {
  return static_cast<int>(std::lround(kStepsInBetween * std::pow(finest_cost / std::max(1.0, cost), 0.25)));
}

/// The next level: about half as many nodes, a quarter where levels are so large that they would take too long.
Coarser coarser_than(const Level& fine, base::Random& random) {
  constexpr std::uint32_t kLarge = 20000;
  Coarser half = coarsen(fine, random);
  if (fine.size() <= kLarge) return half;
  Coarser quarter = coarsen(half.level, random);
  for (std::uint32_t& parent : half.parent) parent = quarter.parent[parent];
  return {std::move(quarter.level), std::move(half.parent)};
}

void grow(Places& places, float by) {
  for (float& x : places.x) x *= by;
  for (float& y : places.y) y *= by;
}

/// Small parts, which cost nothing, come to rest.
int last_steps(std::uint32_t nodes) {
  constexpr float kSmall = 300.0F;
  return static_cast<int>(kLastSteps * std::clamp(kSmall / static_cast<float>(nodes), 1.0F, 4.0F));
}

bool show_neighborhoods(const Level& part, Places& places, float strength, jobs::Crew& crew,
                        const std::stop_token& stop, const std::function<void(double)>& worked) {
  Forces forces(part, near_law(strength), crew);
  for (int round = 0; round < 3; ++round) grow(places, forces.balance(places));
  return run(forces, places, {last_steps(part.size()), 1.0F, 0.05F}, stop, worked);
}

/// `share` of `to` in places that are otherwise `from`, in the scale of `to`. Both come from the same places.
void blend(const Places& from, Places& to, float share) {
  double same = 0.0;
  double squares = 0.0;
  for (std::size_t i = 0; i < to.size(); ++i) {
    same += static_cast<double>(from.x[i] * to.x[i] + from.y[i] * to.y[i]);
    squares += static_cast<double>(from.x[i] * from.x[i] + from.y[i] * from.y[i]);
  }
  const float scale = same > 0.0 ? static_cast<float>(same / squares) : 1.0F;
  for (std::size_t i = 0; i < to.size(); ++i) {
    to.x[i] = scale * from.x[i] + share * (to.x[i] - scale * from.x[i]);
    to.y[i] = scale * from.y[i] + share * (to.y[i] - scale * from.y[i]);
  }
}

/// Up to a half, distances give way to neighborhoods; from there, neighborhoods get denser.
bool finish(const Level& part, Places& places, const Wish& wish, jobs::Crew& crew, const std::stop_token& stop,
            const std::function<void(double)>& worked) {
  constexpr float kUsual = 0.8F;  // as published for t-FDP, ten times as strong at the end
  if (part.size() > kPolishedUpTo && wish.neighborhoods < 0.5F)
    return refine(part, places, {2 * kFinestSteps, 0.3F, 0.05F}, 1.0F, crew, stop, worked);
  if (wish.neighborhoods <= 0.0F) return polish(part, places, wish.seed, crew, stop);
  if (wish.neighborhoods >= 0.5F) {
    const float strength = kUsual * std::pow(10.0F, 2.0F * std::min(wish.neighborhoods, 1.0F) - 1.0F);
    return show_neighborhoods(part, places, strength, crew, stop, worked);
  }
  Places distances = places;
  if (!polish(part, distances, wish.seed, crew, stop)) return false;
  if (!show_neighborhoods(part, places, kUsual, crew, stop, worked)) return false;
  blend(distances, places, 2.0F * wish.neighborhoods);
  return true;
}

}  // namespace

double work_of(std::uint32_t nodes) {
  double work = static_cast<double>(kTrials * kTrialSteps) * std::min(nodes, kCoarsest) +
                static_cast<double>(nodes) * (kFinestSteps + kLastSteps);
  for (double size = 0.5 * nodes; size > kCoarsest; size /= 2.0) work += size * steps_of(nodes, size);
  return work;
}

std::optional<Places> untangle(const Level& part, const Wish& wish, jobs::Crew& crew, const std::stop_token& stop,
                               const std::function<void(double)>& worked) {
  base::Random random(wish.seed);
  std::deque<Coarser> coarser;
  const auto level = [&](std::size_t depth) -> const Level& { return depth == 0 ? part : coarser[depth - 1].level; };
  while (level(coarser.size()).size() > kCoarsest) {
    if (stop.stop_requested()) return {};
    coarser.push_back(coarser_than(level(coarser.size()), random));
  }
  const double whole = part.size();
  std::size_t depth = coarser.size();
  auto places = from_nothing(level(depth), spacing(level(depth), whole), random, crew, stop, worked);
  while (places && depth-- > 0) {
    const Level& fine = level(depth);
    const float unit = spacing(fine, whole);
    *places = prolonged(fine, coarser[depth].parent, *places, unit, random);
    const int steps = depth == 0 ? kFinestSteps : steps_of(step_cost(part), step_cost(fine));
    if (!refine(fine, *places, {steps, 1.0F, 0.05F}, unit, crew, stop, worked)) return {};
    coarser.resize(depth);
  }
  if (!places || !finish(part, *places, wish, crew, stop, worked)) return {};
  return places;
}

}  // namespace xylem::layout
