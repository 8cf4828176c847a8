"""A change and the level that the same thing reached: "exports rose 4 percent in May and totalled 9 billion".

Enters: a spot and a language. Leaves: whether the words in front of the figure only lead on from the change before it.
Never: words that name another thing; the wordings (`figures_context.toml`, `totals`) end at the figure.
"""

import re
from decimal import Decimal
from functools import cache

from monitor.data import load
from monitor.domain import FigureKind, Transform
from monitor.figures.motion import motion
from monitor.figures.scene import Spot
from monitor.figures.transforms import CHANGES

_LEVELS = frozenset({FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.MEASURE, FigureKind.PERCENT})
_NEVER = "(?!)"
_MOST = 130  # characters of the time and the comparison that may stand between the two


def reached(spot: Spot, language: str, before: Transform | None, now: Transform) -> bool:
    """Whether the figure is the level to which the change in front of it (`before`, None: no figure) led."""
    if before not in CHANGES or now is not Transform.LEVEL or spot.quantity.kind not in _LEVELS:
        return False
    rule = _rule(language)
    if rule is None or len(spot.lead) > _MOST:
        return False
    # "…, hasta 322.034": the preposition may have been read as an approximation.
    return rule.search(spot.lead) is not None or rule.search(spot.lead + spot.hedge) is not None


@cache
def _rule(language: str) -> re.Pattern[str] | None:
    table = load("figures_context.toml")["totals"]
    rows: list[str] | None = table.get(language)
    if not rows:
        return None
    told = "|".join(rows).replace("{SETTLED}", motion(language).settled)
    return re.compile(f"(?:{told}){table['hedge']} ?$")


def risen_to(spot: Spot, language: str) -> bool:
    """Whether the number of a count is told behind the figure, which then is what it rose or fell by."""
    pattern = _risen_to(language)
    return pattern is not None and pattern.match(spot.tail) is not None


def second(spot: Spot, language: str) -> bool:
    """ "By 40 to 731": the figure is the second of its sentence, and what the one before it led to."""
    row: str | None = load("figures_context.toml")["risen_to"].get(language)
    led = row is not None and re.search(rf"(?:{row.rstrip()})$", spot.lead) is not None
    return led and spot.lead_start > spot.start


def moved_by(spot: Spot, language: str, name_end: int) -> bool:
    """ "Sales fell by 300 cars", "销量增加3万辆": a count that is a change; no verb of the name in front."""
    pattern = _count_by(language)
    found = pattern.search(spot.lead) if pattern is not None else None
    return found is not None and name_end <= spot.lead_start + found.start()


def gained(spot: Spot, indicator: str) -> bool:
    """ "Employers added 228,000 jobs": of these, a small number is how many more there are."""
    least: dict[str, str] = load("figures_context.toml")["gained"]
    return indicator in least and abs(spot.quantity.value) < Decimal(least[indicator])


def more_or_fewer(spot: Spot, language: str) -> bool:
    """ "13,000 more people in work", "1.300 nacimientos menos": by how many, not how many there are."""
    rules = _more_or_fewer(language)
    if rules is None or spot.quantity.unit == "%":
        return False
    before, behind, alone = rules
    if alone.match(spot.tail) is not None:
        return True
    begun = any(before.search(lead) for lead in (spot.lead, spot.lead + spot.hedge))
    return begun and behind.match(spot.tail) is not None


@cache
def _more_or_fewer(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]] | None:
    """What stands in front and behind together, and what stands behind alone."""
    row: dict[str, str] | None = load("figures_context.toml")["more_or_fewer"].get(language)
    if row is None:
        return None
    wordings = (row.get("before", _NEVER), row.get("behind", ""), row.get("alone", _NEVER))
    before, behind, alone = map(re.compile, wordings)
    return before, behind, alone


@cache
def _count_by(language: str) -> re.Pattern[str] | None:
    row: str | None = load("figures_context.toml")["count_by"].get(language)
    return re.compile(row) if row else None


@cache
def _risen_to(language: str) -> re.Pattern[str] | None:
    row: str | None = load("figures_context.toml")["risen_to"].get(language)
    # The words behind a figure end where the next one begins.
    return re.compile(rf"(?: [^\W\d]+)?(?:{row.rstrip()})(?: [^\W\d]+){{0,3}} *(?:\d|$)") if row else None
