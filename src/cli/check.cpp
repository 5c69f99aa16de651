// xylem-cli check: what a file holds, what the document holds, what was not understood.
#include <algorithm>
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/loading.h"
#include "cli/speaking.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/validity.h"

namespace xylem::cli {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const base::Problems& problems) {
  Json all = Json::array();
  for (const base::Problem& problem : problems) {
    all.push_back({{"severity", base::to_text(problem.severity)}, {"where", problem.where}, {"message", problem.message}, {"remedy", problem.remedy}});
  }
  return all;
}

}  // namespace

int check(const CheckRequest& request) {
  auto opened = load(request.file, request.sector_from, request.ties);
  if (!opened) {
    if (!request.json) return complain(opened.error());
    const base::Error& error = opened.error();
    const Json answer = {{"read", nullptr}, {"organizations", 0}, {"partnerships", 0}, {"flows", 0},
                         {"problems", to_json({{base::Severity::error, error.where, error.message, error.remedy}})}};
    fmt::print("{}\n", answer.dump(2, ' ', false, Json::error_handler_t::replace));
    return kFailed;
  }
  const auto& ecosystem = *opened->document.ecosystem;
  base::Problems problems = std::move(opened->problems);
  std::ranges::copy(ecosystem::problems_of(ecosystem), std::back_inserter(problems));
  const std::size_t organizations = ecosystem.all<ecosystem::Organization>().size();
  const std::size_t partnerships = ecosystem.all<ecosystem::Partnership>().size();
  const std::size_t flows = ecosystem.all<ecosystem::ResourceFlow>().size();
  const bool failed = std::ranges::any_of(problems, [](const auto& problem) { return problem.severity == base::Severity::error; });
  if (request.json) {
    const Json answer = {{"read", {{"nodes", opened->read.nodes}, {"edges", opened->read.edges}}},
                         {"organizations", organizations},
                         {"partnerships", partnerships},
                         {"flows", flows},
                         {"problems", to_json(problems)}};
    fmt::print("{}\n", answer.dump(2, ' ', false, Json::error_handler_t::replace));
  } else {
    fmt::print("{}: {} and {} read\n", request.file.filename().string(), base::counted(opened->read.nodes, "node"), base::counted(opened->read.edges, "tie"));
    fmt::print("The document holds {}, {} and {}.\n", base::counted(organizations, "organization"), base::counted(partnerships, "partnership"), base::counted(flows, "flow"));
    for (const base::Problem& problem : problems) fmt::print("{}\n", to_line(problem));
    if (problems.empty()) fmt::print("Nothing needs a look.\n");
  }
  return failed ? kFailed : kDone;
}

}  // namespace xylem::cli
