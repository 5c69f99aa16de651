// One pass over the text of an XML file: its tags, attributes and texts in order, as views of the text.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace xylem::files {

enum class XmlFault : std::uint8_t { bad_tag, bad_attribute, not_closed, does_not_end, entities, too_deep, too_many };

/// What is wrong, and where in the text.
struct XmlFlaw {
  XmlFault fault = XmlFault::bad_tag;
  std::size_t at = 0;
};

/// What a byte can be, one look at a table for each: a file has a hundred million of them.
enum XmlByte : std::uint8_t {
  kXmlBlank = 1,
  kBeginsXmlName = 2,
  kInXmlName = 4,
  kReplacedInText = 8,  // or may be
  kReplacedInAttribute = 16,
};

constexpr std::array<std::uint8_t, 256> kXmlBytes = [] {
  std::array<std::uint8_t, 256> bytes{};
  const auto mark = [&](unsigned first, unsigned last, unsigned as) {
    for (unsigned c = first; c <= last; ++c) bytes[c] = static_cast<std::uint8_t>(bytes[c] | as);
  };
  for (const char c : {' ', '\t', '\n', '\r'}) mark(static_cast<unsigned>(c), static_cast<unsigned>(c), kXmlBlank);
  for (const auto& [first, last] : {std::pair('a', 'z'), std::pair('A', 'Z'), std::pair('_', '_'), std::pair(':', ':')})
    mark(static_cast<unsigned>(first), static_cast<unsigned>(last), kBeginsXmlName | kInXmlName);
  mark(0x80, 0xFF, kBeginsXmlName | kInXmlName);
  for (const auto& [first, last] : {std::pair('0', '9'), std::pair('-', '-'), std::pair('.', '.')})
    mark(static_cast<unsigned>(first), static_cast<unsigned>(last), kInXmlName);
  for (const char c : {'&', '\r'})
    mark(static_cast<unsigned>(c), static_cast<unsigned>(c), kReplacedInText | kReplacedInAttribute);
  for (const char c : {'\n', '\t'}) mark(static_cast<unsigned>(c), static_cast<unsigned>(c), kReplacedInAttribute);
  return bytes;
}();

constexpr bool is_xml(XmlByte kind, char c) { return (kXmlBytes[static_cast<unsigned char>(c)] & kind) != 0; }
constexpr bool is_xml_blank(char c) { return is_xml(kXmlBlank, c); }
constexpr bool begins_xml_name(char c) { return is_xml(kBeginsXmlName, c); }
constexpr bool is_in_xml_name(char c) { return is_xml(kInXmlName, c); }

/// Tells `sink` what stands in text[begin, end), one whole element or a file:
///   open(name, at), attribute(name, raw value), opened(), close(end), characters(raw), cdata(raw).
/// Every element that is opened is closed. Raw: references and line ends as they are written. Comments, instructions
/// and document types are passed over; blanks between tags too. Refuses documents that declare entities, elements more
/// than `deepest` deep, and more than `most` elements and attributes. Cost O(end - begin).
template <class Sink>
class XmlScan {
 public:
  static constexpr std::size_t kDeepest = 200;
  static constexpr std::size_t kMostParts = 12'000'000;

  XmlScan(std::string_view text, Sink& sink) : text_(text), sink_(sink) {}

  /// Nothing when all is well.
  std::optional<XmlFlaw> run(std::size_t begin, std::size_t end) {
    end_ = end;
    at_ = begin;
    while (at_ < end_ && !flaw_) {
      const std::size_t tag = find('<', at_);
      if (tag > at_ && !open_.empty()) characters(at_, tag);
      at_ = tag;
      if (at_ < end_) markup();
    }
    if (!flaw_ && !open_.empty()) fail(XmlFault::not_closed, end_);
    return flaw_;
  }

