// How long the CPU takes to draw a map while the camera moves, labels apart.
#include <benchmark/benchmark.h>

#include <map>
#include <memory>

#include "planted.h"
#include "xylem/layout/layouts.h"
#include "xylem/raster/rasterizer.h"
#include "xylem/scene/drawing.h"
#include "xylem/scene/labels.h"
#include "xylem/scene/theme.h"

namespace xylem::bench {
namespace {

constexpr float kWidth = 1600.0F;
constexpr float kHeight = 900.0F;

/// A map of so many organizations, three times as many partnerships, and a name for each.
std::shared_ptr<const scene::Scene> map_of(std::int64_t nodes) {
  static std::map<std::int64_t, std::shared_ptr<const scene::Scene>> maps;
  auto& map = maps[nodes];
  if (map) return map;
  const graph::Graph graph = planted(static_cast<std::uint32_t>(nodes), static_cast<std::uint32_t>(3 * nodes));
  layout::Request request;
  request.graph = &graph;
  request.aspect = kWidth / kHeight;
  jobs::Progress progress;
  const layout::Positions positions = *layout::by_force(request, {}, progress);
  const scene::Theme& theme = scene::light_theme();
  scene::Scene scene;
  scene.ground = theme.canvas;
  scene.text = theme.text;
  scene.accent = theme.accent;
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    scene::Disc disc;
    disc.center = positions[node];
    disc.radius = 10.0F;
    disc.smallest_px = scene::smallest_px_for(graph.node_count());
    disc.fill = theme.of(static_cast<scene::SectorGroup>(node % 8));
    scene.discs.push_back(disc);
    scene.bounds.include(disc.center);
    scene::Label label;
    label.disc = node;
    label.text = "Organization " + std::to_string(node);
    label.importance = static_cast<float>(graph.degree(node));
    label.color = theme.text;
    scene.labels.push_back(label);
  }
  geometry::Color veil = theme.text;
  veil.a = static_cast<std::uint8_t>(255.0F * scene::edge_opacity(graph.edge_count()));
  for (const graph::Edge& edge : graph.edges()) {
    scene::Link link;
    link.from = edge.from;
    link.to = edge.to;
    link.color = veil;
    scene.links.push_back(link);
  }
  return map = std::make_shared<const scene::Scene>(std::move(scene));
}

geometry::Camera camera_of(const scene::Scene& scene) {
  return geometry::fitted(scene.bounds, kWidth, kHeight, 40.0F, 1.6F);
}

void picture(benchmark::State& state, raster::Links links) {
  raster::Rasterizer rasterizer(*text::Fonts::open(), 1);
  raster::Bitmap bitmap;
  scene::MapView view;
  view.scene = map_of(state.range(0));
  view.camera = camera_of(*view.scene);
  raster::DrawOptions options;
  options.links = links;
  for (auto _ : state) {
    view.camera = view.camera.dragged({1.0F, 0.0F});
    rasterizer.draw(view, bitmap, options);
    benchmark::DoNotOptimize(bitmap.pixels());
  }
}
BENCHMARK_CAPTURE(picture, all_links, raster::Links::all)
    ->Arg(1000)
    ->Arg(5000)
    ->Arg(100000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(picture, a_sample_of_links, raster::Links::sample)->Arg(100000)->Unit(benchmark::kMillisecond);

void labels(benchmark::State& state) {
  const auto scene = map_of(state.range(0));
  text::Measure measure(*text::Fonts::open());
  geometry::Camera camera = camera_of(*scene);
  std::vector<scene::PlacedLabel> placed;
  for (auto _ : state) {
    camera = camera.dragged({1.0F, 0.0F});
    placed = scene::place_labels(*scene, camera, measure, {}, placed);
    benchmark::DoNotOptimize(placed.data());
  }
}
BENCHMARK(labels)->Arg(1000)->Arg(5000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace xylem::bench
