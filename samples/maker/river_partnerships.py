"""Who works with whom along the river, since when, and through which phases."""

from math import sqrt

from maker import river_organizations as river
from maker.book import day
from maker.river_weak_points import APART_PAIRS, LONELY, OWN_PARTNERSHIPS

NOW = 65            # June 2026, in months since January 2021
PARTNERSHIPS = 270  # beside the ones that weak points and districts bring

# How readily two sectors work together; what is not named is 0.25. Industry and museums do not: that hole is meant.
AFFINITY = {
    "k12 k12": .5, "k12 higher_ed": 2, "k12 ost": 1.6, "k12 informal": 2, "k12 library_maker": 1.6, "k12 industry": 1,
    "k12 nonprofit": 1.4, "k12 agriculture": .8, "k12 family": 1.6, "k12 philanthropy": .5, "k12 government": .7,
    "k12 professional": .7, "k12 intermediary": 1.2, "higher_ed higher_ed": 1, "higher_ed industry": 1.6,
    "higher_ed informal": 1.1, "higher_ed nonprofit": .7, "higher_ed government": .6, "higher_ed professional": 1,
    "higher_ed agriculture": .8, "higher_ed philanthropy": .6, "industry industry": .3, "industry government": .9,
    "industry professional": 1.2, "industry nonprofit": .8, "industry informal": 0, "industry philanthropy": .3,
    "nonprofit nonprofit": .7, "nonprofit philanthropy": 1.6, "nonprofit ost": 1.3, "nonprofit library_maker": 1.3,
    "nonprofit informal": 1.1, "nonprofit family": .8, "nonprofit government": .6, "ost library_maker": 1.3,
    "ost informal": 1, "ost philanthropy": .8, "ost family": .7, "informal informal": .8, "informal library_maker": .9,
    "informal philanthropy": .9, "informal government": .6, "library_maker family": 1, "library_maker government": .7,
    "library_maker library_maker": .8, "agriculture agriculture": 1, "agriculture government": .6, "family family": .6,
    "philanthropy philanthropy": .6, "government government": .8, "intermediary government": 1,
    "intermediary philanthropy": 1, "intermediary higher_ed": 1, "intermediary industry": .7, "intermediary nonprofit": .9,
    "intermediary informal": 1, "intermediary library_maker": .9, "intermediary family": .5, "intermediary ost": .7,
    "intermediary professional": .7, "intermediary agriculture": .5, "intermediary intermediary": 1,
}
MODES = {"k12": "curricular_alignment", "higher_ed": "co_development", "ost": "recruitment_coordination",
         "informal": "shared_infrastructure", "library_maker": "shared_infrastructure", "industry": "personnel_involvement",
         "nonprofit": "personnel_involvement", "agriculture": "shared_infrastructure", "family": "recruitment_coordination",
         "philanthropy": "funding", "government": "funding", "professional": "personnel_involvement",
         "intermediary": "co_development"}
ENDINGS = ["The grant ran out", "The contact left", "Goals drifted apart", "The program was folded into another"]


def pair_id(a, b):
    return "--".join(sorted((a, b)))


def affinity(a, b):
    return AFFINITY.get(f"{a} {b}", AFFINITY.get(f"{b} {a}", .25))


def choose_pairs(book, chance):
    """The pairs that work together, drawn by sector, town and pull; every organization gets one partner at least."""
    orgs = {id: (river.SECTOR_OF_TYPE[kind], town, pull) for id, _, kind, town, _, pull, _ in river.rows()}
    fixed = set(OWN_PARTNERSHIPS) | set(schools_with_their_district())
    weights = {}
    for a in orgs:
        for b in orgs:
            pair = (a, b)
            if a < b and pair not in fixed and pair not in APART_PAIRS:
                weight = weight_of(orgs[a], orgs[b])
                if weight > 0:
                    weights[pair] = weight
    chosen = set(fixed)
    while len(chosen) < len(fixed) + PARTNERSHIPS:
        pair = chance.weighted(list(weights.items()))
        del weights[pair]
        chosen.add(pair)
    for org in orgs:
        while sum(org in pair for pair in chosen) < (1 if org in LONELY else 2):
            pair = chance.weighted([(pair, weight) for pair, weight in weights.items() if org in pair])
            del weights[pair]
            chosen.add(pair)
    return sorted(chosen)


