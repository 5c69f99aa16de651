// Validity: the rules that hold for every record by its description, then those that only the domain knows.
#include "xylem/ecosystem/validity.h"

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_map>

#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::ecosystem {
namespace {

using base::Severity;

/// Which ids there are, by kind of record.
class Known {
 public:
  explicit Known(const Ecosystem& ecosystem) {
    for_each_table(ecosystem, [&]<class Record>(const RecordDescription& kind, const Table<Record>& table) {
      contains_[kind.key] = [&table](const std::string& id) { return table.contains(decltype(Record::id)(id)); };
    });
  }
  [[nodiscard]] bool has(std::string_view kind, const std::string& id) const {
    const auto found = contains_.find(kind);
    return found != contains_.end() && found->second(id);
  }

 private:
  std::map<std::string_view, std::function<bool(const std::string&)>> contains_;
};

class Checker {
 public:
  Checker(const Ecosystem& ecosystem, base::Problems& problems)
      : ecosystem_(ecosystem), known_(ecosystem), problems_(problems) {}

  void record(const RecordDescription& kind, const void* row) {
    const std::string id = to_text(kind.field("id")->get(row));
    where_ = base::lowered(kind.label) + " " + id;
    for (const FieldView& field : kind.fields) this->field(field, field.get(row));
    interval(kind, row, "from", "to");
    interval(kind, row, "started", "ended");
    interval(kind, row, "joined", "left");
    interval(kind, row, "opened", "closed");
    interval(kind, row, "signed", "expires");
  }

 private:
  void say(Severity severity, std::string message, std::string remedy) {
    problems_.push_back({severity, where_, std::move(message), std::move(remedy)});
  }

  void field(const FieldView& field, const Value& value) {
    if (!value.given()) {
      if (field.required) say(Severity::error, field.label + " is missing", "Fill it in.");
      return;
    }
    if (const auto* items = value.as<Value::Items>(); items != nullptr && field.type == FieldType::items) {
      for (const auto& row : *items) {
        for (std::size_t i = 0; i < std::min(row.size(), field.inner.size()); ++i) this->field(field.inner[i], row[i]);
      }
      return;
    }
    if (!field.taxonomy.empty()) each_text(value, [&](const std::string& key) { term(field, key); });
    if (!field.refers_to.empty()) each_text(value, [&](const std::string& key) { reference(field, key); });
    number(field, value);
  }
  static void each_text(const Value& value, const std::function<void(const std::string&)>& visit) {
    if (const auto* text = value.as<std::string>()) visit(*text);
    if (const auto* texts = value.as<Value::Texts>()) std::ranges::for_each(*texts, visit);
  }
  void term(const FieldView& field, const std::string& key) {
    if (find_term(ecosystem_, field.taxonomy, key) != nullptr) return;
    say(Severity::warning, field.label + " \"" + key + "\" is not in the list of terms",
        "Add the term or choose another.");
  }
  void reference(const FieldView& field, const std::string& id) {
    if (std::ranges::find(field.also, id) != field.also.end() || known_.has(field.refers_to, id)) return;
    say(field.required ? Severity::error : Severity::warning, field.label + " \"" + id + "\" does not exist",
        "Add it, or choose one that exists.");
  }
  void number(const FieldView& field, const Value& value) {
    const auto* real = value.as<double>();
    const auto* whole = value.as<std::int64_t>();
    if (real == nullptr && whole == nullptr) return;
    const double n = real != nullptr ? *real : static_cast<double>(*whole);
    if (field.least && n < *field.least) {
      say(Severity::warning, field.label + " is " + base::readable(n) + ", less than " + base::readable(*field.least),
          "Correct it.");
    }
    if (field.most && n > *field.most) {
      say(Severity::warning, field.label + " is " + base::readable(n) + ", more than " + base::readable(*field.most),
          "Correct it.");
    }
  }
  void interval(const RecordDescription& kind, const void* row, std::string_view from, std::string_view to) {
    const FieldView* first = kind.field(from);
    const FieldView* second = kind.field(to);
    if (first == nullptr || second == nullptr || first->type != FieldType::date) return;
    const Value begin = first->get(row);
    const Value end = second->get(row);
    if (!begin.given() || !end.given()) return;
    if (end.as<Date>()->last_day() < begin.as<Date>()->first_day()) {
      say(Severity::error, "It ends (" + to_text(end) + ") before it begins (" + to_text(begin) + ")",
          "Correct one of the dates.");
    }
  }

