// Asking the analyst: each question is worked out once, aside, and its answer filed by the state it belongs to.
#include <algorithm>
#include <utility>

#include "session/state.h"
#include "xylem/analysis/findings.h"
#include "xylem/analysis/sentences.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::session {
namespace {

using analysis::Question;

constexpr std::size_t kRoughBytes = std::size_t{1} << 16U;  // answers other than measures are small; count them alike

/// Nobody waits for minutes unasked: of a huge map distances and routes come from a sample, and the answers say so.
analysis::MeasureOptions sampled(const graph::Snapshot& snapshot) {
  analysis::MeasureOptions options;
  options.sample = analysis::sample_for(snapshot.partnerships);
  return options;
}

/// What the Flows lens begins with: the resource with most flows of those that one uses and another then cannot, for
/// there a balance means something; else the one with most flows.
analysis::FlowScope first_scope(const graph::Snapshot& snapshot, const std::vector<analysis::FlowScopeRow>& scopes) {
  for (const analysis::FlowScopeRow& row : scopes) {
    const auto* term = ecosystem::find_term(*snapshot.ecosystem, "resource", row.scope.resource.text());
    if (term != nullptr && term->rival.value_or(false)) return row.scope;
  }
  return scopes.empty() ? analysis::FlowScope{} : scopes.front().scope;
}

/// The scope of what somebody chose to look at, or the first one.
analysis::FlowScope scope_of(const graph::Snapshot& snapshot, const analysis::FlowScope& chosen) {
  const bool any = !chosen.resource.empty() || !chosen.unit.empty() || !chosen.capital.empty();
  return any ? chosen : first_scope(snapshot, analysis::flow_scopes(snapshot));
}
/// As parameters of a question.
std::string key_of(const analysis::FlowScope& scope) { return scope.resource.text() + '\n' + scope.unit + '\n' + scope.capital.text(); }

}  // namespace

template <class Answer, class Compute>
std::shared_ptr<const Answer> Session::State::ask(const std::string& what, const std::string& parameters, const std::string& activity,
                                                  std::size_t bytes, Compute compute) {
  const Question question{static_cast<std::uint64_t>(snapshot_made_from), snapshot->view.day, what, parameters};
  if (auto known = board.find<Answer>(question)) return known;
  if (stopped.contains(question)) {
    answers_stopped = true;
    return nullptr;
  }
  if (!asked.insert(question).second) return nullptr;
  ++questions_asked;
  analyst->run(activity, [this, question, bytes, compute, taken = snapshot](const std::stop_token& stop, jobs::Progress& progress) {
    base::Result<Answer> result = compute(*taken, stop, progress);
    mail.post([this, question, bytes, answer = std::make_shared<base::Result<Answer>>(std::move(result))] {
      if (answer->ok()) {
        asked.erase(question);
        board.put(question, std::make_shared<const Answer>(*std::move(*answer)), bytes);
      } else if (answer->error().kind == base::ErrorKind::cancelled) {
        asked.erase(question);
        stopped.insert(question);  // who cancels means it: not asked again by itself
      } else {
        tell(answer->error());  // stays in `asked`: it would only fail again
      }
    });
  });
  return nullptr;
}

std::shared_ptr<const analysis::NetworkFigures> Session::State::ask_network() {
  return ask<analysis::NetworkFigures>("network", "", "Measuring the network", kRoughBytes,
                                       [](const graph::Snapshot& s, const std::stop_token& stop, jobs::Progress& progress) {
                                         return analysis::network_figures(s.partnerships, sampled(s), stop, progress);
                                       });
}

std::shared_ptr<const analysis::Fragility> Session::State::ask_fragility() {
  return ask<analysis::Fragility>("fragility", "", "Looking for fragile points", kRoughBytes,
                                  [](const graph::Snapshot& s, const std::stop_token&, jobs::Progress&) {
                                    return base::Result<analysis::Fragility>(analysis::fragile_points(s.partnerships));
                                  });
}

