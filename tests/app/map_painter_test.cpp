// app/map_painter.h: pictures come in the order in which they were wanted, and the newest always comes.
#include "app/map_painter.h"

#include <gtest/gtest.h>

#include <semaphore>
#include <vector>

#include "app/map_layer.h"

namespace xylem::app {
namespace {

MapOrder order_of(int number) {
  MapOrder order;
  order.wanted.camera.center.x = static_cast<float>(number);
  return order;
}
/// Writes an order's number into a picture of one pixel.
bool paint_number(const MapOrder& order, raster::Bitmap& picture, const std::stop_token& /*stop*/) {
  picture.resize(1, 1);
  *picture.row(0) = static_cast<std::uint32_t>(order.wanted.camera.center.x);
  return true;
}

TEST(MapPainterTest, AnOrderThatWasNotBegunGivesWayToANewerOne) {
  std::binary_semaphore may_paint(0);
  std::counting_semaphore<100> begun(0);
  std::counting_semaphore<100> done(0);
  std::vector<int> painted;
  MapPainter painter(
      [&](const MapOrder& order, raster::Bitmap& picture, const std::stop_token& stop) {
        begun.release();
        may_paint.acquire();
        painted.push_back(static_cast<int>(order.wanted.camera.center.x));
        return paint_number(order, picture, stop);
      },
      [&] { done.release(); });
  painter.want(order_of(1));
  begun.acquire();
  for (int number = 2; number <= 5; ++number) painter.want(order_of(number));  // while 1 is being painted
  EXPECT_TRUE(painter.busy());
  raster::Bitmap shown;
  EXPECT_FALSE(painter.take(shown));
  may_paint.release();
  done.acquire();
  ASSERT_TRUE(painter.take(shown));
  EXPECT_EQ(*shown.row(0), 1U);
  begun.acquire();
  may_paint.release();
  done.acquire();
  ASSERT_TRUE(painter.take(shown));
  EXPECT_EQ(*shown.row(0), 5U);
  EXPECT_FALSE(painter.take(shown));
  EXPECT_FALSE(painter.busy());
  EXPECT_EQ(painted, (std::vector<int>{1, 5}));
}
TEST(MapPainterTest, AWholePictureIsGivenUpWhenTheMapMovesAgain) {
  std::binary_semaphore may_paint(0);
  std::counting_semaphore<100> begun(0);
  std::counting_semaphore<100> done(0);
  MapPainter painter(
      [&](const MapOrder& order, raster::Bitmap& picture, const std::stop_token& stop) {
        begun.release();
        may_paint.acquire();
        return !stop.stop_requested() && paint_number(order, picture, stop);
      },
      [&] { done.release(); });
  MapOrder moving = order_of(2);
  moving.effort = Effort::moving;
  painter.want(order_of(1));
  begun.acquire();
  painter.want(moving);
  may_paint.release();  // the first sees that it is given up
  begun.acquire();
  MapOrder further = order_of(3);
  further.effort = Effort::moving;
  painter.want(further);  // what moves is painted to its end
  may_paint.release();
  done.acquire();
  raster::Bitmap shown;
  ASSERT_TRUE(painter.take(shown));
  EXPECT_EQ(*shown.row(0), 2U);
  begun.acquire();
  may_paint.release();
  done.acquire();
  ASSERT_TRUE(painter.take(shown));
  EXPECT_EQ(*shown.row(0), 3U);
}
TEST(MapPainterTest, NeverShowsAnOlderMapAfterANewerOne) {
  std::counting_semaphore<10000> done(0);
  MapPainter painter(paint_number, [&] { done.release(); });
  raster::Bitmap shown;
  std::uint32_t last = 0;
  for (int number = 1; number <= 500; ++number) {
    painter.want(order_of(number));
    if (painter.take(shown)) {
      EXPECT_GT(*shown.row(0), last);
      last = *shown.row(0);
    }
  }
  while (painter.busy()) {
    if (!painter.take(shown)) {
      done.acquire();
      continue;
    }
    EXPECT_GT(*shown.row(0), last);
    last = *shown.row(0);
  }
  EXPECT_EQ(last, 500U);
}

TEST(DrawingTest, ProgramsThatPlayAGpuLeaveTheMapToTheCpu) {
  EXPECT_EQ(drawing_for("", "llvmpipe (LLVM 15.0.6, 256 bits)"), Drawing::raster);
  EXPECT_EQ(drawing_for("", "softpipe"), Drawing::raster);
  EXPECT_EQ(drawing_for("", "Apple Software Renderer"), Drawing::raster);
  EXPECT_EQ(drawing_for("", "Mesa Intel(R) UHD Graphics 620 (KBL GT2)"), Drawing::gl);
  EXPECT_EQ(drawing_for("", "NVIDIA GeForce RTX 3060/PCIe/SSE2"), Drawing::gl);
  EXPECT_EQ(drawing_for("gl", "llvmpipe (LLVM 15.0.6, 256 bits)"), Drawing::gl);
  EXPECT_EQ(drawing_for("raster", "AMD Radeon RX 6600"), Drawing::raster);
}

}  // namespace
}  // namespace xylem::app
