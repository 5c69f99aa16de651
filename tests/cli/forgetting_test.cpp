// Forgetting: when any one value that need not be given is taken out of the river region, every answer widens, is not
// known any more or counts one unknown more. Which values there are is asked of the field descriptions.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <thread>

#include "cli/leaves.h"
#include "cli/river_region.h"
#include "xylem/analysis/network.h"
#include "xylem/base/random.h"

namespace xylem::cli::test {
namespace {

using ecosystem::Ecosystem;
using ecosystem::FieldType;
using ecosystem::FieldView;
using ecosystem::RecordDescription;
using ecosystem::Table;
using ecosystem::Value;

/// Fields of which a value that is not given says something by definition. The reason stands beside each.
const std::map<std::string, std::string>& by_definition() {
  static const std::string kRunning = "no end means that it still runs";
  static const std::string kItself = "it is the item itself: without it nothing is said";
  static const std::map<std::string, std::string> kFields = {
      {"convening.attended.org", kItself},
      {"goal.committed_orgs.org", kItself},
      {"program.leads_to.program", kItself},
      {"offer.barriers.barrier", kItself},
      {"organization.left", kRunning},
      {"role_assignment.to", kRunning},
      {"partnership.ended", kRunning},
      {"partnership.ties.to", kRunning},
      {"phase_record.to", kRunning},
      {"flow.to", kRunning},
      {"offer.to", kRunning},
      {"need.to", kRunning},
      {"program.to", kRunning},
      {"measurement.subject", "no subject means that the whole ecosystem was measured"},
      {"term.label", "a term without a label is shown by its key"},
      {"term.parent", "a term that belongs to nothing is of no capital and of no sector"},
      {"term.unit", "what has no unit is counted apart from all units"},
      {"term.role_class", "a role of no class is in no class"},
      {"term.passes_on", "of what nobody says that it is passed on, nothing is expected to come round"},
      {"measurement.population", "no population means that everybody was measured"},
  };
  return kFields;
}
/// Kinds of records that say what is asked for and not what is: the rows of a profile mean "any" where nothing is
/// given.
bool asks(const RecordDescription& kind) { return kind.key == "target_profile" || kind.key == "scenario"; }

/// A list says who or what belongs to it and is never "not given": emptied, it says nobody (or everybody).
bool is_list(const FieldView& field) {
  switch (field.type) {
    case FieldType::terms:
    case FieldType::references:
    case FieldType::texts:
    case FieldType::items:
    case FieldType::custom:
      return true;
    default:
      return false;
  }
}

/// One value that can be taken out.
struct Given {
  std::string field;   // "rating.openness", "program.leads_to.learners_per_year"
  std::string record;  // its id
  std::function<Ecosystem()> without;
};

/// The record without one value of one of its items, or nothing where that value has a default and cannot be missing.
template <class Row>
std::optional<Row> without_inner(const Row& row, const FieldView& field, std::size_t item, std::size_t inner) {
  Value::Items items = *field.get(&row).template as<Value::Items>();
  if (!items[item][inner].given()) return std::nullopt;
  items[item][inner] = Value{};
  Row copy = row;
  if (!field.set(&copy, Value{items})) return std::nullopt;
  const Value now = field.get(&copy);
  return (*now.template as<Value::Items>())[item][inner].given() ? std::nullopt : std::optional(copy);
}

class Catalogue {
 public:
  Catalogue() {
    ecosystem::for_each_table(*river_region().ecosystem,
                              [&]<class Row>(const RecordDescription& kind, const Table<Row>& table) {
                                if (asks(kind)) return;
                                for (const Row& row : table) add(kind, row);
                              });
  }
  [[nodiscard]] const std::vector<Given>& all() const { return all_; }