 private:
  void fail(XmlFault fault, std::size_t at) {
    if (!flaw_) flaw_ = XmlFlaw{fault, at};
    at_ = end_;
  }
  /// The position of `c` from `at` on, else the end.
  [[nodiscard]] std::size_t find(char c, std::size_t at) const {
    const void* found = at < end_ ? std::memchr(text_.data() + at, c, end_ - at) : nullptr;
    return found == nullptr ? end_ : static_cast<std::size_t>(static_cast<const char*>(found) - text_.data());
  }
  [[nodiscard]] bool stands(std::string_view mark) const {
    return end_ - at_ >= mark.size() && std::memcmp(text_.data() + at_, mark.data(), mark.size()) == 0;
  }
  void characters(std::size_t from, std::size_t to) {
    std::size_t first = from;
    while (first < to && is_xml_blank(text_[first])) ++first;
    if (first < to) sink_.characters(text_.substr(from, to - from));
  }
  void markup() {
    const char next = at_ + 1 < end_ ? text_[at_ + 1] : '\0';
    if (next == '/') return end_tag();
    if (begins_xml_name(next)) return start_tag();
    if (stands("<!--")) return skip_behind("-->", 4);
    if (stands("<![CDATA[")) return character_data();
    if (next == '?') return skip_behind("?>", 2);
    if (next == '!') return document_type();
    fail(XmlFault::bad_tag, at_);
  }
  void skip_behind(std::string_view mark, std::size_t from) {
    const std::size_t found = text_.substr(0, end_).find(mark, at_ + from);
    if (found == std::string_view::npos) return fail(XmlFault::does_not_end, at_);
    at_ = found + mark.size();
  }
  void character_data() {
    constexpr std::size_t kMark = 9;
    const std::size_t from = at_ + kMark;
    skip_behind("]]>", kMark);
    if (!flaw_ && !open_.empty()) sink_.cdata(text_.substr(from, at_ - 3 - from));
  }
  void document_type() {
    std::size_t inner = 0;
    for (std::size_t i = at_; i < end_; ++i) {
      const char c = text_[i];
      if (c == '[') ++inner;
      if (c == ']' && inner > 0) --inner;
      if (c == '>' && inner == 0) {
        at_ = i + 1;
        return;
      }
      if (c == '<' && text_.substr(i, 8) == "<!ENTITY") return fail(XmlFault::entities, i);
    }
    fail(XmlFault::does_not_end, at_);
  }
  [[nodiscard]] std::string_view name() {
    const char* const from = text_.data() + at_;
    const char* const last = text_.data() + end_;
    const char* to = from;
    while (to < last && is_in_xml_name(*to)) ++to;
    at_ += static_cast<std::size_t>(to - from);
    return {from, static_cast<std::size_t>(to - from)};
  }
  void skip_blanks() {
    while (at_ < end_ && is_xml_blank(text_[at_])) ++at_;
  }
  /// Whether the same letters stand in both; most names are too short for a call.
  [[nodiscard]] static bool same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    std::size_t i = 0;
    while (i < a.size() && a[i] == b[i]) ++i;
    return i == a.size();
  }
  void end_tag() {
    const std::size_t tag = at_;
    if (!open_.empty()) {  // what it mostly is: "</", the name that was opened, ">"
      const std::string_view expected = open_.back();
      const std::size_t behind = tag + 2 + expected.size();
      if (behind < end_ && text_[behind] == '>' && same({text_.data() + tag + 2, expected.size()}, expected)) {
        at_ = behind + 1;
        open_.pop_back();
        return sink_.close(at_);
      }
    }
    at_ += 2;
    const std::string_view closed = name();
    skip_blanks();
    if (at_ >= end_ || text_[at_] != '>') return fail(XmlFault::bad_tag, tag);
    if (open_.empty() || !same(open_.back(), closed)) return fail(XmlFault::not_closed, tag);
    ++at_;
    open_.pop_back();
    sink_.close(at_);
  }
  void start_tag() {
    const std::size_t tag = at_++;
    const std::string_view called = name();
    if (++parts_ > kMostParts) return fail(XmlFault::too_many, tag);
    sink_.open(called, tag);
    while (!flaw_) {
      if (at_ >= end_) return fail(XmlFault::bad_tag, tag);
      const bool apart = is_xml_blank(text_[at_]);
      if (apart) skip_blanks();
      if (at_ >= end_) return fail(XmlFault::bad_tag, tag);
      const char c = text_[at_];
      if (c == '>') {
        ++at_;
        open_.push_back(called);
        sink_.opened();
        if (open_.size() > kDeepest) fail(XmlFault::too_deep, tag);
        return;
      }
      if (c == '/' && at_ + 1 < end_ && text_[at_ + 1] == '>') {
        at_ += 2;
        sink_.opened();
        sink_.close(at_);
        return;
      }
      if (!apart || !begins_xml_name(c)) return fail(XmlFault::bad_tag, at_);
      attribute();
    }
  }
  void attribute() {
    const std::size_t begin = at_;
    const std::string_view called = name();
    skip_blanks();
    if (at_ >= end_ || text_[at_] != '=') return fail(XmlFault::bad_attribute, begin);
    ++at_;
    skip_blanks();
    const char quote = at_ < end_ ? text_[at_] : '\0';
    if (quote != '"' && quote != '\'') return fail(XmlFault::bad_attribute, begin);
    const std::size_t from = ++at_;
    at_ = find(quote, from);
    if (at_ >= end_) return fail(XmlFault::bad_attribute, begin);
    if (++parts_ > kMostParts) return fail(XmlFault::too_many, begin);
    sink_.attribute(called, text_.substr(from, at_ - from));
    ++at_;
  }

  std::string_view text_;
  Sink& sink_;
  std::size_t end_ = 0;
  std::size_t at_ = 0;
  std::size_t parts_ = 0;  // elements and attributes
  std::vector<std::string_view> open_;
  std::optional<XmlFlaw> flaw_;
};

}  // namespace xylem::files