  const Ecosystem& ecosystem_;
  Known known_;
  base::Problems& problems_;
  std::string where_;
};

void check_partnerships(const Ecosystem& ecosystem, base::Problems& problems) {
  std::map<std::pair<std::string, std::string>, std::string> open;
  for (const Partnership& partnership : ecosystem.all<Partnership>()) {
    const std::string where = "partnership " + partnership.id.text();
    if (partnership.org_a == partnership.org_b) {
      problems.push_back(
          {Severity::error, where, "Both sides are the same organization", "Choose two different ones."});
      continue;
    }
    if (partnership.ended || partnership.state == TieState::ended) continue;
    auto pair = std::minmax(partnership.org_a.text(), partnership.org_b.text());
    const auto [other, added] = open.emplace(std::pair(pair.first, pair.second), partnership.id.text());
    if (!added) {
      problems.push_back({Severity::warning, where, "The same pair has another open partnership, " + other->second,
                          "End one of the two, or merge them."});
    }
  }
}

void check_phases(const Ecosystem& ecosystem, base::Problems& problems) {
  std::map<std::string, std::vector<const PhaseRecord*>> by_partnership;
  for (const PhaseRecord& phase : ecosystem.all<PhaseRecord>()) {
    if (phase.from) by_partnership[phase.partnership.text()].push_back(&phase);
  }
  for (auto& [partnership, phases] : by_partnership) {
    std::ranges::stable_sort(phases, {}, [](const auto* phase) { return phase->from->first_day(); });
    for (std::size_t i = 1; i < phases.size(); ++i) {
      const auto& before = phases[i - 1]->to;
      if (before && before->first_day() <= phases[i]->from->first_day()) continue;
      problems.push_back({Severity::warning, "phase " + phases[i]->id.text(),
                          "It begins before the phase " + phases[i - 1]->id.text() + " of the same partnership ends",
                          "End the earlier phase on the day the later one begins."});
    }
  }
}

void check_offers(const Ecosystem& ecosystem, base::Problems& problems) {
  for (const Offer& offer : ecosystem.all<Offer>()) {
    if (offer.amount && offer.accessible_amount && *offer.accessible_amount > *offer.amount) {
      problems.push_back({Severity::warning, "offer " + offer.id.text(), "More can be reached than is offered",
                          "Raise the amount, or lower what can be reached."});
    }
  }
}

/// Follows leads_to from `first` with a stack of its own, since a sequence may be as long as a file makes it.
class SequenceWalk {
 public:
  SequenceWalk(const Ecosystem& ecosystem, base::Problems& problems) : ecosystem_(ecosystem), problems_(problems) {}

  void from(const Program& first) {
    if (!enter(first)) return;
    while (!way_.empty()) {
      auto& [program, next] = way_.back();
      if (next == program->leads_to.size()) {
        marks_[program->id.text()] = Mark::done;
        way_.pop_back();
        continue;
      }
      const Program* here = program;
      const Program* following = ecosystem_.find<Program>(program->leads_to[next++].program);
      if (following == nullptr || enter(*following) || marks_[following->id.text()] == Mark::done) continue;
      problems_.push_back({Severity::warning, "program " + here->id.text(),
                           "The sequence of programs leads back to " + following->id.text(),
                           "Take one of the steps out."});
    }
  }

 private:
  enum class Mark { on_the_way, done };
  bool enter(const Program& program) {
    if (!marks_.emplace(program.id.text(), Mark::on_the_way).second) return false;
    way_.emplace_back(&program, 0U);
    return true;
  }

  const Ecosystem& ecosystem_;
  base::Problems& problems_;
  std::unordered_map<std::string, Mark> marks_;
  std::vector<std::pair<const Program*, std::size_t>> way_;  // each with the step to look at next
};

void check_sequences(const Ecosystem& ecosystem, base::Problems& problems) {
  SequenceWalk walk(ecosystem, problems);
  for (const Program& program : ecosystem.all<Program>()) walk.from(program);
}

/// Subjects whose kind stands in another field.
void check_subjects(const Ecosystem& ecosystem, const Known& known, base::Problems& problems) {
  const auto check = [&](std::string where, std::string_view kind, const std::string& id) {
    if (id.empty() || known.has(kind, id)) return;
    problems.push_back({Severity::warning, std::move(where), "There is no " + std::string(kind) + " \"" + id + "\"",
                        "Add it, or choose one that exists."});
  };
  for (const Issue& issue : ecosystem.all<Issue>()) {
    check("issue " + issue.id.text(), option_name(issue.subject_kind), issue.subject);
  }
  for (const Measurement& measurement : ecosystem.all<Measurement>()) {
    const Indicator* indicator = ecosystem.find<Indicator>(measurement.indicator);
    if (indicator == nullptr || indicator->subject == IndicatorSubject::ecosystem) continue;
    if (indicator->subject == IndicatorSubject::resource) continue;
    check("measurement " + measurement.id.text(), option_name(indicator->subject), measurement.subject);
  }
}

}  // namespace

base::Problems problems_of(const Ecosystem& ecosystem) {
  base::Problems problems;
  Checker checker(ecosystem, problems);
  for_each_table(ecosystem, [&]<class Record>(const RecordDescription& kind, const Table<Record>& table) {
    for (const Record& row : table) checker.record(kind, &row);
  });
  check_partnerships(ecosystem, problems);
  check_phases(ecosystem, problems);
  check_offers(ecosystem, problems);
  check_sequences(ecosystem, problems);
  check_subjects(ecosystem, Known(ecosystem), problems);
  if (const auto& profile = ecosystem.about.profile; profile && ecosystem.find<TargetProfile>(profile) == nullptr) {
    problems.push_back({Severity::warning, "about", "The target profile \"" + profile.text() + "\" does not exist",
                        "Choose another."});
  }
  return problems;
}

}  // namespace xylem::ecosystem
