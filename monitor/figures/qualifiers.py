"""Words beside an indicator's name that make it another thing: "mainland GDP", "desempleo rural", 非石油GDP.

Enters: where a name stands in a text. Leaves: the bounds that the words beside it set, in small letters. Never: a place
or organisation, whose figure it then is; what changes nothing ("annual GDP", "official inflation").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from monitor.data import load
from monitor.domain import Transform
from monitor.figures.scene import Scene, Spot
from monitor.figures.which import which

_NEVER = "(?!)"
_REACH = 48  # characters beside a name that two or three words fill
_NEAR = 24
_MARKS = re.compile(r"[,;:.()，；：。（）\n]")
_WORD = re.compile(r"([^\W\d_](?:[\w’'-]*\w)?) $")
_LED = re.compile(r"(?:^|[^\w’'-])([\w’'-]+) $")
_JOINED = re.compile(r"(\w[\w-]*)-$")
_COUNTED = re.compile(
    r"(?<![\w’'-])[^\W\d_][\w’'-]{2,} ?$"
)  # a whole word at the end of what stands in front of a name
_AND = frozenset({"and", "or"})
_CHANGES = frozenset({Transform.YOY, Transform.MOM, Transform.CAGR})


@dataclass(frozen=True, slots=True)
class _Side:
    """Of the word on one side of a name: what adjectives look like, other qualifiers, what changes nothing."""

    shape: re.Pattern[str]
    words: re.Pattern[str]
    neutral: re.Pattern[str]
    led: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Bound:
    name: str
    indicators: frozenset[str]
    near: re.Pattern[str]
    said: re.Pattern[str]
    changes_only: bool


def kind_of(
    here: Scene, spot: Spot, name: tuple[tuple[int, int], ...], indicator: str, transform: Transform
) -> frozenset[str]:
    """The known kinds of `indicator`, which the words at `name` name: registered unemployment, nominal growth."""
    return frozenset(_known(here, spot, (name[0][0], name[-1][1]), indicator, transform))


def qualifiers(
    here: Scene, name: tuple[tuple[int, int], ...], noun: tuple[int, int] | None, indicator: str
) -> frozenset[str]:
    """What a word beside the name's first part, or the one that is counted as `noun`, bounds `indicator` to.

    "Private hospitals had 400 beds", "hospitals had 400 private beds". Empty if none does; the parts themselves bound
    nothing.
    """
    others = {word for start, end in name for word in here.plain[start:end].split()}
    counted = [part for part in name[1:] if noun is not None and noun[0] <= part[0] < noun[1]]
    told = [word for part in (name[0], *counted) for word in _told(here, *part, indicator)]
    if not told and noun and indicator in _said_which():
        told += [word for start, _ in name for word in _inside(here, noun, start)]
    return frozenset(word for word in told if word not in others and not is_mere(word, indicator))


def _inside(here: Scene, noun: tuple[int, int], start: int) -> Iterator[str]:
    """What stands right in front of a name inside the noun of a count: "2,300 junior doctors".

    Between a number and its noun no verb can stand, so that any word there says which of them.
    """
    neutral, side = _counted(here.words.language), _side("before", here.words.language)
    if neutral is None or side is None or not noun[0] < start < noun[1]:
        return
    match = _COUNTED.search(here.plain, noun[0], start)
    if match is None or _of_somebody(here, match.start(), start):
        return
    word = match[0].strip()
    if not (here.text[match.start()].isupper() or side.neutral.fullmatch(word) or neutral.fullmatch(word)):
        yield word


def is_mere(word: str, indicator: str) -> bool:
    """Whether a word beside an indicator's name says what such things always are: a town's public libraries."""
    pattern = _mere().get(indicator)
    return pattern is not None and pattern.fullmatch(word) is not None


def meant_anyway(indicator: str | None, scope: str | None, path: Sequence[str]) -> tuple[str | None, str | None]:
    """Indicator and scope without a bound that the country's own office means where it says no more.

    `path`: whose the figure is, from the country down.
    """
    for name, row in load("figures_qualifiers.toml")["meant"].items():
        if not path or path[0] not in row["countries"]:
            continue
        indicator = row["same"].get(indicator, indicator)
        if indicator in row["indicators"] and scope is not None:
            scope = ", ".join(bound for bound in scope.split(", ") if bound != name) or None
    return indicator, scope


def is_neutral(word: str, language: str) -> bool:
    """Whether a word in front of a noun changes nothing of what it names; False also for languages without rules."""
    side = _side("before", language)
    return side is not None and side.neutral.fullmatch(word) is not None


def _known(here: Scene, spot: Spot, name: tuple[int, int], indicator: str, transform: Transform) -> Iterator[str]:
    start, end = name
    before = _MARKS.split(here.plain[max(spot.start, start - _NEAR) : start])[-1]
    near = before + here.plain[start:end] + _MARKS.split(here.plain[end : min(spot.end, end + _NEAR)])[0]
    for bound in _bounds():
        if indicator not in bound.indicators or (bound.changes_only and transform not in _CHANGES):
            continue
        if bound.near.search(near) or bound.said.search(here.plain[spot.start : spot.end]):
            yield bound.name


def _told(here: Scene, start: int, end: int, indicator: str) -> Iterator[str]:
    language = here.words.language
    if (glued := _glued(language)) is not None:
        match = glued.search(here.plain, max(0, start - _NEAR), start)
        if match and match.end() == start and not here.mentions_in(match.start(), start):
            yield match["what"].strip()
        elif bound := which(here, start, indicator):
            yield bound
        return
    joined = _JOINED.search(here.plain, max(0, start - _REACH), start)
    if joined is not None:
        if not _neutral_joined().fullmatch(joined[1]) and not _of_somebody(here, joined.start(), start):
            yield joined[1]
        return
    before, behind = _side("before", language), _side("behind", language)
    word = _before(here, start, before, indicator) if before else None
    word = word or (_behind(here, end, behind) if behind else None)
    if word:
        yield word


def _before(here: Scene, start: int, side: _Side, indicator: str) -> str | None:
    """The qualifying word right before a name; capitals inside a sentence begin a proper name."""
    lead = here.plain[max(0, start - _REACH) : start]
    longer = side.words.search(lead.rstrip()) if lead.endswith(" ") else None
    match = _WORD.search(lead)
    if match is None:
        return None
    word, at = match[1], start - len(lead) + match.start(1)
    if _of_somebody(here, at, start) or word.endswith(("'s", "’s", "s'", "s’")) or side.neutral.fullmatch(word):
        return None
    first = here.span(here.sentence(start))[0]
    if here.text[at].isupper() and here.text[first:at].strip("\"“«'‘ "):
        return None
    if longer is not None:
        return longer.group().strip()
    if side.shape.fullmatch(word):
        return word
    led = _LED.search(here.plain, max(0, at - _REACH), at)
    if led is not None and word in _actors(here.words.language):
        return _before(
            here, at, side, indicator
        )  # "the country's farmers harvested": who does it, "commercial farmers" some
    if indicator in _verbs() or led is None or len(word) < 3 or word.endswith("ly"):
        return None
    if led[1] in _AND and (other := _WORD.search(here.plain, max(0, led.start(1) - _REACH), led.start(1))):
        both = f"{other[1]} {led[1]} {word}"
        return None if is_mere(both, indicator) else both
    return word if side.led.fullmatch(led[1]) else None


def _behind(here: Scene, end: int, side: _Side) -> str | None:
    tail = here.plain[end : end + _REACH]
    if not tail.startswith(" "):
        return None
    match = re.match(r"(?:(?:no|non|não|hors|غير|phi) )?[\w-]+", tail[1:])
    if match is None or side.neutral.fullmatch(match.group()) or here.text[end + 1].isupper():
        return None
    if _of_somebody(here, end + 1, end + 1 + match.end()):
        return None
    if (named := side.words.match(tail[1:])) and not tail[1 + named.end() : 2 + named.end()].isalpha():
        return named.group()
    return match.group() if side.shape.fullmatch(match.group()) else None


def _of_somebody(here: Scene, start: int, end: int) -> bool:
    """Whether the words are, or end, the name of a place, a people or an organisation."""
    return any(mention.end > start for mention in here.mentions_in(max(0, start - _REACH), end))


@cache
def _said_which() -> frozenset[str]:
    groups: dict[str, list[str]] = load("figures_being.toml")["groups"]
    more: list[str] = load("figures_qualifiers.toml")["counted"]["indicators"]
    return frozenset((*more, *(one for ids in groups.values() for one in ids)))


@cache
def _counted(language: str) -> re.Pattern[str] | None:
    row: str | None = load("figures_qualifiers.toml")["counted"].get(language)
    return re.compile(row) if row else None


@cache
def _actors(language: str) -> frozenset[str]:
    row: str | None = load("figures_qualifiers.toml")["actors"].get(language)
    return frozenset(row.split("|")) if row else frozenset()


@cache
def _mere() -> dict[str, re.Pattern[str]]:
    rows: dict[str, str] = load("figures_qualifiers.toml")["mere"]
    return {indicator: re.compile(row) for indicator, row in rows.items()}


@cache
def _bounds() -> tuple[_Bound, ...]:
    return tuple(
        _Bound(
            row["name"],
            frozenset(row["indicators"]),
            re.compile(row.get("near", _NEVER)),
            re.compile(row.get("said", _NEVER)),
            row.get("changes", False),
        )
        for row in load("figures_qualifiers.toml")["named"]
    )


@cache
def _side(which: str, language: str) -> _Side | None:
    row: dict[str, str] | None = load("figures_qualifiers.toml")[which].get(language)
    if row is None:
        return None
    words = rf"(?<![\w-])(?:{row['words']})$" if which == "before" else f"(?:{row['words']})"
    return _Side(
        re.compile(row["shape"]),
        re.compile(words),
        re.compile(row["neutral"]),
        re.compile(row.get("led", _NEVER)),
    )


@cache
def _glued(language: str) -> re.Pattern[str] | None:
    row: dict[str, Any] | None = load("figures_qualifiers.toml")["glued"].get(language)
    return re.compile(f"(?!{row['neutral']})(?P<what>{row['words']})$") if row else None


@cache
def _neutral_joined() -> re.Pattern[str]:
    return re.compile(load("figures_qualifiers.toml")["joined"]["neutral"])


@cache
def _verbs() -> frozenset[str]:
    return frozenset(load("figures_qualifiers.toml")["verbs"])
