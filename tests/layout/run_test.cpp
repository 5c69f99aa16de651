// LayoutRun.
#include "xylem/layout/run.h"

#include <gtest/gtest.h>

#include <semaphore>

#include "layout/drawing.h"

namespace xylem::layout {
namespace {

RunInput input_of(graph::Graph graph) {
  RunInput input;
  input.graph = std::make_shared<const graph::Graph>(std::move(graph));
  return input;
}
/// Waits for wakes until the run has its result.
base::Result<Positions> wait_for(LayoutRun& run, std::counting_semaphore<>& wakes) {
  while (true) {
    if (auto result = run.finished()) return *std::move(result);
    wakes.acquire();
  }
}

TEST(LayoutRunTest, GivesWhatTheLayoutGivesAndOnlyOnce) {
  std::counting_semaphore<> wakes(0);
  LayoutRun run([&] { wakes.release(); });
  const RunInput input = input_of(grid(12, 12));
  run.start(layouts().front(), input);
  EXPECT_TRUE(run.running());
  const auto result = wait_for(run, wakes);
  jobs::Progress progress;
  EXPECT_EQ(result.value(), by_force(input.request(), {}, progress).value());
  EXPECT_FALSE(run.running());
  EXPECT_FALSE(run.finished().has_value());
  EXPECT_FALSE(run.take().has_value());
}
TEST(LayoutRunTest, PositionsAreThereToTakeBeforeTheResultIs) {
  std::counting_semaphore<> wakes(0);
  LayoutRun run([&] { wakes.release(); });
  run.start(layouts().front(), input_of(path(50)));
  std::optional<Positions> seen;
  while (!seen) {
    wakes.acquire();
    seen = run.take();
  }
  EXPECT_EQ(seen->size(), 50U);
}
TEST(LayoutRunTest, ACancelledRunSaysSo) {
  std::counting_semaphore<> wakes(0);
  LayoutRun run([&] { wakes.release(); });
  run.start(layouts().front(), input_of(tangle(20000, 40000, 1)));
  run.cancel();
  const auto result = wait_for(run, wakes);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().kind, base::ErrorKind::cancelled);
}
TEST(LayoutRunTest, StartingAgainDropsTheRunBefore) {
  std::counting_semaphore<> wakes(0);
  LayoutRun run([&] { wakes.release(); });
  run.start(layouts().front(), input_of(tangle(20000, 40000, 1)));
  run.start(layouts().front(), input_of(path(7)));
  EXPECT_EQ(wait_for(run, wakes).value().size(), 7U);
}
TEST(LayoutRunTest, EndingTheOwnerEndsTheRun) {
  LayoutRun run;
  run.start(layouts().front(), input_of(tangle(20000, 40000, 1)));
  EXPECT_TRUE(run.running());
}

}  // namespace
}  // namespace xylem::layout
