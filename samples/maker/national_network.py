"""A national network of 40 regions: some 2,500 organizations with partnerships, phases and flows, drawn by chance."""

from maker.book import Book, Chance, day
from maker.river_exchange import TABLE, amount_of
from maker.river_organizations import SECTOR_OF_TYPE
from maker.river_partnerships import NOW, affinity

REGIONS = 40
PARTNERSHIPS = 8400
FLOWS = 3000
FIRST = "Ald Bram Cor Dun Elm Fen Gar Hal Ing Kel Lar Mor Nor Oak Pen Quil Ros Sten Thor Und Vel Wes Yar Zel".split()
LAST = "ford mouth bury wick dale haven mere ton gate ridge holm field water cliff".split()
WORDS = "Granite Lantern Copper Heron Cedar Anchor Meadow Falcon Beacon Juniper Harbor Summit Willow Ember Kestrel Quartz Orchard Compass".split()
# type: how many in a region, how its name is made, stages, pull
TYPES = {
    "backbone": (1, "{region} STEM Alliance", ["elementary", "middle", "high"], 9),
    "district": (2, "{town} School District", ["elementary", "middle", "high"], 4),
    "primary_school": (8, "{town} {word} Primary", ["elementary"], 1), "middle_school": (5, "{town} {word} Middle School", ["middle"], 1),
    "high_school": (5, "{town} {word} High School", ["high"], 1.3), "university": (1, "University of {region}", ["high", "postsec_4y", "graduate"], 5),
    "community_college": (2, "{town} Community College", ["high", "postsec_2y"], 2.5),
    "after_school_program": (3, "{word} After School {town}", ["elementary", "middle"], 1), "youth_organization": (2, "{town} {word} Youth", ["middle", "high"], 1),
    "museum": (1, "{town} Museum", ["elementary", "middle"], 1.5), "science_center": (1, "{region} Science Center", ["elementary", "middle", "high"], 3.5),
    "public_library": (3, "{town} Library", ["elementary", "middle"], 1.5), "makerspace": (2, "{word} Makerspace {town}", ["middle", "high"], 1.2),
    "company": (5, "{word} Works {town}", ["high"], 1), "technology_company": (3, "{word} Systems {town}", ["middle", "high"], 1.2),
    "small_business": (2, "{word} and Daughters {town}", ["high"], .5), "employer_association": (1, "{region} Chamber of Commerce", ["high", "career_entry"], 2),
    "stem_nonprofit": (3, "{word} Labs {town}", ["middle", "high"], 1.3), "equity_organization": (1, "{region} Open Doors", ["middle", "high"], 1.2),
    "environmental_nonprofit": (1, "Friends of the {town} Water", ["middle"], 1), "extension_service": (1, "{region} Extension", ["middle", "high"], 1),
    "parent_group": (3, "{town} {word} Parents", ["prek", "elementary"], .5), "foundation": (2, "{word} Foundation {town}", ["elementary", "high"], 1.6),
    "local_government": (2, "City of {town}, Education Office", ["elementary", "high"], 1.2),
    "workforce_board": (1, "{region} Workforce Board", ["high", "career_entry", "workforce"], 1.8),
    "professional_association": (1, "{region} Engineers' Circle", ["high"], 1.2),
}


def national_network():
    book, chance = Book(name="National STEM Network", region="Forty invented regions",
                        description="2,500 organizations drawn by chance, for trying how Xylem behaves when a map is large.",
                        as_of="2026-06-30"), Chance(40)
    regions = [add_region(book, chance, name) for name in region_names(chance)]
    pairs = draw_pairs(chance, regions)
    add_partnerships(book, chance, pairs)
    add_flows(book, chance)
    return book


def region_names(chance):
    names = sorted({first + last for first in FIRST for last in LAST[:4]})
    return chance.some(names, REGIONS)


