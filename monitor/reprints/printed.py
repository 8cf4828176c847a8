"""Two tellings side by side, number by number: do they print the same, and where do they differ?

Enters: two texts' numbers with their places, and the likeness of their sentences, if there are vectors. Leaves: an
`Agreement`, and values that stand in place of others. Never: a decision about kinds of likeness.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Protocol

from monitor.data import load
from monitor.domain import Embedding, Fingerprint
from monitor.reprints.conversions import same_size
from monitor.reprints.matrix import mutual

if TYPE_CHECKING:
    from monitor.reprints.matrix import Matrix

Places = Sequence[tuple[int, str]]
_NOTHING: tuple[Counter[str], Counter[str]] = (Counter(), Counter())


class Text(Protocol):
    """What is looked at of a telling."""

    @property
    def fingerprint(self) -> Fingerprint: ...
    @property
    def embedding(self) -> Embedding | None: ...


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of `compared` numbers, `shared` are the same in sentences that say the same.

    `is_another_edition`: enough numbers to tell, and too few that agree for a reprint.
    """

    compared: int
    shared: int
    is_another_edition: bool


class Beside:
    """One telling beside another: sentence by sentence where there are vectors, else as a whole."""

    def __init__(self, new: Text, known: Text, likeness: "Matrix | None") -> None:
        """`likeness`: of each sentence of `new` with each of `known`, in the order of their embeddings' spans."""
        self._new, self._known = new, known
        least: float = load("reprints.toml")["figures"]["aligned"]
        self._pairs = None if likeness is None else mutual(likeness, least)

    def agreement(self) -> Agreement:
        """How many of the numbers agree: those printed in digits, and the values that were read as figures.

        Either may show another edition. Digits are there whatever was read of them, but so are those in names that
        stay the same from day to day (S&P 500, Covid-19). Of digits that disagree, values that agree make up for it:
        Japanese mixes digits and words in one number (2万7,000), and miles become kilometres. A number in words on one
        side is not compared.
        """
        rules = load("reprints.toml")["figures"]
        digits = self._met(self._new.fingerprint.numerals, self._known.fingerprint.numerals)
        figures = self._met(_with_units(self._new.fingerprint), _with_units(self._known.fingerprint))
        printed = printed_alike = read = read_alike = 0
        for (mine, theirs), (my_values, their_values) in zip_longest(digits, figures, fillvalue=_NOTHING):
            fewer, alike = min(mine.total(), theirs.total()), _alike(my_values, their_values)
            printed, printed_alike = printed + fewer, printed_alike + min(fewer, max((mine & theirs).total(), alike))
            read, read_alike = read + min(my_values.total(), their_values.total()), read_alike + alike
        if printed >= rules["enough_digits"] and printed_alike < rules["agreement"] * printed:
            return Agreement(printed, printed_alike, True)
        # Values that differ where digits agree were read differently, not printed differently. Where there are no
        # digits (three hundred and twelve, 三百二十吨), or none were kept, values speak alone.
        misread = printed and printed - printed_alike < rules["agreement"] * (read - read_alike)
        if not misread and read >= rules["enough_values"] and read_alike < rules["agreement"] * read:
            return Agreement(read, read_alike, True)
        return Agreement(printed, printed_alike, False)

    def slips(self, *, within: bool, whole: bool) -> tuple[str, ...]:
        """Figures of the new text that stand where the known one prints another value; none if there are many.

        `within` one language; of a part (`whole` False) the other text's surplus is no sign of anything. Between
        languages a value that was read on one side only is commoner than a slip, so a slip has to look like one.
        """
        most: int = load("reprints.toml")["figures"]["slips"]
        mine, theirs = self._new.fingerprint, self._known.fingerprint
        held, told = {value for _, value, _ in mine.numbers}, {value for _, value, _ in theirs.numbers}
        if len(held - told) > most or (whole and len(told - held) > most):
            return ()
        if not within and not held & told:  # where nothing was read alike, nothing can be told from reading
            return ()
        found: dict[str, None] = {}
        for come, gone in self._met(_with_units(mine), _with_units(theirs)):
            others = [other for other in gone if _value(other) not in held]
            for one in come:
                replaced = [other for other in others if within or _mistakable(_value(one), _value(other))]
                if _value(one) not in told and replaced and not any(_same_size(one, other) for other in others):
                    found[_value(one)] = None
        return tuple(found)

    def _met(self, mine: Places, theirs: Places) -> Iterator[tuple[Counter[str], Counter[str]]]:
        """What stands in each pair of sentences that say the same; all of it where sentences can't be paired."""
        if self._pairs is None or self._new.embedding is None or self._known.embedding is None:
            yield Counter(value for _, value in mine), Counter(value for _, value in theirs)
            return
        if any(offset < 0 for offset, _ in (*mine, *theirs)):  # from an archive that kept no places, nor units
            yield Counter(_value(value) for _, value in mine), Counter(_value(value) for _, value in theirs)
            return
        of_new, of_known = _by_sentence(mine, self._new.embedding), _by_sentence(theirs, self._known.embedding)
        for row, column in self._pairs:
            yield of_new[row], of_known[column]


def _with_units(fingerprint: Fingerprint) -> Places:
    """Values as `value` or `value unit`, where the unit may be another one elsewhere."""
    return [(offset, f"{value} {unit}".strip()) for offset, value, unit in fingerprint.numbers]


def _alike(mine: Counter[str], theirs: Counter[str]) -> int:
    """How many values are the same, or the same size in other units."""
    same = mine & theirs
    left = list((theirs - same).elements())
    for one in (mine - same).elements():
        converted = next((other for other in left if _same_size(one, other)), None)
        if converted:
            left.remove(converted)
    return theirs.total() - len(left)


def _value(figure: str) -> str:
    return figure.split(" ")[0]


def _same_size(one: str, other: str) -> bool:
    pair = one.split(" "), other.split(" ")
    return len(pair[0]) == len(pair[1]) == 2 and same_size((pair[0][0], pair[0][1]), (pair[1][0], pair[1][1]))


def _by_sentence(places: Places, embedding: Embedding) -> list[Counter[str]]:
    starts = [start for start, _ in embedding.spans]
    found: list[Counter[str]] = [Counter() for _ in starts]
    for offset, value in places:
        at = bisect_right(starts, offset) - 1
        if at >= 0 and offset < embedding.spans[at][1]:
            found[at][value] += 1
    return found


def _mistakable(one: str, other: str) -> bool:
    """Whether one value is the other shifted by powers of ten, or with one digit or two neighbours wrong."""
    digits = [value.replace(".", "").strip("0") for value in (one, other)]
    if digits[0] == digits[1]:
        return True
    if len(digits[0]) != len(digits[1]) or len(digits[0]) < 3:
        return False
    wrong = [at for at, (a, b) in enumerate(zip(*digits, strict=True)) if a != b]
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and digits[0][wrong[0]] == digits[1][wrong[1]]
    return len(wrong) == 1 or (swapped and digits[0][wrong[1]] == digits[1][wrong[0]])
