// The figures of the network in the left panel: how many organizations, partnerships, communities and single points.
#include <algorithm>
#include <functional>

#include "ui/panels.h"
#include "xylem/analysis/whys.h"
#include "xylem/base/text.h"

namespace xylem::ui {
namespace {

struct Figure {
  std::string_view name;
  std::string figure;
  std::string_view meaning;
  std::string_view tip;
  std::function<analysis::Why()> why = {};  // empty while it is not known
};

void draw_figure(LeftPanel& panel, const Figure& figure, Rect place, Widgets& w) {
  const bool asks = static_cast<bool>(figure.why);
  const Press press = w.press(figure.name, place, figure.figure, asks);
  w.tooltip(asks ? std::string(figure.tip) + ". Click for why." : std::string(figure.tip));
  if (asks && press.hovered) {
    w.fill({place.x - w.px(8.0F), place.y, place.w, place.h - w.px(4.0F)}, w.theme().soft, w.px(6.0F));
  }
  if (asks && press.clicked) ask_why(panel.why, std::string(figure.name), place, figure.why);
  w.words(place.cut_top(w.px(24.0F)), figure.figure, {Type::figure, {}, Align::left});
  w.words(place.cut_top(w.px(18.0F)), figure.meaning, {Type::body, w.theme().muted, Align::left});
}

}  // namespace

void draw_network(LeftPanel& panel, const session::Session& session, Widgets& w) {
  const auto number = [](std::size_t n) { return base::readable(static_cast<double>(n), 0); };
  const auto& answers = session.answers();
  const auto& snapshot = session.snapshot();
  const std::string groups = answers.communities ? number(analysis::group_count(*answers.communities)) : "…";
  const std::string fragile = answers.fragility ? number(answers.fragility->nodes.size()) : "…";
  const auto of_network = [&](std::string_view id) -> std::function<analysis::Why()> {
    if (!answers.network) return {};
    return [&snapshot, &answers, id] { return analysis::why_figure(snapshot.partnerships, *answers.network, id); };
  };
  std::vector<Figure> figures{
      {"Organizations", number(snapshot.size()), "organizations", "On the map's date, hidden ones too",
       of_network("organizations")},
      {"Partnerships", number(snapshot.partnerships.edge_count()), "partnerships",
       "Pairs that work together on the map's date", of_network("partnerships")},
      {"Communities", groups, groups == "1" ? "community" : "communities",
       "Groups that work more with one another than with others. A suggestion: other divisions may be nearly as good"},
      {"Fragile", fragile, fragile == "1" ? "holds it together" : "hold it together",
       "Single points of failure: without any one of these, somebody is cut off from the rest"},
  };
  if (answers.communities) {
    figures[2].why = [&] { return analysis::why_communities(snapshot.partnerships, *answers.communities, false); };
  }
  if (answers.fragility) figures[3].why = [&] { return analysis::why_single_points(snapshot, *answers.fragility); };
  if (panel.parts > 1) {
    figures.push_back({"Parts", number(panel.parts), "separate parts", "Between these, nobody works together",
                       of_network("components")});
  }
  w.margins(w.px(16.0F), [&] {
    for (std::size_t i = 0; i < figures.size(); i += 2) {
      Rect row = w.take(w.px(50.0F));
      draw_figure(panel, figures[i], row.cut_left(row.w * 0.5F), w);
      if (i + 1 < figures.size()) draw_figure(panel, figures[i + 1], row, w);
    }
  });
}

}  // namespace xylem::ui
