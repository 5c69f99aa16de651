// The one door to igraph. Its handlers and its random numbers are global to the process, so one mutex guards
// everything.
#include "analysis/igraph_gate.h"

#include <igraph.h>

#include <cassert>
#include <cmath>
#include <mutex>
#include <string>
#include <utility>

namespace xylem::analysis::igraph_gate {
namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using graph::Graph;

using Integer = decltype(igraph_vector_int_size(nullptr));  // igraph_integer_t before 1.0, igraph_int_t since

// The only mutable variables of the room: igraph's handlers are plain functions and get no argument of ours.
std::mutex gate;
const Call* current = nullptr;
std::string first_reason;

void on_error(const char* reason, const char* /*file*/, int /*line*/, igraph_error_t /*code*/) {
  if (first_reason.empty()) first_reason = reason;
  IGRAPH_FINALLY_FREE();
}

bool should_stop() { return current != nullptr && current->stop.stop_requested(); }

#if IGRAPH_VERSION_MAJOR >= 1
igraph_bool_t on_interruption() { return should_stop(); }
#else
igraph_error_t on_interruption(void* /*nothing*/) {
  if (!should_stop()) return IGRAPH_SUCCESS;
  IGRAPH_FINALLY_FREE();
  return IGRAPH_INTERRUPTED;
}
#endif

igraph_error_t on_progress(const char* /*message*/, igraph_real_t percent, void* /*nothing*/) {
  if (current != nullptr && current->progress != nullptr) {
    current->progress->set_fraction(static_cast<float>(percent / 100.0));
  }
  return IGRAPH_SUCCESS;
}

/// Holds the gate and igraph's handlers for one question.
class Visit {
 public:
  explicit Visit(const Call& call) : lock_(gate) {
    current = &call;
    first_reason.clear();
    error_ = igraph_set_error_handler(on_error);
    warning_ = igraph_set_warning_handler(igraph_warning_handler_ignore);
    interruption_ = igraph_set_interruption_handler(on_interruption);
    progress_ = igraph_set_progress_handler(on_progress);
  }
  ~Visit() {
    igraph_set_progress_handler(progress_);
    igraph_set_interruption_handler(interruption_);
    igraph_set_warning_handler(warning_);
    igraph_set_error_handler(error_);
    current = nullptr;
  }
  Visit(const Visit&) = delete;
  Visit& operator=(const Visit&) = delete;

  [[nodiscard]] static Error error_of(igraph_error_t code) {
    if (code == IGRAPH_INTERRUPTED) return {ErrorKind::cancelled, "The analysis was cancelled", "", ""};
    if (code == IGRAPH_ENOMEM) return {ErrorKind::too_large, "There is not enough memory for this analysis", "", ""};
    return {ErrorKind::invalid_argument, "igraph: " + (first_reason.empty() ? igraph_strerror(code) : first_reason), "",
            ""};
  }

 private:
  std::lock_guard<std::mutex> lock_;
  igraph_error_handler_t* error_ = nullptr;
  igraph_warning_handler_t* warning_ = nullptr;
  igraph_interruption_handler_t* interruption_ = nullptr;
  igraph_progress_handler_t* progress_ = nullptr;
};

/// Owns an igraph vector of numbers.
struct Numbers {
  igraph_vector_t vector{};
  explicit Numbers(std::size_t size = 0) { igraph_vector_init(&vector, static_cast<Integer>(size)); }
  ~Numbers() { igraph_vector_destroy(&vector); }
  Numbers(const Numbers&) = delete;
  Numbers& operator=(const Numbers&) = delete;
  [[nodiscard]] std::vector<double> values() const {
    const igraph_real_t* begin = VECTOR(vector);
    return {begin, begin + igraph_vector_size(&vector)};
  }
};

struct Integers {
  igraph_vector_int_t vector{};
  explicit Integers(std::size_t size = 0) { igraph_vector_int_init(&vector, static_cast<Integer>(size)); }
  ~Integers() { igraph_vector_int_destroy(&vector); }
  Integers(const Integers&) = delete;
  Integers& operator=(const Integers&) = delete;
  [[nodiscard]] std::vector<std::uint32_t> values() const {
    std::vector<std::uint32_t> result;
    for (Integer i = 0; i < igraph_vector_int_size(&vector); ++i) {
      result.push_back(static_cast<std::uint32_t>(VECTOR(vector)[i]));
    }
    return result;
  }
};

/// Owns an igraph graph with the nodes and ties of ours, in the same order.
struct Mirror {
  igraph_t graph{};
  explicit Mirror(const Graph& ours) {
    Integers ends(static_cast<std::size_t>(ours.edge_count()) * 2);
    std::size_t next = 0;
    for (const graph::Edge& edge : ours.edges()) {
      VECTOR(ends.vector)[next++] = edge.from;
      VECTOR(ends.vector)[next++] = edge.to;
    }
    igraph_create(&graph, &ends.vector, ours.node_count(), ours.directed());
  }
  ~Mirror() { igraph_destroy(&graph); }
  Mirror(const Mirror&) = delete;
  Mirror& operator=(const Mirror&) = delete;
};

/// What is wrong with the weights, if anything: several igraph routines trust them blindly.
Result<void> check(const Graph& graph, Weights weights) {
  if (weights == Weights::ignored) return {};
  for (const graph::Edge& edge : graph.edges()) {
    if (!std::isfinite(edge.weight) || edge.weight <= 0.0F) {
      return Error{ErrorKind::invalid_argument, "The weight of a tie must be a number above 0", "",
                   "Correct the weight"};
    }
  }
  return {};
}

void fill_weights(Numbers& numbers, const Graph& graph) {
  std::size_t next = 0;
  for (const graph::Edge& edge : graph.edges()) VECTOR(numbers.vector)[next++] = static_cast<double>(edge.weight);
}

}  // namespace

