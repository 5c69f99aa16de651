// The headless program is headless: it needs no window and no graphics library to start.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

namespace xylem {
namespace {

/// What a shell command prints.
std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string output;
  if (!pipe) return output;
  std::array<char, 4096> part{};
  for (std::size_t got = 0; (got = std::fread(part.data(), 1, part.size(), pipe.get())) > 0;)
    output.append(part.data(), got);
  return output;
}

TEST(LinksTest, TheHeadlessProgramNeedsNeitherOpenGlNorAWindow) {
  const std::filesystem::path program = XYLEM_BUILD_DIR "/bin/xylem-cli";
  if (!std::filesystem::exists(program)) GTEST_SKIP() << program << " is not built";
  const std::string libraries = output_of("ldd '" + program.string() + "'");
  ASSERT_NE(libraries.find("libc.so"), std::string::npos) << libraries;
  for (const char* unwanted : {"libGL.so", "libOpenGL.so", "libGLX.so", "libEGL.so", "libglfw"}) {
    EXPECT_EQ(libraries.find(unwanted), std::string::npos) << unwanted << " in\n" << libraries;
  }
}

}  // namespace
}  // namespace xylem
