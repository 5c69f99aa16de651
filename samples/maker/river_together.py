"""What the region does as a whole: goals, indicators and measurements, convenings, issues."""

from maker import river_organizations as river
from maker.book import day, line
from maker.river_exchange import month_of
from maker.river_partnerships import NOW
from maker.river_weak_points import STAYS_AWAY

GOALS = [  # id, text, status, stages, indicators, target, due month, share of members committed
    ("goal-hands-on", "Every child builds or tests something each month", "shared", ["elementary", "middle"], ["hands-on-access"], .8, 83, .42),
    ("goal-girls", "As many girls as boys in robotics and engineering", "shared", ["middle", "high"], ["pathway-diversity"], 1, 77, .25),
    ("goal-careers", "Each student meets five people from STEM work before leaving school", "shared", ["high"], ["career-connections"], 9000, 77, .3),
    ("goal-rural", "The upper valley takes part as much as the city", "shared", ["elementary", "middle", "high"], ["participation-rate"], .7, 89, .18),
    ("goal-algebra", "More students in advanced math and science courses", "shared", ["high"], ["advanced-courses"], .45, 89, .15),
    ("goal-teachers", "Every science teacher has a partner outside school", "draft", ["middle", "high"], [], None, 84, .1),
    ("goal-newcomers", "Programs in four languages", "draft", ["elementary", "middle"], [], None, 80, .05),
    ("goal-platform", "One calendar for all", "met", [], ["learners-participating"], None, 48, .3),
    ("goal-buses", "A bus on Saturdays from the upper valley", "dropped", ["elementary", "middle"], [], None, 52, .06),
]
INDICATORS = {  # id: name, unit, direction, subject, learning capital, split by population, baseline, target, shared, owner
    "learners-participating": ("Learners participating", "learners/year", "up", "ecosystem", None, True, 6200, 12000, True),
    "hands-on-access": ("Access to hands-on resources", "share of learners", "up", "ecosystem", None, True, .41, .8, True),
    "career-connections": ("Career-exploration connections", "connections/year", "up", "ecosystem", "telic", True, 2100, 9000, True),
    "pathway-diversity": ("Diversity of pathway participation", "parity", "range", "ecosystem", None, True, .62, 1, True),
    "collaboration-strength": ("Strength of partner collaboration", "0 to 1", "up", "partnership", None, False, None, None, True),
    "skill-growth": ("Skill growth", "points", "up", "program", "actional", True, 0, 8, False),
    "advanced-courses": ("Advanced STEM course taking", "share of learners", "up", "organization", "actional", True, .28, .45, False),
    "stem-interest": ("STEM interest", "share of learners", "up", "program", "telic", True, .37, .6, False),
    "partner-feedback": ("Partner feedback", "1 to 4", "up", "partnership", None, False, 2.6, 3.4, False),
    "participation-rate": ("Participation rate", "share of places", "up", "program", None, True, .52, .7, False),
}
ISSUES = [  # id, kind of subject, subject, kind, severity, opened, closed, resolution
    ("issue-shipyard", "partnership", "brackwater-high--brackwater-shipyard", "communication", 2, 62, None, None),
    ("issue-bus", "organization", "high-meadow-school", "barrier", 3, 40, None, None),
    ("issue-newcomers", "organization", "new-harbor-center", "power", 2, 52, None, None),
    ("issue-room", "partnership", "eastgate-neighbors--university-of-sallow", "power", 2, 57, None, None),
    ("issue-turnover", "organization", "lower-sallow-district", "capacity", 2, 44, 56, "A second coordinator was hired"),
    ("issue-robotics-dates", "program", "program-robot-league-high", "conflict", 1, 38, 41, "The league moved to Saturdays"),
    ("issue-data", "organization", "sallow-county-education", "constraint", 2, 33, 49, "A data-sharing agreement was signed"),
    ("issue-aquarium", "partnership", "brackwater-library--sallow-aquarium", "capacity", 2, 56, None, None),
    ("issue-office", "organization", "upper-sallow-office", "capacity", 3, 50, None, None),
    ("issue-quay", "program", "program-quay-coders", "barrier", 1, 58, None, None),
]


