// What derives from the document: the snapshot of the day, which answers are asked for, the scene.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "session/state.h"
#include "xylem/analysis/findings.h"
#include "xylem/base/text.h"
#include "xylem/scene/compose.h"

namespace xylem::session {
namespace {

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
    case scene::Lens::influence:
      now.measures = ask_measures();
      if (panels) now.shape = ask_shape();
      if (panels && now.shape && now.shape->shape) now.certainty = ask_certainty();
      break;
    case scene::Lens::gaps: break;
    case scene::Lens::flows:
      now.flows = ask_flows();
      if (panels) now.exchange = ask_exchange();
      if (panels) now.circulation = ask_circulation();
      break;
    case scene::Lens::capital: now.capital = ask_capital(); break;
    case scene::Lens::change: now.changes = ask_changes(); break;
  }
  const bool one_pair = view.selected.size() == 1 && view.selected.front().kind == scene::Subject::Kind::partnership;
  if (panels && one_pair && !now.capital) now.capital = ask_capital();  // for its card
  const bool one_organization = view.selected.size() == 1 && view.selected.front().kind == scene::Subject::Kind::organization;
  if (panels && one_organization && snapshot->size() <= analysis::kMostForFindings) {
    const auto node = snapshot->node_of(ecosystem::OrganizationId(view.selected.front().id));
    if (node && !now.measures) now.measures = ask_measures();
    if (node && now.measures && now.fragility) now.standing = ask_standing(*node, now);
  }
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
  SceneKey key{history.now().places.stamp(), snapshot, view, view.lens == scene::Lens::influence ? answers.measures : nullptr, answers.gaps, view.lens == scene::Lens::capital ? answers.capital : nullptr, answers.changes, view.tints ? answers.communities : nullptr,
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
