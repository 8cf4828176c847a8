"""What bounds a figure, so that it makes a series of its own: trade's goods and partners, a price basis.

Enters: a spot and what it means. Leaves: lower-cased words, or None for no bounds.
"Exports", "exports of cars" and "exports to Z" are three things; so are growth in
dollars and growth in yuan.
"""

import re
from collections.abc import Iterator
from functools import cache

from monitor.data import load
from monitor.domain import Transform
from monitor.figures.bystanders import Bystanders
from monitor.figures.scene import Scene, Spot

_GROWTH = frozenset({Transform.YOY, Transform.MOM, Transform.CAGR})
_CLAUSE = re.compile(r"[,;，；。、]| and | while |\n")  # no list of goods, whose signs part them with "、"
_MARK = re.compile(r"[,;，；。]| and | while |\n")


class Scopes:
    """Answers for the figures of one text, in text order: "…, up 3 percent" keeps the bounds it goes on from."""

    def __init__(self, here: Scene, beside: Bystanders) -> None:
        self._here, self._beside = here, beside
        self._last: tuple[int, str | None, frozenset[str]] = (-1, None, frozenset())

    def of(self, spot: Spot, indicator: str | None, transform: Transform) -> str | None:
        """Bounds of one figure that is no rank."""
        bounds = self._trade(spot, indicator) | self._performer(spot, indicator)
        self._last = (spot.sentence, indicator, bounds)
        if transform in _GROWTH:
            bounds |= {basis for basis in (self._basis(spot),) if basis}
            near = f"{spot.lead} | {_CLAUSE.split(spot.tail)[0]}"
            bounds |= {"annualised"} if _annualised().search(near) else set()
        return ", ".join(sorted(bounds)) or None

    def _trade(self, spot: Spot, indicator: str | None) -> frozenset[str]:
        if indicator not in load("figures_bystanders.toml")["trade"]["indicators"]:
            return frozenset()
        tail = _MARK.split(spot.tail)[0]
        start, end = spot.lead_start, spot.quantity.end + len(tail)
        found = frozenset(self._names(start, end))
        sentence, before, bounds = self._last
        goes_on = sentence == spot.sentence and before == indicator and not _trade_words().search(spot.lead)
        return found or (bounds if goes_on else frozenset())

    def _performer(self, spot: Spot, indicator: str | None) -> frozenset[str]:
        """Who did what is counted, right in front of the measure's words; growth keeps whom it goes on from."""
        if indicator not in load("figures_bystanders.toml")["performer"]["indicators"]:
            return frozenset()
        own = self._here.plain[spot.lead_start : spot.quantity.end + len(_MARK.split(spot.tail)[0])]
        for name, pattern in _performers():
            if pattern.search(own):
                return frozenset({name})
        sentence, before, bounds = self._last
        goes_on = sentence == spot.sentence and before == indicator and not _performed().search(spot.lead)
        return bounds if goes_on else frozenset()

    def _names(self, start: int, end: int) -> Iterator[str]:
        taken = [m for m in self._here.mentions_in(start, end) if m.start in self._beside.partners]
        yield from (mention.name.lower() for mention in taken)
        for pattern in _trade(self._here.words.language):
            for match in pattern.finditer(self._here.text, start, end):
                group = match.lastgroup or ""
                if group == "what" or not self._here.mentions_in(match.start(group), match.end(group)):
                    said = match.group(group).lower().strip()
                    yield next((name for name, words in _same().items() if said in words), said)

    def _basis(self, spot: Spot) -> str | None:
        """What is said right behind the growth, else last before it in its sentence."""
        tail = _CLAUSE.split(spot.tail)[0]
        for name, pattern in _bases():
            if pattern.search(tail):
                return name
        before = self._here.plain[spot.start : spot.quantity.start]
        found = [(match.end(), name) for name, pattern in _bases() for match in pattern.finditer(before)]
        return max(found)[1] if found else None


@cache
def _trade_words() -> re.Pattern[str]:
    return re.compile(load("figures_bystanders.toml")["trade"]["words"])


@cache
def _trade(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in load("figures_bystanders.toml")["trade"].get(language, ()))


@cache
def _same() -> dict[str, list[str]]:
    """What several languages' words for goods and partners mean, so that their series meet."""
    return dict(load("figures_bystanders.toml")["trade_names"])


@cache
def _bases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table: dict[str, list[str]] = load("figures_bystanders.toml")["basis"]
    return tuple((name, re.compile("|".join(patterns))) for name, patterns in table.items())


@cache
def _annualised() -> re.Pattern[str]:
    return re.compile("|".join(load("figures_bystanders.toml")["annualised"]["any"]))


@cache
def _performed() -> re.Pattern[str]:
    return re.compile(load("figures_bystanders.toml")["performer"]["words"])


@cache
def _performers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Those of `[performer]` in its order, the narrower first."""
    table = load("figures_bystanders.toml")["performer"]
    words = table["words"]
    names = [name for name in table if name not in ("indicators", "words")]
    return tuple((name, re.compile(rf"(?:{'|'.join(table[name])})['’]?s?(?:的|の|의)? ?(?:{words})")) for name in names)
