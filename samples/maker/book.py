"""Book: the records of one sample, and how they are written: a record a line, sorted, nothing that is a default."""

import json
import random

# In the order of AllRecords in include/xylem/ecosystem/ecosystem.h.
TABLES = ("custom_fields organizations people role_assignments partnerships phase_records waves ratings flows offers needs "
          "programs pathways agreements goals indicators measurements convenings issues scenarios").split()

# What a field holds when it is not written.
DEFAULTS = {
    "organizations": {"status": "active", "backbone_designated": False},
    "people": {"private": True},
    "partnerships": {"state": "confirmed"},
    "ratings": {"n_respondents": 1},
    "flows": {"period": "one_off", "status": "actual"},
    "offers": {"period": "year", "is_stock": False},
    "needs": {"period": "year", "priority": 2, "status": "open"},
    "programs": {"sites": 1},
    "goals": {"status": "draft"},
    "indicators": {"direction": "up", "subject": "ecosystem", "population_split": False, "shared": False},
    "issues": {"subject_kind": "partnership", "severity": 2},
}


# Fields that hold a real number: 40 is written 40.0, as Xylem does.
REALS = set("learners_reached hours_per_month amount amount_by_giver amount_by_receiver accessible_amount capacity severity "
            "learners_per_year target_value baseline target value numerator denominator weight".split())


def real(key, value):
    if isinstance(value, list):
        return [{k: real(k, v) for k, v in item.items()} if isinstance(item, dict) else item for item in value]
    return float(value) if key in REALS and value is not None else value


def line(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Book:
    def __init__(self, **about):
        self.about = about
        self.tables = {table: {} for table in TABLES}

    def put(self, table, id, **fields):
        """Adds a record. Fields are given in the order of their descriptions."""
        rows = self.tables[table]
        assert id not in rows, f"{table}: {id} twice"
        assert 0 < len(id) <= 64, id
        defaults = DEFAULTS.get(table, {})
        kept = {key: value if table == "issues" else real(key, value) for key, value in fields.items()
                if value is not None and value != "" and value != [] and not (key in defaults and defaults[key] == value)}
        rows[id] = {"id": id, **kept}
        return id

    def number(self, table, word, **fields):
        """Adds a record whose id is `word` and the next number."""
        rows = self.tables[table]
        number = 1 + sum(1 for id in rows if id.startswith(word + "-") and id[len(word) + 1:].isdigit())
        return self.put(table, f"{word}-{number:04d}", **fields)

    def __getitem__(self, table):
        return self.tables[table]

    def text(self):
        parts = ['"xylem": 1', '"about": ' + line(self.about)]
        for table, rows in self.tables.items():
            if rows:
                parts.append(f'"{table}": [\n  ' + ",\n  ".join(line(rows[id]) for id in sorted(rows)) + "\n]")
        return "{\n" + ",\n".join(parts) + "\n}\n"


class Chance:
    """Random choices that come out the same in every version of Python: only random() of a seeded generator is used."""

    def __init__(self, seed):
        self.next = random.Random(seed).random

    def whole(self, least, most):
        return least + int(self.next() * (most - least + 1))

    def between(self, low, high):
        return low + self.next() * (high - low)

    def yes(self, chance):
        return self.next() < chance

    def pick(self, choices):
        return choices[int(self.next() * len(choices))]

    def weighted(self, choices):
        """One of [(what, weight)]."""
        at = self.next() * sum(weight for _, weight in choices)
        for what, weight in choices:
            at -= weight
            if at < 0:
                return what
        return choices[-1][0]

    def some(self, choices, count):
        """`count` different ones, in the order they stand."""
        left = list(range(len(choices)))
        chosen = [left.pop(int(self.next() * len(left))) for _ in range(min(count, len(left)))]
        return [choices[i] for i in sorted(chosen)]


def day(month, day_of_month=1):
    """The date `month` months after January 2021."""
    return f"{2021 + month // 12:04d}-{month % 12 + 1:02d}-{day_of_month:02d}"
