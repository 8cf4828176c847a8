"""The figures of two tellings of one story, side by side: which stands in the place of which.

Enters: two `Telling`s, of one language or two. Leaves: `Paired` figures in the order of the newer text, equal and
unequal ones. Never: a verdict on what a difference means (`retellings`), nor a figure's subject or period: the place
itself says what a number replaces.

Both sequences are set against each other the best way in order (Needleman and Wunsch 1970). Within one language the
words around a number say how well two of them fit; between languages only the numbers can, so that a different value
is paired where its neighbours on both sides are the same.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from monitor.data import load
from monitor.domain import FigureKind, primary
from monitor.ledger.tellings import WEAK, Slot, Telling

_COMPARED_BETWEEN = frozenset({FigureKind.AMOUNT, FigureKind.PERCENT, FigureKind.COUNT, FigureKind.MEASURE})


@dataclass(frozen=True, slots=True)
class Paired:
    """Two numbers that stand in one place. `near`: how much of their surroundings is the same, 0 to 1.

    `near` is 1 between languages, where only neighbours tell. `reason` is for a person.
    """

    older: Slot
    newer: Slot
    equal: bool
    near: float
    reason: str


def slots(older: Telling, newer: Telling) -> tuple[Paired, ...]:
    """Pair each number of one telling with what stands in its place in the other, in the order of the newer text.

    What only one of them has is in no pair. Two values are equal if number and unit are.
    """
    worth = _Within(older, newer) if in_one_language(older, newer) else _Between(older, newer)
    pairs = _swapped(worth, list(_best(worth)))
    return tuple(_paired(worth, pairs, at) for at in range(len(pairs)) if worth.holds(pairs, at))


def in_one_language(older: Telling, newer: Telling) -> bool:
    return primary(older.language) == primary(newer.language)


def is_equal(one: Slot, other: Slot) -> bool:
    """But for the sign, which is a minus here and a word there."""
    return abs(one.value) == abs(other.value) and _same_class(one, other)


def _same_class(one: Slot, other: Slot) -> bool:
    """Can one be put in the place of the other? A count's unit is the noun behind it, which changes with wording."""
    if WEAK in (one.kind, other.kind):
        return True
    counts = {FigureKind.COUNT.value, FigureKind.AMOUNT.value}
    if one.kind == other.kind:
        return one.unit == other.unit or one.kind == FigureKind.COUNT
    return {one.kind, other.kind} == counts  # "36.7 mln" of a table and "39.7 mln dlrs"


