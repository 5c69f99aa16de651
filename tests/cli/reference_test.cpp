// The reference page: current, complete, and true of what the command line prints.
#include <gtest/gtest.h>

#include <set>

#include "cli/running.h"
#include "xylem/analysis/analyses.h"
#include "xylem/base/file_bytes.h"
#include "xylem/ecosystem/ecosystem.h"

namespace xylem::cli::test {
namespace {

Json river_region() {
  AnalyzeRequest request;
  request.file = sample("river-region");
  request.json = true;
  return run([&] { return analyze(request); }).json();
}

TEST(ReferenceTest, IsCurrent) {
  const auto written = base::read_file(Path(XYLEM_SOURCE_DIR) / "docs/reference.md");
  ASSERT_TRUE(written.ok());
  EXPECT_TRUE(*written == reference_page().value())
      << "docs/reference.md is not current: run  xylem-cli reference > docs/reference.md";
}

TEST(ReferenceTest, NamesEveryAnalysisInOrder) {
  ASSERT_EQ(analysis::analyses().size(), 17U);
  int number = 0;
  for (const analysis::AnalysisRow& row : analysis::analyses()) {
    EXPECT_EQ(row.code, "A" + std::to_string(++number));
    EXPECT_TRUE(row.question.ends_with('?') || row.question.ends_with('.')) << row.code;
    EXPECT_TRUE(row.missing.ends_with('.')) << row.code;
    EXPECT_FALSE(row.figures.empty()) << row.code;
    for (const auto& figure : row.figures) EXPECT_FALSE(figure.source.empty()) << row.code << ' ' << figure.title;
  }
}

TEST(ReferenceTest, ExplainsEveryKeyOfEveryAnalysis) {
  const Json answer = river_region();
  std::set<std::string> measures;
  for (const auto& [measure, unused] : answer["organizations"][0]["measures"].items()) measures.insert(measure);
  for (const analysis::AnalysisRow& row : analysis::analyses()) {
    std::set<std::string> explained;
    for (const auto& key : row.keys) explained.emplace(key.key);
    for (const auto& [key, unused] : answer[std::string(row.code)].items()) {
      EXPECT_TRUE(explained.contains(key) || (row.code == "A1" && measures.contains(key))) << row.code << ' ' << key;
    }
  }
}

TEST(ReferenceTest, KnowsTheRuleOfEveryFinding) {
  std::set<std::pair<std::string, std::string>> rules;
  for (const auto& rule : analysis::finding_rules()) rules.emplace(rule.analysis, rule.kind);
  for (const Json& finding : river_region()["findings"]) {
    std::string kind = finding["kind"];
    if (kind.starts_with("shape_")) kind = "shape_*";
    EXPECT_TRUE(rules.contains({finding["analysis"].get<std::string>(), kind})) << kind;
  }
}

TEST(ReferenceTest, HasEveryRecordAndEveryField) {
  const std::string page = reference_page().value();
  const ecosystem::Ecosystem none;
  ecosystem::for_each_table(none, [&](const ecosystem::RecordDescription& kind, const auto&) {
    EXPECT_NE(page.find("(`" + std::string(kind.table) + "`)"), std::string::npos) << kind.table;
    for (const auto& field : kind.fields) {
      EXPECT_FALSE(field.meaning.empty()) << kind.table << '.' << field.key;
      EXPECT_NE(page.find("| `" + std::string(field.key) + "` |"), std::string::npos) << kind.table << '.' << field.key;
    }
  });
}

}  // namespace
}  // namespace xylem::cli::test
