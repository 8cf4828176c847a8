"""Who is left in and who is out: "unemployment of people aged 15 to 24", "sales excluding minicars".

Enters: a spot and the indicator it measures. Leaves: bounds of its series, and the indicator that a band of ages makes
of another one. Never: a band that is everybody of working age, or one of another figure's clause.
"""

import re
from dataclasses import dataclass
from functools import cache

from monitor.data import load
from monitor.figures.kinds import kinds, own_words
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
    """The indicator that the words around make of this one: unemployment of those under 25 is that of the young,

    prices without food and energy are core prices, output per head is that.
    """
    for row in load("figures_bystanders.toml")["made"]:
        if indicator in row["indicators"] and here.words.language not in row.get("not_in", ()):
            told = kinds(here, spot, indicator) | exclusions(here, spot, indicator)
            if row["name"] in told:
                return str(row["indicators"][indicator])
    return _of_the_young(here, spot, indicator)


def _of_the_young(here: Scene, spot: Spot, indicator: str | None) -> str | None:
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
    words = own_words(here, spot)
    found = (rules.named(match) for wording in rules.wordings for match in wording.finditer(words))
    return frozenset(f"without {what}" for what in found if what and not rules.ignored.search(what))


def _band(here: Scene, spot: Spot) -> Band | None:
    """The only band of ages in the figure's own clause."""
    if not (wordings := _ages(here.words.language)):
        return None
    words = own_words(here, spot)
    told = {match.span(): match for wording in wordings for match in wording.finditer(words)}
    whole = (match for span, match in told.items() if not any(_inside(span, other) for other in told))
    found = {_read(match) for match in whole}
    return found.pop() if len(found) == 1 else None


def _inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    """ "От 15 до 24 лет" holds "до 24 лет"."""
    return span != other and other[0] <= span[0] and span[1] <= other[1]


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


@dataclass(frozen=True, slots=True)
class _Without:
    """How a language leaves something out; `ignored`: what is left out by custom or says how a growth is reckoned."""

    wordings: tuple[re.Pattern[str], ...]
    ignored: re.Pattern[str]
    things: tuple[tuple[str, re.Pattern[str]], ...]
    joints: re.Pattern[str]

    def named(self, match: re.Match[str]) -> str:
        """What is left out, by the names that have one in every language, else as printed."""
        printed = next(filter(None, (match[group] for group in match.re.groupindex)), "").strip()
        known, rest = [], printed
        for name, words in self.things:
            if words.search(rest):
                known.append(name)
                rest = words.sub(" ", rest)
        return " and ".join(sorted(known)) if known and self.joints.fullmatch(rest) else printed


@cache
def _without(language: str) -> _Without | None:
    rows: dict[str, str] = load("figures_bystanders.toml")["without"]
    things: dict[str, str] = load("figures_bystanders.toml")["without_things"]
    merely: dict[str, str] = load("figures_bystanders.toml")["without_merely"]
    if language not in rows:
        return None
    any_thing = "|".join(things.values())
    wordings = (rows[language], *((merely[language].replace("THING", any_thing),) if language in merely else ()))
    return _Without(
        tuple(re.compile(wording) for wording in wordings),
        re.compile(rows["ignored"]),
        tuple((name, re.compile(words)) for name, words in things.items()),
        re.compile(rows["joints"]),
    )
