// Loading a document for a subcommand.
#include "cli/loading.h"

#include <algorithm>

#include "xylem/store/defaults.h"

namespace xylem::cli {

base::Result<session::Opened> load(const std::filesystem::path& file, const std::string& sector_from, const std::string& ties) {
  auto defaults = store::default_ecosystem();
  if (!defaults) return defaults.error();
  files::ImportOptions options;
  if (!sector_from.empty()) options.sector_from = sector_from;
  options.ties = ties == "partnerships" ? files::Ties::partnerships : ties == "flows" ? files::Ties::flows : files::Ties::both;
  return session::open_document(file, *defaults, options);
}

base::Result<ecosystem::Day> day_for(const ecosystem::Ecosystem& ecosystem, const std::string& as_of) {
  if (!as_of.empty()) {
    const auto date = ecosystem::date_from(as_of);
    if (!date) {
      return base::Error{base::ErrorKind::invalid_argument, "\"" + as_of + "\" is not a date", "--as-of", "Write 2026, 2026-06 or 2026-06-30."};
    }
    return date->last_day();
  }
  if (ecosystem.about.as_of) return ecosystem.about.as_of->last_day();
  ecosystem::Day newest = 0;
  ecosystem::for_each_table(ecosystem, [&]<class Record>(const ecosystem::RecordDescription& kind, const ecosystem::Table<Record>& table) {
    for (const ecosystem::FieldView& field : kind.fields) {
      // Where something begins or was found out; what ends or is due may lie in the future.
      const bool past = field.key == "from" || field.key == "started" || field.key == "joined" || field.key == "date" || field.key == "collected_on";
      if (field.type != ecosystem::FieldType::date || !past) continue;
      for (const Record& row : table) {
        const ecosystem::Value value = field.get(&row);
        if (const auto* date = value.template as<ecosystem::Date>()) newest = std::max(newest, date->last_day());
      }
    }
  });
  return newest;
}

}  // namespace xylem::cli