std::shared_ptr<const analysis::Values> Session::State::ask_communities() {
  return ask<analysis::Values>("communities", "", "Finding communities", kRoughBytes,
                               [](const graph::Snapshot& s, const std::stop_token& stop, jobs::Progress& progress) {
                                 return analysis::measure(analysis::Measure::community, s.partnerships, {}, stop, progress);
                               });
}

std::shared_ptr<const SectorsAnswer> Session::State::ask_sectors() {
  return ask<SectorsAnswer>("sectors", "", "Counting sectors", kRoughBytes,
                            [](const graph::Snapshot& s, const std::stop_token& stop, jobs::Progress&) -> base::Result<SectorsAnswer> {
                              SectorsAnswer answer;
                              answer.sectors = analysis::sectors_of(s, analysis::SectorLevel::legend_groups);
                              auto mixed = analysis::mixing(s.partnerships, answer.sectors, stop);
                              if (!mixed) return mixed.error();
                              answer.mixing = *std::move(mixed);
                              answer.roles = analysis::roles_by_class(s);
                              answer.roles_over_time = analysis::roles_over_time(s);
                              return answer;
                            });
}

std::shared_ptr<const analysis::AllMeasures> Session::State::ask_measures() {
  const std::size_t bytes = snapshot->size() * sizeof(std::optional<double>) * analysis::kMeasureCount;
  return ask<analysis::AllMeasures>("measures", "", "Measuring influence", bytes,
                                    [](const graph::Snapshot& s, const std::stop_token& stop, jobs::Progress& progress) {
                                      return analysis::measure_all(s.partnerships, sampled(s), stop, progress);
                                    });
}

std::shared_ptr<const ShapeAnswer> Session::State::ask_shape() {
  return ask<ShapeAnswer>("shape", "", "Naming the shape", kRoughBytes,
                          [](const graph::Snapshot& s, const std::stop_token& stop, jobs::Progress&) -> base::Result<ShapeAnswer> {
                            ShapeAnswer answer;
                            if (s.size() <= analysis::kMostForFindings) {
                              auto shape = analysis::shape_of(s, stop);
                              if (!shape) return shape.error();
                              answer.shape = *std::move(shape);
                            }
                            answer.sectors = analysis::sectors_of(s, analysis::SectorLevel::legend_groups);
                            auto brokerage = analysis::brokerage_of(s.partnerships, answer.sectors, stop);
                            if (!brokerage) return brokerage.error();
                            answer.brokerage = *std::move(brokerage);
                            return answer;
                          });
}

std::shared_ptr<const analysis::LeaveOneOut> Session::State::ask_certainty() {
  const analysis::MeasureRow* row = analysis::find_measure(view.measure);
  std::optional<analysis::Measure> measure;
  if (row != nullptr && !row->directed_only && row->measure != analysis::Measure::community && row->measure != analysis::Measure::articulation)
    measure = row->measure;
  return ask<analysis::LeaveOneOut>("leave one out", measure ? view.measure : "", "Leaving out one at a time", kRoughBytes,
                                    [measure](const graph::Snapshot& s, const std::stop_token& stop, jobs::Progress& progress) {
                                      return analysis::leave_one_out(s, measure, stop, progress);
                                    });
}

std::shared_ptr<const GapsAnswer> Session::State::ask_gaps() {
  return ask<GapsAnswer>("gaps", "", "Looking for gaps", kRoughBytes,
                         [](const graph::Snapshot& s, const std::stop_token&, jobs::Progress&) -> base::Result<GapsAnswer> {
                           GapsAnswer answer;
                           const auto* profile = analysis::profile_in_use(*s.ecosystem);
                           answer.pathways = analysis::pathways_of(s, profile);
                           answer.parities = analysis::parities_of(s);
                           if (profile == nullptr) return answer;
                           answer.coverage = analysis::coverage_of(s, *profile);
                           answer.ghosts = analysis::ghosts_of(s, *profile, answer.coverage);
                           answer.by_sector = analysis::coverage_matrix(s, answer.coverage, analysis::MatrixRows::sectors);
                           answer.by_capital = analysis::coverage_matrix(s, answer.coverage, analysis::MatrixRows::capitals);
                           return answer;
                         });
}

