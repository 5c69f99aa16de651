// jobs/executor.h and jobs/latest.h
#include "xylem/jobs/executor.h"

#include <gtest/gtest.h>

#include <future>
#include <stdexcept>

#include "xylem/jobs/latest.h"

namespace xylem::jobs {
namespace {

TEST(InlineExecutorTest, WorkIsDoneWhenRunReturns) {
  InlineExecutor executor;
  bool done = false;
  executor.run("Work", [&](std::stop_token, Progress&) { done = true; });
  EXPECT_TRUE(done);
}
TEST(ThreadExecutorTest, WorkRunsInTheOrderItWasGiven) {
  std::vector<int> order;
  std::promise<void> finished;
  ThreadExecutor executor;
  for (int i = 0; i < 3; ++i) executor.run("Work", [&order, i](std::stop_token, Progress&) { order.push_back(i); });
  executor.run("Last", [&](std::stop_token, Progress&) { finished.set_value(); });
  finished.get_future().wait();
  EXPECT_EQ(order, (std::vector{0, 1, 2}));
}
TEST(ThreadExecutorTest, CancellingSetsTheTokenOfThatWorkOnly) {
  std::promise<void> started;
  std::promise<bool> other;
  ThreadExecutor executor;
  const auto long_work = executor.run("Long", [&](std::stop_token stop, Progress&) {
    started.set_value();
    while (!stop.stop_requested()) std::this_thread::yield();
  });
  executor.run("Other", [&](std::stop_token stop, Progress&) { other.set_value(stop.stop_requested()); });
  started.get_future().wait();
  executor.cancel(long_work);
  EXPECT_FALSE(other.get_future().get());
}
TEST(ThreadExecutorTest, SaysWhatIsGoingOn) {
  std::promise<void> started;
  ThreadExecutor executor;
  const auto number = executor.run("Measuring influence", [&](std::stop_token stop, Progress& progress) {
    progress.set_phase("Betweenness");
    progress.set_fraction(0.5F);
    started.set_value();
    while (!stop.stop_requested()) std::this_thread::yield();
  });
  started.get_future().wait();
  const auto activities = executor.activities();
  ASSERT_EQ(activities.size(), 1U);
  EXPECT_EQ(activities[0].name, "Measuring influence");
  EXPECT_EQ(activities[0].phase, "Betweenness");
  EXPECT_EQ(activities[0].fraction, 0.5F);
  executor.cancel(number);
}
TEST(ThreadExecutorTest, AnExceptionEndsItsOwnWorkOnly) {
  std::promise<void> finished;
  ThreadExecutor executor;
  executor.run("Bad", [](std::stop_token, Progress&) { throw std::runtime_error("bad"); });
  executor.run("Good", [&](std::stop_token, Progress&) { finished.set_value(); });
  finished.get_future().wait();
}
TEST(LatestTest, TheNewestReplacesTheUnread) {
  Latest<int> box;
  EXPECT_FALSE(box.take());
  box.put(1);
  box.put(2);
  EXPECT_EQ(box.take(), 2);
  EXPECT_FALSE(box.take());
}

}  // namespace
}  // namespace xylem::jobs
