"""What bounds a figure, so that it makes a series of its own: trade's goods and partners, a price basis.

Enters: a spot and what it means. Leaves: lower-cased words, or None for no bounds.
"Exports", "exports of cars" and "exports to Z" are three things; so are growth in
dollars and growth in yuan.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from monitor.data import load
from monitor.domain import Transform
from monitor.figures.bystanders import Bystanders
from monitor.figures.scene import Scene, Spot

_GROWTH = frozenset({Transform.YOY, Transform.MOM, Transform.CAGR})
_MARK = re.compile(r"[,;，；。]| and | while |\n")


class Scopes:
    """Answers for the figures of one text, in text order: "…, up 3 percent" keeps the bounds it goes on from."""

    def __init__(self, here: Scene, beside: Bystanders) -> None:
        self._here, self._beside = here, beside
        self._last: tuple[int, str | None, frozenset[str]] = (-1, None, frozenset())

    def of(self, spot: Spot, indicator: str | None, transform: Transform) -> str | None:
        """Bounds of one figure that is no rank."""
        bounds = self._trade(spot, indicator) | self._kinds(spot, indicator)
        self._last = (spot.sentence, indicator, bounds)
        if transform in _GROWTH and (basis := self._basis(spot)):
            bounds |= {basis}
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

    def _names(self, start: int, end: int) -> Iterator[str]:
        taken = [m for m in self._here.mentions_in(start, end) if m.start in self._beside.partners]
        yield from (mention.name.lower() for mention in taken)
        for pattern in _trade(self._here.words.language):
            for match in pattern.finditer(self._here.text, start, end):
                group = match.lastgroup or ""
                if match.group(group).lower().strip() in _own_words():
                    continue
                if group == "what" or not self._here.mentions_in(match.start(group), match.end(group)):
                    yield match.group(group).lower().strip()

    def _kinds(self, spot: Spot, indicator: str | None) -> frozenset[str]:
        """Whose an indicator is, or of what: "life expectancy for women", "emissions of the energy sector".

        The words around the figure tell; two of a pair ("men and women") are all of it.
        """
        rows = [row for row in _all_kinds() if indicator in row.indicators]
        found: dict[str, set[str]] = {}
        for row in rows:
            if row.words.search(f"{spot.lead} | {_MARK.split(spot.tail)[0]}"):
                found.setdefault(row.pair, set()).add(row.name)
        return frozenset(name for names in found.values() if len(names) == 1 for name in names)

    def _basis(self, spot: Spot) -> str | None:
        """What is said right behind the growth, else last before it in its sentence."""
        tail = _MARK.split(spot.tail)[0]
        for name, pattern in _bases():
            if pattern.search(tail):
                return name
        before = self._here.plain[spot.start : spot.quantity.start]
        found = [(match.end(), name) for name, pattern in _bases() for match in pattern.finditer(before)]
        return max(found)[1] if found else None


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    pair: str
    indicators: frozenset[str]
    words: re.Pattern[str]


@cache
def _all_kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(row["name"], row["pair"], frozenset(row["indicators"]), re.compile(row["words"]))
        for row in load("figures_bystanders.toml")["kind"]
    )


@cache
def _own_words() -> frozenset[str]:
    return frozenset(load("figures_bystanders.toml")["trade"]["own"])


@cache
def _trade_words() -> re.Pattern[str]:
    return re.compile(load("figures_bystanders.toml")["trade"]["words"])


@cache
def _trade(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in load("figures_bystanders.toml")["trade"].get(language, ()))


@cache
def _bases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table: dict[str, list[str]] = load("figures_bystanders.toml")["basis"]
    return tuple((name, re.compile("|".join(patterns))) for name, patterns in table.items())
