"""Facts about a figure's wording that later rooms ask for: a revision, an undated stock, who measured it.

Enters: a spot, or a sentence, and the cues of its language. Leaves: marks by name. Never: a judgement about them.
"""

from monitor.domain import PARTY, FigureKind
from monitor.figures.attribution import sources
from monitor.figures.cues import Cues
from monitor.figures.scene import Scene, Spot


def cue_words(here: Scene, spot: Spot, rules: Cues, period: str | None) -> set[str]:
    """Facts about the wording: revision, undated stock, who measured it."""
    found = set(sentence_cues(here, spot.start, spot.end, rules))
    if period is None and stock(here, spot, rules):
        found.add("stock")
    return found


def sentence_cues(here: Scene, start: int, end: int, rules: Cues) -> frozenset[str]:
    """What holds for every figure of a sentence, the title included: a revision, who measured, who takes a side."""
    sentence, found = here.title + "\n" + here.plain[start:end], set()
    if rules.revision.search(sentence):
        found.add("revision")
    if rules.party.search(here.plain, start, end):
        found.add(PARTY)
    if rules.any_primary.search(sentence):
        found |= {f"primary:{name}" for name, pattern in rules.primary if pattern.search(sentence)}
    found |= {f"primary:{name}" for name in sources(here, start, end)}
    return frozenset(found)


def stock(here: Scene, spot: Spot, rules: Cues) -> bool:
    """Whether the sentence speaks of what there is now."""
    if spot.quantity.kind not in (FigureKind.COUNT, FigureKind.AMOUNT, FigureKind.PERCENT, FigureKind.MEASURE):
        return False
    local = here.plain[spot.start : min(spot.end, spot.quantity.end + 40)]
    return bool(rules.stock.search(local))
