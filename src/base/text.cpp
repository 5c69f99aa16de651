// Plain text: UTF-8 by hand, because files must be read whatever the locale is.
#include "xylem/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>

#include "xylem/base/id.h"

namespace xylem::base {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
  char32_t code_point = kReplacement;
  std::size_t length = 1;
  bool ok = false;
};

/// The code point at `at`; a single bad byte when ill-formed.
Decoded decoded(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t length = lead >= 0xF0 && lead < 0xF5   ? 4
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                                                           : 0;
  if (length == 0 || at + length > bytes.size()) return {};
  char32_t code_point = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return {};
    code_point = (code_point << 6U) | (byte(at + i) & 0x3FU);
  }
  const bool overlong = (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000);
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (overlong || surrogate || code_point > 0x10FFFF) return {};
  return {code_point, length, true};
}

/// The plain letter under the accent, for Latin-1 and Latin Extended-A; several for ligatures; empty when there is
/// none.
std::string_view plain_letters(char32_t c) {
  // One entry per code point from U+00C0 to U+017F, "-" where there is no plain letter.
  static constexpr std::array<std::string_view, 192> kPlain = {
      "a", "a", "a",  "a", "a", "a", "ae", "c",  "e", "e", "e",  "e",  "i", "i", "i",  "i",  "d", "n", "o",  "o",
      "o", "o", "o",  "",  "o", "u", "u",  "u",  "u", "y", "th", "ss", "a", "a", "a",  "a",  "a", "a", "ae", "c",
      "e", "e", "e",  "e", "i", "i", "i",  "i",  "d", "n", "o",  "o",  "o", "o", "o",  "",   "o", "u", "u",  "u",
      "u", "y", "th", "y", "a", "a", "a",  "a",  "a", "a", "c",  "c",  "c", "c", "c",  "c",  "c", "c", "d",  "d",
      "d", "d", "e",  "e", "e", "e", "e",  "e",  "e", "e", "e",  "e",  "g", "g", "g",  "g",  "g", "g", "g",  "g",
      "h", "h", "h",  "h", "i", "i", "i",  "i",  "i", "i", "i",  "i",  "i", "i", "ij", "ij", "j", "j", "k",  "k",
      "k", "l", "l",  "l", "l", "l", "l",  "l",  "l", "l", "l",  "n",  "n", "n", "n",  "n",  "n", "n", "n",  "n",
      "o", "o", "o",  "o", "o", "o", "oe", "oe", "r", "r", "r",  "r",  "r", "r", "s",  "s",  "s", "s", "s",  "s",
      "s", "s", "t",  "t", "t", "t", "t",  "t",  "u", "u", "u",  "u",  "u", "u", "u",  "u",  "u", "u", "u",  "u",
      "w", "w", "y",  "y", "y", "z", "z",  "z",  "z", "z", "z",  "s"};
  return c >= 0xC0 && c <= 0x17F ? kPlain.at(c - 0xC0) : std::string_view{};
}

bool is_blank(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0xFEFF; }

}  // namespace

std::string utf8(char32_t c) {
  std::string text;
  const auto put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
  return text;
}

namespace {

/// The first byte from `at` on that is no ASCII, eight at a time.
std::size_t behind_ascii(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t kHigh = 0x8080808080808080ULL;
  for (std::uint64_t eight = 0; at + 8 <= bytes.size(); at += 8) {
    std::memcpy(&eight, bytes.data() + at, 8);
    if ((eight & kHigh) != 0) break;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = behind_ascii(bytes, 0); at < bytes.size(); at = behind_ascii(bytes, at)) {
    const Decoded next = decoded(bytes, at);
    if (!next.ok) return false;
    at += next.length;
  }
  return true;
}

std::string utf8_repaired(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded next = decoded(bytes, at);
    if (next.ok) {
      text.append(bytes.substr(at, next.length));
    } else {
      text += utf8(kReplacement);
    }
    at += next.length;
  }
  return text;
}

std::string utf8_from_windows_1252(std::string_view bytes) {
  static constexpr std::array<char32_t, 32> kUpper = {
      0x20AC,       kReplacement, 0x201A, 0x0192, 0x201E, 0x2026,       0x2020, 0x2021,
      0x02C6,       0x2030,       0x0160, 0x2039, 0x0152, kReplacement, 0x017D, kReplacement,
      kReplacement, 0x2018,       0x2019, 0x201C, 0x201D, 0x2022,       0x2013, 0x2014,
      0x02DC,       0x2122,       0x0161, 0x203A, 0x0153, kReplacement, 0x017E, 0x0178};
  std::string text;
  text.reserve(bytes.size());
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += utf8(byte >= 0x80 && byte < 0xA0 ? kUpper.at(byte - 0x80U) : char32_t{byte});
  }
  return text;
}

