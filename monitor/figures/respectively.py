"""Figures told one by one of what was named before them: "exports and imports were 19 and 23 billion, respectively".

Enters: the spots of one sentence and the indicators that it names. Leaves: for each figure of such a row the name that
it is of, or that nobody can tell. Never: a name for a figure of another row, nor the places of such a row (`subjects`).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from monitor.data import load
from monitor.domain import FigureKind, Transform
from monitor.figures.indicators import Named
from monitor.figures.meaning import Meaning, passes
from monitor.figures.scene import Scene, Spot, is_place
from monitor.figures.vocabulary import CJK
from monitor.figures.whose import whose

Finds = Callable[[int, int], Sequence[Named]]

_MOST = 6  # figures of a row
_ROOM = 60  # characters between two figures of a row, and between two names
_NUMBER_BEFORE = re.compile(r"\d,? ?$")
_SUMS = frozenset({FigureKind.AMOUNT, FigureKind.MEASURE, FigureKind.PERCENT, FigureKind.COUNT})


@dataclass(frozen=True, slots=True)
class Told:
    """What one figure of a row is of: `name` None where its sentence doesn't say. `spot` has the row's scale and unit.

    `place` is its place in the row, from 0.
    """

    spot: Spot
    place: int
    name: Named | None


def respectively(here: Scene, siblings: Sequence[Spot], named: Sequence[Named], find: Finds) -> Mapping[int, Told]:
    """The figures of the rows of one sentence, by where they start. `find`: the indicators that a span alone names."""
    told: dict[int, Told] = {}
    rows = list(_rows(here, siblings))
    named = [one for name in named for one in _apart(here, name, find)] if rows else named
    for row in rows:
        names = _coordinated(here, row, named)
        if _is_unsure(here, row, names):
            continue
        said = whose().respectively.search(here.plain, row[0].start, row[-1].end) is not None
        if len(names) != len(row):
            if not said:
                continue
            names = _of_places(here, row, names)
        spots = [_completed(spot, row[-1]) for spot in row]
        fits = all(name is not None and _passes(name, spot) for name, spot in zip(names, spots, strict=True))
        for place, (spot, name) in enumerate(zip(spots, names, strict=True)):
            told[spot.quantity.start] = Told(spot, place, name if fits else None)
    return told


def _passes(name: Named, spot: Spot) -> bool:
    return passes(name.indicator, spot, Transform.YOY if spot.quantity.unit == "%" else Transform.LEVEL)


def meant(here: Scene, told: Told, own: Meaning, before: Meaning | None) -> Meaning:
    """What a figure of a row means: `own`, as its words and its name say, or what the one `before` it means."""
    if told.name is None:
        return replace(own, indicator=None, indicator_text=None, name=())
    if told.place == 0 or before is None:
        return own
    words = " ".join(here.plain[start:end] for start, end in told.name.parts)
    known = told.name.indicator
    transform = before.transform
    if told.spot.quantity.unit == "%" and (known.rate or (before.indicator is not None and before.indicator.rate)):
        transform = Transform.YOY if known.growth_of is not None else Transform.LEVEL
    return replace(before, indicator=known, indicator_text=words, name=told.name.parts, transform=transform)


def _rows(here: Scene, siblings: Sequence[Spot]) -> Iterator[list[Spot]]:
    """Figures of one kind that only a comma or "and" parts."""
    row: list[Spot] = []
    for one, other in pairwise(siblings):
        row = row or [one]
        if _goes_on(here, one, other):
            row.append(other)
            continue
        if 1 < len(row) <= _MOST:
            yield row
        row = []
    if 1 < len(row) <= _MOST:
        yield row


def _is_unsure(here: Scene, row: Sequence[Spot], names: Sequence[Named | None]) -> bool:
    """Does a number in front belong to the row, or is growth told, whose base stands behind the last figure alone?"""
    first = row[0].quantity
    if _NUMBER_BEFORE.search(here.plain, max(0, first.start - 4), first.start):
        return True
    return first.unit == "%" and any(name is not None and not name.indicator.rate for name in names)


def _goes_on(here: Scene, one: Spot, other: Spot) -> bool:
    noun = one.quantity.noun
    behind = noun[1] if noun is not None and noun[0] >= one.quantity.end else one.quantity.end
    between = here.plain[behind : other.quantity.start]
    if len(between) > _ROOM or other.quantity.kind not in _SUMS:
        return False
    if not _joints(here.words.language).fullmatch(between):
        return False
    return one.quantity.kind is other.quantity.kind or one.quantity.bare


def _coordinated(here: Scene, row: Sequence[Spot], named: Sequence[Named]) -> list[Named | None]:
    """The last names in front of the row that only a comma or "and" parts from each other."""
    start, end = row[0].lead_start, row[0].quantity.start
    front = [one for one in named if start <= one.start < end and not any(_holds(one, other) for other in named)]
    front.sort(key=lambda one: one.start)
    found: list[Named | None] = []
    last: Named | None = None
    for one in reversed(front):
        if last is not None and one.end > last.start:
            continue  # two names of the same words
        between = here.plain[one.end : last.start] if last is not None else ""
        if last is not None and (len(between) > _ROOM or not _and(here.words.language).fullmatch(between)):
            break
        found.insert(0, one)
        last = one
    return found


def _apart(here: Scene, name: Named, find: Finds) -> list[Named]:
    """ "Exports and imports" name one thing together, and two in front of two figures."""
    joint = _and(here.words.language).search(here.plain, name.start, name.end) if len(name.parts) == 1 else None
    if joint is None or not joint.group().strip(" ,，、"):
        return [name]
    return [*find(name.start, joint.start()), *find(joint.end(), name.end)] or [name]


def _holds(one: Named, other: Named) -> bool:
    """Are the words of another name inside of its own ("foreign trade", "exports and imports")?"""
    first, last = one.parts[0][0], one.parts[-1][1]
    whole = (one.start, one.end) if len(one.parts) > 1 else (first, last)
    return one is not other and whole != (other.start, other.end) and whole[0] <= other.start < other.end <= whole[1]


def _of_places(here: Scene, row: Sequence[Spot], names: Sequence[Named | None]) -> list[Named | None]:
    """One name for all, where each figure has a place of its own; else nobody can tell."""
    places = [one for one in here.mentions_in(row[0].start, row[0].quantity.start) if is_place(one)]
    name = names[0] if len(names) == 1 and len(places) >= len(row) else None
    return [name] * len(row)


def _completed(spot: Spot, last: Spot) -> Spot:
    """ "3.8 and 12.2 billion dollars": the scale and the unit stand behind the last figure only."""
    quantity, whole = spot.quantity, last.quantity
    if spot is last or not quantity.bare or whole.bare or quantity.noun:
        return spot
    more = 0 if quantity.scale else whole.scale
    return replace(
        spot,
        quantity=replace(
            quantity,
            kind=whole.kind,
            unit=whole.unit,
            value=quantity.value.scaleb(more),
            step=quantity.step.scaleb(more),
            scale=whole.scale,
            bare=False,
        ),
    )


def nameless(spot: Spot) -> Spot:
    """A figure that nobody can tell the name of, without the words in front of its row that were taken for that."""
    noun = spot.quantity.noun
    if noun is None or noun[0] >= spot.quantity.start:
        return spot
    return replace(spot, quantity=replace(spot.quantity, unit="", noun=None, bare=True))


@cache
def _joints(language: str) -> re.Pattern[str]:
    """Between two figures of a row: a measure word may go with the first."""
    words = load("figures_context.toml")["respectively"]
    either = "|".join([*words["and"].get(language, ()), *words["and"]["any"]])
    counter = r"[^\W\d_]{0,3}" if language in CJK else ""
    return re.compile(rf"{counter}(?:[,，、]? ?(?:{either}) ?|[,，、] ?)")


@cache
def _and(language: str) -> re.Pattern[str]:
    """Between two names: an article, or whose they are, may go with the second."""
    words = load("figures_context.toml")["respectively"]
    either = "|".join([*words["and"].get(language, ()), *words["and"]["any"]])
    articles = "|".join(words["articles"].get(language, ())) or "(?!)"
    bound = "" if language in CJK else r"(?<!\w)"
    return re.compile(rf"(?:[,，、]? ?{bound}(?:{either}) ?|[,，、] ?)(?:(?:{articles}) ?)?")