def add_goals(book, chance):
    members = [(id, year) for id, *_, year in river.rows() if id not in STAYS_AWAY]
    for id, text, status, stages, indicators, target, due, share in GOALS:
        committed = [{"org": "sallow-stem-alliance", "since": day(14)}]
        for org, year in members:
            if org != "sallow-stem-alliance" and chance.yes(share):
                committed.append({"org": org, "since": day(max(14, 12 * (year - 2021)) + chance.whole(0, 11))})
        book.put("goals", id, text=text, committed_orgs=committed, stages=stages, indicators=indicators, target_value=target,
                 due=day(due), status=status)
    for partnership in book["partnerships"].values():
        if chance.yes(.25) and partnership.get("state") != "ended":
            sides = (partnership["org_a"], partnership["org_b"])
            shared = [g for g, goal in book["goals"].items()
                      if goal.get("status") == "shared" and all(any(c["org"] == s for c in goal["committed_orgs"]) for s in sides)]
            if shared:
                end = partnership.pop("end_reason", None)
                partnership["goals"] = shared[:2]
                if end:
                    partnership["end_reason"] = end


def add_indicators(book, chance):
    for id, (name, unit, direction, subject, capital, split, baseline, target, shared) in INDICATORS.items():
        book.put("indicators", id, name=name, unit=unit, direction=direction, subject=subject, learning_capital=capital,
                 population_split=split, baseline=baseline, target=target, shared=shared, owner_org="sallow-stem-alliance")
    owners = ["sallow-science-center", "aldermouth-schools", "university-of-sallow", "sallow-stem-alliance"]
    for year in range(2022, 2027):
        at = (year - 2021) * 12 + (4 if year == 2026 else 5)
        grown = (year - 2022) / 4
        for i, (id, start, end) in enumerate((("learners-participating", 6200, 10400), ("hands-on-access", .41, .63),
                                              ("career-connections", 2100, 6900), ("pathway-diversity", .62, .84))):
            value = start + (end - start) * grown + (end - start) * chance.between(-.06, .06)
            for by in (owners[i % 4], owners[(i + 1) % 4]):
                book.number("measurements", "measurement", indicator=id, date=day(at), value=round(value, 2 if value < 10 else 0),
                            n=chance.whole(40, 90) * 10, method="admin_data" if i % 2 == 0 else "survey", measured_by=by,
                            shared_with=["sallow-stem-alliance"] if by != "sallow-stem-alliance" else owners[:3])
        shares(book, chance, year, at, grown)


def shares(book, chance, year, at, grown):
    """Who takes part in two programs, by population; the small group of the first year is too small to be shown."""
    for program, all_of, girls in (("program-robot-league-high", 240, .29), ("program-quay-coders", 120, .33)):
        everybody = int(all_of * (.6 + .4 * grown))
        for population, share in (("girls", girls + .1 * grown), ("rural", .05 + .08 * grown), ("multilingual", .03 + .04 * grown)):
            count = int(everybody * share)
            book.number("measurements", "measurement", indicator="participation-rate", subject=program, date=day(at),
                        value=round(count / everybody, 4), numerator=count, denominator=everybody, population=population,
                        n=everybody, method="admin_data", measured_by="river-robotics-league" if "league" in program else "code-on-the-quay")
    for school in ("alder-high", "brackwater-high", "sallow-valley-high"):
        book.number("measurements", "measurement", indicator="advanced-courses", subject=school, date=day(at),
                    value=round(.24 + .04 * grown + chance.between(0, .1), 3), n=chance.whole(20, 60) * 10, method="admin_data",
                    measured_by=school)


