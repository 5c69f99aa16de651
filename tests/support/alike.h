// What both backends of the window are held against: the map as Cairo draws it, and what passes for the same to an eye.
#pragma once

#include <gtest/gtest.h>

#include "support/fonts.h"
#include "xylem/pictures/compare.h"
#include "xylem/pictures/render.h"
#include "xylem/scene/map_view.h"

namespace xylem::support {

inline pictures::Image by_cairo(const scene::MapView& view) {
  pictures::PictureOptions options;
  options.width_px = view.camera.width_px;
  options.height_px = view.camera.height_px;
  options.scale = view.device_scale;
  options.camera = view.camera;
  options.labels = !view.labels.empty();
  options.text_scale = 1.0F / 0.75F;  // a small page has words of three quarters
  options.words = options.legend = false;
  options.map_by = pictures::MapBy::cairo;
  return pictures::render(*view.scene, test_fonts(), options).value();
}

/// Whether two pictures of the same view are the same to an eye: only edges may differ, and they a little.
inline void expect_alike(const pictures::Image& a, const pictures::Image& b) {
  const auto difference = pictures::compare(a, b, 0.25);
  ASSERT_TRUE(difference.ok());
  EXPECT_LT(difference->mean, 0.003);
  EXPECT_LT(difference->pixels_beyond, a.rgba.size() / 4 / 500);
}

}  // namespace xylem::support
