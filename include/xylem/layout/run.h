// LayoutRun: one layout on a thread of its own, watched by whoever draws.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <thread>

#include "xylem/base/result.h"
#include "xylem/jobs/latest.h"
#include "xylem/layout/layouts.h"

namespace xylem::layout {

/// What a run works on: a Request that owns what it names.
struct RunInput {
  std::shared_ptr<const graph::Graph> graph;  ///< never null
  std::vector<geometry::Point> start;
  std::vector<std::uint8_t> pinned;
  std::vector<float> radii;
  std::vector<std::uint32_t> groups;
  std::vector<float> values;
  std::vector<std::uint32_t> stages;
  std::vector<geometry::Point> coordinates;
  float edge_length = 90.0F;
  float aspect = 1.4F;
  float neighborhoods = 0.5F;
  float airiness = 0.5F;
  std::uint64_t seed = 1;
  int threads = 1;

  /// The same, borrowed; valid while this lives and is not changed.
  [[nodiscard]] Request request() const;
};

/// At most one layout at a time, on its own thread. All functions are for one owner thread; none waits for the layout
/// but start(), while an earlier layout ends after cancelling, and the destructor, which stops and joins.
class LayoutRun {
 public:
  LayoutRun() = default;
  /// `wake` is called on the worker's thread when there are new positions or the result; it must be safe there and
  /// may be empty.
  explicit LayoutRun(std::function<void()> wake) : wake_(std::move(wake)) {}
  ~LayoutRun() { cancel(); }
  LayoutRun(const LayoutRun&) = delete;
  LayoutRun& operator=(const LayoutRun&) = delete;

  /// Starts `layout` on `input`; a layout that runs is cancelled first, and what it found is dropped.
  void start(const Layout& layout, RunInput input);
  /// The newest positions not yet taken, the final ones included; nothing when there are none.
  [[nodiscard]] std::optional<Positions> take();
  /// Whether a layout was started whose result was not yet taken by finished().
  [[nodiscard]] bool running() const { return work_ != nullptr; }
  /// The result, once; nothing before and after. A cancelled run gives its error.
  [[nodiscard]] std::optional<base::Result<Positions>> finished();
  /// Asks the layout to stop; finished() tells when it did.
  void cancel();
  /// Of the layout that runs; a fresh one when none does.
  [[nodiscard]] const jobs::Progress& progress() const;

 private:
  struct Work {
    RunInput input;
    jobs::Progress progress;
    jobs::Latest<Positions> latest;
    jobs::Latest<base::Result<Positions>> result;
  };

  std::function<void()> wake_;
  jobs::Progress idle_;
  std::unique_ptr<Work> work_;
  std::jthread thread_;  // last: it ends before what it touches
};

}  // namespace xylem::layout
