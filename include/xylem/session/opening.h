// Opening: one way to a document whatever its format, for the window and for the command line.
#pragma once

#include <filesystem>

#include "xylem/base/problem.h"
#include "xylem/base/result.h"
#include "xylem/document/document.h"
#include "xylem/ecosystem/ecosystem.h"
#include "xylem/files/import.h"

namespace xylem::session {

/// A document as a file gave it. `read` counts what the file holds: nodes and edges of a foreign one, organizations
/// and partnerships of a native one.
struct Opened {
  document::Document document;
  files::Counts read;
  base::Problems problems;
  bool native = false;  // `.xylem`: may be written to; everything else is only read
};

/// Reads `.xylem`, `.xylem.json`, or any format of the catalogue by its content.
/// Errors  those of the readers; nothing is changed on disk.
[[nodiscard]] base::Result<Opened> open_document(const std::filesystem::path& path, const ecosystem::Ecosystem& defaults,
                                                 const files::ImportOptions& options = {});

enum class FileKind { project, text_twin, foreign };
/// By the name alone: `.xylem`, `.xylem.json`, anything else.
[[nodiscard]] FileKind kind_of(const std::filesystem::path& path);

}  // namespace xylem::session
