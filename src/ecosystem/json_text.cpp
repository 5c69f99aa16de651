// Parsing JSON text, with the place of the first fault.
#include "ecosystem/json_text.h"

#include <algorithm>

#include "xylem/base/text.h"

namespace xylem::ecosystem {
namespace {

base::Error malformed(std::string_view text, std::size_t byte) {
  byte = std::min(byte == 0 ? 0 : byte - 1, text.size());
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), '\n');
  const std::size_t begin = text.substr(0, byte).rfind('\n');
  const std::size_t column = byte - (begin == std::string_view::npos ? 0 : begin + 1) + 1;
  const bool cut = byte >= text.size();
  return {base::ErrorKind::malformed, cut ? "The file ends in the middle" : "This is not JSON",
          "line " + std::to_string(line) + ", column " + std::to_string(column),
          cut ? "It may have been cut off while it was copied; try a complete copy."
              : "Check the file in a text editor at this place."};
}

base::Error malformed_altogether(std::string message, std::string remedy) {
  return {base::ErrorKind::malformed, std::move(message), "", std::move(remedy)};
}

/// The number in a message of the parser: "number overflow parsing '1e999'".
std::string between_quotes(std::string_view message) {
  const auto first = message.find('\'');
  const auto last = message.rfind('\'');
  return first == last ? std::string("in it") : std::string(message.substr(first + 1, last - first - 1));
}

}  // namespace

base::Result<Json> parsed(std::string_view text, const Json::parser_callback_t& keep) {
  if (base::trimmed(text).empty()) return malformed_altogether("The file is empty", "Try another copy of it.");
  std::size_t fault = 0;
  try {
    return Json::parse(text, [&](int depth, Json::parse_event_t event, Json& part) {
      if (depth > kDeepestJson) {
        throw StopReading{malformed_altogether("It nests deeper than " + std::to_string(kDeepestJson) + " levels",
                                               "No ecosystem does; choose another file.")};
      }
      return !keep || keep(depth, event, part);
    });
  } catch (const StopReading& stopped) {
    return stopped.reason;
  } catch (const Json::parse_error& error) {
    fault = error.byte;
  } catch (const Json::out_of_range& error) {
    return malformed_altogether("The number " + between_quotes(error.what()) + " is too large",
                                "Correct it in a text editor.");
  }
  if (!base::is_utf8(text)) return malformed_altogether("The text is not UTF-8", "Save it as UTF-8 and read it again.");
  return malformed(text, fault);
}

}  // namespace xylem::ecosystem
