// Files that are cut off, wrongly encoded, malicious or nonsense: a clear message, and never a crash.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "files/shared_files.h"
#include "xylem/base/random.h"
#include "xylem/base/text.h"
#include "xylem/files/formats.h"

namespace xylem::files {
namespace {

using base::ErrorKind;
using ::testing::HasSubstr;
using ::testing::StartsWith;

base::Result<GraphTable> read_bytes(const std::string& name, const std::string& bytes) {
  const auto format = format_of_content(name, bytes);
  if (!format) return format.error();
  if ((*format)->read == nullptr)
    return base::Error{ErrorKind::unsupported, "a document of the program itself", name, ""};
  return (*format)->read({{name, bytes}});
}

base::Error error_of(const std::string& name, const std::string& bytes) {
  const auto table = read_bytes(name, bytes);
  EXPECT_FALSE(table.ok()) << name;
  if (table.ok()) return {};
  EXPECT_FALSE(table.error().message.empty());
  EXPECT_FALSE(table.error().remedy.empty());
  EXPECT_THAT(table.error().where, StartsWith(name));
  return table.error();
}

std::string fixture_bytes(const std::string& name) { return base::read_file(testing::fixture(name)).value(); }

std::string random_bytes(std::size_t count, std::uint64_t seed) {
  base::Random random(seed);
  std::string bytes(count, '\0');
  for (char& c : bytes) c = static_cast<char>(random.below(256));
  return bytes;
}

TEST(BadInputTest, ACutOffFileNamesTheLineWhereItEnds) {
  const std::string gexf = fixture_bytes("gephi-1.3.gexf");
  const base::Error error = error_of("cut.gexf", gexf.substr(0, gexf.find("<edges>") + 30));
  EXPECT_EQ(error.kind, ErrorKind::malformed);
  EXPECT_THAT(error.where, HasSubstr("cut.gexf, line 2"));
  EXPECT_THAT(error.remedy, HasSubstr("cut off"));
  const std::string json = fixture_bytes("kumu-project.json");
  EXPECT_THAT(error_of("cut.json", json.substr(0, json.size() / 2)).where, HasSubstr("cut.json, line "));
}

TEST(BadInputTest, AnEmptyFileIsSaidToBeEmpty) {
  for (const char* name : {"a.gexf", "a.graphml", "a.json", "a.csv"}) {
    EXPECT_THAT(error_of(name, "").message, HasSubstr("empty"));
    EXPECT_THAT(error_of(name, "\xEF\xBB\xBF \n\n").message, HasSubstr("empty"));
  }
}

TEST(BadInputTest, ABillionLaughsIsRefusedBeforeItIsParsed) {
  std::string xml = "<?xml version=\"1.0\"?>\n<!DOCTYPE graphml [\n <!ENTITY lol \"lol\">\n";
  for (int i = 1; i < 10; ++i) {
    const std::string last = i == 1 ? "lol" : "lol" + std::to_string(i - 1);
    xml += " <!ENTITY lol" + std::to_string(i) + " \"";
    for (int k = 0; k < 10; ++k) xml += "&" + last + ";";
    xml += "\">\n";
  }
  xml += "]>\n<graphml><graph><node id=\"&lol9;\"/></graph></graphml>";
  for (const char* name : {"laughs.graphml", "laughs.gexf"}) {
    const base::Error error = error_of(name, xml);
    EXPECT_THAT(error.message, HasSubstr("declares entities"));
    EXPECT_THAT(error.where, HasSubstr("line 3"));
  }
}

TEST(BadInputTest, APlainDoctypeIsNoReasonToRefuse) {
  EXPECT_TRUE(
      read_bytes("a.graphml",
                 "<!DOCTYPE graphml SYSTEM \"graphml.dtd\">\n<graphml><graph><node id=\"1\"/></graph></graphml>")
          .ok());
}

TEST(BadInputTest, ElementsWithoutEndWithinOneAnotherAreRefused) {
  std::string xml = "<gexf>";
  for (int i = 0; i < 100000; ++i) xml += "<graph>";
  EXPECT_THAT(error_of("deep.gexf", xml).message, HasSubstr("more than 200 deep"));
  EXPECT_THAT(error_of("deep.json", "{\"elements\":" + std::string(100000, '[')).kind, ErrorKind::malformed);
  EXPECT_THAT(error_of("deep.json", "{\"elements\":" + std::string(200, '[') + std::string(200, ']') + "}").message,
              HasSubstr("64 deep"));
}

TEST(BadInputTest, MegabytesOfNonsenseAreRefusedWhateverTheirName) {
  const std::string nonsense = random_bytes(2U << 20U, 7);
  for (const char* name : {"n.gexf", "n.graphml", "n.json", "n.csv", "n.txt", "n.bin", "n"}) {
    EXPECT_FALSE(read_bytes(name, nonsense).ok()) << name;
    EXPECT_FALSE(read_bytes(name, "<" + nonsense).ok()) << name;
    EXPECT_FALSE(read_bytes(name, "{" + nonsense).ok()) << name;
  }
}

TEST(BadInputTest, AnotherXmlIsNamedByItsElement) {
  const base::Error error = error_of("page.xml", "<html><body/></html>");
  EXPECT_EQ(error.kind, ErrorKind::unsupported);
  EXPECT_THAT(error.message, HasSubstr("<html>"));
}

TEST(BadInputTest, AGraphMissingFromItsFileIsNamed) {
  EXPECT_THAT(error_of("a.gexf", "<gexf version=\"1.3\"/>").message, HasSubstr("no <graph>"));
  EXPECT_THAT(error_of("a.graphml", "<graphml/>").message, HasSubstr("no <graph>"));
  EXPECT_THAT(error_of("a.json", "{\"nodes\":[]}").message, HasSubstr("elements"));
  EXPECT_THAT(error_of("a.csv", "alpha,beta,gamma,delta\n1,2,3,4\n").message,
              HasSubstr("Label, Name, Source or Target"));
}

TEST(BadInputTest, AQuoteThatIsNeverClosedIsNamedWithItsLine) {
  const auto table = read_bytes("q.csv", "Id,Label\n1,\"open\n2,b\n3,c\n");
  ASSERT_TRUE(table.ok());
  ASSERT_FALSE(table->problems.empty());
  EXPECT_EQ(table->problems.front().where, "q.csv, line 2");
}

TEST(BadInputTest, ListsOfWrongThingsInAKumuFileAreLeftOutAndReported) {
  const auto table = read_bytes(
      "k.json",
      R"({"elements":[1,null,"x",{"label":"A"},{"_id":[],"attributes":7}],"connections":[[],{"from":{},"to":3}],
    "maps":[{"elements":[{"element":"A","position":{"x":"left","y":null}}]},5],"attributes":"none"})");
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(table->edges.size(), 1U);
  EXPECT_FALSE(table->problems.empty());
}

TEST(BadInputTest, NamesThatAreNoUtf8AreReadAndReported) {
  const auto table =
      read_bytes("l.gexf", "<gexf><graph><nodes><node id=\"1\" label=\"Z\xFCrich\"/></nodes></graph></gexf>");
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(table->nodes[0].label, "Zürich");
  EXPECT_THAT(table->problems.at(0).message, HasSubstr("not UTF-8"));
}

TEST(BadInputTest, NumbersBeyondAllBoundsAreNoPositionsAndNoAmounts) {
  const auto table = read_bytes("x.gexf", R"(<gexf><graph defaultedgetype="directed"><nodes>
    <node id="1"><position x="NaN" y="1e308"/><color r="999" g="-1" b="x"/></node><node id="2"><position x="1e300" y="1e300"/></node></nodes>
    <edges><edge source="1" target="2" weight="-4"/><edge source="2" target="1" weight="1e999"/></edges></graph></gexf>)");
  ASSERT_TRUE(table.ok());
  const Imported imported = import_graph(*table, testing::defaults());
  EXPECT_TRUE(imported.document.places->empty());
  EXPECT_TRUE(imported.document.ecosystem->all<ecosystem::ResourceFlow>().empty());
  EXPECT_EQ(imported.document.ecosystem->all<ecosystem::Partnership>().size(), 1U);
}

TEST(BadInputTest, AThousandLooseTiesAreFiveProblemsAndASum) {
  std::string xml = "<gexf><graph><nodes><node id=\"a\"/></nodes><edges>\n";
  for (int i = 0; i < 1000; ++i) xml += "<edge source=\"a\" target=\"z" + std::to_string(i) + "\"/>\n";
  const auto table = read_bytes("loose.gexf", xml + "</edges></graph></gexf>");
  ASSERT_TRUE(table.ok());
  const Imported imported = import_graph(*table, testing::defaults());
  const auto sum = std::ranges::find(imported.problems, "And 995 more: 1,000 ties to nodes that are not there",
                                     &base::Problem::message);
  ASSERT_NE(sum, imported.problems.end());
  EXPECT_EQ(sum->where, "loose.gexf");
  const auto first = std::ranges::find(imported.problems, "There is no node \"z0\"", &base::Problem::message);
  ASSERT_NE(first, imported.problems.end());
  EXPECT_EQ(first->where, "loose.gexf, line 2, a tie");
}

TEST(BadInputTest, ADamagedTableBesideAGoodOneIsReportedAndTheGoodOneRead) {
  const auto table = format_of_id("csv")->read({{"x-nodes.csv", "Id,Label\n1,a\n"}, {"x-edges.csv", ""}});
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(table->nodes.size(), 1U);
  EXPECT_EQ(table->problems.at(0).severity, base::Severity::error);
  EXPECT_EQ(table->problems.at(0).where, "x-edges.csv");
}

/// One change to a file, as bad disks, editors and pranksters make them.
std::string damaged(std::string bytes, base::Random& random, const std::string& other) {
  const auto somewhere = [&](const std::string& text) {
    return static_cast<std::size_t>(random.below(text.size() + 1));
  };
  const std::size_t at = somewhere(bytes);
  const std::size_t length = static_cast<std::size_t>(random.below(40));
  switch (random.below(7)) {
    case 0:
      return bytes.substr(0, at);
    case 1:
      return bytes.erase(at, length);
    case 2:
      return bytes.insert(at, bytes.substr(somewhere(bytes), length));
    case 3:
      return bytes.insert(at, other.substr(somewhere(other), length));
    case 4:
      if (at < bytes.size()) bytes[at] = static_cast<char>(random.below(256));
      return bytes;
    case 5: {
      static constexpr std::string_view kSpecial = "<>\"'&;,|=[]{}:/\\\n\0\xFF-";
      return bytes.insert(at, 1, kSpecial[static_cast<std::size_t>(random.below(kSpecial.size()))]);
    }
    default:
      return bytes.insert(at, std::to_string(static_cast<std::int64_t>(random.next())));
  }
}

TEST(BadInputTest, ThousandsOfDamagedFilesAreReadOrRefusedButNeverCrash) {
  const std::vector<std::string> names = {"gephi-1.3.gexf",         "gexf-1.2-time.gexf",  "gexf-1.1.gexf",
                                          "networkx.graphml",       "yed.graphml",         "yfiles-html.graphml",
                                          "cytoscape.graphml",      "gephi.graphml",       "relations.graphml",
                                          "kumu-project.json",      "kumu-blueprint.json", "river-organizations.csv",
                                          "river-partnerships.csv", "edges-only.tsv"};
  std::vector<std::string> originals;
  for (const std::string& name : names) originals.push_back(fixture_bytes(name));
  base::Random random(20260301);
  ecosystem::Ecosystem few;  // enough terms to look things up in, few enough to be quick
  for (const auto& term : testing::defaults().all<ecosystem::Term>()) {
    if (term.taxonomy == "sector") few.put(term);
  }
  std::size_t read = 0, refused = 0;
  for (int round = 0; round < 4000; ++round) {
    const std::size_t which = static_cast<std::size_t>(random.below(names.size()));
    std::string bytes = originals[which];
    const std::string& other = originals[static_cast<std::size_t>(random.below(originals.size()))];
    for (std::uint64_t changes = 1 + random.below(4); changes > 0; --changes)
      bytes = damaged(std::move(bytes), random, other);
    const auto table = read_bytes(names[which], bytes);
    table.ok() ? ++read : ++refused;
    if (!table) continue;
    ImportOptions options;
    options.element_type_is_kind = round % 2 == 0;
    options.ties = static_cast<Ties>(round % 3);
    const Imported imported = import_graph(*table, few, options);
    EXPECT_LE(imported.document.ecosystem->all<ecosystem::Organization>().size(), table->nodes.size());
    for (const auto& organization : imported.document.ecosystem->all<ecosystem::Organization>()) {
      ASSERT_TRUE(base::is_slug(organization.id.text())) << organization.id.text();
      ASSERT_FALSE(organization.name.empty());
      ASSERT_TRUE(base::is_utf8(organization.name));
    }
    if (round % 8 == 0) {
      for (const FileBytes& file : written_bytes(*format_of_id("gexf"), imported.document, "x")) {
        EXPECT_TRUE(read_bytes(file.name, file.bytes).ok());
      }
    }
  }
  EXPECT_GT(read, 500U);
  EXPECT_GT(refused, 500U);
}

}  // namespace
}  // namespace xylem::files
