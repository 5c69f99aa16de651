// LayoutRun: the worker touches only its own Work, which outlives the thread.
#include "xylem/layout/run.h"

#include <cassert>
#include <utility>

namespace xylem::layout {

Request RunInput::request() const {
  Request request;
  request.graph = graph.get();
  request.start = start;
  request.pinned = pinned;
  request.radii = radii;
  request.groups = groups;
  request.values = values;
  request.stages = stages;
  request.coordinates = coordinates;
  request.edge_length = edge_length;
  request.aspect = aspect;
  request.neighborhoods = neighborhoods;
  request.airiness = airiness;
  request.seed = seed;
  request.threads = threads;
  return request;
}

void LayoutRun::start(const Layout& layout, RunInput input) {
  assert(input.graph != nullptr);
  thread_ = {};  // stops and joins the one before
  work_ = std::make_unique<Work>();
  work_->input = std::move(input);
  thread_ = std::jthread([work = work_.get(), run = layout.run, wake = wake_](const std::stop_token& stop) {
    auto result = run(work->input.request(), stop, work->progress, [&](const Positions& now) {
      work->latest.put(now);
      if (wake) wake();
    });
    work->result.put(std::move(result));
    if (wake) wake();
  });
}

std::optional<Positions> LayoutRun::take() { return work_ ? work_->latest.take() : std::nullopt; }

std::optional<base::Result<Positions>> LayoutRun::finished() {
  if (!work_) return {};
  auto result = work_->result.take();
  if (!result) return {};
  thread_ = {};
  work_.reset();
  return result;
}

void LayoutRun::cancel() { thread_.request_stop(); }

const jobs::Progress& LayoutRun::progress() const { return work_ ? work_->progress : idle_; }

}  // namespace xylem::layout
