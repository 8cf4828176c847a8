"""What is done to those who are counted, where the bare noun tells nothing: "vets vaccinated 4,200 badgers".

"Badgers" alone may be alive, shot or for sale; with the deed they are what "the number of badgers vaccinated" is of.
Enters: a scene and the spot of a count that nothing else names. Leaves: the word for the deed, or None. Never: a verb
that only says how many there are or who has them, nor that of another clause. Wording is data (`figures_deeds.toml`).
"""

import re
from dataclasses import dataclass
from functools import cache

from monitor.data import load
from monitor.domain import FigureKind
from monitor.figures.scene import Scene, Spot
from monitor.figures.timewords import without_times

_CLAUSE = re.compile(r"[,;:()]|\. | [-–—] ")
_NEAR = 80  # characters behind the noun in which its verb stands


def done_to(here: Scene, spot: Spot) -> str | None:
    """The deed's word as printed: right in front of the number, else behind the noun."""
    noun, language = spot.quantity.noun, here.words.language
    rules = _rules(language)
    if rules is None or spot.quantity.kind is not FigureKind.COUNT or noun is None or noun[0] < spot.quantity.end:
        return None
    if len(here.plain[slice(*noun)].split()) != 1:
        return None  # "metal workers", "badgers vaccinated": more than a bare noun
    lead = _CLAUSE.split(without_times(spot.lead, language))[-1].strip()
    behind = here.plain[noun[1] : min(spot.end, spot.quantity.end + len(spot.tail), noun[1] + _NEAR)]
    behind = _CLAUSE.split(without_times(behind, language))[0].rstrip(" .!?")
    found = rules.before and rules.before.search(lead)
    found = found or (rules.behind and rules.behind.search(behind))
    if not found and rules.passive and rules.closing and rules.passive.search(lead):
        found = rules.closing.search(behind)
    if not found:
        return None
    deed = next(word for word in found.groups() if word)
    return None if rules.light.match(deed) else deed


@dataclass(frozen=True, slots=True)
class _Rules:
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    passive: re.Pattern[str] | None
    closing: re.Pattern[str] | None
    light: re.Pattern[str]


@cache
def _rules(language: str) -> _Rules | None:
    row: dict[str, str] | None = load("figures_deeds.toml").get(language)
    if row is None:
        return None
    before, behind, passive, closing = (
        re.compile(row[name]) if name in row else None for name in ("before", "behind", "passive", "closing")
    )
    return _Rules(before, behind, passive, closing, re.compile(f"(?:{row['light']})"))