std::string utf8_from_utf16(std::string_view bytes, bool big_endian) {
  const auto unit = [&](std::size_t i) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[2 * i]);
    const auto second = static_cast<unsigned char>(bytes[2 * i + 1]);
    return big_endian ? static_cast<char32_t>(first << 8U | second) : static_cast<char32_t>(second << 8U | first);
  };
  const std::size_t count = bytes.size() / 2;
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < count; ++i) {
    const char32_t c = unit(i);
    const bool high = c >= 0xD800 && c < 0xDC00;
    if (high && i + 1 < count && unit(i + 1) >= 0xDC00 && unit(i + 1) < 0xE000) {
      text += utf8(0x10000U + ((c - 0xD800U) << 10U) + (unit(i + 1) - 0xDC00U));
      ++i;
    } else {
      text += utf8(c >= 0xD800 && c < 0xE000 ? kReplacement : c);
    }
  }
  if (bytes.size() % 2 != 0) text += utf8(kReplacement);
  return text;
}

std::u32string code_points(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decoded(text, at);
    points += next.code_point;
    at += next.length;
  }
  return points;
}

std::string_view trimmed(std::string_view text) {
  const auto is_letter = [](char c) { return c > ' ' && c < '\x7F'; };
  if (!text.empty() && is_letter(text.front()) && is_letter(text.back())) return text;  // nearly always
  const auto blank_before = [](std::string_view t) -> std::size_t {
    if (t.empty()) return 0;
    if (is_blank(static_cast<unsigned char>(t[0])) && static_cast<unsigned char>(t[0]) < 0x80) return 1;
    if (t.starts_with("\xC2\xA0")) return 2;
    return t.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  };
  const auto blank_after = [](std::string_view t) -> std::size_t {
    if (t.empty()) return 0;
    if (is_blank(static_cast<unsigned char>(t.back())) && static_cast<unsigned char>(t.back()) < 0x80) return 1;
    if (t.ends_with("\xC2\xA0")) return 2;
    return t.ends_with("\xEF\xBB\xBF") ? 3 : 0;
  };
  while (const std::size_t n = blank_before(text)) text.remove_prefix(n);
  while (const std::size_t n = blank_after(text)) text.remove_suffix(n);
  return text;
}

std::string lowered(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

namespace {

std::string folded_ascii(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool gap = false;
  for (const char c : text) {
    if (is_blank(static_cast<unsigned char>(c))) {
      gap = true;
      continue;
    }
    if (gap && !result.empty()) result += ' ';
    gap = false;
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

/// Whether the slug of `text` is `text`.
bool is_its_own_slug(std::string_view text) {
  if (!is_slug(text) || text.front() == '-' || text.back() == '-') return false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '-' && text[i - 1] == '-') return false;
  }
  return true;
}

}  // namespace

std::string folded(std::string_view text) {
  if (behind_ascii(text, 0) == text.size()) return folded_ascii(text);
  std::string result;
  bool gap = false;
  for (const char32_t c : code_points(trimmed(text))) {
    if (is_blank(c)) {
      gap = true;
      continue;
    }
    if (gap && !result.empty()) result += ' ';
    gap = false;
    const std::string_view plain = plain_letters(c);
    result += plain.empty() ? lowered(utf8(c)) : std::string(plain);
  }
  return result;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = text.find(separator, begin);
    parts.emplace_back(text.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

bool contains_ignoring_case(std::string_view text, std::string_view part) {
  return folded(text).find(folded(part)) != std::string::npos;
}

std::optional<double> number_from(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0.0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::optional<std::int64_t> integer_from(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string text_from(double number) { return fmt::format("{}", number); }

std::string readable(double number, int digits) {
  std::string text = fmt::format("{:.{}f}", number, digits);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  if (text == "-0") text = "0";
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  std::size_t point = text.find('.');
  if (point == std::string::npos) point = text.size();
  while (point > first + 3) {
    point -= 3;
    text.insert(point, ",");
  }
  return text;
}

std::string counted(std::size_t count, std::string_view noun, std::string_view plural) {
  const std::string number = readable(static_cast<double>(count), 0);
  if (count == 1) return fmt::format("{} {}", number, noun);
  return plural.empty() ? fmt::format("{} {}s", number, noun) : fmt::format("{} {}", number, plural);
}

bool is_slug(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

std::string slug_from(std::string_view text) {
  if (is_its_own_slug(text)) return std::string(text);
  std::string slug;
  for (const char c : folded(text)) {
    const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    if (fits) {
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  if (slug.size() > 64) slug.resize(64);
  while (slug.ends_with('-')) slug.pop_back();
  return slug;
}

}  // namespace xylem::base
