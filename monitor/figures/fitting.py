"""Whether a name that stands in a figure's sentence can be the figure's: where its parts stand around it.

Enters: a spot and an indicator named in its sentence. Leaves: yes or no. Never: a choice among several names.
"""

import re
from functools import cache

from monitor.data import load
from monitor.figures.cues import Cues
from monitor.figures.indicators import Named
from monitor.figures.quantity import Quantity
from monitor.figures.scene import Scene, Spot
from monitor.figures.vocabulary import CJK

_MARKS = re.compile(r"[,;:(]|，|；")
_ADJACENT = 3  # characters between a name and its figure, 了 or 约


def ends_in(named: Named, quantity: Quantity) -> bool:
    """ "Pumped 2 million barrels": a name's last part is the figure's own unit."""
    return len(named.parts) > 1 and named.parts[-2][1] <= quantity.start and named.end <= quantity.end


def begun(named: Named, spot: Spot) -> bool:
    """ "They harvested 25 tonnes of wheat": a name that the verb in front of the figure begins."""
    return len(named.parts) > 1 and spot.lead_start <= named.parts[0][0] < spot.quantity.start


def shares(here: Scene, named: Named, spot: Spot) -> bool:
    """ "5 percent of adults lived in poverty", "spent 3 percent of GDP on schools": what a share behind it is of."""
    if not (named.indicator.rate or begun(named, spot)):
        return False
    return not before_the_whole(here.words.language).search(here.plain[max(0, named.start - 8) : named.start])


def told_before(here: Scene, named: Named, spot: Spot) -> bool:
    """ "铁路发送旅客4亿人次": all of a name stands in front, in the figure's clause, a mere classifier behind."""
    if here.words.language not in CJK or spot.quantity.unit not in generic():
        return False
    if named.parts[0][0] < spot.lead_start or named.parts[-1][1] > spot.quantity.start:
        return False
    return not _MARKS.search(here.plain, named.parts[-1][1], spot.quantity.start)


@cache
def before_the_whole(language: str) -> re.Pattern[str]:
    """What stands in front of a name that is the whole of a share, not what is shared."""
    rows: dict[str, list[str]] = load("figures_context.toml")["linking"]["whole"]
    return re.compile(rf"(?:{'|'.join([*rows['any'], *rows.get(language, ())])}) ?$")


@cache
def generic() -> frozenset[str]:
    return frozenset(load("figures_counting.toml")["generic"]["words"])


def itself_a_change(here: Scene, spot: Spot, rules: Cues, named: Named) -> bool:
    """ "人民币贷款增加2万亿元": the verb of change is part of the name of what was added."""
    start, end = named.parts[-1]
    told = here.plain[start:end]
    adjacent = not _MARKS.search(here.plain, end, spot.quantity.start) and spot.quantity.start - end <= _ADJACENT
    return end <= spot.quantity.start and adjacent and rules.change_before.search(told) is not None


def came_to(spot: Spot, named: Named, language: str) -> bool:
    """ "Die Handelsbilanz wies ein Plus von 9 Mrd. aus": what a balance came to, no change of it."""
    rows = load("figures_context.toml")["balance"]
    return named.indicator.id in rows["indicators"] and language in rows and bool(re.search(rows[language], spot.lead))
