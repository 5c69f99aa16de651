// Includes point down: every #include of the house is held against the table in src/README.md.
#include "architecture/layers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace xylem::architecture {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const fs::path kSource = XYLEM_SOURCE_DIR;

std::string text_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Rooms the_table() { return rooms_in(text_of(kSource / "src/README.md")); }

/// The C++ files under `folder`, in no order; none when there is no such folder.
std::vector<fs::path> sources_under(const fs::path& folder) {
  std::vector<fs::path> found;
  if (!fs::is_directory(folder)) return found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const auto extension = entry.path().extension();
    if (entry.is_regular_file() && (extension == ".h" || extension == ".cpp" || extension == ".hpp")) {
      found.push_back(entry.path());
    }
  }
  return found;
}

/// The room of a file, from its path below `root`; empty for a file that lies in none.
std::string room_of(const fs::path& file, const fs::path& root) {
  const auto below = file.lexically_relative(root);
  return std::distance(below.begin(), below.end()) > 1 ? below.begin()->string() : std::string();
}

std::string broken_rules_under(const fs::path& root, Side side) {
  const Rooms rooms = the_table();
  std::string report;
  for (const fs::path& file : sources_under(root)) {
    const std::string room = room_of(file, root);
    const auto is_own = [&](const std::string& path) {
      return path.starts_with(room + "/") ? fs::exists(root / path) : fs::exists(file.parent_path() / path);
    };
    for (const auto& broken : broken_rules(rooms, room, side, text_of(file), is_own)) {
      report += file.lexically_relative(kSource).string() + " " + broken + "\n";
    }
  }
  return report;
}

/// The rooms that src/CMakeLists.txt lets each room link, by its lines `xylem_room(NAME DEPENDS … USES …)`.
std::map<std::string, std::set<std::string>> linked_rooms(const std::string& cmake) {
  std::map<std::string, std::set<std::string>> linked;
  const std::string call = "\nxylem_room(";
  for (auto at = cmake.find(call); at != std::string::npos; at = cmake.find(call, at + 1)) {
    const auto begin = at + call.size();
    std::istringstream words(cmake.substr(begin, cmake.find(')', begin) - begin));
    std::string name;
    words >> name;
    auto& depends = linked[name];
    bool counts = false;
    for (std::string word; words >> word;) {
      if (word == "DEPENDS" || word == "USES") {
        counts = word == "DEPENDS";
      } else if (counts) {
        depends.insert(word);
      }
    }
  }
  return linked;
}

TEST(LayersTest, EveryHeaderForAllKeepsToTheTable) {
  EXPECT_EQ(broken_rules_under(kSource / "include/xylem", Side::open), "");
}
TEST(LayersTest, EveryPrivateFileKeepsToTheTable) { EXPECT_EQ(broken_rules_under(kSource / "src", Side::own), ""); }

TEST(LayersTest, TheTableNamesTheRooms) {
  const Rooms rooms = the_table();
  for (const char* room : {"base", "geometry", "jobs", "text", "ecosystem", "document", "graph", "layout", "analysis",
                           "files", "store", "scene", "pictures", "session", "gl", "ui", "app", "cli"}) {
    EXPECT_TRUE(rooms.contains(room)) << room;
  }
}
TEST(LayersTest, TheTableHasNoCircle) {
  Rooms left = the_table();
  while (!left.empty()) {
    const auto lowest = std::ranges::find_if(left, [&](const auto& row) {
      return std::ranges::none_of(row.second.rooms, [&](const auto& below) { return left.contains(below); });
    });
    ASSERT_NE(lowest, left.end()) << "the rooms around " << left.begin()->first << " include one another in a circle";
    left.erase(lowest);
  }
}
TEST(LayersTest, TheBuildLinksWhatTheTableAllows) {
  const auto linked = linked_rooms(text_of(kSource / "src/CMakeLists.txt"));
  for (const auto& [name, row] : the_table()) {
    ASSERT_TRUE(linked.contains(name)) << name;
    EXPECT_EQ(linked.at(name), row.rooms) << name;
  }
}
TEST(LayersTest, EveryRoomHasSourcesAndTests) {
  for (const auto& [name, row] : the_table()) {
    EXPECT_FALSE(sources_under(kSource / "src" / name).empty()) << "no sources in the room " << name;
    EXPECT_FALSE(sources_under(kSource / "tests" / name).empty()) << "no tests of the room " << name;
  }
}
TEST(LayersTest, EveryFolderIsARoomOfTheTable) {
  const Rooms rooms = the_table();
  for (const fs::path folder : {"src", "include/xylem"}) {
    for (const auto& entry : fs::directory_iterator(kSource / folder)) {
      if (!entry.is_directory()) continue;
      EXPECT_TRUE(rooms.contains(entry.path().filename().string())) << entry.path();
    }
  }
}