std::shared_ptr<const FlowsAnswer> Session::State::ask_flows() {
  const analysis::FlowScope chosen{view.resource, view.flow_unit, view.flow_capital};
  return ask<FlowsAnswer>("flows", key_of(chosen), "Balancing flows", kRoughBytes,
                          [chosen](const graph::Snapshot& s, const std::stop_token&, jobs::Progress&) -> base::Result<FlowsAnswer> {
                            FlowsAnswer answer;
                            answer.scopes = analysis::flow_scopes(s);
                            answer.capitals = analysis::capital_scopes(s);
                            const analysis::FlowScope scope = scope_of(s, chosen);
                            answer.balance = analysis::balance_of(s, scope);
                            answer.roles = analysis::role_pairs_of(s, scope);
                            answer.partnerships = analysis::partnership_balances_of(s, scope);
                            return answer;
                          });
}

std::shared_ptr<const ExchangeAnswer> Session::State::ask_exchange() {
  return ask<ExchangeAnswer>("exchange", "", "Matching offers and needs", kRoughBytes,
                             [](const graph::Snapshot& s, const std::stop_token& stop, jobs::Progress&) -> base::Result<ExchangeAnswer> {
                               auto matching = analysis::matching_of(s, stop);
                               if (!matching) return matching.error();
                               return ExchangeAnswer{*std::move(matching), analysis::access_of(s), analysis::fairness_of(s)};
                             });
}

std::shared_ptr<const CirculationAnswer> Session::State::ask_circulation() {
  const analysis::FlowScope chosen{view.resource, view.flow_unit, view.flow_capital};
  return ask<CirculationAnswer>("circulation", key_of(chosen), "Following what goes round", kRoughBytes,
                                [chosen](const graph::Snapshot& s, const std::stop_token& stop, jobs::Progress&) -> base::Result<CirculationAnswer> {
                                  auto figures = analysis::circulation_of(s, scope_of(s, chosen), stop);
                                  if (figures) return CirculationAnswer{*std::move(figures), ""};
                                  if (figures.error().kind == base::ErrorKind::cancelled) return figures.error();
                                  return CirculationAnswer{{}, figures.error().message};
                                });
}

std::shared_ptr<const CapitalAnswer> Session::State::ask_capital() {
  return ask<CapitalAnswer>("capital", "", "Weighing cooperation", kRoughBytes,
                            [](const graph::Snapshot& s, const std::stop_token&, jobs::Progress&) { return base::Result<CapitalAnswer>(capital_of(s)); });
}

std::shared_ptr<const ChangesAnswer> Session::State::ask_changes() {
  const Earlier earlier = earlier_state();
  const std::string parameters = std::to_string(static_cast<std::uint64_t>(earlier.ecosystem.stamp())) + " " + std::to_string(earlier.day);
  return ask<ChangesAnswer>("changes", parameters, "Comparing", kRoughBytes, [earlier](const graph::Snapshot& s, const std::stop_token&, jobs::Progress&) {
    graph::View then = s.view;
    then.day = earlier.day;
    return base::Result<ChangesAnswer>(changes_of(*graph::snapshot_of(earlier.ecosystem.shared(), then), s, earlier.words));
  });
}

std::shared_ptr<const std::vector<analysis::Finding>> Session::State::ask_findings() {
  return ask<std::vector<analysis::Finding>>("findings", "", "Looking at everything", std::size_t{1} << 20U,
                                             [](const graph::Snapshot& s, const std::stop_token& stop, jobs::Progress&) {
                                               return analysis::all_findings(s, analysis::profile_in_use(*s.ecosystem), stop);
                                             });
}

