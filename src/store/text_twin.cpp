// The text twin: the tables of a document by their descriptions, as JSON.
#include "xylem/store/text_twin.h"

#include <algorithm>
#include <set>

#include "store/tables.h"
#include "xylem/base/text.h"

namespace xylem::store {
namespace {

using ecosystem::About;
using ecosystem::Ecosystem;

/// The members a text may lack, and then has from the defaults: they are written even when empty.
template <class Row>
constexpr bool kHasDefaults = std::is_same_v<Row, ecosystem::Term> || std::is_same_v<Row, ecosystem::TargetProfile> ||
                              std::is_same_v<Row, ecosystem::Indicator>;

void fill_from_defaults(Ecosystem& ecosystem, const Ecosystem& defaults, const std::set<std::string_view>& found) {
  for_each_table(ecosystem, [&]<class Row>(const ecosystem::RecordDescription& kind, ecosystem::Table<Row>& table) {
    if (kHasDefaults<Row> && !found.contains(kind.table)) table = defaults.all<Row>();
  });
  if (!found.contains("target_profiles") && ecosystem.about.profile.empty())
    ecosystem.about.profile = defaults.about.profile;
}

base::Result<void> check_version(const std::string* version) {
  if (version == nullptr) {
    return base::Error{base::ErrorKind::unsupported, "This is JSON, but not a Xylem ecosystem", "",
                       "If it was written by hand, begin it with \"xylem\": " + std::to_string(kFormatVersion) + "."};
  }
  const auto number = base::integer_from(*version);
  if (!number || *number < 1) {
    return base::Error{base::ErrorKind::unsupported, "\"xylem\" must be the version of the format", "xylem",
                       "Write \"xylem\": " + std::to_string(kFormatVersion) + "."};
  }
  if (*number > kFormatVersion) {
    return base::Error{base::ErrorKind::newer_version,
                       "This was written by a newer Xylem: it has format version " + *version +
                           ", and this program reads up to " + std::to_string(kFormatVersion),
                       "", "Install a Xylem that reads format version " + *version + "."};
  }
  return {};
}

}  // namespace

std::string text_twin(const document::Document& document) {
  auto tables = tables_to_write(document);
  for (auto& table : tables) {
    const auto& key = table.kind->table;
    table.even_when_empty = key == "terms" || key == "target_profiles" || key == "indicators";
  }
  const About& about = document.ecosystem->about;
  return ecosystem::tables_json({{"xylem", std::to_string(kFormatVersion)},
                                 {"about", ecosystem::record_json(ecosystem::describe<About>(), &about)}},
                                tables);
}

base::Result<Read> read_text_twin(std::string_view text, const Ecosystem& defaults) {
  Unfinished unfinished;
  std::set<std::string_view> found;
  auto tables = tables_to_read(unfinished);
  for (auto& table : tables) {
    table.begin = [&found, key = table.kind->table] { found.insert(key); };
  }
  base::Problems problems;
  const auto members = ecosystem::read_tables_json(text, tables, problems);
  if (!members) return members.error();

  const auto version = std::ranges::find(*members, "xylem", &ecosystem::Members::value_type::first);
  if (const auto good = check_version(version == members->end() ? nullptr : &version->second); !good)
    return good.error();
  for (const auto& [key, json] : *members) {
    if (key == "xylem") continue;
    if (key != "about") {
      problems.push_back(
          {base::Severity::warning, key, "This is not a part of an ecosystem that Xylem knows", "It was left out."});
      continue;
    }
    About& about = unfinished.ecosystem.about;
    if (!ecosystem::read_record_json(ecosystem::describe<About>(), json, &about, "about", problems)) {
      problems.push_back({base::Severity::error, "about", "This is not an object", "It was left out."});
    }
    about.id = About().id;
  }
  fill_from_defaults(unfinished.ecosystem, defaults, found);
  return Read{std::move(unfinished).document(), std::move(problems)};
}

}  // namespace xylem::store
