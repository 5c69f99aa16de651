// scene: labels.h
#include "xylem/scene/labels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "support/fonts.h"
#include "xylem/scene/drawing.h"

namespace xylem::scene {
namespace {

using geometry::Camera;
using geometry::Point;

const Camera kCamera{{0, 0}, 1.0F, 800.0F, 600.0F};

void add(Scene& scene, Point center, std::string name, float importance = 0.0F, float radius = 12.0F) {
  Disc disc;
  disc.center = center;
  disc.radius = radius;
  disc.subject = {Subject::Kind::organization, name};
  scene.bounds.include(center);
  Label label;
  label.disc = static_cast<std::uint32_t>(scene.discs.size());
  label.text = std::move(name);
  label.importance = importance;
  scene.discs.push_back(disc);
  scene.labels.push_back(label);
}

/// `count` organizations on a square of `side` world units, the more important the larger.
Scene crowd(int count, float side) {
  Scene scene;
  std::uint64_t state = 42;
  const auto next = [&] {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<float>(state >> 40U) / static_cast<float>(1U << 24U);
  };
  for (int i = 0; i < count; ++i) {
    const float importance = next();
    add(scene, {(next() - 0.5F) * side, (next() - 0.5F) * side}, "Organization number " + std::to_string(i), importance,
        4.0F + importance * 10.0F);
  }
  return scene;
}

std::vector<PlacedLabel> placed(const Scene& scene, const Camera& camera = kCamera, const LabelOptions& options = {},
                                std::span<const PlacedLabel> previous = {}) {
  text::Measure measure(support::test_fonts());
  return place_labels(scene, camera, measure, options, previous);
}

bool touches(const DiscShape& disc, const geometry::Box& box) {
  const Point nearest{std::clamp(disc.center.x, box.min.x, box.max.x), std::clamp(disc.center.y, box.min.y, box.max.y)};
  return distance(nearest, disc.center) < disc.reach;
}

TEST(LabelsTest, ALoneLabelStandsBelowItsDisc) {
  Scene scene;
  add(scene, {0, 0}, "Harbor High");
  const auto labels = placed(scene);
  ASSERT_EQ(labels.size(), 1U);
  EXPECT_EQ(labels[0].side, Side::below);
  EXPECT_GT(labels[0].box.min.y, 300.0F + 14.0F);
  EXPECT_NEAR(labels[0].box.center().x, 400.0F, 0.6F);
}
TEST(LabelsTest, ThePenStandsOnWholePixels) {
  Scene scene;
  add(scene, {0.3F, 0.7F}, "Harbor High");
  const auto label = placed(scene).at(0);
  EXPECT_EQ(label.pen.x, std::round(label.pen.x));
  EXPECT_EQ(label.pen.y, std::round(label.pen.y));
}
TEST(LabelsTest, ANeighborBelowSendsTheLabelToTheRight) {
  Scene scene;
  add(scene, {0, 0}, "Harbor High", 1.0F);
  add(scene, {0, -30}, "Port", 0.0F);
  EXPECT_EQ(placed(scene).at(0).side, Side::right);
}
TEST(LabelsTest, NoneOverlapsAnotherOrADiscOrLeavesThePicture) {
  const Scene scene = crowd(1300, 3200.0F);
  const Camera camera{{0, 0}, 0.4F, 1280.0F, 900.0F};
  const auto labels = placed(scene, camera);
  EXPECT_GT(labels.size(), 40U);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto& box = labels[i].box;
    EXPECT_TRUE(box.min.x >= 0 && box.min.y >= 0 && box.max.x <= 1280 && box.max.y <= 900) << i;
    for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(box.overlaps(labels[j].box)) << i << " " << j;
    for (const Disc& disc : scene.discs) EXPECT_FALSE(touches(shape_of(disc, camera), box)) << i;
  }
}
TEST(LabelsTest, TheImportantOneWins) {
  Scene scene;
  for (int i = 0; i < 30; ++i)
    add(scene, {static_cast<float>(i % 6) * 27.0F, static_cast<float>(i / 6) * 27.0F},
        "An organization with a long name");
  scene.labels[17].importance = 1.0F;
  EXPECT_EQ(placed(scene).at(0).label, 17U);
}
TEST(LabelsTest, MoreAppearAsOneZooms) {
  const Scene scene = crowd(400, 900.0F);
  Camera near = kCamera;
  near.scale = 3.0F;
  const geometry::Box seen = near.visible_world();
  const auto far_labels = placed(scene);
  const auto seen_far = std::ranges::count_if(
      far_labels, [&](const PlacedLabel& l) { return seen.contains(scene.discs[scene.labels[l.label].disc].center); });
  EXPECT_GT(placed(scene, near).size(), static_cast<std::size_t>(seen_far));
}
TEST(LabelsTest, TheSameInputGivesTheSamePlaces) { EXPECT_EQ(placed(crowd(500, 900.0F)), placed(crowd(500, 900.0F))); }
TEST(LabelsTest, PanningMovesNoLabelToAnotherSide) {
  const Scene scene = crowd(200, 1500.0F);
  auto before = placed(scene);
  Camera camera = kCamera;
  int stayed = 0, moved = 0;
  for (int step = 0; step < 10; ++step) {
    camera = camera.dragged({3.0F, 1.0F});
    const auto now = placed(scene, camera, {}, before);
    for (const PlacedLabel& label : now) {
      const auto was = std::ranges::find(before, label.label, &PlacedLabel::label);
      if (was == before.end()) continue;
      (was->side == label.side ? stayed : moved) += 1;
    }
    before = now;
  }
  EXPECT_GT(stayed, 200);
  EXPECT_LE(moved, stayed / 50);  // only those at the border of the picture
}
TEST(LabelsTest, CarriedOnesStayAtTheirDiscsAndGiveWayToOneAnother) {
  const Scene scene = crowd(500, 900.0F);
  const std::vector<PlacedLabel> before = placed(scene, kCamera, {.far_off = false});
  EXPECT_EQ(carried(before, scene, kCamera, {}), before);
  Camera out = kCamera;
  out.scale = 0.7F;
  const std::vector<PlacedLabel> after = carried(before, scene, out, {});
  EXPECT_GT(after.size(), 10U);
  EXPECT_LT(after.size(), before.size());
  for (std::size_t i = 0; i < after.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(after[i].box.overlaps(after[j].box));
    const DiscShape disc = shape_of(scene.discs[scene.labels[after[i].label].disc], out);
    EXPECT_TRUE(touches(disc, after[i].box.grown(disc.reach + 12.0F)));
    EXPECT_EQ(after[i].pen, (Point{std::round(after[i].pen.x), std::round(after[i].pen.y)}));
  }
  EXPECT_EQ(after.front().label, before.front().label);  // the most important stays
}
TEST(LabelsTest, KeepOffWhatIsCovered) {
  Scene scene;
  add(scene, {0, 0}, "Harbor High");
  const std::array covered{geometry::Box{{300, 312}, {500, 400}}};
  EXPECT_EQ(placed(scene, kCamera, {.covered = covered}).at(0).side, Side::right);
}
TEST(LabelsTest, ALargerTextScaleShowsFewerAndLarger) {
  const Scene scene = crowd(800, 900.0F);
  const auto large = placed(scene, kCamera, {.text_scale = 2.0F});
  EXPECT_LT(large.size(), placed(scene).size());
  Scene one;
  add(one, {0, 0}, "Harbor High");
  EXPECT_NEAR(placed(one, kCamera, {.text_scale = 2.0F})[0].box.width(), placed(one)[0].box.width() * 2.0F, 0.01F);
}
TEST(LabelsTest, SmallThingsAreNamedWhenNear) {
  Scene scene;
  add(scene, {0, 0}, "Teacher", 0.0F, 5.0F);
  scene.labels[0].from_radius_px = 7.0F;
  EXPECT_TRUE(placed(scene).empty());
  EXPECT_EQ(placed(scene, kCamera.zoomed_at({400, 300}, 2.0F)).size(), 1U);
}
/// One disc named `name` within a ring of 24 nameless ones.
Scene crowded(const std::string& name, float importance) {
  Scene scene;
  add(scene, {0, 0}, name, importance);
  for (int i = 0; i < 24; ++i) {
    const float angle = static_cast<float>(i) * 6.2831853F / 24.0F;
    add(scene, Point{std::cos(angle), std::sin(angle)} * 29.0F, "", 0.0F, 3.0F);
  }
  return scene;
}
TEST(LabelsTest, AHubIsNamedFartherOutWithALineWhenItsNeighborsCrowd) {
  const Scene scene = crowded("Harbor High", 1.0F);
  const auto labels = placed(scene);
  ASSERT_EQ(labels.size(), 1U);
  EXPECT_EQ(labels[0].side, Side::apart);
  ASSERT_FALSE(labels[0].leader.empty());
  const auto& box = labels[0].box;
  const Point nearest{std::clamp(400.0F, box.min.x, box.max.x), std::clamp(300.0F, box.min.y, box.max.y)};
  EXPECT_GT(distance(nearest, {400, 300}), 29.0F);
  for (const Disc& disc : scene.discs) EXPECT_FALSE(touches(shape_of(disc, kCamera), labels[0].box));
}
TEST(LabelsTest, WhoIsNoHubStaysWithoutANameWhereItIsCrowded) {
  Scene scene = crowded("Harbor High", 0.0F);
  for (int i = 0; i < 16; ++i)
    add(scene, {-380.0F + 50.0F * static_cast<float>(i), -270.0F}, std::to_string(i), 1.0F, 3.0F);
  EXPECT_EQ(std::ranges::count(placed(scene), 0U, &PlacedLabel::label), 0);
}
TEST(LabelsTest, ANameBreaksIntoTwoLinesBeforeItGoesFar) {
  Scene scene;
  add(scene, {0, 0}, "Aldermouth Community College", 1.0F);
  for (const float x : {-70.0F, 70.0F}) {
    for (int i = -8; i <= 8; ++i) add(scene, {x, 12.0F * static_cast<float>(i)}, "", 0.0F, 4.0F);
  }
  const auto labels = placed(scene);
  ASSERT_EQ(labels.size(), 1U);
  EXPECT_TRUE(labels[0].leader.empty());
  const auto lines = lines_of(labels[0], scene.labels[0].text);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(std::string(lines[0].text) + " " + std::string(lines[1].text), "Aldermouth Community College");
  EXPECT_GT(lines[1].pen.y, lines[0].pen.y + 10.0F);
}
TEST(LabelsTest, ANameRatherStandsWhereItCoversNoArrow) {
  Scene scene;
  add(scene, {0, 0}, "Harbor High", 1.0F);
  add(scene, {0, -120}, "", 0.0F);
  Link link;
  link.from = 1;
  link.to = 0;
  link.arrow = true;
  scene.links.push_back(link);
  EXPECT_NE(placed(scene).at(0).side, Side::below);
}
TEST(LabelsTest, AnEmptyMapHasNone) { EXPECT_TRUE(placed(Scene{}).empty()); }
TEST(LabelsTest, AtMostAsManyAsAskedFor) { EXPECT_EQ(placed(crowd(500, 900.0F), kCamera, {.most = 7}).size(), 7U); }

}  // namespace
}  // namespace xylem::scene
