// Leaves: an answer in JSON taken apart into named values, and whether taking a value away told the truth about it.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/json_parts.h"

namespace xylem::cli::test {

/// Every value of an answer by its path; an interval is one value. Items of lists are named by what they are about, so
/// that their order does not matter. Words are left out: they say what the values say.
using Leaves = std::map<std::string, Json>;

inline bool is_interval(const Json& json) {
  if (json.is_object()) return json.size() == 3 && json.contains("low") && json["low"].is_number();
  return json.is_array() && json.size() == 3 && std::ranges::all_of(json, [](const Json& x) { return x.is_number(); });
}
inline double low_of(const Json& interval) {
  return interval.is_array() ? interval[0].get<double>() : interval["low"].get<double>();
}
inline double high_of(const Json& interval) {
  return interval.is_array() ? interval[2].get<double>() : interval["high"].get<double>();
}

/// What an item of a list is about.
inline std::string subject_of(const Json& item) {
  static constexpr std::array kKeys = {"id",       "partnership", "organization", "role_class", "offer", "need",
                                       "org",      "from",        "to",           "a",          "b",     "label",
                                       "resource", "capital",     "unit",         "sector",     "test",  "first",
                                       "second",   "indicator",   "subject",      "population", "date",  "wave",
                                       "origin",   "use",         "barrier",      "message",    "gap"};
  std::string subject;
  for (const char* key : kKeys) {
    const auto found = item.find(key);
    if (found != item.end() && found->is_string()) subject += " " + found->get<std::string>();
  }
  return subject;
}

inline void take_apart(const Json& json, const std::string& path, Leaves& leaves);

inline void take_findings_apart(const Json& findings, const std::string& path, Leaves& leaves) {
  for (const Json& finding : findings) {
    std::string name = finding["kind"];
    if (!finding["subjects"].empty()) name += " " + finding["subjects"][0]["id"].get<std::string>();
    leaves[path + "/findings/" + name] = true;
  }
}
inline void take_list_apart(const Json& list, const std::string& path, Leaves& leaves) {
  std::map<std::string, int> seen;
  for (const Json& item : list) {
    const std::string subject = subject_of(item);
    const int before = seen[subject]++;
    take_apart(item, path + "[" + subject + (before > 0 ? " " + std::to_string(before) : "") + "]", leaves);
  }
}
inline void take_apart(const Json& json, const std::string& path, Leaves& leaves) {
  static const std::set<std::string> kWords{"sentence", "traps", "title", "reason", "shows",
                                            "label",    "name",  "basis", "verdict"};
  if (json.is_array() && !json.empty() && json[0].is_object()) return take_list_apart(json, path, leaves);
  if (!json.is_object() || is_interval(json)) {
    leaves[path] = json;
    return;
  }
  for (const auto& [key, value] : json.items()) {
    if (key == "findings") {
      take_findings_apart(value, path, leaves);
    } else if (!kWords.contains(key)) {
      take_apart(value, path + "/" + key, leaves);
    }
  }
}

inline std::string key_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }
inline std::string object_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

/// Whether a value counts what is not known.
inline bool counts_unknown(const std::string& path) {
  static const std::set<std::string> kKeys{"undated",   "unplaced",  "learners_not_known",
                                           "not_known", "not_given", "without_flows"};
  const std::string key = key_of(path);
  return path.find("/unknown/") != std::string::npos || key.starts_with("unknown") || kKeys.contains(key);
}
/// Whether a value counts what is known: one less is one unknown more.
inline bool counts_known(const std::string& path) {
  static const std::set<std::string> kKeys{"known", "with_value", "known_parts", "q", "shown"};
  return kKeys.contains(key_of(path));
}

inline bool alike(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)}); }
inline bool alike(const Json& a, const Json& b) {
  if (a.is_number() && b.is_number()) return alike(a.get<double>(), b.get<double>());
  if (is_interval(a) && is_interval(b)) return alike(low_of(a), low_of(b)) && alike(high_of(a), high_of(b));
  return a == b;
}
inline double number_or_zero(const Json& json) { return json.is_number() ? json.get<double>() : 0.0; }

/// How one value of an answer stands to what it was before a value was taken away.
enum class Turn { same, counted, not_known, wider, different };
inline Turn turn_of(const std::string& path, const Json& old, const Json& now) {
  if (counts_unknown(path)) return number_or_zero(now) > number_or_zero(old) ? Turn::counted : Turn::same;
  if (alike(old, now)) return Turn::same;
  if (counts_known(path) && number_or_zero(now) < number_or_zero(old)) return Turn::counted;
  if (path.ends_with("/enough") && now == false) return Turn::counted;
  if (now.is_null()) return Turn::not_known;
  if (is_interval(old) && is_interval(now)) {
    const bool wider = low_of(now) <= low_of(old) + 1e-12 && high_of(now) >= high_of(old) - 1e-12;
    return wider ? Turn::wider : Turn::different;
  }
  return Turn::different;
}

/// What breaks the rule: the values that are different although nothing says so. Empty where a count of unknowns rose,
/// or where every value that changed is not known any more, is an interval that holds the old one, or stands beside
/// such an interval as its middle.
inline std::vector<std::string> untold(const Leaves& before, const Leaves& after) {
  static const Json kNone;
  std::vector<std::string> different;
  std::set<std::string> told;  // objects of which a value says that less is known
  const auto look = [&](const std::string& path, const Json& old, const Json& now) {
    const Turn turn = turn_of(path, old, now);
    if (turn == Turn::different) different.push_back(path);
    if (turn == Turn::wider || turn == Turn::not_known) told.insert(object_of(path));
    return turn != Turn::counted;
  };
  for (const auto& [path, old] : before) {
    const auto found = after.find(path);
    const bool a_finding = path.find("/findings/") != std::string::npos;
    if (found == after.end() && a_finding) different.push_back(path);
    if (found != after.end() && !look(path, old, found->second)) return {};
  }
  for (const auto& [path, now] : after) {
    if (!before.contains(path) && !look(path, kNone, now)) return {};
  }
  std::erase_if(different, [&](const std::string& path) { return told.contains(object_of(path)); });
  return different;
}

}  // namespace xylem::cli::test
