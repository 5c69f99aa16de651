"""The organizations of the river region: id | name | type | town | stages | pull | joined.

Stages: e elementary, m middle, h high, 2 two-year college, 4 four-year college, g graduate, c career entry, w adult
learning. Nobody serves the years before school: that gap is meant. Pull: how readily others work with it, 1 when empty.
Joined: year.
"""

STAGES = {"e": "elementary", "m": "middle", "h": "high", "2": "postsec_2y", "4": "postsec_4y", "g": "graduate",
          "c": "career_entry", "w": "workforce"}

TOWNS = {  # name: kind of place
    "Aldermouth": "urban", "Thornby": "suburban", "Brackwater": "town", "Cobble Ford": "town", "Upper Sallow": "rural",
    "Marsh End": "rural",
}

SECTOR_OF_TYPE = {
    "primary_school": "k12", "middle_school": "k12", "high_school": "k12", "district": "k12", "charter_network": "k12",
    "university": "higher_ed", "community_college": "higher_ed", "research_institute": "higher_ed",
    "after_school_program": "ost", "youth_organization": "ost", "summer_camp_provider": "ost",
    "museum": "informal", "science_center": "informal", "zoo_aquarium": "informal", "planetarium": "informal",
    "public_library": "library_maker", "makerspace": "library_maker",
    "company": "industry", "technology_company": "industry", "small_business": "industry",
    "employer_association": "industry", "resource_provider": "industry", "local_media": "industry",
    "stem_nonprofit": "nonprofit", "environmental_nonprofit": "nonprofit", "equity_organization": "nonprofit",
    "community_group": "nonprofit", "farm_organization": "agriculture", "extension_service": "agriculture",
    "parent_group": "family", "family_council": "family",
    "foundation": "philanthropy", "corporate_giving": "philanthropy", "impact_partner_network": "philanthropy",
    "local_government": "government", "state_agency": "government", "federal_agency": "government",
    "workforce_board": "government", "professional_association": "professional",
    "backbone": "intermediary", "coordinator_office": "intermediary",
}

