"""Which figures of an earlier telling a later one replaces: corrected ones, and those that only differ.

Enters: two analyses of one story, the older first, and what the newer is to it. Leaves: `Pair`s, each with its reason.
Never: what only one of them says, a value rounded or told loosely, dates, lengths of time, ages and labels; another
day's report in the same words.

A figure needs no subject, measure or period here: the pair itself says what it replaces.
"""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from monitor.data import load
from monitor.domain import Analysis, Approx, Figure, FigureKind, Relation
from monitor.ledger.corrections import Notice, is_news, notice, sent_again
from monitor.ledger.slots import Paired, in_one_language, slots
from monitor.ledger.tellings import Slot, Telling, telling

_LOOSE = frozenset(Approx) - {Approx.EXACT}


class PairKind(StrEnum):
    """Whether the newer text says that it puts something right, or only prints another figure."""

    CORRECTED = "corrected"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure of the older text, and what the newer prints in its place. `reason` is for a person.

    `older` and `newer` are places among the figures of each analysis; None for a number that was read as none (then
    `was` and `now` are all there is of it). `words`: the value stands, but what it is of was corrected: the word in
    the older text and that in the newer.
    """

    older: int | None
    newer: int | None
    kind: PairKind
    reason: str
    was: Slot
    now: Slot
    words: tuple[str, str] | None = None


def retellings(older: Analysis, newer: Analysis, relation: Relation) -> tuple[Pair, ...]:
    """Say which figures of `older` the text of `newer` replaces, in the order of the newer text.

    `corrected`: the newer text says that it is a corrected copy, or its publisher sends the same item once more.
    `differs`: nobody says so; a slip of one of the two. `relation` is what the newer text is to the older one; an
    original is none of it, so nothing is compared.
    """
    if relation is Relation.ORIGINAL:
        return ()
    return tuple(_pairs(_Case.of(older, newer)))


@dataclass(frozen=True, slots=True)
class Report:
    """Two tellings of one report, and their numbers side by side in the order of the newer text."""

    older: Telling
    newer: Telling
    pairs: tuple[Paired, ...]


def one_report(older: Analysis, newer: Analysis) -> Report | None:
    """The two side by side; None where they are too unlike to be one report."""
    case = _Case.of(older, newer)
    if not _is_one_report(case, load("corrections.toml")["slots"]):
        return None
    return Report(case.older, case.newer, case.paired)


@dataclass(frozen=True)
class _Case:
    older: Telling
    newer: Telling
    notice: Notice | None
    again: bool

    @classmethod
    def of(cls, older: Analysis, newer: Analysis) -> "_Case":
        of_older, of_newer = _notice(older), _notice(newer)
        one = telling(older, of_older.spans if of_older else ())
        other = telling(newer, of_newer.spans if of_newer else ())
        news = of_newer if of_newer and is_news(of_newer, of_older) else None
        again = sent_again(newer.article.title, newer.article.language) and _one_publisher(one, other)
        return cls(one, other, news, again)

    @cached_property
    def paired(self) -> tuple[Paired, ...]:
        """Not before the two are known to be one report: it costs the product of their numbers."""
        return slots(self.older, self.newer)

    @property
    def is_corrected(self) -> bool:
        return self.notice is not None or self.again

    @property
    def within(self) -> bool:
        return in_one_language(self.older, self.newer)


def _notice(analysis: Analysis) -> Notice | None:
    article = analysis.article
    return notice(article.title, article.text, article.language)


def _pairs(case: _Case) -> Iterator[Pair]:
    """Nothing where the two are too unlike, or differ in too much, to be one report."""
    rules = load("corrections.toml")["slots"]
    if not _is_one_report(case, rules):
        return
    differing = [each for each in case.paired if not each.equal and _is_told(each, case, rules)]
    part, least = ("corrected", "corrected_least") if case.is_corrected else ("edition", "edition_least")
    if len(differing) > max(rules[least], rules[part] * len(case.paired)):
        return
    if not case.is_corrected and _is_another_day(case, rules):
        return
    for each in case.paired:
        if not each.equal and each in differing:
            yield _pair(each, case)
        elif each.equal and case.notice is not None and case.within:
            words = _renamed(each, case, case.notice)
            if words is not None:
                yield _pair(each, case, words)


def _pair(each: Paired, case: _Case, words: tuple[str, str] | None = None) -> Pair:
    kind = PairKind.CORRECTED if case.is_corrected else PairKind.DIFFERS
    return Pair(each.older.figure, each.newer.figure, kind, _reason(each, case, words), each.older, each.newer, words)


def _reason(each: Paired, case: _Case, words: tuple[str, str] | None) -> str:
    was, now = " ".join(each.older.surface.split()), " ".join(each.newer.surface.split())
    if words:
        what = f'{now} stands where it stood, but with "{words[1]}" for "{words[0]}"'
    else:
        what = f"{now} stands in the place of {was}"
    around = "in the same words" if case.within else "with the same figures around"
    why = "neither text speaks of a correction"
    if case.notice is not None:
        why = f'the newer text says that it is corrected ("{_shortened(case.notice)}")'
    elif case.again:
        why = "its publisher sent the item once more"
    return f"{what}: {each.reason}, {around}; {why}"


def _shortened(said: Notice) -> str:
    most = 80
    return said.said if len(said.said) <= most else said.said[:most].rsplit(" ", 1)[0] + " …"


def _is_one_report(case: _Case, rules: dict[str, Any]) -> bool:
    """In one language by the words that both have, else by the figures."""
    if case.within:
        mine, its = _runs(case.older), _runs(case.newer)
        fewer = min(len(mine), len(its))
        return fewer > 0 and len(mine & its) >= float(rules["kept"]) * fewer
    equal = sum(each.equal for each in case.paired)
    fewer = min(len(case.older.slots), len(case.newer.slots))
    return equal >= max(int(rules["translated_least"]), float(rules["translated_equal"]) * fewer)


def _runs(telling: Telling) -> set[tuple[str, ...]]:
    words = telling.tokens.words
    return set(zip(words, words[1:], words[2:], strict=False))


def _is_another_day(case: _Case, rules: dict[str, Any]) -> bool:
    """One publisher's same words with another number, days later: "eight ships are loading" is a report of that day."""
    first, then = case.older.published, case.newer.published
    if not _one_publisher(case.older, case.newer) or first is None or then is None:
        return False
    return abs(then - first) >= timedelta(hours=int(rules["reissue_hours"]))


