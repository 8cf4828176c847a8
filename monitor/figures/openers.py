"""A company's name at the start of a Chinese or Japanese noun phrase: 上半年星澜科技手机出货量, 星和自動車の生産台数.

Enters: a scene and a spot. Leaves: the id of the company that the figure's sentence begins with, behind who says so and
the time, or None. Never: a sort of goods or firms (新能源汽车, 電気自動車), a name with a known place in it,
nor a company behind another clause. Wording is data (`figures_openers.toml`).
"""

import re
from dataclasses import dataclass
from functools import cache

from monitor.data import load
from monitor.domain import SITE
from monitor.figures.scene import Scene, Spot, is_place

_ORG = "org:"


def firm_of(here: Scene, spot: Spot) -> str | None:
    """The id of the company whose name opens the sentence, which no list knows."""
    rules = _rules(here.words.language)
    match = rules.name.match(here.text, spot.start, spot.quantity.start) if rules else None
    if rules is None or match is None or rules.none.fullmatch(match["stem"]):
        return None
    start, end = match.span("firm")
    if any(one.end > start for one in here.mentions_in(max(0, start - 12), end)):
        return None
    known = next((one for one in here.description.idle if one.start == start), None)
    if known is not None:
        return None if known.says else known.id
    # As it is called where it acts, which the ends of some names tell (describe/han_names.py).
    kind = _ORG if match["firm"].endswith(_acting(here.words.language)) else SITE
    return f"{kind}{match['firm']}"


def known_of(here: Scene, spot: Spot) -> str | None:
    """The id of a known firm that the sentence begins with, whatever stands behind it: 比亚迪2024年销量为…."""
    first = next((one for one in here.description.idle if spot.start <= one.start < spot.quantity.start), None)
    if first is None or first.says or not _opens(here, spot, first.start):
        return None
    others = here.mentions_in(spot.start, spot.end)
    return None if any(is_place(one) or one.kind == "org" for one in others) else first.id


def _opens(here: Scene, spot: Spot, start: int) -> bool:
    """Whether nothing but who says so and the time stands in front of `start` in the figure's sentence."""
    rules = _rules(here.words.language)
    if start - spot.start <= 1:
        return True
    return rules is not None and rules.before.fullmatch(here.text, spot.start, start) is not None


@cache
def _acting(tag: str) -> tuple[str, ...]:
    return tuple(load("organisations.toml")[tag]["suffixes"])


@dataclass(frozen=True, slots=True)
class _Rules:
    name: re.Pattern[str]
    none: re.Pattern[str]
    before: re.Pattern[str]


@cache
def _rules(tag: str) -> _Rules | None:
    row: dict[str, str] | None = load("figures_openers.toml").get(tag)
    if row is None:
        return None
    name = rf"{row['before']}(?P<firm>(?P<stem>{row['stem']})(?:{row['suffix']}))(?={row['behind']})"
    return _Rules(re.compile(name), re.compile(row["none"]), re.compile(row["before"]))
