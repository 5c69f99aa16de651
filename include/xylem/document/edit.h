// Edits: everything that can be done to a document, as data, and the one function that does it.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "xylem/base/result.h"
#include "xylem/document/document.h"

namespace xylem::document {

/// Adds the record, or puts it in the place of the one with its id.
template <class Record>
struct Put {
  Record record;
};
/// Takes the record out, and with it every record that cannot be without it; other references to it are emptied.
template <class Id>
struct Remove {
  Id id;
};

/// Places for some organizations, each replacing the one it had.
struct Arrange {
  std::vector<Place> places;
  std::string label;  // "Arrange by ties"
};
/// A whole new content, as an import gives it: one step.
struct Replace {
  Document document;
  std::string label;
};
struct EditList;

template <class List>
struct EditsOf;
template <class... Records>
struct EditsOf<ecosystem::RecordList<Records...>> {
  using type = std::variant<Put<Records>..., Remove<decltype(Records::id)>..., Put<ecosystem::About>, Put<Place>, Arrange, Replace,
                            std::shared_ptr<const EditList>>;
};
using Edit = EditsOf<ecosystem::AllRecords>::type;

/// Several edits as one step with a name of its own.
struct EditList {
  std::vector<Edit> edits;
  std::string label;
};
[[nodiscard]] Edit several(std::vector<Edit> edits, std::string label);

/// The document after `edit`; only the parts that it changed get a fresh stamp. `before` is untouched.
/// Errors  invalid_argument when a record lacks what it requires, its id is no slug, a number is not finite or a text not
///         UTF-8, a partnership has the same organization twice; not_found when what is to be removed is not there.
[[nodiscard]] base::Result<Document> edited(const Document& before, const Edit& edit, Stamps& stamps);

/// What undo and the history call it: "Rename Harbor High School", "Add partnership", "Delete 3 records".
/// `before` is the document the edit will be or was applied to.
[[nodiscard]] std::string label_of(const Document& before, const Edit& edit);

}  // namespace xylem::document
