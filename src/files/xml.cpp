// XML within limits: one pass that checks the file and finds its lists, and a small tree of the element looked into.
#include "files/xml.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "files/encoding.h"
#include "files/xml_scan.h"
#include "xylem/base/text.h"

namespace xylem::files {
namespace {

constexpr std::size_t kMostBytes = 0xFFFFFFF0U;  // places in the file take four bytes

/// Elements whose children may be hundreds of thousands.
bool is_list(std::string_view local_name) {
  static constexpr std::array<std::string_view, 5> kLists = {"graphml", "gexf", "graph", "nodes", "edges"};
  return std::ranges::find(kLists, local_name) != kLists.end();
}

/// What the XML declaration says of the encoding; empty when it says nothing.
std::string declared_encoding(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 200);
  const std::size_t end = head.find("?>");
  const std::size_t at = head.find("encoding");
  if (end == std::string_view::npos || at == std::string_view::npos || at > end) return {};
  const std::size_t open = head.find_first_of("\"'", at);
  const std::size_t close = open == std::string_view::npos ? open : head.find(head[open], open + 1);
  return close == std::string_view::npos ? std::string() : std::string(head.substr(open + 1, close - open - 1));
}

base::Error error_of(const XmlFlaw& flaw, const std::string& name, std::uint32_t line) {
  using base::ErrorKind;
  const std::string where = name + ", line " + std::to_string(line);
  const std::string again = "The file may be cut off: export or download it again.";
  switch (flaw.fault) {
    case XmlFault::entities:
      return {ErrorKind::malformed, "The file declares entities of its own, which can grow without end", where,
              "Remove the <!DOCTYPE …> part, or save the file again from its program."};
    case XmlFault::too_deep:
      return {ErrorKind::malformed, "Elements lie more than 200 deep within one another", where,
              "The file is damaged or was not made by a graph program."};
    case XmlFault::too_many:
      return {ErrorKind::too_large, "The file has more than 12 million elements and attributes", name,
              "Export a part of the graph, or fewer attributes."};
    case XmlFault::not_closed:
      return {ErrorKind::malformed, "An element is not closed, or closed by another name", where, again};
    case XmlFault::bad_tag:
      return {ErrorKind::malformed, "A tag is cut off or not well formed", where, again};
    case XmlFault::bad_attribute:
      return {ErrorKind::malformed, "An attribute is cut off or not well formed", where, again};
    case XmlFault::does_not_end:
      break;
  }
  return {ErrorKind::malformed, "A comment, CDATA section or declaration does not end", where, again};
}

/// What "&…;" at `at` stands for, and `at` moved behind it; "&" itself where it is no reference.
std::string referred(std::string_view raw, std::size_t& at) {
  static constexpr std::array<std::pair<std::string_view, char>, 5> kNamed = {
      {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}}};
  for (const auto& [reference, letter] : kNamed) {
    if (raw.substr(at, reference.size()) != reference) continue;
    at += reference.size();
    return {letter};
  }
  const std::size_t begin = at++;
  const bool hex = raw.substr(begin, 3) == "&#x";
  if (raw.substr(begin, 2) != "&#") return "&";
  const unsigned base = hex ? 16 : 10;
  char32_t code = 0;
  std::size_t i = begin + (hex ? 3 : 2);
  const std::size_t first = i;
  for (; i < raw.size(); ++i) {
    const auto c = static_cast<unsigned char>(raw[i]);
    const unsigned digit = c >= '0' && c <= '9'          ? c - '0'
                           : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10U
                           : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10U
                                                         : base;
    if (digit >= base) break;
    if (code <= 0x10FFFF) code = code * base + digit;
  }
  if (i == first || i >= raw.size() || raw[i] != ';' || code == 0) return "&";
  at = i + 1;
  const bool none = code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF);
  return base::utf8(none ? char32_t{0xFFFD} : code);
}

enum class Kind { attribute, characters, cdata };

/// As XML says that a text is to be read: references replaced but in CDATA, one line end for all, blanks for line ends
/// and tabs in attributes.
std::string read_as(Kind kind, std::string_view raw) {
  std::string text;
  text.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    const char c = raw[at];
    if (c == '&' && kind != Kind::cdata) {
      text += referred(raw, at);
      continue;
    }
    const bool pair = c == '\r' && at + 1 < raw.size() && raw[at + 1] == '\n';
    at += pair ? 2U : 1U;
    if (kind == Kind::attribute)
      text += is_xml_blank(c) ? ' ' : c;
    else
      text += c == '\r' ? '\n' : c;
  }
  return text;
}

}  // namespace

void XmlFile::Tree::clear() {
  records.clear();
  attributes.clear();
  replaced.clear();
}

/// Takes all that a scan tells into a tree.
struct XmlFile::Planter {
  Tree& tree;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> way = {};  // open elements, each with its last child so far

