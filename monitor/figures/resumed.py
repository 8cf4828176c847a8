"""A figure that goes on to speak of what the one before it measured: what a value became, and the main clause again.

"The rate went from 14.2 percent a year earlier to 15.1 percent"; "exports, which were 1.2 bn a year earlier, reached
1.9 bn". Enters: a spot. Leaves: whether the words in front of it name nothing of their own. Never: a measure; that is
the figure's before it. Wordings are data (`figures_context.toml`, `resumed`).
"""

import re
from dataclasses import dataclass
from functools import cache

from monitor.data import load
from monitor.figures.motion import motion
from monitor.figures.scene import Scene, Spot, is_place
from monitor.figures.tongue import tongue

_REACH = 200  # characters before the figure in which the one before it and its verb stand
_MOST = 110  # characters of time and comparison between the two
# Behind the preposition: the figure before this one, to its end.
_VALUE = r"(?!(?:19|20)\d\d\b)(?=[^,;:]{0,14}\d)(?:[^,;:]|,(?=\d)){1,45}$"


@dataclass(frozen=True, slots=True)
class _Rules:
    origin: re.Pattern[str]
    became: re.Pattern[str]
    relative: re.Pattern[str]
    main: re.Pattern[str]


def became(here: Scene, spot: Spot) -> bool:
    """ "From 14.2 percent a year earlier to 15.1 percent"."""
    rules = _rules(here.words.language)
    if rules is None or len(spot.lead) > _MOST or rules.became.fullmatch(spot.lead) is None:
        return False
    return rules.origin.search(_told(here, spot)) is not None


def main_again(here: Scene, spot: Spot) -> bool:
    """ "Exports, which were 1.2 bn a year earlier, reached 1.9 bn"."""
    rules = _rules(here.words.language)
    if rules is None or len(spot.lead) > _MOST or rules.main.search(spot.lead) is None:
        return False
    told = _told(here, spot)
    opened = rules.relative.search(told)
    if opened is None:
        return False
    # "…, che nella zona euro è al 2,4 %, è scesa": the place of the aside is not the main clause's.
    start = spot.lead_start - len(told) + opened.start()
    return not any(is_place(mention) for mention in here.mentions_in(start, spot.quantity.start))


def _told(here: Scene, spot: Spot) -> str:
    return here.plain[max(spot.start, spot.lead_start - _REACH) : spot.lead_start]


@cache
def _rules(language: str) -> _Rules | None:
    row: dict[str, list[str]] | None = load("figures_context.toml")["resumed"].get(language)
    if row is None:
        return None
    time, to, out_of = "|".join(row["time"]), "|".join(row["to"]), "|".join(row["from"])
    months = tongue(language).months.pattern
    moves = motion(language)
    return _Rules(
        origin=re.compile(rf"(?:{moves.moved})[^,;]{{0,60}}? (?:{out_of}) ?{_VALUE}"),
        became=re.compile(rf"(?:[ ,]*(?<!\w)(?:{time}|{months}|(?:19|20)\d\d)(?!\w))*[ ,]*(?<!\w)(?:{to})"),
        relative=re.compile(rf", (?:{'|'.join(row['relative'])})(?!\w)(?:[^,;:]|,(?=\d))*$"),
        main=re.compile(
            rf"^[^,;]{{0,70}},(?: (?:{'|'.join(row['aux'])}))* ?(?:{moves.settled}) ?(?:{row['hedge'][0]})?$"
        ),
    )
