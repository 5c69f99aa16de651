// Fields: any value of any record, drawn and edited by its description.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "xylem/ecosystem/ecosystem.h"
#include "xylem/ui/widgets.h"

namespace xylem::ui {

/// The control for one value; what was entered, or nothing. An empty Value = emptied.
[[nodiscard]] std::optional<ecosystem::Value> edit_value(const ecosystem::FieldView& field,
                                                         const ecosystem::Value& value,
                                                         const ecosystem::Ecosystem& ecosystem, Rect place,
                                                         Widgets& widgets);

/// What a person reads for a value: labels of terms, names of records, "not given".
[[nodiscard]] std::string shown_value(const ecosystem::FieldView& field, const ecosystem::Value& value,
                                      const ecosystem::Ecosystem& ecosystem);

/// What was changed in a form.
struct FieldChange {
  const ecosystem::FieldView* field = nullptr;
  ecosystem::Value value;
};

/// All fields of a record but its id and those in `without`, a row each; the common ones in a folded section at the
/// end.
[[nodiscard]] std::optional<FieldChange> draw_form(const ecosystem::RecordDescription& kind, const void* record,
                                                   const ecosystem::Ecosystem& ecosystem, Widgets& widgets,
                                                   const std::vector<std::string_view>& without = {});

}  // namespace xylem::ui
