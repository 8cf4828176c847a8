"""The country of a text that names no place at all: the one whose money it counts in, or where its language is at home.

"Inflacja wyniosła w maju 4 proc." in a Polish paper is Poland's. Enters: a scene, a spot and the indicator that it
measures. Leaves: the id of a country, or None. Never: for a text that names a place, for what a town or a firm may have
as well, for a language or a currency of several countries.
"""

import re
from functools import cache

from monitor.data import load
from monitor.figures.homes import is_wider
from monitor.figures.scene import Scene, Spot, is_place


def country_of_readers(here: Scene, spot: Spot, indicator: str | None) -> str | None:
    """A guess, which the caller says to be one."""
    if indicator not in _national() or is_wider(spot):
        return None
    rows: dict[str, dict[str, str]] = load("figures_homes.toml")["readership"]
    country = rows["currencies"].get(spot.quantity.unit) or rows["languages"].get(here.words.language)
    if any(is_place(mention) for mention in here.mentions) or _abroad().search(f"{here.title}\n{here.plain}"):
        return None
    regions = here.description.regions
    return country if all(region.id == country for region in regions) else None


@cache
def _national() -> frozenset[str]:
    return frozenset(load("figures_homes.toml")["readership"]["indicators"])


@cache
def _abroad() -> re.Pattern[str]:
    """Short names of other countries and their offices, which are no names of places elsewhere."""
    return re.compile("|".join(load("figures_homes.toml")["readership"]["abroad"]))
