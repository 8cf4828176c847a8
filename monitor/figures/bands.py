"""Who is left in and who is out: "unemployment of people aged 15 to 24", "sales excluding minicars".

Enters: a spot and the indicator it measures. Leaves: bounds of its series, and the indicator that a band of ages makes
of another one. Never: a band that is everybody of working age, or one of another figure's clause.
"""

import re
from dataclasses import dataclass
from functools import cache

from monitor.data import load
from monitor.figures.kinds import own_words
from monitor.figures.scene import Scene, Spot

_EVERYBODY = 35  # years; so wide a band is all who may work, which most texts leave unsaid
_GROWN = 20  # years; "aged 15 and over" is everybody, too
_OLDEST = 120


@dataclass(frozen=True, slots=True)
class Band:
    """Ages in whole years, both ends included."""

    youngest: int
    oldest: int

    @property
    def is_everybody(self) -> bool:
        open_ended = self.oldest == _OLDEST
        return self.youngest < _GROWN if open_ended else self.oldest - self.youngest >= _EVERYBODY

    @property
    def name(self) -> str:
        return f"aged {self.youngest}-{self.oldest}" if self.oldest < _OLDEST else f"aged {self.youngest}+"


def narrowed(here: Scene, spot: Spot, indicator: str | None) -> str | None:
    """The indicator that the band of ages makes of this one: unemployment of those under 25 is that of the young."""
    rows: dict[str, dict[str, str | int]] = load("figures_bystanders.toml")["age"]["narrowed"]
    row = rows.get(indicator or "")
    band = _band(here, spot) if row else None
    if row is None or band is None:
        return indicator
    young = int(row["from"]) <= band.youngest and band.oldest <= int(row["to"])
    return str(row["is"]) if young else indicator


def bands(here: Scene, spot: Spot, indicator: str | None) -> frozenset[str]:
    """The ages that a known indicator is told of; none where it tells them by its own name."""
    if indicator is None or indicator in load("figures_bystanders.toml")["age"]["own"]:
        return frozenset()
    band = _band(here, spot)
    return frozenset({band.name} if band and not band.is_everybody else ())


def exclusions(here: Scene, spot: Spot, indicator: str | None) -> frozenset[str]:
    """What a known indicator is told without."""
    rules = _without(here.words.language) if indicator else None
    if rules is None or indicator in load("figures_bystanders.toml")["without_own"]["indicators"]:
        return frozenset()
    wordings, ignored = rules
    found = (match[match.lastgroup or 0].strip() for match in wordings.finditer(own_words(here, spot)))
    return frozenset(f"without {what}" for what in found if what and not ignored.search(what))


def _band(here: Scene, spot: Spot) -> Band | None:
    """The only band of ages in the figure's own clause."""
    if not (wordings := _ages(here.words.language)):
        return None
    words = own_words(here, spot)
    found = {_read(match) for wording in wordings for match in wording.finditer(words)}
    return found.pop() if len(found) == 1 else None


def _read(match: re.Match[str]) -> Band:
    told = {name: int(number) for name, number in match.groupdict().items() if number}
    if "under" in told:
        return Band(0, told["under"] - 1)
    return Band(told["a"], told["b"]) if "b" in told else Band(told["over"], _OLDEST)


@cache
def _ages(language: str) -> tuple[re.Pattern[str], ...]:
    rows: dict[str, list[str]] = load("figures_bystanders.toml")["age"]["words"]
    return tuple(re.compile(_filled(row)) for row in rows.get(language, ()))


def _filled(row: str) -> str:
    """`{a}` and `{b}` are the ends of a band, `{under}` and `{over}` its only one: ages of two digits."""
    return re.sub(r"\{(a|b|under|over)\}", r"(?<![\\d.,])(?P<\1>[1-9]\\d)(?!\\d|[.,]\\d)", row)


@cache
def _without(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """How the language leaves something out, and what is left out by custom or says how a growth is reckoned."""
    rows: dict[str, str] = load("figures_bystanders.toml")["without"]
    if language not in rows:
        return None
    return re.compile(rows[language]), re.compile(rows["ignored"])
