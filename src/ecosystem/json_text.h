// JSON between text and records, for the files of this room that read and write it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "xylem/base/problem.h"
#include "xylem/base/result.h"
#include "xylem/ecosystem/fields.h"

namespace xylem::ecosystem {

using Json = nlohmann::ordered_json;

/// Deeper than any record nests, and little enough for every function that walks a value by calling itself.
inline constexpr int kDeepestJson = 64;

/// Where a reader is, and where it says what it did not understand.
struct Reading {
  std::string_view where;
  base::Problems* problems;

  void report(base::Severity severity, const std::string& message, const std::string& remedy = {}) const {
    problems->push_back({severity, std::string(where), message, remedy});
  }
};

/// One line, whatever bytes a text holds.
[[nodiscard]] std::string line_of(const Json& json);

/// What `keep` of parsed() throws to end the reading.
struct StopReading {
  base::Error reason;
};

/// The whole of `text`, or as much of it as `keep` wants: it is asked for each part, as nlohmann's parser_callback_t.
/// Errors  malformed with line and column, also for what nests deeper than kDeepestJson; the reason of StopReading.
[[nodiscard]] base::Result<Json> parsed(std::string_view text, const Json::parser_callback_t& keep = {});

[[nodiscard]] Json object_of(const RecordDescription& kind, const void* record, const void* fresh);
void read_object(const RecordDescription& kind, const Json& object, void* record, const Reading& place);

}  // namespace xylem::ecosystem
