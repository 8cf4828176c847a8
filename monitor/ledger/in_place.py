"""Which value of a text stands in place of which, by parts: words of an early value, of a change, of setting against.

"Deaths came to 292, up from the provisional 289"; "it is 5.38 million tonnes. The first report had spoken of 5.31".
`revisions` knows whole wordings; here each part may stand in any of them, before the old value or behind it, in one
sentence or in two. Enters: an analysis and the pairs that are known. Leaves: the same with more pairs. Never: a value
of another time or what was expected; nor whether the old value is on file, which the judge asks. Words are data
(`ledger_in_place.toml`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from monitor.data import load
from monitor.domain import Analysis, Figure, FigureKind, primary
from monitor.ledger.elliptical import says_nothing
from monitor.ledger.revisions import may_be_one, may_be_vintages, of_others, on_one_side
from monitor.ledger.sentences import by_statement, masked

_MARK = re.compile(r"⟦(\d+)⟧")
_BARE = re.compile(r"(?<![\w⟦.,%/-])(?!(?:19|20)\d\d(?!\d))\d{1,4}(?![\w⟧%/-]|[.,]\d| ?%)")
_STOP = re.compile(r"[.,;:()。，；：（）、]")
_APART = re.compile(r"[,;:(（，；：—–]")
_BEHIND = 45  # characters behind a figure in which words are about it
_TIME = 20  # … in which another time may stand
_LONG = 150  # characters between two values of one thing
_BEFORE = 160  # characters in front of a sentence that may tell that it is about a change
_POINTS, _FACTOR = 5, 2  # how far two vintages of one value lie apart at most
_UNSPACED = frozenset({"zh", "ja", "ko"})  # of which no blanks part the words, or the words from their endings
_ENDINGS = frozenset({"ja", "ko", "tr"})  # of which "from" stands behind the figure


def completed(analysis: Analysis, found: Mapping[int, int]) -> dict[int, int]:
    """`found` (numbers of old values, each with that of what replaces it) with what a reading by parts adds."""
    pairs, text, figures = dict(found), analysis.article.text, analysis.figures
    before: tuple[tuple[int, int], list[int]] | None = None
    for span, numbers, said in _statements(analysis):
        for old, new in said.pairs():
            _add(pairs, numbers[old], numbers[new])
        if before is not None and len(numbers) == 1 and not text[before[0][1] : span[0]].strip():
            told = [n for n in before[1] if n not in pairs and _is_one(figures[numbers[0]], figures[n], said.language)]
            if len(told) == 1 and said.is_taken_back():
                _add(pairs, numbers[0], told[0])
        before = (span, numbers)
    return pairs


def unread(analysis: Analysis) -> dict[int, Figure]:
    """Old values that are no figures, by the numbers of what replaces them: "292 deaths, up from a provisional 289"."""
    return {numbers[new]: old for _, numbers, said in _statements(analysis) for new, old in said.unread()}


def _statements(analysis: Analysis) -> Iterator[tuple[tuple[int, int], list[int], "_Statement"]]:
    language = primary(analysis.article.language) or "und"
    words, text, figures = _words(language), analysis.article.text, analysis.figures
    for span, numbers in by_statement(text, figures) if words else ():
        own = [figures[number] for number in numbers]
        around = f"{analysis.article.title} {_ahead(text, span[0])}".casefold()
        if words is not None:
            yield span, numbers, _Statement(masked(text, own, span), own, around, words, language)


def _add(pairs: dict[int, int], old: int, new: int) -> None:
    """What replaces is not replaced itself, nor does one value stand for two."""
    if old not in pairs and new not in pairs and old not in pairs.values() and new not in pairs.values():
        pairs[old] = new


def _ahead(text: str, start: int) -> str:
    return text[max(0, start - _BEFORE) : start].rsplit("\n", 1)[-1]


def _is_one(old: Figure, new: Figure, language: str) -> bool:
    """Not two things: "shipments were 15.1 million tonnes against an output of 16.4"."""
    if old.indicator is not None and new.indicator is None and not says_nothing(new, language):
        return False
    same = may_be_vintages(old, new) and may_be_one(old, new) and on_one_side(old, new)
    return same and old.value != new.value and _is_near(old, new)


def _is_near(old: Figure, new: Figure) -> bool:
    """ "292, three more than first reported": how far a value moved is not one that it can have been."""
    if new.kind is FigureKind.PERCENT:
        return abs(old.value - new.value) <= _POINTS
    small, great = sorted((abs(old.value), abs(new.value)))
    return great <= _FACTOR * small


@dataclass(frozen=True, slots=True)
class _Words:
    early: re.Pattern[str]
    against: re.Pattern[str]  # … the figure stands behind
    set_against: re.Pattern[str]  # … right behind
    behind: re.Pattern[str]  # what sets the new value against the old one from behind that
    instead: re.Pattern[str]
    origin: re.Pattern[str]
    goal: re.Pattern[str]
    into: re.Pattern[str]  # the words of a goal, right in front of a figure
    changed: re.Pattern[str]
    moved: re.Pattern[str]
    final: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Statement:
    """A sentence with marks for its figures; `around` is what stands in front of it and in the title."""

    said: str
    figures: Sequence[Figure]
    around: str
    words: _Words
    language: str

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Old values, each with what stands in its place."""
        marks = [(int(each[1]), each.start(), each.end()) for each in _MARK.finditer(self.said)]
        if len(marks) < 2 or not self._speaks_of_it():
            return
        for at in range(len(marks)):
            new = self._behind(marks, at)
            if new is None:
                new = self._in_front(marks, at)
            if new is not None:
                yield marks[at][0], new

    def is_taken_back(self) -> bool:
        """Does its only figure, of which the sentence before gives another value, stand there as one that was early?"""
        mark = _MARK.search(self.said)
        if mark is None or of_others().search(self.said):
            return False
        if not (self._is_changed() or self._is_final() or says_nothing(self.figures[0], self.language)):
            return False
        front = self.said[: mark.start()]
        found = [each.end() for each in self.words.early.finditer(front)]
        told = bool(found) and not self._says(self.words.changed, front[found[-1] :])
        return told or self.words.early.search(_tail(self.said, mark.end())) is not None

    def _behind(self, marks: Sequence[tuple[int, int, int]], at: int) -> int | None:
        """ "From OLD to NEW", "instead of OLD it was NEW"."""
        place, start, end = marks[at]
        lead = self.said[marks[at - 1][2] if at else 0 : start]
        following = next((each for each in marks[at + 1 :] if self._fits(place, each[0])), None)
        if following is None or following[1] - end > _LONG or self._of_others(end, min(end + _TIME, following[2])):
            return None
        gap = self.said[end : following[1]]
        if self.words.instead.search(lead) and self._is_told():
            return following[0]
        if self._of_others(end, following[2]):
            return None
        if self.words.origin.search(lead) and self.words.goal.match(gap) and self._is_changed():
            return following[0]
        early = self.words.early.search(lead[-_BEHIND:]) is not None
        return following[0] if early and self.words.goal.match(gap) and self.words.origin.search(lead) else None

    def _in_front(self, marks: Sequence[tuple[int, int, int]], at: int) -> int | None:
        """ "NEW instead of OLD", "NEW, up from the provisional OLD", "NEW (first estimate: OLD)"."""
        place, start, end = marks[at]
        before = next((each for each in reversed(marks[:at]) if self._fits(place, each[0])), None)
        if before is None or start - before[2] > _LONG:
            return None
        gap = self.said[before[2] : start]
        if self._of_others(before[2] + max(gap.rfind(","), gap.rfind("，"), 0), end + _TIME):
            return None
        early = self._is_early(gap, end)
        if early or (self.words.set_against.search(gap) and self._is_what_changed(self.said[: before[1]], gap)):
            return before[0]
        return before[0] if self.words.instead.search(gap) and self._is_told() else None

    def _is_what_changed(self, lead: str, gap: str) -> bool:
        """ "Corrected to NEW from OLD", "NEW, corrected from OLD"; but "revised tables show NEW, up from OLD"."""
        said = self.words.changed
        return self._says(said, gap) or (self._says(said, lead) and self._says(self.words.into, lead))

    def _is_early(self, gap: str, end: int) -> bool:
        """Do the words since the new value, or those behind the old one's `end`, say that this was an early one?"""
        early = self.words.early.search(gap) is not None
        if early and _APART.search(gap) and not self._says(self.words.changed, gap):
            return True
        told = early or self.words.early.search(_tail(self.said, end)) is not None
        return told and (
            self.words.against.search(gap) is not None or self.words.behind.match(self.said, end) is not None
        )

    def unread(self) -> Iterator[tuple[int, Figure]]:
        """Places of counts, each with an old value that has no noun behind it, so that it is no figure of its own."""
        marks = [(int(each[1]), each.start(), each.end()) for each in _MARK.finditer(self.said)]
        for bare in _BARE.finditer(self.said):
            before = next((each for each in reversed(marks) if each[2] <= bare.start()), None)
            if before is None or before[0] >= len(self.figures):
                continue
            new, gap = self.figures[before[0]], self.said[before[2] : bare.start()]
            old = replace(new, value=Decimal(bare.group()))
            counted = new.kind is FigureKind.COUNT and new.step == 1 and new.value != old.value and _is_near(old, new)
            others = len(gap) > _LONG or self._of_others(before[2], bare.end() + _TIME)
            if counted and not others and self._is_early(gap, bare.end()):
                yield before[0], old

    def _fits(self, old: int, new: int) -> bool:
        return max(old, new) < len(self.figures) and _is_one(self.figures[old], self.figures[new], self.language)

    def _of_others(self, start: int, end: int) -> bool:
        return of_others().search(self.said, start, end) is not None

    def _speaks_of_it(self) -> bool:
        words = self.words
        return self._is_told() or any(each.search(self.said) for each in (words.changed, words.moved))

    def _is_told(self) -> bool:
        return self._is_changed() or self._is_final() or self.words.early.search(self.said) is not None

    def _is_changed(self) -> bool:
        """Is a statistic changed here or in what stands around, or anything of which an early value is told?"""
        sure = self._says(self.words.changed, self.said) or self._says(self.words.changed, self.around)
        return sure or (
            self._says(self.words.moved, f"{self.around} {self.said}") and self._says(self.words.early, self.said)
        )

    def _is_final(self) -> bool:
        return self._says(self.words.final, self.said) or self._says(self.words.final, self.around)

    @staticmethod
    def _says(words: re.Pattern[str], text: str) -> bool:
        return words.search(text) is not None


