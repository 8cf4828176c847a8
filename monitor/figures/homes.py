"""The country of a figure whose text names no place: by who counted it, or by "our country".

Enters: a scene and a spot. Leaves: a country with how sure we are, or None. Never: a country for a text that has
named another one before, unless an office says so that only one country has; an office's word against the sentence.
"""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from monitor.data import load
from monitor.domain import FigureKind, Mention
from monitor.figures.scene import Scene, Spot, is_place

# An office named more sentences before did not count what is told now.
_REACH = 3
_LETTERS = 5  # a name of so many letters at most is an abbreviation
_MARK = re.compile(r"[,;，；。、:：]|\n")
_CYRILLIC = re.compile(r"[а-яёіїєґ-]{4,}")

_Offices = tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Home:
    """`certain`: an office that only this country has stands in the figure's own sentence.

    `disputed`: so does the name of another country or of a wider whole, so that the office only tells who says so.
    `own`: the sentence says "our country".
    """

    country: str
    certain: bool
    disputed: bool = False
    own: bool = False


class Homes:
    """Answers for the spots of one text. `partners`: where mentions start that are only traded with."""

    def __init__(self, here: Scene, partners: Container[int] = ()) -> None:
        self._here, self._partners = here, partners
        self._language = here.description.language or ""
        self._found: dict[tuple[int, int], set[str]] = {}  # by span: figures of one sentence ask the same

    def of(self, spot: Spot, *, known: bool) -> Home | None:
        """The country that the figure's sentence speaks of; for a `known` measure also the title or those just before.

        What is counted in words of its own may be a firm's, whom the sentences before did not speak of.
        """
        offices = self._only(spot.start, spot.end)
        if len(offices) == 1:
            country = offices.pop()
            return Home(country, certain=True, disputed=self._disputed(country, spot))
        if offices:
            return None
        own = self._own(spot)
        country = own or (self._before(spot) or self._behind(spot) if known else "")
        if not country or self._abroad(country, spot.end) or is_wider(spot):
            return None
        return Home(country, certain=False, own=self._ours(spot))

    def _ours(self, spot: Spot) -> bool:
        sentence = self._here.plain[spot.start : spot.end]
        return any(own.sure.search(sentence) for own in _own(self._language))

    def _only(self, start: int, end: int) -> set[str]:
        """Countries whose own offices a part of the text names."""
        if (start, end) not in self._found:
            found = _named(self._here.plain[start:end], _only())
            self._found[start, end] = found | _named(self._here.text[start:end], _printed(self._language))
        return set(self._found[start, end])

    @cached_property
    def _titled(self) -> set[str]:
        return _named(self._here.title, (*_only(), *_at_home(self._language)))

    def _at_home(self, start: int, end: int) -> set[str]:
        """The reader's own country, where a part of the text names an office of it and the text speaks of no other."""
        elsewhere = _elsewhere(self._language).search(self._here.plain)
        return set() if elsewhere else _named(self._here.text[start:end], _at_home(self._language))

    def _own(self, spot: Spot) -> str:
        """ "Our country", or an office that means the reader's own where no country stands beside it."""
        sentence = self._here.plain[spot.start : spot.end]
        found = self._at_home(spot.start, spot.end)
        found |= {own.country for own in _own(self._language) if own.speaks(sentence, spot.quantity.start - spot.start)}
        return found.pop() if len(found) == 1 else ""

    def _before(self, spot: Spot) -> str:
        """The one country whose offices or own words the title and the paragraph's last sentences hold."""
        here, first = self._here, spot.sentence
        while first > max(0, spot.sentence - _REACH) and here.same_paragraph(first - 1, spot.sentence):
            first -= 1
        start = here.span(first)[0]
        found = self._only(start, spot.start) | self._at_home(start, spot.start) | self._titled
        told = f"{here.title}\n{here.plain[start : spot.start]}"
        found |= {own.country for own in _own(self._language) if own.sure.search(told)}
        return found.pop() if len(found) == 1 else ""

    def _behind(self, spot: Spot) -> str:
        """The country whose office the next sentence names, which only says who counted: "内閣府が発表した"."""
        here, following = self._here, spot.sentence + 1
        if following >= len(here.spans) or not here.same_paragraph(spot.sentence, following):
            return ""
        start, end = here.span(following)
        found = self._only(start, end) | self._at_home(start, end)
        placed = any(is_place(one) for one in here.mentions_in(start, end))
        return found.pop() if len(found) == 1 and not placed else ""

    def _disputed(self, country: str, spot: Spot) -> bool:
        mentions = self._here.mentions_in(spot.start, spot.end)
        return is_wider(spot) or any(
            is_place(one) and one.start not in self._partners and one.path[:1] not in ((), (country,))
            for one in mentions
        )

    def _abroad(self, country: str, end: int) -> bool:
        """Whether the title, or the text up to `end`, names a place in another country."""
        return titled_abroad(self._here, country) or any(
            m.start < end and m.start not in self._partners for m in _foreign(self._here, country)
        )


