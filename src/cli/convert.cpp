// xylem-cli convert: one file in, another format out.
#include <cstdio>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/loading.h"
#include "cli/speaking.h"
#include "xylem/base/file_bytes.h"
#include "xylem/base/text.h"
#include "xylem/files/formats.h"
#include "xylem/store/project_file.h"
#include "xylem/store/text_twin.h"

namespace xylem::cli {

int convert(const ConvertRequest& request) {
  auto opened = load(request.in, request.sector_from, request.ties);
  if (!opened) return complain(opened.error());
  for (const base::Problem& problem : opened->problems) fmt::print(stderr, "{}\n", to_line(problem));
  switch (session::kind_of(request.out)) {
    case session::FileKind::project: {
      const auto written = store::ProjectFile::create(request.out, opened->document);
      return written ? kDone : complain(written.error());
    }
    case session::FileKind::text_twin: {
      const auto written = base::write_file(request.out, store::text_twin(opened->document));
      return written ? kDone : complain(written.error());
    }
    case session::FileKind::foreign: break;
  }
  const auto written = files::write_document(request.out, opened->document);
  if (!written) return complain(written.error());
  for (const base::Problem& problem : written->problems) fmt::print(stderr, "{}\n", to_line(problem));
  for (const auto& file : written->files) fmt::print("{}\n", file.string());
  return kDone;
}

}  // namespace xylem::cli