class _Worth(ABC):
    """How well two numbers fit one place."""

    def __init__(self, older: Telling, newer: Telling) -> None:
        self.rules: dict[str, Any] = load("corrections.toml")["slots"]
        self.older, self.newer = older.slots, newer.slots

    @abstractmethod
    def near(self, one: int, other: int) -> float:
        """0 to 1: how alike their places are."""

    @abstractmethod
    def of(self, one: int, other: int) -> float | None:
        """Above zero; None if they can't be one place."""

    def strays(self, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Pairs of what found no place and has one all the same."""
        return []

    def holds(self, pairs: Sequence[tuple[int, int]], at: int) -> bool:
        """Is the pair more than what was left over?"""
        return True


class _Within(_Worth):
    """In one language: by the words around them."""

    def __init__(self, older: Telling, newer: Telling) -> None:
        super().__init__(older, newer)
        count: int = self.rules["words"]
        self._sides = [
            [(tokens.before(at, count), tokens.behind(at, count)) for at in range(len(tokens.at))]
            for tokens in (older.tokens, newer.tokens)
        ]
        self._bags = [[(frozenset(left), frozenset(right)) for left, right in side] for side in self._sides]

    def near(self, one: int, other: int) -> float:
        """Half by what follows on it word for word, half by which words are there at all."""
        (before, behind), (before_it, behind_it) = self._sides[0][one], self._sides[1][other]
        (bag, bag_behind), (its_bag, its_bag_behind) = self._bags[0][one], self._bags[1][other]
        most = max(len(before), len(before_it)) + max(len(behind), len(behind_it))
        bags = max(len(bag), len(its_bag)) + max(len(bag_behind), len(its_bag_behind))
        if not most or not bags:
            return 0
        shared = len(bag & its_bag) + len(bag_behind & its_bag_behind)
        run = _run(before, before_it) + _run(behind, behind_it)
        return (run / most + shared / bags) / 2

    def of(self, one: int, other: int) -> float | None:
        near = self.near(one, other)
        if is_equal(self.older[one], self.newer[other]):
            return float(self.rules["equal"]) + near
        if near < self.rules["least"] or not _may_differ(self.older[one], self.newer[other]):
            return None
        return near - float(self.rules["unequal"]) if near > self.rules["unequal"] else None


class _Between(_Worth):
    """Between languages: by the numbers next to them."""

    def near(self, one: int, other: int) -> float:
        return 1

    def of(self, one: int, other: int) -> float | None:
        mine, its = self.older[one], self.newer[other]
        if is_equal(mine, its):
            return 1
        return float(self.rules["abroad"]) if _is_comparable(mine, its) else None

    def strays(self, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """The only one of its kind and unit that is left over on either side, near the place of the other.

        Languages order the figures of one sentence differently, the slipped one with them.
        """
        mine, its = {one for one, _ in pairs}, {other for _, other in pairs}
        left = [at for at in range(len(self.older)) if at not in mine]
        its_left = [at for at in range(len(self.newer)) if at not in its]
        found = []
        for one in left:
            fitting = [other for other in its_left if _is_comparable(self.older[one], self.newer[other])]
            rivals = [at for at in left if fitting and _is_comparable(self.older[at], self.newer[fitting[0]])]
            if len(fitting) == len(rivals) == 1 and abs(fitting[0] - one - _shift(pairs, one)) <= self.rules["swap"]:
                found.append((one, fitting[0]))
        return found

    def holds(self, pairs: Sequence[tuple[int, int]], at: int) -> bool:
        """An unequal pair stands alone between equal ones: nothing else of its kind is left over beside it."""
        one, other = pairs[at]
        if is_equal(self.older[one], self.newer[other]):
            return True
        return self._is_fenced(pairs, at) and (self._is_alone(pairs, at) or self._is_stray(pairs, at))

    def _is_fenced(self, pairs: Sequence[tuple[int, int]], at: int) -> bool:
        beside = [pairs[near] for near in (at - 1, at + 1) if 0 <= near < len(pairs)]
        return bool(beside) and all(is_equal(self.older[one], self.newer[other]) for one, other in beside)

    def _is_stray(self, pairs: Sequence[tuple[int, int]], at: int) -> bool:
        return pairs[at] in self.strays([pair for pair in pairs if pair != pairs[at]])

    def _is_alone(self, pairs: Sequence[tuple[int, int]], at: int) -> bool:
        ends = [(-1, -1), *pairs, (len(self.older), len(self.newer))]
        (from_, its_from), (to, its_to) = ends[at], ends[at + 2]
        rivals = (range(from_ + 1, to), range(its_from + 1, its_to))
        mine = [each for each in rivals[0] if self.older[each].kind == self.older[pairs[at][0]].kind]
        its = [each for each in rivals[1] if self.newer[each].kind == self.newer[pairs[at][1]].kind]
        return len(mine) == len(its) == 1


def _is_comparable(one: Slot, other: Slot) -> bool:
    """Between languages: of a kind whose values can be compared, and both with a unit."""
    return one.kind == other.kind and one.kind in _COMPARED_BETWEEN and bool(one.unit) and _same_class(one, other)


def _may_differ(one: Slot, other: Slot) -> bool:
    """In one place another value, or the same number in other money."""
    return _same_class(one, other) or {one.kind, other.kind} == {FigureKind.AMOUNT.value}


def _run(words: Sequence[str], others: Sequence[str]) -> int:
    """How many are the same from the beginning."""
    run = 0
    for word, other in zip(words, others, strict=False):
        if word != other:
            break
        run += 1
    return run


def _best(worth: _Worth) -> Iterator[tuple[int, int]]:
    """The pairs, rising on both sides, whose worth is greatest together. What begins and ends alike is not searched."""
    older, newer = worth.older, worth.newer
    first, last = _alike_at_ends(worth)
    yield from ((at, at) for at in range(first))
    rows, columns = len(older) - first - last, len(newer) - first - last
    best: list[list[float]] = [[0] * (columns + 1) for _ in range(rows + 1)]
    values: dict[tuple[int, int], float] = {}
    for row in range(rows - 1, -1, -1):
        below, here = best[row + 1], best[row]
        for column in range(columns - 1, -1, -1):
            most = max(below[column], here[column + 1])
            value = worth.of(first + row, first + column)
            if value is not None:
                values[row, column] = value
                most = max(most, value + below[column + 1])
            here[column] = most
    row = column = 0
    while row < rows and column < columns:
        value = values.get((row, column))
        if value is not None and best[row][column] == value + best[row + 1][column + 1]:
            yield first + row, first + column
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    yield from ((len(older) - back, len(newer) - back) for back in range(last, 0, -1))


def _alike_at_ends(worth: _Worth) -> tuple[int, int]:
    """How many numbers are the same, in the same surroundings, from the beginning and from the end."""
    most = min(len(worth.older), len(worth.newer))

    def alike(one: int, other: int) -> bool:
        return is_equal(worth.older[one], worth.newer[other]) and worth.near(one, other) >= worth.rules["near"]

    first = next((at for at in range(most) if not alike(at, at)), most)
    ends = len(worth.older), len(worth.newer)
    last = next((at for at in range(most - first) if not alike(ends[0] - 1 - at, ends[1] - 1 - at)), most - first)
    return first, last


def _swapped(worth: _Worth, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`pairs` and, for what found no place, an equal value some places off: "to 5 from 4" for "from 4 to 5".

    A different value gives way to an equal one that was only moved.
    """
    swap: int = worth.rules["swap"]
    equal = [pair for pair in pairs if is_equal(worth.older[pair[0]], worth.newer[pair[1]])]
    taken, its_taken = {one for one, _ in equal}, {other for _, other in equal}
    moved = []
    for one in range(len(worth.older)):
        if one in taken:
            continue
        expected = one + _shift(equal, one)
        near = (expected + step for step in sorted(range(-swap, swap + 1), key=abs))
        for other in near:
            if 0 <= other < len(worth.newer) and other not in its_taken and _is_moved(worth, one, other):
                moved.append((one, other))
                its_taken.add(other)
                break
    gone, its_gone = {one for one, _ in moved}, {other for _, other in moved}
    kept = [(one, other) for one, other in pairs if one not in gone and other not in its_gone]
    found = sorted([*kept, *moved], key=lambda pair: (pair[1], pair[0]))
    return sorted([*found, *worth.strays(found)], key=lambda pair: (pair[1], pair[0]))


def _is_moved(worth: _Worth, one: int, other: int) -> bool:
    """Equal, and not better explained by two figures that were exchanged: those keep the words of the other."""
    if not is_equal(worth.older[one], worth.newer[other]):
        return False
    return not isinstance(worth, _Within) or worth.near(one, other) >= worth.rules["swapped_near"]


def _shift(equal: Sequence[tuple[int, int]], one: int) -> int:
    """By how much places differ where the last equal pair before `one` stands."""
    before = max((pair for pair in equal if pair[0] < one), default=(0, 0))
    return before[1] - before[0]


def _paired(worth: _Worth, pairs: Sequence[tuple[int, int]], at: int) -> Paired:
    one, other = pairs[at]
    older, newer = worth.older[one], worth.newer[other]
    return Paired(older, newer, is_equal(older, newer), worth.near(one, other), _reason(worth, pairs, at))


def _reason(worth: _Worth, pairs: Sequence[tuple[int, int]], at: int) -> str:
    """ "figure 5 of both texts, between 8,517,000 and five percent"."""
    one, other = pairs[at]
    place = (
        f"figure {one + 1} of both texts"
        if one == other
        else f"figure {one + 1} of the one and {other + 1} of the other"
    )
    before = worth.newer[pairs[at - 1][1]].surface if at else ""
    behind = worth.newer[pairs[at + 1][1]].surface if at + 1 < len(pairs) else ""
    beside = [" ".join(surface.split()) for surface in (before, behind)]
    if all(beside):
        return f"{place}, between {beside[0]} and {beside[1]}"
    if beside[0]:
        return f"{place}, behind {beside[0]}"
    return f"{place}, before {beside[1]}" if beside[1] else place