def titled_abroad(here: Scene, country: str) -> bool:
    """Whether the title names a place in another country."""
    within = {mention.id for mention in here.mentions}
    titled = (region for region in here.description.regions if not region.inferred and region.id not in within)
    if any(region.path_ids[:1] != (country,) for region in titled):
        return True
    return any(here.plain[m.start : m.end] in here.title for m in _foreign(here, country))


def _foreign(here: Scene, country: str) -> list[Mention]:
    return [m for m in here.mentions if is_place(m) and m.path[:1] not in ((), (country,))]


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


def counted_by(text: str) -> bool:
    """Whether `text` names an office that counts one country only."""
    return bool(offices_of(text))


def offices_of(text: str) -> set[str]:
    """Countries of which `text` names an office that counts one country only."""
    return _named(text.lower(), _only())


def statistical(names: Iterable[str]) -> bool:
    """Whether one of the names is a statistics office's, who has no trade, prices or people of its own."""
    return any(_either(load("figures_homes.toml")["statistical"]["words"]).search(name.lower()) for name in names)


def counted_in(here: Scene) -> set[str]:
    """Countries whose own offices a text names anywhere."""
    return _named(here.plain, _only()) | _named(here.text, _printed(here.description.language or ""))


def is_wider(spot: Spot) -> bool:
    """Whether the figure's clause speaks of the world or a group of countries; a rank in it may be a country's."""
    if spot.quantity.kind is FigureKind.RANK:
        return False
    words = f"{_MARK.split(spot.lead)[-1]} | {_MARK.split(spot.tail)[0]}"
    return _either(load("figures_homes.toml")["wider"]["any"]).search(words) is not None


def _named(text: str, offices: _Offices) -> set[str]:
    return {country for country, pattern in offices if pattern.search(text)}


def _unattributed(words: str) -> str:
    """`words` without offices: "統計局が" acts, but only tells who counted."""
    for _, pattern in _all_offices():
        words = pattern.sub("", words)
    return words


@cache
def _all_offices() -> _Offices:
    languages = load("figures_homes.toml")["at_home"]
    return (*_only(), *(office for tag in sorted(languages) for office in _at_home(tag)))


@cache
def _only() -> _Offices:
    """Offices with a name of their own, central banks among them."""
    rows: dict[str, list[str]] = load("figures_homes.toml")["only"]
    banks: dict[str, str] = load("figures_homes.toml")["banks"]
    known: dict[str, list[str]] = load("organisations_known.toml")["names"]["central"]
    names = {country: [bank, *known[bank]] for country, bank in banks.items()}
    return tuple(
        (
            country,
            _either([*rows.get(country, ()), *(_bank(name) for name in names.get(country, ()) if _says_whose(name))]),
        )
        for country in dict.fromkeys((*rows, *names))
    )


def _says_whose(name: str) -> bool:
    """Letters alone ("SNB") and words with a second meaning ("?") are no sure name."""
    return "?" not in name and not (len(name) <= _LETTERS and name.isascii() and name.isalpha())


def _bank(name: str) -> str:
    """A bank's name over small letters; Russian and Ukrainian words take an ending."""
    words = name.lower().split()
    return " ".join(re.escape(word) + (r"\w{0,3}" if _CYRILLIC.fullmatch(word) else "") for word in words)


@cache
def _printed(language: str) -> _Offices:
    return _rows("printed", language)


@cache
def _at_home(language: str) -> _Offices:
    return _rows("at_home", language)


def _rows(key: str, language: str) -> _Offices:
    rows: dict[str, list[str]] = load("figures_homes.toml")[key].get(language, {})
    return tuple((country, _either(words)) for country, words in rows.items())


@cache
def _elsewhere(language: str) -> re.Pattern[str]:
    return re.compile("|".join(load("figures_homes.toml")["elsewhere"].get(language, ["(?!)"])))


@cache
def _own(language: str) -> tuple[_Own, ...]:
    rows = [row for row in load("figures_homes.toml")["own"] if row["language"] == language]
    return tuple(
        _Own(str(row["country"]), _either(row["sure"]), _either(row["loose"]), re.compile(row["actor"])) for row in rows
    )


@lru_cache(maxsize=512)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<![a-zA-Zа-яёà-ÿ])(?:{word})(?![a-zA-Zа-яёà-ÿ])" for word in words) or "(?!)")


def _either(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words; of one in an alphabet with blanks, only as a whole word."""
    return _any_of(tuple(words))
