"""What was done with goods after they were grown or made: "grew 22 million tonnes of wheat and exported 15 million".

Enters: a spot and the name of an output. Leaves: whether the figure tells of something later. Never: what that is.
"""

import re
from functools import cache

from monitor.data import load
from monitor.figures.indicators import Named
from monitor.figures.outputs import ids
from monitor.figures.scene import Scene, Spot

_VERBS_LAST = frozenset({"de", "tr", "ja", "ko"})
_MARKS = re.compile(r"[,;:.，。、]| (?:und|ve) ")
_LEAD = 90  # characters in front of a figure that may say what was done


def done_since(here: Scene, spot: Spot, named: Named) -> bool:
    """Do the words between a name and the figure say what was done with the goods since: "and exported"?

    Where verbs stand last they do so behind it ("und 15.000 Tonnen Weizen exportiert").
    """
    later = _later(here.words.language)
    if later is None or named.indicator.id not in ids():
        return False
    told = max((start for start, _ in named.parts if start < spot.quantity.start), default=-1)
    start = max(spot.lead_start, spot.quantity.start - _LEAD)
    since = later.search(here.plain, start, spot.quantity.start)
    if since is not None:
        return since.start() > told
    behind = [start for start, _ in named.parts if start > spot.quantity.end]
    if here.words.language not in _VERBS_LAST or told < 0 or len(behind) > 1:
        return False
    return later.search(_MARKS.split(here.plain[spot.quantity.end : spot.quantity.end + _LEAD])[0]) is not None


@cache
def _later(language: str) -> re.Pattern[str] | None:
    rows: dict[str, str] = load("figures_outputs.toml")["later"]
    return re.compile(rows[language]) if language in rows else None
