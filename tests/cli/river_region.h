// The river region as a document, and every answer about it as `analyze --json` prints it.
#pragma once

#include <string>

#include "cli/json_flows.h"
#include "cli/json_parts.h"
#include "xylem/analysis/findings.h"
#include "xylem/base/file_bytes.h"
#include "xylem/document/document.h"
#include "xylem/store/defaults.h"
#include "xylem/store/text_twin.h"

namespace xylem::cli::test {

/// The sample as it is read from its file, once.
inline const document::Document& river_region() {
  static const document::Document kRiver = [] {
    const auto text = base::read_file(XYLEM_SOURCE_DIR "/samples/river-region.xylem.json").value();
    return store::read_text_twin(text, store::default_ecosystem().value()).value().document;
  }();
  return kRiver;
}

inline std::shared_ptr<const graph::Snapshot> snapshot_on_its_day(const ecosystem::Ecosystem& ecosystem) {
  return graph::snapshot_of(std::make_shared<ecosystem::Ecosystem>(ecosystem), {graph::day_of(ecosystem.about, 0)});
}

}  // namespace xylem::cli::test
