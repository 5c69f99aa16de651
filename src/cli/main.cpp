// xylem-cli: Xylem without a window.
#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "xylem/base/version.h"

namespace {

using namespace xylem::cli;

void add_import_options(CLI::App& command, std::string& sector_from, std::string* ties) {
  command.add_option("--sector-from", sector_from, "The attribute of a foreign file that is the sector");
  if (ties != nullptr) {
    command.add_option("--ties", *ties, "What directed ties with a weight become: partnerships, flows or both")
        ->check(CLI::IsMember({"partnerships", "flows", "both"}));
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App program{"Maps STEM-education ecosystems, without a window", "xylem-cli"};
  program.set_version_flag("--version", std::string("xylem-cli ") + xylem::base::kVersion);
  program.require_subcommand(1);
  int code = kDone;

  CheckRequest check_request;
  auto* check_command = program.add_subcommand("check", "Say what a file holds, and what is wrong in it");
  check_command->add_option("FILE", check_request.file)->required();
  check_command->add_flag("--json", check_request.json, "Answer in JSON");
  add_import_options(*check_command, check_request.sector_from, &check_request.ties);
  check_command->callback([&] { code = check(check_request); });

  AnalyzeRequest analyze_request;
  auto* analyze_command = program.add_subcommand("analyze", "Measure influence, gaps and flows");
  analyze_command->add_option("FILE", analyze_request.file)->required();
  analyze_command->add_flag("--json", analyze_request.json, "Answer in JSON");
  analyze_command->add_option("--as-of", analyze_request.as_of, "The date to look at, as 2026, 2026-06 or 2026-06-30");
  analyze_command->add_option("--graph", analyze_request.graph, "partnerships, flows or flows:RESOURCE");
  analyze_command->add_option("--scenario", analyze_request.scenario, "Compare a scenario of this id with the document");
  analyze_command->add_flag("--weighted", analyze_request.weighted, "Let stronger ties count for more");
  analyze_command->add_flag("--leave-one-out", analyze_request.leave_one_out, "With --json: leave out one organization at a time and say what stays");
  add_import_options(*analyze_command, analyze_request.sector_from, &analyze_request.ties);
  analyze_command->callback([&] { code = analyze(analyze_request); });

  program.add_subcommand("reference", "Print what every number, record and word means, as Markdown")->callback([&] {
    code = reference();
  });

  RenderRequest render_request;
  auto* render_command = program.add_subcommand("render", "Draw the map as a picture");
  render_command->add_option("FILE", render_request.file)->required();
  render_command->add_option("OUT", render_request.out, "A .png file")->required();
  render_command->add_option("--size", render_request.size, "Width x height in pixels")->capture_default_str();
  render_command->add_option("--lens", render_request.lens, "sectors, influence, gaps, flows, capital or change")->capture_default_str();
  render_command->add_option("--theme", render_request.theme, "light or dark")->check(CLI::IsMember({"light", "dark"}));
  render_command->add_option("--as-of", render_request.as_of, "The date to look at");
  render_command->add_flag("--tints", render_request.tints, "Tint communities");
  render_command->add_option("--reference", render_request.reference, "A picture to compare with; exit code 2 when they differ");
  add_import_options(*render_command, render_request.sector_from, nullptr);
  render_command->callback([&] { code = render(render_request); });

  ConvertRequest convert_request;
  auto* convert_command = program.add_subcommand("convert", "Write a file in another format, chosen by its extension");
  convert_command->add_option("IN", convert_request.in)->required();
  convert_command->add_option("OUT", convert_request.out)->required();
  add_import_options(*convert_command, convert_request.sector_from, &convert_request.ties);
  convert_command->callback([&] { code = convert(convert_request); });

  LayoutRequest layout_request;
  auto* layout_command = program.add_subcommand("layout", "Lay out a list of ties: 'a b' lines in, 'id x y' lines out");
  layout_command->add_option("EDGES", layout_request.edges)->required();
  layout_command->add_option("OUT", layout_request.out)->required();
  layout_command->add_option("--layout", layout_request.layout, "Which layout")->capture_default_str();
  layout_command->add_option("--threads", layout_request.threads)->check(CLI::Range(1, 64))->capture_default_str();
  layout_command->add_option("--seed", layout_request.seed)->capture_default_str();
  layout_command->add_option("--neighborhoods", layout_request.neighborhoods, "0: overall distances; 1: neighborhoods")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  layout_command->add_option("--airiness", layout_request.airiness, "0: compact; 1: airy")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  layout_command->callback([&] { code = layout(layout_request); });

  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {  // also how --help and --version end
    return program.exit(error) == 0 ? kDone : kFailed;
  }
  return code;
}