// The checker itself, on made-up houses.

const Rooms kHouse = rooms_in(
    "Words before.\n"
    "| room | may include | third party | lives there |\n"
    "|---|---|---|---|\n"
    "| base | – | fmt | ids |\n"
    "| graph | base | igraph | arrays |\n"
    "| ui | base graph | imgui | panels |\n"
    "\n"
    "| room | not this table |\n");

std::vector<std::string> broken(const std::string& room, Side side, const std::string& source) {
  return broken_rules(kHouse, room, side, source,
                      [&](const std::string& path) { return path == room + "/beside.h" || path == "beside.h"; });
}

TEST(IncludeRulesTest, ReadTheTableAndNothingElse) {
  ASSERT_EQ(kHouse.size(), 3U);
  EXPECT_THAT(kHouse.at("base").rooms, IsEmpty());
  EXPECT_THAT(kHouse.at("base").foreign, ElementsAre("fmt"));
  EXPECT_THAT(kHouse.at("ui").rooms, ElementsAre("base", "graph"));
}
TEST(IncludeRulesTest, LetARoomIncludeItselfItsNeighborsAndTheLibrary) {
  EXPECT_THAT(broken("graph", Side::own,
                     "#include \"xylem/graph/graph.h\"\n#include <vector>\n#include <sys/stat.h>\n"
                     "#include \"xylem/base/id.h\"\n#include <igraph/igraph.h>\n#include \"graph/beside.h\"\n"),
              IsEmpty());
}
TEST(IncludeRulesTest, RefuseARoomAbove) {
  EXPECT_THAT(broken("base", Side::own, "// a file\n#include \"xylem/graph/graph.h\"\n"),
              ElementsAre("line 2: base may not include the room graph (xylem/graph/graph.h)"));
}
TEST(IncludeRulesTest, RefuseAForeignHeaderThatTheTableDoesNotName) {
  EXPECT_THAT(broken("graph", Side::own, "#include <imgui.h>\n"), ElementsAre(HasSubstr("foreign header imgui.h")));
  EXPECT_THAT(broken("base", Side::own, "#  include <sqlite3.h>\n"),
              ElementsAre(HasSubstr("foreign header sqlite3.h")));
}
TEST(IncludeRulesTest, RefuseThePrivateFilesOfOtherRooms) {
  EXPECT_THAT(broken("ui", Side::own, "#include \"graph/arrays.h\"\n"), ElementsAre(HasSubstr("not a private file")));
  EXPECT_THAT(broken("ui", Side::own, "#include \"../graph/beside.h\"\n"),
              ElementsAre(HasSubstr("not a private file")));
}
TEST(IncludeRulesTest, KeepForeignAndPrivateHeadersOutOfHeadersForAll) {
  EXPECT_THAT(broken("graph", Side::open, "#include <igraph/igraph.h>\n"),
              ElementsAre(HasSubstr("shows the foreign header")));
  EXPECT_THAT(broken("graph", Side::open, "#include \"beside.h\"\n"), ElementsAre(HasSubstr("private file beside.h")));
  EXPECT_THAT(broken("ui", Side::open, "#include <imgui.h>\n"), IsEmpty());
}
TEST(IncludeRulesTest, RefuseAFolderThatIsNoRoom) {
  EXPECT_THAT(broken("attic", Side::own, "#include <vector>\n"), ElementsAre(HasSubstr("not a room")));
}
TEST(IncludeRulesTest, IgnoreIncludesInComments) {
  EXPECT_THAT(
      broken("base", Side::own, "// #include \"xylem/ui/panels.h\"\nconst char* text = \"#include <imgui.h>\";\n"),
      IsEmpty());
}

}  // namespace
}  // namespace xylem::architecture