 private:
  template <class Row>
  void add(const RecordDescription& kind, const Row& row) {
    for (const FieldView& field : kind.fields) {
      const std::string name = std::string(kind.key) + "." + std::string(field.key);
      const Value value = field.get(&row);
      if (field.required || !value.given()) continue;
      if (field.type == FieldType::items) add_items(name, row, field, value.as<Value::Items>()->size());
      if (is_list(field)) continue;
      Row copy = row;
      if (field.set(&copy, Value{})) add(name, std::move(copy));
    }
  }
  template <class Row>
  void add_items(const std::string& name, const Row& row, const FieldView& field, std::size_t items) {
    for (std::size_t item = 0; item < items; ++item) {
      for (std::size_t i = 0; i < field.inner.size(); ++i) {
        const FieldView& inner = field.inner[i];
        if (inner.required || is_list(inner)) continue;
        auto copy = without_inner(row, field, item, i);
        if (copy) add(name + "." + std::string(inner.key), *std::move(copy));
      }
    }
  }
  template <class Row>
  void add(std::string field, Row row) {
    if (by_definition().contains(field)) return;
    const std::string id = row.id.text();
    all_.push_back({std::move(field), id, [row = std::move(row)] {
                      Ecosystem fewer = *river_region().ecosystem;
                      fewer.put(row);
                      return fewer;
                    }});
  }
  std::vector<Given> all_;
};

/// A1 to A17 but A14, which compares two of them, each taken apart.
std::map<std::string, Leaves> answers_about(const Ecosystem& ecosystem) {
  const auto snapshot = snapshot_on_its_day(ecosystem);
  const auto* profile = analysis::profile_in_use(*snapshot->ecosystem);
  const auto answers = analysis::answers_of(*snapshot, profile, {}).value();
  jobs::Progress unheard;
  const auto figures = analysis::network_figures(snapshot->partnerships, {}, unheard).value();
  const auto measures = analysis::measure_all(snapshot->partnerships, {}, {}, unheard).value();
  Json all = Json::object();
  all["A1"] = position_json(*snapshot, snapshot->partnerships, figures, measures, answers.sectors, answers.mixing);
  all["A2"] = shape_json(*snapshot, answers.shape, false);
  add_gaps(*snapshot, answers, all);
  add_flows(*snapshot, answers, all);
  add_outlook(*snapshot, answers, profile, "", all);
  std::map<std::string, Leaves> leaves;
  for (const auto& [key, answer] : all.items()) {
    if (key != "A14" && key != "findings") take_apart(answer, key, leaves[key]);
  }
  return leaves;
}

/// Takes out `values` one by one, on as many threads as there are processors, and says of each what was not told.
void expect_told(const std::vector<const Given*>& values) {
  const auto before = answers_about(*river_region().ecosystem);
  std::map<std::string, std::vector<std::string>> broken;  // by field and analysis
  std::mutex lock;
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < values.size(); i = next++) {
      for (const auto& [key, leaves] : answers_about(values[i]->without())) {
        const auto paths = untold(before.at(key), leaves);
        if (paths.empty()) continue;
        const std::lock_guard guard(lock);
        broken[values[i]->field + " in " + key].push_back(values[i]->record + ": " + paths.front() +
                                                          fmt::format(" and {} more", paths.size() - 1));
      }
    }
  };
  {
    std::vector<std::jthread> crew;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) crew.emplace_back(work);
  }
  for (const auto& [field, cases] : broken) ADD_FAILURE() << field << ", " << cases.size() << " times: " << cases[0];
}

/// Of each field up to `most` values, drawn with a seed, in an order that is drawn too.
std::vector<const Given*> drawn(const Catalogue& catalogue, std::size_t most, base::Random random) {
  std::map<std::string, std::vector<const Given*>> by_field;
  for (const Given& value : catalogue.all()) by_field[value.field].push_back(&value);
  const auto shuffle = [&](std::vector<const Given*>& list) {
    for (std::size_t i = 0; i < list.size(); ++i) std::swap(list[i], list[i + random.below(list.size() - i)]);
  };
  std::vector<const Given*> values;
  for (auto& [field, list] : by_field) {
    shuffle(list);
    values.insert(values.end(), list.begin(), list.begin() + static_cast<std::ptrdiff_t>(std::min(most, list.size())));
  }
  shuffle(values);
  return values;
}

TEST(ForgettingTest, AValueOfAnyFieldWidensWhatFollowsOrIsCounted) {
  constexpr std::size_t kInEveryRun = 32;
  const char* most = std::getenv("XYLEM_VALUES_OF_EACH_FIELD");  // of a long run: see script/prove
  const char* seed = std::getenv("XYLEM_SEED");
  const Catalogue catalogue;
  auto values = drawn(catalogue, most == nullptr ? 1 : std::strtoul(most, nullptr, 10),
                      base::Random(seed == nullptr ? 7 : std::strtoul(seed, nullptr, 10)));
  if (most == nullptr) values.resize(std::min(values.size(), kInEveryRun));
  fmt::print("{} values of {}\n", values.size(), catalogue.all().size());
  expect_told(values);
}

}  // namespace
}  // namespace xylem::cli::test
