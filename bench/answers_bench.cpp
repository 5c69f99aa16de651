// How long the analyses of a map take: each alone, and all of them together. XYLEM_BENCH_MAP names another .xylem.json;
// without it samples/river-region.xylem.json is measured.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <functional>

#include "xylem/analysis/access.h"
#include "xylem/analysis/answers.h"
#include "xylem/analysis/backbone.h"
#include "xylem/analysis/circulation.h"
#include "xylem/analysis/contexts.h"
#include "xylem/analysis/cooperation_capital.h"
#include "xylem/analysis/exchange.h"
#include "xylem/analysis/fairness.h"
#include "xylem/analysis/findings.h"
#include "xylem/analysis/ghosts.h"
#include "xylem/analysis/indicators.h"
#include "xylem/analysis/introductions.h"
#include "xylem/analysis/network.h"
#include "xylem/analysis/pathways.h"
#include "xylem/analysis/phases.h"
#include "xylem/analysis/shape.h"
#include "xylem/analysis/weak_points.h"
#include "xylem/base/file_bytes.h"
#include "xylem/store/defaults.h"
#include "xylem/store/text_twin.h"

namespace xylem::bench {
namespace {

using graph::Snapshot;

struct Measured {
  std::shared_ptr<const Snapshot> snapshot;
  const ecosystem::TargetProfile* profile = nullptr;
};
const Measured& measured() {
  static const Measured map = [] {
    const char* const named = std::getenv("XYLEM_BENCH_MAP");
    const std::string file = named == nullptr ? XYLEM_SOURCE_DIR "/samples/river-region.xylem.json" : named;
    const auto text = base::read_file(file);
    const auto read = store::read_text_twin(text.value(), store::default_ecosystem().value());
    Measured made;
    const auto ecosystem = read.value().document.ecosystem.shared();
    made.snapshot = graph::snapshot_of(ecosystem, {graph::day_of(ecosystem->about, 20000)});
    made.profile = analysis::profile_in_use(*made.snapshot->ecosystem);
    return made;
  }();
  return map;
}

void time_of(benchmark::State& state, const std::function<void(const Snapshot&)>& ask) {
  const Snapshot& snapshot = *measured().snapshot;
  for (auto _ : state) ask(snapshot);
  state.counters["organizations"] = snapshot.size();
}

template <class Answer>
void keep(Answer&& answer) {
  benchmark::DoNotOptimize(answer);
}

/// Adds one benchmark; the time is that of all threads.
void add(const std::string& name, std::function<void(const Snapshot&)> ask) {
  benchmark::RegisterBenchmark(("answers/" + name).c_str(),
                               [ask = std::move(ask)](benchmark::State& state) { time_of(state, ask); })
      ->MeasureProcessCPUTime()
      ->Unit(benchmark::kMillisecond);
}

const bool registered = [] {
  using namespace analysis;
  add("A1 figures", [](const Snapshot& s) {
    jobs::Progress p;
    keep(network_figures(s.partnerships, {}, p));
  });
  add("A1 measures", [](const Snapshot& s) {
    jobs::Progress p;
    keep(measure_all(s.partnerships, {}, {}, p));
  });
  add("A1 mixing", [](const Snapshot& s) { keep(mixing(s.partnerships, sectors_of(s, SectorLevel::sectors), {})); });
  add("A2 shape", [](const Snapshot& s) { keep(shape_of(s, {})); });
  add("A3 coverage", [](const Snapshot& s) {
    if (measured().profile != nullptr) keep(coverage_of(s, *measured().profile));
  });
  add("A3 ghosts", [](const Snapshot& s) {
    if (measured().profile == nullptr) return;
    static const Coverage coverage = coverage_of(s, *measured().profile);
    keep(ghosts_of(s, *measured().profile, coverage));
  });
  add("A4 introductions", [](const Snapshot& s) {
    static const Grouping sectors = sectors_of(s, SectorLevel::sectors);
    static const Mixing mixed = mixing(s.partnerships, sectors, {}).value();
    static const Matching matching = matching_of(s, {}).value();
    keep(introductions_of(s, sectors, mixed, matching, {}));
  });
  add("A5 matching", [](const Snapshot& s) { keep(matching_of(s, {})); });
  add("A6 weak points", [](const Snapshot& s) { keep(weak_points_of(s, nullptr)); });
  add("A7 backbone", [](const Snapshot& s) { keep(backbone_of(s)); });
  add("A8 phases", [](const Snapshot& s) { keep(phases_of(s, measured().profile)); });
  add("A9 balances", [](const Snapshot& s) {
    for (const FlowScopeRow& row : flow_scopes(s)) keep(balance_of(s, row.scope));
    for (const FlowScopeRow& row : capital_scopes(s)) keep(balance_of(s, row.scope));
    for (const FlowScopeRow& row : flow_scopes(s)) keep(role_pairs_of(s, row.scope));
    for (const FlowScopeRow& row : flow_scopes(s)) keep(partnership_balances_of(s, row.scope));
    keep(common_value_of(s));
  });
  add("A10 fairness", [](const Snapshot& s) { keep(fairness_of(s)); });
  add("A11 access", [](const Snapshot& s) { keep(access_of(s)); });
  add("A12 circulation", [](const Snapshot& s) {
    for (const FlowScopeRow& row : flow_scopes(s)) keep(circulation_of(s, row.scope, {}));
  });
  add("A13 cooperation capital", [](const Snapshot& s) { keep(cooperation_capital_of(s)); });
  add("A15 pathways", [](const Snapshot& s) {
    keep(pathways_of(s, measured().profile));
    keep(parities_of(s));
  });
  add("A16 indicators", [](const Snapshot& s) { keep(indicator_series(s)); });
  for (const ContextBy by : {ContextBy::area, ContextBy::sectors, ContextBy::mode, ContextBy::channel}) {
    add("A17 contexts by " + std::string(to_text(by)), [by](const Snapshot& s) {
      static const auto capital = [&] {
        std::vector<std::optional<double>> values(s.facts.size());
        const auto all = cooperation_capital_of(s);
        for (std::size_t edge = 0; edge < s.facts.size(); ++edge) {
          for (const auto& one : all.partnerships) {
            if (one.id == s.facts[edge].id && one.capital) values[edge] = one.capital->mid;
          }
        }
        return values;
      }();
      keep(compare_contexts(s, by, capital, measured().profile));
    });
  }
  add("all of A2 to A17", [](const Snapshot& s) { keep(answers_of(s, measured().profile, {})); });
  add("findings", [](const Snapshot& s) { keep(all_findings(s, measured().profile, {})); });
  return true;
}();

}  // namespace
}  // namespace xylem::bench