  std::string_view readable(Kind kind, std::string_view raw) {
    const XmlByte replaced = kind == Kind::attribute ? kReplacedInAttribute : kReplacedInText;
    const bool as_written = std::ranges::none_of(raw, [replaced](char c) { return is_xml(replaced, c); });
    if (as_written) return raw;
    return tree.replaced.emplace_back(read_as(kind, raw));
  }
  std::uint32_t add(const Record& record) {
    const auto index = static_cast<std::uint32_t>(tree.records.size());
    if (!way.empty()) {
      auto& [parent, last] = way.back();
      (last == kNone ? tree.records[parent].first_child : tree.records[last].next) = index;
      last = index;
    }
    tree.records.push_back(record);
    return index;
  }
  void open(std::string_view name, std::size_t at) {
    Record record;
    record.name = name;
    record.begin = static_cast<std::uint32_t>(at);
    record.first_attribute = static_cast<std::uint32_t>(tree.attributes.size());
    way.emplace_back(add(record), kNone);
  }
  void attribute(std::string_view name, std::string_view raw) {
    tree.attributes.push_back({name, readable(Kind::attribute, raw)});
  }
  void opened() {
    Record& record = tree.records[way.back().first];
    record.attribute_count = static_cast<std::uint32_t>(tree.attributes.size()) - record.first_attribute;
  }
  void close(std::size_t end) {
    tree.records[way.back().first].end = static_cast<std::uint32_t>(end);
    way.pop_back();
  }
  void text(Kind kind, std::string_view raw) {
    Record record;
    record.text = readable(kind, raw);
    add(record);
  }
  void characters(std::string_view raw) { text(Kind::characters, raw); }
  void cdata(std::string_view raw) { text(Kind::cdata, raw); }
};

/// Takes in lists, and of the elements in them name and place.
struct XmlFile::Surveyor {
  Planter planter;
  std::size_t inside = 0;  // open elements within one of a list, itself counted
  bool over = false;       // behind the outermost element

  [[nodiscard]] bool listening() const { return inside == 0 && !over; }
  void open(std::string_view name, std::size_t at) {
    if (over) return;
    if (inside > 0 || !(is_list(local(name)) || planter.way.empty())) {
      if (inside++ == 0) {
        Record record;
        record.name = name;
        record.begin = static_cast<std::uint32_t>(at);
        record.unread = true;
        planter.add(record);
      }
      return;
    }
    planter.open(name, at);
  }
  void attribute(std::string_view name, std::string_view raw) {
    if (listening()) planter.attribute(name, raw);
  }
  void opened() {
    if (listening()) planter.opened();
  }
  void close(std::size_t end) {
    if (over) return;
    if (inside > 0) {
      if (--inside == 0) planter.tree.records.back().end = static_cast<std::uint32_t>(end);
      return;
    }
    planter.close(end);
    over = planter.way.empty();
  }
  void characters(std::string_view raw) {
    if (listening()) planter.characters(raw);
  }
  void cdata(std::string_view raw) {
    if (listening()) planter.cdata(raw);
  }
};

base::Result<std::unique_ptr<XmlFile>> XmlFile::parse(const std::string& name, std::string_view bytes,
                                                      base::Problems& problems) {
  auto file = std::make_unique<XmlFile>();
  file->name_ = name;
  file->text_ = text_within(name, bytes, declared_encoding(bytes), file->own_text_, problems);
  file->text_ = file->text_.substr(0, file->text_.find('\0'));
  const std::string_view text = file->text_;
  if (base::trimmed(text).empty()) {
    return base::Error{base::ErrorKind::malformed, "The file is empty", name, "Export it again from its program."};
  }
  if (text.size() > kMostBytes) {
    return base::Error{base::ErrorKind::too_large, "The file is larger than 4 GB", name, "Export a part of the graph."};
  }
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    file->line_ends_.push_back(static_cast<std::uint32_t>(at));
  }
  constexpr std::size_t kBytesOfElement = 100;  // or more, where elements are many; what is not needed is not touched
  file->far_.records.reserve(text.size() / kBytesOfElement);
  Surveyor surveyor{{file->far_}};
  XmlScan<Surveyor> scan(text, surveyor);
  if (const auto flaw = scan.run(0, text.size())) return error_of(*flaw, name, file->line_at(flaw->at));
  if (file->far_.records.empty()) {
    return base::Error{base::ErrorKind::malformed, "The file holds no XML element", name + ", line 1",
                       "The file may be cut off: export or download it again."};
  }
  return file;
}

void XmlFile::look_into(std::uint32_t index) const {
  near_.clear();
  Planter planter{near_};
  XmlScan<Planter> scan(text_, planter);
  const Record& record = far_.records[index];
  const bool well = !scan.run(record.begin, record.end);
  assert(well);  // the survey has seen it
  static_cast<void>(well);
  near_is_ = index;
}

std::uint32_t XmlFile::line_at(std::size_t offset) const {
  const std::size_t near_by = line_asked_;  // mostly the next line is asked for
  const bool forward = near_by == 0 || line_ends_[near_by - 1] < offset;
  std::size_t line = forward ? near_by : 0;
  for (int i = 0; forward && i < 8 && line < line_ends_.size() && line_ends_[line] < offset; ++i) ++line;
  if (!forward || (line < line_ends_.size() && line_ends_[line] < offset)) {
    const auto before = std::ranges::lower_bound(line_ends_, static_cast<std::uint32_t>(offset));
    line = static_cast<std::size_t>(before - line_ends_.begin());
  }
  line_asked_ = line;
  return static_cast<std::uint32_t>(line + 1);
}

std::uint32_t XmlFile::line_of(XmlNode node) const {
  return node ? line_at(tree(node.near_).records[node.index_].begin) : 1;
}

std::string XmlFile::where(XmlNode node) const { return name_ + ", line " + std::to_string(line_of(node)); }

std::string text_of(XmlNode node) {
  std::string text;
  for (const XmlNode child : node) text += child.text();
  return text;
}

std::string xml_escaped(std::string_view text) {
  std::string escaped;
  for (const char c : base::utf8_repaired(text)) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\n':
        escaped += "&#10;";
        break;
      case '\r':
        escaped += "&#13;";
        break;
      case '\t':
        escaped += "&#9;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20) escaped += c;
    }
  }
  return escaped;
}

}  // namespace xylem::files