def _tail(said: str, end: int) -> str:
    """The words right behind a figure, which are about it."""
    stop = _STOP.search(said, end)
    return said[end : min(end + _BEHIND, stop.start() if stop else len(said))]


@cache
def _words(language: str) -> _Words | None:
    row: dict[str, Any] | None = load("ledger_in_place.toml").get(language)
    if row is None:
        return None
    unspaced = language in _UNSPACED
    near = "[^⟦⟧，。；、]{0,8}" if unspaced else r"(?: [^\s⟦⟧,;:]+){0,3} ?"
    far = "[^⟦⟧。；]{0,25}" if unspaced else r"[^⟦⟧;]{0,60}"
    open_, close = ("", "") if unspaced else (r"(?<!\w)", r"(?!\w)")
    told = f"{open_}(?:{{}}){close}"
    goal = f"{near}{told.format(row['to'])}{near}$"
    if language in _ENDINGS:
        goal = f"^{row['to']}"
    return _Words(
        early=re.compile(told.format(row["early"])),
        against=re.compile(f"{told.format(row['against'])}{far}$"),
        set_against=re.compile(f"{told.format(row['against'])}{near}$"),
        behind=re.compile(rf"[^⟦⟧、。,;]{{0,4}}?(?:{row['behind']})" if "behind" in row else "(?!)"),
        instead=re.compile(f"{told.format(row['instead'])}{near}$"),
        origin=re.compile(f"{told.format(row['from'])}{near}$" if row["from"] else "$"),
        goal=re.compile(goal),
        into=re.compile(f"{told.format(row['to'])}{near}$"),
        changed=re.compile(told.format(row["changed"])),
        moved=re.compile(told.format(row["moved"])),
        final=re.compile(told.format(row["final"])),
    )