std::shared_ptr<const std::vector<analysis::WhatIf>> Session::State::ask_trials(const std::shared_ptr<const GapsAnswer>& gaps) {
  return ask<std::vector<analysis::WhatIf>>(
      "trials", "", "Trying each missing partner", kRoughBytes,
      [gaps](const graph::Snapshot& s, const std::stop_token& stop, jobs::Progress& progress) -> base::Result<std::vector<analysis::WhatIf>> {
        std::vector<analysis::WhatIf> trials;
        for (const analysis::Ghost& ghost : gaps->ghosts) {
          progress.set_fraction(static_cast<float>(trials.size()) / static_cast<float>(gaps->ghosts.size()));
          auto there = std::make_shared<ecosystem::Ecosystem>(analysis::with_ghost(s, gaps->coverage, ghost).ecosystem);
          const auto after = graph::snapshot_of(std::move(there), s.view);
          auto what = analysis::what_if(s, *after, analysis::profile_in_use(*s.ecosystem), stop);
          if (!what) return what.error();
          trials.push_back(*std::move(what));
        }
        return trials;
      });
}

std::shared_ptr<const analysis::Work> Session::State::ask_work() {
  return ask<analysis::Work>("work", "", "Looking at what is due", kRoughBytes, [](const graph::Snapshot& s, const std::stop_token&, jobs::Progress&) {
    return base::Result<analysis::Work>(analysis::work_of(s));
  });
}

std::shared_ptr<const analysis::WhatIf> Session::State::ask_what_if() {
  const auto base = history.now().ecosystem;
  return ask<analysis::WhatIf>("what_if", std::to_string(static_cast<std::uint64_t>(base.stamp())), "Comparing the scenario", kRoughBytes,
                               [base](const graph::Snapshot& s, const std::stop_token& stop, jobs::Progress&) {
                                 const auto before = graph::snapshot_of(base.shared(), s.view);
                                 return analysis::what_if(*before, s, analysis::profile_in_use(*base), stop);
                               });
}

std::shared_ptr<const analysis::WhatIf> Session::State::ask_loss() {
  return ask<analysis::WhatIf>("loss", view.loss_of.text(), "Looking what would break", kRoughBytes,
                               [id = view.loss_of](const graph::Snapshot& s, const std::stop_token& stop, jobs::Progress&) {
                                 auto rest = std::make_shared<ecosystem::Ecosystem>(analysis::without_organization(*s.ecosystem, id));
                                 const auto after = graph::snapshot_of(std::move(rest), s.view);
                                 return analysis::what_if(s, *after, analysis::profile_in_use(*s.ecosystem), stop);
                               });
}

std::shared_ptr<const std::vector<analysis::StandingLine>> Session::State::ask_standing(std::uint32_t node, const Answers& now) {
  return ask<std::vector<analysis::StandingLine>>(
      "standing", snapshot->organizations[node]->id.text(), "Looking at one organization", kRoughBytes,
      [node, measures = now.measures, fragility = now.fragility](const graph::Snapshot& s, const std::stop_token& stop, jobs::Progress&) {
        return analysis::standing_of(s, node, *measures, *fragility, analysis::profile_in_use(*s.ecosystem), stop);
      });
}

std::string Session::State::sentence_of(const Answers& now) const {
  switch (view.lens) {
    case scene::Lens::sectors: return now.sectors ? analysis::sectors_sentence(now.sectors->sectors, now.sectors->mixing) : "";
    case scene::Lens::influence:
      return now.measures && now.fragility ? analysis::influence_sentence(snapshot->partnerships, *now.measures, *now.fragility) : "";
    case scene::Lens::gaps:
      if (!now.gaps) return "";
      return analysis::gaps_sentence(*snapshot, now.gaps->coverage.profile_name.empty() ? nullptr : &now.gaps->coverage);
    case scene::Lens::flows: return now.flows ? analysis::flows_sentence(now.flows->scopes.empty() ? nullptr : &now.flows->balance) : "";
    case scene::Lens::capital: return now.capital ? analysis::capital_sentence(now.capital->capital) : "";
    case scene::Lens::change: return now.changes ? analysis::change_sentence(now.changes->changes, now.changes->against) : "";
  }
  return "";
}

}  // namespace xylem::session
