"""Names and members of places by id, for who shows or filters but reads no text.

Enters: the tables under monitor/data/ and the user's own places. Leaves: names, members.
Cheap beside a `Describer`: no name is inflected, nothing is indexed.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from monitor.data import load
from monitor.describe.table import table
from monitor.domain import CustomPlace, Extras


def place_names(extras: Extras) -> Callable[[str], str | None]:
    """English names by id; None for an id that nobody knows. User's places go by the user's name."""
    own = {**_macro_names(), **{place.id: place.name for place in extras.places}}

    def name(key: str) -> str | None:
        row = None if key in own else table().row(key)
        return row.name if row else own.get(key)

    return name


def members(places: Iterable[CustomPlace]) -> Mapping[str, tuple[str, ...]]:
    """Ids of what lies in each macro-region, one level down."""
    own = {place.id: place.members for place in places}
    return {_macro_id(slug, macro): tuple(macro.get("members", ())) for slug, macro in load("macro.toml").items()} | own


def widened(region: str, places: Iterable[CustomPlace]) -> tuple[str, ...]:
    """`region` and, if it is a macro-region, all that lies in it, macro-regions within macro-regions too."""
    inside, found, waiting = members(places), dict[str, None](), [region]
    while waiting:
        place = waiting.pop(0)
        if place not in found:
            found[place] = None
            waiting += inside.get(place, ())
    return tuple(found)


@cache
def _macro_names() -> dict[str, str]:
    return {_macro_id(slug, macro): macro["name"] for slug, macro in load("macro.toml").items()}


def _macro_id(slug: str, macro: Mapping[str, str]) -> str:
    return macro.get("id", f"macro:{slug}")
