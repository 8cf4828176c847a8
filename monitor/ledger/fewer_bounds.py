"""Which series one within bounds may be a part of: those of the same measure and place with fewer of the bounds.

Enters: keys, observations. Leaves: the wholes. Never: a claim by the bounds alone, since offices may count what they
name elsewhere; the part's own text must say that it is one (`OUT_OF`, see `out_of`).
"""

from dataclasses import replace
from itertools import combinations

from monitor.domain import OUT_OF, Observation, SeriesKey

_MOST = 3  # bounds of a scope: there are seven sets of fewer ones


def wholes_of(series: SeriesKey) -> tuple[SeriesKey, ...]:
    """`series` with fewer of its bounds, and with none."""
    bounds = series.scope.split(", ") if series.scope else []
    if not 0 < len(bounds) <= _MOST:
        return ()
    fewer = [kept for count in range(len(bounds)) for kept in combinations(bounds, count)]
    return tuple(replace(series, scope=", ".join(kept) or None) for kept in fewer)


def is_told_part(part: Observation, whole: Observation) -> bool:
    """Do the words of `part` make it one of `whole`, all that is counted there and then?"""
    return OUT_OF in part.cues and whole.series in wholes_of(part.series)
