// Taking steps back, one by one, from what each row was before.
#include "xylem/store/past.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

#include "store/tables.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/record_json.h"
#include "xylem/store/project_file.h"

namespace xylem::store {
namespace {

using Json = nlohmann::json;
using document::Document;
using document::History;
using ecosystem::RecordDescription;
using Time = std::chrono::system_clock::time_point;

/// "2026-03-31T14:05:09.120Z"; the epoch for anything else.
Time time_from(std::string_view text) {
  using namespace std::chrono;
  if (text.size() < 19) return {};
  const auto date = ecosystem::date_from(text.substr(0, 10));
  const auto hour = base::integer_from(text.substr(11, 2));
  const auto minute = base::integer_from(text.substr(14, 2));
  const auto second = base::integer_from(text.substr(17, 2));
  if (!date || !hour || !minute || !second) return {};
  return Time(days(date->first_day()) + hours(*hour) + minutes(*minute) + seconds(*second));
}

/// One record that a step changed, put back as it was; false when the row there is not what the step made of it.
template <class Row>
bool put_back(const RecordDescription& kind, const Json& change, ecosystem::Table<Row>& table) {
  const Json& was = change.at("before");
  const Json& is = change.at("after");
  const std::string id = (was.is_null() ? is : was).value("id", std::string());
  const auto key = decltype(Row::id)(id);
  if (table.contains(key) == is.is_null()) return false;
  if (was.is_null()) {
    table = table.without(key);
    return true;
  }
  Row row;
  base::Problems problems;
  if (!ecosystem::read_record_json(kind, was.dump(), &row, {}, problems) || !problems.empty()) return false;
  table = table.with(std::move(row));
  return true;
}

bool put_back_about(const Json& change, ecosystem::About& about) {
  ecosystem::About before;
  base::Problems problems;
  const auto& kind = ecosystem::describe<ecosystem::About>();
  if (!ecosystem::read_record_json(kind, change.at("before").dump(), &before, {}, problems)) return false;
  about = std::move(before);
  return problems.empty();
}

/// The document as it was before the step with these changes; nothing when they do not fit.
std::optional<Document> before_step(const Document& after, const Json& changes) {
  ecosystem::Ecosystem all = *after.ecosystem;
  document::Places places = *after.places;
  bool touched_ecosystem = false;
  bool touched_places = false;
  for (const Json& change : changes) {
    const std::string table_name = change.value("table", std::string());
    bool fits = false;
    if (table_name == ecosystem::describe<ecosystem::About>().table) {
      touched_ecosystem = true;
      fits = put_back_about(change, all.about);
    } else if (table_name == ecosystem::describe<document::Place>().table) {
      touched_places = true;
      fits = put_back(ecosystem::describe<document::Place>(), change, places);
    } else {
      for_each_table(all, [&]<class Row>(const RecordDescription& kind, ecosystem::Table<Row>& table) {
        if (kind.table != table_name) return;
        touched_ecosystem = true;
        fits = put_back(kind, change, table);
      });
    }
    if (!fits) return std::nullopt;
  }
  Document before = after;
  if (touched_ecosystem) before.ecosystem = {std::move(all), document::Stamp{}};
  if (touched_places) before.places = {std::move(places), document::Stamp{}};
  return before;
}

/// The documents before each step, from the oldest that can be had to `now`, which is the last.
std::vector<Document> documents_of(const std::vector<StoredStep>& steps, const Document& now, std::size_t most) {
  std::vector<Document> newest_first{now};
  for (auto step = steps.rbegin(); step != steps.rend() && newest_first.size() <= most; ++step) {
    const Json changes = Json::parse(step->changes, nullptr, false);
    if (!changes.is_array()) break;
    std::optional<Document> before;
    try {
      before = before_step(newest_first.back(), changes);
    } catch (const Json::exception&) {  // of another shape than we write
    }
    if (!before) break;
    newest_first.push_back(*std::move(before));
  }
  std::ranges::reverse(newest_first);
  return newest_first;
}

}  // namespace

base::Result<History> read_history(const std::filesystem::path& path, const Document& now, std::size_t most) {
  auto steps = read_steps(path);
  if (!steps) return steps.error();
  const std::vector<Document> documents = documents_of(*steps, now, most);
  std::vector<History::Step> kept{{documents.front(), {}, {}, {}}};
  std::size_t at = 0;
  const std::size_t first = steps->size() + 1 - documents.size();
  for (std::size_t i = first; i < steps->size(); ++i) {
    const StoredStep& step = (*steps)[i];
    const Document& after = documents[i - first + 1];
    if (step.kind == StepKind::undo && at > 0) {
      kept[--at].document = after;  // the same as it was, but for its parts' identity
      continue;
    }
    if (step.kind == StepKind::redo && at + 1 < kept.size()) {
      kept[++at].document = after;
      continue;
    }
    if (step.continues && at > 0 && at + 1 == kept.size()) {
      kept[at].document = after;
      kept[at].time = time_from(step.time);
      continue;
    }
    kept.resize(at + 1);
    kept.push_back({after, step.label, {}, time_from(step.time)});
    ++at;
  }
  return History(std::move(kept), at);
}

}  // namespace xylem::store
