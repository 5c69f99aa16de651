// The program itself: its options and how it ends.
#include <array>
#include <cstdio>

#include <sys/wait.h>

#include "cli/running.h"

namespace xylem::cli::test {
namespace {

/// Runs the built program; what it said on both streams together.
Ran program(const std::string& arguments) {
  Ran ran;
  std::FILE* pipe = ::popen((XYLEM_BUILD_DIR "/bin/xylem-cli " + arguments + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return ran;
  std::array<char, 4096> bytes{};
  while (const std::size_t count = std::fread(bytes.data(), 1, bytes.size(), pipe)) ran.out.append(bytes.data(), count);
  const int status = ::pclose(pipe);
  ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

class ProgramTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    if (!std::filesystem::exists(XYLEM_BUILD_DIR "/bin/xylem-cli")) GTEST_SKIP() << "xylem-cli is not built";
  }
};

TEST_F(ProgramTest, SaysItsVersionAndItsCommands) {
  EXPECT_EQ(program("--version").code, kDone);
  const Ran help = program("--help");
  EXPECT_EQ(help.code, kDone);
  for (const char* command : {"check", "analyze", "render", "convert", "layout"}) {
    EXPECT_NE(help.out.find(command), std::string::npos) << command;
    EXPECT_EQ(program(std::string(command) + " --help").code, kDone);
  }
}
TEST_F(ProgramTest, WhatItDoesNotKnowEndsWithOne) {
  for (const char* arguments :
       {"", "dance", "check", "check --loud x", "render a b --theme pink", "layout a b --threads 0"}) {
    const Ran ran = program(arguments);
    EXPECT_EQ(ran.code, kFailed) << arguments;
    EXPECT_FALSE(ran.out.empty()) << arguments;
  }
}
TEST_F(ProgramTest, PassesItsOptionsOn) {
  const Ran ran = program("analyze '" + fixture("hours_of_five.gexf").string() + "' --json --graph flows --weighted");
  ASSERT_EQ(ran.code, kDone);
  EXPECT_EQ(ran.json()["network"]["partnerships"], 9);
}

}  // namespace
}  // namespace xylem::cli::test
