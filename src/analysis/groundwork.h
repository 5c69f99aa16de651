// Groundwork: what several measures of one graph need, computed once and when first asked for.
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "analysis/hits.h"
#include "analysis/igraph_gate.h"
#include "analysis/paths.h"
#include "analysis/routes.h"
#include "xylem/analysis/catalog.h"

namespace xylem::analysis {

class Groundwork {
 public:
  Groundwork(const graph::Graph& graph, const MeasureOptions& options, std::stop_token stop, jobs::Progress& progress)
      : graph_(graph), options_(options), stop_(std::move(stop)), progress_(progress) {}

  [[nodiscard]] const graph::Graph& graph() const { return graph_; }
  [[nodiscard]] const MeasureOptions& options() const { return options_; }
  [[nodiscard]] const std::stop_token& stop() const { return stop_; }
  [[nodiscard]] jobs::Progress& progress() const { return progress_; }
  [[nodiscard]] igraph_gate::Call call() const { return {stop_, &progress_}; }
  [[nodiscard]] igraph_gate::Weights weights() const {
    return options_.weighted ? igraph_gate::Weights::used : igraph_gate::Weights::ignored;
  }

  /// The graph itself when undirected.
  [[nodiscard]] const graph::Graph& undirected() {
    if (!graph_.directed()) return graph_;
    if (!undirected_) undirected_ = without_directions(graph_);
    return *undirected_;
  }
  /// From how many nodes distances and routes are taken; 0 = from all.
  [[nodiscard]] std::uint32_t sources() const {
    const bool sampled = options_.sample > 0 && options_.sample < graph_.node_count() && !options_.weighted;
    return sampled && !graph_.directed() ? options_.sample : 0;
  }
  [[nodiscard]] base::Result<std::vector<double>> betweenness() {
    if (!betweenness_ && sources() > 0) take_sample();
    if (!betweenness_) {
      betweenness_ = options_.weighted ? igraph_gate::betweenness(graph_, weights(), call())
                                       : betweenness_in_steps(graph_, 0, stop_, progress_);
    }
    return *betweenness_;
  }
  [[nodiscard]] base::Result<std::vector<Reach>> reaches() {
    const Lengths lengths = options_.weighted ? Lengths::one_over_weight : Lengths::steps;
    if (!reaches_ && sources() > 0) take_sample();
    if (!reaches_) reaches_ = reach_of_all(undirected(), lengths, stop_, progress_);
    return *reaches_;
  }
  [[nodiscard]] base::Result<Hits> hits() {
    if (!hits_) hits_ = hits_of(graph_, options_.weighted, stop_);
    return *hits_;
  }

 private:
  void take_sample() {
    auto found = sampled_routes(graph_, sources(), options_.seed, stop_, progress_);
    if (found) {
      betweenness_ = std::move(found->betweenness);
      reaches_ = std::move(found->reaches);
    } else {
      betweenness_ = found.error();
      reaches_ = found.error();
    }
  }

  const graph::Graph& graph_;
  const MeasureOptions options_;
  const std::stop_token stop_;
  jobs::Progress& progress_;
  std::optional<graph::Graph> undirected_;
  std::optional<base::Result<std::vector<double>>> betweenness_;
  std::optional<base::Result<std::vector<Reach>>> reaches_;
  std::optional<base::Result<Hits>> hits_;
};

}  // namespace xylem::analysis
