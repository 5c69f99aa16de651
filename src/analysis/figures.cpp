// The catalogue of figures of a whole network.
#include <algorithm>
#include <array>

#include "xylem/analysis/network.h"

namespace xylem::analysis {
namespace {

constexpr std::optional<double> kUnbounded = std::nullopt;

constexpr std::array<FigureRow, 23> kFigures{{
    {"organizations", "Organizations", "", 0.0, kUnbounded, false, "Organizations on the map.",
     "Organizations that are active on the day, counted", "Xylem's own",
     "Who was not asked is not counted: say how the list came about."},
    {"partnerships", "Partnerships", "", 0.0, kUnbounded, false, "Pairs that work together.",
     "Pairs with a partnership that runs on the day and is not dormant, counted once", "Xylem's own",
     "A partnership that only one side reports counts as one."},
    {"density", "Density", "", 0.0, 1.0, false,
     "Out of all possible pairs, this share works together. It falls as the map grows.",
     "Partnerships divided by all possible pairs: n (n - 1) / 2 of n organizations, twice as many where ties have "
     "directions",
     "Wasserman and Faust, Social Network Analysis (1994)",
     "It falls as the map grows, even when a useful partner joins: never compare maps of different size by it, nor "
     "take it for progress."},
    {"diameter", "Diameter", "steps", 0.0, kUnbounded, false,
     "The longest of all shortest routes between two organizations.",
     "The largest distance between two organizations that can reach each other", "Wasserman and Faust (1994)",
     "One organization at the edge decides it."},
    {"mean_distance", "Mean distance", "steps", 1.0, kUnbounded, false, "Steps between two organizations on average.",
     "The distances of all pairs that can reach each other, added up and divided by the number of these pairs",
     "Watts and Strogatz, Collective dynamics of small-world networks (1998)",
     "Pairs that cannot reach each other are left out, so a map in pieces can look closer than one in one part."},
    {"transitivity", "Transitivity", "", 0.0, 1.0, false,
     "How often two partners of one organization are partners too.",
     "Pairs of partners of one organization who are partners themselves, divided by all such pairs, over all "
     "organizations",
     "Newman, The structure and function of complex networks (2003)",
     "Groups that were entered as if everyone works with everyone close many triangles at once."},
    {"mean_clustering", "Mean clustering", "", 0.0, 1.0, false,
     "How closely an organization's partners are tied to one another, on average over organizations.",
     "For each organization the share of the pairs of its partners who are partners themselves, 0 with fewer than two; "
     "the mean",
     "Watts and Strogatz (1998)",
     "Organizations with two partners count as much as those with twenty, and have only 0 or 1."},
    {"degree_assortativity", "Degree assortativity", "", -1.0, 1.0, false,
     "Above 0, those with many partners work with one another; below 0, with those who have few.",
     "The correlation of the numbers of partners at the two ends of each tie",
     "Newman, Assortative mixing in networks (2002)", "Small maps with one hub are below 0 whatever people prefer."},
    {"efficiency", "Efficiency", "", 0.0, 1.0, false,
     "How near any two organizations are on average: 1 all direct, 0 none in reach.",
     "1 divided by the distance of each pair, 0 for pairs that cannot reach each other; the mean over all pairs",
     "Latora and Marchiori, Efficient behavior of small-world networks (2001)",
     "It falls when somebody joins at the edge: follow it among the same organizations only."},
    {"degree_centralization", "Degree centralization", "", 0.0, 1.0, false,
     "0 all have equally many partners, 1 one has them all.",
     "How many partners fewer than the largest number each has, added up and divided by what a star would give, (n - "
     "1) (n - 2)",
     "Freeman, Centrality in social networks (1979)", "Do not compare maps of different size by it alone."},
    {"betweenness_centralization", "Betweenness centralization", "", 0.0, 1.0, false,
     "0 all lie on equally many routes, 1 one lies on every route.",
     "How much less than the largest the routes through each are, added up and divided by what a star would give, (n - "
     "1)² (n - 2) / 2, twice that where ties have directions",
     "Freeman (1979)", "One missing tie can halve it."},
    {"closeness_centralization", "Closeness centralization", "", 0.0, 1.0, false,
     "0 all are equally near to everybody, 1 one is next to all and no others are. Only for a map in one part.",
     "How much less than the largest the closeness of each is, added up and divided by what a star would give, (n - 1) "
     "(n - 2) / (2 n - 3)",
     "Freeman (1979)", "Not defined for a map in several parts."},
    {"bridges", "Bridges", "", 0.0, kUnbounded, false, "Partnerships that are the only link between two parts.",
     "Partnerships whose loss would leave more parts than there are, counted",
     "Tarjan, Depth-first search and linear graph algorithms (1972)",
     "Everyone with a single partner hangs on a bridge: on sparse maps nearly all ties are bridges."},
    {"components", "Parts", "", 0.0, kUnbounded, false, "Parts of the map that are not linked to each other.",
     "Groups in which everyone can reach everyone, counted; directions are ignored", "Wasserman and Faust (1994)",
     "An organization that did not answer can stand as a part of its own."},
    {"fragmentation", "Fragmentation", "", 0.0, 1.0, false, "Share of pairs that cannot reach each other.",
     "1 less the pairs inside the same part divided by all pairs",
     "Borgatti, Identifying sets of key players in a social network (2006)",
     "One tie between two large parts changes it a lot."},
    {"core_size", "Core size", "organizations", 0.0, kUnbounded, false,
     "How many make up the tight center, if there is one.",
     "The number k of best tied organizations for which the fewest partnerships are missing among them or stand "
     "outside them",
     "Lip, A fast algorithm for the discrete core/periphery bipartitioning problem (2011)",
     "A star has a core of one: look at the fit and at what the shape says."},
    {"core_misfits", "Core misfits", "pairs", 0.0, kUnbounded, false,
     "Missing partnerships in the core and partnerships outside it.",
     "k (k - 1) / 2, plus all partnerships, less the numbers of partners of the k best tied", "Lip (2011)",
     "It grows with the map."},
    {"core_fit", "Core fit", "", 0.0, 1.0, false, "1 a clear center that others are attached to, 0 none at all.",
     "1 less the misfits divided by the smaller of the pairs that work together and the pairs that do not",
     "The core is Lip's (2011), the fit Xylem's own",
     "A star and a map with several hubs also fit: the shape asks more than this."},
    {"reciprocity_weighted", "Reciprocity, by weight", "", 0.0, 1.0, true,
     "Share of all that is given that comes back as much.",
     "For each pair the smaller of what goes there and what comes back, twice, added up and divided by all that is "
     "given",
     "Squartini, Picciolo, Ruzzenenti and Garlaschelli, Reciprocity of weighted networks (2013)",
     "Three definitions of reciprocity give three numbers: always say which."},
    {"reciprocity_arcs", "Reciprocity, of arcs", "", 0.0, 1.0, true, "Share of arrows with an arrow back.",
     "Arrows with an arrow back divided by all arrows", "Wasserman and Faust (1994)",
     "Three definitions of reciprocity give three numbers: always say which."},
    {"reciprocity_dyads", "Reciprocity, of pairs", "", 0.0, 1.0, true, "Share of pairs with any arrow that have both.",
     "Pairs with arrows both ways divided by pairs with any arrow", "Wasserman and Faust (1994)",
     "Three definitions of reciprocity give three numbers: always say which; some programs count empty pairs too."},
    {"in_centralization", "Centralization of arrows in", "", 0.0, 1.0, true,
     "0 all receive from equally many, 1 one from everybody.",
     "How many givers fewer than the largest number each has, added up and divided by (n - 1)²", "Freeman (1979)",
     "Some programs divide by (n - 1) (n - 2), and can pass 1."},
    {"out_centralization", "Centralization of arrows out", "", 0.0, 1.0, true,
     "0 all give to equally many, 1 one to everybody.",
     "How many receivers fewer than the largest number each has, added up and divided by (n - 1)²", "Freeman (1979)",
     "Some programs divide by (n - 1) (n - 2), and can pass 1."},
}};

}  // namespace

std::span<const FigureRow> figure_catalog() { return kFigures; }

const FigureRow* find_figure(std::string_view id) {
  const auto found = std::ranges::find(kFigures, id, &FigureRow::id);
  return found == kFigures.end() ? nullptr : &*found;
}

}  // namespace xylem::analysis