def add_convenings(book, chance):
    members = [(id, month_of(book["organizations"][id]["joined"]), pull) for id, *_, pull, _ in river.rows() if id not in STAYS_AWAY]
    for month in range(8, NOW, 3):
        host = "sallow-stem-alliance" if month < 40 or month % 2 == 0 else chance.pick(
            ["aldermouth-library", "sallow-science-center", "brackwater-technical", "university-of-sallow"])
        meet(book, chance, members, month, "quarterly_meeting", host, .34 + .002 * month,
             co_hosts=[] if host == "sallow-stem-alliance" else ["sallow-stem-alliance"])
    for month, kind, host, share in (
            (7, "planning_session", "sallow-stem-alliance", .3), (13, "planning_session", "sallow-science-center", .2),
            (16, "trust_building", "camp-heron", .15), (22, "training", "alder-teachers-college", .2),
            (24, "showcase", "sallow-science-center", .35), (27, "planning_session", "aldermouth-library", .2),
            (31, "steering", "sallow-stem-alliance", .08), (34, "working_group", "university-of-sallow", .1),
            (36, "showcase", "sallow-stem-alliance", .35), (37, "recognition", "alder-foundation", .3),
            (40, "focus_group", "aldermouth-family-council", .1), (43, "steering", "sallow-stem-alliance", .08),
            (46, "planning_session", "lower-sallow-district", .15), (48, "showcase", "sallow-stem-alliance", .4),
            (49, "recognition", "sallow-stem-alliance", .3), (52, "training", "river-survey", .12),
            (55, "steering", "sallow-stem-alliance", .08), (57, "working_group", "sallow-workforce-board", .1),
            (58, "planning_session", "upper-sallow-district", .12), (60, "showcase", "sallow-stem-alliance", .4),
            (61, "recognition", "sallow-stem-alliance", .35), (63, "focus_group", "sallow-science-center", .1)):
        meet(book, chance, members, month, kind, host, share)
    last = max(id for id, row in book["convenings"].items() if row["kind"] == "quarterly_meeting")
    row = book["convenings"][last]
    row["attended"] = sorted(row["attended"] + [{"org": "new-harbor-center"}], key=lambda a: a["org"])


def meet(book, chance, members, month, kind, host, share, co_hosts=()):
    attended = []
    for org, joined, pull in members:
        if joined <= month and (org == host or chance.yes(min(.95, share * (.55 + .35 * pull)))):
            attended.append({"org": org})
    thanked = chance.some([a["org"] for a in attended], 3) if kind == "recognition" else None
    goals = chance.some([g[0] for g in GOALS if g[2] == "shared"], 2) if chance.yes(.5) else None
    followups = [{"text": chance.pick(["Send the calendar around", "Ask two more employers", "Write up what was decided", "Find a room for autumn"]),
                  "owner": chance.pick(attended)["org"], "due": day(month + 2), "done": chance.yes(.7)}] if chance.yes(.4) else None
    book.number("convenings", "convening", date=day(month, chance.whole(3, 26)), kind=kind, host_org=host, co_hosts=list(co_hosts),
                attended=sorted(attended, key=lambda a: a["org"]),
                mode=chance.weighted([("in_person", 6), ("hybrid", 3), ("digital", 1)]), goals=goals,
                decisions=chance.pick(["Two working groups go on", "The platform stays free for members",
                                       "Next year starts with transport", "Shared questions for all surveys"]) if chance.yes(.4) else None,
                recognised_orgs=thanked, followups=followups)


def add_issues(book):
    for id, kind_of_subject, subject, kind, severity, opened, closed, resolution in ISSUES:
        book.put("issues", id, subject_kind=kind_of_subject, subject=subject, kind=kind, severity=severity, opened=day(opened),
                 closed=day(closed) if closed is not None else None, resolution=resolution)


def add_scenarios(book):
    """What could be tried: one branch of the document, kept as the records that differ."""
    def tie(a, b):
        a, b = sorted((a, b))
        return {"id": f"{a}--{b}", "org_a": a, "org_b": b, "started": "2026-06-30"}

    changes = [("organization", {"id": "sallow-boatworks", "name": "A boatyard with apprentices", "sector": "industry", "org_type": "company",
                                 "stages": ["career_entry"], "joined": "2026-06-30"}),
               ("partnership", tie("marsh-end-school", "aldermouth-library")),
               ("partnership", tie("sallow-boatworks", "brackwater-high")),
               ("partnership", tie("sallow-boatworks", "marsh-end-school"))]
    book.put("scenarios", "a-second-way-to-marsh-end", name="A second way to Marsh End",
             changes=[{"kind": kind, "subject": record["id"], "content": line(record)} for kind, record in changes])
