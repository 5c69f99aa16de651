// XML as the readers need it: parsed within limits, matched by local names, with lines for messages.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "xylem/base/problem.h"
#include "xylem/base/result.h"

namespace xylem::files {

/// A parsed file. Namespaces are ignored: prefixes and addresses differ between programs and are often wrong.
class XmlFile {
 public:
  /// Refuses what declares entities (they can be made to grow without end), nests deeper than 200 elements, or has more
  /// than 12 million elements and attributes.
  /// Errors  malformed with file and line; too_large.
  static base::Result<std::unique_ptr<XmlFile>> parse(const std::string& name, std::string_view bytes,
                                                      base::Problems& problems);

  [[nodiscard]] pugi::xml_node root() const { return document_.document_element(); }
  [[nodiscard]] const std::string& name() const { return name_; }
  /// The line of a node, from 1.
  [[nodiscard]] std::uint32_t line_of(pugi::xml_node node) const;
  /// "NAME, line 12"
  [[nodiscard]] std::string where(pugi::xml_node node) const;

 private:
  std::string name_;
  std::string text_;  // pugixml works within it
  std::vector<std::size_t> line_ends_;
  pugi::xml_document document_;
};

/// The part of a name behind the prefix.
[[nodiscard]] std::string_view local(std::string_view name);
[[nodiscard]] bool is_called(pugi::xml_node node, std::string_view local_name);
/// The first child of that local name, or an empty node.
[[nodiscard]] pugi::xml_node child_called(pugi::xml_node parent, std::string_view local_name);
/// An attribute by its local name; empty when there is none.
[[nodiscard]] std::string_view attribute(pugi::xml_node node, std::string_view local_name);
/// All text within a node, elements inside it left out.
[[nodiscard]] std::string text_of(pugi::xml_node node);
/// `text` for an element or a quoted attribute; characters that XML cannot hold are dropped.
[[nodiscard]] std::string xml_escaped(std::string_view text);

}  // namespace xylem::files
