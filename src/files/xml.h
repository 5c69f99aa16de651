// XML as the readers need it: checked within limits, matched by local names, with lines for messages.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/base/problem.h"
#include "xylem/base/result.h"

namespace xylem::files {

class XmlFile;

struct XmlAttribute {
  std::string_view name;
  std::string_view value;  // references replaced
};

/// An element or a text of a file, or none. Of an element within a list (see XmlFile), what lies in it and its
/// attributes are good until another element of a list is looked into.
class XmlNode {
 public:
  class iterator;

  XmlNode() = default;
  explicit operator bool() const { return file_ != nullptr; }
  friend bool operator==(const XmlNode&, const XmlNode&) = default;

  [[nodiscard]] bool is_element() const;
  /// With its prefix; empty for a text.
  [[nodiscard]] std::string_view name() const;
  [[nodiscard]] std::span<const XmlAttribute> attributes() const;
  /// Of a text, not of an element.
  [[nodiscard]] std::string_view text() const;
  /// Elements and texts in order. Nothing within none.
  [[nodiscard]] iterator begin() const;
  [[nodiscard]] iterator end() const;

 private:
  friend class XmlFile;
  XmlNode(const XmlFile* file, std::uint32_t index, bool near) : file_(file), index_(index), near_(near) {}

  const XmlFile* file_ = nullptr;
  std::uint32_t index_ = 0;
  bool near_ = false;  // in the element that was last looked into
};

class XmlNode::iterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = XmlNode;
  using difference_type = std::ptrdiff_t;
  using pointer = const XmlNode*;
  using reference = XmlNode;

  iterator() = default;
  explicit iterator(XmlNode at) : at_(at) {}
  XmlNode operator*() const { return at_; }
  iterator& operator++();
  iterator operator++(int) {
    iterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const iterator&, const iterator&) = default;

 private:
  XmlNode at_;
};

/// A file that was found to be well formed. Namespaces are ignored: prefixes and addresses differ between programs and
/// are often wrong.
///
/// No tree of the whole file is kept, which would take several times its size: <graph>, <nodes> and <edges> that lie in
/// one another from the top on are lists whose elements are known by name and place only, and taken apart when looked
/// into, one at a time.
class XmlFile {
 public:
  /// Refuses what declares entities (they can be made to grow without end), nests deeper than 200 elements, or has more
  /// than 12 million elements and attributes. `bytes` must stay as long as the file.
  /// Errors  malformed with file and line; too_large, also beyond 4 GB.
  static base::Result<std::unique_ptr<XmlFile>> parse(const std::string& name, std::string_view bytes,
                                                      base::Problems& problems);

  [[nodiscard]] XmlNode root() const { return far_.records.empty() ? XmlNode() : XmlNode(this, 0, false); }
  [[nodiscard]] const std::string& name() const { return name_; }
  /// The line of an element, from 1.
  [[nodiscard]] std::uint32_t line_of(XmlNode node) const;
  /// "NAME, line 12"
  [[nodiscard]] std::string where(XmlNode node) const;

 private:
  friend class XmlNode;
  friend class XmlNode::iterator;
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  struct Record {
    std::string_view name;  // of a text: empty
    std::string_view text;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t first_attribute = 0;
    std::uint32_t attribute_count = 0;
    std::uint32_t first_child = kNone;
    std::uint32_t next = kNone;
    bool unread = false;  // of a list; what lies in it is not known yet
  };
  struct Tree {
    std::vector<Record> records;
    std::vector<XmlAttribute> attributes;
    std::deque<std::string> replaced;  // texts that are not as the file writes them
    void clear();
  };
  struct Planter;  // makes a tree out of a scan
  struct Surveyor;

  [[nodiscard]] const Tree& tree(bool near) const { return near ? near_ : far_; }
  /// The same node with all that is in it.
  [[nodiscard]] XmlNode opened(XmlNode node) const;
  /// Takes an element of a list apart.
  void look_into(std::uint32_t index) const;
  [[nodiscard]] std::uint32_t line_at(std::size_t offset) const;

  std::string name_;
  std::string own_text_;  // where the bytes were no UTF-8
  std::string_view text_;
  std::vector<std::uint32_t> line_ends_;
  mutable std::size_t line_asked_ = 0;  // last
  Tree far_;                            // the lists, and the elements in them by name and place
  mutable Tree near_;
  mutable std::uint32_t near_is_ = kNone;  // which of far_ it is
};

// Asked for every element of a file, hence in place.

inline std::string_view XmlNode::name() const {
  return file_ == nullptr ? std::string_view() : file_->tree(near_).records[index_].name;
}
inline std::string_view XmlNode::text() const {
  return file_ == nullptr ? std::string_view() : file_->tree(near_).records[index_].text;
}
inline bool XmlNode::is_element() const { return !name().empty(); }
inline XmlNode XmlFile::opened(XmlNode node) const {
  if (node.near_ || !far_.records[node.index_].unread) return node;
  if (near_is_ != node.index_) look_into(node.index_);
  return {this, 0, true};
}
inline std::span<const XmlAttribute> XmlNode::attributes() const {
  if (file_ == nullptr) return {};
  const XmlNode node = file_->opened(*this);
  const XmlFile::Tree& tree = file_->tree(node.near_);
  const XmlFile::Record& record = tree.records[node.index_];
  return std::span(tree.attributes).subspan(record.first_attribute, record.attribute_count);
}
inline XmlNode::iterator XmlNode::begin() const {
  if (file_ == nullptr) return {};
  const XmlNode node = file_->opened(*this);
  const std::uint32_t first = file_->tree(node.near_).records[node.index_].first_child;
  return first == XmlFile::kNone ? iterator() : iterator({file_, first, node.near_});
}
inline XmlNode::iterator XmlNode::end() const { return {}; }
inline XmlNode::iterator& XmlNode::iterator::operator++() {
  const std::uint32_t next = at_.file_->tree(at_.near_).records[at_.index_].next;
  at_ = next == XmlFile::kNone ? XmlNode() : XmlNode(at_.file_, next, at_.near_);
  return *this;
}

/// The part of a name behind the prefix.
[[nodiscard]] inline std::string_view local(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}
/// Whether the part of `name` behind the prefix is `local_name`, which has none.
[[nodiscard]] inline bool is_local(std::string_view name, std::string_view local_name) {
  if (name.size() == local_name.size()) {  // letter by letter: names are too short for a call
    std::size_t i = 0;
    while (i < name.size() && name[i] == local_name[i]) ++i;
    return i == name.size();
  }
  return name.ends_with(local_name) && name[name.size() - local_name.size() - 1] == ':';
}
[[nodiscard]] inline bool is_called(XmlNode node, std::string_view local_name) {
  return is_local(node.name(), local_name);
}
/// The first child of that local name, or an empty node.
[[nodiscard]] inline XmlNode child_called(XmlNode parent, std::string_view local_name) {
  for (const XmlNode child : parent) {
    if (is_called(child, local_name)) return child;
  }
  return {};
}
/// An attribute by its local name; empty when there is none.
[[nodiscard]] inline std::string_view attribute(XmlNode node, std::string_view local_name) {
  for (const XmlAttribute& a : node.attributes()) {
    if (is_local(a.name, local_name)) return a.value;
  }
  return {};
}
/// All text within a node, elements inside it left out.
[[nodiscard]] std::string text_of(XmlNode node);
/// `text` for an element or a quoted attribute; characters that XML cannot hold are dropped.
[[nodiscard]] std::string xml_escaped(std::string_view text);

}  // namespace xylem::files
