// The subcommands of xylem-cli: what each is asked, and the function that does it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "xylem/base/result.h"

namespace xylem::cli {

/// Exit codes: 0 done; 1 the file or the request is wrong; 2 two pictures differ.
inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kDiffers = 2;

struct CheckRequest {
  std::filesystem::path file;
  std::string sector_from;
  std::string ties = "both";
  bool json = false;
};
int check(const CheckRequest& request);

struct AnalyzeRequest {
  std::filesystem::path file;
  std::string as_of;
  std::string graph = "partnerships";  // "flows", "flows:RESOURCE"
  std::string sector_from;
  std::string ties = "both";
  std::string scenario;  // id of the one that is compared; empty = none
  bool weighted = false;
  bool leave_one_out = false;  // in JSON: how firm the name of the shape is
  bool json = false;
};
int analyze(const AnalyzeRequest& request);

/// Prints docs/reference.md.
int reference();
[[nodiscard]] base::Result<std::string> reference_page();

struct RenderRequest {
  std::filesystem::path file;
  std::filesystem::path out;
  std::string size = "1600x1000";
  std::string lens = "sectors";
  std::string theme = "light";
  std::string as_of;
  std::string sector_from;
  bool tints = false;
  std::filesystem::path reference;
};
int render(const RenderRequest& request);

struct ConvertRequest {
  std::filesystem::path in;
  std::filesystem::path out;
  std::string sector_from;
  std::string ties = "both";
};
int convert(const ConvertRequest& request);

struct LayoutRequest {
  std::filesystem::path edges;
  std::filesystem::path out;
  std::string layout = "force";
  int threads = 1;
  std::uint64_t seed = 1;
  float neighborhoods = 0.5F;
  float airiness = 0.5F;
};
int layout(const LayoutRequest& request);

}  // namespace xylem::cli
