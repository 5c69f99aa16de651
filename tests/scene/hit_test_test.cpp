// scene: hit_test.h
#include "xylem/scene/hit_test.h"

#include <gtest/gtest.h>

#include "xylem/scene/drawing.h"

namespace xylem::scene {
namespace {

using geometry::Camera;
using geometry::Point;

const Camera kCamera{{0, 0}, 1.0F, 200.0F, 200.0F};

/// Two discs of radius 12 at (40, 100) and (160, 100) of the screen, linked.
Scene pair(float bend = 0.0F) {
  Scene scene;
  scene.discs.resize(2);
  scene.discs[0].center = {-60, 0};
  scene.discs[0].subject = {Subject::Kind::organization, "a"};
  scene.discs[1].center = {60, 0};
  scene.discs[1].subject = {Subject::Kind::organization, "b"};
  Link link;
  link.to = 1;
  link.bend = bend;
  link.subject = {Subject::Kind::partnership, "a-b"};
  scene.links.push_back(link);
  return scene;
}

TEST(HitTest, ADiscIsHitWithinItsRadius) {
  EXPECT_EQ(hit(pair(), kCamera, {40, 111})->subject.id, "a");
  EXPECT_FALSE(hit(pair(), kCamera, {40, 114}));
}
TEST(HitTest, NothingIsHitBesideEverything) { EXPECT_FALSE(hit(pair(), kCamera, {100, 60})); }
TEST(HitTest, ALinkIsHitWithinFivePixels) {
  EXPECT_EQ(hit(pair(), kCamera, {100, 105})->subject.id, "a-b");
  EXPECT_EQ(hit(pair(), kCamera, {100, 105})->part, Hit::Part::link);
  EXPECT_FALSE(hit(pair(), kCamera, {100, 107}));
}
TEST(HitTest, ACurvedLinkIsHitOnItsCurveNotOnItsChord) {
  const Scene scene = pair(0.4F);
  EXPECT_EQ(hit(scene, kCamera, point_at(shape_of(scene.links[0], scene, kCamera), 0.5F))->subject.id, "a-b");
  EXPECT_FALSE(hit(scene, kCamera, {100, 100}));
}
TEST(HitTest, DiscsComeBeforeLinks) {
  Scene scene = pair();
  scene.discs.push_back(scene.discs[0]);
  scene.discs[2].center = {0, 0};
  scene.discs[2].subject.id = "middle";
  EXPECT_EQ(hit(scene, kCamera, {100, 103})->subject.id, "middle");
}
TEST(HitTest, TheUppermostDiscIsHit) {
  Scene scene = pair();
  scene.discs[1].center = {-55, 0};
  EXPECT_EQ(hit(scene, kCamera, {42, 100})->subject.id, "b");
}
TEST(HitTest, SpecksAreEasyToHit) {
  const Camera far{{0, 0}, 0.01F, 200.0F, 200.0F};
  EXPECT_TRUE(hit(pair(), far, {105, 100}));
}
TEST(HitTest, WhatHasNoSubjectIsNotThere) {
  Scene scene = pair();
  scene.discs[0].subject = {};
  EXPECT_FALSE(hit(scene, kCamera, {40, 100}));
}
TEST(HitTest, ALassoCatchesCenters) {
  EXPECT_EQ(discs_inside(pair(), kCamera, {{0, 50}, {100, 50}, {100, 150}, {0, 150}}), (std::vector<std::uint32_t>{0}));
}

}  // namespace
}  // namespace xylem::scene