def _one_publisher(older: Telling, newer: Telling) -> bool:
    return older.source is not None and older.source == newer.source


def _is_told(each: Paired, case: _Case, rules: dict[str, Any]) -> bool:
    """Is a different value in one place a different statement?"""
    if each.near < rules["near"]:
        return False
    older, newer = _figure(case.older, each.older), _figure(case.newer, each.newer)
    if older and newer and not _is_reprinted(each, older, newer, rules) and _agree(older, newer, rules["loose"]):
        return False
    if abs(each.older.value) == abs(each.newer.value):  # other money, or another reading of it
        return case.notice is not None and case.within
    return case.within or case.notice is not None or _looks_like_a_slip(each, rules)


def _figure(telling: Telling, slot: Slot) -> Figure | None:
    return None if slot.figure is None else telling.figures[slot.figure]


def _is_reprinted(each: Paired, older: Figure, newer: Figure, rules: dict[str, Any]) -> bool:
    """Is it the same phrase, as exactly told? Then two values are two, even "about 300" and "about 304"."""
    return each.near >= rules["same"] and older.approx == newer.approx and older.step == newer.step


def _agree(one: Figure, other: Figure, loose: str) -> bool:
    """Can both be one value, as printed or as loosely told? 39.7 and 40 million are."""
    if one.unit != other.unit or FigureKind.RANK in (one.kind, other.kind):
        return False
    if {one.approx, other.approx} & _LOOSE:
        return abs(one.value - other.value) <= Decimal(loose) * max(abs(one.value), abs(other.value))
    coarse, fine = (one, other) if _place(one) >= _place(other) else (other, one)
    return _place(coarse) > _place(fine) and abs(coarse.value - fine.value) < _place(coarse)


def _place(figure: Figure) -> Decimal:
    """Size of the last digit that means something: 10^6 for 40 million, 100 for 1,300."""
    exponent = figure.value.normalize().as_tuple().exponent
    zeros = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and figure.value else Decimal(1)
    return max(figure.step, zeros) if figure.step == 1 and zeros >= 100 else figure.step


def _looks_like_a_slip(each: Paired, rules: dict[str, Any]) -> bool:
    """Between languages a value read otherwise is commoner than one printed otherwise: digits enough, and alike."""
    mine, its = (abs(slot.value).normalize().as_tuple().digits for slot in (each.older, each.newer))
    if mine == its:
        return len(mine) >= int(rules["shifted"])
    if min(len(mine), len(its)) < rules["digits"]:
        return False
    wrong = [at for at in range(min(len(mine), len(its))) if mine[at] != its[at]]
    return len(mine) == len(its) and len(wrong) <= 2


def _renamed(each: Paired, case: _Case, said: Notice) -> tuple[str, str] | None:
    """The word next to an equal value that the notice says was put right: "to lead from zinc", "a loss, not a profit".

    Both words have to be named in the notice, and nothing else may differ there.
    """
    for side in ("before", "behind"):
        mine, its = _beside(case.older, each.older, side), _beside(case.newer, each.newer, side)
        changed = _one_word(mine, its)
        if changed and _named(changed, said) and not _is_spelling(*changed):
            return changed
    return None


def _beside(telling: Telling, slot: Slot, side: str) -> Sequence[str]:
    count: int = load("corrections.toml")["slots"]["words"]
    at = telling.slots.index(slot)
    return telling.tokens.before(at, count) if side == "before" else telling.tokens.behind(at, count)


def _one_word(mine: Sequence[str], its: Sequence[str]) -> tuple[str, str] | None:
    """The only word that differs among the nearest, up to the next number; None if none or several do."""
    reach: int = load("corrections.toml")["slots"]["renamed"]
    found = [(one, other) for one, other in zip(mine[:reach], its[:reach], strict=False) if one != other]
    beyond = list(zip(mine[reach:], its[reach:], strict=False))
    alike = all(one == other for one, other in beyond)
    return found[0] if len(found) == 1 and alike and "#" not in found[0] else None


def _named(words: tuple[str, str], said: Notice) -> bool:
    told = set(" ".join(said.sentences).replace(",", " ").replace(".", " ").replace(")", " ").split())
    return set(words) <= told


def _is_spelling(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one, other).ratio() >= float(load("corrections.toml")["slots"]["spelling"])