def add_region(book, chance, region):
    """The organizations of one region as (id, sector, town, pull)."""
    towns = [chance.pick(FIRST) + chance.pick(LAST[4:]) for _ in range(5)]
    members = []
    for kind, (count, pattern, stages, pull) in TYPES.items():
        for _ in range(count + (1 if count > 2 and chance.yes(.35) else 0)):
            town = towns[int(chance.next() * chance.next() * len(towns))]
            name = pattern.format(region=region, town=town, word=chance.pick(WORDS))
            id = f"org-{len(book['organizations']) + 1:04d}"
            area = ("urban", "suburban", "town", "town", "rural")[towns.index(town)]
            book.put("organizations", id, name=name, sector=SECTOR_OF_TYPE[kind], org_type=kind, locality=f"{town}, {region}",
                     area=area, stages=stages, learners_reached=chance.whole(2, 60) * 20 if chance.yes(.6) else None,
                     joined=day(chance.whole(0, 60)), backbone_designated=kind == "backbone",
                     backbone_functions=["convene", "communicate"] if kind == "backbone" else None)
            members.append((id, SECTOR_OF_TYPE[kind], town, pull * chance.between(.6, 1.6)))
    return members


def draw_pairs(chance, regions):
    """Most ties lie within a region; hubs of neighboring regions and all backbones know each other."""
    pairs = set()
    for members in regions:
        draw_within(chance, members, pairs, PARTNERSHIPS * 93 // 100 // REGIONS)
    hubs = [[m for m in sorted(members, key=lambda m: -m[3])[:6]] for members in regions]
    while len(pairs) < PARTNERSHIPS:
        i = chance.whole(0, REGIONS - 1)
        j = (i + chance.weighted([(1, 5), (2, 2), (chance.whole(3, REGIONS - 1), 3)])) % REGIONS
        a, b = chance.pick(hubs[i])[0], chance.pick(hubs[j])[0]
        if a != b:
            pairs.add(tuple(sorted((a, b))))
    return sorted(pairs)


def draw_within(chance, members, pairs, wanted):
    weights = {}
    for i, (a, sector_a, town_a, pull_a) in enumerate(members):
        for b, sector_b, town_b, pull_b in members[:i]:
            weight = affinity(sector_a, sector_b) * pull_a * pull_b * (5 if town_a == town_b else 1)
            if weight > 0:
                weights[tuple(sorted((a, b)))] = weight
    keys = list(weights)
    # Weighted draw without putting back (Efraimidis and Spirakis 2006): the largest u^(1/w) win.
    ranked = sorted(keys, key=lambda pair: (-weights[pair] / -log_of(chance.next()), pair))
    pairs.update(ranked[:wanted])


def log_of(u):
    """The natural logarithm of 0 < u <= 1 from its series, so that it is the same everywhere."""
    u = max(u, 1e-9)
    halvings = 0
    while u < .5:
        u *= 2
        halvings += 1
    y = (u - 1) / (u + 1)
    total, power = 0.0, y
    for k in range(1, 40, 2):
        total += power / k
        power *= y * y
    return 2 * total - halvings * 0.6931471805599453 - 1e-12


def add_partnerships(book, chance, pairs):
    for number, (a, b) in enumerate(pairs, 1):
        id = f"p{number:05d}"
        start = chance.whole(0, 62)
        ended = chance.yes(.05) and start < 50
        end = chance.whole(start + 6, NOW) if ended else None
        book.put("partnerships", id, org_a=a, org_b=b, state="ended" if ended else "claimed" if chance.yes(.18) else "confirmed",
                 level=chance.weighted([(1, 3), (2, 4), (3, 3), (4, 2), (5, 1)]), started=day(start),
                 ended=day(end) if ended else None)
        phase = "initiation" if NOW - start < 10 else "development" if NOW - start < 34 or chance.yes(.35) else "consolidation"
        book.put("phase_records", f"{id}-phase", partnership=id, phase=phase,
                 **{"from": day(start if phase == "initiation" else min(start + 9, end - 1 if ended else NOW)),
                    "to": day(end) if ended else None})


def add_flows(book, chance):
    ids = [id for id, p in book["partnerships"].items() if "ended" not in p]
    for id in chance.some(ids, FLOWS):
        p = book["partnerships"][id]
        pair = (p["org_a"], p["org_b"])
        for giver, receiver in (pair, pair[::-1]):
            gifts = TABLE.get((book["organizations"][giver]["sector"], book["organizations"][receiver]["sector"]))
            if gifts:
                resource, *range_of = chance.pick(gifts)
                book.put("flows", f"f{id[1:]}", from_org=giver, to_org=receiver, resource=resource,
                         amount=amount_of(chance, *range_of), period="year",
                         **{"from": day(min(64, 1 + (int(p["started"][:4]) - 2021) * 12 + chance.whole(0, 14)))}, partnership=id)
                break
