// What derives from the document: the snapshot of the day, the answers to the lens's question, the scene.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "session/state.h"
#include "xylem/analysis/findings.h"
#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/scene/compose.h"

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

/// The nodes within `steps` ties of `start`.
std::vector<std::uint8_t> neighborhood(const graph::Snapshot& snapshot, std::uint32_t start, int steps) {
  std::vector<std::uint8_t> inside(snapshot.size(), 0);
  inside[start] = 1;
  std::vector<std::uint32_t> rim{start};
  for (; steps > 0 && !rim.empty(); --steps) {
    std::vector<std::uint32_t> next;
    for (const std::uint32_t node : rim) {
      for (const graph::Neighbor& neighbor : snapshot.partnerships.neighbors(node)) {
        if (std::exchange(inside[neighbor.node], std::uint8_t{1}) == 0) next.push_back(neighbor.node);
      }
    }
    rim = std::move(next);
  }
  return inside;
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

}  // namespace

void Session::State::refresh() {
  refresh_branch();
  refresh_snapshot();
  refresh_answers();
  refresh_scene();
  refresh_saving();
}

void Session::State::refresh_snapshot() {
  const auto& part = shown();
  const graph::View wanted{day()};
  if (snapshot == nullptr || snapshot_made_from != part.stamp() || !(snapshot_view == wanted)) {
    snapshot = graph::snapshot_of(part.shared(), wanted);
    snapshot_made_from = part.stamp();
    snapshot_view = wanted;
  }
  const ecosystem::Day until = std::max(options.today, wanted.day);
  if (timeline_made_from != part.stamp() || timeline_until != until) {
    timeline = graph::timeline(*part, until);
    timeline_made_from = part.stamp();
    timeline_until = until;
  }
  std::erase_if(view.selected, [&](const scene::Subject& subject) { return !exists(subject); });
  if (view.focus && !snapshot->node_of(view.focus->organization)) view.focus.reset();
}

bool Session::State::exists(const scene::Subject& subject) const {
  const auto& all = *shown();
  switch (subject.kind) {
    case scene::Subject::Kind::organization: return all.find<ecosystem::Organization>(ecosystem::OrganizationId(subject.id)) != nullptr;
    case scene::Subject::Kind::person: return all.find<ecosystem::Person>(ecosystem::PersonId(subject.id)) != nullptr;
    case scene::Subject::Kind::partnership: return all.find<ecosystem::Partnership>(ecosystem::PartnershipId(subject.id)) != nullptr;
    case scene::Subject::Kind::flow: return all.find<ecosystem::ResourceFlow>(ecosystem::FlowId(subject.id)) != nullptr;
    case scene::Subject::Kind::ghost: return true;
    case scene::Subject::Kind::none: return false;
  }
  return false;
}

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

