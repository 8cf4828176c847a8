"""The country of a figure whose text names no place: by who counted it, or by "our country".

Enters: a scene and a spot. Leaves: a country with how sure we are, or None. Never: a country for a text that has
named another one before, unless an office says so that only one country has.
"""

import re
from dataclasses import dataclass
from functools import cache

from monitor.data import load
from monitor.figures.scene import Scene, Spot, is_place

# An office named more sentences before did not count what is told now.
_REACH = 3


@dataclass(frozen=True, slots=True)
class Home:
    """`certain`: an office that only this country has stands in the figure's own sentence."""

    country: str
    certain: bool


class Homes:
    """Answers for the spots of one text."""

    def __init__(self, here: Scene) -> None:
        self._here = here
        self._language = here.description.language or ""

    def of(self, spot: Spot, *, known: bool) -> Home | None:
        """The country that the figure's sentence speaks of; for a `known` measure also the title or those just before.

        What is counted in words of its own may be a firm's, whom the sentences before did not speak of.
        """
        sentence = self._here.plain[spot.start : spot.end]
        offices = _named(sentence, _only())
        if len(offices) == 1:
            return Home(offices.pop(), certain=True)
        if offices:
            return None
        own = self._own(sentence, spot.quantity.start - spot.start)
        country = own or (self._before(spot) if known else None)
        return Home(country, certain=False) if country and not self._abroad(country, spot.end) else None

    def _own(self, sentence: str, figure: int) -> str | None:
        """ "Our country", or an office that means the reader's own where no country stands beside it."""
        found = _named(sentence, _at_home(self._language))
        found |= {own.country for own in _own(self._language) if own.speaks(sentence, figure)}
        return found.pop() if len(found) == 1 else None

    def _before(self, spot: Spot) -> str | None:
        """The one country whose offices or own words the title and the paragraph's last sentences hold."""
        here, first = self._here, spot.sentence
        while first > max(0, spot.sentence - _REACH) and here.same_paragraph(first - 1, spot.sentence):
            first -= 1
        told = f"{here.title}\n{here.plain[here.span(first)[0] : spot.start]}"
        found = _named(told, (*_only(), *_at_home(self._language)))
        found |= {own.country for own in _own(self._language) if own.sure.search(told)}
        return found.pop() if len(found) == 1 else None

    def _abroad(self, country: str, end: int) -> bool:
        """Whether the title, or the text up to `end`, names a place in another country."""
        here, within = self._here, {mention.id for mention in self._here.mentions}
        titled = (region for region in here.description.regions if not region.inferred and region.id not in within)
        if any(region.path_ids[:1] != (country,) for region in titled):
            return True
        foreign = (m for m in here.mentions if is_place(m) and m.path[:1] not in ((), (country,)))
        return any(m.start < end or here.plain[m.start : m.end] in here.title for m in foreign)


@dataclass(frozen=True, slots=True)
class _Own:
    """How one country's own papers speak of it. `actor` matches where somebody acts in front of a `loose` word."""

    country: str
    sure: re.Pattern[str]
    loose: re.Pattern[str]
    actor: re.Pattern[str]

    def speaks(self, sentence: str, figure: int) -> bool:
        if self.sure.search(sentence):
            return True
        found = self.loose.search(sentence, 0, figure)
        return found is not None and self.actor.search(_unattributed(sentence[: found.start()])) is None


def _named(text: str, offices: tuple[tuple[str, re.Pattern[str]], ...]) -> set[str]:
    return {country for country, pattern in offices if pattern.search(text)}


def _unattributed(words: str) -> str:
    """`words` without offices: "統計局が" acts, but only tells who counted."""
    for _, pattern in _all_offices():
        words = pattern.sub("", words)
    return words


@cache
def _all_offices() -> tuple[tuple[str, re.Pattern[str]], ...]:
    languages = {tag for row in load("figures_homes.toml")["office"] for tag in row.get("at_home", ())}
    return (*_only(), *(office for tag in sorted(languages) for office in _at_home(tag)))


@cache
def _only() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = load("figures_homes.toml")["office"]
    return tuple((str(row["country"]), _either(row["only"])) for row in rows)


@cache
def _at_home(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = [row for row in load("figures_homes.toml")["office"] if language in row.get("at_home", ())]
    return tuple((str(row["country"]), _either(row["at_home"][language])) for row in rows)


@cache
def _own(language: str) -> tuple[_Own, ...]:
    rows = [row for row in load("figures_homes.toml")["own"] if row["language"] == language]
    return tuple(
        _Own(str(row["country"]), _either(row["sure"]), _either(row["loose"]), re.compile(row["actor"])) for row in rows
    )


def _either(words: list[str]) -> re.Pattern[str]:
    """Any of the words; of one in an alphabet with blanks, only as a whole word."""
    return re.compile("|".join(rf"(?<![a-zа-яёà-ÿ])(?:{word})(?![a-zа-яёà-ÿ])" for word in words) or "(?!)")
