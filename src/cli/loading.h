// Loading a document for a subcommand, and the day it is looked at.
#pragma once

#include <filesystem>
#include <string>

#include "xylem/base/result.h"
#include "xylem/ecosystem/dates.h"
#include "xylem/session/opening.h"

namespace xylem::cli {

/// `sector_from` empty = guess; `ties` one of partnerships, flows, both.
[[nodiscard]] base::Result<session::Opened> load(const std::filesystem::path& file, const std::string& sector_from,
                                                 const std::string& ties = "both");

/// The day of `as_of` (its last day when only a month or year is given), else what the document says, else the day of
/// the newest date in the document: the command line never reads the clock. A document without dates is of no day: 0.
/// Errors  invalid_argument for text that is no date.
[[nodiscard]] base::Result<ecosystem::Day> day_for(const ecosystem::Ecosystem& ecosystem, const std::string& as_of);

}  // namespace xylem::cli