void Session::State::refresh_answers() {
  if (asked_for != snapshot || asked_lens != view.lens) stopped.clear();  // a new look asks again for what was cancelled
  asked_for = snapshot;
  asked_lens = view.lens;
  answers_stopped = false;
  Answers now;
  if (layout_is_first && layout.running()) {  // the map comes first: it wants all cores there are
    answers = std::move(now);
    return;
  }
  const bool panels = !options.picture_only;
  if (panels) now.network = ask_network();
  if (panels || view.lens == scene::Lens::influence) now.fragility = ask_fragility();  // its sentence tells of them
  if (panels || view.tints) now.communities = ask_communities();
  switch (view.lens) {
    case scene::Lens::sectors: now.sectors = ask_sectors(); break;
    case scene::Lens::influence: now.measures = ask_measures(); break;
    case scene::Lens::gaps: break;
    case scene::Lens::flows: now.flows = ask_flows(); break;
    case scene::Lens::capital: now.capital = ask_capital(); break;
    case scene::Lens::change: now.changes = ask_changes(); break;
  }
  const bool one_pair = view.selected.size() == 1 && view.selected.front().kind == scene::Subject::Kind::partnership;
  if (panels && one_pair && !now.capital) now.capital = ask_capital();  // for its card
  if (shows(view, Layer::ghosts)) now.gaps = ask_gaps();
  if (view.try_ghosts && now.gaps) now.trials = ask_trials(now.gaps);
  if (view.side == Side::work) now.work = ask_work();
  if (view.side == Side::findings) now.findings = ask_findings();
  if (branch) now.what_if = ask_what_if();
  if (!view.loss_of.empty() && snapshot->node_of(view.loss_of)) now.loss = ask_loss();
  now.stopped = answers_stopped;
  now.sentence = sentence_of(now);
  answers = std::move(now);
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
  const ecosystem::ResourceId resource = view.resource;
  return ask<FlowsAnswer>("flows", resource.text(), "Balancing flows", kRoughBytes,
                          [resource](const graph::Snapshot& s, const std::stop_token&, jobs::Progress&) -> base::Result<FlowsAnswer> {
                            FlowsAnswer answer;
                            answer.scopes = analysis::flow_scopes(s);
                            analysis::FlowScope scope;
                            scope.resource = resource;
                            if (resource.empty()) scope = first_scope(s, answer.scopes);
                            answer.balance = analysis::balance_of(s, scope);
                            return answer;
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

namespace {

/// Who is in which community, each as a group without a name of its own.
std::vector<scene::Group> groups_of(const analysis::Values& communities) {
  std::map<int, scene::Group> groups;
  for (std::uint32_t node = 0; node < communities.size(); ++node) {
    if (communities[node]) groups[static_cast<int>(*communities[node])].nodes.push_back(node);
  }
  std::vector<scene::Group> list;
  for (auto& [number, group] : groups) list.push_back(std::move(group));
  return list;
}

/// The programs that run on the day, each with whoever leads it and takes part: those of the selected organizations,
/// or the few largest, since more grounds than these lie over one another.
std::vector<scene::Group> groups_of_programs(const graph::Snapshot& snapshot, const std::vector<scene::Subject>& selected) {
  constexpr std::size_t kMost = 8;
  std::set<std::uint32_t> wanted;
  for (const scene::Subject& subject : selected) {
    if (subject.kind != scene::Subject::Kind::organization) continue;
    if (const auto node = snapshot.node_of(ecosystem::OrganizationId(subject.id))) wanted.insert(*node);
  }
  std::vector<scene::Group> groups;
  for (const auto& program : snapshot.ecosystem->all<ecosystem::Program>()) {
    if (!ecosystem::covers(program.from, program.to, snapshot.view.day)) continue;
    std::set<std::uint32_t> nodes;
    const auto add = [&](const ecosystem::OrganizationId& id) {
      if (const auto node = snapshot.node_of(id)) nodes.insert(*node);
    };
    add(program.lead_org);
    for (const auto& partner : program.partner_orgs) add(partner);
    const bool theirs = std::ranges::any_of(nodes, [&](std::uint32_t node) { return wanted.contains(node); });
    if (nodes.size() >= 3 && (wanted.empty() || theirs)) groups.push_back({program.name, {nodes.begin(), nodes.end()}});
  }
  std::ranges::stable_sort(groups, std::ranges::greater{}, [](const scene::Group& group) { return group.nodes.size(); });
  if (groups.size() > kMost) groups.resize(kMost);
  return groups;
}

}  // namespace

void Session::State::refresh_scene() {
  SceneKey key{history.now().places.stamp(), snapshot, view, answers.measures, answers.gaps, view.lens == scene::Lens::capital ? answers.capital : nullptr, answers.changes, view.tints ? answers.communities : nullptr,
               answers.sentence, moving_version};
  key.view.hovered.reset();  // what is pointed at lies over the scene
  key.view.try_ghosts = false;
  key.view.side = Side::lens;  // what only the panels show
  key.view.loss_of = {};
  key.view.minimap = true;   // and the minimap beside it
  if (scene != nullptr && key == scene_key) return;
  scene_key = std::move(key);
  scene = std::make_shared<const scene::Scene>(composed({}));
}

scene::Scene Session::State::composed(const PictureUse& use) const {
  constexpr float kNowhere = std::numeric_limits<float>::quiet_NaN();
  scene::Inputs inputs;
  inputs.snapshot = snapshot.get();
  std::vector<geometry::Point> positions;
  std::vector<std::uint8_t> pinned;
  for (const auto* organization : snapshot->organizations) {
    const document::Place* place = history.now().places->find(organization->id);
    geometry::Point point = place == nullptr ? geometry::Point{kNowhere, kNowhere} : place->point();
    if (moving) {
      const auto node = arrangement.node_of_id.find(organization->id.text());
      if (node != arrangement.node_of_id.end() && node->second < moving->size()) point = (*moving)[node->second];
    }
    positions.push_back(point);
    pinned.push_back(place != nullptr && place->pinned ? 1 : 0);
  }
  inputs.positions = positions;
  inputs.pinned = pinned;
  inputs.theme = view.dark ? &scene::dark_theme() : &scene::light_theme();
  inputs.lens = view.lens;

  std::vector<double> sizes;
  const analysis::MeasureRow* row = analysis::find_measure(view.measure);
  if (answers.measures && row != nullptr) {
    for (const auto& value : answers.measures->of(row->measure)) sizes.push_back(value.value_or(std::nan("")));
    inputs.measure = sizes;
    inputs.measure_title = row->title;
  }
  inputs.resource = view.resource;
  if (answers.gaps) {
    for (const analysis::Ghost& ghost : answers.gaps->ghosts) inputs.ghosts.push_back({ghost.label, ghost.ties, std::nullopt});
  }
  if (view.tints && answers.communities) inputs.tints = groups_of(*answers.communities);
  if (view.programs) {
    inputs.tints = groups_of_programs(*snapshot, use.for_export ? std::vector<scene::Subject>{} : view.selected);
    inputs.tints_title = "Programs of three or more";
  }
  if (answers.capital && view.lens == scene::Lens::capital) inputs.strength = answers.capital->strength;
  inputs.strength_title = "Cooperation capital";
  if (answers.changes) inputs.change = marks_of(*answers.changes);
  inputs.hidden_sectors = view.hidden_sectors;
  inputs.hidden_phases = view.hidden_phases;
  std::vector<std::uint8_t> inside;
  if (view.focus) {
    if (const auto node = snapshot->node_of(view.focus->organization)) inside = neighborhood(*snapshot, *node, view.focus->steps);
    inputs.in_focus = inside;
  }
  inputs.show_labels = view.labels;
  inputs.show_roles = view.roles;
  inputs.show_ghosts = shows(view, Layer::ghosts);
  inputs.show_private_names = false;
  if (!use.for_export) {
    inputs.selected = view.selected;
  }
  inputs.title = shown()->about.name;
  inputs.sentence = answers.sentence;
  const std::string as_of = day() == 0 ? "" : "As of " + ecosystem::readable(ecosystem::date_of(day())) + " · ";
  inputs.source = as_of + base::counted(snapshot->size(), "organization") + " · " + base::counted(snapshot->partnerships.edge_count(), "partnership");
  return scene::compose(inputs);
}

}  // namespace xylem::session
