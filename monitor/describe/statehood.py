"""A country that is a given name as well, by what its sentence says it has: "Chad had 4,210 cases of measles".

Enters: a text, where a doubtful name stands. Leaves: whether a country is meant. Never: a name with another one behind
it, one of several countries or regions, a sentence in which somebody speaks, plays or is a person.
Wording is data (`places_words.toml`).
"""

import re
from collections.abc import Sequence
from functools import cache

from monitor.data import load
from monitor.describe.gazetteer import Named

_SENTENCE = 200  # characters of its sentence behind the name
_END = re.compile(r"[.!?…](?=\s|$)|\n")


def is_country_at_work(text: str, start: int, end: int, named: Sequence[Named]) -> bool:
    """Whether the words behind the name, in its sentence, are what countries have and no person has."""
    wide = {one.place.kind for one in named if one.place.kind != "city"}
    if wide != {"country"} or sum(one.place.kind == "country" for one in named) > 1:
        return False
    stop = _END.search(text, end, end + _SENTENCE)
    behind = text[end : stop.start() if stop else end + _SENTENCE]
    does, has, person = _signs()
    return does.match(behind) is not None and has.search(behind) is not None and person.search(behind) is None


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    row: dict[str, str] = load("places_words.toml")["statehood"]
    return re.compile(row["does"]), re.compile(row["has"], re.IGNORECASE), re.compile(row["person"], re.IGNORECASE)
