// The shape of the network and its brokers, in the Influence panel.
#include "ui/panels/shape_parts.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "xylem/analysis/sentences.h"
#include "xylem/analysis/whys.h"
#include "xylem/base/text.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

constexpr std::size_t kFewBrokers = 6;

/// How often the name stays when one organization is left out.
std::string certainty_in_words(const analysis::LeaveOneOut& certainty) {
  if (certainty.left_out == 0) return {};
  std::string text = "The name stays in " + analysis::percent_in_words(certainty.same_name) + " of " +
                     base::counted(certainty.left_out, "map") + " with one organization left out";
  if (!certainty.exact) text += ", drawn by chance from " + base::readable(certainty.organizations, 0);
  text += ".";
  if (certainty.same_name < analysis::kShareForAName) text += " Not firm: " + certainty.verdict() + ".";
  if (certainty.top_three_stability) {
    text += " The first three by the chosen measure stay the first three in " +
            analysis::percent_in_words(*certainty.top_three_stability) + ".";
  }
  return text;
}

/// Who makes the shape what it is: the hub, the hubs or the core.
std::vector<std::uint32_t> makers_of(const analysis::Shape& shape) {
  switch (shape.kind) {
    case analysis::ShapeKind::hub_and_spoke:
      return shape.top ? std::vector<std::uint32_t>{*shape.top} : std::vector<std::uint32_t>{};
    case analysis::ShapeKind::multi_hub:
      return shape.hubs;
    case analysis::ShapeKind::core_periphery:
      return shape.core;
    case analysis::ShapeKind::too_small:
    case analysis::ShapeKind::scattered:
    case analysis::ShapeKind::dense_mesh:
    case analysis::ShapeKind::distributed:
      break;
  }
  return {};
}

void draw_moves(const analysis::ShapeRow& row, Widgets& widgets) {
  if (row.next_moves.empty()) return;
  widgets.space(widgets.px(6.0F));
  widgets.words(widgets.take(widgets.px(22.0F)), "What usually helps next",
                {Type::small_strong, widgets.theme().muted, Align::left});
  for (std::size_t i = 0; i < row.next_moves.size(); ++i) {
    const float top = widgets.cursor_y();
    const float indent = widgets.px(16.0F);
    const Rect all = widgets.take(0.0F);
    const float height = widgets.paragraph_height(row.next_moves[i], all.w - indent);
    const Rect place = widgets.take(height + widgets.px(4.0F));
    widgets.disc({place.x + widgets.px(5.0F), top + widgets.line_height() * 0.5F}, widgets.px(2.5F),
                 widgets.theme().accent);
    widgets.paragraph_in({place.x + indent, top, place.w - indent, height}, row.next_moves[i]);
    widgets.note("Move " + std::to_string(i + 1), row.next_moves[i], place);
  }
}

}  // namespace

void draw_shape(WhyBox& why, const graph::Snapshot& snapshot, const session::Answers& answers,
                const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes) {
  if (answers.shape == nullptr || !answers.shape->shape) return;
  const analysis::Shape& shape = *answers.shape->shape;
  const analysis::ShapeRow& row = analysis::row_of(shape.kind);
  widgets.section("Shape");
  widgets.scope("Shape", [&] {
    const float top = widgets.cursor_y();
    widgets.paragraph(with_strong_numbers(analysis::shape_sentence(shape, nullptr)));
    const Rect end = widgets.take(0.0F);
    const Rect place{end.x, top, end.w, end.y - top};
    if (widgets.press("Name", place, row.title)) {
      ask_why(why, std::string(row.title), place, [&] { return analysis::why_of(shape); });
    }
    widgets.tooltip(std::string(row.sentence) + " Click for why.");
    widgets.space(widgets.px(4.0F));
    if (answers.certainty != nullptr) {
      small_print(widgets, "Certainty", certainty_in_words(*answers.certainty),
                  "Leave-one-out: every organization is left out once, and the shape named anew.");
    }
    const auto makers = makers_of(shape);
    if (!makers.empty()) {
      std::vector<scene::Subject> subjects;
      for (const std::uint32_t node : makers) subjects.push_back(organization(snapshot.organizations[node]->id.text()));
      const std::string label = makers.size() == 1 ? "Show " + snapshot.organizations[makers.front()]->name
                                                   : "Show these " + std::to_string(makers.size()) + " on the map";
      if (widgets.link("Show", widgets.take(widgets.px(26.0F)), label))
        select(std::move(subjects), view, commands, wishes);
    }
    draw_moves(row, widgets);
  });
}