Result<std::vector<double>> betweenness(const Graph& graph, Weights weights, const Call& call) {
  if (const auto sound = check(graph, weights); !sound) return sound.error();
  const Visit visit(call);
  const Mirror mirror(graph);
  Numbers lengths(graph.edge_count());
  fill_weights(lengths, graph);
  for (std::size_t i = 0; i < graph.edge_count(); ++i) VECTOR(lengths.vector)[i] = 1.0 / VECTOR(lengths.vector)[i];
  const igraph_vector_t* used = weights == Weights::used ? &lengths.vector : nullptr;
  Numbers result;
#if IGRAPH_VERSION_MAJOR >= 1
  const auto code = igraph_betweenness(&mirror.graph, used, &result.vector, igraph_vss_all(), graph.directed(), false);
#else
  const auto code = igraph_betweenness(&mirror.graph, &result.vector, igraph_vss_all(), graph.directed(), used);
#endif
  if (code != IGRAPH_SUCCESS) return Visit::error_of(code);
  return result.values();
}

Result<std::vector<double>> page_rank(const Graph& graph, Weights weights, const Call& call) {
  constexpr double kDamping = 0.85;
  if (const auto sound = check(graph, weights); !sound) return sound.error();
  const Visit visit(call);
  const Mirror mirror(graph);
  Numbers strengths(graph.edge_count());
  fill_weights(strengths, graph);
  const igraph_vector_t* used = weights == Weights::used ? &strengths.vector : nullptr;
  Numbers result;
#if IGRAPH_VERSION_MAJOR >= 1
  const auto code = igraph_pagerank(&mirror.graph, used, &result.vector, nullptr, kDamping, graph.directed(),
                                    igraph_vss_all(), IGRAPH_PAGERANK_ALGO_PRPACK, nullptr);
#else
  const auto code = igraph_pagerank(&mirror.graph, IGRAPH_PAGERANK_ALGO_PRPACK, &result.vector, nullptr,
                                    igraph_vss_all(), graph.directed(), kDamping, used, nullptr);
#endif
  if (code != IGRAPH_SUCCESS) return Visit::error_of(code);
  return result.values();
}

Result<Leading> leading_eigenvector(const Graph& graph, Weights weights, const Call& call) {
  assert(!graph.directed() && graph.node_count() >= 2);
  if (const auto sound = check(graph, weights); !sound) return sound.error();
  const Visit visit(call);
  const Mirror mirror(graph);
  Numbers strengths(graph.edge_count());
  fill_weights(strengths, graph);
  const igraph_vector_t* used = weights == Weights::used ? &strengths.vector : nullptr;
  Numbers result;
  igraph_real_t value = 0.0;
  igraph_arpack_options_t options;
  igraph_arpack_options_init(&options);
#if IGRAPH_VERSION_MAJOR >= 1
  const auto code = igraph_eigenvector_centrality(&mirror.graph, &result.vector, &value, IGRAPH_ALL, used, &options);
#else
  const auto code = igraph_eigenvector_centrality(&mirror.graph, &result.vector, &value, false, true, used, &options);
#endif
  if (code != IGRAPH_SUCCESS) return Visit::error_of(code);
  return Leading{value, result.values()};
}

Result<std::vector<std::uint32_t>> coreness(const Graph& graph, const Call& call) {
  const Visit visit(call);
  const Mirror mirror(graph);
  Integers result;
  const auto code = igraph_coreness(&mirror.graph, &result.vector, IGRAPH_ALL);
  if (code != IGRAPH_SUCCESS) return Visit::error_of(code);
  return result.values();
}

Result<Division> leiden(const Graph& graph, Weights weights, std::uint64_t seed, const Call& call) {
  assert(!graph.directed() && graph.edge_count() > 0);
  constexpr double kRandomness = 0.01;
  constexpr int kUntilStable = -1;
  if (const auto sound = check(graph, weights); !sound) return sound.error();
  const Visit visit(call);
  const Mirror mirror(graph);
  Numbers ties(graph.edge_count());
  if (weights == Weights::used) fill_weights(ties, graph);
  if (weights == Weights::ignored) igraph_vector_fill(&ties.vector, 1.0);
  // Modularity: each node weighs the sum of its ties, the resolution is one over twice the sum of all.
  Numbers of_nodes(graph.node_count());
  double total = 0.0;
  std::size_t next = 0;
  for (const graph::Edge& edge : graph.edges()) {
    const double weight = VECTOR(ties.vector)[next++];
    VECTOR(of_nodes.vector)[edge.from] += weight;
    VECTOR(of_nodes.vector)[edge.to] += weight;
    total += weight;
  }
  igraph_rng_seed(igraph_rng_default(), static_cast<igraph_uint_t>(seed));
  Integers membership;
  igraph_real_t quality = 0.0;
  const double resolution = 1.0 / (2.0 * total);
#if IGRAPH_VERSION_MAJOR >= 1
  const auto code = igraph_community_leiden(&mirror.graph, &ties.vector, &of_nodes.vector, nullptr, resolution,
                                            kRandomness, false, kUntilStable, &membership.vector, nullptr, &quality);
#else
  const auto code = igraph_community_leiden(&mirror.graph, &ties.vector, &of_nodes.vector, resolution, kRandomness,
                                            false, kUntilStable, &membership.vector, nullptr, &quality);
#endif
  if (code != IGRAPH_SUCCESS) return Visit::error_of(code);
  return Division{quality, membership.values()};
}

}  // namespace xylem::analysis::igraph_gate