ROWS = """
sallow-stem-alliance | Sallow River STEM Alliance | backbone | Aldermouth | emh2c | 6 | 2021
upper-sallow-office | Upper Sallow STEM Office | coordinator_office | Upper Sallow | emh | .3 | 2022
aldermouth-schools | Aldermouth City Schools | district | Aldermouth | emh | 3.5 | 2021
lower-sallow-district | Lower Sallow School District | district | Cobble Ford | emh | 2.5 | 2021
upper-sallow-district | Upper Sallow School District | district | Upper Sallow | emh | 1.6 | 2021
lantern-charter | Lantern Charter Network | charter_network | Thornby | emh | 1.2 | 2023
harbor-street-primary | Harbor Street Primary | primary_school | Aldermouth | e | 1.3 | 2021
weaver-lane-primary | Weaver Lane Primary | primary_school | Aldermouth | e | 1 | 2021
eastgate-primary | Eastgate Primary | primary_school | Aldermouth | e | 1 | 2022
thornby-primary | Thornby Primary | primary_school | Thornby | e | 1 | 2022
foxglove-primary | Foxglove Primary | primary_school | Thornby | e | .9 | 2024
brackwater-primary | Brackwater Primary | primary_school | Brackwater | e | 1 | 2021
cobble-ford-primary | Cobble Ford Primary | primary_school | Cobble Ford | e | 1 | 2022
willow-bend-primary | Willow Bend Primary | primary_school | Cobble Ford | e | .8 | 2023
high-meadow-school | High Meadow School | primary_school | Upper Sallow | e | .8 | 2022
marsh-end-primary | Marsh End Primary | primary_school | Marsh End | e | 1 | 2023
harbor-middle | Harbor Middle School | middle_school | Aldermouth | m | 1.4 | 2021
eastgate-middle | Eastgate Middle School | middle_school | Aldermouth | m | 1 | 2021
thornby-middle | Thornby Middle School | middle_school | Thornby | m | 1.1 | 2021
brackwater-middle | Brackwater Middle School | middle_school | Brackwater | m | 1 | 2022
cobble-ford-middle | Cobble Ford Middle School | middle_school | Cobble Ford | m | 1 | 2022
marsh-end-school | Marsh End Secondary School | middle_school | Marsh End | mh | 1 | 2023
alder-high | Alder High School | high_school | Aldermouth | h | 1.8 | 2021
eastgate-high | Eastgate High School | high_school | Aldermouth | h | 1.2 | 2021
thornby-high | Thornby High School | high_school | Thornby | h | .8 | 2022
brackwater-high | Brackwater High School | high_school | Brackwater | h | 1.2 | 2021
cobble-ford-high | Cobble Ford High School | high_school | Cobble Ford | h | 1.1 | 2021
sallow-valley-high | Sallow Valley High School | high_school | Upper Sallow | h | .9 | 2022
university-of-sallow | University of the Sallow | university | Aldermouth | h4g | 4 | 2021
alder-teachers-college | Alder Teachers' College | university | Aldermouth | 4g | 1.4 | 2022
aldermouth-college | Aldermouth Community College | community_college | Aldermouth | h2 | 2.2 | 2021
brackwater-technical | Brackwater Technical College | community_college | Brackwater | h2 | 1.5 | 2021
river-sciences | River Sciences Institute | research_institute | Thornby | 4g | .7 | 2023
harbor-after-three | Harbor After Three | after_school_program | Aldermouth | em | 1.2 | 2021
eastgate-homework-club | Eastgate Homework Club | after_school_program | Aldermouth | em | .8 | 2022
thornby-afternoons | Thornby Afternoons | after_school_program | Thornby | em | .9 | 2022
ford-after-school | The Ford After School | after_school_program | Cobble Ford | em | .9 | 2023
pathfinders-aldermouth | Aldermouth Pathfinders | youth_organization | Aldermouth | mh | 1.2 | 2021
brackwater-youth-crew | Brackwater Youth Crew | youth_organization | Brackwater | mh | 1 | 2022
river-scouts | River Scouts | youth_organization | Upper Sallow | em | .8 | 2022
camp-heron | Camp Heron | summer_camp_provider | Upper Sallow | em | .8 | 2021
tidewater-day-camps | Tidewater Day Camps | summer_camp_provider | Brackwater | em | .8 | 2023
sallow-science-center | Sallow River Science Center | science_center | Aldermouth | emh | 4 | 2021
museum-of-machines | Aldermouth Museum of Machines | museum | Aldermouth | emh | 1.6 | 2021
lock-keepers-museum | Lock Keepers' Museum | museum | Cobble Ford | em | .9 | 2022
thornby-nature-museum | Thornby Museum of Nature | museum | Thornby | em | 1.1 | 2021
sallow-aquarium | Sallow Aquarium | zoo_aquarium | Brackwater | em | 1.3 | 2021
otter-bank-park | Otter Bank Animal Park | zoo_aquarium | Upper Sallow | e | .7 | 2023
hilltop-planetarium | Hilltop Planetarium | planetarium | Thornby | mh | .9 | 2022
mill-race-museum | Mill Race Museum | museum | Brackwater | em | .6 | 2024
aldermouth-library | Aldermouth City Library | public_library | Aldermouth | emw | 3 | 2021
brackwater-library | Brackwater Library | public_library | Brackwater | em | 1.2 | 2021
thornby-library | Thornby Library | public_library | Thornby | em | 1.2 | 2022
marsh-end-reading-room | Marsh End Reading Room | public_library | Marsh End | em | 1 | 2023
dock-nine-makers | Dock Nine Makers | makerspace | Aldermouth | mhw | 1.6 | 2021
thornby-workbench | Thornby Workbench | makerspace | Thornby | mh | 1.2 | 2022
old-foundry-makerspace | Old Foundry Makerspace | makerspace | Brackwater | mh | 1 | 2022
ford-tool-library | Ford Tool Library | makerspace | Cobble Ford | m | .7 | 2024
ostrel-marine | Ostrel Marine Engines | company | Aldermouth | h | 1.4 | 2021
sallow-water | Sallow Water Works | company | Aldermouth | mh | 1.3 | 2021
northlight-energy | Northlight Energy | company | Aldermouth | h | 1.3 | 2022
brackwater-shipyard | Brackwater Shipyard | company | Brackwater | h2 | 1.3 | 2021
meridian-health | Meridian Health Devices | company | Thornby | h4 | 1.2 | 2022
sallow-general | Sallow General Hospital | company | Aldermouth | h4 | 1.2 | 2022
corbel-concrete | Corbel Concrete | company | Cobble Ford | h | .7 | 2023
larch-timber | Larch and Sons Timber | company | Upper Sallow | h | .6 | 2023
riverbend-logistics | Riverbend Logistics | company | Cobble Ford | h | .8 | 2024
kestrel-software | Kestrel Software | technology_company | Thornby | mh | 1.1 | 2022
tern-robotics | Tern Robotics | technology_company | Aldermouth | h4 | 1.5 | 2021
pontoon-data | Pontoon Data | technology_company | Aldermouth | h4 | 1 | 2023
signal-foundry | Signal Foundry Electronics | technology_company | Brackwater | h2 | .9 | 2022
anvil-bikes | Anvil Bicycle Works | small_business | Aldermouth | m | .6 | 2023
saltgrass-greenhouses | Saltgrass Greenhouses | small_business | Marsh End | mh | .8 | 2024
halden-optics | Halden Optics | small_business | Thornby | h | .6 | 2024
sallow-chamber | Sallow River Chamber of Commerce | employer_association | Aldermouth | hc | 2 | 2021
satchel-kits | Satchel Science Kits | resource_provider | Thornby | em | 1 | 2022
river-radio | River Radio | local_media | Aldermouth | mh | .8 | 2022
valley-courier | The Valley Courier | local_media | Cobble Ford | mh | .5 | 2024
girls-build-bridges | Girls Build Bridges | equity_organization | Aldermouth | mh | 1.4 | 2021
new-harbor-center | New Harbor Newcomer Center | equity_organization | Aldermouth | emh | .5 | 2023
open-door-stem | Open Door STEM | equity_organization | Brackwater | mhc | 1 | 2022
code-on-the-quay | Code on the Quay | stem_nonprofit | Aldermouth | mh | 1.5 | 2021
river-robotics-league | River Robotics League | stem_nonprofit | Aldermouth | mh | 1.6 | 2021
little-labs | Little Labs | stem_nonprofit | Thornby | e | 1 | 2022
numbers-at-night | Numbers at Night | stem_nonprofit | Brackwater | hw | .7 | 2023
stars-for-all | Stars for All | stem_nonprofit | Thornby | em | .6 | 2024
sallow-keepers | Sallow Keepers | environmental_nonprofit | Cobble Ford | emh | 1.4 | 2021
wetland-watch | Wetland Watch | environmental_nonprofit | Brackwater | mh | 1 | 2022
upland-trust | Upland Trust | environmental_nonprofit | Upper Sallow | em | .9 | 2022
eastgate-neighbors | Eastgate Neighbors | community_group | Aldermouth | em | .8 | 2022
ford-community-hall | Cobble Ford Community Hall | community_group | Cobble Ford | emw | .8 | 2022
marsh-end-hall | Marsh End Hall | community_group | Marsh End | emw | .8 | 2023
sallow-extension | Sallow County Extension | extension_service | Upper Sallow | emhw | 1.3 | 2021
valley-growers | Valley Growers' Union | farm_organization | Upper Sallow | h | .8 | 2022
ford-orchards | Ford Orchards Cooperative | farm_organization | Cobble Ford | m | .7 | 2023
marsh-dairy | Marsh Side Dairy | farm_organization | Marsh End | mh | .7 | 2024
harbor-parents | Harbor Street Parents | parent_group | Aldermouth | e | .8 | 2021
thornby-parents | Thornby Parents' Circle | parent_group | Thornby | em | .8 | 2022
brackwater-parents | Brackwater Parents | parent_group | Brackwater | em | .7 | 2022
upper-sallow-parents | Upper Sallow Families | parent_group | Upper Sallow | em | .6 | 2023
aldermouth-family-council | Aldermouth Family Council | family_council | Aldermouth | emh | .9 | 2022
ford-family-table | Cobble Ford Family Table | family_council | Cobble Ford | em | .6 | 2024
alder-foundation | Alder Foundation | foundation | Aldermouth | emh | 2.2 | 2021
three-weirs-fund | Three Weirs Community Fund | foundation | Aldermouth | emh | 1.4 | 2021
hollis-trust | Hollis Trust | foundation | Thornby | h4 | .7 | 2022
upland-legacy | Upland Legacy Fund | foundation | Upper Sallow | em | .6 | 2023
northlight-giving | Northlight Gives | corporate_giving | Aldermouth | mh | .9 | 2022
sallow-impact-circle | Sallow Impact Circle | impact_partner_network | Aldermouth | emh | .7 | 2024
aldermouth-youth-office | City of Aldermouth Youth Office | local_government | Aldermouth | emh | 1.5 | 2021
sallow-county-education | Sallow County Education Office | local_government | Cobble Ford | emh | 1.5 | 2021
aldermouth-parks | Aldermouth Parks Department | local_government | Aldermouth | em | .8 | 2022
port-of-aldermouth | Port of Aldermouth | local_government | Aldermouth | h | .7 | 2023
upper-valley-transit | Upper Valley Transit | local_government | Upper Sallow | emh | .5 | 2023
state-learning-agency | State Learning Agency | state_agency | Aldermouth | emh | .9 | 2022
river-survey | Federal River Survey | federal_agency | Thornby | h4 | .7 | 2022
sallow-workforce-board | Sallow Workforce Board | workforce_board | Aldermouth | hcw | 1.8 | 2021
sallow-engineers | Sallow Society of Engineers | professional_association | Aldermouth | h4 | 1.4 | 2021
science-teachers-circle | Science Teachers' Circle | professional_association | Aldermouth | mh | 1.2 | 2021
health-careers-guild | Health Careers Guild | professional_association | Thornby | h | .7 | 2023
surveyors-guild | Guild of Surveyors | professional_association | Cobble Ford | h | .4 | 2025
"""



def rows():
    """(id, name, type, town, stages, pull, year it joined) of each organization."""
    for text in ROWS.strip().splitlines():
        id, name, kind, town, stages, pull, year = (part.strip() for part in text.split("|"))
        yield id, name, kind, town, [STAGES[s] for s in stages], float(pull or 1), int(year)
