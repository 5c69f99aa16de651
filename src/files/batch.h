// Batch: records of one kind that an import makes, put into the ecosystem all at once.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "files/flat_index.h"
#include "xylem/base/id.h"
#include "xylem/ecosystem/ecosystem.h"

namespace xylem::files {

/// Gives each record an id that neither the ecosystem nor an earlier one of the batch has. Putting a hundred thousand
/// records one by one would copy a path of the table for each.
template <class Record>
class Batch {
 public:
  using Id = decltype(Record::id);

  Batch(ecosystem::Ecosystem& ecosystem, std::size_t expected) : ecosystem_(ecosystem), taken_(expected) {
    records_.reserve(expected);
  }

  /// The id that the file gives when it is a slug nobody has, else a fresh one from it, else from `name`.
  [[nodiscard]] Id id_like(const std::string& file_id, const std::string& name) const {
    const bool reserved = file_id == ecosystem::kExternal || file_id == ecosystem::kLearners;
    if (base::is_slug(file_id) && !reserved && is_free(Id(file_id))) return Id(file_id);
    return fresh_id(base::slug_from(file_id).empty() ? name : file_id);
  }
  /// As ecosystem::fresh_id().
  [[nodiscard]] Id fresh_id(std::string_view wish) const {
    const std::string slug = ecosystem::slug_for<Record>(wish);
    if (Id id(slug); slug != ecosystem::kExternal && slug != ecosystem::kLearners && is_free(id)) return id;
    std::size_t& number = last_number_.try_emplace(slug, 1).first->second;
    while (true) {
      Id id(slug + "-" + std::to_string(number + 1));
      if (is_free(id)) return id;
      ++number;
    }
  }
  void add(Record record) {
    const auto& row = records_.emplace_back(std::make_shared<const Record>(std::move(record)));
    taken_.insert(hash_of(row->id.text()), static_cast<std::uint32_t>(records_.size() - 1));
  }
  /// Puts what was added into the ecosystem.
  void finish() {
    ecosystem_.put_all<Record>(std::move(records_));
    records_.clear();
    taken_ = FlatIndex();
  }

 private:
  [[nodiscard]] bool is_free(const Id& id) const {
    const auto same = [&](std::uint32_t i) { return records_[i]->id == id; };
    if (taken_.find(hash_of(id.text()), same) != FlatIndex::kNone) return false;
    return !ecosystem_.all<Record>().contains(id);
  }

  ecosystem::Ecosystem& ecosystem_;
  std::vector<std::shared_ptr<const Record>> records_;
  FlatIndex taken_;                                                   // by id
  mutable std::unordered_map<std::string, std::size_t> last_number_;  // below which all are taken, by slug
};

}  // namespace xylem::files
