// Ecosystem: all records, as one value.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "xylem/base/result.h"
#include "xylem/ecosystem/records.h"
#include "xylem/ecosystem/table.h"

namespace xylem::ecosystem {

template <class... Records>
struct RecordList {};

/// Every kind of record that has a table, in the order files list them.
using AllRecords = RecordList<Term, CustomField, Organization, Person, RoleAssignment, Partnership, PhaseRecord, Wave,
                              Rating, ResourceFlow, Offer, Need, Program, Pathway, Agreement, Goal, Indicator,
                              Measurement, Convening, Issue, TargetProfile, Scenario>;

template <class List>
struct TablesOf;
template <class... Records>
struct TablesOf<RecordList<Records...>> {
  using type = std::tuple<Table<Records>...>;
};

/// Copying is cheap (every table shares its rows); a changed copy is how an ecosystem changes.
struct Ecosystem {
  // Written once in ecosystem.cpp: copying or comparing some twenty tables is much code to compile wherever it is
  // needed.
  Ecosystem();
  Ecosystem(const Ecosystem& other);
  Ecosystem(Ecosystem&& other) noexcept;
  Ecosystem& operator=(const Ecosystem& other);
  Ecosystem& operator=(Ecosystem&& other) noexcept;
  ~Ecosystem();

  About about;
  TablesOf<AllRecords>::type tables;

  template <class Record>
  [[nodiscard]] const Table<Record>& all() const {
    return std::get<Table<Record>>(tables);
  }
  template <class Record>
  [[nodiscard]] Table<Record>& all() {
    return std::get<Table<Record>>(tables);
  }
  /// The record of that id, or null. The type of the id says the table for organizations, partnerships, ….
  template <class Record, class Id>
  [[nodiscard]] const Record* find(const Id& id) const {
    return all<Record>().find(id);
  }
  /// Puts `record` in the place of the one with its id, or adds it.
  template <class Record>
  void put(Record record) {
    all<Record>() = all<Record>().with(std::move(record));
  }

  /// put() for many at once, in any order; of records with one id the last stands.
  template <class Record>
  void put_all(std::vector<std::shared_ptr<const Record>> records) {
    all<Record>() = all<Record>().with_all(std::move(records));
  }

  friend bool operator==(const Ecosystem& a, const Ecosystem& b);
};

/// Calls `visit(description, table)` for each table. The table is `const Table<Record>&`, or `Table<Record>&`.
template <class AnyEcosystem, class Visit>
void for_each_table(AnyEcosystem& ecosystem, Visit&& visit) {
  [&]<class... Records>(RecordList<Records...>) {
    (visit(describe<Records>(), ecosystem.template all<Records>()), ...);
  }(AllRecords{});
}

/// The descriptions of all tables, in the order of AllRecords.
[[nodiscard]] const std::vector<const RecordDescription*>& all_descriptions();

/// What ids of `Record` made from `wish` begin with: its slug, cut so that a number fits behind, or the kind's key when
/// nothing of it can stand in a slug.
template <class Record>
[[nodiscard]] std::string slug_for(std::string_view wish) {
  std::string slug = base::slug_from(wish);
  if (slug.size() > 56) slug.resize(56);
  return slug.empty() ? std::string(describe<Record>().key) : slug;
}

/// An id for a new record of `Record` made from `wish` (a name): its slug, or the kind's key when nothing of the name
/// can stand in a slug; numbered when taken, by the first free number up to 64 and above that by one that is free
/// behind one that is taken. Cost O(log^2 n) comparisons.
template <class Record>
[[nodiscard]] decltype(Record::id) fresh_id(const Ecosystem& ecosystem, std::string_view wish) {
  using Id = decltype(Record::id);
  constexpr std::size_t kOneByOne = 64;
  const std::string slug = slug_for<Record>(wish);
  const auto numbered = [&](std::size_t number) { return Id(slug + "-" + std::to_string(number)); };
  const auto taken = [&](std::size_t number) { return ecosystem.all<Record>().contains(numbered(number)); };
  if (slug != kExternal && slug != kLearners && !ecosystem.all<Record>().contains(Id(slug))) return Id(slug);
  for (std::size_t number = 2; number <= kOneByOne; ++number) {
    if (!taken(number)) return numbered(number);
  }
  std::size_t low = kOneByOne, free = 2 * kOneByOne;
  for (; taken(free); free *= 2) low = free;
  while (free - low > 1) {
    const std::size_t middle = low + (free - low) / 2;
    (taken(middle) ? low : free) = middle;
  }
  return numbered(free);
}

/// The partnership of an unordered pair: the open one, else one that has ended, else null. Cost O(partnerships): for
/// many pairs build a map once.
[[nodiscard]] const Partnership* partnership_between(const Ecosystem& ecosystem, const OrganizationId& a,
                                                     const OrganizationId& b);

}  // namespace xylem::ecosystem
