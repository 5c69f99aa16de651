// Telling a format by its content; and, for formats that are not read, what to do instead.
#include <array>

#include "files/encoding.h"
#include "xylem/base/text.h"
#include "xylem/files/formats.h"

namespace xylem::files {
namespace {

base::Error not_read(const std::string& name, const std::string& what, const std::string& remedy) {
  return {base::ErrorKind::unsupported, what, name, remedy};
}

/// The name of the first element of an XML text; empty when there is none in its beginning.
std::string first_element(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos && at + 1 < text.size();
       at = text.find('<', at + 1)) {
    const char c = text[at + 1];
    if (text.substr(at, 4) == "<!--") {
      at = text.find("-->", at);
      if (at == std::string_view::npos) return {};
    }
    if (c == '!' || c == '?' || c == '-') continue;
    const std::size_t end = text.find_first_of(" \t\r\n/>", at + 1);
    std::string element(text.substr(at + 1, end == std::string_view::npos ? end : end - at - 1));
    const std::size_t colon = element.rfind(':');
    return base::lowered(colon == std::string::npos ? element : element.substr(colon + 1));
  }
  return {};
}

base::Result<const Format*> xml_format(const std::string& name, std::string_view text) {
  const std::string element = first_element(text);
  if (element == "gexf") return format_of_id("gexf");
  if (element == "graphml") return format_of_id("graphml");
  if (const Format* named = format_of_path(name); named != nullptr && (named->id == "gexf" || named->id == "graphml"))
    return named;
  return not_read(name,
                  element.empty() ? "The XML holds no element" : "<" + element + "> is not a graph that Xylem reads",
                  "Export it as GEXF, GraphML or CSV.");
}

base::Result<const Format*> json_format(const std::string& name, std::string_view text) {
  const auto has = [&](std::string_view part) { return text.find(part) != std::string_view::npos; };
  if (text.find("\"xylem\"") < 16) return format_of_id("xylem-json");
  if (has("\"CXVersion\"")) return not_read(name, "Cytoscape CX2 files are not read", "Export the network as GraphML.");
  if (has("\"cytoscapejs_version\"") || has("\"target_cytoscapejs_version\"")) {
    return not_read(name, "Cytoscape.js files are not read", "Export the network as GraphML.");
  }
  return format_of_id("kumu");
}

struct OtherFormat {
  std::string_view extension, what, remedy;
};
constexpr std::array<OtherFormat, 14> kOthers = {{
    {".xlsx", "Excel workbooks are not read",
     "Save each sheet as CSV (UTF-8): NAME-organizations.csv and NAME-partnerships.csv."},
    {".xls", "Excel workbooks are not read",
     "Save each sheet as CSV (UTF-8): NAME-organizations.csv and NAME-partnerships.csv."},
    {".ods", "OpenDocument sheets are not read", "Save each sheet as CSV (UTF-8)."},
    {".gml", "GML files are not read", "Open it in Gephi or yEd and export GEXF or GraphML."},
    {".net", "Pajek files are not read", "Open it in Gephi and export GEXF."},
    {".paj", "Pajek projects are not read", "Open it in Gephi and export GEXF."},
    {".dl", "UCINET files are not read", "Open it in Gephi and export GEXF."},
    {".cx2", "Cytoscape CX2 files are not read", "Export the network as GraphML."},
    {".cyjs", "Cytoscape.js files are not read", "Export the network as GraphML."},
    {".sif", "SIF files are not read", "Open it in Cytoscape and export GraphML."},
    {".cys", "Cytoscape sessions are not read", "Export the network as GraphML."},
    {".gephi", "Gephi projects are not read", "Export the graph as GEXF."},
    {".graphmlz", "Compressed GraphML is not read", "Unpack it first, for example with gunzip."},
    {".pdf", "A PDF holds no graph", "Ask for the data as CSV, GEXF or GraphML."},
}};

}  // namespace

base::Result<const Format*> format_of_content(const std::string& name, std::string_view bytes) {
  const std::string lower = base::lowered(name);
  if (bytes.starts_with("SQLite format 3")) return format_of_id("xylem");
  for (const OtherFormat& other : kOthers) {
    if (lower.ends_with(other.extension)) return not_read(name, std::string(other.what), std::string(other.remedy));
  }
  if (bytes.starts_with("PK\x03\x04"))
    return not_read(name, "This is a zip archive", "Unpack it, or save its sheets as CSV.");
  if (bytes.starts_with("\x1F\x8B"))
    return not_read(name, "This file is compressed", "Unpack it first, for example with gunzip.");
  base::Problems ignored;
  const std::string head = text_in(name, bytes.substr(0, 65536), "", ignored);
  const std::string_view text = base::trimmed(head);
  if (text.empty()) {
    return base::Error{base::ErrorKind::malformed, "The file is empty", name, "Export it again from its program."};
  }
  if (!looks_like_text(text)) {
    return base::Error{base::ErrorKind::malformed,
                       "This is no text: it is damaged, or of a kind that Xylem does not read", name,
                       "Export it again, as GEXF, GraphML, Kumu project or CSV."};
  }
  if (text.front() == '<') return xml_format(name, text);
  if (text.front() == '{' || (text.front() == '[' && lower.ends_with(".json"))) return json_format(name, text);
  if (const Format* named = format_of_path(name); named != nullptr && named->id == "csv") return named;
  if (const Format* named = format_of_path(name); named != nullptr) {
    return base::Error{base::ErrorKind::malformed,
                       "The content is not that of a " + std::string(named->title) + " file", name,
                       "The file may be damaged: export or download it again."};
  }
  return not_read(name, "The format of this file is not known",
                  "Xylem reads GEXF, GraphML, Kumu projects and CSV tables.");
}

}  // namespace xylem::files
