// Edits: everything that can be done to a document, as data, and the one function that does it.
#pragma once

#include <memory>
#include <string>
#include <type_traits>
#include <utility>
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
class Edit;
/// Several edits as one step with a name of its own.
struct EditList {
  std::vector<Edit> edits;
  std::string label;
};

/// One edit of any kind: a Put or Remove of any kind of record, Put<About>, Put<Place>, Arrange, Replace or EditList.
/// A value; copies share what is in it. Here and not a std::variant, because whoever only makes edits need not have the
/// code that copies and destroys some fifty kinds of them compiled into it.
class Edit {
 public:
  template <class Kind>
  requires(!std::is_same_v<Kind, Edit>) Edit(Kind content)
      : content_(std::make_shared<const Kind>(std::move(content))), deed_(&kDeed<Kind>) {}

  /// The content if it is of this kind, else null.
  template <class Kind>
  [[nodiscard]] const Kind* as() const {
    return deed_ == &kDeed<Kind> ? static_cast<const Kind*>(content_.get()) : nullptr;
  }

 private:
  friend base::Result<Document> edited(const Document& before, const Edit& edit, Stamps& stamps);
  friend std::string label_of(const Document& before, const Edit& edit);

  struct Deed {
    base::Result<Document> (*apply)(const Document& before, const void* content, Stamps& stamps);
    std::string (*label)(const Document& before, const void* content);
  };
  template <class Kind>
  static const Deed kDeed;  // edit.cpp makes one for each kind there is: with any other kind a program does not link
  template <class... Records>
  static std::vector<const Deed*> all_deeds(ecosystem::RecordList<Records...> kinds);

  std::shared_ptr<const void> content_;
  const Deed* deed_;
};

[[nodiscard]] Edit several(std::vector<Edit> edits, std::string label);

/// The document after `edit`; only the parts that it changed get a fresh stamp. `before` is untouched.
/// Errors  invalid_argument when a record lacks what it requires, its id is no slug, a number is not finite or a text
/// not
///         UTF-8, a partnership has the same organization twice; not_found when what is to be removed is not there.
[[nodiscard]] base::Result<Document> edited(const Document& before, const Edit& edit, Stamps& stamps);

/// What undo and the history call it: "Rename Harbor High School", "Add partnership", "Delete 3 records".
/// `before` is the document the edit will be or was applied to.
[[nodiscard]] std::string label_of(const Document& before, const Edit& edit);

}  // namespace xylem::document