void draw_brokers(WhyBox& why, const graph::Snapshot& snapshot, const session::ShapeAnswer& answer,
                  const session::ViewState& view, Widgets& widgets, session::CommandQueue& commands, Wishes& wishes) {
  const analysis::Brokerage& brokerage = answer.brokerage;
  const auto between = [&](std::uint32_t node) {
    return brokerage.of_node[node].total() - brokerage.of_node[node].coordinator;
  };
  std::vector<std::uint32_t> order(brokerage.of_node.size());
  std::iota(order.begin(), order.end(), 0U);
  const std::size_t count = std::min(kFewBrokers, order.size());
  std::ranges::partial_sort(
      order, order.begin() + static_cast<std::ptrdiff_t>(count),
      [&](std::uint32_t a, std::uint32_t b) { return between(a) != between(b) ? between(a) > between(b) : a < b; });
  if (count == 0 || between(order.front()) <= 0.0) return;
  const scene::Theme& theme = widgets.theme();
  widgets.section("Between sectors");
  widgets.scope("Brokers", [&] {
    for (std::size_t i = 0; i < count && between(order[i]) > 0.0; ++i) {
      const std::uint32_t node = order[i];
      const analysis::BrokerRoles& roles = brokerage.of_node[node];
      const ecosystem::Organization& one = *snapshot.organizations[node];
      const std::array<std::pair<std::string_view, double>, 4> parts{{{"liaison", roles.liaison},
                                                                      {"gatekeeper", roles.gatekeeper},
                                                                      {"representative", roles.representative},
                                                                      {"consultant", roles.consultant}}};
      const auto most = std::ranges::max_element(parts, {}, &std::pair<std::string_view, double>::second);
      Rect place = widgets.take(widgets.px(28.0F));
      Rect rest = place;
      const Rect number = rest.cut_right(widgets.px(66.0F));
      const std::string text = base::readable(between(node), 0);
      if (widgets.press("Why " + one.id.text(), number, text, false)) {
        ask_why(why, "Between sectors: " + one.name, number,
                [&] { return analysis::why_broker(answer.sectors, brokerage, node); });
      }
      widgets.tooltip("Why " + text + "?");
      const Press press = widgets.press(one.id.text(), place, one.name + ": mostly " + std::string(most->first));
      std::string tip = one.name + ". Routes between others over it:";
      for (const auto& [name, routes] : parts) tip += " " + std::string(name) + " " + base::readable(routes, 0) + ",";
      tip += " coordinator " + base::readable(roles.coordinator, 0) + ".";
      widgets.tooltip(tip);
      row_ground(widgets, place, is_selected(view, organization(one.id.text())), press.hovered);
      if (press.clicked) select({organization(one.id.text())}, view, commands, wishes);
      widgets.words(place.cut_right(widgets.px(66.0F)), text, {Type::strong, {}, Align::right});
      widgets.words(place.cut_right(widgets.px(100.0F)), most->first, {Type::small, theme.muted, Align::right});
      place.cut_right(widgets.px(8.0F));
      row_name(widgets, place, one.name);
    }
    small_print(
        widgets, "Meaning",
        "How many routes from one partner to another, who do not know each other, run over it, at least one of the "
        "three being of another sector; and the role it plays most often.");
  });
}

}  // namespace xylem::ui
