// Golden pictures: a test's picture against the one in tests/golden/pictures.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "xylem/base/file_bytes.h"
#include "xylem/pictures/compare.h"
#include "xylem/text/fonts.h"

namespace xylem::support {

/// Fails unless `image` looks like tests/golden/pictures/NAME.png: no pixel may differ by more than `limit`. A failure
/// leaves NAME.new.png and NAME.diff.png beside it; with XYLEM_ADOPT=1 in the environment the new picture replaces the
/// old. Call it last: where the text libraries are others than Debian 12's it skips the test.
inline void expect_golden(const std::string& name, const pictures::Image& image, double limit = 0.01) {
  if (text::library_versions() != "1.50.12 1.16.0") {
    GTEST_SKIP() << "The expected pictures are made with Pango 1.50.12 and Cairo 1.16.0; here are "
                 << text::library_versions();
  }
  const std::filesystem::path folder = XYLEM_SOURCE_DIR "/tests/golden/pictures";
  const auto path = [&](const char* ending) { return folder / (name + ending); };
  const auto save = [](const std::filesystem::path& to, const pictures::Image& picture) {
    ASSERT_TRUE(base::write_file(to, pictures::png(picture).value()).ok()) << to;
  };
  std::filesystem::remove(path(".new.png"));
  std::filesystem::remove(path(".diff.png"));

  std::string fault = "there is no such picture yet";
  const auto bytes = base::read_file(path(".png"));
  if (bytes) {
    const auto expected = pictures::read_png(*bytes);
    ASSERT_TRUE(expected.ok()) << path(".png");
    const auto difference = pictures::compare(*expected, image, limit);
    if (difference && difference->pixels_beyond == 0) return;
    if (difference) save(path(".diff.png"), difference->picture);
    fault = difference ? std::to_string(difference->pixels_beyond) + " pixels differ" : to_text(difference.error());
  }
  const char* adopt = std::getenv("XYLEM_ADOPT");
  if (adopt != nullptr && std::string(adopt) == "1") {
    std::filesystem::remove(path(".diff.png"));
    save(path(".png"), image);
    return;
  }
  save(path(".new.png"), image);
  ADD_FAILURE() << path(".png") << ": " << fault << ". Look at " << path(".new.png") << "; XYLEM_ADOPT=1 adopts it.";
}

}  // namespace xylem::support
