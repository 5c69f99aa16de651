// XML within limits. The bytes are looked through once before pugixml builds its tree, because a tree takes much more
// memory than the text.
#include "files/xml.h"

#include <algorithm>

#include "files/encoding.h"
#include "xylem/base/text.h"

namespace xylem::files {
namespace {

constexpr std::size_t kDeepest = 200;
constexpr std::size_t kMostParts = 12'000'000;

/// What a look over the text finds.
struct Survey {
  std::size_t deepest = 0;
  std::size_t deepest_at = 0;
  std::size_t parts = 0;  // elements and attributes
  std::size_t entities_at = std::string_view::npos;
};

/// The position behind `mark`, searched from `at`; the end when it does not come.
std::size_t behind(std::string_view text, std::string_view mark, std::size_t at) {
  const std::size_t found = text.find(mark, at);
  return found == std::string_view::npos ? text.size() : found + mark.size();
}

/// A document type at `at`: its end, or where it declares an entity.
std::size_t behind_doctype(std::string_view text, std::size_t at, Survey& survey) {
  std::size_t inner = 0;
  for (std::size_t i = at; i < text.size(); ++i) {
    if (text[i] == '[') ++inner;
    if (text[i] == ']' && inner > 0) --inner;
    if (text[i] == '>' && inner == 0) return i + 1;
    if (text.substr(i, 8) == "<!ENTITY") {
      survey.entities_at = i;
      return text.size();
    }
  }
  return text.size();
}

/// The end of the tag at `at`, quotes respected.
std::size_t behind_tag(std::string_view text, std::size_t at, Survey& survey, bool& closed) {
  char quote = '\0';
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
      ++survey.parts;
    } else if (c == '>') {
      closed = text[i - 1] == '/';
      return i + 1;
    }
  }
  return text.size();
}

Survey survey_of(std::string_view text) {
  Survey survey;
  std::size_t depth = 0;
  for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at)) {
    if (text.substr(at, 4) == "<!--") {
      at = behind(text, "-->", at + 4);
    } else if (text.substr(at, 9) == "<![CDATA[") {
      at = behind(text, "]]>", at + 9);
    } else if (text.substr(at, 2) == "<?") {
      at = behind(text, "?>", at + 2);
    } else if (text.substr(at, 2) == "<!") {
      at = behind_doctype(text, at, survey);
    } else if (text.substr(at, 2) == "</") {
      depth -= depth > 0 ? 1U : 0U;
      at += 2;
    } else {
      bool closed = false;
      const std::size_t begin = at;
      at = behind_tag(text, at, survey, closed);
      ++survey.parts;
      if (!closed && ++depth > survey.deepest) {
        survey.deepest = depth;
        survey.deepest_at = begin;
      }
    }
    if (survey.deepest > kDeepest || survey.parts > kMostParts || survey.entities_at != std::string_view::npos) break;
  }
  return survey;
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

base::Result<void> within_limits(const std::string& name, std::string_view text) {
  const Survey survey = survey_of(text);
  const auto where = [&](std::size_t at) { return name + ", line " + std::to_string(line_at(text, at)); };
  if (survey.entities_at != std::string_view::npos) {
    return base::Error{base::ErrorKind::malformed, "The file declares entities of its own, which can grow without end",
                       where(survey.entities_at),
                       "Remove the <!DOCTYPE …> part, or save the file again from its program."};
  }
  if (survey.deepest > kDeepest) {
    return base::Error{base::ErrorKind::malformed, "Elements lie more than 200 deep within one another",
                       where(survey.deepest_at), "The file is damaged or was not made by a graph program."};
  }
  if (survey.parts > kMostParts) {
    return base::Error{base::ErrorKind::too_large, "The file has more than 12 million elements and attributes", name,
                       "Export a part of the graph, or fewer attributes."};
  }
  return {};
}

std::string reason(const pugi::xml_parse_result& result) {
  switch (result.status) {
    case pugi::status_no_document_element:
      return "The file holds no XML element";
    case pugi::status_end_element_mismatch:
      return "An element is not closed, or closed by another name";
    case pugi::status_bad_start_element:
    case pugi::status_bad_end_element:
    case pugi::status_unrecognized_tag:
      return "A tag is cut off or not well formed";
    case pugi::status_bad_attribute:
      return "An attribute is cut off or not well formed";
    case pugi::status_bad_cdata:
    case pugi::status_bad_comment:
    case pugi::status_bad_pi:
    case pugi::status_bad_doctype:
      return "A comment, CDATA section or declaration does not end";
    default:
      return "The XML cannot be read";
  }
}

}  // namespace

base::Result<std::unique_ptr<XmlFile>> XmlFile::parse(const std::string& name, std::string_view bytes,
                                                      base::Problems& problems) {
  auto file = std::make_unique<XmlFile>();
  file->name_ = name;
  file->text_ = text_in(name, bytes, declared_encoding(bytes), problems);
  if (base::trimmed(file->text_).empty()) {
    return base::Error{base::ErrorKind::malformed, "The file is empty", name, "Export it again from its program."};
  }
  if (auto fits = within_limits(name, file->text_); !fits) return fits.error();
  for (std::size_t i = 0; i < file->text_.size(); ++i) {
    if (file->text_[i] == '\n') file->line_ends_.push_back(i);
  }
  const auto result = file->document_.load_buffer_inplace(file->text_.data(), file->text_.size(), pugi::parse_default,
                                                          pugi::encoding_utf8);
  if (!result) {
    const auto before = std::ranges::lower_bound(file->line_ends_, static_cast<std::size_t>(result.offset));
    return base::Error{base::ErrorKind::malformed, reason(result),
                       name + ", line " + std::to_string(1 + (before - file->line_ends_.begin())),
                       "The file may be cut off: export or download it again."};
  }
  return file;
}

std::uint32_t XmlFile::line_of(pugi::xml_node node) const {
  const auto before =
      std::ranges::lower_bound(line_ends_, static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0)));
  return static_cast<std::uint32_t>(1 + (before - line_ends_.begin()));
}

std::string XmlFile::where(pugi::xml_node node) const { return name_ + ", line " + std::to_string(line_of(node)); }

std::string_view local(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is_called(pugi::xml_node node, std::string_view local_name) { return local(node.name()) == local_name; }

pugi::xml_node child_called(pugi::xml_node parent, std::string_view local_name) {
  for (const pugi::xml_node child : parent) {
    if (is_called(child, local_name)) return child;
  }
  return {};
}

std::string_view attribute(pugi::xml_node node, std::string_view local_name) {
  for (const pugi::xml_attribute a : node.attributes()) {
    if (local(a.name()) == local_name) return a.value();
  }
  return {};
}

std::string text_of(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node child : node) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
  }
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
