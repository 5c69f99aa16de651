// Commands that move organizations: arranging all of them, and one by hand.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "session/state.h"
#include "xylem/base/text.h"
#include "xylem/scene/encoding.h"

namespace xylem::session {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

bool known(const geometry::Point& point) { return std::isfinite(point.x) && std::isfinite(point.y); }

/// What the step is called: "Arrange by sector".
std::string label_of(const layout::Layout& layout) {
  static const std::map<std::string_view, std::string_view> kWords{
      {"groups", "by sector"}, {"geography", "by place on the earth"}, {"rings", "in rings"}, {"circle", "in a circle"}};
  const auto words = kWords.find(layout.id);
  return "Arrange " + (words == kWords.end() ? base::lowered(layout.title) : std::string(words->second));
}

/// The map seen from behind, upside down or turned by half is the same map: the one that is nearest to `from`. What is
/// pinned allows for none of these.
void turn_like(const layout::Positions& from, const std::vector<std::uint8_t>& pinned, layout::Positions& to) {
  if (!std::ranges::all_of(from, known) || std::ranges::any_of(pinned, [](std::uint8_t pin) { return pin != 0; })) return;
  geometry::Point middle;
  for (const geometry::Point& p : from) middle = middle + p * (1.0F / static_cast<float>(from.size()));
  double best = -1.0;
  geometry::Point turn{1.0F, 1.0F};
  for (const geometry::Point flip : {geometry::Point{1, 1}, {-1, -1}, {-1, 1}, {1, -1}}) {
    double alike = 0.0;
    for (std::size_t node = 0; node < to.size(); ++node) {
      const geometry::Point p{flip.x * to[node].x, flip.y * to[node].y};
      alike += static_cast<double>(geometry::dot(p, from[node] - middle));
    }
    if (alike <= best) continue;
    best = alike;
    turn = flip;
  }
  for (geometry::Point& p : to) p = {turn.x * p.x, turn.y * p.y};
}

}  // namespace

void Session::State::obey(const Arrange& command) {
  const layout::Layout* chosen = layout::layout_named(command.layout.empty() ? view.layout : command.layout);
  refresh_arrangement();
  if (chosen == nullptr || arrangement.organizations.empty() || !layout_lack(chosen->id).empty()) return;
  view.layout = chosen->id;
  view.neighborhoods = std::clamp(command.neighborhoods.value_or(view.neighborhoods), 0.0F, 1.0F);
  view.airiness = std::clamp(command.airiness.value_or(view.airiness), 0.0F, 1.0F);
  layout_label = label_of(*chosen);
  layout::RunInput input = layout_input();
  describe(input);
  // From the start, but for what is pinned: who asks to arrange wants a fresh picture, not the old one nudged.
  for (std::size_t i = 0; i < input.start.size(); ++i) {
    if (input.pinned[i] == 0) input.start[i] = {kNan, kNan};
  }
  if (std::ranges::none_of(input.pinned, [](std::uint8_t pinned) { return pinned != 0; })) input.start.clear();
  let_go();
  start_layout(*chosen, std::move(input));
}

void Session::State::start_layout(const layout::Layout& chosen, layout::RunInput input) {
  layout_began = options.clock();
  layout.start(chosen, std::move(input));
}

void Session::State::take_in_layout() {
  constexpr std::size_t kMostShown = 20'000;  // composing and drawing more takes from the layout what it needs
  const bool shown = layout_is_first && arrangement.organizations.size() <= kMostShown;
  if (auto positions = layout.take(); positions && shown && positions->size() == arrangement.organizations.size()) {
    moving = *std::move(positions);  // there is nothing yet to glide from
    ++moving_version;
  }
  auto result = layout.finished();
  if (!result) return;
  const bool first = std::exchange(layout_is_first, false);
  if (first) let_go();
  if (!*result) {
    if (result->error().kind != base::ErrorKind::cancelled) tell(result->error());
    return;
  }
  if (result->value().size() != arrangement.organizations.size()) return;  // the map changed meanwhile
  layout::Positions from = layout_input().start;
  layout::Positions to = std::move(result->value());
  if (!first && view.layout == "force") turn_like(from, layout_input().pinned, to);
  const document::Arrange edit{places_from(to), layout_label};
  if (first) {
    const bool untouched = file == nullptr && !creating_file && history.now() == last_saved;
    if (auto after = document::edited(history.now(), edit, stamps)) history.amend(*std::move(after));
    if (untouched) last_saved = history.now();  // whoever only looks at a sample leaves no map behind
    ++open_count;  // the camera fits what has its places only now
  } else if (change(edit)) {
    ++arranged_count;
    begin_glide(std::move(from), std::move(to));
  }
}

void Session::State::begin_glide(layout::Positions from, layout::Positions to) {
  if (!options.animated || view.reduce_motion || !std::ranges::all_of(from, known)) return;
  moving = from;
  ++moving_version;
  glide = Glide{std::move(from), std::move(to), options.clock()};
}

void Session::State::go_on_gliding() {
  if (!glide) return;
  constexpr float kSeconds = 0.3F;
  const float passed = std::chrono::duration<float>(options.clock() - glide->began).count() / kSeconds;
  if (!(passed >= 0.0F && passed < 1.0F) || glide->to.size() != arrangement.organizations.size()) return let_go();
  const float share = passed * passed * (3.0F - 2.0F * passed);
  for (std::size_t node = 0; node < glide->to.size(); ++node) {
    (*moving)[node] = geometry::lerp(glide->from[node], glide->to[node], share);
  }
  ++moving_version;
}

void Session::State::let_go() {
  held.reset();
  glide.reset();
  moving.reset();
  ++moving_version;
}

void Session::State::obey(const Drag& command) {
  refresh_arrangement();
  const auto found = arrangement.node_of_id.find(command.organization.text());
  if (found == arrangement.node_of_id.end()) return;
  if (layout.running()) layout.cancel();
  if (glide) let_go();
  if (!held || held->live.held() != found->second) {
    const layout::RunInput input = layout_input();
    if (!std::ranges::all_of(input.start, known)) return;
    held = Held{layout::LiveLayout(input.request(), found->second), false};
  }
  held->live.move_to(command.world);
  held->settled = false;
}

void Session::State::settle_held() {
  if (!held || held->settled) return;
  if (held->live.positions().size() != arrangement.organizations.size()) return held.reset();
  held->settled = held->live.step() < 0.05F;
  moving = held->live.positions();
  ++moving_version;
}

void Session::State::obey(const Drop& /*command*/) {
  if (!held) return;
  const ecosystem::OrganizationId id = arrangement.organizations[held->live.held()];
  const auto* organization = shown()->find<ecosystem::Organization>(id);
  std::vector<document::Place> places = places_from(held->live.positions());
  held.reset();
  moving.reset();
  ++moving_version;
  if (!places.empty()) change(document::Arrange{std::move(places), "Move " + (organization == nullptr ? id.text() : organization->name)});
}

}  // namespace xylem::session
