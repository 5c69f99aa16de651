// The fonts that tests draw with: a configuration of their own, opened once for each test program.
#pragma once

#include <cstdio>
#include <cstdlib>

#include "xylem/text/fonts.h"

namespace xylem::support {

/// The tests' fonts. Ends the program with the reason when a font package is missing.
inline const text::Fonts& test_fonts() {
  static const auto fonts = text::Fonts::open(XYLEM_SOURCE_DIR "/tests/support/fonts.conf");
  if (!fonts) {
    std::fprintf(stderr, "%s. %s.\n", fonts.error().message.c_str(), fonts.error().remedy.c_str());
    std::abort();
  }
  return *fonts;
}

}  // namespace xylem::support