def weight_of(a, b):
    (sector_a, town_a, pull_a), (sector_b, town_b, pull_b) = a, b
    if (town_a == "Marsh End") != (town_b == "Marsh End"):
        return 0  # Marsh End reaches the others through one place only: that weak point is meant
    near = 5 if town_a == town_b else 1
    return affinity(sector_a, sector_b) * near * sqrt(pull_a * pull_b) * sqrt(sqrt(pull_a * pull_b))


def schools_with_their_district():
    run_by = {"Aldermouth": "aldermouth-schools", "Brackwater": "lower-sallow-district", "Cobble Ford": "lower-sallow-district",
              "Upper Sallow": "upper-sallow-district", "Thornby": "lower-sallow-district"}
    for id, _, kind, town, _, _, _ in river.rows():
        if kind in ("primary_school", "middle_school", "high_school") and town in run_by:
            yield tuple(sorted((id, run_by[town])))


def add_partnerships(book, chance):
    joined = {id: 12 * (year - 2021) for id, *_, year in river.rows()}
    sector = {id: river.SECTOR_OF_TYPE[kind] for id, _, kind, *_ in river.rows()}
    pairs = choose_pairs(book, chance)
    partners = {org: sum(org in pair for pair in pairs) for org in joined}
    for a, b in pairs:
        own = OWN_PARTNERSHIPS.get((a, b), {})
        earliest = max(6, joined[a], joined[b])
        start = own.get("start", earliest + int((NOW - 1 - earliest) * chance.next()))
        may_end = not own and min(partners[a], partners[b]) > 2
        phases = own.get("phases") or draw_phases(chance, start, may_end)
        ended = phases[-1][0] == "ended"
        state = "ended" if ended else "planned" if phases[-1][0] == "prospect" else own.get("state") or (
            "claimed" if chance.yes(.14) else "confirmed")
        modes = sorted({MODES[sector[a]], MODES[sector[b]]})
        id = book.put("partnerships", pair_id(a, b), org_a=a, org_b=b, state=state, started=day(start),
                      ended=day(phases[-1][1]) if ended else None,
                      collab_modes=modes if chance.yes(.8) else modes[:1],
                      channel=chance.weighted([("in_person", 5), ("hybrid", 4), ("digital", 1)]) if chance.yes(.9) else None,
                      end_reason=chance.pick(ENDINGS) if ended else None)
        add_phases(book, id, phases)
        for org in (a, b):  # nobody works together before joining
            row = book["organizations"][org]
            row["joined"] = min(row["joined"], day(start))


def draw_phases(chance, start, may_end):
    """[(phase, month it began)]: most go on from phase to phase, some stay, fall back, go quiet or end."""
    phases = []
    at = start
    if chance.yes(.08):
        phases.append(("prospect", at))
        at += chance.whole(2, 6)
    for phase, least, most in (("initiation", 4, 14), ("development", 18, 48), ("consolidation", 14, 40)):
        if at > NOW:
            break
        phases.append((phase, at))
        at += chance.whole(least, most)
        if may_end and at <= NOW and chance.yes(.1):
            phases.append((chance.weighted([("ended", 6), ("dormant", 3)]), at))
            break
    return phases


def add_phases(book, partnership, phases):
    evidence = {"initiation": "First planning session held", "development": "First joint sessions with learners",
                "consolidation": "Written into both yearly plans"}
    for i, (phase, since) in enumerate(phases):
        if phase == "ended":
            continue
        until = day(phases[i + 1][1]) if i + 1 < len(phases) else None
        # Fields in their order; "from" and "to" are words of Python.
        book.number("phase_records", "phase", partnership=partnership, phase=phase,
                    **{"from": day(since), "to": until}, evidence=evidence.get(phase) if i % 2 == 0 else None)


def phase_now(book, partnership):
    """The phase a partnership is in at the end, or None."""
    for row in book["phase_records"].values():
        if row["partnership"] == partnership and "to" not in row:
            return row["phase"]
    return None
